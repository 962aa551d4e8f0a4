"""Lectures from the command line.

    python -m index add PATH|LINK… [--title T] [--model M] [--workers N | --scheduler ADDRESS] [--json]
    python -m index list [--json]
    python -m index remove ID
    python -m index export ID FILE                      .srt, .vtt, .txt or .md: its words; else all of it, as a pack
    python -m index import FILE [--json]
    python -m index rebuild

All take --home DIR (else $LEMMA_HOME, else the platform's data folder). What is added here is shared with everyone who
uses this home. A file that was added before is recognised by its content; one that has changed at its place takes the
place of its lecture. `rebuild` also embeds again what was embedded with another model than $LEMMA_EMBEDDING names. Exit
code 0; 1 when anything failed, each with its reason; 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from index.errors import BadInput, Cancelled, LemmaError
from index.home import Home
from index.lecture import Lecture
from index.library import Library
from index.progress import Progress, listening
from index.transcript import clock


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        library = Library(Home.open(options.home))
        return int(options.run(library, options) or 0)
    except LemmaError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. What was finished is kept; nothing is half stored.", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="The lectures of this home.")
    parser.add_argument("--home", help="the folder where everything is kept")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    # --home may stand before or after the command; SUPPRESS keeps the second from undoing the first.
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--home", default=argparse.SUPPRESS, help="the folder where everything is kept")

    add = commands.add_parser("add", parents=[common], help="add recordings or captions; folders are searched")
    add.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or a link to a file (http, https)")
    add.add_argument("--title", help="the title (for a single file)")
    add.add_argument("--model", help="a Whisper size, Hub name or folder")
    add.add_argument("--json", action="store_true", help="one JSON line a lecture")
    where = add.add_mutually_exclusive_group()
    where.add_argument("--workers", type=int, default=0, metavar="N", help="compute in N processes of this machine")
    where.add_argument("--scheduler", metavar="ADDRESS", help="compute on a running Dask cluster")
    add.set_defaults(run=_add)

    show = commands.add_parser("list", parents=[common], help="what is there")
    show.add_argument("--json", action="store_true", help="one JSON line a lecture")
    show.set_defaults(run=_list)

    remove = commands.add_parser("remove", parents=[common], help="delete a lecture")
    remove.add_argument("id", metavar="ID")
    remove.set_defaults(run=_remove)

    export = commands.add_parser("export", parents=[common], help="write a lecture, or only its words, as one file")
    export.add_argument("id", metavar="ID")
    export.add_argument("file", metavar="FILE")
    export.set_defaults(run=_export)

    take = commands.add_parser("import", parents=[common], help="add a lecture written by export")
    take.add_argument("file", metavar="FILE")
    take.add_argument("--json", action="store_true", help="one JSON line")
    take.set_defaults(run=_import)

    rebuild = commands.add_parser(
        "rebuild", parents=[common], help="make the search index again, with the model of LEMMA_EMBEDDING"
    )
    rebuild.set_defaults(run=_rebuild)
    return parser


def _add(library: Library, options: argparse.Namespace) -> int:
    from index.adding import Added, add_all
    from index.folders import files_below
    from index.links import fetched, is_link

    if options.workers < 0:
        raise BadInput("--workers is a number of processes, 1 or more.")
    links = [path for path in options.paths if is_link(path)]
    paths = files_below(path for path in options.paths if not is_link(path))
    count = len(paths) + len(links)
    if options.title and count > 1:
        raise BadInput(f"--title names one lecture, but there are {count} files.")
    chosen = {"title": options.title, "model": options.model}
    failed: list[str] = []
    line = _Line(_bar(0, count))

    def told(number: int, added: Added) -> None:
        line.clear()
        if added.lecture is None:
            failed.append(added.note)
        else:
            _print(added.lecture, options.json)
            if added.note:
                print(added.note, file=sys.stderr)
        line.prefix = _bar(number, count)
        line(Progress("adding"))

    with listening(line):
        line(Progress("adding"))
        files = add_all(library, paths, workers=options.workers, scheduler=options.scheduler, **chosen)
        for number, added in enumerate(files, 1):
            told(number, added)
        for number, link in enumerate(links, len(paths) + 1):
            try:
                with fetched(link, library.home.uploads) as path:
                    told(number, Added(path, library.add(path, **chosen), "new"))
            except Cancelled:
                raise
            except LemmaError as error:
                told(number, Added(Path(link), None, "failed", str(error)))
    line.clear()
    for reason in failed:
        print(f"Not added: {reason}", file=sys.stderr)
    if count > 1:
        print(f"{count - len(failed)} of {count} files are in the library.", file=sys.stderr)
    _tell_stale(library)
    return 1 if failed else 0


def _list(library: Library, options: argparse.Namespace) -> None:
    for lecture in library.list():
        _print(lecture, options.json)
    _tell_stale(library)


def _remove(library: Library, options: argparse.Namespace) -> None:
    library.remove(options.id)


def _export(library: Library, options: argparse.Namespace) -> None:
    from index.exports import WRITERS, write

    if Path(options.file).suffix.lower() in WRITERS:
        print(write(library.transcript(options.id), options.file, library.get(options.id).title))
        return
    print(library.export(options.id, options.file))


def _import(library: Library, options: argparse.Namespace) -> None:
    _print(library.import_pack(options.file), options.json)


def _rebuild(library: Library, options: argparse.Namespace) -> None:
    with listening(_Line("")):
        done = library.rebuild()
    _Line("").clear()
    print(f"{done} lectures are searchable again.")


def _tell_stale(library: Library) -> None:
    if stale := library.stale():
        print(
            f"{len(stale)} of these lectures were indexed with another embedding model and are not found by a search: "
            "`python -m index rebuild` indexes them again.",
            file=sys.stderr,
        )


def _bar(done: int, total: int) -> str:
    return f"[{'#' * (20 * done // total):<20}] {done} of {total}"


def _print(lecture: Lecture, as_json: bool) -> None:
    _Line("").clear()
    if as_json:
        keys = ("id", "title", "source", "seconds", "passages", "owner")
        print(json.dumps({key: getattr(lecture, key) for key in keys}, ensure_ascii=False), flush=True)
    else:
        print(f"{lecture.id}  {clock(lecture.seconds):>8}  {lecture.title}", flush=True)


class _Line:
    """Progress on one line of a terminal; silent where nobody watches."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def __call__(self, progress: Progress) -> None:
        if sys.stderr.isatty():
            share = "" if progress.fraction is None else f" {progress.fraction:.0%}"
            text = f"{self.prefix} {progress.stage}{share} {progress.note}".rstrip()
            print(f"\r\033[K{text[:110]}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Leave the line empty."""
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
