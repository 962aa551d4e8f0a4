"""A story's letters and what they stand for, its numbers with their nouns, and the bounding words before them."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from functools import cached_property

from tools.maths.stem import Stem
from tools.maths.tree import Apply, Rel, Sym, letters
from tools.maths.values import Value

N = r"⟦[NM](\d+)⟧"
P = r"⟦P(\d+)⟧"
S = r"⟦S(\d+)⟧"
_STOP_TEXT = (
    "a an the of in for to at on and or if is are be that this these those with by number numbers total possible "
    "she he they it can will her his their its which each what amount where as from let"
)
_STOP = frozenset(_STOP_TEXT.split())
BOUNDS = (
    (r"(?:at most|no more than|not more than|up to|maximum(?: \w+){0,3}|cannot exceed|not exceed|limited to"
     r"|(?:a )?limit of|no greater than|or (?:less|fewer))", "≤"),
    (r"(?:at least|no less than|no fewer than|minimum(?: \w+){0,3}|not less than)", "≥"),
    (r"(?:fewer than|less than|under|below)", "<"),
    (r"(?:more than|greater than|exceeds?|over|above)", ">"),
)  # fmt: skip
_OWN = 10_000  # our own placeholders come after all of the stem's
_IRREGULAR = {"people": "person", "children": "child", "feet": "foot", "inches": "inch", "boxes": "box"}


def stemmed(word: str) -> str:
    """One form for singular and plural.

    >>> stemmed("bouquets"), stemmed("boxes"), stemmed("glass")
    ('bouquet', 'box', 'glass')
    """
    word = _IRREGULAR.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:sh|ch|x|ss)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def content(text: str) -> tuple[str, ...]:
    """The words that name things, in one form, in order."""
    return tuple(stemmed(w) for w in re.findall(r"[a-z]+", re.sub(r"⟦\w+⟧", " ", text)) if w not in _STOP)


class Story:
    """The text of a stem with its letters looked up."""

    def __init__(self, stem: Stem) -> None:
        self.stem = stem
        self._unmarked: list[str] = []  # letters that stand in the text without marks, as placeholders from _OWN on
        self.sentences = tuple(self._marked(s) for s in stem.cased)
        self.prose = " ".join(self.sentences)
        self.ask = next(
            (m for m, s in zip(self.sentences, stem.sentences, strict=True) if s == stem.ask), self.sentences[-1]
        )

    def _marked(self, sentence: str) -> str:
        """A sentence in lower case, with the letters of the choices as placeholders where they stand as plain words."""

        def mark(match: re.Match[str]) -> str:
            self._unmarked.append(match.group())
            return f"⟦S{_OWN + len(self._unmarked) - 1}⟧"

        names = "".join(n for n in sorted(self.written | _given(self.stem)) if len(n) == 1 and n not in "aI")
        sentence = re.sub(r"\$ ?(⟦S\d+⟧) ?\$", r"\1", sentence.replace("’", "'"))
        parts = re.split(r"(⟦[A-Z]\d+⟧)", sentence)
        if names:
            plain = re.compile(rf"(?<![\w'.])[{names}](?![\w'(]|\.[a-z])")
            start = re.compile(r"^A(?= )")
            parts = [p if i % 2 else plain.sub(mark, start.sub("a", p) if i == 0 else p) for i, p in enumerate(parts)]
        return "".join(p if i % 2 else p.lower() for i, p in enumerate(re.split(r"(⟦[A-Z]\d+⟧)", "".join(parts))))

    @cached_property
    def letters(self) -> dict[str, str]:
        """Every letter of the text and the words that say what it stands for ("" when none do)."""
        found: dict[str, str] = {}
        for match in re.finditer(S, self.prose):
            name = self.name(match[1])
            meaning = _meaning(self.prose, match.start(), match.end())
            if len(meaning.split()) > len(found.get(name, "").split()):
                found[name] = meaning
            found.setdefault(name, "")
        return found

    @cached_property
    def written(self) -> frozenset[str]:
        """The letters of the choices."""
        return frozenset(x for c in self.stem.choices if c.node is not None for x in letters(c.node))

    def number(self, index: str) -> Value:
        """The exact value of a placeholder's number."""
        value = self.stem.value(index)
        assert value is not None
        return value

    def name(self, index: str) -> str:
        """The letter of a placeholder."""
        if int(index) >= _OWN:
            return self._unmarked[int(index) - _OWN]
        node = self.stem.nodes[int(index)]
        return node.name if isinstance(node, Sym) else ""

    def find(self, pattern: str) -> re.Match[str] | None:
        """The first place where the prose has a pattern."""
        return re.search(pattern, self.prose)


def _given(stem: Stem) -> frozenset[str]:
    """The letters of what the choices give: the c of "c = 45h + 30" and the A of "A(x) = …"."""
    sides = [c.node.left for c in stem.choices if isinstance(c.node, Rel)]
    return frozenset(side.name for side in sides if isinstance(side, Sym | Apply))


def _meaning(prose: str, start: int, end: int) -> str:
    before, after = prose[:start], prose[end:]
    said = re.match(r"\s*(?:is|be|represents?|stands? for|denotes?|gives?|models?)\b([^⟦.?;]*)", after)
    if said and re.match(
        r" (?:an? )?(?:positive |whole |nonnegative )*(?:integer|whole|constant|positive|greater|less|at least|at most|more)\b",
        said[1],
    ):
        said = None  # a condition and no meaning
    if said and said[1].strip() and not re.match(r" (?:the solution|in terms)", said[1]):
        return re.split(r",? \b(?:which|what)\b", said[1])[0].removesuffix(" and ").strip(" ,")
    plain = re.match(r"\s+(?!in\b|is\b|and\b|or\b|for\b|if\b|that\b|to\b|of\b|which\b|be\b)([a-z][a-z -]*)", after)
    if plain:
        return re.split(r" (?:and|in|cost|costs|weigh|is|are|if|which)\b", " " + plain[1])[0].strip()
    near = re.search(r"([^⟦⟧.;?]*)$", before.rstrip(" ,"))
    words = near[1].strip() if near else ""
    words = words[words.rfind("the number of ") :] if "the number of " in words else words
    words = re.split(r",|\b(?:if|where|which|gives?|represents?|models?|shows?|expresses|describes?|and)\b", words)[-1]
    words = (
        ""
        if re.search(r"\b(?:equations?|expressions?|function|inequality|find|value|terms of)\b", words)
        else words.strip()
    )
    unit = re.match(r",? in ([a-z ]+?)(?:,|\.|\?|$| of)", after)
    return f"{words}, in {unit[1]}" if unit else words


def bound_before(text: str) -> str | None:
    """The relation that the words just before a number say ("at most" is ≤), None without such words.

    >>> bound_before("she has at most "), bound_before("she sold ")
    ('≤', None)
    """
    for pattern, op in BOUNDS:
        if re.search(rf"\b{pattern}(?: a total of| the| of)?\s*$", text):
            return op
    return None
