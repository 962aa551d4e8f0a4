"""The words of maths problems: how prose with formulas in it is matched, merged and asked about.

The stem becomes a line of text with placeholders for its formulas (`Prose`); the patterns here say which phrases make
expressions, which ask, which set conditions, and which words are mere filler. What they mean is put together in
`reading.py`.
"""

# ruff: noqa: E501 (a table reads best with one row, or one pattern, a line)

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from tools.maths.problem import Unread
from tools.maths.spans import Formula, Segment
from tools.maths.tree import Apply, Bin, Chain, Group, Node, Num, Percent, Rel, Sym, has_call, letters


@dataclass
class Prose:
    """The stem with formulas as ⟦K3⟧: R relation, E expression, S letter, N number, T pair or set, F definition."""

    text: str
    nodes: list[Node] = field(default_factory=list)

    def add(self, node: Node) -> str:
        self.nodes.append(node)
        return f"⟦{_kind(node)}{len(self.nodes) - 1}⟧"


def _kind(node: Node) -> str:
    match node:
        case Rel("=", Apply(_, Sym()), _):
            return "F"
        case Rel() | Chain():
            return "R"
        case Sym():
            return "S"
        case Group():
            return "T"
        case _:
            return "E" if letters(node) or has_call(node) else "N"


_VALUE = r"⟦[ESN](\d+)⟧"


_Build = Callable[[Node, Node], Node]


def _more(amount: Node, base: Node) -> Node:
    """10 more than x is x + 10; 10% more than x is x + 10% of x."""
    return Bin("+", base, Bin("*", amount, base, "of") if isinstance(amount, Percent) else amount)


def _less(amount: Node, base: Node) -> Node:
    return Bin("-", base, Bin("*", amount, base, "of") if isinstance(amount, Percent) else amount)


def _product(a: Node, b: Node) -> Node:
    if _is_sum(a) or _is_sum(b):
        raise Unread("I am not sure what is multiplied by what there: please write it with brackets.")
    return Bin("*", a, b, "cdot")


def _is_sum(node: Node) -> bool:
    return isinstance(node, Bin) and node.op in "+-"


def _phrases() -> list[tuple[re.Pattern[str], _Build]]:
    """Phrases that make one expression of two; each replaces its placeholders by a new one."""
    two: list[tuple[str, _Build]] = [
        (rf"{_VALUE} more than {_VALUE}", _more),
        (rf"{_VALUE} (?:less|fewer) than {_VALUE}", _less),
        (rf"the sum of {_VALUE} and {_VALUE}", lambda a, b: Bin("+", a, b)),
        (rf"the difference (?:of|between) {_VALUE} and {_VALUE}", lambda a, b: Bin("-", a, b)),
        (rf"the product of {_VALUE} and {_VALUE}", _product),
        (rf"{_VALUE} increased by {_VALUE}", lambda a, b: _more(b, a)),
        (rf"{_VALUE} decreased by {_VALUE}", lambda a, b: _less(b, a)),
        (rf"{_VALUE} added to {_VALUE}", _more),
        (rf"{_VALUE} subtracted from {_VALUE}", _less),
    ]
    return [(re.compile(pattern), build) for pattern, build in two]


_PHRASES = _phrases()


_OF = re.compile(rf"{_VALUE} of {_VALUE}")


_TWICE = re.compile(rf"\b(twice|double|triple|half of|half) {_VALUE}")


_IS = re.compile(rf"(?<!what )(?<!which )(?<!where ){_VALUE} (?:is|is equal to|equals) (?:equal to )?{_VALUE}(?! of)")


PERCENT_ASKS = [
    (re.compile(rf"what (?:percent|percentage) of {_VALUE} is {_VALUE}"), "percent", (0, 1)),
    (re.compile(rf"{_VALUE} is what (?:percent|percentage) of {_VALUE}"), "percent", (1, 0)),
    (re.compile(rf"{_VALUE} is {_VALUE} of what number"), "whole", (0, 1)),
    (re.compile(rf"{_VALUE} of what number is {_VALUE}"), "whole", (1, 0)),
]


