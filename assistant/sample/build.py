"""Speak the sample lecture: `python -m assistant.sample.build` makes `lecture.mp3` and `lecture.vtt` of `lecture.txt`.

What it does: has espeak-ng (the Debian package of that name) read each sentence, trims the silence around it, sets the
sentences one after another with pauses, and writes each sentence's caption with the times that the samples really have.
What it does not do: recognise speech, guess at times, or touch a library. The text is Lemma's own, under the project's
licence. It is wanted only after a change to the script, so nothing at run time needs espeak-ng.

MP3, because Chromium, Firefox and Safari all play it; AAC is missing from plain Chromium builds.
"""

import subprocess
import tempfile
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.sample import AUDIO, CAPTIONS, SCRIPT, TITLE
from index.errors import BadInput, Unavailable

if TYPE_CHECKING:
    import numpy as np

    Samples = np.ndarray[tuple[int], np.dtype[np.int16]]

# Adam is a Klatt voice. Of twenty English settings tried on some of the script, pocketsphinx mistook the fewest words
# in this one (still most of them: it was made for human speech).
VOICE = "en-us+adam"
WORDS_PER_MINUTE = 145  # an unhurried lecturer; espeak-ng's own default is 175
PITCH = 45  # espeak-ng's scale, 0 to 99

RATE = 22_050  # samples a second: what espeak-ng speaks at
BIT_RATE = 24_000  # bits a second: clear for one voice, about 180 kB a minute
FRAME = 1_152  # samples handed to the encoder at once

LEAD_IN = 0.3  # seconds of silence before the first word
SENTENCE_PAUSE = 0.45  # seconds
PARAGRAPH_PAUSE = 1.0  # seconds
SILENT = 200  # amplitude out of 32,767 below which a sample counts as silence


@dataclass(frozen=True)
class Cue:
    """One caption: `text` is heard from `start` to `end` (seconds from the beginning)."""

    start: float
    end: float
    text: str


def paragraphs(script: str) -> list[list[str]]:
    r"""The script's paragraphs, each a list of sentences.

    >>> paragraphs("One.\nTwo.\n\nThree.\n")
    [['One.', 'Two.'], ['Three.']]
    """
    blocks = [[line.strip() for line in block.splitlines() if line.strip()] for block in script.split("\n\n")]
    return [block for block in blocks if block]


def speak(sentence: str) -> "Samples":
    """One sentence spoken: 16-bit mono samples at `RATE`, without silence at either end.

    Raises Unavailable where espeak-ng is not installed or fails, BadInput where the sentence makes no sound.
    """
    import numpy as np

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentence.wav"
        options = ["-v", VOICE, "-s", str(WORDS_PER_MINUTE), "-p", str(PITCH), "-w", str(path)]
        try:
            # After "--", a sentence that opens with a minus sign is still a sentence and not an option.
            subprocess.run(["espeak-ng", *options, "--", sentence], check=True, capture_output=True, timeout=60)
        except FileNotFoundError:
            raise Unavailable(
                "espeak-ng is not installed; install the Debian package espeak-ng and try again."
            ) from None
        except subprocess.SubprocessError as error:
            raise Unavailable(f"espeak-ng could not speak “{sentence}”: {error}.") from error
        with wave.open(str(path)) as file:
            if (file.getframerate(), file.getnchannels(), file.getsampwidth()) != (RATE, 1, 2):
                raise Unavailable(f"espeak-ng spoke in another format than 16-bit mono at {RATE} samples a second.")
            samples = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(np.int16)
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > SILENT)
    if not loud.size:
        raise BadInput(f"“{sentence}” makes no sound; every line of the script must be a sentence.")
    return samples[loud[0] : loud[-1] + 1]


def assemble(script: str) -> tuple[list[Cue], "Samples"]:
    """The whole lecture: its captions in order, and all its samples at `RATE`, pauses included."""
    import numpy as np

    def silence(seconds: float) -> "Samples":
        return np.zeros(round(seconds * RATE), dtype=np.int16)

    pieces, cues, heard = [silence(LEAD_IN)], [], round(LEAD_IN * RATE)
    for paragraph in paragraphs(script):
        for sentence in paragraph:
            pause = PARAGRAPH_PAUSE if sentence is paragraph[-1] else SENTENCE_PAUSE
            spoken = speak(sentence)
            cues.append(Cue(heard / RATE, (heard + len(spoken)) / RATE, sentence))
            pieces += [spoken, silence(pause)]
            heard += len(pieces[-2]) + len(pieces[-1])
    return cues, np.concatenate(pieces)


def write_audio(samples: "Samples", path: Path) -> None:
    """Write mono `samples` as MP3, the same bytes for the same samples."""
    import av

    with av.open(str(path), "w", format="mp3", options={"fflags": "+bitexact"}) as container:
        container.metadata["title"] = TITLE
        stream = container.add_stream("libmp3lame", rate=RATE, layout="mono", format="s16p")
        stream.bit_rate = BIT_RATE
        for first in range(0, len(samples), FRAME):
            frame = av.AudioFrame.from_ndarray(samples[None, first : first + FRAME], format="s16p", layout="mono")
            frame.sample_rate, frame.pts = RATE, first
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def clock(seconds: float) -> str:
    """A WebVTT time.

    >>> clock(75.5)
    '00:01:15.500'
    """
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def to_vtt(cues: list[Cue]) -> str:
    """The captions as a WebVTT file's text, one cue a sentence."""
    return "WEBVTT\n" + "".join(f"\n{clock(cue.start)} --> {clock(cue.end)}\n{cue.text}\n" for cue in cues)


def main() -> None:
    """Build both files beside the script and say how long and how large they came out."""
    cues, samples = assemble(SCRIPT.read_text(encoding="utf-8"))
    write_audio(samples, AUDIO)
    CAPTIONS.write_text(to_vtt(cues), encoding="utf-8")
    minutes, seconds = divmod(round(len(samples) / RATE), 60)
    print(f"{len(cues)} sentences, {minutes} min {seconds} s, {AUDIO.name} {AUDIO.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
