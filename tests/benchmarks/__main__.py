"""`make bench`: what a learner feels, measured through a real browser, printed as the README's table.

Each figure is the median of the runs named. The server is started as a user starts it, with a warm home (a second
start); times are taken in the page, from the key press to what can be seen.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import driver
from tests.browser.driver import composer

RUNS = 3
PROBLEMS = [
    "If 3x + 7 = 22, what is the value of 6x − 1?",
    "Solve x² − 7x + 12 = 0",
    "2x + y = 7 and x − y = 2, find x",
]


def memory(root: int) -> float:
    """Memory of a process and its children, in GB: proportional shares, so nothing is counted twice."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
    tree = {root}
    while len(grown := tree | {child for child, parent in parents.items() if parent in tree}) > len(tree):
        tree = grown
    total = 0
    for process in tree:
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1e6


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def start_to_page(home: Path) -> float:
    """From starting the command to a page one can type into, in a browser that is open already."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=driver.browser_path(), args=driver.FLAGS)
        page = browser.new_page()
        began = time.perf_counter()
        server = driver.start(home)
        page.goto(server.address)
        composer(page).wait_for()
        seconds = time.perf_counter() - began
        browser.close()
    server.stop()
    return seconds


# Whether words of a reply to the learner's message number n + 1 can be seen (tool cards do not count).
ANSWERED = """n => {
  const rows = [...document.querySelectorAll('#lm-chat .message-row')];
  const said = rows.filter(row => row.classList.contains('user-row'));
  return said.length > n && rows.slice(rows.indexOf(said.at(-1)) + 1)
    .some(row => [...row.querySelectorAll('.message-content')].some(part => part.innerText.trim()));
}"""


def first_words(page: Page, text: str) -> float:
    """From Enter to the first words of the reply."""
    said = page.locator("#lm-chat .user-row").count()
    composer(page).fill(text)
    began = time.perf_counter()
    composer(page).press("Enter")
    page.wait_for_function(ANSWERED, arg=said, polling=20, timeout=60_000)
    seconds = time.perf_counter() - began
    driver.wait_idle(page)
    return seconds


def clip(page: Page, problem: str) -> float:
    """From the click on Animate to a clip that can play, for a problem whose steps are open."""
    driver.say(page, problem)
    driver.press(page, "Show the steps")
    clips = page.locator("#lm-chat video").count()
    began = time.perf_counter()
    page.locator("#lm-chat").get_by_role("button", name="Animate it", exact=True).last.click()
    page.wait_for_function(
        "n => { const all = [...document.querySelectorAll('#lm-chat video')];"
        " return all.length > n && all.at(-1).readyState >= 2; }",
        arg=clips,
        timeout=120_000,
    )
    seconds = time.perf_counter() - began
    driver.wait_idle(page)
    return seconds


def under_load(address: str, page: Page) -> tuple[float, float]:
    """First words for one learner, quiet and while another's clip renders and a third's recording is transcribed."""
    quiet = statistics.median(first_words(page, text) for text in ("hello", "thanks", "what can you do?"))
    begun, done = threading.Barrier(3), threading.Event()

    def busy(work: Callable[[Page], object]) -> None:
        with driver.browser_pages(address) as other:
            work(other)
            begun.wait()
            done.wait(60)

    def render(other: Page) -> None:
        driver.say(other, "Solve 9x + 4 = 2x − 31")
        driver.press(other, "Show the steps")
        other.locator("#lm-chat").get_by_role("button", name="Animate it", exact=True).last.click()

    def transcribe(other: Page) -> None:
        from assistant.sample import AUDIO

        other.locator("#lm-composer input[type=file]").set_input_files(str(AUDIO))
        other.wait_for_timeout(1500)
        composer(other).press("Enter")

    threads = [threading.Thread(target=busy, args=(work,), daemon=True) for work in (render, transcribe)]
    for thread in threads:
        thread.start()
    begun.wait()
    loaded = statistics.median(first_words(page, text) for text in ("hello", "thanks", "Solve 5x = 45"))
    done.set()
    for thread in threads:
        thread.join(30)
    return quiet, loaded


def main() -> int:
    if driver.browser_path() is None:
        print("The benchmarks drive a browser; install chromium first.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        cold = start_to_page(home)
        warm = statistics.median(start_to_page(home) for _ in range(RUNS))
        server = driver.start(home)
        with driver.browser_pages(server.address) as page:
            at_once = first_words(page, PROBLEMS[0])
            time.sleep(25)  # everything is loaded by now
            idle = memory(server.process.pid)
            words = statistics.median(first_words(page, text) for text in (*PROBLEMS, "hint", "what can you do?"))
            clips = statistics.median(clip(page, problem) for problem in PROBLEMS)
            quiet, loaded = under_load(server.address, page)
        server.stop()
    rows = [
        ("start to a usable page, first time", f"{cold:.1f} s", ""),
        ("start to a usable page, warm", f"{warm:.1f} s", "6 s"),
        ("first words of a turn", f"{words:.2f} s", "1 s"),
        ("first words of the very first turn, sent as the page opens", f"{at_once:.1f} s", ""),
        ("an equation's clip, from the click to playing", f"{clips:.1f} s", "10 s"),
        ("memory of the idle server and its workers", f"{idle:.2f} GB", "1.5 GB"),
        (
            "first words while another learner renders and a third transcribes",
            f"{loaded:.2f} s ({quiet:.2f} s quiet)",
            "",
        ),
    ]
    print(f"\n{date.today()}, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, "
          f"embedded models; medians\n\n| what | measured | aim |\n|---|---|---|")  # fmt: skip
    for row in rows:
        print("| " + " | ".join(row) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
