"""Words that change nothing in a formula problem, words that may change everything, and how many things are told of."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.stem import PLACEHOLDER, REVERSALS, TRAPS
from tools.maths.topics.advanced import phrases

_MORE_TEXT = """
    am been being i'd they them their other's this's of's its whose within between along upon over through during both either
    cross crosses crossed crossing cut cuts cutting meet meets met meeting intersects intersecting touch touches hit hits share shares pass passes
    passing reach reaches contains lies lie x-axis y-axis axis origin x-intercept x-intercepts y-intercept intercept intercepts zero zeros zeroes root roots
    solutions coordinate coordinates x-coordinate x-coordinates y-coordinate y-coordinates x-value x-values y-value y-values
    segment segments length endpoint endpoints joining connecting connects joins midpoint midway distance apart far sum product total
    difference average mean add added adding multiplied together combined result results obtained distinct different exactly only precisely real
    complex imaginary unit number numbers conjugate conjugates pair pairs ordered rational permitted allowed permissible defined undefined expression's denominators denominator
    expressions does depend depends regardless whatever matter same every each any all no matter how what's whenever except other than
    name named names call called label labeled denote denotes denoted represented respectively satisfied holds hold true valid always
    model models modeled using used plotted drawn sketched student teacher class sketch plot screen calculator computer standard
    polynomial cubic quartic quintic degree factor factors factored coordinate-plane rectangular system's simultaneous
    necessarily appears appear located occurs occur exist exists there are many times place places spot spots number's letter letters
    variable's unknown unknowns quantity quantities computed calculated evaluated written correct must could might can may note here
    note: given's hence therefore thus also so then these those in addition moreover finally first second third shape straight line's
    curve's graph's graphed it's we're you're consists formed forms opens opening upward downward u-shaped
    his her their simplified equals joins common simplify simplifies let lets measure measured measures satisfies satisfying satisfy meaning means
"""
_TURNING_TEXT = """
    positive negative nonzero non-zero greatest greater larger largest least smaller smallest minimum maximum highest lowest vertex symmetry
    remainder quotient divided divisor divisors slope y-intercept y-axis origin tangent perpendicular parallel integer integers whole even odd
    prime after before squares reciprocals reciprocal opposites opposite cubes halves doubles twice nonreal absolute shifted translated
    reflected moved stretched rotated area triangle inverse
"""
_TURNING = frozenset(_TURNING_TEXT.split())
VOCABULARY = (phrases.FILLER | phrases.ASKING | frozenset(_MORE_TEXT.split())) - _TURNING
_TRAPS = (TRAPS | REVERSALS | _TURNING) - VOCABULARY
_NEGATED = re.compile(
    r"\bnot\b|n't\b|\bnever\b|\bneither\b|\bincorrect\w*|\bfalse\b|\bexcept for the\b|\bextraneous\b|\bincorrectly\b|\bwrong\w*|\bmistake\w*|\berror\w*|\binstead\b"
    r"|\bshift\w*|\btranslat\w*|\breflect\w*|\bmoved?\b|\bsquares? of\b|\breciprocals?\b|\bopposites?\b|\bcubes? of\b|\babsolute\b|\bdoubled\b|\btripled\b|\bhalved\b|\btwice\b|\bhalf\b|\binverse\b"
    r"|\bper\b|\bpercent\b|\bquadrants?\b|\babove the\b|\bbelow the\b"
)
_WITHOUT_CHANGE = re.compile(
    r"\bdoes not (?:depend|change|vary)\b|\bno matter\b|\b(?:is|are) not (?:equal to )?⟦[NE]\d+⟧"
)


def told_apart(text: str) -> tuple[tuple[str, ...], bool]:
    """The words of a text that are not in the vocabulary, and whether one could change the arithmetic.

    >>> told_apart("the purple graph of ⟦R0⟧ crosses the x-axis"), told_apart("which is not a zero of ⟦F0⟧")
    ((('purple',), False), (('not',), True))
    """
    calm = _WITHOUT_CHANGE.sub(" ", text)
    found = re.findall(r"[a-z][a-z'-]*[a-z]|[a-z]", PLACEHOLDER.sub(" ", calm))
    strange = tuple(w for w in found if w not in VOCABULARY)
    return strange, bool(_NEGATED.search(calm)) or any(w in _TRAPS for w in strange)


_KIND = r"(?:points? of intersection|intersection points?|points?|solutions?|zeros?|zeroes|roots?|x-intercepts?|places?|times|values?|[xy]-coordinates?|coordinates|ordered pairs?|pairs?|spots?)"
COUNTED = re.compile(
    rf"(?P<number>⟦N\d+⟧|\bone\b|\ba single\b) (?:(?:distinct|different|real|complex|imaginary|nonreal|possible|ordered|other|such|common) )*(?P<kind>{_KIND})(?= |[.,?!;:)]|$)"
)
THINGS = re.compile(
    r"⟦N\d+⟧ (?:given |different |distinct |real |complex |linear |polynomial |quadratic |rational )*(?=(?:equations|graphs|functions|curves|constants|sides|expressions|numbers|lines|letters|unknowns|variables|parabolas|polynomials|of (?:them|these))\b)"
)
