"""`python -m assistant` serves the chat; `ask "…"` plays one turn; `notes` lists the answers marked as wrong."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import uuid
from typing import Any

from index.errors import BadInput, LemmaError
from index.home import Home


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Lemma, a study assistant.")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--home", metavar="DIR", help="the state folder (default: $LEMMA_HOME or the platform's)")
    shared.add_argument(
        "--model",
        metavar="SPEC",
        default=os.environ.get("LEMMA_MODEL", "embedded"),
        help="embedded, hf:ID, openai:MODEL[@URL], or several with commas (default: $LEMMA_MODEL or embedded)",
    )
    commands = parser.add_subparsers(dest="command", metavar="serve|ask|notes")
    server = commands.add_parser("serve", parents=[shared], help="serve the chat (the default)")
    server.add_argument("--host", default="127.0.0.1")
    server.add_argument("--port", type=int, default=7860)
    line = (
        'A --batch line is {"id", "messages": [{"role": "user" or "assistant", "content"}, …], "lecture"}; '
        '"lecture" is an id, a list of ids, or null for all.'
    )
    asking = commands.add_parser("ask", parents=[shared], help="one turn in the terminal", epilog=line)
    asking.add_argument("text", nargs="?", help="what to say")
    asking.add_argument(
        "--lecture", metavar="ID", action="append", help="the lecture it is about; repeat the flag for several"
    )
    asking.add_argument("--json", action="store_true", help="print one JSON object")
    asking.add_argument("--batch", action="store_true", help="JSON lines in on standard input, JSON lines out")
    notes = commands.add_parser("notes", parents=[shared], help="answers that learners marked as wrong")
    notes.add_argument("--json", action="store_true", help="one JSON object a line")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0 when it worked."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help")):
        given.insert(0, "serve")
    options = _parser().parse_args(given)
    try:
        home = Home.open(options.home)
        if options.command == "ask":
            return _ask(home, options)
        if options.command == "notes":
            return _notes(home, options)
        from assistant.server import serve

        print("Lemma is starting …", flush=True)
        serve(home, options.host, options.port, options.model)
    except LemmaError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
    return 0


def _notes(home: Home, options: argparse.Namespace) -> int:
    from tools.history import History

    for note in History(home).every_note():
        if options.json:
            print(json.dumps({"at": note.at, "message": note.message, "note": note.note}, ensure_ascii=False))
        else:
            print(f"{note.at[:16]}\n{note.message}\n")
    return 0


def _ask(home: Home, options: argparse.Namespace) -> int:
    from assistant.agent import Agent

    agent = Agent(home, options.model)
    if options.batch:
        for line in sys.stdin:
            if line.strip():
                print(json.dumps(_line(agent, home, line), ensure_ascii=False), flush=True)
        return 0
    if not options.text:
        raise BadInput('Say something: python -m assistant ask "If 3x + 7 = 22, what is 6x - 1?"')
    said = [{"role": "user", "content": options.text}]
    answer = _turn(agent, home, said, options.lecture or [], echo=not options.json)
    print(json.dumps({"id": None, **answer}, ensure_ascii=False) if options.json else "")
    return 0


def _line(agent: Any, home: Home, line: str) -> dict[str, Any]:
    answer: dict[str, Any] = {"id": None}
    try:
        try:
            data = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise BadInput(f"This line is not JSON: {error}.") from error
        if not isinstance(data, dict):
            raise BadInput("This line is JSON, but not an object.")
        answer["id"] = data.get("id")
        lecture = data.get("lecture")
        lectures = [lecture] if isinstance(lecture, str) else [] if lecture is None else lecture
        if not isinstance(lectures, list) or not all(isinstance(one, str) for one in lectures):
            raise BadInput('"lecture" must be a lecture\'s id, a list of ids, or null.')
        return answer | _turn(agent, home, data.get("messages"), lectures)
    except LemmaError as error:
        return answer | {"error": str(error)}


def _turn(agent: Any, home: Home, messages: Any, lectures: list[str], echo: bool = False) -> dict[str, Any]:
    """Play the last message of `messages`; returns {"reply", "tools", "model", "seconds"}.

    lectures: the ids of those that are asked; none for all. One alone counts as the open one.
    """
    from assistant.agent import Said, Speaking, Stopped, ToolBegan, Withdrawn
    from assistant.conversation import from_plain
    from assistant.state import Turn

    began, conversation = time.monotonic(), uuid.uuid4().hex
    earlier, text = from_plain(messages)
    reply, model, text_from = "", "embedded", 0
    chosen = tuple(dict.fromkeys(lectures))
    about = {"lecture": chosen[0]} if len(chosen) == 1 else {"chosen": chosen or None}
    turn = Turn(home, local=True, **about)
    for event in agent.run(conversation, text, turn, earlier):
        match event:
            case Speaking(name):
                model, text_from = name, len(reply)
            case Said(part):
                reply += part
                if echo:
                    print(part, end="", flush=True)
            case Withdrawn(_, why):
                reply = reply[:text_from]
                if echo:
                    print(f"\n[{why}]", file=sys.stderr)
            case Stopped(why):
                reply += why
                if echo:
                    print(why, end="", flush=True)
            case ToolBegan(_, name) if echo:
                print(f"[{name}]", file=sys.stderr)
    called = [
        {"name": call["name"], "args": call["args"]}
        for message in agent.messages(conversation)[len(earlier) :]
        for call in getattr(message, "tool_calls", [])
    ]
    return {"reply": reply.strip(), "tools": called, "model": model, "seconds": round(time.monotonic() - began, 2)}


if __name__ == "__main__":
    sys.exit(main())
