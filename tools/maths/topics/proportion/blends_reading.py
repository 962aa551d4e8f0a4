r"""Two things of different strength or price mixed: which strengths there are, which amounts are told, what is asked.

Every strength is a percent of one substance, or a price for one unit of measure. The mixture's strength lies between the
other two, so the middle of the three is the mixture's whatever the words; names, prices and percents tell which
amount is which.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, REVERSALS, TRAPS, Stem
from tools.maths.topics.proportion.units import MEASURE, canonical, singular
from tools.maths.tree import Num, Sym, walk

LOW, HIGH, MIX = "low", "high", "mix"
_TOLD_BY = r"(?:that is|that are|which is|which are|that contains?|which contains?|containing|with|that costs?|costing|which costs?|that sells? for|selling for|which sells? for|priced at|worth|that (?:is|are) worth|valued at|at|that (?:is|are)|costs?|is worth|are worth|sells? for|is|are|of|contains?|consisting of)"
_STRENGTH = re.compile(
    rf"(?:\b(?P<noun>(?:(?!of\b|and\b|with\b|to\b|the\b|an?\b|that\b|which\b|is\b|mix\w*\b|some\b|in\b|by\b)[a-z-]+ ){{1,3}})(?P<by>{_TOLD_BY} )(?:an? )?)?⟦(?P<kind>[PM])(?P<n>\d+)⟧(?P<per> (?:per|an?|for each|each|for every) (?P<unit>{MEASURE})\b)?(?P<after>(?: (?!by\b|and\b|with\b|to\b|are\b|is\b|must\b|should\b|does\b|do\b|will\b|from\b|together\b|of\b|in\b|needed\b|than\b|he\b|she\b)[a-z-]+){{0,3}})"
)
_KINDS_TEXT = "solution solutions mixture mixtures alloy alloys blend blends beans bean feed drink drinks punch juice brine milk cream fertilizer fertilizers vinegar concentration metal ore seed mix bar bars pure strength liquid sample samples product type types kind variety"
_KINDS = frozenset(_KINDS_TEXT.split())
AMOUNT = re.compile(
    rf"(?P<how>⟦[NS]\d+⟧|how many|how much|the (?:number|amount) of)(?P<more> more| fewer| less| additional)? ?(?P<unit>{MEASURE})?(?P<of>(?: are| is)? of)? "
)
_MIXTURE = re.compile(
    r"^(?:an? |the |this |her |his |its |that )?(?:(?:resulting|final|new|combined|finished|total|entire|whole) )?(?:[a-z]+ )??(?:mixtures?|blends?|mix|new (?:alloy|solution|drink|paint)|(?:resulting|final|combined|finished) [a-z]+)\b"
)
_RESULT = re.compile(
    r"\b(?:(?:the|an?|this|her|his|its|that) (?:[a-z]+ ){0,2}(?:mixture|blend|mix|combination)|blends?|results?|resulting|final|(?<!a )new|makes?|making|made|gets?|obtain\w*|produc\w+|creat\w+|forms?|needs?|wants?|yields?|becomes)\b"
    r"(?:(?!\b(?:if|by|from|with|using|uses?|combin\w*|mix\w*|blend\w*|melt\w*|add\w*)\b)[^⟦.,]){0,80}(?:⟦N\d+⟧[^⟦.,]{0,40})?$"
)
_LOWER = re.compile(r"^(?:the )?(?:cheaper|less expensive|weaker|less concentrated|lower-priced|least expensive)\b")
_HIGHER = re.compile(r"^(?:the )?(?:more expensive|costlier|stronger|more concentrated|higher-priced|dearer|pricier)\b")
LOSES = re.compile(
    r"\b(?:evaporat|boil|drain|remov|replac|pour(?:ed|s)? (?:out|off)|spill|lost|loses|separat|dilut|profit|discount|tax|leftover|markup|sells the|sold the|water|pure|per cent more|then adds?|again)"
)
MIXES = re.compile(
    r"\b(?:mix\w*|blend\w*|combin\w*|melt\w*|add(?:ed|s|ing)?|alloy|stir\w*|pour\w*|make|makes|made|solution|together)\b"
)
_CALM = re.compile(
    r"\b(?:as (?:represented|shown|given|modeled|described) (?:by|in)|by (?:volume|weight|mass)|equation (?:above|shown|given)|which of the following|how (?:many|much)|(?:the )?total (?:weight|amount|volume|mass|number)|together|combined)\b"
)
_ALLOWED_TEXT = """
    of if when how what which where that total both together between ratio is then same
