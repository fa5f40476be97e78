"""A published file is the old one or the new one, whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from workbook.publish import PublishError, publish, save, sweep

_FULL_DISK = Path("/dev/full")


def write(text: str) -> object:
    """A writer of that text."""
    return lambda beside: save(beside, text.encode())


class Held:
    """Stands for a system that refuses to replace a file while a program holds it open."""

    def __init__(self, refusals: int) -> None:
        self.left = refusals

    def replace(self, beside: Path, path: Path) -> None:
        """Refuse as often as told, then do it."""
        if self.left:
            self.left -= 1
            raise PermissionError(13, "đang mở")
        beside.replace(path)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file that is already published, alone in its folder."""
    path = tmp_path / "Tổng hợp [1].xlsx"
    path.write_text("cũ", encoding="utf-8")
    return path


def test_a_new_file_is_put_in_place_and_nothing_else(tmp_path: Path) -> None:
    """After publishing, the folder holds the file only."""
    publish(tmp_path / "a.xlsx", write("mới"))
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["mới"]


def test_an_old_file_is_replaced_and_keeps_its_permissions(old: Path) -> None:
    """Who could read the old file can read the new one."""
    old.chmod(0o640)
    publish(old, write("mới"))
    assert old.read_text("utf-8") == "mới"
    assert old.stat().st_mode & 0o777 == 0o640


def test_a_failure_of_the_writer_passes_and_leaves_the_old_file(old: Path) -> None:
    """A bug is no reason to lose the last good file, nor to leave litter."""

    def fail(beside: Path) -> None:
        beside.write_text("nửa")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        publish(old, fail)
    assert [path.read_text("utf-8") for path in old.parent.iterdir()] == ["cũ"]


@pytest.mark.skipif(not _FULL_DISK.exists(), reason="hệ điều hành không có /dev/full")
def test_a_full_disk_is_told_in_a_sentence_and_spares_the_old_file(old: Path) -> None:
    """What to do is said; the old file stays."""

    def fill(beside: Path) -> None:
        beside.write_text("nửa")
        _FULL_DISK.write_text("đầy")

    with pytest.raises(PublishError, match=r"ổ đĩa đã đầy.*Bản cũ vẫn còn nguyên"):
        publish(old, fill)
    assert [path.read_text("utf-8") for path in old.parent.iterdir()] == ["cũ"]


def test_a_missing_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    """A folder is never made in silence, it may be a vanished network drive."""
    with pytest.raises(PublishError, match="không tìm thấy thư mục"):
        publish(tmp_path / "không có" / "a.xlsx", write("mới"))


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    """A folder of that name is not replaced."""
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(PublishError, match="đã có một thư mục"):
        publish(tmp_path / "a.xlsx", write("mới"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_file_closed_in_time_is_replaced_after_all(old: Path) -> None:
    """Excel holding the file for a moment is waited for."""
    publish(old, write("mới"), replace=Held(2).replace, pauses=(0, 0))
    assert old.read_text("utf-8") == "mới"


def test_a_file_that_stays_open_is_told_to_be_closed(old: Path) -> None:
    """After the last attempt the old file stands and the person is asked to close it."""
    with pytest.raises(PublishError, match="Hãy đóng tệp"):
        publish(old, write("mới"), replace=Held(9).replace, pauses=(0, 0))
    assert [path.read_text("utf-8") for path in old.parent.iterdir()] == ["cũ"]


def test_a_reader_sees_the_old_or_the_new_file_whole(old: Path) -> None:
    """While a hundred files are published, every look finds a whole one."""
    texts = {letter * 50_000 for letter in "ab"}
    seen: set[str] = set()
    done = Event()
    save(old, b"a" * 50_000)

    def look() -> None:
        while not done.is_set():
            seen.add(old.read_text("utf-8"))

    reader = Thread(target=look)
    reader.start()
    for letter in "ab" * 50:
        publish(old, write(letter * 50_000))
    done.set()
    reader.join()
    assert seen <= texts


@pytest.mark.skipif(os.name != "posix", reason="kill -9 chỉ có trên POSIX")
def test_a_killed_run_leaves_the_old_file_and_litter_that_can_be_swept(old: Path) -> None:
    """Kill -9 in the middle of writing: swept a day later; strangers' files stay."""
    program = (
        "import os, sys; from pathlib import Path; from workbook.publish import publish\n"
        "publish(Path(sys.argv[1]), lambda b: (b.write_text('nửa'), os.kill(os.getpid(), 9)))"
    )
    (old.parent / "khác.tmp").touch()
    killed = subprocess.run([sys.executable, "-c", program, str(old)], check=False)
    assert killed.returncode == -signal.SIGKILL
    (litter,) = old.parent.glob(".*")
    sweep(old.parent)
    assert litter.exists(), "có thể còn đang được ghi"
    os.utime(litter, (0, 0))
    sweep(old.parent)
    assert {path.name for path in old.parent.iterdir()} == {old.name, "khác.tmp"}
    assert old.read_text("utf-8") == "cũ"
