"""A whole in named parts, each told by another: "the second is twice as long as the first, the third 4 meters longer".

Every part is written with the letter of the part that is asked for; together they are the whole. Asked is the equation, or
the size of one part.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger.sums import times
from tools.maths.topics.stories.outcomes import Scene, as_number, as_relations, root_of
from tools.maths.tree import Bin, Node, Num, Rel, Sym, added, letters, num

CONCEPT = "Write every part with one letter, from what is said of it; the parts add up to the whole."
_V = r"⟦[NMS]\d+⟧(?: dollars?)?"
_IS = r"(?:is|was|are|gets?|got|receives?|received|has|had|takes|took|weighs?|weighed|costs?|earns?|earned|measures|sold|sells|scored|collected|paid|pays)"
_NP = r"(?:the )?(?:(?:first|second|third|fourth|shortest|longest|middle|smallest|largest|other|[a-z]+)(?: (?:piece|part|section|side|board|day|student|friend|person|number|share|angle|brother|sister|store|class|team|worker|segment))?)"
_TIMES = re.compile(
    rf"\b(?P<a>{_NP}) {_IS} (?P<k>twice|half|(?:two|three|four|five) times|⟦N(?P<n>\d+)⟧ times) (?:as (?:long|much|many|heavy|wide|tall|large|old|far)(?: [a-z]+)? as|the (?:length|size|amount|weight|number|share) of) (?P<b>{_NP})(?= is\b| does\b| did\b| gets\b|[,.;?]| and\b|$)"
)
_MORE = re.compile(
    rf"\b(?P<a>{_NP}) {_IS} (?P<v>{_V})(?: (?P<u>[a-z]+))? (?P<w>longer|more|greater|heavier|larger|wider|taller|older|shorter|less|fewer|smaller|lighter|younger)(?: [a-z]+)? than (?P<b>{_NP})(?= is\b| does\b| did\b| gets\b|[,.;?]| and\b|$)"
)
_WHOLE = (
    re.compile(
        rf"(?P<v>{_V}) (?P<u>[a-z]+)(?: (?:long|of [a-z]+))? (?:is|was) (?:cut|divided|split|broken|sawed|separated) (?:up )?into ⟦N(?P<n>\d+)⟧ (?:pieces|parts|sections|segments)"
    ),
    re.compile(
        rf"(?P<v>{_V})(?: (?P<u>[a-z]+))? (?:[a-z]+ )?(?:is|was) (?:cut|divided|split|broken|sawed|separated) (?:up )?into ⟦N(?P<n>\d+)⟧ (?:pieces|parts|sections|segments)"
    ),
    re.compile(
        rf"⟦N(?P<n>\d+)⟧ [a-z]+ (?:share|shared|split|divide|divided|earned|collected|have|had|sold)(?: a total of)? (?P<v>{_V})(?: (?P<u>[a-z]+))?"
    ),
)
_UNFIT = re.compile(
    r"\b(?:percent|left over|remaining|remains|wasted?|except|unless|another|also|then|average|ratio|after|before|at least|at most|equal(?:ly)?|same|each of)\b|⟦[PRFETDB]"
)
_DEFINED = re.compile(r"(?P<what>[^,.?⟦]*?)(?:,? )⟦S(?P<s>\d+)⟧(?:, in [a-z]+,?)?(?P<rest>[^?]*)\?")
_SMALLER = frozenset({"shorter", "less", "fewer", "smaller", "lighter", "younger"})
_FACTORS = {"twice": Fraction(2), "half": Fraction(1, 2), "two times": Fraction(2), "three times": Fraction(3),
            "four times": Fraction(4), "five times": Fraction(5)}  # fmt: skip
_NOISE = frozenset({"the", "piece", "part", "section", "side", "board", "segment", "share", "friend", "person"})


@dataclass(frozen=True)
class _Told:
    """One part by another: a = factor · b + more."""

    a: str
    b: str
    factor: Fraction
    more: Node
    way: int
    marks: tuple[int, ...]
    said: str


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a whole in parts, None where it is none or not every part is told."""
    if len(stem.choices) < 3 or not stem.sentences or len(stem.prose) > 1200:
        return None
    if DENIED.search(stem.ask) or stem.tables or stem.reversals:
        return None
    story = Story(stem)
    prose = story.prose
    if _UNFIT.search(prose):
        return None
    whole = next((m for p in _WHOLE if (m := p.search(prose))), None)
    if whole is None:
        return None
    told = _told(story)
    names = list(dict.fromkeys(x for t in told for x in (t.b, t.a)))
    if len(told) != len(names) - 1 or story.number(whole["n"]) != len(names) or len({t.a for t in told}) != len(told):
        return None
    asked = _asked(story, names)
    if asked is None:
        return None
    part, letter = asked
    parts = _written_with(told, names, part, Sym(letter or "x"))
    if parts is None:
        return None
    used = {int(whole["n"]), _mark(whole["v"]), *(m for t in told for m in t.marks)}
    if set(stem.placeholders("NM")) - used:
        return None
    total = _node(story, whole["v"])
    others = [p for p, n in zip(parts, names, strict=True) if n != part]
    steps = tuple(_step(t, node) for t, node in zip(told, others, strict=False))
    relation = Rel("=", added(parts), total)
    nodes = [c.node for c in stem.choices]
    if letter and all(isinstance(n, Rel) for n in nodes):
        asked_for = "You are asked for the equation, not for its solution."
        compare = "All parts add up to the whole; collect the letter to compare with the choices."
        return as_relations(stem, Scene(skills.LINEAR_ONE, CONCEPT, asked_for, steps=steps), (relation,), compare)
    if letter or letters(total) or any(n is None or letters(n) for n in nodes):
        return None
    size = root_of(relation, "x")
    asked_for = "You are asked for the size of one part."
    scene = Scene(skills.LINEAR_ONE, CONCEPT, asked_for, (("All parts add up to the whole.", relation),), steps=steps)
    return None if size is None else as_number(stem, scene, (relation,), {"x": size}, "x")


