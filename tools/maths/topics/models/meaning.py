r"""What the letters of a model stand for, read from the prose around it.

Read: "where t is the number of years since 2010", "the total cost y, in dollars, … x miles", "the number of small
boxes, x", "the height, in feet, of a ball t seconds after it is thrown is given by h(t) = …". A letter whose meaning
the prose does not say has none here: nothing is guessed from the letter itself.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.nouns import content, unit_of
from tools.maths.topics.models.quantity import SCALES, Quantity
from tools.maths.tree import Apply, Bin, Node, Num, Percent, Rel, Sym

_DETERMINER = r"(?:how|to|the|a|an|its|his|her|their|each|total|estimated|predicted)"
_NOUN_STOP = (
    r"(?=\s*(?:[,.;:?!()]|$|⟦|\b(?:is|are|was|were|be|been|will|can|could|has|have|had|do|does|did|in|at|on|for|with|from|"
    r"by|to|and|or|that|which|who|when|while|if|where|so|after|since|before|past|into|per|each|must|should|given|"
    r"modeled|according|as|during|during|he|she|they|it|using|used|model|models|give|gives|below|above)\b))"
)
_NOUN = (
    r"(?P<noun>(?:add-on |check-in |drive-in )?[a-z][a-z' -]*?(?: of (?:a |an |the )?(?:⟦P\d+⟧ )?[a-z][a-z' -]*?)?)"
    + _NOUN_STOP
)
_IN_UNIT = r"\s*[,(]?\s*(?:measured |expressed |given )?in (?P<unit>(?:(?:thousand|million|billion|hundred)s? of )?(?:square |cubic )?[a-z]+(?: (?:fahrenheit|celsius|kelvin|(?:per|of) [a-z]+))*)"
_BE = r"\s*,?\s*(?:is|are|be|represents?|denotes?|stands? for|equals?|gives?|was|models?|predicts?|estimates?)\s+"
_SAYS = (
    r"(?:gives?|models?|represents?|estimates?|approximates?|describes?|predicts?|shows?|relates?|"
    r"(?:(?:can|may|could|might) be used |is used |was used )?to (?:find|determine|calculate|estimate|model|represent|predict)|approximately models?)"
)
_GIVEN_BY = (
    r"(?:is|are|was|were|can be|may be|will be)\s+(?:approximately |approximated |best )?"
    r"(?:modeled|given|represented|approximated|described|estimated|defined|found|calculated|determined|predicted|"
    r"expressed|)?\s*(?:by|as|using|with)?\s*(?:the |an? )?(?:linear |exponential |quadratic )?"
    r"(?:function|equation|formula|expression|model|line|rule)?\s*(?:⟦S\d+⟧ )?(?:defined by )?"
)


def quantities(stem: Stem) -> dict[str, Quantity]:
    """The letters (and function names) whose meaning the prose says; one said in two ways keeps the fuller way."""
    stated: dict[str, Quantity] = {}
    subjects: dict[str, Quantity] = {}
    for sentence in stem.sentences:
        for match in PLACEHOLDER.finditer(sentence):
            node = stem.node(match.group())
            if match.group(1) in "SE" and _name(node):
                _add(stated, _stated(stem, sentence, match, _name(node)))
            elif match.group(1) in "FR" and _output(node):
                _add(subjects, _subject(stem, sentence, match, _output(node)))
    _add(subjects, _displayed(stem))
    for name, subject in subjects.items():
        if name not in stated or not stated[name].phrase:
            _add(stated, subject)
    return stated


def _add(found: dict[str, Quantity], quantity: Quantity | None) -> None:
    if quantity is not None:
        old = found.get(quantity.letter)
        found[quantity.letter] = quantity if old is None else _merged(old, quantity)


def _merged(a: Quantity, b: Quantity) -> Quantity:
    phrase = a.phrase if len(a.all_words) >= len(b.all_words) else b.phrase
    since = a.since if a.since is not None else b.since
    return Quantity(a.letter, phrase, a.unit or b.unit, a.event or b.event, since, a.measure or b.measure)


def _name(node: Node) -> str:
    """The letter of "x", "f(t)" and of a product "N(t)" that was meant as a function."""
    match node:
        case Sym(name) | Apply(name, Sym()) | Bin("*", Sym(name), Sym(), ""):
            return name
        case _:
            return ""


def _output(node: Node) -> str:
    match node:
        case Rel("=", Sym(name) | Apply(name, Sym()) | Bin("*", Sym(name), Sym(), ""), right) if not isinstance(
            right, Sym
        ):
            return name
        case _:
            return ""


def plain(stem: Stem, text: str) -> str:
    """A phrase with its percentages and numbers written out again, for comparing."""

    def said(match: re.Match[str]) -> str:
        node = stem.node(match.group())
        if isinstance(node, Percent) and isinstance(node.arg, Num):
            return f"{node.arg.value}%"
        return f"{node.value}" if isinstance(node, Num) else " "

    return " ".join(PLACEHOLDER.sub(said, text).split())


def _stated(stem: Stem, sentence: str, match: re.Match[str], name: str) -> Quantity | None:
    before, after = sentence[: match.start()].rstrip(), _scale_words(stem, sentence[match.end() :])
    said = re.match(_BE + r"(?P<rest>.*)", after)
    if said and not re.match(r"\s*⟦|(?:an? |some |positive |real )*constant\b(?! with)", said.group("rest")):
        return _defined(stem, name, said.group("rest"))
    named_after = _named_after(before, after)
    if named_after:
        return _defined(stem, name, named_after)
    if re.search(r"\b(?:terms of|value of|values of)\b[a-z ]*$|\bfollowing\b(?: [a-z]+){0,3}$", before):
        return None
    counted = re.match(
        r"\s*-?(?!(?:is|are|in|of|and|or|be|from|to|at|for|with|by|on|that|which|where|has|can|will|was|if|when|satisfy|satisfies|vary|varies)\b)"
        + _NOUN,
        after,
    )
    numbered = re.search(r"\b(?:number|amount|percentage|percent) of (?:[a-z-]+ ?){1,3}$", before)
    if counted and not _appositive(before, after) and (not numbered or unit_of(counted.group("noun"))):
        of = re.search(r"\b(?:an?|the|its) ((?!number|total|amount)[a-z]+(?: [a-z]+)?) of$", before)
        with_ = re.search(r"\b(?:with|has|and) (?:an? |the |its )?((?!(?!speed)[a-z]+ed$)[a-z]+)$", before)
        sized = re.search(r"\bof (length|height|width|radius|depth|mass|weight|volume|diameter|area)$", before)
        whose = re.search(r"\b(?:whose|its|the) ([a-z]+) is$", before)
        named = next((m.group(1) for m in (of, with_, sized, whose) if m and unit_of(counted.group("noun"))), "")
        return _counted(stem, name, f"{named} {counted.group('noun')}".strip(), after[counted.end() :])
    noun = _noun_before(before)
    if noun:
        unit = re.match(_IN_UNIT, after)
        trailing = re.match(
            r"\s*,?\s*(?:in [a-z ]+,)?\s*((?:of|for|that|at) [a-z' -]+?)(?=\band (?:the|its|a)\b|\b(?:is|are|can be) (?:given|modeled|represented)\b|[^a-z' -]|$)",
            after,
        )
        phrase = f"{noun} {trailing.group(1)}" if trailing else noun
        return _quantity(stem, name, phrase, unit.group("unit") if unit else "")
    in_unit = re.match(r"\s+is (?:measured )?in (?P<unit>[a-z ]+)", after)
    return _quantity(stem, name, "", in_unit.group("unit")) if in_unit else None


def _scale_words(stem: Stem, after: str) -> str:
    """ "h thousand feet": the number after a letter as the word it was."""
    match = re.match(r"\s*(⟦N\d+⟧)(?= [a-z])", after)
    value = stem.value(match.group(1)) if match else None
    word = next((w for w, size in SCALES.items() if size == value), "")
    return f" {word}{after[match.end() :]}" if match and word else after


def _named_after(before: str, after: str) -> str:
    """ "to find m, the number of months she needs": the meaning stands after the letter, between commas."""
    said = re.match(r"\s*,\s*(?P<rest>(?:the|its|his|her|their) (?:total |predicted |estimated )?[a-z].*)", after)
    asks = re.search(
        r"\b(?:find|determine|calculate|estimate|predict|for|gives?|models?|represents?|value of)$", before
    )
    return said.group("rest") if said and asks else ""


def _appositive(before: str, after: str) -> bool:
    return bool(re.match(r"\s*,", after))


def _defined(stem: Stem, name: str, rest: str) -> Quantity | None:
    """ "x is the number of years since 2010": the words after the verb, up to the clause's end."""
    in_only = re.match(r"(?:measured )?in (?P<unit>[a-z ]+)", rest)
    if in_only:
        return _quantity(stem, name, "", in_only.group("unit"))
    end = re.search(r"[.;?]|,? (?:and|where|when) ⟦|, (?:and |where |when |what |how |which |find |if )|, ⟦", rest)
    phrase = rest[: end.start()] if end else rest
    unit = re.search(_IN_UNIT, phrase) if re.search(r",? in [a-z]+", phrase) else None
    measure = unit.group("unit") if unit and (unit_of(unit.group("unit")) or "," in unit.group()) else ""
    if measure and unit:
        phrase = phrase[: unit.start()] + phrase[unit.end() :]
    phrase = re.sub(rf"^{_DETERMINER}\s+", "", phrase.strip(" ,"))
    return _counted_from(stem, name, phrase, measure)


