"""Growth by a factor in every period ("triples every 4 hours", "loses 12% each year"): tried period by period."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Point, Situation
from tools.maths.topics.stories.by_roles.text import N, P, Story, stemmed
from tools.maths.values import Value

CONCEPT = (
    "The starting amount is multiplied by the same factor once in every period, so the exponent counts periods: "
    "the time divided by the length of one period."
)
_FACTORS: dict[str, int | Fraction] = {
    "doubles": 2, "doubled": 2, "double": 2, "doubling": 2, "triples": 3, "tripled": 3, "triple": 3, "tripling": 3,
    "quadruples": 4, "quadrupled": 4, "halves": Fraction(1, 2), "halved": Fraction(1, 2),
}  # fmt: skip
_UP = r"(?:increas|grow|grew|ris|rose|gain|appreciat|climb)\w*"
_DOWN = r"(?:decreas|lower|reduc|diminish|declin|los|fall|fell|drop|depreciat|shrink|shrank|decay)\w*"
_HOURS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_EVERY = rf"(?:every|each|per|once every|once each)(?: of the (?:next|following)(?: several| few)?)?(?: (?:other|⟦N(\d+)⟧))? ?({'|'.join([*_HOURS, *_MONTHS])})s?"


def read(story: Story) -> Iterator[Situation]:
    """One starting amount, one factor with its period, and a letter for the time."""
    prose = story.prose
    if re.search(
        r"\b(?:added|lost|gained|new|died|decayed|not|increase in|decrease in|change in|difference)\b", story.ask
    ):
        return
    found = _factor(story)
    period = re.search(_EVERY, prose) or re.search(r"(annual|yearly|monthly|weekly|daily|hourly)(?:ly)?()", prose)
    if found is None or "every other" in prose or len(list(re.finditer(_EVERY, prose))) > 1:
        return
    factor, used = found
    half = re.search(rf"half-? ?life (?:of|is)[a-z ]* {N} ([a-z]+)", prose)
    if half:
        length, unit = Fraction(story.number(half[1])), stemmed(half[2])
        used.add(int(half[1]))
    elif period is not None and period[2]:
        length, unit = Fraction(story.number(period[1]) if period[1] else 1), period[2]
        used |= {int(period[1])} if period[1] else set()
    elif period is not None:
        unit = {"annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}.get(
            period[1], "hour"
        )
        length = Fraction(1)
    else:
        return
    time = [n for n, m in story.letters.items() if n in story.written and _time_unit(m)]
    start = [int(i) for i in story.stem.placeholders("NM") if int(i) not in used]
    start = [
        i for i in start if not re.search(rf"for the first ⟦N{i}⟧|⟦N{i}⟧ (?:{'|'.join([*_HOURS, *_MONTHS])})", prose)
    ]
    start = [i for i in start if i not in set(story.stem.placeholders("NM")) - set(story.stem.unused(()))]
    scale = _scale(story, start)
    start = start[:1] if scale else start
    if len(time) != 1 or len(start) != 1 or re.search(r"\bthen\b|\badds?\b|\badditional\b|\bevery other\b", prose):
        return
    if len(set(re.findall(r"\b(?:1[89]|20)\d\d\b", story.stem.text))) > 1 and not _from_then(story, start[0]):
        return  # told in one year and counted from another
    name, letter_unit = time[0], _time_unit(story.letters[time[0]])
    ratio = _in(unit, letter_unit)
    if ratio is None:
        return
    step = length * ratio
    first = Fraction(story.number(str(start[0]))) * (scale[1] if scale else 1)
    used |= {scale[0]} if scale else set()

    def value(at: Point) -> Value:
        amount, periods = first, at[name] / step
        for _ in range(int(periods)):
            amount *= factor
        return amount

    out = [n for n in story.letters if n != name and n in story.written]
    if len(out) > 1:
        return
    yield Situation(
        tuple((n, story.letters[n]) for n in [name, *out]),
        (*out, name),
        frozenset({*used, start[0]}),
        skills.NONLINEAR_FUNCTIONS,
        CONCEPT,
        value=value,
        points=tuple({name: step * k} for k in (1, 2, 0, 3)),
        out=out[0] if out else "",
        amount="the amount",
    )


_YEARS = re.compile(r"⟦N(\d+)⟧")


def _from_then(story: Story, start: int) -> bool:
    """Whether the time is counted from the year in which the amount is told: "in 2012 there were 6 … t years after 2012"."""
    mark = re.search(rf"⟦[NM]{start}⟧", story.prose)
    counted = re.search(r"⟦S\d+⟧ years (?:after|since) ⟦N(\d+)⟧", story.prose)
    if mark is None or counted is None:
        return False
    begin = max(story.prose.rfind(". ", 0, mark.start()), story.prose.rfind(", and ", 0, mark.start())) + 1
    clause = story.prose[begin : mark.end()] + re.split(r"[.;?]|, (?:and|but)\b", story.prose[mark.end() :])[0]
    years = {story.number(i) for i in _YEARS.findall(clause) if _is_year(story, i)}
    return years == {story.number(counted[1])}


def _is_year(story: Story, index: str) -> bool:
    return int(index) not in story.stem.unused(()) and 1800 <= story.number(index) <= 2100


def _scale(story: Story, start: list[int]) -> tuple[int, Fraction] | None:
    """The word "thousand" after an amount as (its placeholder, its factor); 1 where the answer is in thousands."""
    if len(start) != 2 or f"⟦N{start[0]}⟧ ⟦N{start[1]}⟧" not in story.prose:
        return None
    factor = Fraction(story.number(str(start[1])))
    name = {Fraction(1000): "thousands", Fraction(10**6): "millions"}.get(factor)
    if name is None:
        return None
    return start[1], Fraction(1) if re.search(rf"\bin {name}\b", story.ask) else factor


def _factor(story: Story) -> tuple[Fraction, set[int]] | None:
    prose = story.prose
    words = [w for w in re.findall(r"[a-z]+", prose) if w in _FACTORS]
    if "half-life" in prose or "half life" in prose:
        return Fraction(1, 2), set()
    percents = list(re.finditer(P, prose))
    if len(words) == 1 and not percents:
        return Fraction(_FACTORS[words[0]]), set()
    if words or len(percents) != 1:
        times = re.search(rf"\b(?:multipl|is|was)\w*[a-z ]* by(?: a factor of)? {N}", prose)
        if times and not percents and not words:
            return Fraction(story.number(times[1])), {int(times[1])}
        return None
    mark = percents[0]
    near = prose[max(0, mark.start() - 70) : mark.start()].rsplit(".", 1)[-1]
    after = prose[mark.end() : mark.end() + 40].split(".")[0]
    rate = Fraction(story.number(mark[1]))
    if re.search(r"of (?:its|the|their) (?:previous|value|population|amount)|of what", after) and not re.search(
        rf"\b(?:{_DOWN}|{_UP})", near
    ):
        return None
    if re.search(r"\bto $|retain|remain|keep", near):
        return (rate, {int(mark[1])}) if re.search(r"retain|remain|keep", near + after) else None
    up = re.search(rf"\b{_UP}|\b(?:more|greater|higher|larger) than\b", near + after)
    down = re.search(rf"\b{_DOWN}|\b(?:less|fewer|smaller) than\b", near + after)
    if bool(up) == bool(down):
        return None
    return (1 + rate if up else 1 - rate), {int(mark[1])}


def _time_unit(meaning: str) -> str:
    match = re.match(rf"(?:the )?(?:number of )?({'|'.join([*_HOURS, *_MONTHS])})s?\b", meaning)
    if match:
        return match[1]
    match = re.search(rf"time.*, in ({'|'.join([*_HOURS, *_MONTHS])})s?\b", meaning)
    return match[1] if match else ""


def _in(unit: str, other: str) -> Fraction | None:
    for family in (_HOURS, _MONTHS):
        if unit in family and other in family:
            return Fraction(family[unit], family[other])
    return None
