"""Audio and video files, decoded as a stream to what recognisers hear: 16 kHz, one channel, 16-bit.

What a file says of itself (length, size, kind) is only a claim; what counts is what comes out of the decoder. Bounded:
file size, decoded length, and the kinds of container, so that no playlist makes
the decoder open another file or address.
Not here: a copy that every browser can play; the recording is kept as it came.
"""

from __future__ import annotations

import os
import tempfile
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import BadInput
from index.progress import report
from index.shelf import explained
from index.textfile import shown
from index.transcript import clock

if TYPE_CHECKING:
    import numpy as np

RATE = 16_000  # samples a second
MOST_BYTES = 4 * 2**30
MOST_SECONDS = 12 * 3600.0
_VIDEO = ".mp4 .m4v .mkv .webm .mov .avi .mpg .mpeg .ts .flv .wmv .3gp"
_AUDIO = ".mp3 .m4a .wav .flac .ogg .oga .opus .aac .aif .aiff .wma .amr .au .caf"
SUFFIXES = frozenset(f"{_VIDEO} {_AUDIO}".split())
_CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,flv,asf,mp3,wav,w64,flac,ogg,aac,aiff,au,amr,caf,ac3"
)
_PIECE = 10 * RATE  # samples handed on at once: 10 seconds
_MOST_ERRORS = 50  # damaged packets passed over before giving up


@dataclass(frozen=True)
class Probe:
    """What a recording says of itself: seconds (None where it does not say, or says what cannot be), and its tracks."""

    seconds: float | None
    audio: bool
    video: bool


@dataclass
class Sound:
    """A recording being decoded: iterate over `pieces` (int16, 16 kHz mono) once; the rest fills as they come."""

    pieces: Iterator[np.ndarray]
    claimed: float | None
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)

    @property
    def fraction(self) -> float | None:
        """How much is decoded, 0..1, as far as the file's own claim can be believed."""
        return min(self.seconds / self.claimed, 1.0) if self.claimed else None


def probe(path: str | Path) -> Probe:
    """What the file says of itself. Raises BadInput, naming the file, where it is no recording we can open."""
    with opened(Path(path)) as container:
        return _probed(container)


@contextmanager
def sound(path: str | Path) -> Iterator[Sound]:
    """Open the recording's first audio track. Raises BadInput; also while decoding, where nothing can be decoded.

    >>> with sound("talk.mp4") as heard:                                    # doctest: +SKIP
    ...     seconds = sum(len(piece) for piece in heard.pieces) / RATE
    """
    path = Path(path)
    with opened(path) as container:
        probed = _probed(container)
        if not probed.audio:
            raise BadInput(f"{shown(path)} has no audio track, so there is nothing to hear in it.")
        heard = Sound(iter(()), probed.seconds)
        heard.pieces = _decoded(container, heard, path)
        yield heard


def extract_audio(source: str | Path, target: str | Path) -> float:
    """Write the recording's sound to `target` (WAV, 16 kHz mono), as a stream; returns its seconds.

    The target appears when it is complete. Raises BadInput, Unavailable (disk) or Cancelled.
    """
    target = Path(target)
    with explained(f"write {shown(target)}"):
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".audio-")
    try:
        with sound(source) as heard, os.fdopen(handle, "wb") as file, wave.open(file, "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            for piece in heard.pieces:
                with explained(f"write {shown(target)}"):
                    out.writeframesraw(piece.tobytes())
                report("taking out the sound", heard.fraction, clock(heard.seconds))
        with explained(f"write {shown(target)}"):
            os.chmod(temporary, 0o644)
            os.replace(temporary, target)
        return heard.seconds
    finally:
        Path(temporary).unlink(missing_ok=True)


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The recording as PyAV's container. Raises BadInput, naming the file, where it is none we can open."""
    import av

    name = shown(path)
    try:
        if not path.is_file():
            raise BadInput(f"{name} is not a file that can be read: is the path right?")
        size = path.stat().st_size
        if size == 0:
            raise BadInput(f"{name} is empty.")
        if size > MOST_BYTES:
            raise BadInput(f"{name} is larger than {MOST_BYTES >> 30} GB: cut it into parts and add them one by one.")
        # A file object and not a name: to the decoder a name could be an address.
        with path.open("rb") as file:
            try:
                container = av.open(file, options={"format_whitelist": _CONTAINERS})
            except (av.error.FFmpegError, ValueError, EOFError, UnicodeError, MemoryError) as error:
                raise BadInput(
                    f"{name} cannot be read as audio or video: it is damaged, cut short, or of another kind."
                ) from error
            with container:
                yield container
    except (OSError, ValueError) as error:
        if type(error).__module__.startswith("av"):
            raise
        raise BadInput(
            f"{name} cannot be opened: {getattr(error, 'strerror', None) or 'its name is not valid'}."
        ) from error


def _probed(container: Any) -> Probe:
    import av

    claimed = container.duration / av.time_base if container.duration else None
    believable = claimed is not None and 0 < claimed <= MOST_SECONDS
    cover = av.stream.Disposition.attached_pic
    video = any(not stream.disposition & cover for stream in container.streams.video)
    return Probe(claimed if believable else None, bool(container.streams.audio), video)


def _decoded(container: Any, heard: Sound, path: Path) -> Iterator[np.ndarray]:
    """Pieces of about ten seconds; damaged stretches are passed over and noted."""
    import numpy as np

    waiting: list[np.ndarray] = []
    count = total = 0
    for samples in _samples(container, heard):
        waiting.append(samples)
        count += len(samples)
        if count >= _PIECE:
            total += count
            heard.seconds = total / RATE
            if heard.seconds > MOST_SECONDS:
                raise BadInput(f"{shown(path)} is longer than {MOST_SECONDS / 3600:.0f} hours: cut it into parts.")
            yield np.concatenate(waiting)
            waiting, count = [], 0
    if waiting:
        heard.seconds = (total + count) / RATE
        yield np.concatenate(waiting)
    if not total + count:
        raise BadInput(f"{shown(path)} has an audio track, but no sound could be decoded from it: it may be damaged.")
    if heard.claimed and heard.seconds < 0.9 * heard.claimed - 2:
        heard.notes.append(
            f"The recording says it is {clock(heard.claimed)} long but breaks off at {clock(heard.seconds)}."
        )


def _samples(container: Any, heard: Sound) -> Iterator[np.ndarray]:
    import av

    stream = container.streams.audio[0]
    stream.thread_type = "AUTO"

    def fresh() -> Any:
        return av.AudioResampler(format="s16", layout="mono", rate=RATE)

    resampler, errors = fresh(), 0
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets)
            frames = packet.decode()
        except StopIteration:
            break
        except (av.error.FFmpegError, OSError, ValueError):
            errors += 1
            if errors > _MOST_ERRORS:
                break
            continue
        for frame in frames:
            try:
                made = resampler.resample(frame)
            except ValueError:  # the track changes its rate or channels midway
                resampler = fresh()
                frame.pts = None
                made = resampler.resample(frame)
            for part in made:
                yield part.to_ndarray().reshape(-1)
    for part in resampler.resample(None):
        yield part.to_ndarray().reshape(-1)
    if errors:
        heard.notes.append("Some of the recording is damaged and was passed over.")
