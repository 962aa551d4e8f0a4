"""What a question asks of groups of people or things: a part of a group, a number, a comparison of two groups.

Only the shape of the sentence is read here ("of the A, what fraction B"); who A and B are is found in the table.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tools.maths.stem import Stem
from tools.maths.topics.data.words import spoken

_PICKED = r"(?:randomly )?(?:chosen|selected|picked|drawn|surveyed|called|taken)"
# "… to carry the flag", "… for an interview": what somebody is chosen for
_FOR = r"(?: (?:for (?:an?|the)|to (?:win|carry|give|receive|represent|be|lead|speak|answer|serve|attend|meet)(?: (?:an?|the))?)(?: [a-z]+){1,4})?"
_RANDOM = rf"(?:(?:(?:is|was|are|were|will be)? ?(?:to be )?{_PICKED}(?: at random)?|at random){_FOR})"
_PART = (
    r"(?:(?P<percent>percent(?:age)?)|fraction|proportion|part|portion|(?:experimental |relative |conditional )?"
    r"(?:probability|likelihood|chance|relative frequency))"
)
_WHICH = (
    r"(?:what(?: is| was|'s)?|find|calculate|determine|which of the following (?:is|gives|represents|best approximates|"
    r"is (?:closest to|nearest to|approximately|about|equal to))|to the nearest [a-z ]+, what (?:is)?)"
    r"(?: closest to| approximately| about| equal to)?(?: the)?"
)
_VERB = (
    r"(?:are|is|was|were|be|have|has|had|do|does|did|will|would|can|could|prefers?|preferred|chose|chooses?|"
    r"said|says?|reported|responded|answered|plays?|owns?|likes?|drives?|walks?|takes?|took|rides?|rode|eats?|ate|"
    r"bought|uses?|used|wears?|voted|favou?rs?|favou?red|support(?:s|ed)?|oppose[sd]?|received?|made|got|gets?|lives?|"
    r"speaks?|spoke|studied|studies|study|attend(?:s|ed)?|comes?|came|cost|costs|work|works|passed|failed|"
    r"participated?|participates|belongs?|visit(?:s|ed)?|ordered|orders|watch(?:es|ed)?|read|reads|"
    r"signed|joined|finished|completed|germinated|arrived|stayed|registered|brought|renewed)"
)


@dataclass(frozen=True)
class Ask:
    """kind: "part" (of a whole; percent says how it is wanted), "count", "difference", "ratio", "share", "scale".

    A "share" compares two counts that are both named ("the number of A is what percent of the number of B").

    bases: phrases that name the whole, all of which hold; event: the phrase that names the part; other: the second
    group of a difference or ratio. loose: bases and event stand in one phrase that could not be cut. given: the base
    that "given that" names. unsure: cut before "who", for no verb of the part was found.
    """

    kind: str
    bases: tuple[str, ...] = ()
    event: str = ""
    other: str = ""
    percent: bool = False
    loose: str = ""
    given: str = ""
    unsure: bool = False


def asked(stem: Stem) -> Ask | None:
    """The shape of the question, None when it asks for no part, number or comparison of groups.

    >>> from tools.maths import stem as reading
    >>> found = asked(reading.read("Of the students who walk, what fraction are in grade 9?"))
    >>> found.bases, found.event
    (('the students who walk',), 'are in grade 9')
    """
    text = cleaned(spoken(stem, stem.ask))
    draw = [d for s in stem.told if (d := _drawn(cleaned(spoken(stem, s)))) is not None]
    return _share(text) or _part(text, draw) or _compared(text) or _count(text)


def asked_in(text: str) -> Ask | None:
    """The part that a question, written out without placeholders, asks for.

    >>> asked_in("what is the fraction of the juniors who walk?").event
    'who walk'
    """
    return _part(cleaned(text), [])


def cleaned(text: str) -> str:
    """A question without its openings ("based on the table, …"), roundings and brackets."""
    text = text.lower().replace("’", "'")
    text = re.sub(r"\([^()]*\)", lambda m: m.group() if len(m.group()) < 8 else "", text)
    text = re.sub(
        r"^\W*(?:(?:based on|according to|using|from|in) (?:the |this )?(?:information in the )?"
        r"(?:table|data|results|information|survey results|sample)(?: in the table)?(?: (?:above|below|shown|given))?,? )",
        "",
        text,
    )
    text = re.sub(r",? (?:to|rounded to) the nearest [a-z]+(?: of a percent)?,?", "", text)
    text = re.sub(r",? as shown in the table,?", "", text)
    return re.sub(r"\s+", " ", text).strip(" ?.")


def _drawn(text: str) -> str | None:
    """The group of "One of the students is selected at random." """
    if "random" not in text or "sample" in text:
        return None
    match = re.fullmatch(
        rf"(?:a|an|one|1)(?: of the)? (?P<base>.+?) (?:is|was|will be|is to be) {_PICKED}(?: at random)?(?: from (?P<from>.+?))?{_FOR}",
        text,
    )
    return None if match is None else " ".join(g for g in match.groups() if g)


_AFTER_IF = re.compile(
    rf"^(?:if|suppose|when) (?:(?:a|an|one|1)(?: of the| of those)? )(?P<base>.+?) (?:is|was|are|were|will be) (?:to be )?{_PICKED}"
    rf"(?: at random)?(?:(?: from| among| out of) (?P<from>.+?))?(?: at random)?{_FOR}, {_WHICH} {_PART} (?:that|of)(?: it being)? (?P<event>.+)$"
)
_GIVEN_FIRST = re.compile(
    rf"^(?:given(?: that)?|if|assuming(?: that)?|provided that) (?P<base>.+?), {_WHICH} {_PART} (?:that|of) (?P<event>.+)$"
)
_GIVEN = re.compile(
    rf"^{_WHICH} {_PART} (?:that|of) (?P<event>.+?),? (?:given(?: that)?|if|provided that|assuming that) (?P<base>.+)$"
)
_CHOSEN = re.compile(
    rf"^(?:(?P<pre>.+?), )?{_WHICH} {_PART} (?:that|of) (?:a|an|one|1)(?: of the)? (?P<base>.+?),? {_RANDOM}"
    r"(?:,? (?:from|among|out of) (?P<from>.+?))?,? (?P<event>(?:(?:neither|never|also|either) )?(?:"
    + _VERB
    + r"|will|would)\b.+)$"
)
_RANDOMLY = re.compile(
    rf"^(?:(?P<pre>.+?), )?{_WHICH} {_PART} (?:that|of) (?:a |an |one of the |one |1 of the |1 )?randomly (?:selected|chosen) "
    r"(?P<loose>.+)$"
)
_CHOOSING = re.compile(
    rf"^(?:(?P<pre>.+?), )?{_WHICH} {_PART} of (?:randomly )?(?:choosing|selecting|picking|drawing)(?: at random)? "
    r"(?:a |an |one )?(?P<event>.+?)(?: at random)?(?: from (?P<base>.+?))?$"
)
_OF = re.compile(
    rf"^(?:of|among|for|out of|from) (?:all )?(?:of )?(?P<base>.+?), {_WHICH} {_PART}(?: of (?:them|these|those)(?: [a-z]+)??)? (?P<event>.+)$"
)
_IS_WHAT = re.compile(
    rf"^(?P<event>.+?) (?:is|are|was|were|make up|makes up|represents?|account for|accounts for) (?:what|approximately what|about what) {_PART} of (?P<base>.+)$"
)
_WHAT_OF = re.compile(rf"^(?:approximately |about )?{_WHICH} {_PART} of (?:all )?(?:of )?(?P<loose>.+)$")


_NUMBER_OF = r"(?:the )?(?:total )?number of"
_SHARES = (
    re.compile(
        rf"^{_NUMBER_OF} (?P<one>.+?) (?:is|was|are|were|equals) (?:approximately |about )?what {_PART} of {_NUMBER_OF} (?P<two>.+)$"
    ),
    re.compile(
        rf"^(?:approximately |about )?{_WHICH} {_PART} of {_NUMBER_OF} (?P<two>.+?) (?:is|was|are|were|equals) {_NUMBER_OF} (?P<one>.+)$"
    ),
)


def _share(text: str) -> Ask | None:
    """Two counts compared by a percent or a fraction: the second need not hold the first."""
    match = next((m for p in _SHARES if (m := p.match(text)) is not None), None)
    if match is None:
        return None
    return Ask("share", event=match["one"], other=match["two"], percent=bool(match["percent"]))


# An opening that changes who is counted: "if 20 more donors come, what is the probability …"
_CONDITION = re.compile(
    r"\d|\b(?:if|given|assuming|suppose|provided|when|of|among|after|before|more|less|not|only|except)\b"
)


def _opened(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The pattern in the question, unless what it opens with says who is counted."""
    match = pattern.match(text)
    return None if match is None or (match["pre"] and _CONDITION.search(match["pre"])) else match


