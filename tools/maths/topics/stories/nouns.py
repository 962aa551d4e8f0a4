"""Nouns as the stories' units: "the adult tickets" and "an adult ticket" are the same two stems.

A noun phrase becomes the set of its stems. Which rate a count belongs to is decided by the stems they share and no
other rate has; that is the whole theory of reference here. No dictionary: endings are cut by rule.
"""

from __future__ import annotations

import re

Noun = frozenset[str]

_IRREGULAR = {
    "children": "child", "people": "person", "persons": "person", "men": "man", "women": "woman", "feet": "foot",
    "mice": "mouse", "geese": "goose", "loaves": "loaf", "shelves": "shelf", "knives": "knife", "leaves": "leaf",
    "halves": "half", "scarves": "scarf", "calves": "calf", "hrs": "hour", "hr": "hour", "lbs": "pound",
    "tires": "tire", "movies": "movie", "cookies": "cookie", "brownies": "brownie", "pies": "pie", "ties": "tie",
    "smoothies": "smoothie", "hoodies": "hoodie", "calories": "calorie", "photos": "photo", "tacos": "taco",
    "videos": "video", "pianos": "piano", "burritos": "burrito", "radios": "radio", "studios": "studio",
    "axes": "axe", "buses": "bus", "bus": "bus", "gas": "gas", "canvas": "canvas", "shoes": "shoe", "caches": "cache",
}  # fmt: skip

_EMPTY_TEXT = """
    a an the this that these those his her its their our your my some any each every all both of in on at to for from
    by with and or per he she they it who which has have had having is are was were be been being do does did will
    would can could may might should must as into during while so up out off over only number amount
    total then also just there here one whole sold bought made used such about more less one's
"""
_EMPTY = frozenset(_EMPTY_TEXT.split())


def stem_of(word: str) -> str:
    """A word without its plural, -ing or -ed.

    >>> stem_of("batteries"), stem_of("boxes"), stem_of("tutoring"), stem_of("glass")
    ('battery', 'box', 'tutor', 'glass')
    """
    word = word.removesuffix("'s").removesuffix("'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and re.search(r"(?:ch|sh|x|ss|zz|o)es$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    cut = re.sub(r"(?:ing|ed)$", "", word) if len(word) > 5 else word
    if cut != word and len(cut) > 2:
        return re.sub(r"([bdgmnprt])\1$", r"\1", cut)
    return word


def noun(words: str) -> Noun:
    """The stems of a phrase, without the little words.

    >>> sorted(noun("hours at the cafe"))
    ['cafe', 'hour']
    """
    return frozenset(stem_of(w) for w in re.findall(r"[a-z][a-z'-]*", words.lower()) if w not in _EMPTY)


TIMES = noun("second minute hour day week month year weekend night shift session season")
GENERIC = noun(
    """
    item thing product object person people piece customer member guest order purchase unit coin bill ticket
    animal vehicle fruit flower plant snack drink book question problem seat card toy box container package
    meal sandwich pastry copy table room student passenger rider sale pound bag hour visitor shirt garment
    """
)
MONEY: Noun = frozenset({"$"})
_MEASURES_TEXT = """
    pound ounce gram kilogram mile kilometer meter foot inch yard gallon liter quart pint cup kg km cm ton
    hour minute
"""
MEASURES: Noun = TIMES | frozenset(_MEASURES_TEXT.split())
