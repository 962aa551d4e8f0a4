"""A first stretch at one pace and the rest of the time at another: 12 days at t, the other 18 of 30 at twice as much.

Asked is the first pace, the equation for it, or the sum of both stretches.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.outcomes import (
    Scene,
    as_expression,
    as_number,
    as_relations,
    as_worked,
    kind_of_choices,
    minus,
    plus,
    times,
)
from tools.maths.tree import Bin, Node, Num, Rel, Sym

CONCEPT = "Each stretch brings its pace times its time; both stretches together make the total."
_UNIT = r"(?P<u>second|minute|hour|day|week|month|year|lap|mile|shift|night|session|game|chapter)s?\b"
_WHOLE = re.compile(rf"⟦N(?P<n>\d+)⟧[ -]{_UNIT}(?! (?:per|each|every|a)\b)")
_FIRST = re.compile(rf"\bfirst ⟦N(?P<n>\d+)⟧ {_UNIT}")
_REST = re.compile(
    r"\b(?:each|every|all|any|any one)?(?: ?of)?(?: ?the)? ?(?:remaining|other|last|final) (?:⟦N(?P<n>\d+)⟧ )?(?:second|minute|hour|day|week|month|year|lap|mile|shift|night|session|game|chapter)s?\b|\b(?:the )?rest of (?:the|his|her|its|their) [a-z]+|\bafter(?:ward| that|wards)\b"
)
_TIMES = re.compile(
    r"(?P<k>\b(?:twice|double[sd]?|triple[sd]?|half)\b|⟦N(?P<n>\d+)⟧ (?:times\b|(?=as (?:many|much|far|long|fast)\b))|\b(?:two|three|four|five) times\b|\bone[- ](?:half|third|fourth|quarter)\b|\ba (?:third|quarter|fourth|half)\b)"
)
_MORE = re.compile(
    r"⟦N(?P<n>\d+)⟧ (?P<w>more|fewer|less|additional)\b|⟦N(?P<m>\d+)⟧ [a-z]+ (?P<v>more|fewer|less|longer|shorter)\b"
)
_FACTORS: dict[str, Fraction | int] = {
    "twice": 2, "double": 2, "doubles": 2, "doubled": 2, "triple": 3, "triples": 3, "tripled": 3, "two times": 2, "three times": 3, "four times": 4,
    "five times": 5, "half": Fraction(1, 2), "a half": Fraction(1, 2), "one half": Fraction(1, 2), "one third": Fraction(1, 3), "a third": Fraction(1, 3),
    "one fourth": Fraction(1, 4), "one quarter": Fraction(1, 4), "a quarter": Fraction(1, 4), "a fourth": Fraction(1, 4),
}  # fmt: skip
_SAME = re.compile(r"\bthe same (?:amount|number|distance|time)\b|\ba (?:certain|fixed|constant) (?:amount|number)\b")
_UNFIT = re.compile(
    r"\b(?:except|unless|then again|next|percent|did not|does not|skip\w*|second ⟦|increas\w*|each successive|than the day before|previous|average|at least|at most|no more than|days? off|another|every other|only|half of)\b"
)
_TOTAL = re.compile(r"\b(?:total|in all|altogether|all together|in the ⟦|during|over|for the (?:whole|entire))\b")
_FIRST_ASKED = re.compile(r"\bfirst\b|\bvalue of\b|⟦S")


@dataclass(frozen=True)
class _Paces:
    """How long each stretch is, and what its pace makes of the first one's."""

    first: Fraction
    rest: Fraction
    factor: Fraction
    more: Fraction
    used: frozenset[int]
    unit: str


def solve(stem: Stem) -> Derivation | None:
    """The derivation of two stretches, None where the story is none or a number has no part in it."""
    kind = kind_of_choices(stem)
    if kind not in ("number", "relation", "expression") or stem.tables or DENIED.search(stem.ask) or stem.reversals:
        return None
    story = Story(stem)
    if len(story.prose) > 1500 or _UNFIT.search(story.prose) or stem.placeholders("RFETDBP"):
        return None
    paces = _paces(story)
    if paces is None:
        return None
    left = [(k, i) for k, i in _values(story) if i not in paces.used]
    names = {story.name(str(i)) for k, i in left if k == "S"}
    numbers = [i for k, i in left if k in "NM"]
    if len(names) > 1 or len(numbers) > 1 or (story.written and story.written != names):
        return None
    if (
        kind == "number"
        and not names
        and len(numbers) == 1
        and not _SAME.search(story.prose)
        and _given(story, numbers[0])
    ):
        pace = stem.nodes[numbers[0]]
        body = _sum(paces, pace)
        asks = re.search(r"\b(?:in all|total|altogether|during|over)\b", stem.ask) and not re.search(
            r"\b(?:more|first|remaining|rest|last|other)\b", stem.ask
        )
        return as_worked(stem, _scene(paces, body), body) if asks else None
    name = names.pop() if names else "x"
    if name == "x" and not names and kind == "number" and not story.letters and not _SAME.search(story.prose):
        return None
    body = _sum(paces, Sym(name))
    if kind == "expression" and re.search(r"\b(?:remaining|rest|last|first|other)\b", stem.ask.split("which")[-1]):
        return None
    if kind == "expression":
        return as_expression(stem, _scene(paces, body), body) if not numbers else None
    if len(numbers) != 1 or not _TOTAL.search(story.prose):
        return None
    total = stem.nodes[numbers[0]]
    if not isinstance(total, Num):
        return None
    relation = Rel("=", body, total)
    if kind == "relation":
        return as_relations(stem, _scene(paces, relation), (relation,))
    value = (total.value - paces.rest * paces.more) / (paces.first + paces.rest * paces.factor)
    if not _FIRST_ASKED.search(stem.ask) or re.search(r"\b(?:last|remaining|rest|other)\b", stem.ask.split("how")[-1]):
        return None
    return as_number(stem, _scene(paces, relation), (relation,), {name: value}, name)


