"""Each gate, with an item that passes it and one that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tools.quiz import quality
from tools.quiz.item import Distractor, Item, Span

QUOTE = "The crust is the outer layer of the loaf."
GOOD = Item(
    id="q1",
    kind="choice",
    stem="According to the lecture, which of these is the outer layer of the loaf?",
    options=("The crumb", "The crust", "The bran"),
    key="The crust",
    distractors=(Distractor("The crumb", "is the inside"), Distractor("The bran", "is of the grain")),
    span=Span(QUOTE, 3.0, 6.0),
)


def test_the_good_item_passes_everything() -> None:
    assert quality.grounded(GOOD, f"Hello there. {QUOTE} It is brown.")
    assert quality.one_right(GOOD)
    assert quality.distinct_options(GOOD)
    assert quality.no_flaws(GOOD)
    assert quality.not_trivial(GOOD)


def test_a_quote_that_was_not_said_or_holds_no_key_is_not_grounded() -> None:
    assert not quality.grounded(GOOD, "The crumb is the inner part of the loaf.")
    assert not quality.grounded(replace(GOOD, key="The bran"), QUOTE)
    assert not quality.grounded(replace(GOOD, span=None), QUOTE)


@pytest.mark.parametrize("text", ["the crust", "outer crust", "outer layer", "Crust."])
def test_a_distractor_that_is_right_too(text: str) -> None:
    assert not quality.one_right(replace(GOOD, distractors=(Distractor(text, ""),)))


def test_a_number_written_otherwise_is_right_too() -> None:
    item = Item(
        "q", "choice", "What is half?", ("0.5", "1/2", "2"), "0.5", (Distractor("1/2", ""), Distractor("2", ""))
    )
    assert not quality.one_right(item)
    assert not quality.distinct_options(item)


@pytest.mark.parametrize(
    "change",
    [
        {"options": ("The crumb", "The crust that everybody can see on the very outside", "The bran"),
         "key": "The crust that everybody can see on the very outside"},
        {"options": ("The crumb", "The crust", "All of the above")},
        {"options": ("The crumb", "The crust", "Always the bran")},
        {"stem": "Which of these is not the outer layer?"},
        {"stem": "Fill the blank: “A loaf has an ____ outside.”"},
        {"options": ("30", "10", "20"), "key": "10"},
    ],
    ids=["longest", "all of the above", "absolute", "negative", "article", "order"],
)  # fmt: skip
def test_item_writing_flaws(change: dict[str, object]) -> None:
    assert not quality.no_flaws(replace(GOOD, **change))  # type: ignore[arg-type]


def test_a_key_in_its_own_stem_is_trivial() -> None:
    assert not quality.not_trivial(replace(GOOD, stem="Which crust is on the outside?"))


def test_key_position_and_duplicates() -> None:
    same_place = [replace(GOOD, id=str(n), span=Span(f"{QUOTE} {n}", 0, 1), stem=f"{GOOD.stem} {n}") for n in range(6)]
    assert not quality.key_position(same_place)
    assert quality.key_position(same_place[:2])
    assert not quality.not_duplicate(GOOD, [replace(GOOD, id="other", stem="Another stem?")])
    assert [item.gates["not_duplicate"] for item in quality.with_quiz_gates(same_place)] == [True] * 6
