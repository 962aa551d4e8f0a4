"""Graphs beside the steps: curves with marked points, slope triangles, regions, number lines."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tools.animation.tracing import untraced
from tools.animation.drawing import labels, permitted
from tools.maths.engine import solve
from tools.maths.figures import GIVEN, Dot, Exponential, Plane, Polynomial, Region, Segment
from tools.maths.grammar import parse
from tools.maths.picturing import curves, growth, intervals, mirrored, regions, slopes
from tools.maths.picturing.inputs import argument
from tools.maths.picturing.reading import value
from tools.maths.values import evaluate


def plane(question: str, *choices: str) -> Plane:
    solution = solve(question, list(choices) or None)
    assert isinstance(solution.figure, Plane), solution.reason
    assert untraced(solution) == []
    return solution.figure


# ---- curves ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["3 * 2^x + 1", "500 * 2^(x/3)", "x^2 - 3x", "7 - 2x"])
def test_a_curve_runs_where_its_expression_does(text: str) -> None:
    body = parse(text)
    drawn = curves.curve(body, "x")
    assert drawn is not None
    for x in (0, 1, 2, 5):
        assert curves.height(drawn, float(x)) == pytest.approx(float(evaluate(body, {"x": Fraction(x)})))


@pytest.mark.parametrize("text", ["1/x", "sqrt(x)", "5", "x^x", "abs(x)"])
def test_what_is_no_such_curve_is_not_drawn(text: str) -> None:
    assert curves.curve(parse(text), "x") is None


def test_a_window_shows_every_mark_and_both_axes() -> None:
    drawn = curves.curve(parse("2x + 30"), "x")
    assert drawn is not None
    shown = curves.pictured([drawn], [curves.Mark(9, 48)], ("x", "y"), forward=True)
    assert shown is not None
    assert shown.x[0] < 0 < 9 < shown.x[1] and shown.y[0] < 0 < 48 < shown.y[1]
    assert curves.pictured([drawn], [curves.Mark(-1, 28)], ("x", "y"), forward=True) is None


def test_the_number_put_in_is_found_in_the_step() -> None:
    found = argument(parse("20 + 5x^2"), "x", parse("20 + 5 * 9^2"))
    assert found is not None and value(found) == 9
    assert argument(parse("20 + 5x"), "x", parse("20 + 6 * 9")) is None
    assert argument(parse("x + x"), "x", parse("3 + 4")) is None


# ---- models ----------------------------------------------------------------------------------------


def test_a_value_put_into_a_model_is_a_point_of_its_graph() -> None:
    figure = plane(
        "The height h, in inches, of a vine w weeks after it was planted is h = 4 + 3w. "
        "What is its height after 6 weeks?"
    )
    assert [part for part in figure.parts if isinstance(part, Dot)] == [Dot(6.0, 22.0, "(6, 22)", 1, guides=True)]


def test_a_rate_is_a_triangle_and_the_answer_comes_with_its_step() -> None:
    figure = plane(
        "The height h, in inches, of a plant w weeks after it was bought is modeled by h = 2.5w + 9. Based on the "
        "model, by how many inches does the height increase every 4 weeks?"
    )
    sides = [part for part in figure.parts if isinstance(part, Segment)]
    assert [side.label for side in sides] == ["4", "10"]
    assert permitted(figure, GIVEN) is not None and "10" not in labels(permitted(figure, GIVEN) or figure)


def test_a_triangle_too_flat_to_be_seen_stands_without_axes() -> None:
    figure = plane(
        "The price y, in dollars, of a house of x square feet is modeled by y = 120x + 50000. "
        "What is the best interpretation of 120 in this context?",
        "The price of a house of 120 square feet",
        "The increase in the price, in dollars, for each additional square foot",
        "The price of the smallest house, in dollars",
        "The number of square feet of the house",
    )
    assert figure.axes == "" and {"1", "120"} <= set(labels(figure))


# ---- lines -----------------------------------------------------------------------------------------


def test_a_line_through_two_points_has_its_slope_as_a_triangle() -> None:
    figure = plane(
        "In the xy-plane, line n passes through the points (2, 3) and (5, 9). What is the y-intercept of line n?"
    )
    assert {"(2, 3)", "(5, 9)", "5 - 2", "9 - 3"} <= set(labels(figure))
    assert labels(figure)[-1] == "-1"


def test_a_line_whose_constant_is_still_to_be_found_is_not_drawn_before() -> None:
    figure = plane(
        "Line m has equation $y = kx + 3$, where k is a constant, and passes through $(2, 11)$. "
        "What is the x-coordinate of the x-intercept of line m?"
    )
    first = permitted(figure, GIVEN)
    assert first is not None and isinstance(first, Plane)
    assert not [part for part in first.parts if isinstance(part, Polynomial)]


def test_a_wall_is_no_picture() -> None:
    steep = slopes.Straight(Fraction(1000), Fraction(0))
    assert slopes.lines([steep], [curves.Mark(1, 1000)]) is None


# ---- regions ---------------------------------------------------------------------------------------


def test_a_region_is_what_all_borders_leave() -> None:
    halves = [regions.Half(1, 0, -1), regions.Half(0, 1, -1, strict=True)]
    shown = regions.region(halves, [curves.Mark(2, 2)], ("x", "y"), shaded_at=0)
    assert shown is not None
    area = next(part for part in shown.parts if isinstance(part, Region))
    assert all(x >= 1 and y >= 1 for x, y in area.corners)
    dashed = [part.dashed for part in shown.parts if isinstance(part, Segment)]
    assert sorted(dashed) == [False, True]


def test_a_region_that_is_empty_is_not_drawn() -> None:
    halves = [regions.Half(1, 0, -1), regions.Half(1, 0, 1, above=False)]
    assert regions.region(halves, [], ("x", "y"), shaded_at=0) is None


# ---- number lines ----------------------------------------------------------------------------------


def test_a_compound_inequality_is_a_stretch_with_its_whole_numbers() -> None:
    figure = plane("How many integers x satisfy -3 < 2x + 1 <= 9?")
    assert figure.kind == "number line"
    whole = [part for part in figure.parts if isinstance(part, Dot) and not part.label]
    assert [dot.x for dot in whole] == [-1, 0, 1, 2, 3]


def test_an_absolute_value_is_a_distance_to_both_sides() -> None:
    figure = plane("What is the sum of the solutions of |x - 2| = 6?")
    assert figure.kind == "number line" and labels(figure).count("6") == 2 and {"-4", "8"} <= set(labels(figure))


def test_a_stretch_needs_borders_in_order() -> None:
    low, high = intervals.Border(3, "3", True), intervals.Border(1, "1", True)
    assert intervals.stretch("x", low, high, 0) is None
    assert intervals.stretch("x", None, None, 0) is None


# ---- growth and parabolas --------------------------------------------------------------------------


def test_growth_has_a_point_a_period() -> None:
    shown = growth.periods(80, 0.5, 4, 3, ("80", "10"), 1)
    assert shown is not None
    assert [(dot.x, dot.y) for dot in shown.parts if isinstance(dot, Dot)] == [(0, 80), (4, 40), (8, 20), (12, 10)]
    assert growth.periods(1, 2, 1, 30, ("1", ""), 0) is None


def test_a_sketch_says_no_numbers() -> None:
    shown = growth.sketch(True, False, 0)
    assert not shown.ticks and isinstance(shown.parts[0], Exponential) and shown.parts[0].factor < 1


def test_a_parabola_of_unknown_height_is_only_its_zeros_and_its_axis() -> None:
    shown = mirrored.axis([(1, "1"), (7, "7")], 4, "x = 4", 0)
    assert not [part for part in shown.parts if isinstance(part, Polynomial)] and "x = 4" in labels(shown)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What is the vertex of y = x^2 - 6x + 5?", "graph"),
        ("What are the zeros of f(x) = x^2 - x - 12?", "graph"),
        ("y = x^2 - 3 and y = 2x. How many solutions (x, y) does the system have?", "system"),
        ("What is the distance between -4 and 5 on the number line?", "number line"),
        ("A parabola crosses the x-axis at x = 2 and x = 8. What is the x-coordinate of its vertex?", "graph"),
        ("In the xy-plane, the parabola y = x^2 - 2x and the line y = 3 intersect at points A and B. "
         "What is the length of AB?", "graph"),
    ],
)  # fmt: skip
def test_pictures_read_off_the_steps(question: str, kind: str) -> None:
    assert plane(question).kind == kind
