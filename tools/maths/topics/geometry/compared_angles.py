"""Angles that are told by comparing them: "the second angle is twice the first", "4 times the measure of its complement".

Each angle becomes a quantity, each comparison an equation, and the sum of the angles the last one. Angles with letters or
numbers of their own are in `angles`, those of named points in `named`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from math import isclose

from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.skills import ANGLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.angle_sketches import angles_picture
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.points import stated
from tools.maths.topics.geometry.reasoning import consistent, reason
from tools.maths.topics.geometry.scanning import Rule, Scan, compiled, filler, group
from tools.maths.topics.geometry.wording import LEAD, Text, lay_out
from tools.maths.tree import Bin, Node, Percent, Sym, letters, num

TRIANGLE = "The three angles of a triangle add up to 180°."
PARTNERS = {
    "complement": ("An angle and its complement add up to 90°.", 90),
    "supplement": ("An angle and its supplement add up to 180°.", 180),
}
READS_SENTENCES = True

_PLACES_TEXT = (
    "first one angle smallest smaller second middle other third remaining larger largest complement supplement"
)
_PLACES = _PLACES_TEXT.split()
_ORDER = ("smallest", "smaller", "middle", "larger", "largest")
_WORD = "first|second|third|largest|smallest|middle|other|remaining|larger|smaller"
# an angle: by its place, by its size, or as the partner of another
_ANGLE = (
    r"(?:(?:its|the|an|a|their) )?(?:degree )?(?:(?:measures?|size)(?: in degrees)? of )?(?:"
    rf"(?:the |its )?(?P<x>{_WORD})(?: (?:one|angle))?(?: of the (?:two |three )?angles)?(?: (?:of|in) (?:the|a|this) triangle)?"
    r"|(?:its|the|the angle's|an angle's) (?P<x>supplement|complement)(?: of (?:the|an|this|that) angle)?"
    r"|(?P<x>one) (?:of (?:the|these|two) (?:two |three |complementary |supplementary )?angles|angle)(?: (?:of|in) a triangle)?"
    r"|(?:an|the|this|that) (?P<x>angle)(?: itself)?)"
)
_MORE = r"(?:⟦[NED](?P<d>\d+)⟧ (?P<sign>more|less|greater|larger|smaller) than )?"
_TIMES = r"(?:(?P<t>twice|double|triple|half(?: of)?|one-half(?: of)?|one-third(?: of)?|one-fourth(?: of)?|⟦[NE]\d+⟧ of|⟦[NE]\d+⟧ times) )?"
_PARTS = {"twice": num(2), "double": num(2), "triple": num(3)}


@dataclass
class _Facts:
    text: Text
    relations: list[tuple[str, Node]] = field(default_factory=list)
    known: dict[str, Node] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    asked: str = ""
    partner: str = ""  # what two angles are to each other, where the text is about two
    triangle: bool = False

    def name(self, word: str) -> str:
        """An angle's own word; "one" and "other" are a pair, as are an angle and its partner."""
        if word in PARTNERS:
            self.partner = self.partner or word
            self.names += [n for n in ("angle", word) if n not in self.names]
        elif word not in self.names:
            self.names.append(word)
        return word


def solve(stem: Stem) -> Derivation | None:
    """The derivation of an angle that comparisons fix, None for anything else."""
    text = lay_out(stem)
    if (
        text is None
        or not re.search(r"\bangles?\b", text.text)
        or re.search(r"⟦[RSTB]|\b[A-Z]{1,4}\b(?!')|circle|polygon|isosceles|right tri|exterior|parallel", text.text)
    ):
        return None
    facts = _Facts(text, triangle="triangle" in text.text)
    scan = Scan(answering.without_rounding(text.text), _rules(facts))
    scan.run()
    if not facts.asked or not facts.relations or not scan.understood() or facts.triangle == bool(facts.partner):
        return None
    return scan.graded(_derive(stem, facts))


def _rules(facts: _Facts) -> list[Rule]:
    def related(m: re.Match[str]) -> bool:
        words = [v for k, v in m.groupdict().items() if v and k.split("__")[0] == "x"]
        times, diff = group(m, "t"), group(m, "d")
        if len(words) != 2 or words[0] == words[1] or not (times or diff or "equal" in m.group()):
            return False
        one, two = (facts.name(w) for w in words)
        node: Node = Sym(f"#{two}")
        number = re.search(r"⟦[NE](\d+)⟧", times)
        if number:
            node = Bin("*", facts.text.node(number.group(1)), node, "cdot")
        elif times:
            below = {"half": 2, "one-half": 2, "one-third": 3, "one-fourth": 4}.get(times.split()[0])
            node = Bin("/", node, num(below), "frac") if below else Bin("*", _PARTS[times], node, "cdot")
        if diff:
            amount = facts.text.node(diff)
            if isinstance(amount, Percent):
                return False
            node = Bin("-" if group(m, "sign") in ("less", "smaller") else "+", node, amount)
        facts.relations.append((one, node))
        return not letters(node) - {f"#{two}"}

    def told(m: re.Match[str]) -> bool:
        word = facts.name(group(m, "x"))
        if word in facts.known:
            return False
        facts.known[word] = facts.text.node(group(m, "v"))
        return True

    def ask(m: re.Match[str]) -> bool:
        if facts.asked:
            return False
        word = group(m, "x")
        facts.asked = facts.name(word) if word in PARTNERS else word
        return True

    def pair(m: re.Match[str]) -> bool:
        kind = group(m, "kind").removesuffix("ary")
        if facts.partner not in ("", kind):
            return False
        facts.partner = kind
        return True

    c = compiled
    be = r"(?: (?:is|measures|equals|has a measure(?: that is| of)?|is equal to|that is))"
    than = r"(?:as (?:large|great|big) as )?(?:the (?:degree )?(?:measure|size) of |that of )?"
    return [
        (c(rf"{LEAD} {_ANGLE}(?:'s (?:degree )?measure)?(?= ?[?.])"), ask),
        (c(rf"how (?:large|big) is {_ANGLE}(?= ?[?.])"), ask),
        (c(rf"{_ANGLE}{be} {_MORE}{_TIMES}{than}{_ANGLE}"), related),
        (c(rf"(?:and )?(?:the )?(?P<x>{_WORD}){be} {_MORE}{_TIMES}{than}(?:the )?(?P<x>{_WORD})(?: one| angle)?"), related),
        (c(rf"{_ANGLE}{be} ⟦[ND](?P<v>\d+)⟧"), told),
        (c(r"(?:in |of )?(?:a|the|this) triangle(?: has)?"), filler),
        (c(r"(?:two |the |these )*angles(?: that)? are (?P<kind>complement|supplement)ary|two (?P<kind>complement|supplement)ary angles"), pair),
        (c(r"(?:the )?(?:measures of )?(?:the )?(?:three |two )?angles(?: are)?(?= (?:of|in) a triangle| such)"), filler),
    ]  # fmt: skip


