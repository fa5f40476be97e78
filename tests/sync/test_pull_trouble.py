"""Nights on which Google refuses: they end, and every agency is read or named."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import row

from sync.pull import NothingPulledError

if TYPE_CHECKING:
    from pathlib import Path

    import gspread
    from support.stand_in import Google

    Books = dict[str, gspread.Spreadsheet]

NAMES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế")
READS = "batchGetByDataFilter"


@pytest.fixture
def books(google: Google) -> Books:
    """Three agencies."""
    return {name: google.hand_out(name, [row(1), row(2)]) for name in NAMES}


def test_a_burst_of_refusals_loses_nobody(google: Google, tmp_path: Path) -> None:
    """Forty times 429: those who were given up at first are read in a second round."""
    many = {f"Sở {n}": google.hand_out(f"Sở {n}", [row(1)]) for n in range(30)}
    google.sandbox.faults.add("rate", kind=f"*{READS}", times=40)

    pulled = google.night(many, tmp_path)

    assert (set(pulled.snapshots), pulled.failures) == (set(many), {})


def test_refusals_without_end_end(google: Google, books: Books, tmp_path: Path) -> None:
    """429 for ever: every agency is named, and the night is short."""
    google.sandbox.faults.add("rate", kind=f"*{READS}", times=10**6)
    began = google.time.elapsed()

    pulled = google.night(books, tmp_path, days=0)

    assert set(pulled.failures) == set(NAMES)
    assert all("giới hạn" in reason for reason in pulled.failures.values())
    assert google.time.elapsed() - began < timedelta(minutes=10).total_seconds()


def test_a_revoked_key_ends_the_night_at_once(google: Google, books: Books, tmp_path: Path) -> None:
    """One sentence, one question to the token endpoint, and code 4."""
    google.sandbox.faults.add("invalid_grant", kind="token", times=10**6)
    before = len(google.calls())

    with pytest.raises(NothingPulledError, match="khóa đã bị thu hồi") as error:
        google.night(books, tmp_path)

    assert error.value.exit_code == 4
    assert len(google.calls()) == before + 1


def test_a_key_revoked_in_mid_run_keeps_what_is_read(
    google: Google, books: Books, tmp_path: Path
) -> None:
    """The first sheet is kept, the others are named with the one reason."""
    google.sandbox.faults.add("unauthenticated", kind=f"*{READS}", skip=1)
    google.sandbox.faults.add("invalid_grant", kind="token", skip=1, times=10**6)

    pulled = google.night(books, tmp_path)

    assert set(pulled.snapshots) == {"Sở Nội vụ"}
    assert set(pulled.failures) == {"Sở Tư pháp", "Sở Y tế"}


def test_without_drive_everything_is_read(google: Google, books: Books, tmp_path: Path) -> None:
    """Drive's API refused for good: each night reads all sheets, and none is lost."""
    google.sandbox.faults.add("permission-denied", kind="drive.changes.*", times=99)

    nights = [google.night(books, tmp_path) for _ in range(2)]

    assert [(set(night.snapshots), night.failures) for night in nights] == [(set(NAMES), {})] * 2
    assert not (tmp_path / "google.json").exists()


def test_a_night_has_an_end(google: Google, tmp_path: Path) -> None:
    """Google asks to wait again and again: after an hour the rest is left, and named."""
    many = {f"Sở {n:02}": google.hand_out(f"Sở {n:02}", [row(1)]) for n in range(30)}
    for book in many.values():
        google.sandbox.faults.add("rate", path=book.id, times=3, retry_after=55)
    began = google.time.elapsed()

    pulled = google.night(many, tmp_path, days=0)

    assert google.time.elapsed() - began < timedelta(minutes=61).total_seconds()
    assert set(pulled.snapshots) | set(pulled.failures) == set(many)
    assert 15 < len(pulled.snapshots) < 30
    assert all("60 phút" in reason or "giới hạn" in reason for reason in pulled.failures.values())
