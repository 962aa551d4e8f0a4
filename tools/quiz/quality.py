"""The gates: what a quiz item must pass before a learner sees it, each a named yes or no.

    grounded         the quote is in the transcript, and the key in the quote (or: the maths engine verified the key)
    one_right        no distractor is right as well
    distinct_options no two options say the same
    self_contained   stem and quote can be understood by somebody who heard nothing else
    no_flaws         none of the item-writing flaws: the longest option is the key, all or none of the above, absolutes,
                     a negative stem, an article that gives the key away, numbers out of order
    not_trivial      the key's words are not in the stem
    key_position     the quiz as a whole does not favour a letter
    not_duplicate    no other item of the quiz asks the same

What these cannot see: whether a question is interesting, and truths the lecture does not mention.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from tools.quiz.item import Item
from tools.quiz.reading import normal, number
from tools.quiz.sentences import NEGATIVE
from tools.quiz.terms import lemmas

LONGER = 1.25  # a key this much longer than every distractor stands out
ABSOLUTES = re.compile(r"\b(?:always|never|all|none|every|only|completely|entirely|impossible)\b", re.I)
CATCH_ALL = re.compile(r"\b(?:all|none|both|neither) of (?:the )?(?:above|these|them)\b", re.I)


def grounded(item: Item, transcript: str) -> bool:
    """Whether the quote is in the transcript and the key in the quote, after normalising."""
    if item.span is None:
        return False
    quote, key = normal(item.span.quote), normal(item.key)
    return quote in normal(transcript) and key in quote


def one_right(item: Item) -> bool:
    """Whether the key is there once, and no distractor equals or contains it, or stands in the quote beside it."""
    if not item.options or item.options.count(item.key) != 1:
        return False
    key = normal(item.key)
    quote = normal(item.span.quote).replace(key, " ") if item.span else ""
    for distractor in item.distractors:
        text = normal(distractor.text)
        value, right = number(distractor.text), number(item.key)
        if value is not None and right is not None:
            if value == right:
                return False
        elif text == key or re.search(rf"\b{re.escape(text)}\b", quote) or (item.span and (text in key or key in text)):
            return False
    return True


def distinct_options(item: Item) -> bool:
    """Whether all options differ after normalising, and as numbers where they are numbers."""
    options = item.options or ()
    values = [number(option) for option in options if number(option) is not None]
    return len({normal(option) for option in options}) == len(options) and len(set(values)) == len(values)


def no_flaws(item: Item) -> bool:
    """Whether the item has none of the item-writing flaws a test-wise learner feeds on."""
    options = item.options or ()
    others = [len(option) for option in options if option != item.key]
    values = [number(option) for option in options]
    numeric = [value for value in values if value is not None]
    stands_out = (
        bool(others) and not numeric and len(item.key) > LONGER * max(others) and len(item.key) > max(others) + 4
    )
    catch_all = any(CATCH_ALL.search(option) or ABSOLUTES.search(option) for option in options)
    article = re.search(r"\b(?:a|an) _{2,}", item.stem)
    unordered = len(numeric) == len(options) and numeric != sorted(numeric)
    negative = item.span is not None and NEGATIVE.search(item.stem)
    return not (stands_out or catch_all or article or unordered or negative)


def not_trivial(item: Item) -> bool:
    """Whether the stem does not hold a content word of the key; numbers are looked for as numbers."""
    if number(item.key) is not None:
        return item.span is None or not re.search(rf"(?<![\d.]){re.escape(item.key)}(?![\d.])", item.stem)
    return not lemmas(item.key) & lemmas(item.stem)


def key_position(items: Sequence[Item]) -> bool:
    """Whether no letter holds the key more often than its share, rounded up, and one more."""
    letters = Counter(item.key_letter for item in items if item.options)
    return all(count <= ceil(len(items) / 4) + 1 for count in letters.values())


def not_duplicate(item: Item, others: Sequence[Item]) -> bool:
    """Whether no other item rests on the same words or asks for the same key in the same way."""
    same_words = [one for one in others if one.span and item.span and one.span.quote == item.span.quote]
    return not same_words and all(normal(one.stem) != normal(item.stem) for one in others)


def with_quiz_gates(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with the two gates that only a whole quiz can answer."""
    balanced = key_position(items)
    return tuple(
        replace(item, gates={**item.gates, "key_position": balanced, "not_duplicate": not_duplicate(item, others)})
        for number, item in enumerate(items)
        if (others := [*items[:number], *items[number + 1 :]]) is not None
    )
