"""What makes a margin of error smaller, or why one of two is greater: the size of a random sample."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import random
import re
import statistics
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.tables import number
from tools.maths.topics.data.designs import meaning
from tools.maths.topics.data.finishing import choice_value, text_answer
from tools.maths.topics.data.measures import text_of
from tools.maths.topics.data.words import content, spoken, unmarked


def about_sizes(stem: Stem) -> Derivation | None:
    """What makes a margin smaller, or why one of two is greater: the size of a random sample."""
    if not stem.choices:
        return None
    margin = _new_margin(stem)
    if margin is not None:
        return _derivation(stem, *margin)
    compared = _compared_sizes(stem) or _of_two_samples(stem)
    if compared is not None:
        return _derivation(stem, *compared)
    wants = re.search(
        r"\b(?P<less>smaller|decrease|reduce|lower|less|narrower|smallest)\b|\b(?P<more>larger|greater|increase|wider|largest)\b",
        stem.ask,
    )
    reason = re.search(r"\breason\b|\bwhy\b|\bexpla(?:in|nation)", stem.ask)
    if wants is None:
        right = _explained(stem) if reason else None
        return None if right is None else _derivation(stem, *right)
    right = (_size_reason(stem) or _explained(stem)) if reason else _size_change(stem, bool(wants["less"]))
    if right is None:
        return None
    return _derivation(stem, *right)


def _derivation(stem: Stem, chosen: Choice, before: str, after: str, check: Fraction) -> Derivation:
    """check: the size of the one sample over that of the other."""
    return text_answer(
        stem,
        chosen,
        Derivation(
            skill=skills.INFERENCE,
            concept="The margin of error shrinks as a random sample grows; it does not depend on the size of a large population.",
            moves=(Move("Compare the sizes of the samples", "A larger random sample gives a smaller margin of error.", words(before), words(after), check=lambda: check != 1),),
            solutions=({},),
            values=(),
            asked="You are asked what the margin of error depends on.",
            # the squared margin goes as 1 over the size of the sample
            # made-up samples: the means of larger ones lie closer together
            confirm=lambda: (_spread_of_means(max(4, int(40 * check))) < _spread_of_means(40)) is (check > 1),
            full=False,
        ),
    )  # fmt: skip


def _spread_of_means(size: int, trials: int = 300) -> float:
    """How far the means of random samples of a size lie apart."""
    generator = random.Random(size)
    means = [sum(generator.random() for _ in range(min(size, 2000))) / min(size, 2000) for _ in range(trials)]
    return statistics.pstdev(means)


def _new_margin(stem: Stem) -> tuple[Choice, str, str, Fraction] | None:
    """Another size of the sample, and numbers to choose the new margin from: it goes as one over the root of the size."""
    sizes = [
        stem.value(f"⟦N{n}⟧")
        for n in re.findall(
            r"(?:surveyed|surveys|sample of|selected|polled|chose|asked|sampled|with)(?: a random sample of)? ⟦N(\d+)⟧",
            stem.prose,
        )
    ]
    margin = re.search(r"margin of error (?:of|was|is) (?:about |approximately )?⟦[NP](\d+)⟧", stem.prose)
    old = stem.value(f"⟦N{margin.group(1)}⟧") if margin else None
    kind = "percent" if margin and f"⟦P{margin.group(1)}⟧" in stem.prose else "number"
    if (
        old is None
        or len(sizes) != 2
        or None in sizes
        or sizes[0] == sizes[1]
        or not re.search(r"which .*\bmargin of error", stem.ask)
    ):
        return None
    ratio = (sizes[1] or Fraction(1)) / (sizes[0] or Fraction(1))
    given = [
        (v / (100 if kind == "percent" else 1), c) for c in stem.choices if (v := choice_value(c, kind)) is not None
    ]
    hits = [(v, c) for v, c in given if (v < old) is (ratio > 1) and v != old]
    if (
        len(given) != len(stem.choices)
        or len(hits) != 1
        or abs(float(hits[0][0] / old) * float(ratio) ** 0.5 - 1) > 0.3
    ):
        return None
    return hits[0][1], "another size of the sample", "another margin of error", ratio


def _size_change(stem: Stem, smaller: bool) -> tuple[Choice, str, str, Fraction] | None:
    sample = re.search(r"(?:sample of|surveyed|selected|polled|chose) (?:a random sample of )?⟦N(\d+)⟧", stem.prose)
    size = stem.value(f"⟦N{sample.group(1)}⟧") if sample else None
    told = frozenset(s for t in stem.told for s in content(spoken(stem, t)))
    hits: list[tuple[Choice, Fraction]] = []
    for choice in stem.choices:
        plain = unmarked(choice.text)
        numbers = [n for t in re.findall(r"\d[\d,]*", plain) if (n := number(t)) is not None]
        same = not re.search(r"\bonly\b|\bwho\b|\bvolunteer|\bneighboring\b|\bother\b|\bpopulation\b", plain)
        if len(numbers) == 1 and size and numbers[0] != size and same and not (meaning(plain) - told - _CHANGES):
            if (numbers[0] > size) is smaller:
                hits.append((choice, numbers[0] / size))
        elif not numbers and same and re.search(r"\bsample size\b|\bsample\b|\bnumber of", plain):
            grows = bool(re.search(r"\bincreas|\blarger|\bmore\b|\bgreater", plain))
            shrinks = bool(re.search(r"\bdecreas|\bsmaller|\bfewer|\bless\b", plain))
            if grows is not shrinks and grows is smaller:
                hits.append((choice, Fraction(2) if grows else Fraction(1, 2)))
    if len(hits) != 1:
        return None
    shown = text_of(size) if size else "the sample"
    return hits[0][0], shown, "a larger random sample" if smaller else "a smaller random sample", hits[0][1]


_CHANGES = frozenset(content("increase size sample to instead of random surveying using selecting another the same method from larger change randomly"))  # fmt: skip


_SORT = r"(?:sample|group|survey|study|poll|city|town|school|company|organization|researcher|pollster|newspaper|team|agency)"
_NAMED = re.compile(rf"\b(?P<order>first|second) (?:random )?{_SORT}|\b{_SORT} (?P<name>[a-z]|⟦N\d+⟧|\d+)(?![a-z'])")
_SIZES = re.compile(
    rf"{_SORT} ([a-z0-9]+|⟦N\d+⟧) (?:had|has|consisted of|included|contained|was of|surveyed|of) ⟦N(\d+)⟧"
)
_NOT_SIZE = re.compile(
    r"\bpopulation|\bmean\b|\baverage\b|\brandom|\bdeviation|\bmedian|\bproportion|\bpercent|\bbias|\bwho\b|\bthat (?:were|was|had|are)\b|\bspread|\brange\b|\bmargin|\bvolunteer|\bsupport|\bfavor|\boppos|\bapprov|\bin favor"
)
_GREATER = re.compile(r"\b(?:greater|larger|higher|wider|bigger)\b")
_SMALLER = re.compile(r"\b(?:less|smaller|lower|narrower)\b")


def _names(stem: Stem, text: str) -> list[str]:
    """The samples a text names, in order: "sample 1" and "first sample" are the same."""
    found = []
    for match in _NAMED.finditer(spoken(stem, text).lower()):
        name = {"first": "1", "second": "2"}.get(match["order"] or "", match["name"])
        found.append(name)
    return list(dict.fromkeys(found))


_MORE_ASKED = re.compile(
    r"(?:surveys?|surveyed|asks?|asked|polls?|polled|selects?|selected|chooses?|chose|sample of|samples?)(?: a random sample of)? ⟦N(\d+)⟧"
)


def _compared_sizes(stem: Stem) -> tuple[Choice, str, str, Fraction] | None:
    """Two sizes of random samples of one population: the second margin is smaller, or larger, than the first."""
    if not re.search(
        r"\bhow (?:does|would|will|is)\b.*\bmargins? of error\b.*\b(?:compare|differ|change|affected)", stem.ask
    ):
        return None
    sizes = [v for n in _MORE_ASKED.findall(stem.prose) if (v := stem.value(f"⟦N{n}⟧")) is not None]
    if len(sizes) != 2 or sizes[0] == sizes[1] or re.search(r"\bvolunteer|\bonly\b|\bnot\b", stem.prose):
        return None
    smaller = sizes[1] > sizes[0]
    hits = [
        c
        for c in stem.choices
        if bool(re.search(r"\b(?:smaller|less|lower|decreas|narrower)", c.text.lower())) is smaller
        and bool(re.search(r"\b(?:larger|greater|higher|increas|wider)", c.text.lower())) is not smaller
    ]
    if len(hits) != 1:
        return None
    return hits[0], text_of(sizes[0]), text_of(sizes[1]), sizes[1] / sizes[0]


_ORDERED = re.compile(
    rf"\b(?P<order>first|second)(?: random)?(?: {_SORT})? (?:had|has|have|consisted of|included|contained|was of|surveyed|asked|of|with) (?:about )?⟦N(?P<n>\d+)⟧"
)


def _of_two_samples(stem: Stem) -> tuple[Choice, str, str, Fraction] | None:
    """Two samples whose sizes are told: the choice that says of which the margin of error is smaller or larger."""
    if "margin" not in stem.ask or re.search(r"\bnot\b|\bexcept\b|\breason|\bwhy\b|\bexplain", stem.ask):
        return None
    sizes = {{"first": "1", "second": "2"}[m["order"]]: stem.value(m["n"]) for m in _ORDERED.finditer(stem.prose)}
    sizes |= {spoken(stem, name): stem.value(n) for name, n in _SIZES.findall(stem.prose)}
    known = {name: size for name, size in sizes.items() if size is not None}
    if len(known) != 2 or len(set(known.values())) != 2 or not re.search(r"\brandom", stem.prose):
        return None
    hits = []
    for choice in stem.choices:
        plain = choice.text.lower().replace("$", "")
        subjects = [name for name in _names(stem, plain) if name in known]
        less, more = bool(_SMALLER.search(plain)), bool(_GREATER.search(plain))
        if not subjects or less is more or re.search(r"\bbecause\b|\bpopulation\b", plain):
            continue
        if less is (known[subjects[0]] == max(known.values())):
            hits.append(choice)
    if len(hits) != 1:
        return None
    low, high = sorted(known.values())
    return hits[0], text_of(low), text_of(high), high / low


_WITH_MARGIN = re.compile(
    rf"\b{_SORT} (?P<name>⟦[SN]\d+⟧|[a-z]\b)[^.;]*?margins? of error[^.;⟦]{{0,20}} (?:of|was|is|be) (?:about |approximately )?(?P<margin>⟦[NP]\d+⟧)"
)


def _explained(stem: Stem) -> tuple[Choice, str, str, Fraction] | None:
    """Two named samples with their margins: the choice that gives the smaller margin the larger sample."""
    margins: dict[str, Fraction] = {}
    for match in _WITH_MARGIN.finditer(stem.prose):
        value = stem.value(match["margin"])
        if value is not None:
            margins[spoken(stem, match["name"]).lower()] = value
    if len(margins) != 2 or len(set(margins.values())) != 2 or re.search(r"\bnot\b|\bexcept\b", stem.ask):
        return None
    hits = []
    for choice in stem.choices:
        plain = choice.text.lower().replace("$", "")
        subjects = _names(stem, plain)
        less, more = bool(re.search(r"\bfewer|\bsmaller", plain)), bool(re.search(r"\bmore\b|\blarger", plain))
        sized = re.search(r"\bsurveyed|\basked|\bsample|\bselected|\bpolled|\bchose", plain)
        if _NOT_SIZE.search(plain) or not subjects or subjects[0] not in margins or less is more or not sized:
            continue
        if more is (margins[subjects[0]] == min(margins.values())):
            hits.append(choice)
    if len(hits) != 1:
        return None
    return hits[0], "two samples", "the larger sample has the smaller margin", Fraction(2)


def _size_reason(stem: Stem) -> tuple[Choice, str, str, Fraction] | None:
    """One of two margins is greater: the choice that names the smaller (or larger) sample."""
    about = re.search(r"(?:.*\bmargin (?:for|from|in)\b|margin of error).*", stem.ask)
    if about and re.match(r".*\bmargin (?:for|from|in)\b", about.group()):
        about = re.search(r"\bmargin (?:for|from|in)\b.*", stem.ask)
    had = re.search(
        r"(?P<who>[^,]{0,40}) (?:had|has|have|resulted in|gave) (?:a|the) (?:[a-z]+ )?margin of error", stem.ask
    )
    if had is not None and _names(stem, had["who"]):
        about = re.search(r"(?:had|has|have|resulted in|gave) (?:a|the) .*", stem.ask)
    names = _names(stem, had["who"])[-1:] if had else _names(stem, about.group()) if about else []
    if not names or not about or bool(_GREATER.search(about.group())) is bool(_SMALLER.search(about.group())):
        return None
    mine = names[0]
    fewer = bool(_GREATER.search(about.group()))
    sizes = {spoken(stem, name): stem.value(f"⟦N{n}⟧") for name, n in _SIZES.findall(stem.prose)}
    if len(sizes) == 2 and mine in sizes and None not in sizes.values():
        other = next(v for n, v in sizes.items() if n != mine) or Fraction(0)
        if ((sizes[mine] or Fraction(0)) < other) is not fewer:
            return None
    hits = []
    for choice in stem.choices:
        plain = choice.text.lower().replace("$", "")
        subjects = _names(stem, plain)
        less = bool(re.search(r"\bfewer|\bsmaller|\bless\b", plain))
        more = bool(re.search(r"\bmore\b|\blarger|\bgreater|\bbigger", plain))
        if _NOT_SIZE.search(plain) or not subjects or less is more:
            continue
        if ((subjects[0] == mine) is less) is fewer:
            hits.append(choice)
    if len(hits) != 1:
        return None
    size = "the smaller sample has the greater margin" if fewer else "the larger sample has the smaller margin"
    return hits[0], "two samples", size, Fraction(1, 2) if fewer else Fraction(2)
