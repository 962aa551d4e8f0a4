"""Words of a data problem compared by their stems ("walking" is "walks"), and which of them carry meaning.

No grammar and no meanings: whether two phrases name the same group is decided in `headings.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tools.maths.numerals import spell_out_digits
from tools.maths.stem import PLACEHOLDER, TRAPS, Stem
from tools.maths.tree import Num, Percent
from tools.maths.typeset import plain

_IRREGULAR_TEXT = """
    people person persons person men man women woman children child mice mouse feet foot wives wife
    fed feed drove drive driven drive rode ride ridden ride ate eat eaten eat bought buy sold sell chose choose
    chosen choose spoke speak spoken speak grew grow took take taken take wore wear read read ran run won win
    went go gone go swam swim taught teach knew know known know slept sleep wrote write written write lost lose
    made make paid pay brought bring kept keep had have has have females female males male girls girl boys boy
    came come gave give got get aged age ages age caught catch left-handed left drawn draw drew draw leaves leaf halves half flew fly flies fly rated rate
    owners own owner own teachers teacher teacher teacher workers work walkers walk drivers drive voters vote
    voter vote riders ride rider ride owner own grader grade graders grade
"""
_pairs = _IRREGULAR_TEXT.split()
_IRREGULAR = dict(zip(_pairs[::2], _pairs[1::2], strict=True))
_ALIKE = {"woman": "femal", "girl": "femal", "man": "mal", "boy": "mal", "kid": "child"}

_FUNCTION_TEXT = """
    a an the of in on at to for from by with and or as is are was were be been being has have had having do does
    did it its they them their he she his her who whom whose that which this these those there then than one
    some any each all also into about over per own same only what how many much if when will would can could may
    might should i we our you your one's up out off so such here
"""
FUNCTION = frozenset(_FUNCTION_TEXT.split())
_NEGATIONS_TEXT = """
    not no never neither nor without non none cannot
"""
NEGATIONS = frozenset(_NEGATIONS_TEXT.split())

# Nouns and participles of surveys and draws: they name nobody in particular.
_GENERIC_TEXT = """
    person student participant respondent survey random randomly select choose pick draw probability fraction
    proportion percent percentage chance likelihood table number total group sample member individual respond
    response report record show above below given data set people value list result study subject question
    answer choose state following closest equal best entire whole category classify type kind among shown
    come go get give visit age old year represent take taken make find randomized expect item say indicate included include either both
"""


_PEOPLE_TEXT = """
    customer guest resident employee worker member player patient visitor shopper passenger item object thing vehicle
    household family voter subscriber athlete buyer client applicant attendee musician
"""
_DOING_TEXT = """
    play own order buy prefer like use drive ride choose attend wear live work speak study read watch vote support
    favor enroll belong bring eat drink contain hold receive earn ride travel carry sit rent keep
"""


def stemmed(word: str) -> str:
    """A word without its endings, so that forms of it compare equal.

    >>> stemmed("walking"), stemmed("preferred"), stemmed("people"), stemmed("juniors")
    ('walk', 'prefer', 'person', 'junior')
    """
    return _stemmed(word.lower().replace("’", "'").removesuffix("'s").strip("'"))


@cache
def _stemmed(word: str) -> str:
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    if word in _ALIKE:
        return _ALIKE[word]
    for ending, instead in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) > 4:
            return word[: -len(ending)] + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2 and re.search(r"[aeiouy]", word[: -len(ending)]):
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return _ALIKE.get(_IRREGULAR.get(word, word), _IRREGULAR.get(word, word))


GENERIC = frozenset(stemmed(w) for w in _GENERIC_TEXT.split())
PEOPLE = frozenset(stemmed(w) for w in _PEOPLE_TEXT.split())  # nouns that name everyone in a table
DOING = frozenset(stemmed(w) for w in _DOING_TEXT.split())  # verbs that only tie a heading to its people


_ORDINALS = ("kindergarten", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
             "eleventh", "twelfth")  # fmt: skip
# "10th-grade" and "a tenth grader" are said of grade 10
_GRADE = re.compile(rf"\b(?:(?P<n>\d+)(?:th|st|nd|rd)|(?P<word>{'|'.join(_ORDINALS[1:])}))[ -]grade(?:rs?|)\b")


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, lower case, hyphens split, "n't" as "not".

    >>> tokens("Right-handed students who don't play")
    ['right', 'handed', 'students', 'who', 'do', 'not', 'play']
    """
    text = text.lower().replace("’", "'").replace("can't", "can not").replace("won't", "will not")
    text = re.sub(r"n't\b", " not", text)
    text = _GRADE.sub(lambda m: f"grade {m['n'] or _ORDINALS.index(m['word'])}", text)
    text = re.sub(r"(?<=\d),(?=\d{3})", "", spell_out_digits(text))
    text = re.sub(r"\bnon-?(?!fiction|profit|sense|stop)(?=[a-z]{3})", "not ", text)
    return re.findall(r"\d+(?:\.\d+)?|[a-z]+(?:'[a-z]+)?", text)


def unmarked(text: str) -> str:
    r"""A choice in lower case without LaTeX's marks.

    >>> unmarked(r"Exactly 12\% of the $40$ guests")
    'exactly 12% of the 40 guests'
    """
    return text.lower().replace("\\", "").replace("$", "")


def content(text: str) -> list[str]:
    """The stems of the words that carry meaning (numbers included, negations left out)."""
    return [stemmed(t) for t in tokens(text) if t not in FUNCTION and t not in NEGATIONS]


def spoken(stem: Stem, text: str) -> str:
    """A sentence of the stem with its placeholders written out again: "grade ⟦N5⟧" is "grade 9"; tables vanish."""

    def written(match: re.Match[str]) -> str:
        node = stem.node(match.group(2))
        if match.group(1) == "B":
            return ""
        if isinstance(node, Num):
            return node.text or plain(node)
        if isinstance(node, Percent) and isinstance(node.arg, Num):
            return (node.arg.text or plain(node.arg)) + "%"
        return plain(node)

    return re.sub(r" +(?=[,.?!;:])", "", PLACEHOLDER.sub(written, text)).strip()


def traps(stem: Stem, sentences: Iterable[str]) -> set[str]:
    """The words of some sentences that may change a meaning; "left-handed" leaves nothing."""
    text = " ".join(spoken(stem, s) for s in sentences).replace("left-handed", "").replace("left handed", "")
    return set(tokens(text)) & TRAPS