def _part(text: str, draw: list[str]) -> Ask | None:
    if match := _AFTER_IF.match(text):
        event, bases = match["event"], [match["base"], match["from"] or ""]
        if given := re.match(r"(.+?),? given(?: that)? (.+)$", event):
            event, bases = given[1], [*bases, given[2]]
        return _ask(match, bases, event)
    if match := _GIVEN.match(text):
        inside = _CHOSEN.match(text[: match.end("event")])
        if inside:
            found = _ask(match, [inside["base"], inside["from"] or "", match["base"]], inside["event"])
        else:
            found = _ask(match, [match["base"], *draw], match["event"])
        return replace(found, given=match["base"])
    if match := _opened(_CHOSEN, text):
        if re.search(r"\b(?:who|that|which)$", match["from"] or ""):  # "from those who did not walk is a junior"
            cut = _cut(match, f"{match['from']} {match['event']}", "that")
            return cut and replace(cut, bases=(match["base"], *cut.bases))
        return _ask(match, [match["base"], match["from"] or ""], match["event"])
    if match := _opened(_RANDOMLY, text):
        return _cut(match, match["loose"], "that")
    if (match := _GIVEN_FIRST.match(text)) and not re.search(r"\b(?:random|selected|chosen|picked)", match["base"]):
        return replace(_ask(match, [match["base"], *draw], match["event"]), given=match["base"])
    if match := _OF.match(text):
        return _ask(match, [match["base"]], match["event"])
    if match := _opened(_CHOOSING, text):
        return _ask(match, [match["base"] or "", *draw], match["event"])
    if match := _IS_WHAT.match(text):
        return _ask(match, [match["base"]], match["event"])
    if draw and (match := re.match(rf"^{_WHICH} {_PART} (?:that|of) (?P<event>.+)$", text)):
        return _ask(match, draw, match["event"])
    if match := _WHAT_OF.match(text):
        return _cut(match, match["loose"])
    return None


