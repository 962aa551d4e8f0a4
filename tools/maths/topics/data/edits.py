"""What happens to a list in a problem: a value removed, added or corrected, or all values moved by the same rule."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem

_N = r"⟦[NM](\d+)⟧"
_GONE = r"(?:removed|deleted|dropped|excluded|omitted|discarded|taken (?:out|away)|left out|eliminated)"
_UNIT = r"(?: [a-z]+){0,3}?"
_WRONG = r"(?:wrong|incorrect|in error|an error|a mistake|not correct|misread|misrecorded|recorded (?:in error|by mistake|wrongly))"
_RIGHT = r"(?:actual|actually|correct|should|really|in fact|in reality|true)"
_KINDS: tuple[tuple[str, str], ...] = (
    (rf"(?:changed|corrected|increased|decreased) from {_N}{_UNIT} to {_N}", "replace"),
    (rf"{_N}{_UNIT}(?: in the (?:list|data set))? (?:is|was|were|are) (?:then )?(?:changed|corrected|increased|decreased) to {_N}", "replace"),
    (rf"{_N}{_UNIT} (?:(?:is|was|were|are) )?(?:then )?(?:replaced|substituted) (?:by|with) (?:the (?:number|value) |a )?{_N}", "replace"),
    (rf"replac(?:es|ed|ing) (?:the )?(?:value |number |score )?(?:of )?{_N}{_UNIT} (?:by|with) {_N}", "replace"),
    (rf"{_N}{_UNIT} (?:should have been|was actually|is actually|is found to (?:be|have actually [a-z]+)|had actually [a-z]+|actually [a-z]+) {_N}", "replace"),
    (rf"{_N}{_UNIT} (?:was|is|were|had been) (?:found to be )?{_WRONG}(?=[^?]{{0,140}}\b{_RIGHT}\b)[^⟦?]{{0,140}}?{_N}", "replace"),
    (rf"(?:recorded|entered|listed|written|typed|reported|shown) (?:as|at|with) {_N}{_UNIT},? (?:but|when|although|while|even though)\b[^⟦.?]{{0,60}}?\b{_RIGHT}\b[^⟦.?]{{0,40}}?{_N}", "replace"),
    (rf"{_N} instead of {_N}", "replace back"),
    (rf"(?:adds?|added|adding) {_N}{_UNIT} to (?:each|every|all)|(?:each|every|all)[^.]*? (?:is|are|was|were) (?:then )?increased by {_N}|{_N}{_UNIT} (?:is|are|was|were) added to (?:each|every|all)|adding {_N}{_UNIT} to (?:each|every|all)|(?:each|every)[^.]*?(?:receives?|gets?|given) (?:a raise of |an additional )?{_N}(?: more)?", "shift"),
    (rf"(?:each|every|all)[^.]*? (?:is|are|was|were) (?:then )?decreased by {_N}|{_N}{_UNIT} (?:is|are|was|were) subtracted from (?:each|every|all)|subtracting {_N}{_UNIT} from (?:each|every|all)", "shift back"),
    (rf"(?:each|every|all)[^.]*? (?:is|are|was|were) (?:then )?multiplied by {_N}|multiplying (?:each|every|all)[^.]*? by {_N}", "scale"),
    (r"(?:each|every|all)[^.]*? (?:is|are|was|were) (?:then )?(doubled)", "double"),
    (rf"{_N}{_UNIT}(?: from [a-z ]+)? (?:is|was|were|are) (?:then )?{_GONE}|(?:remov|delet|dropp|exclud|omitt|discard)(?:e|es|ed|ing|s) (?:the )?[a-z ]{{0,30}}?{_N}|without the [a-z ]{{0,30}}?{_N}", "remove"),
    (rf"{_N}{_UNIT} (?:(?:is|was|were|are) )?(?:then )?(?:added|included|inserted|appended)|(?:adding|including|includes?|adds?) (?:a |an |the )?[a-z ]{{0,30}}?{_N}|(?:an?|another|one more) [a-z ]{{0,40}}?(?:of |with |at |age |aged |is |scor(?:es|ed) )?{_N}{_UNIT} (?:is|was) (?:then )?(?:added|included)|(?:is|was|are|were) (?:then )?(?:added|included)[^.]{{0,40}}?(?:of|with|value) {_N}|joins? .{{0,30}}?{_N}|(?:new|another|sixth|seventh|eighth|ninth|tenth|eleventh|extra)\b[^.]{{0,40}}?{_N}[^.⟦]{{0,30}}? (?:joins?|joined|enters?|arrives?|is hired)", "add"),
)  # fmt: skip
_EXTREME = re.compile(
    rf"(?:the )?(?P<which>greatest|largest|highest|maximum|outlier|least|smallest|lowest|minimum)"
    rf"(?: (?:of the )?(?:value|number|score|data value|data point|[a-z]+))?(?: in the [a-z ]+)? (?:is|was) (?:then )?{_GONE}|"
    rf"(?:remov|delet|dropp|exclud|omitt|discard)(?:e|es|ed|ing|s) the (?P<again>greatest|largest|highest|maximum|outlier|least|smallest|lowest|minimum)"
)


@dataclass(frozen=True)
class Edit:
    """kind: "remove", "add", "replace", "shift", "scale", or "remove greatest"/"remove least"/"remove outlier"."""

    kind: str
    numbers: tuple[Fraction, ...]
    used: tuple[int, ...]

    def apply(self, values: tuple[Fraction, ...]) -> tuple[Fraction, ...] | None:
        """The list after the edit, None when the edit does not fit it (a value to remove that is not there)."""
        out = list(values)
        first = self.numbers[0] if self.numbers else Fraction(0)
        match self.kind:
            case "add":
                return (*values, *self.numbers)
            case "shift":
                return tuple(v + first for v in values)
            case "scale":
                return tuple(v * first for v in values)
            case "remove" | "replace":
                if values.count(first) < 1:
                    return None
                place = out.index(first)
                out[place : place + 1] = self.numbers[1:]
                return tuple(out)
        gone = _extreme(self.kind, values)
        if gone is None:
            return None
        out.remove(gone)
        return tuple(out)


def _extreme(kind: str, values: tuple[Fraction, ...]) -> Fraction | None:
    if kind == "remove greatest":
        return max(values)
    if kind == "remove least":
        return min(values)
    ordered = sorted(values)
    if len(ordered) < 4:
        return None
    low, high = ordered[1] - ordered[0], ordered[-1] - ordered[-2]
    return ordered[-1] if high > 2 * low else ordered[0] if low > 2 * high else None


def edit_in(stem: Stem, data: tuple[int, ...]) -> Edit | None:
    """The edit the problem tells of, None when there is none or more than one. data: placeholders of the list itself.

    >>> from tools.maths import stem as reading
    >>> edit_in(reading.read("In the list 3, 5, 9, the value 9 is removed. What is the new mean?"), (0, 1, 2)).kind
    'remove'
    """
    if re.search(r"\b(?:both|two|values) (?:are|were) " + _GONE, stem.prose):
        return None
    for pattern, kind in _KINDS:
        hits = [m for m in re.finditer(pattern, stem.prose) if not _inside(m, data)]
        if not hits:
            continue
        places = tuple(int(g) for g in hits[0].groups() if g is not None and g.isdigit())
        numbers = tuple(v for p in places if (v := stem.value(f"⟦N{p}⟧")) is not None)
        used = tuple(int(n) for m in hits for _, n in PLACEHOLDER.findall(m.group()))
        match kind:
            case "replace back":
                return Edit("replace", numbers, used)
            case "shift back":
                return Edit("shift", tuple(-n for n in numbers), used)
            case "double":
                return Edit("scale", (Fraction(2),), used)
        return Edit(kind, numbers, used)
    match = _EXTREME.search(stem.prose)
    if match is None:
        return None
    which = match["which"] or match["again"]
    side = (
        "outlier"
        if which == "outlier"
        else "greatest"
        if which in ("greatest", "largest", "highest", "maximum")
        else "least"
    )
    return Edit(f"remove {side}", (), ())


def _inside(match: re.Match[str], data: tuple[int, ...]) -> bool:
    return any(int(g) in data for g in match.groups() if g is not None and g.isdigit())
