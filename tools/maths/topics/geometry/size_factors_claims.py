"""The factor that a choice in words claims: "It is one fourth of the height of P", "It will decrease by 5%"."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from index.errors import BadInput
from tools.maths import stem as stems
from tools.maths.topics.geometry.size_factors_reading import Asked, factor_of, name_of, with_fractions
from tools.maths.topics.geometry.size_factors_wording import LENGTH, OF, K
from tools.maths.topics.writing import plain_text

_CHANGE = re.compile(
    r"(?:it|the [a-z]+(?: of the [a-z]+)?)?(?: will| would)?(?: be)? ?(?P<d>increas|decreas|reduc)[a-z]* by (?P<n>\d+(?:\.\d+)?)%"
)
_NOUN = re.compile(r"(?:an? )?(?P<n>\d+(?:\.\d+)?)% (?P<d>increas|decreas|reduc)[a-z]*")
_NONE = re.compile(
    r"(?:it|the [a-z]+(?: of the [a-z]+)?)?(?: will| would| does)?(?: (?:not change|stays? the same|remains? the same|be unchanged|remains? unchanged|is unchanged)|no change|there (?:will be|is) no change)|no change"
)
_TIMES = re.compile(
    rf"(?:it|the {LENGTH.format(p='z')}{OF}(?: of [a-z]+(?: [a-z]+)?)?) (?:is|will be|would be|was) {K.format(k='k')} ?(?:as (?:large|great|tall|long) as )?(?P<rest>(?:(?:that|the {LENGTH.format(p='q')}{OF}) of )?.*)"
)


def claim(text: str, asked: Asked, *, amount: bool = False) -> Fraction | None:
    """The factor a choice claims; amount: the share of "by what percent" instead. None for anything else.

    >>> claim("It is one fourth of the height of cylinder P.", Asked("compare", "h", other="p"))
    Fraction(1, 4)
    """
    try:
        said = with_fractions(plain_text(stems.read(text)))
    except BadInput:
        return None
    said = re.sub(r" ?%", "%", said).strip().rstrip(".")
    if amount:
        match = re.fullmatch(r"(?P<n>\d+(?:\.\d+)?)(?:%| percent)?", said)
        return Fraction(match["n"]) / 100 if match else None
    match = _CHANGE.fullmatch(said) or _NOUN.fullmatch(said)
    if match:
        share = Fraction(match["n"]) / 100
        return 1 + share if match["d"] == "increas" else 1 - share
    if _NONE.fullmatch(said):
        return Fraction(1)
    match = re.fullmatch(
        r"(?:it|the [a-z]+(?: of the [a-z]+)?)(?: will| would)?(?: be)? ?(?P<f>doubled?s?|tripled?s?|quadrupled?s?|halved|multiplied by \d+(?:/\d+|\.\d+)?)",
        said,
    )
    if match:
        return factor_of(re.sub(r"(?<=e)s$", "", match["f"]))
    match = _TIMES.fullmatch(said)
    if match is None:
        return None
    of = re.search(r"\bof (?P<name>.+)$", match["rest"])
    if (
        of is None
        or name_of(re.sub(r"^(?:the|its) ", "", of["name"])) != asked.other
        or re.search(r"\d|more|less", match["rest"])
    ):
        return None
    return factor_of(match["k"])
