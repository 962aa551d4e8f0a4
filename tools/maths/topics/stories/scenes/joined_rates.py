"""Two who do the same work, the pace of one told by the other's: "48 pages a minute, which is 20% more than Q prints".

Asked is how long both need for so much, how much both do in so long, or by how much one is ahead.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.outcomes import Scene, as_number, kind_of_choices
from tools.maths.topics.stories.scenes.measures import Measure, is_time, measures
from tools.maths.tree import Bin, Node, Rel, Sym

READS = frozenset({"without"})
CONCEPT = "Find the other pace first: a percent more than a number is that number times one and the percent. Working together, paces add up."
_WAY = re.compile(r"^(?: [a-z]+){0,3}? ?(?P<w>more|greater|faster|higher|less|fewer|slower|lower)\b")
_OF = re.compile(r"^ (?:of|as (?:many|much|fast))\b")
_TIMES = re.compile(
    r"(?P<k>\btwice|\bhalf|⟦N(?P<n>\d+)⟧ times|\b(?:three|four|five) times) (?:as (?:many|much|fast|quick)|(?:the|that|[a-z]+'s) [a-z]+)"
)
_FACTORS: dict[str, Fraction | int] = {
    "twice": 2,
    "half": Fraction(1, 2),
    "three times": 3,
    "four times": 4,
    "five times": 5,
}
_BY_IT = re.compile(
    r"^,?(?: (?:and )?(?:which|that|this) (?:rate |speed |number )?is|,? or| a (?:rate|speed|number|pace) that is)? ?(?:\$ ?)?$"
)
_BASE = re.compile(r"\b(?:than|of|as)\b(?P<b>[^.,;?]*)")
_BOTH = re.compile(
    r"\b(?:together|both|simultaneously|at the same time|in all|altogether|combined|the ⟦N\d+⟧ [a-z]+|the two|all|for the same time|do they|will they|they need)\b"
)
_UNFIT = re.compile(
    r"\b(?:later|earlier|after ⟦|starts? ⟦|then|until|first ⟦|breaks? down|stops? after|another|each of the|average|discount|tax|except|third|total of the|joins?|leaves?|alone|by itself|by himself|by herself)\b"
)
_HARMLESS = re.compile(r"\bwithout (?:stopping|breaks|a break|any breaks|resting|interruption|taking breaks)\b")
_NOISE_TEXT = """
    the that of number rate at which does can do than as many much fast it its per amount pace speed one every each in an new
