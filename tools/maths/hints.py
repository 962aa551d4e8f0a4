"""The hint ladder: six rungs made from a derivation, none below the last giving anything hidden away.

0 asks for an attempt, 1 says what is asked, 2 names the idea, 3 gives the next step only, 4 shows it with a blank,
5 is the full solution and invites a fresh problem. Each rung below 5 is passed through `disclosure` and may not hold
the result of the step it describes; what would tell too much gives way to a plainer wording of the same rung.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, Move, State
from tools.maths.disclosure import gives_away
from tools.maths.leaks import restating
from tools.maths.problem import Problem
from tools.maths.solution import Solution
from tools.maths.tree import Bin, Chain, Group, Neg, Node, Num, Percent, Rel, Root, Sym, letters, numbers
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate, same_value, values_of

BLANK = Sym("□")
BOX = r"\boxed{\phantom{00}}"
IDEA = 2  # the rung that names the idea; those above it speak of a step
LAST_RESORT = "Write down what you know, and the first line you would try."


def with_hints(solution: Solution, problem: Problem, found: Derivation) -> Solution:
    """The solution with its six hints."""
    first = found.moves[0]
    ladder = (
        (_orient(found), "What would your first line be? Try one, even if you are unsure."),
        (*_what_is_asked(solution, problem, found), "Say in your own words what the problem wants."),
        (
            found.concept,
            *_sentences(found.concept),
            f"This is about {found.skill}. Which rule of that topic fits here?",
        ),
        (*_next_step(first, found), f"Begin with what the problem gives you about {found.skill}."),
        (*_with_blank(first, solution), f"Write down the line you get after this step: {_lower(first.rule)}."),
    )
    safe = tuple(_first_harmless(rung, solution, first if level > IDEA else None) for level, rung in enumerate(ladder))
    return replace(solution, hints=(*safe, _everything(solution)))


def _first_harmless(wordings: Sequence[str], solution: Solution, move: Move | None) -> str:
    """The fullest wording that gives neither the answer away nor the result of the step it leads to."""
    new: set[str] = set()
    if move is not None:
        before, after = move.latex()
        new = _numerals(after) - _numerals(before) - _numerals(solution.question) - _numerals(move.rule)
    for text in wordings:
        if text.strip() and not new & _numerals(text) and not gives_away(text, solution):
            return text
    return LAST_RESORT


def _numerals(text: str) -> set[str]:
    """Numbers as written, but exponents and indices."""
    plain = re.sub(r"[\^_]\{?-?\d+\}?", " ", text.replace("{,}", ""))
    return {n.replace(",", "") for n in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", plain)}


def _sentences(text: str) -> tuple[str, ...]:
    """One sentence after another: where the whole tells too much, a part of it may still help."""
    return tuple(re.split(r"(?<=[.?!])\s+(?=[A-Z$])", text))


def _lower(rule: str) -> str:
    return rule[:1].lower() + rule[1:]


def unsolved(reason: str) -> tuple[str, ...]:
    """Six rungs for a problem Lemma could not solve: honest, general, and not a guess."""
    return (
        f"{reason} Tell me how you would begin, and I will look at it with you.",
        "Say in your own words what the problem gives you and what it asks for.",
        "Which rule or formula connects what is given with what is asked?",
        "Write the relation as an equation, with one letter for what you do not know.",
        "Send me the equation you wrote: I can check an equation even when I cannot read the story.",
        f"I cannot give a full solution here. {reason}",
    )


def _orient(found: Derivation) -> str:
    return (
        f"This one is about **{found.skill}**. What have you tried so far? "
        "Send me your first line, even if you are unsure, and I will check it."
    )


def _what_is_asked(solution: Solution, problem: Problem, found: Derivation) -> Iterator[str]:
    """What is wanted: in the topic's words, from the equations, or the problem's own question."""
    unit = f" Give it in {found.unit}." if found.unit and found.unit.isalpha() else ""
    if found.asked:
        yield found.asked + ("" if found.unit in found.asked else unit)
        yield found.asked
    if problem.target.node is not None or problem.target.kind in ("count", "sum", "product", "pair"):
        yield _asked(problem) if _names_the_answer(problem, found) else _NOT_NAMED
    stem, _ = restating.stem_and_choices(solution.restated or solution.question, None)
    questions = [q.strip() for q in re.split(r"(?<=[.?!])\s+|\n{2,}", stem) if q.rstrip().endswith("?")]
    if questions:
        yield f"Read the last line once more: “{questions[-1]}” What is it that you are to find?{unit}"
        yield f"The question itself: {questions[-1]}"


_NOT_NAMED = "Read the question once more: it asks for something made from the unknown, not for the unknown itself."


def _names_the_answer(problem: Problem, found: Derivation) -> bool:
    """Whether what the problem's equations call wanted is what the answer is the value of."""
    node = problem.target.node
    if problem.target.kind not in ("value", "solutions") or node is None or not found.solutions or not found.values:
        return True
    try:
        wanted = [evaluate(node, values_of(s)) for s in found.solutions]
        return all(any(same_value(evaluate(v), w) for w in wanted) for v in found.values)
    except Unvalued:
        return not isinstance(node, Sym)


