"""Lectures handed on as files, and files that only claim to be lectures."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import BadInput
from index.home import Home
from index.library import Library
from tests.index.recordings import SPOKEN, write_media


@pytest.fixture
def pack(library: Library, captions: Path, tmp_path: Path) -> Path:
    """A lecture with a recording, exported."""
    video = write_media(tmp_path / "calculus.mp4", 2.0, video=True)
    lecture = library.add(video, captions=captions, title="Calculus, week 1")
    return library.export(lecture.id, tmp_path / "calculus.lemma")


@pytest.fixture
def other(tmp_path: Path) -> Library:
    """Somebody else's library."""
    return Library(Home.open(tmp_path / "other"))


def rewritten(pack: Path, change: dict[str, bytes | None], **manifest: object) -> Path:
    """The pack with entries replaced, added or (None) left out, and manifest keys changed; checksums made to fit."""
    with zipfile.ZipFile(pack) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    about = json.loads(entries.pop("manifest.json")) | manifest
    for name, content in change.items():
        if content is None:
            entries.pop(name)
        else:
            entries[name] = content
        if name in about["files"] and content is not None:
            about["files"][name] = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    made = pack.with_name("rewritten.lemma")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("manifest.json", json.dumps(about))
        for name, content in entries.items():
            new.writestr(name, content)
    return made


def test_a_lecture_travels_whole(library: Library, pack: Path, other: Library) -> None:
    (mine,) = library.list()
    theirs = other.import_pack(pack, owner="ada")
    same = ("title", "source", "seconds", "passages", "keyphrases", "made_by", "media")
    assert [getattr(theirs, key) for key in same] == [getattr(mine, key) for key in same]
    assert theirs.owner == "ada"
    assert other.transcript(theirs.id, "ada").sentences == library.transcript(mine.id).sentences
    assert other.media_path(theirs.id, "ada").read_bytes() == library.media_path(mine.id).read_bytes()  # type: ignore[union-attr]
    assert other.search("Cavalieri compared solids", owner="ada")[0].text == SPOKEN[7]


def test_it_is_recognised_when_it_comes_back(library: Library, pack: Path, other: Library) -> None:
    assert library.import_pack(pack) == library.list()[0]
    first = other.import_pack(pack)
    assert other.import_pack(pack) == first
    assert len(other.list()) == 1


def test_titles_from_outside_are_cleaned(pack: Path, other: Library) -> None:
    lecture = other.import_pack(rewritten(pack, {}, title="a\nb\x1b[31m" + "x" * 500, source="../../etc/passwd"))
    assert lecture.title.startswith("a b [31mx")
    assert len(lecture.title) <= 120
    assert lecture.source == "passwd"


TALK = {"made_by": "captions", "sentences": [[0, 1, "One."]]}


@pytest.mark.parametrize(
    ("change", "manifest"),
    [
        ({"../../evil.txt": b"out"}, {}),
        ({"/etc/evil.txt": b"out"}, {}),
        ({"media.mp4": None}, {}),
        ({"extra.py": b"import os"}, {}),
        ({}, {"media": "../../media.mp4"}),
        ({}, {"media": "transcript.json"}),
        ({}, {"format": "something else"}),
        ({}, {"version": 99}),
        ({}, {"files": {}}),
        ({}, {"files": []}),
        ({}, {"seconds": "long"}),
        ({"transcript.json": b"[]"}, {}),
        ({"transcript.json": b"[" * 100_000}, {}),
        ({"transcript.json": json.dumps(TALK | {"sentences": [[5, 1, "Backwards."]]}).encode()}, {}),
        ({"transcript.json": json.dumps(TALK | {"sentences": []}).encode()}, {}),
        ({"transcript.json": b"\xff\xfe"}, {}),
    ],
)
def test_hostile_packs_store_nothing(
    pack: Path, other: Library, change: dict[str, bytes | None], manifest: dict[str, object]
) -> None:
    made = rewritten(pack, change, **manifest)
    before = sorted(pack.parent.rglob("*"))
    with pytest.raises(BadInput) as raised:
        other.import_pack(made)
    assert "\n" not in str(raised.value)
    assert other.list() == []
    assert list(other.home.lectures.iterdir()) == list(other.home.uploads.iterdir()) == []
    assert [path for path in sorted(pack.parent.rglob("*")) if "other" not in path.parts] == [
        path for path in before if "other" not in path.parts
    ]


def test_a_bomb_is_not_unpacked(pack: Path, other: Library) -> None:
    bomb = rewritten(pack, {"transcript.json": b" " * (80 * 2**20)})  # 80 MB of nothing in 80 KB
    assert bomb.stat().st_size < 2**20
    with pytest.raises(BadInput, match="of a size it should not have"):
        other.import_pack(bomb)


def test_damage_is_found(pack: Path, other: Library) -> None:
    content = bytearray(pack.read_bytes())
    for at in (len(content) // 3, len(content) // 2, 2 * len(content) // 3):
        content[at] ^= 0xFF
    pack.with_name("damaged.lemma").write_bytes(content)
    pack.with_name("cut.lemma").write_bytes(content[: len(content) // 2])
    pack.with_name("empty.lemma").write_bytes(b"")
    for name in ("damaged", "cut", "empty", "missing"):
        with pytest.raises(BadInput, match=name + r"\.lemma"):
            other.import_pack(pack.with_name(f"{name}.lemma"))
    assert other.list() == []


def test_an_edited_lecture_is_not_taken_for_the_stored_one(library: Library, pack: Path) -> None:
    (mine,) = library.list()
    edited = json.dumps(
        replace(library.transcript(mine.id), sentences=library.transcript(mine.id).sentences[:5]).to_json()
    ).encode()
    assert library.import_pack(rewritten(pack, {"transcript.json": edited})).id != mine.id
