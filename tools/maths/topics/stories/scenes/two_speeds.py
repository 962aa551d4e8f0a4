"""One way at two speeds: the two times add up to the whole time, the two distances to the whole distance.

A letter may be a time or a distance of one part, or both parts have letters. Which part is meant follows from the words
beside the speed: "walked at 3 miles per hour" and "hours spent walking".
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.proportion.units import kind_of
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger.nouns import noun_at
from tools.maths.topics.stories.outcomes import Scene, as_number, as_relations, kind_of_choices, times
from tools.maths.topics.stories.scenes.measures import Measure, is_time, measures, whose
from tools.maths.tree import Bin, Node, Rel, Sym

READS = frozenset({"without"})
CONCEPT = "Distance is speed times time. Both parts together make the whole way and the whole time."
_UNFIT = re.compile(
    r"\b(?:rested|rests|stopped|stops|waits?|waited|break|same way|round trip|return(?:ed|s|ing)?|(?:came|went|walk(?:ed)?|ran|drove|rode|biked|way|trip|jogged) back|there and back|wind|current|longer|shorter|more|less|faster|slower|twice|half|third|percent|each|another|later|meet|toward|apart|ahead|until|equal)\b"
)
_NO_STOP = re.compile(
    r"\bwithout (?:stopping|resting|a break|breaks|any stops?|taking a break)\b|\b(?:miles|kilometers|meters) each way\b"
)
_CUT = re.compile(r",? \b(?:and|while|but|then)\b|[,;.]")


@dataclass(frozen=True)
class _Trip:
    """Two speeds with the words beside them, the whole distance and the whole time."""

    speeds: tuple[Measure, Measure]
    beside: tuple[str, str]
    far: Measure
    long: Measure


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a way at two speeds, None where it is none or the part asked for is not clear."""
    kind = kind_of_choices(stem)
    if kind not in ("number", "relation", "system") or stem.tables or DENIED.search(stem.ask):
        return None
    story = Story(stem)
    prose = _NO_STOP.sub("", story.prose)
    if len(prose) > 1500 or _UNFIT.search(prose) or stem.placeholders("RFETDBPM"):
        return None
    trip = _trip(story)
    if trip is None:
        return None
    if kind == "number":
        return _number(stem, story, trip)
    letters = _letters(story, trip)
    if letters is None:
        return None
    return _relation(stem, trip, letters) if kind == "relation" else _system(stem, trip, letters)


def _trip(story: Story) -> _Trip | None:
    found = [m for m in measures(story) if not isinstance(m.node, Sym)]
    speeds = [m for m in found if m.per and is_time(m.per) and kind_of(m.unit).endswith("length")]
    if len(speeds) == 3 and speeds[2].value in (speeds[0].value, speeds[1].value) and _asks(story, speeds[2]):
        speeds.pop()  # the question says again which part is meant
    rest = [m for m in found if not m.per]
    if len(speeds) != 2 or speeds[0].value == speeds[1].value or len({(m.unit, m.per) for m in speeds}) != 1:
        return None
    far = [m for m in rest if m.unit == speeds[0].unit]
    long = [m for m in rest if m.unit == speeds[0].per]
    if len(far) != 1 or len(long) != 1 or len(rest) != 2 or min(m.span for m in speeds) != 1:
        return None
    return _Trip((speeds[0], speeds[1]), _beside(story, speeds[0], speeds[1]), far[0], long[0])


def _asks(story: Story, one: Measure) -> bool:
    return story.sentences[one.sentence] == story.ask


def _beside(story: Story, one: Measure, two: Measure) -> tuple[str, str]:
    """The words that belong to each speed: its clause, cut between the two at the last joining word."""
    if one.sentence == two.sentence:
        sentence = story.sentences[one.sentence]
        between = sentence[one.end : two.start]
        cuts = list(_CUT.finditer(between))
        place = cuts[-1].start() if cuts else len(between)
        before = _CUT.split(sentence[: one.start])[-1]
        after = _CUT.split(sentence[two.end :])[0]
        return before + " " + between[:place], between[place:] + " " + after
    sides = []
    for m in (one, two):
        sentence = story.sentences[m.sentence]
        sides.append(_CUT.split(sentence[: m.start])[-1] + " " + _CUT.split(sentence[m.end :])[0])
    return sides[0], sides[1]


def _letters(story: Story, trip: _Trip) -> list[tuple[str, str, int]] | None:
    """Every letter of the choices with "time" or "distance" and the part it belongs to."""
    found: list[tuple[str, str, int]] = []
    for name in sorted(story.written):
        told = next((m for m in measures(story) if isinstance(m.node, Sym) and m.node.name == name), None)
        if told is None:
            return None
        sentence = story.sentences[told.sentence]
        before = re.split(r"[.;]|, (?:and|which|then)\b|\bwhich\b|\bif\b|⟦", sentence[: told.start])[-1]
        after = re.split(r"⟦|\?|[;.]| and ", sentence[told.end :])[0]
        text = f"{before} {told.unit} {after}"
        what = _what(f"{before} {sentence[told.start : told.end]} {after}", trip)
        part = _with_speed(story, trip, told)
        part = part if part is not None else whose(text, *trip.beside)
        if not what or part is None:
            return None
        found.append((name, what, part))
    if len(found) == 2 and (found[0][1] != found[1][1] or found[0][2] == found[1][2]):
        return None
    return found if 1 <= len(found) <= 2 else None


