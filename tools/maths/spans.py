"""Prose with maths in it: where the formulas are, what they are, and the same message typeset.

Finds formulas marked as LaTeX ($…$, \\(…\\), \\[…\\], aligned and cases environments) and unmarked ones, by trying to
parse runs of mathematical tokens. It does not know what a problem asks: that is `problem.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tools.maths import typeset
from tools.maths.cleaning import MAX_CHARS, is_product
from tools.maths.grammar import try_parse
from tools.maths.numerals import NUMBER_WORDS
from tools.maths.tree import Node, Num, Sym, letters

MAX_MESSAGE = 20_000  # characters looked at; a problem is far shorter


_MAX_ATTEMPTS = 80  # parses tried in one run of tokens


_MAX_RUN = 120  # tokens


@dataclass(frozen=True)
class Formula:
    """A formula found in a message: its tree and the characters it was written with."""

    node: Node
    source: str
    marked: bool = False  # it stood between dollar signs or the like


Segment = str | Formula


_MARKED = re.compile(
    r"\$\$(?P<display>.+?)\$\$|\$(?P<inline>(?:\\.|[^$\\])+?)\$|\\\[(?P<square>.+?)\\\]|\\\((?P<round>.+?)\\\)"
    r"|\\begin\{(?P<env>aligned|align\*?|cases|gathered|equation\*?)\}(?P<body>.+?)\\end\{(?P=env)\}",
    re.DOTALL,
)


_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{(?:aligned|align\*?|cases|gathered|equation\*?|array)\}(?:\{[lcr|]*\})?")


_TOKEN = re.compile(
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)|(?P<command>\\[A-Za-z]+|\\.)|(?P<word>[A-Za-z]+(?:['’-](?![a-z]{2}\s*[-+=<>≤≥−])[A-Za-z]{2,})*)"
    r"|(?P<space>[^\S\n]+)|(?P<other>.|\n)"
)


_SIGNS = frozenset("=+-−–*·×÷/^<>≤≥≠≈±√∛%()[]{}|⋅²³⁴⁵⁶⁷⁸⁹⁰¹ⁿ_½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞πℓ&~＝－＋°")


_OPERATOR_WORDS_TEXT = """
    plus minus times squared cubed equals equal divided multiplied over by percent negative sqrt pi greater less
    than theta alpha beta
"""
_OPERATOR_WORDS = frozenset(_OPERATOR_WORDS_TEXT.split())


_TWO_LETTERS = re.compile(r"[a-z]{2}|xyz|abc")


_TWO_LETTER_WORDS_TEXT = """
    is of to if in at it or so an as be by do go he me my no on up us we am hi ok ah oh eh re vs ex id th st nd
    rd im iv ii vi cm mm km kg mg ml lb oz ft pm ur uh um ha yo pi bc cl dl ie eg mr ms dr