def _asked(problem: Problem) -> str:
    target, given = problem.target, ", ".join(shown(e) for e in (*problem.equations, *problem.conditions))
    start = f"You are given {given}. " if given else ""
    match target.kind:
        case "count":
            return f"{start}You are asked only how many solutions there are, not what they are."
        case "sum" | "product":
            return f"{start}You are asked for the {target.kind} of the solutions."
        case "pair":
            return f"{start}You are asked for the values that make both equations true at once."
        case "simplify":
            return (
                f"You are asked to write {shown(target.node)} in another, simpler form with the same value."
                if target.node
                else start
            )
        case _ if target.node is None:
            return start
        case _:
            which = f" — the {target.pick} one" if target.pick else ""
            text = f"{start}You are asked for {shown(target.node)}{which}."
            if problem.equations and not isinstance(target.node, Sym) and letters(target.node):
                names = " and ".join(f"${n}$" for n in sorted(letters(target.node)))
                text += f" Note that this is not {names} alone."
            return text


def _next_step(move: Move, found: Derivation) -> Iterator[str]:
    """The first step in words, never its result."""
    ask = "What do you get?"
    yield f"{move.text} {ask}"
    kept = _sentences(move.text)
    if len(kept) > 1:
        yield from (f"{sentence} {ask}" for sentence in kept)
    yield f"Next: {_lower(move.rule)}. {ask}"
    yield f"Next: {_lower(move.rule)}. Keep in mind: {found.concept}"


def _with_blank(move: Move, solution: Solution) -> Iterator[str]:
    """The first step written out with what is new in it left blank, from the fullest wording to the barest."""
    before, _ = move.latex()
    after = _blanked(move)
    for said in (move.text, *_sentences(move.text), f"Do this: {_lower(move.rule)}."):
        yield f"Start from $${before}$$ {said} Fill in the blank: $${after}$$"
    given = _numerals(solution.question)
    open_before = _blank_new(before, given)
    if open_before != before:
        for said in (move.text, f"Do this: {_lower(move.rule)}."):
            yield f"{said} Fill in the blanks: $${open_before} \\quad\\longrightarrow\\quad {after}$$"
    for said in (move.text, f"Do this: {_lower(move.rule)}."):
        yield f"{said} Write it as one line with the numbers of the problem: $$\\ldots = {BOX}$$"


def _blanked(move: Move) -> str:
    """What stands there after the move, with its new numbers left out; all of it, where that leaves nothing out."""
    text = _with_gaps(move)
    return text if BOX in text else BOX


def _with_gaps(move: Move) -> str:
    after = move.after
    if isinstance(after, str):
        return _blank_new(after, _numerals(move.latex()[0])) if _numerals(after) - _numerals(move.latex()[0]) else BOX
    if isinstance(after, State):
        if not after.rows:
            return BOX
        old = {_text(r) for row in move.before.rows for r in row} if isinstance(move.before, State) else set()
        rows = tuple(tuple(r if _text(r) in old else _blank_relation(r) for r in row) for row in after.rows)
        text = State(rows).latex()
    elif isinstance(after, Chain | Rel):
        first = after.links[0] if isinstance(after, Chain) else after
        text = typeset.latex(typeset.pretty(_blank_numbers(first.left))) + f" = {BOX}"
    elif not letters(after):  # a mere value is the result itself
        return BOX
    else:
        kept = frozenset() if isinstance(move.before, State | str) else frozenset(numbers(move.before))
        text = typeset.latex(typeset.pretty(_blank_numbers(after, kept)))
    return text.replace("□", BOX)


def _blank_new(latex: str, kept: set[str]) -> str:
    """LaTeX with every number that is not among `kept` left blank; exponents stay."""

    def blank(match: re.Match[str]) -> str:
        return match.group() if match.group("power") or match.group().replace(",", "") in kept else BOX

    return re.sub(r"(?P<power>[\^_]\{?-?\d+\}?)|(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?", blank, latex.replace("{,}", ","))


def _text(relation: Rel) -> str:
    return typeset.plain(relation)


def _blank_relation(relation: Rel) -> Rel:
    if isinstance(relation.right, Num) and relation.right.value == 0 and not isinstance(relation.left, Sym):
        return Rel(relation.op, _blank_numbers(relation.left), relation.right)
    return Rel(relation.op, relation.left, BLANK)


def _blank_numbers(node: Node, kept: frozenset[Fraction] = frozenset()) -> Node:
    """Every number but exponents, 1 and those in `kept` replaced by a blank."""
    match node:
        case Num(value) if value != 1 and value not in kept:
            return BLANK
        case Bin("^", left, right):
            return Bin("^", _blank_numbers(left, kept), right)
        case Bin(op, left, right, shown):
            return Bin(op, _blank_numbers(left, kept), _blank_numbers(right, kept), shown)
        case Neg(arg):
            return Neg(_blank_numbers(arg, kept))
        case Root(arg, index):
            return Root(_blank_numbers(arg, kept), index)
        case Percent(arg):
            return Percent(_blank_numbers(arg, kept))
        case Group(items, kind):
            return Group(tuple(_blank_numbers(i, kept) for i in items), kind)
        case _:
            return node


def _everything(solution: Solution) -> str:
    lines = ["Here is the full solution.", *(f"{n}. {s.markdown()}" for n, s in enumerate(solution.steps, 1))]
    shown = f"${solution.answer_latex}$" if solution.answer_latex else solution.answer
    unit = f" {solution.unit}" if solution.unit else ""
    if solution.shortcut:
        lines.append(f"**A quicker way.** {solution.shortcut}")
    lines.append(f"**Answer: {shown}{unit}**" + (f", choice **{solution.choice}**" if solution.choice else ""))
    lines.append("Now try one like it without help: ask me for another like this.")
    return "\n\n".join(lines)
