"""Amounts counted up step by step: a fee that covers a first part, prices raised again and again, and rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Point, Situation
from tools.maths.topics.stories.by_roles.text import N, S, Story, stemmed
from tools.maths.values import Value

M = r"⟦M(\d+)⟧"
FEE = "The fee pays for the first part already; the rate counts only for what comes after that part."
REVENUE = "Revenue is the price times the number sold; each step changes both the price and the number sold."
ROWS = "From one row to the next the same number is added, as often as there are steps from the row that is told."


def read(story: Story) -> Iterator[Situation]:
    """The situations of these kinds."""
    yield from _covered(story)
    yield from _raised(story)
    yield from _rows(story)


def _in_and_out(story: Story, unit: str) -> tuple[str, str] | None:
    """The letter that counts a unit, and the other one, "" when there is none."""
    names = [n for n in story.letters if n in story.written]
    counted = [
        n
        for n in names
        if re.search(rf"^(?:the )?(?:number of )?(?:\w+ )?{unit}(?:s|es)?\b|, in {unit}", story.letters[n])
    ]
    others = [n for n in names if n not in counted]
    return (counted[0], others[0] if others else "") if len(counted) == 1 and len(others) <= 1 else None


def _covered(story: Story) -> Iterator[Situation]:
    """ "$120 covers the first 2 hours, then $45 for each further hour"."""
    prose = story.prose
    first = re.search(
        rf"\b(?:covers?|includes?|including|for|pays for|during|up to) (?:up to )?(?:the )?(?:first )?{N} ([a-z]+)",
        prose,
    )
    alone = re.search(r"\b(?:covers?|includes?|including|for) the first()? ([a-z]+)", prose)
    first = first or alone
    later = re.search(
        rf"{M} (?:for |per |an? )?(?:each |every )?(?:additional |extra |further |more )?([a-z]+)"
        r"(?P<after> (?:after|over|beyond|above|past|more than|thereafter)[^.;]*)?",
        prose[first.end() :] if first else "",
    )
    each_over = re.search(
        rf"(?:each|every) (?:additional |extra )?([a-z]+)(?P<over>[^.;⟦]*(?:⟦N\d+⟧)?[^.;⟦]*)(?:costs?"
        rf"|is charged|for|at) (?:an additional |another )?{M}",
        prose[first.end() :] if first else "",
    )
    further = (
        r"\b(?:additional|extra|further|after that|thereafter|beyond|over|past|in excess|after the first|more than)\b"
    )
    order = (1, 2)
    if each_over and re.search(r"over|beyond|past|after|additional|extra|more than", each_over.group()):
        later, order = each_over, (3, 1)
    if (
        not first
        or not later
        or not re.search(r"\b(?:first|covers?|includes?|up to)\b", prose)
        or not re.search(further, prose)
    ):
        return
    rest = later.group() + prose[first.end() + later.end() : first.end() + later.end() + 60]
    if not re.search(further, rest):
        return
    unit = stemmed(first[2])
    fee = [m for m in re.finditer(M, prose[: first.start()])]
    if stemmed(later[order[1]]) != unit and unit not in prose[first.end() + later.start() :][:60]:
        return
    if len(fee) != 1:
        return
    pair = _in_and_out(story, unit)
    if pair is None:
        return
    name, out = pair
    if re.search(r"\b(?:additional|extra|beyond|after|over|more)\b", story.letters[name]):
        return
    if re.search(rf"{S} [a-z]+ (?:over|beyond|past|after|more than|in excess)\b", prose):
        return
    included, base, rate = (
        int(story.number(first[1])) if first[1] else 1,
        Fraction(story.number(fee[0][1])),
        Fraction(story.number(later[order[0]])),
    )
    again = {int(i) for i in re.findall(N, later.group()) if story.number(i) == included}

    def value(at: Point) -> Value:
        charge = base
        for hour in range(1, int(at[name]) + 1):
            charge += rate if hour > included else 0
        return charge

    points = tuple({name: Fraction(included + k)} for k in (1, 2, 5))
    yield _amount(
        story,
        name,
        out,
        {*([int(first[1])] if first[1] else []), int(fee[0][1]), int(later[order[0]]), *again},
        skills.LINEAR_FUNCTIONS,
        FEE,
        value,
        points,
    )


def _raised(story: Story) -> Iterator[Situation]:
    """ "Every $2 increase in price means 15 fewer sold": revenue after x of those."""
    prose = story.prose
    if not re.search(r"\b(?:revenue|income|sales|money|takings|collect(?:s|ed)?|receipts|takes in|took in)\b", prose):
        return
    step = re.search(
        rf"(?:each|every|for each|for every)(?: additional)? {M} (?P<p>increase|decrease|rise|reduction"
        rf"|cut|drop|that)(?P<more>[^⟦.]*)"
        rf"{N}(?P<s>(?: \w+)?(?: \w+)? ?(?:fewer|more|less|additional))?",
        prose,
    )
    times = re.search(rf"{S} (?:such |price )?(?:increases|decreases|reductions|raises|cuts|times|of these)", prose)
    if not step or not times:
        return
    numbers = [
        i for i in story.stem.placeholders("NM") if i not in (int(step[1]), int((step["more"] and step[4]) or 0))
    ]
    told = [int(i) for i in numbers if i < int(step[1])]
    money = [i for i in told if f"⟦M{i}⟧" in prose]
    counts = [i for i in told if f"⟦N{i}⟧" in prose]
    again = [i for i in numbers if i not in told]
    if len(money) != 1 or len(counts) != 1 or any(story.number(str(i)) != story.number(step[1]) for i in again):
        return
    context = step["more"] + (step["s"] or "")
    fewer, more = (
        re.search(r"\b(?:fewer|less|lose|lost|drop|decreas|reduc)", context),
        re.search(r"\b(?:more|additional|gain|increas)", context),
    )
    if bool(fewer) == bool(more):
        return
    up = step["p"] in ("increase", "rise") or (step["p"] == "that" and re.search(r"\b(?:raise|increase)", context))
    name = story.name(times[1])
    price, sold = Fraction(story.number(str(money[0]))), Fraction(story.number(str(counts[0])))
    dollars, people = Fraction(story.number(step[1])), Fraction(story.number(step[4]))

    def value(at: Point) -> Value:
        cost, number = price, sold
        for _ in range(int(at[name])):
            cost, number = cost + (dollars if up else -dollars), number + (people if more else -people)
        return cost * number

    others = [n for n in story.letters if n in story.written and n != name]
    if len(others) > 1:
        return
    points = tuple({name: Fraction(k)} for k in (1, 2, 4))
    used = {money[0], counts[0], int(step[1]), int(step[4]), *again}
    yield _amount(story, name, "".join(others), used, skills.NONLINEAR_FUNCTIONS, REVENUE, value, points)


def _rows(story: Story) -> Iterator[Situation]:
    """ "Each row has 3 more seats than the row in front; row 5 has 34": the number in row n."""
    prose = story.prose
    kind = r"(?P<kind>row|day|week|level|layer|step|stage|figure|pattern|round|month|year|floor|ring)"
    more = re.search(rf"{N} (?P<w>more|fewer|less)\b[^⟦.]*\bthan\b[^⟦.]*\b{kind}\b", prose)
    asked = re.search(rf"\b(?P<kind>[a-z]+) {S}(?=[ ,.?])", story.ask)
    if not more or not asked or not re.search(rf"\b{more['kind']}\b", prose) or asked["kind"] != more["kind"]:
        return
    if not re.search(r"\b(?:each|every|in front|previous|before|below|above)\b", prose):
        return
    at_row = re.search(
        rf"\b{more['kind']} {N}(?:,[^,⟦.]*,)? (?:of [a-z ]+)?(?:has|contains|holds|had|consists of|uses"
        rf"|is made of) {N}",
        prose,
    )
    first = re.search(rf"\bfirst {more['kind']} (?:of [a-z ]+)?(?:has|contains|holds|had|consists of|uses) {N}", prose)
    swapped = re.search(rf"{N} [a-z ]+ in {more['kind']} {N}", prose)
    name = story.name(asked[2])
    if at_row:
        where, there, used = int(story.number(at_row[1])), story.number(at_row[2]), {int(at_row[1]), int(at_row[2])}
    elif swapped:
        where, there, used = int(story.number(swapped[2])), story.number(swapped[1]), {int(swapped[1]), int(swapped[2])}
    elif first:
        where, there, used = 1, story.number(first[1]), {int(first[1])}
    else:
        return
    step = Fraction(story.number(more[1])) * (1 if more["w"] == "more" else -1)
    said = more.group() + prose[more.end() : more.end() + 24].split(".")[0]
    back = re.search(r"than[^.⟦]*\b(?:behind|following|next|after)\b", said)
    below, above = re.search(r"\bbelow\b", said), re.search(r"\babove\b", said)
    if back or (below and "bottom" not in prose) or (above and "top" not in prose) or (below and above):
        return

    def value(at: Point) -> Value:
        seats, row = Fraction(there), where
        while row != at[name]:
            seats, row = (seats + step, row + 1) if row < at[name] else (seats - step, row - 1)
        return seats

    others = [n for n in story.letters if n in story.written and n != name]
    if len(others) > 1:
        return
    points = tuple({name: Fraction(where + k)} for k in (1, 2, 5, 0))
    yield _amount(story, name, "".join(others), used | {int(more[1])}, skills.LINEAR_FUNCTIONS, ROWS, value, points)


def _amount(
    story: Story,
    name: str,
    out: str,
    used: set[int],
    skill: str,
    concept: str,
    value: Callable[[Point], Value],
    points: tuple[Point, ...],
) -> Situation:
    names = (out, name) if out else (name,)
    return Situation(
        tuple((n, story.letters[n]) for n in names), names, frozenset(used), skill, concept,
        value=value, points=points, out=out, amount=story.letters.get(out, ""),
    )  # fmt: skip
