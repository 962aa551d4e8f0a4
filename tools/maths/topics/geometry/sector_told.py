r"""A sector in a scene: of its area, its angle and its radius two are told, the third is asked.

Square units are the area, radians or degrees the angle, another length the radius; what sprinkles, sweeps or turns
does not matter.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from math import isclose, pi

from tools.maths.derivation import Derivation
from tools.maths.skills import CIRCLES
from tools.maths.stem import PLACEHOLDER, REVERSALS, TRAPS, Stem
from tools.maths.topics.geometry import answering
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.tree import Bin, Degrees, Node, Root, Sym, num
from tools.maths.values import Unvalued, evaluate

READS_SENTENCES = True
CONCEPT = r"A sector with the angle $\theta$ in radians is the part $\frac{\theta}{2\pi}$ of its circle, so its area is $\frac{1}{2} r^2 \theta$."
_SECTOR = re.compile(r"\bsectors?\b|\b(?:wedge|slice|fan)[- ]shaped\b")
_AREA = re.compile(rf"⟦[NE](?P<n>\d+)⟧ (?P<u>square (?:{UNIT}))")
_RADIANS = re.compile(r"⟦[NE](?P<n>\d+)⟧ radians?\b|⟦D(?P<d>\d+)⟧")
_RADIUS = re.compile(rf"⟦[NE](?P<n>\d+)⟧ (?P<u>{UNIT})\b")
_ASKS = (
    ("area", re.compile(r"\barea\b|how many square ")),
    ("angle", re.compile(r"\bangle\b|how many (?:radians|degrees)|\bin (?:radians|degrees)\b")),
    ("radius", re.compile(r"\bradius\b|\bhow far\b|\bdistance\b|\bhow long\b|\blength\b|how many (?:feet|meters|inches|yards|miles|centimeters)")),
)  # fmt: skip
_OTHERWISE = re.compile(
    r"\bcircles?,? (?:with|that has|which has|whose|having|of) (?:an? |the )?(?:total |entire )?area\b|\bwhole circle\b|\barea of the (?:[a-z]+ )?circle\b|\b(?:not|arc|perimeter|diameter|circumference|unwatered|rest|remaining|outside|half|twice|two sectors|each|both|other sector|annul\w*|ring|inner|outer|between the|chord|triangle|"
    r"per|speed|minutes?|seconds?|hours?|cost|percent|rectang\w*|square (?:lawn|garden|yard|field|room)|doubled|increased|decreased|edge of the sector|boundary|fence around|depth|height|thick)\b"
)
_CALM_TEXT = """
    a an the is are was it its of in on to at from and or by with that which so as be if what how far long wide does do can through turns turn turned rotates rotate sweeps sweep swings swing covers cover covering waters water
    waters watered reach reaches angle central radians radian degrees area region sector shape circle circular center lawn sprinkler has have having forms form length radius distance this there measure measures measured measuring square feet foot meters
    inches yards miles centimeters kilometers all clears clearing lights light lit floor lamp camera see sees monitors security wiper blade windshield rope goat tied corner post graze grazes slice pizza tip crust round shaped garden field where for
    rotating fixed point beam spotlight
"""
_CALM = frozenset(_CALM_TEXT.split())
_USED = frozenset(["if", "what", "how", "where", "of", "that", "which", "all", "than", "most", "time", "round", "each"])
_TRAPPED = (TRAPS | REVERSALS) - _USED


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the third of area, angle and radius of a sector, None for anything else."""
    text = stem.prose
    if stem.tables or stem.statements or len(text) > 700 or not _SECTOR.search(text) or _OTHERWISE.search(text):
        return None
    area, angle, radius = (list(p.finditer(text)) for p in (_AREA, _RADIANS, _RADIUS))
    radius = [m for m in radius if Unit.read(m["u"]).power == 1]
    asked = next((role for role, pattern in _ASKS if pattern.search(_of_ask(stem))), None)
    told = {"area": area, "angle": angle, "radius": radius}
    if asked is None or told[asked] or any(len(m) != 1 for r, m in told.items() if r != asked):
        return None
    found = {r: int(m[0]["n"] or m[0].groupdict().get("d") or 0) for r, m in told.items() if m}
    if set(found.values()) != set(stem.placeholders("RFESNMPDTB")):
        return None
    units = [Unit.read(m[0]["u"]) for r, m in told.items() if m and r != "angle"]
    unit_asked = re.search(rf"\bin (?P<a>{UNIT})\b|how many (?P<b>(?:square )?(?:{UNIT}))\b", stem.ask)
    base = units[0].base
    if any(u.base != base for u in units) or (
        unit_asked and Unit.read(unit_asked["a"] or unit_asked["b"]).base != base
    ):
        return None
    words = set(re.findall(r"[a-z]+", PLACEHOLDER.sub(" ", text)))
    if words & _TRAPPED:
        return None
    degrees = "d" in angle[0].groupdict() and bool(angle[0]["d"]) if angle else bool(re.search(r"degrees", stem.ask))
    if degrees and not angle:
        return None
    return _derivation(stem, found, asked, base, not words - _CALM)


def _of_ask(stem: Stem) -> str:
    """The question without what it tells itself ("if the area of this sector is …, how far")."""
    return re.sub(r"^(?:if|when|since|suppose)\b[^?]*?⟦[A-Z]\d+⟧[^?,]*, ", "", stem.ask)


def _derivation(stem: Stem, found: dict[str, int], asked: str, base: str, full: bool) -> Derivation | None:
    nodes = {r: stem.nodes[i] for r, i in found.items()}
    work = answering.Working()
    angle = nodes.get("angle")
    try:
        if isinstance(angle, Degrees):
            turned = Bin("/", Bin("*", angle.arg, Sym("pi"), "cdot"), num(180), "frac")
            nodes["angle"] = work.step("Change to radians", "A half turn is 180 degrees or π radians.", turned)
        if asked == "area":
            before = Bin("*", Bin("^", nodes["radius"], num(2)), Bin("/", nodes["angle"], num(2), "frac"), "cdot")
            value = work.step("Use the area of a sector", "Half of the squared radius times the angle.", before)
        else:
            twice = Bin("*", num(2), nodes["area"], "cdot")
            if asked == "angle":
                text = r"From $A = \frac{1}{2} r^2 \theta$: twice the area divided by the squared radius."
                value = work.step(
                    "Solve for the angle", text, Bin("/", twice, Bin("^", nodes["radius"], num(2)), "frac")
                )
            else:
                text = r"From $A = \frac{1}{2} r^2 \theta$: $r^2$ is twice the area divided by the angle."
                square = work.step("Solve for the squared radius", text, Bin("/", twice, nodes["angle"], "frac"))
                value = work.step("Take the root", "A radius is positive: take the square root.", Root(square))
    except (Unvalued, ZeroDivisionError):
        return None
    unit = {"area": f"square {base}", "angle": "radians", "radius": base}[asked]
    return answering.derivation(
        stem, skill=CIRCLES, concept=CONCEPT, asked=f"You are asked for the {asked} of the sector.", moves=work.moves, value=value,
        confirm=lambda: _part_of_circle({**nodes, asked: value}), how=answering.wanted(stem.prose), unit=unit, full=full,
    )  # fmt: skip


def _part_of_circle(nodes: dict[str, Node]) -> bool:
    """The second route: the sector's part of the whole circle's area is the angle's part of a whole turn."""
    area, angle, radius = (float(evaluate(nodes[r])) for r in ("area", "angle", "radius"))
    return 0 < angle < 2 * pi and radius > 0 and isclose(area / (pi * radius**2), angle / (2 * pi), rel_tol=1e-9)
