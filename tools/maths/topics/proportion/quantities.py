"""Quantities with units in a sentence: "5 cups of oats", "$4 per gallon", "18 gallons every 4 minutes", "each box".

A clause's lone quantities are givens; two that stand in one clause belong together, as a rate. What is left of the
clause is kept, so that a topic can see whether it holds words that change the meaning. Nothing is solved here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.grammar import try_parse
from tools.maths.polynomial import rational
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.proportion.units import MEASURE, SPEEDS, Unit, canonical, singular
from tools.maths.tree import Bin, Node, Num

NUMBER = r"(?:⟦[NMSE]\d+⟧|(?<==)\s*\d[\d,]*(?:\.\d+)?)"
_NOT_PLURAL_TEXT = """
    is was has this its as us plus less does his across yes always various previous gas bus class pass across process
    thus perhaps besides sometimes towards needs takes costs uses makes produces fills travels drives runs walks
    contains covers weighs earns requires completes reads types works sells buys pays holds gives gets burns prints
    equals represents remains comes goes lasts flows pumps drains apples' minus versus series press times is
"""
_NOT_PLURAL = frozenset(_NOT_PLURAL_TEXT.split())
_STOP_TEXT = """
    for in and or on per to at with is are was were if that which from every each cost costs by of will would can could
    should does do did has have had as than when while the a an this these those be it he she they then so weigh weighs
    into only she how many much not using
