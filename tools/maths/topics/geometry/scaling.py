"""How areas and volumes change when lengths are multiplied: scale factors, percent changes, similar figures.

A size that is a product of lengths changes by the product of their factors. Changes are told as "doubled", "increased
by 20%", "one third of its original", "scale factor of 3". Two figures whose own sizes are given are in `sizes`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import isclose

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.problem import Choice
from tools.maths.skills import AREA_VOLUME
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact, formulas, measuring
from tools.maths.topics.geometry.scanning import Action, Rule, Scan, compiled, group
from tools.maths.topics.geometry.shapes import DIMENSION, MENTION, code, shape_of
from tools.maths.topics.geometry.wording import LEAD, Text, lay_out
from tools.maths.tree import Bin, Node, Percent, Root, num
from tools.maths.values import Unvalued, evaluate, exact_value

CONCEPT = (
    "Multiply a length by $k$ and every area that grows with it twice is multiplied by $k^2$, every volume by $k^3$."
)
# the powers of each dimension in a size: the volume of a cylinder is r twice and h once
_POWERS: dict[str, dict[str, dict[str, int]]] = {
    "circle": {"A": {"r": 2}, "C": {"r": 1}},
    "square": {"A": {"s": 2}, "P": {"s": 1}},
    "rectangle": {"A": {"l": 1, "w": 1}},
    "triangle": {"A": {"b": 1, "h": 1}},
    "parallelogram": {"A": {"b": 1, "h": 1}},
    "equilateral triangle": {"A": {"s": 2}, "P": {"s": 1}},
    "cube": {"V": {"s": 3}, "S": {"s": 2}},
    "sphere": {"V": {"r": 3}, "S": {"r": 2}},
    "hemisphere": {"V": {"r": 3}},
    "cylinder": {"V": {"r": 2, "h": 1}, "L": {"r": 1, "h": 1}},
    "cone": {"V": {"r": 2, "h": 1}},
    "prism": {"V": {"l": 1, "w": 1, "h": 1}},
    "square prism": {"V": {"s": 2, "h": 1}},
    "square pyramid": {"V": {"s": 2, "h": 1}},
}
_WORDS = {"doubled": Fraction(2), "tripled": Fraction(3), "quadrupled": Fraction(4), "halved": Fraction(1, 2)}


@dataclass
class _Facts:
    text: Text
    shape: str = ""
    factors: dict[str, Fraction] = field(default_factory=dict)
    size: str = ""
    old: Node | None = None
    asked: str = ""  # "times", "percent", "new"
    way: str = ""  # "increase" or "decrease", where the question says which


READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about scaling one shape, None for anything else."""
    text = lay_out(stem)
    if text is None or not re.search(
        r"doubled|tripled|halved|quadrupled|increase|decrease|multiplied|scale factor", text.text
    ):
        return None
    shapes = {shape_of(m) for m in MENTION.finditer(text.text)}
    if len(shapes) != 1:
        return None
    facts = _Facts(text, shapes.pop())
    scan = Scan(text.text, _rules(facts))
    scan.run()
    if not facts.shape or not facts.factors or not facts.asked or not facts.size or not scan.understood():
        return None
    powers = _POWERS.get(facts.shape, {}).get(facts.size)
    if powers is None:
        return _length(stem, facts) if facts.asked == "times" else None
    if "all" in facts.factors:
        facts.factors = {d: facts.factors["all"] for d in powers}
    if not set(facts.factors) <= set(powers):
        return None
    return scan.graded(_derive(stem, facts, powers))


def _length(stem: Stem, facts: _Facts) -> Derivation | None:
    """The factor of a length, from the factor of an area or a volume that depends on this length alone."""
    given = [(size, k) for size, k in facts.factors.items() if size in _POWERS.get(facts.shape, {})]
    if len(given) != 1 or len(facts.factors) != 1 or facts.way == "decrease":
        return None
    size, k = given[0]
    power = _POWERS[facts.shape][size].get(facts.size, 0)
    if len(_POWERS[facts.shape][size]) != 1 or power < 2:
        return None
    before = Root(exact.tree(exact.constant(k)), power)
    try:
        factor = exact.tree(exact.root(exact.constant(k), power))
        root = float(evaluate(factor))
    except Unvalued:
        return None
    name = formulas.NAMES[size]
    move = Move("Take the root of the factor", f"The {name} grows with the length to the power {power}, so undo that power.", before, factor,
                check=lambda: isclose(root**power, float(k)))  # fmt: skip

    def confirm() -> bool:
        """A shape and its copy, enlarged by what was found, both measured."""
        one, two = (
            measuring.sizes(facts.shape, {facts.size: 2.0}),
            measuring.sizes(facts.shape, {facts.size: 2.0 * root}),
        )
        return size in one and isclose(two[size] / one[size], float(k), rel_tol=1e-3)

    return answering.derivation(
        stem, skill=AREA_VOLUME, concept=CONCEPT, asked="You are asked how a length changes when an area or volume does.", moves=(move,),
        value=factor, confirm=confirm, slips=(Slip("scaling the length like the area or volume", num(k)),), how=answering.wanted(facts.text.text),
    )  # fmt: skip