"""
_TWO_LETTER_WORDS = frozenset(_TWO_LETTER_WORDS_TEXT.split())


# "ax + by = c" and "v = u + at" are products; after a sign and before a sign or a formula's end they can be no words
_PRODUCT = re.compile(
    r"(?<=[-+−=])(?P<factor>\s*\d*\s*)(?P<one>[ab])(?P<two>(?<=a)t|(?<=b)y)(?=\s*&?\s*(?:[-+−=<>≤≥$]|\\[lg]e|$))"
)


# "{x + y ≥ 10, x ≥ 3}": a system as a set of relations, which are read one by one
_SYSTEM = re.compile(r"(?<![\w})\]^_\\])\{(?=[^{}]{1,300}[=<>≤≥])(?P<relations>[^{}$\\]{1,300},\s[^{}$\\]{1,300})\}")


# "half of a bag": the article, where "half of a" alone would be a formula
_ARTICLE_AFTER_OF = re.compile(r"(?:.?of|.{0,2}\d) a [a-z]{2}.{0,2}", re.DOTALL | re.IGNORECASE)


def segment(text: str, functions: str = "") -> list[Segment]:
    """The message cut into prose (str) and formulas, in order.

    Nothing is lost but the dollar signs round a formula and the braces round a system.
    functions: letters besides f, g and h that name a function here.

    >>> [s if isinstance(s, str) else s.source for s in segment("If 3x + 7 = 22, what is 6x − 1?")]
    ['If ', '3x + 7 = 22', ', what is ', '6x − 1', '?']
    >>> [s if isinstance(s, str) else s.source for s in segment("so {x >= 3, y >= 1}.")]
    ['so ', 'x >= 3', ', ', 'y >= 1', '.']
    """
    text = _SYSTEM.sub(r"\g<relations>", text[:MAX_MESSAGE])
    return list(_segment(_PRODUCT.sub(r"\g<factor>\g<one> \g<two>", text), functions))


@lru_cache(maxsize=256)
def _segment(text: str, functions: str) -> tuple[Segment, ...]:
    parts: list[Segment] = []
    position = 0
    while match := _MARKED.search(text, position):
        found = _marked(match, functions)
        if found is None:  # dollars that were money, or LaTeX we cannot read: look again after this sign
            cut = match.end() if "\\" in match.group() else match.start() + 1
            parts.append(text[position:cut])
            position = cut
            continue
        parts.append(text[position : match.start()])
        parts.extend(found)
        position = match.end()
    parts.append(text[position:])
    prose = _joined(parts)
    out: list[Segment] = []
    for part in prose:
        out.extend(_unmarked(part, functions) if isinstance(part, str) else [part])
    return tuple(_single_letters(_joined(out)))


def _joined(parts: Iterable[Segment]) -> list[Segment]:
    out: list[Segment] = []
    for part in parts:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        elif part != "":
            out.append(part)
    return out


def _marked(match: re.Match[str], functions: str) -> list[Segment] | None:
    body = next(group for name, group in match.groupdict().items() if group is not None and name != "env")
    body = _ENVIRONMENT.sub(" ", body)
    if "\\" not in body and (len(body) > 120 or re.search(r"[a-z]{3,}", body)):
        return None
    found: list[Segment] = []
    for row in re.split(r"\\\\(?:\[\w+\])?", body):
        if not row.strip(" &\n\t"):
            continue
        pieces = _row(row, functions)
        if pieces is None:
            return None
        if found:
            found.append(" ; ")
        found.extend(pieces)
    if found and match.lastgroup != "inline" and match.group("inline") is None:
        return ["\n", *found, "\n"]  # displayed: a line of its own
    return found or None


def _row(row: str, functions: str) -> list[Segment] | None:
    tail = re.search(r"[\s?.,;:]*$", row)
    end = tail.start() if tail else len(row)
    core, rest = row[:end], row[end:].strip()
    node = try_parse(core.replace("\n", " "), functions)
    if node is not None:
        return [Formula(node, core.strip(), True), *([rest] if rest else [])]
    pieces = re.split(r"(,|;|\\text\s*\{\s*and\s*\}|\\(?:q?quad)\b)", core)
    if len(pieces) < 3:
        return None
    found: list[Segment] = []
    for piece in pieces:
        if piece in (",", ";"):
            found.append(piece + " ")
        elif piece.startswith("\\text") or piece.strip() in ("\\quad", "\\qquad"):
            found.append(" and " if "and" in piece else " ")
        elif piece.strip():
            node = try_parse(piece, functions)
            if node is None:
                return None
            found.append(Formula(node, piece.strip(), True))
    return [*found, *([rest] if rest else [])]


@dataclass
class _Token:
    text: str
    kind: str  # "maths" carries a formula, "weak" may belong to one, "space", "break"


def _tokens(text: str) -> list[_Token]:
    out: list[_Token] = []
    depth = 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        kind = match.lastgroup
        if kind == "space":
            out.append(_Token(token, "space"))
        elif kind in ("number", "command"):
            out.append(_Token(token, "maths"))
        elif kind == "word":
            article = token == "a" and _ARTICLE_AFTER_OF.fullmatch(text[max(match.start() - 4, 0) : match.end() + 5])
            out.append(_Token(token, "break" if article else _word_kind(token, out)))
        else:
            depth = 0 if token == "\n" else depth + (token in "([{") - (token in ")]}")
            inside = token == "," and depth > 0
            out.append(
                _Token(
                    token,
                    "maths" if token in _SIGNS or inside or (ord(token) > 0x2FF and token.isdecimal()) else "break",
                )
            )
    return out


def _word_kind(word: str, before: list[_Token]) -> str:
    lower = word.lower()
    last = next((t.text.lower() for t in reversed(before) if t.kind != "space"), "")
    if len(word) == 1 or lower in ("sin", "cos", "tan"):
        return "maths"
    if (
        lower in NUMBER_WORDS
        or lower in _OPERATOR_WORDS
        or (lower in ("to", "or") and last in ("equal", "equals", "than"))
    ):
        return "weak"
    if lower == "of" and (last in ("%", "percent") or last in ("half", "third", "quarter")):
        return "weak"
    if last == "=" and is_product(word):
        return "maths"
    if _TWO_LETTERS.fullmatch(word) and lower not in _TWO_LETTER_WORDS:
        return "maths"
    return "break"


def _unmarked(text: str, functions: str) -> list[Segment]:
    tokens = _tokens(text)
    out: list[Segment] = []
    index = 0
    while index < len(tokens):
        if tokens[index].kind == "break":
            out.append(tokens[index].text)
            index += 1
            continue
        end = index
        while end < len(tokens) and tokens[end].kind != "break":
            end += 1
        out.extend(_run(tokens[index:end], functions))
        index = end
    return _joined(out)


def _run(tokens: list[_Token], functions: str) -> list[Segment]:
    """The longest formulas in a run without prose; leftovers come back as text."""
    text = "".join(t.text for t in tokens)
    if len(tokens) > _MAX_RUN or not any(t.kind == "maths" for t in tokens):
        return [text]
    solid = [i for i, t in enumerate(tokens) if t.kind != "space"]
    attempts = 0
    for length in range(len(solid), 0, -1):
        for start in range(len(solid) - length + 1):
            first, last = solid[start], solid[start + length - 1]
            if tokens[last].text.lower() in ("of", "by", "than", "over") or tokens[first].text.lower() in (
                "of",
                "by",
                "over",
            ):
                continue
            source = "".join(t.text for t in tokens[first : last + 1])
            if len(source) > MAX_CHARS or not _worth_parsing(source):
                continue
            attempts += 1
            if attempts > _MAX_ATTEMPTS:
                return [text]
            node = try_parse(source, functions)
            if node is not None and _splits_no_word(tokens, first, last):
                return [*_run(tokens[:first], functions), Formula(node, source), *_run(tokens[last + 1 :], functions)]
    return [text]


def _worth_parsing(source: str) -> bool:
    return any(c.isalnum() for c in source) and source[0] not in ")]}=*/^%," and source[-1] not in "([{=+-*/^,"


def _splits_no_word(tokens: list[_Token], first: int, last: int) -> bool:
    """A formula may not be cut out of a longer one: a neighbour glued on without a space must not be maths."""
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if before is not None and before.kind == "maths" and before.text not in "([|-–":
        return False
    return not (after is not None and after.kind == "maths" and after.text not in ")]|-–")


def _single_letters(parts: list[Segment]) -> list[Segment]:
    """A lone letter is a formula only when another formula uses it; otherwise it is a word ("a", "I", "B")."""
    strong = [p for p in parts if isinstance(p, Formula) and not isinstance(p.node, Sym)]
    known = {name for p in strong for name in letters(p.node)}
    lone_names = [p.node.name for p in parts if isinstance(p, Formula) and isinstance(p.node, Sym)]
    known |= {n for n in lone_names if n in ("x", "y", "z") or lone_names.count(n) < 0}
    out: list[Segment] = []
    for index, part in enumerate(parts):
        if isinstance(part, Formula) and isinstance(part.node, Sym):
            following = parts[index + 1] if index + 1 < len(parts) else ""
            article = (
                part.source in ("a", "A", "I")
                and isinstance(following, str)
                and re.match(r"\s+(?!is\b|and\b|in\b|if\b|when\b|for\b|such\b)[a-z]", following)
            )
            if not part.marked and (part.node.name not in known or article):
                out.append(part.source)
                continue
        out.append(part)
    return _joined(out)


def formulas(text: str) -> list[Node]:
    """Just the trees of the formulas in a message."""
    return [part.node for part in segment(text) if isinstance(part, Formula)]


def telling(node: Node) -> bool:
    """More than a number in prose: it has a letter, an operation or a relation."""
    return not isinstance(node, Num | Sym)


def typeset_segments(parts: Iterable[Segment]) -> str:
    """Markdown with every formula as $…$; dollars of the prose are escaped so that they stay money."""
    out = []
    for part in parts:
        if isinstance(part, str):
            out.append(re.sub(r"(?<!\\)\$", r"\\$", part))
        elif telling(part.node) or isinstance(part.node, Sym):
            out.append(f"${typeset.latex(typeset.pretty(part.node))}$")
        else:
            out.append(part.source)
    return "".join(out)
