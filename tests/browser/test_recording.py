"""A learner drops a video without captions: it is listened to, asked about, quoted, played and put right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import composer, last_reply, say, wait_idle
from tests.browser.test_lecture import attach
from tests.index.recordings import write_sound

SECONDS = 29


@pytest.fixture
def video(tmp_path: Path) -> Path:
    """The first half minute of the sample lecture as a video, without its captions."""
    from assistant import sample
    from index.media import RATE, sound

    parts, left = [], SECONDS * RATE
    with sound(sample.AUDIO) as heard:
        for block in heard.pieces:
            parts.append(block[:left])
            left -= len(parts[-1])
    return write_sound(tmp_path / "balance.mp4", parts, pictures=10 * SECONDS)


def test_a_dropped_video_is_heard_asked_about_played_and_put_right(page: Page, video: Path):
    attach(page, video)
    composer(page).press("Enter")
    expect(page.locator("#lm-chat")).to_contain_text(re.compile(r"\d+%"), timeout=120_000)
    wait_idle(page, 240)
    assert "00:2" in last_reply(page), "its length is told"
    expect(page.locator("#lm-lecture .lm-facts")).to_contain_text("transcribed by pocketsphinx")

    say(page, "What is a solution of an equation?")
    moment = page.locator("#lm-chat a[href*='#t=']").last
    seconds = int(moment.get_attribute("href").split("t=")[1].split("&")[0])  # type: ignore[union-attr]
    moment.click()
    page.wait_for_function(
        "t => Math.abs(document.querySelector('#lm-media').currentTime - t) < 3", arg=seconds, timeout=20_000
    )

    row = page.locator("#lm-transcript li").last
    row.hover()
    row.locator(".lm-edit").click()
    row.get_by_role("textbox").fill("A solution is a value of the variable that makes the statement true.")
    row.get_by_role("button", name="Save").click()
    expect(page.locator("#lm-transcript")).to_contain_text("variable that makes the statement true", timeout=30_000)
    assert "A solution is a value of the variable that makes the statement true." in say(
        page, "What is a solution of an equation?"
    )
