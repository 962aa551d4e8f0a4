"""An open box folded from a sheet: equal squares are cut from the corners and the sides turned up.

The sheet's sizes and the square's side are numbers or letters; asked is the volume, the area of the bottom, or the
height. Equations ("the volume is 200, how long is the side?") are not read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.figures import Figure as Picture
from tools.maths.picturing.placing import alone
from tools.maths.picturing.reading import label
from tools.maths.picturing.shapes import sheet as sheet_of
from tools.maths.picturing.sizes import Size
from tools.maths.skills import AREA_VOLUME
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.scanning import Scan, compiled, filler, group
from tools.maths.topics.geometry.units import Unit
from tools.maths.topics.geometry.wording import LEAD, lay_out
from tools.maths.tree import Bin, Node, Sym, letters, num, substitute
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "A square is cut from both ends of each side, so length and width of the bottom are each shorter by two of the "
    "squares' sides; the square's side becomes the height of the box."
)

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about an open box made from a sheet, None for anything else."""
    text = lay_out(stem)
    if text is None or not re.search(r"\bfold", text.text) or "corner" not in text.text or "box" not in text.text:
        return None
    sheet: list[Node] = []
    cut: list[Node] = []
    asked: list[str] = []
    units: set[str] = set()

    def value(number: str) -> Node:
        unit = text.units.get(int(number))
        if unit:
            units.add(unit.base)
        return text.node(number)

    def sides(m: re.Match[str]) -> bool:
        found = [value(n) for n in re.findall(r"⟦[NES](\d+)⟧", m.group())]
        sheet.extend(found * 2 if len(found) == 1 else found)
        return len(sheet) == 2

    def corner(m: re.Match[str]) -> bool:
        cut.append(value(group(m, "v")))
        return len(cut) == 1

    def ask(m: re.Match[str]) -> bool:
        asked.append(group(m, "what"))
        return len(asked) == 1

    v = r"⟦[NES](?P<v>\d+)⟧"
    one = r"⟦[NES]\d+⟧"
    stuff = r"(?:sheet|piece)(?: of (?:[a-z]+ )?(?:cardboard|metal|paper|tin|plastic|material|aluminum|copper|steel))?"
    c = compiled
    scan = Scan(text.text, [
        (c(rf"(?:{LEAD}) (?:the )?(?P<what>volume|height|area of the (?:base|bottom)) of (?:the|this) (?:resulting |open |finished )*box"), ask),
        (c(rf"(?:a |the )?square (?:{stuff}|cardboard|paper)(?: (?:has|with|that has|whose|measures|is|having))*(?: (?:a|each))?(?: sides?(?: lengths?)?)?(?: (?:of|that measure|measuring|of length|is|measure|lengths?))* {one}(?: (?:on (?:a|each) side|long))?(?! by)"), sides),
        (c(rf"(?:a |the )?{one} by {one} (?:rectangular )?{stuff}|(?:a |the )?(?:rectangular |square )?{stuff}(?: (?:that (?:is|measures)|measuring|measures|is|with dimensions(?: of)?|has dimensions(?: of)?|,))* {one} (?:long |wide )?(?:by|and) {one}(?: (?:wide|long))?"), sides),
        (c(rf"(?:a |the )?(?:rectangular )?{stuff}(?: (?:has|with|that has))* (?:a )?length (?:of )?{one} and (?:a )?width (?:of )?{one}"), sides),
        (c(rf"(?:(?:four )?(?:equal |identical |congruent )?squares?|a square)(?: (?:with|of|having|that are|whose|each with))*(?: (?:a|each))?(?: sides?(?: lengths?)?)?(?: (?:of|measuring|of length|is|are|lengths?|that measure))* {v}(?: (?:on (?:a|each) side|long))?"), corner),
        (c(r"(?:an? |the )?(?:open(?:-top)? |rectangular )*box(?: with(?:out)? (?:an? )?(?:open )?(?:top|lid))?(?: (?:is|will be|can be) (?:made|formed|constructed|created|built)(?: from)?)?|(?:is |are )?(?:cut|removed|cutting|removing)(?: out| away)?(?: (?:of|from))?(?: (?:each|all|every|the))?(?: (?:of (?:the|its)|four|the))*(?: corners?)?(?: of the (?:sheet|cardboard|square|rectangle|metal|paper|piece))?|from each(?: of the(?: four)?)? corners?(?: of the (?:sheet|cardboard|square|rectangle|metal|paper|piece))?|(?:the )?(?:resulting |remaining )?(?:sides|flaps|edges)?(?: are)?(?: then)? ?(?:folded|folding)(?: up)?(?: the (?:sides|flaps|edges))?(?: up)?|to (?:form|make|create)|(?:four )?(?:equal |identical |congruent )?squares(?= (?:are )?cut)"), filler),
        (c(r",? ?where ⟦S\d+⟧ is (?:a (?:positive )?constant|in [a-z]+)|in terms of ⟦S\d+⟧"), filler),
    ])  # fmt: skip
    scan.run()
    if len(sheet) != 2 or len(cut) != 1 or not asked or not scan.understood() or len(units) > 1:
        return None
    return scan.graded(_derive(stem, sheet, cut[0], asked[0], next(iter(units), "")))


