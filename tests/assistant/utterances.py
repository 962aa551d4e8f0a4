"""Lines of utterances_*.jsonl: a conversation, the lecture in focus, and the tool (with arguments) its last message
should lead to.

    {"id": "t001", "messages": [{"role", "content"}, …], "lecture": id | null, "tool": name | null, "args": {a subset}}

A line counts as right only when the route has that tool and every argument given in the line fits. Strings are compared
loosely: case, spaces and marks at the ends do not matter, and a text with politeness or context around it fits when
it holds the other one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.arguments import option
from assistant.routing import Context, Route, route
from assistant.situation import Question, options_in

HERE = Path(__file__).parent
TUNING = HERE / "utterances_tuning.jsonl"
UNSEEN = HERE / "utterances_unseen.jsonl"


@dataclass(frozen=True)
class Line:
    id: str
    messages: list[tuple[str, str]]
    lecture: str | None
    tool: str | None
    args: dict[str, Any]

    def routed(self) -> Route:
        return route(self.messages, Context(lecture=self.lecture))

    def fits(self, found: Route) -> bool:
        return found.tool == self.tool and all(self._fits(key, found.args.get(key)) for key in self.args)

    def _fits(self, key: str, given: Any) -> bool:
        wanted = self.args[key]
        if given is None or wanted is None:
            return given is wanted
        if key == "answer":
            return self._option(str(wanted)) == self._option(str(given))
        if isinstance(wanted, list):
            lines = given if isinstance(given, list) else [given]
            return len(lines) > 0 and all(any(_alike(str(w), str(g)) for g in lines) for w in wanted)
        return _alike(str(wanted), str(given))

    def _option(self, answer: str) -> str:
        """An answer to the open question as the option's letter where it names one."""
        options = options_in(self.messages[-2][1]) if len(self.messages) > 1 else ()
        named = option(answer, Question("", options)) or answer
        return "ABCDE"[options.index(named)] if named in options else named.strip().casefold()


def lines(path: Path) -> Iterator[Line]:
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.strip():
            data = json.loads(row)
            messages = [(m["role"], m["content"]) for m in data["messages"]]
            yield Line(data["id"], messages, data.get("lecture"), data["tool"], data.get("args") or {})


def _alike(wanted: str, given: str) -> bool:
    a, b = _bare(wanted), _bare(given)
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= 3 and short in long)


def _bare(text: str) -> str:
    return re.sub(r"[\s$]", "", text.casefold().replace("−", "-").replace("’", "'")).strip(".,;:!?\"'")