"""
_STOP = frozenset(_STOP_TEXT.split())
_UNIT = rf"(?:(?P<power>square|cubic|sq\.?|cu\.?) )?(?P<unit>{MEASURE})(?P<after> squared| cubed|²|³)?"
_PER = re.compile(r"^\s*(?:per|for each|for every|in every|in each|every|each|/|an|a|to the)\s+")
_POWERS = {"square": 2, "sq": 2, "sq.": 2, "cubic": 3, "cu": 3, "cu.": 3, " squared": 2, " cubed": 3, "²": 2, "³": 3}
_UNITS_OF_MONEY = re.compile(r"\b(us|u\.s\.|american|canadian|australian|singapore|mexican) (dollar|peso)(s?)\b")


@dataclass(frozen=True)
class Quantity:
    """A value with its unit. places: the placeholders it stands for; span: where in the clause; rate: it is a "per"."""

    value: Node
    unit: Unit
    places: tuple[int, ...]
    span: tuple[int, int]
    rate: bool = False
    implied: bool = False

    def over(self, other: Quantity) -> Quantity:
        """The rate of this for each of the other."""
        one = isinstance(other.value, Num) and other.value.value == 1
        value = self.value if one else Bin("/", self.value, other.value, "frac")
        span = (min(self.span[0], other.span[0]), max(self.span[1], other.span[1]))
        return Quantity(value, self.unit.times(other.unit, -1), (*self.places, *other.places), span, True)


@dataclass(frozen=True)
class Clause:
    """The quantities of a clause and the words that are left."""

    text: str
    quantities: tuple[Quantity, ...]
    rest: str


def tidied(text: str) -> str:
    """Foreign money as one word, glued units apart."""
    text = _UNITS_OF_MONEY.sub(lambda m: f"{m[1].replace('.', '')}{m[2]}{m[3]}", text)
    text = re.sub(r"\$ ?([=≈]) ?(\d[\d,.]*) ?\$", r"\1\2", text)  # "1 cubic meter $=1,000$ liters"
    text = re.sub(r"(?<=⟧) ?\$", " ", text)
    text = re.sub(r"(?<=⟧) of (?:these|those|the|such|this|its) ", " ", text)
    text = re.sub(r"\b((?:each|every) [a-z]+),", r"\1", text)
    text = re.sub(r"\bpopulation (of|is|was) (⟦N\d+⟧)(?! people)", r"population \1 \2 people", text)
    return re.sub(r"(?<=⟧)-(?=[a-z])", " ", text)


def unit_at(text: str, start: int = 0, *, counted: bool = True, one: bool = False) -> tuple[Unit, int] | None:
    """The unit phrase that begins at a place, with "per …" attached, and where it ends.

    >>> unit_at("miles per hour?")[0].words()
    'miles per hour'
    """
    found = _simple_unit(text, start, counted, one=one)
    if found is None:
        return None
    unit, end = found
    while per := re.match(
        r"\s*(?:,? ?per|for each|for every|/|an(?= hour\b)|a(?= (?:minute|second|day|week"
        r"|mile)\b))\s*(?=[a-z])",
        text[end:],
    ):
        below = _simple_unit(text, end + per.end(), counted, one=True)
        if below is None:
            break
        unit, end = unit.times(below[0], -1), below[1]
    return unit, end


def _simple_unit(text: str, start: int, counted: bool, *, one: bool = False) -> tuple[Unit, int] | None:
    lead = len(text[start:]) - len(text[start:].lstrip())
    match = re.match(_UNIT, text[start + lead :])
    if match is not None:
        end = start + lead + match.end()
        if match["unit"] in SPEEDS:
            above, below = SPEEDS[match["unit"]]
            return Unit.of(above).times(Unit.of(below), -1), end
        power = _POWERS.get(match["power"] or match["after"] or "", 1)
        thing, end = _thing(text, end)
        return Unit.of(match["unit"], thing, power), end
    return _counted(text, start + lead, one) if counted else None


def _thing(text: str, end: int) -> tuple[str, int]:
    """ " of oats" after a measure."""
    match = re.match(r" of (?:the |an? |his |her |its |their |pure |fresh |dry |whole )*([a-z][a-z-]*)", text[end:])
    if match is None or match[1] in _STOP or match[1] in TRAPS or canonical(match[1]):
        return "", end
    return singular(match[1]), end + match.end()


def _counted(text: str, start: int, one: bool) -> tuple[Unit, int] | None:
    """A counted noun: the first plural among the next words ("plastic bottles"), or after "each" the next word."""
    position = start
    for words, match in enumerate(re.finditer(r"\s*([a-z][a-z'-]*)", text[start:]), 1):
        word = match[1]
        if start + match.start() != position or word in _STOP or (word in TRAPS and word not in ("percent",)):
            return None
        position = start + match.end()
        acting = word.endswith("s") and re.match(r" (?:are|were|working)\b", text[position:])  # "pumps are used"
        if one or ((_plural(word) or (acting and words == 1)) and not canonical(word)):
            return Unit.of(word), _thing(text, position)[1]
        if words == 3:
            return None
    return None


_ALIKE = frozenset({"deer", "sheep", "fish", "cattle", "aircraft", "people", "salmon", "trout", "bison", "elk"})


def _plural(word: str) -> bool:
    return word in _ALIKE or (word not in _NOT_PLURAL and singular(word) != word and "'" not in word)


def read_clause(stem: Stem, text: str) -> Clause:
    """Every quantity of a clause.

    >>> from tools.maths import stem
    >>> s = stem.read("A tap fills 18 gallons every 4 minutes.")
    >>> [q.unit.words() for q in read_clause(s, s.sentences[0]).quantities]
    ['gallons per minute']
    """
    found = _summed(text, _plain_quantities(stem, text))
    joined: list[Quantity] = []
    for quantity in found:
        if (
            joined
            and _PER.fullmatch(text[joined[-1].span[1] : quantity.span[0]] or " ")
            and not (quantity.implied or joined[-1].implied)
        ) or (
            quantity.implied
            and joined
            and not joined[-1].implied
            and not text[joined[-1].span[1] : quantity.span[0]].strip()
        ):
            joined[-1] = joined[-1].over(quantity)
        else:
            joined.append(quantity)
    joined = _each_first(text, joined)
    rest, position = "", 0
    for quantity in joined:
        rest += text[position : quantity.span[0]] + " # "
        position = quantity.span[1]
    return Clause(text, tuple(joined), rest + text[position:])


def _summed(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "2 hours and 30 minutes" is one quantity, in the smaller unit."""
    out: list[Quantity] = []
    for quantity in found:
        last = out[-1] if out else None
        if (
            last is not None
            and last.unit.dimension == quantity.unit.dimension
            and quantity.unit.factor < last.unit.factor
            and len(last.unit.parts) == 1
            and text[last.span[1] : quantity.span[0]].strip() in ("and", "")
            and canonical(quantity.unit.parts[0][0][0])
        ):
            whole = Bin("*", last.value, rational(last.unit.factor / quantity.unit.factor), "cdot")
            span = (last.span[0], quantity.span[1])
            out[-1] = Quantity(Bin("+", whole, quantity.value), quantity.unit, last.places + quantity.places, span)
        else:
            out.append(quantity)
    return out


