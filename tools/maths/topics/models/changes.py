"""How much a model's output changes: per unit of the input, for several units, or in percent each period.

"By how many inches does the height increase every 4 weeks?", "By what percent does the value fall each year?"
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Slip
from tools.maths.framing import framed
from tools.maths.polynomial import rational
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.given import TRAPS_HERE, letter_of
from tools.maths.topics.models.meaning import plain
from tools.maths.topics.models.model import Exponential, Linear, Model, model_of, shape_of
from tools.maths.topics.models.nouns import stem_word, unit_of
from tools.maths.topics.models.said_amounts import amount_test
from tools.maths.topics.models.twists import silent
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, Node, Percent, Sym, has_decimal, num
from tools.maths.values import Unvalued, evaluate, same_value

_PERIOD = r"(?:every|each|per|for (?:every|each)|in)(?: additional| extra)?\s+(?:(?P<n>⟦N\d+⟧)(?: additional)?\s+)?(?P<in>[a-z][a-z -]*?)"
LEAD = r"(?:(?:according to|based on) the [a-z ]+, )?"
_END = r"(?:,? (?:according to|based on) the [a-z ]+)?\s*\?"
_ASKS = (
    re.compile(
        LEAD + r"by (?P<what>how (?:many|much)|what (?:number|amount)(?: of)?|what percent(?:age)?)(?P<unit>[a-z ,]*?) (?:does|do|did|will|would|is) "
        r"(?:the )?(?:predicted )?(?P<out>[a-z][a-z' -]*?) (?:predicted to )?(?P<verb>increase|decrease|change|grow|rise|drop|fall|decline|go up|go down)s? "
        + _PERIOD + _END
    ),
    re.compile(
        LEAD + r"by (?P<what>how (?:many|much)|what percent(?:age)?)(?P<unit>[a-z ,]*?) (?:does|do|did|will|would) (?:the )?(?:predicted )?"
        r"(?P<out>[a-z][a-z' -]*?) (?P<verb>increase|decrease|change)s? (?:when|if|as|for) (?:the )?(?P<in>[a-z][a-z' -]*?) "
        r"(?:increases|is increased|increase) by (?P<n>⟦N\d+⟧)(?: [a-z]+)?" + _END
    ),
    re.compile(
        LEAD + r"(?:for every (?:increase of )?|for each (?:increase of )?|when |if )(?P<n>⟦N\d+⟧) (?:additional |more )?(?P<in>[a-z -]+?), "
        r"by (?P<what>how (?:many|much))(?P<unit>[a-z ,]*?) (?:does|do|will|would) (?:the )?(?P<out>[a-z' -]+?) (?P<verb>increase|decrease|change)s?" + _END
    ),
    re.compile(
        LEAD + r"(?:if|when) (?:the )?(?P<in>[a-z][a-z' -]*?) (?:increases|is increased|increase) by (?P<n>⟦N\d+⟧)(?: [a-z]+)?, "
        r"by (?P<what>how (?:many|much))(?P<unit>[a-z ,]*?) (?:does|do|will|would) (?:the )?(?P<out>[a-z' -]+?) (?P<verb>increase|decrease|change)s?" + _END
    ),
    re.compile(
        LEAD + r"(?:if|when) [a-z' -]*?(?P<n>⟦N\d+⟧) (?:more|additional|extra) (?P<in>[a-z -]+?)(?: (?:is|are) [a-z]+)?, "
        r"by (?P<what>how (?:many|much))(?P<unit>[a-z ,]*?) (?:does|do|will|would) (?:the )?(?P<out>[a-z' -]+?) (?P<verb>increase|decrease|change)s?" + _END
    ),
    re.compile(
        LEAD + r"(?:the )?(?:predicted )?(?P<out>[a-z][a-z' -]*?) (?P<verb>increase|decrease|change|grow|rise|drop|fall|decline)s? by "
        r"(?P<what>how (?:many|much)|what percent(?:age)?)(?P<unit>[a-z ,]*?) " + _PERIOD + _END
    ),
    re.compile(
        LEAD + r"what is the (?:predicted )?(?P<verb>increase|decrease|change)(?P<unit>, in [a-z ]+,)? in (?:the )?(?P<out>[a-z' -]+?)(?:, in (?P<what>[a-z]+),)? "
        + _PERIOD + _END
    ),
    re.compile(
        LEAD + r"what is the (?:predicted )?(?P<verb>increase|decrease|change)(?P<unit>, in [a-z ]+,)? in (?:the )?(?P<out>[a-z' -]+?)(?:, in (?P<what>[a-z ]+),)? "
        r"(?:for (?:every|each|an?)|when there is an?|that corresponds to an?|corresponding to an?) increase of (?P<n>⟦N\d+⟧) [a-z ]*?in (?:the )?(?P<in>[a-z' -]+?)" + _END
    ),
)  # fmt: skip


READS_SENTENCES = True
_PARTS = {"half", "quarter", "third", "other", "odd", "even", "first", "last"}  # "each half hour", "every other day"


def solve(stem: Stem) -> Derivation | None:
    """The change asked for; None for any other question."""
    match = next((m for pattern in _ASKS if (m := pattern.fullmatch(stem.ask))), None)
    if match is None or not stem.equations():
        return _compared(stem)
    model = model_of(stem)
    if model is None or not model.output or len(model.inputs) != 1:
        return None
    shape = shape_of(model)
    n = match.groupdict().get("n")
    count = stem.value(n) if n else Fraction(1)
    read = letter_of(model, plain(stem, match.group("in"))) == model.inputs[0]
    out = letter_of(model, match.group("out") + " " + (match.group("unit") or ""))
    if _PARTS & set(re.findall(r"[a-z]+", match.group("in"))):
        return None
    if count is None or not read or out not in (None, model.output):
        return None
    said, own = unit_of(match.group("unit") or match.groupdict().get("what") or ""), model.said(model.output)
    if own and said and own.unit and said != own.unit:
        return None
    if framed(stem.ask) or (
        own and own.scale != 1 and not re.search(r"\b(?:hundred|thousand|million|billion)", stem.ask)
    ):
        return None
    full = (
        out == model.output and not TRAPS_HERE & set(match.group("out").split()) and no_more(stem) and not silent(stem)
    )
    if isinstance(shape, Linear) and "percent" not in (match.group("what") or ""):
        return _linear(stem, model, shape, count, match.group("verb"), full)
    if isinstance(shape, Exponential) and "percent" in (match.group("what") or "") and count == shape.every:
        return _percent(model, shape, match.group("verb"), full)
    return None


_LONGER = re.compile(
    r"(?P<n>⟦N\d+⟧) (?:more |additional )?(?P<in>[a-z -]+?)(?: longer| more| farther| further| later)?(?: [a-z'. -]*?)? than\b"
)
_HOW_MUCH_MORE = re.compile(
    r"\bhow (?:much|many) (?:more|less|fewer|greater|longer)\b[^⟦]*\?$|\bwhat is the difference[^⟦]*\?$"
)


_AGES_APART = re.compile(
    r"\bhow (?:much|many [a-z]+) (?:more|longer|taller|heavier|higher|greater|less|shorter|lower|fewer)(?: expensive| [a-z]+)? (?:is|does|are|will|would) [^⟦?]*?"
    r"(?:⟦S\d+⟧ )?(?P<a>⟦N\d+⟧)[- ](?P<in>[a-z]+)[^⟦?]*? than [^⟦?]*?(?:⟦S\d+⟧ )?(?P<b>⟦N\d+⟧)[- ](?P<in2>[a-z]+)[^⟦?]*\?$"
)


def _of_two_inputs(stem: Stem, match: re.Match[str]) -> Derivation | None:
    """ "How many centimeters longer is a 5-year-old fish than a 2-year-old fish?" """
    model, a, b = model_of(stem), stem.value(match.group("a")), stem.value(match.group("b"))
    shape = shape_of(model) if model is not None else None
    if (
        model is None
        or not isinstance(shape, Linear)
        or a is None
        or b is None
        or match.group("in") != match.group("in2")
    ):
        return None
    if letter_of(model, match.group("in")) != shape.letter or len(stem.placeholders("NMP", stem.ask)) != 2:
        return None
    more = not re.search(r"\b(?:less|shorter|lower|fewer)\b", match.group())
    if ((a - b) * shape.rate > 0) is not more:
        return None
    return _linear(stem, model, shape, abs(a - b), "increase" if shape.rate > 0 else "decrease", False)


def _compared(stem: Stem) -> Derivation | None:
    """ "The job took 2 hours longer than the other. How much more did it cost?": two inputs that far apart."""
    if (not _HOW_MUCH_MORE.search(stem.ask) and not _AGES_APART.search(stem.ask)) or not stem.equations():
        return None
    if apart := _AGES_APART.search(stem.ask):
        return _of_two_inputs(stem, apart)
    told = [m for s in stem.told if not re.search(r"⟦[FR]", s) and (m := _LONGER.search(s))]
    model = model_of(stem)
    if len(told) != 1 or model is None or not model.output or len(model.inputs) != 1:
        return None
    shape, count = shape_of(model), stem.value(told[0].group("n"))
    if not isinstance(shape, Linear) or count is None or letter_of(model, told[0].group("in")) != model.inputs[0]:
        return None
    return _linear(stem, model, shape, count, "increase" if shape.rate > 0 else "decrease", False)


def no_more(stem: Stem) -> bool:
    """Whether the sentences before hold only the model and its letters' meanings."""
    told = [m for s in stem.told for m in PLACEHOLDER.finditer(s) if m.group(1) in "NMPT"]
    return all(stem.value(m.group()) is not None and _part_of_meaning(stem, m.group()) for m in told)


