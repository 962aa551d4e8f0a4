"""Tables as they are given, with the cells that a step reads pointed at and the cells that a step finds put in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from tools.maths.derivation import Move, words
from tools.maths.figures import GIVEN, Cell, Table

MOST_ROWS, MOST_COLUMNS = 10, 7
LONGEST_LINES, LONGEST_CELL = (11, 8, 6), 40  # characters of a heading: on one line, the sooner the better; in all
WIDEST, HIGHEST = 43, 14  # how many characters, and how many lines, can still be read
COLUMN, ROW = 3, 0.6  # what the room around a cell adds to them
Place = tuple[int, int]


def table(
    rows: Sequence[Sequence[str]],
    marks: Mapping[Place, int] | None = None,
    found: Mapping[Place, tuple[str, int]] | None = None,
    kind: str = "table",
) -> Table | None:
    """A table of LaTeX cells. marks: the step with which a cell is pointed at. found: a cell's text and its step.

    >>> table([["", "8"], ["9", "10"]], {(1, 1): 0}).rows[1][1].marked
    0
    """
    marks, found = marks or {}, found or {}
    if not 1 <= len(rows) <= MOST_ROWS or not 2 <= max(map(len, rows)) <= MOST_COLUMNS:
        return None
    put = [[found.get((r, c), (text, GIVEN))[0] for c, text in enumerate(row)] for r, row in enumerate(rows)]
    wide = [max(len(_read(text)) for text in column) + COLUMN for column in zip(*put, strict=False)]
    high = [max(text.count(r" \\ ") + 1 for text in row) + ROW for row in put]
    if sum(wide) > WIDEST or sum(high) > HIGHEST:
        return None

    def cell(r: int, c: int, text: str) -> Cell:
        said, at = found.get((r, c), (text, GIVEN))
        mark = marks.get((r, c))
        return Cell(said, at, None if mark is None else max(mark, at))

    return Table(kind, tuple(tuple(cell(r, c, text) for c, text in enumerate(row)) for r, row in enumerate(rows)))


def _read(latex: str) -> str:
    """What of a cell's LaTeX is wide: its longest line without the commands."""
    lines = re.sub(r"\\(?:text|begin|end|frac|substack)\b|\{matrix\}|[{}$]", "", latex).split(r"\\")
    return max(lines, key=len)


def heading(text: str, longest: int = LONGEST_LINES[0]) -> str:
    r"""Words as a cell's LaTeX, on two or three lines when they are long.

    >>> heading("Number of students")
    '\\substack{\\text{Number of} \\\\ \\text{students}}'
    """
    lines: list[str] = []
    for word in re.sub(r"(?<=[a-z])-(?=[a-z])", "- ", _clean(text)).split():
        if lines and len(lines[-1]) + len(word) < longest:
            lines[-1] += word if lines[-1].endswith("-") else f" {word}"
        else:
            lines.append(word)
    if not lines:
        return ""
    stacked = r" \\ ".join(map(words, lines))
    return stacked if len(lines) == 1 else rf"\substack{{{stacked}}}"


def _clean(text: str) -> str:
    """A cell's text without mathematics' marks."""
    plain = text.replace(r"\%", "%").replace(r"\$", "$").replace("−", "-")
    plain = re.sub(r"\\(?:text|mathrm)\{([^{}]*)\}", r"\1", plain)
    return re.sub(r"[$\\{}]", lambda m: "$" if m.group() == "$" and plain.count("$") == 1 else "", plain).strip()


def given(
    rows: Sequence[Sequence[str]], marks: Mapping[Place, int], found: Mapping[Place, tuple[str, int]]
) -> Table | None:
    """The problem's own table."""
    if any(len(text) > LONGEST_CELL or re.search(r"\\(?!text|%|\$|mathrm)", text) for row in rows for text in row):
        return None
    tries = (table([[_shown(text, long) for text in row] for row in rows], marks, found) for long in LONGEST_LINES)
    return next((made for made in tries if made is not None), None)


def _shown(text: str, longest: int) -> str:
    """A given cell: a number, a letter or words."""
    if plain := re.fullmatch(r"(?:\\?\$)?(-?[\d,.]+)(?:\\?%)?", text.strip()):
        sign, percent = r"\$" if "$" in text else "", r"\%" if "%" in text else ""
        return f"{sign}{plain[1].replace(',', '{,}')}{percent}"
    if re.fullmatch(r"\$?[A-Za-z]\$?", text.strip()):
        return text.strip().strip("$") if text.strip().strip("$").islower() else heading(text, longest)
    return heading(text, longest)


