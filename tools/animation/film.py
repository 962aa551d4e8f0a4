"""Frames into one H.264 file as they come: yuv420p, index in front, a held picture stored a few times only.

Stands in for Manim's own file writer, which opens an encoder for every animation, stores a held picture at full frame
rate, and joins the pieces at the end. Imported only where Manim is.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from manim.scene.scene_file_writer import SceneFileWriter

SEEK_S = 0.5  # a held picture is stored this often, so that a player can seek into it
KEYFRAME_S = 2.0
# No B-frames: reordered packets of uneven length make players miscount the clip's duration.
CODEC_OPTIONS = {"crf": "20", "preset": "veryfast", "tune": "animation", "bf": "0"}
QUEUED = 8  # frames that may wait for the encoder: 66 MB at 1080p
BT709 = 1  # the number of that standard in H.264's tables of colour spaces, primaries and transfer curves


class Film(SceneFileWriter):
    """One clip being written to `target`. `Film(target, settings)`, with the settings Manim hands its writers."""

    def __init__(self, target: Path, settings: Any) -> None:
        super().__init__(settings)
        self.target = target
        self.frames = 0
        self._container: Any = None
        self._stream: Any = None
        # The encoder works beside the drawing: both spend most of their time outside Python.
        self._encoder = ThreadPoolExecutor(max_workers=1, thread_name_prefix="film")
        self._queue: deque[Future[None]] = deque()

    def begin_animation(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: one encoder serves the whole clip."""

    def end_animation(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: one encoder serves the whole clip."""

    def save_image(self, pixels: Any) -> None:
        """Nothing: the studio takes its still itself."""

    def write_frame(self, pixels: np.ndarray, *, repeat: int = 1) -> None:
        """Encode `pixels` (RGBA), shown for `repeat` frames. The array may not be changed afterwards."""
        self._queue.append(self._encoder.submit(self._encode, pixels, self.frames, repeat))
        self.frames += repeat
        if len(self._queue) > QUEUED:
            self._queue.popleft().result()

    def finish(self) -> None:
        """Close the file: it can be played from here on."""
        while self._queue:
            self._queue.popleft().result()
        if self._container is not None:
            self._container.mux(self._stream.encode(None))
        self._close()

    def abort_encode_jobs(self, reraise_encoder_failures: bool = False) -> None:
        """Give the clip up; what there is of the file is of no use."""
        self._close()
        self.target.unlink(missing_ok=True)

    def _encode(self, pixels: np.ndarray, at: int, repeat: int) -> None:
        if self._container is None:
            self._open(pixels.shape[1], pixels.shape[0])
        rgba = av.VideoFrame.from_ndarray(pixels, format="rgba")
        frame = rgba.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
        step = max(1, round(SEEK_S * self._rate))
        # The last repetition is stored too: how long a clip's last picture lasts is read off the one before it.
        for offset in sorted({*range(0, repeat, step), repeat - 1}):
            frame.pts = at + offset
            frame.time_base = Fraction(1, self._rate)
            self._container.mux(self._stream.encode(frame))

    def _close(self) -> None:
        self._encoder.shutdown(wait=True, cancel_futures=True)
        if self._container is not None:
            self._container.close()
            self._container = None

    @property
    def _rate(self) -> int:
        encoder = self.video_encoder
        if encoder is None:
            raise RuntimeError("a film needs the settings of a video")
        return round(float(encoder.frame_rate))

    def _open(self, width: int, height: int) -> None:
        self._container = av.open(str(self.target), "w", format="mp4", options={"movflags": "faststart"})
        options = CODEC_OPTIONS | {"g": str(round(KEYFRAME_S * self._rate))}
        self._stream = self._container.add_stream("libx264", rate=self._rate, options=options)
        self._stream.width, self._stream.height, self._stream.pix_fmt = width, height, "yuv420p"
        context = self._stream.codec_context
        context.time_base = Fraction(1, self._rate)
        context.colorspace = context.color_primaries = context.color_trc = BT709
        context.color_range = 1  # "MPEG", that is limited