def _part_of_meaning(stem: Stem, placeholder: str) -> bool:
    value = stem.value(placeholder)
    return value is not None and (1500 <= value <= 2200 or value in (100, 1000))


def _linear(stem: Stem, model: Model, shape: Linear, count: Fraction, verb: str, full: bool) -> Derivation | None:
    grows = stem_word(verb) in {stem_word(w) for w in ("increase", "grow", "rise", "go up")}
    if verb != "change" and grows != (shape.rate > 0):
        return None
    rate = shape.rate if verb == "change" else abs(shape.rate)
    letter = Sym(shape.letter)
    steps = Bin("*", rational(rate, has_decimal(model.body)), num(count), "cdot")
    made = calculated(
        "Multiply the rate by the change",
        f"Each time ${letter.name}$ grows by 1, the output changes by the number that multiplies it. "
        f"Take that as often as ${letter.name}$ grows.",
        steps, decimal=has_decimal(model.body),
    )  # fmt: skip
    if made is None:
        return None
    answer = rate * count
    quantity, fits = model.said(model.output), amount_test(stem.choices, made[1])

    def at_points() -> bool:
        values = [_at(model, p) for p in (Fraction(3), 3 + count, Fraction(20), 20 + count)]
        return abs(values[1] - values[0]) == abs(values[3] - values[2]) == abs(answer)

    return Derivation(
        skill=skill_of(stem),
        concept="In a linear model the output changes by the same amount for every unit of the input: the slope.",
        moves=(made[0],), solutions=({},), values=(made[1],), confirm=at_points, full=full, fits=fits,
        asked="You are asked for a change of the output, not for one of its values.",
        unit=quantity.plural if quantity else "",
        slips=(Slip("putting the change in as a value", rational(shape.start + shape.rate * count, has_decimal(model.body))),),
    )  # fmt: skip


