"""Problems whose choices are sentences: each sentence is tested as a claim about what the text tells."""

from __future__ import annotations

from tools.maths.topics import Solver
from tools.maths.topics.models.claims_in_words import (
    curves_said,
    difference_meaning,
    every_some,
    growth_said,
    lists_changed,
    off_the_line,
    part_meant,
    pay_in_words,
    percent_story,
    scaled_said,
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
    part_meant,
    curves_said,
    scaled_said,
)
SOLVERS: tuple[Solver, ...] = tuple(topic.solve for topic in _TOPICS)
