"""A real server and a real browser: what the journeys and the benchmarks drive."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required"]  # fmt: skip


def browser_path() -> str | None:
    """The browser on this machine, or None."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


@dataclass
class Server:
    """A running `python -m assistant`."""

    process: subprocess.Popen[bytes]
    address: str
    home: Path
    log: Path

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(home: Path, *arguments: str, env: dict[str, str] | None = None, port: int | None = None) -> Server:
    """Start a server on a free port and wait until it answers."""
    port = port or free_port()
    log = home.parent / f"{home.name}-server.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "--home", str(home), "--port", str(port), *arguments],
            stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **(env or {})},
        )  # fmt: skip
    server = Server(process, f"http://127.0.0.1:{port}", home, log)
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended at once:\n{log.read_text(errors='replace')}")
        try:
            urllib.request.urlopen(server.address, timeout=2).read()
            return server
        except OSError:
            time.sleep(0.1)
    server.stop()
    raise RuntimeError(f"the server did not answer:\n{log.read_text(errors='replace')}")


@contextmanager
def browser_pages(address: str, **options: object) -> Iterator[Page]:
    """A page in a fresh browser profile (its own learner). options: Playwright's context options."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        try:
            context = browser.new_context(**{"viewport": {"width": 1320, "height": 900}, **options})  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(address)
            composer(page).wait_for(timeout=60_000)
            yield page
        finally:
            browser.close()


def composer(page: Page) -> Locator:
    """The message box."""
    return page.locator("#lm-composer textarea")


def say(page: Page, text: str, timeout: float = 60) -> str:
    """Type `text`, send it, wait until the reply is complete; return the reply's text."""
    composer(page).fill(text)
    return after(page, lambda: composer(page).press("Enter"), timeout)


def press(page: Page, label: str, timeout: float = 60) -> str:
    """Click a one-click answer and wait for the reply."""
    return after(page, page.locator("#lm-chat").get_by_role("button", name=label, exact=True).last.click, timeout)


def after(page: Page, act: object, timeout: float = 60) -> str:
    """Do something that starts a turn; wait until it has ended; return what was said in it."""
    turns = page.locator("#lm-chat .user").count()
    act()  # type: ignore[operator]
    page.wait_for_function("n => document.querySelectorAll('#lm-chat .user').length > n", arg=turns, timeout=15_000)
    wait_idle(page, timeout)
    return last_reply(page)


def wait_idle(page: Page, timeout: float = 60) -> None:
    """Wait until no turn is being played: the send button is back."""
    page.locator("#lm-composer .submit-button").wait_for(timeout=timeout * 1000)
    page.wait_for_timeout(150)


def last_reply(page: Page) -> str:
    """Everything Lemma said after the learner's last message, formulas in their LaTeX source's plain rendering."""
    return str(
        page.evaluate(
            """() => {
              const rows = [...document.querySelectorAll('#lm-chat .message-row')];
              let last = -1;
              rows.forEach((row, i) => { if (row.classList.contains('user-row')) last = i; });
              return rows.slice(last + 1).map(row => row.innerText).join('\\n');
            }"""
        )
    )
