"""What a story asks: which relation, a number of things, an amount, the least or the greatest number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.topics.stories.nouns import Noun, noun
from tools.maths.topics.stories.patterns import NP

_EXTREME = {"least": "least", "minimum": "least", "smallest": "least", "fewest": "least", "lowest": "least"}
_EXTREME |= {w: "greatest" for w in ("greatest", "maximum", "largest", "most", "highest")}
_EXTREMES = "|".join(_EXTREME)
_AUX = (
    r"(?:did|does|do|was|were|are|is|can|could|will|would|must|should|has|have|had|need|needs|it|there|in|on"
    r"|\?|altogether)"
)


@dataclass(frozen=True)
class Ask:
    """kind: "which" (relation or expression), "number" (of `what`), "money" or "amount" (of it), "size" ("how tall").

    extreme: "least", "greatest" or "". more: "how many more". span: the words that said so.
    """

    kind: str
    what: Noun
    span: tuple[int, int]
    extreme: str = ""
    more: bool = False
    left: bool = False
    together: bool = False
    units: Noun = frozenset()  # the units it names, where the story has others


_WHICH = re.compile(
    r"(?:which (?:of the following )?|what )(?:is an? |is the |could be the |are )?(?:[a-z]+ )?"
    r"(?P<what>equations?|expressions?|functions?|inequalit(?:?:y|ies)|systems?(?: of (?:linear )?(?:equations"
    r"|inequalities))?"
    r"|represents?|models?|gives?|describes?|shows?|can be|could be|best|correctly|must be)\b".replace("(?:?:", "(?:")
)
_LEAST = re.compile(rf"\b(?:the )?(?P<extreme>{_EXTREMES})(?: possible)?(?: whole)?(?: number of)? (?P<what>{NP})")
_MANY = re.compile(rf"\bhow many (?P<more>more |additional |other |fewer |total )?(?P<what>{NP})")
_MUCH = re.compile(
    r"\bhow much (?:(?:total )?money\b|change\b|in total\b|did it cost\b|(?=(?:will|did|does|do|is|was|has|had"
    r"|would|can|should|must|are)\b))"
)
_MUCH_OF = re.compile(
    r"\bhow much (?!more\b|less\b|time\b|longer\b|farther\b|money\b|greater\b|of\b)(?P<what>[a-z]+)"
    r" (?=will\b|is\b|was\b|are\b|has\b|have\b|had\b|does\b|did\b|can\b|would\b|remains\b|there\b)"
)
_HOW_TALL = re.compile(r"\bhow (?P<what>tall|deep|high|heavy|far)\b")
_WHAT = re.compile(
    r"\bwhat (?:is|was|will be|were|are|would be) (?:the |her |his |their |its )?(?P<what>(?:total |combined "
    r"|final )?(?:cost|price|amount|number|charge|bill|revenue|pay|earnings|distance|weight|length|height|value"
    r"|temperature|depth|volume|altitude|water level"
    r"|fee|balance|income|profit)(?: of)?(?: (?!\?)[a-z',]+)*)"
)
_FIND = re.compile(
    r"\b(?:find|determine|calculate) (?:the )?(?P<what>(?:total )?(?:number|cost|amount|price)(?: of)? [a-z' ]+)"
)


def ask(sentence: str) -> Ask | None:
    """What the asking sentence wants, None when its words are not known.

    >>> sorted(ask("how many balcony seats does the theater have?").what)
    ['balcony', 'seat']
    """
    left = bool(re.search(r"\b(?:left|remain\w*|still)\b", sentence))
    together = bool(re.search(r"\b(?:in all|altogether|in total|total|combined|together)\b", sentence))
    which = _WHICH.search(sentence)
    if which:
        return Ask("which", noun(sentence[which.end() :]), which.span(), "", False, left, together)
    many = _MANY.search(sentence)
    least = _LEAST.search(sentence)
    if least and not (many and many.start() < least.start()):
        return Ask("number", noun(least["what"]), least.span(), _EXTREME[least["extreme"]], False, left, together)
    if many:
        before = sentence[: many.start()].rstrip()
        extreme = "least" if before.endswith("at least") else "greatest" if before.endswith("at most") else ""
        more = (many["more"] or "").strip() in ("more", "additional", "fewer", "other")
        head = re.split(rf" {_AUX}\b", many["what"])[0]
        return Ask("number", noun(head), (many.start(), many.start("what") + len(head)), extreme, more, left, together)
    much = _MUCH.search(sentence)
    if much:
        return Ask(
            "money",
            noun(sentence[much.end() :]),
            much.span(),
            "",
            bool(re.search("how much more", sentence)),
            left,
            together,
        )
    sized = _MUCH_OF.search(sentence) or _HOW_TALL.search(sentence)
    if sized:
        return Ask("size", noun(sized["what"]), sized.span(), "", False, left, together)
    what = _WHAT.search(sentence) or _FIND.search(sentence)
    if what:
        kind = "number" if "number" in what["what"] else "amount"
        return Ask(kind, noun(what["what"]), what.span(), "", False, left, together)
    return None


_OTHERWISE = re.compile(r"\b(?:dozens?|pairs?|hundreds|thousands|extra|further|new|different|another)\b")


def counted_otherwise(sentences: list[str], asking: int, wanted: Ask) -> bool:
    """ "How many dozen", "how many extra pages": the number asked for is not the number of things itself."""
    sentence = sentences[asking]
    told = " ".join(s for i, s in enumerate(sentences) if i != asking)
    around = sentence[max(0, wanted.span[0] - 12) : wanted.span[1] + 12]
    return any(not re.search(rf"\b{m.group()}", told) for m in _OTHERWISE.finditer(around))
