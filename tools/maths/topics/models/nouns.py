"""Words for things and their measures: which noun phrase speaks of which quantity.

Phrases are compared by their content words, cut down to a common stem. Nothing here knows what a sentence says.
"""

from __future__ import annotations

import re

_TIME = "second minute hour day week month year decade century semester season"
_MONEY = "dollar cent euro pound-sterling peso yen"
_MEASURE = """
    mile kilometer meter centimeter millimeter foot feet inch yard gram kilogram milligram ounce pound ton liter
    milliliter gallon quart pint cup degree watt volt joule calorie kilojoule newton pascal ampere byte gigabyte
    megabyte acre hectare lumen decibel knot
"""
TIME = frozenset(_TIME.split())
MONEY = frozenset(_MONEY.split())
UNITS = TIME | MONEY | frozenset(_MEASURE.split())
_PRICED = """
    cost price fee charge charged pay paid payment revenue profit income earning earn earned salary wage savings budget
    bill expense balance deposit
"""

_EMPTY = """
    a an the of in on at to for with by from and or its his her their our your my this that these those is are was
    were be been being will would can could may might should must has have had it he she they them we you i as there
    total number amount value quantity given according model modeled equation function formula represent predicted
    estimated approximate approximately about which what when where who whose how many much each every per any some
    one so such if then than after since before until during while also just only does do did use used predict
    no get into out up over made make way rate constant same
"""
_SAME_TEXT = """
    person population people population resident population inhabitant population tall height high height higher height
    long length weigh weight heavy weight old age warm temperature degree temperature
"""


def stem_word(word: str) -> str:
    """A word without its ending, crudely and the same way each time.

    >>> stem_word("tickets"), stem_word("batteries"), stem_word("driven"), stem_word("inches")
    ('ticket', 'battery', 'driv', 'inch')
    """
    word = word.lower().removesuffix("'s").strip("'-")
    if word == "feet":
        return "foot"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ches", "shes", "sses", "xes"):
        if word.endswith(ending):
            return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "en", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            word = word[: -len(ending)]
            return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls" else word
    return word[:-1] if word.endswith("e") and len(word) > 3 and word not in UNITS else word


_SAME = {stem_word(a): stem_word(b) for a, b in zip(_SAME_TEXT.split()[::2], _SAME_TEXT.split()[1::2], strict=True)}
_EMPTY_STEMS = frozenset(stem_word(w) for w in _EMPTY.split())
_UNIT_STEMS = {stem_word(u): u for u in UNITS}
_PRICED_STEMS = frozenset(stem_word(w) for w in _PRICED.split())


def content(text: str) -> frozenset[str]:
    """The stems of a phrase's content words; "20%" and the like count as words.

    >>> sorted(content("the number of small boxes"))
    ['box', 'small']
    """
    found = re.findall(r"\d+(?:\.\d+)?%|[a-z][a-z'’-]*", text.lower().replace("-", " "))
    stems = (stem_word(w) for w in found)
    return frozenset(_SAME.get(s, s) for s in stems if s and s not in _EMPTY_STEMS)


def unit_of(text: str) -> str:
    """The first unit of measure a phrase names, in the singular, "" when it names none.

    >>> unit_of("thousands of dollars"), unit_of("feet per second"), unit_of("small boxes")
    ('dollar', 'foot', '')
    """
    shape = ""
    for word in re.findall(r"[a-z']+", text.lower()):
        if word in ("square", "cubic"):
            shape = word + " "
        elif stem_word(word) in _UNIT_STEMS:
            unit = _UNIT_STEMS[stem_word(word)]
            return shape + ("foot" if unit == "feet" else unit)
        else:
            shape = ""
    return ""


def is_money(text: str) -> bool:
    """Whether a phrase speaks of money: a currency, a dollar sign or a word such as cost or fee."""
    return "$" in text or bool(content(text) & (_PRICED_STEMS | {stem_word(m) for m in MONEY}))
