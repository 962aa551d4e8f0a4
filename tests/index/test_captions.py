"""Captions as they are found in the wild, and what is made of them."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import cues
from index.captions import captions_from, read_captions
from index.errors import BadInput
from index.sentences import LONGEST
from index.transcript import Transcript

SRT = "1\n00:00:01,000 --> 00:00:03,000\nThe chain rule\n\n2\n00:00:03,000 --> 00:00:05,500\nhas two factors.\n"


def read(text: str, name: str = "talk.srt") -> Transcript:
    return captions_from(text, Path(name))


def said(text: str, name: str = "talk.srt") -> list[str]:
    return [sentence.text for sentence in read(text, name).sentences]


def test_cues_become_sentences_with_their_times() -> None:
    (sentence,) = read(SRT).sentences
    assert sentence.text == "The chain rule has two factors."
    assert (sentence.start, sentence.end) == (1.0, 5.5)


@pytest.mark.parametrize(
    "rough",
    [
        "\ufeff\n\n" + SRT,
        SRT.replace("\n", "\r\n"),
        SRT.replace("\n\n", "\n"),  # no blank lines at all
        "0\n00:00:00,000 --> 00:00:00,500\n\n" + SRT,
        SRT + "\n3\n99:59:59,000 --> 99:59:59,999\nSubtitles by nobody\n",
        SRT.replace("The chain rule", "<i>The</i> <font color='#fff'>chain</font> rule"),
        SRT.replace("The chain rule", "{\\an8}The chain&nbsp;rule"),
        SRT.replace("The chain rule", "- The chain rule"),
        SRT.replace("1\n00", "0\n00:00:00,100 --> 00:00:00,900\n(screen whooshes)\n\n1\n00", 1),
        SRT.replace("The chain rule", "[Music] The chain rule"),
        SRT.replace("--> 00:00:03,000", "--> 00:00:03,900"),  # overlapping
        SRT.replace(",", "."),
        SRT.replace("00:00:03,000 --> 00:00:05,500", "00:00:03,000-->00:00:05,500 align:start position:0%"),
    ],
)
def test_rough_edges_are_smoothed(rough: str) -> None:
    assert said(rough) == ["The chain rule has two factors."]


def test_webvtt_names_notes_and_tags_do_not_become_speech() -> None:
    vtt = (
        "WEBVTT Kind: captions\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:03.000 line:0\n"
        "<v Ada>Zero is <00:00:02.000><c>even</c>.\n\nNOTE checked twice\n\nsecond one\n01:00:03.000 --> 01:00:04.000\n"
        "One is &lt; two.\n"
    )
    transcript = read(vtt, "a.vtt")
    assert [sentence.text for sentence in transcript.sentences] == ["Zero is even.", "One is < two."]
    assert transcript.sentences[1].start == 3603.0


def test_rolling_captions_are_said_once() -> None:
    rolling = (
        "WEBVTT\n\n00:00.000 --> 00:02.000\nso today we look at\n\n00:02.000 --> 00:02.010\nso today we look at\n\n"
        "00:02.010 --> 00:04.000\nso today we look at\nthe derivative of a\n\n00:04.000 --> 00:04.010\n"
        "the derivative of a\n\n00:04.010 --> 00:06.000\nthe derivative of a\nfunction\n"
    )
    transcript = read(rolling, "auto.vtt")
    assert " ".join(s.text for s in transcript.sentences) == "so today we look at the derivative of a function"
    assert any("repeated" in note for note in transcript.notes)


def test_words_that_only_look_like_sound_notes_stay() -> None:
    text = "1\n00:00:01,000 --> 00:00:05,000\nThe [CLS] token (which is odd) has f(x) and [0, 1].\n"
    assert said(text) == ["The [CLS] token (which is odd) has f(x) and [0, 1]."]


def test_latex_and_a_number_at_the_end_survive() -> None:
    text = "1\n00:00:01,000 --> 00:00:05,000\nSo \\frac{1}{2} \\nu and x < 3 is\n42\n"
    assert said(text) == ["So \\frac{1}{2} \\nu and x < 3 is 42"]


def test_times_running_backwards_are_sorted_and_told() -> None:
    backwards = (
        "1\n00:00:09,000 --> 00:00:10,000\nLast.\n\n2\n00:00:05,000 --> 00:00:03,000\nMiddle.\n\n"
        "3\n00:00:01,000 --> 00:00:02,000\nFirst.\n"
    )
    transcript = read(backwards)
    assert [sentence.text for sentence in transcript.sentences] == ["First.", "Middle.", "Last."]
    assert any("out of order" in note for note in transcript.notes)
    assert any("ended before" in note for note in transcript.notes)


@pytest.mark.parametrize(
    ("data", "language"),
    [
        (
            [{"start": 1, "end": 3, "text": "The chain rule"}, {"start": 3, "end": 5.5, "text": "has two factors."}],
            None,
        ),
        ({"language": "en", "segments": [{"start": 1, "end": 5.5, "text": "The chain rule has two factors."}]}, "en"),
        (
            {
                "wireMagic": "pb3",
                "events": [
                    {"tStartMs": 0, "dDurationMs": 9000, "id": 1},
                    {"tStartMs": 1000, "dDurationMs": 2000, "segs": [{"utf8": "The chain"}, {"utf8": " rule"}]},
                    {"tStartMs": 3000, "dDurationMs": 10, "aAppend": 1, "segs": [{"utf8": "\n"}]},
                    {"tStartMs": 3000, "dDurationMs": 2500, "segs": [{"utf8": "has two factors."}]},
                ],
            },
            None,
        ),
    ],
)
def test_json_of_three_kinds(data: object, language: str | None) -> None:
    transcript = read(json.dumps(data), "talk.json")
    assert [sentence.text for sentence in transcript.sentences] == ["The chain rule has two factors."]
    assert transcript.language == language


@pytest.mark.parametrize("name", ["talk.sbv", "talk.ass"])
def test_other_caption_formats(name: str) -> None:
    sbv = "0:00:01.000,0:00:03.000\nThe chain rule\n\n0:00:03.000,0:00:05.500\nhas two factors.\n"
    ass = (
        "[Script Info]\nScriptType: v4.00+\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\i1}The chain rule\n"
        "Dialogue: 0,0:00:03.00,0:00:05.50,Default,,0,0,0,,has two factors.\n"
    )
    assert said(sbv if name.endswith("sbv") else ass, name) == ["The chain rule has two factors."]


def test_plain_text_gets_estimated_times_and_says_so() -> None:
    transcript = read("One is odd. Two is even.\n\nThree is odd again.", "talk.txt")
    assert [sentence.text for sentence in transcript.sentences] == [
        "One is odd.",
        "Two is even.",
        "Three is odd again.",
    ]
    assert not transcript.timed
    assert "estimated" in transcript.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "talk.srt"
    file.write_bytes(SRT.replace("chain rule", "Kettenregel für Übungen").encode(encoding))
    (sentence,) = read_captions(file).sentences
    assert sentence.text == "The Kettenregel für Übungen has two factors."


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.srt", b"", "empty.srt is empty"),
        ("zeros.srt", bytes(5000), "zeros.srt is empty"),
        ("noise.srt", bytes(range(256)) * 40, "noise.srt is not text"),
        ("prose.srt", b"Only words, no times.", "prose.srt has no timed captions"),
        ("silent.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n[Music]\n", "silent.vtt has captions but no words"),
        ("none.vtt", b"WEBVTT\n", "none.vtt has no timed captions"),
        ("odd.json", b'[{"start": "soon", "text": "x"}]', "row 1"),
        ("inf.json", b'[{"start": 1e999, "end": 3, "text": "x"}]', "row 1"),
        ("void.json", b'{"segments": []}', "void.json is JSON without any captions"),
        ("deep.json", b"[" * 100_000, "deep.json has no timed captions"),
        ("../../x\ny.srt", None, "x y.srt is not a file"),
        ("a\0b.srt", None, "a b.srt is not a file"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: bytes | None, why: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput, match="(?s)" + why) as raised:
        read_captions(path)
    assert "\n" not in str(raised.value)


def test_a_million_captions_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = "{0:02}:{1:02}:{2:02}.000 --> {0:02}:{1:02}:{2:02}.900\nword{2}\n\n"
    many = [row.format(i // 3600 % 99, i // 60 % 60, i % 60) for i in range(1_500)]
    path = tmp_path / "million.vtt"
    path.write_text("WEBVTT\n\n" + "".join(many) * 700)
    with pytest.raises(BadInput, match=r"million\.vtt is larger than 16 MB"):
        read_captions(path)
    monkeypatch.setattr(cues, "MOST_CUES", 1_000)
    some = read("WEBVTT\n\n" + "".join(many), "some.vtt")
    assert "Only the first 1,000 of 1,500 captions were read." in some.notes
    assert some.seconds <= 1_000


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.srt"
    with path.open("wb") as file:
        file.truncate(80 * 2**20)
    with pytest.raises(BadInput, match=r"huge\.srt is larger than 16 MB"):
        read_captions(path)


def test_real_captions_have_sane_sentences(real_captions: list[Path]) -> None:
    assert len(real_captions) == 82
    for file in real_captions:
        sentences = read_captions(file).sentences
        assert len(sentences) > 5
        assert all(0 <= a.start <= b.start for a, b in pairwise(sentences))
        assert all(sentence.end - sentence.start <= LONGEST for sentence in sentences)
        assert not any("whoosh" in sentence.text.lower() for sentence in sentences)


_ODD = """1|| -->|00:00:01,000 --> 00:00:02,000|00:00:05.000 --> 00:00:01.000|99:59:59,000 --> 99:59:59,999|WEBVTT
NOTE x|[Music]|(|<i>|{\\an8}|♪|- |&nbsp;|\ufeff|[|{""".replace("\n", "|").split("|")
_PIECES = st.one_of(st.sampled_from(_ODD), st.text(max_size=30))


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25), st.sampled_from(["a.srt", "a.vtt", "a.txt", "a.json"]))
def test_whatever_comes_is_read_or_refused(lines: list[str], name: str) -> None:
    try:
        transcript = read("\n".join(lines), name)
    except BadInput:
        return
    assert transcript.sentences
    for sentence in transcript.sentences:
        assert sentence.text.strip()
        assert math.isfinite(sentence.start)
        assert 0 <= sentence.start <= sentence.end
