"""English that gives an answer: "the answer is …", "choice (B)", "there is no solution"; and English that merely counts."""

# ruff: noqa: E501 (a table reads best with one row, or one pattern, a line)

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths.leaks.secret import Secret
from tools.maths.numerals import spell_out_digits

_ASSERTING = re.compile(
    r"(?:\b(?:answer|result|solution|root|value|total|final|unknown|it|that|this|correct(?: one)?|[a-z])\b['’]?s?"
    r"(?:\s+(?:here|of\s+\S{1,12}|to\s+\S{1,12}))?[\s\W]{0,3}"
    r"(?:is|are|was|=|:|equals?|be|becomes?|must be|should be|will be|would be|has to be|turns? out(?: to be)?|comes? (?:out )?(?:to|as)|works? out (?:to|as))"
    r"|\b(?:answer|solution|result)\b\s*[:=→-]+|\b(?:you|we|i|one)(?:'ll|’ll| will| should| would)?\s+(?:get|gets|find|obtain|have)|\b(?:gives?|yields?|makes?|obtains?|arrives? at|equals?|equal to|namely)"
    r"|[=≈→⇒])(?:\s*(?:just|simply|exactly|therefore|equal to|the number|to|be|indeed|actually|:|is))*[\s\W]{0,4}$",
    re.IGNORECASE,
)


_ASSERTED_AFTER = re.compile(
    r"^[\s\W]{0,3}(?:is|was|would be|will be|must be|should be|looks|it is)\s+(?:indeed\s+)?(?:the|your|our|a|its)?\s*(?:right|correct|final|answer|solution|root|result|value|one|what)|"
    r"^[\s\W]{0,3}(?:is|was)\s+(?:it|right|correct)\b|^[\s\W]{0,2}it is\b",
    re.IGNORECASE,
)


_UNITS = re.compile(
    r"^\s*(?:-?\s*)?(?:(?:more|small|different|equal|like|simple|separate|other|linear|quadratic|main|short|possible|unknown)\s+)*"
    r"(?:steps?|hints?|sides?|equations?|unknowns?|terms?|letters?|choices?|options?|minutes?|mins?|seconds?|secs?|hours?|"
    r"factors?|ways?|cases?|numbers?|values?|parts?|lines?|rungs?|brackets?|questions?|problems?|things?|lectures?|"
    r"variables?|quantit\w+|expressions?|methods?|of (?:these|them|the)|tries|attempts?|words?|sentences?|moves?|fractions?|signs?)\b",
    re.IGNORECASE,
)


def asserts(before: str, after: str) -> bool:
    if _ASSERTED_AFTER.search(after):
        return True
    return bool(_ASSERTING.search(before)) and not counts_things(before, after)


def counts_things(before: str, after: str) -> bool:
    """A count of ordinary things: "2 equations", "in 3 steps"."""
    return bool(_UNITS.match(after))


_OPERATING = re.compile(
    r"\b(?:divid\w*|multipl\w*|subtract\w*|add\w*|take|taking|times|half|double|doubling)\b[^.?!=]{0,40}$",
    re.IGNORECASE,
)
LARGEST_STEP = 12  # "divide both sides by 3": a small number that one works with is no answer


def operates_with(before: str, after: str, value: float | Fraction) -> bool:
    """A small number that an instruction works with: "divide both sides by 3", "subtract 4 from each side"."""
    if not 1 < abs(float(value)) <= LARGEST_STEP or not _OPERATING.search(before):
        return False
    return bool(
        re.match(r"\s*(?:[.,;:!?)]|$|(?:from|to|on|and|first|before|after|at|in|so|then)\b)", after.lstrip("$ "))
    )


_ORDINALS = {
    "first": "A",
    "second": "B",
    "third": "C",
    "fourth": "D",
    "fifth": "E",
    "1st": "A",
    "2nd": "B",
    "3rd": "C",
    "4th": "D",
}


