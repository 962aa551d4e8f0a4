"""Two letters compared in a story: "at least 3 more … than", "no fewer than twice as many … as", "more … than"."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.nouns import content
from tools.maths.topics.stories.by_choice.facts import Fact
from tools.maths.topics.stories.by_choice.meanings import Words, own

_LONGEST = 800  # characters of a sentence that compares; no longer one is looked through
_CMP = r"(?P<cmp>at least|at most|exactly|no more than|no less than|no fewer than|not more than|not less than|not fewer than|more than|less than|fewer than|greater than)?"
_OPS = {"": "=", "exactly": "=", "at least": "≥", "no less than": "≥", "no fewer than": "≥", "not less than": "≥", "not fewer than": "≥",
        "at most": "≤", "no more than": "≤", "not more than": "≤", "more than": ">", "greater than": ">", "less than": "<", "fewer than": "<"}  # fmt: skip
_K = r"(?P<k>twice|half|⟦N\d+⟧ times|⟦N\d+⟧(?= of)|double|triple)"
_AS_MANY = re.compile(
    rf"(?P<lead>[^⟦.;,]{{0,80}}?)\b{_CMP} ?{_K} as (?:many|much) (?P<a>[^⟦.;,]{{0,80}}?)\bas (?P<b>[^⟦.;,?]*)"
)
_NUMBER_OF = re.compile(
    rf"(?P<a>[^⟦.;,]{{0,80}}?)\b(?:is|are|was|were|be|equals|must be|has|have)\b ?{_CMP} ?{_K} (?:as [a-z]+ as|the|that of|of)(?P<b>[^⟦.;,?]*)"
)
_MORE = re.compile(
    rf"(?P<a>[^⟦.;,]{{0,80}}?)\b{_CMP} ?⟦N(?P<d>\d+)⟧ (?:[a-z]+ )??(?P<way>more|fewer|less|greater|longer|shorter|larger|smaller) (?P<mid>[^⟦.;,]{{0,80}}?)\bthan (?P<b>[^⟦.;,?]*)"
)
_PLAIN = re.compile(
    r"(?P<a>[^⟦.;,]{0,80}?)\b(?P<not>(?:not|cannot|no) (?:[a-z]+ )?)?(?P<way>more|greater|fewer|less) (?P<mid>[^⟦.;,]{0,80}?)\bthan (?P<b>(?!⟦|half|twice)[^⟦.;,?]*)"
)


def compared(stem: Stem, sentence: str, known: Mapping[str, Words]) -> Iterator[Fact]:
    """Comparisons of two letters: "at least 3 more … than", "no fewer than twice as many … as"."""
    if len(sentence) > _LONGEST or not re.search(
        r"\bthan\b|\bas\b|\b(?:twice|half|double|triple|times|of)\b", sentence
    ):
        return
    for match in _PLAIN.finditer(sentence):
        first, second = _one(known, (match["mid"], match["a"])), _one(known, (match["b"],))
        if first and second and first != second:
            if sentence[: match.start("way")].rstrip().endswith("⟧"):
                continue  # "14 more … than" is read below
            up = match["way"] in ("more", "greater")
            op = ("≤" if up else "≥") if match["not"] else (">" if up else "<")
            yield Fact("compared", Fraction(0), -2, match.group().strip(), op=op, name=first, other=second)
    for pattern in (_AS_MANY, _NUMBER_OF, _MORE):
        for match in pattern.finditer(sentence):
            groups = match.groupdict()
            first = _one(known, (groups.get("mid") or "", groups["a"], groups.get("lead") or ""))
            second = _one(known, (groups["b"],))
            if not first or not second or first == second:
                continue
            op = _OPS[groups["cmp"] or ""]
            factor, more, place = Fraction(1), Fraction(0), -1
            if "k" in groups:
                k = groups["k"]
                number = PLACEHOLDER.search(k)
                place = int(number[2]) if number else -1
                told = (
                    stem.value(number.group())
                    if number
                    else {"twice": Fraction(2), "double": Fraction(2), "triple": Fraction(3), "half": Fraction(1, 2)}[k]
                )
                if told is None:
                    continue
                factor = told
            else:
                place = int(groups["d"])
                told = stem.value(groups["d"])
                if told is None:
                    continue
                more = told if groups["way"] in ("more", "greater", "longer", "larger") else -told
            yield Fact("compared", more, place, match.group().strip(), op=op, name=first, other=second, factor=factor)
            break


def _one(known: Mapping[str, Words], texts: tuple[str, ...]) -> str:
    """The one letter whose words a text shares, of the first text that shares any; "" where none does."""
    mine = own(dict(known))
    for text in texts:
        said = content(PLACEHOLDER.sub(" ", text))
        shared = [name for name, words in mine.items() if words & said]
        if len(shared) == 1:
            return shared[0]
    return ""
