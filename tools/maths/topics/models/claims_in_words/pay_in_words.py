"""A formula with an offset, and choices that say in words how its output is worked out.

Each choice is turned into a function of the input: "a base amount of $1,800 plus 5% of the part above $2,000" is
1,800 + 0.05(m - 2,000). The right one has the formula's value at every input tried.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.claims_in_words.verdicts import in_words, one_true
from tools.maths.tree import Bin, Node, Num, Rel, letters, walk
from tools.maths.values import exact_value

_ASK = re.compile(r"\b(?:describes?|interprets?|interpretation|explains?|how|statements?)\b")
_BEYOND = r"(?:that (?:exceeds?|(?:is|are) (?:more than|above|over|greater than|beyond|in excess of))|exceeding|above|over|beyond|in excess of|after(?: the first)?|(?:more|greater) than|past)"
_UNIT = r"(?: [a-z]+){0,2}?"
_ITEMS: tuple[tuple[str, str], ...] = (
    ("share beyond", rf"(?P<p>\d+(?:\.\d+)?) ?(?:%|percent) of (?:any |all |only )?(?:the |his |her |their )?(?:part|portion|amount|share|[a-z]+)?[a-z' ]*? {_BEYOND} (?:the first )?\$? ?(?P<k>\d[\d,]*(?:\.\d+)?)"),
    ("share", r"(?P<p>\d+(?:\.\d+)?) ?(?:%|percent) of (?:all (?:of )?|the total |total |the entire |the )?[a-z' ]+"),
    ("each beyond", rf"(?P<sign>\$) ?(?P<r>\d[\d,]*(?:\.\d+)?) (?:for each|for every|per|each|for)(?: additional| extra| further)?{_UNIT} {_BEYOND} (?:the first )?(?P<k>\d[\d,]*(?:\.\d+)?){_UNIT}"),
    ("first then each", rf"(?:a (?:flat |fixed |base )?(?:fee|charge|cost|amount|rate|price)? ?(?:of )?)?\$ ?(?P<b>\d[\d,]*(?:\.\d+)?) (?:for|covers|covering) (?:up to )?the first (?P<k>\d[\d,]*(?:\.\d+)?){_UNIT},? (?:and|plus|then|and then) \$ ?(?P<r>\d[\d,]*(?:\.\d+)?) (?:for each|for every|per|each)(?: additional| extra| further)?[a-z ]*"),
    ("each", rf"\$ ?(?P<r>\d[\d,]*(?:\.\d+)?) (?:for each|for every|per|each|an|a) (?!additional|extra|further)[a-z]+{_UNIT}"),
    ("less", r"(?:less|minus) (?:a )?(?:fixed |flat |one-time )?(?:deduction|fee|discount|charge|credit|amount)?[a-z ]*?\$ ?(?P<d>\d[\d,]*(?:\.\d+)?)"),
    ("base", r"(?:an? )?(?:(?:monthly|weekly|annual|daily|guaranteed|fixed|flat|base|initial|one-time|set|starting|minimum|sign-up|membership) ?)*(?:salary|amount|fee|charge|pay|wage|payment|cost|price|earnings|rate|deposit|income)? ?(?:of )?\$ ?(?P<b>\d[\d,]*(?:\.\d+)?)(?: flat| base| fixed)?(?: (?:salary|fee|charge|base|per month|a month|each month|per week))?"),
)  # fmt: skip
Function = Callable[[Fraction], Fraction]


def solve(stem: Stem) -> Derivation | None:
    """The choice whose words give the formula's value at every input tried."""
    if not in_words(stem) or stem.tables or not _ASK.search(stem.ask) or stem.placeholders("NMPRE", stem.ask):
        return None
    body = _formula(stem)
    if body is None or not any(isinstance(n, Bin) and n.op == "-" for n in _parts(body)):
        return None
    name = next(iter(letters(body)))
    said = {c.letter: function(tidy(c.text).rstrip(".")) for c in stem.choices}
    verdicts = {letter: None if f is None else _agree(body, name, f) for letter, f in said.items()}
    points = _points(body)
    moves = (
        Move("Write each sentence as a formula", "A part above a limit is the input less the limit; a base amount stands by itself.",
             words(f"{len(stem.choices)} sentences"), words("formulas in one letter"), check=lambda: sum(f is not None for f in said.values()) > 2),
        Move("Compare them at several inputs", "Two rules are the same only if they give the same output for every input.",
             words("a few inputs beyond the limit"), words("one rule that agrees"),
             check=lambda: sum(f is not None and all(f(p) == exact_value(body, {name: p}) for p in points) for f in said.values()) == 1),
    )  # fmt: skip

    def apart() -> bool:
        """At one further input the right rule agrees and every other rule differs."""
        point = points[-1] + 12345
        return sum(f is not None and f(point) == exact_value(body, {name: point}) for f in said.values()) == 1

    return one_true(
        stem, verdicts, skill=skills.LINEAR_FUNCTIONS, moves=moves, confirm=apart, unread=1,
        concept="Each piece of a formula is one step of the rule: what is taken away inside the brackets is not counted, the factor is what each counted one brings, and what is added stands for itself.",
        asked="You are asked which words describe the rule that the formula follows.",
    )  # fmt: skip


