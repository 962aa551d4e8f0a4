"""A formula's characters before parsing: one notation out of Unicode, LaTeX and words, and a bound on every size.

What the grammar does not know (words, unknown commands) is refused here with a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from index.errors import BadInput
from tools.maths.numerals import SUBSCRIPTS, SUPERSCRIPTS, plain_digits, spell_out_digits

MAX_CHARS = 600


MAX_OPERATORS = 160


MAX_NESTING = 24


MAX_DIGITS = 30


class NotationError(BadInput):
    """This text is not a formula Lemma can read; the sentence says why."""


_GREEK_TEXT = """
    alpha beta gamma delta epsilon theta lambda mu pi rho sigma tau phi omega ell
"""
_GREEK = _GREEK_TEXT.split()


_GREEK_CHARS = dict(zip("αβγδεθλμπρστφωℓ", _GREEK, strict=True))


_TRIG = frozenset({"sin", "cos", "tan"})
_FUNCTION_NAMES = {"log", "ln", "exp", "lim", "sec", "csc", "cot"}


_COMMANDS = {
    "cdot": "*", "cdotp": "*", "times": "×", "div": "÷", "le": "<=", "leq": "<=", "ge": ">=", "geq": ">=", "ne": "!=",
    "neq": "!=", "lt": "<", "gt": ">", "pm": "±", "approx": "~=", "dfrac": "\\frac ", "tfrac": "\\frac ",
    "cfrac": "\\frac ", "lbrace": "\\{", "rbrace": "\\}", "vert": "|", "lvert": "|", "rvert": "|",
    "leqslant": "<=", "geqslant": ">=", "ast": "*",
}  # fmt: skip


_DEGREES = re.compile(r"\^\s*\{\s*\\circ\s*\}|\^\s*\\circ\b|\\degrees?\b|º")


_SILENT_TEXT = """
    left right big Big bigl bigr Bigl Bigr displaystyle textstyle quad qquad limits nolimits mathrm mathbf
    mathit text textbf textit boldsymbol operatorname mathbb rm bf it hfill hspace hat widehat bar
"""
_SILENT = set(_SILENT_TEXT.split())


_SIGNS = str.maketrans(
    {
        "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "⁻": "-", "﹣": "-", "－": "-",
        "·": "*", "⋅": "*", "∙": "*", "•": "*", "∗": "*",
        "✕": "×", "✖": "×", "⨯": "×", "∕": "/", "⁄": "/", "≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">=", "≠": "!=",
        "≈": "~=", "＝": "=", "（": "(", "）": ")", "，": ",", "٪": "%", "％": "%", "‾": "-", "$": " ", "\u00a0": " ",
    }
)  # fmt: skip


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\x00-\x08\x0b-\x1f\x7f]")


_VULGAR = re.compile(r"(\d?)\s*([¼-¾⅐-⅞])")


_SUPER = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿˣ]+")


_SUB = re.compile("([A-Za-z])([₀-₉])")


_WORD_OPERATORS = [
    (re.compile(pattern, re.IGNORECASE), sign)
    for pattern, sign in [
        (r"\bis\s+equal\s+to\b|\bequals?(?:\s+to)?\b", "="),
        (r"\b(?:is\s+)?(?:greater|more)\s+than\s+or\s+equal\s+to\b", ">="),
        (r"\b(?:is\s+)?less\s+than\s+or\s+equal\s+to\b", "<="),
        (r"\bis\s+(?:greater|more)\s+than\b", ">"),
        (r"\bis\s+less\s+than\b", "<"),
        (r"\bdivided\s+by\b|\bover\b", "/"),
        (r"\bmultiplied\s+by\b|\btimes\b", "×"),
        (r"\bplus\s+or\s+minus\b|\+\s*/\s*-|\+-", "±"),
        (r"\bplus\b", "+"),
        (r"\b(?:minus|negative)\b", "-"),
        (r"\bsquared\b", "^2"),
        (r"\bcubed\b", "^3"),
        (r"\bto\s+the\s+power\s+(?:of\s+)?", "^"),
        (r"\b(?:the\s+)?square\s+root\s+of\b|(?<![A-Za-z\\])sqrt(?![A-Za-z])", r"\\sqrt "),
        (r"\bper\s*cent\b", "%"),
    ]
]


_WORD = re.compile(r"(?<![A-Za-z\\])[A-Za-z]{2,}")


_SMALL_WORDS_TEXT = """
    is of to if in at it or so an as be by do go he me my no on up us we am hi ok ah oh eh re vs ex id th st nd
    rd
