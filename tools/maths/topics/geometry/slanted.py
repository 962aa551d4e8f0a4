r"""A wire, ladder or ramp between level ground and something upright, told by one length and the sine, cosine or tangent.

The thing that slants is the longest side; which angle the ratio belongs to, and which of the three lengths is told and
asked, follows from the nouns beside them. A second length, or a point part of the way up, is left alone.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from math import acos, asin, atan, cos, isclose, sin, tan

from tools.maths.derivation import Derivation, Slip
from tools.maths.skills import TRIGONOMETRY
from tools.maths.stem import PLACEHOLDER, REVERSALS, TRAPS, Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.tree import Bin, Node, Num, Root, num
from tools.maths.values import Unvalued, evaluate

READS_SENTENCES = True
CONCEPT = (
    "The ground, the upright and what slants between them make a right triangle: "
    r"$\sin = \frac{\text{opposite}}{\text{hypotenuse}}$, $\cos = \frac{\text{adjacent}}{\text{hypotenuse}}$, "
    r"$\tan = \frac{\text{opposite}}{\text{adjacent}}$."
)
_N = r"⟦N(?P<n>\d+)⟧"
SLANT = r"(?:(?:guy|support|straight|taut|steel|kite|zip|power) )*(?:wires?|cables?|ropes?|strings?|ladders?|ramps?|chains?|cords?|braces?|zip ?lines?|beams?|boards?|planks?|slides?|line|escalators?|tether|leash|line of sight|conveyor belt|roads?|trails?|path|hillside|track)"
UPRIGHT = r"(?:(?:vertical|upright|flag|light|utility|telephone|radio|cell|brick|side of the|straight|tall|stone) )*(?:poles?|flagpoles?|towers?|walls?|masts?|buildings?|trees?|posts?|cliffs?|antennas?|lighthouses?|chimneys?|pillars?|columns?|houses?|barns?|docks?|platforms?|fences?|steeples?|monuments?|vertical|side of the [a-z]+)"
_GROUND = (
    r"(?:level |flat |horizontal )*(?:ground|floor|horizontal|sidewalk|street|water|yard|field|pavement|lawn|surface)"
)
_FIGURE = re.compile(rf"\b{SLANT}\b")
_RATIO = re.compile(
    rf"(?P<name>sine|cosine|tangent) of the (?:acute |small |sharp )?angle (?P<where>[^.?⟦]{{3,90}}?) (?:is|equals|is equal to|measures) {_N}"
)
_AT_GROUND = re.compile(rf"\b(?:{_GROUND})\b")
_AT_UPRIGHT = re.compile(rf"\b{UPRIGHT}\b")
_LENGTHS = (
    ("up", re.compile(rf"{_N} (?P<u>{UNIT})[ -](?:tall |high )?{UPRIGHT}\b")),
    ("up", re.compile(rf"{_N} (?P<u>{UNIT}) (?:tall|high|above the {_GROUND})\b")),
    ("up", re.compile(rf"{UPRIGHT}(?: (?:is|has|with|of|that|which|whose|a|the))* height(?: of| is)? {_N} (?P<u>{UNIT})")),
    ("slant", re.compile(rf"{_N} (?P<u>{UNIT})[ -](?:long )?{SLANT}\b")),
    ("slant", re.compile(rf"\b{SLANT}(?: (?:is|that|which|has|of|with|a|whose|measures))* {_N} (?P<u>{UNIT})(?: long| in length)?")),
    ("slant", re.compile(rf"\b{SLANT}(?: (?:is|that|which|has|of|with|a|whose))* length (?:of |is )?{_N} (?P<u>{UNIT})")),
    ("along", re.compile(rf"{_N} (?P<u>{UNIT}) (?:away |out )?from (?:the )?(?:(?:base|foot|bottom) of (?:the |a )?)?{UPRIGHT}\b")),
)  # fmt: skip
_ASKS = (
    ("slant", re.compile(rf"(?:length|how long|how many (?:{UNIT}) long)\b[^.?]*\b{SLANT}\b")),
    ("up", re.compile(rf"(?:how (?:high|tall)|how far up|\bheight|how many (?:{UNIT}) (?:up|high|tall|above))\b")),
    ("along", re.compile(rf"(?:how far|distance|how many (?:{UNIT}))\b[^.?]*\b(?:from|between|to)\b[^.?]*\b(?:base|foot|bottom|{UPRIGHT})\b")),
)  # fmt: skip
_ASKED_UNIT = re.compile(rf"\bin (?P<a>{UNIT})\b|how many (?P<b>{UNIT})\b|nearest (?P<c>{UNIT})\b")
_OTHERWISE = re.compile(
    r"\b(?:below|halfway|half|middle|midpoint|partway|part of|another|second|two|other|stands? on|eye|eyes|taller|longer|shorter|higher|moves?|moved|slides? down|slips?|slipped|lowered|raised|"
    r"both|shadow|complement\w*|supplement\w*|twice|perimeter|area|cost|weighs?|slack|sag\w*|extends beyond|overhang\w*|inside|hill|slope of|depth|deep|not|obtuse|rooftop of)\b"
)
_CALM_TEXT = """
    a an the is are was it its of in on to at from and or by with that which so as be makes make made forms form angle acute level ground flat horizontal floor straight
    runs run stretched stretches stretch pulled tied attached attaches attach anchored secured secures fastened connects connected reaches reach leans leaning leaned leans against
    top base foot bottom point stake peg hook anchor end ends other one rests rest vertical wall pole tower mast flagpole tree building post cliff door kite ground if what how far high long up many length height
    distance between right triangle sine cosine tangent feet foot meters meter inches miles yards centimeters ladder wire cable rope string ramp guy support above tall rises rise placed stands standing does where when
    approximately about will extends extending upright above dock platform deck side street sidewalk water for this an
