"""A text read from left to right by patterns; what no pattern took decides how far the reading may be trusted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tools.maths.derivation import Derivation
from tools.maths.stem import TRAPS


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern in which a named group may occur several times; see `group`."""
    seen: dict[str, int] = {}

    def named(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, 0) + 1
        return match.group() if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    return re.compile(re.sub(r"\(\?P<(\w+)>", named, pattern))


def group(match: re.Match[str], name: str) -> str:
    """What a (possibly repeated) named group holds, "" for nothing.

    >>> group(compiled("(?P<n>a)|b(?P<n>c)").match("bc"), "n")
    'c'
    """
    return next((v for k, v in match.groupdict().items() if v and k.split("__")[0] == name), "")


Action = Callable[[re.Match[str]], bool]


Rule = tuple[re.Pattern[str], Action]


def filler(match: re.Match[str]) -> bool:
    """The action for words that say nothing new."""
    return True


_HARMLESS_TEXT = """
    if when where which what how then than same each every of
"""


_HARMLESS = frozenset(_HARMLESS_TEXT.split())


_MATTERS_TEXT = """
    triangle triangles circle circles angle angles radius diameter height width length area volume perimeter square
    rectangle cylinder cone sphere cube prism pyramid inscribed circumscribed shaded tangent chord arc sector bisects
    bisector midpoint perpendicular parallel similar congruent diagonal hypotenuse leg legs hole removed cut doubled
    tripled halved half twice figure diagram shown scale hemisphere semicircle trapezoid hexagon pentagon octagon
    polygon side sides edge edges base depth filled empty surface circumference quadrilateral rhombus parallelogram
    isosceles equilateral median altitude reflected rotated translated outside inside interior exterior opposite
    adjacent complementary supplementary border walkway path frame fence uniform between exceed exceeds per cost costs
    rate minor major probability random density mass weight degrees radians percent shadow expression right open lid
    top cover covered thick thickness inner outer overlap overlaps painted slice cross section sections revolved
    folded wrapped pieces tiles gallons liters pounds grams dollars minutes hours seconds two three four five six both
    sum difference product intersect intersects remove removes cuts divided split joined attached touching touches
    longer shorter wider narrower taller higher deeper thicker thinner farther nearer twin such layer layers
    supplement complement reciprocal root enlarged enlarge reduced shrunk shrinks stretched stretches grows expands
    expanded added loses lost broken breaks bent wrong wrongly error mistake instead missing poured pours drained
    later earlier hour hourly minute melted frozen wasted leaks spills exchanged swapped turned flipped quadrupled
    tenth fifth quarter
"""


_MATTERS = frozenset(_MATTERS_TEXT.split())


def _matters(word: str) -> bool:
    """A word of geometry, in the singular or the plural."""
    return bool({word, word.removesuffix("s"), word.removesuffix("es")} & _MATTERS)


_ASKING_TEXT = """
    a an the of to in on at for by with from is are was were be been has have had does do did will would can could
    must may what which how many much long far tall high wide deep find determine give state following it its that
    this these those value values possible number expression use using round rounded answer your if when then where
    given and than line lines point points segment measure measures length lengths size sizes there whose as you also
    now called equation plane hold holds full
"""


_ASKING = frozenset(_ASKING_TEXT.split())


def _question_start(text: str) -> int:
    """Where the sentence that asks begins: the last with a question mark, else the last."""
    end = text.rfind("?")
    end = end if end >= 0 else len(text.rstrip(" ."))
    return max(text.rfind(mark, 0, end) for mark in (". ", "? ", "! ")) + 1


def speaks_of_figures(text: str) -> bool:
    """Whether a word of geometry is in a text.

    >>> speaks_of_figures("the lines are parallel."), speaks_of_figures("nobody paid.")
    (True, False)
    """
    return any(_matters(word) for word in re.findall(r"[a-z]+", text.lower()))


@dataclass
class Scan:
    """A text read from left to right by patterns; the words between matches are left over."""

    text: str
    rules: Sequence[Rule]
    leftover: list[str] = field(default_factory=list)
    in_question: list[str] = field(default_factory=list)  # those of the sentence that asks

    def run(self) -> None:
        """Apply, at each word, the first rule that matches and whose action accepts."""
        position = 0
        asking = _question_start(self.text)
        while position < len(self.text):
            for pattern, action in self.rules:
                match = pattern.match(self.text, position)
                if match and match.end() > position and action(match):
                    position = match.end()
                    break
            else:
                word = re.compile(r"⟦[A-Z]\d+⟧|[A-Za-z']+|.", re.DOTALL).match(self.text, position)
                assert word is not None
                if word.group().strip():
                    self.leftover.append(word.group())
                    if position >= asking:
                        self.in_question.append(word.group())
                position = word.end()

    def words(self) -> list[str]:
        return [w for w in self.leftover if re.match(r"[A-Za-z⟦]", w)]

    def understood(self) -> bool:
        """Whether nothing that could change the meaning was left over."""
        return not any(w.startswith("⟦") or _matters(w) or (w in TRAPS and w not in _HARMLESS) for w in self.words())

    def readable(self) -> bool:
        """Like `understood`, but for words of time: enough where exactly one choice must agree, never to verify."""
        mild = _HARMLESS | {"before", "after", "first"}
        return not any(w.startswith("⟦") or _matters(w) or (w in TRAPS and w not in mild) for w in self.words())

    def graded(self, found: Derivation | None) -> Derivation | None:
        """A derivation that is full only when every word of the question was understood, too.

        "What is its area in the second year?" leaves words over that no problem about figures is known to use.
        """
        if found is None or not found.full:
            return found
        told = set(re.findall(r"[a-z]+", self.text[: _question_start(self.text)]))
        strange = [w for w in self.in_question if re.match(r"[a-z]", w) and w not in _ASKING and w not in told]
        return replace(found, full=not strange)

    def names_left(self) -> bool:
        """Whether a name of a point was left over."""
        return any(w.isupper() for w in self.words())