def names_choice(text: str, secret: Secret) -> Iterator[object]:
    """The right choice named: "choice (B)", "the answer is B", "B is correct", or all the others ruled out."""
    right = secret.letter
    if right is None:
        return
    one = r"[(\[{\"'“‘$]{0,2}([A-Ha-h])(?![\w'’])[)\]}\"'”’$]{0,2}"
    claims = [
        rf"\b(?:answer|solution|result|it|that|correct(?: (?:one|choice|option|answer))?)\b(?:['’]s)?\s*(?:is|was|are|would be|must be|should be|will be|has to be|[:=→-]|\s)*\s*(?:clearly|indeed|the|choice|option|letter|just|simply|therefore|called)?\s*(?:choice|option|letter)?\s*{one}(?!\s+[a-z]+\b(?<!is)(?<!because)(?<!since)(?<!and))",
        rf"\b(?:pick|choose|select|circle|mark|tick|bubble|go with|goes? for)\s+(?:the\s+)?(?:choice|option|answer|letter)?\s*{one}",
        rf"(?<![\w'’]){one}\s*(?:is|would be|must be|looks|seems|it is|was|will be)\s+(?:indeed\s+)?(?:the\s+)?(?:right|correct|true|answer|best|only|one)\b",
        rf"^\W*{one}\W*$",
    ]
    for pattern in claims:
        for match in re.finditer(pattern, text, re.IGNORECASE | re.MULTILINE):
            found = match.group(1)
            if found == "a" and re.match(r"\s+[a-z]", text[match.end() :]):
                continue  # the article
            if found.upper() == right:
                yield right
    mentioned = {m.upper() for m in re.findall(rf"\b(?:choice|option|answer)s?\s*{one}", text, re.IGNORECASE)}
    mentioned |= {
        _ORDINALS[m.lower()]
        for m in re.findall(rf"\b({'|'.join(_ORDINALS)})\s+(?:choice|option|answer)\b", text, re.IGNORECASE)
    }
    if len(secret.choices) > 1 and re.search(r"\blast\s+(?:choice|option|answer)\b", text, re.IGNORECASE):
        mentioned.add("ABCDEFGH"[len(secret.choices) - 1])
    if mentioned == {right}:
        yield right
    wrong = {
        m.upper()
        for m in re.findall(
            rf"(?<![\w'’]){one}\s*(?:is|are|looks)\s+(?:not|n't|wrong|incorrect|false|out)\b", text, re.IGNORECASE
        )
    }
    wrong |= {m.upper() for m in re.findall(rf"\bnot\s+(?:choice|option)?\s*{one}", text, re.IGNORECASE)}
    if secret.choices and len(wrong - {right}) >= len(secret.choices) - 1:
        yield right


_NONE = re.compile(
    r"\b(?:no|not any|zero|0|without(?: a| any)?|n['o]t have (?:a|any)|has n[o']t? ?(?:a|any)?)\s+(?:real\s+|possible\s+)?(?:solutions?|roots?|answers?)\b|\bnever (?:true|be true|equal|meet)|"
    r"\bcan(?:not|['’]t) (?:ever )?be (?:solved|true|equal)|\b(?:impossible|inconsistent|contradiction|parallel)\b|empty set|∅|\bnone\b",
    re.IGNORECASE,
)


_MANY = re.compile(
    r"\binfinite|\b(?:all|every|any)\s+(?:real\s+)?(?:numbers?|values?)\b[^.]{0,30}\b(?:works?|solutions?|solves?|true|satisf)|\balways true|\bidentity\b|"
    r"\b(?:same|identical) (?:line|equation)",
    re.IGNORECASE,
)


def says_in_words(text: str, secret: Secret) -> Iterator[object]:
    """Answers that are words: how many solutions there are."""
    if _weighs(text):
        return
    for phrase in secret.phrases:
        number = re.match(r"\d+(?= solutions)", phrase)
        if number and _says_count(spell_out_digits(text), number.group()):
            yield phrase
        none = phrase in ("no solution", "0 solutions")
        if none and _NONE.search(text) and not _NONE.search(secret.stem_text):
            yield phrase
        if phrase.startswith("infinitely") and _MANY.search(text) and not _MANY.search(secret.stem_text):
            yield phrase


def _weighs(text: str) -> bool:
    """Whether several outcomes are weighed against one another: "never true or always true", "none if it is negative"."""
    one = re.search(r"\b(?:exactly )?one (?:real )?(?:solution|root)\b|\bone (?:if|when)\b", text, re.IGNORECASE)
    outcomes = sum(bool(found) for found in (_NONE.search(text), _MANY.search(text), one))
    return outcomes > 1 and bool(re.search(r"\b(?:if|when|whether|either|depends?)\b", text, re.IGNORECASE))


def _says_count(text: str, number: str) -> bool:
    """Whether a text (number words as digits) says that there are so many solutions."""
    if re.fullmatch(rf"\W*{number}\W*", text):
        return True
    counted = rf"\b{number}\s+(?:\w+\s+){{0,2}}(?:solutions?|roots?|zeros)\b"
    told = rf"\b(?:answer|number|result|count|it)\b[^.\d]{{0,30}}(?:is|:|=|are)\s*\W{{0,3}}{number}\b"
    pair = r"\b(?:both|a pair of) (?:solutions|roots)" if number == "2" else counted
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in (counted, told, pair))
