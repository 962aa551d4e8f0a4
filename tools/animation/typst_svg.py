"""Typst into SVG, quickly: one compiler is kept, because a new one looks through the machine's fonts again.

That look takes 15 to 40 ms, for each of a clip's dozens of texts; the text itself takes less than one. Whatever the
markup names (files, packages) is looked for in the folder this process works in, as with any Typst compiler; keeping a
scene from other files is the jail's task. Imported only inside the children and cells that draw.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import manim
import typst

_PAGE = "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#set text(size: {size}pt)\n{before}\n{body}\n"


def svg(markup: str, font_paths: Sequence[str | Path] = ()) -> bytes:
    """Return the picture of `markup`, a whole Typst document. Raises typst.TypstError, and ValueError for two pages.

    >>> svg("$x^2$")[:4]
    b'<svg'
    """
    made = _compiler(tuple(str(path) for path in font_paths)).compile(input=markup.encode(), format="svg")
    if not isinstance(made, bytes):
        raise ValueError("this text has a page break in it, so it is no single picture")
    return made


def svg_file(
    typst_code: str, preamble: str = "", text_size: float = 10, font_paths: Sequence[str | Path] | None = None
) -> Path:
    """Stands in for Manim's `typst_to_svg_file`: the picture of a text as a file, kept by content."""
    document = _PAGE.format(size=text_size, before=preamble, body=typst_code)
    fonts = [str(path) for path in font_paths or ()]
    key = hashlib.sha256(repr((document, fonts)).encode()).hexdigest()[:16]
    folder = Path(manim.config.get_dir("tex_dir"))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{key}.svg"
    if not path.exists():
        path.write_bytes(svg(document, fonts))
    return path


@cache
def _compiler(fonts: tuple[str, ...]) -> typst.Compiler:
    return typst.Compiler(font_paths=list(fonts))
