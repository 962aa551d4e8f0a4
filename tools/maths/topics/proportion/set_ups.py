"""Which equation a story of mixing, sharing, working or travelling amounts to: the choices are tried with its solution.

The story's own equation is set up and solved exactly; a choice is right when it holds for that solution and no other
choice does. Without choices nothing is answered here.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.skills import LINEAR_ONE, SYSTEMS
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.lettering import lettered
from tools.maths.topics.proportion.units import MEASURE
from tools.maths.tree import Bin, Group, Node, Rel, Sym, num
from tools.maths.values import evaluate

_ASKED = re.compile(r"\bwhich\b[^?]*\b(?:equations?|systems?)\b|\bwhat equation\b")


@dataclass(frozen=True)
class _SetUp:
    """The equations of a story, the values of its letters, and the idea behind them. used: the placeholders read."""

    relations: tuple[Rel, ...]
    values: dict[str, Fraction]
    concept: str
    used: tuple[int, ...]


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a "which equation" story of these kinds, None for anything else."""
    if stem.tables or not stem.choices or not _ASKED.search(stem.ask):
        return None
    stem = lettered(stem)
    if stem.placeholders("RFETD") or not stem.placeholders("S"):
        return None
    found = _mixed(stem) or _shared(stem) or _worked(stem) or _travelled(stem)
    twos = [i for i in stem.placeholders("N") if stem.value(str(i)) == 2]  # "the two machines", "two solutions"
    if found is None or stem.unused([*found.used, *stem.placeholders("S"), *twos]):
        return None
    return _derived(stem, found)


def _derived(stem: Stem, found: _SetUp) -> Derivation:
    def holds() -> bool:
        return all(
            evaluate(r.left, dict(found.values)) == evaluate(r.right, dict(found.values)) for r in found.relations
        )

    one = len(found.relations) == 1
    answer: Node = found.relations[0] if one else Group(found.relations, "system")
    move = Move(
        "Say what is equal",
        "Write down with the letter what the story says to be equal; what each term stands for must be known.",
        words("the story"),
        State.of(*found.relations),
        check=holds,
    )
    return Derivation(
        LINEAR_ONE if one else SYSTEMS,
        found.concept,
        (move,),
        ({},),
        (answer,),
        asked="You are asked for the equation that tells the story, not for its solution.",
        confirm=holds,
        fits=telling.holding(stem, found.values),
        full=False,
    )


# ---- mixing ----------------------------------------------------------------------------------------------------------

_RESULT = re.compile(
    r"\bto (?:make|get|obtain|produce|create|form|yield|prepare)[^⟦.?]*⟦N(?P<n>\d+)⟧ [^⟦.?]*⟦P(?P<p>\d+)⟧"
)
_AMOUNT_IS = re.compile(
    r"⟦S(?P<x>\d+)⟧ (?:is|represents|be|are) the (?:number|amount|volume|quantity)[^⟦.?]*⟦P(?P<p>\d+)⟧"
)
_BOTH = re.compile(
    rf"⟦S(?P<x>\d+)⟧ (?:{MEASURE}) of [^⟦.?]*⟦P(?P<p>\d+)⟧[^⟦.?]* (?:with|and) ⟦S(?P<y>\d+)⟧ (?:{MEASURE}) of [^⟦.?]*⟦P(?P<q>\d+)⟧"
)


