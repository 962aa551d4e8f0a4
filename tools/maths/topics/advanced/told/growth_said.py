"""What a choice says of a new value: "It is 8 times as great as f(a)" is 8u, with u for the old value."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import stem as stems
from tools.maths.stem import Stem
from tools.maths.topics.advanced.steps import number
from tools.maths.tree import Apply, Bin, Group, Node, Percent, Rel, Sym, has_call, letters
from tools.maths.values import evaluate

_OLD = Sym("u")  # stands for f(a)


@dataclass(frozen=True)
class Compared:
    """The two values: new and old as calls of the function, and the text that names them."""

    new: Apply
    old: Apply


_SIZE = r"(?P<n>⟦[NEP]\d+⟧|half|twice|double|triple|one[- ]half|one[- ](?:third|fourth|quarter|fifth|sixth|eighth|ninth|tenth))"
_FOLDS = {"doubl": Fraction(2), "tripl": Fraction(3), "quadr": Fraction(4), "halv": Fraction(1, 2)}
_PARTS = {
    "half": 2,
    "third": 3,
    "fourth": 4,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_SAYS = (
    ("times", re.compile(rf"(?:it|its value|the value|⟦E\d+⟧)(?: is| equals| will be| is equal to)? {_SIZE}(?: times)?(?: as (?:great|large|much|big|small) as| of| the value of| the size of)*(?: (?:⟦E(?P<old>\d+)⟧|it was(?: before)?))?")),
    ("more", re.compile(r"(?:it|its value|the value|⟦E\d+⟧) is (?P<n>⟦[NEP]\d+⟧) (?:units? )?(?P<way>greater|more|less|larger|smaller|fewer) than (?:the value of )?⟦E(?P<old>\d+)⟧")),
    ("by", re.compile(r"(?:it|its value|the value|⟦E\d+⟧|the value of ⟦E\d+⟧) (?P<way>increases|decreases|grows|is multiplied|is divided|is increased|is decreased) by (?:a factor of )?(?P<n>⟦[NEP]\d+⟧)")),
    ("verb", re.compile(r"(?:it|its value|the value|⟦E\d+⟧|the value of ⟦E\d+⟧) (?P<way>doubles|triples|quadruples|is doubled|is tripled|is halved)")),
)  # fmt: skip


def says(text: str, node: Node | None, pair: Compared, name: str) -> Node | None:
    """What a choice says the new value is, as a formula in u, the old value; None where it is not understood."""
    if node is not None and not isinstance(node, Group):
        if isinstance(node, Rel):
            if node.op != "=" or node.left != pair.new:
                return None
            node = node.right
        return node if has_call(node) or not letters(node) else None
    laid = stems.read(f"The function ${name}$. {text.rstrip().rstrip('.')}.", None)  # so that its calls are known
    prose = laid.prose.removeprefix("the function ⟦S0⟧.").strip().rstrip(".").strip()
    for how, pattern in _SAYS:
        match = pattern.fullmatch(prose)
        if match is None:
            continue
        found = match.groupdict()
        if found.get("old") and laid.nodes[int(found["old"])] != pair.old:
            return None
        calls = [n for k in laid.placeholders("E") for n in [laid.nodes[k]] if isinstance(n, Apply)]
        if any(c not in (pair.new, pair.old) for c in calls):
            return None
        return _formula(laid, how, found, name)
    return None


def _formula(laid: Stem, how: str, found: dict[str, str | None], name: str) -> Node | None:
    way = found.get("way") or ""
    if how == "verb":
        return Bin("*", number(next(v for k, v in _FOLDS.items() if k in way)), _OLD)
    told = found["n"] or ""
    if "⟦" not in told:
        word = re.sub(r"^one[- ]", "", told)
        size = {"twice": 2, "double": 2, "triple": 3}.get(word) or Fraction(1, _PARTS[word])
        return Bin("*", number(size), _OLD)
    node = laid.node(told)
    if letters(node):
        return None
    value = evaluate(node)
    if not isinstance(value, Fraction):
        return None
    part = isinstance(node, Percent)
    if how == "times":
        return Bin("*", number(value), _OLD)
    if "multiplied" in way or (how == "by" and re.search(r"\bfactor of\b", laid.prose)):
        return None if part or "de" in way[:2] else Bin("*", number(value), _OLD)
    if "divided" in way:
        return Bin("*", number(1 / value), _OLD)
    down = way in ("less", "smaller", "fewer", "decreases", "is decreased")
    if part:
        return Bin("*", number(1 - value if down else 1 + value), _OLD)
    return Bin("-" if down else "+", _OLD, number(value))
