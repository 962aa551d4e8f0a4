"""What a sample's share says of the whole, and what two estimates with margins allow one to say of two groups."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.faultless import only_faultless, words_only
from tools.maths.topics.data.words import content, spoken, unmarked

READS_SENTENCES = True

_ASK = re.compile(r"\b(?:conclu\w+|statements?|supported|inference|reasonable|appropriate|interpret\w*|true|valid)\b")
_TURNED = re.compile(r"\bexcept\b|\bnot\b|\bleast\b|\bfalse\b")
_SURE = re.compile(r"\b(?:exactly|certain\w*|definite\w*|must|guaranteed?|always|proves?|every)\b")
_HEDGE = re.compile(r"\b(?:about|approximately|likely|plausib\w*|estimat\w*|roughly|around|probabl\w*|reasonable)\b")


def solve(stem: Stem) -> Derivation | None:
    """A share carried to the population, or two intervals that overlap or do not."""
    if not words_only(stem) or stem.statements or not _ASK.search(stem.ask) or _TURNED.search(stem.ask):
        return None
    told = " ".join(stem.told)
    if not re.search(r"\brandom", told) or re.search(r"\bnot (?:selected|chosen) (?:at )?random|\bvolunteer", told):
        return None
    if re.search(r"margins? of error", told):
        return _two_estimates(stem, told)
    return _share(stem, told)


# ---- a share ---------------------------------------------------------------------------------------------------

_POPULATION = re.compile(
    r"\b(?:random(?:ly)?|at random)\b[^.;]*?\b(?:from|of|among) (?:a group of |a list of |all (?:of )?(?:the )?|the )?(?P<pop>[^.;]+?)(?= and (?:found|asked|recorded|tested|determined)\b|[.;,]|$)"
)


def _share(stem: Stem, told: str) -> Derivation | None:
    """150 chosen at random, 6 of them cracked: about 4% of all they were chosen from."""
    match = _POPULATION.search(told)
    sizes = [
        (int(n), v)
        for n in re.findall(r"⟦N(\d+)⟧", told)
        if (v := stem.value(f"⟦N{n}⟧")) is not None and not (1900 <= v <= 2100)
    ]
    shares = [v for n in re.findall(r"⟦P(\d+)⟧", told) if (v := stem.value(f"⟦P{n}⟧")) is not None]
    if match is None:
        return None
    if len(shares) == 1:
        share = shares[0]
    elif (
        not shares
        and len(sizes) == 2
        and 0 < sizes[1][1] < sizes[0][1]
        and re.search(
            rf"⟦N{sizes[1][0]}⟧ (?:of (?:them|those|the)\b|[a-z]+ (?:were|had|said|have|reported)\b|(?:were|had|said|have|answered|reported|preferred|did)\b)",
            told,
        )
    ):
        share = sizes[1][1] / sizes[0][1]
    else:
        return None
    pop = frozenset(content(spoken(stem, match["pop"])))
    known = frozenset(s for t in stem.told for s in content(spoken(stem, t)))
    if not pop:
        return None
    narrowing = frozenset(
        content(
            " ".join(
                re.findall(
                    r"\b(?:produced|made|in|at|on|from|who|that|enrolled|living|of)\b (.*)", spoken(stem, match["pop"])
                )[:1]
            )
        )
    )

    def faults(choice: Choice) -> list[str]:
        plain = unmarked(choice.text)
        mine = frozenset(content(plain))
        percents = [Fraction(p) for p in re.findall(r"(\d+(?:\.\d+)?) ?(?:%|percent)", plain)]
        found = []
        if _SURE.search(plain):
            found.append("more certain than a sample can be")
        if not percents or any(abs(p / 100 - share) > Fraction(1, 200) for p in percents):
            found.append("another share")
        if not _HEDGE.search(plain):
            found.append("no word of estimating")
        if re.search(r"\b(?:sample|surveyed|inspected|selected)\b", plain):
            found.append("only the sample")
        if (narrowing and not narrowing & mine) or re.search(
            r"\b(?:ever|any other|other|country|world|nation\w*|everywhere|future|always)\b", plain
        ):
            found.append("a wider group than the one chosen from")
        if {s for s in mine - known if not s[0].isdigit()} - _PLAIN:
            found.append("another group")
        return found

    return only_faultless(
        stem, faults, skill=skills.INFERENCE, asked="You are asked what the sample allows one to say of the whole.", rule="Carry the share over",
        text="A random sample's share is about that of the population it was chosen from, and of no other.",
        concept="The share in a random sample estimates the share in the population that the sample was chosen from.",
        sure=lambda: 0 < share < 1 and not faults(next(c for c in stem.choices if not faults(c))),
    )  # fmt: skip


_PLAIN = frozenset(
    content(
        "about approximately likely plausible estimate percent percentage population all entire reasonable conclude proportion roughly around probably"
    )
)


# ---- two estimates ---------------------------------------------------------------------------------------------

_SAME = re.compile(
    r"\b(?:(?:may|might|could) (?:be|have been) (?:the same|equal)|possible that[^.;]*\b(?:the same|equal)|(?:cannot|can't|not possible to|not enough (?:evidence|information) to) (?:be )?(?:conclude\w*|determine\w*|tell|say|know)|no (?:conclusion|evidence)|plausible that[^.;]*\b(?:the same|equal))\b"
)
_MORE = re.compile(r"\b(?:greater|more|higher|larger|less|fewer|lower|smaller)\b")


def _two_estimates(stem: Stem, told: str) -> Derivation | None:
    """Two estimates, one margin each: where the intervals overlap nothing is known of which is greater."""
    percents = [v for n in re.findall(r"⟦P(\d+)⟧", told) if (v := stem.value(f"⟦P{n}⟧")) is not None]
    after = re.search(r"margins? of error[^.;]*?⟦P\d+⟧", told)
    if len(percents) not in (3, 4) or after is None:
        return None
    place = len(re.findall(r"⟦P\d+⟧", told[: after.end()])) - 1
    if len(percents) == 3 and place == 2:
        (one, two, margin), other = percents, percents[2]
    elif len(percents) == 4 and place == 1:
        one, margin, two, other = percents
    elif len(percents) == 4 and place == 2:
        one, two, margin, other = percents
    else:
        return None
    if one == two or max(margin, other) > Fraction(3, 20):
        return None
    overlap = abs(one - two) <= margin + other

    def faults(choice: Choice) -> list[str]:
        plain = unmarked(choice.text)
        found = []
        undecided = bool(_SAME.search(plain))
        if re.search(r"\b(?:exactly|certain\w*|invalid|not valid|unreliable|wrong|error was made|biased)\b", plain) or (
            not undecided and re.search(r"\b\d+(?:\.\d+)?%", plain) and not re.search(r"\bbetween\b", plain)
        ):
            found.append("more certain than the estimates are, or a fault that is none")
        if overlap and _MORE.search(plain) and not undecided:
            found.append("the intervals overlap")
        if not overlap and undecided:
            found.append("the intervals do not overlap")
        if not overlap and not _MORE.search(plain):
            found.append("says nothing of which is greater")
        if overlap and not undecided:
            found.append("takes the estimates for the whole")
        if not overlap and _MORE.search(plain) and _turned_round(plain, told, one > two):
            found.append("the groups are exchanged")
        return found

    return only_faultless(
        stem, faults, skill=skills.INFERENCE, asked="You are asked what the two estimates and their margins allow one to say.", rule="Compare the intervals",
        text="Each estimate stands for an interval, one margin to either side; see whether the intervals have values in common.",
        concept="An estimate with its margin of error is an interval of plausible values; where two intervals overlap, either value may be the greater.",
        sure=lambda: overlap is (max(one, two) - max(margin, other) <= min(one, two) + min(margin, other) or abs(one - two) <= margin + other),
    )  # fmt: skip


def _turned_round(plain: str, told: str, first_greater: bool) -> bool:
    """Whether a sentence calls the wrong one of the two groups the greater."""
    names = re.findall(r"⟦P\d+⟧ (?:for|of|in) (?:the )?([a-z' ]+?)(?= and\b|,|\.|$| (?:each|with))", told)
    if len(names) != 2:
        return True
    own = [frozenset(content(n)) for n in names]
    own = [own[0] - own[1], own[1] - own[0]]
    parts = re.split(r"\bthan\b", plain, maxsplit=1)
    if len(parts) != 2 or not all(own):
        return True
    subject = [bool(frozenset(content(parts[0])) & o) for o in own]
    if subject[0] is subject[1]:
        return True
    more = bool(re.search(r"\b(?:greater|more|higher|larger)\b", parts[0]))
    return (subject[0] is more) is not first_greater
