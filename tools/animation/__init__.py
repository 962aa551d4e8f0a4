"""Animations: of a checked derivation (storyboard, Manim source, clip), or of a free prompt by a model, in a jail."""

from __future__ import annotations

import os
import re
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
_ANSWER_WANTED = re.compile(
    r"\?\s*$|^\W*(?:please\s+)?"
    r"(?:find|solve|what|which|determine|calculate|compute|evaluate|simplify|how (?:many|much))\b",
    re.IGNORECASE,
)


def animate(
    prompt: str, quality: Quality = "preview", out: str | None = None, work: list[str] | None = None, *, caller: Caller
) -> Clip:
    """Render a maths problem's derivation as a short clip, as far as `caller.reveal` allows; or a picture asked for.

    prompt: the problem, or what to show, as a learner would type it. quality: "preview" (480p), "720p" or "1080p".
    out: an MP4 file to copy the clip to (command line only: never take it from a model or a message). The clip itself
    lies in the home, by content. work: a learner's own lines on the problem; then the clip shows those, the one that
    does not follow, and (where everything may be seen) the way on from there. For a patient caller a 720p version of a
    preview is made in the background.

    A prompt that asks for a picture and not for an answer goes to the caller's chat models, which write a scene that
    is rehearsed, mended and filmed in a jail (route "coder"; `model` says who wrote it). A problem that cannot be
    solved, and a prompt no model managed, gives a still of its mathematics, labelled "static", with the reason; text
    without mathematics gives only the reason.

    Raises BadInput for an empty prompt, an unknown quality or an impossible `out`; Cancelled; Unavailable when
    rendering takes too long or fails.

    >>> animate("If 3x + 7 = 22, what is the value of 6x − 1?", caller=Caller()).rendered         # doctest: +SKIP
    True
    """
    from tools import maths
    from tools.animation import ownwork, render, storyboard

    if not prompt.strip():
        raise BadInput("There is nothing to animate: the problem is empty.")
    target = _target(out)
    start = time.perf_counter()
    report("solving the problem", 0.0)
    solution = maths.solve(prompt)
    if solution.answer is None or not solution.steps:
        if caller.askers and not _asks_for_an_answer(prompt):
            return _generated(prompt, solution.restated, quality, target, caller, start)
        reason = solution.reason or "I could not solve this one, so there are no checked steps to animate."
        return _static(prompt, solution.restated, quality, caller, reason, start)
    if work and any(line.strip() for line in work):
        board = ownwork.from_work(maths.check_work(prompt, work), solution, caller.reveal)
    else:
        board = storyboard.from_solution(solution, caller.reveal)
    planned = time.perf_counter() - start
    made = render.render(board, quality, caller.home)
    if target is not None and made.video is not None:
        _copy(made.video, target)
    sharp = render.sharpen(board, caller.home) if caller.patient and quality == "preview" else None
    return Clip(
        path=str(target or made.video),
        source=made.source,
        rendered=True,
        sharp=str(sharp) if sharp else None,
        audit=made.audit,
        shown=made.shown,
        seconds=_seconds(planned, made.seconds),
        captions=str(made.captions),
        poster=str(made.poster),
        alt=board.alt,
        length=made.length,
    )


def _asks_for_an_answer(prompt: str) -> bool:
    """Whether it is a problem to solve. Nobody's unchecked answer to one is animated.

    >>> _asks_for_an_answer("How many solutions has x^2 = 4?"), _asks_for_an_answer("Show why the area is pi r^2")
    (True, False)
    """
    return bool(_ANSWER_WANTED.search(prompt))


def _tells(shown: tuple[str, ...], problem: str) -> bool:
    """Whether what a scene shows gives away the answer of the problem somebody is still working on."""
    from tools import maths
    from tools.maths.disclosure import gives_away

    solution = maths.solve(problem)
    return solution.answer is not None and any(gives_away(f"${text}$", solution) for text in shown)


def _generated(prompt: str, restated: str, quality: Quality, target: Path | None, caller: Caller, start: float) -> Clip:
    """A scene written by one of the caller's models, or a still with the reason why there is none."""
    from tools.animation.generated import generate, sharpen

    planned = time.perf_counter() - start
    outcome = generate(prompt, caller.askers, quality, caller.home)
    if outcome.clip is None or outcome.clip.video is None:
        return _static(prompt, restated, quality, caller, outcome.reason, start)
    made = outcome.clip
    if caller.guarded is not None and _tells(made.shown, caller.guarded):
        reason = "The animation would have given away the problem you are working on, so I keep it back for now."
        return _static(prompt, restated, quality, caller, reason, start)
    if target is not None and made.video is not None:
        _copy(made.video, target)
    wanted = caller.patient and quality == "preview"
    sharp = sharpen(prompt, made, outcome.writer or "", caller.home) if wanted else None
    shown = ", ".join(dict.fromkeys(made.shown))
    return Clip(
        path=str(target or made.video),
        source=made.source,
        route="coder",
        rendered=True,
        sharp=str(sharp) if sharp else None,
        repairs=outcome.repairs,
        audit=made.audit,
        shown=made.shown,
        model=outcome.writer,
        seconds=_seconds(planned, made.seconds),
        captions=str(made.captions),
        poster=str(made.poster),
        alt=f"An animation of “{prompt.strip()}”, written by {outcome.writer}. On screen: {shown}.",
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
