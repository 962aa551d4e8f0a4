"""An answer choice in words, read as a claim about a model: what kind of amount, of what, for each what, which number.

"Each child ticket costs $5" claims a rate: money for each child ticket, 5. "The height from which the ball is thrown"
claims a start. A choice that is not understood claims nothing ("" as its kind), and then nothing can be ruled out.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.numerals import spell_out_digits
from tools.maths.topics.models.nouns import TIME, content, stem_word, unit_of
from tools.maths.topics.models.quantity import SCALES

_NUMBER = re.compile(r"(?P<money>\$\s*)?(?P<value>\d[\d,]*(?:\.\d+)?|\.\d+)\s*(?P<percent>%|percent\b|¢)?")
_UP = re.compile(
    r"\b(?:increas\w*|gr[eo]w\w*|ris(?:e|es|ing)|rose|gain\w*|added|adds|appreciat\w*|climb\w*|fill\w*|higher)\b"
)
_DOWN = re.compile(
    r"\b(?:decreas\w*|declin\w*|drop\w*|fall\w*|fell|los(?:e|es|ing|s)|reduc\w*|depreciat\w*|drain\w*|shrink\w*|burn\w*|"
    r"lower\w*|descend\w*|leak\w*|less|fewer|used up|melt\w*|decay\w*)\b"
)
_EACH = re.compile(
    r"(?:\b(?:for )?(?:each|every)(?: (?P<count>\d+(?:\.\d+)?))?(?: (?:additional|extra|more))?|\bper(?: additional)?|"
    r"\b(?:one|1|an) (?:additional|extra|more)|\bfor (?:an additional|1 more|one more)|\bone more|\ba single)\s+(?P<noun>[a-z][a-z -]*?)"
    r"(?=\s*(?:[,.;]|$|#|of \$?\s*\d|(?<!-)\b(?:that|which|is|are|was|were|increases?|decreases?|costs?|weighs?|sells?|in|the|it|of water|by|"
    r"he|she|they|after|since|with|when|holds?|contains?|for|to|at|has|takes?|uses?|travels?|on|from|increase|rises?)\b))"
)
_START = re.compile(
    r"\b(?:initial(?:ly)?|original(?:ly)?|at (?:the )?(?:start|beginning|first|time 0)|to begin with|already|start(?:s|ed|ing)?|beg[aiu]ns?|beginning|"
    r"flat|one-time|fixed|base|set-?up|up-?front|before (?:any|the [a-z]+ (?:is|are|has been) (?!empty|gone|full)[a-z]+|it is (?!empty)|he|she|they)\b|without any|even if no|not including|"
    r"(?:with|has|have|had|having|are|is|were|uses?|includes?|sells?|makes?) no|no [a-z]+ (?:are|is|were|was|have|has)|"
    r"(?<!be )(?<!is )empty [a-z]+|with(?:out| 0| zero)|(?:0|zero) (?!when\b|if\b|for\b|after\b|at\b|in\b)[a-z]+|on a [a-z]+ with no)\b"
)
_HIGHEST = re.compile(r"\b(?:maximum|highest|greatest|peak|largest|minimum|lowest|least|smallest)\b")
_CROSSING = re.compile(
    r"\b(?:until|hits?|lands?|reach(?:es)? the ground|empty(?! [a-z])|run(?:s)? out|gone|ends?|finish(?:es)?|arriv\w*|complet\w*|"
    r"no [a-z ]+ (?:left|remain\w*)|paid off|fully)\b"
)


# "for each $1 increase in price" speaks of each unit of the price, not of a rising output
_EACH_RISE = re.compile(
    r"\b(each|every) (?:additional )?(?:(?:\$ ?)?1(?:[ -][a-z]+){0,2} )?(?:increase|rise)(?: of (?:\$ ?)?1(?: [a-z]+){0,2}?)? in (?:the )?"
)


@dataclass(frozen=True)
class Amount:
    """A number in a choice: its value, whether it is a percentage, and the words before and after it."""

    value: Fraction
    percent: bool
    money: bool
    after: str
    before: str = ""


@dataclass(frozen=True)
class Claim:
    """kind: "rate", "start", "percent", "extreme", "crossing", "speed" (a start and a rate) or "value".

    per: the words after "each". of: the words that say what is measured. direction: 1, -1 or 0 where it says nothing.
    """

    kind: str
    text: str
    of: frozenset[str]
    per: frozenset[str]
    direction: int
    amounts: tuple[Amount, ...]
    unit: str
    money: bool
    every: Fraction = Fraction(1)  # "every 2 hours"


def read(text: str) -> Claim:
    """The claim a choice makes.

    >>> claim = read("The cost, in dollars, of each add-on channel")
    >>> claim.kind, sorted(claim.per), claim.money
    ('rate', ['add', 'channel'], True)
    """
    plain = _EACH_RISE.sub(r"\1 ", tidy(text))
    amounts = tuple(_amounts(plain))
    bare = _NUMBER.sub(" # ", plain)
    each = [m for m in _EACH.finditer(plain)]
    per = frozenset(w for m in each for w in content(m.group("noun")))
    up, down = bool(_UP.search(plain)), bool(_DOWN.search(plain))
    of_text = bare
    for match in each:
        of_text = of_text.replace(match.group().strip(), " ")
    money = any(a.money for a in amounts) or bool(
        re.search(
            r"\b(?:dollars?|cents?|costs?|price|charged?|fees?|pa(?:y|id)|revenue|profit|earn\w*|salary|wages?)\b",
            plain,
        )
    )
    return Claim(
        _kind(plain, amounts, bool(each)), plain, content(of_text), per, 0 if up == down else 1 if up else -1, amounts,
        _measured(plain, amounts), money, next((Fraction(m.group("count")) for m in each if m.group("count")), Fraction(1)),
    )  # fmt: skip


def tidy(text: str) -> str:
    """A choice's text in lower case without its LaTeX dress, number words as digits."""
    text = re.sub(r"\\(?:text|mathrm|textbf)\s*\{([^{}]*)\}", r" \1 ", text).replace("\\%", "%")
    text = text.replace("\\$", "￡").replace("{,}", ",")
    text = (
        re.sub(r"\$\s*(￡?\s*[^$￡]*?)\s*\$", _unwrapped, text).replace("￡", "$").replace("\\", " ").replace("’", "'")
    )
    text = re.sub(r"(?<=[a-z])-(?=[a-z])", "-", text.strip())
    return " ".join(spell_out_digits(text).lower().split())


