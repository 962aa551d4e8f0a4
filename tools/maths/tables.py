r"""Tables in a problem: LaTeX tabular and array, and Markdown, as rows of plain cells.

Cells keep their text (LaTeX stripped to words and formulas); `number` reads one. What a table means is for the topics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.grammar import try_parse
from tools.maths.values import exact_value

MAX_CELLS = 400

_TABULAR = re.compile(
    r"(?:\\begin\{(?:center|table)\}\s*(?:\[\w*\])?\s*)?(?:\$\$?|\\\[)?\s*"
    r"\\begin\{(?P<env>tabular|array)\}\s*\{(?P<columns>[^{}]*)\}(?P<body>.*?)\\end\{(?P=env)\}"
    r"\s*(?:\$\$?|\\\])?(?:\s*\\end\{(?:center|table)\})?",
    re.DOTALL,
)
_MARKDOWN = re.compile(r"(?m)(?:^[ \t]*\|.*\|[ \t]*(?:\n|$)){2,}")
_INNER = re.compile(r"\\begin\{(?:array|tabular)\}\s*\{[^{}]*\}(.*?)\\end\{(?:array|tabular)\}", re.DOTALL)
_INNER_ARRAY = re.compile(r"\\begin\{array\}\s*\{[^{}]*\}(.*?)\\end\{array\}", re.DOTALL)


@dataclass(frozen=True)
class Table:
    """Rows of cells, all of the same length; the first row is usually the heading.

    >>> find("| x | y |\\n|---|---|\\n| 1 | 3 |")[0][1].rows
    (('x', 'y'), ('1', '3'))
    """

    rows: tuple[tuple[str, ...], ...]

    @property
    def heading(self) -> tuple[str, ...]:
        return self.rows[0]

    def markdown(self) -> str:
        """The table as Markdown; bars and money signs in cells are kept as they are."""
        lines = [
            "| " + " | ".join(c.replace("|", "\\|").replace("$", "\\$") or " " for c in row) + " |" for row in self.rows
        ]
        return "\n".join([lines[0], "|" + "---|" * len(self.heading), *lines[1:]])

    def column(self, index: int) -> tuple[str, ...]:
        """The cells of one column, heading included."""
        return tuple(row[index] for row in self.rows)


def find(text: str) -> list[tuple[tuple[int, int], Table]]:
    """The tables in a text, each with the characters it takes, in order."""
    found = []
    text = _flattened(text)
    for match in _TABULAR.finditer(text):
        table = _latex_rows(match.group("body"))
        if table is not None and _is_table(match):
            found.append((match.span(), table))
    for match in _MARKDOWN.finditer(text):
        table = _markdown_rows(match.group())
        if table is not None:
            found.append((match.span(), table))
    return sorted(found, key=lambda pair: pair[0])


def _flattened(text: str) -> str:
    """An array inside a cell becomes its words, padded to the same length so that places in the text stay right."""
    outer = text.find("\\begin{tabular}")
    if outer < 0:
        return text

    def flat(match: re.Match[str]) -> str:
        inside = match.group(1).replace("\\\\", " ").replace("&", " ")
        return inside.ljust(len(match.group()))

    start = outer + len("\\begin{tabular}")
    return text[:start] + _INNER_ARRAY.sub(flat, text[start:])


def _is_table(match: re.Match[str]) -> bool:
    """An array without rules or columns of words is a system of equations, not a table."""
    return match.group("env") == "tabular" or "|" in match.group("columns") or "\\hline" in match.group("body")


def _latex_rows(body: str) -> Table | None:
    body = re.sub(r"\\(?:hline|toprule|midrule|bottomrule|cline\{[^{}]*\})", " ", body)
    body = re.sub(r"\\multicolumn\{(\d+)\}\{[^{}]*\}\{([^{}]*)\}", lambda m: m[2] + " &" * (int(m[1][:2]) - 1), body)
    rows = [row for row in re.split(r"\\\\(?:\[\w+\])?", body) if row.strip()]
    return _table([[cell_text(cell) for cell in re.split(r"(?<!\\)&", row)] for row in rows])


def _markdown_rows(block: str) -> Table | None:
    rows = [line.strip().strip("|").split("|") for line in block.strip().splitlines()]
    rows = [row for row in rows if not all(re.fullmatch(r"\s*:?-+:?\s*", cell) for cell in row)]
    return _table([[cell_text(cell) for cell in row] for row in rows])


def _table(rows: list[list[str]]) -> Table | None:
    if len(rows) < 2 or sum(map(len, rows)) > MAX_CELLS:
        return None
    width = max(map(len, rows))
    return Table(tuple(tuple(row + [""] * (width - len(row))) for row in rows)) if width >= 2 else None


def cell_text(cell: str) -> str:
    r"""A cell without its LaTeX dress.

    >>> cell_text(r"$\begin{array}{c}\text { Fed only } \\ \text { dry food }\end{array}$"), cell_text(r" $20 \%$ ")
    ('Fed only dry food', '20%')
    """
    cell = _INNER.sub(lambda m: m.group(1), cell)
    cell = re.sub(r"\\(?:text|mathrm|mathbf|textbf|textit|mathit)\s*\{([^{}]*)\}", r" \1 ", cell)
    cell = cell.replace("\\\\", " ").replace("\\%", "%").replace("\\$", "￡").replace("$", " ").replace("￡", "$")
    cell = re.sub(r"\s+(?=%)", "", cell.replace("**", ""))
    return " ".join(cell.split())


def number(cell: str) -> Fraction | None:
    """The number a cell holds (commas, percent, money and a leading minus allowed), None when it holds none.

    >>> number("1,200"), number("$3.50"), number("20%"), number("Total")
    (Fraction(1200, 1), Fraction(7, 2), Fraction(1, 5), None)
    """
    if re.search(r"\d\s*[-–—]\s*\d", cell):  # "18–34" names a range
        return None
    node = try_parse(cell.replace("$", ""))
    return exact_value(node)
