"""A whole in two groups told by percents, a part of each with some property, and the part of all with it.

"40% of the members are adults and the rest are children; 50% of the adults and 10% of the children have a locker." Of the
two parts and the part of all, any one may be asked. Not read: three groups, parts of parts, what holds for both at once;
a text that tells how many there are is for `groups_told.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import lcm

from tools.maths.derivation import Derivation
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.data.words import FUNCTION, NEGATIONS, stemmed, tokens
from tools.maths.topics.proportion.working import Working

READS = frozenset({"without"})
CONCEPT = "A percent of a group counts with the size of its group: take each part of its own group, and add."
_AMOUNT = re.compile(r"⟦([NPE])(\d+)⟧")
_REST = re.compile(
    r",? (?:and|while|but) (?:all )?(?:of )?the (?:rest|others?|remaining|remainder)(?: of (?:the|them|these|those))?(?P<said>[^⟦.;,]*)(?=[.;,]|$)"
    r"|(?:(?<=\. )|^)the (?:rest|others?|remaining|remainder)(?: of (?:the|them|these|those))?(?P<alone>[^⟦.;,]*)(?=[.;,])"
)
_OF_THE = re.compile(r"\b(?:of|among) (?:all )?(?:of )?(?:the |these |those |its )?(?P<base>[^,.;⟦]+), (?:about )?$")
_OPENING = re.compile(r"^ ?of (?:all )?(?:of )?(?:the |these |those |its |all )?")
_NEXT_LEAD = re.compile(
    r",? ?;? ?(?:and |while |but |whereas )?(?:if )?(?:of|among) (?:all )?(?:of )?(?:the |those |these )[^,.;⟦]+, $"
)
_MAKES = re.compile(
    r"(?P<who>[a-z0-9_ ]+?) (?:makes?|made|produces?|produced|supplies|supplied|fills?|filled|prints?|printed|provides?|grows|grew|bakes?|baked|packs?|packed) (?:the other |about )?$"
)
_ASK = re.compile(
    r"\bwhat (?P<kind>percent(?:age)?|fraction|proportion|portion) (?P<of>of [^?]+|(?:are|is|were|was|have|had|has|do|does|did|can) [^?]+)\?"
)
_NAMED = re.compile(
    r"\b(machine|plant|factory|line|store|brand|type|group|team|class|supplier|printer|route|section|farm|shop|model) ([a-z0-9])\b"
)
_STRANGE = re.compile(
    r"\b(?:then|later|half|twice|both|each|more|fewer|less|also|only|except|increased?|decreased?|who also|additional|probability|neither|nor)\b"
)
_HEAD_ENDS = re.compile(
    r"\b(?:who|that|which|in|at|on|of|for|from|to|with|by|sold|made|taken|grown|[a-z]+ed|is|are|was|were)\b"
)
_AUXILIARIES = frozenset(stemmed(w) for w in ["have", "did", "do", "can", "been", "was", "were"])
_LINKS = frozenset(
    stemmed(w) for w in ["made", "produced", "supplied", "filled", "printed", "provided", "grown", "baked"]
)
_OTHERS = frozenset({"other", "others", "remaining", "rest"})


@dataclass(frozen=True)
class Said:
    """A told part or the asked one: of whom, what about them, and whether that is denied.

    group: "all", "first", "second". about: the stems of the property; empty when a later clause says it for both.
    """

    group: str
    about: frozenset[str]
    denied: bool
    value: Fraction | None


@dataclass(frozen=True)
class Names:
    """How the whole and its two groups are named, as stems."""

    head: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]


def solve(stem: Stem) -> Derivation | None:
    """The part of all, or of one of the groups; None for other problems."""
    if stem.tables or stem.statements or stem.placeholders("RFSTDM") or len(stem.prose) > 1200:
        return None
    text = _NAMED.sub(r"\1_\2", stem.prose)
    text = re.sub(r"⟦N(\d+)⟧(?= [a-z]+)", lambda m: "two" if stem.value(m[0]) == 2 else m[0], text)
    text = re.sub(r"\b(?:only|just) (?=⟦)", "", _without_places(text))
    ask = _ASK.search(text)
    if ask is None or _STRANGE.search(text) or not 3 <= len(_AMOUNT.findall(text)) <= 4:
        return None
    read = _read(stem, text, ask)
    return _derived(stem, *read, ask["kind"]) if read is not None else None


def _without_places(text: str) -> str:
    """The text without "of the choir" in what is asked, where the choir was spoken of before.

    >>> _without_places("in a choir, some sing. what percent of the members of the choir sing?")
    'in a choir, some sing. what percent of the members sing?'
    """
    start = text.rfind("what ")
    place = re.search(r"(?P<lead>\bof (?:all )?(?:the )?[a-z]+) (?:of|in|at|on) (?:the|this|that) (?P<noun>[a-z]+)\b", text[start:])  # fmt: skip
    if start < 0 or place is None or not re.search(rf"\b(?:a|an|the|certain) {place['noun']}\b", text[:start]):
        return text
    return text[:start] + text[start:].replace(place.group(), place["lead"], 1)


def _stems(text: str) -> list[str]:
    """The stems of a text in order, negations kept: small words are left out.

    >>> _stems("the members who are not altos")
    ['member', 'not', 'alto']
    """
    joined = re.sub(r"\b([a-z]+)_([a-z0-9])\b", r"\1zq\2", text)
    return [t if t in NEGATIONS else stemmed(t) for t in tokens(joined) if t in NEGATIONS or t not in FUNCTION]


def _pieces(stem: Stem, text: str, end: int) -> Iterator[tuple[str | None, str, Fraction]]:
    """Every told amount as (the base named before it or None, the text after it, its value)."""
    marks = list(_AMOUNT.finditer(text))
    for at, mark in enumerate(marks):
        stop = marks[at + 1].start() if at + 1 < len(marks) else end
        after = text[mark.end() : max(stop, mark.end())]
        after = _NEXT_LEAD.sub("", after) if at + 1 < len(marks) else after
        after = re.split(r"[.;?]|, (?:what|if)\b", after)[0]
        if at + 1 < len(marks):
            after = re.sub(r",? (?:and|while|but|whereas) [a-z0-9_ ]*?(?:makes?|made|produces?|produced|supplies|supplied|fills?|filled|prints?|printed|provides?|grows|grew|bakes?|baked|packs?|packed) (?:the other )?$|,? (?:and|while|but|whereas)(?: the other| about| only| just)? $", "", after)  # fmt: skip
        before = text[marks[at - 1].end() if at else 0 : mark.start()]
        base = _OF_THE.search(before)
        value = stem.value(f"⟦{mark[1]}{mark[2]}⟧")
        maker = _MAKES.search(re.split(r"[.;,] ?(?:and |while )?|\band\b", before)[-1].strip() + " ")
        if maker is not None and (_OPENING.match(after) or not after.strip(" ,")):
            after = f"{after.strip(' ,')} {maker['who']}"
        yield base["base"] if base else None, after.strip(" ,"), value if value is not None else Fraction(0)


def _read(stem: Stem, text: str, ask: re.Match[str]) -> tuple[Fraction, list[Said], Said] | None:
    """The first group's part of the whole, what is told of the groups, and what is asked."""
    rest = _REST.search(text)
    if rest is not None:
        text = text[: rest.start()] + " " * (rest.end() - rest.start()) + text[rest.end() :]
    pieces = list(_pieces(stem, text, ask.start()))
    if any(not 0 < v < 1 for _, _, v in pieces):
        return None
    base, about, share = pieces[0]
    if base is None:
        opening = _OPENING.match(about)
        if opening is None:
            return None
        base, about = _split_head(about[opening.end() :])
    first, second = _stems(about), _stems((rest["said"] or rest["alone"] or "") if rest else "")
    told = pieces[1:]
    if rest is None and len(pieces) == 4:
        if share + pieces[1][2] != 1 or pieces[1][0] is not None:
            return None
        second = _stems(
            _split_head(_OPENING.sub("", pieces[1][1]))[1] if _OPENING.match(pieces[1][1]) else pieces[1][1]
        )
        told = pieces[2:]
    if rest is None and len(pieces) == 3 and not any(set(_stems(f"{b or ''} {a}")) & NEGATIONS for b, a, _ in told):
        return None  # the other group is named nowhere
    head = frozenset(_stems(_HEAD_ENDS.split(base)[0]))
    names = Names(
        head,
        frozenset(first) - set(second) - head - NEGATIONS - _AUXILIARIES,
        frozenset(second) - set(first) - head - NEGATIONS - _AUXILIARIES,
    )
    if not head or not names.first or NEGATIONS & set(first) or len(told) != 2:
        return None
    found = [_said(names, b, a, v) for b, a, v in told]
    wanted = _wanted(names, text, ask)
    if wanted is None or found[0] is None or found[1] is None:
        return None
    return share, [found[0], found[1]], wanted


