r"""Part of the edge of something round: a fence along part of a pond's edge, a runner on a circular track, a clock's hand.

Of the radius (or diameter, or circumference), the central angle and the length along the edge two are told and the third
is asked. What stands or moves there does not matter; what goes straight across is not read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isclose, pi, sin

from tools.maths.derivation import Derivation, Slip
from tools.maths.grammar import try_parse
from tools.maths.skills import CIRCLES
from tools.maths.stem import REVERSALS, TRAPS, Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.topics.writing import plain_text
from tools.maths.tree import Bin, Node, Sym, num
from tools.maths.values import Unvalued, evaluate

READS_SENTENCES = True
CONCEPT = "A part of the edge is to the whole circumference $2\\pi r$ as its central angle is to a full turn."

_V = r"(?:\\[dt]?frac\{\d* ?(?:\\pi|π|pi\b)\}\{\d+\}|\d+(?:\.\d+)?(?:/\d+)?(?: ?(?:\\pi|π|pi\b))?(?:/\d+)?|(?:\\pi|π|pi\b)(?:/\d+)?)"
_ROUND = re.compile(
    r"\b(?:circular|circle|round|wheel|carousel|clock|pendulum|merry-go-round|roundabout|disk|disc|pizza|semicircle|turntable|pulley|gear)\b"
)
_NAMED = re.compile(r"\b(?:circular|round) (?!edge|arc|path|border|rim|sector|motion)([a-z]+)")
_EDGE = re.compile(
    r"\b(?:along|around|on|of|following|follows|at|to|covers|covering|decorat\w+|borders?|lines) (?:a |the |one |an )?(?:part of |portion of |section of |piece of )?(?:the |its |a )?(?:outer |outside |curved |circular )?(?:edge|rim|circumference|boundary|border|perimeter|track|path|outside|circle)\b"
    r"|\btip of\b|\bend of (?:the|a|an|its) (?:\S+ )?(?:\S+ )?(?:pendulum|hand|blade|arm|rope|swing)|\barc\b|\bpendulum\b|\b(?:rides?|riding|sits|seated|rider|passenger|seat|car|horse|bug|ant|point)\b[^.?]* (?:on|at) the (?:outer |outside )?(?:edge|rim)"
)
_CENTRAL = re.compile(
    r"\bcentral angle|\bangle (?:at|with|from|about|measured at|measured from) (?:the |its )?center|\bwith the center\b|\bat the center\b|\b(?:turn|rotat|mov|swing|sweep|travel|run|walk|jog|rid|rotates|pass)\w*\b[^.?]{0,60}\bthrough\b|\bthrough an? (?:central )?angle\b|\bfrom the center\b|\bsubtend\w*|\bintercept\w*"
)
_SIZE = re.compile(
    rf"(?P<a>radius|diameter|circumference)(?: of (?:the |this |a )?(?!\d)[a-z-]+(?: [a-z-]+)?)?(?: of| is| measures| that is|,)? (?P<v>{_V})[ -](?P<u>{UNIT})\b"
    rf"|(?P<v2>{_V})[ -](?P<u2>{UNIT})(?:[ -]long)? (?P<hand>minute hand|hour hand|second hand|hand|pendulum|blade|arm)"
    rf"|(?P<v3>{_V})[ -](?P<u3>{UNIT})[ -](?P<b>radius|diameter|circumference)"
    rf"|(?P<hand2>minute hand|hour hand|second hand|hand|pendulum|blade|arm)(?: of (?:the|a) [a-z]+)? (?:is|that is|measures|with a length of|has a length of) (?P<v4>{_V})[ -](?P<u4>{UNIT})(?: long)?"
)
_ANGLE = re.compile(rf"(?P<d>\d+(?:\.\d+)?) ?(?:°|degrees?\b)|(?P<r>{_V}) radians?\b")
_LENGTH = re.compile(rf"(?P<v>{_V})[ -](?P<u>{UNIT})\b(?: long| of [a-z]+)?")
_ASK = re.compile(
    r"\b(?:what|how (?:many|much|long|far)|which|find)\b(?:(?!\b(?:what|how (?:many|much|long|far))\b)[^?.]|\.(?=\d))*[?.]?$"
)
_KINDS = (
    ("angle", re.compile(r"\bangle\b(?!s)|\bhow many (?:degrees|radians)\b|\b(?:in|measure in) (?:degrees|radians)\b")),
    ("radius", re.compile(r"\bradius\b")),
    ("length", re.compile(rf"\blength\b|\bhow long\b|\bhow far\b|\bdistance\b|\bhow many (?:{UNIT})\b")),
)
_MAJOR = re.compile(r"\b(?:major|longer|larger|long way) (?:of the (?:2|two) )?(?:arcs?|way|part|around)?\b")
_MINOR = re.compile(r"\b(?:minor|shorter|smaller) (?:of the (?:2|two) )?(?:arcs?|way|part)\b")
_CALM = re.compile(
    r"\b(?:the|its|these|both) (?:2|two) (?:ends?|points?|endpoints?|sides)\b|\b(?:2|two) (?:points|ends|endpoints)\b|\bbetween\b|\b(?:part|portion|section) of\b|\bwhich (?:of the following|expression)\b|\bat which\b"
)
_OTHERWISE = re.compile(
    r"\b(?:straight|chord|directly|across|diagonal|walkway \d|wide|width|thick\w*|area|sector|region|perimeter of|lap|laps|revolutions?|rotations? in|per|speed|minutes?|seconds?|hours?|cost|inner|outer|ring|tangent|inscribed|triangle|square|"
    r"not (?:on|along)|rest of|remaining|other part|uncovered|gap|opening|height|above|sphere|cylind\w*|cone|half of|twice|doubled|each|every|times|percent|%|gate|both|back|returns?|then|(?:to|towards?|into|reaches|through) the (?:center|middle)|distance (?:from|between)|distance,? in [a-z]+,? (?:from|between)|apart)\b"
)
_USED_TEXT = """
    of if when how what which where that all then than first last same round as between both total shorter longer
    larger smaller