"""
_ALLOWED = frozenset(_ALLOWED_TEXT.split())
_DECLINED = (TRAPS | REVERSALS) - _ALLOWED


@dataclass
class Blend:
    """Two parts and their mixture: strengths (numbers of percent, or prices), one amount told, and what is asked.

    told, asked: which amount: LOW, HIGH, MIX, or a difference or ratio as a pair (more, less).
    """

    strengths: dict[str, Fraction]
    percent: bool
    told: tuple[str, ...] = ()
    amount: Fraction | None = None
    asked: tuple[str, ...] = ()
    ratio: bool = False
    unit: str = ""
    letters: dict[str, str] = field(default_factory=dict)
    full: bool = True


@dataclass(frozen=True)
class Mention:
    start: int
    end: int
    value: Fraction
    nouns: frozenset[str]


def read(stem: Stem) -> Blend | None:
    """What is told and asked of two things mixed; None for anything else."""
    if stem.tables or stem.statements or len(stem.prose) > 900 or stem.placeholders("FTDB"):
        return None
    text = re.sub(r"⟦[RE]\d+⟧", " ; ", stem.prose)
    kinds = {k for k in "PM" if stem.placeholders(k)}
    if len(kinds) != 1 or not MIXES.search(text) or LOSES.search(text):
        return None
    mentions = mentions_of(stem, text, kinds == {"P"})
    if mentions is None:
        return None
    values = sorted({m.value for m in mentions})
    if len(values) == 2:
        values = with_the_equations(stem, values, kinds == {"P"})
    if len(values) != 3:
        return None
    roles = dict(zip(values, (LOW, MIX, HIGH), strict=True))
    result = {roles[m.value] for m in mentions if _RESULT.search(text[: text.index("⟦", m.start)])}
    if result & {LOW, HIGH}:
        return None  # the text calls another one the mixture
    blend = Blend({roles[v]: v for v in values}, kinds == {"P"}, full=MIX in result or bool(stem.equations()))
    return blend if _amounts(stem, text, blend, mentions, roles) else None


def with_the_equations(stem: Stem, values: list[Fraction], percent: bool) -> list[Fraction]:
    """The two strengths with the mixture's, where an equation alone tells it."""
    scale = 100 if percent else 1
    told = {n.value * scale for r in stem.equations() for n in walk(r) if isinstance(n, Num)}
    between = {v for v in told if values[0] < v < values[1]}
    return sorted({*values, *between}) if set(values) <= told and len(between) == 1 else values


def mentions_of(stem: Stem, text: str, percent: bool) -> list[Mention] | None:
    """Every strength in the text, with the nouns that name what has it; None where they are of several substances."""
    found: list[Mention] = []
    substances: set[str] = set()
    units: set[str] = set()
    per = 0
    kinds: set[str] = set()
    for match in _STRENGTH.finditer(text):
        value = stem.value(match["n"])
        if value is None or value < 0:
            return None
        nouns = [singular(w) for w in (match["noun"] or "").split()]
        after = [singular(w) for w in (match["after"] or "").split()]
        if percent:
            if match["per"] or value > 1:
                return None
            kinds |= set(nouns)
            substances |= set(after[:1]) - _KINDS
            value *= 100
        else:
            per += bool(match["per"])
            units |= {canonical(match["unit"]) or ""} if match["per"] else set()
            if not match["per"]:
                return None
        found.append(Mention(match.start(), match.end(), value, frozenset(nouns)))
    substances -= kinds
    if len(found) != len(stem.placeholders("PM")) or len(substances) > 1 or len(units) > 1:
        return None
    return found


def _amounts(stem: Stem, text: str, blend: Blend, mentions: list[Mention], roles: dict[Fraction, str]) -> bool:
    """Notes the one amount told and what is asked; False where anything else is."""
    ask = text.rfind(stem.ask.split("⟦R")[0][:40]) if stem.ask[:40] in text else text.rfind(". ") + 2
    told: list[tuple[tuple[str, ...], Fraction]] = []
    units: set[str] = set()
    taken: list[tuple[int, int]] = [(m.start, m.end) for m in mentions]
    of_ratio = re.search(r"\bratio of\b", stem.ask)
    for match in AMOUNT.finditer(text):
        if of_ratio and match["how"].startswith("the") and match.start() >= ask - 1:
            continue
        number = re.match(r"⟦([NS])(\d+)⟧", match["how"])
        if number is None and not match["unit"] and match["how"].startswith("how"):
            return False
        role = role_of(text, match.end(), mentions, roles)
        if role is None:
            return False
        which: tuple[str, ...] = (role[0],)
        if match["more"]:
            if match["more"].strip() == "additional":
                return False
            than = re.compile(rf"[^.?;]{{0,80}}?\bthan (?:{MEASURE} )?(?:of )?").match(text, role[1])
            other = role_of(text, than.end(), mentions, roles) if than else None
            if than is None or other is None or other[0] == role[0]:
                return False
            which = (role[0], other[0]) if match["more"].strip() == "more" else (other[0], role[0])
            taken.append((than.end() - len(than[0].split()[-1]) - 6, max(than.end(), other[1])))
        units |= {canonical(match["unit"]) or ""} if match["unit"] else set()
        taken.append((match.start(), max(match.end(), role[1])))
        if number and number[1] == "S":
            node = stem.node(number[2])
            name = node.name if isinstance(node, Sym) else ""
            if match["more"] or blend.letters.get(name, role[0]) != role[0]:
                return False
            blend.letters[name] = role[0]
        elif number:
            value = stem.value(number[2])
            if value is None or value <= 0:
                return False
            told.append((which, value))
        elif match.start() >= ask - 1 and not blend.asked:
            blend.asked = which
        else:
            return False
    ratio = re.search(
        r"\bratio of (?:the )?(?:number of |amount of |weight of |volume of )?(?P<u>(?:" + MEASURE + r") of )?",
        stem.ask,
    )
    if len(set(told)) > 1 or len(units) > 1:
        return False
    return _asked(stem, text, blend, mentions, roles, told, units, taken, ratio is not None)


