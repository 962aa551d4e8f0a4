"""Recordings: what is decoded from good ones, and how bad ones are refused."""

from __future__ import annotations

import errno
import threading
import wave
from pathlib import Path

import pytest

from index import media
from index.errors import BadInput, Cancelled, Unavailable
from index.media import RATE, extract_audio, probe, sound
from index.progress import listening
from index.textfile import is_text
from tests.index.recordings import write_media

AUDIO = ["talk.mp3", "talk.m4a", "talk.wav", "talk.flac", "talk.ogg", "talk.opus"]
VIDEO = ["talk.mp4", "talk.mkv", "talk.webm", "talk.mov"]


@pytest.mark.parametrize("name", AUDIO + VIDEO)
def test_sound_comes_out_at_sixteen_kilohertz(tmp_path: Path, name: str) -> None:
    path = write_media(tmp_path / name, 3.0, video=name in VIDEO)
    assert probe(path).audio
    assert probe(path).video == (name in VIDEO)
    assert not is_text(path)
    seconds = extract_audio(path, tmp_path / "out.wav")
    assert seconds == pytest.approx(3.0, abs=0.15)
    with wave.open(str(tmp_path / "out.wav")) as out:
        assert (out.getframerate(), out.getnchannels(), out.getsampwidth()) == (RATE, 1, 2)
        assert out.getnframes() == pytest.approx(seconds * RATE, abs=2)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([name, "out.wav"])


def test_a_wrong_suffix_does_not_matter(tmp_path: Path) -> None:
    path = write_media(tmp_path / "talk.wav").rename(tmp_path / "talk.mp3")
    with sound(path) as heard:
        assert sum(len(piece) for piece in heard.pieces) == 2 * RATE


def test_no_audio_track(tmp_path: Path) -> None:
    path = write_media(tmp_path / "silent film.mp4", audio=False, video=True)
    with pytest.raises(BadInput, match=r"silent film\.mp4 has no audio track"), sound(path):
        pass


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.mp4", b"", "empty.mp4 is empty"),
        ("noise.mp4", bytes(range(256)) * 100, "noise.mp4 cannot be read as audio or video"),
        ("picture.mp3", b"\x89PNG\r\n\x1a\n" + bytes(200), "picture.mp3 cannot be read"),
        (
            "list.mp4",
            b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n/etc/hostname\n#EXT-X-ENDLIST\n",
            "list.mp4 cannot",
        ),
        ("concat.mp4", b"ffconcat version 1.0\nfile /etc/hostname\n", "concat.mp4 cannot be read"),
        ("folder.mp4", None, "folder.mp4 is not a file"),
    ],
)
def test_what_is_no_recording_is_refused(tmp_path: Path, name: str, content: bytes | None, why: str) -> None:
    path = tmp_path / name
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(BadInput, match=why), sound(path) as heard:
        list(heard.pieces)


def test_a_name_is_never_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_media(Path("talk.wav")).rename("concat:talk.wav")
    with sound("concat:talk.wav") as heard:
        assert sum(len(piece) for piece in heard.pieces) == 2 * RATE
    with pytest.raises(BadInput, match="is not a file"), sound("http://localhost/talk.wav"):
        pass


def test_a_recording_cut_short_is_heard_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = write_media(tmp_path / "talk.wav", 20.0).read_bytes()
    (tmp_path / "cut.wav").write_bytes(whole[: len(whole) // 2])
    with sound(tmp_path / "cut.wav") as heard:
        assert sum(len(piece) for piece in heard.pieces) == pytest.approx(10 * RATE, abs=RATE)
    whole = write_media(tmp_path / "talk.mp4", 5.0, video=True).read_bytes()
    (tmp_path / "cut.mp4").write_bytes(whole[: len(whole) // 2])  # its table of contents stands at the end
    with pytest.raises(BadInput, match=r"cut\.mp4 cannot be read"), sound(tmp_path / "cut.mp4"):
        pass


def test_a_header_that_claims_a_terabyte_is_not_believed(tmp_path: Path) -> None:
    lying = bytearray(write_media(tmp_path / "talk.wav", 2.0).read_bytes())
    at = lying.index(b"data") + 4
    lying[at : at + 4] = b"\xff\xff\xff\xff"  # as much as the format can say: 37 hours
    lying[4:8] = b"\xff\xff\xff\xff"
    (tmp_path / "lying.wav").write_bytes(lying)
    with sound(tmp_path / "lying.wav") as heard:
        assert heard.claimed is None or heard.claimed <= media.MOST_SECONDS
        assert sum(len(piece) for piece in heard.pieces) == 2 * RATE


def test_a_thousand_hours_stop_at_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "MOST_SECONDS", 15.0)
    path = write_media(tmp_path / "long.flac", 40.0)
    with pytest.raises(BadInput, match=r"long\.flac is longer than"), sound(path) as heard:
        list(heard.pieces)


def test_a_file_of_five_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.mp4"
    with path.open("wb") as file:
        file.truncate(5 * 2**30)  # takes no room on the disk
    with pytest.raises(BadInput, match=r"big\.mp4 is larger than 4 GB"):
        probe(path)


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_media(tmp_path / "talk.wav")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(wave.Wave_write, "writeframesraw", full)
    with pytest.raises(Unavailable, match="disk is full"):
        extract_audio(path, tmp_path / "out.wav")
    assert [file.name for file in tmp_path.iterdir()] == ["talk.wav"]


def test_it_can_be_stopped(tmp_path: Path) -> None:
    path = write_media(tmp_path / "talk.flac", 30.0)
    stop = threading.Event()
    with listening(lambda _: stop.set(), stop), pytest.raises(Cancelled):
        extract_audio(path, tmp_path / "out.wav")
    assert not (tmp_path / "out.wav").exists()
