"""A free prompt into a clip: a model writes the scene, the jail rehearses it, findings go back, then it is filmed.

Every step of a try can say no: the reply holds no source; the lint knows better; the scene raises; what it shows
overlaps, sticks out, is too small or too pale, or is nothing but the prompt's own words; the film that comes out is not
what was said to be filmed. Each no goes back to the model as sentences, up to `REPAIRS` times, then the next model is
asked. What is returned is a film that another cell has decoded, or the reason why there is none; never something that
merely looks like success.

Not judged here: whether the picture is good mathematics. The clip says who wrote it.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeGuard

from index.errors import Cancelled, LemmaError
from index.home import Home
from index.progress import check_cancelled, report
from tools.animation import shelf, typesetting
from tools.animation.audit import Audit
from tools.animation.background import SHARP, later
from tools.animation.captions import vtt
from tools.animation.coder import Talk
from tools.animation.jail import Cell, Cells, Handed, NotSafe
from tools.animation.lint import lint
from tools.animation.shelf import Rendered
from tools.animation.wording import plain
from tools.asker import Asker

REPAIRS = 3  # times a model may mend its scene
TIME_LIMIT_S = {"preview": 60.0, "720p": 180.0, "1080p": 300.0}  # for rehearsal and film together
SIZES = {"preview": (854, 480), "720p": (1280, 720), "1080p": (1920, 1080)}
INSPECTION_S = 60.0
PERFORM, INSPECT = "tools.animation.rehearsal:perform", "tools.animation.inspection:inspect"
MAX_SHOWN = 60
MAX_FORMULAS, MAX_FORMULA = 200, 2000  # that a scene may have typeset at once, and the length of one
MOSTLY = 0.9  # of a film's pictures: so many blank ones are a blank film
LENGTH_ERROR_S = 0.5

log = logging.getLogger(__name__)
cells = Cells()  # warm, once somebody called `warm`


@dataclass(frozen=True)
class Try:
    """One source a model wrote. ran: it came to its end in the jail. findings: what was wrong with it, in sentences."""

    writer: str
    source: str
    ran: bool = False
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What came of a prompt: the clip and who wrote it, or the reason why there is none; and every try."""

    clip: Rendered | None = None
    writer: str | None = None
    tries: tuple[Try, ...] = ()
    reason: str = ""

    @property
    def repairs(self) -> int:
        """How often the writer of the clip had to mend it."""
        return sum(one.writer == self.writer for one in self.tries) - 1 if self.clip else 0


@dataclass
class _Take:
    """What one performance came to."""

    told: dict[str, Any] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)
    ran: bool = False
    film: bytes | None = None
    poster: bytes | None = None


def warm() -> None:
    """Have a cell ready before the first prompt comes. Returns at once."""
    cells.warm()


def generate(prompt: str, askers: Sequence[Asker], quality: str, home: Home) -> Outcome:
    """Have a scene for `prompt` written, mended and filmed by the first of `askers` who manages.

    Reports progress. Raises Cancelled. Everything else that goes wrong is in the outcome's reason.
    """
    tries: list[Try] = []
    reason = "No model that writes animations is connected."
    for asker in askers:
        talk = Talk(asker, prompt)
        for number in range(REPAIRS + 1):
            check_cancelled()
            report("writing the scene" if number == 0 else f"mending the scene ({number} of {REPAIRS})", 0.0)
            try:
                source = talk.write()
            except Cancelled:
                raise
            except Exception as error:  # whatever a model's library raises: the next model is asked
                expected = isinstance(error, LemmaError)
                log.warning("%s could not write a scene: %s", asker.name, error, exc_info=not expected)
                reason = f"{asker.name} did not answer" + (f": {error}" if expected else ".")
                break
            try:
                clip, one = _attempt(prompt, source, asker.name, quality, home, last=number == REPAIRS)
            except NotSafe as error:
                return Outcome(tries=tuple(tries), reason=str(error))
            tries.append(one)
            if clip is not None:
                return Outcome(clip, asker.name, tuple(tries))
            reason = f"{asker.name} wrote no scene that works: {one.findings[0]}"
            talk.object_to(one.findings)
    return Outcome(tries=tuple(tries), reason=reason)


def sharpen(prompt: str, clip: Rendered, writer: str, home: Home) -> Path:
    """Have a clip that `generate` made filmed at 720p in the background; return where it will lie. Returns at once."""
    folder = _folder(prompt, clip.source, SHARP, home)
    if not shelf.has(folder):
        later(folder.name, partial(_attempt, prompt, clip.source, writer, SHARP, home, last=True))
    return folder / "clip.mp4"


def _folder(prompt: str, source: str, quality: str, home: Home) -> Path:
    return home.clips / shelf.key("generated", prompt, source, quality, version("manim"), version("typst"))


