"""Make the README's pictures with a real server and a real browser: `python docs/pictures.py` (about a minute).

Writes docs/page.png, a learner's screen with a problem and the sample lecture, and docs/clip.gif, an animation as Lemma
renders it, at half its size and speed so that it stays small.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from tests.browser import driver  # noqa: E402 (the repository's root has to be on the path first)

PROBLEM = "If 3x + 7 = 22, what is the value of 6x − 1?"


def page(home: Path) -> None:
    """The screenshot: the sample lecture open and playing, a problem being worked on."""
    server = driver.start(home)
    try:
        with driver.browser_pages(server.address) as browser:
            driver.after(browser, browser.get_by_role("button", name="Open the sample lecture").click)
            driver.say(browser, "What is an inverse operation?")
            browser.locator("#lm-chat a[href*='#t=']").last.click()
            driver.say(browser, PROBLEM)
            driver.press(browser, "Give me a hint")
            browser.wait_for_timeout(800)
            browser.screenshot(path=HERE / "page.png")
    finally:
        server.stop()


def clip(home: Path) -> None:
    """The animation: every third frame, 427 × 240, 16 colours (it has few)."""
    import av

    from index.home import Home
    from tools.animation import animate
    from tools.caller import Caller

    made = animate(PROBLEM, caller=Caller(Home.open(home)))
    assert made.path is not None, made.reason
    frames, last = [], -1.0
    with av.open(made.path) as video:
        for frame in video.decode(video=0):
            if frame.time is not None and frame.time - last >= 0.2:
                last = frame.time
                frames.append(frame.to_image().resize((427, 240)).quantize(16))
    frames[0].save(HERE / "clip.gif", save_all=True, append_images=frames[1:], duration=200, loop=0, optimize=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        page(Path(folder) / "home")
        clip(Path(folder) / "home")
