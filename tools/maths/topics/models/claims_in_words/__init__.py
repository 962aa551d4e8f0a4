"""Problems whose choices are sentences: each sentence is tested as a claim about what the text tells."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.models.claims_in_words import (
    difference_meaning,
    every_some,
    growth_said,
    lists_changed,
    off_the_line,
    pay_in_words,
    percent_story,
    survey_said,
    two_kinds,
)

_TOPICS = (
    percent_story,
    growth_said,
    lists_changed,
    pay_in_words,
    difference_meaning,
    two_kinds,
    survey_said,
    off_the_line,
    every_some,
)
SOLVERS: tuple[Solver, ...] = tuple(topic.solve for topic in _TOPICS)