"""
_USED = frozenset(_USED_TEXT.split())
_DECLINED = (TRAPS | REVERSALS) - _USED


@dataclass(frozen=True)
class _Told:
    asked: str  # "length", "angle" or "radius"
    size: tuple[str, Node] | None  # radius, diameter or circumference
    angle: Node | None
    radians: bool
    length: Node | None
    major: bool
    base: str
    full: bool


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the third of size, angle and length along the edge, None for anything else."""
    if stem.tables or stem.statements or stem.equations():
        return None
    text = re.sub(r"(?<=\d) (?=\\pi)", "", plain_text(stem)).replace("-foot", " foot")
    if len(text) > 800 or not _ROUND.search(text) or not _EDGE.search(text) or _OTHERWISE.search(_unhanded(text)):
        return None
    if len(set(_NAMED.findall(text))) > 1:
        return None
    told = _read(text)
    return None if told is None else _derivation(stem, told)


def _unhanded(text: str) -> str:
    """Without the names of a clock's hands, whose "minute" is no time."""
    return re.sub(r"\b(?:minute|hour|second) hand\b", "hand", text)


def _read(text: str) -> _Told | None:
    sizes, rest = _take(_SIZE, text)
    angles, rest = _take(_ANGLE, rest)
    lengths, rest = _take(_LENGTH, rest)
    ask = _ASK.search(rest)
    places = [(m.start(), k) for k, p in _KINDS if ask and (m := p.search(ask[0]))]
    asked = min(places)[1] if places else None
    if asked is None or len(sizes) > 1 or len(angles) > 1 or len(lengths) > 1:
        return None
    if {"length": not lengths, "angle": not angles, "radius": not sizes}[asked] is False or len(sizes) + len(
        angles
    ) + len(lengths) != 2:
        return None
    units = [
        Unit.read(next(v for k, v in m.groupdict().items() if k.startswith("u") and v)) for m in (*sizes, *lengths)
    ]
    wanted = re.search(rf"\bin (?P<a>{UNIT})\b|how many (?P<b>{UNIT})\b", ask[0] if ask else "")
    if wanted and asked != "angle":
        units.append(Unit.read(wanted["a"] or wanted["b"]))
    if len({(u.base, u.power) for u in units}) != 1 or units[0].power != 1:
        return None
    major, minor = _MAJOR.search(rest), _MINOR.search(rest)
    left = _CALM.sub(" ", rest)
    if (
        (major and minor)
        or re.search(r"\d", left)
        or set(re.findall(r"[a-z']+", left)) & _DECLINED
        or (major and asked != "length")
    ):
        return None
    size: tuple[str, Node] | None = None
    if sizes:
        found = {k: v for k, v in sizes[0].groupdict().items() if v}
        value = _value(next(v for k, v in found.items() if k.startswith("v")))
        if value is None:
            return None
        size = (found.get("a") or found.get("b") or "radius", value)
    angle = _value(angles[0]["d"] or angles[0]["r"]) if angles else None
    length = _value(lengths[0]["v"]) if lengths else None
    if (angles and angle is None) or (lengths and length is None):
        return None
    radians = bool(angles and angles[0]["r"]) or bool(asked == "angle" and ask and "radian" in ask[0])
    moving = re.search(r"\bthrough\b", text) is not None
    return _Told(
        asked,
        size,
        angle,
        radians,
        length,
        bool(major),
        units[0].base,
        _CENTRAL.search(text) is not None
        and (moving or not angle or bool(major or minor) or _below_half(angle, radians)),
    )


