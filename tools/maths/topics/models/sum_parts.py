r"""What does 7s mean in 12t + 7s? A product, a factor, a letter or the number of things in a sum of prices times counts.

The sum is told by an equation or an expression, its letters by what they count ("s student tickets") and its numbers by
their prices. Each choice is ruled in or out by what it measures and of which kind; where one of them says something
else, or a word is new, nothing is called understood.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.framing import framed
from tools.maths.polynomial import NotPolynomial, collect, expand
from tools.maths.problem import Choice
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.asked import ASK, REFUSED, target_of
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.limits import expression_of
from tools.maths.topics.models.model import model_of
from tools.maths.topics.models.nouns import MONEY, content, unit_of
from tools.maths.tree import Bin, Node, Num, Sym, letters, num, substitute
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "A number times a letter is so much for each one, times how many there are: what that kind adds to the sum. The number "
    "alone is the price of one, and the letter alone is how many there are."
)
READS_SENTENCES = True
LONGEST = 1500  # characters of a text

_STOP = r"(?=\s*(?:[,.;:?!()]|$|⟦|\b(?:and|at|for|in|on|that|which|with|were|was|are|is|to|from|each|who|when|per|describes?|bought|sold|of)\b))"
_COUNTED = re.compile(rf"\s*(?P<noun>[a-z][a-z' -]*?){_STOP}")
_EACH = re.compile(
    r"\b(?:each|every|per|apiece|single|hourly|unit price|additional)\b|\b(?:one|1) (?!of\b)[a-z]+|\b(?:price|cost|rate|charge|fee|weight|pay|wage) (?:of|for) an? [a-z]+"
)
_NUMBER = re.compile(r"^(?:the )?(?:total |combined )?(?:number|count) of\b|^how many\b")
_AMOUNT = re.compile(
    r"\b(?:amounts?|revenue|costs?|earn(?:s|ed|ings)?|income|money|charges?|total|sales|paid|spent|collected|weights?|mass|time|value|points|calories|pay|raised|received|contribut\w*|price|fees?|distance|length|hours|minutes)\b"
)
_RATE_WORD = re.compile(
    r"\b(?:price|cost|charge|fee|rate|pay|wage|weight|amount|earn\w*|charged|paid|costs|weighs|points|time|value|worth)\b"
)
_PART = re.compile(
    r"\b(?:part|portion|depends?|varies|variable|based on|due to|not including|excluding|without|in addition to)\b"
)
_FIXED = re.compile(
    r"\b(?:fixed|flat|entry|initial|base|one-time|sign-?up|membership|set-?up|delivery|regardless|before)\b"
)
_TWISTED = re.compile(
    r"\b(?:difference|ratio|average|twice|half|percent|maximum|minimum|most|least|more than|less than|fewer|profit|change|increase|decrease)\b|%"
)
_GENERIC = content(
    "amount revenue cost total earning income money charge sale paid spent collected weight mass time value point price fee number of each every one single per "
    "dollars in from for by the that made received represents hour hourly all combined part depends on part parked bought sold used order purchase"
)


@dataclass(frozen=True)
class Kind:
    """One letter of the sum: its number, and the words that name what it counts and only that."""

    letter: str
    factor: Fraction
    words: frozenset[str]
    own: frozenset[str]


@dataclass(frozen=True)
class _Sum:
    kinds: tuple[Kind, ...]
    fixed: Fraction
    body: Node

    def others(self, kind: Kind) -> frozenset[str]:
        """The words of the other kinds alone."""
        return frozenset(w for k in self.kinds if k != kind for w in k.own)


def solve(stem: Stem) -> Derivation | None:
    """The choice that says what the part means; None for anything else."""
    ask = stem.ask
    if not stem.choices or len(stem.prose) > LONGEST or not ASK.search(ask) or REFUSED.search(ask) or framed(ask):
        return None
    if any(c.node is not None for c in stem.choices):
        return None
    target = target_of(stem, ask) or _letter(stem)
    total = _sum_of(stem)
    if total is None or target is None or isinstance(target, str):
        return None
    part = _part(total, target)
    if part is None:
        return None
    role, kind = part
    texts = {c.letter: tidy(re.sub(r"\$\s*[a-zA-Z]\s*\$", "", c.text)).strip(" .") for c in stem.choices}
    money = bool(stem.placeholders("M"))
    verdicts = {
        letter: False if money and _other_unit(text) else judge(total, role, kind, text)
        for letter, text in texts.items()
    }
    right = [c for c in stem.choices if verdicts[c.letter] is True]
    if len(right) != 1:
        return None
    known = content(PLACEHOLDER.sub(" ", stem.prose)) | _GENERIC
    full = all(v is not None for v in verdicts.values()) and content(texts[right[0].letter]) <= known
    return _derivation(total, role, kind, target, right[0], full)


def _letter(stem: Stem) -> Node | None:
    """The letter asked about: "what does s represent?"."""
    found = stem.placeholders("ESNMPTRF", stem.ask)
    return stem.nodes[found[0]] if len(found) == 1 and isinstance(stem.nodes[found[0]], Sym) else None


# ---- the sum ---------------------------------------------------------------------------------------


def _sum_of(stem: Stem) -> _Sum | None:
    """The sum with its letters' meanings; None where it is no sum of numbers times letters, or a letter counts nothing."""
    model = model_of(stem) or expression_of(stem)
    if model is None:
        return None
    body = model.body if model.output else model.equation.left
    if not letters(body):
        return None
    try:
        terms = collect(expand(body))
    except NotPolynomial:
        return None
    factors: dict[str, Fraction] = {}
    fixed = Fraction(0)
    for term in terms:
        if term.degree > 1 or term.coefficient <= 0:
            return None
        if term.monomial:
            factors[term.monomial[0][0]] = term.coefficient
        else:
            fixed = term.coefficient
    if not 1 <= len(factors) <= 3 or (len(factors) == 1 and not fixed):
        return None
    said = {name: _said(stem, name) | _priced(stem, factor) for name, factor in factors.items()}
    if any(not _said(stem, name) for name in factors):
        return None
    kinds = tuple(
        Kind(n, f, said[n], said[n] - frozenset(w for o in factors if o != n for w in said[o]))
        for n, f in factors.items()
    )
    return _Sum(kinds, fixed, body) if all(k.own for k in kinds) else None


