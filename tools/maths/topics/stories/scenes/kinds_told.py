"""Things of two kinds with so much in each: how many of one kind make both totals, and which relations hold.

"Rectangular tables, which seat 8 people each, and round tables, which seat 5 each; 46 tables, 302 people." With two limits
(pounds and cubic feet) each limit makes one inequality.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger.nouns import noun_at
from tools.maths.topics.stories.outcomes import Scene, as_number, as_relations, kind_of_choices, times
from tools.maths.topics.stories.scenes.changing import bound
from tools.maths.topics.stories.scenes.measures import Measure, measures, stems, whose
from tools.maths.tree import Bin, Node, Rel, Sym

READS = frozenset({"without"})
CONCEPT = "How much each kind brings is the number for one times how many there are; both kinds together make the total or keep within the limit."
_UNFIT = re.compile(
    r"\b(?:except|unless|percent|twice|half|double|times as|empty|broken|already|another|also|then|difference|ratio|average|how many more|how many fewer|discount|tax|tip|left over|per cent|of the other|each other)\b"
)
_FOR_ONE = re.compile(
    r"\b(?:each|every|apiece|per|worth|wide|long|thick|tall|high|cost\w*|sold|sells?|selling|price\w*|weigh\w*|person)\b"
)
_CUT = re.compile(r"(?:,|;)? \b(?:and|while|but|whereas)\b|;|\.(?= )")
_LIMIT = re.compile(
    r"\b(?:has|have|had|limit of|limit|capacity|available|up to|can (?:carry|hold|lift|spend|use)|there (?:is|are))\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of two kinds with totals or limits, None where the story is none or a number has no part in it."""
    kind = kind_of_choices(stem)
    if kind not in ("number", "system") or stem.tables or DENIED.search(stem.ask) or len(stem.prose) > 1500:
        return None
    story = Story(stem)
    if _UNFIT.search(story.prose) or stem.placeholders("RFETDBP"):
        return None
    found = [m for m in measures(story) if not isinstance(m.node, Sym)]
    if kind == "number":
        return _number(stem, story, _by_their_name(found))
    return _limits(stem, story, found) if len(found) == 6 else None


def _by_their_name(found: Sequence[Measure]) -> list[Measure]:
    """ "2-person tents": the number counts persons."""
    units = {m.unit for m in found}
    out = []
    for m in found:
        inner = [w for w in m.words if w in units and w != m.unit]
        out.append(replace(m, unit=inner[0], right=f" person{m.right}") if inner else m)
    return out


def _texts(story: Story, one: Measure, last: Measure, two: Measure) -> tuple[str, str]:
    """The words of each kind: up to the last joining word before the second kind's first number, and from there."""
    if last.sentence != two.sentence:
        return story.sentences[one.sentence][: last.end] + last.right, two.left
    between = story.sentences[two.sentence][last.end : two.start]
    cuts = list(_CUT.finditer(between))
    place = cuts[-1].start() if cuts else 0
    start = story.sentences[one.sentence][: one.start] if one.sentence == two.sentence else one.left
    after = _CUT.split(story.sentences[two.sentence][two.end :])[0]
    return f"{re.split('[.;]', start)[-1]} {between[:place]}", f"{between[place:]} {after}"


def _number(stem: Stem, story: Story, found: list[Measure]) -> Derivation | None:
    """How many there are of one kind, from both totals."""
    told = [m for m in found if story.sentences[m.sentence] != story.ask or len(found) <= 4]
    again = [m for m in found if m not in told]
    if len(told) != 4 or any(
        m.per and m.unit != "dollar" and not re.search(r"\b(?:each|per)\b", story.prose) for m in told
    ):
        return None
    units = [m.unit for m in told]
    many = [u for u in set(units) if units.count(u) == 3]
    if len(many) != 1 or not all(units):
        return None
    shared = [m for m in told if m.unit == many[0]]
    count = next(m for m in told if m.unit != many[0])
    total = max(shared, key=lambda m: m.value)
    one, two = (m for m in shared if m is not total)
    if count.per or total.per or not all(_FOR_ONE.search(m.left + m.right + m.per) or m.per for m in (one, two)):
        return None
    texts = _texts(story, one, one, two)
    ask = re.split(r"\bhow many\b|\bnumber of\b", stem.ask)[-1]
    named = re.split(r"\b(?:are|is|were|was|does|did|do|must|will|can|has|have|in|that)\b", ask)[0]
    repeated = [i for i, m in enumerate((one, two)) if any(a.value == m.value for a in again)]
    part = repeated[0] if len(repeated) == 1 else _asked(named, ask, texts) if not again else None
    thing = noun_at(ask, 0)
    if thing is not None and thing[0].head == many[0] and not thing[0].words & {"person"}:
        return None  # the people at the round tables, not the tables
    if part is None or one.value == two.value or not re.search(r"\bhow many\b|\bnumber of\b", stem.ask):
        return None
    mine, other = (one, two) if part == 0 else (two, one)
    value = (total.value - other.value * count.value) / (mine.value - other.value)
    if value.denominator != 1 or not 0 <= value <= count.value:
        return None
    x, y = Sym("x"), Sym("y")
    relations = (
        Rel("=", Bin("+", x, y), count.node),
        Rel("=", Bin("+", times(mine.value, x), times(other.value, y)), telling.shown(total.value)),
    )
    parts = (
        ("The numbers of both kinds make the number of all.", relations[0]),
        ("What both kinds bring makes the total.", relations[1]),
    )
    scene = Scene(skills.SYSTEMS, CONCEPT, "You are asked how many there are of one kind.", parts)
    return as_number(stem, scene, relations, {"x": value, "y": count.value - value}, "x")


