"""Two things under one formula, where the second is told only against the first: "3 times as long, twice the diameter".

The ratio asked must come out the same whatever the first one's amounts are. Letters that are not spoken of are held.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import rational
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.given_formula.agreeing import value_test
from tools.maths.topics.models.given_formula.form import asks_for
from tools.maths.topics.models.given_formula.letters import Given
from tools.maths.topics.models.given_formula.measures import words_of
from tools.maths.tree import Bin, Node, Sym, substitute
from tools.maths.values import Unvalued, evaluate

_K = r"(?P<k>⟦N\d+⟧ times|twice|double|triple|half|one-half|one-third|one-fourth|⟦[NE]\d+⟧ (?:of )?)"
_SCALED = (
    re.compile(rf"(?P<lead>[^,.;⟦]*?)(?<![a-z-]){_K} as (?P<noun>[a-z]+)(?: as)?(?P<rest>[^,.;⟦]*)"),
    re.compile(rf"(?P<lead>[^,.;⟦]*?)(?<![a-z-]){_K} (?:the|its) (?P<noun>[a-z]+(?: [a-z]+)?)(?P<rest>[^,.;⟦]*)"),
)
_VERBS = re.compile(
    r"(?P<noun>(?:[a-z]+ ){1,4})(?:is|are|was|were) (?P<verb>doubled|tripled|quadrupled|halved|cut in half)\b"
)
_HALF = Fraction(1, 2)
_FACTOR: dict[str, int | Fraction] = {
    "twice": 2, "double": 2, "doubled": 2, "triple": 3, "tripled": 3, "quadrupled": 4, "half": _HALF, "one-half": _HALF,
    "halved": _HALF, "cut in half": _HALF, "one-third": Fraction(1, 3), "one-fourth": Fraction(1, 4),
}  # fmt: skip
_TIMES = re.compile(
    r"\bhow many times (?:as [a-z]+ as )?(?P<than>the .*)"
    r"|\b(?:how many times|by what factor)\b.* (?:as|than) (?P<last>.*)"
)
_VAGUE = frozenset({"much", "many", "great", "large", "big"})
_SUBJECT_STOP_TEXT = "the a an is are has have with that which and it its of was were if whose but while"
_SUBJECT_STOP = frozenset(_SUBJECT_STOP_TEXT.split())


def solve(stem: Stem, given: Given) -> Derivation | None:
    """The ratio of the formula's own letter in the two cases; None when nothing is told as so many times as large."""
    if re.search(r"⟦P\d+⟧|\bpercent\b|\bmore than\b|\bless than\b", stem.prose):
        return None
    read = _factors(stem, given)
    if read is None:
        return None
    factors, subject, reference, used = read
    name = given.model.output
    if name in factors or not asks_for(stem, given, name) or not _accounted(stem, used):
        return None
    upright = _order(stem.ask, subject, reference)
    if upright is None:
        return None
    scaled: dict[str, Node] = {n: Bin("*", rational(k), Sym(n)) for n, k in factors.items() if k != 1}
    second, first = substitute(given.model.body, scaled), given.model.body
    ratio = _ratio(first, second, given)
    if ratio is None or ratio == 1:
        return None
    answer = ratio if upright else 1 / ratio
    fits = value_test(stem, answer)
    if fits is None:
        return None
    whole = Bin("/", second, first, "frac") if upright else Bin("/", first, second, "frac")

    def by_numbers() -> bool:
        """One case with numbers put in, then the other with its multiples."""
        point = {n: Fraction(3 + i, 2) for i, n in enumerate(given.model.inputs)}
        other = {n: v * factors.get(n, 1) for n, v in point.items()}
        high, low = (float(evaluate(given.model.body, at)) for at in (other, point))
        return abs((high / low if upright else low / high) - float(answer)) < 1e-9

    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS,
        concept="Write the formula for both, the second with its multiples in place of the letters, and divide.",
        moves=(
            Move("Put the multiples in", "For the second one each letter is replaced by its multiple.", first, second,
                 given=scaled),
            Move("Divide", "What the two have in common cancels.", whole, rational(answer)),
        ),
        solutions=({},), values=(rational(answer),), confirm=by_numbers, fits=fits, full=False,
        asked=f"You are asked how ${name}$ of the one compares with ${name}$ of the other.",
    )  # fmt: skip


