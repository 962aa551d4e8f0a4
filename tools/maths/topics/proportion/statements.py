"""Plain statements about percents: "x is 40% of y", "30% of what number is 12?", "by what percent is 50 more than 40?".

Each statement ties two quantities by a factor; the statements are walked from a number (or from the quantity the answer
is expressed in) to what is asked. Stories of changes and parts of groups are other files' business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.second_route import equivalent
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem, plain_words
from tools.maths.topics.proportion import picture, telling
from tools.maths.topics.proportion.ties import MORE, Tie, by_definition, factor_of, paths, walk
from tools.maths.tree import Bin, Node, Num, Percent, Sym, letters
from tools.maths.values import Unvalued, evaluate

_THING = (
    r"(?:(?:the |a )?(?:number|quantity|value|positive number|amount|price) )?⟦[SNM]\d+⟧(?: dollars)?|what"
    r" number|a (?:certain |positive )?number"
    r"|the number|that number|this number|the same number|what|it"
)
_PART = r"⟦[PE]\d+⟧|what percent(?:age)?"
_HOW = r"of|more than|greater than|larger than|higher than|less than|smaller than|lower than|fewer than"
_IS = r"is|are|was|equals|is equal to|will be"
_FORMS = (
    re.compile(rf"(?P<a>{_THING}) (?:{_IS}) (?P<p>{_PART}) (?P<how>{_HOW}) (?P<b>{_THING})"),
    re.compile(rf"(?P<p>{_PART}) (?P<how>of) (?P<b>{_THING}) (?:{_IS}) (?P<a>{_THING})"),
    re.compile(rf"by (?P<p>what percent(?:age)?) is (?P<a>{_THING}) (?P<how>{_HOW}) (?P<b>{_THING})"),
    re.compile(rf"(?P<how>what) is (?P<p>⟦P\d+⟧) of (?P<b>{_THING})"),
)
_PLAIN = re.compile(
    r"\b(?:if|and|then|when|where|suppose(?: that)?|given that|both|are|positive|numbers?|is|quantities|the|an?"
    r"|certain|what|find|value of|which"
    r"|of the following|expressions?|represents|gives|equivalent to|equal to|in terms of|real|constants?"
    r"|variables?|following|quantity|as)\b|[,.?;:]"
)
CONCEPT = (
    "“Percent of” means times: p% of a quantity is p/100 times it, and p% more than it is the whole plus that part."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem made of percent statements, None for anything else."""
    if stem.tables or stem.placeholders("RFTD") or len(stem.prose) > 600 or not stem.placeholders("PENS"):
        return None
    ties, used, rest, names = _ties(stem)
    if not ties:
        return _bare(stem)
    asked = [t for t in ties if t.factor is None]
    rest, target, base = _target(stem, rest, names)
    if stem.unused(used):
        return None
    left = re.sub(r"⟦S\d+⟧", " ", _PLAIN.sub(" ", rest))
    if left.strip() and not (plain_words(left, 0)):
        return None
    told = [t for t in ties if t.factor is not None]
    if len(asked) == 1 and target is None:
        return _percent(stem, told, asked[0], names)
    if asked or len(ties) > 4:
        return None
    if target is None and "?what" in names:
        target = "?what"
    if (
        target is None
        and "?number" in names
        and re.search(r"what (?:is|was) the number|find the number|what number", stem.prose)
    ):
        target = "?number"
    return None if target is None else _value(stem, told, target, base, names)


def _bare(stem: Stem) -> Derivation | None:
    """ "What number is 250% of 14?": the product stands there as a formula."""
    match = re.fullmatch(r"(?:what (?:number )?is|find|calculate) ⟦N(\d+)⟧[?.]?", stem.prose.strip())
    node = stem.node(match[1]) if match else None
    if not isinstance(node, Bin) or node.op != "*" or not isinstance(node.left, Percent) or letters(node):
        return None
    try:
        value, base, percent = (Fraction(evaluate(n)) for n in (node, node.right, node.left.arg))
    except Unvalued:
        return None
    moves = [
        telling.worked(
            "Take the percent", "A percent of a number is that many hundredths times it.", node, telling.shown(value)
        )
    ]
    return _told(stem, telling.shown(value), moves, lambda: value / base * 100 == percent, percent=False)


def _ties(stem: Stem) -> tuple[list[Tie], list[int], str, dict[str, Node | None]]:
    text = stem.prose
    found: list[Tie] = []
    used: list[int] = []
    names: dict[str, Node | None] = {}
    spans: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < e and s < match.end() for s, e in spans):
                continue
            groups = match.groupdict()
            a = groups.get("a", "what")
            how = "of" if groups["how"] == "what" else groups["how"]
            part = None if groups["p"].startswith("what") else stem.node(groups["p"])
            left, right = _name(stem, a, names), _name(stem, groups["b"], names)
            found.append(Tie(left, None if part is None else factor_of(part, how), right, how, part))
            used += [int(n) for n in re.findall(r"⟦[A-Z](\d+)⟧", match.group())]
            spans.append(match.span())
    rest, position = "", 0
    for start, end in sorted(spans):
        rest += text[position:start] + " "
        position = end
    return found, used, rest + text[position:], names


