"""What the page shows: cards with durations, one-click answers, links to moments, and nothing that was withheld."""

import re
from pathlib import Path

import gradio as gr
import pytest
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage

from assistant.agent import Said, Speaking, Stopped, ToolBegan, ToolEnded, ToolProgress, Withdrawn
from assistant.chain import FAILED, SPEAKER
from assistant.messages import chat, linked
from assistant.tutoring import STOPPED
from assistant.view import Entry, Live, shown


def tool(name: str, text: str = "…", artifact: object = None, status: str = "success") -> ToolMessage:
    message = ToolMessage(text, name=name, tool_call_id="1", artifact=artifact, status=status)
    message.additional_kwargs["seconds"] = 0.4
    return message


def test_a_turn_is_the_learner_a_card_and_the_reply_with_options():
    entries = shown([HumanMessage("3x = 6"), tool("solve"), AIMessage("What first?")], {"problem": "3x = 6"})
    assert [(entry.role, bool(entry.card)) for entry in entries] == [
        ("user", False),
        ("assistant", True),
        ("assistant", False),
    ]
    assert entries[1].seconds == 0.4
    assert [label for label, _ in entries[2].options][:2] == ["Give me a hint", "Check my work"]


def test_a_tool_s_artifact_is_never_shown():
    artifact = {"answer": "the secret", "steps": ["the secret"]}
    entries = shown([HumanMessage("?"), tool("solve", "permitted", artifact), AIMessage("Have a go.")], {})
    assert "secret" not in str(entries)


def test_a_failed_tool_says_why_on_its_card():
    entries = shown([HumanMessage("?"), tool("add_lecture", "talk.mp4 is empty.", status="error")], {})
    assert "did not work" in (entries[1].card or "")
    assert entries[1].text == "talk.mp4 is empty."


def test_another_model_s_words_carry_its_name_and_a_failed_one_is_told():
    reply = AIMessage("Hello.", additional_kwargs={SPEAKER: "openai: m at host", FAILED: []})
    assert "Worded by openai: m at host" in shown([reply], {})[0].text
    reply = AIMessage("Hello.", additional_kwargs={SPEAKER: "embedded", FAILED: ["m took too long."]})
    assert "m took too long. The embedded model answered instead." in shown([reply], {})[0].text


def test_an_open_quiz_offers_its_options_by_letter():
    quiz = {"items": ["a"], "at": 0, "questions": [{"stem": "?", "options": ["red", "blue"], "text": "…"}]}
    entries = shown([HumanMessage("quiz"), tool("draft_quiz"), AIMessage("Which?")], {"quiz": quiz})
    assert entries[-1].options == (("A) red", "A"), ("B) blue", "B"))


def test_live_entries_follow_the_events():
    live = Live()
    live.hear(Speaking("embedded", True))
    live.hear(ToolBegan("1", "search_lecture"))
    live.hear(ToolProgress("1", "reading", 0.5, ""))
    assert live.entries[0].status == "pending"
    assert "50%" in live.entries[0].text
    live.hear(ToolEnded("1", "search_lecture", 0.4, tool("search_lecture", artifact={"hits": [{"lecture": "k3"}]})))
    live.hear(Said("At "))
    live.hear(Said("[00:12]."))
    assert live.entries[0].status == "done"
    assert live.entries[1].text == "At [00:12]."
    assert live.lecture == "k3"


def test_a_withdrawn_model_s_words_disappear():
    live = Live()
    live.hear(Speaking("m", False))
    live.hear(Said("Half a thou"))
    live.hear(Withdrawn("m", "m broke off."))
    live.hear(Speaking("embedded", True))
    live.hear(Said("A whole one."))
    assert [entry.text for entry in live.entries if entry.text] == ["A whole one."]
    assert "m broke off." in str([entry.card for entry in live.entries])


def test_the_first_picture_stands_in_for_a_clip_until_it_is_there(tmp_path: Path):
    made = {name: tmp_path / name for name in ("first.png", "clip.mp4", "scene.py")}
    for path in made.values():
        path.write_bytes(b"x")
    live = Live()
    live.hear(ToolBegan("1", "animate"))
    live.hear(ToolProgress("1", "drawing: step 1", 0.3, "", str(made["first.png"])))
    live.hear(ToolProgress("1", "drawing: step 2", 0.6, ""))
    assert [(entry.clip or {}).get("poster") for entry in live.entries] == [None, str(made["first.png"])]
    clip = {"path": str(made["clip.mp4"]), "captions": None, "poster": str(made["first.png"]), "alt": "A derivation."}
    live.hear(ToolEnded("1", "animate", 2.0, tool("animate", "Here it is.", clip)))
    assert [(entry.clip or {}).get("path") for entry in live.entries] == [None, clip["path"]]
    video, source = chat(live.entries)[1].content
    assert isinstance(video, gr.Video) and str(made["scene.py"]) in source


def test_a_stopped_turn_takes_the_first_picture_along():
    live = Live()
    live.hear(ToolBegan("1", "animate"))
    live.hear(ToolProgress("1", "drawing: step 1", 0.3, "", "first.png"))
    live.hear(Stopped())
    assert [entry.clip for entry in live.entries] == [None]


def test_a_stopped_turn_leaves_no_card_spinning():
    live = Live()
    live.hear(ToolBegan("1", "animate"))
    live.hear(Stopped())
    assert [entry.status for entry in live.entries] == [None]


def test_moments_become_links_and_links_stay_as_they_are():
    assert linked("At [1:02:03].", "k3") == "At [1:02:03](#t=3723&lecture=k3)."
    assert linked("See [00:05](#t=5).", None) == "See [00:05](#t=5)."
    assert linked("An interval [1, 2] and [x]", "k3") == "An interval [1, 2] and [x]"


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("A gym charges $45 and $20 for each month.", []),
        (r"A gym charges \$45 and \$20; after $m$ months \$205.\n\n- (A) $7$", ["$m$", "$7$"]),
        ("Prices of $5, $6 and $x$ dollars", ["$x$"]),
        ("$$20m + 45 = 205$$ and $5x + 3$ cost $4.", ["$$20m + 45 = 205$$", "$5x + 3$"]),
        (r"$\$4 \cdot 3$ is a formula", [r"$\$4 \cdot 3$"]),
        ("Between $40 and $60 (or $70)", []),
    ],
)
def test_money_is_no_formula(text: str, formulas: list[str]):
    content = chat([Entry("assistant", text)])[0].content
    assert re.findall(r"\$\$.+?\$\$|\$(?:\\.|[^$])+\$", content) == formulas
    assert content.replace("<span>&#36;</span>", "$").replace("\\$", "$") == text.replace("\\$", "$")


def test_a_learner_s_own_words_are_never_linked():
    assert chat(shown([HumanMessage("what is at [00:12]?")], {}))[0].content == "what is at [00:12]?"


def test_what_a_killed_server_left_is_told():
    assert "interrupted" in shown([HumanMessage("Solve 3x = 6")], {})[-1].text
    stopped = shown([HumanMessage("animate"), tool("animate", STOPPED, status="error"), AIMessage("*Stopped.*")], {})
    assert stopped[1].card == "Rendering the animation: stopped"


def test_text_shows_as_it_was_written():
    entries = shown(
        [HumanMessage("<img src=x onerror=alert(1)> ![](//elsewhere/x.png) $a<b$"), AIMessage("<b>hm</b>")], {}
    )
    assert "<img" not in entries[0].text
    assert "![](" not in entries[0].text
    assert "$a<b$" in entries[0].text
    assert "<b>" not in entries[1].text
