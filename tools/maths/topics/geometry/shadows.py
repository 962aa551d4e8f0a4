"""Two upright things and their shadows at the same time: heights and shadows are in proportion."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import isclose

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.figures import Figure as Picture
from tools.maths.picturing.right_triangles import two_triangles
from tools.maths.skills import ANGLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import Reasoned, consistent, reason
from tools.maths.topics.geometry.scanning import Rule, Scan, compiled, filler, group
from tools.maths.topics.geometry.sketching import floats, sizes_of
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.topics.geometry.wording import LEAD, Text, lay_out
from tools.maths.tree import Bin, Node, Sym

SHADOW = "At the same time the sun's rays are parallel, so heights and shadows make similar triangles: their ratios are equal."
READS_SENTENCES = True

_AT_ONCE = re.compile(
    r"\b(?:same (?:exact )?(?:time|moment|instant)|(?:that|this|certain) (?:time|moment)|when|stands? (?:near|next to|beside))\b"
)
_NOT_A_NAME = frozenset(["shadow", "shadows", "time", "ground", "height", "length", "sun"])


@dataclass
class _Facts:
    """Each thing by its last word, with its height "h" and its shadow "s" where told; and what is asked."""

    text: Text
    things: dict[str, dict[str, Node]] = field(default_factory=dict)
    units: set[str] = field(default_factory=set)
    asked: list[tuple[str, str]] = field(default_factory=list)
    current: str = ""

    def give(self, name: str, kind: str, number: str) -> bool:
        thing = (name.split() or [self.current])[-1]
        own = self.things.setdefault(thing, {}) if thing and thing not in _NOT_A_NAME else None
        if own is None or kind in own:
            return False
        unit = self.text.units.get(int(number))
        if unit:
            self.units.add(unit.base)
        own[kind] = self.text.node(number)
        self.current = thing
        return True

    def ask(self, name: str, kind: str, unit: str) -> bool:
        thing = (name.split() or [self.current])[-1]
        self.asked.append((thing, kind))
        self.things.setdefault(thing, {})
        if unit:
            self.units.add(Unit.read(unit).base)
        return len(self.asked) == 1


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a height or a shadow from another pair; None for anything else."""
    text = lay_out(stem)
    if text is None or "shadow" not in text.text or re.search(r"elevation|⟦[DB]", text.text):
        return None
    facts = _Facts(text)
    scan = Scan(re.sub(r"\b([a-z]+)'s\b", r"\1 's", text.text), _rules(facts))
    scan.run()
    if text.asked_unit:
        facts.units.add(text.asked_unit.base)
    if len(facts.things) != 2 or len(facts.asked) != 1 or len(facts.units) > 1 or not scan.understood():
        return None
    name, kind = facts.asked[0]
    other = next((n for n in facts.things if n != name), "")
    if set(facts.things[name]) != {"hs".replace(kind, "")} or set(facts.things.get(other, {})) != {"h", "s"}:
        return None
    return scan.graded(_derive(stem, facts, name, other, kind))


