"""The stage a derivation is written on: where lines go, how terms move, what gets dimmed.

The compiler puts the text of this module, from the mark below to its end, in front of every scene, so that a scene is
one file that plain Manim Community renders. It is read as text; nothing of Lemma imports it.
"""

# --- stage ---
from __future__ import annotations

from difflib import SequenceMatcher

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    Line,
    MathTypst,
    Mobject,
    ReplacementTransform,
    Scene,
    Succession,
    SurroundingRectangle,
    Typst,
    VGroup,
    VMobject,
    Wait,
    Write,
)

BACKGROUND, INK, QUIET, ACCENT, GOOD, WRONG = "#10182A", "#F4F1E8", "#AEBBD0", "#86C8FF", "#86E0A5", "#FF9C8F"
LEFT_EDGE, RIGHT_EDGE, FLOOR = -6.6, 6.6, -2.5  # the rows' space; the answer goes below the floor
NOTES_AT = 1.3  # where the column of rules begins
RELATION_AT = -2.9  # equals signs stand under each other here
MATHS_SIZE, NOTE_SIZE, PROBLEM_SIZE, TITLE_SIZE, ANSWER_SIZE = 64, 36, 50, 38, 48  # Manim font sizes
GAP = 0.5  # between rows
TICK_ROOM = 0.7  # for the tick behind a rule
UNITS_A_POINT = 0.05 / 48  # a Typst point (of 10pt text) in Manim units, per font size


def formula(typst: str) -> VGroup:
    """A line of mathematics, each glyph a part of its own, so that it can move."""
    line = VGroup(*glyphs(MathTypst(typst, font_size=MATHS_SIZE, color=INK, use_svg_cache=False)))
    line.name = typst
    return line


def written(typst: str, width: float) -> VGroup:
    """The same, but words that would be shrunk much to fit into `width` are set in several lines."""
    line = formula(typst)
    said = typst.removeprefix("upright(").removesuffix(")")
    only_words = said[:1] == said[-1:] == '"' and '"' not in said[1:-1].replace('\\"', "")
    words = said[1:-1].split(" ") if only_words else []
    rows = min(4, int(np.ceil(line.width * 0.8 / width)), len(words))
    if rows < 2:
        return line
    longest, lines = len(said) / rows, [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) / 2 > longest and len(lines) < rows:
            lines.append("")
        lines[-1] += f"{word} "
    line = formula(" \\ ".join(f'upright("{row.strip()}")' for row in lines))
    line.name = typst
    return line


def glyphs(typeset: Typst) -> list[VMobject]:
    """The shapes of a typeset text, without the parsed SVG path each carries along: copying that is slow."""
    parts = [part for part in typeset.family_members_with_points() if isinstance(part, VMobject)]
    for part in parts:
        vars(part).pop("path_obj", None)
    return parts


def prose(markup: str, size: float, width: float, color: str, align: str = "left") -> VGroup:
    """Running text, wrapped to `width` units. One shape for all its letters: they never move apart."""
    points = width / (UNITS_A_POINT * size)
    body = f"#set par(leading: 0.55em)\n#set align({align})\n#block(width: {points:.1f}pt)[{markup}]"
    parts = glyphs(Typst(body, font_size=size, color=color, use_svg_cache=False))
    letters = VMobject(fill_color=color, fill_opacity=1.0, stroke_width=0.0)
    bars = [part for part in parts if part.get_stroke_width() > 0]  # of fractions and roots
    for part in parts:
        if part not in bars:
            letters.append_points(part.points)
    text = VGroup(letters, *bars)
    text.name = markup
    return text


def shape(glyph: VMobject) -> bytes:
    """What a glyph looks like, whatever its place and size."""
    points = glyph.points - glyph.get_center()
    size = max(glyph.width, glyph.height) or 1.0
    return bytes((np.round(points / size, 2) + 0.0).tobytes())


def matches(before: VGroup, after: VGroup) -> list[tuple[VMobject, VMobject]]:
    """Pair the glyphs of two lines that look alike: first those in the same order, then what has moved past others."""
    keys_before, keys_after = [shape(glyph) for glyph in before], [shape(glyph) for glyph in after]
    pairs: list[tuple[int, int]] = []
    for block in SequenceMatcher(None, keys_before, keys_after, autojunk=False).get_matching_blocks():
        pairs += [(block.a + k, block.b + k) for k in range(block.size)]
    used, placed = {a for a, _ in pairs}, {b for _, b in pairs}
    for b in (b for b in range(len(keys_after)) if b not in placed):
        for a in (a for a in range(len(keys_before)) if a not in used and keys_before[a] == keys_after[b]):
            pairs.append((a, b))
            used.add(a)
            break
    return [(before[a], after[b]) for a, b in pairs]


class Row:
    """One written line: its equation, the rule beside it, and the tick of a checked step."""

    def __init__(self, equation: VGroup, label: VGroup | None = None, tick: VMobject | None = None) -> None:
        self.equation = equation
        self.words = VGroup(*(part for part in (equation, label) if part))
        self.all = VGroup(self.words, *(part for part in (tick,) if part))


