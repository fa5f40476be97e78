"""Nights on Google: only what changed is read, nothing is lost between two of them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import READER, row

from sync.snapshots import SnapshotStore

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


def _type(book: gspread.Spreadsheet, text: str) -> None:
    book.sheet1.update([[text]], "J4", raw=True)


def _read_since(google: Google, before: int) -> int:
    return sum(call.kind.endswith(READS) for call in google.calls()[before:])


def test_only_what_changed_is_read(google: Google, books: Books, tmp_path: Path) -> None:
    """The second night asks for changes and reads one sheet; all three are as of that night."""
    google.night(books, tmp_path)
    _type(books["Sở Y tế"], "Đã họp")
    before = len(google.calls())

    pulled = google.night(books, tmp_path)

    assert _read_since(google, before) == 1
    assert (set(pulled.snapshots), pulled.failures) == (set(NAMES), {})
    assert pulled.unchanged == {"Sở Nội vụ", "Sở Tư pháp"}
    dates = {snapshot.pulled_at for snapshot in pulled.snapshots.values()}
    assert all(date.startswith(google.time.now().date().isoformat()) for date in dates)


def test_a_quiet_night_is_two_calls(google: Google, books: Books, tmp_path: Path) -> None:
    """A login and a look at the changes; and the same input adds no new answer to the archive."""
    google.night(books, tmp_path)
    before, kept = len(google.calls()), sorted((tmp_path / "ban-chup").rglob("*.gz"))

    pulled = google.night(books, tmp_path)

    assert [call.kind for call in google.calls()[before:]] == ["token", "drive.changes.list"]
    assert len(pulled.unchanged) == 3
    assert sorted((tmp_path / "ban-chup").rglob("*.gz")) == kept


def test_a_run_that_dies_forgets_nothing(google: Google, books: Books, tmp_path: Path) -> None:
    """Between reading and the end of the run the token stays the old one."""
    google.night(books, tmp_path)
    _type(books["Sở Y tế"], "Đã họp")
    google.night(books, tmp_path, commit=False)
    before = len(google.calls())

    pulled = google.night(books, tmp_path)

    assert _read_since(google, before) == 1
    assert len(pulled.unchanged) == 2


def test_a_failed_reading_is_owed(google: Google, books: Books, tmp_path: Path) -> None:
    """A sheet that changed and could not be read is read the next night, though nothing changed."""
    google.night(books, tmp_path)
    _type(books["Sở Y tế"], "Đã họp")
    google.sandbox.faults.add("permission-denied", path=books["Sở Y tế"].id)
    failed = google.night(books, tmp_path)

    pulled = google.night(books, tmp_path)

    assert set(failed.failures) == {"Sở Y tế"}
    assert "quyền" in failed.failures["Sở Y tế"]
    assert (pulled.failures, pulled.unchanged) == ({}, {"Sở Nội vụ", "Sở Tư pháp"})


@pytest.mark.parametrize("how", ["deleted", "unshared", "trashed"])
def test_a_lost_sheet_concerns_only_its_agency(
    how: str, google: Google, books: Books, tmp_path: Path
) -> None:
    """It is named with its reason every night, costs no call, and keeps its last answer."""
    first = google.night(books, tmp_path)
    key = books["Sở Y tế"].id
    if how == "deleted":
        google.robot.del_spreadsheet(key)
    elif how == "trashed":
        _trash(google, key, trashed=True)
    else:
        books["Sở Y tế"].remove_permissions(READER)
    before = len(google.calls())

    nights = [google.night(books, tmp_path) for _ in range(2)]

    assert _read_since(google, before) == 0
    for pulled in nights:
        assert set(pulled.failures) == {"Sở Y tế"}
        assert ("thùng rác" if how == "trashed" else "đã bị xóa") in pulled.failures["Sở Y tế"]
    newest = SnapshotStore(tmp_path).by_source()["Sở Y tế"][0]
    assert newest == first.snapshots["Sở Y tế"]


def test_a_sheet_that_comes_back_is_read(google: Google, books: Books, tmp_path: Path) -> None:
    """Out of the bin again: the list of changes says so, and the sheet counts again."""
    google.night(books, tmp_path)
    _trash(google, books["Sở Y tế"].id, trashed=True)
    google.night(books, tmp_path)
    _trash(google, books["Sở Y tế"].id, trashed=False)

    assert google.night(books, tmp_path).failures == {}


def test_a_sheet_in_the_bin_is_seen_on_the_first_night(
    google: Google, books: Books, tmp_path: Path
) -> None:
    """It could still be read, but its agency works on another one by now."""
    _trash(google, books["Sở Y tế"].id, trashed=True)

    assert "thùng rác" in google.night(books, tmp_path).failures["Sở Y tế"]


def _trash(google: Google, key: str, *, trashed: bool) -> None:
    url = f"https://www.googleapis.com/drive/v3/files/{key}"
    google.robot.http_client.request("patch", url, json={"trashed": trashed})


def test_everything_is_read_once_a_week(google: Google, books: Books, tmp_path: Path) -> None:
    """A change that Drive never told is found after seven days at the latest."""
    google.night(books, tmp_path)
    before = len(google.calls())
    google.night(books, tmp_path, days=6)
    assert _read_since(google, before) == 0

    google.night(books, tmp_path, days=1)

    assert _read_since(google, before) == 3


@pytest.mark.parametrize("trouble", ["unknown token", "broken file", "no list"])
def test_without_a_list_of_changes_everything_is_read(
    trouble: str, google: Google, books: Books, tmp_path: Path
) -> None:
    """A token Google forgot, a spoilt bookmark, a list that cannot be had: reading all is safe."""
    google.night(books, tmp_path)
    bookmark = tmp_path / "google.json"
    if trouble == "unknown token":
        told = json.loads(bookmark.read_text(encoding="utf-8"))
        bookmark.write_text(json.dumps({**told, "token": "khong-co"}), encoding="utf-8")
    elif trouble == "broken file":
        bookmark.write_text("{", encoding="utf-8")
    else:
        google.sandbox.faults.add("unavailable", kind="drive.changes.list", times=6)
    before = len(google.calls())

    pulled = google.night(books, tmp_path)

    assert _read_since(google, before) == 3
    assert pulled.failures == {}


def test_many_changes_come_in_pages(google: Google, books: Books, tmp_path: Path) -> None:
    """More than a thousand changed files of others hide nobody's sheet."""
    google.night(books, tmp_path)
    _type(books["Sở Nội vụ"], "đầu")
    drive = google.sandbox.world.drive
    template = drive.changes[-1]
    drive.changes += [
        replace(template, number=template.number + n, file=f"khac-{n}") for n in range(1, 1500)
    ]
    google.time.later(minutes=5)
    before = len(google.calls())

    pulled = google.night(books, tmp_path)

    assert len([c for c in google.calls()[before:] if c.kind == "drive.changes.list"]) == 2
    assert pulled.unchanged == {"Sở Tư pháp", "Sở Y tế"}


def test_other_people_s_sheets_are_left_alone(google: Google, books: Books, tmp_path: Path) -> None:
    """What is shared with the robot and not configured is never read."""
    stranger = google.hand_out("Người lạ", [row(1)])
    google.night(books, tmp_path)
    _type(stranger, "đổi")

    google.night(books, tmp_path)

    assert not [call for call in google.calls(READS) if stranger.id in call.path]


def test_an_edit_that_drive_tells_late_is_read_the_next_night(
    google: Google, books: Books, tmp_path: Path
) -> None:
    """Drive gathers edits for minutes; what the list does not show yet comes after the token."""
    google.sandbox.world.lag = timedelta(minutes=3)
    google.night(books, tmp_path)
    google.time.later(days=1)
    _type(books["Sở Y tế"], "phút chót")
    google.time.later(minutes=1)
    assert len(google.night(books, tmp_path, days=0).unchanged) == 3

    pulled = google.night(books, tmp_path)

    assert pulled.unchanged == {"Sở Nội vụ", "Sở Tư pháp"}
