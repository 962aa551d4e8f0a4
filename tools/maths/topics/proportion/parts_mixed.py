"""A mixture told in parts ("5 parts blue, 3 parts yellow"): amounts of its ingredients, and how much more of one is needed.

One amount sets the scale: of the mixture, or of an ingredient. What somebody has already of an ingredient is taken from
what is needed of that same one. Not read: two amounts that limit each other, ingredients added later.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.proportion.units import canonical, kind_of, singular
from tools.maths.topics.proportion.working import Working

CONCEPT = "All parts are of one size: divide what is known by its number of parts, then multiply by the parts you need."
_NAME = r"(?P<name>[a-z-]+(?: (?!by\b|and\b|to\b|with\b|for\b|are\b|is\b|in\b|per\b|mixed\b|combined\b)[a-z-]+)?)"
_PART = re.compile(rf"(?:⟦N(?P<n>\d+)⟧|\b(?P<one>one|an equal)) parts? (?:of )?(?:the )?{_NAME}")
_RATIO = re.compile(
    r"(?P<names>[a-z-]+(?: [a-z-]+)?(?:(?:, |,? and |,? to )[a-z-]+(?: [a-z-]+)?){1,4}),? (?:are (?:mixed )?|mixed |combined |is )?(?:in|at) (?:the|a) ratio(?: of)? (?P<ratio>⟦N\d+⟧(?: ?: ?⟦N\d+⟧| to ⟦N\d+⟧){1,4})(?:,? respectively)?"
)
_OF_RATIO = re.compile(
    r"\bratio of (?P<names>[a-z-]+(?: [a-z-]+)?(?: to [a-z-]+(?: [a-z-]+)?){1,4}) (?:is|was|must be|should be|in [a-z -]+ is) (?P<ratio>⟦N\d+⟧(?: ?: ?⟦N\d+⟧| to ⟦N\d+⟧){1,4})"
)
_AMOUNT = re.compile(
    r"⟦N(?P<n>\d+)⟧ (?P<unit>(?:fluid )?[a-z]+)(?: of (?:the |this |that |her |his |its |their |such )?(?P<of>[a-z -]+?))?(?=[,.;?]| (?:on|and|but|to|in|for|will|is|are|already|how|has|have|needs?|needed|must|should|can|left)\b|$)"
)
_HAS = re.compile(r"\b(?:has|have|had|on hand|in stock|owns?)\b")
_ASK = re.compile(
    r"\bhow many (?P<more>more |additional |further )?(?P<unit>(?:fluid )?[a-z]+)(?: of (?:the |this |that |her |his |its |their )?(?P<of>[a-z -]+?))?"
    r"(?P<than> than (?:[a-z]+ of )?(?:the )?(?P<other>[a-z -]+?))?(?= (?:does|do|did|is|are|was|were|will|would|must|should|can|need|needed|has|have)\b|[?,.])"
)
_UPSET = re.compile(
    r"\b(?:each|greatest|most|least|maximum|left|remaining|after|then|adds?|added|adding|instead|twice|half|percent|per|another|"
    r"larger|smaller|second|enough|extra|removed?|spill\w*|wast\w+|doubled?|tripled?|by (?:weight|mass|volume) (?:and|then))\b"
)
_SHAPES = re.compile(r"\b(?:mixed?|mixes|mixing|mixture|blend\w*|ratio|parts?|combin\w+|alloy|recipe|solution)\b")
_MIXTURES_TEXT = """
    mixture mix blend alloy solution paint shade color recipe drink it concrete mortar punch dough feed fuel soil glaze dye