def _split_head(text: str) -> tuple[str, str]:
    """ "members of the club are adults" as the whole and what is said of it.

    >>> _split_head("members of the club are adults")
    ('members of the club', 'are adults')
    """
    verb = re.search(r"\b(?:is|are|was|were|has|have|had|made by|come|came|live|play|own|grow|use)\b", text)
    if verb is not None:
        return text[: verb.start()].strip(), text[verb.start() :]
    word = text.split(" ", 1)
    return word[0], word[1] if len(word) > 1 else ""


def _wanted(names: Names, text: str, ask: re.Match[str]) -> Said | None:
    before = _OF_THE.search(text[: ask.start()] if text[: ask.start()].endswith(", ") else text[: ask.start()] + ", ")
    if ask["of"].startswith("of "):
        return _said(names, None, ask["of"], None)
    return _said(names, before["base"], ask["of"], None) if before else None


def _said(names: Names, base: str | None, about: str, value: Fraction | None) -> Said | None:
    """One part: of which group, and what; None where that is not clear."""
    if base is not None:
        group, left = _group(names, _stems(base))
        if left:
            return None
        return _property(names, group, _stems(about), value)
    if not _OPENING.match(about):
        return None
    everyone = bool(re.match(r" ?of (?:all )(?:of )?(?:the |these |those |its )?", about))
    group, left = _group(names, _stems(_OPENING.sub("", about)))
    if everyone and group != "all" and value is None and not left:
        return None
    return _property(names, group, left, value)