def _rules(facts: _Facts) -> list[Rule]:
    c = compiled
    name = r"(?P<name>(?:(?!that\b|who\b|which\b|is\b|casts?\b|at\b|and\b|of\b|same\b|has\b|of\b|near\b)[a-z]+ ){0,2}?(?!that\b|who\b|which\b|is\b|casts?\b|at\b|and\b|same\b|has\b|near\b|shadow\b)[a-z]+)"
    a = r"(?:(?:a|an|the|another|nearby|vertical|certain|of|that|this) )*"
    pronoun = r"(?:it|he|she|its|his|her|who|which|that|they)"
    h, s = r"⟦[NE](?P<h>\d+)⟧", r"⟦[NE](?P<s>\d+)⟧"
    tall = r"(?: ?-?(?:tall|high|in height))"
    cast = rf"(?:casts?|has|is casting|will cast|would cast|makes|throws) (?:a |an )?(?:{s} (?:long )?shadow|shadow (?:that is |that measures |measuring |of length |with (?:a )?length (?:of )?|which is |of )?{s})(?: (?:long|in length))?"
    unit = rf"(?P<unit>{UNIT})"
    end = r"(?= ?[?.,]| at (?:that|the|this)| if| when)"

    def both(m: re.Match[str]) -> bool:
        return facts.give(group(m, "name"), "h", group(m, "h")) and facts.give(group(m, "name"), "s", group(m, "s"))

    def height(m: re.Match[str]) -> bool:
        return facts.give(group(m, "name"), "h", group(m, "h"))

    def shadow(m: re.Match[str]) -> bool:
        return facts.give(group(m, "name"), "s", group(m, "s"))

    def ask_height(m: re.Match[str]) -> bool:
        return facts.ask(group(m, "name"), "h", group(m, "unit"))

    def ask_shadow(m: re.Match[str]) -> bool:
        if group(m, "h") and not facts.give(group(m, "name"), "h", group(m, "h")):
            return False
        return facts.ask(group(m, "name"), "s", group(m, "unit"))

    who = rf"(?:{a}{h}{tall}? {name}|{a}{name}(?: (?:that|who|which))?(?: (?:is|stands|measures|,|with a height of|of height))* {h}{tall}?)"
    return [
        (c(rf"{LEAD} {a}height of {a}{name}{end}"), ask_height),
        (c(rf"how (?:tall|high|many {unit} (?:tall|high)) is {a}{name}{end}"), ask_height),
        (c(rf"how (?:tall|high) is {pronoun}{end}"), ask_height),
        (c(rf"(?:{LEAD} {a}length of|how (?:long|many {unit} long) is) {a}shadow,? (?:of|cast by|that is cast by) {who}{end}"), ask_shadow),
        (c(rf"(?:{LEAD} {a}length of|how (?:long|many {unit} long) is) {a}shadow,? (?:of|cast by|that is cast by) {a}{name}{end}"), ask_shadow),
        (c(rf"(?:{LEAD} {a}length of|how (?:long|many {unit} long) is) {a}{name} 's shadow{end}"), ask_shadow),
        (c(rf"how long (?:of )?(?:a |is the )shadow (?:does|will|would) {who} (?:cast|have){end}"), ask_shadow),
        (c(rf"how long (?:of )?(?:a |is the )shadow (?:does|will|would) {a}{name} (?:cast|have){end}"), ask_shadow),
        (c(rf"{who},? (?:and )?(?:that )?{cast}"), both),
        (c(rf"{a}{name} {cast}"), shadow),
        (c(rf"(?:and )?{pronoun} {cast}"), shadow),
        (c(rf"(?:{a}(?:length of (?:the )?)?shadow (?:of|cast by) {a}{name}|{a}{name} 's shadow|(?:its|his|her) shadow) (?:is|measures|has a length of) {s}(?: long)?"), shadow),
        (c(rf"(?:{a}height of {a}{name}|{a}{name} 's height) is {h}"), height),
        (c(rf"{a}{name} (?:that |who |which )?(?:is|stands|measures) {h}{tall}"), height),
        (c(rf"{a}{h}{tall} {name}"), height),
        (c(r"(?:at )?(?:that |the |this )?(?:exact )?same (?:time|moment|instant)(?: of day| of the day)?(?: that| as| when)?|at (?:a certain|that|this) (?:time|moment)(?: of (?:the )?day)?|on (?:the same )?(?:level )?ground|same level ground|(?:is )?(?:standing |stands )?(?:near|next to|beside)(?: (?:a|the) [a-z]+)?|nearby|vertical"), filler),
    ]  # fmt: skip


def _derive(stem: Stem, facts: _Facts, name: str, other: str, kind: str) -> Derivation | None:
    figure = Figure(decimal=answering.uses_decimals(stem))
    for i, thing in enumerate((name, other)):
        figure.known |= {f"#{k}_{i + 1}": v for k, v in facts.things[thing].items()}
    one, two, three, four = (Sym(x) for x in ("#h_1", "#s_1", "#h_2", "#s_2"))
    figure.law("Set up the proportion", "Height over shadow is the same for both.", Bin("*", one, four, "cdot"), Bin("*", three, two, "cdot"))  # fmt: skip
    figure.measures.append(lambda q: isclose(q["#h_1"] / q["#s_1"], q["#h_2"] / q["#s_2"], rel_tol=1e-9))
    reasoned = reason(figure, Sym(f"#{kind}_1"))
    if reasoned is None:
        return None
    kinds = {"h": "height", "s": "shadow"}
    return answering.derivation(
        stem, skill=ANGLES, concept=SHADOW, asked=f"You are asked for the {kinds[kind]} of the {name}: compare it with the other pair.",
        moves=reasoned.moves, value=reasoned.value, confirm=lambda: consistent(figure, reasoned), how=answering.wanted(facts.text.text),
        unit=next(iter(facts.units), ""), decimal=figure.decimal or _not_whole(reasoned.value), slips=_slips(facts, name, other, kind),
        picture=lambda moves: _picture(figure, reasoned, moves, Sym(f"#{kind}_1")),
        full=bool(_AT_ONCE.search(stem.prose)),
    )  # fmt: skip


def _picture(figure: Figure, reasoned: Reasoned, moves: Sequence[Move], asked: Node) -> Picture | None:
    q, size = floats(reasoned), sizes_of(figure, reasoned, figure.known, moves, asked)
    first, second = ((size(f"#h_{i}", q[f"#h_{i}"]), size(f"#s_{i}", q[f"#s_{i}"])) for i in (1, 2))
    return two_triangles(first, second)


def _slips(facts: _Facts, name: str, other: str, kind: str) -> tuple[Slip, ...]:
    """The proportion turned round, and differences compared in place of ratios."""
    back = "hs".replace(kind, "")
    told, height, shadow = facts.things[name][back], facts.things[other]["h"], facts.things[other]["s"]
    same, across = (height, shadow) if kind == "h" else (shadow, height)
    turned = exact.read(told) * exact.read(across) / exact.read(same)
    added = exact.read(told) + exact.read(same) - exact.read(across)
    return (
        Slip("turning the proportion round", exact.tree(turned)),
        Slip("adding the same difference instead of using the same ratio", exact.tree(added)),
    )


def _not_whole(value: exact.Exact) -> bool:
    found = value.number()
    return found is not None and found.denominator in (2, 4, 5, 10) and isinstance(found, Fraction)