def _at(model: Model, point: Fraction) -> Fraction:
    value = evaluate(model.body, {model.inputs[0]: point})
    if not isinstance(value, Fraction):
        raise Unvalued("not exact")
    return value


def _percent(model: Model, shape: Exponential, verb: str, full: bool) -> Derivation | None:
    grows = stem_word(verb) in {stem_word(w) for w in ("increase", "grow", "rise", "go up", "change")}
    if verb != "change" and grows != (shape.growth > 1):
        return None
    base = rational(shape.growth, True)
    gap: Node = Bin("-", base, num(1)) if shape.growth > 1 else Bin("-", num(1), base)
    made = calculated(
        "Compare the base with 1", "What the base has above or below 1 is the change of each period.", gap, decimal=True
    )
    if made is None:
        return None
    percent = abs(shape.growth - 1) * 100
    times = calculated(
        "Write it in percent", "A hundredth is one percent.", Bin("*", made[1], num(100), "cdot"), decimal=True
    )
    if times is None:
        return None

    def by_periods() -> bool:
        values = [evaluate(model.body, {model.inputs[0]: shape.every * p}) for p in (0, 1, 4, 5)]
        changes = [abs(float(values[i + 1]) / float(values[i]) - 1) * 100 for i in (0, 2)]
        return all(same_value(c, percent) for c in changes)

    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS,
        concept="In an exponential model every period multiplies by the base, so the percent change is the same each time.",
        moves=(made[0], times[0]), solutions=({},), values=(rational(percent, True),), confirm=by_periods, full=full,
        asked="You are asked for the percent by which the output changes in one period.", unit="%",
        fits=lambda c: c.node is not None and _same(c.node, percent),
        slips=(Slip("taking the base for the percentage", rational(shape.growth * 100, True)),),
    )  # fmt: skip


def _same(node: Node, percent: Fraction) -> bool:
    try:
        value = evaluate(node)
    except Unvalued:
        return False
    return same_value(value * 100 if isinstance(node, Percent) else value, percent)


def skill_of(stem: Stem) -> str:
    """Linear functions, or data when the line was fitted to data."""
    fitted = re.search(r"\b(?:line of best fit|best-fit|scatterplot|regression|predicted)\b", stem.prose)
    return skills.TWO_VARIABLE_DATA if fitted else skills.LINEAR_FUNCTIONS
