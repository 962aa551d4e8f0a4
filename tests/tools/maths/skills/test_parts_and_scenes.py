"""Parts of models, changes, constants and scenes: every row, and what the readers make of single sentences."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tools.maths.skills.parts_and_scenes import PROBLEMS
from tests.tools.maths.skills.rows import Row, check
from tools.maths import stem
from tools.maths.grammar import parse
from tools.maths.polynomial import terms_tree
from tools.maths.topics.advanced.complex_unknowns import split
from tools.maths.topics.geometry.similar_solids import Relation, claim, judged
from tools.maths.topics.models.nouns import content
from tools.maths.topics.models.output_changes import says
from tools.maths.topics.models.turning_meaning import Turn, judge
from tools.maths.topics.models.two_nouns import in_words, noun_words
from tools.maths.typeset import plain


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[-60:])
def test_rows(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("The demand will decrease by 70 units.", True),
        ("It falls by 70.", True),
        ("The demand will increase by 70 units.", False),
        ("The demand will decrease by 7 units.", False),
        ("The demand will not change.", False),
        ("The demand decreases by 70% each week.", None),
        ("The demand decreases to 70 units.", None),
    ],
)
def test_a_sentence_tells_a_change(text: str, holds: bool | None) -> None:
    assert says(text, Fraction(-70)) is holds


TURN = Turn(Fraction(12), Fraction(640), True, content("revenue"), content("price ticket"), frozenset({"weekly"}))


@pytest.mark.parametrize(
    ("role", "text", "verdict"),
    [
        ("value", "The greatest weekly revenue, in dollars", True),
        ("value", "The least weekly revenue, in dollars", False),
        ("value", "The greatest daily revenue, in dollars", False),
        ("value", "The weekly revenue when the ticket price is 0", False),
        ("input", "The ticket price for which the weekly revenue is greatest", True),
        ("input", "The greatest ticket price", False),
        ("vertex", "The weekly revenue is greatest, 640 dollars, when the price of a ticket is 12 dollars.", True),
        ("vertex", "The weekly revenue is greatest, 12 dollars, when the price of a ticket is 640 dollars.", False),
    ],
)  # fmt: skip
def test_what_a_turning_point_says(role: str, text: str, verdict: bool) -> None:
    assert judge(TURN, role, text) is verdict


def test_a_relation_of_solids_is_judged_in_its_direction() -> None:
    told = Relation(2, "crate", "box", Fraction(9))
    right, turned = (
        "The volume of the crate is 27 times the volume of the box.",
        "The volume of the box is 27 times the volume of the crate.",
    )
    assert judged(told, claim(right)) is True
    assert judged(told, claim(turned)) is False
    assert judged(told, claim("The volume of the jar is 27 times the volume of the box.")) is None
    assert claim("The crate is 27 times heavier.") is None


def test_a_complex_product_is_split_with_its_letter() -> None:
    assert [plain(terms_tree(part)) for part in split(parse("(a + 3i)(2 - i)"))] == ["2a + 3", "-a + 6"]
    assert [plain(terms_tree(part)) for part in split(parse("10/(3 - i)"))] == ["3", "1"]


def test_the_nouns_of_what_goes_in_and_comes_out() -> None:
    laid_out = stem.read("The profit when the shop sells mugs at $x$ dollars each is 40. What is $x$?")
    assert {"mug", "dollar"} <= in_words(laid_out, "x")
    assert noun_words("the weekly demand for a lamp") == {"demand"}
