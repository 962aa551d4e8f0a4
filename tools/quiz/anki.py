"""A quiz as an Anki deck. A second export of the same questions updates the notes in Anki instead of doubling them.

Maths is written for Anki's own MathJax (`\\(…\\)`), so it needs no LaTeX there. Everything else is escaped: a
transcript cannot put markup into somebody's collection.
"""

from __future__ import annotations

import html
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import BadInput, Unavailable
from tools.quiz.item import LETTERS, Item, Quiz, clock

if TYPE_CHECKING:
    import genanki

MODEL_ID = 1_846_027_311  # chosen once; Anki knows our note type by it
FIELDS = ("Question", "Options", "Answer", "Why", "Moment", "Id")
FRONT = '<div class="question">{{Question}}</div>{{Options}}'
BACK = '{{FrontSide}}<hr id="answer"><div class="key">{{Answer}}</div>{{Why}}<div class="moment">{{Moment}}</div>'
STYLE = """
.card { font-family: sans-serif; font-size: 1.1em; line-height: 1.45; text-align: left; }
.card { max-width: 36em; margin: 1em auto; }
.question { margin-bottom: .8em; } .key { font-weight: bold; } .moment { opacity: .7; margin-top: .8em; }
"""


def write_deck(quiz: Quiz, path: str | Path, title: str = "Lemma", base_url: str | None = None) -> Path:
    """Write `quiz` as an .apkg at `path`, whole or not at all, and return the path.

    base_url: the address of the page, when there is one; moments then link to the player ("…?lecture=ID&t=94").
    Raises BadInput for a quiz with no items, Unavailable when the file cannot be written.
    """
    import genanki

    if not quiz.items:
        raise BadInput("There are no questions to put into a deck: draft a quiz first.")
    deck = genanki.Deck(_deck_id(quiz.lecture or quiz.items[0].skill or title), title)
    for item in quiz.items:
        deck.add_note(_note(item, base_url))
    target = Path(path)
    try:
        handle, temporary = tempfile.mkstemp(suffix=".apkg", dir=target.parent)
        os.close(handle)
        try:
            genanki.Package(deck).write_to_file(temporary)
            os.replace(temporary, target)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable(f"The deck {target} could not be written: {error.strerror or error}.") from error
    return target


def mathjax(markdown: str) -> str:
    """Text with $…$ as HTML with Anki's MathJax.

    >>> mathjax("Is $a < b$ & why?")
    'Is \\\\(a &lt; b\\\\) &amp; why?'
    """
    parts = re.split(r"(\$\$.+?\$\$|(?<!\\)\$[^$\n]+\$)", markdown, flags=re.DOTALL)
    return "".join(_maths(part) if number % 2 else _words(part) for number, part in enumerate(parts))


def _maths(part: str) -> str:
    opening, closing = (r"\[", r"\]") if part.startswith("$$") else (r"\(", r"\)")
    return opening + html.escape(part.strip("$"), quote=False) + closing


def _words(part: str) -> str:
    # A lone "\(" in a transcript would start MathJax where none is meant.
    return html.escape(part, quote=False).replace("\\(", "\\&#40;").replace("\\[", "\\&#91;").replace("\n", "<br>")


def _note(item: Item, base_url: str | None) -> genanki.Note:
    import genanki

    model = genanki.Model(
        MODEL_ID,
        "Lemma question",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Question", "qfmt": FRONT, "afmt": BACK}],
        css=STYLE,
    )
    options = "".join(
        f"<div>{letter}. {mathjax(text)}</div>" for letter, text in zip(LETTERS, item.options or (), strict=False)
    )
    answer = f"{item.key_letter}. {mathjax(item.key)}" if item.options else mathjax(item.key)
    why = f"<p>“{_words(item.span.quote)}”</p>" if item.span else ""
    why += "".join(f"<p>{mathjax(one.text)}: {mathjax(one.misconception)}</p>" for one in item.distractors)
    fields = [mathjax(item.stem), options, answer, why, _moment(item, base_url), item.id]
    return genanki.Note(model=model, fields=fields, guid=genanki.guid_for("lemma", item.id), tags=_tags(item))


def _moment(item: Item, base_url: str | None) -> str:
    if item.span is None:
        return ""
    when = clock(item.span.start)
    if base_url is None or item.lecture is None:
        return when
    address = f"{base_url.rstrip('/')}/?lecture={item.lecture}&t={int(item.span.start)}"
    return f'<a href="{html.escape(address)}">{when}</a>'


def _tags(item: Item) -> list[str]:
    named = item.keyphrase or item.skill
    return ["lemma", *([re.sub(r"\W+", "-", named).strip("-")] if named else [])]


def _deck_id(name: str) -> int:
    import zlib

    return (1 << 30) + zlib.crc32(name.encode())  # stable, and inside the range Anki uses for ids
