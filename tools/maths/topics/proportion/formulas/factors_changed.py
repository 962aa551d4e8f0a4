"""A formula used a second time with other numbers: each letter so many times as large, so the result is how many times?

"The number of rooms will be 2 times that of the first job, the width half that of the first job: by what factor …?"
Also the second result from the first one. Letters that are told in no clause must be constants.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion.formulas.terms import Formula, formula
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Bin, Node, Sym, num

_K = r"(?:⟦N(?P<k>\d+)⟧(?: times)?|(?P<word>twice|half|double|triple|one[- ](?:half|third|fourth|quarter|fifth)))(?: of| as [a-z]+ as)?"
_BE = r"(?:will be|would be|is|are|was|were)"
_THING = r"(?P<thing>⟦S\d+⟧|(?:the |its )?[a-z][a-z' ]{1,60}?(?:,? ⟦S\d+⟧)?)"
_CHANGES = tuple(re.compile(p) for p in (
    rf"{_THING} {_BE} {_K} (?P<base>(?:that|the|what|those) [a-z' -]+|⟦S\d+⟧)",
    rf"{_THING} {_BE} (?P<verb>doubled|tripled|quadrupled|halved|cut in half)(?P<base>)",
    rf"{_THING} {_BE} (?P<verb>multiplied|divided) by ⟦N(?P<k2>\d+)⟧(?P<base>)",
    rf"{_THING} (?:{_BE}|stays?|remains?) (?P<verb>the same|unchanged)(?P<base>(?: as [a-z' -]+)?)",
    r"(?:[a-z][a-z' ]{1,40} (?:has|have|had) )?the (?P<verb>same) (?P<thing>[a-z]+)(?P<base>(?: (?:of|as) [a-z' -]+)?)",
    rf"(?:[a-z][a-z' ]{{1,40}} (?:has|have|had) )?{_K} (?P<thing>the [a-z]+)(?P<base>(?: (?:of|as) [a-z' -]+)?)",
))  # fmt: skip
_TIMES = {
    "twice": 2,
    "double": 2,
    "doubled": 2,
    "triple": 3,
    "tripled": 3,
    "quadrupled": 4,
    "the same": 1,
    "same": 1,
    "unchanged": 1,
}
_PARTS = {"half": 2, "halved": 2, "cut in half": 2, "third": 3, "fourth": 4, "quarter": 4, "fifth": 5}
_ASKS = tuple((kind, re.compile(p)) for kind, p in (
    ("factor", r"by what (?:factor|number) (?:must|should|would|will|is|can) (?P<x>[a-z' ]+?)(?: be)? multiplied (?:to (?:give|get|find|obtain)|in order to (?:get|give)) (?P<y>[a-z' ]+)\?"),
    ("factor", r"(?P<y>(?:the )?[a-z' ]+?) (?:is|will be|would be) (?:how many times|what (?:fraction|multiple) of) (?P<x>[a-z' ]+)\?"),
    ("factor", r"(?P<y>(?:the )?[a-z' ]+?) (?:is|will be|would be) (?:equal to )?(?P<x>the [a-z' ]+?) multiplied by (?:what|which) (?:factor|number)\?"),
    ("factor", r"(?P<y>(?:the )?[a-z' ]+?) (?:is|will be|would be) multiplied by (?:what|which) (?:factor|number)(?P<x>)\?"),
    ("factor", r"by what factor (?:is|will|would|does) (?P<y>the [a-z' ]+?)(?: be)? (?:multiplied|change|changed)(?P<x>)\?"),
    ("amount", r"if (?P<x>[a-z' ]+?) (?:costs?|is|was|has|used|uses) ⟦[NM](?P<n>\d+)⟧(?: [a-z]+)?, (?:what (?:does|did|will|would|is) (?P<y>[a-z' ]+?)(?: cost)?|how much (?:does|will|would|did) (?P<z>[a-z' ]+?) cost)\?"),
))  # fmt: skip
_FIRST = re.compile(r"\b(?:first|original|old|smaller?|previous|former|initial)\b")
READS_SENTENCES = True  # "twice the depth" is read; any other new sentence makes the reading not full
CONCEPT = (
    "In a product every factor counts by itself: multiply the factors by which the letters change, each with its power."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a factor, None for anything else."""
    law = formula(stem)
    stem = stem if law is None else _named(stem, {*law.powers, law.output})
    if law is None or stem.tables or stem.placeholders("PTD"):
        return None
    tail = stem.ask
    found = next(((kind, m) for kind, p in _ASKS if (m := p.search(tail))), None)
    if found is None:
        return None
    kind, asked = found
    clauses = _clauses(stem, law, asked)
    changes: dict[str, Fraction] = {}
    bases: list[str] = []
    used = [int(asked["n"])] if kind == "amount" else []
    for clause in clauses:
        read = _change(stem, law, clause)
        if read is None:
            return None
        name, factor, base, places = read
        if name in changes:
            return None
        changes[name] = factor
        bases += [base] if base.strip() else []
        used += places
    if not changes or not _all_told(law, changes) or not _forward(bases, asked):
        return None
    told = stem.placeholders("NM", " ".join(s for s in stem.sentences if not re.search(r"⟦[REF]\d+⟧", s)))
    if set(told) - set(used):
        return None
    known = stem.value(asked["n"]) if kind == "amount" else None
    if kind == "amount" and not known:
        return None
    made = _derived(stem, law, changes, known)
    return made and replace(made, full=made.full and all(_tells(s) for s in stem.unread_sentences))