def _asked(stem: Stem, text: str, blend: Blend, mentions: list[Mention], roles: dict[Fraction, str], told: list[tuple[tuple[str, ...], Fraction]], units: set[str], taken: list[tuple[int, int]], ratio: bool) -> bool:  # fmt: skip
    if ratio:
        match = re.search(
            r"\bratio of (?:the )?(?:(?:number|amount|weight|volume|mass) of )?(?:" + MEASURE + r" )?(?:of )?(?:the )?",
            text,
        )
        to = (
            re.compile(
                r"[^.?;]{0,80}?\bto (?:the )?(?:(?:number|amount|weight|volume|mass) of )?(?:"
                + MEASURE
                + r" )?(?:of )?(?:the )?"
            ).match(text, match.end())
            if match
            else None
        )
        if match is None or to is None:
            return False
        one, two = role_of(text, match.end(), mentions, roles), role_of(text, to.end(), mentions, roles)
        if one is None or two is None or {one[0], two[0]} != {LOW, HIGH}:
            return False
        blend.asked, blend.ratio = (one[0], two[0]), True
        taken.append((match.start(), max(to.end(), two[1])))
        told = []
    elif not blend.asked:
        total = re.search(
            r"\bwhat (?:is|was|will be) the total (?:weight|amount|volume|mass|number of [a-z]+)(?:,? in (?P<u>"
            + MEASURE
            + r"),?)? of (?:the |this )?(?:mixture|blend|mix|new [a-z]+)",
            text,
        )
        if total is None:
            return False
        blend.asked = (MIX,)
        taken.append(total.span())
    if not told and not blend.ratio:
        return False
    if told:
        blend.told, blend.amount = told[0]
    blend.unit = next(iter(units), "")
    rest = "".join(c if not any(s <= i < e for s, e in taken) else " " for i, c in enumerate(text))
    rest = _CALM.sub(" ", rest)
    if any(kind in "NPMD" for kind, _ in PLACEHOLDER.findall(rest)):
        return False
    return not set(re.findall(r"[a-z']+", PLACEHOLDER.sub(" ", rest))) & _DECLINED and blend.asked != blend.told


def role_of(text: str, start: int, mentions: list[Mention], roles: dict[Fraction, str]) -> tuple[str, int] | None:
    """Which of the three a phrase that starts here names, and where the naming ends; None where it is not clear."""
    phrase = re.split(
        r"[.?;,]| than | and | with | together | into | are | do | does | did | should | must | will | to ",
        text[start : start + 160],
    )[0]
    end = start + len(phrase)
    within = [m for m in mentions if m.start < end + 1 and m.end > start and "⟦" in text[max(m.start, start) : m.end]]
    if within:
        first = text.index("⟦", start)
        lead = text[start:first]
        if (
            re.search(r"\b(?:and|with|than|to|into|from)\b", lead)
            or len(lead.split()) > 10
            or text[first + 1] not in "PM"
        ):
            return None
        return roles[within[0].value], within[0].end
    if _LOWER.match(phrase):
        return LOW, end
    if _HIGHER.match(phrase):
        return HIGH, end
    nouns = {singular(w) for w in re.findall(r"[a-z-]+", phrase)} - {"the", "a", "an", "of"}
    named = {roles[m.value] for m in mentions if m.nouns and nouns & _telling(m, mentions)}
    if len(named) == 1:
        return named.pop(), start + len(" ".join(phrase.split()[:4]))
    if not named and _MIXTURE.match(phrase):
        return MIX, end
    return None


def _telling(mention: Mention, mentions: list[Mention]) -> frozenset[str]:
    """The nouns that only this strength's things have."""
    others = {n for m in mentions if m.value != mention.value for n in m.nouns}
    return mention.nouns - others
