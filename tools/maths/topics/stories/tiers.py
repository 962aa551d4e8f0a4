"""One price for the first so many units, another for every unit after them; overtime pay is the same thing.

Covers "$6 for the first hour and $2.50 for each additional hour", "$16 per hour for the first 40 hours and $24 for each
hour over 40", "1.5 times that rate". Not covered: three steps, steps of several units, a further fee.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, State, words
from tools.maths.problem import Target
from tools.maths.stem import Stem
from tools.maths.topics.stories.nouns import stem_of
from tools.maths.topics.stories.relations import same_expression
from tools.maths.topics.stories.scope import PARTS
from tools.maths.topics.stories.text import Story, spell
from tools.maths.topics.stories.tier import Tiers, plain
from tools.maths.topics.writing import calculated, from_equations
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters, num
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "Split the number of units in two: the first ones, which have a price of their own, and those after them. Only the "
    "units after the first ones are multiplied by the second price."
)
_LATER = re.compile(
    r"\b(?:additional|extra|thereafter|after the first|after that|after those|afterwards?|beyond|over (?:#\d+"
    r"|that)|more than #\d+|in excess of"
    r"|above #\d+|past|overtime)\b"
)
_FIRST = re.compile(r"\b(?:first|up to|initial)(?: (?P<count>#\d+))? (?P<unit>[a-z]+)")
_TIMES_RATE = re.compile(
    r"(?P<m>#\d+) times (?:that|his|her|their|the|this)(?: (?:regular|normal|usual|hourly|standard|same"
    r"|base))*(?: (?:rate|pay|wage|amount)"
    r"|(?= for))"
)
_STRANGE = re.compile(
    r"\b(?:discount|coupon|percent|tip|tax|deposit|inequality|average|less than|fewer than|least|most"
    r"|next #\d+|each additional #\d+|every additional #\d+|split|share)\b|%\d"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a price in two steps, None when the story is not one."""
    prose = stem.prose
    if not _LATER.search(re.sub(r"⟦N\d+⟧", "#0", prose)) or not re.search(r"\b(?:first|up to|initial)\b", prose):
        return None
    story = spell(stem)
    if story is None or not 3 <= len(story.nodes) <= 7 or any(_STRANGE.search(s) for s in story.sentences):
        return None
    try:
        return _read(stem, story)
    except Unvalued:
        return None


def _read(stem: Stem, story: Story) -> Derivation | None:
    text = " ".join(story.sentences)
    start = _FIRST.search(text)
    if start is None:
        return None
    unit = stem_of(start["unit"])
    count = story.node(start["count"]) if start["count"] else num(1)
    clauses = _clauses(text)
    firsts = [c for c in clauses if _FIRST.search(c) and not re.search(r"\bafter the first\b", c) and "$" in c]
    later_ones = [c for c in clauses if _LATER.search(c) and ("$" in c or _TIMES_RATE.search(c)) and c not in firsts]
    if len(firsts) != 1 or len(later_ones) != 1:
        return None
    used: set[str] = {start["count"]} if start["count"] else set()
    one = re.findall(r"\$\d+", firsts[0])
    if len(one) != 1:
        return None
    used.add(one[0])
    each = bool(re.search(rf"{re.escape(one[0])},? (?:per|an?|each|every|for each|for every) {unit}\b", firsts[0]))
    first = story.node(one[0])
    multiple = _TIMES_RATE.search(later_ones[0])
    two = re.findall(r"\$\d+", later_ones[0])
    if multiple and not two and (each or evaluate(count) == 1):
        used.add(multiple["m"])
        later: Node = Bin("*", story.node(multiple["m"]), first, "cdot")
    elif len(two) == 1 and not multiple:
        used.add(two[0])
        later = story.node(two[0])
        per = re.search(
            rf"{re.escape(two[0])},? (?:per|for each|for every|each|every|an?)(?: (?:additional|extra))? ([a-z]+)",
            later_ones[0],
        )
        if per and stem_of(per[1]) != unit:
            return None
    else:
        return None
    if not re.search(rf"\b{unit}", later_ones[0]):
        return None
    rest: list[str] = []
    for mark in re.findall(r"[#$]\d+", text):
        if mark in used or (rest and story.node(mark) == story.node(rest[0]) and isinstance(story.node(mark), Sym)):
            continue
        if (
            isinstance(story.node(mark), Num)
            and evaluate(story.node(mark)) == evaluate(count)
            and re.search(r"greater than|more than", text)
        ):
            continue
        if (
            mark[0] == "#"
            and evaluate(story.node(mark)) == evaluate(count)
            and not re.search(rf"{mark} {unit}[a-z-]* (?:ride|trip)", text)
        ):
            used.add(mark)
            continue
        rest.append(mark)
    if len(rest) != 1:
        return None
    return _asked(stem, story, Tiers(first, later, count, unit, each), rest[0], text)


def _clauses(text: str) -> list[str]:
    return [
        c
        for c in re.split(
            r"[.?!;] ?|,? and(?= (?:then )?(?:an additional |only )?[$#]\d+|(?: for)? each|(?: for)? every)"
            r"|,? plus |, (?=[$]|each|every|then)",
            text,
        )
        if c
    ]


