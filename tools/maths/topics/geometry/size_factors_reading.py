"""What a text tells of one shape whose lengths change, or of two of one shape: factors of sizes, and what is asked."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from tools.maths.topics.geometry.size_factors_wording import (
    ASKS,
    CHANGES,
    COMPARED,
    DECLINED,
    DOWN,
    EQUAL,
    HAS,
    LESS,
    ONE_PART,
    OTHERWISE,
    POWERS,
    SAME,
    SEVERAL,
    SHAPES,
    VALUE,
    WORDS,
)


@dataclass
class Facts:
    """The factors of lengths and sizes: the new by the old, or those of `one` by those of `other`."""

    shape: str
    size: str
    factors: dict[str, Fraction] = field(default_factory=dict)
    change: bool = False
    percents: bool = False


@dataclass(frozen=True)
class Asked:
    """What is asked: kind ("times", "compare", "value", "percent", "change"), the size, and whether the other way round."""

    kind: str
    letter: str
    turned: bool = False
    known: Fraction | None = None
    unit: str = ""
    way: str = ""
    other: str = ""


def with_fractions(text: str) -> str:
    """Parts in words as fractions.

    >>> with_fractions("the radius is one third of the height")
    'the radius is 1/3 of the height'
    """
    text = re.sub(r"\b(?:one|a) 1/2\b", "1/2", text)
    return ONE_PART.sub(lambda m: f"1/{WORDS[m['d'] or 'half']}", text)


def read(text: str) -> tuple[Facts, Asked] | None:
    """What is told and asked of one shape; None where a sentence says anything else."""
    text = re.sub(r" ?%", "%", with_fractions(text))
    shape, text = _shape(text)
    found = next(((k, m) for k, p in ASKS if (m := p.search(text))), None)
    if shape is None or found is None or OTHERWISE.search(text):
        return None
    kind, match = found
    size = next(iter(POWERS[shape]))
    rest = text[: match.start()] + " ? " + text[match.end() :]
    facts = Facts(shape, size)
    named = match.groupdict().get("a") is not None and not re.search(
        r"\b(?:new|original|old|redesigned|resulting)\b", match["a"]
    )
    pair, rest = _compared(facts, rest) if named or kind == "value" else (None, rest)
    if pair is None:
        pair, rest = ("new", "original"), _changed(facts, rest)
        facts.change = True
    letter = _new_letter(facts, match["p"])
    if letter is None or not facts.factors:
        return None
    known = VALUE.search(rest) if kind == "value" else None
    if (kind == "value") != (known is not None):
        return None
    if known is not None:
        rest = rest[: known.start()] + rest[known.end() :]
        if _letters(shape, known["p"]) != [letter] or name_of(known["a"]) == name_of(match["a"]):
            return None
    turned = _turned(match, pair, kind)
    if (
        turned is None
        or not _nothing_else(rest)
        or (kind in ("compare", "times") and match.groupdict().get("q") and _letters(shape, match["q"]) != [letter])
    ):
        return None
    if kind in ("percent", "change") and (not facts.change or letter != size):
        return None
    way = (match.groupdict().get("way") or "").removesuffix("d").replace("reduce", "decrease")
    value, unit = (Fraction(known["v"]), known["u"]) if known else (None, "")
    way = "" if way == "change" else way
    return facts, Asked(kind, letter, turned, value, unit, way, other=pair[0] if turned else pair[1])


def _shape(text: str) -> tuple[str | None, str]:
    """The one shape of the text, and the text where every name of it is said in one way."""
    found = set()
    plain = text
    for shape, pattern in SHAPES:
        changed = re.sub(rf"\b(?:{pattern})(?![a-z])", "·", plain)
        if changed != plain:
            found.add(shape)
            plain = changed
    based = re.search(r"\bsquare bases?\b", text)
    if based and found == {"prism"}:
        found = {"square prism"}
    if based and not found and re.search(r"\bbox(?:es)?\b|\bprisms?\b", text):
        found = {"square prism"}
    text = re.sub(
        r",? ?(?:in the shape of|shaped like|(?:is|are) (?:an?|2)) (?:right )?(?:rectangular|circular|square) (?:prisms?|cylinders?|cones?|boxes)(?: with (?:an? )?square bases?)?",
        " ",
        text,
    )
    text = re.sub(r",? ?with (?:an? )?square bases?", " ", text)
    return (found.pop(), text) if len(found) == 1 else (None, text)


def _letters(shape: str, phrase: str) -> list[str] | None:
    """The letters of the size a phrase names: the sides of a prism's base are its length and width.

    >>> _letters("square prism", "each side of the base"), _letters("prism", "each side of the base")
    (['s'], ['l', 'w'])
    """
    powers = POWERS[shape]
    size = next(iter(powers))
    if re.search(r"volume|area", phrase):
        letter = "V" if "volume" in phrase else "A"
        return [letter] if letter == size else None
    if re.search(r"\b(?:sides?|edges?)\b", phrase):
        if shape == "prism" or shape == "rectangle":
            if not re.search(r"\b(?:each|every|both|all)\b", phrase):
                return None
            return ["l", "w"] if shape == "rectangle" or "base" in phrase else ["l", "w", "h"]
        if shape in ("square prism", "square pyramid") and "base" not in phrase:
            return None
        return ["s"] if "s" in powers[size] else None
    word = phrase.split()[0]
    letter = "r" if word.startswith(("radi", "diam")) else {"h": "h", "l": "l", "w": "w", "b": "b"}.get(word[0], "")
    return [letter] if letter in powers[size] else None


_WHICH_TEXT = "first second new original old larger smaller redesigned wider taller shorter narrower"
_WHICH = frozenset(_WHICH_TEXT.split())


def name_of(text: str) -> str:
    """What tells one of the two from the other: its letter or ordinal."""
    parts = [w for w in text.split() if w not in ("right", "circular", "square", "rectangular", "the")]
    for word in parts:
        if len(word) == 1 or word in _WHICH:
            return {"old": "original", "redesigned": "new"}.get(word, word)
    return " ".join(parts)


def factor_of(text: str) -> Fraction:
    """ "twice", "1/4" or "3 times" as a number."""
    text = re.sub(r"^(?:multiplied|scaled) by | times$", "", text.strip())
    if text in SEVERAL:
        return Fraction(SEVERAL[text])
    if text == "halved":
        return Fraction(1, 2)
    return Fraction(text.replace(" ", ""))


def _without(rest: str, match: re.Match[str]) -> str:
    return rest[: match.start()] + " , " + rest[match.end() :]


def _new_letter(facts: Facts, phrase: str) -> str | None:
    """The one size a phrase names, None where it names several or one that is told already."""
    letters = _letters(facts.shape, phrase)
    return letters[0] if letters and len(letters) == 1 and letters[0] not in facts.factors else None


def _compared(facts: Facts, rest: str) -> tuple[tuple[str, str] | None, str]:
    """The names of the two, with the factors noted, and what is left of the text."""
    pair: tuple[str, str] | None = None
    for pattern in (HAS, COMPARED):
        while match := pattern.search(rest):
            one, other, k = name_of(match["a"]), name_of(match["b"]), factor_of(match["k"])
            letter = _new_letter(facts, match["p"])
            if letter is None or one == other or k <= 0:
                return None, rest
            if match["q"] and (
                _letters(facts.shape, match["q"]) != [letter] or ("diam" in match["q"]) != ("diam" in match["p"])
            ):
                return None, rest
            if pair is None:
                pair = (one, other)
            elif set(pair) != {one, other}:
                return None, rest
            facts.factors[letter] = k if pair == (one, other) else 1 / k
            rest = _without(rest, match)
    while pair is not None and (match := EQUAL.search(rest)):
        letter = _new_letter(facts, match["p"] or match["q"])
        if letter is None:
            return None, rest
        facts.factors[letter] = Fraction(1)
        rest = _without(rest, match)
    return pair, rest


def _changed(facts: Facts, rest: str) -> str:
    """The text without the changes of lengths, which are noted."""
    for pattern in CHANGES:
        while match := pattern.search(rest):
            groups = match.groupdict()
            if groups.get("f"):
                k = factor_of(groups["f"])
            else:
                share = Fraction(groups["n"]) / 100
                k = 1 - share if re.match(rf"{DOWN}|{LESS}", groups["d"]) else 1 + share
                facts.percents = True
            for phrase in (groups["p"], groups.get("q")):
                letters = _letters(facts.shape, phrase) if phrase else []
                if letters is None or set(letters) & set(facts.factors) or k <= 0:
                    facts.factors.clear()
                    return "0"
                facts.factors.update(dict.fromkeys(letters, k))
            rest = _without(rest, match)
    while match := SAME.search(rest):
        letters = _letters(facts.shape, match["p"])
        if letters is None or set(letters) & set(facts.factors):
            return "0"
        facts.factors.update(dict.fromkeys(letters, Fraction(1)))
        rest = _without(rest, match)
    return rest


def _turned(match: re.Match[str], pair: tuple[str, str], kind: str) -> bool | None:
    """Whether the question asks for the other by the one; None where it is about neither."""
    if kind in ("percent", "change"):
        return False
    groups = match.groupdict()
    one = name_of(groups["a"])
    if one not in pair or (groups.get("b") and {one, name_of(groups["b"])} != set(pair)):
        return None
    return one == pair[1]


def _nothing_else(rest: str) -> bool:
    """Whether what is left sets the scene only."""
    rest = re.sub(
        r"\b2 (?=(?:right|circular|square|rectangular|cylinders|cones|prisms|cubes|spheres|rectangles|triangles|boxes|solids|figures|tanks)\b)",
        "",
        rest,
    )
    return not re.search(r"\d", rest) and not set(re.findall(r"[a-z']+", rest)) & DECLINED
