"""LaTeX and plain text into Typst, as data: whatever the text says, it can only be shown.

Mathematics goes through pandoc, which parses LaTeX and writes Typst symbol by symbol (no TeX anywhere); what pandoc
cannot parse is shown as it was typed. Plain text has every character escaped that Typst could read as markup or code.
The result holds no `#`, the only door from Typst text to Typst code, and in mathematics only names of a fixed list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from index.errors import Unavailable
from tools.animation.wording import parts

PANDOC_API = [1, 23]
MAX_KNOWN = 4096
_known: dict[str, str] = {}  # a pandoc run costs 20-50 ms, whatever it converts: LaTeX seen before is not sent again
_ROWS = re.compile(r"\s*\\begin\{(cases|aligned|align\*?|gathered)\}(.*)\\end\{\1\}\s*", re.DOTALL)
_OR = r" \quad \text{or} \quad "  # between systems, of which each is an environment
# Pandoc turns these into Typst code, which is not let through; they are only spaces and a frame.
_SPACING = re.compile(r"\\[;:!]|\\hspace\s*\{[^}]*\}|\\qquad\b")
_BOX = re.compile(r"\\boxed\b")
_HARMLESS = re.compile(r"[\w ,.:?!;()°·×÷±≤≥≠≈∞π√²³–—…’“”€£]", re.UNICODE)
_CODE = re.compile(r'[#$`"@√∛∜]|\{\{|\}\}|//|/\*|<[a-zA-Z_]')  # (a root sign without what it is of is an error)
_NAME = re.compile(r"[^\W\d_]{2,}(?:\.[a-z]+)*")  # one letter is a variable, several are a name in Typst's library
_RENAMED = {"sect": "inter", "times.circle": "times.o"}  # pandoc 3.9 writes names that Typst has since dropped
# Every name pandoc writes for the LaTeX of school mathematics; a test compiles each.
_NAMES = """
alpha beta gamma delta epsilon epsilon.alt zeta eta theta theta.alt iota kappa lambda mu nu xi pi pi.alt rho sigma
tau upsilon phi phi.alt chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ell RR Re Im
sin cos tan cot sec csc arcsin arccos arctan log ln exp lim max min gcd det sum product integral integral.cont
frac sqrt root binom cases mat delim lr upright bold italic bb cal cancel accent hat tilde macron dot dot.double
arrow overline underline overbrace underbrace quad med thin
dot.op dot.c times times.o div plus.minus minus.plus star.op bullet compose degree diameter
lt.eq gt.eq eq.not lt.double gt.double approx tilde.op tilde.eq tilde.equiv equiv prop perp parallel not and or xor
divides divides.not in in.not in.rev subset subset.eq supset supset.eq union inter nothing forall exists
arrow.r arrow.l arrow.t arrow.b arrow.l.r arrow.r.double arrow.l.double arrow.l.r.double arrow.r.double.long mapsto
angle angle.arc triangle.stroked.t square.stroked square.stroked.tiny checkmark dagger oo partial nabla
dots.h dots.h.c dots.v therefore because floor.l floor.r ceil.l ceil.r chevron.l chevron.r bar.v.double
dash.en dash.em quote.l.double quote.r.double pound euro
"""
NAMES = frozenset(_NAMES.split())
_LINE_BREAK = re.compile(r"\\\\(?:\[[^\]]*\])?")
_STYLED = re.compile(r"\\(textbf|textit|emph|underline)\s*\{([^{}]*)\}")
_STYLES = {"textbf": "strong", "textit": "emph", "emph": "emph", "underline": "underline"}
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def escape(text: str) -> str:
    """Return Typst markup that shows `text` and does nothing else.

    >>> escape("a_b #read(x)")
    'a\\\\_b \\\\#read(x)'
    """
    flat = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
    escaped = "".join(c if _HARMLESS.match(c) and c != "_" else f"\\{c}" for c in flat)
    return re.sub(r"^(\d+)\.", r"\1\\.", escaped)  # "1." begins a list


def markup(text: str) -> str:
    """Return Typst markup for `text` with mathematics (LaTeX) between dollar signs.

    >>> markup("Solve $x+1=2$")
    'Solve $x + 1 = 2$'
    """
    pieces = list(parts(text))
    formulas = iter(maths([piece for kind, piece in pieces if kind == "maths"]))
    shown = []
    for kind, piece in pieces:
        if kind == "maths":
            shown.append(f"${next(formulas)}$")
        else:  # escape() trims, the spaces next to a formula matter
            shown.append(
                " " * piece[:1].isspace() + escape(piece) + " " * (piece[-1:].isspace() and bool(piece.strip()))
            )
    return "".join(shown)


def tex_text(text: str) -> str:
    """Return Typst markup for LaTeX running text, as `Tex` takes it: formulas, line breaks, bold, italics; no packages.

    >>> tex_text(r"An \\textbf{even} number \\\\ is $2n$, 50\\% of them")
    'An #strong[even] number \\\\ is $2 n$, 50\\\\% of them'
    """
    lines = [_styled(line.strip()) for line in _LINE_BREAK.split(text)]
    return " \\ ".join(line for line in lines if line)


def _styled(text: str) -> str:
    """One line of LaTeX text, styled words inside."""
    made, at = "", 0
    for found in _STYLED.finditer(text):
        made += _run_of_text(text[at : found.start()]) + f"#{_STYLES[found[1]]}[{_run_of_text(found[2])}]"
        at = found.end()
    return made + _run_of_text(text[at:])


def _run_of_text(text: str) -> str:
    """LaTeX text without styles: its escapes undone, its formulas kept."""
    pieces = []
    for kind, piece in parts(text):
        if kind == "maths":
            pieces.append(f"${piece}$")
        else:
            bare = re.sub(r"\\([%&_#{}])", r"\1", piece.replace("~", " ").replace("---", "—").replace("--", "–"))
            bare = re.sub(r"\\(?:LaTeX|TeX)\b", "LaTeX", re.sub(r"\\(?:q?quad|[ ,;])", " ", bare))
            pieces.append(bare.replace("$", "\\$"))
    return markup("".join(pieces))


def maths(formulas: Sequence[str]) -> list[str]:
    """Return Typst mathematics (without dollar signs) for LaTeX `formulas`, in one run of pandoc.

    Raises Unavailable when pandoc cannot be run.

    >>> maths([r"\\frac{x + 1}{2} \\le 3"])
    ['frac(x + 1, 2) lt.eq 3']
    """
    several = [formula.split(_OR) if formula.count(r"\begin{cases}") > 1 else [formula] for formula in formulas]
    if any(len(pieces) > 1 for pieces in several):
        made = iter(maths([piece for pieces in several for piece in pieces]))
        return [' quad upright("or") quad '.join(next(made) for _ in pieces) for pieces in several]
    rows = [_cut(formula) for formula in formulas]
    cells = list(dict.fromkeys(cell for _, lines in rows for line in lines for cell in line))
    unknown = [cell for cell in cells if cell not in _known]
    converted = dict(zip(unknown, _pandoc(unknown), strict=True)) | {c: _known[c] for c in cells if c in _known}
    _remember(converted)
    result = []
    for kind, lines in rows:
        joined = [" & ".join(converted[cell] for cell in line) for line in lines]
        if kind == "cases":
            result.append("cases(" + ", ".join(_argument(line) for line in joined) + ")")
        else:
            result.append(" \\ ".join(joined))
    return result


def _remember(converted: dict[str, str]) -> None:
    if len(_known) > MAX_KNOWN:
        _known.clear()
    _known.update(converted)


def _cut(formula: str) -> tuple[str, list[list[str]]]:
    """Cut an environment of rows into its cells; any other formula is one row of one cell."""
    formula = _SPACING.sub(r"\\ ", _BOX.sub("", " ".join(formula.split())))
    found = _ROWS.fullmatch(formula)
    if not found:
        return "line", [[formula]]
    lines = [line for line in found[2].split("\\\\") if line.strip()] or [""]
    if found[1] == "cases":
        return "cases", [[line.replace("&", "\\quad ")] for line in lines]
    return "rows", [line.split("&") for line in lines]


def _argument(line: str) -> str:
    """A row as an argument of a Typst function: its own commas and semicolons must not separate arguments."""
    return re.sub(r"""("(?:[^"\\]|\\.)*"|\\.)|([,;])""", lambda m: m[1] or f"\\{m[2]}", _balanced(line))


