"""From a derivation to a Solution: every step checked, the answer confirmed a second way and matched with the choices.

What fails any of these comes back as an unsolved Solution with its reason. Nothing is read or derived here.
"""

from __future__ import annotations

import re
import time
from dataclasses import replace

from tools.maths import algebra, choosing, hints, notation, second_route, typeset
from tools.maths.derivation import Derivation, Move
from tools.maths.picturing import figure_of
from tools.maths.problem import Problem, restate
from tools.maths.solution import Solution, Step
from tools.maths.tree import Apply, Group, Node, Rel, Sym, bare, letters

UNCHECKED = "One of the steps could not be checked, so take this with care."
NOT_FULL = "I did not take in every word of this problem, so see whether I read it as it is meant."


def answer(problem: Problem, found: Derivation, listed: tuple[str, ...] | None, start: float) -> Solution:
    """The Solution of a derivation: steps checked, answer confirmed a second way and matched with the choices."""
    confirmed = found.confirm() if found.confirm else second_route.agrees(problem, found)
    choice, values, phrase = None, found.values, found.phrase
    if not found.moves or not confirmed:
        reason = "My two ways of solving this do not agree, so I would rather not give an answer."
        return unsolved(problem.question, listed, reason, start)
    if problem.choices:
        fits = found.fits
        matched = tuple(c for c in problem.choices if fits(c)) if fits else choosing.matching(problem, found)
        if len(matched) != 1:
            how_many = "None" if not matched else "More than one"
            reason = f"{how_many} of the choices agrees with what I get, so I may have misread the problem."
            return unsolved(problem.question, listed, reason, start)
        choice = matched[0].letter
        values = chosen(matched[0].node, values)
        found, values = _in_the_choices_form(found, values, matched[0].node)
        phrase = phrase if phrase or values else matched[0].text
    names = tuple(sorted({n for e in problem.equations for n in letters(e)}))
    steps = tuple(_step(move, names) for move in found.moves)
    checked = all(step.checked for step in steps)
    found = replace(found, phrase=phrase)
    return hints.with_hints(
        Solution(
            question=problem.question,
            choices=listed or (tuple(f"({c.letter}) {c.text}" for c in problem.choices) or None),
            answer=_plain(values, found, problem),
            choice=choice,
            basis="solved",
            verified=checked and found.full,
            skill=found.skill,
            steps=steps,
            seconds=round(time.perf_counter() - start, 4),
            reason=None if checked and found.full else UNCHECKED if not checked else NOT_FULL,
            restated=restate(problem),
            answer_latex=_latex(values, found, problem),
            hidden=_hidden(values, found, problem),
            unit=found.unit,
            shortcut=found.shortcut,
            figure=figure_of(found),
        ),
        problem,
        found,
    )


def _step(move: Move, names: tuple[str, ...]) -> Step:
    before, after = move.latex()
    if move.check is not None:
        return Step(move.text, before, after, move.rule, bool(move.check()))
    if isinstance(move.before, Group) and isinstance(
        move.after, Group
    ):  # choosing among roots: confirmed by evaluation
        kept = all(any(algebra.equal(a, b) for b in move.before.items) for a in move.after.items)
        return Step(move.text, before, after, move.rule, kept)
    return Step(move.text, before, after, move.rule, algebra.holds(move, names))


def _in_the_choices_form(
    found: Derivation, values: tuple[Node, ...], node: Node | None
) -> tuple[Derivation, tuple[Node, ...]]:
    """What was found as the right choice writes it, so that it is recognised there, with the step that leads to it."""
    if node is None or len(values) != 1 or found.phrase:
        return found, values
    mine, theirs = _side(values[0]), _side(node)
    if (
        not letters(mine)
        or letters(mine) != letters(theirs)
        or isinstance(mine, Group | Rel)
        or bare(mine) == bare(theirs)
    ):
        return found, values
    if isinstance(theirs, Group | Rel) or not second_route.equivalent(mine, theirs):
        return found, values
    value = Rel(values[0].op, values[0].left, theirs) if isinstance(values[0], Rel) else theirs
    if sorted(typeset.plain(mine)) == sorted(typeset.plain(theirs)):  # in another order only
        return found, (value,)
    move = Move("Write it as the choices do", "The same, written in the form that the choices have.", mine, theirs)
    return replace(found, moves=(*found.moves, move)), (value,)


def _side(node: Node) -> Node:
    """The right side of y = 2x + 3; of anything else the whole."""
    return node.right if isinstance(node, Rel) and node.op == "=" and isinstance(node.left, Sym | Apply) else node


def chosen(node: Node | None, values: tuple[Node, ...]) -> tuple[Node, ...]:
    """The one value a choice stands for, when several were possible."""
    if node is None or len(values) < 2 or isinstance(node, Group):
        return values
    if isinstance(node, Rel):
        node = node.right
    return tuple(v for v in values if second_route.equivalent(v, node)) or values


def _plain(values: tuple[Node, ...], found: Derivation, problem: Problem) -> str:
    if found.phrase:
        return found.phrase
    texts = [typeset.plain(v) for v in values]
    name = problem.target.node.name + " = " if isinstance(problem.target.node, Sym) and len(texts) > 1 else ""
    return " or ".join(name + text for text in texts)


def _latex(values: tuple[Node, ...], found: Derivation, problem: Problem) -> str | None:
    if found.phrase:  # a choice's own text may hold formulas: it is shown as it is
        return rf"\text{{{found.phrase}}}" if re.fullmatch(r"[A-Za-z ,'-]{1,40}", found.phrase) else None
    texts = [typeset.latex(typeset.pretty(v)) for v in values]
    name = problem.target.node.name + " = " if isinstance(problem.target.node, Sym) and len(texts) > 1 else ""
    return r" \text{ or } ".join(name + text for text in texts)


def _hidden(values: tuple[Node, ...], found: Derivation, problem: Problem) -> tuple[str, ...]:
    """The answer's values and the unknowns' values, as plain text; what the problem itself gives is not hidden."""
    if problem.target.kind == "count":
        count = found.phrase or typeset.plain(values[0])
        secrets = [f"{count} solutions"]
    elif found.phrase:
        secrets = [found.phrase]
    else:
        secrets = [
            "; ".join(typeset.plain(i) for i in v.items)  # a system is given away only as a whole
            if isinstance(v, Group) and v.kind == "system"
            else typeset.plain(v)
            for v in values
        ]
        secrets += [typeset.plain(i) for v in values if isinstance(v, Group) and v.kind != "system" for i in v.items]
        if found.unit in ("%", "percent"):
            secrets += [f"{text}%" for text in secrets if text[-1:].isdigit()]
    given = {typeset.plain(e) for e in problem.equations}
    for solution in found.solutions or ():
        for name, node in solution.items():
            if f"{name} = {typeset.plain(node)}" not in given:
                secrets.append(typeset.plain(node))
    return tuple(dict.fromkeys(secrets))


def unsolved(question: str, choices: tuple[str, ...] | None, reason: str, start: float) -> Solution:
    """The Solution of a problem without an answer; start: when work on it began."""
    seconds = time.perf_counter() - start
    restated = (notation.latex(question) or "") if len(question) <= 6000 else ""
    return Solution(question, choices, seconds=seconds, reason=reason, restated=restated, hints=hints.unsolved(reason))
