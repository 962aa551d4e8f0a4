"""Inside a cell of its own: look at a film that a process with foreign code handed over, and believe nothing else.

The film is decoded from start to end. What counts is what comes out of the decoder: format, size, length, whether the
index is in front, and whether there is a picture at all. Whether the picture says the right thing is not judged here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np

from tools.animation.jail import child

MAX_FRAMES = 120 * 60
BLANK = 0.0005  # of the pixels: fewer that differ from the background are an empty picture
DIFFERENT = 24  # of 255: a difference a viewer sees


def inspect() -> dict[str, Any]:
    """Decode ./clip.mp4; hand over its last picture as poster.png. Returns codec, pixel_format, width, height,
    frames, length (seconds), index_first (a player can begin at once), blank (the share of pictures with nothing on
    them), last_blank, moves (whether any two pictures differ).

    Raises whatever the decoder raises on a broken file, and ValueError on one that is too long.
    """
    path = Path("clip.mp4")
    looks: list[np.ndarray] = []
    last: av.VideoFrame | None = None
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        frames = 0
        length = 0.0
        for frame in container.decode(stream):
            frames += 1
            if frames > MAX_FRAMES:
                raise ValueError(f"more than {MAX_FRAMES} frames")
            if frame.pts is not None and stream.time_base is not None:
                length = float((frame.pts + (frame.duration or 0)) * stream.time_base)
            looks.append(_small(frame))
            last = frame
        context = stream.codec_context
        told: dict[str, Any] = {
            "codec": context.name.replace("libx264", "h264"),
            "pixel_format": str(context.pix_fmt),
            "width": context.width,
            "height": context.height,
        }
    if last is None:
        raise ValueError("no frames")
    last.to_image().save("poster.png")
    child.hand_over(Path("poster.png"))
    blank = [_blank(look) for look in looks]
    return told | {
        "frames": frames,
        "length": length,
        "index_first": _index_first(path.read_bytes()),
        "blank": sum(blank) / len(blank),
        "last_blank": blank[-1],
        "moves": any(np.abs(looks[0] - look).max() > DIFFERENT for look in looks[1:]),
    }


def _small(frame: av.VideoFrame) -> np.ndarray:
    """A frame's brightness, small enough to keep all of them."""
    step = max(1, frame.height // 240)
    return frame.to_ndarray(format="gray")[::step, ::step].astype(np.int16)


def _blank(look: np.ndarray) -> bool:
    """Whether (nearly) all of a picture is one brightness."""
    background = np.median(look)
    return bool((np.abs(look - background) > DIFFERENT).mean() < BLANK)


def _index_first(content: bytes) -> bool:
    """Whether a player can begin before it has the whole file."""
    index, pictures = content.find(b"moov"), content.find(b"mdat")
    return 0 <= index < pictures
