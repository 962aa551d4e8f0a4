"""A product or a sum whose price and count the prose tells: 9h, where a jar costs $9 and h jars were sold; y/60 hours.

No equation is needed: the number's own words ("$9 each", "60 miles per hour") say what one of the letter's things adds.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.polynomial import NotPolynomial, collect, expand
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.nouns import content, stem_word, unit_of
from tools.maths.topics.models.pointed import Asked
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.roles import Role
from tools.maths.tree import Bin, Node, Sym, letters, num, substitute
from tools.maths.values import evaluate, exact_value

_PER = re.compile(
    r"\s*(?P<unit>[a-z]+)?(?: of [a-z]+)?\s*(?:per|an?|for (?:each|every)|each|every)\b\s*(?P<for>[a-z]+)?"
)
_PRICED = re.compile(r"\b(?:costs?|sells?|charges?|weighs?|priced|worth|earns?|pays?|paid|for|at|is)\b[^.;⟦]{0,40}$")


def asked_of(stem: Stem, target: Node | str) -> Asked | None:
    """The role of a product, a quotient or a sum of them; None where the prose does not tell its numbers."""
    if isinstance(target, str) or not letters(target) or exact_value(target) is not None:
        return None
    meanings = _meanings(stem, target)
    terms = _terms(target)
    if terms is None or set(terms) != set(meanings) or any(len(name) != 1 for name in terms):
        return None
    units = {name: _adds(stem, number, divides, meanings[name]) for name, (number, divides) in terms.items()}
    kinds = set(units.values())
    if len(kinds) != 1 or "" in kinds:
        return None
    unit = kinds.pop()
    output = Quantity("total", "cost" if unit == "dollar" else "time" if unit == "hour" else unit, unit)
    rivals = frozenset(w for name, q in _meanings(stem, None).items() if name not in terms for w in q.all_words)
    if len(terms) > 1:
        parts = tuple(
            meanings[n].words - frozenset(w for o in terms if o != n for w in meanings[o].words) for n in terms
        )
        role = Role("total", Fraction(0), output, None, parts=parts if all(parts) else ())
    else:
        (name,) = terms
        own = meanings[name].words - rivals or meanings[name].words
        role = Role("term", terms[name][0], output, Quantity(name, " ".join(sorted(own))))
    return Asked(role, target, target, "Read the product" if len(terms) == 1 else "Read the sum",
                 "Multiply out in words: so much for each one, times how many there are."
                 if len(terms) == 1 else "Each product is what one kind adds; the sum puts the kinds together.",
                 skills.LINEAR_TWO, lambda: _grows(target, terms))  # fmt: skip


def _terms(target: Node) -> dict[str, tuple[Fraction, bool]] | None:
    """The number with each letter of a sum of products, and whether the letter is divided by it."""
    try:
        parts = collect(expand(target))
    except NotPolynomial:
        return None
    found: dict[str, tuple[Fraction, bool]] = {}
    for part in parts:
        names = [name for name, _ in part.monomial]
        if len(names) != 1 or part.degree != 1 or part.coefficient <= 0 or names[0] in found:
            return None
        divides = part.coefficient < 1 and part.coefficient.numerator == 1 and part.coefficient.denominator > 1
        found[names[0]] = (
            (1 / part.coefficient, True) if divides and _divided(target, names[0]) else (part.coefficient, False)
        )
    return found


def _divided(node: Node, name: str) -> bool:
    if isinstance(node, Bin):
        if node.op == "/" and name in letters(node.left) and not letters(node.right):
            return True
        return _divided(node.left, name) or _divided(node.right, name)
    return False


def _meanings(stem: Stem, target: Node | None) -> dict[str, Quantity]:
    """What the letters count, with the word before each that says what is done ("drives m miles")."""
    said = dict(quantities(stem))
    if target is not None and "a" in letters(target) and "a" not in said:
        counted = re.search(r"\ba ((?:[a-z-]+ )?[a-z-]+s)\b", stem.prose)  # the letter a, taken for the article
        if counted:
            said["a"] = Quantity("a", counted.group(1))
    for name, quantity in list(said.items()):
        if quantity.unit:  # "a ride of m miles" counts miles, not rides
            quantity = said[name] = Quantity(name, quantity.unit, quantity.unit)
        for match in PLACEHOLDER.finditer(stem.prose):
            node = stem.node(match.group())
            verb = re.search(r"\b([a-z]+(?:s|ed)) $", stem.prose[: match.start()])
            if node == Sym(name) and verb and not content(verb.group(1)) <= {"i", "wa"}:
                said[name] = Quantity(name, f"{quantity.phrase} {verb.group(1)}", quantity.unit)
    return {n: q for n, q in said.items() if target is None or n in letters(target)}


def _adds(stem: Stem, number: Fraction, divides: bool, counted: Quantity) -> str:
    """The unit of number · letter (or letter / number), "" where the prose does not say what the number is."""
    for match in PLACEHOLDER.finditer(stem.prose):
        if match.group(1) not in "NM" or stem.value(match.group()) != number:
            continue
        before, after = stem.prose[: match.start()], stem.prose[match.end() :]
        per = _PER.match(after)
        unit = "dollar" if match.group(1) == "M" else unit_of(per.group("unit") or "") if per else ""
        if divides:
            of = unit_of(per.group("for") or "") if per else ""
            if unit and of and unit == counted.unit:
                return of
            continue
        if per and per.group("for") and unit_of(per.group("for")):
            if unit_of(per.group("for")) == counted.unit and unit:
                return unit
            continue
        lead = re.split(r"[.;,]|\band\b", before)[-1]
        named = {stem_word(w) for w in re.findall(r"[a-z]+", lead + " " + re.split(r"[.;,⟦]", after)[0])}
        if unit and (per or _PRICED.search(before)) and content(" ".join(named)) & counted.words:
            return unit
        if unit and per and unit == "dollar" and _last_counted(stem, match.start()) == counted.letter:
            return unit
    return ""


def _last_counted(stem: Stem, position: int) -> str:
    """The letter that stands last before a place ("m miles for which she is paid $0.50 each")."""
    before = [m for m in PLACEHOLDER.finditer(stem.prose[:position]) if m.group(1) == "S"]
    node = stem.node(before[-1].group()) if before else None
    return node.name if isinstance(node, Sym) else ""


def _grows(target: Node, terms: dict[str, tuple[Fraction, bool]]) -> bool:
    """One more of each letter adds just what its number says."""
    base = {name: num(7) for name in terms}
    at = evaluate(substitute(target, base))
    for name, (number, divides) in terms.items():
        more = evaluate(substitute(target, {**base, name: num(8)}))
        if not isinstance(at, Fraction) or not isinstance(more, Fraction):
            return False
        if more - at != (1 / number if divides else number):
            return False
    return True
