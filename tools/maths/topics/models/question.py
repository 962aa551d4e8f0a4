"""What a question wants of a model: which letter, with which values given, and how much of it was understood."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.given import TRAPS_HERE, givens, letter_of
from tools.maths.topics.models.meaning import plain
from tools.maths.topics.models.model import Model, Quadratic, shape_of
from tools.maths.topics.models.nouns import content, unit_of
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.states import ZERO, other_state
from tools.maths.tree import Num, Rel, letters, walk

_SPAN = r"[^?,]*(?:, in [a-z ]+(?:,[^?,]*)?)?"  # a noun phrase with its ", in dollars,"
WANTED = re.compile(
    rf"\b(?:how many (?P<many>{_SPAN})|(?:what|which of the following)(?: (?:is|was|will be|would be|are|were|must be|gives))"
    rf" (?:the |a |an )?(?:closest to )?(?:the )?(?P<what>{_SPAN})|at what (?P<at>{_SPAN})|for what (?P<for>{_SPAN})|"
    r"in (?:what|which) (?P<year>year)|how (?P<long>long|far|tall|much|old|high|deep|fast|heavy)(?P<rest>[^?,]*)|"
    rf"(?:find|determine|calculate) (?:the )?(?P<find>{_SPAN})|what (?P<noun>(?!does|do|did)[a-z]+{_SPAN}))"
)
_INITIAL = re.compile(
    r"\b(?:initial(?:ly)?|at the (?:start|beginning)|originally|starting|when it (?:is|was) (?:first )?(?:thrown|launched|released|"
    r"dropped|kicked|purchased|bought|planted)|from what height)\b"
)
TOP = re.compile(r"\b(?:maximum|greatest|highest|largest|minimum|least|smallest|lowest|maximizes?|minimizes?|peak)\b")
_KINDS = {"long": "time", "far": "distance", "tall": "height", "high": "height", "deep": "depth", "much": "cost",
          "old": "age", "fast": "speed", "heavy": "weight"}  # fmt: skip
_FILLER = """
    according based model equation function formula line best fit graph above given this if when for at in of the a an
    what how many which following is was will be would are were that by on to he she they it used using must can should
    does did do year value predicted estimated approximate closest number total amount find determine calculate time
    give gives represent represents situation context long after first need needs have has take takes took reach reaches reached require required exactly far
"""


_CHANGE = re.compile(
    r"\bby (?:how|what|about how|approximately)\b|\b(?:every|each)\b(?! other)|\bper\b|\b(?:increases?|decreases?|changes?|differs?|"
    r"difference|doubled|tripled|halved|multiplied|increased|decreased|grow(?:s|th)? by|rate|exceeds?|between|from ⟦)\b"
)


@dataclass(frozen=True)
class Question:
    """The letter that is asked for, what is given, and how sure the reading is."""

    letter: str
    given: dict[str, Fraction]
    used: tuple[int, ...]
    sure: bool
    pick: str = ""  # "top", "top time"
    year: bool = False


def asks_change(stem: Stem, model: Model) -> bool:
    """Whether the question is about a change or a rate, which is not a value of one letter."""
    own = {w for q in model.meanings.values() for w in re.findall(r"[a-z]+", f"{q.phrase} {q.measure} {q.unit}")}
    return any(m.group().split()[0] not in own for m in _CHANGE.finditer(stem.ask))


def question_of(stem: Stem, model: Model) -> Question | None:
    ask = stem.ask
    wanted = WANTED.search(ask)
    if wanted is None:
        return None
    phrase = _phrase(wanted)
    extra = [s for s in stem.told if _gives(stem, model, s)]
    if stem.placeholders("NM", ask):
        extra = [s for s in extra if not _restates(stem, model, s)]
    if len(extra) > 1:
        return None
    text = " ".join([*extra, ask])
    found = givens(stem, model, text)
    if found is None:
        return None
    given = {g.letter: g.value for g in found}
    if len(given) != len(found):
        return None
    used, sure = tuple(g.placeholder for g in found), all(g.sure for g in found)
    names = tuple(n for n in (model.output, *model.inputs) if n)
    year = bool(wanted.group("year")) or bool(re.match(r"year\b", wanted.group("at") or wanted.group("for") or ""))
    if TOP.search(ask):
        if wanted.group("long") == "long":
            phrase = next((q.unit for q in model.meanings.values() if _is_time(q)), phrase)
        return _top_question(model, phrase) if isinstance(shape_of(model), Quadratic) and not given else None
    if _traps(ask, model):
        return None
    letter = _year_letter(model) if year else _letter(stem, model, phrase, wanted)
    if letter is None and len(names) - len(given) == 1:
        left = next(n for n in names if n not in given)
        letter, sure = (left, False) if _could_be(model, left, wanted) else (None, False)
    if letter is None or letter in given or other_state(stem, model, ask, wanted.start(), letter):
        return None
    if _other_unit(model.said(letter), phrase):
        return None
    if len(given) < len(names) - 1:
        given, sure = _implied(model, ask, letter, given, sure)
    if len(given) != len(names) - 1:
        return None
    sure = (
        sure
        and not any(_scaled(model, n, ask) for n in (*given, letter))
        and whole(stem, model, ask)
        and _explained(stem, model, used)
    )
    return Question(letter, given, used, sure and not _leftover(stem, model, extra), year=year)


def _other_unit(quantity: Quantity | None, phrase: str) -> bool:
    """Whether a question names another unit than the letter's: "in inches" for a height in feet."""
    named = re.search(r",? in ((?:[a-z]+ ){0,2}[a-z]+)", phrase) or re.match(r"([a-z]+)", phrase)
    unit = unit_of(named.group(1)) if named else ""
    return bool(quantity and unit and unit_of(quantity.unit) and unit not in (quantity.unit, unit_of(quantity.unit)))