def _asked(stem: Stem, story: Story, tiers: Tiers, mark: str, text: str) -> Derivation | None:
    asking, node = story.sentences[story.asking], story.node(mark)
    if isinstance(node, Sym):
        return _which(stem, tiers, node) if re.search(rf"{re.escape(mark)} {tiers.unit}", text) else None
    many = re.search(r"\b(?:how many|number of) ([a-z ]+)", asking)
    asked = re.search(r"\b(?:how (?:many|much)|what (?:is|was|will|would))\b[^,?.]*", asking)
    if asked and re.search(
        r"\b(?:first|over|beyond|after|above|extra|additional|overtime|past)\b", re.split(r"\bif\b", asked.group())[0]
    ):
        return None  # only one of the two parts is asked for
    if asked and (PARTS.search(asked.group()) or re.search(r"\b(?:per|each|every|apiece|in cents)\b", asked.group())):
        per = re.search(r"\b(?:per|each|every) ([a-z]+)", asked.group())
        if (
            per is None
            or per[1] not in ("week", "day", "month")
            or stem_of(per[1]) == tiers.unit
            or PARTS.search(asked.group())
        ):
            return None  # a part of the amount, or the amount of one unit
    if mark[0] == "$":
        if (
            not many
            or stem_of(many[1].replace("more ", "").replace("total ", "").split()[0]) != tiers.unit
            or re.search(r"\b(?:left|more|extra|additional|overtime)\b", many[1])
        ):
            return None
        if re.search(r"\b(?:per|each)\b", asking) and not re.search(r"\b(?:per|each) (?:week|month|day)\b", asking):
            return None
        return _number(stem, tiers, node, plain(story, tiers))
    following = re.search(rf"{re.escape(mark)} ([a-z]+)", text)
    if not following or stem_of(following[1]) != tiers.unit or many:
        return None
    if not re.search(
        r"\b(?:how much|what (?:is|was|will be|would be) (?:the|his|her|their)(?: total)? (?:cost|charge|price"
        r"|pay|amount|fare|earnings|fee|bill))",
        asking,
    ):
        return None
    if re.search(r"\b(?:more|less|extra|overtime|left|change)\b", asking):
        return None
    return _amount(tiers, node, plain(story, tiers))


def _writing(tiers: Tiers, shown: State | Node, check: Callable[[], bool]) -> Move:
    return Move(
        "Split at the first units",
        "The first units have their own price; count the second price only for the units after them.",
        words(f"the first price, and the second price for every {tiers.unit} after the first ones"),
        shown,
        check=check,
    )


def _which(stem: Stem, tiers: Tiers, letter: Sym) -> Derivation | None:
    """Which expression gives the price of a number of units."""
    meant = tiers.amount(letter)

    def fits(node: Node | None) -> bool:
        if isinstance(node, Rel) and node.op == "=" and not letters(node.left) & {letter.name}:
            node = node.right
        return node is not None and same_expression(node, meant)

    def tried(node: Node) -> bool:
        limit = Fraction(evaluate(tiers.count))
        body = node.right if isinstance(node, Rel) else node
        return all(tiers.counted(limit + k) == evaluate(body, {letter.name: limit + k}) for k in range(1, 6))

    found = [c.node for c in stem.choices if c.node is not None and fits(c.node)]
    if len(found) != 1:
        return None
    return Derivation(
        skills.LINEAR_ONE,
        CONCEPT,
        (_writing(tiers, meant, lambda: tried(meant)),),
        ({},),
        (meant,),
        asked="Put the price of a number of units into symbols.",
        fits=lambda c: fits(c.node),
        confirm=lambda: tried(found[0]),
        full=False,
    )


def _amount(tiers: Tiers, units: Node, full: bool) -> Derivation | None:
    exact, limit = evaluate(units), evaluate(tiers.count)
    if not isinstance(exact, Fraction) or not isinstance(limit, Fraction) or not limit < exact <= 2000:
        return None
    expression = tiers.amount(units)
    made = calculated("Work it out", "Multiply first, then add the two parts.", expression, decimal=True)
    if made is None:
        return None
    move, value = made
    wrong = Bin(
        "+", tiers.first if not tiers.each else Bin("*", tiers.count, tiers.first), Bin("*", tiers.later, units)
    )
    return Derivation(
        skills.RATES,
        CONCEPT,
        (_writing(tiers, expression, lambda: tiers.counted(exact) == evaluate(expression)), move),
        ({},),
        (value,),
        asked="You are asked for the amount that both prices make up together.",
        confirm=lambda: tiers.counted(exact) == evaluate(value),
        slips=(Slip("counting the second price for every unit", wrong),),
        full=full,
    )


def _number(stem: Stem, tiers: Tiers, total: Node, full: bool) -> Derivation | None:
    letter = Sym(tiers.unit[0] if tiers.unit[0] not in "eilo" else "n")
    relation = Rel("=", tiers.amount(letter), total)

    def tried() -> bool:
        limit = Fraction(evaluate(tiers.count))
        return all(tiers.counted(limit + k) == evaluate(relation.left, {letter.name: limit + k}) for k in range(1, 6))

    found = from_equations(
        stem, [relation], Target("value", letter), before=[_writing(tiers, State.of(relation), tried)], full=full
    )
    if found is None or not found.solutions or len(found.solutions) != 1:
        return None
    units = evaluate(found.solutions[0][letter.name])
    limit = evaluate(tiers.count)
    if not isinstance(units, Fraction) or not isinstance(limit, Fraction) or not limit < units <= 2000:
        return None
    return replace(
        found,
        skill=skills.LINEAR_ONE,
        concept=CONCEPT,
        asked="You are asked how many units there are in all, those at the first price included.",
        confirm=lambda: tiers.counted(units) == evaluate(total),
    )