def _derive(stem: Stem, sheet: list[Node], cut: Node, what: str, base: str) -> Derivation | None:
    bottom = [Bin("-", side, Bin("*", num(2), cut, "cdot")) for side in sheet]
    area = Bin("*", bottom[0], bottom[1], "cdot")
    wanted, power = {"volume": (Bin("*", area, cut, "cdot"), 3), "height": (cut, 1)}.get(what, (area, 2))
    try:
        value = exact.read(wanted)
        moves = [Move("Shorten the sides", "Two squares come off along this side of the sheet.", b, exact.worked_out(b), check=_same(b))
                 for b in (bottom if sheet[0] != sheet[1] else bottom[:1])]  # fmt: skip
    except Unvalued:
        return None
    if what == "height":
        moves = []
    names = letters(wanted)
    node: Node = exact.tree(value) if not names else wanted
    text = {
        3: "The volume is length times width times height.",
        2: "The bottom is a rectangle.",
        1: "What is folded up is as high as the square's side.",
    }[power]
    moves.append(Move(f"Find the {what}", text, wanted, exact.tree(value), check=_same(wanted)))
    if not names and any(float(evaluate(b)) <= 0 for b in bottom):
        return None

    def confirm() -> bool:
        """The sheet's area less the corners and the flaps leaves the bottom; stacked up it makes the box."""
        at = {n: _trial(i) for i, n in enumerate(sorted(names))}
        one, two, side = (float(evaluate(substitute(n, at))) for n in (*sheet, cut))
        left = one * two - 4 * side**2 - 2 * side * (one - 2 * side) - 2 * side * (two - 2 * side)
        size = {3: left * side, 2: left, 1: side}[power]
        return abs(size - float(evaluate(substitute(node, at)))) < 1e-6 * max(1.0, abs(size))

    once = Bin("*", Bin("*", Bin("-", sheet[0], cut), Bin("-", sheet[1], cut), "cdot"), cut, "cdot")
    slips = [Slip("taking off only one square from each side", exact.worked_out(once))] if power == 3 else []
    return answering.derivation(
        stem, skill=AREA_VOLUME, concept=CONCEPT, asked=f"You are asked for the {what} of the folded box.", moves=moves, value=node, confirm=confirm,
        unit=str(Unit(base, power)) if base else "", slips=slips, decimal=answering.uses_decimals(stem),
        picture=lambda _: _picture(sheet, cut),
    )  # fmt: skip


def _picture(sheet_: list[Node], cut: Node) -> Picture | None:
    """The sheet before it is folded; a square of a letter's size is drawn a fifth as wide as the sheet."""
    names = {n for node in (*sheet_, cut) for n in letters(node)}
    if names and names != {cut.name if isinstance(cut, Sym) else ""}:
        return None
    sides = [float(evaluate(node)) for node in sheet_ if not letters(node)]
    if len(sides) != 2:
        return None
    small = min(sides) / 5 if names else float(evaluate(cut))
    long, wide = (Size(x, label(node)) for x, node in zip(sides, sheet_, strict=True))
    return alone("shape", sheet_of(long, wide, Size(small, label(cut))))


def _trial(index: int) -> Node:
    return num(1 + index)


def _same(node: Node) -> Callable[[], bool]:
    def check() -> bool:
        from tools.maths import algebra

        return algebra.equal(node, exact.worked_out(node))

    return check
