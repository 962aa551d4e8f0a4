"""What leaves for the learner, in pieces that can be judged: whole sentences with closed formulas.

A chat model's text arrives in crumbs. `Outgoing` gathers them until a sentence is complete (and every `$…$` and code
span in it is closed), asks `allowed` about it, and lets it go or leaves it out. The same text cut into other crumbs
always leaves in the same way. It knows nothing of mathematics; the judge does.

    >>> gate = Outgoing(lambda sentence: "29" not in sentence)
    >>> gate.feed("Take 7 from both si"), gate.feed("des. So it is 29! Now you try it.")
    ('', 'Take 7 from both sides. ')
    >>> gate.close(), gate.withheld
    ('Now you try it.', 1)
"""

from __future__ import annotations

import re
from collections.abc import Callable

# A sentence ends at . ! ? or … with any closing marks behind it, followed by white space; or at a line's end.
_END = re.compile(r"[.!?…][\"'”’)\]*_]*(?=\s)\s+|\n+")
# A lettered option, as "(A) 5", "- **B.** 7" or "C: 9". A list of them is judged as one: its lines, taken one by one,
# would show which of them is the right one.
_OPTION = re.compile(r"(?:[-*•]\s*)?[*_]*\(?[A-Ea-e][).:]")
_LETTER = re.compile(r"(?:^|[\s*_(])[A-Ea-e]$")  # what stands before the full stop of "A. 5"
_OPTION_SIZE = 8  # characters in which an option's letter shows
LONGEST = 4_000  # characters; a "sentence" longer than this is judged as it stands


class Outgoing:
    """A gate for streamed text.

    allowed: judges one sentence (with the text let out so far in mind, if it likes) and says whether it may leave.
    """

    def __init__(self, allowed: Callable[[str], bool]) -> None:
        self._allowed = allowed
        self._held = ""
        self.withheld = 0  # sentences left out so far
        self.text = ""  # everything let out so far

    def feed(self, crumb: str) -> str:
        """Take the next crumb; return the text that may be shown now ('' while a sentence is incomplete)."""
        self._held += crumb
        return self._release(ended=False)

    def close(self) -> str:
        """The text has ended: judge what is left."""
        out = self._release(ended=True)
        rest, self._held = self._held, ""
        return out + (self._judge(rest) if rest else "")

    def _release(self, ended: bool) -> str:
        out = ""
        while (end := self._sentence_end(ended)) is not None:
            out += self._judge(self._held[:end])
            self._held = self._held[end:]
        return out

    def _sentence_end(self, ended: bool) -> int | None:
        """Where the first complete sentence of what is held ends, if that is sure by now."""
        for match in _END.finditer(self._held):
            following = self._held[match.end() :]
            # White space may go on in the next crumb; where a sentence ends must not depend on how the text was cut.
            if len(following) < (1 if ended else _OPTION_SIZE):
                break
            label = _LETTER.search(self._held[: match.start()]) or _OPTION.match(following[:_OPTION_SIZE])
            if _closed(self._held[: match.start() + 1]) and not label:
                return match.end()
        return LONGEST if len(self._held) > LONGEST else None

    def _judge(self, sentence: str) -> str:
        if sentence.strip() and not self._allowed(sentence):
            self.withheld += 1
            return "\n" if sentence.endswith("\n") else ""
        self.text += sentence
        return sentence


def _closed(text: str) -> bool:
    """Whether every formula and code span in `text` is closed."""
    bare = text.replace("\\$", "").replace("$$", "§")
    return (
        bare.count("§") % 2 == 0
        and bare.count("$") % 2 == 0
        and bare.count("`") % 2 == 0
        and bare.count("\\(") == bare.count("\\)")
        and bare.count("\\[") == bare.count("\\]")
    )
