"""Lengths of a figure changed by percents, and by what percent its area or volume changes.

Every length multiplies what is measured by its factor, as often as it enters: twice for a square's side or a circle's
radius in an area. Figures whose other lengths are not mentioned keep them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths.derivation import Derivation, Slip
from tools.maths.problem import Choice
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem, read
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.events import DOWN, UP
from tools.maths.topics.proportion.percent_changes import against
from tools.maths.tree import Bin, Node, Num
from tools.maths.values import evaluate

_LENGTH = r"(?:side(?: length)?s?|edge(?: length)?s?|radius|diameter|length|width|base|height)"
_CHANGE = re.compile(
    rf"(?:(?P<one>{_LENGTH})(?: of [a-z ]+?)? (?:is|was|are|were) (?P<verb>{UP}|{DOWN})|(?P<again>{UP}|{DOWN})"
    rf" (?:its|the) (?P<two>{_LENGTH})"
    rf"|(?:and|while|but) (?:its|the) (?P<three>{_LENGTH})(?: (?:is|was) (?P<verb3>{UP}|{DOWN}))?) by ⟦P(?P<p>\d+)⟧"
)
_TIMES = {  # (figure, what is measured): how often a length enters
    ("square", "area"): {"side": 2},
    ("circle", "area"): {"radius": 2, "diameter": 2},
    ("cube", "volume"): {"side": 3, "edge": 3},
    ("cube", "surface area"): {"side": 2, "edge": 2},
    ("sphere", "volume"): {"radius": 3, "diameter": 3},
    ("rectangle", "area"): {"length": 1, "width": 1, "base": 1, "height": 1},
    ("triangle", "area"): {"base": 1, "height": 1},
    ("cylinder", "volume"): {"radius": 2, "height": 1},
    ("parallelogram", "area"): {"base": 1, "height": 1},
}
_FIGURE = re.compile(
    r"\b(squares?|circles?|circular|cubes?|cubical|spheres?|rectangles?|rectangular|triangles?|triangular"
    r"|(?:right circular )?cylinders?|parallelograms?)\b"
)
_PERCENT = re.compile(
    r"\b(?:by )?what (?:is |was )?(?:the )?(?:overall |total |net )?percent|\bwhat (?:is|was) the "
    "(?:overall |net )?(?:percent(?:age)? )?"
    r"(?:change|increase|decrease) in\b"
)
_DESCRIBES = re.compile(
    r"\bwhich (?:of the following )?(?:statements? |choices? )?(?:best |correctly |accurately "
    ")?(?:describes|is true|states"
    r"|gives|represents)\b|\bhow (?:does|did|will|is) [^?]*\b(?:change|affected)\b|\bwhat happens to\b"
)
_ASKING_WORDS = frozenset(
    ["increase", "increased", "decrease", "decreased", "greater", "less", "more", "smaller", "larger"]
)
CONCEPT = (
    "A percent change of a length multiplies the area or volume by the factor of that change, once for every time the "
    "length enters the formula. The other numbers of the formula cancel."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem of changed lengths, None for anything else."""
    text = stem.prose
    if not (_PERCENT.search(stem.ask) or _described(stem)) or stem.placeholders("NMRFESTD") or stem.tables:
        return None
    measured = re.search(r"\b(surface area|area|volume)\b", stem.ask)
    figures = {_name(m[1]) for m in _FIGURE.finditer(text)}
    changes = list(_CHANGE.finditer(text))
    if measured is None or len(figures) != 1 or not changes or stem.unused([int(m["p"]) for m in changes]):
        return None
    enters = _TIMES.get((next(iter(figures)), measured[1]))
    if enters is None:
        return None
    factors: list[Fraction] = []
    sign, seen = 0, set()
    for match in changes:
        length = (match["one"] or match["two"] or match["three"]).split()[0].rstrip("s")
        length = "radius" if length == "radiu" else length
        verb = match["verb"] or match["again"] or match["verb3"]
        sign = sign if verb is None else 1 if re.fullmatch(UP, verb) else -1
        percent = stem.value(match["p"])
        if length not in enters or percent is None or sign == 0 or length in seen:
            return None
        seen.add(length)
        factors += [1 + sign * percent] * enters[length]
    rest = re.sub(r"⟦P\d+⟧", " ", _CHANGE.sub(" ", text).replace(stem.ask, " "))
    hard, soft = telling.traps(
        re.sub(rf"\b(?:area|volume) (?:of [a-z ]+ )?(?:was|is) (?:{UP}|{DOWN})", " ", rest),
        frozenset({"each", "every"}),
    )
    hard |= set(re.findall(r"[a-z]+", _CHANGE.sub(" ", stem.ask))) & (telling.HARD - _ASKING_WORDS)
    return None if hard or len(factors) < 2 else _derived(stem, factors, full=not soft)


