r"""How does what comes out of a model change when what goes in is raised from one value to another, or by so much?

"D(P) = 400 − 3.5P gives the weekly demand. How will it change if the price is raised from $30 to $50?" Choices are
numbers, or sentences that say which way and by how much. Changes told in percent are not read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.framing import framed
from tools.maths.numerals import spell_out_digits
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import PLACEHOLDER, TRAPS, Stem
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.model import Linear, Model, model_of, shape_of
from tools.maths.topics.models.nouns import content, unit_of
from tools.maths.topics.models.two_nouns import PERIOD, in_words, noun_words, out_words
from tools.maths.tree import Bin, Num, Rel, Sym, has_decimal, substitute
from tools.maths.values import evaluate, exact_value

CONCEPT = (
    "A change is the value after minus the value before. In a linear model it is also the slope times the change of what "
    "goes in."
)
LONGEST = 600  # characters of a question
_UP = r"increas\w*|ris(?:es?|ing)|rose|rais\w+|gr[eo]w\w*|gain\w*|go(?:es)? up|went up|higher"
_DOWN = r"decreas\w*|drop\w*|fall\w*|fell|declin\w*|reduc\w*|lower\w*|go(?:es)? down|went down|los(?:es?|ing)"
_NEITHER = r"changes?|changed|goes|went|varies|moves"
_V = r"(?:⟦[NM]\d+⟧|⟦R\d+⟧)"
_UNIT = r"(?: ⟦N\d+⟧)?(?: [a-z]+(?: (?:fahrenheit|celsius|feet|meters))?)?"
_FROM_TO = re.compile(rf"\b(?:from|between) (?P<a>{_V})(?P<au>{_UNIT}) (?:to|and) (?P<b>{_V})(?P<bu>{_UNIT})")
_BY = re.compile(rf"\b(?P<way>{_UP}|{_DOWN}) by (?P<a>⟦[NM]\d+⟧)(?P<au>{_UNIT})")
_HOW = [
    re.compile(r"\bhow (?:will|would|does|do|did|is|are) (?P<out>[a-z' -]+?) (?:change|changed|affected)\b"),
    re.compile(r"\bhow (?P<out>[a-z' -]+?) (?:changes|will change|changed|would change)\b"),
    re.compile(rf"\bby (?:how (?:much|many)(?: [a-z]+)?|what amount)(?:,? in [a-z ]+,)? (?:will|would|does|do|did) (?P<out>[a-z' -]+?) (?P<way>{_UP}|{_DOWN}|change)\b"),
    re.compile(r"\bwhat is the (?P<way>increase|decrease|change)(?:,? in [a-z]+,)? in (?P<out>[a-z' -]+?)(?= (?:when|if|as|from)\b)"),
]  # fmt: skip
_INPUT = re.compile(
    rf"\b(?:if|when|as|after)? ?(?P<into>(?:the |its |an? )?[a-z][a-z' -]*?) (?:is |are |was |were |has |have |been )*(?P<way>{_UP}|{_DOWN}|{_NEITHER})$"
)
_SAME = re.compile(r"\b(?:not change|stays? the same|remains? (?:the same|unchanged)|no change)\b")
_FORM = content(
    "which of the following describes best according to the model by based on function equation statement true how will and"
)


@dataclass(frozen=True)
class _Asked:
    before: Fraction
    after: Fraction
    way: str  # "up" or "down" where the question says which way the output goes, "" else
    only_gap: bool  # only the difference of the two inputs is told


def solve(stem: Stem) -> Derivation | None:
    """The change asked for, or the choice that tells it; None for anything else."""
    ask = stem.ask
    if len(ask) > LONGEST:
        return None
    model = model_of(stem)
    if model is None or not model.output or len(model.inputs) != 1 or stem.tables or stem.statements or framed(ask):
        return None
    asked = _asked(stem, model, ask)
    if asked is None:
        return None
    linear = isinstance(shape_of(model), Linear)
    if asked.only_gap and not linear:
        return None
    before, after = model.at(asked.before), model.at(asked.after)
    if before is None or after is None:
        return None
    change = after - before
    if change == 0 or (asked.way and (change > 0) is not (asked.way == "up")):
        return None
    return _derivation(stem, model, asked, change, linear)


def _way(word: str) -> str:
    return "up" if re.fullmatch(_UP, word) or word == "increase" else "down" if re.fullmatch(_DOWN, word) else ""


def _asked(stem: Stem, model: Model, ask: str) -> _Asked | None:
    """The two inputs and what is said of the way; None where a word or a number is left over."""
    how = next((m for p in _HOW if (m := p.search(ask))), None)
    if how is None or re.search(r"\b(?:percent|times|per|rate|average|twice|half|each|every)\b|⟦P", ask):
        return None
    out = content(how["out"])
    out_own = out_words(model)
    into_own = in_words(stem, model.inputs[0]) - out_own
    core = noun_words(how["out"])
    if not core or not core <= out_own:
        return None  # "how will the revenue change", where the model gives the demand
    if set(PERIOD.findall(ask)) - set(PERIOD.findall(" ".join(stem.told))):
        return None
    rest = ask.replace(how.group(), " · ", 1)
    pair = _pair(stem, model, rest)
    if pair is None:
        return None
    before, after, only_gap, match = pair
    lead = re.split(r"[·,]", rest[: match.start()])[-1].strip()
    subject = (
        _INPUT.search(lead) if not only_gap else re.search(r"(?P<into>[a-z][a-z' -]*?)(?: is| are| was| were)*$", lead)
    )
    named = subject["into"] if subject else lead
    named = re.sub(r"\b(?:if|when|as|after)\b", " ", named).strip()
    if content(named) and not (noun_words(named) and noun_words(named) <= into_own):
        return None  # "if the cost of the lamp is raised", where the letter is its price
    told_way = _way(subject["way"]) if subject and not only_gap else ""
    if told_way and (after > before) is not (told_way == "up"):
        return None
    left = rest.replace(match.group(), " ", 1)
    left = left.replace(lead, " ", 1) if lead else left
    letters_left = [
        i for k, i in PLACEHOLDER.findall(left) if stem.nodes[int(i)] not in (Sym(model.inputs[0]), Sym(model.output))
    ]
    if letters_left or content(PLACEHOLDER.sub(" ", left)) - _FORM - out - into_own:
        return None
    if set(re.findall(r"[a-z]+", left)) & (TRAPS - {"of", "if", "when", "as", "which", "how", "in"}):
        return None
    said = how.groupdict().get("way") or ""
    return _Asked(before, after, _way(said), only_gap)


def _pair(stem: Stem, model: Model, rest: str) -> tuple[Fraction, Fraction, bool, re.Match[str]] | None:
    """The input before and after (0 and the step where only that is told), whether only the step is, and its words."""
    match = _FROM_TO.search(rest)
    if match:
        values = [_input(stem, model, match[n], match[n + "u"]) for n in "ab"]
        if values[0] is None or values[1] is None or values[0] == values[1]:
            return None
        return values[0], values[1], False, match
    match = _BY.search(rest)
    if match:
        step = _input(stem, model, match["a"], match["au"], year=False)
        if step is None:
            return None
        return Fraction(0), step if _way(match["way"]) == "up" else -step, True, match
    return None


def _input(stem: Stem, model: Model, placeholder: str, unit: str, year: bool = True) -> Fraction | None:
    """A value of what goes in; a year counts from the year the model starts with."""
    node = stem.node(placeholder)
    if isinstance(node, Rel):
        if node.op != "=" or node.left != Sym(model.inputs[0]):
            return None
        value = exact_value(node.right)
    else:
        value = stem.value(placeholder)
    if value is None:
        return None
    said = model.said(model.inputs[0])
    scale = re.search(r"⟦N\d+⟧", unit)
    if scale:  # "4 thousand feet", where the letter counts thousands of feet
        size = stem.value(scale.group())
        counted = [stem.value(n) for n in re.findall(r"⟦S\d+⟧ (⟦N\d+⟧) ", stem.prose)]
        return value if size in counted else None
    if said is not None and said.since is not None and year and value >= 1500:
        return value - said.since
    named = unit_of(unit)
    if said is not None and named and said.unit and named != said.unit:
        return None
    return value


# ---- choices and writing -----------------------------------------------------------------------------------------------


def says(text: str, change: Fraction, unit: str = "") -> bool | None:
    """Whether a sentence tells this change; None where it tells something else.

    >>> says("The demand will decrease by 70 units.", Fraction(-70)), says("It increases by 70 units.", Fraction(-70))
    (True, False)
    """
    plain = spell_out_digits(tidy(text)).lower()
    if _SAME.search(plain):
        return change == 0
    up, down = (re.search(rf"\b(?:{p})\b", plain) for p in (_UP, _DOWN))
    numbers = re.findall(r"\d[\d,]*(?:\.\d+)?", plain)
    if (
        bool(up) == bool(down)
        or len(numbers) != 1
        or re.search(r"%|percent|\btimes\b|\bfactor\b|\bto \$?\d|\bper\b|\beach\b", plain)
    ):
        return None
    named = re.search(r"\d (?:degrees? )?([a-z]+)", plain)
    if named and unit and unit_of(named[1]) and unit_of(named[1]) != unit:
        return False
    return (change > 0) is bool(up) and Fraction(numbers[0].replace(",", "")) == abs(change)


def _derivation(stem: Stem, model: Model, asked: _Asked, change: Fraction, linear: bool) -> Derivation | None:
    name = model.inputs[0]
    decimal = has_decimal(model.body)
    said = model.said(model.output)
    unit = said.unit if said else ""
    in_words_ = bool(stem.choices) and all(c.node is None for c in stem.choices)
    if not in_words_ and stem.choices and any(c.node is None for c in stem.choices):
        return None
    slope = change / (asked.after - asked.before)
    moves: list[Move] = []
    result = rational(change, decimal)
    if asked.only_gap:
        text = "Each 1 more of what goes in changes what comes out by the slope."
        product = Bin("*", rational(slope, decimal), rational(asked.after, decimal), "cdot")
        moves.append(Move("Multiply the slope by the change", text, product, result))
    else:
        ends = []
        for point, when in ((asked.before, "before"), (asked.after, "after")):
            text = f"Put the value {when} the change in for ${name}$."
            placed = substitute(model.body, {name: rational(point, decimal)})
            ends.append(rational(Fraction(evaluate(model.body, {name: point})), decimal))
            moves.append(Move(f"Find the value {when}", text, placed, ends[-1]))
        text = "The change is the value after minus the value before: a negative one is a decrease."
        moves.append(Move("Subtract", text, Bin("-", ends[1], ends[0]), result))

    def again() -> bool:
        """By the slope where there is one; by SymPy's own values for a curve."""
        if linear:
            one, next_one = (Fraction(evaluate(model.body, {name: Fraction(p)})) for p in (10, 11))
            return (next_one - one) * (asked.after - asked.before) == change
        import sympy

        from tools.maths import algebra

        body, x = algebra.to_sympy(model.body), sympy.Symbol(name, real=True)
        ends_ = [body.subs(x, sympy.Rational(p.numerator, p.denominator)) for p in (asked.before, asked.after)]
        return bool(sympy.simplify(ends_[1] - ends_[0] - sympy.Rational(change.numerator, change.denominator)) == 0)

    full = _all_read(stem, model) and len(stem.told) <= 3
    skill = skills.LINEAR_FUNCTIONS if linear else skills.NONLINEAR_FUNCTIONS
    asks = "You are asked for the change of what comes out, not for one of its values."
    if not in_words_:
        if not asked.way and change < 0:
            return None  # is −70 or 70 meant?
        return Derivation(
            skill=skill, concept=CONCEPT, moves=tuple(moves), solutions=({},), values=(rational(abs(change), decimal),), asked=asks,
            confirm=again, unit=said.plural if said else "", full=full, slips=(Slip("giving the slope", rational(abs(slope), decimal)),),
        )  # fmt: skip
    verdicts = {c.letter: says(c.text, change, unit) for c in stem.choices}
    right = [c for c in stem.choices if verdicts[c.letter] is True]
    if len(right) != 1:
        return None
    text = "Say which way it goes and by how much."
    moves.append(Move("Say it in words", text, rational(change, decimal), words(tidy(right[0].text) if "$" in right[0].text else right[0].text),
                      check=lambda: [says(c.text, change, unit) for c in stem.choices].count(True) == 1))  # fmt: skip

    def fits(choice: Choice) -> bool:
        return verdicts[choice.letter] is True

    return Derivation(
        skill=skill, concept=CONCEPT, moves=tuple(moves), solutions=({},), values=(), phrase=right[0].text, asked=asks,
        confirm=again, fits=fits, full=full and None not in verdicts.values(),
    )  # fmt: skip


def _all_read(stem: Stem, model: Model) -> bool:
    """Whether the told sentences hold no number besides the model, a scale and the year it starts from."""
    said = model.said(model.inputs[0])
    years = {said.since} if said is not None and said.since is not None else set()
    told = [stem.nodes[int(i)] for k, i in PLACEHOLDER.findall(" ".join(stem.told)) if k in "NMPDTE"]
    values = [n.value for n in told if isinstance(n, Num)]
    return all(v in years or v in (1000, 1_000_000) for v in values)