"""
_NOISE = frozenset(_NOISE_TEXT.split())


@dataclass(frozen=True)
class _Pair:
    """Two paces with one unit, and the calculation of the second."""

    known: Fraction
    other: Fraction
    how: Node
    said: str
    unit: str
    per: str


def solve(stem: Stem) -> Derivation | None:
    """The derivation of two paces joined, None where the story is none or whose percent it is cannot be told."""
    if kind_of_choices(stem) != "number" or stem.tables or DENIED.search(stem.ask) or stem.placeholders("RFETDBS"):
        return None
    story = Story(stem)
    prose = _HARMLESS.sub("", story.prose)
    if len(prose) > 1500 or _UNFIT.search(prose):
        return None
    found = measures(story)
    rates = [m for m in found if m.per and is_time(m.per) and m.kind != "P"]
    percents = [m for m in found if m.unit == "percent"]
    factors = [m for m in _TIMES.finditer(story.prose)]
    if len(rates) != 1 or len(percents) + len(factors) != 1:
        return None
    rate = rates[0]
    pair = _by_percent(story, rate, percents[0]) if percents else _by_factor(story, rate, factors[0])
    marks = {int(m["n"]) for m in factors if m["n"]}
    rest = [m for m in found if m not in (rate, *percents) and m.index not in marks and not _again(m)]
    if pair is None or len(rest) != 1 or rest[0].per:
        return None
    return _answered(stem, story, pair, rest[0])


def _again(one: Measure) -> bool:
    return one.kind == "N" and one.value == 2 and not one.per and not is_time(one.unit)


def _by_percent(story: Story, rate: Measure, percent: Measure) -> _Pair | None:
    share = percent.value / 100
    sentence = story.sentences[percent.sentence]
    after = sentence[sentence.index("⟧", percent.start) + 1 :].removeprefix(" percent")
    way, of = _WAY.match(after), _OF.match(after)
    if way:
        up = way["w"] in ("more", "greater", "faster", "higher")
        factor = 1 + share if up else 1 - share
    elif of:
        factor = share
    else:
        return None
    return _pair(story, rate, percent.sentence, percent.start, after, factor)


def _by_factor(story: Story, rate: Measure, match: re.Match[str]) -> _Pair | None:
    sentence = next((i for i, s in enumerate(story.sentences) if match.group() in s), None)
    if sentence is None:
        return None
    start = story.sentences[sentence].index(match.group())
    factor = Fraction(story.number(match["n"])) if match["n"] else Fraction(_FACTORS[match["k"]])
    return _pair(story, rate, sentence, start, " as" + story.sentences[sentence][start + len(match.group()) :], factor)


def _pair(story: Story, rate: Measure, sentence: int, start: int, after: str, factor: Fraction) -> _Pair | None:
    """The other pace: the known one is so much of it, or it is so much of the known one."""
    base = _BASE.search(after)
    named = _named(story, base["b"]) if base else frozenset()
    own = _named(story, rate.left)
    between = story.sentences[sentence][rate.end : start] if sentence == rate.sentence and start > rate.end else None
    tells_known = between is not None and bool(_BY_IT.match(between))
    if factor <= 0:
        return None
    known = telling.shown(rate.value)
    if tells_known:
        if not named or named <= own:
            return None  # more than itself
        return _Pair(rate.value, rate.value / factor, Bin("/", known, telling.shown(factor), "frac"),
                     "The known pace is the other one times this factor, so divide by it.", rate.unit, rate.per)  # fmt: skip
    if named and not named <= own:
        return None
    if not named and base is not None and not re.search(r"\b(?:that|it|this)\b", base["b"]):
        return None
    if not named and (between is not None and not re.search(r"[,;] (?:and|while|but)\b", between)):
        return None
    return _Pair(rate.value, rate.value * factor, Bin("*", telling.shown(factor), known, "cdot"),
                 "The other pace is the known one times this factor.", rate.unit, rate.per)  # fmt: skip


def _named(story: Story, text: str) -> frozenset[str]:
    """The words of a name, with the letter or number that goes with it: "machine a", "copier 2"."""
    text = re.sub(r"⟦N(\d+)⟧", lambda m: f" n{story.number(m[1])} ", text)
    text = re.sub(r"'s\b", "", text)
    nouns = set(re.findall(r"\b([a-z]+) [b-z]\b", story.prose))
    out = []
    tokens = re.findall(r"[a-z]\w*", text)
    for i, token in enumerate(tokens):
        if token == "a":
            if i and tokens[i - 1] in nouns:
                out.append("=a")
        elif token not in _NOISE:
            out.append(token)
    return frozenset(re.sub(r"(?:ing|ed|es|s)$", "", t) if len(t) > 4 else t for t in out) - _verbs(story)


def _verbs(story: Story) -> frozenset[str]:
    """Words that stand both for the work and not for a name: those right before the known number, and units."""
    found: set[str] = set()
    for m in measures(story):
        if m.per:
            found |= {m.unit, m.per, f"{m.unit}s", f"{m.per}s"}
            before = re.findall(r"[a-z]+", m.left)
            found |= {re.sub(r"(?:ing|ed|es|s)$", "", w) if len(w) > 4 else w for w in before[-1:]}
    return frozenset(found | {re.sub(r"s$", "", w) for w in found})


def _answered(stem: Stem, story: Story, pair: _Pair, last: Measure) -> Derivation | None:
    """The time for so much, the amount in so long, or how much one is ahead in so long."""
    ask = stem.ask
    parts = ((pair.said, pair.how),)
    scene = Scene(skills.RATES, CONCEPT, "You are asked what both paces make together.", parts)
    both = _BOTH.search(story.ask) or re.search(r"\b(?:them|they)\b", ask)
    ahead = re.search(r"\bhow (?:many|much) (?:more|fewer|less)\b", ask)
    known, other = telling.shown(pair.known), telling.shown(pair.other)
    time = re.search(r"\bhow long\b|\b(?:how many|number of) (?:" + pair.per + r")s?\b", ask)
    if time and not ahead and last.unit == pair.unit and both:
        total = Bin("*", Bin("+", known, other), Sym("x"))
        return as_number(
            stem, scene, (Rel("=", total, last.node),), {"x": last.value / (pair.known + pair.other)}, "x", pair.per
        )
    if not time and last.unit == pair.per and re.search(rf"\b{pair.unit}|\bhow much\b", ask):
        if ahead:
            size = abs(pair.known - pair.other)
            gap = Bin(
                "*",
                Bin("-", telling.shown(max(pair.known, pair.other)), telling.shown(min(pair.known, pair.other))),
                last.node,
            )
            return as_number(stem, scene, (Rel("=", Sym("x"), gap),), {"x": size * last.value}, "x", pair.unit)
        if both:
            total = Bin("*", Bin("+", known, other), last.node)
            return as_number(
                stem, scene, (Rel("=", Sym("x"), total),), {"x": (pair.known + pair.other) * last.value}, "x", pair.unit
            )
    return None