def _named(stem: Stem, letters: set[str]) -> Stem:
    """The stem with letters that are names as words: "Cylinder B" is a name here."""

    def written(match: re.Match[str]) -> str:
        node = stem.nodes[int(match[1])]
        return node.name.lower() if isinstance(node, Sym) and node.name not in letters else match.group()

    return replace(stem, sentences=tuple(re.sub(r"⟦S(\d+)⟧", written, s) for s in stem.sentences))


def _clauses(stem: Stem, law: Formula, asked: re.Match[str]) -> list[str]:
    """The clauses that tell of the second time: the sentences after the formula, cut at commas and "and"."""
    lines = [s for s in stem.sentences if not re.search(r"⟦[REF]\d+⟧", s) and s != stem.ask and _tells(s)]
    before = stem.ask[: asked.start()]
    text = ", ".join([s.strip(" .") for s in lines] + ([before.strip(" ,")] if before.strip(" ,") else []))
    text = re.sub(
        r"\b(?:if|when|suppose(?: that)?|for an?(?: [a-z]+){1,3},|on [a-z]+,?(?= the)|in an?(?: [a-z]+){1,3},)\s*",
        "",
        text,
    )
    parts = [
        p
        for p in re.split(
            r",(?: and| while| but)? | and (?=(?:⟦S|the [a-z]+ (?:[a-z' ]+ )?(?:is|will|are|was|were|stays|remains)|twice the|half the|⟦N\d+⟧ (?:times )?the|the same))| while ",
            text,
        )
        if p.strip()
    ]
    return [p.strip() for p in parts]


def _tells(sentence: str) -> bool:
    return bool(
        re.search(r"⟦N\d+⟧|\b(?:twice|half|double|triple|doubled|tripled|halved|same|one-[a-z]+|unchanged)\b", sentence)
    )


def _change(stem: Stem, law: Formula, clause: str) -> tuple[str, Fraction, str, list[int]] | None:
    """The letter that a clause changes, by which factor, what it is compared with, and the numbers read."""
    for pattern in _CHANGES:
        match = pattern.fullmatch(clause)
        if match is None:
            continue
        said = match.groupdict()
        place = said.get("k") or said.get("k2")
        verb = said.get("verb") or ""
        factor: Fraction | None
        if place:
            factor = stem.value(place)
            factor = 1 / factor if factor and verb == "divided" else factor
        else:
            word = (said.get("word") or verb).replace("one-", "").replace("one ", "")
            factor = Fraction(_TIMES[word]) if word in _TIMES else Fraction(1, _PARTS[word]) if word in _PARTS else None
        name = _letter(stem, law, match["thing"])
        if factor is None or factor <= 0 or name is None:
            return None
        base = said.get("base") or ""
        alike = re.match(r"(?:the )(?P<again>[a-z ]+?) (?:of|on|in|at|for) ", base)
        if alike is not None and name != _letter(stem, law, alike["again"], frozenset()):
            return None  # "the height is 2 times the width of the first"
        return name, factor, base, [int(place)] if place else []
    return None


