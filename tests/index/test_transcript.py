"""Transcripts written out and read back, and words cut into sentences."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.captions import captions_from
from index.errors import Unavailable
from index.exports import write
from index.passages import MOST_SENTENCES, passages
from index.sentences import LONGEST, Word, cut, spread
from index.transcript import Sentence, Transcript, clock, to_markdown, to_srt, to_text, to_vtt

TALK = Transcript(
    (Sentence(0.5, 2.0, "If x < 3 & y > 2, we stop."), Sentence(3661.25, 3663.0, "That is all.")), "en", "captions"
)


@pytest.mark.parametrize(("write", "name"), [(to_vtt, "a.vtt"), (to_srt, "a.srt")])
def test_captions_survive_a_round_trip(write: object, name: str) -> None:
    assert callable(write)
    assert captions_from(write(TALK), Path(name)).sentences == TALK.sentences


def test_vtt_escapes_what_would_be_markup() -> None:
    assert "x &lt; 3 &amp; y &gt; 2" in to_vtt(TALK)
    assert "01:01:01.250 --> 01:01:03.000" in to_vtt(TALK)


def test_markdown_has_paragraphs_with_times_and_no_markup_of_the_lecturers() -> None:
    talk = Transcript(
        (
            Sentence(0.0, 2.0, "# 1 < 2 and *so* on."),
            Sentence(59.0, 61.0, "1. Still."),
            Sentence(61.0, 63.0, "On."),
        ),
        "en",
        "captions",
        ("2 sound notes were left out.",),
    )
    assert to_markdown(talk, "Orders_of magnitude") == (
        "# Orders\\_of magnitude\n\n"
        "**[00:00]** \\# 1 \\< 2 and \\*so\\* on. \\1. Still.\n\n"
        "**[01:01]** On.\n\n"
        "*2 sound notes were left out.*\n"
    )


@pytest.mark.parametrize("suffix", [".srt", ".vtt", ".txt", ".MD"])
def test_a_transcript_is_written_as_its_suffix_says(tmp_path: Path, suffix: str) -> None:
    made = write(TALK, tmp_path / f"talk{suffix}", "Inequalities")
    begins = {".srt": "1\n00:00:00,500 -->", ".vtt": "WEBVTT\n", ".txt": "If x < 3", ".MD": "# Inequalities\n"}
    assert made.read_text(encoding="utf-8").startswith(begins[suffix])
    assert [file.name for file in tmp_path.iterdir()] == [made.name]


def test_a_transcript_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"could not write talk\.srt"):
        write(TALK, tmp_path / "no such folder" / "talk.srt", "Talk")


def test_text_is_a_line_a_sentence() -> None:
    assert to_text(TALK).splitlines()[1] == "That is all."


def test_json_survives_a_round_trip() -> None:
    assert Transcript.from_json(TALK.to_json()) == TALK


@pytest.mark.parametrize(
    "row", [[2, 1, "x"], [-1, 1, "x"], [0, 1, " "], [0, float("inf"), "x"], [float("nan"), 1, "x"]]
)
def test_impossible_sentences_are_refused(row: list[object]) -> None:
    with pytest.raises(ValueError):
        Transcript.from_json({"made_by": "x", "sentences": [row]})


def test_clock() -> None:
    assert [clock(0), clock(59.9), clock(750), clock(36_000)] == ["00:00", "00:59", "12:30", "10:00:00"]


def test_abbreviations_and_decimals_do_not_end_a_sentence() -> None:
    words = spread(0, 6, "Dr. Euler wrote e.g. 3.14 in Fig. 2. Then he slept.")
    assert [sentence.text for sentence in cut(words)] == ["Dr. Euler wrote e.g. 3.14 in Fig. 2.", "Then he slept."]


def test_languages_without_spaces_get_none() -> None:
    words = [Word(i, i + 1, character, spaced=False) for i, character in enumerate("今天我们看导数。")]
    assert [sentence.text for sentence in cut(words)] == ["今天我们看导数。"]


def test_unpunctuated_speech_is_cut_at_pauses() -> None:
    words = [*spread(0, 2, "we begin with lines"), *spread(3, 5, "then come circles")]
    assert [sentence.text for sentence in cut(words)] == ["we begin with lines", "then come circles"]


def test_a_long_sentence_is_cut_where_one_would_breathe() -> None:
    text = "we take the first number and we add the second one to it, because the order does not matter in a sum at all"
    pieces = cut(spread(0, 20, text))
    assert [piece.text for piece in pieces][1].startswith("because")
    assert all(piece.end - piece.start <= LONGEST for piece in pieces)


@given(st.lists(st.tuples(st.floats(0, 3), st.floats(0, 2), st.sampled_from(["so", "it.", "is,", "x"])), max_size=120))
def test_no_word_is_lost_and_no_sentence_too_long(parts: list[tuple[float, float, str]]) -> None:
    words, moment = [], 0.0
    for gap, length, text in parts:
        moment += gap
        words.append(Word(moment, moment + length, text))
        moment += length
    sentences = cut(words)
    assert " ".join(sentence.text for sentence in sentences) == " ".join(word.text for word in words)
    assert all(0 <= s.end - s.start <= LONGEST for s in sentences)
    assert all(a.start <= b.start for a, b in pairwise(sentences))


@given(
    st.lists(
        st.tuples(st.floats(0, 1e5), st.floats(0, 1e3), st.text("ab.,", min_size=1, max_size=4)),
        min_size=1,
        max_size=80,
    )
)
def test_no_sentence_is_too_long_whatever_a_recogniser_claims(parts: list[tuple[float, float, str]]) -> None:
    sentences = cut([Word(start, start + length, text) for start, length, text in sorted(parts)])
    assert all(s.end <= s.start + LONGEST for s in sentences)
    assert sum(len(s.text.split()) for s in sentences) == len(parts)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=60))
def test_passages_cover_every_sentence_in_order(lengths: list[int]) -> None:
    sentences = [Sentence(float(i), i + 1.0, "word " * length) for i, length in enumerate(lengths)]
    made = passages(sentences)
    assert made[0].first == 0
    assert made[-1].last == len(sentences)
    assert all(a.first < b.first <= a.last for a, b in pairwise(made))
    assert all(1 <= passage.last - passage.first <= MOST_SENTENCES for passage in made)
    assert all(p.start == sentences[p.first].start and p.end == sentences[p.last - 1].end for p in made)
