"""What each number of a story does: an amount, a percent up or down, a factor of comparison, a difference."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths.topics.proportion.by_units.mentions import Mention
from tools.maths.topics.proportion.units import Unit, kind_of, singular
from tools.maths.topics.stories.at_length.general.so_much_for import so_much_for
from tools.maths.topics.stories.at_length.general.terms import THING, Dim, Term, dim_of
from tools.maths.topics.stories.at_length.percent_words import what_it_does

NAME_NOISE_TEXT = "the number of who a an in on at and their its amount total that which are is to students"
NAME_NOISE = frozenset(NAME_NOISE_TEXT.split())
Placed = tuple[int, Term]  # where a term stands
_MARK = re.compile(r"⟦[A-Z]\d+⟧")
_TIMES = re.compile(
    r"^ times (?:as|the|that|more|what|its|his|her|their|larger|greater|longer|heavier|faster|higher)\b"
)
_MORE = re.compile(
    r"^(?: (?!than)[a-z]+){0,2}? (?:more|longer|taller|heavier|older|greater|higher|farther|further|above|larger|faster|deeper|wider)\b(?: [a-z]+){0,4}? than\b|^ (?:faster|longer|taller|heavier|higher)(?=[.,;?]|$)"
)
_LESS = re.compile(
    r"^(?: (?!than)[a-z]+){0,2}? (?:less|fewer|shorter|lighter|younger|lower|cheaper|below|smaller|slower|narrower)\b(?: [a-z]+){0,4}? than\b|^ (?:slower|shorter|lighter|lower)(?=[.,;?]|$)"
)
_RAISED = re.compile(
    r"\b(?:raised|increased|increases|rose|rises|grew|grows|went up|goes up|climbed) by (?:about |an additional )?$"
)
_LOWERED = re.compile(
    r"\b(?:reduced|decreased|decreases|dropped|drops|fell|falls|lowered|cut|went down|shrank) by (?:about )?$"
)
_OF_PART = re.compile(r"^ (?:of (?!an? |ice|milk|water|flour)|as (?:many|much|long|far))")
_COMPARED = re.compile(
    r"^ (?:more|less|fewer|faster|slower|cheaper|farther|greater|larger|longer|higher|lower|taller|heavier|shorter|smaller)\b"
)
_ADDS = re.compile(
    r"\b(?:also|plus|additional|in addition|extra|another|then|as well|fee|tip|deposit|gained|received|bought|added|adds|more|rest(?:s|ed)|stops?|stopped|waits?|waited|pause[sd]?|one-time|flat|initial|together)\b"
)
_TAKES = re.compile(
    r"\b(?:gave|gives?|sold|spent|spends|used|lost|loses|removed|already|broke|broken|withdr[ae]ws?|leaks?|drains?|ate|donated|returned|discount|coupon|cuts?|minus|less|paid|except|all but|reserved|left|sets? aside)\b"
)
_WHOLE = re.compile(
    r"\b(?:total (?:of|was|is)|in all|has|have|budget(?: is| of| was)?|bill (?:was|is|of|for [a-z ]+ (?:was|is))|at most|no more than|up to|took in|paid(?: a total of)?|spent a total of|charged) (?:exactly |about |only )?$"
)


def _near(text: str, found: list[Mention], i: int) -> tuple[str, str]:
    """The words between the number before and this one, in its sentence, and those to the next one."""
    m = found[i]
    start = max(found[i - 1].end if i else 0, text.rfind("⟧", 0, m.start) + 1)
    before = re.split(r"[.;?] ", text[start : m.start])[-1]
    after = re.split(r"[.;?](?: |$)", text[m.end :])[0]
    return before, _MARK.split(after)[0]


def roles(text: str, found: list[Mention], parts: set[int]) -> list[Placed]:
    out: list[Placed] = []
    last = ""
    for i, m in enumerate(found):
        before, after = _near(text, found, i)
        if m.kind == "P":
            does = what_it_does(re.split(r"[.;?] ", text[: m.start])[-1], after, last) or "part"
            if does == "part" and re.search(
                r"\b(?:los[et]s?|losing|lose|marked down|reduced|discounted|lowered|cut) (?:by )?(?:about |another )?$",
                before,
            ):
                does = "down"
            if does == "part" and re.search(
                r"\b(?:gain(?:s|ed)|marked up|raised|increased) (?:by )?(?:about |another )?$", before
            ):
                does = "up"
            if re.match(r"^ (?:faster|farther)\b", after) or re.search(
                r"\bmarks? (?:[a-z]+ )+up (?:by )?$|\badd(?:s|ed)? (?:on )?(?:an? )?(?:[a-z]+ )*(?:fee|tax|tip|charge|commission) of $",
                before,
            ):
                does = "up"
            if re.match(r"^ (?:slower|cheaper)\b", after):
                does = "down"
            if does == "part of rest" or re.match(r"^ (?:of )?(?:the |what is )?(?:remaining|rest|left)\b", after):
                does = "part" if does == "part of rest" else does
                if out and out[-1][1].role == "part":  # what was taken first is gone
                    out[-1] = (out[-1][0], replace(out[-1][1], role="down"))
            last = does if does in ("up", "down") else last
            out.append(
                (
                    m.start,
                    Term(
                        m.value,
                        (),
                        does,
                        noun="%",
                        compared=bool(_COMPARED.match(after)),
                    ),
                )
            )
            continue
        dim = in_dollars(dim_of(m.unit))
        value = m.value * _cents(m.unit)
        number = text[m.start : m.end]
        ref = re.search(
            r"\b(?:than|as (?:many|much|long|far|old|tall)[a-z ]*? as|times (?:as [a-z]+ as|the|that of)) ((?:[a-z.']+ ?){1,5})",
            after,
        )
        names = (frozenset(singular(w) for w in re.findall(r"[a-z]+", ref[1])) - NAME_NOISE,) if ref else ()
        bare = re.sub(r"^.*?⟧", "", number, count=1) + text[m.end :]
        role = ""
        if (m.kind == "N" and _TIMES.match(bare)) or (
            m.kind == "N" and value < 1 and re.match(r"^ as (?:many|much|long|far)\b", bare)
        ):
            role, dim = "times", ()
        elif (
            m.kind == "N"
            and value < 1
            and (_OF_PART.match(bare) or set(m.places) & parts or not any(kind_of(w) for w, _ in dim))
        ):
            role, dim = "part", ()
        elif _MORE.match(after) or _RAISED.search(before):
            role = "more"
        elif _LESS.match(after) or _LOWERED.search(before):
            role = "less"
        if role in ("", "more", "less"):
            if not dim:
                dim = ((THING, 1),)
            timed = all(kind_of(w) in ("time", "months") for w, p in dim if p < 0)
            if timed and not role:
                dim = so_much_for(text, found, i, dim, before, after)
        out.append(
            (
                m.start,
                Term(
                    value,
                    dim,
                    role,
                    names=names if role in ("more", "less", "times") else (),
                    owner=_owner(before, "" if names else after, number) - (names[0] if names else frozenset()),
                    sign=_sign(before, after),
                ),
            )
        )
    return out


def _sign(before: str, after: str) -> int:
    """Whether the words beside a number add it or take it away, or it is a whole that others are parts of."""
    if (_WHOLE.search(before) and not re.match(r" (?:more|less|fewer)", after)) or re.match(
        r" (?:to spend|in all|in total|altogether)\b", after
    ):
        return 2
    near = " ".join(before.split()[-6:])
    adds, takes = _ADDS.search(near), _TAKES.search(near)
    if bool(adds) == bool(takes):
        next_ = " ".join(after.split()[:2])
        return 1 if re.match(r"(?:more|extra|additional)\b", next_) else 0
    return 1 if adds else -1


def _owner(before: str, after: str, number: str) -> frozenset[str]:
    near = " ".join(before.split()[-4:]) + " " + re.sub(r"⟦[A-Z]\d+⟧", "", number) + " " + " ".join(after.split()[:4])
    return frozenset(singular(w) for w in re.findall(r"[a-z]+", near))


def _cents(unit: Unit) -> Fraction:
    value = Fraction(1)
    for (word, _), power in unit.parts:
        if kind_of(word) == "money":
            value *= Unit.of(word).factor ** power
    return value


def in_dollars(dim: Dim) -> Dim:
    return tuple(sorted(("dollar" if kind_of(w) == "money" else w, p) for w, p in dim))
