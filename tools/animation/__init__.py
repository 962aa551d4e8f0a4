"""Animations of checked derivations: from a solution to a storyboard, to Manim source, to a clip."""

from __future__ import annotations

import os
import shutil
import time
import uuid
from pathlib import Path
from typing import Literal

from index.errors import BadInput, Unavailable
from index.progress import report
from tools.animation.clip import Clip
from tools.caller import Caller

__all__ = ["Clip", "animate"]

Quality = Literal["preview", "720p", "1080p"]


def animate(prompt: str, quality: Quality = "preview", out: str | None = None, *, caller: Caller) -> Clip:
    """Render a maths problem's derivation as a short clip, as far as `caller.reveal` allows.

    prompt: the problem, as a learner would type it. quality: "preview" (480p), "720p" or "1080p". out: an MP4 file to
    copy the clip to (command line only: never take it from a model or a message). The clip itself lies in the home, by
    content. A problem that cannot be solved gives a still of the problem, labelled "static", with the reason; text
    without mathematics gives only the reason.

    Raises BadInput for an empty prompt, an unknown quality or an impossible `out`; Cancelled; Unavailable when
    rendering takes too long or fails.

    >>> animate("If 3x + 7 = 22, what is the value of 6x − 1?", caller=Caller()).rendered         # doctest: +SKIP
    True
    """
    from tools import maths
    from tools.animation import render, storyboard

    if not prompt.strip():
        raise BadInput("There is nothing to animate: the problem is empty.")
    target = _target(out)
    start = time.perf_counter()
    report("solving the problem", 0.0)
    solution = maths.solve(prompt)
    if solution.answer is None or not solution.steps:
        reason = solution.reason or "I could not solve this one, so there are no checked steps to animate."
        return _static(prompt, solution.restated, quality, caller, reason, start)
    board = storyboard.from_solution(solution, caller.reveal)
    planned = time.perf_counter() - start
    made = render.render(board, quality, caller.home)
    if target is not None and made.video is not None:
        _copy(made.video, target)
    return Clip(
        path=str(target or made.video),
        source=made.source,
        rendered=True,
        audit=made.audit,
        shown=made.shown,
        seconds=_seconds(planned, made.seconds),
        captions=str(made.captions),
        poster=str(made.poster),
        alt=board.alt,
        length=made.length,
    )


def _static(prompt: str, restated: str, quality: str, caller: Caller, reason: str, start: float) -> Clip:
    """A still of the problem as written, if there is mathematics in it to show."""
    from tools.animation import render, storyboard
    from tools.maths.notation import latex

    shown = restated or latex(prompt)
    if shown and shown.count("(") != prompt.count("("):
        shown = prompt  # what was not understood may be typeset wrongly: then as it was typed
    if not shown:
        return Clip(None, route="static", reason=reason, seconds=_seconds(time.perf_counter() - start, {}))
    board = storyboard.still_of(shown)
    planned = time.perf_counter() - start
    try:
        made = render.render(board, quality, caller.home, film=False)
    except Unavailable as error:
        return Clip(None, route="static", reason=f"{reason} {error}", seconds=_seconds(planned, {}))
    return Clip(
        None,
        source=made.source,
        route="static",
        audit=made.audit,
        shown=made.shown,
        seconds=_seconds(planned, made.seconds),
        reason=reason,
        poster=str(made.poster),
        alt=board.alt,
    )


def _seconds(planned: float, rendered: dict[str, float]) -> dict[str, float]:
    """All five times; the still's and the clip's count from the request."""
    times = dict.fromkeys(("plan", "code", "gate", "still", "preview"), 0.0) | rendered | {"plan": planned}
    for ready in ("still", "preview"):
        times[ready] += planned if times[ready] else 0.0
    return {name: round(value, 3) for name, value in times.items()}


def _target(out: str | None) -> Path | None:
    if out is None:
        return None
    target = Path(out).expanduser().resolve()
    if target.suffix.lower() != ".mp4":
        raise BadInput(f"A clip is an MP4 file; {target.name} should end in .mp4.")
    if not target.parent.is_dir():
        raise BadInput(f"There is no folder {target.parent} to put the clip in; make it first.")
    return target


def _copy(video: Path, target: Path) -> None:
    """Copy so that `target` is there whole or not at all."""
    partial = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}")
    try:
        shutil.copyfile(video, partial)
        os.replace(partial, target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise Unavailable(f"The clip could not be written to {target}: {error.strerror or error}.") from error
