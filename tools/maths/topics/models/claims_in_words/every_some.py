"""All, some and none: which sentence must hold in every small world in which the told sentences hold.

A world says which kinds of things there are: with or without each property. Properties are recognised by their words
("taller than 60 feet", "no taller than 60 feet" is its opposite).
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.claims_in_words.verdicts import in_words, one_true, spelled
from tools.maths.topics.models.nouns import content

_QUANTIFIED = re.compile(
    r"^(?:in [a-z ]+, |on [a-z ]+, |at [a-z ]+, |also,? |and |but |however,? |if )?(?P<q>not (?:all|every)|every|each|all|any|no|none|some|at least 1|at least one|there (?:is|are) (?:at least (?:one|1)|some))(?: of)?(?: the)? (?P<rest>.+?)[.]?$"
)
_LINK = re.compile(
    r"\b(?P<link>(?:that|who|which) (?:is|are|has|have|do|does|was|were|can|own)?|with(?:out)?\b|on |in |at |from )"
)
_MAIN = re.compile(
    r"\b(?P<verb>(?:do|does|did) not [a-z]+|(?:don't|doesn't) [a-z]+|is not|are not|isn't|aren't|is no|are no|has no|have no|has|have|is|are|was|were|owns?|plays?|takes?|uses?|contains?|speaks?|likes?|likes|lives?|sells?|studies|study|eats?|drinks?|wears?|rides?|drives?|can(?:not)?)\b"
)
_MUST = re.compile(
    r"\bmust (?:also )?be true|\bmust (?:also )?follow|\bcan be concluded|\bfollows?\b|\bnecessarily\b|\bbe concluded\b"
)

_ANY = content("animals things items people persons objects")


@dataclass(frozen=True)
class Part:
    """A property, by its words, or its opposite."""

    words: frozenset[str]
    holds: bool = True


@dataclass(frozen=True)
class Said:
    """kind: "all" (each thing with all of `of` has `then`), "some" or "not all"; a "no" is an "all" of the opposite."""

    kind: str
    of: tuple[Part, ...]
    then: Part


def solve(stem: Stem) -> Derivation | None:
    """The one choice that holds in every world of the told sentences."""
    if not in_words(stem) or stem.tables or not _MUST.search(stem.ask) or stem.placeholders("RFETPM"):
        return None
    told = [read(spelled(stem, s).removesuffix(".")) for s in stem.told if not re.match(r"on the basis|based on", s)]
    asked = {c.letter: read(tidy(c.text).removesuffix(".")) for c in stem.choices}
    if not 2 <= len(told) <= 4 or None in told:
        return None
    facts = [t for t in told if t is not None]
    claims = {letter: a for letter, a in asked.items() if a is not None}
    place = re.match(r"\s*(?:in|on|at) (?P<where>[a-z ]+),", stem.sentences[0])
    domain = frozenset.intersection(*(_first(s) for s in facts)) | content(place.group("where") if place else "")
    domain |= frozenset.intersection(*(_place(s) for s in stem.told if read(s.removesuffix(".")) is not None)) | _ANY
    properties = _properties(facts, domain)
    if not 2 <= len(properties) <= 3:
        return None
    known = {p for f in facts for p in _used(f, domain)}
    claims = {k: c for k, c in claims.items() if all(p in known for p in _used(c, domain))}  # the others stay unread
    verdicts: dict[str, bool | None] = {k: _follows(facts, c, properties, domain) for k, c in claims.items()}
    right = [k for k, v in verdicts.items() if v]
    moves = (
        Move("List the kinds of things", "Each property may hold or not: write every kind of thing that the sentences allow.",
             words(f"{len(properties)} properties"), words("the kinds allowed"), check=lambda: any(_worlds(facts, properties, domain))),
        Move("Look for a case against each sentence", "A sentence must be true only if no allowed world breaks it.",
             words(f"{len(claims)} sentences"), words("one that nothing breaks"),
             check=lambda: all((_broken(facts, c, properties, domain) is None) == (k in right) for k, c in claims.items())),
    )  # fmt: skip
    return one_true(
        stem, verdicts, skill=skills.CLAIMS, moves=moves,
        concept="What must be true holds in every case the sentences allow; one case against it is enough to rule a sentence out. “All A are B” says nothing of B that is not A.",
        asked="You are asked which sentence holds in every case the text allows.",
        unread=1,
        confirm=lambda: len(right) == 1 and any(_broken([f for f in facts if f is not g], claims[right[0]], properties, domain) is not None for g in facts),
    )  # fmt: skip


def read(sentence: str) -> Said | None:
    """One sentence with a quantifier, None when it is none.

    >>> said = read("every building that is taller than 60 feet has a sprinkler")
    >>> said.kind, sorted(said.then.words)
    ('all', ['sprinkler'])
    """
    match = _QUANTIFIED.match(sentence.strip())
    if match is None:
        return None
    quantifier, rest = match.group("q"), match.group("rest")
    linked = re.search(r"\b(?:that|who|which)\b", rest)
    verbs = list(_MAIN.finditer(rest))
    if linked:
        verbs = [v for v in verbs if v.start() > linked.end() + 1][-1:]
    if not verbs:
        return None
    verb = verbs[-1] if linked else verbs[0]
    subject, predicate = rest[: verb.start()], rest[verb.start() :]
    if re.search(r"\b(?:and|or|if|only|unless|except|when)\b", rest):
        return None
    then = _part(predicate)
    of = _subject(subject)
    kind = (
        "some"
        if "some" in quantifier or "least" in quantifier
        else "not all"
        if quantifier.startswith("not")
        else "all"
    )
    if quantifier in ("no", "none"):
        then = Part(then.words, not then.holds)
    return Said(kind, of, then) if then.words and of else None


def _subject(text: str) -> tuple[Part, ...]:
    """ "buildings on quarry street that are taller than 60 feet" is three parts."""
    pieces = [p for p in re.split(r"\b(?=(?:that|who|which|without|with|on|from|at)\b)", text) if p.strip()]
    return tuple(_part(re.sub(r"^(?:that|who|which)\b", "", p)) for p in pieces)


def _part(text: str) -> Part:
    opposite = bool(re.search(r"\bnot\b|n't\b|\bno\b|\bwithout\b|\bcannot\b|\bnever\b", text))
    kept = re.sub(
        r"\b(?:not|no|without|with|cannot|never|does|do|did|don't|doesn't|isn't|aren't|has|have|is|are)\b|n't\b",
        " ",
        text,
    )
    if re.search(r"\bat most (?=\d)", kept):
        return Part(frozenset(), False)
    found = content(kept) | frozenset(re.findall(r"\b\d+(?:\.\d+)?\b", kept))
    return Part(found - frozenset({"than"}), not opposite)


def _place(sentence: str) -> frozenset[str]:
    """Where a sentence says that its things are: "in the exhibit"."""
    return frozenset(w for where in re.findall(r"\b(?:in|at) (?:the |an? )?([a-z]+)", sentence) for w in content(where))


def _first(said: Said) -> frozenset[str]:
    return said.of[0].words


def _same(p: frozenset[str], domain: frozenset[str]) -> frozenset[str]:
    return p - domain


def _used(said: Said, domain: frozenset[str]) -> list[frozenset[str]]:
    return [w for w in (_same(p.words, domain) for p in (*said.of, said.then)) if w]


def _properties(all_said: Sequence[Said], domain: frozenset[str]) -> list[frozenset[str]]:
    found: dict[frozenset[str], None] = {}
    for said in all_said:
        for part in _used(said, domain):
            found.setdefault(part)
    return list(found)


def _worlds(facts: Sequence[Said], properties: Sequence[frozenset[str]], domain: frozenset[str]) -> Iterator[list[int]]:
    """The worlds in which the facts hold, each as the kinds of things there are."""
    kinds = range(2 ** len(properties))
    for world in range(1, 2 ** (2 ** len(properties))):
        present = [k for k in kinds if world >> k & 1]
        if all(_holds(f, present, properties, domain) for f in facts):
            yield present


def _holds(said: Said, present: Sequence[int], properties: Sequence[frozenset[str]], domain: frozenset[str]) -> bool:
    def has(kind: int, part: Part) -> bool:
        wanted = _same(part.words, domain)
        return not wanted or bool(kind >> properties.index(wanted) & 1) == part.holds

    those = [k for k in present if all(has(k, p) for p in said.of)]
    if said.kind == "all":
        return all(has(k, said.then) for k in those)
    if said.kind == "some":
        return any(has(k, said.then) for k in those)
    return any(not has(k, said.then) for k in those)


def _broken(
    facts: Sequence[Said], claim: Said, properties: Sequence[frozenset[str]], domain: frozenset[str]
) -> list[int] | None:
    """A world in which the facts hold and the claim does not."""
    return next((w for w in _worlds(facts, properties, domain) if not _holds(claim, w, properties, domain)), None)


def _follows(facts: Sequence[Said], claim: Said, properties: Sequence[frozenset[str]], domain: frozenset[str]) -> bool:
    return all(_holds(claim, w, properties, domain) for w in _worlds(facts, properties, domain))
