"""Drafting from a lecture: what is asked rests on what was said and passes the gates; too little gives a reason."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from index.transcript import Sentence
from tests.tools.quiz import bread
from tools.quiz import drafting, figures
from tools.quiz.item import Quiz
from tools.quiz.sentences import grounds, leans, self_contained, stands_alone, whole
from tools.quiz.terms import phrases


@pytest.fixture(scope="module")
def quiz() -> Quiz:
    return drafting.draft_from("bread", bread.sentences(), bread.KEYPHRASES, count=10)


def test_a_clear_lecture_fills_a_quiz(quiz: Quiz) -> None:
    assert len(quiz.items) == 10
    assert quiz.reason is None
    assert quiz.lecture == "bread"


def test_every_item_passed_every_gate(quiz: Quiz) -> None:
    names = {"grounded", "one_right", "distinct_options", "self_contained", "no_flaws", "not_trivial"}
    for item in quiz.items:
        assert set(item.gates) == names | {"key_position", "not_duplicate"}
        assert all(item.gates.values()), item


def test_every_quote_is_verbatim_and_timed(quiz: Quiz) -> None:
    said = {one.text: one for one in bread.sentences()}
    for item in quiz.items:
        assert item.span is not None
        first = next(text for text in said if item.span.quote.startswith(text))
        assert item.span.start == said[first].start
        assert item.span.end > item.span.start


def test_every_distractor_carries_a_misconception(quiz: Quiz) -> None:
    for item in quiz.items:
        assert {one.text for one in item.distractors} == set(item.options or ()) - {item.key}
        assert all(one.misconception for one in item.distractors)


def test_a_definition_becomes_a_question_about_its_subject(quiz: Quiz) -> None:
    asked = next(item for item in quiz.items if "living organism" in item.stem)
    assert asked.stem.endswith("is a living organism that turns sugar into carbon dioxide?")
    assert asked.key == "Yeast"


def test_numbers_stand_in_order_of_size(quiz: Quiz) -> None:
    asked = [item for item in quiz.items if item.stem.startswith("Which number")]
    assert asked
    for item in asked:
        values = [figures.value_of(option) for option in item.options or ()]
        assert values == sorted(values)


def test_wrong_numbers_come_from_the_lecture_first() -> None:
    lecture = whole(bread.sentences())
    ground = next(one for one in grounds(lecture) if "35 minutes" in one.text)
    key = figures.said(ground.text)[0]
    wrong = {one.text: one.misconception for one in figures.wrong(key, ground, lecture)}
    assert key.text == "35"
    assert "A rye loaf bakes for 60 minutes" in wrong["60"]
    assert "230" not in wrong  # the same sentence says it
    assert len(wrong) == 3


def test_the_key_is_shared_out_among_the_letters(quiz: Quiz) -> None:
    letters = Counter(item.key_letter for item in quiz.items)
    assert max(letters.values()) <= 4
    assert len(letters) >= 3


def test_no_sentence_is_asked_about_twice(quiz: Quiz) -> None:
    quotes = [item.span.quote for item in quiz.items if item.span]
    assert len(set(quotes)) == len(quotes)


def test_the_question_shown_does_not_hold_key_quote_or_misconception(quiz: Quiz) -> None:
    shown = quiz.markdown()
    for number, item in enumerate(quiz.items, 1):
        assert item.question_markdown(number, 10) in shown
        assert item.span is not None
        assert item.span.quote not in shown
        assert item.answer_shown not in item.stem
        assert not any(one.misconception in shown for one in item.distractors)
    assert "00:15" in quiz.key_markdown()
    assert "00:15" not in shown


def test_drafting_again_gives_the_same_items_and_those_not_had_come_first(quiz: Quiz) -> None:
    again = drafting.draft_from("bread", bread.sentences(), bread.KEYPHRASES, count=3)
    assert again == drafting.draft_from("bread", bread.sentences(), bread.KEYPHRASES, count=3)
    had = {item.id for item in again.items}
    fresh = drafting.draft_from("bread", bread.sentences(), bread.KEYPHRASES, count=3, had=had)
    assert len(fresh.items) == 3
    assert not had & {item.id for item in fresh.items}


def test_three_sentences_are_too_few() -> None:
    quiz = drafting.draft_from("short", bread.sentences()[1:4])
    assert quiz.items == ()
    assert "3 sentences" in (quiz.reason or "")


@pytest.mark.parametrize(
    "said",
    [
        ["♪ la la la ♪"] * 30,
        ["<font color=red>So</font> | click <b>here</b> & go"] * 30,
        ["yeah", "oh", "let me see", "right", "ok so"] * 6,
        [],
    ],
    ids=["music", "markup", "chatter", "silence"],
)
def test_what_is_no_lecture_gives_a_reason_and_no_items(said: list[str]) -> None:
    quiz = drafting.draft_from("odd", [Sentence(float(n), n + 0.9, text) for n, text in enumerate(said)])
    assert quiz.items == ()
    assert quiz.reason


@pytest.mark.parametrize(
    "sentence",
    [
        "This is the part that matters most for all of us.",
        "As you can see on the left, the loaf is done baking.",
        "Which of the two loaves is the better one to eat?",
        "In this video, we look at the history of bread making.",
        "So the dough the dough is resting in the bowl for a while.",
        "Rises slowly.",
    ],
)
def test_sentences_that_cannot_stand_alone(sentence: str) -> None:
    assert not stands_alone(sentence)


def test_a_sentence_may_lean_on_the_one_before_it() -> None:
    first, second = "Gluten is a network of proteins that holds the dough together.", "It forms when flour meets water."
    assert leans(second)
    assert not self_contained(second)
    assert self_contained(f"{first} {second}")


def test_sentences_cut_for_length_are_joined_again() -> None:
    parts = [
        Sentence(0, 5, "The crust is the outer layer"),
        Sentence(5, 9, "of the loaf."),
        Sentence(9, 12, "It is brown."),
    ]
    joined = whole(parts)
    assert [(one.start, one.end, one.text) for one in joined] == [
        (0, 9, "The crust is the outer layer of the loaf."),
        (9, 12, "It is brown."),
    ]


def test_noun_phrases_keep_their_determiner_and_number() -> None:
    found = phrases("The encoder needs a large vocabulary of words to measure perplexity.")
    assert [(one.text, one.determiner, one.plural) for one in found] == [
        ("encoder", "the", False),
        ("vocabulary", "", False),
        ("words", "", True),
        ("perplexity", "", False),
    ]


LECTURES = Path(os.environ.get("LEMMA_DATA", Path(__file__).parents[4] / "shared" / "data")) / "lectures"


@pytest.mark.slow
@pytest.mark.skipif(not LECTURES.is_dir(), reason=f"no development lectures at {LECTURES} (set LEMMA_DATA)")
@pytest.mark.parametrize("path", sorted(LECTURES.glob("*.srt"))[::8], ids=lambda path: path.stem[:20])
def test_real_lectures_give_items_that_pass_the_gates(path: Path) -> None:
    from index.captions import read_captions

    quiz = drafting.draft_from(path.stem, read_captions(path).sentences, count=5)
    assert all(all(item.gates.values()) for item in quiz.items)
    assert len(quiz.items) == 5 or quiz.reason