def _unwrapped(match: re.Match[str]) -> str:
    """A formula without its dollar signs; two sums of money with words between them are no formula."""
    return match.group() if re.search(r"[a-z]{2,} [a-z]{2,}", match.group(1)) else match.group(1)


def _amounts(plain: str) -> list[Amount]:
    found = []
    for match in _NUMBER.finditer(plain):
        try:
            value = Fraction(match.group("value").replace(",", "").rstrip("."))
        except ValueError:
            continue
        percent = match.group("percent") in ("%", "percent")
        if match.group("percent") == "¢":
            value /= 100
        scaled = re.match(r"\s*(hundred|thousand|million|billion|1000000000|1000000|1000|100)\b", plain[match.end() :])
        if scaled and not match.group("value").startswith("1000"):
            value *= SCALES.get(scaled.group(1)) or int(scaled.group(1))
            plain = plain[: match.end()] + " " * len(scaled.group()) + plain[match.end() + len(scaled.group()) :]
        elif not plain[match.start() : match.end()].strip():
            continue
        after, before = plain[match.end() :].lstrip()[:40], plain[: match.start()][-60:]
        found.append(Amount(value, percent, bool(match.group("money")), after, before))
    return found


def _kind(plain: str, amounts: tuple[Amount, ...], each: bool) -> str:
    if any(a.percent for a in amounts) or re.search(r"\bpercent(?:age)?\b|%", plain):
        return "percent"
    if re.search(r"\b(?:speed|velocity)\b", plain):
        return "speed"
    start = bool(_START.search(plain))
    lasting = r"until|it takes?|took|needed" if start else r"until|it takes?|took|needed|before"
    if re.search(rf"\b(?:number of [a-z]+|time|how many|how long)\b.*\b(?:{lasting})\b", plain) and not each:
        return "crossing"
    if _HIGHEST.search(plain):
        return "extreme"
    if start and not each:
        return "start"
    if each or re.search(r"\brate\b", plain):
        return "rate" if not start else "start or rate"
    if _CROSSING.search(plain):
        return "crossing"
    return "value"


def _measured(plain: str, amounts: tuple[Amount, ...]) -> str:
    """The unit a claim's amount is in: after the number, after "in", after "number of"."""
    counted = re.match(r"(?:the )?(?:average |total |estimated |predicted )*number of ([a-z]+)", plain)
    if counted and unit_of(counted.group(1)):
        return unit_of(counted.group(1))
    for amount in amounts:
        if amount.money:
            return "dollar"
        follows = re.match(r"\s*(?:of an? )?([a-z]+)", amount.after)
        if follows and unit_of(follows.group(1)):
            return unit_of(follows.group(1))
    for pattern in (r"\bin ([a-z]+)(?=,| of| per|\.|$)", r"\bnumber of (?:[a-z]+ )?([a-z]+)", r"\btime, in ([a-z]+)"):
        match = re.search(pattern, plain)
        if match and unit_of(match.group(1)):
            return unit_of(match.group(1))
    match = re.search(r"\bnumber of ([a-z]+)", plain)
    return unit_of(match.group(1)) if match else ""


def is_time(words: frozenset[str]) -> bool:
    """Whether words name a span of time."""
    return bool(words & {stem_word(t) for t in TIME} | words & TIME)
