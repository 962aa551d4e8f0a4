"""The ladder: what a learner's message grants, and what of a tool's result may go on."""

from __future__ import annotations

from typing import Any

import pytest

from assistant import policy
from assistant.routing import Route
from tools import maths
from tools.maths import Work
from tools.quiz.item import Grade, Item, Quiz

PROBLEM = "If 3x + 7 = 22, what is the value of 6x - 1?"


def at(rung: int, **more: Any) -> Any:
    return {"messages": [], "problem": PROBLEM, "rungs": {PROBLEM: rung}, "said": [], **more}


def test_a_new_problem_starts_at_the_bottom():
    changes = policy.grant(Route("solve", {"question": PROBLEM}), {"messages": []}, PROBLEM)
    assert changes["problem"] == PROBLEM
    assert changes["rungs"] == {PROBLEM: 0}


def test_each_hint_is_one_rung_and_the_last_is_the_top():
    rungs = []
    state = at(0)
    for _ in range(7):
        state |= policy.grant(Route("hint", {"question": PROBLEM}), state, "hint")
        rungs.append(policy.rung(state))
    assert rungs == [1, 2, 3, 4, 5, 5, 5]


def test_asking_for_the_steps_grants_them_but_pasting_the_problem_again_does_not():
    asked = policy.grant(Route("solve", {"question": PROBLEM}), at(1), "just show me the steps")
    assert asked["rungs"][PROBLEM] == policy.TOP
    pasted = policy.grant(Route("solve", {"question": PROBLEM}), at(1), PROBLEM)
    assert pasted["rungs"][PROBLEM] == 1


@pytest.mark.parametrize(
    "message",
    [
        "I do not want the answer yet, please do not show the steps",
        "don't show me the solution",
        "how many steps does it have?",
        "show the steps of a similar one",
        "show me a solved example of the same kind",
        "no spoilers, no answer please",
        "can you explain without giving the answer",
        "before you show me the steps, a hint",
        "what is this?",
    ],
)
def test_what_only_sounds_like_asking_to_be_shown_grants_nothing(message: str):
    changes = policy.grant(Route("solve", {"question": PROBLEM}, kind="steps"), at(1), message)
    assert changes["rungs"][PROBLEM] == 1


@pytest.mark.parametrize(
    "message",
    [
        "Show the steps",
        "I give up",
        "just tell me the answer",
        "no just show me",
        "ok full solution pls",
        "I don't get it, just show me the answer",
        "solve it for me",
        "how do you solve it?",
    ],
)
def test_asking_to_be_shown_is_heard(message: str):
    changes = policy.grant(Route("solve", {"question": PROBLEM}, kind="steps"), at(1), message)
    assert changes["rungs"][PROBLEM] == policy.TOP


def test_the_steps_can_be_asked_for_in_a_conversation_that_came_from_elsewhere():
    changes = policy.grant(Route("solve", {"question": PROBLEM}, kind="steps"), {"messages": []}, "show the steps")
    assert changes["rungs"] == {PROBLEM: policy.TOP}


def test_a_model_s_words_do_not_choose_problem_level_file_or_item():
    state = at(2, quiz={"items": ["a", "b"], "at": 1, "credit": 0, "questions": [], "source": {}})
    assert policy.arguments("hint", {"question": "6*5-1", "level": 5}, state) == {"question": PROBLEM, "level": 2}
    assert policy.arguments("animate", {"prompt": "x", "out": "/etc/passwd", "quality": "1080p"}, state) == {
        "prompt": PROBLEM
    }
    assert policy.arguments("grade", {"item": "elsewhere", "answer": "B"}, state) == {"item": "b", "answer": "B"}


def test_a_picture_to_see_is_not_a_problem_to_work_on():
    state = at(2)
    state |= policy.grant(Route("animate", {"prompt": "the unit circle"}), state, "animate the unit circle")
    assert state["problem"] == PROBLEM
    assert policy.arguments("animate", {"prompt": "whatever"}, state) == {"prompt": "the unit circle"}
    state |= policy.grant(Route("animate", {"prompt": PROBLEM}), state, "animate it")
    assert policy.arguments("animate", {"prompt": "whatever"}, state) == {"prompt": PROBLEM}


