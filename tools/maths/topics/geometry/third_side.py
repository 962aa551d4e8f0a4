"""Which lengths make a triangle: the third side's bounds, how many whole numbers lie between them, lists of three."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.problem import Choice
from tools.maths.skills import ANGLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.scanning import Scan, compiled, group
from tools.maths.topics.geometry.wording import LEAD, Text, lay_out
from tools.maths.tree import Bin, Node, Sym, num
from tools.maths.values import Unvalued, evaluate, exact_value

THIRD = "Any side of a triangle is shorter than the other two together, and longer than their difference."


@dataclass
class _Sides:
    """Two sides of a triangle and what is asked of the third."""

    sides: tuple[Node, Node] | None = None
    whole: bool = False
    asked: bool = False
    most: str = ""  # "greatest", "least" and so on
    what: str = ""  # "side" or "perimeter"
    negated: bool = False
    letter: str = ""  # the third side's own letter


READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """Which lengths the third side of a triangle can have."""
    text = lay_out(stem)
    if (
        text is None
        or "triangle" not in text.text
        or not re.search(r"\b(?:third|other|remaining) side\b|⟦S\d+⟧", text.text)
    ):
        return None
    if re.search(
        r"angle\b|similar|right triangle|isosceles|equilateral|area|altitude|height", text.text.replace("triangle", "")
    ):
        return None
    facts = _Sides()

    def two(m: re.Match[str]) -> bool:
        facts.sides = (text.node(m.group("v")), text.node(m.group("w")))
        return True

    def three(m: re.Match[str]) -> bool:
        third = text.node(m.group("x"))
        if not isinstance(third, Sym):
            return False
        facts.letter = third.name
        return two(m)

    def whole(m: re.Match[str]) -> bool:
        named = group(m, "x")
        if named and text.node(named) != Sym(facts.letter):
            return False
        facts.whole = True
        return True

    def count(m: re.Match[str]) -> bool:
        named = group(m, "x")
        if facts.asked or (named and text.node(named) != Sym(facts.letter)):
            return False
        facts.asked, facts.most = True, "count"
        facts.whole = facts.whole or "integer" in m.group() or "whole" in m.group()
        return True

    def ask_letter(m: re.Match[str]) -> bool:
        return bool(facts.letter) and text.node(group(m, "x")) == Sym(facts.letter) and ask(m)

    def ask(m: re.Match[str]) -> bool:
        facts.asked, facts.most, facts.what = True, group(m, "most"), group(m, "what") or "side"
        facts.negated = re.search(r"\b(?:cannot|not)\b", m.group(), re.IGNORECASE) is not None
        facts.whole = facts.whole or bool(group(m, "int"))
        return True

    most = r"(?P<most>greatest|least|largest|smallest|maximum|minimum|longest|shortest)"
    three_ = r"⟦[NE](?P<v>\d+)⟧, ⟦[NE](?P<w>\d+)⟧,? and ⟦S(?P<x>\d+)⟧"
    integer = r"(?P<int>integer |whole number |whole-number |integral )?"
    rules = [
        (compiled(r"(?:two|the) sides of (?:a|the) triangle (?:have lengths?(?: of)?|measure|are|have measures(?: of)?) ⟦[NE](?P<v>\d+)⟧ and ⟦[NE](?P<w>\d+)⟧"), two),
        (compiled(r"(?:the )?lengths of two sides of (?:a|the) triangle are ⟦[NE](?P<v>\d+)⟧ and ⟦[NE](?P<w>\d+)⟧"), two),
        (compiled(r"a triangle has (?:two )?sides (?:of|with) lengths? ⟦[NE](?P<v>\d+)⟧ and ⟦[NE](?P<w>\d+)⟧"), two),
        (compiled(rf"(?:a|the) triangle (?:has|with) (?:three )?(?:sides|side lengths)(?: (?:of|with|measuring))*(?: lengths?)?(?: of)? {three_}"), three),
        (compiled(rf"(?:the )?(?:(?:lengths of (?:the )?)?(?:three )?sides|side lengths) of (?:a|the) triangle (?:are|have lengths(?: of)?|measure) {three_}"), three),
        (compiled(r"(?:the )?(?:measures|lengths) of two (?:of the )?sides of (?:a|the) triangle are ⟦[NE](?P<v>\d+)⟧ and ⟦[NE](?P<w>\d+)⟧"), two),
        (compiled(r"(?:a|the) triangle has two sides(?: (?:that measure|measuring|of|with))?(?: lengths?)?(?: of)? ⟦[NE](?P<v>\d+)⟧ and ⟦[NE](?P<w>\d+)⟧"), two),
        (compiled(r"(?:two|the) sides of (?:a|the) triangle (?:have|are of) lengths? ⟦[NE](?P<v>\d+)⟧ and ⟦[NE](?P<w>\d+)⟧"), two),
        (compiled(r"(?:where |and |if )?⟦S(?P<x>\d+)⟧ is (?:an integer|a (?:positive )?(?:integer|whole number))"), whole),
        (compiled(r"how many (?:different |possible |distinct )*(?:integer |whole[- ]number )?(?:lengths|values)(?: in [a-z]+)?(?: (?:are|is))?(?: possible| there)*(?: for| of)? (?:the )?(?:length of )?(?:the )?(?:(?:third|remaining|other) side|⟦S(?P<x>\d+)⟧)(?: (?:of (?:the|this) triangle|are (?:there|possible)|could have|have))*"), count),
        (compiled(r"how many (?:different |possible |distinct )*(?:integer |whole[- ]number )?(?:lengths|values) (?:could|can) (?:the third side have|⟦S(?P<x>\d+)⟧ have)"), count),
        (compiled(rf"(?:{LEAD}) the {most} (?:possible )?{integer}(?:possible )?value of ⟦S(?P<x>\d+)⟧"), ask_letter),
        (compiled(r"which of the following (?:could be|is a possible|can be|could (?P<no>not|NOT) be|cannot be|CANNOT be|can not be|can NOT be)(?: a| the)?(?: possible)? value (?:of|for) ⟦S(?P<x>\d+)⟧"), ask_letter),
        (compiled(r"(?:the )?length of the third side is (?:an integer|a whole number)|(?:the )?(?:third side|lengths? of (?:all|each) (?:the )?sides?)(?: has an?| are| is an?)? (?:integer|whole number)s?(?: length)?"), whole),
        (compiled(rf"(?:what is|find) the {most} (?:possible )?{integer}(?:value of the |possible )?(?:length of the third side|perimeter(?P<p>)|length for the third side|(?P<what>perimeter) of (?:the|this) triangle)".replace("perimeter(?P<p>)", "(?P<what>perimeter)(?! of)")), ask),
        (compiled(r"which of the following (?:could be|is a possible|can be|could (?P<no>not|NOT) be|cannot be|CANNOT be|can not be|can NOT be) (?:the )?(?:length of|value (?:of|for) the length of|length for) (?:the|its) (?:third|remaining|other) side(?: of (?:the|this) triangle)?"), ask),
    ]  # fmt: skip
    scan = Scan(text.text, rules)
    scan.run()
    if facts.sides is None or not facts.asked or not scan.understood():
        return None
    try:
        a, b = (exact.read(s).number() for s in facts.sides)
    except Unvalued:
        return None
    if a is None or b is None:
        return None
    return scan.graded(_third(stem, text, a, b, facts))


def _third(stem: Stem, text: Text, a: Fraction, b: Fraction, facts: _Sides) -> Derivation | None:
    most, what, negated = facts.most, facts.what, facts.negated
    low, high = abs(a - b), a + b
    big, small = max(a, b), min(a, b)
    moves = [
        Move(
            "Find the upper bound",
            "The third side is shorter than the other two together.",
            Bin("+", num(a), num(b)),
            num(high),
        ),
        Move(
            "Find the lower bound",
            "The third side is longer than the difference of the other two.",
            Bin("-", num(big), num(small)),
            num(low),
        ),
    ]
    unit = str(text.asked_unit) if text.asked_unit else ""

    def makes(x: Fraction) -> bool:
        sides = sorted((a, b, x))
        return sides[0] > 0 and sides[0] + sides[1] > sides[2]

    if not most:

        def fits(choice: Choice) -> bool:
            node = answering.choice_node(choice)
            value = exact_value(node)
            return value is not None and makes(value) != negated

        chosen = [c for c in stem.choices if fits(c)]
        if len(chosen) != 1:
            return None
        node = answering.choice_node(chosen[0])
        assert node is not None
        value = evaluate(node)
        return Derivation(ANGLES, THIRD, tuple(moves), ({},), (node,), asked="You are asked which length the third side can have.", unit=unit,
                          confirm=lambda: (low < value < high) != negated, fits=fits)  # fmt: skip
    if not facts.whole:
        return None
    if most == "count":
        return _count(stem, a, b, tuple(moves))
    side = (
        Fraction(ceil(high) - 1) if most in ("greatest", "largest", "maximum", "longest") else Fraction(floor(low) + 1)
    )
    step = 1 if most in ("greatest", "largest", "maximum", "longest") else -1
    moves.append(Move("Choose the whole number", "Take the last whole number inside the bounds; the bounds themselves are too flat a triangle.",
                      words(f"between {low} and {high}"), num(side), check=lambda: makes(side) and not makes(side + step)))  # fmt: skip
    value = side
    if what == "perimeter":
        value = a + b + side
        moves.append(
            Move(
                "Add the sides",
                "The perimeter is the sum of the three sides.",
                Bin("+", Bin("+", num(a), num(b)), num(side)),
                num(value),
            )
        )
    tried = [x for x in range(1, int(high) + 3) if makes(Fraction(x))]
    right = Fraction(max(tried) if step == 1 else min(tried)) + (a + b if what == "perimeter" else 0)
    answer = num(value)
    slips = (Slip("taking the bound itself", num(value + step)),)
    return Derivation(ANGLES, THIRD, tuple(moves), ({},), (answer,), asked="You are asked for an extreme length, or perimeter, that still makes a triangle.",
                      unit=unit, confirm=lambda: right == value, fits=answering.fitting(stem, answer, False) if stem.choices else None, slips=slips)  # fmt: skip


def _count(stem: Stem, a: Fraction, b: Fraction, moves: tuple[Move, ...]) -> Derivation | None:
    """How many whole numbers lie strictly between the bounds."""
    low, high = abs(a - b), a + b
    first, last = floor(low) + 1, ceil(high) - 1
    number = last - first + 1
    answer = num(number)
    counting = Bin("+", Bin("-", num(last), num(first)), num(1))
    moves = (*moves, Move("Count the whole numbers", "Take the first and the last whole number strictly between the bounds, subtract, and add one because both count.", counting, answer))  # fmt: skip

    def confirm() -> bool:
        """Every whole number tried as the third side."""
        tried = (sorted((a, b, Fraction(x))) for x in range(1, int(high) + 3))
        return sum(1 for s in tried if s[0] + s[1] > s[2]) == number

    slips = (Slip("counting a bound as well", num(number + 1)), Slip("subtracting without adding one", num(number - 1)))
    return Derivation(ANGLES, THIRD, moves, ({},), (answer,), asked="You are asked how many whole-number lengths still make a triangle.",
                      confirm=confirm, fits=answering.fitting(stem, answer, False) if stem.choices else None, slips=slips)  # fmt: skip


def three_sides(stem: Stem) -> Derivation | None:
    """Which of the listed triples can (or cannot) be the sides of a triangle."""
    text = lay_out(stem)
    if text is None or not stem.choices or "triangle" not in text.text or "right triangle" in text.text:
        return None
    ask = re.fullmatch(
        r"\W*which of the following(?: sets of (?:numbers|lengths)| lists| sets)? (?P<can>could|can|could not|cannot|can not) (?:be|represent) (?:the )?(?:lengths of (?:the )?)?(?:three )?(?:side lengths|sides) of (?:a|the same|any) triangle\W*",
        text.text.lower(),
    )
    if ask is None:
        return None
    negated = "not" in ask.group("can")

    def sides(choice: Choice) -> list[Fraction] | None:
        found = [Fraction(x) for x in re.findall(r"\d+(?:\.\d+)?", choice.text)]
        rest = re.sub(r"\d+(?:\.\d+)?|and|inches|feet|cm|[\s,;{}()$.\\]", "", choice.text)
        return sorted(found) if len(found) == 3 and not rest else None

    def fits(choice: Choice) -> bool:
        own = sides(choice)
        return own is not None and (own[0] + own[1] > own[2]) != negated

    chosen = [c for c in stem.choices if fits(c)]
    if len(chosen) != 1 or not all(sides(c) for c in stem.choices):
        return None
    own = sides(chosen[0])
    assert own is not None
    total = Bin("+", num(own[0]), num(own[1]))
    move = Move("Add the two shorter sides", "In each list compare the sum of the two shorter sides with the longest one: only a greater sum makes a triangle.",
                total, num(own[0] + own[1]))  # fmt: skip

    def confirm() -> bool:
        """A corner at the distance of the two shorter sides from the ends of the longest exists off the line, or not."""
        x, y, z = (float(s) for s in own)
        at = (z * z + x * x - y * y) / (2 * z)
        return (x * x - at * at > 1e-12) != negated

    return Derivation(ANGLES, THIRD, (move,), ({},), (), phrase=chosen[0].text, asked="You are asked which three lengths can close to a triangle.",
                      confirm=confirm, fits=fits)  # fmt: skip
