"""What all tests share: a home of their own, no network to model hubs, and a scripted model server."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.model_server import model_server

__all__ = ["model_server"]

os.environ["HF_HUB_OFFLINE"] = "1"
settings.register_profile("lemma", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("lemma")


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test touches the developer's own Lemma folder, and none inherits their settings."""
    before = {name: os.environ.pop(name, None) for name in ("LEMMA_HOME", "LEMMA_MODEL", "LEMMA_WHISPER")}
    os.environ["LEMMA_HOME"] = str(tmp_path_factory.mktemp("home"))
    yield
    os.environ.pop("LEMMA_HOME")
    os.environ.update({name: value for name, value in before.items() if value is not None})
