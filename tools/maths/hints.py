"""The hint ladder: six rungs made from a derivation, none below the last giving anything hidden away.

0 asks for an attempt, 1 says what is asked, 2 names the idea, 3 gives the next step only, 4 shows it with a blank,
5 is the full solution and invites a fresh problem. Each rung below 5 is passed through `disclosure`; what would give
something away is replaced by a plainer wording of the same rung.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, Move, State
from tools.maths.disclosure import gives_away
from tools.maths.problem import Problem
from tools.maths.solution import Solution
from tools.maths.tree import Bin, Chain, Group, Neg, Node, Num, Percent, Rel, Root, Sym, letters, numbers

BLANK = Sym("□")
BOX = r"\boxed{\phantom{00}}"


def with_hints(solution: Solution, problem: Problem, found: Derivation) -> Solution:
    """The solution with its six hints."""
    rungs = (
        _orient(found),
        found.asked or _asked(problem),
        found.concept,
        _next_step(found),
        _with_blank(found),
    )
    plainer = (
        "What would your first line be? Try one, even if you are unsure.",
        "Say in your own words what the problem wants.",
        f"This is about {found.skill}. Which rule of that topic changes the problem without changing its answer?",
        f"Next: {found.moves[0].rule[0].lower() + found.moves[0].rule[1:]}.",
        f"Write down the line you get after this step: {found.moves[0].rule[0].lower() + found.moves[0].rule[1:]}.",
    )
    last_resort = "Write down what you know, and the first line you would try."
    safe = tuple(
        next((text for text in (rung, plain) if not gives_away(text, solution)), last_resort)
        for rung, plain in zip(rungs, plainer, strict=True)
    )
    return replace(solution, hints=(*safe, _everything(solution)))


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


def _asked(problem: Problem) -> str:
    target, given = problem.target, ", ".join(_maths(e) for e in (*problem.equations, *problem.conditions))
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
                f"You are asked to write {_maths(target.node)} in another, simpler form with the same value."
                if target.node
                else start
            )
        case _ if target.node is None:
            return start
        case _:
            which = f" — the {target.pick} one" if target.pick else ""
            text = f"{start}You are asked for {_maths(target.node)}{which}."
            if problem.equations and not isinstance(target.node, Sym) and letters(target.node):
                names = " and ".join(f"${n}$" for n in sorted(letters(target.node)))
                text += f" Note that this is not {names} alone."
            return text


def _maths(node: Node) -> str:
    return f"${typeset.latex(typeset.pretty(node))}$"


def _next_step(found: Derivation) -> str:
    return f"{found.moves[0].text} What do you get?"


def _with_blank(found: Derivation) -> str:
    move = found.moves[0]
    before, _ = move.latex()
    after = _blanked(move)
    return f"Start from $${before}$$ {move.text} Fill in the blank: $${after}$$"


def _blanked(move: Move) -> str:
    """What stands there after the move, with its new numbers left out."""
    after = move.after
    if isinstance(after, str):
        return BOX
    if isinstance(after, State):
        if not after.rows:
            return BOX
        old = {_text(r) for row in move.before.rows for r in row} if isinstance(move.before, State) else set()
        rows = tuple(tuple(r if _text(r) in old else _blank_relation(r) for r in row) for row in after.rows)
        text = State(rows).latex()
    elif isinstance(after, Chain | Rel):
        first = after.links[0] if isinstance(after, Chain) else after
        text = typeset.latex(typeset.pretty(_blank_numbers(first.left))) + f" = {BOX}"
    else:
        kept = frozenset() if isinstance(move.before, State | str) else frozenset(numbers(move.before))
        text = typeset.latex(typeset.pretty(_blank_numbers(after, kept)))
    return text.replace("□", BOX)


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
    lines.append(f"**Answer: {shown}**" + (f", choice **{solution.choice}**" if solution.choice else ""))
    lines.append("Now try one like it without help: ask me for another like this.")
    return "\n\n".join(lines)
