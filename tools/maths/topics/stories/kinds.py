"""Two kinds of one thing, told by a number alone, get names: "some tables seat 4 people and the others seat 6".

The sentences are rewritten into the plain form that the reading knows ("each four person table seats 4 people and each
six person table seats 6 people"), in the question too. Only whole numbers up to twenty get a name.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.topics.stories.nouns import stem_of
from tools.maths.tree import Node, Num

_WORDS_TEXT = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
_WORDS = _WORDS_TEXT.split()
_VERB = (
    r"(?:can )?(?:seats?|holds?|sleeps?|contains?|weighs?|costs?|worth|(?:is|are|was|were) worth|carry|carries"
    r"|fits?|has|have|had"
    r"|accommodates?|serves?|costing|holding|seating|weighing|containing|sold for|sells? for|is sold for"
    r"|are sold for)"
)
_UNIT = r"(?: (?P<{0}>[a-z]+)(?: of [a-z]+)?)?(?: each| apiece)?"
_MARK = r"(?P<{0}>[#$]\d+)"
_A = _MARK.format("a") + _UNIT.format("u")
_B = _MARK.format("b") + _UNIT.format("v")
_OTHERS = (
    r"(?:the )?(?:others|rest|other|remaining)"
    r"(?: (?!seat|hold|sleep|weigh|cost|are|is|can|have|contain)[a-z]+| of the [a-z]+)?"
)

_EITHER_NAMED = re.compile(
    rf",? each of which is (?:either )?an? (?P<one>[a-z]+(?: [a-z]+)?) that (?P<verb>{_VERB}) {_A} or an? "
    rf"(?P<two>[a-z]+(?: [a-z]+)?) that (?:{_VERB}) {_B}"
)
_SOME = re.compile(
    rf"\bsome(?: of (?:the|these|them))?(?: (?P<what>(?!are\b|is\b|can\b|seat|hold|sleep|weigh|cost"
    rf"|worth)[a-z]+))? (?:that )?"
    rf"(?P<verb>{_VERB}) {_A},? (?:and|while|but) {_OTHERS}(?: of them)?(?: {_VERB})? {_B}"
)
_EACH_EITHER = re.compile(
    rf"\b(?:each|every)(?: of the)? (?P<what>[a-z]+) (?P<verb>{_VERB}) either {_A} or (?:{_VERB} )?{_B}"
)
_COUNTED = re.compile(r"#\d+ ((?:[a-z]+ )?[a-z]+s)\b")


def named(sentences: list[str], nodes: list[Node]) -> list[str]:
    """The sentences, with names for the kinds where they have none.

    >>> from tools.maths.tree import num
    >>> named(["some of the tables seat #0 people and the others seat #1 people."], [num(4), num(6)])
    ['each four person table seat #0 people and each six person table seat #1 people.']
    """
    for place, sentence in enumerate(sentences):
        either = _EITHER_NAMED.search(sentence)
        if either:
            told = _pair(either, f"each {either['one']}", f"each {either['two']}", sentence)
            return [*sentences[:place], sentence[: either.start()] + ". " + told, *sentences[place + 1 :]]
        match = _SOME.search(sentence) or _EACH_EITHER.search(sentence)
        if match is None:
            continue
        what = match["what"] or _counted_before(sentences[: place + 1], match.start() if match else 0)
        if what is None:
            return sentences
        what = stem_of(what.split()[-1])
        first, second = _name(match, "a", "u", nodes), _name(match, "b", "v", nodes)
        if first is None or second is None or first == second:
            return sentences
        told = _pair(match, f"each {first} {what}", f"each {second} {what}", sentence)
        out = [*sentences[:place], sentence[: match.start()] + told, *sentences[place + 1 :]]
        by_value = {_value(nodes, match["a"]): first, _value(nodes, match["b"]): second}
        return [_renamed(s, what, by_value, nodes) if i != place else s for i, s in enumerate(out)]
    return sentences


def _pair(match: re.Match[str], one: str, two: str, sentence: str) -> str:
    verb = re.sub(r"^(?:can |is |are |was |were )", "", match["verb"])
    verb = "is worth" if verb == "worth" else verb
    unit = match["u"] or match["v"] or ""
    other = match["v"] or match["u"] or ""
    left = f"{one} {verb} {match['a']} {unit}".rstrip()
    return f"{left} and {two} {verb} {match['b']} {other}".rstrip() + sentence[match.end() :]


def _counted_before(sentences: list[str], stop: int) -> str | None:
    text = " ".join(sentences[:-1]) + " " + sentences[-1][:stop]
    found = _COUNTED.findall(text)
    return found[-1] if found else None


def _value(nodes: list[Node], mark: str) -> Fraction | None:
    node = nodes[int(mark[1:])]
    return node.value if isinstance(node, Num) else None


def _name(match: re.Match[str], mark: str, unit: str, nodes: list[Node]) -> str | None:
    value = _value(nodes, match[mark])
    if value is None or value.denominator != 1 or not 1 <= value <= 20:
        return None
    word = "dollar" if match[mark].startswith("$") else stem_of(match[unit] or match["u"] or match["v"] or "")
    return f"{_WORDS[int(value)]} {word}" if word else None


def _renamed(sentence: str, what: str, by_value: dict[Fraction | None, str], nodes: list[Node]) -> str:
    """ "tables that seat #4 people" as "four person tables"; "#4 point questions" likewise."""

    def name(match: re.Match[str]) -> str:
        called = by_value.get(_value(nodes, match["m"]))
        return match.group() if called is None else f"{called} {what}s{' ' + match['on'] if match['on'] else ''}"

    plural = rf"(?:of the )?{what}(?:s|es)?"
    after = re.compile(
        rf"\b{plural}(?: (?P<on>(?:on|in|at) the [a-z]+))?(?: that"
        rf"| which)?(?: in the [a-z]+)? {_VERB} (?P<m>[#$]\d+)(?: [a-z]+)?(?: each)?"
    )
    sentence = after.sub(name, sentence)
    before = re.compile(rf"(?P<on>(?!))?(?P<m>[#$]\d+)(?: [a-z]+)? {what}s?\b")
    return before.sub(lambda m: name(m) if m.group().count(" ") > 1 or m["m"][0] == "$" else m.group(), sentence)
