"""From a sample to its population: a number estimated by the sample's proportion, and back.

Which number is the sample, which the population and which the part is read from the words around it; where the question
turns the part round ("do not"), the rest of the sample counts.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.framing import framed
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.words import content, spoken, tokens, traps
from tools.maths.tree import Bin, Node, Percent, num

CONCEPT = "A random sample stands for its population: the same proportion is expected in both, so part over whole is equal in the two."
_EXPECT = re.compile(
    r"\bestimat|\bexpect|\bpredict|\babout how many|\bapproximately how many|\bat this rate|\bbased on (?:the|this|these)|\bis representative|\bsuggest|\bclosest|\bsame (?:rate|proportion|percent|ratio)|\bproject"
)
_SAMPLE_CUES = (
    r"sample(?: size)? of (?:size )?(?:about )?⟦N(\d+)⟧",
    r"(?:survey|surveyed|polled|poll of|selected|selects|chose|tested|tests|inspected|inspects|asked|asks|interviewed|examined|examines|checked|checks|sampled|samples|tagged|measured|observed|questioned)(?: of)?(?: (?:exactly|a group of|a sample of|a random sample of|the first|about|randomly))* ⟦N(\d+)⟧",
    r"⟦N(\d+)⟧ (?:randomly |[a-z]+ )?(?:selected|chosen|sampled|surveyed|inspected|tested)",
    r"⟦N(\d+)⟧ [a-z ]{1,40}? (?:were|was|are) (?:randomly |then )?(?:selected|chosen|sampled|surveyed|asked|inspected|tested|polled|checked|interviewed|examined)",
    r"(?:out of|of) (?:every |the |a )?⟦N(\d+)⟧ (?:randomly|[a-z]+ (?:surveyed|sampled|tested|selected|chosen|inspected|polled|asked|who))",
    r"⟦N\d+⟧ out of (?:every )?⟦N(\d+)⟧",
)  # fmt: skip
_CLAIMED = re.compile(r"⟦N(\d+)⟧ (?:out of|in|of) every ⟦N(\d+)⟧|⟦N(\d+)⟧ (?:out of|in) ⟦N(\d+)⟧")
_OPPOSITE = (
    ("at least", "fewer than"), ("more than", "at most"), ("less than", "at least"), ("satisfied", "dissatisfied"),
    ("or more", "fewer than"), ("defective", "nondefective"), ("damaged", "undamaged"), ("fewer than", "at least"),
)  # fmt: skip


def solve(stem: Stem) -> Derivation | None:
    """A number in a population, expected from a sample or a claimed rate."""
    if stem.tables or not re.search(
        r"\bsampl|\bsurvey|\brandom|\bpoll|\binspect|\brepresentative|\bclaim|\brate\b|\bselect|\btest", stem.prose
    ):
        return None
    if re.search(r"\bmargin|\bprobabilit|\bmean\b|\baverage of\b|\bmedian", stem.prose):
        return None
    if re.search(
        r"\b(?:how many|many) (?:more|fewer|less|additional|other)\b|\bdifference\b|\bexceed|\btwice\b|\bcombined\b",
        stem.ask,
    ):
        return None  # a comparison of two numbers, not one of them
    if re.search(
        r"\bnot (?:tested|sampled|surveyed|asked|inspected|selected|chosen|checked|polled|in the)\b", stem.ask
    ):
        return None  # the rest of the population is asked about
    if framed(stem.ask) or re.search(
        r"\bvolunteer|\bhalf of\b|\b(?:is|are) then\b|\bthen (?:repairs?|removes?|adds?|replaces?|throws?)\b",
        stem.prose,
    ):
        return None  # nobody was chosen at random, or something happens to the population afterwards
    if not re.search(r"\bhow many\b|\bnumber of\b|\bleast number\b", stem.ask):
        return _class_sizes(stem)
    return _class_sizes(stem) or _claimed(stem) or _by_sample(stem)


def _numbers(stem: Stem) -> dict[int, Fraction]:
    return {i: v for i in stem.placeholders("NP") if (v := stem.value(f"⟦N{i}⟧")) is not None}


def _by_sample(stem: Stem) -> Derivation | None:
    values = _numbers(stem)
    percents = [i for i in stem.placeholders("P")]
    sample = next((int(m.group(1)) for c in _SAMPLE_CUES for m in re.finditer(c, stem.prose)), None)
    years = [i for i in values if i not in stem.unused(())]
    counts = {i: v for i, v in values.items() if i not in percents and i not in years}
    if not _EXPECT.search(stem.prose) or sample is None or sample not in counts:
        return None
    n = counts[sample]
    others = {i: v for i, v in counts.items() if i != sample and v != n}
    if len(percents) == 1 and len(others) == 1:
        (population,), share = others, values[percents[0]]
        part_place = percents[0]
    elif not percents and len(others) == 2:
        part_place, population = sorted(others, key=lambda i: others[i])
        if others[part_place] > n or n > others[population]:
            return None
        share = others[part_place] / n
    else:
        return None
    if values[population] < n or _is_part(stem, population, part_place):
        return None
    turned = _turned(stem, part_place)
    if turned is None:
        return None
    return _scaled(stem, share, values[population], turned, n, full=_plain(stem))


def _is_part(stem: Stem, population: int, part: int) -> bool:
    """Whether the number taken for the population counts only its part: "560 students who walk to school"."""
    said, told = (set(content(re.split(r"[.;,?⟦]", stem.prose.split(f"{i}⟧", 1)[1])[0])) for i in (population, part))
    noun = set(content(stem.prose.split(f"{population}⟧", 1)[1])[:1])
    return bool(told - noun) and told - noun <= said


def _turned(stem: Stem, part: int) -> bool | None:
    """Whether the question asks for the others; None when what it asks does not match what the sample was asked."""
    after = stem.prose.split(f"{part}⟧", 1)[1].split("⟧.")[0]
    told = spoken(stem, re.split(r"[.;?]", after)[0])
    ask = spoken(stem, stem.ask)
    event = set(content(re.sub(r"^(?: of (?:the|these|those|them|whom|which)(?: [a-z]+)?)", "", told)))
    wanted = set(content(ask))
    deny = [bool({"not", "no", "never"} & set(tokens(t))) for t in (told, re.split(r"how many|number of", ask)[-1])]
    for one, other in _OPPOSITE:
        if re.search(rf"\b{one}\b", told) and re.search(rf"\b{other}\b", ask) and not re.search(rf"\b{one}\b", ask):
            return True
    if not event & wanted:
        return None
    numbers = {s for s in event if s[0].isdigit()}
    if {s for s in wanted if s[0].isdigit()} and numbers and not numbers & wanted:
        return None
    return deny[0] != deny[1]


_SAFE_TEXT = """
    what how many who which of each every not no same only total when where if first average at least than then more
    fewer after before most less