def _letter(stem: Stem, law: Formula, thing: str, must: frozenset[str] | None = None) -> str | None:
    """The letter a phrase names: the letter itself, else the one whose words it shares most of, alone."""
    place = re.search(r"⟦S(\d+)⟧", thing)
    if place is not None:
        node = stem.node(place[1])
        return node.name if isinstance(node, Sym) and node.name in law.powers else None
    said = {singular(w) for w in re.findall(r"[a-z]+", thing)}
    scores: dict[str, int] = {}
    for name in law.powers:
        told = law.told.get(name)
        if told is None:
            word = {"ell": "length", "l": "length", "w": "width", "h": "height", "r": "radius"}.get(name)
            scores[name] = int(word in said) if word else 0
        elif not told.constant:
            scores[name] = len(told.words & said)
    best = max(scores.values(), default=0)
    names = [n for n, s in scores.items() if s == best]
    return names[0] if best and len(names) == 1 else None


def _all_told(law: Formula, changes: Mapping[str, Fraction]) -> bool:
    """Whether every letter is changed, said to stay, or a constant."""
    return all(n in changes or (n in law.told and law.told[n].constant) for n in law.powers) and not any(
        law.told[n].constant for n in changes if n in law.told
    )


def _forward(bases: list[str], asked: re.Match[str]) -> bool:
    """Whether the question goes from what the changes are compared with to what they give, and not back."""
    said = asked.groupdict()
    source, goal = said.get("x") or "", said.get("y") or said.get("z") or ""
    if not source:
        return not bases
    keys = [frozenset(re.findall(r"[a-z]+", b)) for b in bases]
    if not keys:
        return bool(_FIRST.search(source)) and not _FIRST.search(goal)
    one, other = (frozenset(re.findall(r"[a-z]+", t)) for t in (source, goal))
    own = one - other
    return bool(own) and all(key & own and not key & (other - one) for key in keys)


def _derived(stem: Stem, law: Formula, changes: Mapping[str, Fraction], known: Fraction | None) -> Derivation | None:
    work = Working(stem)
    node: Node | None = None
    for name, power in law.powers.items():
        factor = changes.get(name, Fraction(1))
        if factor == 1:
            continue
        shown = work.show(factor)
        piece = shown if abs(power) == 1 else Bin("^", shown, num(Fraction(abs(power))))
        node = (piece if power > 0 else Bin("/", num(Fraction(1)), piece, "frac")) if node is None else Bin(
            "*" if power > 0 else "/", node, piece, "cdot" if power > 0 else "frac")  # fmt: skip
    if node is None:
        return None
    said = "Put the factor of each letter in its place in the formula; a constant, and what stays the same, leaves no trace."
    answer = work.work("Multiply the factors", said, node)
    if known is not None:
        answer = work.step(
            "Multiply the first result", "The second result is that many times the first.", known, "*", answer
        )

    def confirm() -> bool:  # the formula itself, with numbers of its own
        start = {n: Fraction(3 + 2 * i, 2) for i, n in enumerate(law.powers)}
        old = new = Fraction(1)
        for name, power in law.powers.items():
            old *= start[name] ** power
            new *= (start[name] * changes.get(name, Fraction(1))) ** power
        return new / old * (known or 1) == answer

    added = sum((f for f in changes.values() if f != 1), Fraction(0))
    return work.told(
        RATES, CONCEPT, "You are asked what the changes of the letters do to the result, all together.", answer, confirm,
        slips=(("adding the factors", added),) if known is None and added != answer else (),
    )  # fmt: skip
