"""A shape whose lengths are told and then changed ("each edge is doubled"): its new size, or by how much it has grown.

The text without the sentence of the change is read like any shape (`sizes_reading`); the change links each old length
with a new one. Problems that tell only an old area or volume and a factor are in `scaling`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tools.maths.derivation import Derivation, Slip
from tools.maths.skills import AREA_VOLUME, CIRCLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact, formulas
from tools.maths.topics.geometry.figure import Figure, Law
from tools.maths.topics.geometry.reasoning import Reasoned, consistent, reason
from tools.maths.topics.geometry.scanning import Scan, compiled, group
from tools.maths.topics.geometry.shape_sketches import before_and_after, sizes_by_letter
from tools.maths.topics.geometry.shapes import DIMENSION, SHAPE, Thing, code
from tools.maths.topics.geometry.sizes import converted, measure
from tools.maths.topics.geometry.sizes_facts import Reading, power_of
from tools.maths.topics.geometry.sizes_reading import rules
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.topics.geometry.wording import Text, lay_out
from tools.maths.tree import Bin, Node, Percent, Rel, Sym, letters, num

CONCEPT = (
    "Work out the new lengths first, one by one, and only then put them into the formula for the size that is asked."
)
READS_SENTENCES = True

_BASE = {"rectangle": "lw", "prism": "lwh", "cylinder": "rh", "cone": "rh", "triangle": "bh", "parallelogram": "bh",
         "square prism": "sh", "square pyramid": "sh", "circle": "r", "sphere": "r", "square": "s", "cube": "s",
         "equilateral triangle": "s"}  # fmt: skip
_TIMES = {"doubled": num(2), "tripled": num(3), "quadrupled": num(4), "halved": Bin("/", num(1), num(2), "frac"),
          "cut in half": Bin("/", num(1), num(2), "frac")}  # fmt: skip
_PLAIN = re.sub(r"\?P<\w+>", "?:", SHAPE)
_OF = rf"(?: of (?:the|each|its|this|that|every) (?:[a-z]+ )?(?:{_PLAIN}|[a-z]+(?= (?:is|are|and|were|was))))?"
_ALL = r"(?:all|each|both|every|the)(?: of)?(?: the| its| these| three| two)* (?P<all>sides|side|dimensions|dimension|side lengths|edges|edge|lengths)"
_DIM = rf"(?:(?:the|its|each|both|their|every|all|of|one) )*(?:lengths? of (?:the |its |each |every |all )*)?(?P<dim>{DIMENSION})s?{_OF}"
_HOW = (
    r"(?P<how>doubled|tripled|quadrupled|halved|cut in half|(?:multiplied|increased|enlarged) by a factor of ⟦[NE]\d+⟧|multiplied by ⟦[NE]\d+⟧"
    r"|(?:increased|lengthened|extended|decreased|reduced|shortened) by ⟦[NEP]\d+⟧)"
)
_BE = r"(?:,? (?:is|are|were|was|will be))?(?: (?:then|each|both|now|all|also))*"
_CHANGE = compiled(rf"(?:(?:if|when|suppose|that|then|and|so that) )*(?:{_DIM}(?: and {_DIM})?|{_ALL}){_BE} {_HOW}")
_AGAIN = compiled(rf",? ?(?:and|while|but) {_DIM}{_BE} {_HOW}")
_SAME = compiled(
    rf",? ?(?:(?:and|while|but|with) )?{_DIM} (?:is (?:unchanged|kept the same|not changed|kept constant)|(?:stays?|remains?|remaining|staying|kept) (?:the same|unchanged|constant))"
)
_GROWTH = compiled(
    rf"by how (?:much|many (?P<unit>{UNIT})) (?:does|did|will|would) (?:the |its )?(?P<dim>{DIMENSION})(?P<of>{_OF}) (?P<way>increase|decrease)"
)
_CLEAR = re.compile(r"\b(?:new|resulting|enlarged|will be|would be|if|when|suppose|now)\b")
_NEW = re.compile(r"\b(the|its|this|that) (?:new|resulting|enlarged|larger|changed|final|smaller|reduced) ")


@dataclass
class _Changes:
    """What happens to each length: the new one in terms of the old one."""

    text: Text
    laws: dict[str, Law] = field(default_factory=dict)
    factors: list[Node] = field(default_factory=list)
    units: set[str] = field(default_factory=set)
    whole: list[str] = field(default_factory=list)  # changes of every length

    def add(self, shape: str, phrase: str, how: str) -> bool:
        """One change noted; phrase is empty where every length changes."""
        found = [*_BASE[shape]] if not phrase else [code(shape, phrase) or ""]
        return all(letter and self._one(letter, how) for letter in found)

    def _one(self, letter: str, how: str) -> bool:
        old, new = Sym(f"#{letter}"), Sym(f"#{letter}_2")
        number = re.search(r"⟦[NEP](\d+)⟧", how)
        value = self.text.nodes[int(number.group(1))] if number else _TIMES.get(how)
        if value is None or letter in self.laws or letters(value):
            return False
        less = re.search(r"decreas|reduc|shorten", how)
        if not number or "factor" in how or "multiplied" in how:
            right: Node = Bin("*", value, old, "cdot")
            self.factors.append(value)
        elif isinstance(value, Percent):
            right = Bin("-" if less else "+", old, Bin("*", value, old, "cdot"))
        else:
            right = Bin("-" if less else "+", old, value)
            unit = self.text.units.get(int(number.group(1)))
            if unit:
                self.units.add(unit.base)
        name = formulas.NAMES[letter]
        self.laws[letter] = Law(f"Find the new {name}", f"Change the {name} as the problem says.", Rel("=", new, right))
        return True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a changed shape's new size, None for anything else."""
    text = lay_out(stem)
    if text is None or not re.search(SHAPE, text.text) or not re.search(_HOW, text.text):
        return None
    if re.search(
        r"\b(?:original|before|old|percent|ratio|factor of what|times as|figure|probability|each time)\b", text.text
    ):
        return None
    plain = answering.without_rounding(text.text)
    rest, clauses = _without_changes(plain)
    if not clauses:
        return None
    growth = _GROWTH.search(rest)
    if growth:
        rest = (
            rest[: growth.start()] + f"what is the {group(growth, 'dim')}{group(growth, 'of')}" + rest[growth.end() :]
        )
    reading = Reading(text)
    rest = _NEW.sub(r"\1 ", rest)
    scan = Scan(rest, rules(reading, rest))
    scan.run()
    things = reading.words.things
    if (
        reading.failed
        or len(things) != 1
        or len(reading.asked) != 1
        or reading.ratio
        or reading.made.kind
        or not scan.understood()
    ):
        return None
    shape = things[0].shape
    changes = _Changes(text)
    if shape not in _BASE or not all(changes.add(shape, phrase, how) for phrase, how in clauses):
        return None
    way = group(growth, "way") if growth else ""
    found = scan.graded(_derive(stem, reading, changes, things[0], way, group(growth, "unit") if growth else ""))
    # without such a word: of the shape as it was, or as it has become?
    return None if found is None else replace(found, full=found.full and bool(growth or _CLEAR.search(plain)))