"""
_SAFE = TRAPS & frozenset(_SAFE_TEXT.split())


def _plain(stem: Stem) -> bool:
    chosen_otherwise = re.search(r"\bvolunteer|\bnot random|\bwho (?:chose|agreed|wanted) to\b", stem.prose)
    return len(stem.sentences) <= 5 and not traps(stem, stem.sentences) - _SAFE and chosen_otherwise is None


def _scaled(
    stem: Stem, share: Fraction, population: Fraction, turned: bool, n: Fraction | None, full: bool
) -> Derivation | None:
    moves: list[Move] = []
    top = share * n if n is not None else None
    ratio: Node = (
        Bin("/", num(top), num(n), "frac")
        if top is not None and n is not None and top.denominator == 1
        else Percent(num(share * 100))
    )
    if isinstance(ratio, Bin):
        moves.append(Move("Find the proportion in the sample", "Part over whole, in the sample.", ratio, num(share)))
    part = 1 - share if turned else share
    if turned:
        moves.append(
            Move(
                "Take the others", "The others make up the rest of the whole.", Bin("-", num(1), num(share)), num(part)
            )
        )
    value = part * population
    moves.append(
        Move(
            "Multiply by the size of the population",
            "The population has the same proportion.",
            Bin("*", num(part), num(population), "cdot"),
            num(value),
        )
    )
    slips = [("took the others", (1 - part) * population)]
    if n is not None:
        slips.append(("answered for the sample", part * n))
    return number_answer(
        stem,
        Found(
            skill=skills.INFERENCE,
            concept=CONCEPT,
            asked="You are asked for a number in the population; the sample tells the proportion.",
            moves=tuple(moves),
            value=value,
            confirm=lambda: value / population == part and (not turned or (population - value) / population == share),
            slips=tuple(Slip(name, num(v)) for name, v in slips if v != value),
            full=full and value.denominator == 1,
        ),
    )


def _claimed(stem: Stem) -> Derivation | None:
    """ "3 out of every 8 residents …" and a group of known size; or a percentage that is to be reached."""
    match = _CLAIMED.search(stem.prose)
    if match is not None:
        top, bottom = (int(g) for g in match.groups() if g is not None)
        a, b = stem.value(f"⟦N{top}⟧"), stem.value(f"⟦N{bottom}⟧")
        others = {i: v for i in stem.unused({top, bottom}) if (v := stem.value(f"⟦N{i}⟧")) is not None}
        if a is None or not b or a > b or len(others) != 1 or stem.placeholders("PM"):
            return None
        if not re.search(r"\bexpect|\bestimat|\bwould\b|\bbased\b", stem.prose):
            return None
        turned = _turned(stem, bottom)
        return None if turned is None else _scaled(stem, a / b, next(iter(others.values())), turned, None, _plain(stem))
    percents = stem.placeholders("P")
    numbers = [i for i in stem.unused(percents) if stem.value(f"⟦N{i}⟧") is not None]
    if len(set(stem.value(f"⟦P{i}⟧") for i in percents)) != 1 or len(numbers) != 1:
        return None
    share, whole = stem.value(f"⟦P{percents[0]}⟧"), stem.value(f"⟦N{numbers[0]}⟧")
    if share is None or whole is None or not 0 < share < 1 or whole.denominator != 1:
        return None
    if re.search(r"\bleast number\b|\bminimum number\b|\bfewest\b", stem.ask) and re.search(
        r"\bat least\b", stem.prose
    ):
        if re.search(r"\bnot\b|\bcould\b|\bmore than\b", stem.ask):
            return None
        exact = share * whole
        value = Fraction(-(-exact.numerator // exact.denominator))
        moves = [
            Move(
                "Take the percentage of the group",
                "The percentage of all that were chosen.",
                Bin("*", Percent(num(share * 100)), num(whole), "of"),
                num(exact),
            )
        ]
        if value != exact:
            moves.append(
                Move(
                    "Round up",
                    "Only whole numbers count, and fewer would not be enough.",
                    num(exact),
                    num(value),
                    check=lambda: value >= exact > value - 1,
                )
            )
        return number_answer(
            stem,
            Found(
                skills.CLAIMS, CONCEPT, "You are asked for the least number that reaches the percentage.", tuple(moves), value,
                lambda: value / whole >= share > (value - 1) / whole, full=_plain(stem),
            ),
        )  # fmt: skip
    if not re.search(r"\bexpect", stem.ask) or re.search(
        r"\bincreas|\bdecreas|\bmore\b|\bless\b|\bdiscount", stem.prose
    ):
        return None
    turned = _turned(stem, percents[0])
    return None if turned is None else _scaled(stem, share, whole, turned, None, _plain(stem))


def _class_sizes(stem: Stem) -> Derivation | None:
    """A percentage of one class, an average class size and a number of classes."""
    match = re.search(r"average (?:[a-z'-]+ )*?(?:size|number)[^.⟦]*? (?:is|was) (?:also |about )?⟦N(\d+)⟧", stem.prose)
    groups = re.search(r"(?:there are|district has|school has|has a total of) ⟦N(\d+)⟧", stem.prose)
    percents = stem.placeholders("P") or tuple(
        i for i in stem.placeholders("N") if re.search(rf"⟦N{i}⟧ percent", stem.prose)
    )
    if (
        match is None
        or groups is None
        or len(percents) != 1
        or not re.search(r"\bestimate|\bexpect|\brepresentative", stem.prose)
    ):
        return None
    size, count = stem.value(f"⟦N{match.group(1)}⟧"), stem.value(f"⟦N{groups.group(1)}⟧")
    share = stem.value(f"⟦P{percents[0]}⟧")
    if size is None or count is None or share is None:
        return None
    if percents[0] in stem.placeholders("N"):
        share /= 100
    turned = _turned(stem, percents[0])
    if turned is None or not 0 < share < 1:
        return None
    return _scaled(stem, share, size * count, turned, None, full=False)