def _mixed(stem: Stem) -> _SetUp | None:
    """Two strengths mixed to a total of a third: by one letter, or by one for each."""
    result = _RESULT.search(stem.prose)
    if result is None:
        return None
    total, goal = stem.value(result["n"]), stem.value(result["p"])
    strengths = [v for i in stem.placeholders("P") if (v := stem.value(str(i))) is not None and v != goal]
    kinds = sorted(set(strengths))
    if total is None or goal is None or len(kinds) != 2 or not kinds[0] < goal < kinds[1]:
        return None
    concept = "The substance in the one and the substance in the other make the substance in the mixture: strength times amount."
    used = (int(result["n"]), *stem.placeholders("P"))
    both, single = _BOTH.search(stem.prose), _AMOUNT_IS.search(stem.prose)
    if both is not None:
        x, y = stem.node(both["x"]), stem.node(both["y"])
        p, q = stem.value(both["p"]), stem.value(both["q"])
        if not isinstance(x, Sym) or not isinstance(y, Sym) or x == y or p is None or q is None or {p, q} != set(kinds):
            return None
        amount = total * (goal - q) / (p - q)
        sums = Rel("=", Bin("+", x, y), num(total))
        inside = Rel("=", Bin("+", _times(p, x), _times(q, y)), num(goal * total))
        return _SetUp((sums, inside), {x.name: amount, y.name: total - amount}, concept, used)
    if single is None:
        return None
    x, p = stem.node(single["x"]), stem.value(single["p"])
    if not isinstance(x, Sym) or p not in kinds:
        return None
    other = kinds[0] if p == kinds[1] else kinds[1]
    rest = Bin("-", num(total), x)
    relation = Rel("=", Bin("+", _times(p, x), _times(other, rest)), num(goal * total))
    return _SetUp((relation,), {x.name: total * (goal - other) / (p - other)}, concept, used)


def _times(factor: Fraction, of: Node) -> Node:
    return Bin("*", telling.shown(factor), of)


# ---- sharing ---------------------------------------------------------------------------------------------------------

_PEOPLE = (
    r"(?:friends|roommates|people|students|coworkers|neighbors|classmates|members|teammates|families|hikers|cousins)"
)
_FIRST = re.compile(rf"⟦N(?P<n>\d+)⟧ {_PEOPLE}\b[^.?]*\b(?:equally|evenly|equal shares)\b")
_JOIN = re.compile(
    rf"(?:⟦N(?P<k>\d+)⟧|\b(?P<one>one|an)) (?:more|additional|other|another)? ?(?:{_PEOPLE}|[a-z]+) (?:join(?:ed|s)?|(?:decided|decides|agreed?) to join|moved in)\b"
)
_DROP = re.compile(
    r"\b(?:share|cost|amount|price|contribution|part)\b[^.?⟦]*\b(?:decreas|dropp?|reduc|fell|lower|went down|declin)[a-z]*(?: by)? ⟦[MN](?P<d>\d+)⟧"
    r"|⟦[MN](?P<d2>\d+)⟧ less\b"
)
_COST_IS = re.compile(r"⟦S(?P<c>\d+)⟧ (?:is|represents|be) the (?:total )?(?:cost|price|rent|rental fee|fee|bill)\b")


def _shared(stem: Stem) -> _SetUp | None:
    """A cost shared equally, and each share smaller once more people join."""
    first, join, drop, cost = (p.search(stem.prose) for p in (_FIRST, _JOIN, _DROP, _COST_IS))
    if first is None or join is None or drop is None or cost is None:
        return None
    n, k = stem.value(first["n"]), stem.value(join["k"]) if join["k"] else Fraction(1)
    less, letter = stem.value(drop["d"] or drop["d2"]), stem.node(cost["c"])
    if not n or not k or not less or not isinstance(letter, Sym):
        return None
    relation = Rel("=", Bin("-", Bin("/", letter, num(n), "frac"), Bin("/", letter, num(n + k), "frac")), num(less))
    used = tuple(int(i) for i in (first["n"], join["k"], drop["d"] or drop["d2"]) if i)
    concept = "A share is the whole cost divided by the number of people; the share before, less the share after, is the drop."
    return _SetUp((relation,), {letter.name: less * n * (n + k) / k}, concept, used)


# ---- working together ------------------------------------------------------------------------------------------------

_ALONE = re.compile(r"⟦(?P<kind>[NS])(?P<n>\d+)⟧ (?P<unit>hours?|minutes?|days?)\b")
_JOINT = re.compile(r"\b(?:together|both|combined)\b")


