"""The picture beside a derivation: axes, curves, points, shapes, tables, bars, trees, scales.

Like `stage.py`, the text of this module from the mark below is put in front of a scene (of one that has a picture), and
nothing of Lemma imports it. Labels look for a place where they touch no other label, and rather no line.
"""

# mypy: ignore-errors
# ruff: noqa: F405
from __future__ import annotations

# --- panel ---
from manim import (
    PI,
    Arc,
    Arrow,
    DashedLine,
    Dot,
    Polygon,
    Rectangle,
)
from manim import Angle as AngleMark
from manim import Circle as Ring

from tools.animation.stage import *  # noqa: F403

PANEL_LEFT, PANEL_RIGHT, LABEL_SIZE, BAR_SIZE = 1.75, 6.75, 32, 38
SAMPLES = 240  # points of a curve
LINES = ("#86C8FF", "#F2B880", "#C9A6FF", "#86E0A5")  # curves and bars, in this order
SOFT = 0.22  # opacity of filled shapes
CLEAR = 0.08  # Manim units a label keeps from what is around it


class Pictured(Derivation):
    """A derivation on the left, its picture on the right."""

    def begin(self) -> None:
        """Make room for the derivation and, beside it, for the picture."""
        super().begin()
        self.right = PANEL_LEFT - 0.45
        self.taken: list[tuple[float, float, float, float]] = []  # boxes of labels
        self.inked: list[np.ndarray] = []  # points of lines, which labels rather keep away from
        self.waiting: list[tuple] = []  # labels that have no place yet
        self.colours = 0

    # --- coordinates ---

    def plane(self, x: tuple, y: tuple, axes: str, equal: bool, names: tuple, ticks: bool = True) -> None:
        """Set up coordinates that fill the panel, and draw the axes, with ticks (which say nothing) or without."""
        self.ticks = ticks
        width, height = PANEL_RIGHT - PANEL_LEFT - 0.5, self.ceiling - FLOOR - 0.6
        across, up = width / (x[1] - x[0]), height / max(y[1] - y[0], 1e-9)
        if equal:
            across = up = min(across, up)
        self.unit = np.array([across, up])
        self.middle = np.array([(x[0] + x[1]) / 2, (y[0] + y[1]) / 2])
        self.window = (x, y)
        drawn = []
        if "x" in axes:
            drawn += self.axis(self.spot(x[0], 0), self.spot(x[1], 0), x, names[0])
        if "y" in axes:
            drawn += self.axis(self.spot(0, y[0]), self.spot(0, y[1]), y, names[1])
        self.settle()
        if drawn:
            self.play(*(Create(part) if isinstance(part, Line) else FadeIn(part) for part in drawn), run_time=0.6)

    def keep_clear(self, points: list[tuple[float, float]]) -> None:
        """Remember where lines will run later: labels keep away from there."""
        (left, right), (bottom, top) = self.window
        self.inked += [self.spot(x, y) for x, y in points if left <= x <= right and bottom <= y <= top]

    def spot(self, x: float, y: float) -> np.ndarray:
        """Where a point of the picture is on screen."""
        centre = np.array([(PANEL_LEFT + PANEL_RIGHT) / 2, (FLOOR + self.ceiling) / 2])
        at = centre + (np.array([x, y]) - self.middle) * self.unit
        return np.array([at[0], at[1], 0.0])

    def axis(self, start: np.ndarray, end: np.ndarray, span: tuple, name: str) -> list[Mobject]:
        """One axis with its arrow, its ticks and its name."""
        over = 0.18 * (end - start) / np.linalg.norm(end - start)
        line = Arrow(start - over, end + over, buff=0, stroke_width=2.5, color=QUIET, tip_length=0.16)
        step = 10 ** np.floor(np.log10(max(span[1] - span[0], 1e-9) / 2))
        while (span[1] - span[0]) / step > 12:
            step *= 2 if (span[1] - span[0]) / step < 24 else 5
        across = np.array([-over[1], over[0], 0.0]) * 0.35
        ticks: list[Mobject] = []
        for k in range(int(np.ceil(span[0] / step - 1e-9)), int(np.floor(span[1] / step + 1e-9)) + 1):
            if not self.ticks:
                break
            at = start + (end - start) * (k * step - span[0]) / (span[1] - span[0])
            ticks.append(Line(at - across, at + across, stroke_width=1.5, color=QUIET))
        self.ink(line)
        side = [UP, DOWN] if abs(over[0]) > 0 else [RIGHT, LEFT]
        return [line, *ticks, *self.name(name, end + over, [np.sign(over), *side])]

    # --- parts ---

    def polynomial(self, coefficients: list[float], label: str = "") -> list[Mobject]:
        """The graph of c0 + c1 x + c2 x² + …, inside the window."""
        return self.curve(lambda x: sum(c * x**k for k, c in enumerate(coefficients)), label)

    def exponential(self, start: float, factor: float, shift: float = 0.0, label: str = "") -> list[Mobject]:
        """The graph of start · factor^x + shift, inside the window."""
        return self.curve(lambda x: start * factor**x + shift, label)

    def curve(self, function, label: str) -> list[Mobject]:
        (left, right), (bottom, top) = self.window
        points = [(x, float(function(x))) for x in np.linspace(left, right, SAMPLES)]
        runs, run = [], []
        for x, y in points:
            if bottom <= y <= top:
                run.append(self.spot(x, y))
            elif run:
                runs.append(run)
                run = []
        drawn = []
        for piece in [*runs, run]:
            if len(piece) > 1:
                line = VMobject(color=self.colour(), stroke_width=4)
                line.set_points_as_corners(np.array(piece))
                drawn.append(line)
                self.inked += piece[:: max(1, len(piece) // 60)]
        self.colours += 1
        ends = [self.spot(x, y) for x, y in points if bottom <= y <= top]
        if not ends:
            return []
        anchors = [ends[-1], ends[0], ends[len(ends) * 3 // 4], ends[len(ends) // 4]]
        return [*drawn, *self.name(label, anchors, [LEFT, UP + LEFT, RIGHT, UP, DOWN], drawn[0].get_color())]

    def dot(self, x: float, y: float, label: str = "", hollow: bool = False, guides: bool = False) -> list[Mobject]:
        """A marked point, with its label and, when wanted, dashed lines to the axes."""
        at = self.spot(x, y)
        plain = not (label or guides or hollow)  # one of many: a datum
        point = Dot(at, radius=0.085, color=BACKGROUND if hollow else ACCENT if plain else GOOD)
        if hollow:
            point.set_stroke(GOOD, width=3)
        drawn = []
        if guides:
            for foot in (self.spot(x, 0), self.spot(0, y)):
                if np.linalg.norm(foot - at) > 0.2:
                    drawn.append(DashedLine(at, foot, stroke_width=2, color=QUIET, dash_length=0.08))
                    self.ink(drawn[-1])
        self.inked.append(at)
        return [*drawn, point, *self.name(label, at, [UP + RIGHT, UP + LEFT, DOWN + RIGHT, DOWN + LEFT, UP, DOWN])]

    def words_at(self, x: float, y: float, label: str = "") -> list[Mobject]:
        """A label that stands at a point, with nothing drawn there."""
        return self.name(label, self.spot(x, y), [np.zeros(3)])

    def segment(self, start, end, label="", dashed=False, arrow=False, strong=False) -> list[Mobject]:
        """A straight line; its label stands beside its middle, on the side away from the picture's middle."""
        a, b = self.spot(*start), self.spot(*end)
        colour = GOOD if strong else INK
        if arrow:
            line = Arrow(a, b, buff=0, stroke_width=5, color=colour, tip_length=0.2)
        elif dashed:
            line = DashedLine(a, b, stroke_width=3, color=QUIET, dash_length=0.1)
        else:
            line = Line(a, b, stroke_width=6 if strong else 3.5, color=colour)
        self.ink(line)
        along = (b - a) / max(np.linalg.norm(b - a), 1e-9)
        across = np.array([-along[1], along[0], 0.0])
        outward = (a + b) / 2 - self.spot(*self.middle)
        across = across if np.dot(across, outward) >= 0 else -across
        return [line, *self.name(label, (a + b) / 2, [across, -across])]

    def region(self, corners, label: str = "") -> list[Mobject]:
        """A filled polygon with a label in it."""
        shape = Polygon(*(self.spot(*corner) for corner in corners), color=self.colour(), stroke_width=2.5)
        shape.set_fill(opacity=SOFT)
        self.colours += 1
        return [shape, *self.name(label, shape.get_center(), [np.zeros(3)])]

    def round(self, centre, radius, start=0.0, sweep=360.0, label="", filled=False, flat=1.0) -> list[Mobject]:
        """A circle or an arc; an arc's label stands outside its middle. flat: seen aslant, so not as high as wide."""
        at, size = self.spot(*centre), radius * self.unit[0]
        if sweep >= 360:
            line = Ring(radius=size, color=self.colour(), stroke_width=3.5).move_to(at)
        else:
            line = Arc(size, start * PI / 180, sweep * PI / 180, arc_center=at, color=GOOD, stroke_width=6)
        self.colours += 1
        if flat < 1:
            line.stretch(flat, 1, about_point=at).set_stroke(INK)
        self.ink(line)
        if filled:
            line.set_fill(opacity=SOFT)
        half = (start + sweep / 2) * PI / 180 if sweep < 360 else PI / 2
        out = np.array([np.cos(half), np.sin(half), 0.0])
        return [line, *self.name(label, at + size * out, [out, -out])]

    def angle(self, corner, one, other, label: str = "", right: bool = False) -> list[Mobject]:
        """The mark of an angle, with its label inside."""
        at = self.spot(*corner)
        a, b = (self.spot(*point) - at for point in (one, other))
        if np.cross(a, b)[2] < 0:
            a, b = b, a
        size = min(0.55, 0.3 * min(np.linalg.norm(a), np.linalg.norm(b)))
        if right:
            a, b = size * 0.6 * a / np.linalg.norm(a), size * 0.6 * b / np.linalg.norm(b)
            mark = VMobject(color=QUIET, stroke_width=2.5)
            mark.set_points_as_corners(np.array([at + a, at + a + b, at + b]))
        else:
            mark = AngleMark(Line(at, at + a), Line(at, at + b), radius=size, color=ACCENT, stroke_width=3)
        self.ink(mark)
        inward = a / np.linalg.norm(a) + b / np.linalg.norm(b)
        inward = inward / max(np.linalg.norm(inward), 1e-9)
        return [mark, *self.name(label, at + size * inward, [inward, inward * 2, inward * 3])]

    # --- tables, bars, trees, scales ---

    def table(self, rows: list[list[str]]) -> list[list[VGroup]]:
        """Lay out a table's cells, as large as fits; returns them, not yet shown. Headings and lines are shown."""
        cells = [[prose(text, LABEL_SIZE, 4.0, INK) if text else VGroup() for text in row] for row in rows]
        widths = [max(cell.width for cell in column) + 0.45 for column in zip(*cells, strict=True)]
        heights = [max(max(cell.height for cell in row), 0.3) + 0.35 for row in cells]
        scale = min(1.35, (PANEL_RIGHT - PANEL_LEFT) / sum(widths), (self.ceiling - FLOOR - 0.3) / sum(heights))
        left, top = (PANEL_LEFT + PANEL_RIGHT - scale * sum(widths)) / 2, self.ceiling - 0.15
        lines = []
        for r, row in enumerate(cells):
            y = top - scale * (sum(heights[:r]) + heights[r] / 2)
            for c, cell in enumerate(row):
                if len(cell):
                    cell.scale(scale).move_to([left + scale * (sum(widths[:c]) + widths[c] / 2), y, 0])
        for k in range(len(heights) + 1):
            y = top - scale * sum(heights[:k])
            lines.append(Line([left, y, 0], [left + scale * sum(widths), y, 0], stroke_width=1.5, color=QUIET))
        self.play(*(Create(line) for line in lines), run_time=0.5)
        self.boxes = [
            [
                Rectangle(width=scale * w, height=scale * h, color=GOOD, stroke_width=4).move_to(
                    [
                        left + scale * (sum(widths[:c]) + w / 2),
                        top - scale * (sum(heights[:r]) + h / 2),
                        0,
                    ]
                )
                for c, w in enumerate(widths)
            ]
            for r, h in enumerate(heights)
        ]
        return cells

    def bars(self, given: list[tuple[str, list[tuple[float, str, bool]]]], alike: bool) -> list[list[list[Mobject]]]:
        """Lay out bars of pieces to one scale; returns for each bar its pieces, each a rectangle and its label.

        Names wait in `bar_names`. alike: the pieces of a bar have one colour; a marked piece is filled more.
        """
        longest = max(sum(length for length, _, _ in pieces) for _, pieces in given)
        room = (self.ceiling - FLOOR - 0.3) / len(given)
        thick = min(0.8, room * 0.4)
        made = []
        self.bar_names: list[list[Mobject]] = []
        hung: list[VGroup] = []  # labels that stand below the bar before, which was too narrow for them
        for k, (name, pieces) in enumerate(given):
            y = self.ceiling - 0.15 - room * (k + 0.5)
            left, row, tone = PANEL_LEFT, [], k if alike else 0
            for n, (length, label, marked) in enumerate(pieces):
                tone += n > 0 and not alike and not (marked and pieces[n - 1][2])  # marked ones side by side are alike
                wide = (PANEL_RIGHT - PANEL_LEFT) * length / longest
                box = Rectangle(width=wide, height=thick, color=LINES[tone % len(LINES)], stroke_width=2.5)
                box.set_fill(opacity=2.2 * SOFT if marked else SOFT).move_to([left + wide / 2, y, 0])
                said = prose(label, BAR_SIZE, 4.0, INK) if label else VGroup()
                if len(said):
                    fit(said, wide - 0.1, thick - 0.1) if said.width * 0.8 < wide - 0.1 else None
                    said.move_to(box) if said.width < wide else said.next_to(box, DOWN, buff=0.1)
                    said.shift(min(0.0, PANEL_RIGHT + 0.2 - said.get_right()[0]) * RIGHT)
                row.append([box, *([said] if len(said) else [])])
                left += wide
            self.bar_names.append([])
            if name:
                said = fit(prose(name, BAR_SIZE, 5.0, ACCENT), 5.0, room * 0.3)
                said.move_to([PANEL_LEFT + said.width / 2, y + thick / 2 + 0.1 + said.height / 2, 0])
                for other in hung:
                    if other.get_bottom()[1] < said.get_top()[1] and other.get_left()[0] < said.get_right()[0]:
                        said.shift((other.get_right()[0] + 0.2 - said.get_left()[0]) * RIGHT)
                self.bar_names[-1].append(said)
            hung = [label[0] for box, *label in row if label and label[0].get_top()[1] < box.get_bottom()[1]]
            made.append(row)
        return made

    def tree(self, leaves: list[list[tuple[str, str, bool]]]) -> list[list[list[Mobject]]]:
        """Lay out a tree given as its paths, each a list of (what, chance, marked); returns each path's branches."""
        deep = max(len(path) for path in leaves)
        room = (self.ceiling - FLOOR - 0.3) / len(leaves)
        names = [{path[level][0] for path in leaves if level < len(path)} for level in range(deep)]
        said = {n: fit(prose(n, LABEL_SIZE, 3.0, INK), 1.3, room * 0.7) for level in names for n in level}
        rooms = [max(said[n].width for n in level) + 0.1 for level in names]  # for the names of each level
        wide = (PANEL_RIGHT - PANEL_LEFT - sum(rooms)) / deep
        rows = [self.ceiling - 0.15 - room * (k + 0.5) for k in range(len(leaves))]
        places: dict[tuple, np.ndarray] = {}
        for level in range(deep + 1):
            for path in leaves:
                stem = tuple(path[:level])
                under = [rows[k] for k, other in enumerate(leaves) if tuple(other[:level]) == stem]
                across = wide * level + sum(rooms[: max(level - 1, 0)])
                places[stem] = np.array([PANEL_LEFT + across, sum(under) / len(under), 0.0])
        made: list[list[list[Mobject]]] = []
        seen: dict[tuple, list[Mobject]] = {}
        for path in leaves:
            branches = []
            for level, (what, chance, marked) in enumerate(path):
                stem = tuple(path[: level + 1])
                if stem not in seen:
                    start, end = places[stem[:-1]], places[stem]
                    gap = rooms[level - 1] if level else 0.0
                    color = GOOD if marked else INK
                    line = Line(start + gap * RIGHT, end, stroke_width=5 if marked else 3, color=color)
                    name = said[what].copy()
                    name.name = said[what].name
                    name.next_to(end, RIGHT, buff=0.05)
                    odds = fit(prose(chance, 34, 3.0, ACCENT), wide * 0.7, room * 0.45) if chance else VGroup()
                    odds.move_to((line.get_start() + end) / 2).shift(
                        (UP if end[1] >= start[1] else DOWN)
                        * (odds.height / 2 + 0.06 + abs(end[1] - start[1]) * odds.width / max(2 * wide, 1e-9))
                    )
                    seen[stem] = [line, name, *([odds] if chance else [])]
                branches.append(seen[stem])
            made.append(branches)
        return made

    def scales(self) -> None:
        """Draw a balance with empty pans."""
        middle, y = (PANEL_LEFT + PANEL_RIGHT) / 2, (FLOOR + self.ceiling) / 2
        beam = Line([PANEL_LEFT + 0.7, y, 0], [PANEL_RIGHT - 0.7, y, 0], stroke_width=6, color=ACCENT)
        post = Line([middle, y, 0], [middle, y - 1.6, 0], stroke_width=6, color=ACCENT)
        foot = Line([middle - 0.7, y - 1.6, 0], [middle + 0.7, y - 1.6, 0], stroke_width=6, color=ACCENT)
        pans = [
            Line([x - 1.05, y - 0.05, 0], [x + 1.05, y - 0.05, 0], stroke_width=4, color=QUIET)
            for x in (PANEL_LEFT + 1.15, PANEL_RIGHT - 1.15)
        ]
        self.pans = [np.array([PANEL_LEFT + 1.15, y + 0.1, 0]), np.array([PANEL_RIGHT - 1.15, y + 0.1, 0])]
        self.lying: list[Mobject] = []
        self.play(*(Create(part) for part in (post, foot, beam, *pans)), run_time=0.7)

    def weigh(self, left: str, right: str) -> None:
        """Put two expressions into the pans, in place of what lay there."""
        new = []
        for text, pan in zip((left, right), self.pans, strict=True):
            said = fit(prose(text, 56, 6.0, INK), 2.2, 1.4)
            new.append(said.move_to(pan + (said.height / 2 + 0.05) * UP))
        self.play(
            *(FadeOut(old, shift=0.2 * UP) for old in self.lying), *(FadeIn(said, shift=0.3 * DOWN) for said in new)
        )
        self.lying = new

    # --- showing ---

    def see(self, *groups: list[Mobject]) -> None:
        """Let parts of the picture appear together."""
        self.settle()
        parts = [part for group in groups for part in group]
        moves = [
            Create(p) if isinstance(p, Line | Arc | Ring) or p.get_fill_opacity() == 0 else FadeIn(p) for p in parts
        ]
        if moves:
            self.play(*moves, run_time=0.8)

    def colour(self) -> str:
        """The next line's colour."""
        return LINES[self.colours % len(LINES)]

    def ink(self, line: Mobject) -> None:
        """Remember where a line runs."""
        for piece in line.family_members_with_points():
            self.inked += [piece.point_from_proportion(k / 24) for k in range(25)]

    def name(self, label: str, anchors, directions, color: str = INK) -> list[VGroup]:
        """A label, to be set near the first anchor and direction where it fits, once all lines are known."""
        if not label:
            return []
        said = fit(prose(label, LABEL_SIZE, 4.0, color), 2.6, 1.2)
        self.waiting.append((said, anchors if isinstance(anchors, list) else [anchors], directions))
        return [said]

    def settle(self) -> None:
        """Give every waiting label the best of its places."""
        for said, anchors, directions in self.waiting:
            found, least = None, float("inf")
            for turn in (0.0, 0.4, -0.4, 0.9, -0.9, 1.6, -1.6, 3.1):
                for far in (1.0, 1.8, 3.0):
                    for anchor in anchors:
                        for direction in directions:
                            box = self.box(said, anchor, direction, turn, far)
                            cost = self.cost(box) + 0.15 * far + 0.1 * abs(turn)
                            if cost < least:
                                found, least = box, cost
                if least < 0.6:
                    break
            said.move_to([(found[0] + found[2]) / 2, (found[1] + found[3]) / 2, 0.0])
            self.taken.append(found)
        self.waiting = []

    def box(self, said: VGroup, anchor, direction, turn: float, far: float) -> tuple[float, float, float, float]:
        """Where `said` would be: beside `anchor`, in `direction` turned by `turn` radians."""
        d = np.array([direction[0], direction[1]], dtype=float)
        long = np.linalg.norm(d)
        at = np.array(anchor[:2], dtype=float)
        if long > 0:
            d = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) @ d / long
            at = at + d * np.array([said.width / 2, said.height / 2]) + d * 0.2 * far
        elif turn or far > 1:
            at = at + np.array([np.cos(turn * 2), np.sin(turn * 2)]) * 0.15 * far
        return at[0] - said.width / 2, at[1] - said.height / 2, at[0] + said.width / 2, at[1] + said.height / 2

    def cost(self, box: tuple[float, float, float, float]) -> float:
        """How bad a place is: on another label or outside counts most, on a line a little."""
        bad = 0.0
        if box[0] < PANEL_LEFT - 0.3 or box[2] > 7.0 or box[1] < FLOOR - 0.1 or box[3] > self.ceiling + 0.2:
            bad += 50.0
        for other in self.taken:
            across = min(box[2], other[2]) - max(box[0], other[0]) + CLEAR
            up = min(box[3], other[3]) - max(box[1], other[1]) + CLEAR
            bad += 100.0 if across > 0 and up > 0 else 0.0
        near = [p for p in self.inked if box[0] - 0.04 < p[0] < box[2] + 0.04 and box[1] - 0.04 < p[1] < box[3] + 0.04]
        return bad + 0.6 * len(near)