def _counted(stem: Stem, name: str, noun: str, after: str) -> Quantity | None:
    """ "t years after it was bought": the noun after the letter, and what the counting starts from."""
    start = re.match(r"\s*(?:after|since|from when|past)\s+(?P<event>[^.;?,]*)", after)
    event = start.group("event") if start else ""
    return _counted_from(stem, name, f"{noun} after {event}" if event else noun, "")


def _counted_from(stem: Stem, name: str, phrase: str, unit: str) -> Quantity | None:
    parts = re.split(r"\b(?:after|since|from the time|past)\b", phrase, maxsplit=1)
    event = parts[1] if len(parts) == 2 else ""
    since = None
    if event:
        year = PLACEHOLDER.match(event.strip().removeprefix("the beginning of ").removeprefix("january ").strip())
        since = _year(stem, year.group()) if year else None
    event = re.split(
        r"\b(?:is|are|can be) (?:modeled|given|approximat|represent|estimat|described|found|calculated)", event
    )[0]
    return _quantity(stem, name, parts[0], unit, re.sub(r"\s+(?:is|are|was)$", "", plain(stem, event).strip()), since)


def _year(stem: Stem, placeholder: str) -> Fraction | None:
    value = stem.value(placeholder)
    return value if value is not None and value.denominator == 1 and 1500 <= value <= 2200 else None