def _take(pattern: re.Pattern[str], text: str) -> tuple[list[re.Match[str]], str]:
    found = list(pattern.finditer(text))
    return found, pattern.sub(" , ", text)


def _value(text: str) -> Node | None:
    return try_parse(re.sub(r"π|(?<!\\)pi", r"\\pi", text))


def _below_half(angle: Node, radians: bool) -> bool:
    try:
        return 0 < float(evaluate(angle)) < (pi if radians else 180)
    except Unvalued:
        return False


def _derivation(stem: Stem, told: _Told) -> Derivation | None:
    work = answering.Working(answering.uses_decimals(stem))
    whole: Node = Bin("*", num(2), Sym("pi"), "cdot") if told.radians else num(360)
    try:
        angle, around = told.angle, None
        if angle is not None and not 0 < float(evaluate(angle)) < float(evaluate(whole)):
            return None
        if angle is not None and told.major:
            text = "The two parts of the edge make a full turn together."
            angle = work.step("Find the angle of the longer part", text, Bin("-", whole, angle))
        if told.size is not None:
            kind, around = told.size
            if kind != "circumference":
                times = "2" if kind == "radius" else ""
                factor: Node = Bin("*", num(2), Sym("pi"), "cdot") if times else Sym("pi")
                text = f"The whole edge is ${times}\\pi$ times the {kind}."
                around = work.step("Find the circumference", text, Bin("*", factor, around, "cdot"))
        if angle is None:
            assert around is not None and told.length is not None
            text = "Divide the length along the edge by the circumference."
            part = work.step("Find the part of the edge", text, Bin("/", told.length, around, "frac"))
            text = "The central angle is the same part of a full turn."
            value = work.step("Take the part of a full turn", text, Bin("*", part, whole, "cdot"))
        else:
            text = "Divide the central angle by a full turn."
            part = work.step("Find the part of a full turn", text, Bin("/", angle, whole, "frac"))
            if around is not None:
                text = "The length along the edge is the same part of the circumference."
                value = work.step("Take the part of the circumference", text, Bin("*", part, around, "cdot"))
            else:
                assert told.length is not None
                text = "The length told is this part of the circumference, so divide."
                around = work.step("Find the circumference", text, Bin("/", told.length, part, "frac"))
                text = "The circumference is $2\\pi$ times the radius."
                turn = Bin("*", num(2), Sym("pi"), "cdot")
                value = work.step("Find the radius", text, Bin("/", around, turn, "frac"))
    except (Unvalued, ZeroDivisionError):
        return None
    unit = {"length": told.base, "radius": told.base, "angle": "radians" if told.radians else "degrees"}[told.asked]
    slips: list[Slip] = []
    if told.asked == "length" and around is not None:
        slips = [
            Slip("giving the whole circumference", around),
            Slip("giving the other part of the edge", exact.worked_out(Bin("-", around, value))),
        ]
    asks = {
        "length": "the length along the edge, which is part of the circumference",
        "angle": "the central angle",
        "radius": "the radius",
    }[told.asked]
    return answering.derivation(
        stem, skill=CIRCLES, concept=CONCEPT, asked=f"You are asked for {asks}.", moves=work.moves, value=value, confirm=lambda: _chords(told, value),
        how=answering.wanted(stem.prose), unit=unit, slips=slips, full=told.full,
    )  # fmt: skip


def _chords(told: _Told, value: Node) -> bool:
    """The second route: the part of the edge as many short chords of a circle with this radius."""
    nodes = {
        "angle": told.angle,
        "length": told.length,
        **({told.size[0]: told.size[1]} if told.size else {}),
        told.asked: value,
    }
    known = {k: float(evaluate(n)) for k, n in nodes.items() if n is not None}
    angle = known["angle"] if told.radians else known["angle"] * pi / 180
    angle = 2 * pi - angle if told.major else angle
    radius = known.get("radius") or (
        known["diameter"] / 2 if "diameter" in known else known["circumference"] / (2 * pi)
    )
    return 0 < angle < 2 * pi and isclose(100_000 * 2 * radius * sin(angle / 200_000), known["length"], rel_tol=1e-6)
