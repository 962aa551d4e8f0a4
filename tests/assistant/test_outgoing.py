"""Streamed text leaves in whole sentences, and the same text leaves the same way however it was cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.outgoing import Outgoing


def everything(_: str) -> bool:
    return True


def test_a_sentence_waits_until_it_is_whole():
    gate = Outgoing(everything)
    assert gate.feed("Take 7 from both si") == ""
    assert gate.feed("des. Then divide") == "Take 7 from both sides. "
    assert gate.close() == "Then divide"


def test_a_refused_sentence_is_left_out_and_counted():
    gate = Outgoing(lambda sentence: "29" not in sentence)
    out = gate.feed("First halve it. The answer is 29. Now you try.")
    out += gate.close()
    assert out == "First halve it. Now you try."
    assert gate.withheld == 1


def test_a_full_stop_inside_a_formula_does_not_end_a_sentence():
    seen = []

    def judge(sentence: str) -> bool:
        seen.append(sentence)
        return True

    gate = Outgoing(judge)
    gate.feed("So $x = 3. \\quad$ is what we had. Good.")
    gate.close()
    assert seen == ["So $x = 3. \\quad$ is what we had. ", "Good."]


@pytest.mark.parametrize("listing", ["(A) 5\n(B) 29\n(C) 30\n", "- **A.** 5\n- **B.** 29\n", "A) 5. B) 29. C) 30."])
def test_a_list_of_options_is_judged_as_one(listing: str):
    seen = []

    def judge(sentence: str) -> bool:
        seen.append(sentence)
        return True

    gate = Outgoing(judge)
    for character in f"The choices are:\n{listing}":
        gate.feed(character)
    gate.close()
    assert "".join(seen[-1:]).count("29") == 1
    assert "5" in seen[-1], "no line of the list stands alone"


def test_lines_are_judged_one_by_one():
    gate = Outgoing(lambda sentence: "secret" not in sentence)
    out = gate.feed("- one\n- the secret\n- three\n") + gate.close()
    assert out == "- one\n\n- three\n"


@given(st.text(alphabet="aB) .!?\n$`5*-", max_size=120), st.lists(st.integers(1, 9), max_size=60))
def test_how_text_is_cut_does_not_matter(text, cuts):
    def judge(sentence: str) -> bool:
        return "5" not in sentence

    whole = Outgoing(judge)
    expected = whole.feed(text) + whole.close()

    gate, out, rest = Outgoing(judge), "", text
    for cut in cuts:
        out += gate.feed(rest[:cut])
        rest = rest[cut:]
    out += gate.feed(rest) + gate.close()
    assert out == expected
    assert gate.withheld == whole.withheld


@given(st.text(max_size=200))
def test_nothing_is_lost_when_all_is_allowed(text):
    gate = Outgoing(everything)
    assert gate.feed(text) + gate.close() == text
