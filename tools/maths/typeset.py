"""A tree back to text: LaTeX for the page, plain ASCII for answers. It writes the shape it is given, no simpler one."""

from __future__ import annotations

from typing import ClassVar

from tools.maths.tree import Abs, Apply, Bin, Chain, Degrees, Group, Neg, Node, Num, Percent, Rel, Root, Sym, Trig

_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = 1, 2, 3, 4, 5
_REL_LATEX = {"=": "=", "≠": r"\ne", "<": "<", ">": ">", "≤": r"\le", "≥": r"\ge", "≈": r"\approx"}
_REL_PLAIN = {"=": "=", "≠": "!=", "<": "<", ">": ">", "≤": "<=", "≥": ">=", "≈": "~="}
_GREEK_TEXT = """
    alpha beta gamma delta epsilon theta lambda mu pi rho sigma tau phi omega ell
"""
_GREEK = frozenset(_GREEK_TEXT.split())
_WORDS = ("pi", "sqrt(", "abs(", "sin(", "cos(", "tan(")  # what plain text spells out


def _level(node: Node) -> int:
    match node:
        case Bin("+" | "-" | "±"):
            return _SUM
        case Bin("/", _, _, "frac"):
            return _ATOM
        case Bin("*" | "/"):
            return _PRODUCT
        case Neg():
            return _SIGN
        case Bin("^") | Percent() | Degrees():
            return _POWER
        case Rel() | Chain():
            return 0
        case _:
            return _ATOM


def _number(node: Num) -> str:
    if node.text:
        return node.text
    return str(node.value)


class _Latex:
    rel = _REL_LATEX

    def brackets(self, text: str) -> str:
        return rf"\left({text}\right)" if "\\frac" in text else f"({text})"

    def sym(self, name: str) -> str:
        base, _, sub = name.partition("_")
        if base.startswith("∠"):
            return rf"\angle {base[1:]}"
        return ("\\" + base + " " if base in _GREEK else base) + (f"_{{{sub}}}" if sub else "")

    def number(self, node: Num) -> str:
        return _number(node).replace(",", "{,}")

    def fraction(self, top: Node, bottom: Node) -> str:
        return rf"\frac{{{_write(self, top)}}}{{{_write(self, bottom)}}}"

    def power(self, base: str, exponent: Node) -> str:
        return f"{base}^{{{_write(self, exponent)}}}"

    def root(self, node: Root) -> str:
        index = "" if node.index == 2 else f"[{node.index}]"
        return rf"\sqrt{index}{{{_write(self, node.arg)}}}"

    def percent(self, text: str) -> str:
        return text + r"\%"

    def absolute(self, text: str) -> str:
        return rf"\left|{text}\right|"

    def degrees(self, text: str) -> str:
        return text + r"^{\circ}"

    def trig(self, name: str, text: str) -> str:
        return rf"\{name}({text})"

    sign: ClassVar[dict[str, str]] = {
        "cdot": r" \cdot ",
        "times": r" \times ",
        "of": r" \text{ of } ",
        "slash": " / ",
        "div": r" \div ",
    }
    plus_minus = r"\pm"
    braces = (r"\{", r"\}")


class _Plain(_Latex):
    rel = _REL_PLAIN

    def brackets(self, text: str) -> str:
        return f"({text})"

    def sym(self, name: str) -> str:
        return name

    def number(self, node: Num) -> str:
        return _number(node).replace(",", "")

    def fraction(self, top: Node, bottom: Node) -> str:
        return f"{_wrap(self, top, _ATOM if _first_power(top) else _POWER)}/{_wrap(self, bottom, _POWER)}"

    def power(self, base: str, exponent: Node) -> str:
        return f"{base}^{_wrap(self, exponent, _ATOM)}"

    def root(self, node: Root) -> str:
        inner = _write(self, node.arg)
        return f"sqrt({inner})" if node.index == 2 else f"({inner})^(1/{node.index})"

    def percent(self, text: str) -> str:
        return text + "%"

    def absolute(self, text: str) -> str:
        return f"abs({text})"

    def degrees(self, text: str) -> str:
        return text + "°"

    def trig(self, name: str, text: str) -> str:
        return f"{name}({text})"

    sign: ClassVar[dict[str, str]] = {"cdot": " * ", "times": " * ", "of": " of ", "slash": "/", "div": "/"}
    plus_minus = "±"
    braces = ("{", "}")


def _wrap(style: _Latex, node: Node, least: int) -> str:
    level = _level(node)
    if isinstance(style, _Plain) and isinstance(node, Bin) and node.shown == "frac":
        level = _PRODUCT
    if isinstance(node, Num) and not node.text and node.value.denominator != 1:
        level = _PRODUCT
    text = _write(style, node)
    return text if level >= least else style.brackets(text)


def _first_power(node: Node) -> bool:
    """x to the power 1: before a slash it needs brackets, or it reads like x^(1/2)."""
    return isinstance(node, Bin) and node.op == "^" and isinstance(node.right, Num) and node.right.value == 1


