"""Makes small lectures and recordings for tests."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.media import RATE

if TYPE_CHECKING:
    import numpy as np

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


_CODECS = {
    ".wav": ("pcm_s16le", RATE),
    ".flac": ("flac", RATE),
    ".mp3": ("libmp3lame", RATE),
    ".ogg": ("vorbis", RATE),
    ".opus": ("libopus", 48_000),
    ".webm": ("libopus", 48_000),
}
_SUBTITLES = {".mp4": "mov_text", ".mov": "mov_text", ".webm": "webvtt"}
_STYLES = """[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,16

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


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
    import numpy as np

    tone = (8000 * np.sin(np.arange(int(seconds * RATE)) * 2 * np.pi * 440 / RATE)).astype(np.int16)
    return write_sound(path, [tone] if audio else [], pictures=int(seconds * 10) if video else 0)


def write_sound(
    path: Path,
    parts: Iterable[np.ndarray],
    *,
    pictures: int = 0,
    subtitles: Sequence[tuple[float, float, str]] = (),
    language: str = "eng",
    spoken: str = "und",
) -> Path:
    """A recording of these samples (int16, 16 kHz mono), ten grey pictures a second, and a track of subtitles (start
    and end in seconds, text) in `language` beside sound in the `spoken` one, in the format its suffix names."""
    import av
    import numpy as np

    with av.open(str(path), "w") as container:
        parts = iter(parts)
        first = next(parts, None)
        name, rate = _CODECS.get(path.suffix, ("aac", RATE))
        layout = "stereo" if name == "vorbis" else "mono"  # FFmpeg's own Vorbis is experimental and knows nothing else
        sound = container.add_stream(name, rate=rate, layout=layout) if first is not None else None
        picture = container.add_stream("libvpx" if path.suffix == ".webm" else "mpeg4", rate=10) if pictures else None
        if sound is not None:
            sound.codec_context.options = {"strict": "experimental"}
            sound.metadata["language"] = spoken
        if picture is not None:
            picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        text = container.add_stream(_SUBTITLES.get(path.suffix, "subrip")) if subtitles else None
        if text is not None:
            _write_subtitles(container, text, subtitles, language)
        if picture is not None:
            for _ in range(pictures):
                frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 128, np.uint8), format="rgb24")
                container.mux(picture.encode(frame))
            container.mux(picture.encode(None))
        if sound is not None and first is not None:
            _write_sound(container, sound, chain([first], parts))
    return path


def _write_sound(container: Any, stream: Any, parts: Iterable[np.ndarray]) -> None:
    import av

    context = stream.codec_context
    context.open(strict=False)
    resampler = av.AudioResampler(
        context.format, context.layout, context.sample_rate, frame_size=context.frame_size or 1024
    )
    begun = 0
    for part in parts:
        for begin in range(0, len(part), 10 * RATE):
            piece = part[begin : begin + 10 * RATE]
            frame = av.AudioFrame.from_ndarray(piece[None], format="s16", layout="mono")
            frame.sample_rate, frame.pts = RATE, begun
            begun += len(piece)
            for ready in resampler.resample(frame):
                container.mux(stream.encode(ready))
    for ready in [*resampler.resample(None), None]:
        container.mux(stream.encode(ready))


def _write_subtitles(container: Any, stream: Any, rows: Iterable[tuple[float, float, str]], language: str) -> None:
    from av.subtitles.subtitle import SubtitleSet

    stream.metadata["language"] = language
    context = stream.codec_context
    context.subtitle_header = _STYLES.encode()
    context.time_base = Fraction(1, 1000)
    for number, (start, end, words) in enumerate(rows):
        event = f"{number},0,Default,,0,0,0,,{words}".encode()
        packet = context.encode_subtitle(SubtitleSet.create(event, 0, int((end - start) * 1000), pts=int(start * 1e6)))
        packet.stream, packet.time_base = stream, Fraction(1, 1000)
        packet.pts = packet.dts = int(start * 1000)
        packet.duration = int((end - start) * 1000)
        container.mux(packet)


def speak(text: str, folder: Path, voice: str = "en-us", speed: int = 160, pitch: int = 50) -> np.ndarray:
    """The text spoken by espeak-ng (int16, 16 kHz mono); `speed` in words a minute. Raises OSError without it."""
    import numpy as np

    from index.media import sound

    made = folder / "spoken.wav"
    subprocess.run(["espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), "-w", made, text], check=True)
    with sound(made) as heard:
        return np.concatenate(list(heard.pieces))
