"""Two to four amounts compared with one another, and their total or one of them: solved for the one that is asked.

"The oldest is 6 years older than the middle sibling, who is …; their ages have a sum of 54." Each amount is known by the
words only it has. Links read: so many times, twice, half, a percent of or above, so many more or less, ratios, and
"so many less than twice". Not read: changes in time, consecutive numbers, averages.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from tools.maths.derivation import Derivation
from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.naming import words_of
from tools.maths.topics.proportion.units import MEASURE, singular
from tools.maths.topics.stories.at_length.linked import Link, solved, which

_MORE = r"(?:more|greater|older|longer|taller|heavier|higher|larger|wider|farther|faster)"
_LESS = r"(?:less|fewer|younger|shorter|lighter|lower|smaller|narrower|slower|cheaper)"
_TIMES = r"(?P<times>twice|double|half|one[- ]half|(?:⟦N\d+⟧|three|four|five) times|⟦[E]\d+⟧)"
_LINK = re.compile(
    rf"(?:⟦[NM](?P<d>\d+)⟧ (?:[a-z]+ ){{0,2}}?(?P<way>{_MORE}|{_LESS}) (?:[a-z]+ ){{0,3}}?than |⟦P(?P<p>\d+)⟧ (?P<pway>{_MORE}|{_LESS}) (?:[a-z]+ ){{0,3}}?than |⟦P(?P<of>\d+)⟧ of )?{_TIMES}?"
)
_RATIO = re.compile(
    r"\bratio of (?:the )?(?P<names>[^⟦.;]*?) (?:is|was|were|of|equals) (?P<numbers>⟦N\d+⟧(?: ?(?:to|:) ?⟦N\d+⟧)+)"
)
_PARTS = re.compile(r"⟦N(\d+)⟧ parts? (?:of )?([a-z][a-z -]*?)(?=,| and\b| to\b| by\b| for\b|[.;])")
_TAIL = re.compile(r" (?:in|at|on|for) (?:a|an|the|this|that|his|her|their|its)\b.*")
_TOTAL = re.compile(
    r"\b(?:sum|total|in total|combined|together|altogether|in all|add up|adds up|all (?:three|two|four))\b"
)
_STOP = re.compile(
    r"\b(?:average|mean|median|per|each hour|every|each (?:day|week|month|year)|consecutive|product|squared?|area|perimeter|difference|years? ago|in ⟦N\d+⟧ years|from now|will be|later|after|before|then|now|increas\w+|decreas\w+|remaining|left|at least|at most|maximum|minimum|least|profit|discount|tax|interest|speed|equations?|inequalit\w+|probability|reciprocal|angle|digits?|how (?:many|much) (?:more|less|fewer|longer|older)|divided|that (?:much|many))\b"
)
_CUT = re.compile(
    r"(?<=[.;?]) |, (?=how\b|what\b)|, (?:and|while|but|whereas) (?:the )?|, (?=which\b|who\b)|(?:,)? and (?=the\b)| where "
)
_COMMON_TEXT = """
    number amount wa ha people person survey age year old point many much cost price length width weight height
    student people person time total score as than same twice half more less fewer was is were are had has have
    did does do earn earned spent sold made raised scored award awarded collect weigh
"""
_COMMON = frozenset(_COMMON_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The derivation of compared amounts, None for anything else."""
    if not stem.choices or stem.tables or stem.statements or stem.placeholders("RFSTD") or _STOP.search(stem.prose):
        return None
    used: set[int] = set()
    links = list(_links(stem, used))
    if not 1 <= len(links) <= 3 or (len(links) > 1 and any(link.right == _OTHERS for link in links)):
        return None
    told = _told(stem, used)
    if told is None:
        return None
    value, whole, sentence, around = told
    if links[0].right == _OTHERS:
        other = words_of(sentence) - links[0].left
        links = [Link(links[0].left, links[0].factor, Fraction(0), other)] if other and not whole else links
    nodes = _amounts(links)
    if nodes and _PARTS.search(stem.prose) and not any(g & words_of(sentence) for g in nodes):
        whole = True  # so much of the mixture of all parts
    ask = _asked(stem.ask)
    unit = re.search(rf"\bin ({MEASURE})|how many ({MEASURE})", ask)
    if unit and not re.search(rf"⟧ (?:[a-z]+ )?{singular(unit[1] or unit[2])}", stem.prose):
        return None  # asked in another unit than told
    asked = -1 if not whole and _TOTAL.search(ask) else which(words_of(ask), nodes)
    if (
        nodes
        and asked != -1
        and links[0].factor
        and sum(bool(g & words_of(ask)) for g in nodes) > 1
        and re.search(r"\band\b", ask)
    ):
        return None  # both of them are asked for
    if nodes is None or asked is None or len(nodes) != len(links) + 1:
        return None
    if whole and 0 < sum(bool(g & words_of(around)) for g in nodes) < len(nodes):
        return None  # a total of some of the amounts only
    return solved(stem, links, nodes, asked, value, None if whole else sentence, used)