def _without_changes(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without the clauses of change, and each as (dimension or "", how)."""
    found: list[tuple[str, str]] = []
    for pattern in (_CHANGE, _AGAIN):
        while match := pattern.search(text):
            how = group(match, "how")
            phrases = [v for k, v in match.groupdict().items() if v and k.split("__")[0] == "dim"] or [""]
            found += [(phrase, how) for phrase in phrases]
            text = text[: match.start()] + " " + text[match.end() :].lstrip(", ")
    return re.sub(r" +", " ", _SAME.sub(" ", text)), found


def _derive(stem: Stem, reading: Reading, changes: _Changes, thing: Thing, way: str, unit: str) -> Derivation | None:
    done = converted(reading)
    if done is None:
        return None
    moves, base = done
    asked = reading.asked[0]
    counted = Unit.read(unit) if unit else reading.text.asked_unit
    if (base and changes.units - {base}) or (counted and counted.power != power_of(asked)):
        return None
    changed = set(changes.laws) | ({"r"} if "d" in changes.laws else set()) | ({"d"} if "r" in changes.laws else set())
    figure = Figure(dict(reading.known), [*reading.laws, *changes.laws.values()], decimal=answering.uses_decimals(stem))
    if not changed & set(_BASE[thing.shape]) and len(_BASE[thing.shape]) > 1:
        return None  # an area or a volume changes, and more than one length could
    for letter in _BASE[thing.shape]:
        if letter not in changed and changed & set(_BASE[thing.shape]):
            figure.law(
                f"Keep the {formulas.NAMES[letter]}",
                f"The {formulas.NAMES[letter]} does not change.",
                Sym(f"#{letter}_2"),
                Sym(f"#{letter}"),
            )
    for suffix in ("", "_2"):
        figure.laws += formulas.laws(thing.shape, suffix)
        figure.measures.append(measure(thing, suffix))
    new, old = Sym(f"{asked}_2"), Sym(asked)
    wanted: Node = new if not way else Bin("-", new, old) if way == "increase" else Bin("-", old, new)
    reasoned = reason(figure, wanted)
    if reasoned is None or reasoned.value.letters():
        return None
    number = reasoned.value.number()
    if number is not None and number <= 0:
        return None
    name = formulas.NAMES[asked[1]]
    asks = f"You are asked how much the {name} changes." if way else f"You are asked for the {name} after the change."
    return answering.derivation(
        stem, skill=CIRCLES if thing.shape == "circle" else AREA_VOLUME, concept=CONCEPT, asked=asks, moves=(*moves, *reasoned.moves),
        value=reasoned.value, confirm=lambda: consistent(figure, reasoned), how=answering.wanted(reading.text.text),
        unit=str(Unit(base, power_of(asked))) if base else "", slips=_slips(asked, changes, reasoned, way), decimal=figure.decimal,
        picture=lambda all_moves: before_and_after(thing.shape, sizes_by_letter(figure, reasoned, all_moves, wanted)),
    )  # fmt: skip


def _slips(asked: str, changes: _Changes, reasoned: Reasoned, way: str) -> tuple[Slip, ...]:
    """The old size, the new one where the change is asked, and the size changed like a length."""
    values = {s: v for s, v in reasoned.values.items() if s in (asked, f"{asked}_2")}
    slips: list[Slip] = []
    if asked in values and not way:
        slips.append(Slip("giving the size before the change", exact.tree(values[asked])))
        slips += [
            Slip("changing the size like a length", exact.tree(values[asked] * exact.read(k)))
            for k in changes.factors[:1]
        ]
    if way and f"{asked}_2" in values:
        slips.append(Slip("giving the new size instead of the change", exact.tree(values[f"{asked}_2"])))
    return tuple(slips)