def _values(story: Story) -> list[tuple[str, int]]:
    return [(m[1], int(m[2])) for m in re.finditer(r"⟦([NMS])(\d+)⟧", story.prose)]


def _given(story: Story, index: int) -> bool:
    """Whether a number is the first stretch's own pace: it stands before "first" in its sentence."""
    sentence = next(s for s in story.sentences if f"⟦N{index}⟧" in s or f"⟦M{index}⟧" in s)
    place = re.search(rf"⟦[NM]{index}⟧", sentence)
    first = _FIRST.search(sentence)
    return bool(
        place and first and abs(place.start() - first.start()) < 80 and place.start() < (_rest_at(sentence) or 10**6)
    )


def _rest_at(sentence: str) -> int | None:
    found = _REST.search(sentence)
    return found.start() if found else None


def _paces(story: Story) -> _Paces | None:
    """The two stretches, None where one of them or how they compare is not told exactly once."""
    prose = story.prose
    firsts = list(_FIRST.finditer(prose))
    if not firsts or len({story.number(m["n"]) for m in firsts}) != 1:
        return None
    unit = firsts[0]["u"]
    used = {int(m["n"]) for m in firsts}
    rests = [m for m in _REST.finditer(prose)]
    told = {story.number(m["n"]) for m in rests if m["n"]}
    used |= {int(m["n"]) for m in rests if m["n"]}
    wholes = [m for m in _WHOLE.finditer(prose) if int(m["n"]) not in used and m["u"] == unit]
    sizes = {story.number(m["n"]) for m in wholes}
    used |= {int(m["n"]) for m in wholes}
    if not rests or len(told) > 1 or len(sizes) > 1 or not (told or sizes) or len(firsts) + len(rests) > 4:
        return None
    first = Fraction(story.number(firsts[0]["n"]))
    rest = Fraction(told.pop()) if told else Fraction(next(iter(sizes))) - first
    if (sizes and Fraction(next(iter(sizes))) != first + rest) or rest <= 0:
        return None
    how = _compared(story)
    if how is None:
        return None
    factor, more, marks = how
    return _Paces(first, rest, factor, more, frozenset(used | marks), unit)


def _compared(story: Story) -> tuple[Fraction, Fraction, frozenset[int]] | None:
    """The second pace by the first: a factor, or so much more; None where neither or both are told."""
    factors = list(_TIMES.finditer(story.prose))
    mores = list(_MORE.finditer(story.prose))
    if len(factors) + len(mores) != 1:
        return None
    sentence = next(s for s in story.sentences if (factors or mores)[0].group() in s)
    if not _REST.search(sentence):
        return None
    if factors:
        key = factors[0]["k"]
        factor = (
            Fraction(story.number(factors[0]["n"])) if factors[0]["n"] else Fraction(_FACTORS[key.replace("-", " ")])
        )
        return factor, Fraction(0), frozenset({int(factors[0]["n"])} if factors[0]["n"] else ())
    index = mores[0]["n"] or mores[0]["m"]
    word = mores[0]["w"] or mores[0]["v"]
    size = Fraction(story.number(index))
    return Fraction(1), size if word in ("more", "additional", "longer") else -size, frozenset({int(index)})


def _sum(paces: _Paces, pace: Node) -> Node:
    """What both stretches bring."""
    second = times(paces.factor, pace)
    if paces.more:
        more = telling.shown(abs(paces.more))
        second = plus(pace, more) if paces.more > 0 else minus(pace, more)
    return Bin(
        "+", Bin("*", telling.shown(paces.first), pace, "cdot"), Bin("*", telling.shown(paces.rest), second, "cdot")
    )


def _scene(paces: _Paces, body: Node) -> Scene:
    said = f"The first {paces.first} {paces.unit}s are at the first pace, the other {paces.rest} at the second; add what both bring."
    return Scene(
        skills.LINEAR_ONE, CONCEPT, "You are asked about the first pace, or what both stretches bring.", ((said, body),)
    )
