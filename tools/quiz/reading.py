"""Reading what a learner typed as an answer: which option they mean, or which number.

Nothing typed is ever run: options are found by comparing words, numbers are read by a small pattern. This module says
what was meant and does not know what is right.

    >>> choice("the second one", ("red", "green", "blue"))
    Chosen(index=1, problem=None)
    >>> number("1/2") == number("0.5") == number("$\\\\frac{1}{2}$") == number("50%")
    True
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction

from tools.quiz.item import LETTERS

LONGEST = 500  # characters; a longer text is not an answer to a quiz question
ALIKE = 0.84  # how alike (difflib ratio, 0..1) a misspelt option may be; "cross-entrpy" to "cross-entropy" is 0.96
UNLIKE = 0.08  # and how far ahead of every other option

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
COUNT = ("one", "two", "three", "four", "five", "six", "seven", "eight")
LEAD = (
    r"(?:(?:so|um+|well|hmm+|ok(?:ay)?|maybe|perhaps|probably|i|think|guess|believe|would|choose|pick|say|go|with|for|it|"
    r"it's|its|is|that|that's|the|my|final|answer|option|choice|letter|number|be|must|should|i'd|i'll|take|please)\b"
    r"[\s,:]*)*"
)
TAIL = r"(?:\s+(?:one|option|choice|answer|please|i think|i guess|maybe|right))*"
GIVING_UP = re.compile(
    r"\W*(?:i\s*(?:do\s*n['o]?t|dunno)\s*(?:know|remember)?|no idea|not sure|idk|dunno|skip|pass|next|\?+)[\s\W]*", re.I
)
NEGATION = re.compile(r"\b(?:not|isn't|isnt|neither|none|never|without|except)\b|n't\b", re.I)
NUMBER = re.compile(r"([+-]?)\s*(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(?:\s*/\s*([+-]?\d+))?\s*(%?)")


@dataclass(frozen=True)
class Chosen:
    """The option meant (0 is the first), or what was wrong with the answer as a sentence."""

    index: int | None
    problem: str | None = None


def refuse(answer: str) -> str | None:
    """Why a text is no answer at all, or None: empty, far too long, markup, or a learner who gives up."""
    if len(answer) > LONGEST:
        return f"That is {len(answer):,} characters long: answer in a few words or with an option's letter."
    if not answer.strip():
        return "There is no answer yet: type an option's letter, or pick one."
    if re.search(r"<\s*/?\s*[a-zA-Z!][^>]*>", answer):
        return "That looks like a piece of a web page: answer in plain words or with an option's letter."
    if GIVING_UP.fullmatch(answer):
        return "No answer taken. Have a guess: a wrong one costs nothing and shows you where to look."
    if not any(character.isalnum() for character in answer):
        return "I cannot read an answer in that: type an option's letter or its words."
    return None


def normal(text: str) -> str:
    """Text to compare by: compatibility forms and case folded, punctuation and leading articles gone."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = re.sub(r"\\[a-z]+|[^\w\s./%+\-−]|(?<!\d)[./](?!\d)", " ", folded)
    folded = re.sub(r"(?<=\w)[-−](?=\w)", " ", folded).replace("−", "-")
    return re.sub(r"^(?:the|an|a)\s+(?=\w)", "", " ".join(folded.split()))


def number(text: str) -> Fraction | None:
    """The number a text is, exactly, or None: "4", "x = 4", "-1,250", ".5", "1/2", "$\\\\frac{1}{2}$", "½", "50%"."""
    if len(text) > 60:
        return None
    plain = unicodedata.normalize("NFKC", text).replace("⁄", "/").replace("−", "-").strip(" $").rstrip(". ")
    plain = re.sub(r"\\[dt]?frac\s*\{?(-?\d+)\}?\s*\{?(\d+)\}?", r"\1/\2", plain).replace("\\", "")
    plain = re.sub(r"^[a-zA-Z]\w?\s*=\s*", "", plain)
    found = NUMBER.fullmatch(plain)
    if found is None or not (found[2] or found[3]):
        return None
    value = Fraction((found[2] or "0").replace(",", "") + (found[3] or ""))
    if found[4]:
        if int(found[4]) == 0:
            return None
        value /= int(found[4])
    return (-value if found[1] == "-" else value) / (100 if found[5] else 1)