"""
_SMALL_WORDS = frozenset(_SMALL_WORDS_TEXT.split())


_UNCLEAR_ROOT = re.compile(
    r"square\s+root\s+of\s+[\w.]+\s*(?:[-+*/^]|plus|minus|times|over)|√\s*[\d.]+\s*[A-Za-z(]|√\s*[A-Za-z]{2}",
    re.IGNORECASE,
)


# \\frac12, \\frac2a, \\frac{x}3: LaTeX takes one sign where there are no braces
_ONE_SIGN = r"(\d|(?<=\s)[A-Za-z]|(?<=[\d}])[A-Za-z]|\\pi(?![A-Za-z]))"
_BARE_TOP = re.compile(rf"\\[dtc]?frac\s*{_ONE_SIGN}")
_BARE_BOTTOM = re.compile(rf"\\[dtc]?frac\s*(\{{(?:[^{{}}]|\{{(?:[^{{}}]|\{{[^{{}}]*\}})*\}})*\}})\s*{_ONE_SIGN}")

# "lwh", "nRT", "kqQ": consonants alone are no word, but units and acronyms are no product either
_CONSONANTS = re.compile(r"[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ]{3,4}")
_ABBREVIATIONS_TEXT = """
    mph kph mpg rpm bpm ppm lbs hrs hr yrs mins secs pts qts kgs cms tsp tbsp psi kwh mwh dvd dvds cd cds tv tvs
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_UNITS_AND_ORDINALS = frozenset(["st", "nd", "rd", "th", "in", "oz", "am", "pm"])


def is_product(word: str) -> bool:
    """Whether three or four letters can only be a product of letters, where a formula stands.

    >>> is_product("lwh"), is_product("nRT"), is_product("mph"), is_product("the")
    (True, True, False, False)
    """
    return bool(_CONSONANTS.fullmatch(word)) and word.lower() not in _ABBREVIATIONS


def clean(text: str) -> str:
    """Characters only: invisible ones gone, digits and signs plain, superscripts as ^(…). Never changes words."""
    if text.isascii():
        return _INVISIBLE.sub("", text).replace("$", " ")
    text = _INVISIBLE.sub("", text)
    text = _VULGAR.sub(lambda m: f"{m.group(1)} {_fraction(m.group(2))} ", text)
    text = _SUPER.sub(lambda m: "^(" + m.group().translate(SUPERSCRIPTS) + ")", text)
    text = _SUB.sub(lambda m: m.group(1) + "_" + m.group(2).translate(SUBSCRIPTS), text).replace("ℓ", "\\ell ")
    text = unicodedata.normalize("NFKC", plain_digits(text).translate(_SIGNS)).translate(_SIGNS)
    text = text.replace("∛", "\\sqrt[3]").replace("√", "\\sqrt ")
    return "".join(f"\\{_GREEK_CHARS[c]} " if c in _GREEK_CHARS else c for c in text)


def _fraction(char: str) -> str:
    value = Fraction(unicodedata.numeric(char)).limit_denominator(12)
    return f"{value.numerator}/{value.denominator}"


def _command(match: re.Match[str]) -> str:
    name = match.group(1)
    if name in _COMMANDS:
        return _COMMANDS[name]
    if name in _SILENT:
        return " "
    if name in ("frac", "sqrt", "abs") or name in _TRIG or name in _GREEK:
        return match.group()
    raise NotationError(f"I cannot read \\{name} yet.")


