"""Pictures of triangles, circles, angles, shapes and points: true to their sizes, and each number at its step."""

from __future__ import annotations

from math import hypot

import pytest

from tests.tools.animation.tracing import untraced
from tools.maths.engine import solve
from tools.maths.figures import ANSWER, GIVEN, Angle, Dot, Note, Plane, Region, Round, Segment
from tools.maths.picturing import angles, circle_graphs, circle_parts, plane_points, right_triangles, similar
from tools.maths.picturing.framing import framed
from tools.maths.picturing.named_points import Named, named_figure
from tools.maths.picturing.placing import beside, upright, within
from tools.maths.picturing.relaxing import angle, distance, length, on_line, parallel, relaxed, turn
from tools.maths.picturing.shapes import flat
from tools.maths.picturing.sizes import Size, drawn
from tools.maths.picturing.solids import solid
from tools.maths.solution import Solution


def plane(figure: object) -> Plane:
    assert isinstance(figure, Plane)
    return figure


def segments(figure: object) -> list[Segment]:
    return [part for part in plane(figure).parts if isinstance(part, Segment)]


def labelled(solution: Solution) -> dict[str, int]:
    """The labels of a picture, each with its step."""
    return {part.label: part.at for part in plane(solution.figure).parts if part.label}


def sizes(**known: float) -> dict[str, Size]:
    return {letter: Size(value, f"{value:g}") for letter, value in known.items()}


# ---- triangles -------------------------------------------------------------------------------------------------------


def test_a_right_triangle_has_its_sides_and_its_right_angle() -> None:
    figure = right_triangles.right_triangle(Size(3, "3"), Size(4, "4"), Size(5, "c", "5", 2))
    long = next(part for part in segments(figure) if part.label == "5")
    assert long.at == 2 and hypot(long.end[0] - long.start[0], long.end[1] - long.start[1]) == 5
    assert [part.corner for part in plane(figure).parts if isinstance(part, Angle) and part.right] == [(4, 0)]


@pytest.mark.parametrize(
    "told", [(3, None, 5, None), (None, 4, 5, None), (3, 4, None, None), (3, None, None, 36.8698976)]
)
def test_two_sizes_make_a_right_triangle(told: tuple[float | None, float | None, float | None, float | None]) -> None:
    found = right_triangles.right_sides(*told)
    assert found is not None
    assert [round(side, 6) for side in found] == [3, 4, 5]


def test_what_makes_no_right_triangle_is_not_drawn() -> None:
    assert right_triangles.right_sides(3, None, None, None) is None
    assert drawn(lambda: right_triangles.right_triangle(Size(0.0), Size(1.0), None)) is None
    assert right_triangles.right_triangle(Size(1), Size(40), None) is None


def test_points_move_to_where_they_are_said_to_be() -> None:
    start = {"A": (0.4, 0.9), "B": (0.0, 0.0), "C": (1.2, 0.0), "D": (0.2, 0.4), "E": (0.8, 0.4)}
    told = [length("A", "B", 2.0), length("B", "C", 3.0), angle("A", "B", "C", 50.0), on_line("A", "D", "B")]
    at = relaxed(start, [*told, on_line("A", "E", "C"), length("A", "D", 0.8), parallel("DE", "BC")])
    assert at is not None
    assert distance(at["A"], at["B"]) == pytest.approx(2.0)
    assert turn(at["A"], at["B"], at["C"]) == pytest.approx(50.0)
    assert distance(at["D"], at["E"]) == pytest.approx(1.2)


def test_what_contradicts_itself_is_not_drawn() -> None:
    told = [length("A", "B", 1.0), length("B", "C", 1.0), length("A", "C", 3.0)]
    assert relaxed({"A": (0.4, 0.9), "B": (0.0, 0.0), "C": (1.2, 0.0)}, told) is None
    assert named_figure(Named(["ABC"], lengths={"AB": 1.0, "BC": 1.0, "AC": 3.0})) is None


def test_similar_triangles_stand_beside_each_other_with_equal_angles() -> None:
    figure = named_figure(
        Named(["ABC", "PQR"], alike=[("ABC", "PQR")], lengths={"AB": 8, "BC": 12, "PQ": 20, "QR": 30})
    )
    at = {part.label: (part.x, part.y) for part in plane(figure).parts if isinstance(part, Dot)}
    assert set(at) == set("ABCPQR")
    assert turn(at["A"], at["B"], at["C"]) == pytest.approx(turn(at["P"], at["Q"], at["R"]), abs=1e-3)
    assert distance(at["Q"], at["R"]) == pytest.approx(2.5 * distance(at["B"], at["C"]), rel=1e-4)