"""
_MIXTURES = frozenset(_MIXTURES_TEXT.split())
_SMALL = frozenset({"pure", "fresh", "dry", "liquid", "paint", "mix", "mixture", "some", "more"})


@dataclass(frozen=True)
class Recipe:
    """The ingredients' names with their parts, and the placeholders of the parts."""

    parts: dict[str, Fraction]
    places: frozenset[int]
    span: tuple[int, int]

    def which(self, said: str | None) -> str | None:
        """The ingredient a phrase names: its words in common with one name only.

        >>> Recipe({"blue": Fraction(5), "white sand": Fraction(1)}, frozenset(), (0, 0)).which("the sand")
        'white sand'
        """
        words = {singular(w) for w in re.findall(r"[a-z-]+", said or "")}
        hits = [n for n in self.parts if words & ({singular(w) for w in n.split()} - _SMALL)]
        return hits[0] if len(hits) == 1 else None


def solve(stem: Stem) -> Derivation | None:
    """The amount that is asked of such a mixture, None for other problems."""
    if stem.tables or stem.statements or stem.placeholders("RFESTDPM") or len(stem.prose) > 1000:
        return None
    recipe = _recipe(stem)
    ask = list(_ASK.finditer(stem.ask))
    if recipe is None or len(ask) != 1:
        return None
    rest = stem.prose[: recipe.span[0]] + " # " + stem.prose[recipe.span[1] :]
    if _UPSET.search(rest):
        return None
    needed: dict[str, Fraction] = {}
    had: dict[str, Fraction] = {}
    unit = _unit(ask[0]["unit"])
    places = set(recipe.places)
    for match in _AMOUNT.finditer(rest):
        value = stem.value(match["n"])
        if value is None or value <= 0 or _unit(match["unit"]) != unit:
            return None
        places.add(int(match["n"]))
        name = recipe.which(match["of"]) or ""
        if not name and not _whole(match["of"], rest):
            return None
        clause = re.split(r"[.;?]|,? \b(?:and|but|if|so)\b", rest[: match.start()])[-1]
        mine = bool(_HAS.search(clause) or re.match(r" (?:on hand|in stock|already)\b", rest[match.end() :]))
        store = had if mine else needed
        if name in store or (mine and not name and (match["of"] or ask[0]["more"])):
            return None
        store[name] = value
    if set(stem.unused(places)) or len(set(stem.placeholders("N", rest))) != len(needed) + len(had):
        return None
    if had and not needed and not ask[0]["more"] and "still" not in stem.ask:
        needed, had = had, {}  # "she has 20 quarts of blue": that sets the scale
    if len(needed) != 1 or len(had) > 1:
        return None
    return _asked(stem, recipe, ask[0], needed, had)


def _whole(said: str | None, text: str) -> bool:
    """Whether a phrase that names no ingredient names the mixture: it is named elsewhere, or by a word for mixtures."""
    words = re.findall(r"[a-z-]+", said or "")
    return not words or any(w in _MIXTURES or len(re.findall(rf"\b{w}\b", text)) > 1 for w in words)


def _unit(word: str) -> str:
    """The unit's own name: "lbs" is "pound"."""
    return canonical(word) or singular(word)


def _recipe(stem: Stem) -> Recipe | None:
    """The parts that are told, None where there are fewer than two."""
    text = stem.prose
    found = list(_PART.finditer(text))
    if len(found) >= 2:
        parts: dict[str, Fraction] = {}
        for m in found:
            value = stem.value(m["n"]) if m["n"] else Fraction(1) if m["one"] == "one" else None
            name = re.sub(r" (?:paint|mix)$", "", m["name"].strip())
            if value is None or value <= 0 or name in parts:
                return None
            parts[name] = value
        span = (found[0].start(), found[-1].end())
        between = [text[a.end() : b.start()] for a, b in itertools.pairwise(found)]
        if any(len(b) > 40 or "." in b or "⟦" in b for b in between):
            return None
        return Recipe(parts, frozenset(int(m["n"]) for m in found if m["n"]), span)
    match = _RATIO.search(text) or _OF_RATIO.search(text)
    if match is None or found:
        return None
    marks = [int(n) for n in re.findall(r"⟦N(\d+)⟧", match["ratio"])]
    names = [n.strip() for n in re.split(r", and |, | and | to ", match["names"])]
    names[0] = re.sub(r"^.*\b(?:contains?|of|from|mixes|mixing|combines|combining|has|uses|using|the) ", "", names[0])
    values = [stem.value(str(n)) for n in marks]
    if len(names) != len(values) or len(set(names)) != len(names) or any(v is None or v <= 0 for v in values):
        return None
    return Recipe({n: v for n, v in zip(names, values, strict=True) if v}, frozenset(marks), match.span())


