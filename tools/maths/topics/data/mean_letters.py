"""Means and totals in terms of a letter: five numbers have the mean m, and a sixth, 12, is added.

The sum of the numbers is their count times their mean; what happens to the sum gives the new mean.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.polynomial import NotPolynomial, collect, expand, rational, terms_tree
from tools.maths.problem import Choice
from tools.maths.second_route import equivalent
from tools.maths.stem import Stem
from tools.maths.topics.writing import lettered
from tools.maths.tree import Bin, Group, Node, Num, Rel, Sym, letters, num, walk
from tools.maths.values import Unvalued, evaluate, same_value

READS = frozenset({"removed"})
CONCEPT = "A mean is the sum over the count, so the sum is the count times the mean: work with the sums."
_V = r"(?:⟦[NE]\d+⟧|[a-z])"
_MEAN = r"(?:mean|average|arithmetic mean|average \(arithmetic mean\))"
_THINGS = r"(?:numbers|values|scores|test scores|integers|positive integers|data values|quiz scores)"
_ONE = r"(?:number|value|score|test score|integer|data value|quiz score)"
_SET = rf"(?:a (?:set|list|data set) of |a group of |the )?(?P<count>{_V}) (?:different |positive |real )?{_THINGS}"
_TOLD = rf"(?:if )?the {_MEAN} of {_SET} is (?P<mean>{_V})"
_TERMS = r"(?:,? in terms of [a-z](?: and [a-z])?)"
_NEW = rf"(?:a|another|one more|an additional|the)? ?(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|new|additional)? ?{_ONE},? (?P<new>{_V}),?"
_WHAT = rf"(?:what is|find|which of the following (?:expressions )?(?:is|represents|gives)) the (?:new )?{_MEAN}(?: of (?:all )?(?:the )?(?:{_V} |new |remaining |resulting )?(?:{_THINGS}|set|list))?"
_KINDS = tuple(
    (kind, re.compile(p))
    for kind, p in (
        (
            "add",
            rf"{_TOLD}\. (?:when|if) {_NEW} is (?:added|included)(?: (?:to|in) the (?:set|list|group))?, {_WHAT}{_TERMS}?\?",
        ),
        ("add", rf"{_TOLD}\. {_NEW} is (?:added|included)(?: (?:to|in) the (?:set|list|group))?\. {_WHAT}{_TERMS}?\?"),
        (
            "add",
            rf"{_TOLD}\. {_WHAT}{_TERMS}? (?:when|if|after) {_NEW} is (?:added|included)(?: (?:to|in) the (?:set|list|group))?{_TERMS}?\?",
        ),
        (
            "drop",
            rf"{_TOLD}\. (?:when|if) (?:one of the {_THINGS}|1 of the {_THINGS}|(?:the|a) {_ONE}), (?P<new>{_V}), is removed(?: from the (?:set|list|group))?, {_WHAT}{_TERMS}?\?",
        ),
        (
            "sum",
            rf"{_TOLD}[.,] what is (?:the sum|the total)(?: of (?:all )?(?:the|these) (?:{_V} )?{_THINGS})?{_TERMS}?\?",
        ),
        (
            "plus",
            rf"{_TOLD}\. (?:when|if) (?P<new>{_V}) is added to each (?:of the )?(?:{_V} )?(?:{_ONE}|{_THINGS}), {_WHAT}{_TERMS}?\?",
        ),
        (
            "plus",
            rf"{_TOLD}\. (?:when|if) each (?:of the )?(?:{_V} )?(?:{_ONE}|{_THINGS}) is increased by (?P<new>{_V}), {_WHAT}{_TERMS}?\?",
        ),
        (
            "times",
            rf"{_TOLD}\. (?:when|if) each (?:of the )?(?:{_V} )?(?:{_ONE}|{_THINGS}) is multiplied by (?P<new>{_V}), {_WHAT}{_TERMS}?\?",
        ),
        (
            "both",
            rf"(?:if )?the {_MEAN} of (?P<count>{_V}) {_THINGS} is (?P<mean>{_V}),? and the {_MEAN} of (?P<more>{_V}) other {_THINGS} is (?P<new>{_V})[.,] {_WHAT}{_TERMS}?\?",
        ),
    )
)
_ITEM = rf"{_V}(?:(?:, {_V})*,? and {_V})"
_LISTS = tuple(
    re.compile(p)
    for p in (
        rf"(?:if )?the {_MEAN} of (?P<items>{_ITEM}) is (?P<mean>{_V})[.,] what is (?:the (?:value|sum) of )?(?P<sum>⟦E\d+⟧){_TERMS}?\?",
        rf"(?:if )?the {_MEAN} of (?P<items>{_ITEM}) is (?P<mean>{_V})[.,] what is the {_MEAN} of (?P<others>{_ITEM}){_TERMS}?\?",
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
            said = {k: _node(stem, v) for k, v in read.groupdict().items() if v}
            fits = _terms(text, said) and _counts_fit(stem, kind, read.groupdict())
            return _changed(stem, kind, said) if fits else None
    for pattern in _LISTS:
        if read := pattern.fullmatch(text):
            return _listed(stem, read.groupdict())
    return None


def _node(stem: Stem, said: str) -> Node:
    return stem.node(said) if "⟦" in said else Sym(said)


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
    size = count + {"add": 1, "drop": -1, "both": more or 0}.get(kind, 0)
    return all(v == size for v in left)


def _product(a: Node, b: Node) -> Node:
    if isinstance(a, Num) and isinstance(b, Num):
        return rational(a.value * b.value)
    return Bin("*", a, b) if isinstance(a, Num) or not isinstance(b, Num) else Bin("*", b, a)


def _tidy(node: Node) -> Node:
    """Like terms collected, where it is a sum of such."""
    try:
        return terms_tree(collect(expand(node)))
    except NotPolynomial:
        return node


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
    total = _tidy(_product(count, mean))
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
        share = _product(said["more"], new) if kind == "both" else new
        after = _tidy(Bin("-" if kind == "drop" else "+", total, share))
        size = _count_after(count, -1 if kind == "drop" else 1) if kind != "both" else _sum_of(count, said["more"])
        answer = Bin("/", after, size, "frac")
        steps = [
            ("Change the sum", "Put in what is added, or take out what is removed.", after),
            ("Divide by the new count", "The new mean is the new sum over the new count.", answer),
        ]
    elif kind == "plus" and new is not None:
        answer = Bin("+", mean, new)
        steps = [("Change every number", "Each number grows by the same amount, so the mean grows by it too.", answer)]
    elif kind == "times" and new is not None:
        answer = _product(new, mean)
        steps = [("Change every number", "Each number is multiplied, so the mean is multiplied too.", answer)]
    confirm = _by_lists(kind, said, answer)
    moves = (
        *(() if kind in ("plus", "times") else (first,)),
        *(Move(rule, text, words("the sum so far"), node, check=confirm) for rule, text, node in steps),
    )
    return _derived(stem, moves, answer, confirm)


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
            wanted = sum(data, Fraction(0)) if kind == "sum" else sum(data, Fraction(0)) / len(data)
            if not same_value(found, wanted):
                return False
        return True

    return confirm


def _listed(stem: Stem, said: dict[str, str]) -> Derivation | None:
    """The mean of some letters and numbers is told; the sum of the letters, or a mean with more numbers, is asked."""
    items = [_node(stem, v) for v in re.findall(_V, said["items"].replace(" and ", " "))]
    mean = _node(stem, said["mean"])
    unknown = [i for i in items if isinstance(i, Sym)]
    fixed = [i for i in items if isinstance(i, Num)]
    if len(unknown) + len(fixed) != len(items) or len({s.name for s in unknown}) != len(unknown) or len(unknown) < 2:
        return None
    if letters(mean) & {s.name for s in unknown}:
        return None
    total = _product(num(len(items)), mean)
    rest: Node = total
    known = sum((i.value for i in fixed), Fraction(0))
    if known:
        rest = (
            num(Fraction(total.value) - known)
            if isinstance(total, Num)
            else Bin("-" if known > 0 else "+", total, rational(abs(known)))
        )
    moves = [
        Move("Write the sum", "Multiply the count by the mean: that is the sum of the numbers.", words("count times mean"), total, check=lambda: algebra.equal(total, Bin("*", num(len(items)), mean))),
        Move("Take away the numbers told", "The letters make up the rest of the sum.", total, rest, check=lambda: algebra.equal(Bin("-", total, rational(known)), rest)),
    ]  # fmt: skip
    answer: Node = rest
    more: list[Num] = []
    size = 0
    if said.get("sum"):
        asked = stem.node(said["sum"])
        if any(isinstance(n, Bin) and n.op != "+" for n in walk(asked)) or sorted(
            n.name for n in walk(asked) if isinstance(n, Sym)
        ) != sorted(s.name for s in unknown):
            return None
        if any(not isinstance(n, Bin | Sym) for n in walk(asked)):
            return None
    else:
        others = [_node(stem, v) for v in re.findall(_V, said["others"].replace(" and ", " "))]
        more = [i for i in others if isinstance(i, Num)]
        named = [i.name for i in others if isinstance(i, Sym)]
        size = len(others)
        if len(more) + len(named) != size or sorted(named) != sorted(s.name for s in unknown):
            return None
        extra = sum((i.value for i in more), Fraction(0))
        answer = (
            rational((rest.value + extra) / size)
            if isinstance(rest, Num)
            else Bin("/", Bin("+", rest, rational(extra)) if extra else rest, num(size), "frac")
        )
        moves.append(
            Move(
                "Make the new mean",
                "Add the other numbers and divide by how many there are.",
                Bin("/", Bin("+", rest, rational(extra)), num(size), "frac"),
                answer,
            )
        )

    def confirm() -> bool:
        for shift in (2, 9):
            at = {n: Fraction(shift + 4 * i) for i, n in enumerate(sorted(letters(mean)))}
            whole = Fraction(evaluate(mean, at)) * len(items) - known
            parts = [Fraction(k) for k in range(1, len(unknown))]
            parts.append(whole - sum(parts))
            data = [*parts, *(i.value for i in fixed)]
            wanted = sum(parts) if not size else (sum(parts) + sum(i.value for i in more)) / size
            if sum(data) / len(data) != evaluate(mean, at) or not same_value(evaluate(answer, at), wanted):
                return False
        return True

    return _derived(stem, tuple(m for m in moves if m.before != m.after), answer, confirm)


def _derived(stem: Stem, moves: tuple[Move, ...], answer: Node, confirm: Callable[[], bool]) -> Derivation:
    def fits(choice: Choice) -> bool:
        node = choice.node.right if isinstance(choice.node, Rel) else choice.node
        if node is None or isinstance(node, Group):
            return False
        return letters(node) <= letters(answer) and equivalent(node, answer)

    return Derivation(
        skills.ONE_VARIABLE_DATA, CONCEPT, moves, ({},), (answer,),
        asked="You are asked for a mean or a sum; work with the sum of the numbers.", fits=fits, confirm=confirm,
    )  # fmt: skip