def test_a_solution_is_only_as_full_as_the_rung():
    solution = maths.solve(PROBLEM)
    for rung in range(policy.TOP):
        text = policy.permitted("solve", solution, at(rung), {}).text
        assert "29" not in text
        assert "x = 5" not in text
    assert "29" in policy.permitted("solve", solution, at(policy.TOP), {}).text


def test_what_cannot_be_read_does_not_replace_the_open_problem():
    unread = "search the lecture for 6x - 1"
    state = at(2)
    state |= policy.grant(Route("solve", {"question": unread}, kind="problem"), state, unread)
    permitted = policy.permitted("solve", maths.solve(unread), state, {})
    assert permitted.changes == {"problem": PROBLEM}


def test_being_right_opens_the_solution():
    right = Work(PROBLEM, True, None, None, "Yes.")
    assert policy.permitted("check_work", right, at(1), {}).changes["rungs"][PROBLEM] == policy.TOP
    wrong = Work(PROBLEM, False, 0, "sign", "Look again.")
    assert policy.permitted("check_work", wrong, at(1), {}).changes == {}


def test_checked_lines_can_be_animated_when_that_is_asked():
    wrong = Work(PROBLEM, False, 0, "sign", "Look again.")
    state = at(1) | policy.permitted("check_work", wrong, at(1), {"work": ["3x = 29"]}).changes
    asked = state | {"said": ["Animate my work"]}
    assert policy.arguments("animate", {"prompt": PROBLEM}, asked) == {"prompt": PROBLEM, "work": ["3x = 29"]}
    assert policy.arguments("animate", {"prompt": PROBLEM}, state | {"said": ["Animate it"]}) == {"prompt": PROBLEM}
    elsewhere = asked | {"problem": "2x = 8"}
    assert policy.arguments("animate", {"prompt": "2x = 8"}, elsewhere) == {"prompt": "2x = 8"}


def test_the_problem_without_its_choices_is_the_same_problem():
    whole = "A fee is $45 and then $20 a month. After how many months is $205 paid?\nA) 7\nB) 8"
    again = r"A fee is \$45 and then \$20 a month. After how many months is \$205 paid?"
    state = {"problem": whole, "rungs": {whole: 1}}
    changes = policy.grant(Route("hint", {"question": again}), state, "hint?")
    assert (changes["problem"], changes["rungs"]) == (whole, {whole: 2})


def quiz_of(count: int) -> Quiz:
    items = tuple(Item(f"q{n}", "choice", f"Which is {n}?", (str(n), "x", "y", "z"), str(n)) for n in range(count))
    return Quiz(None, items)


def test_a_quiz_is_asked_one_question_at_a_time_and_never_with_its_keys():
    permitted = policy.permitted("draft_quiz", quiz_of(3), at(0), {"skill": "sums"})
    assert "Which is 0?" in permitted.text
    assert "Which is 1?" not in permitted.text
    assert "key" not in str(permitted.changes)


def test_grading_goes_on_to_the_next_question_and_ends_with_the_score():
    state = at(0) | policy.permitted("draft_quiz", quiz_of(2), at(0), {"skill": "sums"}).changes
    first = policy.permitted("grade", Grade(1.0, False, "Right."), state, {})
    assert "Which is 1?" in first.text
    state |= first.changes
    unread = policy.permitted("grade", Grade(0.0, False, "Choose a letter.", answered=False), state, {})
    assert unread.changes == {}, "what is no answer costs nothing"
    last = policy.permitted("grade", Grade(0.0, False, "Not quite."), state, {})
    assert "1 of 2 right" in last.text
    assert last.changes == {"quiz": None, "finished_quiz": {"skill": "sums"}}


def test_a_quiz_can_be_left():
    state = at(0) | policy.permitted("draft_quiz", quiz_of(2), at(0), {}).changes
    assert policy.grant(Route(None, kind="stop_quiz"), state, "stop the quiz")["quiz"] is None
