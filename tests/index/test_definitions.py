"""Which sentence of a lecture says what a term is."""

from __future__ import annotations

import pytest

from index.definitions import definition
from index.transcript import Sentence


@pytest.mark.parametrize(
    "text",
    [
        "A pipeline is a chain of three steps.",
        "So a pipeline is what takes raw text to a prediction.",
        "Pipelines are the simplest objects of the library.",
        "This chain of steps is called a pipeline.",
        "By pipeline we mean the whole chain.",
        "A pipeline refers to the steps taken together.",
    ],
)
def test_a_definition_is_recognised(text: str) -> None:
    assert (
        definition("pipeline", [Sentence(0.0, 1.0, "Let us load the pipeline."), Sentence(1.0, 5.0, text)]) is not None
    )


@pytest.mark.parametrize(
    "text",
    [
        "What is a pipeline?",
        "The pipeline is slow on this machine.",
        "We will see the pipeline in the next video.",
        "A pipelined processor is a fast one.",
        "Is a pipeline the right tool here?",
    ],
)
def test_a_mention_is_no_definition(text: str) -> None:
    assert definition("pipeline", [Sentence(0.0, 5.0, text)]) is None