_PICK = r"(?:(?P<pick>positive|negative|greatest|greater|larger|largest|least|smaller|smallest|only) )?"


_REAL = r"(?:(?:distinct|different|real|possible|unique) )*"


_ROOTS = r"(?:solutions?|roots?|zeros?|zeroes)"


_WHAT = r"(?:what|which)(?:'s| is| are| was)|find|determine|calculate|compute|give|state|work out|get|tell me|identify"


_ASKS: list[tuple[str, str]] = [
    (rf"how many {_REAL}{_ROOTS} (?:does|do|are there|will|has|have|exist)", "count"),
    (rf"(?:{_WHAT}) the number of {_REAL}{_ROOTS}", "count"),
    (rf"(?:{_WHAT}) the (?P<fold>sum|product) of (?:the |all |all the |its )?{_REAL}{_ROOTS}", "fold"),
    (rf"(?:{_WHAT}) the (?P<fold>sum|product) of (?:the |all |all the |all )?{_REAL}values of ⟦S(?P<node>\d+)⟧", "fold"),
    (rf"(?:{_WHAT}) (?:the |a |all |all the |an )?{_PICK}{_REAL}values? (?:of|for) ⟦[ESN](?P<node>\d+)⟧", "value"),
    (rf"which of the following (?:is|are|could be|gives|must be) (?:the |a |an |all )?{_PICK}{_REAL}values? (?:of|for) ⟦[ESN](?P<node>\d+)⟧", "value"),
    (rf"(?:{_WHAT}|which of the following is) (?:the |a |all |all the |both )?{_PICK}{_REAL}{_ROOTS}", "solutions"),
    (rf"(?:{_WHAT}|which of the following is|which) (?:the |an )?(?:ordered pair |solution |solution set |point |coordinates )?⟦T\d+⟧(?: (?:that )?(?:satisf(?:y|ies)|is (?:a|the) solution)(?: (?:to|of))?)?", "pair"),
    (rf"(?:{_WHAT}|which) (?:of the following )?(?:is )?(?:the |an |a )?ordered pair(?: ⟦T\d+⟧)?(?: (?:that |which )?(?:satisf(?:y|ies)|is (?:a|the) solution)(?: (?:to|of|for))?)?", "pair"),
    (r"(?:which of the following (?:expressions? )?is|which expression is|find an expression) (?:an )?equivalent (?:to|form of|expression (?:to|for)) (?:the expression )?⟦[EN](?P<node>\d+)⟧", "simplify"),
    (r"(?:simplify|expand(?: and simplify)?|multiply out)(?: the expression| fully| completely)?:? ⟦[EN](?P<node>\d+)⟧", "simplify"),
    (r"(?:evaluate|calculate|compute|work out)(?: the expression| the value of)?:? ⟦[EN](?P<node>\d+)⟧", "value"),
    (r"solve for ⟦S(?P<node>\d+)⟧(?: and ⟦S(?P<other>\d+)⟧)?", "solutions"),
    (r"for (?:what|which) values? of ⟦S(?P<node>\d+)⟧(?: (?:is|does|are|will))?", "value"),
    (rf"(?:{_WHAT}) (?:the (?:value|values) of )?⟦S(?P<node>\d+)⟧ and ⟦S(?P<other>\d+)⟧", "value"),
    (rf"(?:{_WHAT}) (?:the )?{_PICK}⟦[ESNRF](?P<node>\d+)⟧(?: (?:equal to|equal))?", "value"),
    (r"what (?:does|would|must|could|will) ⟦[ES](?P<node>\d+)⟧ (?:be|equal)(?: to)?", "value"),
    (r"⟦[ESN](?P<node>\d+)⟧ ?= ?\??(?=\s*$)", "value"),
    (r"solve(?: for)?(?: (?:the|this|these|that|following|both))*(?: (?:simultaneous|quadratic|linear))?(?: (?:equations?|systems?(?: of equations)?))?(?: below| above)?", "solutions"),
]  # fmt: skip