def _quantity(
    stem: Stem, name: str, phrase: str, unit: str, event: str = "", since: Fraction | None = None
) -> Quantity | None:
    phrase = plain(stem, phrase).strip(" ,")
    phrase = re.sub(rf"^(?:{_DETERMINER}\s+)+", "", phrase)
    if not phrase and not unit:
        return None
    head = re.split(r"\b(?:each|every|per|sold|made|by)\b", phrase)[0]
    measure = unit_of(unit) or (unit.strip() if unit and not unit_of(head) else "") or unit_of(head)
    return Quantity(name, phrase, measure, event.strip(), since, unit.strip())


def _noun_before(before: str) -> str:
    """The noun phrase just before a letter: "gives the total cost" → "total cost"."""
    short = re.search(r"\b(?:at|with|of|has|have|and) (?:an? |the )?((?!number|amount)[a-z]+)$", before)
    if short and not re.search(r"\b(?:number|amount|total) of [a-z]+$", before) and content(short.group(1)):
        return short.group(1)
    before = before.rstrip(" ,")
    chunk = re.split(
        r"[,;.:()⟧]|\b(?:gives?|models?|represents?|relates?|relating|relationship between|between|shows?|describes?|"
        r"scatterplot of|scatterplot showing|data for|is|are|where|if|when|and(?! back)|to the|predicts?|estimates?|find|"
        r"determine|calculate|compute|what|after|since|uses?|that(?! (?:day|week|month|year|hour|night|game))|which|let|with|(?<!the )(?<!total )charges?)\b",
        before,
    )[-1].strip()
    if not chunk or len(chunk.split()) > 12 or not (content(chunk) or re.search(r"\b(?:amount|value|total)$", chunk)):
        return ""
    return re.sub(rf"^(?:{_DETERMINER}\s+)+", "", chunk)


