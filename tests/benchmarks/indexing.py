"""How fast lectures are indexed and found, beside what a user would write with LangChain and Chroma.

    python -m tests.benchmarks.indexing [files | search | workers]          all three where nothing is said

files: the caption files of $LEMMA_DATA/lectures by `index add FOLDER` (reading and mending captions, cutting sentences,
a vector for each sentence, keyphrases, folders written, passages in Chroma) and by the plain recipe (pysubs2's text,
LangChain's splitter with its tutorial's 1000 characters and 200 of overlap, sentence-transformers' MiniLM with the same
weights, langchain-chroma on disk), each in a fresh process. Then each answerable question of coverage.jsonl is asked of
all lectures, and the right moment of the right lecture looked for among three; the recipe's moment is its whole chunk,
about a minute.
search: the median of `Library.search` among 1,000 to 100,000 passages of synthetic lectures, made of real sentences in
random order whose vectors are shaken a little; beside it Chroma alone, and Chroma with a filter on metadata.
workers: `index add FOLDER` in one process, with one Dask worker and with two, turn by turn. A worker of two cores'
machine embeds in one thread, alone or not, since one core is left to store with; without workers, two threads do.
Beside the time from command to end stands what all processes together took of the processor.

Times depend on what else the machine does; its load is printed with them.
"""

from __future__ import annotations

import bisect
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.coverage import DATA, QUESTIONS

NEAR = 15.0  # seconds within which a moment is right
_SIZES = (1_000, 10_000, 100_000)
_ASKED = 40  # questions a size
_COPIES = 2  # of each file, each a little different, for the workers
_ROUNDS = 3  # of none, one worker and two, in turn, since the machine may be busy with other things now and then


def answerable() -> list[dict[str, Any]]:
    """The questions that some lecture answers."""
    rows = map(json.loads, QUESTIONS.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row["moment"] is not None]


def main() -> int:
    """Run what is asked for and print the tables."""
    if not DATA.is_dir():
        print(f"There are no lectures in {DATA}; set LEMMA_DATA.")
        return 1
    parts = {"files": files, "search": search, "workers": workers}
    for name in sys.argv[1:] or parts:
        parts[name]()
        print(f"\nLoad of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n", flush=True)
    return 0


