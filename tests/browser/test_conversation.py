"""Around the turns: stopping, reloading, the list of conversations, privacy between browsers, odd messages."""

import json
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import driver
from tests.browser.driver import composer, say


def open_drawer(page: Page) -> None:
    page.locator(".sidebar .toggle-button").click()
    page.get_by_role("button", name="New conversation").wait_for()


def test_small_talk_help_nonsense_and_other_languages_get_a_short_answer(page: Page):
    for text in ("hi!", "what can you do?", "asdf qwer zxcv", "¿Puedes ayudarme con mis deberes?", "x" * 20_000):
        reply = say(page, text)
        assert 10 < len(reply) < 1_500, text[:40]
    assert page.locator("#lm-chat .thought-group").count() == 0, "none of these needs a tool"


def test_an_empty_message_is_no_accident(page: Page):
    composer(page).press("Enter")
    page.wait_for_timeout(1500)
    driver.wait_idle(page)
    assert say(page, "thanks")


def test_stop_stops_and_the_next_turn_works(page: Page):
    say(page, "Solve x² − 5x + 6 = 0")
    say(page, "show the steps")
    composer(page).fill("animate it")
    composer(page).press("Enter")
    stop = page.locator("#lm-composer .stop-button")
    stop.wait_for(timeout=10_000)
    page.wait_for_timeout(300)
    stop.click()
    driver.wait_idle(page, 15)
    assert "Stopped" in driver.last_reply(page)
    assert say(page, "another like this")


def test_reloading_keeps_the_conversation_and_the_list_manages_it(page: Page, tmp_path: Path):
    say(page, "Solve 5x − 10 = 0")
    page.reload()
    composer(page).wait_for()
    expect(page.locator("#lm-chat .user").first).to_contain_text("Solve 5x − 10 = 0")
    assert say(page, "hint")

    open_drawer(page)
    expect(page.locator("#lm-list label")).to_have_count(1)
    page.get_by_label("New name").fill("Fives and tens")
    page.get_by_role("button", name="Rename", exact=True).click()
    expect(page.locator("#lm-list label")).to_contain_text("Fives and tens")

    with page.expect_download() as download:
        page.get_by_role("button", name="Export as Markdown").click()
    saved = tmp_path / "out.md"
    download.value.save_as(saved)
    text = saved.read_text(encoding="utf-8")
    assert text.startswith("# Fives and tens")
    assert "**You:** Solve 5x − 10 = 0" in text

    page.get_by_role("button", name="New conversation").click()
    expect(page.locator("#lm-chat .user")).to_have_count(0)
    page.locator("#lm-list label").first.click()
    expect(page.locator("#lm-chat .user").first).to_contain_text("Solve 5x")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator("#lm-list label")).to_have_count(0)


def test_this_is_wrong_keeps_a_note(page: Page, server: driver.Server):
    say(page, "Solve 7x = 49")
    page.get_by_role("button", name="Feedback").last.click()
    page.get_by_role("button", name="This is wrong").last.click()
    expect(page.get_by_text("keeps a note")).to_be_visible()
    command = [sys.executable, "-m", "assistant", "notes", "--home", str(server.home), "--json"]
    kept = [json.loads(line) for line in subprocess.check_output(command).splitlines()]
    assert "7x" in kept[-1]["message"]


def test_two_browsers_never_see_each_other(page: Page, server: driver.Server, captions: Path):
    say(page, "Solve 2x + 2 = 8")
    page.locator("#lm-composer input[type=file]").set_input_files(str(captions))
    page.wait_for_timeout(1000)
    driver.after(page, lambda: composer(page).press("Enter"))
    with page.context.browser.new_context() as other:  # type: ignore[union-attr]
        stranger = other.new_page()
        stranger.goto(server.address)
        composer(stranger).wait_for()
        stranger.wait_for_timeout(1000)
        expect(stranger.locator("#lm-chat .user")).to_have_count(0)
        expect(stranger.locator("#lm-list label")).to_have_count(0)
        assert "Cells" not in stranger.content()
        reply = say(stranger, "what do ribosomes do?")
        assert "messenger RNA" not in reply
