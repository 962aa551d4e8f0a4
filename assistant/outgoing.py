"""What leaves for the learner, in pieces that can be judged: whole sentences with closed formulas.

A chat model's text arrives in crumbs. `Outgoing` gathers them until a sentence is complete (and every `$…$` and code
span in it is closed), asks `allowed` about it, and lets it go or leaves it out. The same text cut into other crumbs
always leaves in the same way. It knows nothing of mathematics; the judge does.

    >>> gate = Outgoing(lambda sentence: "29" not in sentence)
    >>> gate.feed("Take 7 from both si"), gate.feed("des. So it is 29! Now you.")
    ('', 'Take 7 from both sides. ')
    >>> gate.close(), gate.withheld
    ('Now you.', 1)
"""

from __future__ import annotations

import re
from collections.abc import Callable

# A sentence ends at . ! ? or … with any closing marks behind it, followed by white space; or at a line's end.
_END = re.compile(r"[.!?…][\"'”’)\]*_]*(?=\s)\s+|\n+")
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
        out = ""
        while (end := self._sentence_end()) is not None:
            out += self._judge(self._held[:end])
            self._held = self._held[end:]
        return out

    def close(self) -> str:
        """The text has ended: judge what is left."""
        rest, self._held = self._held, ""
        return self._judge(rest) if rest else ""

    def _sentence_end(self) -> int | None:
        for match in _END.finditer(self._held):
            # White space may go on in the next crumb; where it ends must not depend on how the text was cut.
            if match.end() < len(self._held) and _closed(self._held[: match.start() + 1]):
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
