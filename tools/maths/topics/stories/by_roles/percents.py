"""Percents between letters: a chain of "p% of" and "p% greater than", totals after changes, one number and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation
from tools.maths.topics.stories.by_roles.text import N, P, S, Story, content
from tools.maths.values import Value

CONCEPT = (
    "A percent is taken of the amount after “of” or “than”. Rising by p percent multiplies by 1 + p/100, falling by p "
    "percent multiplies by 1 − p/100."
)
_UP = r"(?:more|greater|higher|larger|longer|heavier|older|taller|above)"
_DOWN = r"(?:less|fewer|lower|smaller|shorter|lighter|below)"
_ROSE = r"(?:rose|grew|increased|went up|rises|increases|grows|climbed|gained|increase|was raised|were raised)"
_FELL = (
    r"(?:fell|dropped|decreased|declined|went down|falls|decreases|shrank|lost|decrease|was reduced|were reduced"
    r"|was cut)"
)
_SAME = re.compile(
    r"\b(?:did not change|didn't change|stayed the same|remained the same|remained unchanged|was unchanged|"
    r"no change|does not change|stays the same|remains the same|unchanged|same total|equal to the total)\b"
)


def read(story: Story) -> Iterator[Situation]:
    """The situations of all three kinds."""
    if "⟦P" in story.prose:
        yield from _chain(story)
        yield from _unchanged(story)
    yield from _one_and_rest(story)


def _rate(story: Story, index: str) -> Fraction:
    return Fraction(story.number(index))


def _chain(story: Story) -> Iterator[Situation]:
    """Amounts named by nouns or letters, each a percent of, or above, another; one letter asked in terms of another."""
    asked = re.search(rf"(?:gives|represents|expresses|for|is|find|shows) {S}(?:,[^,]*,)? in terms of {S}", story.prose)
    links: list[tuple[frozenset[str], Fraction, frozenset[str]]] = []
    used: set[int] = set()
    relation = re.compile(
        rf"(?:{P} (?:(?P<up>{_UP}|{_DOWN}) than|of)|(?P<factor>{N}) times(?: as \w+ as)?|(?P<twice>twice|half))"
    )
    for sentence in story.sentences:
        for part in re.split(r"; |, (?:and|while|but) (?!⟦)|\band (?=the\b)", sentence):
            match = relation.search(part)
            if not match or part.count("⟦P") > 1:
                continue
            here, there = _nouns(story, part[: match.start()]), _nouns(story, part[match.end() :])
            if match[1] is None:
                if match["factor"] is None:
                    factor = Fraction(2) if match["twice"] == "twice" else Fraction(1, 2)
                else:
                    factor = Fraction(story.number(match["factor"]))
                    used.add(int(match["factor"][2:-1]))
            else:
                rate = _rate(story, match[1])
                word = match["up"] or ""
                factor = rate if not word else 1 + rate if re.fullmatch(_UP, word) else 1 - rate
                used.add(int(match[1]))
            links.append((here, factor, there))
    if len(links) < 2:
        return
    names = [n for n in story.letters if n in story.written]
    if asked:
        top, base = story.name(asked[1]), story.name(asked[2])
    elif len(names) == 2:
        return
    else:
        return
    product = _follow(frozenset({f"={top}"}), f"={base}", links)
    if product is None:
        back = _follow(frozenset({f"={base}"}), f"={top}", links)
        if not back:
            return
        product = 1 / back
    times = product

    def value(at: Point) -> Value:
        return times * at[base]

    yield Situation(
        tuple((n, story.letters.get(n, "")) for n in (top, base)),
        (top, base),
        frozenset(used),
        skills.PERCENTAGES,
        CONCEPT,
        value=value,
        points=tuple({base: Fraction(n)} for n in (100, 60, 7)),
        out=top,
        amount=story.letters.get(top, ""),
    )


def _nouns(story: Story, text: str) -> frozenset[str]:
    """The words and letters that name an amount, of the last or first noun phrase beside the percent."""
    names = {f"={story.name(i)}" for i in re.findall(S, text)}
    return frozenset(content(text)) | names


def _follow(
    start: frozenset[str], base: str, links: list[tuple[frozenset[str], Fraction, frozenset[str]]]
) -> Fraction | None:
    """The product of factors from one amount to another, each link used once; None when they do not chain."""
    common = frozenset.intersection(*(a for a, _, _ in links), *(b for _, _, b in links)) if links else frozenset()
    aliases: dict[str, set[str]] = {}
    for a, _, b in links:
        for side in (a, b):
            for name in (w for w in side if w.startswith("=")):
                aliases.setdefault(name, set()).update(side - common)
    here, factor, rest = set(start) | aliases.get(next(iter(start)), set()), Fraction(1), list(links)
    while rest:
        scored = sorted(rest, key=lambda link: -len((link[0] - common) & here))
        if not (scored[0][0] - common) & here:
            return None
        best = scored[0]
        rest.remove(best)
        factor *= best[1]
        here = set(best[2] - common)
        if base in best[2]:
            return factor if not rest else None
    return factor if here & (aliases.get(base, set()) | {base}) else None


def _unchanged(story: Story) -> Iterator[Situation]:
    """Two amounts change by percents and their total does not."""
    if not _SAME.search(story.prose) or ("total" not in story.prose and "combined" not in story.prose):
        return
    names = [n for n, meaning in story.letters.items() if meaning and n in story.written]
    changes = list(
        re.finditer(rf"\b(?P<word>{_ROSE}|{_FELL})(?: by| of)? {P}|{P} (?P<noun>increase|decrease)", story.prose)
    )
    if len(names) != 2 or len(changes) != 2:
        return
    words = {n: set(content(story.letters[n])) for n in names}
    own = {n: words[n] - words[m] for n, m in (names, names[::-1])}
    factors: dict[str, Fraction] = {}
    start = 0
    for change in changes:
        before = set(content(story.prose[max(start, change.start() - 80) : change.start()].rsplit(".", 1)[-1]))
        start = change.end()
        mine = [n for n in names if own[n] & before]
        index = change[2] or change[3]
        if len(mine) != 1:
            return
        rate = _rate(story, index)
        up = re.fullmatch(_ROSE, change["word"] or change["noun"]) is not None
        factors[mine[0]] = rate if up else -rate
    if len(factors) != 2:
        return
    told = "the two changes cancel, so that the total afterwards is the total before"

    def gap(at: Point) -> Value:
        return sum((float(1 + factors[n]) * at[n] for n in names), start=0.0) - sum(at[n] for n in names)

    yield Situation(
        tuple((n, story.letters[n]) for n in names),
        tuple(names),
        frozenset(int(c[2] or c[3]) for c in changes),
        skills.PERCENTAGES,
        CONCEPT,
        conditions=(Condition(gap, "=", told),),
    )


def _one_and_rest(story: Story) -> Iterator[Situation]:
    """The sum of some numbers is told; one of them compares with the sum of the others."""
    total = story.find(rf"\b(?:sum|total) of {N} [a-z ]+ is {N}|{N} [a-z ]+ (?:have a sum of|add up to|sum to) {N}")
    compared = story.find(
        rf"(?:(?P<n>{N}) times|(?P<p>{P})(?: (?P<word>{_UP}|{_DOWN}) than| of)) (?:the )?(?:sum"
        rf"|total) of the (?:other|remaining)"
    )
    names = [n for n in story.letters if n in story.written]
    if not total or not compared or len(names) != 1 or re.search(r"\bsum of the other", story.letters[names[0]]):
        return
    indices = [int(x) for x in total.groups() if x]
    name, whole = names[0], story.number(str(indices[-1]))
    if not re.search(r"\b(?:first|largest|greatest|smallest|least|second|third|numbers?)\b", story.letters[name]):
        return
    subject = set(content(story.prose[: compared.start()].rsplit(".", 1)[-1]))
    if set(content(story.letters[name])) and not set(content(story.letters[name])) <= subject | {"number"}:
        return
    mark = re.search(r"⟦[NPM](\d+)⟧", compared.group())
    assert mark is not None
    rate = Fraction(story.number(mark[1]))
    word = compared["word"] or ""
    factor = rate if not word else 1 + rate if re.fullmatch(_UP, word) else 1 - rate

    def gap(at: Point) -> Value:
        return at[name] - float(factor) * (float(whole) - at[name])

    others = re.search(rf"the (?:other|remaining) {N}", story.prose)
    used = {*indices, int(mark[1]), *([int(others[1])] if others else [])}
    told = "the number against its multiple of what the others add up to"
    yield Situation(
        ((name, story.letters[name]),),
        (name,),
        frozenset(used),
        skills.LINEAR_ONE,
        CONCEPT,
        conditions=(Condition(gap, "=", told),),
        span=(0, max(10, int(whole) * 2)),
    )
