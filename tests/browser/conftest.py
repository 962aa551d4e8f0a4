"""One server for all journeys; each journey has a browser profile, and so a learner, of its own."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import driver

_FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[driver.Server]:
    if driver.browser_path() is None:
        pytest.skip(f"no browser on this machine; install one of: {', '.join(driver.BROWSERS)}")
    running = driver.start(tmp_path_factory.mktemp("browser") / "home")
    yield running
    running.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[_FAILED] = report.failed
    return report


@pytest.fixture
def page(server: driver.Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh browser profile. When a journey fails, what was on the screen is kept beside the server's log."""
    with driver.browser_pages(server.address) as opened:
        opened.set_default_timeout(20_000)
        yield opened
        if request.node.stash.get(_FAILED, False):
            picture = server.log.with_name(f"{request.node.name}.png")
            opened.screenshot(path=picture)
            print(f"screenshot: {picture}\nserver log:\n{server.log.read_text(errors='replace')[-3000:]}")


@pytest.fixture(scope="session")
def captions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small caption file that nobody has added yet."""
    path = tmp_path_factory.mktemp("captions") / "cells.srt"
    sentences = [
        "Mitochondria are the organelles that release energy from glucose.",
        "The cell membrane controls which molecules enter and leave the cell.",
        "Ribosomes build proteins by reading messenger RNA.",
        "The nucleus stores the DNA, which carries the instructions for every protein.",
        "Plant cells also have chloroplasts, where photosynthesis captures light energy.",
    ]
    cues = [
        f"{number}\n00:00:{7 * number - 6:02},000 --> 00:00:{7 * number - 1:02},000\n{text}\n"
        for number, text in enumerate(sentences, 1)
    ]
    path.write_text("\n".join(cues), encoding="utf-8")
    return path
