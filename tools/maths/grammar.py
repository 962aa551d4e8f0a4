r"""One formula, in any usual notation, to a tree: Unicode, ASCII, LaTeX, number words, with implicit multiplication.

Sizes are bounded before the parser sees anything. What two people would read differently, such as `6/2(1+2)` or
`1/xy`, is refused with a sentence that asks for brackets. This reads *one* formula; prose around it is `reading.py`.
Nothing is ever evaluated as Python.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeGuard

from tools.maths import tree
from tools.maths.cleaning import MAX_CHARS, NotationError, bound, clean, normalise

if TYPE_CHECKING:
    from lark import Lark


GRAMMAR = r"""
start: chain
?chain: sum (REL sum)*
?sum: sum "+" product   -> add
    | sum "-" product   -> sub
    | sum PM product    -> pm
    | product
?product: product TIMES unary  -> times
    | product DIV unary        -> div
    | product attached         -> implied
    | unary
?unary: "-" unary  -> neg
    | "+" unary
    | PM unary     -> pm_alone
    | power
?power: percent "^" exponent -> pow
    | percent
?attached: item "^" exponent -> pow
    | item
?exponent: atom | "-" atom -> neg
?percent: atom "%" -> percent
    | atom "°" -> degrees
    | atom
?atom: NUMBER -> number
    | MIXED   -> mixed
    | item
?item: LETTER            -> letter
    | FUNCTION "(" sum ")" -> apply
    | "\\frac" braces braces -> frac
    | "\\sqrt" rooted -> sqrt
    | "\\sqrt" "[" NUMBER "]" rooted -> nth_root
    | "\\abs" "(" sum ")" -> absolute
    | TRIG angle -> trig
    | "(" sum ")" -> grouped
    | "[" sum "]" -> grouped
    | braces
    | "(" sum ("," sum)+ ")" -> pair
    | "\\{" sum ("," sum)* "\\}" -> set
?braces: "{" sum "}" -> grouped
?rooted: braces | "(" sum ")" | NUMBER -> number | LETTER -> letter
?angle: "(" sum ")" | braces | LETTER -> letter | NUMBER -> number
    | NUMBER "°" -> degree_number | LETTER "°" -> degree_letter
