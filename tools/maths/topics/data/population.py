"""A population told in prose as a grid of counts: "8 red and 5 green marbles", "of the 40 members, 15 are seniors".

A second condition ("of the seniors, 20% …") makes the columns. What the prose leaves out is not guessed: then None.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import Stem
from tools.maths.topics.data.asking import asked
from tools.maths.topics.data.grid import Grid
from tools.maths.topics.data.headings import Ambiguous, Side
from tools.maths.topics.data.words import content, spoken

_DESC = r"[a-z0-9' -]{2,60}?"
_LABEL = re.compile(
    r"\b(line|grade|group|type|class|section|team|room|machine|store|plant|shift|bag|box|school|factory|brand|model|route|floor|"
    r"level|day|week|trial|version|lane|batch|form|track|shelf|crate|bin|unit|site|region|zone|district|ward) ⟦N(\d+)⟧"
)
_END = r"(?=,|;|\.|:|\?| and ⟦| and (?:some|the rest|the remaining|the other)|$)"
_ITEM = re.compile(rf"⟦N(\d+)⟧ ({_DESC}){_END}")
_PLACE = re.compile(r" (?:in|on|at|inside|from) (?:a|an|the|his|her|their|each) [a-z ]+$")
_HOLDS = re.compile(
    r"\b(?:contains?|contained|containing|has|have|had|holds?|holding|there are|there were|consists? of|includes?|with|made up of|filled with|owns?|composed of)\b"
)
_IS = r"(?:[a-z]{2,}ed|ate|rode|ran|came|went|bought|sold|chose|drove|wore|read|won|lost|are|were|is|was|have|has|had|own|owns|play|plays|speak|speaks|prefer|prefers|preferred|take|takes|took|said|drive|drives|walk|live|lives|work|works|wear|wears|like|likes|study|use|uses|contain|contains|attend|attended|said that they|chose)"
_PART = re.compile(
    rf"⟦(?P<kind>[NP])(?P<n>\d+)⟧(?: (?:of (?:the|these|those|them|which|whom)(?: [a-z]+)?|[a-z]+))? (?P<verb>{_IS}) (?P<desc>{_DESC}){_END}"
)
_REST = re.compile(
    rf"\b(?:the )?(?:rest|remaining(?: ⟦N(?P<n>\d+)⟧)?(?: [a-z]+)?|others?)(?: of (?:the|them|these)(?: [a-z]+)?)? (?:(?:are|were|is|was|have|had|prefer|play|take|speak) )?(?P<desc>{_DESC}){_END}"
)
_OF_GROUP = re.compile(
    rf"\b(?:of|among) (?:the|these|those) (?P<group>[a-z0-9⟦⟧ '-]+?),? ⟦(?P<kind>[NP])(?P<n>\d+)⟧(?: of them)? (?:also )?(?P<verb>{_IS}) (?P<desc>{_DESC}){_END}"
)
_OF_GROUP_BACK = re.compile(
    rf"⟦(?P<kind>[NP])(?P<n>\d+)⟧ of the (?P<group>[a-z0-9⟦⟧N '-]+?) (?P<verb>{_IS}) (?P<desc>{_DESC}){_END}"
)


@dataclass(frozen=True)
class Population:
    """The grid, the placeholders it was made from, and words that name everyone in it."""

    grid: Grid
    used: frozenset[int]


def population(stem: Stem) -> Population | None:
    """The population a problem tells of in prose, None when there is none that is complete.

    >>> from tools.maths import stem as reading
    >>> found = population(reading.read("A bag has 3 red and 5 blue pens. One pen is chosen at random."))
    >>> found.grid.rows.heads, found.grid.total
    (('red', 'blue'), Fraction(8, 1))
    """
    if stem.tables:
        return None
    return inventory(stem) or _parts(stem)


def inventory(stem: Stem) -> Population | None:
    """A list of counts with their kinds in one sentence."""
    for sentence in stem.sentences:
        match = _HOLDS.search(sentence)
        start = match.end() if match else 0
        clause = re.split(r"\bif\b|\bwhat\b|\bone of\b|\brandom", sentence[start:])[0]
        clause = re.sub(r"^ (?:a total of |only |exactly )?⟦N\d+⟧ [a-z -]+?: ", " ", clause)
        items = [(int(n), _PLACE.sub("", desc.strip())) for n, desc in _ITEM.findall(clause)]
        if match is None or len(items) < 2 or len(re.findall(r"⟦", clause)) != len(items):
            continue
        counts = [stem.value(f"⟦N{n}⟧") for n, _ in items]
        heads = _trimmed([desc for _, desc in items])
        if heads is None or any(c is None or c.denominator != 1 or c < 0 for c in counts):
            return None
        if re.search(r"\b(?:that|which|who|each|every|for|per|of which|dollars?|miles?|hours?)\b", clause):
            return None
        cells = tuple((c,) for c in counts if c is not None)
        return Population(Grid(Side(heads), Side(("",)), cells), frozenset(n for n, _ in items))
    return None


def _trimmed(descriptions: list[str]) -> tuple[str, ...] | None:
    """Kinds without the noun that only the last one says: "red", "green", "yellow marbles"."""
    lengths = [len(d.split()) for d in descriptions]
    last = descriptions[-1].split()
    if len(set(lengths[:-1])) == 1 and lengths[-1] > lengths[0] and lengths[-1] - lengths[0] <= 2:
        descriptions = [*descriptions[:-1], " ".join(last[: lengths[0]])]
    stems = [frozenset(content(d)) for d in descriptions]
    return tuple(descriptions) if len(set(stems)) == len(stems) and all(stems) else None


def _parts(stem: Stem) -> Population | None:
    """A total, parts of it, and perhaps parts of the parts."""
    prose = _LABEL.sub(lambda m: f"{m.group(1)} {spoken(stem, f'⟦N{m.group(2)}⟧')}", stem.prose)
    labels = {int(m.group(2)) for m in _LABEL.finditer(stem.prose)}
    prose, maker = _MAKES.subn(r"\2 of the \3 are made by \1 and the rest are made by \4", prose)
    numbers = [
        n
        for n in stem.placeholders("N")
        if (v := stem.value(f"⟦N{n}⟧")) is not None and n not in labels and (v >= 1 or not stem.placeholders("P"))
    ]
    if not numbers or (maker and all((stem.value(f"⟦N{n}⟧") or 9) < 9 for n in numbers)):
        return _shares_only(stem, prose, labels | set(numbers))
    turned = re.match(
        r"(?:⟦N(\d+)⟧) (?:out )?of (?:the |a total of |these |those )?⟦N(\d+)⟧ ([a-z]+)",
        prose[prose.find(f"⟦N{numbers[0]}⟧") :],
    )
    if turned is not None:  # "24 of 60 people chose tea": the whole comes second
        first, second, noun = turned.groups()
        prose = prose.replace(turned.group(), f"of ⟦N{second}⟧ {noun}, ⟦N{first}⟧", 1)
        numbers = [int(second), *(n for n in numbers if n != int(second))]
    whole = stem.value(f"⟦N{numbers[0]}⟧")
    if whole is None or whole.denominator != 1 or not 0 < whole <= 200_000:
        return None
    return _groups(stem, prose, whole, {numbers[0], *labels}, prose.find(f"⟦N{numbers[0]}⟧"))


_MAKES = re.compile(
    r"([a-z]+ [a-z0-9]+) (?:makes|produces|made|produced|supplies|supplied|fills|packs) (⟦P\d+⟧) of the ([a-z]+) and ([a-z]+ [a-z0-9]+) (?:makes|produces|made|produced|supplies|supplied|fills|packs) the (?:rest|others|remaining [a-z]+)"
)


def _shares_only(stem: Stem, prose: str, used: set[int]) -> Population | None:
    """Percents and fractions without the size of the whole: a whole is supposed of which all parts are whole numbers."""
    shares = [stem.value(f"⟦N{i}⟧") for i in stem.placeholders("NP") if i not in used]
    whole = 1
    for share in shares:
        if share is None or not 0 < share < 1:
            return None
        whole *= share.denominator
    if not shares or whole > 20_000 or "⟦" not in prose:
        return None
    return _groups(stem, prose, Fraction(whole), used, max(prose.find("⟦P") - 3, 0))


def _groups(stem: Stem, prose: str, whole: Fraction, used: set[int], start: int) -> Population | None:
    """The groups of a whole, and the parts of each."""
    seconds = [m for p in (_OF_GROUP, _OF_GROUP_BACK) for m in p.finditer(prose, start + 3)]
    groups: list[tuple[str, Fraction]] = []
    for match in _PART.finditer(prose, start + 3):
        if any(s.start() <= match.start() < s.end() for s in seconds if _has_noun(s, prose, start)):
            continue
        count = _amount(stem, match["kind"], match["n"], whole)
        if count is None or int(match["n"]) in used:
            return None
        groups.append((_said(match["verb"], match["desc"], stem), count))
        used.add(int(match["n"]))
    if not groups or sum(c for _, c in groups) > whole:
        return None
    rest = _REST.search(prose, start)
    left = whole - sum(c for _, c in groups)
    if rest is not None:
        if rest["n"]:
            used.add(int(rest["n"]))
        groups.append((spoken(stem, rest["desc"]), left))
    elif len(groups) == 1:
        groups.append(("not " + groups[0][0], left))
    elif left:
        return None
    side = Side(tuple(g for g, _ in groups))
    inner = [s for s in seconds if _has_noun(s, prose, start)]
    if not inner:
        return Population(Grid(side, Side(("",)), tuple((c,) for _, c in groups)), frozenset(used))
    return _with_columns(stem, side, [c for _, c in groups], inner, used)


def _has_noun(match: re.Match[str], prose: str, start: int) -> bool:
    """Whether "of the …" names a part, not the whole again ("of the 500 lamps")."""
    group = match["group"]
    whole = prose[start : start + 60].split("⟧", 1)[1].split()
    noun = whole[2:3] if whole[:1] == ["of"] else whole[:2]
    return "⟦N" not in group[:3] and bool(set(content(group)) - set(content(" ".join(noun))))


def _said(verb: str, desc: str, stem: Stem) -> str:
    plain = spoken(stem, desc)
    return (
        plain
        if verb in ("are", "were", "is", "was", "have", "has", "had", "said", "said that they", "chose")
        else f"{verb} {plain}"
    )


def _amount(stem: Stem, kind: str, place: str, whole: Fraction) -> Fraction | None:
    value = stem.value(f"⟦{kind}{place}⟧")
    if value is None:
        return None
    value = value * whole if kind == "P" or 0 < value < 1 else value  # "1/6 were international" is a share too
    return value if value.denominator == 1 and value >= 0 else None


def _with_columns(
    stem: Stem, side: Side, counts: list[Fraction], inner: list[re.Match[str]], used: set[int]
) -> Population | None:
    rows: dict[int, Fraction] = {}
    heads: set[frozenset[str]] = set()
    desc = ""
    for match in inner:
        try:
            hit = side.match(spoken(stem, match["group"]))
        except Ambiguous:
            return None
        if hit is None or len(hit.chosen) != 1:
            return None
        row = next(iter(hit.chosen))
        amount = _amount(stem, match["kind"], match["n"], counts[row])
        if amount is None or amount > counts[row] or row in rows:
            return None
        rows[row] = amount
        desc = _said(match["verb"], match["desc"], stem)
        heads.add(frozenset(content(desc)))
        used.add(int(match["n"]))
        used |= {int(n) for n in re.findall(r"⟦N(\d+)⟧", match["group"])}
    if len(heads) != 1:
        return None
    columns = Side((desc, "not " + desc), foreign=frozenset(content(" ".join(side.heads))))
    side = Side(side.heads, foreign=frozenset(content(desc)))
    if len(rows) == len(counts):
        cells = tuple((rows[r], counts[r] - rows[r]) for r in range(len(counts)))
        return Population(Grid(side, columns, cells), frozenset(used))
    if len(rows) == 1 and not any("not " in h for h in heads):
        row = next(iter(rows))
        ask = asked(stem)  # the other rows are not told: only of this one may be asked
        named = set(content(side.heads[row])) & set(content(" ".join(ask.bases) if ask else ""))
        if not named:
            return None
        return Population(
            Grid(Side((side.heads[row],)), columns, ((rows[row], counts[row] - rows[row]),)), frozenset(used)
        )
    return None