def _factors(stem: Stem, given: Given) -> tuple[dict[str, Fraction], frozenset[str], frozenset[str], set[int]] | None:
    """The multiples of the letters, who has them, who is the measure, and the numbers read."""
    factors: dict[str, Fraction] = {}
    subject: frozenset[str] | None = None
    reference: frozenset[str] = frozenset()
    used: set[int] = set()
    changed = False
    for sentence in stem.sentences:
        if sentence == stem.ask and re.search(r"\bhow many times as\b", sentence) and not _VERBS.search(sentence):
            continue
        for clause in re.split(r",| and |;| but ", sentence):
            if re.search(r"⟦[RF]\d+⟧", clause):
                continue
            match = next((m for p in (*_SCALED, _VERBS) if (m := p.search(clause))), None)
            if match is None:
                continue
            groups = match.groupdict()
            k = _value(stem, groups.get("k") or groups["verb"])
            name = _letter(given, match, groups)
            if k is None or k <= 0 or name is None or name in factors:
                return None
            factors[name] = k
            used |= {int(m.group(2)) for m in PLACEHOLDER.finditer(groups.get("k") or "")}
            changed = changed or "verb" in groups
            if "lead" in groups:
                subject = subject or _names(groups["lead"])
                reference = reference or _names(groups["rest"])
    if not factors or (not changed and not subject):
        return None
    common = (subject or frozenset()) & reference
    return factors, (subject or frozenset()) - common, reference - common, used


def _letter(given: Given, match: re.Match[str], groups: Mapping[str, str | None]) -> str | None:
    noun = groups["noun"] or ""
    text = f"{groups.get('lead') or ''} {groups.get('rest') or ''}" if noun in _VAGUE else noun
    said = words_of(text)
    scores = {n: len(given.own_words(n) & said) for n in given.letters}
    best = max(scores.values())
    names = [n for n, s in scores.items() if s == best]
    return names[0] if best > 0 and len(names) == 1 else None


def _value(stem: Stem, text: str) -> Fraction | None:
    if text in _FACTOR:
        return Fraction(_FACTOR[text])
    return stem.value(text)


def _names(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text)) - _SUBJECT_STOP


def _accounted(stem: Stem, used: set[int]) -> bool:
    """Every other number only counts the things compared."""
    for i in stem.placeholders("NMPD"):
        if i not in used and not (stem.value(f"⟦N{i}⟧") == 2 and re.search(rf"⟦N{i}⟧ [a-z]+s\b", stem.prose)):
            return False
    return True


def _order(ask: str, subject: frozenset[str], reference: frozenset[str]) -> bool | None:
    """True for second over first, False for first over second, None when the question does not say."""
    ratio = re.search(r"\bratio of (?P<top>.*?) to (?P<bottom>(?:the|that|its) .*)", ask)
    if ratio:
        top, bottom = _names(ratio["top"]), _names(ratio["bottom"])
        if subject & top and not subject & bottom:
            return True
        return False if subject & bottom and not subject & top else None
    times = _TIMES.search(ask)
    if times:
        said = _names(times["than"] or times["last"] or "")
        if reference & said and not subject & said:
            return True
        return None
    return True if re.search(r"\bby (?:what|which) factor\b", ask) and not subject else None


def _ratio(first: Node, second: Node, given: Given) -> Fraction | None:
    """The one ratio for every amount of the letters, None when it depends on them."""
    source = random.Random(7)
    found: set[float] = set()
    exact: Fraction | None = None
    for _ in range(4):
        point = {n: Fraction(source.randint(2, 40)) for n in given.model.inputs}
        try:
            ratio = evaluate(Bin("/", second, first), point)
        except Unvalued:
            return None
        found.add(round(float(ratio), 9))
        exact = ratio if isinstance(ratio, Fraction) else exact or Fraction(float(ratio)).limit_denominator(1000)
    return exact if len(found) == 1 else None
