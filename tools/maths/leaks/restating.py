r"""Recognising a problem's own words in a text: its stem, and a full listing of its choices (neither is a disclosure).

Texts are compared by their skeleton, letters and digits only, so that `\frac{3}{4}`, "3/4" and "> **3/4**" are alike.
What is said around a listing stays; a mark put on one item alone ("(B) 5 ✓") is found by `pointed_at`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from tools.maths.choice_reading import read_choice
from tools.maths.numerals import spell_out_digits
from tools.maths.problem import LETTERS, choice_markdown, split_choices

GAP = " ⋯ "  # stands where the problem's own words were
LEAST = 12  # letters and digits a piece of the stem needs to be recognised in a text


def stem_and_choices(question: str, choices: tuple[str, ...] | None) -> tuple[str, tuple[str, ...]]:
    """The stem and the choice texts without labels, from a solution's own fields."""
    own_stem, own = split_choices(question[:6000], None)
    if not choices:
        return (own_stem, own) if own else (question[:6000], ())
    stem, given = split_choices(question[:6000], choices)
    alike = [skeleton(t)[0] for t in own] == [skeleton(t)[0] for t in given]
    return (own_stem, own) if alike else (stem, given)


# ---- skeletons -----------------------------------------------------------------------------------------------------

_SILENT = re.compile(
    r"\\[A-Za-z]+|<[A-Za-z/][^<>]{0,40}>|\b(?:sqrt|abs|pi|times|percent|degrees?|sin|cos|tan)\b", re.IGNORECASE
)


def skeleton(text: str) -> tuple[str, tuple[int, ...]]:
    r"""The text's letters and digits (and points inside numbers), lower case, with the place of each.

    Numbers next to one another stay apart by a space; thousands commas do not count.

    >>> skeleton(r"$\frac{3}{4}x$ > 2.5")[0]
    '3 4x2.5'
    """
    silent = {i for m in _SILENT.finditer(text) for i in range(m.start(), m.end())}
    out: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if place in silent:
            continue
        if char == "." and text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit():
            kept = "."
        elif char.isascii():
            kept = char.lower() if char.isalnum() else ""
        else:
            kept = "".join(c.lower() for c in unicodedata.normalize("NFKC", char) if c.isascii() and c.isalnum())
        apart = places and place - places[-1] > 1 and not _thousands(text, places[-1] + 1, place)
        if apart and kept[:1].isdigit() and out[-1].isdigit():
            out.append(" ")
            places.append(place)
        out += kept
        places += [place] * len(kept)
    return "".join(out), tuple(places)


def _thousands(text: str, start: int, end: int) -> bool:
    """Whether what stands between two digits is the comma of 1,000."""
    return bool(re.fullmatch(r"\{?,\}?", text[start:end]) and re.match(r"\d{3}(?!\d)", text[end:]))


def _ends_cleanly(text: str, places: Sequence[int], start: int, end: int) -> bool:
    """Whether a piece of a skeleton is not cut out of a longer word or number."""
    first, last = places[start], places[end - 1]
    before, after = text[first - 1 : first] if first else "", text[last + 1 : last + 2]
    glued_before = before.isalnum() and text[first].isalnum() and before.isdigit() == text[first].isdigit()
    point_after = after == "." and text[last + 2 : last + 3].isdigit()
    glued_after = after.isalnum() and text[last].isalnum() and after.isdigit() == text[last].isdigit()
    return not (glued_before or glued_after or point_after)


# ---- the stem ------------------------------------------------------------------------------------------------------


def without_stem(text: str, stems: Sequence[str]) -> str:
    """The text without whole sentences (and the whole) of the problem's stem.

    >>> without_stem("Remember: what is the value of 6x? It is easy.", ["If x = 2, what is the value of 6x?"])
    'Remember: what is the value of 6x? It is easy.'
    >>> without_stem("> If x = 2, what is the value of 6x?", ["If x = 2, what is the value of 6x?"])
    '>  ⋯ ?'
    """
    pieces = sorted({piece for stem in stems for piece in _pieces(stem)}, key=lambda p: (-len(p), p))
    for piece in pieces:
        text = _cut(text, piece)
    return text


@lru_cache(maxsize=256)
def _pieces(stem: str) -> frozenset[str]:
    """The skeletons of the whole stem and of its sentences and displayed lines."""
    parts = [stem, *re.split(r"(?<=[.?!:])\s+|\n+|\$\$|\\\\", stem)]
    bones = {skeleton(t)[0] for part in parts for t in (part, spell_out_digits(part))}
    return frozenset(b for b in bones if len(b) >= LEAST)


def _cut(text: str, piece: str) -> str:
    for _ in range(4):
        bones, places = skeleton(text)
        at = bones.find(piece)
        while at >= 0 and not _ends_cleanly(text, places, at, at + len(piece)):
            at = bones.find(piece, at + 1)
        if at < 0:
            return text
        text = text[: places[at]] + GAP + text[places[at + len(piece) - 1] + 1 :]
    return text


# ---- the choices ---------------------------------------------------------------------------------------------------

