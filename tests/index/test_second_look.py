"""What a recogniser wrote is left out where nobody spoke, and heard again where it did not understand."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import transcription
from index.errors import BadInput
from index.hallucinations import spoken
from index.media import RATE
from index.second_look import SecondLook, doubtful, hotwords, merged
from index.sentences import Word, spread
from index.speech import Stretch, Utterance
from index.transcription import transcribe
from index.whisper import Whisper
from tests.index.recordings import write_media


def said(
    text: str, start: float = 0.0, *, logprob: float = -0.3, silence: float = 0.05, repetition: float = 1.2
) -> Utterance:
    """Four seconds of speech."""
    return Utterance(start, start + 4, tuple(spread(start, start + 4, text)), logprob, silence, repetition)


@pytest.mark.parametrize(
    "utterance",
    [
        said("Thank you for watching!", silence=0.9, logprob=-0.1),  # sure of itself, as such phrases are
        said("Subtitles by the Amara.org community", silence=0.8),
        said("the the of and", silence=0.7, logprob=-1.4),
        said("no no no no no no no no no no no", silence=0.7, repetition=3.1),
    ],
)
def test_words_over_silence_are_left_out(utterance: Utterance) -> None:
    real = said("The derivative measures change.", 10.0)
    assert spoken([real, utterance]) == ([real], 1)


@pytest.mark.parametrize(
    "utterance",
    [
        said("Thank you for watching!"),  # somebody does say it
        said("Thank you.", silence=0.5),
        said("A quiet sentence that was heard well.", silence=0.9),
        said("mumbled words", logprob=-1.5),
        said("Again and again and again.", repetition=2.6),
    ],
)
def test_what_somebody_said_stays(utterance: Utterance) -> None:
    assert spoken([utterance]) == ([utterance], 0)


def test_the_same_words_again_and_again_over_silence_are_a_loop() -> None:
    loop = [said("so we have", 4.0 * i, silence=0.7) for i in range(3)]
    assert spoken(loop) == ([], 3)
    assert spoken(loop[:2]) == (loop[:2], 0)
    chorus = [said("so we have", 4.0 * i, silence=0.1) for i in range(5)]
    assert spoken(chorus) == (chorus, 0)


def test_only_a_little_is_heard_again() -> None:
    good = [said("well heard words", 4.0 * i) for i in range(50)]
    bad = [said("guess", 200.0 + 4 * i, logprob=-1.5) for i in range(50)]
    assert doubtful([*good, *bad[:3]], 220.0) == bad[:3]
    assert doubtful([*good, *bad], 400.0) == []  # half of it: the model does not suit


def test_hot_words_are_the_title_and_what_was_understood() -> None:
    heard = [said("The Jacobian determinant of the Jacobian matrix."), said("quixotic gibberish", logprob=-2.0)]
    hint = hotwords("Change of variables", heard * 3)
    assert hint.startswith("Change of variables, ")
    assert "Jacobian" in hint
    assert "gibberish" not in hint


def test_better_words_replace_and_worse_do_not() -> None:
    first = [said("well heard"), said("hell hurt", 4.0, logprob=-1.5), said("loop loop", 8.0, repetition=5.0)]
    better = said("well learnt", 4.0, logprob=-0.4)
    assert merged(first, first[1:], [better]) == ([first[0], better, first[2]], 1)
    worse = said("hell learn", 4.0, logprob=-1.8)
    assert merged(first, first[1:], [worse]) == (first, 0)
    assert merged(first, first[1:], []) == (first, 0)


def test_a_neighbours_word_in_the_edge_is_not_said_twice() -> None:
    place = said("guess", 4.0, logprob=-1.5)
    words = (Word(3.7, 3.95, "before"), Word(4.5, 5.0, "inside"), Word(8.1, 8.3, "after"))
    (fresh,), count = merged([place], [place], [Utterance(3.7, 8.3, words, -0.2)])
    assert (fresh.text, count) == ("inside", 1)


@given(st.lists(st.floats(0, 60), max_size=6), st.lists(st.integers(1, 7 * RATE), min_size=1, max_size=12))
def test_places_are_cut_out_of_the_passing_sound(starts: list[float], sizes: list[int]) -> None:
    sound = np.arange(sum(sizes), dtype=np.int64)
    pieces = np.split(sound, np.cumsum(sizes)[:-1])
    places = [said("guess", start) for start in sorted(starts)]
    looker = object.__new__(SecondLook)
    looker._places = [(place.start, place.end) for place in places]
    made = list(looker.stretches(pieces))
    inside = [place for place in places if round(place.start * RATE) < len(sound)]
    assert len(made) == len(inside)
    for stretch, place in zip(made, inside, strict=True):
        first, last = round(place.start * RATE), round(place.end * RATE)
        assert np.array_equal(stretch.samples, sound[first:last])
        assert stretch.start == first / RATE


class Scripted(Whisper):
    """A Whisper that says what it is told to, the careful way something better."""

    def __init__(self, *_: object) -> None:
        self.name, self.language, self.sureness, self.settings = "faster-whisper small", None, None, "scripted"
        self.hints: list[str] = []

    multilingual = True

    def recognise(self, stretch: Stretch):  # type: ignore[no-untyped-def]
        self.language, self.sureness = "de", 0.97
        yield said("Die Kettenregel hat zwei Faktoren.")
        yield said("Vektor rau", 4.0, logprob=-1.7)
        yield said("Vielen Dank. Thank you for watching.", 8.0, silence=0.95, logprob=-1.2)

    def listen_closely(self, stretch: Stretch, hotwords: str):  # type: ignore[no-untyped-def]
        self.hints.append(hotwords)
        yield said("Vektorraum", stretch.start, logprob=-0.2)


def test_the_notes_tell_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcription, "Whisper", Scripted)
    monkeypatch.setattr("index.second_look.Whisper", Scripted)
    made = transcribe(write_media(tmp_path / "kettenregel.flac", 60.0), cache=tmp_path)
    assert [sentence.text for sentence in made.sentences] == ["Die Kettenregel hat zwei Faktoren.", "Vektorraum"]
    assert made.language == "de"
    assert made.notes == (
        "The speech was recognised by faster-whisper small.",
        'The language was recognised as "de" (97% sure).',
        "One unclear passage was heard a second time, with the recording's own terms as a hint.",
        "One passage was left out: words had been written where nobody spoke.",
    )
    again = transcribe(tmp_path / "kettenregel.flac", cache=tmp_path)
    assert again.sentences == made.sentences
    kept = list((tmp_path / "heard").iterdir())
    assert len(kept) == 2  # the first look and the second
    assert all(json.loads(line)["language"] == "de" for file in kept for line in file.read_text().splitlines())


def test_a_recording_that_is_all_guesses_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Guessing(Scripted):
        def recognise(self, stretch: Stretch):  # type: ignore[no-untyped-def]
            self.language = "en"
            for start in range(0, 100, 4):
                yield said("words that may be wrong", start, logprob=-1.3)

    monkeypatch.setattr(transcription, "Whisper", Guessing)
    made = transcribe(write_media(tmp_path / "mumble.flac", 100.0))
    assert made.notes[-1].startswith("About 100% of the words are guesses: the recording is unclear, or the model does")


def test_nothing_but_imagined_words_is_no_speech(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Imagining(Scripted):
        def recognise(self, stretch: Stretch):  # type: ignore[no-untyped-def]
            yield said("Thank you for watching.", silence=0.9)

    monkeypatch.setattr(transcription, "Whisper", Imagining)
    with pytest.raises(BadInput, match=r"No speech was heard in rain\.flac"):
        transcribe(write_media(tmp_path / "rain.flac", 5.0))
