r"""A container told by how full it is, before and after an amount goes in or out: what it holds, or held.

"The tank was 5/6 full. After 33 gallons were taken out, it was 3/8 full": the amount is the difference of the two parts.
A book read, a job done in part and a battery charged in percent are the same. Not read: two changes, two containers.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import LINEAR_ONE
from tools.maths.stem import REVERSALS, TRAPS, Stem
from tools.maths.topics.proportion.working import Working
from tools.maths.topics.writing import plain_text

CONCEPT = "The amount that goes in or out is the difference of the two parts of the whole: divide the amount by that difference to find the whole."
READS = frozenset({"removed", "remove", "spilled", "spills", "lost", "removes", "taken out", "must be added"})
READS_SENTENCES = True

_PART = r"(?:\d+ ?/ ?\d+|\d+(?:\.\d+)? ?%|\d+(?:\.\d+)? percent|0?\.\d+)"
_LEVEL = re.compile(
    rf"(?P<v>{_PART}) (?P<state>full|filled|charged)(?: (?:of|with) (?!its|the|a|an)[a-z]+)?"
    rf"|(?:only |still |just |now )?(?P<v2>{_PART}) of (?:its|the|the full|its full|its total) (?P<state2>capacity)"
    rf"|(?P<state3>read|completed|finished|driven|walked|covered|packed|painted|hiked|ridden|graded|biked|paid|typed|knitted) (?P<v3>{_PART}) of (?:the|his|her|their|its|a|this|that|your|an) (?P<whole>[a-z]+)"
)
_WORDS = {"half": 2, "third": 3, "fourth": 4, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12}  # fmt: skip
_ONE_PART = re.compile(
    rf"\b(?:one|a)[ -](?P<d>{'|'.join(_WORDS)})\b(?! of an? hour)|\b(?P<h>half|halfway)(?= full\b| filled\b| charged\b)"
)
_AMOUNT = re.compile(
    r"(?P<lead>(?:an?other|an additional|an extra) )?(?P<n>\d+(?:\.\d+)?) (?P<more>more |additional |extra )?(?P<unit>(?:cubic )?[a-z]+(?:-[a-z]+)?)(?P<of> of [a-z]+)?"
)
_HOLDS = re.compile(
    r"(?:(?:can )?holds?(?: up to)?|(?:has|with|having) a (?:total |full )?capacity of|capacity(?: of (?:the|a|an) [a-z ]{1,20}?)? is|has) (?P<n>\d+(?:\.\d+)?) (?P<unit>(?:cubic )?[a-z]+(?:-[a-z]+)?)(?: of [a-z]+)?(?: (?:when|if)(?: it is)?(?: completely)? (?:full|filled|charged))?"
)
_TIME = re.compile(r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)")
_OUT = re.compile(
    r"\b(?:taken|takes?|taking|took|remov\w+|drain\w*|used?|uses|using|sold|sells?|selling|leak\w*|lost|loses?|losing|drawn|withdrawn|drew|drinks?|drank|drunk|spill\w*|pour\w* (?:out|off|from)|pump\w* (?:out|from)|consum\w*|burn\w*|eaten|let out|flow\w* out|got off|get off|gets off|exit\w*)\b"
)
_IN = re.compile(
    r"\b(?:add\w*|pour\w* (?:\d\S* [a-z]+ (?:of [a-z]+ )?)?(?:in|into)|pour\w* another|(?:pour\w*|pump\w*|put|puts)\b[^.,]{0,40} in(?:to)?|deliver\w*|flow\w* in(?:to)?|receiv\w*|collect\w*|gain\w*|charg(?:ing|er)|fills? up with|fill(?:ed|ing)? with)\b"
)
_NOTHING = re.compile(
    r",? ?(?:and|but|while|with) (?:none|nothing|no [a-z]+(?: [a-z]+)?)(?: (?:is|was|were|being))? (?:added|put in|poured in|taken out|removed|used)(?: (?:to|into|from|out of) (?:it|the [a-z]+))?|,? ?without adding any(?: [a-z]+)?(?: to it| to the [a-z]+)?|,? ?and no other [a-z]+ (?:is|was|were) (?:added|removed|used)(?: or (?:added|removed|used))?"
)
_ASK = re.compile(
    r"\b(?:what|how (?:many|much|long|far)|which|find)\b(?:(?!\b(?:what|how (?:many|much|long|far))\b)[^?.]|\.(?=\d))*[?.]?$"
)
_SUBJECT = re.compile(
    r"(?P<noun>[a-z]+)(?: of (?:the|a|an|his|her|their|its) [a-z]+)?(?:,? (?:that|which))? (?:was|is|were|are|will be|would be|becomes?|became|had been|has been|measured|reads?|showed|shows)(?: now| then| still| only| just| about to be| left| at)?(?: initially| originally)? ?$"
)
_PRONOUN = re.compile(
    r"\b(?:it|and|makes it|made it|leaving it|leaves it|left it|until it (?:was|is)|to|makes? the [a-z]+|leav\w+ the [a-z]+|left the [a-z]+|so that it|from|at|had|has|have|he|she|they)(?: is| was| be| will be| now| then| only| already)*(?: to)? ?$"
)
_SECOND = re.compile(
    r"\b(?:second|third|other|others|each|every|both|two|2|tanks|per|same size|identical|empty|rate|some|an hour|a (?:minute|day|week|second|month)|hourly|daily|buckets?|trips?|cost\w*|\$|price|ratio|doubl\w*|tripl\w*|halv\w*|twice|half|times|larger|smaller|bigger)\b|\$"
)
_KINDS = (
    (
        "fill",
        re.compile(
            r"how (?:many|much) (?:more|additional)\b.*\b(?:fill|full|filled|complete|finish)\b|\bmust (?:still )?be added .*\b(?:fill|full)\b"
        ),
    ),
    ("before", re.compile(r"\b(?:before|at first|originally|initially|to begin with|at the (?:start|beginning))\b")),
    ("after", re.compile(r"\b(?:after|now|left in|remain(?:s|ed|ing)?|at the end|are still|afterward)\b")),
    (
        "whole",
        re.compile(
            r"\bcapacity\b|\b(?:hold|holds|contain|store)\b|\b(?:when|if)(?: it is)?(?: completely)? (?:full|filled)|\bhow many [a-z-]+ (?:are (?:there )?in|does the [a-z]+ have|long is|is)\b|\bhow (?:long|far)\b|\btotal (?:number|length|distance)\b|\b(?:in all|altogether)\b|\bin the (?:entire|whole|full)\b|\blength\b|\bfull (?:tank|charge|battery|barrel)\b"
        ),
    ),
    ("change", _OUT),
    ("change", _IN),
)
_CALM = re.compile(
    r"\b(?:when|if)(?: it is| the [a-z]+ is)?(?: completely)? full\b|\bthe same [a-z]+\b|\bbefore (?:and after )?some\b|\bpart of\b|\bsome of (?:the|its)\b|\bhow (?:many|much) more\b|\bbefore any\b[^?]{0,30}|\bin total\b"
)
_ALLOWED_TEXT = """
    of if when after before then how what which where last first remain remaining remains left total whole more
    additional
