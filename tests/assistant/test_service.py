"""The service: who owns what, conversations kept and exported, turns that are stopped, media behind random keys."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.agent import ToolProgress
from assistant.server import _add_media_routes
from assistant.service import Service
from index.errors import BadInput
from index.home import Home

ANA, BEN = "a" * 32, "b" * 32


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    return Service(Home.open(tmp_path_factory.mktemp("service") / "home"))


def said(service: Service, owner: str, text: str, conversation: str | None = None) -> str:
    conversation = service.start(text, owner, conversation)
    list(service.play(conversation, text, service.turn(owner, None, None, [])))
    return conversation


@pytest.mark.parametrize("forged", ["shared", "", None, 7, "A" * 32, "../../etc", "a" * 33])
def test_nobody_becomes_shared_or_somebody_by_asking(forged: object):
    assert Service.learner(forged) != forged
    assert Service.learner(ANA) == ANA


def test_a_conversation_is_its_owner_s_alone(service: Service):
    talk = said(service, ANA, "Solve 3x = 12")
    assert "Solve 3x = 12" in service.export(talk, ANA)
    assert service.entries(talk, BEN) == []
    assert talk not in [row.id for row in service.conversations(BEN)]
    with pytest.raises(BadInput):
        service.delete(talk, BEN)
    with pytest.raises(BadInput):
        service.export(talk, BEN)
    assert service.start("hello", BEN, talk) != talk, "a forged id starts a new conversation"


def test_a_deleted_conversation_is_gone_with_its_words(service: Service):
    talk = said(service, ANA, "Solve 4x = 12")
    service.delete(talk, ANA)
    assert service.agent.messages(talk) == []
    assert service.entries(talk, ANA) == []


def test_a_turn_that_is_given_up_is_stopped_and_the_next_one_works(service: Service):
    talk = service.start("animate", ANA, None)
    turn = service.turn(ANA, None, None, [])
    playing = service.play(talk, "Solve 5x + 2 = 3x − 8", turn)
    next(playing)
    playing.close()
    assert turn.stop.is_set()
    assert not any(thread.name == f"turn {talk}" for thread in threading.enumerate())
    said(service, ANA, "hello", talk)
    assert service.entries(talk, ANA)[-1].text


def test_a_wrong_mark_is_kept_once(service: Service):
    talk = said(service, ANA, "hello")
    assert service.note(ANA, talk, "2 + 2 = 5")
    assert not service.note(ANA, talk, "2 + 2 = 5")
    assert [note.message for note in service.history.notes(ANA, talk)] == ["2 + 2 = 5"]


def test_media_are_served_by_key_only_with_ranges(service: Service):
    recording, captions = service.sample()
    lecture = service.library.add(recording, owner=ANA, captions=captions)
    assert service.lecture(lecture.id, BEN) is None
    app = FastAPI()
    _add_media_routes(app, service)
    client = TestClient(app)
    key = service.ticket(lecture.id, ANA)
    part = client.get(f"/lemma/media/{key}", headers={"Range": "bytes=0-99"})
    assert part.status_code == 206
    assert len(part.content) == 100
    assert client.get(f"/lemma/captions/{key}").text.startswith("WEBVTT")
    for forged in (lecture.id, "x", "..%2F..%2Fetc", key[:-1]):
        assert client.get(f"/lemma/media/{forged}").status_code == 404
    service.library.remove(lecture.id, ANA)
    assert client.get(f"/lemma/media/{key}").status_code == 404


def test_the_sample_comes_with_its_captions(service: Service):
    recording, captions = service.sample()
    conversation = service.start("sample", BEN, None)
    turn = service.turn(BEN, None, None, [recording, captions])
    list(service.play(conversation, "Open the sample lecture", turn))
    (lecture,) = service.lectures(BEN)
    assert lecture.made_by == "captions"
    assert lecture.media is not None
    assert service.agent.state(conversation).get("lecture") == lecture.id
    assert Path(service.library.captions_path(lecture.id, BEN)).is_file()


def test_others_are_answered_while_a_recording_is_transcribed_and_stopping_adds_nothing(service: Service):
    cora = "c" * 32
    recording, _ = service.sample()
    conversation = service.start("listen to this", cora, None)
    listening = service.play(conversation, "", service.turn(cora, None, None, [recording]))
    for event in listening:
        if isinstance(event, ToolProgress) and event.stage == "listening":
            break
    said(service, BEN, "hello")
    assert f"turn {conversation}" in [thread.name for thread in threading.enumerate()], "it is still being listened to"
    listening.close()
    assert cora not in [lecture.owner for lecture in service.lectures(cora)]
    assert "Stopped" in service.entries(conversation, cora)[-1].text
