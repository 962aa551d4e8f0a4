"""Data as pictures: dots, boxes, columns, points with a line."""

from __future__ import annotations

from fractions import Fraction

from tests.tools.animation.tracing import untraced
from tools.animation.drawing import labels
from tools.maths.engine import solve
from tools.maths.figures import GIVEN, Dot, Note, Plane, Polynomial, Region, Segment
from tools.maths.picturing import dots, scatter


def values(*numbers: int) -> list[Fraction]:
    return [Fraction(number) for number in numbers]


def plane(question: str, *choices: str) -> Plane:
    solution = solve(question, list(choices) or None)
    assert isinstance(solution.figure, Plane), solution.reason
    assert untraced(solution) == []
    return solution.figure


def test_every_value_is_a_dot_above_its_place() -> None:
    shown = dots.dot_plot([dots.Row(values(4, 4, 6, 9))])
    assert shown is not None
    assert sorted(dot.x for dot in shown.parts if isinstance(dot, Dot)) == [4, 4, 6, 9]
    assert {part.label for part in shown.parts if isinstance(part, Note)} == {"4", "6", "9"}


def test_crowded_values_are_named_at_the_ends_only() -> None:
    shown = dots.dot_plot([dots.Row(values(1, 2, 3, 100))])
    assert shown is not None
    assert [part.label for part in shown.parts if isinstance(part, Note)] == ["1", "100"]


def test_what_cannot_be_told_apart_is_no_dot_plot() -> None:
    assert dots.dot_plot([dots.Row(values(5, 5, 5))]) is None
    assert dots.dot_plot([dots.Row(values(*range(200)))]) is None
    assert dots.dot_plot([dots.Row(values(*([1] * 20), 2))]) is None


def test_two_lists_stand_below_one_another_to_one_scale() -> None:
    figure = plane("Each of the values in the list 2, 4, 7, 11 is increased by 5. What is the mean of the new list?")
    assert figure.kind == "dot plot"
    heights = {dot.y for dot in figure.parts if isinstance(dot, Dot)}
    assert len(heights) == 2 and figure.x[0] < 2 < 16 < figure.x[1]
    later = [dot for dot in figure.parts if isinstance(dot, Dot) and dot.at != GIVEN]
    assert sorted(dot.x for dot in later) == [7, 9, 12, 16]


def test_a_range_is_the_way_from_end_to_end() -> None:
    figure = plane("What is the range of the numbers 5, 14, 9, 2 and 11?")
    way = next(part for part in figure.parts if isinstance(part, Segment))
    assert (way.start[0], way.end[0]) == (2, 14) and "12" in labels(figure)


def test_a_box_plot_has_its_quartiles_and_the_distance_between_them() -> None:
    shown = dots.box_plot(2, 5, 7, 9, 15, "4", 0)
    box = next(part for part in shown.parts if isinstance(part, Region))
    assert {x for x, _ in box.corners} == {5, 9}
    assert [part.at for part in shown.parts if part.label == "4"] == [0]


def test_a_histogram_has_a_column_a_value() -> None:
    shown = dots.histogram([(Fraction(2), 3), (Fraction(1), 5)])
    assert shown is not None
    assert [part.label for part in shown.parts if isinstance(part, Note)] == ["5", "1", "3", "2"]
    assert dots.histogram([(Fraction(1), 3)]) is None


def test_points_with_the_line_that_fits() -> None:
    points = [(1.0, 5.0), (2.0, 8.0), (3.0, 11.0)]
    shown = scatter.shaped(points, "linear", ("x", "y"), 0)
    assert shown is not None
    assert [part.coefficients for part in shown.parts if isinstance(part, Polynomial)] == [(2.0, 3.0)]
    assert scatter.shaped(points, "exponential", ("x", "y"), 0) is None
    assert scatter.shaped([(2010.0, 1.0), (2012.0, 2.0), (2014.0, 4.0)], "exponential", ("x", "y"), 0) is None


def test_a_residual_is_the_gap_between_two_points() -> None:
    figure = plane(
        "The equation of the line of best fit for the age x, in weeks, and the weight y, in ounces, of some kittens is "
        "y = 3x + 4. A kitten that is 6 weeks old has a weight of 25 ounces. What is the residual for this kitten?"
    )
    assert figure.kind == "scatter"
    gap = next(part for part in figure.parts if isinstance(part, Segment))
    assert (gap.start, gap.end, gap.label) == ((6.0, 22.0), (6.0, 25.0), "3")
