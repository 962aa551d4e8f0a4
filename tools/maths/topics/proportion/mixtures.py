"""Two solutions of different strength mixed: how much of the one, or how strong the mixture is.

Every strength is a percent of the same substance; water has none of it and the pure substance is 100%. Read are two
known amounts, one known amount and the mixture's strength, or the mixture's amount and strength. Water and pure
substances are read here only; how the parts of a told mixture are found is `blends`'. Not read: evaporation, letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.figures import GIVEN
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import blends, telling
from tools.maths.topics.proportion.blends_reading import HIGH, LOW, MIX, Blend
from tools.maths.topics.proportion.table_picture import mixture as mixture_table
from tools.maths.topics.proportion.units import MEASURE, canonical
from tools.maths.topics.proportion.working import Working

_KIND = (
    "(?:solutions?|mixtures?|alloys?|blends?|milk|brine|punch|drinks?|juice|fertilizers?|cream|vinegar"
    "|antifreeze|ore|bars?|cleaner)"
)
_HAS = (
    "(?:that is|that are|which is|containing|contains|that contains?|which contains|with|of|consisting of"
    "|is|made up of)"
)
_STRONG = re.compile(
    rf"(?P<kind>{_KIND}) {_HAS} (?:an? (?:concentration|strength) of )?⟦P(?P<p>\d+)⟧(?: (?:pure "
    r")?(?P<of>[a-z]+))?(?: by (?:volume|weight|mass))?"
    rf"|⟦P(?P<p2>\d+)⟧ (?P<of2>(?:[a-z]+ ){{0,2}}?){_KIND}(?: of (?P<of3>[a-z]+))?"
    rf"|(?P<pure>pure (?!water)[a-z]+)|(?P<water>(?:pure |distilled |plain |fresh )?water)\b"
)
_ASKED = rf"how (?:many|much) (?:(?P<unit>{MEASURE}) of )?(?:an? |the |this |that )?$"
_TOTAL = r"(?:make|get|obtain|produce|create|form|yield|making|prepare|making up|needs?|wants?|mixture of|have)"
_RESULT = re.compile(
    r"\b(?:to (?:make|get|obtain|produce|create|form|have|give|yield|prepare|end up with)|results? in"
    r"|resulting in|produc(?:es?|ing)|so that"
    r" (?:the|it)(?: resulting| final| new)?|obtains?|becomes?|the (?:resulting|final|new)|needs|wants"
    rf"|will be|is to be)\b[^⟦.?]*(?:⟦N\d+⟧ (?:{MEASURE})"
    r" of )?(?:an? |the )?$"
)
_AMOUNT = re.compile(rf"⟦N(?P<n>\d+)⟧ (?P<unit>{MEASURE}) (?:of )?(?:an? |the |some |this |that )?$")
_STRENGTH_ASKED = re.compile(
    r"what (?:is|will be|was|would be) the (?:percent(?:age)?(?: of (?P<of>[a-z]+))?|(?:percent "
    r")?(?:concentration|strength)(?: of (?P<of3>[a-z]+))?)"
    rf"(?: (?:in|of) (?:the )?(?:resulting |final |new |combined )?{_KIND})?"
    rf"|what percent(?:age)? of (?:the )?(?:resulting |final |new |combined )?{_KIND} (?:is|will be|was) "
    r"(?P<of2>[a-z]+)"
)
_NO_SUBSTANCE_TEXT = """
    must should to and with is are in needed will by the he she solution mixture
"""
_NO_SUBSTANCE = frozenset(_NO_SUBSTANCE_TEXT.split())


READS = frozenset({"must be added"})  # one of the two liquids is what must be added
CONCEPT = (
    "The substance itself only adds up: its amount in the one plus its amount in the other is its amount in the "
    "mixture. Each amount is the strength times the amount of liquid."
)


@dataclass
class Liquid:
    """One of the two liquids or the mixture: its strength, its amount if known, and what part it plays."""

    strength: Fraction
    amount: Fraction | None = None
    asked: bool = False
    result: bool = False
    places: list[int] = field(default_factory=list)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a mixture of two strengths, None for anything else."""
    if stem.tables or stem.placeholders("RFESTDM") or not 1 <= len(stem.placeholders("P")) <= 5:
        return None
    text = re.sub(r"(?<=⟧)-(?=[a-z])", " ", stem.prose)
    if not re.search(
        r"\b(?:mix(?:ed|es|ing|ture)?|add(?:ed|s|ing)?|combin(?:e|ed|es|ing)|blend)\b", text
    ) or _LOSES.search(text):
        return None
    read = _liquids(stem, text)
    if read is None:
        return None
    liquids, rest, units, substances = read
    strength = _STRENGTH_ASKED.search(stem.ask)
    if strength is not None:
        named = strength["of"] or strength["of2"] or strength["of3"]
        substances |= {named} if named and not re.fullmatch(_KIND, named) else set()
    places = [p for liquid in liquids for p in liquid.places]
    if len(units) > 1 or len(substances) > 1 or "water" in substances or stem.unused(places):
        return None
    rest = _STRENGTH_ASKED.sub(" ", rest)
    hard, soft = telling.traps(
        rest, frozenset({"together", "both", "combined", "total", "then", "different", "percent", "each"})
    )
    if hard or not _alone(rest):
        return None
    return _settled(stem, liquids, strength is not None, full=not soft)


