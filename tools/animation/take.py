"""What comes back from the studio. Apart from it, because reading it needs no Manim."""

from __future__ import annotations

from dataclasses import dataclass

from tools.animation.audit import Audit


@dataclass(frozen=True)
class Take:
    """What came of it. marks: (section, second it begins). seconds, from the start: draw, still (the first picture),
    whole; and gate, how long looking at the screen took."""

    length: float
    marks: tuple[tuple[str, float], ...]
    audit: Audit
    shown: tuple[str, ...]
    seconds: dict[str, float]
