"""The search index: damaged, missing, of another model, on a server; a failure is told and loses nothing."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import numpy as np
import pytest

from index import encoder, library
from index.embedding import NAME
from index.errors import BadInput, Unavailable
from index.home import SHARED, Home
from index.library import Library
from index.store import Store
from tests.index.recordings import SPOKEN, write_srt

MODEL = "LEMMA_EMBEDDING"


@pytest.fixture
def other_model(tmp_path: Path) -> Path:
    """A sentence-transformers model of its own width with random weights."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel

    from index import minilm

    torch.manual_seed(0)
    bert = tmp_path / "bert"
    size = BertConfig(hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32)
    BertModel(size).save_pretrained(bert)
    for name in ("tokenizer.json", "tokenizer_config.json", "vocab.txt"):
        shutil.copy(minilm.folder() / name, bert)
    words = Transformer(str(bert))
    folder = tmp_path / "tiny"
    SentenceTransformer(modules=[words, Pooling(32)], device="cpu").save(str(folder))
    return folder


def test_vectors_of_two_models_are_never_mixed(
    home: Home, captions: Path, tmp_path: Path, other_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lecture = Library(home).add(captions)
    monkeypatch.setenv(MODEL, str(other_model))
    library = Library(home)
    assert library.stale() == [lecture]
    fits = library.add(write_srt(tmp_path / "whales.srt", ["Whales sing to each other.", "They dive deep."]))
    assert {hit.lecture for hit in library.search("the power rule of whales")} == {fits.id}
    library.remove(fits.id)
    for where in (None, lecture.id):
        with pytest.raises(Unavailable, match=f"{NAME}, and Lemma now uses tiny@.*index rebuild"):
            library.search("the power rule", lecture=where)
    assert library.rebuild() == 1
    assert library.stale() == []
    assert library.get(lecture.id).embedding == encoder.name()
    assert library.vectors(lecture.id).shape == (len(SPOKEN), 32)
    assert library.search(SPOKEN[3])[0].lecture == lecture.id

    monkeypatch.delenv(MODEL)
    assert Library(home).add(captions).embedding == NAME  # adding it again makes it searchable too
    assert Library(home).search("power rule")[0].text == SPOKEN[3]


def test_a_model_changed_in_its_folder_is_another_model(other_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MODEL, str(other_model))
    before = encoder.name()
    assert np.allclose(np.linalg.norm(encoder.encode(["one", "two"]), axis=1), 1, atol=1e-5)
    (weights,) = other_model.rglob("model.safetensors")
    weights.write_bytes(weights.read_bytes()[:-1] + b"!")
    assert encoder.name() != before


def test_a_model_that_cannot_be_had_is_told_at_once(
    home: Home, captions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv(MODEL, "nobody/has-this-model")
    with pytest.raises(Unavailable, match='"nobody/has-this-model" is not on this machine'):
        Library(home).add(captions)
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv(MODEL, str(tmp_path / "empty"))
    with pytest.raises(Unavailable, match='The sentence model in "empty" cannot be loaded'):
        Library(home).add(captions)
    assert Library(home).list() == []


def test_a_rebuild_without_the_model_loses_nothing(home: Home, captions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Library(home).add(captions)
    with monkeypatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv(MODEL, "nobody/has-this-model-either")
        with pytest.raises(Unavailable, match="is not on this machine"):
            Library(home).rebuild()
    assert Library(home).search("the power rule")[0].text == SPOKEN[3]


def test_a_missing_index_is_told_and_made_again(home: Home, captions: Path) -> None:
    Library(home).add(captions)
    Store.of(home).close()
    shutil.rmtree(home.chroma)
    with pytest.raises(Unavailable, match=r"is missing.*index rebuild"):
        Library(home).search("the power rule")
    with pytest.raises(Unavailable, match="is missing"):
        Library(home).add(write_srt(captions.with_name("new.srt"), SPOKEN[:4]))
    assert len(Library(home).list()) == 1
    assert Library(home).rebuild() == 1
    assert Library(home).search("the power rule")[0].text == SPOKEN[3]


def test_a_rebuild_that_was_killed_is_told_and_made_again(
    home: Home, captions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library(home).add(captions)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Store, "add", die)
        with pytest.raises(KeyboardInterrupt):
            Library(home).rebuild()
    with pytest.raises(Unavailable, match="interrupted: run `python -m index rebuild`"):
        Library(home).search("the power rule")
    assert Library(home).rebuild() == 1
    assert Library(home).search("the power rule")[0].text == SPOKEN[3]


def test_a_rebuild_makes_damaged_vectors_again(home: Home, captions: Path) -> None:
    lecture = Library(home).add(captions)
    (home.lectures / lecture.id / "vectors.npz").write_bytes(b"not numbers")
    assert Library(home).rebuild() == 1
    assert Library(home).search("the power rule")[0].text == SPOKEN[3]


def test_an_index_of_an_earlier_version_is_made_again(home: Home, captions: Path) -> None:
    Library(home).add(captions)
    store = Store.of(home)
    client = store._current()
    for collection in client.list_collections():
        client.delete_collection(collection.name)
    client.create_collection("passages", embedding_function=None)
    store.close()
    (home.cache / "passages.mark").write_text("0123456789abcdef")
    library._swept.discard(str(home.root))  # as a new process would begin
    assert Library(home).search("the power rule")[0].text == SPOKEN[3]


def test_a_lecture_goes_while_it_is_asked_about(home: Home, tmp_path: Path) -> None:
    """Asking gets an answer, nothing, or one sentence; never anything else."""
    files = [write_srt(tmp_path / f"{number}.srt", [*SPOKEN, f"This is part {number}."]) for number in range(3)]
    ids = [Library(home).add(file).id for file in files]
    wrong: list[BaseException] = []
    done = threading.Event()

    def ask(one: str | None) -> None:
        while not done.is_set():
            try:
                for hit in Library(home).search("the power rule", lecture=one):
                    if not hit.text:
                        wrong.append(ValueError(hit))
            except BadInput:  # one sentence
                pass
            except BaseException as error:
                wrong.append(error)

    threads = [threading.Thread(target=ask, args=(one,)) for one in (None, *ids)]
    for thread in threads:
        thread.start()
    for file, one in zip(files, ids, strict=True):
        Library(home).remove(one)
        Library(home).add(file)
        Library(home).remove(one)
    done.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert Library(home).search("the power rule") == []


def test_one_owner_is_asked_for_without_the_others(home: Home) -> None:
    store = Store.of(home)
    rows = np.eye(384, dtype=np.float32)
    for number, owner in enumerate(("ada", "ben", SHARED)):
        store.add(f"lecture{number}", owner, rows[number : number + 1], [(0, 1)])
    found = store.near(rows[0], lecture=None, owners=("ben", SHARED), top=5)
    assert {one.lecture for one in found} == {"lecture1", "lecture2"}
    store.remove("lecture1", "ada")  # it is not hers
    assert len(store.near(rows[1], lecture=None, owners=("ben",), top=5)) == 1
    store.remove("lecture1")
    assert store.near(rows[1], lecture=None, owners=("ben",), top=5) == []


def test_a_setting_that_is_no_address_is_refused(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEMMA_CHROMA", "my server")
    with pytest.raises(BadInput, match="write it as http://host:port"):
        Library(home)


def test_a_server_that_is_not_there_is_named(home: Home, captions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEMMA_CHROMA", "http://127.0.0.1:9")
    with pytest.raises(Unavailable, match=r"No Chroma server answers at http://127\.0\.0\.1:9"):
        Library(home).add(captions)
    assert Library(home).list() == []


def test_one_lecture_is_searched_though_the_server_hangs(
    home: Home, captions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lecture = Library(home).add(captions)
    monkeypatch.setattr("index.store._SOON", 0.2)
    with socket.socket() as silent:  # takes connections and never answers
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        monkeypatch.setenv("LEMMA_CHROMA", f"http://127.0.0.1:{silent.getsockname()[1]}")
        for _ in range(2):
            assert Library(home).search("the power rule", lecture=lecture.id)[0].text == SPOKEN[3]
        silent.accept()[0].close()
        silent.setblocking(False)
        with pytest.raises(BlockingIOError):
            silent.accept()  # the second question did not wait again


def test_a_server_that_has_stopped_answering_is_not_waited_for(
    home: Home, captions: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEMMA_CHROMA", server)
    lecture = Library(home).add(captions)
    client = Store.of(home)._current()

    limits: list[float | None] = []

    class Late(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            limits.append(request.extensions["timeout"]["read"])
            raise httpx.ReadTimeout("late", request=request)

    client._server._session._transport = Late()
    assert Library(home).search("the power rule", lecture=lecture.id)[0].text == SPOKEN[3]
    assert limits and None not in limits, "it would be waited for without end"
    assert Library(home).search("the power rule")[0].text == SPOKEN[3], "it is asked anew for what needs it"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A Chroma server of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("chroma")
    command = [str(program), "run", "--path", str(tmp_path / "served"), "--host", "127.0.0.1", "--port", str(port)]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        child.kill()
        child.wait()


def test_a_chroma_server(
    home: Home, captions: Path, tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Library(home).add(captions)  # on disk still
    monkeypatch.setenv("LEMMA_CHROMA", server)
    with pytest.raises(Unavailable, match=rf"{server} is missing.*index rebuild"):
        Library(home).search("the power rule")
    assert Library(home).rebuild() == 1
    added = Library(home).add(write_srt(tmp_path / "new.srt", ["Whales sing to each other.", *SPOKEN[:3]]))
    assert Library(home).search("Which animals sing?")[0].lecture == added.id

    neighbour = Library(Home.open(tmp_path / "neighbour"))  # shares the server, not the lectures
    assert neighbour.search("Which animals sing?") == []
    neighbour.add(captions)
    Library(home).remove(before.id)
    assert neighbour.search("the power rule")[0].text == SPOKEN[3]
    assert {hit.lecture for hit in Library(home).search("the power rule")} == {added.id}
