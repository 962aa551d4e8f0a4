"""Text to problem: every part of the prose must be understood, or the problem counts as unread, with a reason.

Formulas become placeholders; asking phrases and side conditions are recognised by pattern (`wording.py`); every word
left over must be known filler. One word that might change the meaning ("not", "integer", "per", a story) and Lemma says
that it cannot read this. Reading less and keeping what is promised is the point.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from index.errors import BadInput
from tools.maths import spans
from tools.maths.choice_reading import read_choices
from tools.maths.cleaning import NotationError
from tools.maths.grammar import parse
from tools.maths.margins import without_margins
from tools.maths.problem import CAN_READ, MAX_QUESTION, Problem, Target, Unread, split_choices
from tools.maths.spans import Formula, Segment
from tools.maths.tree import Apply, Bin, Chain, Group, Node, Num, Percent, Rel, Sym, letters, walk
from tools.maths.wording import (
    ASK_PATTERNS,
    FILLER,
    PERCENT_ASKS,
    SIDE_CONDITIONS,
    SOLVED_FOR,
    Prose,
    lowered,
    merge_phrases,
)


def read(question: str, choices: Sequence[str] | None = None) -> Problem:
    """Read a problem in full.

    Raises Unread with a plain sentence when some of it could not be understood, BadInput when there is nothing to read.

    >>> read("If 3x + 7 = 22, what is the value of 6x − 1?").target.kind
    'value'
    """
    if not question.strip():
        raise BadInput("There is no problem there yet: type or paste one.")
    if len(question) > MAX_QUESTION:
        raise Unread(f"That text is longer than {MAX_QUESTION} characters; please paste one problem at a time.")
    try:
        return _read(question, choices)
    except Unread as error:
        clearer = _unclear_formula(question)
        if clearer:
            raise Unread(clearer) from error
        raise


def _unclear_formula(question: str) -> str | None:
    """What is ambiguous or too large in the question's formula, when that is why it could not be read."""
    rest = re.sub(r"(?<!\\)\b(?:[A-Za-z]{3,}|is|if|of)\b|[?,;:]|\.(?!\d)", " ", question).strip()
    try:
        parse(rest)
    except NotationError as error:
        return str(error) if "brackets" in str(error) or "digits" in str(error) else None
    return None


def _read(question: str, choices: Sequence[str] | None) -> Problem:
    stem, texts = split_choices(_without_bullets(without_margins(question)), choices)
    segments = tuple(spans.segment(stem))
    if not any(isinstance(s, Formula) for s in segments):
        raise Unread(f"I found no equation or expression in that. {CAN_READ}.")
    _refuse_unclear(segments)
    prose = lowered(segments)
    percent = _percent(prose)
    if percent:
        equations, target = percent
        conditions: tuple[Rel, ...] = ()
        definitions: tuple[tuple[str, str, Node], ...] = ()
    else:
        merge_phrases(prose)
        prose.text = SOLVED_FOR.sub(r"solve for ⟦\2⟧, \1", prose.text)
        conditions = _side_conditions(prose)
        wanted = _target(prose)
        equations, more, definitions = _givens(prose)
        conditions += more
        target = _settle(wanted, equations, _lone_calculation(prose) if wanted is None else None)
    _no_leftovers(prose)
    return Problem(question, segments, equations, target, read_choices(texts, told=question), conditions, definitions)


_BULLET = re.compile(r"(?m)^\s*(?:[-*•]|\(?\d{1,2}[.)])\s+")
_NUMBER_LABEL = re.compile(r"^\s*(?:question\s*|problem\s*|q\s*)?\d{1,3}\s*[.):]\s+(?=\D|\d+[a-z])", re.IGNORECASE)


def _without_bullets(question: str) -> str:
    """A list's marks are no minus signs and no numbers of the problem; one leading "7." is its label."""
    if len(_BULLET.findall(question)) > 1:
        return _BULLET.sub("", question)
    return _NUMBER_LABEL.sub("", question)


def _refuse_unclear(segments: Sequence[Segment]) -> None:
    """Raise Unread for what two people would read differently: "5!" and "80 + 15%"."""
    for formula, after in pairwise(segments):
        if isinstance(formula, Formula) and isinstance(after, str) and after.startswith("!"):
            raise Unread("I cannot tell whether that “!” means a factorial; please write the problem without it.")
    for part in segments:
        for node in walk(part.node) if isinstance(part, Formula) else ():
            mixed = (
                isinstance(node, Bin)
                and node.op in "+-"
                and (isinstance(node.left, Percent), isinstance(node.right, Percent))
            )
            if mixed and mixed[0] != mixed[1]:
                raise Unread("I cannot tell what that percent is a percent of; please write it as, say, “15% of 80”.")


def _percent(prose: Prose) -> tuple[tuple[Rel, ...], Target] | None:
    for pattern, kind, order in PERCENT_ASKS:
        match = pattern.search(prose.text)
        if match is None:
            continue
        first, second = (prose.nodes[int(match.group(i + 1))] for i in order)
        if letters(first) or letters(second):
            return None
        prose.text = prose.text[: match.start()] + prose.text[match.end() :]
        if kind == "percent":
            letter = Sym("p")
            part = Bin("*", Bin("/", letter, Num(Fraction(100)), "frac"), first, "cdot")
            return (Rel("=", part, second),), Target("value", letter)
        letter = Sym("n")
        return (Rel("=", Bin("*", second, letter, "cdot"), first),), Target("value", letter)
    return None