def files() -> None:
    """Index all files both ways and ask the questions."""
    print("| the 82 files | from the command, s | without imports and model, s | processor, s | right moment among 3 |")
    print("|---|--:|--:|--:|--:|")
    took = {}
    for name in ("recipe", "lemma"):
        begun = time.perf_counter()
        command = [sys.executable, "-m", "tests.benchmarks.indexing", f"--{name}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
            assert child.stdout is not None
            indexed = json.loads(child.stdout.readline())
            took[name] = time.perf_counter() - begun, indexed["seconds"], indexed["processor"]
            found = json.loads(child.stdout.readline())
        figures = " | ".join(f"{seconds:.1f}" for seconds in took[name])
        print(f"| {name} | {figures} | {found['right']} of {found['asked']} |", flush=True)
    times = " | ".join(f"{theirs / ours:.1f}" for theirs, ours in zip(took["recipe"], took["lemma"], strict=True))
    print(f"| times faster | {times} | |")


def lemma() -> None:
    """A child's work: Lemma's way."""
    from index.adding import add_all
    from index.embedding import embed
    from index.home import Home
    from index.library import Library

    with tempfile.TemporaryDirectory() as folder:
        import chromadb  # noqa: F401
        import yake  # noqa: F401

        library = Library(Home.open(folder))
        embed(["warm"] * 256, quick=True)
        begun, processor = time.perf_counter(), time.process_time()
        added = list(add_all(library, sorted(DATA.glob("*.srt"))))
        assert all(one.lecture for one in added)
        _tell(begun, processor)
        numbers = {one.lecture.id: one.path.name[:2] for one in added if one.lecture}

        def three(question: str) -> list[tuple[str, float, float]]:
            return [(numbers[hit.lecture], hit.start, hit.end) for hit in library.search(question, top=3)]

        _ask(three)


def recipe() -> None:
    """A child's work: what a user would write."""
    import pysubs2
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter
    from sentence_transformers import SentenceTransformer

    from index import minilm

    model = SentenceTransformer(str(minilm.folder()), device="cpu")

    class MiniLM(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            vectors: list[list[float]] = model.encode(texts).tolist()
            return vectors

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    with tempfile.TemporaryDirectory() as folder:
        begun, processor = time.perf_counter(), time.process_time()
        documents, times = [], {}
        for path in sorted(DATA.glob("*.srt")):
            cues = [cue for cue in pysubs2.load(str(path), encoding="utf-8-sig") if cue.plaintext.strip()]
            lines = [" ".join(cue.plaintext.split()) for cue in cues]
            starts = [0]
            for line in lines:
                starts.append(starts[-1] + len(line) + 1)
            times[path.name[:2]] = starts, cues
            documents.append(Document(" ".join(lines), metadata={"lecture": path.name[:2]}))
        splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
        chunks = splitter.split_documents(documents)
        store = Chroma.from_documents(chunks, MiniLM(), persist_directory=folder)
        _tell(begun, processor)

        def three(question: str) -> list[tuple[str, float, float]]:
            found = []
            for chunk in store.similarity_search(question, k=3):
                starts, cues = times[chunk.metadata["lecture"]]
                first = bisect.bisect_right(starts, chunk.metadata["start_index"]) - 1
                last = bisect.bisect_right(starts, chunk.metadata["start_index"] + len(chunk.page_content) - 1) - 1
                last = min(last, len(cues) - 1)
                found.append((chunk.metadata["lecture"], cues[first].start / 1000, cues[last].end / 1000))
            return found

        _ask(three)


def _tell(begun: float, processor: float) -> None:
    seconds, processor = time.perf_counter() - begun, time.process_time() - processor
    print(json.dumps({"seconds": seconds, "processor": processor}), flush=True)


def _ask(three: Callable[[str], list[tuple[str, float, float]]]) -> None:
    """Print how many questions find the right moment of the right lecture among three."""
    right = 0
    for row in answerable():
        begin, end = row["moment"]
        right += any(
            lecture == row["lecture"] and start <= end + NEAR and stop >= begin - NEAR
            for lecture, start, stop in three(row["question"])
        )
    print(json.dumps({"right": right, "asked": len(answerable())}), flush=True)


def search() -> None:
    """Fill one home further and further; time searches on the way."""
    import numpy as np

    from index import encoder
    from index.captions import read_captions
    from index.home import SHARED, Home
    from index.lecture import Prepared
    from index.library import Library
    from index.passages import passages
    from index.store import Store
    from index.transcript import Sentence, Transcript

    texts = [sentence.text for path in sorted(DATA.glob("*.srt")) for sentence in read_captions(path).sentences]
    vectors = encoder.encode(texts, quick=True)
    questions = [row["question"] for row in answerable()][:_ASKED]
    asked = encoder.encode(questions)
    chance, noise = random.Random(0), np.random.default_rng(0)
    print("| passages | search in all, ms | search in one lecture, ms | Chroma alone, ms | with a filter, ms |")
    print("|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        home = Home.open(folder)
        library, store, filled, lecture = Library(home), Store.of(home), 0, ""
        for size in _SIZES:
            while filled < size:
                order = chance.sample(range(len(texts)), min(len(texts), max(40, 3 * (size - filled))))
                sentences = [Sentence(4.0 * i, 4.0 * i + 4, texts[number]) for i, number in enumerate(order)]
                spans = [(passage.first, passage.last) for passage in passages(sentences)][: size - filled]
                rows = vectors[order] + 0.02 * noise.normal(size=(len(order), vectors.shape[1])).astype(np.float32)
                rows /= np.linalg.norm(rows, axis=1, keepdims=True)
                transcript = Transcript(tuple(sentences), None, "captions")
                prepared = Prepared(
                    f"{filled}.srt", f"{filled}", sentences[-1].end, transcript, rows.astype(np.float16), tuple(spans),
                    (), False, encoder.name(),
                )  # fmt: skip
                lecture = library.store(prepared, None).id
                filled += len(spans)
            near = [
                _median(lambda q: store.near(q, lecture=None, owners=("ada", SHARED), top=40), asked),
                _median(lambda q: _filtered(store, q), asked),
            ]
            whole = _median(lambda q: library.search(q, top=5), questions)
            one = _median(lambda q, one=lecture: library.search(q, lecture=one, top=5), questions)  # type: ignore[misc]
            print(f"| {size:,} | {whole:.1f} | {one:.1f} | {near[0]:.1f} | {near[1]:.1f} |", flush=True)


def _filtered(store: Any, vector: Any) -> None:
    """The same query as a filter on metadata would have it; every row passes."""
    for collection in store._current().list_collections():
        collection.query(query_embeddings=[vector], n_results=40, where={"first": {"$gte": 0}}, include=["metadatas"])


def _median(ask: Callable[[Any], object], questions: Any) -> float:
    """Milliseconds."""
    ask(questions[0])
    took = []
    for question in questions:
        begun = time.perf_counter()
        ask(question)
        took.append(1000 * (time.perf_counter() - begun))
    return statistics.median(took)


def workers() -> None:
    """The same files by this process alone, by one worker and by two."""
    print("| Dask workers | files | seconds, median (all) | processor, s, median | load before each |")
    print("|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "course"
        course.mkdir()
        for path in DATA.glob("*.srt"):
            text = path.read_text(encoding="utf-8-sig").rstrip()
            for copy in range(_COPIES):
                more = f"\n\n999\n01:30:00,000 --> 01:30:04,000\nThis is copy number {copy}.\n"
                (course / f"{copy} {path.name}").write_text(text + more, encoding="utf-8")
        took: dict[int, list[tuple[float, float, float]]] = {0: [], 1: [], 2: []}
        for turn in range(_ROUNDS):
            for count, runs in took.items():
                home = Path(folder) / f"{turn} {count}"
                command = ["-m", "index", "add", str(course), "--home", str(home), "--workers", str(count)]
                load, processor, begun = os.getloadavg()[0], _children(), time.perf_counter()
                subprocess.run([sys.executable, *command], check=True, capture_output=True)
                runs.append((time.perf_counter() - begun, _children() - processor, load))
        for count, runs in took.items():
            seconds, processors, loads = zip(*runs, strict=True)
            times, before = (", ".join(f"{one:.1f}" for one in column) for column in (seconds, loads))
            middle = f"{statistics.median(seconds):.1f} ({times}) | {statistics.median(processors):.0f} | {before}"
            print(f"| {count or 'none'} | {len(list(course.iterdir()))} | {middle} |", flush=True)


def _children() -> float:
    """Processor seconds of the children that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    if sys.argv[1:] in (["--lemma"], ["--recipe"]):
        globals()[sys.argv[1][2:]]()
        sys.exit(0)
    sys.exit(main())