def _described(stem: Stem) -> bool:
    """Whether the choices say in words which way the area or volume changes, and by what percent."""
    return bool(stem.choices) and bool(_DESCRIBES.search(stem.ask))


def _says(stem: Stem, signed: Fraction) -> Callable[[Choice], bool]:
    """The test of a choice such as "The area increases by 10%": the direction and the percent."""

    def fits(choice: Choice) -> bool:
        said = read(choice.text)
        percents = said.placeholders("P")
        up, down = (
            re.search(rf"\b{verb}|\b{noun}\b", said.prose) for verb, noun in ((UP, "increase"), (DOWN, "decrease"))
        )
        if len(percents) != 1 or said.placeholders("NMERST") or bool(up) == bool(down):
            return False
        value = said.value(str(percents[0]))
        return value is not None and value * 100 * (1 if up else -1) == signed and not re.search(r"\bnot\b", said.prose)

    return fits


def _name(word: str) -> str:
    word = word.split()[-1]
    return {"circular": "circle", "cubical": "cube", "rectangular": "rectangle", "triangular": "triangle"}.get(
        word, word.rstrip("s")
    )


def _derived(stem: Stem, factors: list[Fraction], *, full: bool) -> Derivation | None:
    node: Node | None = None
    for factor in factors:
        shown = telling.shown(factor)
        node = shown if node is None else Bin("*", node, shown, "cdot")
    if node is None:
        return None
    total = Fraction(evaluate(node))
    percent = abs(total - 1) * 100
    if total == 1 or against(stem, total > 1):
        return None
    whole = telling.shown(total)
    one = Num(Fraction(1))
    gap = Bin("-", whole, one) if total > 1 else Bin("-", one, whole)
    moves = (
        telling.worked(
            "Multiply the factors", "Each changed length multiplies what is measured by its factor.", node, whole
        ),
        telling.worked(
            "Compare with 1",
            "What is more or less than 1 is the change; write it as a number of percent.",
            Bin("*", gap, Num(Fraction(100)), "cdot"),
            telling.shown(percent),
        ),
    )

    def confirm() -> bool:  # a figure with numbers of its own
        lengths = [Fraction(7, 3), Fraction(5), Fraction(11, 2), Fraction(2)]
        before = after = Fraction(1)
        for length, factor in zip(lengths, factors, strict=False):
            before *= length
            after *= length + (factor - 1) * length
        return abs(after - before) / before * 100 == percent

    added = abs(sum((f - 1 for f in factors), Fraction(0))) * 100
    return Derivation(
        PERCENTAGES,
        CONCEPT,
        moves,
        ({},),
        (telling.shown(percent),),
        asked="You are asked by what percent the area or volume changes, not the lengths.",
        unit="percent",
        confirm=confirm,
        fits=_says(stem, (total - 1) * 100)
        if _described(stem)
        else telling.fitting(stem, telling.shown(percent), percent=True),
        slips=(Slip("adding the percents", telling.shown(added)),),
        full=full,
    )
