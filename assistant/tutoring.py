"""The tutoring middleware: it puts the policy around the agent.

Before the agent: mends what a stopped turn left behind and reads the learner's message (`policy.grant`). Around each
model: the system prompt and the context. Around each tool: permitted arguments in, permitted text out, progress and
Stop. After each model that is not our own: the guard (`guarding`), which the page also runs on the stream.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from langchain.agents.middleware import AgentMiddleware
from langchain.agents.middleware.types import ModelRequest, ModelResponse
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, RemoveMessage, SystemMessage, ToolMessage
from langgraph.graph.message import REMOVE_ALL_MESSAGES
from langgraph.prebuilt.tool_node import ToolCallRequest
from langgraph.runtime import Runtime
from langgraph.types import Command

from assistant import policy
from assistant.chain import GUARDED
from assistant.guarding import guarded
from assistant.routing import Context, route
from assistant.state import Turn, TutorState, Upload
from assistant.toolbox import acting_for
from index.errors import Cancelled, LemmaError
from index.progress import Progress, listening
from tools.caller import Caller
from tools.registry import plain

log = logging.getLogger(__name__)

PROMPT = resources.files("assistant").joinpath("prompts/tutor.md").read_text(encoding="utf-8")
STOPPED = "Stopped before it was done."


# --- what the router and every model are told of the moment


def context_of(state: TutorState, turn: Turn) -> Context:
    """The moment as the router sees it: the open problem, lecture, quiz question, and files handed over."""
    quiz = state.get("quiz")
    last = next((m for m in reversed(state["messages"]) if isinstance(m, ToolMessage)), None)
    only = turn.chosen[0] if turn.chosen is not None and len(turn.chosen) == 1 else None
    return Context(
        problem=state.get("problem"),
        rung=policy.rung(state) if state.get("problem") else 0,
        lecture=turn.lecture or state.get("lecture") or only,
        position=turn.position,
        quiz_question=quiz["questions"][quiz["at"]] if quiz else None,
        last_tool=last.name if last else None,
        files=tuple(upload.name for upload in turn.uploads),
        last_quiz=state.get("finished_quiz"),
    )


def spoken(messages: Sequence[AnyMessage]) -> list[tuple[str, str]]:
    """The conversation as (role, text), without tool traffic."""
    return [
        ("user" if isinstance(message, HumanMessage) else "assistant", message.text)
        for message in messages
        if isinstance(message, HumanMessage) or (isinstance(message, AIMessage) and message.text)
    ]


# --- mending


def mended(messages: Sequence[AnyMessage]) -> list[AnyMessage] | None:
    """The messages with an answer for every tool call a stopped or killed turn left dangling; None if all is well."""
    answered = {message.tool_call_id for message in messages if isinstance(message, ToolMessage)}
    out: list[AnyMessage] = []
    for message in messages:
        out.append(message)
        if isinstance(message, AIMessage):
            out += [
                ToolMessage(STOPPED, name=call["name"], tool_call_id=call["id"], status="error")
                for call in message.tool_calls
                if call["id"] not in answered
            ]
    return out if len(out) > len(messages) else None


def _replayed(messages: Sequence[AnyMessage]) -> dict[str, Any]:
    """What the policy granted in a conversation that came from elsewhere as plain messages: it is read once more."""
    state: dict[str, Any] = {}
    for end, message in enumerate(messages, 1):
        if isinstance(message, HumanMessage):
            chosen = route(spoken(messages[:end]), Context(problem=state.get("problem")))
            state |= policy.grant(chosen, state, message.text)  # type: ignore[arg-type]
    return state


class Tutoring(AgentMiddleware[TutorState, Turn]):
    """See the module."""

    state_schema = TutorState

    def before_agent(self, state: TutorState, runtime: Runtime[Turn]) -> dict[str, Any] | None:
        messages: list[AnyMessage] = state["messages"]
        changes: dict[str, Any] = {}
        if (whole := mended(messages)) is not None:
            changes["messages"] = [RemoveMessage(id=REMOVE_ALL_MESSAGES), *whole]
            state = {**state, "messages": whole}
        turn = runtime.context
        if not state.get("rungs"):
            changes |= _replayed(state["messages"][:-1])
            state = {**state, **changes, "messages": state["messages"]}  # type: ignore[typeddict-item]
        chosen = route(spoken(state["messages"]), context_of(state, turn))
        changes |= policy.grant(chosen, state, state["messages"][-1].text)
        if turn.lecture:
            changes["lecture"] = turn.lecture
        return changes

    def wrap_model_call(
        self, request: ModelRequest[Turn], handler: Callable[[ModelRequest[Turn]], ModelResponse[Any]]
    ) -> ModelResponse[Any]:
        state: Any = request.state
        turn = request.runtime.context
        context = json.dumps(context_of(state, turn).as_dict(), ensure_ascii=False).replace("<", "\\u003c")
        prompt = f"{PROMPT}\n<context>{context}</context>"
        return handler(request.override(system_message=SystemMessage(prompt)))

    def wrap_tool_call(
        self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], ToolMessage | Command[Any]]
    ) -> ToolMessage | Command[Any]:
        call, state = request.tool_call, request.state
        turn: Turn = request.runtime.context  # type: ignore[assignment]
        name, began, tell = call["name"], time.monotonic(), request.runtime.stream_writer
        given = policy.arguments(name, call["args"], state)
        if name == "search_lecture" and turn.chosen is not None:
            given.pop("lecture", None)  # which lectures are asked is the learner's choice, not a model's
        tell({"kind": "tool", "id": call["id"], "name": name})

        def hear(progress: Progress) -> None:
            tell({"kind": "progress", "id": call["id"], **vars(progress)})

        changes: dict[str, Any] = {}
        try:
            with acting_for(_caller(state, turn)), listening(hear, turn.stop):
                message, changes = self._run(request, handler, given, state, turn)
        except Cancelled:
            raise
        except LemmaError as error:
            message = ToolMessage(str(error), name=name, tool_call_id=call["id"], status="error")
        except Exception:
            log.exception("tool %s broke", name)
            text = (
                "Something broke inside Lemma while doing that. Nothing of yours was lost; please try it another way."
            )
            message = ToolMessage(text, name=name, tool_call_id=call["id"], status="error")
        seconds = round(time.monotonic() - began, 3)
        message.additional_kwargs["seconds"] = seconds
        tell({"kind": "tool done", "id": call["id"], "name": name, "seconds": seconds, "message": message})
        return Command(update={"messages": [message], **changes})

    def _run(
        self, request: ToolCallRequest, handler: Callable[..., Any], given: dict[str, Any], state: Any, turn: Turn
    ) -> tuple[ToolMessage, dict[str, Any]]:
        name = request.tool_call["name"]
        texts: list[str] = []
        artifacts: list[dict[str, Any]] = []
        changes: dict[str, Any] = {}
        for given_now in _per_file(name, given, turn, (state.get("said") or [""])[-1]):
            message = handler(request.override(tool_call={**request.tool_call, "args": given_now}))
            if message.artifact is None:  # the tool node's own words: the arguments did not fit
                raise LemmaError(f"I could not use {name} that way.")
            part = policy.permitted(name, message.artifact, state, given_now)
            texts.append(part.text)
            artifacts.append(plain(message.artifact))
            changes |= part.changes
        call = request.tool_call["id"]
        return ToolMessage("\n\n".join(texts), name=name, tool_call_id=call, artifact=artifacts[-1]), changes

    def after_model(self, state: TutorState, runtime: Runtime[Turn]) -> dict[str, Any] | None:
        message = state["messages"][-1]
        if not isinstance(message, AIMessage) or not message.text or not message.additional_kwargs.get(GUARDED):
            return None
        text = guarded(message.text, {**state, "messages": state["messages"][:-1]})
        return {"messages": [message.model_copy(update={"content": text})]}


def _per_file(name: str, given: dict[str, Any], turn: Turn, said: str) -> list[dict[str, Any]]:
    """The calls to make: one for each file handed over; a file's name in a message counts only at the command line.

    A link counts where the learner wrote it in this message, word for word: a model might make one up.
    """
    if name not in ("add_lecture", "transcribe"):
        return [given]
    if turn.uploads and name == "add_lecture":
        return [{**given, **files} for files in _paired(turn.uploads)]
    if turn.uploads:
        return [{**given, "file": str(upload.path)} for upload in turn.uploads]
    named = str(given.get("file") or "")
    if named and (turn.local or (named.lower().startswith(("http://", "https://")) and named in said)):
        return [given]
    raise LemmaError("Drop the recording or caption file on the chat (or use the paper clip), and I will add it.")


def _paired(uploads: Sequence[Upload]) -> list[dict[str, str]]:
    """Uploads as add_lecture's arguments: captions go with the recording of the same name that came with them."""
    from index.transcription import is_media

    media = {Path(upload.name).stem: upload for upload in uploads if is_media(upload.path)}
    captions = {Path(upload.name).stem: upload for upload in uploads if upload not in media.values()}
    pairs = [
        _as_argument(upload) | ({"captions": str(captions[stem].path)} if stem in captions else {})
        for stem, upload in media.items()
    ]
    return pairs + [_as_argument(upload) for stem, upload in captions.items() if stem not in media]


def _as_argument(upload: Upload) -> dict[str, str]:
    """A file, with its own name for a title where it had to be kept under another."""
    renamed = upload.name != upload.path.name
    return {"file": str(upload.path)} | ({"title": Path(upload.name).stem} if renamed else {})


def _caller(state: Any, turn: Turn) -> Caller:
    return Caller(
        home=turn.home,
        owner=turn.owner,
        lecture=turn.lecture or state.get("lecture"),
        position=turn.position,
        chosen=turn.chosen,
        watched=turn.watched,
        reveal=policy.rung(state),
        guarded=state.get("problem") if policy.rung(state) < policy.TOP else None,
        askers=turn.askers,
        patient=True,
    )