def _said(stem: Stem, name: str) -> frozenset[str]:
    """The words of what a letter counts: "⟦S3⟧ student tickets", "babysat for ⟦S3⟧ hours"."""
    found: frozenset[str] = frozenset()
    for match in PLACEHOLDER.finditer(stem.prose):
        if match.group(1) != "S" or stem.node(match.group()) != Sym(name):
            continue
        noun = _COUNTED.match(stem.prose[match.end() :].lstrip(" $"))
        verb = re.search(r"\b([a-z]+(?:s|ed|t)) (?:for )?\$? ?$", stem.prose[: match.start()])
        found |= content(noun["noun"]) if noun else frozenset()
        found |= content(verb.group(1)) if verb and len(verb.group(1)) > 3 else frozenset()
    return found


def _priced(stem: Stem, factor: Fraction) -> frozenset[str]:
    """The words told with a number: "$7 for each student ticket", "adult tickets cost $9 each"; none where it stands twice."""
    places = [m for m in PLACEHOLDER.finditer(stem.prose) if m.group(1) in "MN" and stem.value(m.group()) == factor]
    places = [m for m in places if m.start() < stem.prose.rfind(stem.ask)] if stem.ask in stem.prose else places
    if len(places) != 1:
        return frozenset()
    after = re.split(r"[,.;:?!⟦]|\b(?:and|plus)\b", stem.prose[places[0].end() :])[0]
    before = re.split(r"[,.;:?!⟧]|\b(?:and|plus)\b", stem.prose[: places[0].start()])[-1]
    told = content(re.sub(r"\b(?:each|every|per|for|hour|pounds?|ounces?|dollars?|minutes?|points?)\b", " ", after))
    return told or content(
        re.sub(r"\b(?:costs?|weighs?|sells?|that|sold|for|an?|the|is|are|earns?|charges?)\b", " ", before)
    )


def _part(total: _Sum, target: Node) -> tuple[str, Kind] | None:
    """Which part of the sum is asked about: "product", "factor", "letter" or "count" of all, and its kind."""
    names = letters(target)
    if isinstance(target, Num):
        of = [k for k in total.kinds if k.factor == target.value]
        return ("factor", of[0]) if len(of) == 1 and total.fixed != target.value else None
    if isinstance(target, Sym):
        of = [k for k in total.kinds if k.letter == target.name]
        return ("letter", of[0]) if of else None
    try:
        terms = collect(expand(target))
    except NotPolynomial:
        return None
    if len(terms) == 1 and len(names) == 1:
        of = [k for k in total.kinds if {k.letter} == names and k.factor == terms[0].coefficient]
        return ("product", of[0]) if of and terms[0].degree == 1 and of[0].factor != 1 else None
    if len(terms) == len(total.kinds) > 1 and all(t.degree == 1 and t.coefficient == 1 for t in terms):
        return ("count", total.kinds[0]) if names == {k.letter for k in total.kinds} else None
    return None