"""
_CALM = frozenset(_CALM_TEXT.split())
_USED_TEXT = (
    "if what how where when right than between of one other then most half that which even straight exactly so end"
)
_USED = frozenset(_USED_TEXT.split())
_TRAPPED = (TRAPS | REVERSALS) - _USED


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a length in such a scene, None for anything else."""
    text = stem.prose
    if stem.tables or stem.statements or len(text) > 700 or not _FIGURE.search(text) or _OTHERWISE.search(text):
        return None
    ratio = _RATIO.search(text)
    if ratio is None:
        return None
    at_ground, at_upright = bool(_AT_GROUND.search(ratio["where"])), bool(_AT_UPRIGHT.search(ratio["where"]))
    told = _length(text, ratio)
    asked = [role for role, pattern in _ASKS if pattern.search(stem.ask.replace(ratio.group(), " "))]
    if at_ground is at_upright or told is None or not asked:
        return None
    role, number, unit = told
    if {number, int(ratio["n"])} != set(stem.placeholders("RFESNMPDTB")) or role == asked[0]:
        return None
    wanted = _ASKED_UNIT.search(stem.ask)
    if wanted and Unit.read(next(u for u in wanted.groups() if u)) != Unit.read(unit):
        return None
    words = set(re.findall(r"[a-z]+", PLACEHOLDER.sub(" ", text)))
    if words & _TRAPPED:
        return None
    full = not (words - _CALM - {w for w in words if re.fullmatch(UNIT, w)})
    return _derivation(
        stem,
        ratio["name"],
        at_ground,
        stem.nodes[int(ratio["n"])],
        role,
        stem.nodes[number],
        asked[0],
        str(Unit.read(unit)),
        full,
    )