ASK_PATTERNS = [(re.compile(pattern), kind) for pattern, kind in _ASKS]


# "solve ⟦R0⟧ for ⟦S1⟧": the letter belongs to the question and is no condition
SOLVED_FOR = re.compile(
    r"\bsolve (?:the |this )?(?:equations? |formula |relation |system )?(⟦R\d+⟧(?:(?:,| and|, and) ⟦R\d+⟧)*),? for ⟦(S\d+)⟧"
)

SIDE_CONDITIONS = [
    (re.compile(r"(?:where|and|if|for)?\s*⟦S(\d+)⟧ (?:is|>) (?:a )?(?P<sign>positive|negative)(?: (?:real )?(?:number|constant))?"), "sign"),
    (re.compile(r",? ?(?:where|and)? ?⟦S\d+⟧(?:,? and ⟦S\d+⟧)? (?:is|are) (?:a |an )?(?:real )?(?:constants?|variables?|unknowns?|numbers?|real)(?=[\s.,?;]|$)"), "drop"),
    (re.compile(r"(?:if )?⟦T\d+⟧ (?:is|satisfies) (?:a|the) solution (?:to|of)"), "drop"),
    (re.compile(r"(?:that )?satisf(?:y|ies)(?= (?:the|this|these|both|⟦))"), "drop"),
    (re.compile(r"(?<!solve )for (?:real )?⟦S\d+⟧|(?:over|in) the real numbers|(?:on|with) this one"), "drop"),
]  # fmt: skip


_FILLER_TEXT = """
    if when given that the a an equation equations expression system of in to above below shown following this
    these and for let suppose then so is are it true has have do does there where we know know: please can you
    help me i need want how hi hello hey thanks thank with problem question solve question: consider both real
    number numbers set solutions solution answer my homework stuck on here is: be must given: satisfy
    satisfies by simultaneous quadratic linear all what's us get value values what also having got us now now:
    using which would could i'm stuck got hey hint try trying it's its
    show tell give full complete detailed step steps working explain understand solving again just tonight today
"""
FILLER = frozenset(_FILLER_TEXT.split())


def lowered(segments: Sequence[Segment]) -> Prose:
    prose = Prose("")
    for part in segments:
        prose.text += f" {prose.add(part.node)} " if isinstance(part, Formula) else part.lower().replace("’", "'")
    prose.text = re.sub(r"\s+", " ", prose.text)
    return prose


def merge_phrases(prose: Prose) -> None:
    """Turn phrases such as "10 more than 14" and "A is B" into formulas, until nothing changes."""
    for _ in range(12):
        before = prose.text
        prose.text = _TWICE.sub(lambda m: prose.add(_multiple(m.group(1), prose.nodes[int(m.group(2))])), prose.text, 1)
        prose.text = _OF.sub(lambda m: _portion(prose, m), prose.text, 1)
        for pattern, build in _PHRASES:
            prose.text = pattern.sub(
                lambda m, build=build: prose.add(build(prose.nodes[int(m.group(1))], prose.nodes[int(m.group(2))])),  # type: ignore[misc]
                prose.text,
                count=1,
            )
        if prose.text == before:
            break
    prose.text = _IS.sub(
        lambda m: prose.add(Rel("=", prose.nodes[int(m.group(1))], prose.nodes[int(m.group(2))])), prose.text
    )


def _multiple(word: str, node: Node) -> Node:
    if _is_sum(node):
        raise Unread(f"I am not sure how much is meant by “{word}” there: please write it with brackets.")
    if word.startswith("half"):
        return Bin("/", node, Num(Fraction(2)), "frac")
    return Bin("*", Num(Fraction(3 if word == "triple" else 2)), node, "cdot")


def _portion(prose: Prose, match: re.Match[str]) -> str:
    part, whole = prose.nodes[int(match.group(1))], prose.nodes[int(match.group(2))]
    fraction = isinstance(part, Percent) or (isinstance(part, Bin) and part.op == "/" and not letters(part))
    return prose.add(Bin("*", part, whole, "of")) if fraction else match.group().replace(" of ", " of  ")
