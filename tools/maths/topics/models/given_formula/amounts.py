"""The amounts a problem tells besides its formula, each given to the letter it belongs to.

By unit first, by noun second. An amount that belongs to no letter or to two, or that is compared with another one
("3 meters more than"), makes the whole reading fail: a number left over is a problem not understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.given_formula.letters import Given, other_size
from tools.maths.topics.models.given_formula.measures import conversion, is_measure, kind_of_unit, unit_at, words_of
from tools.maths.topics.models.nouns import stem_word
from tools.maths.tree import Degrees, Node
from tools.maths.values import exact_value

_CUT = r"⟦[A-Z]\d+⟧|[,.;:?]|\b(?:and|if|when|while|than|how|what|but)\b"
_COMPARED = re.compile(r"^\s*(?:[a-z]+ ){0,2}(?:more|less|fewer|greater|additional|other|extra|times|longer|shorter)\b")
_SPEAKS = re.compile(r"^\s*(?:[a-z]+ ){0,3}(?:more|less|fewer|longer|shorter|greater) than\b")
_RATE = re.compile(r"\b(?:rate|percent\w*|decimal|fraction|probability)\b")
_PERCENT = re.compile(r"\bpercent(?:age)?\b")
_INTEREST_RATE = re.compile(r"\b(?:annual |yearly |simple |compound )*interest rate\b")
_AGAIN = re.compile(r"\s*(?:this|last|the|in|on|at|from|today|yesterday|tomorrow|$)")
_TIMES_A_YEAR = {"once": 1, "annually": 1, "yearly": 1, "twice": 2, "semiannually": 2, "quarterly": 4, "monthly": 12}
_YEARLY = re.compile(
    r"\bcompounded (?P<often>(?:once|twice) (?:a|per|each) year|annually|yearly|semiannually|quarterly|monthly)\b"
)


@dataclass(frozen=True)
class Amount:
    """A number told: its placeholder's kind and place, its value, its unit and the words before and after it."""

    kind: str
    index: int
    value: Fraction
    unit: str
    before: str
    after: str
    in_ask: bool


def amounts(stem: Stem) -> list[Amount]:
    """Every number of the prose with the words around it, in order."""
    found: list[Amount] = []
    for sentence in stem.sentences:
        for match in PLACEHOLDER.finditer(sentence):
            if match.group(1) not in "NMPD":
                continue
            value = _value(stem.node(match.group()))
            if value is None:
                continue
            before = re.split(_CUT, sentence[: match.start()])[-1]
            after = re.split(_CUT, sentence[match.end() :])[0]
            per = re.match(r"\s*(?:per|an?|each|for each) ([a-z]+)", after)
            money = f"dollar per {stem_word(per[1])}" if per else "dollar"
            unit = {"M": money, "P": "percent", "D": "degree"}.get(match.group(1)) or unit_at(after)
            if not unit and _AGAIN.match(after) and re.search(r"\band\s*$", sentence[: match.start()]) and found:
                unit = found[-1].unit  # "6 carpets last week and 11 this week"
            found.append(Amount(match.group(1), int(match.group(2)), value, unit, before, after, sentence == stem.ask))
        for match in _YEARLY.finditer(sentence):
            value = Fraction(_TIMES_A_YEAR[match["often"].split()[0]])
            before, unit = sentence[: match.start()][-20:], "time per year"
            found.append(Amount("N", -1, value, unit, before, "", sentence == stem.ask))
    return found


def without_yearly(sentence: str) -> str:
    """A sentence without its "compounded twice a year", which `amounts` has read."""
    return _YEARLY.sub(" ", sentence)


def _value(node: Node) -> Fraction | None:
    return exact_value(node.arg if isinstance(node, Degrees) else node)


def compared(amount: Amount) -> bool:
    """Whether it is said how much more than something, or how many times something: then it is no letter's value."""
    changed = re.search(r"\bby\s*$", amount.before)  # "slows by 20 miles per hour"
    return bool(changed or _COMPARED.match(amount.after) or _SPEAKS.match(amount.after))


def place(
    given: Given, amount: Amount, taken: frozenset[str] = frozenset(), asked: frozenset[str] = frozenset()
) -> tuple[str, Fraction] | None:
    """The letter an amount belongs to, and its value in that letter's unit; None when that is not clear.

    taken: letters whose value their description tells. asked: a letter whose value is asked gives way to its equals.
    """
    fits = {name: _fits(given, name, amount) for name in given.letters if name not in taken}
    scores = {name: _score(given, name, amount) for name, fit in fits.items() if fit}
    if not scores:
        return None
    best = max(scores.values())
    names = [name for name in scores if scores[name] == best]
    if len(names) > 1:
        names = [name for name in names if fits[name] == 2 and name not in asked]
    if len(names) != 1 or (best == 0 and fits[names[0]] < 2 and len(scores) > 1):
        return None
    if other_size(given.letters[names[0]], f"{amount.before} ; {amount.after}"):
        return None
    name, unit = names[0], given.letters[names[0]].unit
    if amount.kind == "P":
        percent = _PERCENT.search(given.letters[name].text) and "decimal" not in given.letters[name].text
        return name, amount.value * (100 if percent else 1)
    factor = conversion(amount.unit, unit) if unit and amount.unit and is_measure(amount.unit) else Fraction(1)
    return (name, amount.value * factor) if factor is not None else None


def _fits(given: Given, name: str, amount: Amount) -> int:
    """2 where the units agree, 1 where the kind of quantity does or a noun speaks for the letter, else 0."""
    letter = given.letters[name]
    if amount.kind == "P":
        return 2 * bool(_RATE.search(letter.text) and (not letter.unit or letter.unit in ("percent", "dollar")))
    if amount.kind == "D":
        return 2 * bool(letter.unit.startswith("degree") or letter.words & {"angle", "temperature", "degree"})
    measured = is_measure(amount.unit)
    if measured and letter.unit and is_measure(letter.unit):
        return 2 * (conversion(amount.unit, letter.unit) is not None)
    if letter.unit and amount.unit and letter.unit == amount.unit:
        return 2
    kind = kind_of_unit(amount.unit) if measured else ""
    if kind and letter.kind:
        return int(kind == letter.kind)
    if letter.unit and is_measure(letter.unit) and amount.unit:
        return 0
    return int(_score(given, name, amount) > 0)


def _score(given: Given, name: str, amount: Amount) -> int:
    said = _INTEREST_RATE.sub("rate", f"{amount.before} ; {amount.after}")  # the interest rate is no interest
    return len(given.own_words(name) & words_of(said))