"""
_ALLOWED = frozenset(_ALLOWED_TEXT.split())
_DECLINED = (TRAPS | REVERSALS) - _ALLOWED - READS


@dataclass(frozen=True)
class _Told:
    before: Fraction
    after: Fraction
    change: Fraction | None
    whole: Fraction | None
    kind: str  # what is asked: whole, before, after, fill, change
    unit: str
    full: bool


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for anything else."""
    if stem.tables or stem.statements or stem.placeholders("RFETD"):
        return None
    text = plain_text(stem)
    if len(text) > 700 or not re.search(
        r"\b(?:full|filled|charged|capacity|of (?:the|his|her|their|its|a|this|that|your|an) [a-z]+)\b", text
    ):
        return None
    try:
        told = _read(_with_fractions(text))
    except ZeroDivisionError:  # "0/0 full"
        return None
    return None if told is None else _derivation(stem, told)


def _with_fractions(text: str) -> str:
    """Parts in words as fractions.

    >>> _with_fractions("it is one-fourth full")
    'it is 1/4 full'
    """
    return _ONE_PART.sub(lambda m: f"1/{_WORDS[m['d'] or 'half']}", text)


def _part(text: str) -> Fraction:
    if "%" in text or "percent" in text:
        return Fraction(re.sub(r"[ %]|percent", "", text)) / 100
    return Fraction(text.replace(" ", ""))


def _read(text: str) -> _Told | None:
    asks = _ASK.search(text)
    levels = list(_LEVEL.finditer(text))
    if asks is None or len(levels) != 2 or any(m.start() >= asks.start() for m in levels):
        return None
    states = {m["state"] or m["state2"] or m["state3"] for m in levels}
    if len(states - {"full", "filled", "capacity"}) + bool(states & {"full", "filled", "capacity"}) != 1:
        return None
    done = bool(levels[0]["state3"])
    if done and levels[0]["whole"] != levels[1]["whole"]:
        return None
    one, two = (_part(m["v"] or m["v2"] or m["v3"]) for m in levels)
    if not (0 < one <= 1 and 0 < two <= 1) or one == two:
        return None
    nouns = [_subject(text[: m.start()]) for m in levels]
    known = {n for n in nouns if n} if not done else set()
    if len(known) > 1 or re.search(rf"\b{_PART} empty\b", text):
        return None
    kind = next((k for k, pattern in _KINDS if pattern.search(asks[0])), None)
    rest = _LEVEL.sub(" , ", text)
    whole = _HOLDS.search(rest)
    if whole is not None:
        rest = rest[: whole.start()] + " , " + rest[whole.end() :]
    told = _ASK.sub(" ", rest)
    amounts = [m for m in _AMOUNT.finditer(told) if not _TIME.fullmatch(m["unit"])]
    if kind is None or len(amounts) + (whole is not None) != 1:
        return None
    if not _one_way(rest, told, asks[0], amounts, down=two < one, done=done):
        return None
    for m in amounts:
        told = told.replace(m[0], " , ", 1)
    left = _CALM.sub(" ", _NOTHING.sub(" ", told + " " + _AMOUNT.sub(" ", asks[0])))
    left = re.sub(rf"\b\d+ {_TIME.pattern}", " ", left, count=1)
    if re.search(r"\d", left) or _SECOND.search(left) or set(re.findall(r"[a-z']+", left)) & _DECLINED:
        return None
    given = amounts[0] if amounts else whole
    assert given is not None
    unit = given["unit"]
    if (kind == "change") != (whole is not None):
        return None
    if not re.search(rf"\b{re.escape(unit.removesuffix('s'))}|\bhow much\b", asks[0]):
        return None
    value = Fraction(given["n"])
    return _Told(
        one,
        two,
        None if whole else value,
        value if whole else None,
        kind,
        unit,
        done or all(n is not None for n in nouns),
    )


