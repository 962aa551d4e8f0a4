"""What can be asked of lectures: transcribe a file, add one, find where something is said, its outline, its keyphrases.

Every answer quotes: sentences are the lecturer's own, each with its time. What the lectures do not cover is said to be
not covered, with the nearest moment. The index does the work; here are the questions' forms and the wording of answers.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from index.errors import BadInput
from index.home import SHARED, Home
from index.lecture import Hit
from index.support import SUPPORTED, SURE
from index.textfile import shown
from index.transcript import Transcript, clock
from tools.caller import Caller
from tools.lecture_results import (
    AddedLecture,
    Chapter,
    Keyphrases,
    Outline,
    Phrase,
    SearchResult,
    TranscriptResult,
    plain,
)
from tools.moments import Moment, Recently, asked_moment
from tools.scope import Scope, asked, library_of, one_lecture, until, watched

_QUOTES = 3
_CLOSE_SECOND = 0.75  # of the best score: what a further quote must reach
_JUST_NOW = 20.0  # seconds before the player's position that "just" means
_LONGEST_QUERY = 2000  # characters that are read of a question
_MOST_PHRASES = 50
_LONGEST_LISTENING = 12 * 3600.0  # seconds: a recording of the longest length, heard in real time


def transcribe(file: str, model: str | None = None, *, caller: Caller | None = None) -> TranscriptResult:
    """Read captions, or recognise the speech of a recording; `model` is a Whisper size, Hub name or folder.

    file: a path, or a link (http, https) to the file itself.

    Raises BadInput, Unavailable or Cancelled.
    """
    with _at_hand(file, model, caller) as path:
        made = _listen(path, model, cache=(caller.home if caller else Home.open()).cache)
    return TranscriptResult(shown(path), made.language, made.made_by, made.timed, made.notes, made.sentences)


def add_lecture(file: str, title: str | None = None, captions: str | None = None, *, caller: Caller) -> AddedLecture:
    """Put a recording or captions into the caller's library; the same file twice is the same lecture.

    file: a path, or a link (http, https) to the file itself. captions: a recording's captions, used as its transcript.
    """
    listen = partial(_listen, cache=caller.home.cache)
    with contextlib.ExitStack() as held:
        path = held.enter_context(_at_hand(file, None, caller))
        beside = held.enter_context(_at_hand(captions, None, caller)) if captions else None
        lecture = library_of(caller).add(path, title=title, owner=caller.owner, captions=beside, listen=listen)
    notes = lecture.notes
    if lecture.source != shown(path):
        notes += (f"{shown(path)} has the same content as {lecture.source}, so it is the same lecture.",)
    return AddedLecture(
        lecture=lecture.id,
        title=lecture.title,
        source=lecture.source,
        seconds=lecture.seconds,
        passages=lecture.passages,
        keyphrases=lecture.keyphrases,
        made_by=lecture.made_by,
        notes=notes,
        media=lecture.media is not None,
    )


def keyphrases(text: str | None = None, lecture: str | None = None, top: int = 15, *, caller: Caller) -> Keyphrases:
    """The keyphrases of a text, else of the named lecture, else of the one that is open; spans are in characters.

    A lecture's text is its sentences joined by single spaces; its phrases come with the sentence that defines them.
    """
    from bisect import bisect_right

    from index.definitions import definition
    from index.keyphrases import keyphrases as find

    if not 1 <= top <= _MOST_PHRASES:
        raise BadInput(f"Ask for 1 to {_MOST_PHRASES} keyphrases.")
    if text is not None and text.strip():
        return Keyphrases(None, tuple(Phrase(p.text, p.score, p.spans) for p in find(text, top)))
    identifier = one_lecture(lecture, caller)
    sentences = watched(library_of(caller).transcript(identifier, caller.owner).sentences, identifier, caller)
    begins, length = [], 0
    for sentence in sentences:
        begins.append(length)
        length += len(sentence.text) + 1
    found = []
    for phrase in find(" ".join(sentence.text for sentence in sentences), top):
        inside = sorted({bisect_right(begins, start) - 1 for start, _ in phrase.spans})
        moments = tuple(sentences[index].start for index in inside)
        said = definition(phrase.text, [sentences[index] for index in inside])
        found.append(Phrase(phrase.text, phrase.score, phrase.spans, moments, said))
    return Keyphrases(identifier, tuple(found))


def search_lecture(query: str, lecture: str | list[str] | None = None, top: int = 5, *, caller: Caller) -> SearchResult:
    """Find the sentences that answer, in the named lecture or lectures, else in those that the caller asks.

    Those are the ones chosen in the page, else the open one, else all the caller sees. A query that names a time ("what
    is said at 12:30") or the moment just past ("what did she just say") is answered by the clock, of one lecture.
    Raises BadInput for an empty query or an unknown lecture.
    """
    query = query[:_LONGEST_QUERY]
    moment = asked_moment(query)
    if moment is not None:
        alone = asked(None, caller) if caller.chosen and not lecture else Scope(None)
        told = _at_moment(query, moment, alone.one or one_lecture(lecture, caller), caller)
        return replace(told, gone=alone.gone) if alone.one else told
    scope = asked(lecture, caller)
    library = library_of(caller)
    held = caller.watched if caller.lecture in (scope.lectures or (caller.lecture,)) else None
    limits = {caller.lecture: held} if caller.lecture is not None and held is not None else {}
    hits = library.search(query, lecture=scope.lectures, top=top, owner=caller.owner, until=limits)
    if not hits and not library.list(caller.owner):
        reason = (
            "I answer such questions from your lectures, and there are none yet: drop captions, audio or video on the "
            "chat. For mathematics, bring me a problem to work on."
        )
        return SearchResult(query, None, "search", (), False, None, reason=reason)
    covered = bool(hits) and hits[0].score >= SUPPORTED
    return SearchResult(
        query=query,
        lecture=scope.one,
        kind="search",
        hits=tuple(hits),
        covered=covered,
        nearest=hits[0] if hits else None,
        quotes=_quotes(hits) if covered else (),
        until=held if limits else None,
        lectures=scope.lectures if scope.lectures is not None and scope.one is None else (),
        gone=scope.gone,
        sure=not covered or hits[0].score >= SURE,
    )


def outline(lecture: str | None = None, *, caller: Caller) -> Outline:
    """Chapters and a summary in the lecturer's own words, of the named lecture or the open one."""
    from index.chapters import central, chapters
    from index.keyphrases import occurrences

    library = library_of(caller)
    known = library.get(one_lecture(lecture, caller), caller.owner)
    sentences = watched(library.transcript(known.id, caller.owner).sentences, known.id, caller)
    vectors = library.vectors(known.id, caller.owner)[: len(sentences)]
    whole = " ".join(sentence.text for sentence in sentences)
    counts = {phrase: len(occurrences(whole, phrase)) for phrase in known.keyphrases}
    parts = []
    for first, last in chapters(sentences, vectors):
        inside = " ".join(sentence.text for sentence in sentences[first:last])
        # A chapter is named after the phrases that are said here more than elsewhere.
        share = {p: len(occurrences(inside, p)) ** 1.5 / max(count, 1) for p, count in counts.items()}
        best = sorted((p for p in share if share[p] > 0), key=lambda p: -share[p])[:2]
        title = ", ".join(best) or "…"
        parts.append(Chapter(sentences[first].start, sentences[last - 1].end, title, sentences[first].text))
    summary = tuple(sentences[index] for index in central(sentences, vectors))
    said = tuple(phrase for phrase in known.keyphrases if counts[phrase])  # of what may be told
    return Outline(known.id, known.title, known.seconds, summary, tuple(parts), said)


def _listen(path: Path, model: str | None = None, *, cache: Path) -> Transcript:
    """What is said in a file; speech is recognised in a child, so that a server goes on answering meanwhile."""
    from index import transcription

    if not transcription.is_media(path):
        return transcription.transcribe(path, model)
    from tools import worker

    given = (str(path), model, str(cache))
    made = worker.run("index.transcription:transcribe", *given, pool="listen", timeout=_LONGEST_LISTENING)
    return cast(Transcript, made)


@contextlib.contextmanager
def _at_hand(file: str, model: str | None, caller: Caller | None) -> Iterator[Path]:
    """The file: where it lies, or fetched from its link for as long as it is needed."""
    from index.links import fetched, is_link

    if not is_link(file):
        yield _allowed(file, model, caller)
        return
    if model is not None and caller is not None and caller.owner != SHARED:
        raise BadInput("Which model listens is set by whoever runs this.")
    with fetched(file, (caller.home if caller else Home.open()).uploads) as path:
        yield path


def _allowed(file: str, model: str | None, caller: Caller | None) -> Path:
    """The file's path; a learner (any owner but the command line's) may only name what they have just handed over."""
    path = Path(file)
    if caller is None or caller.owner == SHARED:
        return path
    try:
        inside = any(path.resolve().is_relative_to(folder) for folder in (caller.home.uploads, caller.home.cache))
    except (OSError, ValueError):
        inside = False
    if not inside or model is not None:
        raise BadInput(f"{shown(path)} is not a file you have uploaded: drop it on the chat and ask again.")
    return path


def _quotes(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """What an answer quotes: the best hit and those nearly as good, of the best hit's lecture first, in time order."""
    bar = max(SUPPORTED, _CLOSE_SECOND * hits[0].score)
    good = [hit for hit in hits if hit.score >= bar][:_QUOTES]
    order = [hit.lecture for hit in good]
    return tuple(sorted(good, key=lambda hit: (order.index(hit.lecture), hit.start)))


def _at_moment(query: str, moment: Moment | Recently, identifier: str, caller: Caller) -> SearchResult:
    library = library_of(caller)
    lecture = library.get(identifier, caller.owner)
    last = until(identifier, caller)
    if isinstance(moment, Moment) and last is not None and moment.seconds > last:
        seen, wanted = clock(last), clock(moment.seconds)
        reason = f"You have watched up to {seen}, and answers are held to that: {wanted} is later."
        return SearchResult(query, identifier, "moment", (), False, None, reason=reason)
    watched(library.transcript(identifier, caller.owner).sentences, identifier, caller)  # raises where there is none
    if isinstance(moment, Recently):
        if caller.position is None:
            reason = "I cannot see where you are in the lecture: play it, or name a time such as 12:30."
            return SearchResult(query, identifier, "recent", (), False, None, reason=reason)
        position = caller.position if last is None else min(caller.position, last)
        begin = max(0.0, position - _JUST_NOW)
        said = library.between(identifier, begin, position + 0.01, caller.owner, last)[-_QUOTES:]
        kind = "recent"
        if not said:
            said = [library.at(identifier, min(position, lecture.seconds), caller.owner, last)]
    else:
        if moment.seconds > lecture.seconds + 1:
            length, wanted = clock(lecture.seconds), clock(moment.seconds)
            reason = f"*{plain(lecture.title)}* is only {length} long, so nothing is said at {wanted}."
            return SearchResult(query, identifier, "moment", (), False, None, reason=reason)
        at = library.at(identifier, moment.seconds, caller.owner, last)
        said = library.between(identifier, at.start, at.end + 15.0, caller.owner, last)[:_QUOTES] or [at]
        kind = "moment"
    return SearchResult(query, identifier, kind, tuple(said), True, said[0], tuple(said))
