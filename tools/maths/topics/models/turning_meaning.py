r"""What does 640 mean in R(p) = −2.5(p − 12)² + 640, or 12, or the vertex? Choices in words about a highest or lowest value.

`interpret` reads such choices by units; here both quantities may have one unit (a revenue in dollars at a price in
dollars), so they are told apart by their nouns and by where the numbers stand in the sentence.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.framing import framed
from tools.maths.numerals import spell_out_digits
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.models.asked import ASK, REFUSED, target_of
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.model import Model, Quadratic, model_of, shape_of
from tools.maths.topics.models.nouns import content
from tools.maths.topics.models.two_nouns import PERIOD, in_words, out_words
from tools.maths.tree import Apply, Group, Node, num, substitute
from tools.maths.values import Unvalued, evaluate, exact_value

CONCEPT = (
    "In $a(x - h)^2 + k$ the square is never negative and is zero at $x = h$: there the model has its greatest value $k$ "
    "if $a$ is negative, and its least value $k$ if $a$ is positive."
)
READS_SENTENCES = True
LONGEST = 1500  # characters of a text

_HIGH = re.compile(r"\b(?:maximum|maximi[sz]e[sd]?|highest|greatest|peak|largest|most)\b")
_LOW = re.compile(r"\b(?:minimum|minimi[sz]e[sd]?|lowest|least|smallest|fewest)\b")
_HEAD_END = re.compile(
    r",|\b(?:that|which|when|at which|for which|where|if|predicted|reached|modeled|per|needed|required|it takes|after|as)\b"
)
_CLAUSE = re.compile(
    r",? ?(?:and )?(?:(?:which|this|and it|it) (?:occurs|happens|is reached|is attained|is predicted)|occurring|reached|attained)?,? ?\b(?:when|if|at|after|for|where|once)\b"
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_COUNTING = re.compile(r"^(?:the )?(?:predicted |estimated |total )?(?:number|amount|quantity) of\b")
_STRANGE = re.compile(
    r"\b(?:difference|ratio|average|twice|half|percent|increase|decrease|change|rate|each additional|range|total)\b|%"
)


@dataclass(frozen=True)
class Turn:
    """The turning point (h, k), whether it is a highest one, and the words of what comes out and of what goes in."""

    at: Fraction
    value: Fraction
    high: bool
    out: frozenset[str]
    into: frozenset[str]
    periods: frozenset[str] = frozenset()


def solve(stem: Stem) -> Derivation | None:
    """The choice that says what the number or the point means; None for anything else."""
    ask = stem.ask
    if (
        not stem.choices
        or len(stem.prose) > LONGEST
        or not ASK.search(ask)
        or REFUSED.search(ask)
        or framed(ask)
        or stem.tables
    ):
        return None
    model = model_of(stem)
    shape = shape_of(model) if model is not None else None
    if model is None or not isinstance(shape, Quadratic) or any(c.node is not None for c in stem.choices):
        return None
    turn = _turn_of(stem, model, shape)
    role = _role(target_of(stem, ask), turn) if turn is not None else ""
    if turn is None or not role:
        return None
    verdicts = {c.letter: judge(turn, role, c.text) for c in stem.choices}
    right = [c for c in stem.choices if verdicts[c.letter] is True]
    if len(right) != 1:
        return None
    return _derivation(model, turn, role, right[0], None not in verdicts.values())


def _turn_of(stem: Stem, model: Model, shape: Quadratic) -> Turn | None:
    at, value = shape.turn
    if at == 0 or at == value:
        return None
    out = out_words(model)
    into = in_words(stem, shape.letter) - out
    periods = frozenset(PERIOD.findall(stem.prose))
    return Turn(at, value, shape.a < 0, out, into, periods) if out and into else None


def _role(target: Node | str | None, turn: Turn) -> str:
    """ "value" for k, "input" for h, "vertex" for both; "" where the question points at something else."""
    if target == "vertex":
        return "vertex"
    if isinstance(target, Group) and len(target.items) == 2:
        return "vertex" if tuple(exact_value(i) for i in target.items) == (turn.at, turn.value) else ""
    if target is None or isinstance(target, str | Apply):
        return ""
    number = exact_value(target)
    return "value" if number == turn.value else "input" if number == turn.at else ""


# ---- judging --------------------------------------------------------------------------------------------


def judge(turn: Turn, role: str, text: str) -> bool | None:
    """Whether a choice says what the number (or the vertex) means; None where that cannot be told."""
    plain = spell_out_digits(tidy(text)).strip(" .").lower()
    high, low = bool(_HIGH.search(plain)), bool(_LOW.search(plain))
    if not high and not low:
        return False  # nothing is said of a highest or lowest value
    if high == low or high is not turn.high:
        return False if high != low else None
    if _STRANGE.search(plain):
        return None
    if set(PERIOD.findall(plain)) - turn.periods:
        return False  # a daily revenue where the model gives a weekly one
    numbers = [Fraction(n.replace(",", "")) for n in _NUMBER.findall(plain)]
    if role == "vertex":
        return _both(turn, plain, numbers)
    head, _, tail = _split(plain)
    extreme_first = bool(_HIGH.search(head) or _LOW.search(head))
    measured, other = (turn.out, turn.into) if role == "value" else (turn.into, turn.out)
    if _is(head, turn.out, turn.into) is None:
        return None
    own = _is(head, measured, other)
    if role == "value":
        return bool(own and extreme_first and set(numbers) <= {turn.value}) if own else False
    if extreme_first or not own:
        return False
    return True if content(tail) & turn.out and set(numbers) <= {turn.at} else None


def _split(plain: str) -> tuple[str, str, str]:
    match = _HEAD_END.search(plain)
    return (plain, "", "") if match is None else (plain[: match.start()], match.group(), plain[match.end() :])


def _is(head: str, ours: frozenset[str], theirs: frozenset[str]) -> bool | None:
    """Whether the head of a choice measures this quantity and not the other; None where it names neither or both."""
    said = content(head) | ({"time"} if re.search(r"\btime\b", head) else frozenset())
    if _COUNTING.match(head):
        said = content(re.sub(_COUNTING, "", head))
    first, second = bool(said & ours), bool(said & theirs)
    return None if first == second else first


def _both(turn: Turn, plain: str, numbers: list[Fraction]) -> bool | None:
    """A sentence with both numbers: the value beside the highest (or lowest) thing, the input in its own clause."""
    if set(numbers) != {turn.at, turn.value} or len(numbers) != 2:
        return None if not numbers else False
    cuts = list(_CLAUSE.finditer(plain))
    if plain.startswith(("when ", "if ", "at ", "after ", "for ", "once ")):
        first, _, second = plain.partition(",")
        clause, main = first, second
    else:
        cut = next((c for c in cuts if _NUMBER.search(plain[c.end() :])), None)
        if cut is None:
            return None
        main, clause = plain[: cut.start()], plain[cut.start() :]
    here = [Fraction(n.replace(",", "")) for n in _NUMBER.findall(main)]
    there = [Fraction(n.replace(",", "")) for n in _NUMBER.findall(clause)]
    if len(here) != 1 or len(there) != 1 or not content(main) & turn.out:
        return None
    if content(clause) & turn.out:
        return None
    return here == [turn.value] and there == [turn.at]


# ---- writing --------------------------------------------------------------------------------------------


def _derivation(model: Model, turn: Turn, role: str, right: Choice, full: bool) -> Derivation:
    letter = model.inputs[0]

    def beyond() -> bool:
        """On both sides of the turning point the model stays below (above) it."""
        try:
            top = evaluate(model.body, {letter: turn.at})
            beside = [
                evaluate(model.body, {letter: turn.at + d}) for d in (-3, -1, Fraction(-1, 2), Fraction(1, 2), 1, 3)
            ]
        except Unvalued:
            return False
        return top == turn.value and all((v < turn.value) is turn.high for v in beside)

    def again() -> bool:
        return [judge(turn, role, right.text)] == [True] and beyond()

    shown = substitute(model.body, {letter: num(turn.at)})
    moves = (
        Move("Find where the model turns", "Put in the input that makes the square zero: no other input gives more (or less).", shown, num(turn.value)),
        Move("Say it in the words of the problem", "Say what goes in and what comes out there, each by its own noun.",
             words("What this says in the story"), words(tidy(right.text) if "$" in right.text else right.text), check=again),
    )  # fmt: skip
    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS, concept=CONCEPT, moves=moves, solutions=({},), values=(), phrase=right.text,
        asked="You are asked what the turning point, or one of its numbers, says about the story.",
        confirm=beyond, fits=lambda c: c.letter == right.letter, full=full,
    )  # fmt: skip