def _what(text: str, trip: _Trip) -> str:
    speed = trip.speeds[0]
    time = re.search(rf"\b{speed.per}s?\b|\btime\b", text) is not None
    far = re.search(rf"\b{speed.unit}s?\b|\bdistance\b|\bfeet\b", text) is not None
    return "" if time == far else "time" if time else "distance"


def _with_speed(story: Story, trip: _Trip, told: Measure) -> int | None:
    """The part whose speed stands in one clause with the letter: "for h hours at a speed of 6"."""
    for part, speed in enumerate(trip.speeds):
        near = speed.sentence == told.sentence and told.end <= speed.start
        if near and not _CUT.search(story.sentences[told.sentence][told.end : speed.start]):
            return part
    return None


def _scene(*parts: tuple[str, Node]) -> Scene:
    return Scene(skills.LINEAR_ONE, CONCEPT, "You are asked about one of the two parts of the way.", parts)


def _one_letter(trip: _Trip, name: str, what: str, part: int) -> Rel:
    mine, other = trip.speeds[part].node, trip.speeds[1 - part].node
    x: Node = Sym(name)
    if what == "time":
        rest: Node = Bin("-", trip.long.node, x)
        return Rel("=", Bin("+", Bin("*", mine, x), Bin("*", other, rest)), trip.far.node)
    rest = Bin("-", trip.far.node, x)
    return Rel("=", Bin("+", Bin("/", x, mine, "frac"), Bin("/", rest, other, "frac")), trip.long.node)


def _relation(stem: Stem, trip: _Trip, letters: list[tuple[str, str, int]]) -> Derivation | None:
    if len(letters) != 1:
        return None
    relation = _one_letter(trip, *letters[0])
    said = ("One part has the letter, the other the rest; put both together.", relation)
    return as_relations(stem, _scene(said), (relation,))


def _system(stem: Stem, trip: _Trip, letters: list[tuple[str, str, int]]) -> Derivation | None:
    if len(letters) != 2:
        return None
    by_part = {part: Sym(name) for name, _, part in letters}
    x, y = by_part[0], by_part[1]
    v, w = trip.speeds[0].node, trip.speeds[1].node
    if letters[0][1] == "time":
        told = (
            Rel("=", Bin("+", x, y), trip.long.node),
            Rel("=", Bin("+", Bin("*", v, x), Bin("*", w, y)), trip.far.node),
        )
    else:
        told = (
            Rel("=", Bin("+", x, y), trip.far.node),
            Rel("=", Bin("+", Bin("/", x, v, "frac"), Bin("/", y, w, "frac")), trip.long.node),
        )
    return as_relations(
        stem, _scene(("The two parts make the whole.", told[0]), ("Put speed and time together.", told[1])), told
    )


def _number(stem: Stem, story: Story, trip: _Trip) -> Derivation | None:
    asked = re.search(r"\bhow many(?= [a-z])|\bnumber of(?= [a-z])", stem.ask)
    unit = noun_at(stem.ask, asked.end()) if asked else None
    if asked is None or unit is None:
        return None
    again = [i for i, m in enumerate(trip.speeds) if re.search(r"⟦N\d+⟧", stem.ask[asked.end() :]) and _again(m, stem)]
    part = again[0] if len(again) == 1 else whose(stem.ask[unit[1] :], *trip.beside)
    v, w = (Fraction(m.value) for m in trip.speeds)
    if part is None:
        return None
    if part == 1:
        v, w = w, v
    hours = (trip.far.value - w * trip.long.value) / (v - w)
    if not 0 < hours < trip.long.value:
        return None
    x = Sym("x")
    relation = Rel("=", Bin("+", times(v, x), times(w, Bin("-", trip.long.node, x))), trip.far.node)
    told = ("One part takes the time x, the other the rest.", relation)
    if unit[0].head == trip.speeds[0].per:
        return as_number(stem, _scene(told), (relation,), {"x": hours}, "x", trip.speeds[0].per)
    if unit[0].head != trip.speeds[0].unit:
        return None
    way = Rel("=", Sym("y"), times(v, x))
    scene = _scene(told, ("Its distance is speed times time.", way))
    return as_number(stem, scene, (relation, way), {"x": hours, "y": v * hours}, "y", trip.far.unit)


def _again(speed: Measure, stem: Stem) -> bool:
    """Whether the question repeats a speed's own number."""
    return any(stem.value(str(i)) == speed.value for i in stem.placeholders("N", stem.ask) if i != speed.index)