def test_similar_figures_keep_their_shape() -> None:
    figure = similar.similar_rectangles(
        {"width": Size(4, "4"), "length": Size(6, "6")}, {"width": Size(10, "10")}, scale=2.5
    )
    one, two = ([*part.corners] for part in plane(figure).parts if isinstance(part, Region))
    assert two[1][0] - two[0][0] == pytest.approx(2.5 * (one[1][0] - one[0][0]))
    assert similar.similar_triangles({}, {}, 2.0, (1, 2, 5)) is None


# ---- angles ----------------------------------------------------------------------------------------------------------


def test_a_triangle_has_the_angles_that_are_told() -> None:
    figure = angles.triangle_of_angles([Size(33, "33"), Size(94, "94"), Size(53, "c", "53", 2)])
    marks = [part for part in plane(figure).parts if isinstance(part, Angle)]
    assert [round(turn(mark.one, mark.corner, mark.other)) for mark in marks] == [33, 94, 53, 53]
    assert angles.triangle_of_angles([Size(33), Size(94), Size(60)]) is None


@pytest.mark.parametrize(("kind", "other"), [("corresponding", 70), ("alternate", 70), ("same side", 110)])
def test_angles_at_parallels_measure_what_the_law_says(kind: str, other: float) -> None:
    figure = angles.at_parallels(kind, Size(70, "70"), Size(other, "b"))
    marks = [part for part in plane(figure).parts if isinstance(part, Angle)]
    assert [round(turn(mark.one, mark.corner, mark.other)) for mark in marks] == [70, other]


def test_angles_too_small_for_their_label_are_not_drawn() -> None:
    assert angles.on_a_line(Size(3, "3"), Size(177, "b")) is None
    assert angles.crossing(Size(3, "3"), Size(3, "b")) is None


# ---- circles ---------------------------------------------------------------------------------------------------------


def test_an_arc_spans_its_angle() -> None:
    figure = circle_parts.central_angle(Size(6, "6"), Size(60, r"60^\circ"), Size(0, "s", r"2\pi", 1), None)
    arcs = [part for part in plane(figure).parts if isinstance(part, Round) and part.sweep < 360]
    assert {arc.sweep for arc in arcs} == {60} and arcs[-1].at == 1


def test_a_chord_and_a_tangent_touch_their_circle() -> None:
    along = circle_parts.chord(Size(24, "24"), Size(5, "5"), Size(13, "r", "13", 3))
    line = next(part for part in segments(along) if part.label == "24")
    assert hypot(*line.start) == pytest.approx(13) and line.end[0] - line.start[0] == pytest.approx(24)
    touching = circle_parts.tangent(Size(9, "9"), Size(12, "12"), Size(15, "d", "15", 2), ("O", "B", "A"))
    at = {part.label: (part.x, part.y) for part in plane(touching).parts if isinstance(part, Dot)}
    assert distance(at["B"], at["A"]) == pytest.approx(12)
    assert circle_parts.tangent(Size(9, "9"), Size(1), Size(5)) is None


def test_a_circle_far_from_the_origin_is_not_drawn() -> None:
    assert circle_graphs.circle_graph([circle_graphs.Circle((40.0, 0.0), 2.0)]) is None


# ---- shapes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shape", "known"),
    [
        ("rectangle", sizes(l=7, w=4)),
        ("square", sizes(s=3, D=4.2)),
        ("triangle", sizes(b=6, h=4)),
        ("equilateral triangle", sizes(s=6, h=5.2)),
        ("parallelogram", sizes(b=6, h=3)),
        ("trapezoid", sizes(a=3, b=7, h=2)),
        ("circle", sizes(r=5)),
        ("circle", sizes(d=10)),
        ("regular hexagon", sizes(s=2)),
    ],
)
def test_a_plane_figure_shows_what_is_told(shape: str, known: dict[str, Size]) -> None:
    parts = flat(shape, known.get)
    assert parts is not None
    assert {size.given for size in known.values()} <= {part.label for part in parts}
    assert flat(shape, lambda _: None) is None