def _subject(before: str) -> str | None:
    """The noun that is so full: "" where a pronoun or nothing stands for it, None where it is not known."""
    if re.search(
        r"\b(?:it|and|had|has|have|makes it) $|\b(?:it|this) (?:is|was|will be|would be|became|becomes)(?: now| only| then)? $|\b(?:mak|leav)\w+ it $|\b(?:left|made) it $",
        before,
    ):
        return ""
    match = _SUBJECT.search(before)
    if match:
        return "" if match["noun"] in ("it", "this", "and") else match["noun"]
    match = re.search(r"\b(?:mak|leav|left|made)\w* the ([a-z]+) $", before)
    return match[1] if match else None


def _one_way(rest: str, told: str, ask: str, amounts: list[re.Match[str]], *, down: bool, done: bool) -> bool:
    """Whether what happens goes the way the levels go, and nothing goes the other way."""
    story = _NOTHING.sub(" ", re.sub(r"\bcharged\b", " ", rest))
    if done:
        lead = bool(amounts and (amounts[0]["more"] or amounts[0]["lead"]))
        return (
            not down
            and bool(amounts)
            and (
                lead
                or bool(
                    re.search(
                        r"\b(?:read|complet|finish|dr[io]ve|walk|cover|pack|paint|hik|r[io]d|grad|bik|paid|pays?|typ|knit)",
                        told,
                    )
                )
            )
        )
    out, into = bool(_OUT.search(story)), bool(_IN.search(story)) or any(m["lead"] for m in amounts)
    if re.search(r"\bmust (?:still )?be added\b|\bneeded to\b|\bhow (?:many|much) more\b", ask) and down:
        into = bool(_IN.search(_NOTHING.sub(" ", told)))
    return out and not into if down else into and not out


def _derivation(stem: Stem, told: _Told) -> Derivation:
    work = Working(stem)
    high, low = max(told.before, told.after), min(told.before, told.after)
    part = work.step(
        "Find the part that changes", "Subtract the smaller part of the whole from the larger.", high, "-", low
    )
    slips: tuple[tuple[str, Fraction], ...] = ()
    if told.whole is not None:
        whole = told.whole
        answer = change = work.step(
            "Take this part of the whole", "The amount is this part of what it holds.", whole, "*", part
        )
        slips = (("taking the part that is left", whole * told.after),)
    else:
        assert told.change is not None
        change = told.change
        answer = whole = work.step(
            "Find the whole", "The amount is this part of the whole, so divide it by the part.", change, "/", part
        )
        if told.kind in ("before", "after"):
            answer = work.step(
                "Take the part asked for",
                "Take the part of the whole at the time asked for.",
                whole,
                "*",
                told.before if told.kind == "before" else told.after,
            )
            slips = (("giving the whole", whole),)
        elif told.kind == "fill":
            gap = work.step(
                "Find what is missing", "The whole is 1: subtract the last part.", Fraction(1), "-", told.after
            )
            answer = work.step("Take the missing part", "Take this part of the whole.", whole, "*", gap)
            slips = (("giving the whole", whole),)
        else:
            slips = (("taking one part only", change / high), ("multiplying instead of dividing", change * part))

    def confirm() -> bool:  # the story told forward
        moved = change if told.after > told.before else -change
        now = whole * told.before + moved
        wanted = {"whole": whole, "before": now - moved, "after": now, "fill": whole - now, "change": change}
        return now / whole == told.after and 0 < now <= whole and answer == wanted[told.kind]

    asks = {
        "whole": "how much the whole is",
        "before": "the amount at first",
        "after": "the amount in the end",
        "fill": "the amount that is still missing",
        "change": "the amount that goes in or out",
    }
    return work.told(
        LINEAR_ONE,
        CONCEPT,
        f"You are asked for {asks[told.kind]}.".replace("for how", "how"),
        answer,
        confirm,
        unit=told.unit,
        slips=slips,
        full=told.full,
    )