_LABEL = re.compile(
    r"(?:(?<=[\s?.:;,>*•|_⋯(-])|^)[*_]{0,2}\(?([A-H])(?:[*_]{0,2}[).:|]|\s*[–—-](?=\s)|(?=\s+\|))[*_]{0,2}\s*",
    re.MULTILINE,
)
_GAPS = re.compile(r"\s*⋯(?:(?:[^\w⋯✓✔✅☑←]|\b(?:and|or)\b)*⋯)+\s*")
_BETWEEN = re.compile(r"(?:\\[A-Za-z]+|[^\w(]|\(|\b(?:and|or)\b|_)*")
_APPROVAL = re.compile(r"[✓✔✅☑👍★⭐←]|<-|\b(?:correct|right|true|this one|answer|yes)\b(?! or)", re.IGNORECASE)


def without_choices(text: str, choices: tuple[str, ...]) -> str:
    """The text without a complete listing of the choices, if it holds one; anything said around it stays.

    >>> without_choices("Which one? (A) 3 (B) 4 The answer is B.", ("3", "4"))
    'Which one? ⋯ The answer is B.'
    >>> without_choices("Is it 4, or 3?", ("3", "4"))
    'Is it ⋯ ?'
    """
    spans = _listing(text, choices)
    if not spans:
        return text
    out, position = "", 0
    for start, end, _ in sorted(spans):
        out += text[position:start] + GAP
        position = max(position, end)
    return _GAPS.sub(GAP, out + text[position:])


def pointed_at(text: str, choices: tuple[str, ...]) -> str | None:
    """The letter of the one item in a complete listing that is marked as right, by a tick or by bold type.

    >>> pointed_at("(A) 3 (B) 4 ✓ (C) 5", ("3", "4", "5")), pointed_at("(A) 3 (B) 4 (C) 5", ("3", "4", "5"))
    ('B', None)
    """
    spans = sorted(_listing(text, choices))
    if len(spans) < 2:
        return None
    ends = [start for start, _, _ in spans[1:]] + [spans[-1][1] + 40]
    ticked = {
        index
        for (_, end, index), following in zip(spans, ends, strict=True)
        if _APPROVAL.search(re.split(r"\n", text[end:following])[0])
    }
    bold = {index for start, end, index in spans if re.search(r"\*\*|__", text[max(start - 2, 0) : end + 2])}
    for marked in (ticked, bold):
        if len(marked) == 1:
            return LETTERS[next(iter(marked))]
    return None


def _listing(text: str, choices: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """(start, end, which choice) of every item of a complete listing; empty when some choice is missing."""
    if len(choices) < 2:
        return []
    labelled = _labelled(text, choices)
    return labelled if labelled else _in_a_row(text, choices)


def _labelled(text: str, choices: tuple[str, ...]) -> list[tuple[int, int, int]]:
    wanted = _variants(choices)
    found: list[tuple[int, int, int]] = []
    for mark in _LABEL.finditer(text):
        if found and mark.start() < found[-1][1]:
            continue
        here = text[mark.end() :]
        bones, places = skeleton(here[: 40 + 3 * max(map(len, choices))])
        own = LETTERS.index(mark.group(1))
        for written, index in sorted(wanted, key=lambda w: (w[1] != own, -len(w[0]))):
            size = len(written)
            if not bones.startswith(written) or (size and not _ends_cleanly(here, places, 0, size)):
                continue
            end = mark.end() + (places[size - 1] + 1 if size else 0)
            found.append((mark.start(), end + _tail(text[end:]), index))
            break
    alike = {index: written for written, index in reversed(wanted)}
    seen = {alike[index] for _, _, index in found}
    return found if seen == set(alike.values()) and len(found) >= len(choices) else []


def _variants(choices: Sequence[str]) -> list[tuple[str, int]]:
    """Each choice's skeleton as it is written and, after it, with number words as digits, and typeset."""
    ways = [
        (skeleton(text)[0], i)
        for i, choice in enumerate(choices)
        for text in (choice, spell_out_digits(choice), choice_markdown(read_choice(LETTERS[i], choice)))
    ]
    return list(dict.fromkeys(ways))


def _tail(rest: str) -> int:
    """Closing marks that belong to an item's formula."""
    match = re.match(r"(?:[}$)\]]|\\[)\]%])*", rest)
    return match.end() if match else 0


def _in_a_row(text: str, choices: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """All the choices one after another without labels: "3, 5 or 7", a bulleted list."""
    wanted = _variants(choices)
    if not all(written for written, _ in wanted):
        return []
    bones, places = skeleton(text)
    starts = sorted({m.start() for w, _ in wanted for m in re.finditer(re.escape(w), bones)})[:200]
    if len(starts) < len(choices):
        return []
    for start in starts:
        found = _row_from(text, bones, places, start, wanted)
        if found:
            return found
    return []


def _row_from(
    text: str, bones: str, places: Sequence[int], start: int, wanted: Sequence[tuple[str, int]]
) -> list[tuple[int, int, int]]:
    left = sorted(wanted, key=lambda w: -len(w[0]))
    found: list[tuple[int, int, int]] = []
    position = start
    while left:
        if found:
            gap = _BETWEEN.match(text, found[-1][1])
            after = gap.end() if gap else found[-1][1]
            while position < len(places) and (places[position] < after or bones[position] == " "):
                position += 1
            if position == len(places) or _BETWEEN.fullmatch(text[found[-1][1] : places[position]]) is None:
                return []
        for written, index in left:
            end = position + len(written)
            if bones.startswith(written, position) and _ends_cleanly(text, places, position, end):
                found.append((places[position], places[end - 1] + 1, index))
                left = [w for w in left if w[1] != index]
                position = end
                break
        else:
            return []
    return found
