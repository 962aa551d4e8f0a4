"""A law, and some of its letters made so many times as large: how many times as large is another one?

"If the radius is doubled, what happens to V?" "If the volume stays the same and the temperature is doubled, what happens
to the pressure?" Only laws that are products and quotients of powers are scaled this way (`power_laws`).
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from tools.maths import skills, typeset
from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.given import letter_of
from tools.maths.topics.models.meaning import plain
from tools.maths.topics.models.power_laws import Law, law_of, letters_named
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, Node, Sym
from tools.maths.values import exact_value

_VERBS = {"doubl": Fraction(2), "tripl": Fraction(3), "quadrupl": Fraction(4), "halv": Fraction(1, 2)}
_THING = r"(?P<thing>(?:the |its |their )?(?:value of )?(?:⟦S\d+⟧|[a-z][a-z' -]*?(?:,? ⟦S\d+⟧,?)?))"
_BE = r"(?:is|are|was|were|gets|be)"
_CHANGED = (
    re.compile(_THING + rf" (?:{_BE} |has been )?(?P<verb>doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b"),
    re.compile(_THING + r" (?:is|are|was) (?:cut|reduced|decreased) (?:in|by|to) (?:one[- ])?(?P<verb>half)\b"),
    re.compile(
        _THING + rf" {_BE} (?:multiplied by (?:a factor of )?|increased by a factor of )(?P<k>⟦N\d+⟧)(?! percent)"
    ),
    re.compile(_THING + r" (?:increases|grows) by a factor of (?P<k>⟦N\d+⟧)"),
    re.compile(_THING + rf" {_BE} divided by (?P<d>⟦N\d+⟧)"),
    re.compile(_THING + rf" (?:{_BE} (?:reduced|decreased)|decreases) by a factor of (?P<d>⟦N\d+⟧)"),
    re.compile(
        r"\b(?P<verb>doubl|tripl|quadrupl|halv)ing (?P<thing>the [a-z][a-z' -]*?(?:,? ⟦S\d+⟧,?)?)(?= (?:would|will|while|and|affect|change)\b|,|\?|$)"
    ),
)
_RESULT = re.compile(
    r"\b(?:by what factor|what (?:is|will be|would be) the (?:effect|result|ratio)|how (?:does|will|would|is|are)|what happens to|multiplied by (?:what|which)|"
    r"by (?:what|which) (?:number|factor)|how many times|what effect|is multiplied by|what (?:must|will|would) happen|which of the following (?:is true|describes|must be true|statements?)|best describes)\b"
)
_STAYS = re.compile(
    r"\b(?:remains?|stays?|is kept|are kept|is held|are held|held|does not change|do not change|unchanged|constant|the same|fixed)\b"
)
_BEFORE_THING = r"^.*\b(?:if|when|that|happens|suppose)\b"
_UNREAD = re.compile(r"⟦P\d+⟧|\bpercent\b|\bnot\b(?! change)|\bexcept\b")


def solve(stem: Stem) -> Derivation | None:
    """The factor by which the asked quantity changes; None when no law is scaled."""
    if not _RESULT.search(stem.ask) or _UNREAD.search(stem.ask):
        return None
    law = law_of(stem)
    if law is None:
        return None
    clauses = [c for s in map(_apart, stem.sentences) for c in re.split(r",| and |;| while | with ", s)]
    read = _changes(stem, law, clauses)
    if read is None:
        return None
    changes, rest = read
    asked, sure = _asked(stem, law, changes, rest)
    if asked is None or asked in changes or law.powers.get(asked, 0) == 0:
        return None
    fixed = " ".join(c for c in clauses if _STAYS.search(c))
    if letter_of(law.model, fixed) == asked:
        return None
    return _derivation(stem, law, changes, asked, sure)


_BOTH = re.compile(
    r"\bthe (?P<a>[a-z ]+?|⟦S\d+⟧) and (?:the )?(?P<b>[a-z ]+?|⟦S\d+⟧) (?:are|is) (?:both|each) (?P<verb>doubled|tripled|quadrupled|halved)"
)


def _apart(sentence: str) -> str:
    """ "The temperature and the volume are both doubled" as two changes."""
    return _BOTH.sub(lambda m: f"the {m['a']} is {m['verb']} and the {m['b']} is {m['verb']}", sentence)


def _changes(stem: Stem, law: Law, clauses: list[str]) -> tuple[dict[str, Fraction], str] | None:
    """The factors of the letters changed, and what is left of the question."""
    found: dict[str, Fraction] = {}
    rest = []
    for clause in clauses:
        if PLACEHOLDER.search(clause) and re.search(r"⟦[RF]\d+⟧", clause):
            continue
        match = next((m for p in _CHANGED if (m := p.search(clause))), None)
        if match is None:
            if clause in stem.ask and not _STAYS.search(clause):
                rest.append(clause)
            continue
        name = _letter(stem, law, match.group("thing"))
        k = _factor(stem, match)
        if name is None or k is None or k <= 0 or name in found:
            return None
        found[name] = k
        if clause in stem.ask:
            lead = re.match(_BEFORE_THING, match.group("thing"))
            cut = match.start("thing") + (len(lead.group()) if lead else 0)
            rest.append(clause[:cut] + " " + clause[match.end() :])
    asking = [c for c in rest if re.search(r"\b(?:what|how|which)\b", c)] or rest
    return (found, " ; ".join(asking)) if found else None


def _letter(stem: Stem, law: Law, thing: str) -> str | None:
    symbol = PLACEHOLDER.search(thing)
    node = stem.node(symbol.group()) if symbol else None
    if isinstance(node, Sym):
        return node.name if node.name in law.powers else None
    return letter_of(law.model, plain(stem, re.sub(_BEFORE_THING, "", thing)))


def _factor(stem: Stem, match: re.Match[str]) -> Fraction | None:
    groups = match.groupdict()
    if groups.get("verb"):
        return _VERBS.get(groups["verb"], Fraction(1, 2))
    if groups.get("k"):
        return stem.value(groups["k"])
    divisor = stem.value(groups["d"])
    return 1 / divisor if divisor else None


def _asked(stem: Stem, law: Law, changes: Mapping[str, Fraction], rest: str) -> tuple[str | None, bool]:
    """The letter asked about, and whether it is named in the question."""
    named = [n for n in letters_named(stem, rest) if n in law.powers and n not in changes]
    if len(named) == 1:
        return named[0], True
    if not named:
        said = letter_of(law.model, plain(stem, rest))
        if said is not None:
            return (said, True) if said not in changes else (None, False)
    told = {n for c in stem.choices for n in law.powers if re.match(rf"\W*{n}\b", c.text)}
    if len(told) == 1:
        return told.pop(), True
    return (law.output or None, False) if not named else (None, False)


def _derivation(stem: Stem, law: Law, changes: Mapping[str, Fraction], asked: str, sure: bool) -> Derivation | None:
    carried = law.carried(changes, asked)
    expression: Node | None = None
    for k, power in carried:
        factor: Node = rational(k) if power == 1 else Bin("^", rational(k), rational(power))
        expression = factor if expression is None else Bin("*", expression, factor, "cdot")
    assert expression is not None
    names = " and ".join(f"${typeset.latex(Sym(n))}$" for n in changes)
    text = f"Everything else stays the same, so only the factor of {names} counts, raised to the power it has when the law is solved for what is asked."
    if [power for _, power in carried] == [1]:
        only = rational(carried[0][0])
        made: tuple[Move, Node] | None = (Move("Carry the factor over", text, only, only), only)
    else:
        made = calculated("Raise the factor to the power", text, expression)
    if made is None:
        return None
    move, value = made
    result = exact_value(value)
    if result is None:
        return None
    if re.search(r"\bratio of (?:the |its )?(?:original|old|initial|first)\b", stem.ask):
        result, value = 1 / result, rational(1 / result)
        move = Move("Turn the quotient over", "The original is asked for over the new one.", value, value)
        keeps = law.keeps({**changes, asked: 1 / result})
    else:
        keeps = law.keeps({**changes, asked: result})
    linear = {power for _, power in carried} == {1}
    return Derivation(
        skill=skills.LINEAR_TWO if linear else skills.NONLINEAR_FUNCTIONS,
        concept="In a product or quotient of powers, a factor on one letter comes out as that factor to the letter's power.",
        moves=(move,), solutions=({},), values=(value,), confirm=lambda: keeps,
        asked="You are asked how many times as large the result becomes, not for a value of it.",
        fits=_fits(stem, result), full=sure and asked == law.output,
    )  # fmt: skip


def _fits(stem: Stem, result: Fraction) -> Callable[[Choice], bool]:
    """Tests a choice that is a number, or words such as "It is multiplied by 9" and "It is quadrupled"."""
    numeric = all(c.node is not None for c in stem.choices)
    return lambda c: (
        said_factor(c.text) == result if not numeric else c.node is not None and exact_value(c.node) == result
    )


def said_factor(text: str) -> Fraction | None:
    """The factor a sentence names, None when it names none.

    >>> said_factor("It is divided by 4."), said_factor("1 to 9"), said_factor("It decreases by 75%.")
    (Fraction(1, 4), Fraction(1, 9), Fraction(1, 4))
    """
    plain_text = tidy(re.sub(r"\\frac\s*\{(\d+)\}\s*\{(\d+)\}", r"\1/\2", text))
    ratio = re.fullmatch(r"\W*(\d+(?:\.\d+)?) ?(?:to|:) ?(\d+(?:\.\d+)?)\W*", plain_text)
    if ratio and Fraction(ratio.group(2)):
        return Fraction(ratio.group(1)) / Fraction(ratio.group(2))
    percent = re.search(r"\b(?P<way>increas|decreas|reduc)\w* by (?P<n>\d+(?:\.\d+)?) ?(?:%|percent)", plain_text)
    if percent:
        sign = 1 if percent["way"] == "increas" else -1
        return 1 + sign * Fraction(percent["n"]) / 100
    number = re.search(r"(\d+)\s*/\s*(0*[1-9]\d*)|(\d+(?:\.\d+)?)", plain_text)
    value = None
    if number:
        value = Fraction(int(number.group(1)), int(number.group(2))) if number.group(1) else Fraction(number.group(3))
    if re.search(r"\b(?:un(?:changed)|stays? the same|does not change|remains? the same|no effect)\b", plain_text):
        return Fraction(1)
    verb = re.search(r"\b(doubl|tripl|quadrupl|halv)(?:e|es|ed)\b", plain_text)
    if verb:
        return _VERBS[verb.group(1)]
    if re.search(r"\bcut in (?:half|1/2)\b|\bhalf (?:as|of)\b|\b1/2 (?:as|of)\b", plain_text):
        return Fraction(1, 2)
    if value is None or value == 0:
        return None
    if re.search(r"\bdivided by|\b(?:decreas\w*|reduc\w*) by a factor of", plain_text):
        return 1 / value
    return (
        value
        if re.search(r"\b(?:multiplied by|times|by a factor of|as (?:large|great|much|many))\b|^[\d/. ]+$", plain_text)
        else None
    )
