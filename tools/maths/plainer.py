"""The same problem said more plainly: for topics that know a thing by its usual wording.

A test sets a formula on a line of its own and speaks of "the equation above"; a teacher says "the equation 2x + 6y = 15".
Both mean the same, and so does every rewriting here: no number, relation or question is added, dropped or changed. Texts
only; nothing is read or solved here.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_MOST = 3_000  # characters; a problem is shorter
_DISPLAYED = re.compile(r"^\s*\$\$(?P<formula>(?:[^$\\]|\\(?!begin)[A-Za-z]+|\\[^A-Za-z]){1,400}?)\$\$\s*")
_NOUN = (
    r"(?P<noun>(?:(?:linear|quadratic|exponential|polynomial|rational|radical|complex|cubic|absolute value) )?"
    r"(?:equation|expression|function|inequality|formula|polynomial|number|product|sum|difference|quotient|model|rule))"
)
_ABOVE = re.compile(
    rf"\b(?P<article>[Tt]he|[Tt]his) (?:{_NOUN}(?: (?:that is |which is )?(?:shown|given|written|displayed))? above"
    rf"|(?:given |shown )?above {_NOUN.replace('noun', 'second')})(?: here)?\b,?"
)
_LATER = re.compile(rf"\b(?:[Tt]he|[Tt]his) {_NOUN} (?:(?:shown|given) )?above\b")
_GIVEN_ABOVE = re.compile(
    rf"^(?P<article>[Tt]he) {_NOUN}(?P<of> of [^.$]{{0,40}}(?:\$[^$]{{1,20}}\$)?)? (?:is|has been) (?:given|shown|written) above\. "
)
_HELD = re.compile(r"\b[Ii]n the (?P<noun>equation|expression|function|inequality|formula) (?:shown |given )?above,? ")
_UNSHOWN = re.compile(
    r",? (?:which is |that is )?not (?:shown|pictured|drawn),|,? \((?:which is )?not (?:shown|pictured|drawn)\)"
)
_POSITIVE = re.compile(
    r",? for (?:all|any|every|each) positive (?:real )?(?:values?|numbers?)(?: of)? (?P<letter>\$[a-zA-Z]\$)"
)
_BOTH_POSITIVE = re.compile(
    r",? for (?:all|any) positive (?:real )?(?:values|numbers)(?: of)? (?P<one>\$[a-zA-Z])\$ and \$(?P<two>[a-zA-Z])\$"
)
_FIRST_CONDITION = re.compile(
    r"(?:^|(?<=[.$] )|(?<=\$\$))(?:If|When|For|Given that) (?P<condition>\$[a-zA-Z] ?(?:>|\\gt|\\geq?|\\neq?) ?-?\d+\$"
    r"(?: and \$[a-zA-Z] ?(?:>|\\gt|\\geq?|\\neq?) ?-?\d+\$)?), (?P<rest>[^?.]{1,200})(?P<end>[?.])"
)
_LINE = re.compile(
    r"[Tt]he (?:linear )?equation (?P<formula>\$[^$]{1,120}\$) (?:represents|defines|describes|is an equation of|is the equation of) "
    r"(?:(?P<named>line \$[a-zA-Z]\$)|(?:the graph of )?a (?:straight )?line)(?P<plane> in the \$x ?y\$-plane)?(?=[.,])"
)
_AS_WHICH = re.compile(
    r"(?P<article>[Tt]he) expression (?P<node>\$[^$]{1,300}\$|above) (?:can be|could be|may be|is) "
    r"(?:(?:re)?written|expressed|simplified)(?: to| in the form)?(?: as)? which of the following(?: expressions)?"
)


def versions(question: str) -> Iterator[str]:
    r"""The question said more plainly, the nearest to its own words first; nothing where there is no such way.

    >>> list(versions("$$2x + 6y = 15$$The equation above represents line $k$. …"))
    ['The equation $2x + 6y = 15$ represents line $k$. …', 'Line $k$ has equation $2x + 6y = 15$. …']
    """
    if len(question) > _MOST:
        return
    plain = _asked_straight(_conditions_last(_without_asides(question)))
    inline = _inline(plain)
    yield from (text for text in dict.fromkeys((plain, inline, _line_first(inline))) if text != question)


def _without_asides(text: str) -> str:
    """Without "which is not shown"."""
    return _UNSHOWN.sub("", text)


def _conditions_last(text: str) -> str:
    """ "for all positive values of a" and "If a > 0, …?" as "…, where a > 0?"."""
    text = _BOTH_POSITIVE.sub(lambda m: f", where {m['one']} > 0$ and ${m['two']} > 0$", text)
    text = _POSITIVE.sub(lambda m: f", where {m['letter'][:-1]} > 0$", text)

    def moved(match: re.Match[str]) -> str:
        rest = match["rest"].rstrip()
        return f"{rest[:1].upper()}{rest[1:]}, where {match['condition']}{match['end']}"

    return _FIRST_CONDITION.sub(moved, text, count=1)


def _asked_straight(text: str) -> str:
    """ "The expression E can be rewritten as which of the following" as "Which of the following is equivalent to E"."""

    def straight(match: re.Match[str]) -> str:
        node = "the expression above" if match["node"] == "above" else match["node"]
        return f"Which of the following is equivalent to {node}"

    return _AS_WHICH.sub(straight, text, count=1)


def _inline(text: str) -> str:
    """The formula of the first line in the place where the text points at it."""
    displayed = _DISPLAYED.match(text)
    if displayed is None:
        return text
    formula, rest = displayed["formula"].strip().rstrip(",.;"), text[displayed.end() :]
    if "$$" in rest or not formula:
        return text
    for pattern, put in _PLACES:
        found = pattern.search(rest)
        if found is not None:
            told = rest[: found.start()] + put(found, formula) + rest[found.end() :]
            return _LATER.sub(lambda m: f"this {m['noun']}", told)
    return text


def _named(match: re.Match[str], formula: str) -> str:
    groups = match.groupdict()
    noun = groups.get("noun") or groups.get("second")
    return f"{groups['article'][0]}he {noun} ${formula}$"


def _line_first(text: str) -> str:
    """ "The equation F represents line k" as "Line k has equation F"."""

    def turned(match: re.Match[str]) -> str:
        line = match["named"] or "a line"
        return f"{line[0].upper()}{line[1:]}{match['plane'] or ''} has equation {match['formula']}"

    return _LINE.sub(turned, text, count=1)


_PLACES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], str]], ...] = (
    (_GIVEN_ABOVE, lambda m, formula: f"{m['article']} {m['noun']}{m['of'] or ''} is ${formula}$. "),
    (_HELD, lambda m, formula: f"In the {m['noun']} ${formula}$, "),
    (_ABOVE, _named),
)