def _group(names: Names, said: list[str]) -> tuple[str, list[str]]:
    """The group that words begin with, and the words after it."""
    own = names.first | names.second | names.head
    denied, group, at = False, "", 0
    for at, word in enumerate(said):  # noqa: B007 (the place is used after the loop)
        if word in NEGATIONS:
            denied = True
        elif word in names.first or word in names.second:
            group = "second" if (word in names.second) is not denied else "first"
            break
        elif word in _OTHERS:
            group = "second"
            break
        elif word not in names.head and word not in _LINKS:
            break
    else:
        return ("all", []) if said and not denied else ("", said)
    if not group:
        while at and said[at - 1] in NEGATIONS:
            at -= 1
        return ("all", said[at:]) if any(w in names.head for w in said[:at]) else ("", said)
    at += 1
    while at < len(said) and said[at] in own:
        at += 1
    return group, said[at:]


def _property(names: Names, group: str, said: list[str], value: Fraction | None) -> Said | None:
    words = [w for w in said if w not in names.head and w not in _AUXILIARIES]
    denied = [w for w in words if w in NEGATIONS]
    about = frozenset(w for w in words if w not in NEGATIONS)
    if not group or about & (names.first | names.second | _OTHERS) or len(denied) > 1:
        return None
    return Said(group, about, bool(denied), value)


def _derived(stem: Stem, share: Fraction, told: list[Said], wanted: Said, kind: str) -> Derivation | None:
    one, other = told
    if not one.about and not one.denied:
        one = Said(one.group, other.about, other.denied, one.value)
    abouts = {one.about, other.about, wanted.about}
    groups = {one.group, other.group, wanted.group}
    if len(abouts) != 1 or not wanted.about or groups != {"all", "first", "second"}:
        return None
    parts = {s.group: 1 - (s.value or Fraction(0)) if s.denied else (s.value or Fraction(0)) for s in (one, other)}
    shares = {"first": share, "second": 1 - share}
    work = Working(stem)
    work.step("Find the other group", "The two groups make up the whole, 100% or 1.", Fraction(1), "-", share)
    if wanted.group == "all":
        a, b = (
            work.step("Take the part of its own group", "Multiply the part by the size of the group it is a part of.", shares[g], "*", parts[g])
            for g in ("first", "second")
        )  # fmt: skip
        answer = work.step("Add the two", "Together they are the part of the whole.", a, "+", b)
    else:
        known = "first" if wanted.group == "second" else "second"
        a = work.step("Take the part of the known group", "Multiply the part by the size of its group.", shares[known], "*", parts[known])  # fmt: skip
        left = work.step("Subtract from the part of all", "What is left is in the other group.", parts["all"], "-", a)
        answer = work.step("Compare with its own group", "Divide by the size of the other group.", left, "/", shares[wanted.group])  # fmt: skip
    if not 0 <= answer <= 1:
        return None
    parts[wanted.group] = answer
    if wanted.denied:
        answer = work.step("Take the others", "Those without the property are what is missing to the whole.", Fraction(1), "-", answer)  # fmt: skip
    percent = kind.startswith("percent")
    if percent:
        work.step("Write as a percent", "A hundredth is one percent.", answer, "*", Fraction(100))
    mean = (parts["first"] + parts["second"]) / 2
    return work.told(
        PERCENTAGES,
        CONCEPT,
        "You are asked for a part of a whole that has two groups of different size. For every percent say of which group it is.",
        answer * 100 if percent else answer,
        partial(_counted, dict(parts), shares),
        unit="percent" if percent else "",
        slips=(("taking the mean of the two percents", mean * 100 if percent else mean),) if wanted.group == "all" else (),
        full=all(_AMOUNT.search(s) or s == stem.ask for s in stem.sentences),
    )  # fmt: skip


def _counted(parts: dict[str, Fraction], shares: dict[str, Fraction]) -> bool:
    """The same by counting the members of a whole that is large enough for whole numbers."""
    size = lcm(*(v.denominator for v in parts.values())) * lcm(*(v.denominator for v in shares.values()))
    with_it = [size * shares[g] * parts[g] for g in ("first", "second")]
    return sum(with_it) == size * parts["all"] and all(n.denominator == 1 for n in with_it)