def read_off(rows: Sequence[Sequence[str]], moves: Sequence[Move]) -> Mapping[Place, int]:
    """The cells whose numbers the steps use: a number that stands in one cell only, and in no earlier step's result."""
    places: dict[str, list[Place]] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            for number in set(numbers(text)):
                places.setdefault(number, []).append((r, c))
    parts = {_as_fraction(number): number for number in places if "." in number}
    marks: dict[Place, int] = {}
    results: set[str] = set()
    for k, move in enumerate(moves):
        before, after = move.latex()
        for number in [*numbers(before), *(said for part, said in parts.items() if part in before)]:
            where = places.get(number, [])
            if len(where) == 1 and number not in results and where[0][0] > 0:
                marks.setdefault(where[0], k)
        results |= set(numbers(after))
    return marks


def _as_fraction(number: str) -> str:
    """A decimal as a step may write it."""
    value = Fraction(number)
    return rf"\frac{{{value.numerator}}}{{{value.denominator}}}"


def numbers(text: str) -> list[str]:
    """The numbers of a text, in one spelling.

    >>> numbers("1{,}050 of 2.50")
    ['1050', '2.5']
    """
    plain = re.sub(r"(?<=\d)(?:\{,\}|,)(?=\d{3})", "", text)
    found = re.findall(r"\d+(?:\.\d+)?", plain)
    return [number.rstrip("0").rstrip(".") if "." in number else number for number in found]


def step_of(number: str, told: str, moves: Sequence[Move]) -> int | None:
    """Where a number is first told: GIVEN in the problem, a step's index, None nowhere."""
    wanted = numbers(number)
    if set(wanted) <= set(numbers(told)):
        return GIVEN
    for k, move in enumerate(moves):
        if set(wanted) <= set(numbers(" ".join((move.text, *move.latex())))):
            return k
    return None


def problems(tables: Sequence[Sequence[Sequence[str]]], moves: Sequence[Move]) -> Table | None:
    """The one table of a problem, with what the steps read from it pointed at."""
    return given(tables[0], calls(tables[0], moves) or read_off(tables[0], moves), {}) if len(tables) == 1 else None


def calls(rows: Sequence[Sequence[str]], moves: Sequence[Move]) -> Mapping[Place, int]:
    """In a table of functions, the values that the steps look up: f(3) stands where f's line meets 3."""
    heads = [_clean(text) for text in rows[0]]
    down = bool(heads) and heads[0] == "x" and all(re.fullmatch(r"[a-z]\(x\)", text) for text in heads[1:])
    if not down:
        if not all(re.fullmatch(r"x|[a-z]\(x\)", _clean(row[0])) for row in rows):
            return {}
        turned = [list(column) for column in zip(*rows, strict=True)]
        return {(c, r): at for (r, c), at in calls(turned, moves).items()} if _clean(rows[0][0]) == "x" else {}
    marks: dict[Place, int] = {}
    for at, move in enumerate(moves):
        asked = re.findall(r"([a-z])\((-?\d+)\)", "".join(move.text.split()))
        written = "".join(move.latex()[0].replace(r"\left", "").split())
        for name, inside in asked or re.findall(r"([a-z])\((-?\d+)\)", written):
            r = next((r for r, row in enumerate(rows) if r and _clean(row[0]) == inside), None)
            if r is not None and f"{name}(x)" in heads:
                marks.setdefault((r, heads.index(f"{name}(x)")), at)
    return marks


def columns(
    names: Sequence[str], given_columns: Sequence[tuple[str, Sequence[tuple[str, int] | None]]]
) -> Table | None:
    """A table by its columns: a heading, and under it for each row a cell's LaTeX with its step, or nothing.

    >>> columns(["size", "price"], [("first", [("12", -1), ("3.6", -1)])]).rows[2][1].text
    '3.6'
    """
    rows = [["", *(heading(name) for name, _ in given_columns)]]
    rows += [[heading(name), *("" for _ in given_columns)] for name in names]
    found: dict[Place, tuple[str, int]] = {}
    marks: dict[Place, int] = {}
    for c, (_, cells) in enumerate(given_columns):
        for r, cell in enumerate(cells):
            if cell is not None:
                found[r + 1, c + 1] = cell
                if cell[1] != GIVEN:
                    marks[r + 1, c + 1] = cell[1]
    return table(rows, marks, found)