def _product(style: _Latex, node: Bin) -> str:
    left = _wrap(style, node.left, _PRODUCT)
    right_first = node.right
    while isinstance(right_first, Bin) and right_first.op in "*^" and right_first.shown != "frac":
        right_first = right_first.left
    digit_next = isinstance(right_first, Num) or (isinstance(right_first, Bin) and right_first.shown == "frac")
    right = _wrap(style, node.right, _POWER)
    shown = node.shown
    if not shown and isinstance(node.left, Bin) and node.left.op == "^" and isinstance(node.left.left, Num):
        shown = "cdot"  # 2^3 · x, for 2^3x reads like 2^(3x)
    if not shown and digit_next and not right.startswith(("(", r"\left(")):
        shown = "cdot"
    word = left[-1:].isalpha() and right[:1].isalpha() and (left.endswith("pi") or right.startswith(_WORDS))
    if not shown and isinstance(style, _Plain) and word:
        shown = "cdot"  # "pir" and "rsqrt(3)" would be read as words
    if not shown and isinstance(style, _Plain) and isinstance(node.left, Bin) and node.left.op == "/":
        left = style.brackets(_write(style, node.left))
    if isinstance(node.left, Neg) and not shown:
        quotient = isinstance(style, _Plain) and isinstance(node.left.arg, Bin) and node.left.arg.op == "/"
        left = f"-{style.brackets(_write(style, node.left.arg))}" if quotient else _write(style, node.left)
    return left + (style.sign[shown] if shown else "") + right


def _write(style: _Latex, node: Node) -> str:
    match node:
        case Num():
            return style.number(node)
        case Sym(name):
            return style.sym(name)
        case Neg(arg):
            return "-" + (
                _wrap(style, arg, _PRODUCT) if not isinstance(arg, Neg) else style.brackets(_write(style, arg))
            )
        case Bin("±", Num(value), right) if value == 0:
            return f"{style.plus_minus} {_wrap(style, right, _PRODUCT)}"
        case Bin("+" | "-" | "±" as op, left, right):
            sign = style.plus_minus if op == "±" else op
            least = _POWER if isinstance(right, Neg) else _PRODUCT
            return f"{_wrap(style, left, _SUM)} {sign} {_wrap(style, right, least)}"
        case Bin("*"):
            return _product(style, node)
        case Bin("/", left, right, "frac"):
            return style.fraction(left, right)
        case Bin("/", left, right, shown):
            return (
                _wrap(style, left, _ATOM if _first_power(left) else _PRODUCT)
                + style.sign[shown or "slash"]
                + _wrap(style, right, _POWER)
            )
        case Bin("^", left, right):
            base = _wrap(style, left, _ATOM)
            return style.power(style.brackets(base) if base.startswith("\\frac") else base, right)
        case Percent(arg):
            return style.percent(_wrap(style, arg, _POWER))
        case Root():
            return style.root(node)
        case Abs(arg):
            return style.absolute(_write(style, arg))
        case Apply(name, arg):
            return f"{name}({_write(style, arg)})"
        case Degrees(arg):
            return style.degrees(_wrap(style, arg, _ATOM))
        case Trig(name, arg):
            return style.trig(name, _write(style, arg))
        case Rel(op, left, right):
            return f"{_write(style, left)} {style.rel[op]} {_write(style, right)}"
        case Chain(links):
            return _write(style, links[0]) + "".join(f" {style.rel[r.op]} {_write(style, r.right)}" for r in links[1:])
        case Group(items, kind):
            inner = ", ".join(_write(style, item) for item in items)
            return f"({inner})" if kind == "pair" else style.braces[0] + inner + style.braces[1]
    raise AssertionError(f"no way to write {node!r}")


_LATEX, _PLAIN = _Latex(), _Plain()


def latex(node: Node) -> str:
    r"""LaTeX without dollar signs.

    >>> from tools.maths.grammar import parse
    >>> latex(parse("3(x+1)/4 <= 1/2"))
    '3(x + 1) / 4 \\le 1 / 2'
    """
    return _write(_LATEX, node).rstrip()  # a dollar sign after a space would be money


def shown(node: Node) -> str:
    """A formula in a sentence: LaTeX between dollars, the way a textbook sets it.

    >>> from tools.maths.grammar import parse
    >>> shown(parse("x/2"))
    '$\\\\frac{x}{2}$'
    """
    return f"${latex(pretty(node))}$"


def plain(node: Node) -> str:
    """ASCII text that `grammar.parse` reads back.

    >>> from tools.maths.grammar import parse
    >>> plain(parse(r"\\frac{x+1}{2}"))
    '(x + 1)/2'
    """
    return _write(_PLAIN, node)


def pretty(node: Node) -> Node:
    """Slashes between simple things as built-up fractions, which is how a textbook would set them."""
    match node:
        case Bin("/", left, right, "slash"):
            return Bin("/", pretty(left), pretty(right), "frac")
        case Bin(op, left, right, shown):
            return Bin(op, pretty(left), pretty(right), shown)
        case Neg(arg):
            return Neg(pretty(arg))
        case Root(arg, index):
            return Root(pretty(arg), index)
        case Rel(op, left, right):
            return Rel(op, pretty(left), pretty(right))
        case Chain(links):
            return Chain(tuple(Rel(r.op, pretty(r.left), pretty(r.right)) for r in links))
        case Group(items, kind):
            return Group(tuple(pretty(item) for item in items), kind)
        case _:
            return node
