"""Values told in a sentence: "after 1, 2 and 3 hours there were 360, 432 and 518.4, respectively", "half of what it was"."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.stem import Stem

_RUN = r"(?:⟦[NM]\d+⟧[a-z ]*, ){1,6}(?:and )?⟦[NM]\d+⟧|⟦[NM]\d+⟧[a-z ]* and ⟦[NM]\d+⟧"
_LISTS = re.compile(
    rf"(?P<x>{_RUN}|(?:⟦N\d+⟧|1) [a-z]+, (?:⟦N\d+⟧ [a-z]+,? ){{1,4}}(?:and )?⟦N\d+⟧ [a-z]+)(?P<between>[^⟦.;]*?)(?P<y>{_RUN})(?P<end>,? respectively)?"
)
_FIRST = re.compile(r"\b(?:started|starts|begins|began|initially|at first|at the start|originally)\b[^.⟦]*(⟦[NM]\d+⟧)")
_PERIOD = r"(?:second|minute|hour|day|week|month|year|decade|bounce|round|generation)"
_LAST = re.compile(
    rf"\b(?:each|every|per|after)\b[^.]*\b{_PERIOD}\b[^.]*?\b(?:(?P<half>half)|(?P<twice>twice|double)|(?P<n>⟦N\d+⟧) times|(?P<p>⟦P\d+⟧))(?: of| as (?:much|many|great|large|high) as)? (?:what|the|its|that)\b[^.]*\b(?:was|were|had been|before|previous|beginning|prior|earlier|preceding|last)\b"
)


def listed(stem: Stem) -> list[tuple[Fraction, Fraction]]:
    """The pairs of two lists in one sentence, the start before them where it is told; [] without two such lists."""
    for sentence in stem.told:
        match = _LISTS.search(sentence)
        if match is None or not match["end"]:
            continue
        xs, ys = (_numbers(stem, match[g]) for g in ("x", "y"))
        if re.match(r"1 [a-z]", match["x"]):
            xs = [Fraction(1), *xs]
        if len(xs) != len(ys) or len(xs) < 2:
            return []
        first = _FIRST.search(" ".join(stem.told))
        start = stem.value(first[1]) if first else None
        pairs = list(zip(xs, ys, strict=True))
        if start is not None and xs[0] == xs[1] - xs[0]:
            pairs.insert(0, (Fraction(0), start))
        return pairs if len(pairs) >= 3 else []
    return []


def _numbers(stem: Stem, text: str) -> list[Fraction]:
    return [v for n in re.findall(r"⟦[NM](\d+)⟧", text) if (v := stem.value(f"⟦N{n}⟧")) is not None]


def of_the_last(stem: Stem) -> Fraction | None:
    """The factor of "at the end of each hour it is half of what it was at the beginning"; None when none is told."""
    match = _LAST.search(" ".join(stem.told))
    if match is None:
        return None
    if match["half"]:
        return Fraction(1, 2)
    factor = Fraction(2) if match["twice"] else stem.value(match["n"] or match["p"])
    return factor if factor is not None and factor > 0 and factor != 1 else None