_LOSES = re.compile(
    r"\b(?:evaporat|boil|drain|remov|replac|pour(?:ed|s)? (?:out|off)|spill|lost|los[et]s|separat"
    "|dilut(?:ed|es) (?:twice|again))"
)


def _alone(rest: str) -> bool:
    """Whether nothing that is asked or said about amounts is left over."""
    return not re.search(r"\bhow (?:many|much)\b|\bratio\b|\bcosts?\b|\bprice\b", rest)


def _liquids(stem: Stem, text: str) -> tuple[list[Liquid], str, set[str], set[str]] | None:
    """The liquids by strength, the words left, the units of their amounts and the substances named."""
    found: dict[Fraction, Liquid] = {}
    units: set[str] = set()
    substances: set[str] = set()
    pures: set[str] = set()
    rest, position = "", 0
    for match in _STRONG.finditer(text):
        place = match["p"] or match["p2"]
        if match["water"]:
            strength = Fraction(0)
        elif match["pure"]:
            strength = Fraction(1)
            pures.add(match["pure"].split()[-1])
        else:
            value = stem.value(place)
            if value is None or not 0 <= value <= 1:
                return None
            strength = value
            substance = (
                (match["of"] or match["of3"] or "")
                if match["p"]
                else ((match["of2"] or "").strip() or match["of3"] or "")
            )
            if substance and substance not in _NO_SUBSTANCE:
                substances.add(substance.split()[-1])
        sentence = max(text.rfind(mark, 0, match.start()) for mark in (". ", "? ")) + 1
        before = text[sentence : match.start()]
        liquid = found.setdefault(strength, Liquid(strength))
        liquid.places += [int(place)] if place else []
        cut = match.start()
        amount, asked = _AMOUNT.search(before), re.search(_ASKED, before)
        if amount is not None:
            number = stem.value(amount["n"])
            if number is None or (liquid.amount not in (None, number)):
                return None
            liquid.amount = number
            liquid.places.append(int(amount["n"]))
            units.add(canonical(amount["unit"]) or "")
            cut = sentence + amount.start()
        if asked is not None:
            liquid.asked = True
            if asked["unit"]:
                units.add(canonical(asked["unit"]) or "")
            cut = sentence + asked.start()
        elif _RESULT.search(before):
            liquid.result = True
        rest += text[position:cut] + " "
        position = match.end()
    if pures and substances and pures != substances:
        return None
    return list(found.values()), rest + text[position:], units, substances | pures


def _settled(stem: Stem, liquids: list[Liquid], strength_asked: bool, *, full: bool) -> Derivation | None:
    """Which of the three kinds of question it is."""
    results = [q for q in liquids if q.result]
    parts = [q for q in liquids if not q.result]
    if len(parts) != 2:
        return None
    if strength_asked:
        return None if results or any(q.asked for q in parts) else _strength(stem, parts, full=full)
    wanted = [q for q in parts if q.asked]
    if len(results) != 1 or len(wanted) != 1 or results[0].asked:
        return None
    (unknown,), (mixture,) = wanted, results
    low, high = sorted(parts, key=lambda q: q.strength)
    known = [q for q in (mixture, low, high) if q.amount is not None]
    if not low.strength < mixture.strength < high.strength or len(known) != 1 or known[0] is unknown:
        return None
    roles = ((LOW, low), (MIX, mixture), (HIGH, high))
    told, asked = (tuple(role for role, q in roles if q is liquid) for liquid in (known[0], unknown))
    strengths = {role: q.strength * 100 for role, q in roles}
    blend = Blend(strengths, True, told, known[0].amount, asked, full=full)
    return blends.derived(stem, blend, PERCENTAGES)


def _strength(stem: Stem, parts: list[Liquid], *, full: bool) -> Derivation | None:
    """How strong the mixture of two known amounts is."""
    first, second = parts
    if first.amount is None or second.amount is None:
        return None
    work = Working(stem)
    said = "Multiply the amount by its strength."
    inside = [
        work.step("Find the substance in it", said, amount, "*", strength)
        for amount, strength in ((first.amount, first.strength), (second.amount, second.strength))
    ]
    substance = work.step("Add the substance", "Mixing loses nothing: add the two amounts.", inside[0], "+", inside[1])
    whole = work.step("Add the liquids", "Add the amounts of liquid.", first.amount, "+", second.amount)
    said = "The strength is the substance for each unit of the mixture."
    share = work.step("Divide by the whole", said, substance, "/", whole)
    said = "A quotient times 100 is a number of percent."
    answer = work.step("Write it as a percent", said, share, "*", Fraction(100))
    middle = (first.strength + second.strength) / 2 * 100
    gains = [(share - first.strength) * first.amount, (second.strength - share) * second.amount]
    found = work.told(
        PERCENTAGES,
        CONCEPT,
        "You are asked how strong the mixture is.",
        answer,
        lambda: gains[0] == gains[1],  # what the one gives up in strength the other gains
        unit="percent",
        slips=(("averaging the percents", middle), ("adding the percents", 2 * middle)),
        full=full,
    )
    columns = [
        ("first", (first.amount, GIVEN), (first.strength, GIVEN), (inside[0], 0)),
        ("second", (second.amount, GIVEN), (second.strength, GIVEN), (inside[1], 1)),
        ("mixture", (whole, 3), (share, 5), (substance, 2)),
    ]
    return mixture_table(found, work, columns)