def _name(stem: Stem, words: str, names: dict[str, Node | None]) -> str:
    """A quantity's name: its letter, its number, or "?number" for one that has no name."""
    place = re.search(r"⟦([SNM])(\d+)⟧", words)
    if place is None:
        name = "?what" if words in ("what", "what number") else "?number"
        names.setdefault(name, None)
        return name
    node = stem.node(place[2])
    name = node.name if isinstance(node, Sym) else typeset.plain(node)
    names[name] = node
    return name


def _target(stem: Stem, rest: str, names: dict[str, Node | None]) -> tuple[str, str | None, str | None]:
    """What is asked for when it is a letter's value or an expression for it."""
    match = re.search(r"(?:what is|find) (?:the value of )?⟦S(\d+)⟧(?: in terms of ⟦S(\d+)⟧)?", rest)
    if match is None:
        match = re.search(
            r"which (?:of the following )?(?:expressions? )?(?:represents|gives|is equivalent to|is equal to"
            r"|is)(?: the value of)? ⟦S(\d+)⟧(?: in terms of ⟦S(\d+)⟧)?",
            rest,
        )
    if match is None:
        return rest, None, None
    node, base = stem.node(match[1]), stem.node(match[2]) if match[2] else None
    name = node.name if isinstance(node, Sym) else None
    base_name = base.name if isinstance(base, Sym) else None
    return rest.replace(match.group(), " "), name if name in names else None, base_name


def _value(
    stem: Stem, ties: Sequence[Tie], target: str, base: str | None, names: dict[str, Node | None]
) -> Derivation | None:
    numbers = [n for n, node in names.items() if node is not None and not letters(node)]
    starts = [base] if base else numbers
    for start in starts:
        ways = paths(ties, start) if start else {}
        node = names.get(start or "") or (Sym(start) if start else None)
        if target not in ways or node is None or len(ways[target]) != len(ties) or target == start:
            continue
        try:
            value, moves = walk(node, ways[target])
        except (Unvalued, ZeroDivisionError):
            return None
        found = _told(stem, value, moves, _confirming(ties, start or "", node, target, value), percent=False)
        return picture.tied(found, ties[0].part, ties[0].how, node, target == ties[0].left) if len(ties) == 1 else found
    return None


def _confirming(ties: Sequence[Tie], start: str, node: Node, target: str, value: Node) -> Callable[[], bool]:
    return lambda: _holds(ties, start, node, target, value)


def _holds(ties: Sequence[Tie], start: str, node: Node, target: str, value: Node) -> bool:
    """Every statement is true of the numbers, by the definition of percent."""
    at: dict[str, Node] = {start: node, target: value}
    for name, way in paths(ties, start).items():
        if name not in at:
            at[name] = walk(node, way)[0]
    return all(t.part is not None and equivalent(at[t.left], by_definition(at[t.right], t.part, t.how)) for t in ties)


def _percent(stem: Stem, told: Sequence[Tie], asked: Tie, names: dict[str, Node | None]) -> Derivation | None:
    """ "x is what percent of z": the quotient, as a number of percent."""
    first, second = names.get(asked.left), names.get(asked.right)
    moves: list[Move] = []
    if first is not None and second is not None and not letters(first) and not letters(second) and not told:
        a, b = first, second
    else:
        way = paths(told, asked.right).get(asked.left)
        if not way or len(way) != len(told):
            return None
        b = Num(Fraction(100))
        a, moves = walk(b, way)
        if letters(a):
            return None
    try:
        top, bottom = Fraction(evaluate(a)), Fraction(evaluate(b))
        percent = top / bottom * 100
    except (Unvalued, ZeroDivisionError):
        return None
    if asked.how != "of":
        gap = top - bottom if asked.how in MORE else bottom - top
        if gap <= 0:
            return None
        percent = gap / bottom * 100
        work: Node = Bin("-", a, b) if asked.how in MORE else Bin("-", b, a)
        moves.append(
            telling.worked(
                "Find the difference", "Percent more or less compares the difference.", work, telling.shown(gap)
            )
        )
        a = telling.shown(gap)
    if percent <= 0:
        return None
    if bottom != 100 or not moves:
        work = Bin("*", Bin("/", a, b, "frac"), Num(Fraction(100)), "cdot")
        text = "Divide by the quantity after “of” or “than”, and write the quotient as a number of percent."
        moves.append(telling.worked("Divide by the base", text, work, telling.shown(percent)))

    def confirm() -> bool:
        share = bottom * percent / 100
        return top == (share if asked.how == "of" else bottom + share if asked.how in MORE else bottom - share)

    slip = Slip("percent of the wrong base", telling.shown(bottom / top * 100))
    found = _told(stem, telling.shown(percent), moves, confirm, percent=True, slips=(slip,))
    plain = first is not None and second is not None and not told and asked.how != "of"
    return replace(found, figure=picture.compared(second, first)) if found and plain and second and first else found


def _told(
    stem: Stem,
    value: Node,
    moves: list[Move],
    confirm: Callable[[], bool],
    *,
    percent: bool,
    slips: tuple[Slip, ...] = (),
) -> Derivation | None:
    if not moves:
        return None
    return Derivation(
        PERCENTAGES,
        CONCEPT,
        tuple(moves),
        ({},),
        (value,),
        asked="You are asked for a percent."
        if percent
        else "You are asked for one of the quantities the percent ties together.",
        confirm=confirm,
        fits=telling.fitting(stem, value, percent=percent),
        unit="percent" if percent else "",
        slips=slips,
    )
