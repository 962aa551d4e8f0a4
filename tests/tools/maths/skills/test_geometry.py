"""Every geometry problem in the table comes out as its row says; and the parts that read and measure, by themselves."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.maths.skills import geometry, geometry_built, geometry_wider, rows
from tests.tools.maths.skills.rows import Row
from tools.maths import stem
from tools.maths.disclosure import gives_away
from tools.maths.engine import solve
from tools.maths.grammar import parse
from tools.maths.second_route import equivalent
from tools.maths.topics.geometry import exact, formulas, measuring
from tools.maths.topics.geometry.units import Unit
from tools.maths.topics.geometry.wording import lay_out
from tools.maths.tree import letters
from tools.maths.typeset import plain
from tools.maths.values import evaluate

PROBLEMS = [*geometry.PROBLEMS, *geometry_built.PROBLEMS, *geometry_wider.PROBLEMS]
SOLVED = [row for row in PROBLEMS if row.answer is not None]


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_problem(row: Row) -> None:
    rows.check(row)


@pytest.mark.parametrize("row", SOLVED[::4], ids=lambda row: row.question[:60])
def test_hints_below_the_last_give_nothing_away(row: Row) -> None:
    solution = rows.solved(row)
    assert not any(gives_away(hint, solution) for hint in solution.hints[:-1])


def test_a_missing_figure_is_named_as_the_reason() -> None:
    reason = solve("In the figure above, lines l and m are parallel. What is the value of x?").reason
    assert reason is not None
    assert "figure" in reason


def test_part_of_a_thing_is_not_the_thing() -> None:
    """The water in a pool is not the pool; the asked object must be one of those that were read."""
    pool = "A rectangular pool is 20 feet long, 10 feet wide and 6 feet deep. "
    assert solve(pool + "What is the volume of sand in the pool?").answer is None
    water = pool + "Water fills the pool to a depth of 4 feet. What is the volume, in cubic feet, of the water?"
    assert solve(water).answer == "800"


@pytest.mark.parametrize(
    "question",
    [
        "An open box without a lid has length 5, width 4 and height 3. What is its surface area?",
        "What is the total area of two squares, each with side length 3?",
        "A right triangle has sides of length 5 and 12. What is the length of the third side?",
        "One leg of a 30-60-90 triangle has length 6. What is the length of the hypotenuse?",
        "A 10-foot ladder makes an angle of 60° with a tree. How high does the ladder reach?",
        "The diagonals of a rectangle have length 13 and its width is 5. What is its area?",
        "Two adjacent angles measure 30° and (2x)°. What is the value of x?",
        "A rectangle has length 8 and width 5. A square of side 2 is cut from one corner. What is the remaining area?",
        "A circle has center (1, 2) and radius 3. Which point does not lie on the circle?",
    ],
)
def test_what_could_be_misread_is_declined(question: str) -> None:
    assert solve(question).answer is None


def test_steps_follow_the_formula() -> None:
    steps = solve("A right circular cone has height 9 and radius 4. What is the volume of the cone?").steps
    assert [s.rule for s in steps] == ["Use the volume of a cone"]
    assert steps[0].after.startswith("V = ")


@pytest.mark.parametrize("shape", sorted(formulas.FORMULAS))
def test_formulas_agree_with_measuring(shape: str) -> None:
    """Slices, strips and polygons find what the formulas say."""
    start = {c: 2.0 + 1.3 * i for i, c in enumerate("rhslwabpqB")}
    start = {c: v for c, v in start.items() if c in formulas.codes(shape)}
    sizes = measuring.sizes(shape, start)
    known = {**start, **sizes, "d": 2 * start.get("r", 0)}
    for relation, _ in formulas._parsed(shape):
        derived = letters(relation) & (set(sizes) - {"B"})
        if shape == "equilateral triangle":
            derived -= {"h"}
        if derived and letters(relation) <= set(known) and not ("B" in letters(relation) and "B" in start):
            assert evaluate(relation.left, known) == pytest.approx(evaluate(relation.right, known), rel=1e-4)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 400), st.integers(1, 60), st.sampled_from(["pi", "x", "sqrt(3)"]))
def test_exact_values_keep_their_size(a: int, b: int, factor: str) -> None:
    node = parse(f"({a}/{b}) * {factor} * sqrt({a}) + {b} * {factor}")
    assert equivalent(node, exact.tree(exact.read(node)))


@given(st.integers(1, 2000))
def test_square_roots_square_back(n: int) -> None:
    root = exact.root(exact.constant(n))
    assert (root * root).number() == n


def test_names_of_points_stay_and_units_are_set_aside() -> None:
    text = lay_out(stem.read(r"If $\overline{AB}$ is $6$ inches long, what is $m\angle A$ in triangle $ABC$?"))
    assert text is not None
    assert text.text == "if AB is ⟦N0⟧ long, what is the measure of angle A in triangle ABC?"
    assert text.units == {0: Unit("inches", 1)}
    assert plain(text.node("0")) == "6"


def test_units_convert_within_their_system() -> None:
    assert Unit("feet", 2).factor("inches") == 144
    assert Unit("centimeters", 1).factor("meters") == Fraction(1, 100)
    assert Unit("feet", 1).factor("meters") is None
