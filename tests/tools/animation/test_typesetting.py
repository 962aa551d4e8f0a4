"""LaTeX and text as Typst: right where it can be read, harmless where it is hostile."""

from __future__ import annotations

import re

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.animation.typesetting import NAMES, escape, markup, maths

HOSTILE = [
    '#read("/etc/passwd")',
    r'\#read("/etc/passwd")',
    '#image("x.png")',
    '#import "@preview/cetz:0.3.0"',
    '#eval("1+1")',
    "$ #sys.version $",
    r"\text{#read(1)}",
    r"\text{\"; #read(1)}",
    "std.read",
    r"\operatorname{std}.read(1)",
    "x ]#read(1)[ y",
    '"]) #panic() //',
    "/* comment */ // rest",
    "`raw` @label <label>",
    "{{ x : label }}",
    "\\",
    r"\verb|#read(1)|",
    r"\input{/etc/passwd}",
    "= heading",
    "- list\n+ list\n1. list",
    "\x00\x1b[31m‮",
    "https://example.org",
]


def content_of(typst_markup: str) -> str:
    """The tree Typst makes of some markup, as its own `repr` writes it."""
    document = f"#metadata(repr([{typst_markup}])) <it>".encode()
    return str(typst.query(document, "<it>", field="value", one=True))


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("3x + 7 = 22", "3 x + 7 = 22"),
        (r"\frac{22 - 7}{3}", "frac(22 - 7, 3)"),
        (r"x \le \sqrt{2}", "x lt.eq sqrt(2)"),
        (r"x = 3 \;\text{or}\; x = 2", 'x = 3 med upright("or") med x = 2'),
        (r"\begin{cases} x + y = 7 \\ x - y = f(1, 2) \end{cases}", r"cases(x + y = 7, x - y = f \( 1 \, 2 \))"),
        (r"\begin{aligned} x &= 1 \\ y &= 2 \end{aligned}", r"x & = 1 \ y & = 2"),
        (r"\boxed{x = 5}", "x = 5"),
    ],
)
def test_latex_becomes_typst(latex: str, expected: str) -> None:
    assert maths([latex]) == [expected]


TAKES_ARGUMENTS = {
    "frac": "a, b",
    "root": "3, a",
    "binom": "a, b",
    "accent": "a, hat",
    "mat": "a",
    "lr": "(a)",
    "delim": "",
}


@pytest.mark.parametrize("name", sorted(NAMES - TAKES_ARGUMENTS.keys()))
def test_every_known_name_is_one_of_typst(name: str) -> None:
    def compiles(formula: str) -> bool:
        try:
            return bool(typst.compile(f"$ {formula} $".encode(), format="svg", ignore_system_fonts=True))
        except typst.TypstError:
            return False

    assert compiles(name) or compiles(f"{name}(a)")  # a symbol, or a function of one argument


@pytest.mark.parametrize(("name", "arguments"), [item for item in TAKES_ARGUMENTS.items() if item[1]])
def test_functions_of_more(name: str, arguments: str) -> None:
    typst.compile(f"$ {name}({arguments}) $".encode(), format="svg")


def test_an_unknown_name_is_shown_as_typed() -> None:
    assert maths(["«"]) == ['"«"']
    assert maths(["A \\cap B"]) == ["A inter B"]


def test_what_pandoc_cannot_read_is_shown_as_typed() -> None:
    assert maths([r"\frac{1}"]) == [r'"\\frac{1}"']


def test_many_formulas_keep_their_order() -> None:
    formulas = [f"x_{{{n}}} = {n}" for n in range(30)] + ["", "\n\n", r"\bad{"]
    assert maths(formulas) == [maths([formula])[0] for formula in formulas]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    tree = content_of(escape(text))
    assert set(re.findall(r"\b(\w+)\(", re.sub(r"\[(?:[^\[\]]|\[[^\]]*\])*\]", "[]", tree))) <= {
        "sequence",
        "smartquote",
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_formulas_compile_to_symbols_only(text: str) -> None:
    typeset = maths([text])[0]
    bare = re.sub(r'"(?:[^"\\]|\\.)*"|\\.', "", typeset)  # without strings and escaped characters
    assert not re.search(r"[#$`@]|\bstd\b|\{\{", bare)
    typst.compile(f"$ {typeset} $".encode(), format="svg")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_compiles_and_is_never_code(text: str) -> None:
    tree = content_of(escape(text))
    for element in ("raw(", "link(", "ref(", "equation(", "heading(", "item(", "image(", "strong(", "emph("):
        assert element not in re.sub(r"\[(?:[^\[\]]|\[[^\]]*\])*\]", "[]", tree)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_any_formula_compiles(formulas: list[str]) -> None:
    for typeset in maths(formulas):
        typst.compile(f"$ {typeset} $".encode(), format="svg")


def test_prose_with_formulas() -> None:
    assert markup("If $3x = 15$, what is $x$? 50% of #1") == r"If $3 x = 15$, what is $x$? 50\% of \#1"


def test_money_is_not_mathematics() -> None:
    assert markup("from $5 to $7") == r"from \$5 to \$7"
