"""A problem set up by a chat model: checked, solved exactly, labelled; the model's arithmetic is never used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.agent import Agent, Said
from assistant.state import Turn
from index.home import Home
from tests.model_server import Calls, Fails, ModelServer, Repeats, Says
from tools.asker import Asker, asker
from tools.caller import Caller
from tools.maths import check_work, faces, hint, solve
from tools.maths.asking import json_object
from tools.maths.dimensions import UnitsDiffer, parse_unit
from tools.maths.engine import solve_set_up
from tools.models import load, parse_specs

STORY = (
    "A courier keeps 3 vans on the road. Each van burns 11 litres a day, and the depot tank held 900 litres on Monday "
    "morning. How many days later did 240 litres remain?"
)
GOOD: dict[str, Any] = {
    "unknowns": [{"letter": "d", "meaning": "days", "unit": "days"}],
    "quantities": [
        {"value": "3", "meaning": "vans", "unit": "vans"},
        {"value": "11", "meaning": "burnt by one van in a day", "unit": "litres/van/day"},
        {"value": "900", "meaning": "in the tank at first", "unit": "litres"},
        {"value": "240", "meaning": "left in the end", "unit": "litres"},
    ],
    "relations": ["900 - 3*11*d = 240"],
    "asked": "d",
    "unit": "days",
    "whole": True,
}
WAGES: dict[str, Any] = {
    "unknowns": [{"letter": "h", "meaning": "hours in the rest of the week", "unit": "hours"}],
    "quantities": [
        {"value": "8", "meaning": "pay at first", "unit": "dollars/hour"},
        {"value": "10", "meaning": "hours at first", "unit": "hours"},
        {"value": "10", "meaning": "pay afterwards", "unit": "dollars/hour"},
        {"value": "270", "meaning": "wanted", "unit": "dollars"},
    ],
    "relations": ["90% * (8*10 + 10h) >= 270"],
    "asked": "h",
    "unit": "hours",
    "pick": "least",
    "whole": True,
}
WAGES_STORY = (
    "Ines gets $8 per hour for her first 10 hours and $10 per hour afterwards, and puts by 90% of it. "
    "At least how many further hours bring $270 into the jar?"
)


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    faces._set_ups.clear()
    yield
    faces._set_ups.clear()


def but(**changes: Any) -> dict[str, Any]:
    return GOOD | changes


def test_a_set_up_that_holds_is_solved_exactly_and_never_called_verified() -> None:
    solution = solve_set_up(STORY, None, GOOD, "someone")
    assert (solution.answer, solution.unit, solution.basis) == ("20", "days", "solved")
    assert not solution.verified
    assert "Set up by the model (someone), computed exactly" in (solution.reason or "")
    assert solution.steps[0].rule == "Set up"
    assert all(step.checked for step in solution.steps)


def test_the_least_whole_number_under_an_inequality() -> None:
    solution = solve_set_up(WAGES_STORY, None, WAGES, "someone")
    assert solution.answer == "22"


REFUSED = [
    (but(relations=["900 - 11d = 240"]), "3 of the problem is neither used nor explained"),
    (but(relations=["900 - 3*11*d = 240 - 17"]), "17 is not in the problem and not explained"),
    (but(relations=["900 - 3*d = 240*11"]), "units"),
    (but(relations=["900 - 3*11*d = 240*v"]), "the letter v"),
    (but(relations=["9^9^9^9 = d"]), "not one equation"),
    (but(relations=["__import__('os').system('true')"]), "not one equation"),
    (but(relations=["(" * 5000 + "d" + ")" * 5000 + " = 1"]), "not usable"),
    (but(relations=[]), "not usable"),
    (but(asked="900 - 240"), "must be an expression in the unknowns"),
    (but(asked="d", relations=["900 + 3*11*d = 240"]), "negative"),
    (but(relations=["900 - 3*11*d = 240", "d = 3*11"]), "units"),
    (but(relations=["900 - 3*11*d = 240", "d*d*d = d*d"]), "units"),
    (but(relations=["3*11*d*d*d = (900 - 240)*d*d"]), "I cannot solve"),
    ({"unknowns": "x"}, "not usable"),
    ({}, "not usable"),
]


@pytest.mark.parametrize(("setup", "reason"), REFUSED)
def test_a_set_up_that_does_not_hold_is_refused_with_the_reason(setup: dict[str, Any], reason: str) -> None:
    solution = solve_set_up(STORY, None, setup, "someone")
    assert solution.answer is None
    assert reason in (solution.reason or "")


def test_a_choice_must_fit() -> None:
    right = solve_set_up(STORY, ["(A) 10", "(B) 20", "(C) 30"], GOOD, "someone")
    assert right.choice == "B"
    none = solve_set_up(STORY, ["(A) 10", "(B) 21", "(C) 30"], GOOD, "someone")
    assert none.answer is None


def test_what_is_explained_may_stay_out_of_the_equations() -> None:
    story = STORY + " The depot was built in 35 weeks."
    assert solve_set_up(story, None, GOOD, "someone").answer is None
    explained = but(unused=[{"value": "35", "meaning": "how long building took does not matter"}])
    assert solve_set_up(story, None, explained, "someone").answer == "20"


@pytest.mark.parametrize("unit", ["dollars per hour", "dollars/hours", "$/hour"])
def test_units_have_many_spellings(unit: str) -> None:
    assert parse_unit(unit) == parse_unit("dollars/hour")


@pytest.mark.parametrize("unit", ["/", "a//b", "3 dollars", "x" * 5 + "!"])
def test_what_is_no_unit_is_refused(unit: str) -> None:
    with pytest.raises(UnitsDiffer):
        parse_unit(unit)


@pytest.mark.parametrize("reply", ["", "I think it is 20.", "{", "[1, 2]", "{" * 3000, '{"a": '])
def test_a_reply_without_an_object_is_none(reply: str) -> None:
    assert json_object(reply) is None


# ---- over HTTP ------------------------------------------------------------------------------------------------------


def askers(server: ModelServer) -> tuple[Asker, ...]:
    return (asker(load(parse_specs(server.spec)[0], embedded=lambda: pytest.fail("not asked"))),)


def caller(tmp_path: Path, server: ModelServer) -> Caller:
    return Caller(Home.open(tmp_path), askers=askers(server))


def test_a_problem_nobody_can_read_is_set_up_by_the_model_and_mended_once(tmp_path: Path) -> None:
    wrong = but(relations=["900 - 11d = 240"])
    with ModelServer([Says(json.dumps(wrong)), Says("Here:\n```json\n" + json.dumps(GOOD) + "\n```")]) as server:
        solution = solve(STORY, caller=caller(tmp_path, server))
        assert "neither used nor explained" in server.shown()
    assert solution.answer == "20"
    assert not solution.verified
    assert solve(STORY) == solution  # kept: nobody is asked again
    assert hint(STORY, 2).text == solution.hints[2]
    assert check_work(STORY, ["900 - 33d = 240", "33d = 660", "d = 20"]).right
    assert check_work(STORY, ["900 - 33d = 240", "33d = 1140"]).first_wrong == 1


@pytest.mark.parametrize(
    "script",
    [
        [Says("The answer is 20."), Says("Twenty, I said.")],
        [Says('{"answer": 20}'), Says('{"answer": 20}')],
        [Fails(500), Fails(500), Fails(500), Fails(500), Fails(500), Fails(500)],
        [Repeats("solve")],
    ],
)
def test_a_model_that_sets_nothing_up_leaves_the_honest_refusal(tmp_path: Path, script: list[Any]) -> None:
    with ModelServer(script) as server:
        solution = solve(STORY, caller=caller(tmp_path, server))
    assert solution.answer is None
    assert solution.reason == solve(STORY).reason


def test_what_the_engine_reads_itself_is_never_asked(tmp_path: Path) -> None:
    with ModelServer([Says("{}")]) as server:
        solution = solve("If 3x + 7 = 22, what is x?", caller=caller(tmp_path, server))
        assert server.shown() == ""
    assert solution.verified


def test_in_the_chat_the_set_up_is_not_shown_and_the_answer_stays_hidden(tmp_path: Path) -> None:
    script: list[Any] = [
        Calls("solve", {"question": STORY}),
        Says(json.dumps(GOOD)),
        Says("What happens to the tank in one day? The answer is 20 days."),
    ]
    with ModelServer(script) as server:
        agent = Agent(Home.open(tmp_path), server.spec)
        said = "".join(e.text for e in agent.run("c", STORY, Turn(Home.open(tmp_path))) if isinstance(e, Said))
    assert "unknowns" not in said
    assert "one day" in said
    assert "20 days" not in said
