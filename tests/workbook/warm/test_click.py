"""A click from end to end: a front and a real warm process in another interpreter."""

from __future__ import annotations

import json
import os
import signal
import stat
import sys
from contextlib import suppress
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from support.paper_book import PaperBook
from support.tables import HEADER

from workbook.inside import front, meeting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSION = version("phancong")
START = [sys.executable, "-I", "-m", "sync", "warm", "--idle", "60"]
NO_LEAD = "x-2|1|Tổ chức hội nghị tổng kết||Sở Nội vụ|Báo cáo|Quý IV/2026|||||"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A meeting place of the test's own; the process it may have started is ended."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    yield
    told = meeting.announced()
    if told:
        with suppress(ProcessLookupError):
            os.kill(int(told["pid"]), signal.SIGTERM)


def _click(command: str, start: list[str] = START, known: str = VERSION) -> PaperBook:
    book = PaperBook(f"{HEADER}\n{NO_LEAD}", answers=(True,))
    front.run(command, book, start, known)
    return book


def _told() -> dict[str, str]:
    told = meeting.announced()
    assert told is not None
    return told


def _pid() -> str:
    return _told()["pid"]


def _announce_instead(**other: str) -> None:
    """What the running process announced, with something else in it."""
    (meeting.folder() / "warm.json").write_text(json.dumps({**_told(), **other}), encoding="utf-8")


def test_a_click_starts_the_process_and_the_next_one_finds_it() -> None:
    """Two clicks are answered by one process."""
    first = _click("check")
    process = _pid()
    second = _click("check")
    assert [mark["cell"] for mark in first.marks] == ["D2"]
    assert (second.marks, _pid()) == (first.marks, process)


def test_a_process_that_died_is_replaced() -> None:
    """A click after a kill -9 starts another process and is answered."""
    _click("help")
    dead = int(_pid())
    os.kill(dead, signal.SIGKILL)
    assert _click("check").said == ["Có 1 điểm cần sửa: 1 Lỗi."]
    assert int(_pid()) != dead


def test_another_version_is_not_talked_to() -> None:
    """After an update the old process is left to its end, and a new one is started."""
    _click("help")
    old = int(_pid())
    _announce_instead(version="1.0")
    try:
        assert _click("check").said == ["Có 1 điểm cần sửa: 1 Lỗi."]
        assert int(_pid()) != old
    finally:
        os.kill(old, signal.SIGTERM)


def test_buttons_of_another_version_are_told_so() -> None:
    """After an update of the program alone the person reads what to do, and nothing hangs."""
    book = _click("check", known="0.0.1")
    assert book.said == [front.OTHER_VERSION.format("0.0.1", VERSION)]
    assert front._started[-1].wait(60) is not None


def test_a_process_that_ends_at_once_is_told() -> None:
    """It is not waited for: settings that cannot be read, an interpreter without our packages."""
    book = _click("check", [sys.executable, "-c", "raise SystemExit(2)"])
    assert book.said == [front.NOT_STARTED]


def test_faulty_settings_are_said_at_the_click(tmp_path: Path) -> None:
    """The sentence names the file, and the process goes on for the next click."""
    settings = tmp_path / "phancong.toml"
    settings.write_text("plan = ", encoding="utf-8")
    book = _click("check", [*START, "--settings", str(settings)])
    assert len(book.said) == 1
    assert str(settings) in book.said[0]


def test_what_cannot_be_done_is_one_sentence() -> None:
    """A cursor outside the table: the person hears what to do."""
    assert " ".join(_click("progress").said) == (
        "Ô A1 của trang “Biểu” không thuộc dòng nhiệm vụ nào; "
        "hãy đứng ở dòng của một nhiệm vụ rồi bấm lại."
    )


def test_a_book_that_breaks_down_is_told_as_a_fault_of_ours() -> None:
    """Whatever the spreadsheet program raises, the person reads one sentence."""

    class Broken(PaperBook):
        def tables(self) -> list[dict[str, object]]:
            raise ZeroDivisionError

    book = Broken(HEADER)
    front.run("check", book, START, VERSION)
    assert len(book.said) == 1
    assert book.said[0].startswith("Lỗi chương trình; biểu của bạn còn nguyên.")


def test_a_process_that_cannot_start_is_told() -> None:
    """An interpreter that is gone: one sentence with whom to ask."""
    assert _click("check", ["/khong/co/python"]).said == [front.NOT_STARTED]


def test_a_stranger_without_the_secret_is_not_answered() -> None:
    """A wrong secret is refused, and the next click with the right one is served."""
    _click("help")
    told = _told()
    _announce_instead(secret="00" * 32)
    assert front._try(VERSION) is None
    _announce_instead(secret=told["secret"])
    assert _click("check").marks
    assert _pid() == told["pid"]


def test_nobody_else_can_read_the_meeting_place() -> None:
    """The folder and the file with the secret are the owner's alone; an open folder is refused."""
    meeting.announce("/x", b"secret", VERSION)
    place = meeting.folder()
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert stat.S_IMODE((place / "warm.json").stat().st_mode) == 0o600
    place.chmod(0o755)
    with pytest.raises(PermissionError):
        meeting.folder()
    (place / "warm.json").unlink()
    place.chmod(0o700)


def test_an_idle_process_ends_by_itself() -> None:
    """Half a second without a click is enough for one that is told so."""
    _click("help", [*START[:-1], "0.5"])
    assert front._started[-1].wait(60) == 0
    assert meeting.announced() is None
