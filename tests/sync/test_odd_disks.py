"""A state folder that cannot be written: the night says so, the database is not blamed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.excel_office import excel_office, run_told
from support.odd_disks import full, read_only, readable_by_all
from support.plan_folder import plan_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def settings(capsys: pytest.CaptureFixture[str]) -> Iterator[Path]:
    """A department after a night, in a folder that other accounts can read."""
    with readable_by_all() as folder:
        path = excel_office(folder)
        run_told(capsys, path, "nightly")
        assert run_told(capsys, path, "doctor")[0] == 0
        assert run_told(capsys, path, "history", "I.1")[0] == 0
        yield path


def _faults(told: str) -> dict[str, list[str]]:
    """What `doctor --json` found, by check; sound checks are left out."""
    return {each["check"]: each["faults"] for each in json.loads(told)["checks"] if each["faults"]}


def test_a_read_only_folder(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Code 4 and one sentence; the history can be read; the doctor names the folder alone."""
    published = (settings.parent / "tong-hop.xlsx").read_bytes()
    known = run_told(capsys, settings, "history", "I.1")
    state = plan_folder(settings)

    with read_only(state.parent):
        code, told = run_told(capsys, settings, "nightly")
        history = run_told(capsys, settings, "history", "I.1")
        doctor, found = run_told(capsys, settings, "doctor", "--json")

    assert (code, told.count("\n"), "quyền ghi" in told) == (4, 1, True)
    assert history == known
    assert (doctor, list(_faults(found))) == (1, ["Thư mục dữ liệu còn ghi được."])
    assert (settings.parent / "tong-hop.xlsx").read_bytes() == published


def test_a_disk_that_takes_no_more(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same where every byte is refused; afterwards the next night needs no help."""
    published = (settings.parent / "tong-hop.xlsx").read_bytes()
    known = run_told(capsys, settings, "history", "I.1")

    with full():
        code, told = run_told(capsys, settings, "nightly", "--json")
        history = run_told(capsys, settings, "history", "I.1")
        doctor, found = run_told(capsys, settings, "doctor", "--json")

    assert (code, told.count("\n"), "tệp lớn hơn mức cho phép" in told) == (4, 1, True)
    assert history == known
    assert (doctor, list(_faults(found))) == (1, ["Thư mục dữ liệu còn ghi được."])
    assert (settings.parent / "tong-hop.xlsx").read_bytes() == published
    assert run_told(capsys, settings, "nightly")[0] == 3
    assert run_told(capsys, settings, "doctor")[0] == 0


def test_words_in_an_open_log_are_not_passed_over(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a killed run left words outside the file itself, it is not read as if they were not."""
    state = plan_folder(settings)
    (state / "lich-su.db-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(500))

    with read_only(state.parent):
        code, told = run_told(capsys, settings, "history", "I.1")

    assert (code, told.count("\n"), "quyền ghi" in told) == (4, 1, True)