@pytest.mark.parametrize(
    ("shape", "known"),
    [
        ("prism", sizes(l=7, w=4, h=3)),
        ("square prism", sizes(s=4, h=3)),
        ("cube", sizes(s=4)),
        ("cylinder", sizes(r=2, h=5)),
        ("cylinder", sizes(d=4, h=5)),
        ("cone", sizes(r=2, h=5)),
        ("sphere", sizes(r=3)),
    ],
)
def test_a_solid_shows_what_is_told(shape: str, known: dict[str, Size]) -> None:
    parts = solid(shape, known.get)
    assert parts is not None
    assert {size.given for size in known.values()} <= {part.label for part in parts}
    assert solid(shape, lambda _: None) is None


def test_two_figures_do_not_lie_on_each_other() -> None:
    square = flat("square", sizes(s=4).get)
    figure = beside("shape", square, square)
    one, two = (part.corners for part in plane(figure).parts if isinstance(part, Region))
    assert max(x for x, _ in one) < min(x for x, _ in two) or min(y for _, y in one) > max(y for _, y in two)
    assert upright([(9, 1), (9, 1)], 0.3)
    inner = within("shape", square, flat("circle", sizes(r=1).get))
    assert next(part.centre for part in plane(inner).parts if isinstance(part, Round)) == (2, 2)


def test_a_figure_too_long_to_be_read_is_not_drawn() -> None:
    assert framed("shape", [Segment((0, 0), (30, 0)), Segment((0, 0), (0, 1))]) is None


def test_points_far_out_are_not_drawn() -> None:
    place = plane_points.Place
    assert plane_points.in_the_plane([place((90, 90)), place((91, 92))]) is None
    assert plane_points.distance(place((1, 2), "(1, 2)"), place((4, 6), "(4, 6)"), "5", 1) is not None


# ---- what the engine does with them ----------------------------------------------------------------------------------

PROBLEMS = {
    "The legs of a right triangle are 8 and 15. What is the length of the hypotenuse?": ("triangle", "17", 2),
    "A 26-foot ladder leans against a wall with its foot 10 feet from the wall. How high up the wall does it reach?": (
        "triangle",
        "24",
        3,
    ),
    "A tree casts a shadow that is 21 feet long. At the same time, a 4-foot post casts a shadow that is 6 feet long. "
    "How tall is the tree?": (
        "triangle",
        "14",
        2,
    ),
    "Two angles of a triangle measure 48° and 75°. What is the measure of the third angle?": (
        "triangle",
        r"57^\circ",
        2,
    ),
    "In triangle ABC, angle C is a right angle, AC = 20 and BC = 21. What is the length of AB?": ("triangle", "29", 2),
    "A circle has radius 9. What is the length of an arc with a central angle of 40 degrees?": ("circle", r"2\pi", 1),
    "A chord of a circle is 16 units long and is 6 units from the center. What is the radius of the circle?": (
        "circle",
        "r = 10",
        3,
    ),
    "What is the radius of the circle with equation x^2 + y^2 - 6x + 2y = 6?": ("circle", "4", 1),
    "A rectangle has a length of 13 and a width of 8. What is its area?": ("shape", "104", 0),
    "The volume of a right circular cylinder is 180π and its height is 5. What is its radius?": ("shape", "6", 2),
    "What is the distance between the points (2, 1) and (7, 13)?": ("graph", "13", 1),
    "What is the midpoint of the segment with endpoints (1, 7) and (9, 3)?": ("graph", "(5, 5)", ANSWER),
}


@pytest.mark.parametrize("question", PROBLEMS)
def test_the_engine_draws_what_is_told_and_the_answer_with_its_step(question: str) -> None:
    kind, answer, at = PROBLEMS[question]
    solution = solve(question)
    assert plane(solution.figure).kind == kind
    assert labelled(solution).get(answer) == at
    assert any(part.at == GIVEN for part in plane(solution.figure).parts)
    assert untraced(solution) == []


def test_a_size_in_another_unit_appears_with_its_conversion() -> None:
    solution = solve(
        "A box is 3 feet long, 2 feet wide and 18 inches high. What is the volume of the box, in cubic feet?"
    )
    shown = labelled(solution)
    assert shown[r"\frac{3}{2}"] == 0 and "18" not in shown
    assert not [part for part in plane(solution.figure).parts if isinstance(part, Note) and part.at == GIVEN]
