"""Square tiles on a rectangle: how many tiles, or how many boxes of so many tiles.

The tile is the square with a side told, the surface the two lengths told; units may differ. Not read: borders, openings.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from math import ceil

from tools.maths.derivation import Derivation, Move
from tools.maths.skills import AREA_VOLUME
from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.mentions import text_of
from tools.maths.topics.proportion.units import MEASURE, Unit, canonical, kind_of
from tools.maths.topics.proportion.working import Working

_LENGTH = re.compile(rf"⟦N(\d+)⟧ ({MEASURE})")
_TILE = re.compile(
    rf"\bsquare (?P<what>[a-z]+s)?(?:[^.;?⟦]*?)⟦N(?P<n>\d+)⟧ (?P<u>{MEASURE})(?: long)? (?:on (?:each|a|every|one) side|(?:on )?each side|wide|long|in length)"
    rf"|\bsquare (?P<what2>[a-z]+s)\b[^.;?⟦]*?\b(?:sides?|edges?)\b[^.;?⟦]*?⟦N(?P<n2>\d+)⟧ (?P<u2>{MEASURE})"
    rf"|⟦N(?P<n3>\d+)⟧ (?P<u3>{MEASURE}) by ⟦N(?P<m3>\d+)⟧ (?P<v3>{MEASURE}) (?:square )?(?P<what3>tiles|slabs|pavers|panels|stones|squares)"
)
_BOX = re.compile(r"\b(?:boxes|box|cartons?|packs?|packages?|cases|crates?)\b[^.;?⟦]{0,25}?⟦N(?P<k>\d+)⟧")
_STOP = re.compile(
    r"\b(?:except|border|door|window|gap|grout|circular|circle|triang\w+|percent|already|spare|extra|waste|thick|deep|cube|costs?|price)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a tiling problem, None for anything else."""
    if not stem.choices or stem.tables or stem.placeholders("RFESTDPM"):
        return None
    text = text_of(stem)
    tile = _TILE.search(text)
    if tile is None or _STOP.search(text) or not re.search(r"\bhow many\b|\bnumber of\b", stem.ask):
        return None
    place, unit = tile["n"] or tile["n2"] or tile["n3"], tile["u"] or tile["u2"] or tile["u3"]
    own = {int(place)} | ({int(tile["m3"])} if tile["m3"] else set())
    sides = [(int(m[1]), m[2]) for m in _LENGTH.finditer(text) if int(m[1]) not in own]
    box = _BOX.search(text)
    side = stem.value(place)
    if len(sides) != 2 or side is None or (tile["m3"] and (stem.value(tile["m3"]) != side or tile["v3"] != unit)):
        return None
    lengths = [_scaled(stem.value(str(i)), u, unit) for i, u in sides]
    k = stem.value(box["k"]) if box else None
    boxes = bool(
        re.search(
            r"\bhow many (?:boxes|cartons|packs|packages|cases|crates)\b|number of (?:boxes|cartons|packs|packages|cases|crates)\b",
            stem.ask,
        )
    )
    used = [*own, *(i for i, _ in sides), *([int(box["k"])] if box else [])]
    if None in lengths or boxes != (k is not None) or stem.unused(used):
        return None
    return _derived(stem, [v for v in lengths if v is not None], side, k, canonical(unit) or unit)


def _scaled(value: Fraction | None, unit: str, to: str) -> Fraction | None:
    one, two = Unit.of(unit), Unit.of(to)
    same = kind_of(canonical(unit) or "") == kind_of(canonical(to) or "") and kind_of(canonical(unit) or "").endswith(
        "length"
    )
    return value * one.factor / two.factor if value is not None and same else None


def _derived(stem: Stem, lengths: list[Fraction], side: Fraction, k: Fraction | None, unit: str) -> Derivation | None:
    work = Working(stem)
    rows = [length / side for length in lengths]
    if any(r.denominator != 1 for r in rows):  # cut tiles: the rule of areas and that of rows differ
        return None
    for length, name in zip(lengths, ("one way", "the other way"), strict=True):
        work.step(
            f"Count the tiles {name}",
            "In the tile's own unit, divide the surface's side by the tile's side.",
            length,
            "/",
            side,
        )
    tiles = work.step("Multiply", "Rows times tiles in a row is the number of tiles.", rows[0], "*", rows[1])
    answer = tiles
    moves: tuple[Move, ...] = ()
    if k is not None:
        if not k:
            return None
        exact = work.step("Divide into boxes", "Divide the number of tiles by the number in a box.", tiles, "/", k)
        answer = Fraction(ceil(exact))
        if answer != exact:
            moves = (
                Move(
                    "Take the next whole number", "Only whole boxes are sold, and fewer would not be enough.",
                    work.show(exact), work.show(answer), check=lambda: answer - 1 < exact <= answer,
                ),
            )  # fmt: skip

    def confirm() -> bool:  # by areas
        area, per = lengths[0] * lengths[1], side * side * (k or 1)
        return (answer - 1) * per < area <= answer * per

    found = work.told(
        AREA_VOLUME, "Measure the surface in tiles: how many fit along each side, in one unit.",
        "You are asked for a number of " + ("boxes" if k is not None else "tiles") + ".", answer, confirm, full=False,
        slips=(("counting tiles instead of boxes", tiles),) if k is not None else (),
    )  # fmt: skip
    return replace(found, moves=(*found.moves, *moves))
