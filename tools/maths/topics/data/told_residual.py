"""One measured case beside a line of best fit, told in a sentence: how far the measured value lies above or below.

Which number goes into the line is told by its unit, or by the noun beside it, as the letters are introduced with theirs.
Asked may be the size of the gap, or the sentence that says which of the two is greater, and by how much. Data in a table
are for `residuals.py`, a prediction alone is for `best_fit.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.data.finishing import Found, number_answer, text_answer
from tools.maths.topics.data.words import content, unmarked
from tools.maths.topics.proportion.quantities import unit_at
from tools.maths.topics.proportion.telling import shown
from tools.maths.topics.proportion.units import Unit
from tools.maths.tree import Bin, Rel, Sym, letters, substitute
from tools.maths.values import evaluate, exact_value

CONCEPT = "Put what is known into the line to get the predicted value; what was measured may lie above or below it."
_FIT = re.compile(r"\b(?:best fit|regression|predict\w*|trend line|model\w*)\b")
_PREDICTED = re.compile(r"\b(?:predict\w*|line(?: of best fit)?|model\w*|estimated?|equation|expected)\b")
_ACTUAL = re.compile(r"\b(?:actual\w*|observed|measured|recorded|real|true)\b")
_MORE = re.compile(
    r"\b(?:more|greater|higher|above|larger|longer|taller|heavier|exceeds?|exceeded|older|warmer|faster)\b"
)
_LESS = re.compile(r"\b(?:less|fewer|lower|below|smaller|shorter|lighter|younger|cooler|slower)\b")
_SAME = re.compile(r"\b(?:the same as|equal to|equals|exactly)\b")
_UPSET = re.compile(
    r"\b(?:percent|times as|ratio|hundreds|thousands|millions|not|except|false|twice|another|average|mean|two of)\b|%"
)
_EITHER_WAY = re.compile(
    r"\b(?:more|greater|higher|above|heavier|taller) or (?:less|fewer|lower|below|lighter|shorter)\b"
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Letter:
    """A letter of the line as it is introduced: its unit, if told, and the stems of the words around it."""

    name: str
    unit: Unit | None
    said: frozenset[str]


def solve(stem: Stem) -> Derivation | None:
    """The gap between the measured and the predicted value; None for other problems."""
    relations = [r for r in stem.equations() if r.op in "=≈" and isinstance(r.left, Sym)]
    if stem.tables or stem.statements or len(relations) != 1 or len(stem.equations()) != 1:
        return None
    line = relations[0]
    inputs = letters(line.right)
    if len(inputs) != 1 or not _FIT.search(stem.prose) or _UPSET.search(stem.ask) or len(stem.prose) > 1500:
        return None
    assert isinstance(line.left, Sym)
    roles = [_letter(stem, name) for name in (*inputs, line.left.name)]
    case = _case(stem, roles[0], roles[1]) if all(roles) else None
    if case is None:
        return None
    x, y, full = case
    guess = exact_value(line.right, dict.fromkeys(inputs, x))
    return None if guess is None else _answer(stem, line, (x, y, guess), full=full)


def _letter(stem: Stem, name: str) -> Letter | None:
    """How a letter is introduced; None where it is not."""
    text = stem.prose[: stem.prose.rindex(stem.ask)] if stem.ask in stem.prose else stem.prose
    for place in stem.placeholders("S", text):
        node = stem.nodes[place]
        if not isinstance(node, Sym) or node.name != name:
            continue
        mark = text.index(f"⟦S{place}⟧")
        after = re.split(r"⟦|\. ", text[mark + len(f"⟦S{place}⟧") :])[0]
        before = re.split(r"⟦|[.,;]|\b(?:and|to|where|with)\b", text[:mark])[-1]
        said = after if re.match(r",? (?:is|represents|are|stands|gives|denotes|was)\b", after) else before
        said = re.sub(r",? and (?:its|the|their)?\s*$", "", said)
        unit = re.search(r"\bin (?=[a-z])", after)
        found = unit_at(after, unit.end(), counted=False) if unit else unit_at(after, 0, counted=False)
        if found is None and unit is not None and re.match(r"(?:us )?dollars?\b", after[unit.end() :]):
            found = (Unit.of("dollar"), 0)
        words_said = frozenset(content(re.sub(r"\bin [a-z ]+", " ", said)))
        return Letter(name, found[0].plain() if found else None, words_said)
    return None


def _case(stem: Stem, given: Letter | None, output: Letter | None) -> tuple[Fraction, Fraction, bool] | None:
    """The measured input and output, and whether every number has its role."""
    if given is None or output is None:
        return None
    line = next(i for i, s in enumerate(stem.sentences) if re.search(r"⟦[RF]", s))
    sentences = [s for s in stem.sentences[line:] if not re.search(r"⟦[RFS]", s) and re.search(r"⟦[NM]", s)]
    sentences = [s for s in sentences if s != stem.ask or len(stem.placeholders("NM", s)) == 2]
    found: list[tuple[Fraction, bool, bool]] = []
    counts = {stem.value(str(i)) for s in stem.sentences if s not in sentences for i in stem.placeholders("N", s)}
    for sentence in sentences:
        for match in re.finditer(r"⟦([NM])(\d+)⟧", sentence):
            value = stem.value(match[2])
            if value is None:
                return None
            of_all = re.search(r"\b(?:of|among) (?:the |these |those )?$", sentence[: match.start()])
            if of_all and value in counts and re.search(r"\bone of (?:the |these )?$", sentence[: match.start()]):
                continue
            unit = Unit.of("dollar") if match[1] == "M" else None
            if unit is None:
                read = unit_at(sentence, match.end(), counted=False)
                unit = read[0].plain() if read else None
            around = re.split(r"⟦|\b(?:and|but)\b|[,.;]", sentence[: match.start()])[-1]
            after = re.split(r"⟦|\b(?:and|but|with)\b|[,.;?]", sentence[match.end() :])[0]
            near = frozenset(content(f"{around} {after}"))
            found.append((value, _fits(given, output, unit, near), _fits(output, given, unit, near)))
    if len(found) != 2:
        return None
    (a, a_in, a_out), (b, b_in, b_out) = found
    forward, back = a_in and b_out, b_in and a_out
    if forward is back:
        return None
    x, y = (a, b) if forward else (b, a)
    used = sum(len(stem.placeholders("NM", s)) for s in sentences)
    return x, y, used <= 3 and not re.search(r"\b(?:predicted|model(?:ed)?) (?:a|an|to)\b", " ".join(sentences))


def _fits(letter: Letter, other: Letter, unit: Unit | None, near: frozenset[str]) -> bool:
    """Whether a number may be the letter's value: the unit is its own, or the nouns beside it are."""
    if unit is not None and letter.unit is not None and unit != letter.unit:
        return False
    if unit is not None and letter.unit == unit and other.unit != unit:
        return True
    if unit is not None and letter.unit is None and other.unit == unit:
        return False
    return bool(near & (letter.said - other.said))