def _rules(facts: _Facts) -> list[Rule]:
    def factor(change: str) -> Fraction | None:
        word = re.search(r"doubled|tripled|quadrupled|halved", change)
        if word:
            return _WORDS[word.group()]
        number = re.search(r"⟦[NEP](\d+)⟧", change)
        node = facts.text.nodes[int(number.group(1))] if number else None
        value = exact_value(node)
        if value is None:
            return None
        if "factor" in change or "multiplied" in change:
            return 1 / value if value and re.search("decreas|reduc", change) else value
        if not isinstance(node, Percent):
            return None
        return 1 + value if "increase" in change else 1 - value if "decrease" in change or "reduce" in change else None

    def changed(m: re.Match[str]) -> bool:
        k = factor(m.group("change"))
        phrases = [g for n, g in m.groupdict().items() if g and n.split("__")[0] == "dim"]
        if k is None or k <= 0 or not facts.shape:
            return False
        for phrase in phrases:
            letter = code(facts.shape, phrase)
            letter = "r" if letter == "d" else letter
            if letter is None or letter in facts.factors:
                return False
            facts.factors[letter] = k
        if not phrases:
            facts.factors["all"] = k
        return True

    def shape(m: re.Match[str]) -> bool:
        return shape_of(m) == facts.shape

    def ask(kind: str) -> Action:
        def asked(m: re.Match[str]) -> bool:
            if facts.asked:
                return False
            letter = code(facts.shape, m.group("dim")) if facts.shape else None
            if letter is None:
                return False
            facts.asked, facts.size = kind, letter
            way = re.search(r"increase|decrease|reduced", m.group())
            facts.way = way.group().replace("reduced", "decrease") if way else ""
            return True

        return asked

    def old(m: re.Match[str]) -> bool:
        letter = code(facts.shape, m.group("dim")) if facts.shape else None
        if letter is None or facts.old is not None or letter not in _POWERS.get(facts.shape, {}):
            return False
        facts.old, facts.size = facts.text.node(group(m, "v")), letter
        return True

    def ask_new(m: re.Match[str]) -> bool:
        letter = code(facts.shape, m.group("dim")) if facts.shape else None
        if facts.asked or facts.old is None or letter != facts.size:
            return False
        facts.asked = "new"
        return True

    c = compiled
    dim = rf"(?P<dim>{DIMENSION})s?"
    of = r"(?: of (?:the|a|an|each|this|its)(?: (?!and\b|is\b|not\b|but\b|if\b|are\b|was\b|by\b)[a-z]+){1,5}?)?"
    mention = MENTION.pattern
    change = r"(?P<change>(?:is|are|were|was)? ?(?:each |all |both )?(?:doubled|tripled|quadrupled|halved|(?:increased|decreased|reduced|multiplied) by (?:a factor of )?⟦[NEP]\d+⟧|increases? by ⟦P\d+⟧|decreases? by ⟦P\d+⟧))"
    return [
        (c(rf"by what (?:percent|percentage) (?:does|did|will|is|would) (?:the )?{dim}{of} (?:increased?|decreased?|change|reduced)"), ask("percent")),
        (c(rf"(?:what is|find) the percent(?:age)? (?:increase|decrease|change) in (?:the |its )?{dim}{of}"), ask("percent")),
        (c(rf"by what factor (?:does|did|will|is|would) (?:the )?{dim}{of} (?:increase|decrease|change|multiplied|be multiplied|increased)"), ask("times")),
        (c(rf"how many times (?:the (?:original )?{dim}{of} is the (?:new )?(?:{DIMENSION}){of}|(?:as (?:large|great) as )?(?:the )?(?:original )?{dim}{of} is the new (?:{DIMENSION}){of})"), ask("times")),
        (c(rf"(?:then )?(?:the |its )?(?:new |resulting )?{dim}{of} (?:is|are|will be|would be|gets|must be|has been) (?:multiplied|increased|scaled|changed|enlarged) by (?:a factor of what number|a factor of what value|what (?:number|factor|value)|which (?:of the following(?: (?:numbers|factors|values))?|number|factor))"), ask("times")),
        (c(rf"by (?:what|which) (?:number|value|factor|of the following (?:numbers|factors|values)) (?:is|are|was|will|would|must|has|does) (?:the |its )?{dim}{of} (?:be |been |get )?(?:multiplied|scaled|multiply|change|increase)"), ask("times")),
        (c(rf"(?:{LEAD}|which of the following describes) (?:the )?(?:ratio|quotient) of the (?:new |resulting )?{dim}{of} to the (?:original )?(?:{DIMENSION}){of}"), ask("times")),
        (c(rf"the (?:new |resulting )?{dim}{of} is how many times (?:as (?:large|great) as )?(?:the )?(?:original )?(?:{DIMENSION})?{of}"), ask("times")),
        (c(rf"(?:what is|find|what will be|what would be) the (?:new )?{dim}{of}(?: of the (?:new|resulting|enlarged) [a-z]+)?(?= ?[?.])"), ask_new),
        (c(rf"(?:the )?{dim}{of} (?:is|=|of) ⟦[NE](?P<v>\d+)⟧"), old),
        (c(rf"(?:an? |has an? |with an? )?{dim} of ⟦[NE](?P<v>\d+)⟧"), old),
        (c(rf"(?:the |its |each )?{dim}{of} and (?:the |its )?{dim}{of} {change}"), changed),
        (c(rf"(?:the |its |each )?{dim}{of} {change}"), changed),
        (c(rf"(?:the )?(?:lengths of )?(?:all|each)(?: of)?(?: the| its)? (?:sides|dimensions|edges|side lengths|edge lengths) {change}"), lambda m: changed(m)),
        (re.compile(mention), shape),
        (c(r"and (?:the |its )?(?:height|length|width|radius|base) (?:remains?|stays?|is kept) (?:the same|constant|unchanged)|while (?:the |its )?(?:height|length|width|radius|base) (?:remains?|stays?) (?:the same|constant|unchanged)"), lambda m: True),
        (c(r"(?:the )?original|new"), lambda m: True),
    ]  # fmt: skip