def _balanced(line: str) -> str:
    """`line`, if its brackets pair up (as typed, an interval may not); otherwise its characters, as text."""
    depth = 0
    for c in re.sub(r"\\.", "", _STRING.sub("", line)):
        depth += (c in "([{") - (c in ")]}")
        if depth < 0:
            return _literal(line)
    return line if depth == 0 else _literal(line)


def _pandoc(formulas: list[str]) -> list[str]:
    if not formulas:
        return []
    # Built as pandoc's own document tree, so no formula can end its dollar signs early.
    blocks = [{"t": "Para", "c": [{"t": "Math", "c": [{"t": "InlineMath"}, formula]}]} for formula in formulas]
    document = json.dumps({"pandoc-api-version": PANDOC_API, "meta": {}, "blocks": blocks})
    paragraphs = re.split(r"\n{2,}", _run(document).strip())
    if len(paragraphs) != len(formulas):
        if len(formulas) == 1:
            return [_literal(formulas[0])]
        return [converted for formula in formulas for converted in _pandoc([formula])]
    return [_checked(paragraph, formula) for paragraph, formula in zip(paragraphs, formulas, strict=True)]


def _run(document: str) -> str:
    import pypandoc

    try:
        return str(pypandoc.convert_text(document, "typst", format="json", extra_args=["--quiet", "--wrap=none"]))
    except (OSError, RuntimeError) as error:
        raise Unavailable(f"Formulas cannot be typeset: pandoc did not run ({error}).") from error


def _checked(paragraph: str, formula: str) -> str:
    """The formula pandoc wrote; `formula` itself, as text, when that is missing or is more than known symbols."""
    whole = len(paragraph) > 2 and paragraph[0] == paragraph[-1] == "$" and not paragraph.endswith("\\$")
    inner = _NAME.sub(lambda found: _RENAMED.get(found[0], found[0]), paragraph[1:-1].replace("\n", " "))
    bare = re.sub(r"\\.", " ", _STRING.sub(" ", inner))
    if not whole or _CODE.search(bare) or not all(name in NAMES for name in _NAME.findall(bare)):
        return _literal(formula)
    return inner


def _literal(text: str) -> str:
    """`text` as a Typst string, which in mathematics is shown upright, letter by letter."""
    shown = "".join(c for c in text if c.isprintable())
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'
