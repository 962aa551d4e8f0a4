"""Inside a cell: run a piece of Python and say what came of it. For trying the jail, and for nothing else."""

from __future__ import annotations

import contextlib
import io


def execute(source: str) -> str:
    """Run `source` and return what it printed (its first 2000 characters). Raises whatever it raises.

    >>> execute("print(1 + 1)")
    '2\\n'
    """
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(source, "scene.py", "exec"), {"__name__": "scene"})  # noqa: S102  this is what the jail is for
    return said.getvalue()[:2000]
