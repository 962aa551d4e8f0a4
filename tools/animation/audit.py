"""What is on screen, measured: overlaps, things outside the frame, too small, too pale, or left over.

`Watch` is asked to look between animations, inside the process that renders; it measures Manim's own bounding boxes. It
judges geometry only: not whether the picture says the right thing. A finding is counted once, however long it stays on
screen. Moments in the middle of an animation are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

MARGIN = 0.02  # Manim units a part may stick out of the frame, or into another: rounding, not reading
OVERLAP = 0.02  # of the smaller part's box
SMALLEST_X_HEIGHT = 1 / 72  # of the frame's height: 6.7 pixels at 480p; smaller letters blur
SAME_POINT = 1e-6  # Manim units
LOWEST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3

Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True)
class Audit:
    """How many distinct findings of each kind a clip has. All zero is a clean clip."""

    overlaps: int = 0
    out_of_frame: int = 0
    leftovers: int = 0
    too_small: int = 0
    low_contrast: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not (self.overlaps or self.out_of_frame or self.leftovers or self.too_small or self.low_contrast)


@dataclass
class Watch:
    """Collects findings of one scene. `look` after every animation, `audit` at the end."""

    findings: dict[str, set[str]] = field(default_factory=dict)
    shown: dict[str, None] = field(default_factory=dict)  # in the order of appearance
    said: dict[str, None] = field(default_factory=dict)  # those of them that are text
    _seen: set[tuple[str, float, bytes]] = field(default_factory=set)

    def look(self, scene: Any) -> None:
        """Measure everything on screen now. `scene` is a Manim scene between two animations."""
        from manim import ManimColor, config
        from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath

        frame = (-config.frame_width / 2, -config.frame_height / 2, config.frame_width / 2, config.frame_height / 2)
        background = tuple(float(c) for c in ManimColor(scene.camera.background_color).to_rgb())
        texts: list[tuple[str, Box]] = []
        for part in _parts(scene.mobjects):
            box, label = _box(part), _label(part)
            name = type(part).__name__ if label is None else label
            self.shown.setdefault(name)
            if _sticks_out(box, frame):
                self._found("out_of_frame", name)
            if label is not None:
                self.said.setdefault(label)
                texts.append((label, box))
                self._legible(part, label, box, config.frame_height, background)
            elif isinstance(part, VMobjectFromSVGPath):
                self._found("leftovers", f"a stray glyph at {box}")
        for (one, box), (other, other_box) in combinations(texts, 2):
            if _overlap(box, other_box) > OVERLAP:
                self._found("overlaps", f"{one} / {other}")

    def _legible(self, part: Any, label: str, box: Box, height: float, background: tuple[float, ...]) -> None:
        looks = (label, round(box[3] - box[1], 3), part.family_members_with_points()[-1].fill_rgbas.tobytes())
        if looks in self._seen:  # measured before, in this size and colour
            return
        self._seen.add(looks)
        if _x_height(part) < SMALLEST_X_HEIGHT * height:
            self._found("too_small", label)
        if _contrast(part, background) < LOWEST_CONTRAST:
            self._found("low_contrast", label)

    def audit(self) -> Audit:
        """The counts so far."""
        return Audit(**{kind: len(found) for kind, found in self.findings.items()})

    def told(self, longest: int = 200) -> list[str]:
        """The findings in words, one a line, for whoever can mend the scene."""
        return [f"{kind}: {what}"[:longest] for kind, found in self.findings.items() for what in sorted(found)]

    def _found(self, kind: str, what: str) -> None:
        self.findings.setdefault(kind, set()).add(what)


def _parts(mobjects: list[Any]) -> Iterator[Any]:
    """The things a viewer sees as one: labelled groups whole, other groups piece by piece."""
    for mobject in mobjects:
        if _label(mobject) is not None:
            if mobject.family_members_with_points():
                yield mobject
            continue
        if mobject.has_points():
            yield mobject
        yield from _parts(mobject.submobjects)


def _label(mobject: Any) -> str | None:
    """What a piece of text says; None for shapes and plain groups. Manim names a mobject after its class by itself."""
    for attribute in ("typst_code", "tex_string", "original_text", "text"):
        said = getattr(mobject, attribute, None)
        if isinstance(said, str):
            return said
    name = str(mobject.name)
    return None if name in (type(mobject).__name__, "VMobjectFromSVGPath", "VMobject", "VGroup", "Group") else name


def _box(part: Any) -> Box:
    lows = [piece.points[:, :2].min(axis=0) for piece in part.family_members_with_points()]
    highs = [piece.points[:, :2].max(axis=0) for piece in part.family_members_with_points()]
    return min(x for x, _ in lows), min(y for _, y in lows), max(x for x, _ in highs), max(y for _, y in highs)


def _sticks_out(box: Box, frame: Box) -> bool:
    inside = all(box[k] >= frame[k] - MARGIN for k in (0, 1)) and all(box[k] <= frame[k] + MARGIN for k in (2, 3))
    return not inside


def _overlap(one: Box, other: Box) -> float:
    """The shared area, as a share of the smaller box."""
    width = min(one[2], other[2]) - max(one[0], other[0]) - MARGIN
    height = min(one[3], other[3]) - max(one[1], other[1]) - MARGIN
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return width * height / max(smaller, 1e-9)


def _x_height(part: Any) -> float:
    """The median height of a text's letters, in Manim units."""
    boxes = [
        (*o[:, :2].min(axis=0), *o[:, :2].max(axis=0))
        for piece in part.family_members_with_points()
        for o in _outlines(piece.points)
    ]
    heights = [float(box[3] - box[1]) for box in boxes if not any(_within(box, other) for other in boxes)]
    tall = sorted(height for height in heights if height > 0.4 * max(heights))  # no dots, no bars
    return tall[len(tall) // 2]


def _within(box: Box, other: Box) -> bool:
    """Whether `box` is the hole of a letter whose outline is `other`."""
    return other[0] < box[0] and other[1] < box[1] and other[2] > box[2] and other[3] > box[3]


def _outlines(points: Any) -> list[Any]:
    """A shape's closed curves: its points, cut where a curve does not begin where the one before ended."""
    from numpy import abs, flatnonzero, split

    jumps: Any = flatnonzero(abs(points[4::4] - points[3:-1:4]).max(axis=1) > SAME_POINT) if len(points) > 4 else []
    return list(split(points, [4 * (k + 1) for k in jumps]))


def _contrast(part: Any, background: tuple[float, ...]) -> float:
    """The lowest contrast of a text's pieces with the background, after WCAG 2.2."""
    lowest = 21.0
    for piece in part.family_members_with_points():
        opacity = max(
            float(piece.get_fill_opacity()), float(piece.get_stroke_opacity()) * (piece.get_stroke_width() > 0)
        )
        rgb = piece.get_fill_color().to_rgb() if piece.get_fill_opacity() > 0 else piece.get_stroke_color().to_rgb()
        seen = [float(c) * opacity + b * (1 - opacity) for c, b in zip(rgb, background, strict=False)]
        light, dark = sorted((_luminance(seen), _luminance(background)), reverse=True)
        lowest = min(lowest, (light + 0.05) / (dark + 0.05))
    return lowest


def _luminance(rgb: list[float] | tuple[float, ...]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