def _phrase(wanted: re.Match[str]) -> str:
    for name in ("many", "what", "at", "for", "find", "noun"):
        if wanted.group(name):
            phrase = wanted.group(name)
            return re.split(r"\b(?:is|are) ⟦|\bif\b|\bwhen\b|\bafter ⟦|⟦N|⟦M|\bwhose\b", phrase)[0]
    if wanted.group("long"):
        return _KINDS[wanted.group("long")]
    return ""


def _traps(phrase: str, model: Model) -> bool:
    """Whether a question is for a comparison and no plain value of a letter."""
    own = {w for q in model.meanings.values() for w in re.findall(r"[a-z]+", q.phrase)}
    return bool((set(re.findall(r"[a-z]+", phrase)) & TRAPS_HERE) - own)


def _letter(stem: Stem, model: Model, phrase: str, wanted: re.Match[str]) -> str | None:
    if wanted.group("long") == "long":
        timed = [q.letter for q in model.meanings.values() if _is_time(q) and q.letter in model.inputs]
        return timed[0] if len(timed) == 1 else None
    phrase = plain(stem, phrase)
    head = _head(phrase)
    return (letter_of(model, head) if content(head) else None) or letter_of(model, phrase) or _same_head(model, phrase)


def _head(phrase: str) -> str:
    """What comes before the first preposition or verb: of "seconds after it is kicked" only "seconds"."""
    verbs = (
        "of|in|at|that|which|who|for|after|before|since|will|does|did|do|would|must|are|were|is|was|can|should|has|have"
    )
    return re.split(rf"\b(?:{verbs}|gives?|makes?|maximizes?|produces?|results?|yields?)\b|,", phrase)[0]


def _same_head(model: Model, phrase: str) -> str | None:
    """ "What was the value …" where just one letter is said to be a value, an amount or a number of something."""
    head = re.match(r"(?:predicted |estimated |approximate |total )*(value|amount|number|total)\b", phrase)
    named = [n for n, q in model.meanings.items() if head and re.match(rf"(?:\w+ )?{head.group(1)}\b", q.phrase)]
    return (
        named[0]
        if len(named) == 1 and content(phrase) <= model.meanings[named[0]].all_words | content("in after")
        else None
    )


def _is_time(quantity: Quantity) -> bool:
    return quantity.unit in ("second", "minute", "hour", "day", "week", "month", "year")


def _could_be(model: Model, letter: str, wanted: re.Match[str]) -> bool:
    """An unmatched noun may only be the output of a model, asked as its "value"."""
    return letter == model.output and bool(
        re.match(r"(?:predicted |estimated |approximate )*(?:value|amount|number)\b", _phrase(wanted))
    )


def _year_letter(model: Model) -> str | None:
    counted = [n for n in model.inputs if (q := model.said(n)) is not None and q.since is not None and q.unit == "year"]
    return counted[0] if len(counted) == 1 else None


def _gives(stem: Stem, model: Model, sentence: str) -> bool:
    """Whether a told sentence gives a value and is none of those that set the model up."""
    kinds = {m.group(1) for m in PLACEHOLDER.finditer(sentence)}
    return bool(kinds & set("NM")) and not kinds & set("RFSE")


