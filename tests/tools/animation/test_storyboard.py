"""From a solution to a storyboard to source: the derivation's own expressions, and no more than may be seen."""

from __future__ import annotations

import ast
import dataclasses

import pytest

from index.errors import BadInput
from tests.tools.animation.examples import FLAGSHIP, FRACTIONS, LONG
from tools.animation.compiler import compile_storyboard, scene_part
from tools.animation.storyboard import Closing, Line, Rewrite, from_solution, still_of
from tools.animation.wording import first_paragraph, parts, plain
from tools.maths.disclosure import gives_away
from tools.maths.solution import Solution, Step


def test_the_whole_derivation_line_by_line() -> None:
    board = from_solution(FLAGSHIP)
    assert [section.name for section in board.sections] == ["problem", "step 1", "step 2", "step 3", "answer"]
    assert board.expressions == ("3x + 7 = 22", "3x = 15", "x = 5", "6x - 1", r"6 \cdot 5 - 1 = 29")
    assert board.complete
    assert board.sections[1].caption == "Subtract 7 from both sides: 3x = 15"
    assert board.alt.endswith("Answer: 29.")


def test_every_expression_is_one_of_the_steps() -> None:
    allowed = {text for step in FRACTIONS.steps for text in (step.before, step.after)}
    assert set(from_solution(FRACTIONS).expressions) <= allowed


@pytest.mark.parametrize(
    ("reveal", "shown"),
    [(0, ()), (1, ()), (2, ()), (3, ("3x + 7 = 22", "3x = 15")), (4, ("3x + 7 = 22", "3x = 15"))],
)
def test_a_rung_below_the_last_stops_before_the_answer(reveal: int, shown: tuple[str, ...]) -> None:
    # Rung 4 allows all steps but the last; the second already says what x is, so the clip stops before it.
    board = from_solution(FLAGSHIP, reveal)
    assert board.expressions == shown
    assert not board.complete
    assert isinstance(board.sections[-1].beats[0], Closing)


@pytest.mark.parametrize("solution", [FLAGSHIP, FRACTIONS], ids=["linear", "fractions"])
@pytest.mark.parametrize("reveal", range(5))
def test_nothing_hidden_is_in_captions_alt_or_source(solution: Solution, reveal: int) -> None:
    board = from_solution(solution, reveal)
    texts = [board.alt, *(section.caption for section in board.sections), scene_part(compile_storyboard(board))]
    assert not [text for text in texts if gives_away(text, solution)]
    for secret in solution.hidden:
        if len(secret) > 1:
            assert not [text for text in texts if secret in text]


def test_rung_four_goes_further_where_nothing_is_given_away() -> None:
    assert len(from_solution(FRACTIONS, 4).expressions) > len(from_solution(FRACTIONS, 3).expressions)


def test_a_step_that_changes_nothing_is_one_line() -> None:
    board = from_solution(Solution("q", steps=(Step("Write it down.", "x = 1", "x  = 1", "copy", True),), answer="1"))
    assert board.expressions == ("x  = 1",)


@pytest.mark.parametrize("reveal", [-1, 6])
def test_there_are_six_rungs(reveal: int) -> None:
    with pytest.raises(BadInput, match="rung"):
        from_solution(FLAGSHIP, reveal)


def test_what_is_too_long_is_refused_in_words() -> None:
    with pytest.raises(BadInput, match="40 steps"):
        from_solution(dataclasses.replace(FLAGSHIP, steps=FLAGSHIP.steps[:1] * 40))
    with pytest.raises(BadInput, match="characters"):
        from_solution(dataclasses.replace(FLAGSHIP, steps=(Step("t", "x", "x+" * 500, "r", True),)))
    with pytest.raises(BadInput, match="empty"):
        still_of("  ")


@pytest.mark.parametrize("solution", [FLAGSHIP, FRACTIONS, LONG], ids=["linear", "fractions", "long"])
def test_the_source_is_python_that_only_shows(solution: Solution) -> None:
    tree = ast.parse(compile_storyboard(from_solution(solution)))
    scene = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Clip")
    construct = next(node for node in scene.body if isinstance(node, ast.FunctionDef))
    for statement in construct.body:
        assert isinstance(statement, ast.Expr)
        call = statement.value
        assert isinstance(call, ast.Call)
        arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
        assert all(isinstance(argument, ast.Constant) for argument in arguments)


EVIL = '"""\'\'\')\nimport os; os.system("true")\n#read("/etc/passwd") \\" ${x}$ \u2028 </script>'


def test_hostile_text_is_only_a_string_in_the_source() -> None:
    evil = Solution(
        question=EVIL,
        restated=EVIL,
        answer=EVIL,
        answer_latex=EVIL,
        steps=(Step(EVIL, EVIL, EVIL, EVIL, True), Step(EVIL, "x", "y", EVIL, True)),
    )
    source = compile_storyboard(from_solution(evil))
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    assert not [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "system"]
    assert not [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import) and node.names[0].name == "os"
    ]


def test_checks_are_shown_only_for_checked_steps() -> None:
    beats = [beat for section in from_solution(FRACTIONS).sections for beat in section.beats]
    assert [beat.checked for beat in beats if isinstance(beat, Rewrite)] == [True] * 5 + [False]
    assert "promise=''" in compile_storyboard(from_solution(FRACTIONS))


def test_a_new_thread_begins_with_a_line() -> None:
    beats = from_solution(FLAGSHIP).sections[3].beats
    assert [type(beat) for beat in beats] == [Line, Rewrite]


def test_words_and_formulas_apart() -> None:
    assert [kind for kind, _ in parts("Solve $x = 1$ and $$y = 2$$.")] == ["text", "maths", "text", "maths", "text"]
    assert (
        plain(r"$\frac{-3 + \sqrt{65}}{2 \cdot 2}$, $x^{2}$, $30^\circ$, $x^{a+b}$")
        == "(-3 + √65)/(2 · 2), x², 30°, x^(a+b)"
    )


def test_the_problem_is_shortened_between_formulas() -> None:
    assert first_paragraph("What is $x$?\n(A) 1\n(B) 2", 100) == "What is $x$?"
    assert first_paragraph("Given $abcdefgh$ find $y$ quickly", 20) == "Given $abcdefgh$ …"