def _attempt(
    prompt: str, source: str, writer: str, quality: str, home: Home, last: bool
) -> tuple[Rendered | None, Try]:
    """One source: from the shelf if it was filmed before, else linted, rehearsed, filmed and looked at."""
    folder = _folder(prompt, source, quality, home)
    if shelf.has(folder):
        return shelf.take(folder, cached=True), Try(writer, source, ran=True)
    findings = lint(source)
    if findings:
        return None, Try(writer, source, False, tuple(findings))
    start = time.perf_counter()
    try:
        taken = _perform(prompt, source, quality, tolerant=last)
        poster = _looked_at(taken, quality) if taken.film is not None else None
    except Cancelled:
        raise
    except NotSafe:
        raise
    except LemmaError as error:  # too slow, or no cell to be had
        return None, Try(writer, source, False, (str(error),))
    one = Try(writer, source, taken.ran, tuple(taken.findings))
    if taken.film is None or poster is None:
        return None, one
    with shelf.placing(folder) as work:
        (work / "scene.py").write_text(source, encoding="utf-8")
        (work / "clip.mp4").write_bytes(taken.film)
        (work / "poster.png").write_bytes(poster)
        (work / "captions.vtt").write_text(_captions(prompt, taken.told), encoding="utf-8")
        ready = time.perf_counter() - start
        gate = _number(taken.told.get("seconds", {}).get("gate"))
        seconds = {"code": 0.0, "gate": gate, "still": ready, "preview": ready}
        shelf.note(work, length=taken.told["length"], audit=_audit(taken.told), shown=_texts(taken.told, "shown"),
                   seconds=seconds)  # fmt: skip
    return shelf.take(folder, cached=False), one


def _perform(prompt: str, source: str, quality: str, tolerant: bool) -> _Take:
    """Rehearse and film `source` in a cell. tolerant: film it although the audit found something."""
    taken = _Take()
    decide = partial(_decide, taken, prompt, tolerant)

    def answer(question: str, value: Any) -> Any:
        return decide(value) if question == "film" else _typeset(question, value)

    report("rehearsing the scene", 0.1)
    arguments = {"source": source, "quality": quality, "film": True}
    handed = cells.run(PERFORM, arguments, TIME_LIMIT_S[quality], answer)
    if handed.error is not None:
        taken.findings.insert(0, handed.error)
        return taken
    taken.ran = True
    if taken.told and _is_dict(handed.value):
        taken.film = handed.files.get("clip.mp4")
        taken.told |= {"length": _number(handed.value.get("length")), "marks": handed.value.get("marks")}
    if taken.film is None and not taken.findings:
        taken.findings.append("no film came out of the scene.")
    return taken


def _decide(taken: _Take, prompt: str, tolerant: bool, told: Any) -> bool:
    """Whether a rehearsed scene is worth filming; what speaks against it goes into `taken.findings`."""
    taken.told = told if _is_dict(told) else {}
    shown, said = _texts(taken.told, "shown"), _texts(taken.told, "said")
    flaws = [f"{text[:80]} could not be typeset." for text in _texts(taken.told, "untranslated")]
    flaws += _texts(taken.told, "findings")
    if not shown:
        taken.findings.append("the scene shows nothing.")
    elif set(shown) <= set(said) and all(_echo(text, prompt) for text in said):
        taken.findings.append("the scene shows only the words of the request: draw what it asks about.")
    if taken.findings:
        return False
    taken.findings += flaws
    if not flaws or tolerant:
        report("filming the scene", 0.4)
        return True
    return False


def _echo(text: str, prompt: str) -> bool:
    """Whether `text` says nothing that `prompt` does not."""
    return set(re.findall(r"\w+", plain(text).lower())) <= set(re.findall(r"\w+", prompt.lower()))


def _looked_at(taken: _Take, quality: str) -> bytes | None:
    """The film's poster, if a cell that never ran foreign code finds the film to be what it should; else findings."""
    report("looking at the film", 0.9)
    cell = Cell(preload=("tools.animation.inspection",))
    seen: Handed = cell.run(INSPECT, {}, INSPECTION_S, files={"clip.mp4": taken.film or b""})
    found = seen.value if _is_dict(seen.value) else {}
    width, height = SIZES[quality]
    wanted = {"codec": "h264", "pixel_format": "yuv420p", "width": width, "height": height, "index_first": True}
    wrong = [name for name, value in wanted.items() if found.get(name) != value]
    if seen.error or wrong or abs(_number(found.get("length")) - taken.told["length"]) > LENGTH_ERROR_S:
        taken.findings.append("the film that came out is not the one that was said to be filmed.")
        return None
    if _number(found.get("blank")) > MOSTLY:
        taken.findings.append("nothing is to be seen in the film.")
        return None
    return seen.files.get("poster.png")


def _typeset(mode: str, texts: Any) -> list[str]:
    """Typst for a scene's LaTeX. The scene is in the jail and pandoc is not: only bounded text goes to it."""
    if not isinstance(texts, list) or len(texts) > MAX_FORMULAS:
        return []
    given = [text[:MAX_FORMULA] if isinstance(text, str) else "" for text in texts]
    return typesetting.maths(given) if mode == "maths" else [typesetting.tex_text(text) for text in given]


def _captions(prompt: str, told: dict[str, Any]) -> str:
    """The scene's own sections as captions; without any, the prompt."""
    marks = told.get("marks")
    named = [
        (_number(mark[1]), str(mark[0])[:80])
        for mark in (marks if isinstance(marks, list) else [])[:MAX_SHOWN]
        if isinstance(mark, list) and len(mark) == 2 and str(mark[0]).strip()
    ]
    cues = named or [(0.0, plain(prompt))]
    ends = [*(start for start, _ in cues[1:]), told["length"]]
    return vtt((start, end, text) for (start, text), end in zip(cues, ends, strict=True))


def _audit(told: dict[str, Any]) -> dict[str, int]:
    """The counts the cell reported, by the kinds there are."""
    counts = told.get("audit")
    known = counts if isinstance(counts, dict) else {}
    return {one.name: int(_number(known.get(one.name))) for one in fields(Audit)}


def _texts(told: dict[str, Any], name: str) -> list[str]:
    value = told.get(name)
    return [text for text in value if isinstance(text, str)][:MAX_SHOWN] if isinstance(value, list) else []


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) and 0 <= value < 1e6 else 0.0


def _is_dict(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)
