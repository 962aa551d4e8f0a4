"""What sentences say of amounts: "A is 3/5 of B", "A has 20% more than B", "the ratio of A to B is 3 to 5", "A is 60".

Every clause must be one such statement from end to end; a clause with a number that is none makes the text unread.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.topics.proportion.tied.mentions import Name, name_of, number
from tools.maths.topics.proportion.units import singular

_N = r"\d+(?:\.\d+)?(?:/\d+)?"
_ABOUT = r"(?:(?:approximately|about|roughly|exactly) )?"
_S, _O = r"(?P<s>[a-z][a-z0-9' -]*?)", r"(?P<o>[a-z][a-z0-9' -]*?)"
_BE = r"(?:is|are|was|were|equals)(?: equal to)?"
_DO = (
    r"(?:has|have|had|holds?|held|contains?|weigh(?:s|ed)?|costs?|earn(?:s|ed)?|makes?|made|sells?|sold|prints?|printed"
    r"|moves?|pumps?|packs?|packed|produces?|fills?|scored?|reads?|runs?|ran|measures?|received|collected|picked|baked|owns?)"
)
_ENDS = r"(?: (?:does|do|did|is|are|was|were|has|have|had))?"
_UP = "more|greater|larger|higher|longer|taller|heavier|wider|deeper|older"
_DOWN = "less|fewer|smaller|lower|shorter|lighter|narrower|younger|cheaper"
_ATTR = r"(?: (?P<attr>[a-z]+(?: [a-z]+)?))?"
_ATTR1 = r"(?P<attr>[a-z]+(?: [a-z]+)??)"
_TIES = tuple(re.compile(p) for p in (
    rf"{_S} [a-z]+ [a-z]+ at an? (?:average |constant )?(?:rate|speed) (?:that is |of )?{_ABOUT}(?P<k>{_N}%?) (?:times|of) (?:the (?:rate|speed) of|that of) {_O}",
    rf"{_S} {_BE} {_ABOUT}(?P<k>{_N}%?) (?:times |of |(?=the ))(?:as (?:much|many) as )?{_O}",
    rf"{_S} (?:{_BE}|{_DO}) {_ABOUT}(?P<k>{_N}%?) (?:times )?as [a-z]+{_ATTR} as {_O}{_ENDS}",
    rf"{_S} {_DO} {_ABOUT}(?P<k>{_N}%?) (?:times|of) the number of {_ATTR1} (?:that|in|of|on|at) {_O}{_ENDS}",
    rf"{_S} (?:{_BE}|{_DO}) {_ABOUT}(?P<p>{_N}%) (?P<way>{_UP}|{_DOWN}){_ATTR} than {_O}{_ENDS}",
    rf"{_S} (?:{_BE}|{_DO}) {_ABOUT}(?P<p>{_N}%) (?P<way>above|over|below|under) {_O}",
    rf"(?:there (?:are|were)|(?:an?|the|this|that) [a-z]+(?: [a-z]+)? (?:has|had)) {_ABOUT}(?P<k>{_N}%?) (?:times )?as many (?P<attr>[a-z]+) (?:in|at|on|from) {_S} as (?:in|at|on|from) {_O}",
    rf"there (?:are|were) {_ABOUT}(?P<k>{_N}%?) (?:times )?as many {_S} as {_O}",
    rf"there (?:are|were) {_ABOUT}(?P<p>{_N}%) (?P<way>more|fewer) {_S} than {_O}",
    rf"the ratio of {_S} to {_O} is (?P<a>{_N})(?: to |:| : )(?P<b>{_N})",
))  # fmt: skip
_UNIT = r"(?: (?P<unit>[a-z]+(?: [a-z]+)?(?: per (?:cubic |square )?[a-z]+)?))?"
_ALL = r"(?: (?:together|combined|in all|altogether|in total))"
_SUMS = tuple(re.compile(p) for p in (
    rf"the (?:sum|total) of {_S} and {_O} is {_ABOUT}(?P<n>\$?{_N}){_UNIT}",
    rf"{_S} and {_O}(?: together| combined)? {_DO} a (?:combined |overall )?total of {_ABOUT}(?P<n>\$?{_N}){_UNIT}",
    rf"(?:together, )?(?P<both>the 2 [a-z]+)(?: together| combined)? {_DO} (?:a (?:combined |overall )?total of )?{_ABOUT}(?P<n>\$?{_N}){_UNIT}(?P<s>)",
    rf"{_S} and {_O}{_ALL} {_DO} {_ABOUT}(?P<n>\$?{_N}){_UNIT}",
    rf"{_S} and {_O} {_DO} {_ABOUT}(?P<n>\$?{_N}){_UNIT}?{_ALL}",
))  # fmt: skip
_GAPS = tuple(re.compile(p) for p in (
    rf"there (?:are|were) {_ABOUT}(?P<n>{_N}) (?P<way>more|fewer) {_S} than {_O}",
    rf"{_S} (?:{_BE}|{_DO}) {_ABOUT}(?P<n>\$?{_N})(?: (?P<unit>[a-z]+))? (?P<way>{_UP}|{_DOWN}){_ATTR} than {_O}{_ENDS}",
    rf"{_S} (?:{_BE}|{_DO}) {_ABOUT}(?P<n>\$?{_N}) (?P<way>more|fewer){_ATTR} than {_O}{_ENDS}",
))  # fmt: skip
_VALUES = tuple(re.compile(p) for p in (
    rf"{_S} (?:has|have|had) an? {_ATTR1} of {_ABOUT}(?P<n>\$?{_N}){_UNIT}",
    rf"there (?:are|were) {_ABOUT}(?P<n>{_N}) {_S}",
    rf"{_S} (?:{_BE}|{_DO}) {_ABOUT}(?P<n>\$?{_N}){_UNIT}",
))  # fmt: skip
_VERBS = {"weigh": "weight", "cost": "cost"}
_LEAD = re.compile(
    r"^(?:(?:in|at|on|for|among|of) (?:an?|the|this|that|one|his|her|their) (?P<place>[a-z]+(?: [a-z]+){0,3}),? )(?=.)"
)
_CUT = re.compile(r"(?:, and|, while|, whereas|, but|;|,| and| while) ")


BOTH = Name(frozenset({"*"}))  # "the two machines": all there are


@dataclass(frozen=True)
class Said:
    """One statement. kind "tie": left = factor × right; "value": left = amount; "sum", "gap": left ± right = amount.

    percent: the tie was told as so many percent more or less. attr: the measure or the counted thing, "" if none.
    """

    kind: str
    left: Name
    right: Name | None
    amount: Fraction
    attr: str = ""
    unit: str = ""
    text: str = ""


def sentence(text: str) -> tuple[list[Said], frozenset[str]] | None:
    """The statements that a sentence is made of and the words of its place; None where a part of it is none.

    >>> [s.kind for s in sentence("the fern is 2/5 of the height of the lilac, and the lilac is 60 inches tall.")[0]]
    ['tie', 'value']
    """
    text = text.strip(" .")
    place: frozenset[str] = frozenset()
    text = re.sub(r"^(?:if|suppose(?: that)?|given that) ", "", text)
    lead = _LEAD.match(text)
    if lead is not None:
        place = frozenset(singular(w) for w in lead["place"].split())
        text = text[lead.end() :]
    found = _parts(text, 4)
    return None if found is None else (found, place)


def _parts(text: str, most: int) -> list[Said] | None:
    one = statement(text)
    if one is not None:
        return [one]
    if most == 0 or len(text) > 400:
        return None
    for cut in _CUT.finditer(text):
        head = statement(text[: cut.start()])
        rest = _parts(text[cut.end() :], most - 1) if head is not None else None
        if head is not None and rest is not None:
            return [head, *rest]
    return None


def statement(text: str) -> Said | None:
    """The one statement that a clause is, None for anything else.

    >>> statement("town a has 20% more residents than town b").amount
    Fraction(6, 5)
    """
    text = re.sub(r" (?:in|from) (?:the|this|that) [a-z]+$", "", text) if re.search(r"\d", text) else text
    for kind, patterns in (("tie", _TIES), ("gap", _GAPS), ("sum", _SUMS), ("value", _VALUES)):
        for pattern in patterns:
            match = pattern.fullmatch(text)
            found = _said(kind, match, text) if match is not None else None
            if found is not None:
                return found
    return None


def _unit(text: str) -> str:
    return " ".join(singular(w) for w in text.split())


def _said(kind: str, match: re.Match[str], text: str) -> Said | None:
    said = {k: v for k, v in match.groupdict().items() if v}
    if "both" in said:
        return Said(kind, BOTH, None, number(said["n"]), "", _unit(said.get("unit", "")), text)
    left, right = name_of(said["s"]), name_of(said["o"]) if "o" in said else None
    if left is None or ("o" in said and (right is None or right.words == left.words)):
        return None
    verb = re.search(r"\b(weigh|cost)", text)
    attr = singular(said.get("attr", "").split()[-1]) if said.get("attr") else _VERBS[verb[1]] if verb else ""
    attr = attr or left.measure or (right.measure if right else "")
    unit = "$" if "$" in said.get("n", "") else _unit(said.get("unit", ""))
    down = said.get("way", "") in (*_DOWN.split("|"), "below", "under")
    try:
        if kind == "tie":
            amount = (
                number(said["k"]) if "k" in said else number(said["a"]) / number(said["b"]) if "a" in said
                else 1 + (-1 if down else 1) * number(said["p"])
            )  # fmt: skip
        else:
            amount = number(said["n"])
    except ZeroDivisionError:
        return None
    if amount <= 0:
        return None
    if kind == "gap" and down:
        left, right = right or left, left
    if kind == "tie" and "k" in said and "/" not in said["k"] and "%" not in said["k"] and "times" not in text:
        return None  # "is 3 of the …" says no multiple
    return Said(kind, left, right, amount, attr, unit, text)
