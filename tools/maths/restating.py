"""Recognising a problem's own words in a text: its stem, and a full listing of its choices (which is no disclosure)."""

from __future__ import annotations

import re

from tools.maths.problem import LETTERS, split_choices
from tools.maths.tree import bare


def stem_and_choices(question: str, choices: tuple[str, ...] | None) -> tuple[str, tuple[str, ...]]:
    """The stem and the choice texts without labels, from a solution's own fields."""
    own_stem, own = split_choices(question[:6000], None)
    if own:
        return own_stem, own
    if not choices:
        return question[:6000], ()
    return split_choices(question[:6000], choices)


def without_choices(text: str, choices: tuple[str, ...]) -> str:
    """The text without a complete listing of the choices, if it holds one; anything said around it stays.

    >>> without_choices("Which one? (A) 3 (B) 4 The answer is B.", ("3", "4"))
    'Which one?  The answer is B.'
    """
    if len(choices) < 2:
        return text
    label = re.compile(r"(?:(?<=[\s?.:;,>*•-])|^)\*{0,2}\(?([A-H])[).:]\*{0,2}\s*", re.MULTILINE)
    marks: list[re.Match[str]] = []
    for mark in label.finditer(text):
        if mark.group(1) == LETTERS[len(marks) : len(marks) + 1]:
            marks.append(mark)
        if len(marks) == len(choices):
            break
    if len(marks) < len(choices):
        return text
    ends = [m.start() for m in marks[1:]] + [len(text)]
    rest = [text[: marks[0].start()]]
    for mark, end, choice in zip(marks, ends, choices, strict=True):
        left = _after(text[mark.end() : end], choice)
        if left is None:
            return text
        rest.append(left)
    return " ".join(part.strip() for part in rest[:-1]) + " " + rest[-1]


def _after(item: str, choice: str) -> str | None:
    """What an item says beyond the choice, None when it is not that choice."""
    wanted = [c for c in choice.lower() if c.isalnum() or c in "-/+^.,"]
    while wanted and wanted[-1] in ".,":
        wanted.pop()
    position = 0
    for char in wanted:
        while position < len(item) and item[position].lower() != char:
            if item[position].isalnum() or item[position] in "-/+^":
                return _after_tree(item, choice)
            position += 1
        if position == len(item):
            return _after_tree(item, choice)
        position += 1
    return item[position:].lstrip("$)}*. ")


def _after_tree(item: str, choice: str) -> str | None:
    """The same choice typeset another way, on a line of its own."""
    from tools.maths.grammar import try_parse

    line, _, rest = item.partition("\n")
    ours, theirs = try_parse(choice), try_parse(line)
    if ours is None or theirs is None or bare(ours) != bare(theirs):
        return None
    return rest
