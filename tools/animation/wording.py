"""Text with mathematics between dollar signs: cut into parts, shortened, and said in plain characters for captions."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Pandoc's rule keeps "$5 and $7" money: no space inside the dollar signs, no digit after the closing one.
_MATHS = re.compile(r"(?<!\\)\$\$(.+?)\$\$|(?<!\\)\$(?!\s)((?:[^$\\]|\\.)+?)(?<!\s)\$(?!\d)", re.DOTALL)
_CHOICES = re.compile(r"(?m)^\s*(?:[-*]\s+)?(?:\*\*)?\(?[A-Da-d][.)]\s?")
_TABLE = re.compile(r"(?m)(?:^[ \t]*\|.*\|[ \t]*(?:\n|$)){2,}")  # it is no sentence; its picture shows it
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")

# LaTeX commands a school derivation uses, as one would type them. Anything else is shown by its name.
_SYMBOLS = {
    "cdot": "·",
    "times": "×",
    "div": "÷",
    "pm": "±",
    "mp": "∓",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "ne": "≠",
    "neq": "≠",
    "approx": "≈",
    "infty": "∞",
    "pi": "π",
    "theta": "θ",
    "circ": "°",
    "angle": "∠",
    "triangle": "△",
    "in": "∈",
    "cup": "∪",
    "quad": " ",
    "qquad": " ",
    "ldots": "…",
    "dots": "…",
    "cdots": "…",
    "to": "→",
    "Rightarrow": "⇒",
    "implies": "⇒",
    "left": "",
    "right": "",
    "displaystyle": "",
    "begin": "",
    "end": "",
}
_SUPERSCRIPT = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"  # a braced group, one level of braces inside
_MAX_NESTING = 6


def parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield ("text" | "maths", string) pieces of `text`, in order, without the dollar signs.

    >>> list(parts("Solve $x+1=2$ now"))
    [('text', 'Solve '), ('maths', 'x+1=2'), ('text', ' now')]
    """
    position = 0
    for found in _MATHS.finditer(text):
        if found.start() > position:
            yield "text", text[position : found.start()].replace("\\$", "$")
        yield "maths", (found.group(1) or found.group(2)).strip()
        position = found.end()
    if position < len(text):
        yield "text", text[position:].replace("\\$", "$")


def first_paragraph(text: str, limit: int) -> str:
    """Return what is asked, on one line: `text` without tables, up to its choices, cut to about `limit` characters.

    Mathematics is never cut in two.
    """
    choices = _CHOICES.search(text)
    if choices and choices.start() > 0:
        text = text[: choices.start()]
    text = _TABLE.sub(" ", text) if _TABLE.sub("", text).strip() else text
    text = " ".join(_EMPHASIS.sub(r"\2", text).split())
    if len(text) <= limit:
        return text
    kept = ""
    for kind, piece in parts(text):
        whole = f"${piece}$" if kind == "maths" else piece.replace("$", "\\$")
        if len(kept) + len(whole) > limit:
            if kind == "text":
                kept += whole[: limit - len(kept)].rsplit(" ", 1)[0]
            break
        kept += whole
    return kept.rstrip() + " …"


def plain(text: str) -> str:
    """Return `text` with its mathematics in plain characters, on one line: for captions and alt text.

    >>> plain(r"so $x = \\frac{22 - 7}{3}$ and $x^2 \\le 25$")
    'so x = (22 - 7)/3 and x² ≤ 25'
    """
    said = "".join(_plain_maths(piece) if kind == "maths" else piece for kind, piece in parts(text))
    return " ".join(_EMPHASIS.sub(r"\2", said).split())


def _plain_maths(latex: str) -> str:
    text = re.sub(r"\\begin\{\w+\*?\}(\{[^}]*\})?|\\end\{\w+\*?\}", " ", latex)
    text = text.replace("\\\\", ", ").replace("&", "").replace("\\%", "%").replace("\\$", "$")
    text = re.sub(r"\\[,;:! ]", " ", text)
    text = re.sub(r"\^\s*\{?\\circ\}?", "°", text)
    for _ in range(_MAX_NESTING):
        smaller = re.sub(
            rf"\\[dt]?frac\s*{_GROUP}\s*{_GROUP}", lambda m: f"{_bracketed(m[1])}/{_bracketed(m[2])}", text
        )
        smaller = re.sub(rf"\\sqrt\s*{_GROUP}", lambda m: f"√{_bracketed(m[1])}", smaller)
        smaller = re.sub(rf"\\(?:text|mathrm|operatorname|textbf|mathbf|boxed)\s*{_GROUP}", r"\1", smaller)
        if smaller == text:
            break
        text = smaller
    text = re.sub(r"\\([A-Za-z]+)", lambda m: _SYMBOLS.get(m[1], m[1]), text)
    text = re.sub(r"\^\s*(?:\{([0-9+\-n]+)\}|([0-9n]))", lambda m: (m[1] or m[2]).translate(_SUPERSCRIPT), text)
    text = re.sub(rf"([\^_])\s*{_GROUP}", lambda m: m[1] + _bracketed(m[2]), text)
    return " ".join(text.replace("{", "").replace("}", "").replace("\\", "").split()).replace(" ,", ",")


def _bracketed(text: str) -> str:
    """`text` in brackets, unless it is a single number, letter or command."""
    text = text.strip()
    return text if re.fullmatch(r"\w+|\\\w+|[\d.]+", text) else f"({text})"