def choice(answer: str, options: Sequence[str]) -> Chosen:
    """Which option a text means: its letter, its place, its words, a part of them no other has, or a misspelling."""
    problem = refuse(answer)
    if problem:
        return Chosen(None, problem)
    exact = [at for at, option in enumerate(options) if option.casefold() == answer.strip().casefold()]
    if len(exact) == 1:
        return Chosen(exact[0])
    spoken = unicodedata.normalize("NFKC", answer).strip(" \t\n'\"“”‘’")
    for read in (_by_letter, _by_place, _by_value):
        chosen = read(spoken, options)
        if chosen is not None:
            return chosen
    if NEGATION.search(spoken) and not any(NEGATION.search(option) for option in options):
        return Chosen(None, f"Say which one it is, not which it is not: {_range(options)}.")
    return _by_words(normal(spoken), options)


def _range(options: Sequence[str]) -> str:
    return f"a letter from A to {LETTERS[len(options) - 1]}"


def _by_letter(spoken: str, options: Sequence[str]) -> Chosen | None:
    found = re.fullmatch(rf"{LEAD}[(\[*]*([a-z])[)\].:*!]*{TAIL}[.!?]*", spoken, re.I)
    if found is None:  # "B. cross-entropy": the letter counts where the words do not speak for another option
        labelled = re.fullmatch(r"[(\[]?([A-Ha-h])[)\].:]+\s*(.+)", spoken, re.DOTALL)
        if labelled is None or LETTERS.index(labelled[1].upper()) >= len(options):
            return None
        letter, words = LETTERS.index(labelled[1].upper()), _by_words(normal(labelled[2]), options)
        if words.index is not None and words.index != letter:
            return Chosen(None, f"The letter and the words name different options: give {_range(options)}.")
        return Chosen(letter)
    index = LETTERS.find(found[1].upper())
    if 0 <= index < len(options):
        return Chosen(index)
    return Chosen(None, f"There is no option {found[1].upper()} here: give {_range(options)}.")


def _by_place(spoken: str, options: Sequence[str]) -> Chosen | None:
    found = re.fullmatch(rf"{LEAD}(?:([a-z]+?)|#?(\d)(?:st|nd|rd|th)?){TAIL}[.!?]*", spoken, re.I)
    if found is None:
        return None
    word = (found[1] or "").lower()
    if word == "last":
        return Chosen(len(options) - 1)
    if word in ORDINALS:
        place = ORDINALS.index(word) + 1
    elif word in COUNT:
        place = COUNT.index(word) + 1
    elif found[2] and not any(number(option) is not None for option in options):
        place = int(found[2])
    else:
        return None
    if 1 <= place <= len(options):
        return Chosen(place - 1)
    return Chosen(None, f"There are {len(options)} options: give {_range(options)}.")


def _by_value(spoken: str, options: Sequence[str]) -> Chosen | None:
    value = number(re.sub(rf"^{LEAD}", "", spoken, flags=re.I))
    same = [at for at, option in enumerate(options) if value is not None and number(option) == value]
    return Chosen(same[0]) if len(same) == 1 else None


def _by_words(said: str, options: Sequence[str]) -> Chosen:
    named = [normal(option) for option in options]
    inside = [at for at, name in enumerate(named) if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)]
    inside = [at for at in inside if not any(named[at] in named[other] for other in inside if other != at)]
    if len(inside) == 1:
        return Chosen(inside[0])
    part = [at for at, name in enumerate(named) if len(said) > 2 and re.search(rf"(?<!\w){re.escape(said)}", name)]
    if len(inside or part) > 1:
        letters = ", ".join(LETTERS[at] for at in inside or part)
        return Chosen(None, f"That fits more than one option ({letters}): give one letter.")
    if len(part) == 1:
        return Chosen(part[0])
    alike = sorted(((SequenceMatcher(None, said, name).ratio(), at) for at, name in enumerate(named)), reverse=True)
    if alike[0][0] >= ALIKE and alike[0][0] - alike[1][0] >= UNLIKE:
        return Chosen(alike[0][1])
    return Chosen(None, f"I cannot tell which option you mean: give {_range(options)}, or the option's words.")
