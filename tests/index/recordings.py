"""Makes small lectures and recordings for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

SPOKEN = (
    "Today we look at the derivative of a function.",
    "The derivative measures how fast the function changes at one point.",
    "To find it we let the step shrink towards zero and watch the quotient.",
    "The power rule says that x to the n becomes n times x to the n minus one.",
    "A common mistake is to forget the factor in front.",
    "Let us turn to the integral now.",
    "An integral adds up infinitely many thin rectangles under a curve.",
    "Cavalieri already compared solids slice by slice in Bologna.",
    "The fundamental theorem connects both: integration undoes differentiation.",
    "For homework compute the area under the parabola from zero to three.",
)


def write_srt(path: Path, sentences: Sequence[str], seconds: float = 5.0) -> Path:
    """Captions, one sentence a cue, each `seconds` long."""

    def stamp(time: float) -> str:
        return f"{int(time // 3600):02}:{int(time // 60 % 60):02}:{int(time % 60):02},{int(time * 1000 % 1000):03}"

    cues = [
        f"{number + 1}\n{stamp(number * seconds)} --> {stamp((number + 1) * seconds)}\n{text}\n"
        for number, text in enumerate(sentences)
    ]
    path.write_text("\n".join(cues), encoding="utf-8")
    return path


def write_media(path: Path, seconds: float = 2.0, *, audio: bool = True, video: bool = False) -> Path:
    """A recording of a tone, with or without a grey picture, in the format its suffix names."""
    import av
    import numpy as np

    rate = 16_000
    with av.open(str(path), "w") as container:
        codec = {".wav": "pcm_s16le", ".flac": "flac"}.get(path.suffix, "aac")
        sound = container.add_stream(codec, rate=rate, layout="mono") if audio else None
        picture = container.add_stream("mpeg4", rate=10) if video else None
        if picture is not None:
            picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
            for _ in range(int(seconds * 10)):
                frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 128, np.uint8), format="rgb24")
                container.mux(picture.encode(frame))
            container.mux(picture.encode(None))
        if sound is not None:
            wave = (8000 * np.sin(np.arange(int(seconds * rate)) * 2 * np.pi * 440 / rate)).astype(np.int16)
            for begin in range(0, len(wave), 1024):
                tone = av.AudioFrame.from_ndarray(wave[None, begin : begin + 1024], format="s16", layout="mono")
                tone.sample_rate, tone.pts = rate, begin
                container.mux(sound.encode(tone))
            container.mux(sound.encode(None))
    return path