def _worked(stem: Stem) -> _SetUp | None:
    """Two that need so long alone and so long together: their rates add."""
    if not _JOINT.search(stem.prose) or not re.search(
        r"\balone\b|\bby (?:itself|himself|herself)\b|\bon (?:its|his|her) own\b", stem.prose
    ):
        return None
    times = list(_ALONE.finditer(stem.prose))
    if len(times) != 3 or len({m["unit"].rstrip("s") for m in times}) != 1:
        return None
    joint = [m for m in times if _JOINT.search(_clause(stem.prose, m.start()))]
    alone = [m for m in times if m not in joint]
    letter = next((m for m in times if m["kind"] == "S"), None)
    if len(joint) != 1 or letter is None or sum(m["kind"] == "S" for m in times) != 1:
        return None
    name = stem.node(letter["n"])
    if not isinstance(name, Sym):
        return None
    given = {m: v for m in times if m is not letter and (v := stem.value(m["n"]))}
    if len(given) != 2:
        return None
    rates = [Bin("/", num(1), name if m is letter else num(given[m]), "frac") for m in (*alone, joint[0])]
    each = {m: 1 / v for m, v in given.items()}  # the part of the job done in a unit of time
    rate = sum(each.values()) if letter is joint[0] else each.pop(joint[0]) - sum(each.values())
    if rate <= 0:
        return None
    value = Fraction(1) / rate
    concept = "Alone each does one part of the job in a unit of time: one over its time. Together these parts add up."
    used = tuple(int(m["n"]) for m in times)
    return _SetUp((Rel("=", Bin("+", rates[0], rates[1]), rates[2]),), {name.name: value}, concept, used)


def _clause(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in (". ", ", which", "? ")) + 1
    ends = [e for mark in (". ", "?", ", which") if (e := text.find(mark, at)) >= 0]
    return text[start : min(ends, default=len(text))]


# ---- two legs --------------------------------------------------------------------------------------------------------

_LEG = re.compile(
    r"\bfor ⟦N(?P<t>\d+)⟧ (?P<unit>hours?|minutes?)\b[^.?]*?(?P<speed>⟦[SN]\d+⟧) (?P<length>miles|kilometers|meters|feet) per (?P<per>hour|minute|second)(?: (?P<how>faster|slower))?"
)
_WHOLE = re.compile(
    r"\b(?:total|in all|altogether|entire|whole|combined)\b[^.?⟦]*⟦N(?P<n>\d+)⟧ (?P<length>miles|kilometers|meters|feet)|⟦N(?P<n2>\d+)⟧ (?P<length2>miles|kilometers|meters|feet) (?:in all|in total|altogether)"
)


def _travelled(stem: Stem) -> _SetUp | None:
    """Two legs, the second so much faster or slower than the first, and the whole way."""
    legs, whole = list(_LEG.finditer(stem.prose)), _WHOLE.search(stem.prose)
    if len(legs) != 2 or whole is None or legs[0]["how"] or not legs[1]["how"]:
        return None
    length = whole["length"] or whole["length2"]
    if any(m["length"] != length or not m["unit"].startswith(m["per"]) for m in legs):
        return None
    letter = stem.node(legs[0]["speed"])
    first, second = (stem.value(m["t"]) for m in legs)
    more, way = stem.value(legs[1]["speed"]), stem.value(whole["n"] or whole["n2"])
    if not isinstance(letter, Sym) or not first or not second or not more or not way:
        return None
    sign = "+" if legs[1]["how"] == "faster" else "-"
    relation = Rel("=", Bin("+", _times(first, letter), _times(second, Bin(sign, letter, num(more)))), num(way))
    value = (way - second * (more if sign == "+" else -more)) / (first + second)
    used = tuple(int(n) for m in (*legs, whole) for n in re.findall(r"⟦N(\d+)⟧", m.group()))
    concept = "Each leg's distance is its speed times its time, and the distances make the whole way."
    return None if value <= 0 else _SetUp((relation,), {letter.name: value}, concept, used)