def _direction(text: str, subject: str | None) -> int | None:
    """1 where the sentence says that more was measured than predicted, -1 where less, 0 the same; None where unclear.

    >>> _direction("it is 2 feet less than the predicted height", None), _direction("it is 2 feet more than the actual height", None)
    (-1, -1)
    """
    more, less = bool(_MORE.search(text)), bool(_LESS.search(text))
    if _SAME.search(text) and not more and not less:
        return 0
    actual, predicted = _ACTUAL.search(text), _PREDICTED.search(text)
    if more is less:
        return None
    if actual and predicted:
        first = actual.start() < predicted.start()
    elif predicted:
        first = predicted.start() > (_MORE.search(text) or _LESS.search(text) or predicted).start()
    elif actual:
        first = actual.start() < (_MORE.search(text) or _LESS.search(text) or actual).start()
    elif subject is not None:
        first = subject == "actual"
    else:
        return None
    return 1 if first is more else -1


def _answer(stem: Stem, line: Rel, case: tuple[Fraction, Fraction, Fraction], *, full: bool) -> Derivation | None:
    x, y, guess = case
    gap = y - guess
    (name,) = letters(line.right)
    put = substitute(line.right, {name: shown(x)})
    large, small = max(y, guess), min(y, guess)
    moves = (
        Move("Put the known value into the line", "The line predicts the other value.", put, shown(guess)),
        Move("Compare", "Subtract the smaller of the two, measured and predicted, from the larger.", Bin("-", shown(large), shown(small)), shown(abs(gap))),
    )  # fmt: skip
    asked = "You are asked how a measured value compares with the predicted one. What does the line predict?"

    def confirm() -> bool:  # the measured value is the prediction with the gap, found from two other points of the line
        at = [evaluate(line.right, {name: x + d}) for d in (-1, 1)]
        return sum(at, Fraction(0)) / 2 + gap == y

    if not _EITHER_WAY.search(stem.ask) and re.search(
        r"\bhow (?:many|much)\b|\bwhat (?:is|was) the (?:difference|residual)\b|\bby how\b", stem.ask
    ):
        wanted = _number_wanted(stem.ask, gap)
        if wanted is None:
            return None
        found = Found(skills.TWO_VARIABLE_DATA, CONCEPT, asked, moves, wanted, confirm, full=full, decimal=True)
        return number_answer(stem, found)
    subject = re.search(r"\bhow (?:does|do|did|is|was) ([^?]*?)\bcompare", stem.ask)
    about = None
    if _EITHER_WAY.search(stem.ask):
        actual, predicted = _ACTUAL.search(stem.ask), _PREDICTED.search(stem.ask)
        if actual is None or predicted is None:
            return None
        about = "actual" if actual.start() < predicted.start() else "predicted"
        subject = actual
    elif subject is not None:
        about = "actual" if _ACTUAL.search(subject[1]) else "predicted" if _PREDICTED.search(subject[1]) else None
    if not (subject or re.search(r"\b(?:true|correct|which of the following|describes)\b", stem.ask)):
        return None
    fits = _saying(gap, about)
    right = [c for c in stem.choices if fits(c)]
    if len(right) != 1 or any(_direction(_plain(c), about) is None for c in stem.choices):
        return None
    told = Move("Say which is greater", "Only one sentence has the right size and the right way round.", shown(abs(gap)), words(right[0].text), check=lambda: fits(right[0]))  # fmt: skip
    return text_answer(
        stem,
        right[0],
        Derivation(
            skills.TWO_VARIABLE_DATA, CONCEPT, (*moves, told), ({},), (), asked=asked, confirm=confirm, full=full
        ),
    )


def _number_wanted(ask: str, gap: Fraction) -> Fraction | None:
    """The number that is asked: the gap, with the sign that the question has; None where its words do not fit."""
    if re.search(r"\bresidual\b", ask):
        return gap if re.search(r"\bactual[^?]*(?:minus|-)[^?]*predict|\bresidual\b[^?]*$", ask) else None
    if re.search(r"\bdifference\b", ask):
        return abs(gap) if _ACTUAL.search(ask) and _PREDICTED.search(ask) else None
    way = _direction(ask, None)
    if not way or way * gap <= 0 or not _PREDICTED.search(ask):
        return None
    return abs(gap)


def _plain(choice: Choice) -> str:
    return PLACEHOLDER.sub(" ", unmarked(choice.text))


def _saying(gap: Fraction, about: str | None) -> Callable[[Choice], bool]:
    """Whether a choice's sentence says just this gap."""

    def fits(choice: Choice) -> bool:
        text = _plain(choice)
        numbers = [Fraction(n.replace(",", "")) for n in _NUMBER.findall(text)]
        way = _direction(text, about)
        if way is None or len(numbers) != (1 if way else 0):
            return False
        return gap == (way * numbers[0] if way else 0)

    return fits
