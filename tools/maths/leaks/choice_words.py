"""Choices that are words: which one a line of text means, and whether a text says the right one as the answer.

Sentences are compared by their content words, in order; words that several choices or the problem share tell nothing.
No meaning is understood here: a free paraphrase with other words is not recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from tools.maths.leaks.asserting import asserts
from tools.maths.leaks.secret import Secret
from tools.maths.numerals import spell_out_digits
from tools.maths.problem import LETTERS

_EMPTY_TEXT = """
    a an the of in on at to for from by with and or is are was were be been being it its that this these those which
    who as there their they has have had do does did will would can could should must may so then than i we you he she
    his her my your our answer choice option s because since
"""
_EMPTY = frozenset(_EMPTY_TEXT.split())
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
_ROMANS = re.compile(r"(?<![A-Za-z])(?:I{1,3})(?![A-Za-z'’])")
SHORT = 2  # content words; a shorter answer is given away only when it is asserted
COVERED = 0.75  # the part of a longer answer's words that counts as saying it
AHEAD = 0.15  # by which the right choice must be closer than any other


@lru_cache(maxsize=2048)
def content(text: str) -> tuple[str, ...]:
    """The words and numbers that carry meaning, lower case, plurals cut.

    >>> content("The height, in feet, from which the balls are thrown")
    ('height', 'feet', 'ball', 'thrown')
    """
    text = re.sub(r"\\[A-Za-z]+|[$*_`]", " ", spell_out_digits(text)).lower().replace("’", "'")
    words = re.findall(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*|%", text)
    words = [w.removesuffix("'s").replace("n't", "not") for w in words]
    kept = [w for w in words if w not in _EMPTY]
    return tuple(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in kept)


def likeness(text: str, choice: str) -> float:
    """From 0 to 1: how far two texts share their content words in the same order."""
    return SequenceMatcher(None, content(text), content(choice), autojunk=False).ratio()


def closest(line: str, choices: Sequence[str]) -> str | None:
    """The letter of the choice a line says in words, None when it says none, or two equally well.

    >>> closest("it's the height the ball is thrown from", ["The maximum height", "The height of the ball when thrown"])
    'B'
    """
    scored = sorted(((likeness(line, c), LETTERS[i]) for i, c in enumerate(choices)), reverse=True)
    if not scored or scored[0][0] < 0.6 or (len(scored) > 1 and scored[0][0] < scored[1][0] + 0.1):
        return None
    return scored[0][1]


def says_right_text(text: str, secret: Secret) -> Iterator[object]:
    """The right choice's words said as the answer."""
    for answer in secret.texts:
        wanted = content(answer)
        others = [c for c in secret.choices if content(c) != wanted]
        for sentence in _SENTENCES.split(text):
            if _only_romans(answer):
                said = _says_romans(sentence, answer)
            elif len(answer.strip("$\\ ")) == 1:
                said = _says_letter(sentence, answer.strip("$\\ "))
            else:
                said = _says_short(sentence, wanted) or (
                    len(set(wanted)) > SHORT and _says_long(sentence, wanted, others, secret.stem_text)
                )
            if said:
                yield answer


def _says_short(sentence: str, wanted: tuple[str, ...]) -> bool:
    if not wanted:
        return False
    if content(sentence) == wanted:
        return True
    found = re.search(r"\W+(?:\w+\W+){0,2}?".join(rf"{re.escape(w)}s?" for w in wanted), sentence, re.IGNORECASE)
    return (
        found is not None
        and not sentence.rstrip().endswith("?")
        and asserts(re.sub(r"\b(?:an?|the)\s*$", "", sentence[: found.start()]), sentence[found.end() :])
        and bool(re.search(r"\b(?:answer|choice|it|that|this|so|correct|right)\b", sentence, re.IGNORECASE))
    )


def _says_letter(sentence: str, letter: str) -> bool:
    """An answer that is one letter: "the answer is $K$", "K.", but no article."""
    name = re.escape(letter)
    if re.fullmatch(rf"\W*{name}\W*", sentence):
        return True
    marked = rf"(?:\$\s*{name}\s*\$|[\"'“‘*]+{name}[\"'”’*]+|{name}(?=\W*$))"
    said = rf"(?i:\b(?:answer|it|that|this|constant|one|correct)\b[^.?!]{{0,20}}(?:is|=|:|be))\s*{marked}"
    return bool(re.search(said, sentence)) and not sentence.rstrip().endswith("?")


def _says_long(sentence: str, wanted: tuple[str, ...], others: Sequence[str], stem: str) -> bool:
    said = content(sentence)
    cover = _cover(said, wanted)
    if cover < COVERED or any(_cover(said, content(o)) > cover - AHEAD and content(o) for o in others):
        matcher = SequenceMatcher(None, said, wanted, autojunk=False)
        longest = matcher.find_longest_match(0, len(said), 0, len(wanted)).size
        rival = max((_run(said, content(o)) for o in others), default=0.0)
        return longest == len(wanted) and rival < 1.0 and _run(content(stem), wanted) < 1.0
    telling = set(wanted) - set(content(stem)) - {w for o in others for w in content(o)}
    if telling:
        return len(telling & set(said)) >= 0.6 * len(telling)
    return _run(said, wanted) >= COVERED and _run(content(stem), wanted) < 1.0


def _cover(said: Sequence[str], wanted: Sequence[str]) -> float:
    """The part of the wanted words that are said."""
    return len(set(wanted) & set(said)) / len(set(wanted)) if wanted else 0.0


def _run(said: Sequence[str], wanted: Sequence[str]) -> float:
    """The longest stretch of the wanted words said in one go, as a part of them."""
    if not wanted:
        return 0.0
    match = SequenceMatcher(None, said, wanted, autojunk=False).find_longest_match(0, len(said), 0, len(wanted))
    return match.size / len(wanted)


def _only_romans(answer: str) -> bool:
    """ "I and II only": which of the numbered statements hold."""
    return bool(_ROMANS.search(answer)) and not set(content(_ROMANS.sub(" ", answer))) - {"only", "both", "ii", "iii"}


def _says_romans(sentence: str, answer: str) -> bool:
    if re.fullmatch(r"\W*I{1,3}[.):]\W*", sentence):
        return False  # a statement's number
    named = set(_ROMANS.findall(sentence))
    settled = re.search(r"\b(?:only|both|all|true|correct|right|holds?|must)\b", sentence, re.IGNORECASE)
    curt = not re.sub(r"\b(?:and|only|both)\b", "", _ROMANS.sub("", sentence)).strip(" .,!*_()$")
    question = sentence.rstrip().endswith("?")
    return named == set(_ROMANS.findall(answer)) and not question and bool(settled or curt)
