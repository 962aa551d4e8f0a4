"""A learner brings a lecture: it is added, asked about, quoted by the second, played, renamed and deleted."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.driver import after, composer, press, say


def attach(page: Page, path: Path) -> None:
    page.locator("#lm-composer input[type=file]").set_input_files(str(path))
    page.locator("#lm-composer .thumbnail-item, #lm-composer .thumbnail-wrapper").first.wait_for()


def test_the_sample_lecture_answers_with_moments_that_play(page: Page):
    sample = page.get_by_role("button", name="Open the sample lecture")
    added = after(page, sample.click)
    assert "Linear equations" in added
    expect(page.locator("#lm-lecture h2")).to_contain_text("Linear equations")
    expect(page.locator("#lm-media")).to_be_visible()
    assert page.locator("#lm-transcript button").count() > 20
    assert page.locator(".lm-terms li").count() >= 3

    answer = say(page, "What does it mean to check a solution by substitution?")
    moment = page.locator("#lm-chat a[href*='#t=']").last
    expect(moment).to_be_visible()
    seconds = int(moment.get_attribute("href").split("t=")[1].split("&")[0])  # type: ignore[union-attr]
    moment.click()
    page.wait_for_function(
        "t => Math.abs(document.querySelector('#lm-media').currentTime - t) < 3", arg=seconds, timeout=10_000
    )
    current = page.locator("#lm-transcript button[aria-current]")
    expect(current).to_be_visible()
    assert answer

    refused = say(page, "What does the lecture say about photosynthesis?")
    assert "not in this lecture" in refused.lower()
    assert page.locator("#lm-chat a[href*='#t=']").count() >= 2, "the nearest moment is offered"


def test_dropped_captions_are_added_asked_about_renamed_and_deleted(page: Page, captions: Path):
    attach(page, captions)
    added = after(page, lambda: composer(page).press("Enter"))
    assert "00:34" in added
    expect(page.locator("#lm-lecture h2")).to_have_text("Cells")

    answer = say(page, "What do ribosomes do?")
    assert "Ribosomes build proteins by reading messenger RNA" in answer
    assert "00:15" in answer

    page.get_by_text("Rename or delete this lecture").click()
    page.get_by_label("New title").fill("The cell, part one")
    page.get_by_role("button", name="Rename lecture").click()
    expect(page.locator("#lm-lecture h2")).to_have_text("The cell, part one")

    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete lecture").click()
    expect(page.locator("#lm-panel")).to_contain_text("No lecture is open")


def test_a_file_that_is_no_lecture_is_refused_in_a_sentence(page: Page, tmp_path: Path):
    broken = tmp_path / "talk.mp4"
    broken.write_bytes(b"\x00\x00\x00\x20ftypisom this is no film")
    attach(page, broken)
    refused = after(page, lambda: composer(page).press("Enter"))
    assert "talk.mp4" in refused
    expect(page.locator("#lm-panel")).to_contain_text("No lecture is open")
    assert say(page, "hello")


def test_a_quiz_on_the_lecture_is_graded_at_once_and_scored(page: Page):
    after(page, page.get_by_role("button", name="Open the sample lecture").click)
    question = press(page, "Quiz me on this")
    assert "Question 1" in question or "1 of" in question
    asked = 0
    while (option := page.locator("#lm-chat").get_by_role("button").filter(has_text="A) ")).count():
        asked += 1
        assert asked <= 10
        feedback = after(page, option.last.click)
        assert feedback
    assert asked >= 3
    final = page.locator("#lm-chat").inner_text()
    assert "That was the quiz" in final
    assert page.locator("#lm-chat a[href*='#t=']").count() >= 1, "the reason comes with its moment"


def test_a_sentence_is_put_right_and_the_next_answer_quotes_it(page: Page, captions: Path):
    attach(page, captions)
    after(page, lambda: composer(page).press("Enter"))
    row = page.locator("#lm-transcript li", has_text="Ribosomes build proteins")
    row.hover()
    row.locator(".lm-edit").click()
    field = row.get_by_role("textbox")
    field.fill("Ribosomes build proteins out of amino acids.")
    field.press("Enter")
    edited = page.locator("#lm-transcript li", has_text="out of amino acids")
    expect(edited).to_be_visible(timeout=30_000)
    answer = say(page, "What do ribosomes do?")
    assert "Ribosomes build proteins out of amino acids" in answer

    edited.locator(".lm-edit").click()
    edited.get_by_role("button", name="As it was at first").click()
    expect(page.locator("#lm-transcript")).to_contain_text("by reading messenger RNA", timeout=30_000)
    expect(page.locator("#lm-transcript")).not_to_contain_text("amino acids")


def test_a_key_term_shows_where_it_is_said(page: Page):
    after(page, page.get_by_role("button", name="Open the sample lecture").click)
    rows = page.locator("#lm-transcript li:visible")
    whole = rows.count()
    term = page.locator(".lm-terms button").first
    term.click()
    expect(page.locator("#lm-found")).to_contain_text("is said in")
    assert 0 < rows.count() < whole
    expect(page.locator("#lm-transcript mark").first).to_have_text(
        re.compile(re.escape(term.inner_text()), re.IGNORECASE)
    )
    term.click()
    assert rows.count() == whole
    expect(page.locator("#lm-transcript mark")).to_have_count(0)


def test_a_quote_from_a_lecture_that_is_not_open_opens_it_at_its_moment(page: Page, captions: Path):
    after(page, page.get_by_role("button", name="Open the sample lecture").click)
    say(page, "What does it mean to check a solution by substitution?")
    moment = page.locator("#lm-chat a[href*='#t=']").last
    seconds = int(moment.get_attribute("href").split("t=")[1].split("&")[0])  # type: ignore[union-attr]
    attach(page, captions)
    after(page, lambda: composer(page).press("Enter"))
    expect(page.locator("#lm-lecture h2")).to_have_text("Cells")

    moment.click()
    expect(page.locator("#lm-lecture h2")).to_contain_text("Linear equations", timeout=30_000)
    page.wait_for_function(
        "t => Math.abs(document.querySelector('#lm-media').currentTime - t) < 3", arg=seconds, timeout=20_000
    )

    # Questions go to the open lecture alone until both are chosen, which takes no mouse.
    ribosomes = "What does the lecture say about ribosomes?"
    assert "not in this lecture" in say(page, ribosomes)
    several = page.get_by_role("radio", name="Several")
    several.focus()
    page.keyboard.press("Space")
    opened, cells = (page.get_by_role("checkbox", name=re.compile(name)) for name in ("Linear equations", "Cells"))
    expect(opened).to_be_checked()
    cells.focus()
    page.keyboard.press("Space")
    expect(cells).to_be_checked()
    assert "Ribosomes build proteins" in say(page, ribosomes)
    expect(page.locator("#lm-lecture h2")).to_contain_text("Linear equations")
    assert "not in these lectures" in say(page, "What does the lecture say about the French revolution?")


def test_answers_can_be_held_to_what_was_watched(page: Page):
    after(page, page.get_by_role("button", name="Open the sample lecture").click)
    question = "What does it mean to check a solution by substitution?"
    page.get_by_label("Answer only from what I have watched").check()
    held = say(page, question)
    assert "not in what you have watched of this lecture" in held
    assert "not watched any of this lecture yet" in press(page, "Quiz me on this")

    # The lecture is played to its end, in a moment.
    page.evaluate("""() => {
        const media = document.querySelector('#lm-media');
        media.muted = true;
        media.currentTime = media.duration - 2;
        return media.play();
    }""")
    expect(page.locator("#lm-watched")).to_contain_text("4:2", timeout=20_000)
    assert "speaks of this" in say(page, question)
