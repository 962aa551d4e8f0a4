"""The sample lecture that comes with Lemma: something to try the lecture tools on before adding one's own.

`lecture.txt` is the script (one sentence a line, a blank line between paragraphs), `lecture.mp3` the spoken lecture and
`lecture.vtt` its captions. The text is Lemma's own, written for this project and under the project's licence; the voice
is espeak-ng's. `python -m assistant.sample.build` makes the last two files from the first. Nothing here adds the
lecture to a library.

>>> from assistant.sample import CAPTIONS, TITLE
>>> TITLE, CAPTIONS.name
('Linear equations: keeping the balance', 'lecture.vtt')
"""

from pathlib import Path

TITLE = "Linear equations: keeping the balance"
FOLDER = Path(__file__).parent
SCRIPT = FOLDER / "lecture.txt"
AUDIO = FOLDER / "lecture.mp3"
CAPTIONS = FOLDER / "lecture.vtt"
