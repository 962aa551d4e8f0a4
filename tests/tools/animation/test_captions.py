"""Captions as WebVTT."""

from __future__ import annotations

from tools.animation.captions import vtt


def test_times_and_escaping() -> None:
    text = vtt([(0.0, 61.25, "a < b --> c & d"), (3661.5, 3661.5, "last")])
    assert text.startswith("WEBVTT\n\n00:00:00.000 --> 00:01:01.250\na &lt; b --&gt; c &amp; d\n")
    assert "01:01:01.500 --> 01:01:01.700\nlast\n" in text


def test_long_captions_are_broken_into_lines() -> None:
    cue = vtt([(0, 1, "word " * 30)]).split("\n")[3:-1]
    assert len(cue) > 2
    assert all(len(line) <= 42 for line in cue)
