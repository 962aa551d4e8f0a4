"""Means and totals in terms of a letter: five numbers have the mean m, and a sixth, 12, is added.

The sum of the numbers is their count times their mean; what happens to the sum gives the new mean.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.topics.data.mean_lists import MEAN, TERMS, V, derived, listed, node_of, product, tidy
from tools.maths.topics.writing import lettered
from tools.maths.tree import Bin, Node, Num, Sym, letters, num
from tools.maths.values import Unvalued, evaluate, same_value

READS = frozenset({"removed"})
_THINGS = r"(?:numbers|values|scores|test scores|integers|positive integers|data values|quiz scores)"
_ONE = r"(?:number|value|score|test score|integer|data value|quiz score)"
_SET = rf"(?:a (?:set|list|data set) of |a group of |the )?(?P<count>{V}) (?:different |positive |real )?{_THINGS}"
_TOLD = rf"(?:if )?the {MEAN} of {_SET} is (?P<mean>{V})"
_NEW = rf"(?:a|another|one more|an additional|the)? ?(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|new|additional)? ?{_ONE},?(?: of)? (?P<new>{V}),?"
_WHAT = rf"(?:what is|find|which of the following (?:expressions )?(?:is|represents|gives)) the (?:new )?{MEAN}(?: of (?:all )?(?:the )?(?:{V} |new |remaining |resulting )?(?:{_THINGS}|set|list))?"
_KINDS = tuple(
    (kind, re.compile(p))
    for kind, p in (
        (
            "rest",
            rf"{_TOLD}\. (?:if )?one of the {_THINGS} is (?P<new>{V})[.,] what is the sum of the (?:other|remaining) (?:{V} )?{_THINGS}{TERMS}?\?",
        ),
        (
            "add",
            rf"{_TOLD}\. (?:when|if) {_NEW} is (?:added|included)(?: (?:to|in) the (?:set|list|group))?, {_WHAT}{TERMS}?\?",
        ),
        ("add", rf"{_TOLD}\. {_NEW} is (?:added|included)(?: (?:to|in) the (?:set|list|group))?\. {_WHAT}{TERMS}?\?"),
        (
            "add",
            rf"{_TOLD}\. {_WHAT}{TERMS}? (?:when|if|after) {_NEW} is (?:added|included)(?: (?:to|in) the (?:set|list|group))?{TERMS}?\?",
        ),
        (
            "drop",
            rf"{_TOLD}\. (?:when|if) (?:one of the {_THINGS}|1 of the {_THINGS}|(?:the|a) {_ONE}), (?P<new>{V}), is removed(?: from the (?:set|list|group))?, {_WHAT}{TERMS}?\?",
        ),
        (
            "sum",
            rf"{_TOLD}[.,] (?:what is|which of the following (?:expressions )?(?:is|represents|gives)) (?:the sum|the total)(?: of (?:all )?(?:the|these) (?:{V} )?{_THINGS})?{TERMS}?\?",
        ),
        (
            "plus",
            rf"{_TOLD}\. (?:when|if) (?P<new>{V}) is added to each (?:of the )?(?:{V} )?(?:{_ONE}|{_THINGS}), {_WHAT}{TERMS}?\?",
        ),
        (
            "plus",
            rf"{_TOLD}\. (?:when|if) each (?:of the )?(?:{V} )?(?:{_ONE}|{_THINGS}) is increased by (?P<new>{V}), {_WHAT}{TERMS}?\?",
        ),
        (
            "times",
            rf"{_TOLD}\. (?:when|if) each (?:of the )?(?:{V} )?(?:{_ONE}|{_THINGS}) is multiplied by (?P<new>{V}), {_WHAT}{TERMS}?\?",
        ),
        (
            "both",
            rf"(?:if )?the {MEAN} of (?P<count>{V}) {_THINGS} is (?P<mean>{V}),? and the {MEAN} of (?P<more>{V}) other {_THINGS} is (?P<new>{V})[.,] {_WHAT}{TERMS}?\?",
        ),
    )
)


def solve(stem: Stem) -> Derivation | None:
    """The new mean or the sum as an expression; None for anything else."""
    if stem.tables or stem.statements or not re.search(r"\bmean\b|\baverage\b", stem.prose):
        return None
    if stem.placeholders("RFMPDTB"):
        return None
    text = lettered(stem, stem.prose)
    for kind, pattern in _KINDS:
        if read := pattern.fullmatch(text):
            said = {k: node_of(stem, v) for k, v in read.groupdict().items() if v}
            fits = _terms(text, said) and _counts_fit(stem, kind, read.groupdict())
            return _changed(stem, kind, said) if fits else None
    return listed(stem, text)


def _terms(text: str, said: dict[str, Node]) -> bool:
    """Whether the letters the answer is to be in are those that are told; "the mean of the 6 numbers" counts right."""
    told = {n for node in said.values() for n in letters(node)}
    asked = re.search(r"in terms of ([a-z])(?: and ([a-z]))?", text)
    return bool(told) and (asked is None or {n for n in asked.groups() if n} == told)


def _counts_fit(stem: Stem, kind: str, read: dict[str, str]) -> bool:
    """Whether a number beside those read, as in "the mean of the 6 numbers", is how many there are in the end."""
    left = [
        stem.value(f"⟦N{i}⟧")
        for i in stem.placeholders("NE")
        if not any(v and v[2:-1] == str(i) for v in read.values())
    ]
    count, more = (stem.value(read[k]) if "⟦" in read.get(k, "") else None for k in ("count", "more"))
    if not left:
        return True
    if count is None or (kind == "both" and more is None):
        return False
    size = count + {"add": 1, "drop": -1, "rest": -1, "both": more or 0}.get(kind, 0)
    return all(v == size for v in left)


def _count_after(count: Node, by: int) -> Node:
    if isinstance(count, Num):
        return num(count.value + by)
    return Bin("+" if by > 0 else "-", count, num(abs(by)))


def _changed(stem: Stem, kind: str, said: dict[str, Node]) -> Derivation | None:
    count, mean, new = said["count"], said["mean"], said.get("new")
    if isinstance(count, Num) and (count.value.denominator != 1 or count.value < 2):
        return None
    if not isinstance(count, Num | Sym) or ("more" in said and not isinstance(said["more"], Num | Sym)):
        return None
    total = tidy(product(count, mean))
    first = Move(
        "Write the sum",
        "Multiply the count by the mean: that is the sum of the numbers.",
        words("count times mean"),
        total,
        check=lambda: algebra.equal(total, Bin("*", count, mean)),
    )
    steps: list[tuple[str, str, Node]] = []
    answer: Node = total
    if kind in ("add", "drop", "both") and new is not None:
        share = product(said["more"], new) if kind == "both" else new
        after = tidy(Bin("-" if kind == "drop" else "+", total, share))
        size = _count_after(count, -1 if kind == "drop" else 1) if kind != "both" else _sum_of(count, said["more"])
        answer = Bin("/", after, size, "frac")
        steps = [
            ("Change the sum", "Put in what is added, or take out what is removed.", after),
            ("Divide by the new count", "The new mean is the new sum over the new count.", answer),
        ]
    elif kind == "rest" and new is not None:
        answer = tidy(Bin("-", total, new))
        steps = [("Take away the one told", "The others make up the rest of the sum.", answer)]
    elif kind == "plus" and new is not None:
        answer = Bin("+", mean, new)
        steps = [("Change every number", "Each number grows by the same amount, so the mean grows by it too.", answer)]
    elif kind == "times" and new is not None:
        answer = product(new, mean)
        steps = [("Change every number", "Each number is multiplied, so the mean is multiplied too.", answer)]
    confirm = _by_lists(kind, said, answer)
    moves = (
        *(() if kind in ("plus", "times") else (first,)),
        *(Move(rule, text, words("the sum so far"), node, check=confirm) for rule, text, node in steps),
    )
    return derived(stem, moves, answer, confirm)


def _sum_of(a: Node, b: Node) -> Node:
    return num(a.value + b.value) if isinstance(a, Num) and isinstance(b, Num) else Bin("+", a, b)


def _by_lists(kind: str, said: dict[str, Node], answer: Node) -> Callable[[], bool]:
    """The second route: lists of numbers with that mean, changed one number at a time."""
    names = sorted({n for node in said.values() for n in letters(node)})

    def confirm() -> bool:
        for shift in (0, 3, 8):
            at = {name: Fraction(5 + 2 * i + shift) for i, name in enumerate(names)}
            try:
                values = {k: Fraction(evaluate(node, at)) for k, node in said.items()}
                found = evaluate(answer, at)
            except Unvalued:
                return False
            size, mean, new = int(values["count"]), values["mean"], values.get("new", Fraction(0))
            data = [mean - 1, mean + 1] + [mean] * (size - 2)
            if kind == "drop":
                data = [new, *([mean + (mean - new) / (size - 1)] * (size - 1))][1:]
            data += [new] * (1 if kind == "add" else int(values["more"]) if kind == "both" else 0)
            data = [d + new if kind == "plus" else d * new if kind == "times" else d for d in data]
            if kind == "rest":
                data = [mean + (mean - new) / (size - 1)] * (size - 1)
            wanted = sum(data, Fraction(0)) if kind in ("sum", "rest") else sum(data, Fraction(0)) / len(data)
            if not same_value(found, wanted):
                return False
        return True

    return confirm
