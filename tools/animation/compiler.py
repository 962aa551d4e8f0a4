"""A storyboard into Manim source: one readable file that Manim Community 0.22 renders by itself.

Every word and formula of the storyboard enters the source as a Python string literal holding escaped Typst, so it can
be shown and nothing else. The scene's vocabulary (where lines go, how terms move) is `stage.py`, put in front.

Nothing is measured or rendered here; how long a line is held follows from how long it takes to read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from tools.animation.drawing import adding, labels, opening
from tools.animation.storyboard import (
    Add,
    Answer,
    Beat,
    Closing,
    Draw,
    Line,
    Mistake,
    Problem,
    Rewrite,
    Section,
    Storyboard,
)
from tools.animation.typesetting import markup, maths
from tools.animation.wording import parts, plain

SCENE = "Clip"  # the class to render
CHARACTERS_A_SECOND = 17  # a comfortable reading speed for captions (BBC subtitle guidelines: 160-180 words a minute)
SHORTEST_HOLD_S, LONGEST_HOLD_S = 1.0, 5.0
SHORT = 60  # characters that stand in two lines beside an equation
PROMISE = "Every step checked by algebra software, the answer a second way."

_HEADER = '''"""{title}

Made by Lemma. Render it with Manim Community 0.22 and the typst package:  manim -qm {scene}.py {scene}
"""

'''


def compile_storyboard(storyboard: Storyboard) -> str:
    """Return the Python source of a scene called `Clip` that shows `storyboard`.

    Raises Unavailable when formulas cannot be typeset.
    """
    maths(_formulas(storyboard))  # one run of pandoc for all of them; from here on they are known
    body: list[str] = []
    for section in storyboard.sections:
        body += ["", f"# {_comment(section)}", f"self.next_section({section.name!r})"]
        for beat in section.beats:
            body += _drawn(beat, storyboard) if isinstance(beat, Draw | Add) else _WRITERS[type(beat)](beat)
            if isinstance(beat, Problem) and _has_derivation(storyboard):
                body.append("self.begin()")
    lines = "\n".join(f"        {line}" if line else "" for line in body[1:])
    base = "Derivation" if storyboard.figure is None else "Pictured"
    scene = f"class {SCENE}({base}):\n    def construct(self) -> None:\n{lines}\n"
    header = _HEADER.format(title=_comment(storyboard.sections[0]), scene=SCENE)
    vocabulary = _text_of("stage") if storyboard.figure is None else f"{_text_of('stage')}\n\n{_text_of('panel')}"
    return f"{header}{vocabulary}\n\n{scene}"


def scene_part(source: str) -> str:
    """Return the part of `source` that says what this clip shows; the rest, the stage, is the same for all clips."""
    return source[source.index(f"class {SCENE}(") :]


def reading_time(text: str) -> float:
    """Seconds to hold `text` on screen, by its length.

    >>> reading_time("Take 7 from both sides of the equation.")
    2.3
    """
    return round(min(LONGEST_HOLD_S, max(SHORTEST_HOLD_S, len(plain(text)) / CHARACTERS_A_SECOND)), 1)


def _problem(beat: Problem) -> list[str]:
    return [f"self.problem({markup(beat.text)!r}, hold={reading_time(beat.text)})"]


def _line(beat: Line) -> list[str]:
    return [f"self.line({maths([beat.expression])[0]!r}, hold={SHORTEST_HOLD_S})"]


def _rewrite(beat: Rewrite) -> list[str]:
    hold = reading_time(beat.text or beat.rule)
    rule, text = _rule_and_text(beat)
    return [
        "self.rewrite(",
        f"    {maths([beat.expression])[0]!r},",
        f"    rule={markup(rule)!r},",
        f"    text={markup(text)!r},",
        f"    checked={beat.checked!r},",
        f"    hold={hold},",
        ")",
    ]


def _rule_and_text(beat: Rewrite) -> tuple[str, str]:
    """What stays beside the line, and what is said while it is new. A short sentence stays by itself: it says more."""
    if 0 < len(plain(beat.text)) <= SHORT:
        return beat.text.rstrip().removesuffix("."), ""
    return beat.rule.strip(), beat.text.strip()


def _mistake(beat: Mistake) -> list[str]:
    line, text = maths([beat.expression])[0], markup(beat.text)
    return [f"self.mistake({line!r}, {text!r}, hold={reading_time(beat.text)})"]


def _answer(beat: Answer) -> list[str]:
    promise = markup(PROMISE) if beat.verified else ""
    return [f"self.answer({markup(beat.text)!r}, promise={promise!r}, hold=2.5)"]


def _closing(beat: Closing) -> list[str]:
    return [f"self.closing({markup(beat.text)!r}, hold=2.0)"]


_WRITERS: dict[type[Beat], Callable[[Any], list[str]]] = {
    Problem: _problem,
    Line: _line,
    Rewrite: _rewrite,
    Mistake: _mistake,
    Answer: _answer,
    Closing: _closing,
}


def _formulas(storyboard: Storyboard) -> list[str]:
    found = [*storyboard.expressions, *(labels(storyboard.figure) if storyboard.figure else [])]
    for beat in (beat for section in storyboard.sections for beat in section.beats):
        texts = (
            [beat.rule, beat.text]
            if isinstance(beat, Rewrite)
            else []
            if isinstance(beat, Line | Draw | Add)
            else [beat.text]
        )
        found += [piece for text in texts for kind, piece in parts(text) if kind == "maths"]
    return found


def _drawn(beat: Draw | Add, storyboard: Storyboard) -> list[str]:
    if storyboard.figure is None:
        return []
    return opening(storyboard.figure) if isinstance(beat, Draw) else adding(storyboard.figure, beat.at)


def _has_derivation(storyboard: Storyboard) -> bool:
    return any(
        isinstance(beat, Line | Rewrite | Mistake | Answer | Draw)
        for section in storyboard.sections
        for beat in section.beats
    )


def _comment(section: Section) -> str:
    """The section's caption as one line that can end neither a comment nor a docstring."""
    text = " ".join(section.caption.split())[:100]
    return "".join(c if c.isprintable() and c not in '"\\' else "?" for c in text)


@cache
def _text_of(part: str) -> str:
    """The vocabulary a scene speaks: the text of stage.py or panel.py from its mark on."""
    source = (Path(__file__).parent / f"{part}.py").read_text(encoding="utf-8")
    return source.split(f"# --- {part} ---\n", 1)[1]
