"""The lines of a problem as a graph: what is told of them, the slope where it is found, the place that is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State
from tools.maths.figures import GIVEN, Figure
from tools.maths.picturing import slopes
from tools.maths.picturing.curves import Mark
from tools.maths.picturing.reading import label
from tools.maths.polynomial import rational
from tools.maths.topics.algebra.line_description import Described, Line
from tools.maths.topics.algebra.line_numbers import ZERO
from tools.maths.topics.algebra.straight import Straight, straight
from tools.maths.tree import Bin, Group, Node, Rel, letters, substitute
from tools.maths.values import exact_pair

_FOUND = (
    "Write the equation",
    "Write the rule",
    "Compare the slopes",
    "Put x = 0",
    "Put y = 0",
    "Find where it starts",
)


def picture(
    described: Described, lines: Mapping[str, Line], known: Mapping[str, Straight], found: Derivation
) -> Figure | None:
    """The graph of the lines that are known in the end; None where there is none to draw."""
    shown: dict[str, slopes.Straight] = {}
    for key, one in known.items():
        if one.slope is not None:
            shown[key] = slopes.Straight(one.slope, one.start, *_name(key, one, lines.get(key), described, found))
    chosen = _chosen(found, known)
    if chosen is not None:
        shown["chosen"] = chosen
    marks = [mark for key in shown for mark in _points(lines.get(key), shown[key], found)]
    marks += _asked(described, known, found)
    kept = list({(mark.x, mark.y): mark for mark in reversed(marks)}.values())[::-1]
    square = any(line.perpendicular for line in lines.values())
    return slopes.lines(list(shown.values()), kept, _triangles(described, lines, shown, found), equal=square)


def _name(key: str, one: Straight, line: Line | None, described: Described, found: Derivation) -> tuple[str, int]:
    """What a line is called, and when it may be drawn: at once where it is told, else with its equation."""
    given = [r for r in line.equations if letters(r) <= {"x", "y"}] if line is not None else []
    if given:
        return _told(given[0], one, found)
    for number, move in enumerate(found.moves):
        if move.rule in _FOUND[:2] and key in (described.about, *described.functions):
            after = _after(move)
            return (label(after) if after is not None else str(move.after)), number
    for number, move in enumerate(found.moves):
        if move.rule in _FOUND[3:5] and key == described.about and isinstance(move.before, State):
            return label(move.before.rows[0][0]), number
    starts = [number for number, move in enumerate(found.moves) if move.rule == "Find where it starts"]
    told = line is not None and len([p for p in line.points if exact_pair(p) is not None]) >= 2
    return "", starts[-1] if starts and not told else GIVEN


def _told(relation: Rel, one: Straight, found: Derivation) -> tuple[str, int]:
    """A told equation is shown at once; one that a constant had to be found for, where it is first written."""
    written = [n for n, move in enumerate(found.moves) if _after(move) == relation]
    if not written:
        return label(relation), GIVEN
    solved = [n for n, move in enumerate(found.moves) if _after(move) == one.relation()]
    return (label(one.relation()) if solved else "", (solved or written)[0])


def _after(move: Move) -> Node | None:
    if isinstance(move.after, State):
        return move.after.rows[0][0] if move.after.rows and move.after.rows[0] else None
    return None if isinstance(move.after, str) else move.after


def _chosen(found: Derivation, known: Mapping[str, Straight]) -> slopes.Straight | None:
    """The line among the choices that has the right slope."""
    for number, move in enumerate(found.moves):
        after = _after(move) if move.rule == "Compare the slopes" else None
        one = straight(after) if isinstance(after, Rel) and letters(after) == {"x", "y"} else None
        if one is not None and one.slope is not None and one not in known.values() and after is not None:
            return slopes.Straight(one.slope, one.start, label(after), number)
    return None


def _points(line: Line | None, one: slopes.Straight, found: Derivation) -> list[Mark]:
    """The points told of a line; one with a letter where its number is found, at the end."""
    marks: list[Mark] = []
    values = found.solutions[0] if found.solutions and len(found.solutions) == 1 else {}
    for point in line.points if line is not None else ():
        at = GIVEN
        if letters(point):
            point = Group(tuple(substitute(item, values) for item in point.items))
            at = len(found.moves) - 1
        place = exact_pair(point) if not letters(point) else None
        if place is not None and one.height(place[0]) == place[1]:
            shown = point if at == GIVEN else Group((rational(place[0]), rational(place[1])))
            marks.append(Mark(float(place[0]), float(place[1]), _called(shown, place), at, guides=at != GIVEN))
    return marks


def _called(point: Group, place: tuple[Fraction, Fraction]) -> str:
    """A point is called by its numbers; one on an axis by the one number that is not zero."""
    if 0 not in place:
        return label(point)
    return "" if place == (0, 0) else label(point.items[0] if place[0] else point.items[1])


def _asked(described: Described, known: Mapping[str, Straight], found: Derivation) -> list[Mark]:
    """The place that is asked for: an intercept, a point, a value."""
    last = len(found.moves) - 1
    line = known.get(described.about or "")
    answer = found.values[0] if len(found.values) == 1 else None
    if answer is None:
        return []
    place: tuple[Node, Node] | None = None
    number = answer.items if isinstance(answer, Group) else (answer,)
    if isinstance(answer, Group) and len(number) == 2 and not described.negated:
        place = (number[0], number[1])
    elif described.ask == "x-intercept" and line is not None:
        place = (answer, ZERO)
    elif described.ask == "y-intercept" and line is not None:
        place = (ZERO, answer)
    elif described.ask in ("x-at", "y-at") and described.node is not None and line is not None:
        place = (answer, described.node) if described.ask == "x-at" else (described.node, answer)
    elif described.functions and described.node is not None:
        name = next(iter(described.functions))
        line = known.get(name)
        input_ = getattr(described.node, "arg", None)
        place = (input_, answer) if input_ is not None and getattr(described.node, "name", "") == name else None
    if place is None or line is None or any(letters(part) for part in place):
        return []
    at = exact_pair(Group(place))
    if at is None or not line.holds(*at):
        return []
    said = label(answer) if isinstance(answer, Group) else _called(Group(place), at)
    return [Mark(float(at[0]), float(at[1]), said, last, guides=0 not in at)]


def _triangles(
    described: Described, lines: Mapping[str, Line], shown: Mapping[str, slopes.Straight], found: Derivation
) -> list[slopes.Triangle]:
    """The slope between two points where it is worked out from them, or as it is read off."""
    for number, move in enumerate(found.moves):
        after = move.after
        if isinstance(after, str | State):
            continue
        if move.rule == "Find the slope" and isinstance(move.before, Bin):
            for key, one in shown.items():
                places = (
                    [p for point in lines[key].points if (p := exact_pair(point)) is not None] if key in lines else []
                )
                if len(places) >= 2:
                    return [_between(one, places[0], places[1], move.before, number)]
        if move.rule == "Read off the slope":
            read = next((line for line in shown.values() if label(after) == label(rational(line.slope))), None)
            if read is not None:
                run, rise = read.slope.denominator, read.slope.numerator
                return [slopes.Triangle(read, Fraction(0), Fraction(run), str(run), str(rise), number)]
    return []


def _between(
    one: slopes.Straight, first: tuple[Fraction, Fraction], second: tuple[Fraction, Fraction], quotient: Bin, at: int
) -> slopes.Triangle:
    left, right = sorted((first[0], second[0]))
    turned = left != first[0]  # the step goes from the first point to the second, the picture from left to right
    said = ("", "") if turned else (label(quotient.right), label(quotient.left))
    return slopes.Triangle(one, left, right, *said, at)
