"""The tools on the command line: `python -m tools NAME …`, derived from the registry.

Plain output is Markdown; `--json` prints one JSON object; `--batch` reads JSON lines on standard input and writes one
JSON line each, in order, where a bad line gives {"id", "error"} and the rest go on. Errors exit with status 1 and
one sentence on standard error. This module parses and prints; the work is in the tools.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.errors import BadInput, Cancelled, LemmaError
from index.home import Home
from index.progress import Progress, listening
from tools.caller import Caller
from tools.registry import TOOLS, Tool, parameters, plain

SINGULAR = {"choices": "choice"}  # a list argument given by repeating a flag in the singular
ASKS_MODELS = ("solve", "hint")  # tools that may put a question to a chat model
TRANSCRIPTS = {"vtt": "WebVTT captions", "srt": "SubRip captions", "txt": "the words", "md": "Markdown"}
READS_FILE = {("keyphrases", "text")}  # an argument whose value on the command line is a file's name, or -


def _is_list(annotation: Any) -> bool:
    members = typing.get_args(annotation) if isinstance(annotation, types.UnionType) else (annotation,)
    return any(typing.get_origin(member) is list for member in members)


def _number(annotation: Any) -> type:
    members = typing.get_args(annotation) or (annotation,)
    return next((kind for kind in (int, float) if kind in members), str)


def _add_tool(commands: Any, tool: Tool) -> None:
    keys = ", ".join(f'"{name}"' for name in ("id", *parameters(tool)))
    parser = commands.add_parser(
        tool.name, help=tool.help, description=tool.help, epilog=f"A --batch line is a JSON object with: {keys}."
    )
    first = True
    for name, (kind, default) in parameters(tool).items():
        if (kind is str and first and default is ...) or (tool.name, name) in READS_FILE:
            parser.add_argument(name, nargs="?", metavar="FILE|-" if (tool.name, name) in READS_FILE else name.upper())
        elif _is_list(kind):
            flag = SINGULAR.get(name, name)
            extra = "; lines separated by semicolons" if name == "work" else "; repeat the flag for more"
            parser.add_argument(f"--{flag}", dest=name, action="append", metavar="TEXT", help=f"{name}{extra}")
        else:
            number = _number(kind)
            parser.add_argument(f"--{name}", type=number, default=None, metavar=number.__name__.upper())
        first = False
    parser.add_argument("--json", action="store_true", help="print the result as one JSON object")
    parser.add_argument("--batch", action="store_true", help="JSON lines in on standard input, JSON lines out")
    if tool.name == "transcribe":
        for form, what in TRANSCRIPTS.items():
            parser.add_argument(f"--{form}", action="store_true", help=f"print {what}")
    if tool.name == "draft_quiz":
        parser.add_argument("--anki", type=Path, metavar="FILE", help="also write the quiz as an Anki deck (.apkg)")
    if tool.name == "animate":
        parser.add_argument("--out-dir", type=Path, metavar="DIR", help="with --batch: the folder for the clips")
    parser.add_argument("--home", metavar="DIR", help="the state folder (default: $LEMMA_HOME or the platform's)")
    if tool.name in ASKS_MODELS:
        parser.add_argument(
            "--model", dest="models", metavar="SPEC", help="chat models it may ask (default: $LEMMA_MODEL)"
        )
    parser.set_defaults(run=lambda options: _run(tool, options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools", description="Lemma's tools, one at a time.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="TOOL")
    for tool in TOOLS.values():
        _add_tool(commands, tool)
    audio = commands.add_parser("audio", help="Write a video's sound alone as a WAV file.")
    audio.add_argument("file")
    audio.add_argument("--out", required=True, metavar="FILE.wav")
    audio.set_defaults(run=_audio)
    return parser


def _given(tool: Tool, options: argparse.Namespace) -> dict[str, Any]:
    """The tool's arguments out of the parsed command line, leaving out what was not given."""
    given: dict[str, Any] = {}
    for name in tool.arguments.model_fields:
        value = getattr(options, name, None)
        if value is None:
            continue
        if name == "work":
            value = [line.strip() for part in value for line in part.split(";") if line.strip()]
        if (tool.name, name) in READS_FILE:
            value = _read(str(value))
        given[name] = value
    if tool.name == "grade" and not sys.stdin.isatty() and "item" not in given:
        given = _parse(sys.stdin.read())
        given.pop("id", None)
    return given


def _caller(options: argparse.Namespace) -> Caller:
    """Who calls: the home that was named, with the chat models that were."""
    home = Home.open(options.home)
    if not hasattr(options, "models"):
        return Caller(home)
    named = options.models or os.environ.get("LEMMA_MODEL", "embedded")
    from tools.asker import asker
    from tools.models import load, parse_specs

    specs = [spec for spec in parse_specs(named) if spec.kind != "embedded"]
    return Caller(home, askers=tuple(asker(load(spec, embedded=_no_embedded, home=home)) for spec in specs))


def _no_embedded() -> typing.NoReturn:
    raise AssertionError("the embedded model has nothing to set up")


def _read(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise BadInput(f"{name} cannot be read: {error.strerror or error}.") from error


def _parse(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadInput(f"This line is not JSON: {error}.") from error
    if not isinstance(data, dict):
        raise BadInput("This line is JSON, but not an object.")
    return data


def _batch(tool: Tool, options: argparse.Namespace) -> int:
    caller = _caller(options)
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        answer: dict[str, Any] = {"id": None}
        try:
            data = _parse(line)
            answer["id"] = data.pop("id", None)
            if tool.name == "animate" and options.out_dir:
                options.out_dir.mkdir(parents=True, exist_ok=True)
                data["out"] = str(options.out_dir / f"{number:04}.mp4")  # ids are data: they never name a file
            answer |= plain(tool.call(data, caller))
        except (LemmaError, OSError) as error:
            answer["error"] = str(error)
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 0


def _run(tool: Tool, options: argparse.Namespace) -> int:
    if options.batch:
        return _batch(tool, options)
    caller = _caller(options)
    result: Any = tool.call(_given(tool, options), caller)
    if getattr(options, "anki", None):
        from tools.quiz.anki import write_deck

        write_deck(result, options.anki)
        print(f"Wrote {options.anki}.", file=sys.stderr)
    if options.json:
        print(json.dumps(plain(result), ensure_ascii=False))
    elif form := next((form for form in TRANSCRIPTS if getattr(options, form, False)), None):
        print(getattr(result, form)(), end="")
    else:
        print(result.markdown())
    return 0


def _audio(options: argparse.Namespace) -> int:
    from index.media import extract_audio

    extract_audio(Path(options.file), Path(options.out))
    print(f"Wrote {options.out}.", file=sys.stderr)
    return 0


def _progress_lines() -> Iterator[None]:
    """While the generator is open, show progress on standard error if a person is watching."""
    if not sys.stderr.isatty():
        yield
        return

    def show(progress: Progress) -> None:
        percent = "" if progress.fraction is None else f" {progress.fraction:4.0%}"
        sys.stderr.write(f"\r\x1b[K{progress.stage}{percent} {progress.note}")
        sys.stderr.flush()

    with listening(show):
        yield
    sys.stderr.write("\r\x1b[K")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0 when it worked, 1 when it could not, 130 when interrupted."""
    options = _parser().parse_args(arguments)
    watching = _progress_lines()
    next(watching)
    try:
        return int(options.run(options))
    except Cancelled as error:
        print(error, file=sys.stderr)
        return 130
    except LemmaError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    finally:
        next(watching, None)


if __name__ == "__main__":
    sys.exit(main())