def _step(told: _Told, node: Node) -> Move:
    return Move(
        "Write a part with the letter", f"Use what is said: {told.said}.", words(told.a), node, check=lambda: bool(letters(node))
    )  # fmt: skip


def _mark(text: str) -> int:
    return int(re.findall(r"\d+", text)[0])


def _node(story: Story, text: str) -> Node:
    mark = re.search(r"⟦([NMS])(\d+)⟧", text)
    assert mark is not None
    return Sym(story.name(mark[2])) if mark[1] == "S" else story.stem.nodes[int(mark[2])]


def _key(text: str) -> str:
    found = [w for w in re.findall(r"[a-z]+", text) if w not in _NOISE]
    return " ".join(found)


def _told(story: Story) -> list[_Told]:
    """Every part that is told by another, in order."""
    found: list[tuple[int, _Told]] = []
    for match in _TIMES.finditer(story.prose):
        factor = Fraction(story.number(match["n"])) if match["n"] else _FACTORS[match["k"]]
        marks = (int(match["n"]),) if match["n"] else ()
        found.append(
            (match.start(), _Told(_key(match["a"]), _key(match["b"]), factor, num(0), 1, marks, _plain(match.group())))
        )
    for match in _MORE.finditer(story.prose):
        way = -1 if match["w"] in _SMALLER else 1
        found.append(
            (
                match.start(),
                _Told(
                    _key(match["a"]),
                    _key(match["b"]),
                    Fraction(1),
                    _node(story, match["v"]),
                    way,
                    (_mark(match["v"]),),
                    _plain(match.group()),
                ),
            )
        )
    return [t for _, t in sorted(found, key=lambda pair: pair[0])]


def _plain(text: str) -> str:
    """A clause without marks, for a step."""
    return re.sub(r"⟦[NMS]\d+⟧", "so many", text)


def _asked(story: Story, names: list[str]) -> tuple[str, str] | None:
    """The part that is asked for and its letter, "" where a number is asked for."""
    defined = _DEFINED.search(story.ask)
    text = f"{defined['what']} {defined['rest']}" if defined else story.ask
    hits = [n for n in names if n and re.search(rf"\b{n}\b", text)]
    if len(hits) != 1:
        return None
    return hits[0], story.name(defined["s"]) if defined else ""


def _written_with(told: list[_Told], names: list[str], part: str, letter: Sym) -> list[Node] | None:
    """Every part with the one letter, where the others follow from it; None where they do not."""
    known: dict[str, Node] = {part: letter}
    for _ in names:
        for t in told:
            if t.b in known and t.a not in known:
                node = times(num(t.factor), known[t.b])
                zero = isinstance(t.more, Num) and t.more.value == 0
                known[t.a] = node if zero else Bin("+" if t.way > 0 else "-", node, t.more)
            elif t.a in known and t.b not in known and t.factor:
                zero = isinstance(t.more, Num) and t.more.value == 0
                base = known[t.a] if zero else Bin("-" if t.way > 0 else "+", known[t.a], t.more)
                known[t.b] = base if t.factor == 1 else times(num(1 / t.factor), base)
    return [known[n] for n in names] if set(known) == set(names) else None
