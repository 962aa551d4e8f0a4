"""Ratios, shares and factors told in words: "the ratio of buses to walkers is 7 to 4", "3 out of every 8", "half as many"."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths.topics.proportion.by_units.mentions import Mention
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.stories.at_length.general.roles import NAME_NOISE, Placed
from tools.maths.topics.stories.at_length.general.terms import Term

_FACTOR_WORDS = {
    "twice": Fraction(2), "double": Fraction(2), "doubled": Fraction(2), "doubles": Fraction(2), "thrice": Fraction(3),
    "triple": Fraction(3), "tripled": Fraction(3), "triples": Fraction(3), "quadruple": Fraction(4), "quadrupled": Fraction(4),
    "half": Fraction(1, 2), "halved": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4),
    "fourth": Fraction(1, 4), "fifth": Fraction(1, 5), "sixth": Fraction(1, 6), "eighth": Fraction(1, 8), "tenth": Fraction(1, 10),
}  # fmt: skip
_FACTOR = re.compile(
    r"\b(?:(?P<word>twice|thrice|doubled?|doubles|tripled?|triples|quadrupled?|halved)\b"
    r"|(?:one[- ]|a )?(?P<half>half)\b(?= (?:as|the|of|its|his|her|their|that|what|were|was|are|is|to|full|empty)\b(?! (?:an? |way\b)))"
    r"|(?:one[- ]|a )(?P<part>third|quarter|fourth|fifth|sixth|eighth|tenth)\b(?= (?:as|the|of|its|his|her|their|that)\b(?! (?:an?|all) )))"
)
_RATIO = re.compile(r"\bratio\b|\bratios\b|\bproportion\b|\bfor every\b")
_PERIOD = re.compile(
    r"\b(?:(?:in|for|after|during|over|of) (?:an?|one) (?:whole |single |full )?|one full |one whole )(second|minute|hour|day|week|month|year)\b(?! (?:ago|later|earlier))"
)
_SMALL_TEXT = """
    of the a an in to were are was is had have has said who that which those them and their for at with on by from how
    many much what it its did do does be been all student number total people every each
"""
_SMALL = frozenset(_SMALL_TEXT.split())


def ratios(text: str, found: list[Mention], out: list[Placed]) -> list[Placed]:
    """ "the ratio of buses to walkers is 7 to 4" as one term."""
    starts = {m.start: m for m in found}
    done: list[Placed] = []
    skip: set[int] = set()
    for k, (at, term) in enumerate(out):
        if at in skip:
            continue
        chain = [(at, term)]
        for nxt in out[k + 1 :]:
            gap = text[starts[chain[-1][0]].end : nxt[0]]
            first = text[chain[-1][0] : starts[chain[-1][0]].end]
            if (re.fullmatch(r"\s*(?:to|:)\s*", gap) and re.fullmatch(r"⟦[NM]\d+⟧", first.strip())) or (
                re.fullmatch(r" (?:[a-z]+ )?(?:to|for every) ", gap) and _RATIO.search(text[:at][-120:])
            ):
                chain.append(nxt)
            else:
                break
        sentence = re.split(r"[.;?] ", text[:at])[-1] + text[at:].split(". ")[0]
        if len(chain) > 1 and _RATIO.search(sentence):
            skip |= {a for a, _ in chain}
            done.append(
                (
                    at,
                    Term(
                        Fraction(0),
                        (),
                        "ratio",
                        ratio=tuple(t.value for _, t in chain),
                        names=_ratio_names(sentence, len(chain)),
                    ),
                )
            )
        else:
            done.append((at, term))
    return done


def _ratio_names(sentence: str, count: int) -> tuple[frozenset[str], ...]:
    match = re.search(r"\bratio of (.+?)(?: (?:is|was|were|are|in|at|of the)\b|⟦)", sentence)
    if match is None:
        match = re.search(r"\bratio of (.+)", sentence)
    parts = re.split(r"\bto\b", match[1]) if match else []
    if len(parts) != count:
        return ()
    sets = [frozenset(singular(w) for w in re.findall(r"[a-z]+", p)) - NAME_NOISE for p in parts]
    if any("not" in re.findall(r"[a-z]+", p) for p in parts):
        return ()
    both = frozenset.intersection(*sets)
    return tuple(s - both for s in sets)


def shares(text: str, out: list[Placed]) -> list[Placed]:
    """ "3 out of every 8" as the factor 3/8."""
    done: list[Placed] = []
    skip = False
    for k, (at, term) in enumerate(out):
        if skip:
            skip = False
            continue
        nxt = out[k + 1] if k + 1 < len(out) else None
        if nxt is not None and not term.role and not nxt[1].role and 0 < term.value < nxt[1].value:
            gap = re.sub(r"^⟦[A-Z]\d+⟧", "", text[at : nxt[0]])
            if re.fullmatch(r"(?: [a-z]+)? (?:out of (?:every |each )?|of every |in every |of each )", gap):
                skip = True
                done.append((at, Term(term.value / nxt[1].value, (), "part")))
                continue
        done.append((at, term))
    return done


def factors_told(text: str) -> list[Placed]:
    out: list[Placed] = []
    for match in _FACTOR.finditer(text):
        word = match["word"] or match["half"] or match["part"]
        after = text[match.end() :]
        role = "times"
        if (
            word not in ("twice", "thrice")
            and re.match(r" (?:of|the|were|was|are|is|full|empty)\b(?! (?:number|amount|price|cost))", after)
            and _FACTOR_WORDS[word] < 1
        ):
            role = "part"
        if word == "twice" and not re.match(r" (?:as|the|that|what|its|his|her|their)\b", after):
            continue
        near = frozenset(singular(w) for w in re.findall(r"[a-z]+", re.split(r"[.;?,]", after)[0])) - NAME_NOISE
        before = (
            frozenset(singular(w) for w in re.findall(r"[a-z]+", re.split(r"[.;?,⟧]", text[: match.start()])[-1]))
            - NAME_NOISE
        )
        out.append((match.start(), Term(_FACTOR_WORDS[word], (), role, owner=near | before)))
    return out


def periods(text: str) -> list[Placed]:
    """ "in a week": one week, where the rest is told by the day."""
    return [(m.start(), Term(Fraction(1), ((m[1], 1),), idle=True)) for m in _PERIOD.finditer(text)]


def _stems(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"(?:ing|ed|es|s|e)$", "", w)[:6] for w in re.findall(r"[a-z]+", text) if w not in _SMALL)


def taken_up(text: str, ask: str, found: tuple[Term, ...]) -> tuple[Term, ...]:
    """Whether the question takes up the words beside the last part: "35% bought tickets … how many bought tickets"."""
    asked, out = _stems(ask), []
    last = max((t.place for t in found if t.role == "part"), default=-1)
    ends = [t.at for t in found[1:]] + [len(text)]
    for t, end in zip(found, ends, strict=True):
        if t.place == last and t.role == "part":
            around = (
                re.split(r"[.;?] ", text[max(0, t.at - 60) : t.at])[-1] + " " + re.split(r"[.;?]", text[t.at : end])[0]
            )
            t = replace(t, spoken=bool(_stems(re.sub(r"⟦[A-Z]\d+⟧", " ", around)) & asked))
        out.append(t)
    return tuple(out)
