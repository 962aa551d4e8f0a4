r"""What a part of a mixture's equation stands for: in 0.65x + 0.90y = 0.75(x + y), the term 0.90y or the 0.75.

The parts are an amount of a thing mixed, the substance (or the value) in it, and a strength (or a price); each of one of
the two or of the mixture. Every choice is read as one of these; an equation that does not say what the text says is left.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from index.errors import BadInput
from tools.maths import stem as stems
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.skills import LINEAR_TWO
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.proportion.blends_reading import (
    AMOUNT,
    HIGH,
    LOSES,
    LOW,
    MIX,
    MIXES,
    Mention,
    mentions_of,
    role_of,
    with_the_equations,
)
from tools.maths.topics.proportion.units import singular
from tools.maths.tree import Node, Rel, Sym, letters
from tools.maths.values import Unvalued, Value, evaluate, same_at, same_value

READS_SENTENCES = True
CONCEPT = "An amount of a thing times its strength (or its price for one unit) is the substance in it (or its value). The two substances together are the substance in the mixture."
_ASK = re.compile(
    r"\b(?:what does|what do|(?:best )?(?:interpretation|meaning) (?:of|for)|which of the following (?:does|is represented by)|what is represented by|what quantity (?:does|is represented by))\b(?P<between>[^⟦?]*)⟦(?P<kind>[ESN])(?P<n>\d+)⟧(?P<rest>[^⟦?]*)\?"
)
_OTHER = re.compile(
    r"\b(?:other than|not|water|without|difference|difference between|except|more than|fewer than|ratio|times|change|each day|used up|per day)\b"
)
_NAMES = {"amount": "the amount", "content": "the substance (or value)", "strength": "the strength (or price)"}
_WHOSE = {
    LOW: "in the weaker (or cheaper) of the two",
    HIGH: "in the stronger (or dearer) of the two",
    MIX: "in the mixture",
}
_UNSAID = ("other", "")


def solve(stem: Stem) -> Derivation | None:
    """The choice that says what a part of the equation stands for, None for anything else."""
    ask = _ASK.search(stem.ask)
    equations = stem.equations()
    if ask is None or len(equations) != 1 or not stem.choices or stem.tables or len(stem.prose) > 900:
        return None
    text = re.sub(r"⟦[RE]\d+⟧", " ; ", stem.prose)
    kinds = {k for k in "PM" if stem.placeholders(k)}
    if len(kinds) != 1 or not MIXES.search(text) or LOSES.search(text):
        return None
    percent = kinds == {"P"}
    found = mentions_of(stem, text, percent)
    if found is None:
        return None
    values = sorted({m.value for m in found})
    values = with_the_equations(stem, values, percent) if len(values) == 2 else values
    if len(values) != 3:
        return None
    roles = dict(zip(values, (LOW, MIX, HIGH), strict=True))
    named = _letters(stem, text, found, roles)
    if named is None:
        return None
    scale = Fraction(1, 100) if percent else Fraction(1)
    parts = _Parts({roles[v]: v * scale for v in values}, named)
    if not parts.says(equations[0]) or set(letters(equations[0])) != set(named.values()):
        return None
    meaning = parts.meaning(stem.nodes[int(ask["n"])])
    return (
        None
        if meaning is None
        else _derivation(stem, parts, meaning, stem.nodes[int(ask["n"])], _Reader(stem, text, found, roles, percent))
    )


def _letters(stem: Stem, text: str, found: list[Mention], roles: dict[Fraction, str]) -> dict[str, str] | None:
    """The letter of each of the two amounts, by role; None where one is missing or other amounts are told."""
    named: dict[str, str] = {}
    for match in AMOUNT.finditer(text):
        number = re.match(r"⟦([NS])(\d+)⟧", match["how"])
        if number is None or not match["unit"]:
            continue
        node = stem.node(number[2])
        role = role_of(text, match.end(), found, roles)
        if role is None or not isinstance(node, Sym) or match["more"] or role[0] in named:
            return None
        named[role[0]] = node.name
    return named if set(named) == {LOW, HIGH} and len(set(named.values())) == 2 else None


class _Parts:
    """The amounts, substances and strengths of the two and of their mixture."""

    def __init__(self, strengths: dict[str, Fraction], named: dict[str, str]) -> None:
        self.strengths, self.named = strengths, named

    def says(self, relation: Rel) -> bool:
        """Whether the equation balances the substance, whatever the amounts."""
        low, mix, high = (self.strengths[k] for k in (LOW, MIX, HIGH))
        right = [(high - mix, mix - low), (3 * (high - mix), 3 * (mix - low))]
        wrong = [(high - mix, high - mix + 5), (Fraction(7), 2 * (mix - low) + 90)]
        return (
            relation.op == "="
            and all(self._holds(relation, x, y) for x, y in right)
            and not any(self._holds(relation, x, y) for x, y in wrong if x * low + y * high != mix * (x + y))
        )

    def _at(self, x: Fraction, y: Fraction) -> dict[str, Value]:
        return {self.named[LOW]: x, self.named[HIGH]: y}

    def _holds(self, relation: Rel, x: Fraction, y: Fraction) -> bool:
        return same_at(relation.left, relation.right, self._at(x, y))

    def meaning(self, node: Node) -> tuple[str, str] | None:
        """What an expression stands for, by its values: ("content", "mix") is the substance in the mixture."""
        points = [(Fraction(7), Fraction(13)), (Fraction(5), Fraction(2))]
        low, mix, high = (self.strengths[k] for k in (LOW, MIX, HIGH))
        fits = {
            ("amount", LOW): lambda x, y: x, ("amount", HIGH): lambda x, y: y, ("amount", MIX): lambda x, y: x + y,
            ("content", LOW): lambda x, y: low * x, ("content", HIGH): lambda x, y: high * y,
            ("strength", LOW): lambda x, y: low, ("strength", HIGH): lambda x, y: high, ("strength", MIX): lambda x, y: mix,
        }  # fmt: skip
        try:
            values = [evaluate(node, self._at(x, y)) for x, y in points]
        except Unvalued:
            return None
        if any(
            all(same_value(v, s(x, y)) for v, (x, y) in zip(values, points, strict=True))
            for s in (lambda x, y: low * x + high * y, lambda x, y: mix * (x + y))
        ):
            return ("content", MIX)
        return next(
            (
                m
                for m, f in fits.items()
                if all(same_value(v, f(x, y)) for v, (x, y) in zip(values, points, strict=True))
            ),
            None,
        )


class _Reader:
    """Reads choices: the quantity that one names, and whose."""

    def __init__(self, stem: Stem, text: str, found: list[Mention], roles: dict[Fraction, str], percent: bool) -> None:
        self.found, self.roles, self.percent = found, roles, percent
        kinds = {n for m in found for n in m.nouns}
        after = [w for m in found if (w := re.match(r"[^⟦]*⟦P\d+⟧ ([a-z-]+)", text[m.start :]))]
        counts = [singular(w[1]) for w in after]
        plain = [c for c in counts if c not in kinds and c not in ("solution", "alloy", "mixture", "blend")]
        self.substance = plain[0] if plain and len(set(plain)) == 1 else ""
        self.order = list(dict.fromkeys(roles[m.value] for m in found if roles[m.value] != MIX))

    def claim(self, choice: str) -> tuple[str, str] | None:
        """("content", "mix") for "The mass of copper in the new alloy"; ("other", "") for what is none of these; None when unread."""
        try:
            laid = stems.read(choice)
        except BadInput:
            return None
        said = laid.prose.strip().rstrip(".")
        if _OTHER.search(said):
            return _UNSAID
        kind = self._kind(said)
        whose = self._whose(laid, said)
        return None if kind is None or whose is None else (kind, whose)

    def _kind(self, said: str) -> str | None:
        if not self.percent:
            if re.search(r"\b(?:price|cost|value|worth|dollars)\b", said):
                return (
                    "strength"
                    if re.search(r"\b(?:per|each|of (?:one|1|a)|for (?:one|1|each|a))\b", said)
                    else "content"
                )
            return (
                "amount"
                if re.search(r"\b(?:weight|mass|volume|amount|number of|quantity)\b|^[a-z]+ of\b", said)
                else None
            )
        of = (
            bool(self.substance)
            and re.search(
                rf"\b(?:of|that is|is|are) (?:the |pure )*{self.substance}s?\b(?! (?:solution|alloy|mixture))", said
            )
            is not None
        )
        if re.search(r"\b(?:percent(?:age)?|fraction|proportion|concentration|strength|share)\b", said):
            return "strength" if of or re.search(r"\b(?:concentration|strength)\b", said) else "other"
        if re.search(r"\b(?:weight|mass|volume|amount|number of|quantity)\b", said):
            return "content" if of else "amount"
        return None

    def _whose(self, laid: Stem, said: str) -> str | None:
        told = [laid.value(f"⟦{k}{n}⟧") for k, n in PLACEHOLDER.findall(said) if k in "PM"]
        if told:
            values = {v * 100 if self.percent and v is not None else v for v in told}
            return self.roles.get(values.pop() or Fraction(-1)) if len(values) == 1 else None
        ordinal = re.search(r"\b(first|second)\b", said)
        if ordinal and len(self.order) == 2:
            return self.order[0 if ordinal[1] == "first" else 1]
        if re.search(r"\b(?:cheaper|less expensive|weaker|less concentrated)\b", said):
            return LOW
        if re.search(r"\b(?:more expensive|costlier|stronger|more concentrated)\b", said):
            return HIGH
        if re.search(r"\b(?:mixture|blend|mix|new|resulting|final|combined|total)\b", said):
            return MIX
        role = role_of(re.split(r"\bof (?:the )?", said)[-1], 0, self.found, self.roles)
        return role[0] if role else None


def _derivation(stem: Stem, parts: _Parts, meaning: tuple[str, str], asked: Node, reader: _Reader) -> Derivation | None:
    claims = {c.letter: reader.claim(c.text) for c in stem.choices}
    right = [c for c in stem.choices if claims[c.letter] == meaning]
    if len(right) != 1:
        return None
    kind, whose = meaning
    phrase = words(right[0].text) if "$" not in right[0].text else words("the choice that says so")
    named = words(
        f"{_NAMES[kind]} {_WHOSE[whose]}" if kind != "amount" else f"the amount {_WHOSE[whose].replace('in', 'of', 1)}"
    )
    moves = (
        Move(
            "Read the part of the equation",
            "See which amounts stand in it, and whether they are multiplied by a strength or a price.",
            asked,
            named,
            check=lambda: parts.meaning(asked) == meaning,
        ),
        Move(
            "Compare the choices",
            "Only one choice names this quantity.",
            named,
            phrase,
            check=lambda: list(claims.values()).count(meaning) == 1,
        ),
    )

    def fits(choice: Choice) -> bool:
        return claims.get(choice.letter) == meaning

    return Derivation(
        LINEAR_TWO, CONCEPT, moves, ({},), (), phrase=right[0].text, asked="You are asked what a part of the equation stands for.",
        confirm=lambda: parts.says(stem.equations()[0]), fits=fits, full=None not in claims.values(),
    )  # fmt: skip
