"""Whether a question asks in a unit the problem's numbers do not have: hours where minutes are told, cents for dollars.

A topic that does not convert units itself must leave such a problem alone.
"""

from __future__ import annotations

import re

from tools.maths.stem import Stem
from tools.maths.topics.proportion.units import MEASURE, canonical, kind_of

_ASKED = re.compile(rf"\b(?:in|how many|number of|nearest)(?: whole)? (?=[a-z]{{3}})(?P<unit>{MEASURE})")


def other_unit(stem: Stem) -> bool:
    """Whether the asked unit measures the same as a told one and is another.

    >>> from tools.maths import stem
    >>> other_unit(stem.read("A tree was 8 feet tall and grew by 75%. How tall, in inches, is it now?"))
    True
    """
    said = re.findall(rf"⟧[ -]({MEASURE})", stem.prose) + re.findall(
        rf"\bin (?=[a-z]{{3}})({MEASURE})", " ".join(stem.told)
    )
    told = {c for w in said if (c := canonical(w)) is not None}
    if stem.placeholders("M"):
        told.add("dollar")
    for match in _ASKED.finditer(stem.ask):
        unit = canonical(match["unit"])
        if unit is not None and unit not in told and kind_of(unit) in {kind_of(t) for t in told}:
            return True
    return False