def _length(text: str, ratio: re.Match[str]) -> tuple[str, int, str] | None:
    """What the one length is of, its placeholder and its unit.

    >>> _length("a ladder that is ⟦N0⟧ feet long", _RATIO.search("the sine of the angle at the ground is ⟦N1⟧"))
    ('slant', 0, 'feet')
    """
    found = []
    for role, pattern in _LENGTHS:
        for match in pattern.finditer(text):
            if int(match["n"]) != int(ratio["n"]):
                found.append((role, int(match["n"]), match["u"]))
    if len({(role, n) for role, n, _ in found}) != 1:
        return None
    return found[0]


_SIDES = {"sine": ("opposite", "slant"), "cosine": ("adjacent", "slant"), "tangent": ("opposite", "adjacent")}


def _derivation(stem: Stem, name: str, at_ground: bool, ratio: Node, role: str, length: Node, asked: str, unit: str, full: bool) -> Derivation | None:  # fmt: skip
    place = {"opposite": "up", "adjacent": "along"} if at_ground else {"opposite": "along", "adjacent": "up"}
    above, below = (place.get(side, side) for side in _SIDES[name])
    value = evaluate(ratio)
    size = evaluate(length)
    if value <= 0 or size <= 0 or (name != "tangent" and value >= 1):
        return None
    top, bottom = _parts(ratio)
    parts: dict[str, Node] = {above: top, below: bottom}
    work, decimal = answering.Working(), answering.uses_decimals(stem)
    third = next(r for r in ("up", "along", "slant") if r not in parts)
    try:
        if third in (role, asked):
            squares = [Bin("^", parts[r], num(2)) for r in parts]
            whole = (
                Root(Bin("+", squares[0], squares[1]))
                if third == "slant"
                else Root(Bin("-", Bin("^", parts["slant"], num(2)), squares[0 if above != "slant" else 1]))
            )
            text = f"Take a right triangle with the ratio that is given; by Pythagoras {_NAMES[third]} of it is:"
            parts[third] = work.step("Find the third side", text, whole)
        scaled = Bin("*", length, Bin("/", parts[asked], parts[role], "frac"), "cdot")
        text = f"The triangles are similar: {_NAMES[asked]} is to {_NAMES[role]} as in the small one."
        result = work.step("Scale the triangle", text, scaled, decimal)
    except (Unvalued, ZeroDivisionError):
        return None
    turned = Bin("*", length, Bin("/", parts[role], parts[asked], "frac"))
    slips = [Slip("turning the ratio round", exact.worked_out(turned))]
    return answering.derivation(
        stem, skill=TRIGONOMETRY, concept=CONCEPT, asked=f"You are asked for {_NAMES[asked]} of the right triangle.", moves=work.moves, value=result,
        confirm=lambda: _measured(name, at_ground, float(value), role, float(size), asked, result), how=answering.wanted(stem.prose), unit=unit,
        slips=slips, full=full, decimal=decimal,
    )  # fmt: skip


_NAMES = {"up": "the upright side", "along": "the side on the ground", "slant": "the slanting side"}


def _parts(ratio: Node) -> tuple[Node, Node]:
    """5/13 as 5 and 13; 0.8 as 4 and 5."""
    if isinstance(ratio, Bin) and ratio.op == "/":
        return ratio.left, ratio.right
    if isinstance(ratio, Num):
        return num(ratio.value.numerator), num(ratio.value.denominator)
    return ratio, num(1)


def _measured(name: str, at_ground: bool, ratio: float, role: str, size: float, asked: str, result: Node) -> bool:
    """The second route: the angle itself, and each side from it by sine and cosine."""
    angle = {"sine": asin, "cosine": acos, "tangent": atan}[name](ratio)
    up, along = (sin(angle), cos(angle)) if at_ground else (cos(angle), sin(angle))
    sides = {"up": up, "along": along, "slant": 1.0}
    back = {"sine": sin, "cosine": cos, "tangent": tan}[name](angle)
    return isclose(back, ratio, rel_tol=1e-9) and isclose(
        size * sides[asked] / sides[role], float(evaluate(result)), rel_tol=1e-9
    )