def _ask(match: re.Match[str], bases: list[str], event: str) -> Ask:
    return Ask("part", tuple(b for b in bases if b), event, percent=bool(match["percent"]))


def _cut(match: re.Match[str], text: str, after: str = "of") -> Ask | None:
    """A phrase "the students who walk are in grade 9" cut before the verb that says the part.

    after: "of" where the phrase follows "what fraction of": then "the juniors who walk" has its part after "who".
    """
    percent = bool(match["percent"])
    text = re.sub(rf" {_RANDOM}(?= )", "", text)
    relative = re.search(r"\b(?:who|that|which|whose)\b", text)
    verbs = [v for v in re.finditer(rf"\b{_VERB}\b", text) if v.start() > 0]
    if relative is None or (verbs and verbs[0].start() < relative.start()):
        if not verbs:
            return Ask("part", loose=text, percent=percent)
        return _parted(text, verbs[0].start(), percent)
    main = _main_verb(text, relative.end(), verbs)
    if main is not None:
        return _parted(text, main, percent)
    if after != "of":
        return None
    clauses = [m.start() for m in re.finditer(r"\b(?:who|that|which)\b", text)]
    if len(clauses) == 2:  # "the people who own a car that own a boat"
        return replace(_parted(text, clauses[1], percent), unsure=True)
    return replace(_parted(text, relative.start(), percent), unsure=True)


def _parted(text: str, at: int, percent: bool) -> Ask:
    return Ask(
        "part", (re.sub(r" also$", "", text[:at].strip()),), re.sub(r"^also ", "", text[at:].strip()), percent=percent
    )


def _main_verb(text: str, start: int, verbs: list[re.Match[str]]) -> int | None:
    """Where the main verb stands after a relative clause, whose own verb (known or not) comes right after "who"."""
    own = text[start:].split()[:1]
    end = start + 1 + len(own[0]) if own else start
    helping = bool(own) and own[0] in _HELPERS
    for verb in verbs:
        if verb.start() < end:
            continue
        between = text[end : verb.start()].strip()
        last = text[: verb.start()].split()[-1]
        if helping and between in ("", "not", "never", "also", "been"):
            end, helping = verb.end(), verb.group() in _HELPERS
        elif last not in ("and", "or", "not", "to", "both", "either"):
            return verb.start()
    return None


_HELPERS_TEXT = """
    do does did is are was were be been have has had will would can could
"""
_HELPERS = frozenset(_HELPERS_TEXT.split())


def _compared(text: str) -> Ask | None:
    match = re.match(rf"^{_WHICH} ratio of (?:the number of )?(?P<one>.+?) to (?:the number of )?(?P<two>.+)$", text)
    if match:
        return Ask("ratio", event=match["one"], other=match["two"])
    match = re.match(
        r"^(?:(?:in|for|among|of) (?P<base>[a-z0-9 -]+), )?how many (?P<more>more|fewer) (?P<one>.+?) than (?P<two>.+)$",
        text,
    )
    if match:
        one, two = match["one"], match["two"]
        return Ask(
            "difference",
            (match["base"],) if match["base"] else (),
            event=one if match["more"] == "more" else two,
            other=two if match["more"] == "more" else one,
        )
    match = re.match(rf"^{_WHICH} difference between the number of (?P<one>.+?) and the number of (?P<two>.+)$", text)
    return Ask("difference", event=match["one"], other=match["two"]) if match else None


def _count(text: str) -> Ask | None:
    match = re.match(rf"^(?:how many(?: of the)?|{_WHICH} (?:total )?number of) (?P<event>.+)$", text)
    if match is None:
        return None
    event = re.sub(r"^(.+?) are there (?=who|that|in)", r"\1 ", match["event"])
    return Ask("count", event=event)
