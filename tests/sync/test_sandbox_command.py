"""`phancong sandbox`: a folder to try everything in, kept from one start to the next."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
import requests

from sync.cli import run
from sync.google_client import connect
from sync.sandbox.trial import trial
from sync.settings import read_settings
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import gspread

    from sync.sandbox.trial import Trial

PROGRAM = [sys.executable, "-c", "from sync.cli import main; main()", "sandbox", "--json"]


@contextmanager
def running(folder: Path, *options: str) -> Iterator[dict[str, Any]]:
    """The command in a process of its own, stopped as Ctrl-C stops it."""
    command = [*PROGRAM, "--folder", str(folder), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0


def test_settings_key_and_sheets_are_ready_and_kept(tmp_path: Path) -> None:
    """What the command lays ready works at once, and still does after a second start."""
    with running(tmp_path / "thu") as told:
        settings = read_settings(tmp_path / "thu" / "phancong.toml")
        assert settings.plan.is_file()
        assert settings.google
        key = json.loads(settings.google.keys[0].read_text("utf-8"))
        made = connect(key, api=settings.google.api).create("Sở Y tế")
        made.sheet1.update_acell("A1", "giữ lại")
    with running(tmp_path / "thu") as again:
        assert (again["url"], again["note"]) == (told["url"], None)
        kept = connect(key, api=again["url"]).open_by_key(made.id)
        assert kept.sheet1.acell("A1").value == "giữ lại"
        assert "Sở Y tế" in requests.get(f"{again['url']}/page/books", timeout=5).text


def test_every_step_works_with_what_was_laid_ready(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Hand out, a night, an answer: the settings are used as they were written."""
    with trial(tmp_path, strict=True) as one:
        _, handed = _step("distribute", one, capsys)
        sheet = _sheet(one, handed["agencies"][0]["spreadsheet"])
        sheet.batch_update([{"range": "I6:I8", "values": [["rất nhiều"]] * 3}])
        code, night = _step("nightly", one, capsys)
        _, answer = _step("answer", one, capsys)
        notes = [sheet.get_note(cell) for cell in ("I6", "I7", "I8")]

    assert (code, night["unread"]) == (0, {})
    assert [each["trouble"] for each in answer["answered"] if each["trouble"]] == []
    assert any("PC502" in note for note in notes)


def _step(name: str, one: Trial, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    code = run([name, "--settings", str(one.settings), "--json"])
    return code, json.loads(capsys.readouterr().out)


def _sheet(one: Trial, key: str) -> gspread.Worksheet:
    client = connect(json.loads(one.key.read_text("utf-8")), api=one.sandbox.url)
    return client.open_by_key(key).sheet1


def test_only_the_owner_reads_the_key(tmp_path: Path) -> None:
    """The key file is closed to others from the start."""
    with trial(tmp_path) as one:
        assert one.key.stat().st_mode & 0o077 == 0


def test_what_a_person_changed_is_left_alone(tmp_path: Path) -> None:
    """Settings of one's own stay, with a word on what they would need."""
    (tmp_path / "phancong.toml").write_text('plan = "cua-toi.txt"\n', "utf-8")
    with trial(tmp_path) as one:
        assert f'api = "{one.sandbox.url}"' in one.note
    assert (tmp_path / "phancong.toml").read_text("utf-8") == 'plan = "cua-toi.txt"\n'


def test_a_busy_port_is_one_sentence(tmp_path: Path) -> None:
    """A port that is taken is named, with what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotDoError, match=f"Cổng {port} đang bận"), trial(tmp_path, port):
            pass


def test_a_folder_takes_one_sandbox(tmp_path: Path) -> None:
    """A second one on the same folder says so and ends with 75."""
    with running(tmp_path):
        command = [*PROGRAM, "--folder", str(tmp_path)]
        second = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 75
    assert "đang có một máy chủ đóng thế chạy" in second.stderr


def test_it_ends_by_itself(tmp_path: Path) -> None:
    """After its hours it stops in good order."""
    command = [*PROGRAM, "--folder", str(tmp_path), "--hours", "0.0001"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_strict_refuses_files_of_the_robot(tmp_path: Path) -> None:
    """As Google since 2025: only in the shared drive, which is there."""
    with trial(tmp_path, strict=True) as one:
        client = connect(json.loads(one.key.read_text("utf-8")), api=one.sandbox.url)
        made = client.create("Sở Y tế", folder_id=one.drive)
        with pytest.raises(Exception, match="storage quota"):
            client.create("Sở Nội vụ")
        assert one.sandbox.world.drive.files[made.id].drive == one.drive
        client.http_client.session.close()