class Derivation(Scene):
    """The problem on top, below it one line after another, each with the rule that made it."""

    def setup(self) -> None:
        self.camera.background_color = BACKGROUND  # type: ignore[union-attr]
        self.rows: list[Row] = []
        self.note: VGroup | None = None  # the sentence about the newest line
        self.ceiling = 3.6
        self.right = RIGHT_EDGE  # where lines end; a picture beside them moves it
        self.relations = [shape(glyphs(MathTypst(sign))[0]) for sign in ("=", "<", ">", "<=", ">=", "approx")]

    def problem(self, markup: str, hold: float) -> None:
        """Show what is asked, large, in the middle."""
        self.question = markup
        self.asked = fit(prose(markup, PROBLEM_SIZE, 11.5, INK, "center"), 12.5, 6.0).center()
        self.play(FadeIn(self.asked, shift=0.2 * UP), run_time=0.7)
        self.wait(hold)

    def begin(self) -> None:
        """Move the problem to the top and make room for the derivation."""
        title = fit(prose(self.question, TITLE_SIZE, 12.8, INK, "center"), 12.8, 1.6).to_edge(UP, buff=0.35).set_x(0)
        rule = Line(LEFT_EDGE * RIGHT, RIGHT_EDGE * RIGHT, color=QUIET, stroke_width=2)
        rule.next_to(title, DOWN, buff=0.25).set_x(0)
        self.ceiling = rule.get_bottom()[1] - 0.4
        self.play(ReplacementTransform(self.asked, title), Create(rule), run_time=0.8)

    def line(self, equation: str, hold: float) -> None:
        """Write a line that does not come from the one before."""
        new = written(equation, self.right - LEFT_EDGE)
        self.make_room(new)
        self.play(Write(new), run_time=0.8)
        self.rows.append(Row(new))
        self.wait(hold)

    def rewrite(self, equation: str, rule: str, text: str, checked: bool, hold: float) -> None:
        """Let the last line's terms move into a new line, and name the rule beside it."""
        new = written(equation, self.right - LEFT_EDGE)
        room = (RIGHT_EDGE - NOTES_AT) if self.narrow(new) else (self.right - LEFT_EDGE)
        label = prose(rule, NOTE_SIZE, room - 0.6, ACCENT) if rule else None
        self.note = prose(text, NOTE_SIZE, room, INK) if text else None
        tick = check_mark() if checked else None
        self.make_room(new, label, self.note)
        self.move_terms(new)
        arriving: list[Animation] = [FadeIn(part, shift=0.15 * RIGHT) for part in (label, self.note) if part]
        if tick:
            tick.next_to(label or new, RIGHT, buff=0.25)
            arriving.append(Succession(Wait(0.35), Create(tick, run_time=0.35)))
        if arriving:
            self.play(*arriving)
        self.rows.append(Row(new, label, tick))
        self.wait(hold)

    def mistake(self, equation: str, text: str, hold: float) -> None:
        """Write a line that does not follow, strike it out, and say what seems to have happened."""
        new = formula(equation)
        label = prose(text, NOTE_SIZE, self.right - LEFT_EDGE - 0.6, WRONG)
        self.note = None
        narrow, self.right = self.right, min(self.right, RIGHT_EDGE - 0.01)  # what is said stands below the line
        self.make_room(new, label)
        self.right = narrow
        self.play(Write(new), run_time=0.8)
        strike = Line(new.get_left() + 0.15 * LEFT, new.get_right() + 0.15 * RIGHT, color=WRONG, stroke_width=5)
        self.play(new.animate.set_color(WRONG), Create(strike), FadeIn(label, shift=0.15 * RIGHT))
        self.rows.append(Row(VGroup(*new, strike), label))
        self.wait(hold)

    def move_terms(self, new: VGroup) -> None:
        """Copies of the last line's glyphs fly to their new places; what is new fades in; the last line steps back."""
        pairs = matches(self.rows[-1].equation, new) if self.rows else []
        flying, places = VGroup(*(a.copy() for a, _ in pairs)), VGroup(*(b for _, b in pairs))
        landed = {id(b) for _, b in pairs}
        fresh = VGroup(*(glyph for glyph in new if id(glyph) not in landed))
        moves: list[Animation] = [ReplacementTransform(flying, places, path_arc=-0.5)] if pairs else []
        if len(fresh):
            moves.append(Succession(Wait(0.4), FadeIn(fresh, scale=0.8, run_time=0.6)))
        dim = [self.rows[-1].words.animate.set_color(QUIET)] if self.rows else []
        self.play(*moves, *dim, run_time=1.0)
        self.remove(flying, places, fresh, *new)
        self.add(new)

    def make_room(self, new: VGroup, label: VGroup | None = None, note: VGroup | None = None) -> None:
        """Place a new row under the last one; scroll older rows up, and let those go that reach the problem."""
        beside = self.narrow(new)
        fit(new, NOTES_AT - 0.4 - LEFT_EDGE if beside else self.right - LEFT_EDGE, 2.4)
        self.stand(new, beside)
        if label and beside:
            label.next_to(np.array([NOTES_AT, new.get_y(), 0.0]), RIGHT, buff=0)
        elif label:
            label.next_to(new, DOWN, buff=0.25).align_to(new, LEFT)
            self.keep_left(label, TICK_ROOM)
        row = VGroup(*(part for part in (new, label) if part))
        if note:
            note.next_to(row, DOWN, buff=0.18).align_to(label or new, LEFT)
            self.keep_left(note, 0.0)
            if label and beside:
                note.next_to(label, DOWN, buff=0.18).align_to(label, LEFT)
        placed = VGroup(row, *(part for part in (note,) if part))
        above = min((old.all.get_bottom()[1] for old in self.rows), default=self.ceiling + GAP)
        placed.shift((above - GAP - row.get_top()[1]) * UP)
        missing = max(0.0, FLOOR - placed.get_bottom()[1])
        placed.shift(missing * UP)
        self.clear_note(note, self.scroll(missing) if missing else [])

    def keep_left(self, text: VGroup, spare: float) -> None:
        """Shift `text` left until it ends where lines end, with `spare` to its right, but not past the left edge."""
        over = max(0.0, text.get_right()[0] + spare - self.right)
        text.shift(min(over, max(0.0, text.get_left()[0] - LEFT_EDGE)) * LEFT)

    def narrow(self, line: VGroup) -> bool:
        """Whether the rule fits beside `line` (shrunk a little if need be); otherwise it goes underneath."""
        return bool(self.right == RIGHT_EDGE and line.width <= (NOTES_AT - LEFT_EDGE) * 1.3)

    def clear_note(self, keep: VGroup | None, moves: list[Animation]) -> None:
        """Let the sentence about the line before go, together with other `moves`."""
        old = [part for part in self.mobjects if getattr(self, "spoken", None) is part and part is not keep]
        moves = [*moves, *(FadeOut(part) for part in old)]
        if moves:
            self.play(*moves, run_time=0.5)
        self.spoken = keep

    def scroll(self, distance: float) -> list[Animation]:
        """Animations that lift every row by `distance`; rows that would leave their space fade out."""
        moves: list[Animation] = []
        for row in list(self.rows):
            if row.all.get_top()[1] + distance > self.ceiling + 0.01:
                moves.append(FadeOut(row.all, shift=distance * UP))
                self.rows.remove(row)
            else:
                moves.append(row.all.animate.shift(distance * UP).build())
        return moves

    def stand(self, new: VGroup, beside: bool) -> None:
        """Put the line's relation sign under the others', if that fits; otherwise centre it in its column."""
        right = NOTES_AT - 0.4 if beside else self.right
        for glyph in new:
            if abs(glyph.get_y() - new.get_y()) < 0.2 and shape(glyph) in self.relations:
                new.shift((RELATION_AT - glyph.get_x()) * RIGHT)
                if new.get_left()[0] >= LEFT_EDGE and new.get_right()[0] <= right:
                    return
                break
        new.set_x(max(min(RELATION_AT, right - new.width / 2), LEFT_EDGE + new.width / 2))

    def answer(self, markup: str, promise: str, hold: float) -> None:
        """Frame the last line and say the answer below."""
        said = prose(markup, ANSWER_SIZE, 12.0, GOOD, "center")
        small = [prose(promise, 28, 12.0, QUIET, "center")] if promise else []
        fit(said, 13.0, 1.15 - sum(part.height + 0.2 for part in small))
        VGroup(said, *small).arrange(DOWN, buff=0.2).move_to(3.22 * DOWN)
        frames = [
            SurroundingRectangle(row.equation, color=GOOD, buff=0.16, corner_radius=0.1) for row in self.rows[-1:]
        ]
        self.clear_note(None, [Create(frame) for frame in frames])
        self.play(*(FadeIn(part, shift=0.15 * UP) for part in (said, *small)), run_time=0.6)
        self.wait(hold)

    def closing(self, markup: str, hold: float) -> None:
        """One line at the bottom, for a clip that leaves the rest to the learner."""
        said = fit(prose(markup, ANSWER_SIZE, 12.0, ACCENT, "center"), 13.0, 1.0).move_to(3.22 * DOWN)
        self.play(FadeIn(said, shift=0.15 * UP), run_time=0.6)
        self.wait(hold)


def fit(part: Mobject, width: float, height: float) -> Mobject:
    """Shrink `part` so that it is at most `width` by `height`."""
    return part.scale(min(1.0, width / max(part.width, 1e-6), height / max(part.height, 1e-6)))


def check_mark() -> VMobject:
    """A tick, drawn, so that it needs no font."""
    tick = VMobject(color=GOOD, stroke_width=5)
    tick.set_points_as_corners(np.array([[-0.15, 0.0, 0.0], [-0.03, -0.13, 0.0], [0.2, 0.17, 0.0]]))
    return tick
