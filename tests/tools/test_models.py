"""Model specs: what may be written, what each means, and how a server behind one may fail."""

from __future__ import annotations

import subprocess
import sys

import langsmith.utils
import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from index.errors import BadInput, Unavailable
from tools.models import EMBEDDED, Spec, describe, leaves_machine, load, parse_specs


def embedded() -> BaseChatModel:
    return FakeListChatModel(responses=["Here is what I can do without a network."])


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("", ["embedded"]),
        ("embedded", ["embedded"]),
        (" Embedded , ", ["embedded"]),
        ("hf:smollm2", ["hf:smollm2", "embedded"]),
        ("hf:SmolLM2,embedded", ["hf:smollm2", "embedded"]),
        ("hf:Qwen/Qwen2.5-1.5B-Instruct", ["hf:Qwen/Qwen2.5-1.5B-Instruct", "embedded"]),
        ("openai:gpt-x", ["openai:gpt-x@https://api.openai.com/v1", "embedded"]),
        ("openai:llama3.2:1b@http://localhost:11434/v1/", ["openai:llama3.2:1b@http://localhost:11434/v1", "embedded"]),
        ("openai:@cf/meta/llama@https://a.example/v1", ["openai:@cf/meta/llama@https://a.example/v1", "embedded"]),
        ("openai:m@http://[::1]:8000/v1, hf:smollm2", ["openai:m@http://[::1]:8000/v1", "hf:smollm2", "embedded"]),
        ("hf:smollm2,hf:smollm2", ["hf:smollm2", "embedded"]),
    ],
)
def test_a_chain_is_read_and_ends_with_embedded(text: str, chain: list[str]) -> None:
    assert [str(spec) for spec in parse_specs(text)] == chain


@pytest.mark.parametrize(
    "text",
    [
        "gpt-4",
        "hf:",
        "hf",
        "openai:",
        "embedded:x",
        "claude:opus",
        "hf:no/such/folder/here",
        "hf:../up",
        "openai:gpt-x@localhost:8000/v1",  # must not become a model of that name at api.openai.com
        "openai:my model",
        "openai:m@http://",
        "openai:m@http://host:port/v1",
        "openai:m@http://host:8000/v1?key=1",
        "openai:m@http://[broken/v1",
    ],
)
def test_a_bad_spec_is_answered_with_the_valid_forms(text: str) -> None:
    with pytest.raises(BadInput, match=r"embedded, hf:smollm2, hf:<Hub id or folder>, openai:<model>"):
        parse_specs(text)


def test_a_key_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(BadInput, match="OPENAI_API_KEY") as refused:
        parse_specs("openai:m@https://me:sk-secret@host.example/v1")
    assert "sk-secret" not in str(refused.value)


def test_nothing_can_come_after_embedded() -> None:
    with pytest.raises(BadInput, match="last"):
        parse_specs("embedded,hf:smollm2")


def test_the_base_url_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9000/v1")
    assert parse_specs("openai:m")[0] == Spec("openai", "m", "http://127.0.0.1:9000/v1")


def test_a_folder_means_the_same_from_anywhere(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "my-model").mkdir()
    monkeypatch.chdir(tmp_path)
    assert parse_specs("hf:my-model")[0].model == str((tmp_path / "my-model").resolve())


@given(st.text() | st.from_regex(r"(openai|hf|embedded):?[\w@:/.,\[\]-]*", fullmatch=True))
def test_any_text_is_a_chain_or_a_sentence(text: str) -> None:
    try:
        chain = parse_specs(text)
    except BadInput:
        return
    assert chain[-1] == EMBEDDED
    assert parse_specs(",".join(map(str, chain))) == chain  # what is shown can be typed again
    assert all(describe(spec) for spec in chain)


@pytest.mark.parametrize(
    ("text", "name", "leaves"),
    [
        ("embedded", "embedded", False),
        ("hf:smollm2", "SmolLM2-135M (local)", False),
        ("hf:Qwen/Qwen2.5-1.5B-Instruct", "Qwen2.5-1.5B-Instruct (local)", False),
        ("openai:gpt-x", "openai: gpt-x at api.openai.com", True),
        ("openai:m@http://localhost:8000/v1", "openai: m at localhost:8000", False),
        ("openai:m@http://127.0.0.1:8000/v1", "openai: m at 127.0.0.1:8000", False),
        ("openai:m@http://[::1]:8000/v1", "openai: m at [::1]:8000", False),
        ("openai:m@http://192.168.1.5/v1", "openai: m at 192.168.1.5", True),
        ("openai:m@http://localhost.example.org/v1", "openai: m at localhost.example.org", True),
        ("openai:m@http://127.0.0.1.example.org/v1", "openai: m at 127.0.0.1.example.org", True),
    ],
)
def test_the_page_can_say_who_speaks_and_where(text: str, name: str, leaves: bool) -> None:
    spec = parse_specs(text)[0]
    assert (describe(spec), leaves_machine(spec)) == (name, leaves)


def test_the_embedded_model_comes_from_the_floor_above() -> None:
    model = load(EMBEDDED, embedded=embedded)
    assert model.name == "embedded"
    assert "without a network" in model.invoke("hello").text


def test_a_hosted_model_without_a_key_is_refused_at_once() -> None:
    with pytest.raises(Unavailable, match="OPENAI_API_KEY"):
        load(parse_specs("openai:gpt-x")[0], embedded=embedded)


def test_conversations_are_not_traced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    load(EMBEDDED, embedded=embedded)
    assert langsmith.utils.tracing_is_enabled() is False


def test_importing_the_module_loads_nothing_heavy() -> None:
    heavy = {"torch", "transformers", "langchain_core", "langchain_openai", "openai", "huggingface_hub"}
    check = "import sys, tools.models; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout.split()
    assert "tools.models" in loaded
    assert not heavy & set(loaded)
