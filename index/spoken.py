"""Spoken mathematics meets written: "x squared plus two x" and "x^2+2x" become the same words.

One pass over the words of a text turns what is said ("squared", "over", "f of x", "sigma one") and what is typed
(superscripts, LaTeX, Greek letters, "sigma_1") into one written form. It serves search, and nothing is shown or solved
with it: brackets and precedence are not read, so "one over x plus one" stays as ambiguous as it sounds.

    >>> written("so x squared plus two x"), written("so x²+2x")
    ('so x^2 + 2 x', 'so x^2 + 2 x')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_SMALL = {word: number for number, word in enumerate(_TO_NINETEEN.split())}
_TO_NINETY = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * number for number, word in enumerate(_TO_NINETY.split(), 2)}
_TO_TENTH = "third fourth fifth sixth seventh eighth ninth tenth"
_NTH = {word: str(number) for number, word in enumerate(_TO_TENTH.split(), 3)}
_EXPONENTS = _NTH | {"nth": "n"}
_PARTS = {f"{word}{s}": n for word, n in (_NTH | {"quarter": "4"}).items() for s in ("", "s")} | {"half": "2"}
_LETTERS_OF_GREEK = "αβγδεζηθικλμνξπρστυφχψωϵϕΓΔΘΛΞΠΣΦΨΩ"
_NAMES_OF_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
    "omega epsilon phi Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega"
)
_GREEK = dict(zip(_LETTERS_OF_GREEK, _NAMES_OF_GREEK.split(), strict=True))
_GREEK_NAMES = frozenset(name.lower() for name in _GREEK.values())
_SIGNS = {
    "×": "*", "·": "*", "⋅": "*", "÷": "/", "−": "-", "≤": "<=", "≥": ">=", "≠": "!=", "√": " sqrt ", "∫": " integral ",
    "∑": " sum ", "∏": " product ", "∞": " infinity ", "∂": " partial ", "′": "'", "’": "'", "$": " ", "**": "^",
}  # fmt: skip
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵀ"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉"
_TYPED = str.maketrans(_RAISED + _LOWERED, "0123456789+-nT0123456789")
_LATEX = {
    "cdot": "*", "times": "*", "div": "/", "le": "<=", "leq": "<=", "ge": ">=", "geq": ">=", "neq": "!=", "left": "",
    "right": "", "int": "integral", "infty": "infinity", "top": "T",
}  # fmt: skip
_REWRITTEN = [
    (re.compile(pattern, flags), form)
    for pattern, form, flags in (
        (rf"[{_RAISED}]+", lambda m: "^" + m[0].translate(_TYPED), 0),
        (rf"[{_LOWERED}]+", lambda m: "_" + m[0].translate(_TYPED), 0),
        (rf"[{''.join(_GREEK)}](?=([^\W\d_])?)", lambda m: f" {_GREEK[m[0]]}{' ' if m[1] else ''}", 0),
        (r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r" \1 / \2 ", 0),
        (r"\\([A-Za-z]+) ?(?=([A-Za-z])?)", lambda m: f" {_LATEX.get(m[1], m[1])}{' ' if m[2] else ''}", 0),
        (r"[{}]", "", 0),
        (r"\b(?:is )?less than or equal to\b", " <= ", re.I),
        (r"\b(?:is )?greater than or equal to\b", " >= ", re.I),
        (r"\bdivided by\b", " over ", re.I),
        (r"\b(?:is |are )?equal to\b", " equals ", re.I),
        (r"\b(?:the )?square root(?: of)?\b", " sqrt ", re.I),
        (r"\bto the power(?: of)?\b", " to the ", re.I),
        (r"\s+", " ", 0),
        (r"\bd ?([a-np-z])(?: over | by | |/)d ?([a-np-z])\b", r"d\1/d\2", re.I),
    )
]
_TOKEN = re.compile(r"d[a-z]/d[a-z]\b|\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?|<=|>=|!=|\S")
_OPERATORS = {"plus": "+", "minus": "-", "times": "*", "equals": "="}
_SYMBOLS = frozenset(("+", "-", "*", "=", "<", ">", "<=", ">=", "!="))
_CUES = "sqrt|root|squared|cubed|transposed?|inverse|prime"
_NUMBER_WORDS = "|".join([*_SMALL, *_TENS])
_MATHEMATICS = re.compile(  # without any of these a text has no formula in it
    rf"[^\w\s.,;:?!'’\"()-]|\d|\b(?!(?-i:a|I)\b)[^\W_]\b|\b(?:{_NUMBER_WORDS}|{'|'.join(_GREEK_NAMES)}|{_CUES})\b", re.I
)
_LETTERS = re.compile(
    rf"\d|\b(?!(?-i:a|I)\b)[^\W_]\b|\b(?:{'|'.join([*_GREEK_NAMES, *_PARTS])}|{_CUES})\b|[{''.join(_GREEK)}√]", re.I
)
_MOST_CHARACTERS = 20_000  # a sentence has a few hundred; beyond this a text is left as it is


@dataclass(frozen=True)
class Unit:
    """One word, sign or formula of a text; `spaced` tells whether a blank stands before it."""

    text: str
    formula: bool
    spaced: bool = True


def written(text: str) -> str:
    """The text with its mathematics in written form; doing it again changes nothing.

    >>> written("The derivative of x to the fourth is four x cubed, and one over lambda is f prime of t.")
    "The derivative of x^4 is 4 x^3, and 1/lambda is f'(t)."
    """
    return "".join(f"{' ' * unit.spaced}{unit.text}" for unit in units(text)).strip()


def has_letters(text: str) -> bool:
    """Whether the text may have a formula with a letter, a digit or a fraction in it; quick."""
    return _LETTERS.search(text) is not None


def units(text: str) -> list[Unit]:
    """The words, signs and formulas of the text, in order."""
    if len(text) > _MOST_CHARACTERS or not _MATHEMATICS.search(text):
        return [Unit(word, False) for word in text.split()]
    for sign, form in _SIGNS.items():
        text = text.replace(sign, form)
    for pattern, replacement in _REWRITTEN:
        text = pattern.sub(replacement, text)
    return _Reader(text).units()


class _Reader:
    """Reads tokens from left to right; every `_…` method that reads takes a place and returns what follows it."""

    def __init__(self, text: str) -> None:
        found = list(_TOKEN.finditer(text))
        self.tokens = [match[0] for match in found]
        self.words = [token.lower() for token in self.tokens]
        ends = [0, *(match.end() for match in found)]
        self.glued = [match.start() == end and end > 0 for match, end in zip(found, ends, strict=False)]

    def units(self) -> list[Unit]:
        made: list[Unit] = []
        at = 0
        while at < len(self.tokens):
            token, glued = self.tokens[at], self.glued[at]
            before = made[-1] if made else None
            if glued and before and not before.formula and before.text[-1].isalnum() and token[0].isalnum():
                made[-1] = Unit(before.text + token, False, before.spaced)  # "CO2" is one word
                at += 1
                continue
            atom = self._fraction(at, before)
            if atom is not None:
                text, at = atom
                made.append(Unit(text, True, not glued or before is None or before.formula))
            elif sign := self._operator(at, before):
                at += 1
                if sign != "*" or self._number(at):  # "two times x" is 2 x
                    made.append(Unit(sign, True))
            else:
                made.append(
                    Unit(token, False, not glued or (before is not None and before.formula and token.isalnum()))
                )
                at += 1
        return made

    def _word(self, at: int) -> str:
        return self.words[at] if at < len(self.words) else ""

    def _operator(self, at: int, before: Unit | None) -> str:
        """The sign at this place where it stands beside mathematics, otherwise nothing."""
        word = self.words[at]
        sign = _OPERATORS.get(word) or (word if word in _SYMBOLS else "")
        if not sign:
            return ""
        after_formula = before is not None and before.formula
        if sign == "-" and self.glued[at] and not after_formula:  # a hyphen
            return ""
        before_formula = self._atom(at + 1) is not None
        both = sign == "*" or self.tokens[at] in "-<>"
        return sign if (after_formula and before_formula if both else after_formula or before_formula) else ""

    def _fraction(self, at: int, before: Unit | None) -> tuple[str, int] | None:
        read = self._atom(at)
        if read is None:
            return None
        text, after = read
        if self._word(at) == "one" and text == "1" and not self._beside_mathematics(after, before):
            return None
        while self._word(after) in ("/", "over"):
            below = self._atom(after + 1)
            if below is None:
                break
            text, after = f"{text}/{below[0]}", below[1]
        return text, after

    def _beside_mathematics(self, after: int, before: Unit | None) -> bool:
        """Whether the "one" that ends here is a number: formulas stand next to it."""
        if before is not None and before.formula and (before.text in _SYMBOLS):
            return True
        following = self._word(after)
        if following in ("over", "/") or following in _OPERATORS or following in _SYMBOLS:
            return self._atom(after + 1) is not None
        return self._variable(after) is not None

    def _atom(self, at: int) -> tuple[str, int] | None:
        """A number, or a letter with its index, arguments and powers; None where there is none."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        if "/" in token and len(token) == 5:  # dy/dx
            return token.lower(), at + 1
        if self._word(at) in ("sqrt", "root"):
            inside = self._bracketed(at + 1) or self._atom(at + 1)
            return (f"sqrt({inside[0]})", inside[1]) if inside else None
        number = self._number(at)
        if number is not None:
            text, after = number
            if self._word(after) in _PARTS and not token[0].isdigit():
                text, after = f"{text}/{_PARTS[self._word(after)]}", after + 1
        else:
            variable = self._variable(at)
            if variable is None:
                return None
            text, after = self._applied(*variable)
        return self._powers(text, after)

    def _number(self, at: int) -> tuple[str, int] | None:
        word = self._word(at)
        if word[:1].isdecimal():
            return self.tokens[at], at + 1
        if word in _TENS:
            next_at = at + 2 if self._word(at + 1) == "-" else at + 1
            unit = _SMALL.get(self._word(next_at), 0)
            return (str(_TENS[word] + unit), next_at + 1) if 0 < unit < 10 else (str(_TENS[word]), at + 1)
        return (str(_SMALL[word]), at + 1) if word in _SMALL else None

    def _variable(self, at: int) -> tuple[str, int] | None:
        """A single letter or a Greek name, with its index: sigma_1."""
        if at >= len(self.tokens):
            return None
        token, after = self.tokens[at], at + 1
        greek = token.lower() in _GREEK_NAMES
        if not greek and (
            len(token) != 1 or not token.isalpha() or token == "I" or (token == "a" and not self._a(after))
        ):
            return None
        if self._word(after) in ("_", "sub"):
            index = self._number(after + 1) or self._letter(after + 1)
            return (f"{token}_{index[0]}", index[1]) if index else (token, after)
        spoken = (greek and token.lower() != "pi") or token.isupper()
        number = self._number(after)
        if number and (self.glued[after] or spoken) and number[0].isdecimal():
            return f"{token}_{number[0]}", number[1]
        return token, after

    def _a(self, after: int) -> bool:
        """Whether the "a" before this place is a letter of mathematics and no article."""
        return self._word(after) in ("squared", "cubed", "plus", "minus", "over", "transpose", "inverse", *"^_+=*/")

    def _letter(self, at: int) -> tuple[str, int] | None:
        token = self.tokens[at] if at < len(self.tokens) else ""
        return (token, at + 1) if token.isalpha() and (len(token) == 1 or token.lower() in _GREEK_NAMES) else None

    def _applied(self, text: str, after: int) -> tuple[str, int]:
        """f', f(x), A^T, A^-1 after their letter."""
        word = self._word(after)
        if word == "prime" or (word == "'" and self.glued[after]):
            text, after = f"{text}'", after + 1
        elif word in ("transpose", "transposed"):
            return f"{text}^T", after + 1
        elif word == "inverse":
            return f"{text}^-1", after + 1
        if self._word(after) == "of":
            inside = self._variable(after + 1) or self._number(after + 1)
            if inside is not None and not text[-1].isdecimal():
                return f"{text}({inside[0]})", inside[1]
        inside = self._bracketed(after) if after < len(self.tokens) and self.glued[after] else None
        return (f"{text}({inside[0]})", inside[1]) if inside else (text, after)

    def _bracketed(self, at: int) -> tuple[str, int] | None:
        if self._word(at) != "(":
            return None
        inside = self._number(at + 1) or self._variable(at + 1)
        return (inside[0], inside[1] + 1) if inside and self._word(inside[1]) == ")" else None

    def _powers(self, text: str, after: int) -> tuple[str, int]:
        word = self._word(after)
        if word in ("squared", "cubed"):
            return f"{text}^{2 if word == 'squared' else 3}", after + 1
        begin = after + 1 if word == "^" else after + 2 if (word, self._word(after + 1)) == ("to", "the") else None
        if begin is None:
            return text, after
        sign = "-" if self._word(begin) in ("-", "minus") else ""
        at = begin + len(sign)
        nth = _EXPONENTS.get(self._word(at))
        exponent = (nth, at + 1) if nth else self._number(at) or self._letter(at)
        if exponent is None:
            return text, after
        after = exponent[1] + (word == "to" and self._word(exponent[1]) == "power")
        return f"{text}^{sign}{exponent[0]}", after