def _each_first(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "each box holds 12 pencils": the counted thing comes first."""
    out: list[Quantity] = []
    for quantity in found:
        if out and out[-1].implied and not quantity.implied and not quantity.rate and not out[-1].rate:
            gap = text[out[-1].span[1] : quantity.span[0]]
            if not re.search(r"[,;]|\band\b", gap) and len(gap.split()) <= 4:
                out[-1] = quantity.over(out[-1])
                continue
        out.append(quantity)
    return [q for q in out if not q.implied or q.rate]


def _plain_quantities(stem: Stem, text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for match in re.finditer(NUMBER, text):
        place = re.fullmatch(r"⟦([A-Z])(\d+)⟧", match.group().strip())
        node = stem.node(place[2]) if place else try_parse(match.group().strip())
        if node is None:
            continue
        places = (int(place[2]),) if place else ()
        one = isinstance(node, Num) and node.value == 1
        unit = _unit_after(text, match.end(), money=bool(place and place[1] == "M"), one=one)
        if unit is not None:
            found.append(Quantity(node, unit[0], places, (match.start(), unit[1]), unit[2]))
    for match in re.finditer(
        r"(?<![a-z⟧])(?:per|each|every|for each|for every|in each|in every|(?<=in )an?|an(?= hour\b)|one|a"
        rf" single|^\W*an?(?= {MEASURE} of [a-z]+ (?:covers|contains|weighs|costs|holds|serves|has|makes))) (?=[a-z])",
        text,
    ):
        unit_found = _simple_unit(text, match.end(), True, one=True)
        alone = match.group().startswith(("one", "a ", "an ")) and not match.group().startswith("an hour")
        if alone and unit_found and not canonical(unit_found[0].parts[0][0][0]):
            continue
        inside = any(q.span[0] <= match.start() < q.span[1] for q in found)
        if unit_found is not None and not inside:
            value = Num(Fraction(1))
            found.append(Quantity(value, unit_found[0], (), (match.start(), unit_found[1]), implied=not alone))
    return sorted(found, key=lambda q: q.span)


def _unit_after(text: str, end: int, *, money: bool, one: bool) -> tuple[Unit, int, bool] | None:
    """The unit after a number, where it ends, and whether it is a rate."""
    if money:
        unit, after = Unit.of("dollar"), end
        cents = re.match(r"\s*(?:dollars|in cash)\b", text[end:])
        after += cents.end() if cents else 0
        per = re.match(r"\s*(?:per|for each|for every|an|a|each|/)\s+(?=[a-z])", text[after:])
        below = _simple_unit(text, after + per.end(), True, one=True) if per else None
        if below is not None:
            return unit.times(below[0], -1), below[1], True
        return unit, after, False
    found = unit_at(text, end) or (_simple_unit(text, end, True, one=True) if one else None)
    if found is None:
        return None
    rate = any(e < 0 for _, e in found[0].parts)
    return found[0], found[1], rate


def clauses(text: str) -> list[str]:
    """A sentence cut at commas, brackets and "if"; commas inside placeholders are none.

    >>> clauses("if she uses it, how many are left?")
    ['she uses it', 'how many are left?']
    """
    parts = re.split(r"[,;:()\[\]]|\bif\b|\bgiven that\b|\bthen\b", tidied(text))
    return [p.strip() for p in parts if p.strip(" .?")]