# ---- judging ----------------------------------------------------------------------------------------


def judge(total: _Sum, role: str, kind: Kind, text: str) -> bool | None:
    """Whether a choice says what the part means; None where that cannot be told."""
    said = content(text)
    own, others = bool(said & kind.own), bool(said & total.others(kind))
    number, each = bool(_NUMBER.search(text)), bool(_EACH.search(text))
    if re.search(r"\d{2}|[02-9]", text):
        return False if role == "product" and "$" not in text else None  # of so many, not of all there are
    if role == "letter":
        return _only(own, others) if number and not each else False if _AMOUNT.search(text) else None
    if role == "count":
        if not number:
            return False if _AMOUNT.search(text) else None
        if own != others:
            return False
        return None if _TWISTED.search(text) or each else True
    if number:
        return False
    if _TWISTED.search(text):
        return None
    if role == "factor":
        if not each:
            return False if _AMOUNT.search(text) else None
        return (_only(own, others) if len(total.kinds) > 1 else True) if _RATE_WORD.search(text) else None
    if each:
        return False
    if len(total.kinds) > 1:
        if own or others:
            return _only(own, others) if _AMOUNT.search(text) else None
        return False if re.search(r"\b(?:total|all)\b", text) else None
    if _PART.search(text) and own:
        return True
    return False if re.search(r"\btotal\b", text) or (_FIXED.search(text) and not own) or _fee(text, own) else None


def _other_unit(text: str) -> bool:
    """ "The amount, in hours, …" where the sum is money.

    >>> _other_unit("the amount, in hours, worked"), _other_unit("the amount, in dollars, earned")
    (True, False)
    """
    unit = re.search(r",? in ([a-z]+)(?=,|$)", text)
    return bool(unit and unit_of(unit[1]) and unit_of(unit[1]) not in MONEY)


def _fee(text: str, own: bool) -> bool:
    return bool(re.search(r"\bfee\b", text)) and not own


def _only(own: bool, others: bool) -> bool:
    return own and not others


# ---- writing ----------------------------------------------------------------------------------------


def _derivation(total: _Sum, role: str, kind: Kind, target: Node, right: Choice, full: bool) -> Derivation:
    name = kind.letter
    base = {k.letter: num(7) for k in total.kinds}
    more = {**base, name: num(8)}
    shown = Bin("-", substitute(total.body, more), substitute(total.body, base))

    def grows() -> bool:
        """One more of this kind raises the whole sum by its number, wherever one starts."""
        try:
            for start in (0, 3, 11):
                at = {k.letter: Fraction(start) for k in total.kinds}
                gap = evaluate(total.body, {**at, name: Fraction(start + 1)})
                if not isinstance(gap, Fraction) or gap - Fraction(evaluate(total.body, at)) != kind.factor:
                    return False
        except Unvalued:
            return False
        return True

    def whole() -> bool:
        """What the sum loses when there are none of this kind is the product."""
        at = {k.letter: Fraction(5) for k in total.kinds}
        lost = Fraction(evaluate(total.body, at)) - Fraction(evaluate(total.body, {**at, name: Fraction(0)}))
        wanted = {"product": target, "factor": Bin("*", target, num(5))}.get(role)
        return wanted is None or lost == Fraction(evaluate(wanted, at))

    moves = (
        Move("Add one more", "Raise one letter by one and see how much the sum grows: that is what each one of this kind adds.",
             shown, num(kind.factor), check=grows),
        Move("Say it in the words of the problem", "Replace the letters by what they count, and read the part as a sentence.",
             words("What this says in the story"), words(tidy(right.text)), check=lambda: whole() and grows()),
    )  # fmt: skip
    return Derivation(
        skill=skills.LINEAR_TWO if len(total.kinds) > 1 else skills.LINEAR_FUNCTIONS, concept=CONCEPT, moves=moves, solutions=({},),
        values=(), phrase=right.text, asked="You are asked what one part of the sum says about the story, not for a calculation.",
        confirm=whole, fits=lambda c: c.letter == right.letter, full=full,
    )  # fmt: skip