def _restates(stem: Stem, model: Model, sentence: str) -> bool:
    """Whether a sentence says again where numbers of the model come from: "small boxes that weigh 6 pounds each"."""
    known = {n.value for n in walk(model.equation) if isinstance(n, Num)}
    said = [stem.value(m.group()) for m in PLACEHOLDER.finditer(sentence) if m.group(1) in "NM"]
    return bool(re.search(r"\b(?:each|every|per|an?|cost|fee|rate)\b", sentence)) and all(v in known for v in said)


def _implied(
    model: Model, ask: str, letter: str, given: dict[str, Fraction], sure: bool
) -> tuple[dict[str, Fraction], bool]:
    """Zero where the question says so in words: at the start, on the ground, empty."""
    if letter != model.output and model.output not in given and ZERO.search(ask) and len(model.inputs) == 1:
        return {**given, model.output: Fraction(0)}, sure
    if letter == model.output and not given and len(model.inputs) == 1 and _INITIAL.search(ask):
        return {model.inputs[0]: Fraction(0)}, sure
    event = model.said(model.inputs[0]) if len(model.inputs) == 1 else None
    if letter == model.output and not given and event is not None and _at_event(model, event, ask):
        return {model.inputs[0]: Fraction(0)}, sure
    return given, False


def _at_event(model: Model, timed: Quantity, ask: str) -> bool:
    """ "When it was transplanted", where the letter counts the time since just that."""
    output = model.said(model.output)
    event = content(timed.event) - (output.all_words if output else frozenset())
    clause = re.search(r"\b(?:when|at the (?:time|moment)|just as|as soon as)\b(?P<rest>[^,?]*)", ask)
    return clause is not None and bool(event) and event <= content(clause.group("rest"))


def whole(stem: Stem, model: Model, ask: str) -> bool:
    """Whether every word of the question is a known filler or a word of the model's meanings."""
    known = {w for q in model.meanings.values() for w in q.all_words | content(q.event)} | content(_FILLER)
    known |= content(" ".join(stem.told))
    rest = content(ZERO.sub(" ", _INITIAL.sub(" ", PLACEHOLDER.sub(" ", ask))))
    names = set(re.findall(r"\b[A-Z][a-z]+", " ".join(stem.cased)))
    rest -= {w for n in names for w in content(n)}
    traps = set(re.findall(r"[a-z]+", ask)) & TRAPS_HERE
    own = {w for q in model.meanings.values() for w in re.findall(r"[a-z]+", q.phrase)}
    return len(rest - known) <= 1 and not traps - own


def _scaled(model: Model, letter: str, ask: str) -> bool:
    """Whether a letter counts thousands and the question does not say so again."""
    quantity = model.said(letter)
    return (
        quantity is not None
        and quantity.scale != 1
        and not re.search(r"\b(?:hundred|thousand|million|billion)s?\b", ask)
    )


def _explained(stem: Stem, model: Model, used: tuple[int, ...]) -> bool:
    """Whether every number of the prose is used, stands in the model, or is part of a meaning or the size of a sample."""
    known = {n.value for n in walk(model.equation) if isinstance(n, Num)}
    said = " ".join(f"{q.phrase} {q.event}" for q in model.meanings.values())
    for index in stem.unused(used):
        node = stem.nodes[index]
        value = stem.value(str(index))
        if isinstance(node, Rel) or letters(node) or value in known or value is None:
            continue
        if plain(stem, f"⟦N{index}⟧") in said or re.search(rf"\b(?:scatterplot|data)\b[^.]*⟦N{index}⟧", stem.prose):
            continue
        return False
    return True


def _leftover(stem: Stem, model: Model, extra: list[str]) -> bool:
    """Whether a sentence that gives a value says something no pattern here reads."""
    own = {w for q in model.meanings.values() for w in re.findall(r"[a-z]+", q.phrase)}
    return any(set(re.findall(r"[a-z]+", s)) & TRAPS_HERE - own for s in extra)


def _top_question(model: Model, phrase: str) -> Question | None:
    """ "the greatest possible area" asks for the height of the vertex, "how many seconds … maximum" for where it is."""
    letter = model.inputs[0]
    if any(q.scale != 1 for q in model.meanings.values()) and "thousands" not in phrase:
        return None
    first = re.match(rf"(?:the )?{TOP.pattern}(?: possible| predicted| total)? (?P<noun>[^,]*)", phrase)
    if first:
        found = letter_of(model, _head(first.group("noun"))) or letter_of(model, first.group("noun"))
        return Question(model.output, {}, (), True, "top") if found == model.output else None
    if TOP.search(_head(phrase)):
        return None
    return Question(letter, {}, (), True, "top time") if letter_of(model, _head(phrase)) == letter else None