def _side_conditions(prose: Prose) -> tuple[Rel, ...]:
    found: list[Rel] = []
    for pattern, kind in SIDE_CONDITIONS:
        for match in list(pattern.finditer(prose.text)):
            if kind == "sign":
                op = ">" if match.group("sign") == "positive" else "<"
                found.append(Rel(op, prose.nodes[int(match.group(1))], Num(Fraction(0))))
        prose.text = pattern.sub(" ", prose.text)
    return tuple(found)


def _target(prose: Prose) -> Target | None:
    for pattern, kind in ASK_PATTERNS:
        match = pattern.search(prose.text)
        if match is None:
            continue
        groups = match.groupdict()
        node = prose.nodes[int(groups["node"])] if groups.get("node") else None
        other = prose.nodes[int(groups["other"])] if groups.get("other") else None
        if isinstance(node, Rel) and kind == "value":  # "find x + 2 = 5": the relation is given, not asked
            continue
        prose.text = prose.text[: match.start()] + " " + prose.text[match.end() :]
        if other is not None and node is not None:
            return Target("pair", Group((node, other)))
        pick = groups.get("pick")
        pick = {
            "greater": "greatest",
            "larger": "greatest",
            "largest": "greatest",
            "smaller": "least",
            "smallest": "least",
            "only": None,
        }.get(pick or "", pick)
        return Target(groups.get("fold") or "" if kind == "fold" else kind, node, pick)
    return None


def _givens(prose: Prose) -> tuple[tuple[Rel, ...], tuple[Rel, ...], tuple[tuple[str, str, Node], ...]]:
    equations: list[Rel] = []
    conditions: list[Rel] = []
    definitions: list[tuple[str, str, Node]] = []
    for match in re.finditer(r"⟦([RF])(\d+)⟧", prose.text):
        node = prose.nodes[int(match.group(2))]
        if isinstance(node, Chain):
            raise Unread("I cannot read a chain of equalities as a problem yet; please write one equation at a time.")
        if not isinstance(node, Rel):
            continue
        if match.group(1) == "F" and isinstance(node.left, Apply) and isinstance(node.left.arg, Sym):
            definitions.append((node.left.name, node.left.arg.name, node.right))
        elif node.op == "=":
            equations.append(node)
        elif node.op in "<>≤≥≠" and len(letters(node)) == 1:
            conditions.append(node)
        else:
            raise Unread(f"I cannot work with that relation yet. {CAN_READ}.")
    prose.text = re.sub(r"⟦[RF]\d+⟧", " ", prose.text)
    assigned = [e.left.name for e in equations if isinstance(e.left, Sym) and not letters(e.right)]
    if len(set(assigned)) < len(assigned):  # "y = 24 when x = 6, … when x = 5" are two situations, not one system
        raise Unread(f"I cannot keep two situations in one problem apart yet. {CAN_READ}.")
    return tuple(equations), tuple(conditions), tuple(definitions)


def _lone_calculation(prose: Prose) -> Node | None:
    """A message that is nothing but a calculation, such as "2 + 2?"."""
    match = re.fullmatch(r"[\s?=.!:]*⟦N(\d+)⟧[\s?=.!]*", prose.text)
    node = prose.nodes[int(match.group(1))] if match else None
    if node is None or isinstance(node, Num):
        return None
    prose.text = ""
    return node


def _settle(target: Target | None, equations: tuple[Rel, ...], lone: Node | None = None) -> Target:
    """Fill in what the wording left open: "solve" of one letter, of two, or of none."""
    names = sorted({name for e in equations for name in letters(e)})
    if target is None:
        if not equations and lone is not None:
            return Target("value", lone)
        if not equations:
            raise Unread(f"I could not tell what is asked. {CAN_READ}.")
        target = Target("solutions")
    if target.kind == "solutions" and target.node is None:
        if len(names) == 2 and len(equations) == 2:
            return Target("pair", Group(tuple(Sym(n) for n in names)))
        if len(names) == 1:
            return Target("solutions", Sym(names[0]), target.pick)
        raise Unread(f"I could not tell which letter to solve for. {CAN_READ}.")
    if target.kind == "pair" and target.node is None:
        return Target("pair", Group(tuple(Sym(n) for n in names)))
    return target


def _no_leftovers(prose: Prose) -> None:
    rest = re.sub(r"[.,?!:;()\"*_=-]", " ", prose.text)
    rest = re.sub(r"⟦T\d+⟧", " ", rest)
    strange = [word for word in rest.split() if word.strip("'") not in FILLER]
    if strange:
        named = "a part of it" if any("⟦" in w or "\\" in w for w in strange) else f"“{strange[0][:30]}”"
        raise Unread(f"I could not take in all of that problem (I am unsure about {named}). {CAN_READ}.")
