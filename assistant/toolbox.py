"""The registry's tools as LangChain tools.

Each returns `(text, result)`; what of it a model may read is decided by the tutoring policy, which also says on whose
behalf the tool runs (`acting_for`), so no argument of a model can choose an owner or a home folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Literal

from langchain_core.tools import BaseTool

from tools.caller import Caller
from tools.registry import TOOLS, Result, Tool

_caller: ContextVar[Caller] = ContextVar("lemma_caller")


@contextmanager
def acting_for(caller: Caller) -> Iterator[None]:
    """Tools called inside the block act for `caller`."""
    token = _caller.set(caller)
    try:
        yield
    finally:
        _caller.reset(token)


class RegistryTool(BaseTool):
    """One row of the registry, callable by an agent."""

    row: Tool
    response_format: Literal["content", "content_and_artifact"] = "content_and_artifact"

    def _run(self, **arguments: Any) -> tuple[str, Result]:
        arguments.pop("run_manager", None)
        arguments.pop("config", None)
        result = self.row.call(arguments, _caller.get())
        return result.markdown(), result


def toolbox() -> list[BaseTool]:
    """Every tool of the registry, for `create_agent`."""
    return [
        RegistryTool(name=tool.name, description=tool.help, args_schema=tool.arguments, row=tool)
        for tool in TOOLS.values()
    ]
