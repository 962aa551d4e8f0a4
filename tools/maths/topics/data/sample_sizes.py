"""What makes a margin of error smaller, or why one of two is greater: the size of a random sample."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.tables import number
from tools.maths.topics.data.designs import meaning
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.measures import text_of
from tools.maths.topics.data.words import content, spoken


def about_sizes(stem: Stem) -> Derivation | None:
    """What makes a margin smaller, or why one of two is greater: the size of a random sample."""
    if not stem.choices:
        return None
    wants = re.search(
        r"\b(?P<less>smaller|decrease|reduce|lower|less|narrower|smallest)\b|\b(?P<more>larger|greater|increase|wider|largest)\b",
        stem.ask,
    )
    if wants is None:
        return None
    reason = re.search(r"\breason\b|\bwhy\b|\bexplain", stem.ask)
    right = _size_reason(stem, bool(wants["more"])) if reason else _size_change(stem, bool(wants["less"]))
    if right is None:
        return None
    chosen, before, after, check = right
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
            confirm=lambda: (1 / check < 1) is bool(wants["less"]),
            full=False,
        ),
    )  # fmt: skip


def _size_change(stem: Stem, smaller: bool) -> tuple[Choice, str, str, Fraction] | None:
    sample = re.search(r"(?:sample of|surveyed|selected|polled|chose) (?:a random sample of )?⟦N(\d+)⟧", stem.prose)
    size = stem.value(f"⟦N{sample.group(1)}⟧") if sample else None
    told = frozenset(s for t in stem.told for s in content(spoken(stem, t)))
    hits: list[tuple[Choice, Fraction]] = []
    for choice in stem.choices:
        plain = choice.text.lower().replace("\\", "").replace("$", "")
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


def _size_reason(stem: Stem, greater: bool) -> tuple[Choice, str, str, Fraction] | None:
    """Two samples with sizes, one margin greater: the choice that names the smaller (or larger) sample."""
    sizes = re.findall(
        r"(?:sample|group|survey|study) ([a-z0-9]+) (?:had|has|consisted of|included|contained|was of|surveyed|of) ⟦N(\d+)⟧",
        stem.prose,
    )
    if len(sizes) != 2:
        return None
    values = {name: stem.value(f"⟦N{n}⟧") for name, n in sizes}
    named = re.search(r"margin of error (?:for|of|in|from) (?:sample|group|survey|study) ([a-z0-9]+)", stem.ask)
    if named is None or named.group(1) not in values or None in values.values():
        return None
    mine = values[named.group(1)] or Fraction(0)
    other = next(v for n, v in values.items() if n != named.group(1)) or Fraction(0)
    if not mine or not other or (mine < other) is not greater:
        return None
    hits = []
    for choice in stem.choices:
        plain = choice.text.lower()
        if re.search(r"\bpopulation|\bmean\b|\brandom|\bdeviation|\bmedian|\bproportion", plain):
            continue
        about = re.search(r"(?:sample|group|survey|study) ([a-z0-9]+)", plain)
        less = bool(re.search(r"\bfewer|\bsmaller|\bless\b", plain))
        more = bool(re.search(r"\bmore\b|\blarger|\bgreater|\bbigger", plain))
        if about is None or less is more or about.group(1) not in values:
            continue
        if ((about.group(1) == named.group(1)) is less) is (mine < other):
            hits.append(choice)
    return (
        (hits[0], f"{text_of(mine)} and {text_of(other)}", "the smaller sample has the greater margin", mine / other)
        if len(hits) == 1
        else None
    )
