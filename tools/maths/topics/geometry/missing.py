"""Problems that need a figure which is not there: say so, plainly, instead of guessing."""

from __future__ import annotations

from tools.maths.derivation import Derivation
from tools.maths.problem import Unread
from tools.maths.stem import Stem
from tools.maths.topics.geometry.wording import FIGURE_NEEDED, lay_out

SENTENCE = (
    "This problem points to a figure that I cannot see, and its words alone do not say enough: "
    "tell me in words what the figure shows."
)

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """Raises Unread for a geometry problem that points to a figure; what other topics can read of it they answer."""
    text = lay_out(stem)
    if text is not None and FIGURE_NEEDED.search(text.text):
        raise Unread(SENTENCE)
    return None
