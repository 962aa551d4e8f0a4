"""How many different people act in a problem: two rarely share one rate, one journey or one account."""

from __future__ import annotations

import re

from tools.maths.stem import Stem

_NO_NAME_TEXT = """
    A An The At In On If How What Which It He She They Each Every One This That There His Her Based Approximately
"""
_NO_NAME = frozenset(_NO_NAME_TEXT.split())


def people(stem: Stem) -> int:
    """How many different names of people act in the problem: two rarely share one rate."""
    names = set()
    for sentence in stem.cased:
        for match in re.finditer(
            r"(?<=[a-z,⟧] )([A-Z][a-z]+)(?='s\b| (?:can|has|is|was|will|drove|rode|ran|flew|swam|went|took|bought"
            r"|sold|had|made|paid|ate|read|wrote|kept|spent|got|[a-z]+s|[a-z]+ed)\b)",
            sentence,
        ):
            names.add(match[1])
        first = re.match(
            "([A-Z][a-z]+) (?:can|has|will|drove|rode|ran|flew|swam|went|took|bought|sold|had|made|paid|ate|read"
            r"|wrote|kept|spent|got|[a-z]+s|[a-z]+ed)\b",
            sentence,
        )
        if first and first[1] not in _NO_NAME:
            names.add(first[1])
    return len(names)