def _asked(
    stem: Stem, recipe: Recipe, ask: re.Match[str], needed: dict[str, Fraction], had: dict[str, Fraction]
) -> Derivation | None:
    wanted = recipe.which(ask["of"])
    other = recipe.which(ask["other"])
    gap = bool(ask["than"])
    more = bool(ask["more"]) or bool(re.search(r"\bstill\b", stem.ask))
    if gap and (wanted is None or other is None or not more or had or wanted == other):
        return None
    if not gap and more is not bool(had):
        return None
    if had and (wanted is None or wanted not in had):
        return None  # what is there is of another ingredient than the one asked
    if wanted is None and (ask["of"] is None or not _whole(ask["of"], stem.prose)):
        return None
    (known, amount), total = next(iter(needed.items())), sum(recipe.parts.values(), Fraction(0))
    if known == (wanted or ""):
        return None
    work = Working(stem)
    for i, n in enumerate(list(recipe.parts.values())[1:], 1):
        if known and wanted:
            break
        before = sum(list(recipe.parts.values())[:i], Fraction(0))
        work.step("Count the parts", "All parts together make the mixture.", before, "+", n)
    one = work.step("Find the size of one part", "Divide the known amount by its number of parts.", amount, "/", recipe.parts.get(known, total))  # fmt: skip
    answer = work.step("Take the parts that are asked", "Multiply the size of one part by the number of parts.", one, "*", recipe.parts[wanted] if wanted else total)  # fmt: skip
    slips: tuple[tuple[str, Fraction], ...] = ()
    if gap and other:
        less = work.step(
            "Take the parts of the other", "The same for the other ingredient.", one, "*", recipe.parts[other]
        )
        answer = work.step("Find the difference", "Subtract the smaller amount.", answer, "-", less)
    elif had and wanted:
        slips = (("the amount needed in all", answer),)
        answer = work.step("Take off what is there", "Only what is missing is still needed.", answer, "-", had[wanted])
    if answer <= 0:
        return None
    mixture = amount if not known else one * total
    rest = PLACEHOLDER.sub(" ", stem.prose)
    full = bool(_SHAPES.search(rest)) and all(PLACEHOLDER.search(s) or s == stem.ask for s in stem.sentences)
    kinds = {kind_of(_unit(ask["unit"]))}
    return work.told(
        RATES,
        CONCEPT,
        "You are asked for an amount in a mixture of equal parts. How large is one part?",
        answer,
        partial(_fits, recipe, mixture, (wanted, other if gap else None, had.get(wanted or "", Fraction(0))), (known, amount), answer),
        unit=ask["unit"] if "" not in kinds else "",
        slips=slips,
        full=full,
    )  # fmt: skip


def _fits(
    recipe: Recipe,
    mixture: Fraction,
    asked: tuple[str | None, str | None, Fraction],
    known: tuple[str, Fraction],
    answer: Fraction,
) -> bool:
    """Shares of the whole mixture: they add up to it, the known one is right, and the asked one is the answer."""
    total = sum(recipe.parts.values(), Fraction(0))
    shares = {n: mixture * p / total for n, p in recipe.parts.items()} | {"": mixture}
    wanted, other, had = asked
    found = shares[wanted or ""] - (shares[other] if other else 0) - had
    return shares[known[0]] == known[1] and sum(shares[n] for n in recipe.parts) == mixture and found == answer
