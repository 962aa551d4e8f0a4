"""What comes back from the studio. Apart from it, because reading it needs no Manim."""

from __future__ import annotations

from dataclasses import dataclass

from tools.animation.audit import Audit


@dataclass(frozen=True)
class Take:
    """What came of it. marks: (section, second it begins); seconds: how long drawing, watching and the still took."""

    length: float
    marks: tuple[tuple[str, float], ...]
    audit: Audit
    shown: tuple[str, ...]
    seconds: dict[str, float]
