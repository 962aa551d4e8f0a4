"""The search index made anew from the stored lectures, with the embedding model that is chosen now."""

from __future__ import annotations

from dataclasses import replace

from index import encoder, shelf
from index.errors import BadInput
from index.home import Home
from index.lecture import Lecture, is_id
from index.passages import passages
from index.progress import report
from index.shelf import Opened
from index.store import Store


def rebuild(home: Home, store: Store) -> int:
    """Fill the index again; returns with how many lectures. See `Library.rebuild`."""
    done = 0
    encoder.encode(["ready?"])  # a model that cannot be had is told before anything is forgotten
    with store.rebuilding():
        folders = [folder for folder in sorted(home.lectures.iterdir()) if is_id(folder.name)]
        for number, folder in enumerate(folders):
            lecture = shelf.read_lecture(folder)
            if lecture is None:
                continue
            report("rebuilding the search index", number / len(folders), lecture.title)
            opened = shelf.open_lecture(folder)
            if opened is None or lecture.embedding != encoder.name():
                try:
                    lecture, opened = embedded_again(home, lecture)
                except BadInput:
                    continue
            store.add(lecture.id, lecture.owner, opened.passages, opened.spans, lecture.embedding)
            done += 1
    return done


def embedded_again(home: Home, lecture: Lecture) -> tuple[Lecture, Opened]:
    """Make the lecture's passages and vectors again from its transcript. Raises BadInput where that is damaged."""
    import numpy as np

    folder = home.lectures / lecture.id
    try:
        sentences = shelf.read_transcript(folder).sentences
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f'The transcript of "{lecture.title}" is damaged.') from error
    rows = encoder.encode([sentence.text for sentence in sentences], quick=True).astype(np.float16)
    spans = [(passage.first, passage.last) for passage in passages(sentences)]
    again = replace(lecture, embedding=encoder.name(), passages=len(spans))
    with shelf.explained("make the lecture's vectors again"):
        shelf.write_vectors(folder, rows, spans)
        shelf.write_lecture(folder, again)
    opened = shelf.open_lecture(folder)
    if opened is None:
        raise BadInput(f'The stored files of "{lecture.title}" are damaged.')
    return again, opened
