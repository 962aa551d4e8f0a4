"""What does a number, an intercept or a point of a model mean? Choices in words, judged as claims about the model.

Not read here: meanings of letters, and choices none of which says exactly what the number does.
"""

from __future__ import annotations

import re

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice, Unread
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models import claims, described, told_terms
from tools.maths.topics.models.asked import ASK, NAMED, REFUSED, asked_of, target_of
from tools.maths.topics.models.limits import expression_of, limit_of, limited
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.model import model_of
from tools.maths.topics.models.nouns import content
from tools.maths.topics.models.pointed import Asked
from tools.maths.topics.models.quantity import Quantity
from tools.maths.tree import Node

_ASKING_WORDS = """
    which of the following statement choice best better interpretation term number value constant coefficient factor
    context situation problem model equation function graph graphed xy-plane plane point example estimate real world
    terms appear says true story choices most likely accurate correct correctly describe explains line best fit given
    this relationship expression significance purpose does in when relate
"""
CONCEPT = {
    "start": "A number that stands alone in a model is what the output is when the input is zero.",
    "rate": "The number that multiplies the input says how much the output changes whenever the input grows by one.",
    "growth": "In a model with the input in the exponent, the base is what the output is multiplied by each period: "
    "what it has above or below 1 is the percent change.",
    "each": "In a sum such as ax + by, the number before a letter is how much each single one of those adds.",
    "period": "A letter divided by a number in the exponent is 1 when the letter is that number: one period is over.",
    "vertex": "The vertex is where a parabola turns: its input, written first, gives the highest or the lowest output.",
    "limit": "An inequality sets a sum of parts against the most (or the least) that the sum may be.",
    "total": "The number a sum of parts is set equal to is the total of those parts.",
    "speed": "In a model of height with t², the number that multiplies t is the speed at the start.",
    "term": "A number times a letter is so much for each one, taken as often as there are.",
    "value": "A function value such as f(3) is the output that belongs to the input in the brackets.",
    "solution": "The solution of an equation is the value of its letter that makes it true.",
    "top": "A square is never negative, so the model is highest or lowest where the square is zero.",
    "zero": "Where the graph meets the axis of the input, the output is zero.",
    "point": "A point of a graph pairs an input, written first, with the output that belongs to it.",
}

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The choice that says what the number means; None for any other problem."""
    ask = stem.ask
    if (
        not stem.choices
        or not (ASK.search(ask) or re.search(r"\btrue\b", ask))
        or any(c.node is not None for c in stem.choices)
    ):
        return None
    target = target_of(stem, ask)
    if target is None:
        return None
    asked, meanings = asked_in(stem, target)
    if asked is None:
        if model_of(stem) is not None or not isinstance(target, str):
            return None
        if not stem.equations() and re.search(r"\b(?:equation|function|model|graph|expression|formula)\b", stem.prose):
            raise Unread("The problem asks what part of a model means, but the model itself is not in the text.")
        return None
    if REFUSED.search(ask):
        raise Unread("The problem asks which choice does not fit, and I only read for the one that does.")
    read = {c.letter: claims.read(c.text) for c in stem.choices}
    verdicts = {letter: asked.role.judges(claim) for letter, claim in read.items()}
    right = [letter for letter, verdict in verdicts.items() if verdict is True]
    right = right or [letter for letter, verdict in verdicts.items() if verdict is None]  # the only one not ruled out
    if len(right) != 1:
        return None
    chosen = next(c for c in stem.choices if c.letter == right[0])
    full = all(v is not None for v in verdicts.values()) and _understood(stem, meanings)
    return _derivation(stem, asked, chosen, full)


def asked_in(stem: Stem, target: Node | str) -> tuple[Asked | None, dict[str, Quantity]]:
    """The role asked about, in an equation, inequality, expression or described graph; and what the letters mean."""
    model = model_of(stem)
    if model is not None:
        return asked_of(stem, model, target) or told_terms.asked_of(stem, target), model.meanings
    limit = limit_of(stem)
    if limit is not None:
        return limited(asked_of(stem, limit[0], target), limit[1]), limit[0].meanings
    expression = expression_of(stem)
    if expression is not None:
        return asked_of(stem, expression, target) or told_terms.asked_of(stem, target), expression.meanings
    return told_terms.asked_of(stem, target) or described.asked_of(stem, target), quantities(stem)


# ---- the derivation ------------------------------------------------------------------------------


def _understood(stem: Stem, meanings: dict[str, Quantity]) -> bool:
    """Whether the question is read to the last word and the meanings are the problem's own."""
    rest = ASK.sub(" ", stem.ask)
    rest = PLACEHOLDER.sub(" ", NAMED.sub(" ", rest))
    left = content(rest) - content(_ASKING_WORDS)
    known = frozenset(w for q in meanings.values() for w in q.all_words)
    named = content(" ".join(stem.told)) | known
    return left <= named


def _derivation(stem: Stem, asked: Asked, chosen: Choice, full: bool) -> Derivation:
    role = asked.role
    verdict = role.judges(claims.read(chosen.text))
    what = words("What this says in the story")
    said = Move(
        "Say it in the words of the problem",
        "Replace the letters by what they stand for, and read the result as a sentence.",
        what,
        words(claims.tidy(chosen.text) if "$" in chosen.text else chosen.text),
        check=lambda: verdict is not False and asked.test(),
    )
    if isinstance(asked.shown, str):
        first = Move(asked.rule, asked.text, words(asked.shown), words(str(asked.value)), check=asked.test)
    else:
        first = Move(asked.rule, asked.text, asked.shown, asked.value)
    moves = (first, said)
    kind = {"top time": "top"}.get(role.kind, role.kind)
    return Derivation(
        skill=asked.skill if not _fitted(stem) else skills.TWO_VARIABLE_DATA,
        concept=CONCEPT[kind],
        moves=moves,
        solutions=({},),
        values=(),
        phrase=chosen.text,
        asked="You are asked what one part of the model says about the story, not for a calculation.",
        confirm=asked.test,
        fits=lambda c: role.judges(claims.read(c.text)) is verdict,
        full=full,
    )


def _fitted(stem: Stem) -> bool:
    return bool(re.search(r"\b(?:line of best fit|scatterplot|best-fit|regression|data set|predicts)\b", stem.prose))
