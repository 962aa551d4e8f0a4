"""The steps: what each number does, which choices that rules out, and what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.numerals import as_decimal
from tools.maths.problem import Choice
from tools.maths.topics.stories.by_choice.breaking import breaks
from tools.maths.topics.stories.by_choice.facts import Fact
from tools.maths.topics.stories.by_choice.meanings import Told
from tools.maths.topics.stories.by_choice.places import TIMES, Place, output, parts
from tools.maths.tree import Bin, Node, Rel, Sym, letters, num
from tools.maths.typeset import latex

CONCEPT = (
    "Each number of a story has one thing to do in the formula: a price or rate multiplies its letter, a fixed amount "
    "is added, a limit stands alone on the other side of the sign."
)


def _does(fact: Fact) -> tuple[str, Node | str]:
    """What a number does in a formula: in a sentence, and as a piece of the formula."""
    value = num(fact.value, as_decimal(fact.value) or "")
    match fact.kind:
        case "alone":
            text = f"This is a limit: it stands alone on one side, and the other side is {_SIDES[fact.op][0]}."
            return text, rf"\ldots {_SIDES[fact.op][1]} {latex(value)}"
        case "times":
            piece = Bin("*", value, Sym(fact.name)) if fact.name else rf"{latex(value)} \cdot \ldots"
            return "This is so much for each one: it multiplies the letter that counts them.", piece
        case "beside":
            sign = "+" if fact.sign > 0 else "-"
            text = "This is there once: it multiplies no letter, and it is " + (
                "added." if fact.sign > 0 else "taken away."
            )
            return text, rf"\ldots {sign} {latex(value)}"
    other: Node = Sym(fact.other) if fact.factor == 1 else Bin("*", num(fact.factor), Sym(fact.other))
    if fact.value:
        other = Bin("+" if fact.value > 0 else "-", other, num(abs(fact.value)))
    return "This compares the two amounts that the letters stand for.", Rel(fact.op, Sym(fact.name), other)


_SIDES = {
    "≥": ("that or more", r"\ge"),
    "≤": ("that or less", r"\le"),
    ">": ("more", ">"),
    "<": ("less", "<"),
    "=": ("just as large", "="),
}


def written(
    text: Told,
    right: Choice,
    said: Sequence[Fact],
    broken: Mapping[str, Sequence[Fact]],
    placed: Mapping[str, Sequence[Place]],
    counted: frozenset[str],
) -> Derivation:
    assert right.node is not None
    moves = []
    for fact in said:
        sentence, piece = _does(fact)
        moves.append(
            Move(
                "See what a number does",
                sentence,
                words(text.plain(fact.said)),
                piece,
                check=lambda f=fact: not breaks(f, placed[right.letter], right.node, said, counted),  # type: ignore[misc]
            )
        )
    for choice in text.stem.choices:
        if broken[choice.letter]:
            assert choice.node is not None
            moves.append(
                Move(
                    "Rule out a choice",
                    f"Choice {choice.letter} does not keep to this: {text.plain(broken[choice.letter][0].said)}.",
                    choice.node,
                    words(f"{choice.letter} is out"),
                    check=lambda c=choice, f=broken[choice.letter][0]: breaks(
                        f, placed[c.letter], c.node, said, counted
                    ),  # type: ignore[misc]
                )
            )
    moves.append(
        Move(
            "Take what is left",
            "One formula keeps to everything that is said.",
            words("the choices"),
            right.node,
            check=lambda: (
                sum(
                    not any(breaks(f, placed[c.letter], c.node, said, counted) for f in said) for c in text.stem.choices
                )
                >= 1
            ),
        )
    )
    unequal = any(isinstance(p, Rel) and p.op != "=" for p in parts(right.node))
    letters_ = letters(right.node) - {output(right.node)}
    skill = skills.INEQUALITIES if unequal else skills.SYSTEMS if len(parts(right.node)) > 1 else skills.LINEAR_TWO
    if not unequal and len(parts(right.node)) == 1 and output(right.node):
        skill = skills.LINEAR_FUNCTIONS
    elif not unequal and len(parts(right.node)) == 1 and len(letters_) == 1:
        skill = skills.LINEAR_ONE
    return Derivation(
        skill,
        CONCEPT,
        tuple(moves),
        ({},),
        (right.node,),
        asked="You are asked which of the formulas says what the story says.",
        fits=lambda c: c.letter == right.letter,
        confirm=lambda: _no_limit_multiplies(said, placed[right.letter]),
        full=False,
    )


def _no_limit_multiplies(said: Sequence[Fact], placed: Sequence[Place]) -> bool:
    """A second look at the numbers alone: no limit multiplies a letter."""
    limits = {f.value for f in said if f.kind == "alone"} - {f.value for f in said if f.kind == "times"} - {1}
    return not any(p.role == TIMES and p.value in limits for p in placed)