def function(text: str) -> Function | None:
    """The function a choice describes, None when some of its numbers are not understood.

    >>> f = function("a base amount of $1,800 plus 5% of the part of the sales that exceeds $2,000")
    >>> f(Fraction(3000))
    Fraction(1850, 1)
    """
    pieces: list[Function] = []
    rest = text
    for kind, pattern in _ITEMS:
        while match := re.search(pattern, rest):
            pieces.append(
                _piece(
                    kind,
                    {
                        k: Fraction(v.replace(",", "").rstrip("."))
                        for k, v in match.groupdict().items()
                        if v and v != "$"
                    },
                )
            )
            rest = rest[: match.start()] + " ; " + rest[match.end() :]
            if len(pieces) > 4:
                return None
    if not pieces or re.search(r"\d", rest):
        return None
    return lambda x: sum((p(x) for p in pieces), Fraction(0))


def _piece(kind: str, n: dict[str, Fraction]) -> Function:
    match kind:
        case "share beyond":
            return lambda x: n["p"] / 100 * (x - n["k"])
        case "share":
            return lambda x: n["p"] / 100 * x
        case "each beyond":
            return lambda x: n["r"] * (x - n["k"])
        case "first then each":
            return lambda x: n["b"] + n["r"] * (x - n["k"])
        case "each":
            return lambda x: n["r"] * x
        case "less":
            return lambda x: -n["d"]
        case _:
            return lambda x: n["b"]


def _formula(stem: Stem) -> Node | None:
    """The one expression or right side in one letter, that the stem gives."""
    found: list[Node] = [stem.nodes[i] for i in stem.placeholders("E") if letters(stem.nodes[i])]
    for relation in stem.equations():
        if relation.op == "=" and letters(relation.right):
            found.append(relation.right)
        elif relation.op == "=" and letters(relation.left):
            found.append(relation.left)
    found = [f for f in found if not isinstance(f, Rel)]
    return found[0] if len(found) == 1 and len(letters(found[0])) == 1 else None


def _parts(node: Node) -> list[Node]:
    """A formula and everything in it that is a sum, a difference or a product."""
    if not isinstance(node, Bin):
        return [node]
    return [node, *_parts(node.left), *_parts(node.right)]


def _points(body: Node) -> list[Fraction]:
    """Inputs beyond every number of the formula."""
    most = max((n.value for n in walk(body) if isinstance(n, Num)), default=Fraction(1))
    return [most * k + 7 for k in (1, 2, 5)]


def _agree(body: Node, name: str, said: Function) -> bool:
    return all(said(p) == exact_value(body, {name: p}) for p in _points(body))