def _word(match: re.Match[str]) -> str:
    word = match.group()
    lower = word.lower()
    if lower == "of" or lower in _GREEK:
        return " ⋆ " if lower == "of" else f"\\{lower} "
    if lower == "abs" or lower in _TRIG:
        return "\\" + lower
    if lower in _FUNCTION_NAMES:
        raise NotationError(f"I cannot read the function {lower} yet.")
    if (len(word) == 2 and lower not in _SMALL_WORDS) or lower in ("xyz", "abc"):
        return word
    if _in_formula(match) and (is_product(word) or (len(word) == 2 and not word.isupper())):
        return word
    raise NotationError(f"“{word[:30]}” is a word, not part of a formula.")


def _in_formula(match: re.Match[str]) -> bool:
    """Whether letters stand where no word could: a whole part of a fraction, after a digit, beside an equals sign."""
    before, after = match.string[: match.start()].rstrip(), match.string[match.end() :].lstrip()
    if len(match.group()) == 2:
        glued = match.string[: match.start()][-1:].isdigit() and match.group() not in _UNITS_AND_ORDINALS
        return (before.endswith("{") and after.startswith("}")) or (glued and "=" in match.string)
    return "=" in match.string or "\\frac" in match.string


def normalise(text: str) -> str:
    """The formula in the one notation the grammar reads. Raises NotationError for words and unknown commands."""
    if _UNCLEAR_ROOT.search(text):
        raise NotationError("How far that root goes is not clear: please add brackets, as in sqrt(9 + 16).")
    text = clean(text)
    text = text.replace("\\$", " ").replace("\\%", "%").replace("{,}", ",")
    text = re.sub(r"\\[,;:!> ]|~(?!=)|&", " ", text)
    text = re.sub(r"\\(?:left|right)\s*\.", " ", text)
    text = re.sub(r"\\text\s*\{\s*of\s*\}", " of ", text)
    text = _BARE_TOP.sub(r"\\frac{\1}", text)
    text = _BARE_BOTTOM.sub(r"\\frac\1{\2}", text)
    text = re.sub(r"\\(?:hspace|vspace)\s*\{[^{}]*\}", " ", text)
    text = re.sub(r"(?<=[A-Za-z])\s?_\s?\{\s?([A-Za-z0-9])\s?\}", r"_\1", text)  # x_{1} is x_1
    text = _DEGREES.sub("°", text)
    text = re.sub(r"\\([A-Za-z]+)", _command, text)
    for pattern, sign in _WORD_OPERATORS:
        text = pattern.sub(f" {sign} ", text)
    text = spell_out_digits(text)
    text = re.sub(r"(?<![\w)])\(\s*(-?\d{1,3}),(-?\d{3})\s*\)", r"(\1, \2)", text)  # a pair, not a thousand
    text = re.sub(r"(\d)\s+[xX]\s+(?=\d)", r"\1 × ", text)
    text = re.sub(r"\|([^|]*)\|", r"\\abs(\1)", text)
    text = text.replace("**", "^").replace("==", "=").replace("=<", "<=").replace("\\\\", " ")
    text = _WORD.sub(_word, text)
    return text.strip()


def bound(text: str) -> None:
    if len(text) > MAX_CHARS:
        raise NotationError(f"That formula is longer than {MAX_CHARS} characters; please give a shorter one.")
    depth = deepest = 0
    for char in text:
        depth += (char in "([{") - (char in ")]}")
        deepest = max(deepest, depth)
    if deepest > MAX_NESTING:
        raise NotationError(f"That formula has brackets nested more than {MAX_NESTING} deep.")
    if re.search(rf"\d{{{MAX_DIGITS + 1}}}", text):
        raise NotationError(f"That formula has a number of more than {MAX_DIGITS} digits.")
    if (
        len(re.findall(r"[-+*/^=<>±×÷\\]", text)) > MAX_OPERATORS
        or len(re.findall(r"[A-Za-z]", text)) > 2 * MAX_OPERATORS
    ):
        raise NotationError("That formula has too many parts; please give a shorter one.")