def _asked(named: str, ask: str, texts: tuple[str, str]) -> int | None:
    """The kind that is asked for: by what stands next to "how many", else by the whole question."""
    part = whose(named, *texts)
    return part if part is not None or stems(named) - (stems(texts[0]) & stems(texts[1])) else whose(ask, *texts)


def _key(m: Measure, alike: bool) -> str:
    """What a number is of: its unit, or what follows it where all have one unit ("cups of flour", "hours of cutting")."""
    if not alike:
        return m.unit
    follows = re.match(r" (?:of|for) ([a-z]+)", m.right)
    return m.of or (follows[1] if follows else "")


def _limits(stem: Stem, story: Story, found: list[Measure]) -> Derivation | None:
    """The two inequalities of two limits."""
    alike = len({m.unit for m in found}) == 1
    keys = [_key(m, alike) for m in found]
    if len(set(keys)) != 2 or not all(keys) or any(keys.count(k) != 3 for k in keys):
        return None
    places = sorted(max((i for i in range(6) if keys[i] == k), key=lambda i: found[i].value) for k in set(keys))
    if places not in ([0, 1], [4, 5]):
        return None
    rest = [i for i in range(6) if i not in places]
    order = [keys[i] for i in rest]
    if order[0] == order[1] or order[:2] != order[2:]:
        return None
    coefficients = [found[i] for i in rest]
    texts = _texts(story, coefficients[0], coefficients[1], coefficients[2])
    names = _letters(story, texts)
    ops = _ops(story, [found[i] for i in places])
    if names is None or ops is None:
        return None
    told = []
    for place, op in zip(places, ops, strict=True):
        a, b = (m for i, m in zip(rest, coefficients, strict=True) if keys[i] == keys[place])
        body: Node = Bin("+", times(a.value, Sym(names[0])), times(b.value, Sym(names[1])))
        told.append(Rel(op, body, telling.shown(found[place].value)))
    parts = tuple(
        (f"All {keys[p]}: the number for one of each kind times how many there are, held against the limit.", r)
        for p, r in zip(places, told, strict=True)
    )
    scene = Scene(skills.INEQUALITIES, CONCEPT, "You are asked for both relations, not for numbers.", parts)
    return as_relations(stem, scene, told)


def _ops(story: Story, limits: Sequence[Measure]) -> list[str] | None:
    """The relation of each limit; one without words of its own has that of the one before."""
    ops: list[str] = []
    for m in limits:
        op = bound(m.left, m.right) or bound(story.sentences[m.sentence][: m.start], m.right)
        if not op and (re.fullmatch(r"[^⟦]{0,12} and (?:for )?", f" {m.left}") and ops):
            op = ops[-1]
        if not op and _LIMIT.search(m.left):
            op = "≤"
        if not op:
            return None
        ops.append(op)
    return ops


def _letters(story: Story, texts: tuple[str, str]) -> tuple[str, str] | None:
    """The letters of the two kinds, in the order of the kinds."""
    placed: dict[int, str] = {}
    for name in sorted(story.written):
        part = next((p for text in _said(story, name) if (p := whose(text, *texts)) is not None), None)
        if part is None or part in placed:
            return None
        placed[part] = name
    return (placed[0], placed[1]) if len(placed) == 2 else None


def _said(story: Story, name: str) -> list[str]:
    """What is said of a letter beside it: before it back to the last joining word, or after it."""
    found = []
    for m in measures(story):
        if isinstance(m.node, Sym) and m.node.name == name:
            sentence = story.sentences[m.sentence]
            if m.unit:
                found.append(" ".join([*m.words, m.unit, m.of]))
            found.append(re.split(r"⟦|\band\b|\bwhich\b|[.?;]", sentence[: m.start])[-1])
            said = re.match(r" (?:is|be|represents?) ([^⟦,.?]*)", sentence[m.end :])
            found += [re.split(r"\band\b", said[1])[0]] if said else []
    return [*found, story.letters.get(name, "")]