def _links(stem: Stem, used: set[int]) -> Iterator[Link]:
    subject = frozenset[str]()
    for sentence in stem.sentences:
        for ratio in _RATIO.finditer(sentence):
            places = re.findall(r"⟦N(\d+)⟧", ratio["numbers"])
            yield from _in_ratio(stem, _split(ratio["names"], len(places)), places, used)
        if len(parts := _PARTS.findall(sentence)) > 1:
            yield from _in_ratio(stem, [name for _, name in parts], [place for place, _ in parts], used)
            continue
        for clause in _CUT.split(_RATIO.sub(" ", sentence)):
            match = next((m for m in _LINK.finditer(clause) if m.group()), None)
            if match is None or (match["p"] or match["of"] or match["d"] or match["times"]) is None:
                subject = words_of(clause) if re.search(r"[a-z]", clause) and "?" not in clause else subject
                continue
            left = words_of(re.sub(r"\b(?:which|who|that|it|if)\b", " ", clause[: match.start()]))
            right = words_of(re.sub(r"\b(?:old|many|much|long|tall|heavy) as\b|\bas\b", " ", clause[match.end() :]))
            if re.match(r"\W*(?:which|who)\b", clause):
                left = subject
            factor, more = _step(stem, match, used)
            if factor is None:
                return
            if (
                match["of"]
                and re.match(r"(?:the )?(?:total|all|entire)\b", clause[match.end() :])
                and not more
                and 0 < factor < 1
            ):
                left_words, factor, right = left, factor / (1 - factor), _OTHERS  # against the rest of the total
                yield Link(left_words, factor, more, right)
                continue
            yield Link(left, factor, more, right)
            subject = right


_OTHERS = frozenset({"others"})


def _split(names: str, count: int) -> list[str]:
    """The names of a ratio; where "to" stands inside a name, the cut is before the word the ratio begins with."""
    parts = re.split(r" to (?:the )?", names)
    if len(parts) != count == 2:
        first = names.split()[0]
        parts = names.split(f" to {first} ") if names.count(f" to {first} ") == 1 else parts
    return parts


def _in_ratio(stem: Stem, names: list[str], places: list[str], used: set[int]) -> Iterator[Link]:
    """Amounts in a ratio, each against the one before it."""
    values = [stem.value(place) for place in places]
    if len(names) != len(values) or not all(values):
        return
    used.update(int(place) for place in places)
    cut = [words_of(_TAIL.sub("", name)) for name in names]
    whole = [words_of(name) for name in names]
    sides = cut if all(a - b and b - a for a, b in pairwise(cut)) else whole
    for (a, v), (b, w) in pairwise(zip(sides, values, strict=True)):
        if v is not None and w is not None:
            yield Link(a, v / w, Fraction(0), b)


def _step(stem: Stem, match: re.Match[str], used: set[int]) -> tuple[Fraction | None, Fraction]:
    factor, more = Fraction(1), Fraction(0)
    if match["times"]:
        number = re.search(r"⟦[NE](\d+)⟧", match["times"])
        words = {"twice": 2, "double": 2, "three times": 3, "four times": 4, "five times": 5}
        value = stem.value(number[1]) if number else Fraction(words.get(match["times"], 0)) or Fraction(1, 2)
        if value is None:
            return None, more
        factor = value
        used.update([int(number[1])] if number else [])
    if match["d"]:
        d = stem.value(match["d"])
        if d is None:
            return None, more
        more = d if re.fullmatch(_MORE, match["way"]) else -d
        used.add(int(match["d"]))
    elif match["p"] or match["of"]:
        place = match["p"] or match["of"]
        p = stem.value(place)
        if p is None:
            return None, more
        used.add(int(place))
        factor *= p if match["of"] else 1 + p if re.fullmatch(_MORE, match["pway"]) else 1 - p
    return factor, more


def _told(stem: Stem, used: set[int]) -> tuple[Fraction, bool, str, str] | None:
    """The one number left: a total, or the value of an amount named in its clause."""
    rest = [i for i in stem.unused(used)]
    counts = [
        i
        for i in rest
        if re.search(rf"⟦N{i}⟧ (?!times|percent|more|less|fewer)(?:[a-z]+ )?[a-z]+s\b", stem.prose)
        and stem.value(str(i)) in (2, 3, 4)
    ]
    rest = [i for i in rest if i not in counts or len(rest) == 1]
    if len(rest) != 1:
        return None
    (place,) = rest
    value = stem.value(str(place))
    sentence = next((s for s in stem.sentences if re.search(rf"⟦[A-Z]{place}⟧", s)), "")
    clause = next((c for c in _CUT.split(sentence) if re.search(rf"⟦[A-Z]{place}⟧", c)), sentence)
    used.update((place, *counts))
    if value is None or value <= 0:
        return None
    whole = bool(_TOTAL.search(clause))
    return value, whole, clause.split("⟦")[0] + " " + clause.split("⟧")[-1], sentence


def _amounts(links: Sequence[Link]) -> list[frozenset[str]] | None:
    """The different amounts of the links, each with the words that only it has; "not" marks those who do not."""
    common = frozenset().union(*(link.left & link.right for link in links)) | _COMMON
    verbs = frozenset.intersection(*(link.left for link in links)) if len(links) > 1 else frozenset()
    if all(link.left - common - verbs for link in links):
        common |= verbs  # "ran" stands with every subject
    groups: list[frozenset[str]] = []
    for side in (s for link in links for s in (link.left, link.right)):
        own = side - common
        if "not" in own:
            own = frozenset({"not"})
        elif not own and len(links) == 1:
            own = side
        if not own:
            return None
        near = [g for g in groups if g & own]
        if len(near) > 1:
            return None
        if near:
            groups[groups.index(near[0])] = near[0] | own
        else:
            groups.append(own)
    if any(a & b for i, a in enumerate(groups) for b in groups[i + 1 :]):
        return None
    return groups


def _asked(ask: str) -> str:
    begin = max(
        ask.rfind("how many"), ask.rfind("what "), ask.rfind("how much"), ask.rfind("how old"), ask.rfind("find "), 0
    )
    return ask[begin:]