def _subject(stem: Stem, sentence: str, match: re.Match[str], name: str) -> Quantity | None:
    """What a definition gives: "the function F gives the cost, in dollars, …" or "the cost … is given by F"."""
    before, after = sentence[: match.start()], sentence[match.end() :]
    said = re.match(r"\s*,?\s*(?:above |below )?" + _SAYS + r"\s+(?:the )?(?P<rest>[a-z].*)", after)
    if said and not re.match(r"(?:situation|relationship|scenario|context)", said.group("rest")):
        return _leading(stem, name, said.group("rest"))
    using = re.search(
        r"\b(?:models?|estimates?|represents?|predicts?|describes?|approximates?|calculates?|finds?|determines?|modeled|estimated|writes?) "
        r"(?:the )?(?P<subject>[a-z][^⟦]*?(?:⟦S\d+⟧[^⟦]*?)?),? (?:with|by|using)(?: the| an?)?(?: [a-z]+)? ?(?:function|equation|formula|expression|model|line)?$",
        before.rstrip(),
    )
    if using:
        return _leading(stem, name, using.group("subject"))
    subject = re.search(r"(?P<subject>[a-z].*?)\s*,?\s*" + _GIVEN_BY + r"$", before)
    if subject:
        return _leading(
            stem, name, re.sub(r"^.*(?:\b(?:so that|such that|suppose|then)|⟧,? and)\s+", "", subject.group("subject"))
        )
    return None


def output_told(stem: Stem, sentence: str, match: re.Match[str], name: str) -> Quantity | None:
    """What the expression at `match` gives: "the expression … represents the total cost", "the total cost is …"."""
    return _subject(stem, sentence, match, name)


def _displayed(stem: Stem) -> Quantity | None:
    """ "The function above estimates the boiling point …" for the one formula that stands before or after the text."""
    outputs = {name for i in stem.placeholders("FR") if (name := _output(stem.nodes[i]))}
    if len(outputs) != 1:
        return None
    for sentence in stem.sentences:
        said = re.match(
            r"(?:the|this) (?:given |linear |quadratic |exponential )*(?:function|equation|formula|model|expression)(?: ⟦[SE]\d+⟧|,? [a-z],?)?,?"
            r"(?: (?:shown |given )?(?:above|below))?,? " + _SAYS + r" (?:the )?(?P<rest>[a-z].*)",
            sentence,
        )
        if said and not re.match(r"(?:situation|relationship|scenario|context|line)", said.group("rest")):
            return _leading(stem, next(iter(outputs)), said.group("rest"))
    return None


def _leading(stem: Stem, name: str, text: str) -> Quantity | None:
    """The noun phrase a text starts with, with its "in dollars"."""
    text = re.sub(rf"^(?:{_DETERMINER}\s+)+", "", text)
    noun = re.match(r"[a-z][a-z' -]*", text)
    if noun is None or text.startswith(("relationship", "situation")):
        return None
    rest = text[noun.end() :]
    unit = re.match(_IN_UNIT, rest) or re.search(r"\bin (?P<unit>[a-z]+)$", noun.group().strip())
    words = noun.group()
    trailing = re.match(_IN_UNIT + r",?\s*(?P<of>(?:of|for|that|in) [a-z' -]+)", rest)
    if trailing:
        words += " " + trailing.group("of")
    words = re.split(r"\b(?:after|since|when|if)\b", words)[0]
    return _quantity(stem, name, words, unit.group("unit") if unit else "")