TRIG.4: /\\(sin|cos|tan)(?![a-z])/
REL: "=" | "!=" | "<=" | ">=" | "<" | ">" | "~="
PM: "±"
TIMES: "*" | "×" | "⋆"
DIV: "/" | "÷"
FUNCTION.3: /([fgh]|\\fn[A-Za-z])(?=\s*\()/
MIXED.3: /\d+\s+\d+\/\d+(?![\d.])/
NUMBER.2: /\d{1,3}(,\d{3})+(?!\d)(\.\d+)?|\d+(\.\d+)?|\.\d+/
LETTER: /(\\[a-z]+|[A-Za-z])(_[A-Za-z0-9])?/
%ignore /\s+/
"""


def _open_power(node: tree.Node) -> TypeGuard[tree.Bin]:
    """A power without brackets round it."""
    return isinstance(node, tree.Bin) and node.op == "^" and node.shown != "group"


def _builder() -> Any:
    from lark import Transformer, v_args

    @v_args(inline=True)
    class Build(Transformer):
        """Grammar rules to nodes."""

        def start(self, node: tree.Node) -> tree.Node:
            return node

        def chain(self, first: tree.Node, *rest: Any) -> tree.Node:
            sides = [first, *rest[1::2]]
            ops = [
                str(op).replace("~=", "≈").replace("<=", "≤").replace(">=", "≥").replace("!=", "≠") for op in rest[::2]
            ]
            links = tuple(tree.Rel(op, a, b) for op, a, b in zip(ops, sides, sides[1:], strict=False))
            return links[0] if len(links) == 1 else tree.Chain(links)

        def add(self, a: tree.Node, b: tree.Node) -> tree.Node:
            return tree.Bin("+", a, b)

        def sub(self, a: tree.Node, b: tree.Node) -> tree.Node:
            return tree.Bin("-", a, b)

        def pm(self, a: tree.Node, _sign: Any, b: tree.Node) -> tree.Node:
            return tree.Bin("±", a, b)

        def pm_alone(self, _sign: Any, b: tree.Node) -> tree.Node:
            return tree.Bin("±", tree.Num(Fraction(0)), b)

        def times(self, a: tree.Node, sign: Any, b: tree.Node) -> tree.Node:
            return tree.Bin("*", a, b, {"*": "cdot", "×": "times", "⋆": "of"}[str(sign)])

        def div(self, a: tree.Node, sign: Any, b: tree.Node) -> tree.Node:
            if _open_power(a) and tree.bare(a.right) == tree.Num(Fraction(1)):
                raise NotationError("How far that exponent goes is not clear: please add brackets, as in x^(1/2).")
            return tree.Bin("/", a, b, "slash" if sign == "/" else "div")

        def implied(self, a: tree.Node, b: tree.Node) -> tree.Node:
            if isinstance(a, tree.Bin) and a.op == "/" and a.shown != "frac":
                plain = isinstance(a.left, tree.Num) and isinstance(a.right, tree.Num)
                if not plain or not tree.letters(b):
                    raise NotationError(
                        "What exactly is divided is not clear there: please add brackets, as in (a/b)c or a/(bc)."
                    )
            if _open_power(a) and isinstance(a.left, tree.Num) and isinstance(a.right, tree.Num):
                raise NotationError(
                    "How far that exponent goes is not clear: please add brackets, as in 2^(3x) or (2^3)x."
                )
            return tree.Bin("*", a, b)

        def grouped(self, a: tree.Node) -> tree.Node:
            """Brackets make a quotient or a power one thing: what follows them is no longer ambiguous."""
            if isinstance(a, tree.Bin) and a.op in "/^":
                return tree.Bin(a.op, a.left, a.right, "frac" if a.op == "/" else "group")
            return a

        def neg(self, a: tree.Node) -> tree.Node:
            return tree.Neg(a)

        def pow(self, a: tree.Node, b: tree.Node) -> tree.Node:
            return tree.Bin("^", a, b)

        def percent(self, a: tree.Node) -> tree.Node:
            return tree.Percent(a)

        def number(self, token: Any) -> tree.Node:
            return tree.Num(Fraction(str(token).replace(",", "")), str(token))

        def mixed(self, token: Any) -> tree.Node:
            whole, part = str(token).split(None, 1)
            if Fraction(part.split("/")[1]) == 0:
                raise NotationError("A fraction there has 0 below the line.")
            return tree.num(int(whole) + Fraction(part))

        def letter(self, token: Any) -> tree.Node:
            return tree.Sym(str(token).lstrip("\\"))

        def apply(self, name: Any, arg: tree.Node) -> tree.Node:
            return tree.Apply(str(name).removeprefix("\\fn"), arg)

        def trig(self, name: Any, arg: tree.Node) -> tree.Node:
            return tree.Trig(str(name).lstrip("\\"), arg)

        def degrees(self, a: tree.Node) -> tree.Node:
            return tree.Degrees(a)

        def degree_number(self, token: Any) -> tree.Node:
            return tree.Degrees(self.number(token))

        def degree_letter(self, token: Any) -> tree.Node:
            return tree.Degrees(self.letter(token))

        def frac(self, a: tree.Node, b: tree.Node) -> tree.Node:
            return tree.Bin("/", a, b, "frac")

        def sqrt(self, a: tree.Node) -> tree.Node:
            return tree.Root(a)

        def nth_root(self, index: Any, a: tree.Node) -> tree.Node:
            if not str(index).isdigit() or not 2 <= int(index) <= 12:
                raise NotationError("I can read roots from the 2nd to the 12th.")
            return tree.Root(a, int(index))

        def absolute(self, a: tree.Node) -> tree.Node:
            return tree.Abs(a)

        def pair(self, *items: tree.Node) -> tree.Node:
            return tree.Group(tuple(items))

        def set(self, *items: tree.Node) -> tree.Node:
            return tree.Group(tuple(items), "set")

    return Build()


@lru_cache(maxsize=1)
def _parser() -> Lark:
    from lark import Lark

    return Lark(GRAMMAR, parser="lalr", transformer=_builder())


@lru_cache(maxsize=2048)
def _parse_plain(text: str) -> tree.Node | str:
    from lark.exceptions import LarkError, VisitError

    try:
        built: Any = _parser().parse(text)
    except VisitError as error:
        return str(error.orig_exc) if isinstance(error.orig_exc, NotationError) else "I cannot read that as a formula."
    except NotationError as error:
        return str(error)
    except (LarkError, ValueError, ZeroDivisionError):
        return "I cannot read that as a formula."
    node: tree.Node = built
    return node


def parse(text: str, functions: str = "") -> tree.Node:
    r"""The tree of one formula.

    functions: letters besides f, g and h that name a function, so that P(t) is no product.

    Raises NotationError (a BadInput) for what is too large, ambiguous or no formula.

    >>> parse("3x") == parse("3 * x"), tree.bare(parse("3x")) == tree.bare(parse("three times x"))
    (False, True)
    """
    if len(text) > 4 * MAX_CHARS:
        raise NotationError(f"That formula is longer than {MAX_CHARS} characters; please give a shorter one.")
    bound(clean(text))
    plain = normalise(text)
    if not plain:
        raise NotationError("There is no formula there.")
    bound(plain)
    if functions:
        plain = re.sub(rf"(?<![A-Za-z\\])([{functions}])(?=\s*\()", r"\\fn\1", plain)
    result = _parse_plain(plain)
    if isinstance(result, str):
        raise NotationError(result)
    return result


def try_parse(text: str, functions: str = "") -> tree.Node | None:
    """Like `parse`, None where there is no formula."""
    try:
        return parse(text, functions)
    except NotationError:
        return None
