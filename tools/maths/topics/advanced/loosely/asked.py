"""What is wanted of the solutions: their sum, the greatest, how many, how far apart, the value of an expression."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.topics.advanced.loosely.given import Given
from tools.maths.tree import Group, Node, Rel, Sym


@dataclass(frozen=True)
class Asked:
    """kind: "fold" (word: sum, product, mean, difference), "pick" (word: greatest, least), "count", "gap", "middle",
    "node" (an expression), "any" (a solution). axis: x or y where coordinates are meant. sign: positive or negative
    ones only. every: all of them together. thing: the word for what is counted, added, picked. could: one possible
    value is enough. cut: the stretch of text that asks.
    """

    kind: str
    word: str = ""
    axis: str = ""
    thing: str = ""
    node: Node | None = None
    sign: str = ""
    every: bool = False
    could: bool = False
    cut: str = ""


_BETWEEN = r"(?:(?:the|all|of|both|its|their|these|those|distinct|different|real|possible|complex|every|each|for|given|given by|coordinates|any|numerical|exact) )*"
_SIGN = r"(?:(?P<sign>positive|negative) )?"
_THING = r"(?P<thing>[xy]-coordinates?|[xy]-values?|x-intercepts?|zeros?|zeroes|roots?|solutions?|values? of ⟦S(?P<letter>\d+)⟧)"
_FOLDS = {
    "sum": "sum",
    "total": "sum",
    "added": "sum",
    "product": "product",
    "multiplied": "product",
    "average": "mean",
    "mean": "mean",
    "difference": "difference",
}
_FOLD = re.compile(
    rf"(?:arithmetic |positive |combined )?(?P<fold>sum|total|product|average|mean|difference) (?:of|between) {_BETWEEN}{_SIGN}{_BETWEEN}{_THING}"
)
_DONE = re.compile(
    rf"{_SIGN}{_THING}[^.?]{{0,60}}? (?:is|are|were|be) (?P<fold>added|multiplied)(?: together)?(?=[.,?! ])"
)
_PICK = re.compile(
    rf"(?P<pick>greatest|largest|biggest|highest|least|smallest|lowest|greater|larger|smaller|lesser) (?:of {_BETWEEN})?{_SIGN}(?:real |possible )*{_THING}"
)
_UP = frozenset(["greatest", "largest", "biggest", "highest", "greater", "larger"])
_COUNT = re.compile(
    rf"(?:how many|(?:what|find|which)[^.?⟦]{{0,20}} number of) {_BETWEEN}{_SIGN}(?P<thing>points? of intersection|intersection points?|points?|places?|times|x-intercepts?|zeros?|zeroes|roots?|solutions?|ordered pairs?)"
)
_POINT = re.compile(
    r"(?:which|what)(?: of the following)?(?: is| are)?(?: an?| one)? ?(?P<thing>points?|ordered pairs?|x-intercepts?|points? of intersection)\b"
)
_TURNED = re.compile(r"(?P<thing>solutions?|roots?|zeros?|zeroes)\b[^.?]{0,60} (?:is|are) which of the following")
_GAP = re.compile(
    r"\b(?:distance|number of units|length)\b[^.?]{0,40}?\b(?:between|joining|connecting|from|segment|with endpoints)\b|\bhow far apart\b|\bhow many units apart\b|\bhow long is\b[^.?]{0,20}\bsegment\b"
)
_MIDDLE = re.compile(r"(?P<axis>[xy])-(?:coordinate|value) of the (?:midpoint|point (?:halfway|midway) between)")
_NODE = re.compile(
    r"(?:values? (?:of|for)|what (?:is|are|does|must|could|would)|which (?:of the following )?(?:is|could be|must be)|find|determine|calculate|compute|evaluate|state) "
    r"(?:(?:the|a|possible|value|values|of|for|constant|expression|sum|product|difference|quantity|be|number) )*⟦(?P<kind>[ESN])(?P<node>\d+)⟧"
)
_ANY = re.compile(
    r"(?:which|what|find|give|state|solve|list|name)\b[^.?]{0,60}?(?P<thing>solutions?|solution set|roots?|zeros?|zeroes|x-intercepts?|[xy]-coordinates?|satisf(?:y|ies)|values? (?:of|for) ⟦S(?P<letter>\d+)⟧)"
)
_OF_THEM = re.compile(
    r"which (?:of the following )?(?:[a-z]+ )?(?:is|are|could be) (?:one |both |all )?(?:of )?(?P<thing>these|them|those)(?: solutions| roots| zeros)?\b"
)


def read(given: Given) -> Asked | None:
    """What is asked, None where no common quantity is.

    >>> from tools.maths import stem
    >>> from tools.maths.topics.advanced.loosely.given import lay_out
    >>> found = read(lay_out(stem.read("The graph of y = (x - 1)(x + 4) meets the x-axis. What is the sum of the x-coordinates?")))
    >>> found.kind, found.word, found.axis
    ('fold', 'sum', 'x')
    """
    text, ask = given.text, _question(given.text)
    could = bool(
        re.search(r"\b(?:could|can|may|might|possible|one of|an? (?:possible|solution|root|zero|x-intercept))\b", ask)
    )
    if (match := _MIDDLE.search(ask)) is not None:
        return Asked("middle", "mean", match["axis"], cut=match.group())
    for pattern in (_FOLD, _DONE):
        match = pattern.search(ask) or (pattern.search(text) if pattern is _DONE else None)
        if match is not None and (pattern is _FOLD or re.search(r"\bresult|\bsum|\bproduct|\bvalue\b", ask)):
            return Asked(
                "fold",
                _FOLDS[match["fold"]],
                _axis(given, match),
                match["thing"],
                None,
                match["sign"] or "",
                cut=match.group(),
            )
    if (match := _COUNT.search(ask)) is not None:
        return Asked("count", "", "", match["thing"], None, match["sign"] or "", cut=match.group())
    if (match := _GAP.search(ask)) is not None:
        if axis := re.search(r"\b([xy])-coordinates\b", ask):
            return Asked("fold", "difference", axis[1], axis.group(), cut=match.group())
        return Asked("gap", "difference", cut=match.group())
    if (match := _PICK.search(ask)) is not None:
        word = "greatest" if match["pick"] in _UP else "least"
        return Asked("pick", word, _axis(given, match), match["thing"], None, match["sign"] or "", cut=match.group())
    matches = list(_NODE.finditer(ask))
    if matches:
        node = given.stem.nodes[int(matches[-1]["node"])]
        if isinstance(node, Rel) or matches[-1]["kind"] == "N":
            return None
        return Asked("node", node=node, could=could, every="values" in matches[-1].group(), cut=matches[-1].group())
    if (
        given.stem.choices
        and all(isinstance(c.node, Group) for c in given.stem.choices)
        and (match := _POINT.search(ask))
    ):
        return Asked("point", thing=match["thing"], cut=match.group())
    match = _TURNED.search(ask) or _ANY.search(ask) or _OF_THEM.search(ask)
    if match is None:
        return None
    sign = re.search(r"\b(?:positive|negative)\b", match.group())
    every = _all_wanted(ask)
    return Asked(
        "any",
        "",
        _axis(given, match),
        match["thing"],
        None,
        sign.group() if sign else "",
        every,
        could or not every,
        match.group(),
    )


def _question(text: str) -> str:
    """The part of the laid out text that asks."""
    pieces = re.split(r"(?<=[.?!]) ", text)
    for piece in reversed(pieces):
        if "?" in piece or re.match(r"\W*(?:find|solve|what|which|how|calculate|determine|compute)\b", piece):
            return piece
    return pieces[-1]


def _axis(given: Given, match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("letter"):
        node = given.stem.nodes[int(groups["letter"])]
        return node.name if isinstance(node, Sym) else "?"
    thing = groups.get("thing") or ""
    return thing[0] if re.match(r"[xy]-", thing) else ""


def _all_wanted(ask: str) -> bool:
    """ "What are the solutions" wants every one, "which is a solution" one of them."""
    if "of the following" in ask and not re.search(r"\bare\b|\ball\b|solution set", ask):
        return False
    if re.search(r"\b(?:a|an|one|another|possible|could)\b", ask):
        return False
    return bool(re.search(r"\b(?:solutions|roots|zeros|zeroes|values|all|set|x-intercepts|both)\b", ask))