def _derive(stem: Stem, facts: _Facts, powers: dict[str, int]) -> Derivation | None:
    total = Fraction(1)
    product: Node | None = None
    for letter, k in facts.factors.items():
        total *= k ** powers[letter]
        node: Node = exact.tree(exact.constant(k), answering.uses_decimals(stem) or k.denominator not in (1, 2, 3))
        node = node if powers[letter] == 1 else Bin("^", node, num(powers[letter]))
        product = node if product is None else Bin("*", product, node, "cdot")
    if product is None or (facts.way == "increase" and total < 1) or (facts.way == "decrease" and total > 1):
        return None
    if facts.way == "decrease" and facts.asked == "times":
        return None
    name = formulas.NAMES[facts.size]
    decimal = answering.uses_decimals(stem) or any(k.denominator not in (1, 2, 3) for k in facts.factors.values())
    factor = exact.tree(exact.constant(total), decimal)
    text = f"Each factor counts as often as its length stands in the formula for the {name}."
    moves = [Move("Multiply the factors", text, product, factor)]
    answer: Node = factor
    unit = ""
    slips: list[Slip] = []
    linear = next(iter(facts.factors.values()))
    if facts.asked == "percent":
        change = abs(total - 1) * 100
        before = Bin("*", Bin("-", factor, num(1)) if total > 1 else Bin("-", num(1), factor), num(100), "cdot")
        answer = exact.tree(exact.constant(change), True)
        text = "The change as a percent of the original is the factor's distance from 1, times 100."
        moves.append(Move("Compare with the original", text, before, answer))
        unit = "percent"
        slips.append(Slip("taking the percent of the length", exact.tree(exact.constant(abs(linear - 1) * 100), True)))
    elif facts.asked == "new":
        assert facts.old is not None
        try:
            value = exact.read(Bin("*", facts.old, factor))
        except Unvalued:
            return None
        answer = exact.tree(value, decimal)
        text = f"Multiply the original {name} by the factor."
        moves.append(Move(f"Find the new {name}", text, Bin("*", facts.old, factor, "cdot"), answer))
        slips.append(
            Slip("scaling as if it were a length", exact.tree(value * exact.constant(linear / total), decimal))
        )
    else:
        slips.append(Slip("scaling as if it were a length", exact.tree(exact.constant(linear), decimal)))

    def confirm() -> bool:
        """A shape and its scaled copy, both measured."""
        measured = measuring.times_as_large(facts.shape, facts.size, facts.factors)
        return measured is not None and isclose(measured, total, rel_tol=1e-3)

    found = answering.derivation(
        stem, skill=AREA_VOLUME, concept=CONCEPT, asked=f"You are asked how the {name} changes with the lengths.", moves=moves, value=answer,
        confirm=confirm, unit=unit, slips=slips, how=answering.wanted(facts.text.text),
    )  # fmt: skip
    if found is None or facts.asked != "percent" or not stem.choices:
        return found
    plain = answering.fitting(stem, answer, False)

    def fits(choice: Choice) -> bool:
        if isinstance(choice.node, Percent):
            return plain(replace(choice, node=choice.node.arg))
        return plain(choice)

    return replace(found, fits=fits)
