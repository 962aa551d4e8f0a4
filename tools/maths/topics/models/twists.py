"""Words that make a question about a model another one than "what is this letter": another event, unit or thing.

"2 seconds after it hits the ground" where t counts from the throw; "in cents" where C is in dollars; "how many moved
in" where P is how many there are; "The function is then halved." Each is refused or leaves the reading not full.
"""

from __future__ import annotations

import re

from tools.maths.framing import framed
from tools.maths.stem import PLACEHOLDER, REVERSALS, TRAPS, Stem
from tools.maths.topics.models.model import Model
from tools.maths.topics.models.nouns import MONEY, content, unit_of
from tools.maths.topics.models.quantity import SCALES
from tools.maths.topics.models.states import ZERO

SCALE_TURNS = frozenset(f"{word}s of" for word in ("hundred", "thousand"))
_TOP = re.compile(r"\b(?:maximum|greatest|highest|peak|top|lowest|minimum)\b")
_CLAUSE = re.compile(r"\b(?:after|since|past|following)\b(?! how| what| which)(?P<event>[^,?]*)")
_CLAUSE_END = re.compile(r"\b(?:does|do|did|will|would|is the|was the|are the|how|what|if|when)\b")
_HOW_LONG_BEFORE = re.compile(
    r"\bhow (?:long|many (?:seconds|minutes|hours|days|weeks|months|years))\b[^⟦]*\b(?:pass|elapse|be|take|go by|"
    r"after [a-z' ]*|from [a-z' ]*)\b[^⟦]*\bbefore\b|\bhow long before\b"
)
_FROM_TOP = re.compile(r"\b(?:from|above|below|over|beyond) (?:its|the|his|her) (?:own )?(?P<what>[a-z]+)")
_LEVELS_TEXT = "ground water sea surface street river floor lake base sidewalk pool horizon level"
_LEVELS = frozenset(_LEVELS_TEXT.split())
_UNIT_ASKED = re.compile(r"\bin (?!an? |the |each |every )(?P<unit>(?:[a-z]+ ){0,2}[a-z]+)(?= ?[,?]|$)")
_MOVES = re.compile(
    r"\b(?:moved|joined|gained|added|grew|grown|born|died|arrived|burn(?:ed|t)|drained|spent|leaked|melted|climbed|"
    r"descended|saved|withdrawn|lost)\b"
)
_MADE = re.compile(r"\b(?:making|producing|manufactur\w*|produc\w+|make)\b")
_TAKEN_IN = re.compile(r"\b(?:price|revenue|profit|income|sales?|sell\w*|sold|earn\w*)\b")
_ALTERED = re.compile(
    r"\b(?:halved|doubled|tripled|doubles|triples|reflected|shifted|translated|reversed|swapped|multiplied|divided|"
    r"stretched|lowered|raised|moved|changed|changes|replaced|later|then|corrected|wrong|instead)\b"
)


def another_event(model: Model, ask: str) -> bool:
    """Whether a question counts from, or back from, another event than the one the model's letter counts from."""
    if re.search(r"\bbefore\b", ask) and not _HOW_LONG_BEFORE.search(ask):
        return True
    known = frozenset(w for q in model.meanings.values() for w in content(q.event))
    for clause in _CLAUSE.finditer(ask):
        event = _CLAUSE_END.split(clause["event"])[0]
        if PLACEHOLDER.search(event):
            continue
        if (ZERO.search(event) or _TOP.search(event)) and not content(event) <= known:
            return True
    return bool(_TOP.search(ask) and ZERO.search(ask))


def another_level(model: Model, ask: str) -> bool:
    """Whether a height or an amount is asked from another level than the model's: "above the platform"."""
    own = {w for q in model.meanings.values() for w in re.findall(r"[a-z]+", q.phrase)}
    return any(m["what"] not in _LEVELS | own for m in _FROM_TOP.finditer(ask))


def another_unit(model: Model, ask: str) -> bool:
    """Whether a question names a unit that no letter of the model has: cents for dollars."""
    own = {unit_of(u) for q in model.meanings.values() for u in (q.unit, q.measure, q.phrase)} - {""}
    if any(q.money for q in model.meanings.values()) and not own & MONEY:
        own.add("dollar")
    if not own:
        return False
    asked = [unit_of(m["unit"]) for m in _UNIT_ASKED.finditer(ask)]
    return any(unit and unit not in own for unit in asked)


def another_scale(model: Model, ask: str) -> bool:
    """Whether a question speaks of thousands or hundreds of something where the model does not, or of other ones."""
    said = {SCALES[m[1]] for m in re.finditer(r"\b(hundred|thousand|million|billion)s of\b", ask)}
    return not said <= {q.scale for q in model.meanings.values()}


def another_thing(model: Model, ask: str) -> bool:
    """Whether a question is for what moved, burned or was earned where the model's letters mean something else."""
    own = " ".join(f"{q.phrase} {q.event}" for q in model.meanings.values())
    if any(m.group() not in own for m in _MOVES.finditer(ask)):
        return True
    return bool(_MADE.search(own) and not _TAKEN_IN.search(own) and _TAKEN_IN.search(ask))


_LEFT = re.compile(r"\b(?:left|remain\w*|still|to go|yet to)\b")
_TAKEN = re.compile(
    r"\b(?:drain(?:ed|s)?|used?|uses|sold|sell|lost|lose|driven|drove|drive|traveled|travelled|travel|burned|burnt|burn|spent|spend|read|"
    r"poured|eaten|eat|walked|melted|leaked|leak|paid|given|consumed?)\b"
)


def other_side(model: Model, ask: str) -> bool:
    """Whether a question speaks of what is gone ("drain 60 gallons") where the model gives what is left."""
    own = " ".join(f"{q.phrase} {q.measure}" for q in model.meanings.values())
    return bool(_LEFT.search(own) and _TAKEN.search(ZERO.sub(" ", ask)) and not _LEFT.search(ask))


# A part of the output is asked: "the cost of the driving alone", "how much of the charge is for the data"
_A_PART = re.compile(
    r"\balone\b|\bhow (?:much|many) of (?:the|this|that|it)\b|\bnot (?:counting|including)\b|\bis (?:only )?for the\b"
)


def turned(model: Model, ask: str) -> bool:
    """Whether any word of the question makes it another than the model answers."""
    tests = (another_event, another_level, another_unit, another_scale, another_thing, other_side)
    return framed(ask) or bool(_A_PART.search(ask)) or any(test(model, ask) for test in tests)


def silent(stem: Stem) -> bool:
    """Whether a told sentence without a number may change what the model says.

    One that stands before the model and changes nothing ("A group rents a boat.") sets the scene.
    """
    first = next((i for i, s in enumerate(stem.sentences) if re.search(r"⟦[FRE]", s)), 0)
    for index, sentence in enumerate(stem.sentences):
        if PLACEHOLDER.search(sentence) or sentence == stem.ask:
            continue
        if _ALTERED.search(sentence):
            return True
        if sentence in stem.unread_sentences and (
            index > first or (TRAPS | REVERSALS) & set(re.findall(r"[a-z]+", sentence))
        ):
            return True
    return False
