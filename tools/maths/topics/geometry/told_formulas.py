"""A formula that the problem tells ("the volume of a sphere with radius r is 4/3 πr³"): compared with ours, then set aside.

A formula that says something else than the one known here makes the problem none of these topics'.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.topics.geometry import formulas
from tools.maths.topics.geometry.exact import tree
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import reason
from tools.maths.topics.geometry.scanning import compiled, group
from tools.maths.topics.geometry.shapes import DIMENSION, MENTION, code, shape_of
from tools.maths.topics.geometry.wording import Text
from tools.maths.tree import Node, Sym, letters, num
from tools.maths.values import Unvalued, evaluate, same_value

_WITH = rf"(?:(?:with|of|whose|and|,) (?:a |an |the |its )?(?:{DIMENSION}) (?:of |is )?⟦S\d+⟧ ?)*"
_TOLD = compiled(
    rf"\(?(?:note: )?(?:the )?(?P<dim>{DIMENSION})(?:,? (?:[A-Z]\b|⟦S\d+⟧),?)?(?: of)? {MENTION.pattern} ?(?P<with>{_WITH}),? ?(?:is(?: equal to)?|equals)(?: given by| found by)?(?: using)?(?: the)?(?: formula| expression)?(?: [A-Z] =| ⟦S\d+⟧ =)? ⟦(?P<kind>[ER])(?P<e>\d+)⟧"
    rf"(?P<where>,? where(?: ⟦S\d+⟧ (?:is|represents) (?:the |its )?(?:{DIMENSION})(?: of the [a-z ]+?)?(?:,? and)?)+)?\.?\)?(?= |$)"
)
_NAMED = re.compile(rf"(?P<dim>{DIMENSION}) (?:of |is )?⟦S(?P<s>\d+)⟧")
_MEANT = re.compile(rf"⟦S(?P<s>\d+)⟧ (?:is|represents) (?:the |its )?(?P<dim>{DIMENSION})")


def without_formulas(text: Text, plain: str) -> str | None:
    """The text without the formulas it tells, None where one of them is not the one known here.

    >>> from tools.maths import stem
    >>> from tools.maths.topics.geometry.wording import lay_out
    >>> text = lay_out(stem.read("The area of a circle with radius $r$ is $\\\\pi r^2$. A circle has radius 3. What is its area?"))
    >>> without_formulas(text, text.text)
    'a circle has radius ⟦N2⟧. what is its area?'
    """
    while match := _TOLD.search(plain):
        told = re.search(r"given by|found by|formula", match.group()) or group(match, "with") or group(match, "where")
        if not told:
            return plain  # "the area of the circle is kπ" is a size, not a formula
        if not _known(text, match):
            return None
        plain = (plain[: match.start()] + plain[match.end() :].lstrip()).strip()
    return plain


def _known(text: Text, match: re.Match[str]) -> bool:
    shape = shape_of(match)
    size = code(shape, match.group("dim"))
    node = text.nodes[int(match.group("e"))]
    right: Node = getattr(node, "right", node) if match.group("kind") == "R" else node
    names = letters(right)
    told = {
        **_meanings(text, shape, group(match, "with"), _NAMED),
        **_meanings(text, shape, group(match, "where"), _MEANT),
    }
    meant = {name: told.get(name, name if name in formulas.codes(shape) else "") for name in names}
    if size is None or not names or not all(meant.values()) or len(set(meant.values())) < len(meant):
        return False
    sizes = {letter: num(3 + 2 * i) for i, letter in enumerate(sorted(meant.values()))}
    figure = Figure({f"#{letter}": value for letter, value in sizes.items()}, formulas.laws(shape))
    try:
        ours = reason(figure, Sym(f"#{size}"))
        theirs = evaluate(right, {name: evaluate(sizes[letter]) for name, letter in meant.items()})
        return ours is not None and not ours.value.letters() and same_value(evaluate(tree(ours.value)), theirs)
    except Unvalued:
        return False


def _meanings(text: Text, shape: str, phrase: str, pattern: re.Pattern[str]) -> dict[str, str]:
    """Which of the formula's letters stands for which size, as far as the text says so."""
    found: dict[str, str] = {}
    for match in pattern.finditer(phrase):
        letter = text.nodes[int(match.group("s"))]
        size = code(shape, match.group("dim"))
        if isinstance(letter, Sym) and size:
            found[letter.name] = size
    return found
