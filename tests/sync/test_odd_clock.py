"""A computer whose clock ran ahead for a night: nothing is refused afterwards, and it is told."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.excel_office import excel_office, run_told, send
from support.past_nights import night

from sync.clock import SystemClock, business_date

if TYPE_CHECKING:
    from pathlib import Path

_TODAY = business_date(SystemClock())
_AHEAD = _TODAY + timedelta(days=200)
_TOLD = f"Có lần chạy ghi ngày {_AHEAD:%d/%m/%Y}"


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A department with a night long ago, and one that is dated far ahead."""
    path = excel_office(tmp_path)
    night(path, (_TODAY - timedelta(days=400)).isoformat())
    send(tmp_path, "Sở Y tế", percent="70")
    night(path, _AHEAD.isoformat())
    return path


def test_a_report_without_a_day(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is of the newest period that has ended today, not on the day of the clock."""
    _, told = run_told(capsys, settings, "report", "--period", "thang", "--no-pdf", "--json")

    assert json.loads(told)["as_of"] < _TODAY.isoformat()


def test_the_first_run_afterwards_tells(settings: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once; what was read on the odd night counts until something newer is read."""
    first = json.loads(run_told(capsys, settings, "nightly", "--json")[1])
    again = json.loads(run_told(capsys, settings, "nightly", "--json")[1])

    (note,) = first["notes"]
    assert note.startswith(_TOLD)
    assert again["notes"] == []
    _, stood = run_told(capsys, settings, "history", "I.1", "--as-of", _TODAY.isoformat())
    assert "Sở Y tế: Tỷ lệ %: 70" in stood


def test_the_doctor_tells_and_finds_nothing_broken(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A journal cannot be written anew, so it is a note and no fault, for as long as it is so."""
    run_told(capsys, settings, "nightly")

    code, told = run_told(capsys, settings, "doctor")

    assert code == 0
    assert told.startswith(_TOLD)
