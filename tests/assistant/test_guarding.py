"""What a model that is not our own may say of a lecture: what the lecture bears out, and what claims nothing."""

from __future__ import annotations

import pytest

from assistant.guarding import supported

HEARD = [
    "*Cells* speaks of this at this moment:\n\n> [03:25] Ribosomes build proteins by reading messenger RNA.",
    "Ribosomes build proteins by reading messenger RNA. It takes about twenty seconds.",
]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ribosomes read messenger RNA and build proteins from it.",
        "At [03:25] the lecturer says that ribosomes build proteins.",
        "1) Ribosomes build proteins by reading messenger RNA.",
        "Reading messenger RNA and building proteins takes about 20 seconds.",
        "Let me know if you'd like an example.",
        "I can also draft a quiz on this topic.",
        "Would you like to hear more about proteins?",
        "Here is what it says:",
    ],
)
def test_what_the_lecture_says_and_what_claims_nothing_may_leave(sentence: str) -> None:
    assert supported(sentence, HEARD)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ribosomes were first seen by George Palade with an electron microscope.",
        "Ribosomes do not build proteins by reading messenger RNA.",
        "Building proteins by reading messenger RNA takes about 25 seconds.",
        "Did you know that Palade discovered ribosomes in 1955?",
        "That was 1955.",
        "Black holes evaporate slowly through Hawking radiation.",
    ],
)
def test_what_it_does_not_say_is_left_out(sentence: str) -> None:
    assert not supported(sentence, HEARD)
