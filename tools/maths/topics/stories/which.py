"""Which expression, equation, function, inequality or system stands for a story: every choice is compared with ours."""

from __future__ import annotations

import re
from collections.abc import Callable

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.topics.stories.relations import (
    Formulation,
    amount,
    formulate,
    same_expression,
    same_relation,
    same_system,
    uncalled,
)
from tools.maths.topics.stories.telling import ASKED, BOUND_CONCEPT, CONCEPT, Telling
from tools.maths.topics.stories.trying import as_told, items, tally
from tools.maths.tree import Apply, Chain, Group, Node, Rel, Sym, letters, walk


def which(t: Telling) -> Derivation | None:
    nodes = [c.node for c in t.stem.choices if c.node is not None]  # a choice that is no formula cannot be meant
    if len(nodes) < 2 or not _letter_left(t, nodes):
        return None
    relations = any(isinstance(n, Rel | Group | Chain) for n in nodes)
    formulation = formulate(t.meaning, t.pairs)
    if not relations:
        return _expression(t)
    if not formulation.lines:
        return None
    systems = any(isinstance(n, Group) or (isinstance(n, Chain) and len(n.links) > 1) for n in nodes)
    if all(isinstance(x, Rel) and x.op in "<>≤≥" for n in nodes for x in items(n)):
        formulation = _at_most(t, formulation)
    meant = formulation.relations if systems else formulation.lines
    if not systems and len(meant) != 1:
        return None
    moves = (*t.parts(), *t.setting_up(formulation, systems))
    chosen = tuple(n for n in nodes if not systems and same_relation(n, meant[0]))
    return Derivation(
        _skill(t, meant),
        BOUND_CONCEPT if any(r.op != "=" for r in meant) else CONCEPT,
        moves,
        ({},),
        chosen if len(chosen) == 1 else (),
        asked=ASKED,
        fits=lambda c: (
            c.node is not None and (same_system(c.node, meant) if systems else same_relation(c.node, meant[0]))
        ),
        confirm=_tried(t, meant, systems),
        full=t.full,
    )


def _at_most(t: Telling, formulation: Formulation) -> Formulation:
    """What somebody has is a limit where the choices are inequalities, though no word says "at most"."""
    if len(formulation.lines) != 1 or formulation.lines[0].op != "=":
        return formulation
    line = next(x for x in t.meaning.lines if x.total is not None)
    if line.fixed or not any(re.search(r"\b(?:has|have|had|with|budget of)\b", s) for s in t.story.sentences):
        return formulation
    t.full = False
    line.op = "≤"
    relation = formulation.lines[0]
    return Formulation((Rel("≤", relation.left, relation.right),), formulation.others)


def _letter_left(t: Telling, nodes: list[Node]) -> bool:
    """Every count has a letter or a number; a single letter left over goes to a single count left over."""
    missing = [s for s in t.slots if s.count is None]
    if not missing:
        return True
    known = {n for s in t.slots if s.count is not None for n in letters(s.count)}
    known |= {n for line in t.meaning.lines if line.total is not None for n in letters(line.total)}
    known |= {n for s in t.slots for n in letters(s.rate.value)}
    used = {n for node in nodes for n in letters(uncalled(node)) if not n.endswith("()")} - known
    if len(missing) == 1 and len(used) == 1 and not any(isinstance(n, Apply) for x in nodes for n in walk(x)):
        missing[0].count = Sym(used.pop())
        t.full = False
        return True
    return False


def _expression(t: Telling) -> Derivation | None:
    lines = [line for line in t.meaning.lines if line.total is None or isinstance(line.total, Sym | Apply)]
    if len(lines) != 1 or len(t.meaning.lines) != 1 or t.meaning.sums or t.meaning.compared:
        return None
    if re.search(
        r"\b(?:more|fewer|less|difference|each|average)\b",
        t.asking[t.wanted.span[1] :],
    ):
        return None
    line = lines[0]
    meant = amount(line, t.meaning.share)
    if not letters(meant):
        return None
    moves = [*t.parts()]
    if len(line.slots) + len(line.fixed) > 1 or not moves:
        moves.append(
            Move(
                "Add the parts",
                "Put the parts together.",
                words("all parts of the amount"),
                meant,
                check=lambda: tally(line, meant, t.meaning.share),
            )
        )
    skill = skills.LINEAR_TWO if len(letters(meant)) > 1 else skills.LINEAR_ONE
    return Derivation(
        skill,
        CONCEPT,
        tuple(moves),
        ({},),
        (meant,),
        asked=ASKED,
        fits=lambda c: c.node is not None and same_expression(c.node, meant),
        confirm=lambda: all(
            tally(line, c.node, t.meaning.share)
            for c in t.stem.choices
            if c.node is not None and same_expression(c.node, meant)
        ),
        full=t.full,
        slips=t.mixed(line),
    )


def _skill(t: Telling, meant: tuple[Rel, ...]) -> str:
    if any(r.op != "=" for r in meant):
        return skills.INEQUALITIES
    if len(meant) > 1:
        return skills.SYSTEMS
    if any(isinstance(line.total, Apply) for line in t.meaning.lines):
        return skills.LINEAR_FUNCTIONS
    if any(isinstance(line.total, Sym) for line in t.meaning.lines):
        return skills.LINEAR_FUNCTIONS
    return skills.LINEAR_TWO if len(letters(meant[0])) > 1 else skills.LINEAR_ONE


def _tried(t: Telling, meant: tuple[Rel, ...], systems: bool) -> Callable[[], bool]:
    """The chosen relation tried on small stories counted out by hand."""

    def check() -> bool:
        chosen = [
            c.node
            for c in t.stem.choices
            if c.node is not None and (same_system(c.node, meant) if systems else same_relation(c.node, meant[0]))
        ]
        return all(
            all(
                any(as_told(t.meaning, line, item) for item in items(node))
                for line in t.meaning.lines
                if line.total is not None
            )
            for node in chosen
        )

    return check