def _derive(stem: Stem, facts: _Facts) -> Derivation | None:
    names = list(facts.names)
    if facts.triangle:
        if len(names) == 2 and not set(names) & {"third", "remaining"}:
            names.append("third")
        concept, total, count = TRIANGLE, 180, 3
    else:
        concept, total = PARTNERS[facts.partner]
        count = 2
        if len(names) == 1:
            names.append("other")
    extreme = facts.asked in _ORDER and facts.asked not in names and not set(names) & set(_ORDER)
    if facts.asked not in names and not extreme and len(names) < count:
        names.append(facts.asked)
    if (
        len(names) != count
        or (facts.asked not in names and not extreme)
        or len(facts.relations) + len(facts.known) != count - 1
    ):
        return None
    if {"one", "other"} <= set(names) and facts.asked in ("one",):
        return None
    names.sort(key=_PLACES.index)
    figure = Figure({f"#{n}": v for n, v in facts.known.items()}, decimal=answering.uses_decimals(stem))
    figure.laws += [stated(Sym(f"#{one}"), node) for one, node in facts.relations]
    whole: Node = Sym(f"#{names[0]}")
    for name in names[1:]:
        whole = Bin("+", whole, Sym(f"#{name}"))
    figure.law("Use the sum of the angles", concept, whole, num(total))
    figure.shown = {f"#{n}": letter for n, letter in zip(names, "abc", strict=False)}
    figure.measures.append(lambda q: _possible(q, names, total))
    last: list[Move] = []
    if extreme:
        found = reason(figure, whole)
        sizes = {n: found.values[f"#{n}"].number() or Fraction(0) for n in names} if found is not None else {}
        if not sizes:
            return None
        last = [_choice(facts.asked, sizes)]
        pick = max if facts.asked in ("largest", "larger") else min
        facts.asked = pick(sizes, key=lambda n: sizes[n])
    reasoned = reason(figure, Sym(f"#{facts.asked}"))
    if reasoned is None or reasoned.value.letters():
        return None
    slips = [
        Slip("giving another one of the angles", exact.tree(v))
        for s, v in reasoned.values.items()
        if s.startswith("#") and s != f"#{facts.asked}"
    ]
    slips.append(Slip("taking the rest to a straight angle", exact.tree(exact.constant(180) - reasoned.value)))
    law = "triangle" if facts.triangle else f"{facts.partner}ary"
    symbols = [f"#{name}" for name in names]
    return answering.derivation(
        stem, skill=ANGLES, concept=concept, asked=f"You are asked for one angle: call the angles {_listed(names)}, and write every sentence as an equation.",
        moves=(*reasoned.moves, *last), value=reasoned.value, confirm=lambda: consistent(figure, reasoned), how=answering.wanted(facts.text.text),
        unit="degrees", slips=slips, decimal=figure.decimal,
        picture=lambda moves: angles_picture(law, figure, symbols, reasoned, moves, Sym(f"#{facts.asked}")),
    )  # fmt: skip


def _choice(which: str, sizes: dict[str, Fraction]) -> Move:
    """All the angles side by side, and the one that is asked for."""
    best = (max if which in ("largest", "larger") else min)(sizes.values())
    listed = words("angles of " + ", ".join(f"{float(s):g}°" for s in sizes.values()))
    sides = 1 if which in ("largest", "larger") else -1
    return Move(f"Choose the {which}", f"Work out each angle and take the {which} one.", listed, num(best),
                check=lambda: all(sides * best >= sides * s for s in sizes.values()))  # fmt: skip


def _listed(names: list[str]) -> str:
    return ", ".join(f"${letter}$ ({name})" for name, letter in zip(names, "abc", strict=False))


def _possible(values: dict[str, float], names: list[str], total: int) -> bool:
    """All positive, adding up to the whole, and in the order that their names say."""
    sizes = {n: values[f"#{n}"] for n in names if f"#{n}" in values}
    placed = [sizes[n] for n in _ORDER if n in sizes]
    others = [v for n, v in sizes.items() if n not in _ORDER]
    inside = all(v <= sizes["largest"] for v in others) if "largest" in sizes else True
    above = all(v >= sizes["smallest"] for v in others) if "smallest" in sizes else True
    full = len(sizes) < len(names) or isclose(sum(sizes.values()), total)
    return all(v > 0 for v in sizes.values()) and placed == sorted(placed) and inside and above and full
