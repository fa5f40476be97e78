"""Nights on Google: only what changed is read, nothing is lost between two of them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import READER, row

from sync.pull import NothingPulledError, Pulled, pull
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


def _night(
    google: Google,
    books: Books,
    state: Path,
    *,
    commit: bool = True,
    days: float = 1,
) -> Pulled:
    """A day passes, then a run pulls; without `commit` it dies before its end."""
    google.time.later(days=days)
    source = google.source(books, state)
    pulled = pull([source], SnapshotStore(state), google.time)
    if commit:
        source.commit(pulled.failures)
    return pulled


def _type(book: gspread.Spreadsheet, text: str) -> None:
    book.sheet1.update([[text]], "J4", raw=True)


def _read_since(google: Google, before: int) -> int:
    return sum(call.kind.endswith(READS) for call in google.calls()[before:])


def test_only_what_changed_is_read(google: Google, books: Books, tmp_path: Path) -> None:
    """The second night asks for changes and reads one sheet; all three are as of that night."""
    _night(google, books, tmp_path)
    _type(books["Sở Y tế"], "Đã họp")
    before = len(google.calls())

    pulled = _night(google, books, tmp_path)

    assert _read_since(google, before) == 1
    assert (set(pulled.snapshots), pulled.failures) == (set(NAMES), {})
    assert pulled.unchanged == {"Sở Nội vụ", "Sở Tư pháp"}
    dates = {snapshot.pulled_at for snapshot in pulled.snapshots.values()}
    assert all(date.startswith(google.time.now().date().isoformat()) for date in dates)


def test_a_quiet_night_is_two_calls(google: Google, books: Books, tmp_path: Path) -> None:
    """A login and a look at the changes; and the same input adds no new answer to the archive."""
    _night(google, books, tmp_path)
    before, kept = len(google.calls()), sorted((tmp_path / "ban-chup").rglob("*.gz"))

    pulled = _night(google, books, tmp_path)

    assert [call.kind for call in google.calls()[before:]] == ["token", "drive.changes.list"]
    assert len(pulled.unchanged) == 3
    assert sorted((tmp_path / "ban-chup").rglob("*.gz")) == kept


def test_a_run_that_dies_forgets_nothing(google: Google, books: Books, tmp_path: Path) -> None:
    """Between reading and the end of the run the token stays the old one."""
    _night(google, books, tmp_path)
    _type(books["Sở Y tế"], "Đã họp")
    _night(google, books, tmp_path, commit=False)
    before = len(google.calls())

    pulled = _night(google, books, tmp_path)

    assert _read_since(google, before) == 1
    assert len(pulled.unchanged) == 2


def test_a_failed_reading_is_owed(google: Google, books: Books, tmp_path: Path) -> None:
    """A sheet that changed and could not be read is read the next night, though nothing changed."""
    _night(google, books, tmp_path)
    _type(books["Sở Y tế"], "Đã họp")
    google.sandbox.faults.add("permission-denied", path=books["Sở Y tế"].id)
    failed = _night(google, books, tmp_path)

    pulled = _night(google, books, tmp_path)

    assert set(failed.failures) == {"Sở Y tế"}
    assert "quyền" in failed.failures["Sở Y tế"]
    assert (pulled.failures, pulled.unchanged) == ({}, {"Sở Nội vụ", "Sở Tư pháp"})


@pytest.mark.parametrize("how", ["deleted", "unshared", "trashed"])
def test_a_lost_sheet_concerns_only_its_agency(
    how: str, google: Google, books: Books, tmp_path: Path
) -> None:
    """It is named with its reason every night, costs no call, and keeps its last answer."""
    first = _night(google, books, tmp_path)
    key = books["Sở Y tế"].id
    if how == "deleted":
        google.robot.del_spreadsheet(key)
    elif how == "trashed":
        _trash(google, key, trashed=True)
    else:
        books["Sở Y tế"].remove_permissions(READER)
    before = len(google.calls())

    nights = [_night(google, books, tmp_path) for _ in range(2)]

    assert _read_since(google, before) == 0
    for pulled in nights:
        assert set(pulled.failures) == {"Sở Y tế"}
        assert ("thùng rác" if how == "trashed" else "đã bị xóa") in pulled.failures["Sở Y tế"]
    newest = SnapshotStore(tmp_path).by_source()["Sở Y tế"][0]
    assert newest == first.snapshots["Sở Y tế"]


def test_a_sheet_that_comes_back_is_read(google: Google, books: Books, tmp_path: Path) -> None:
    """Out of the bin again: the list of changes says so, and the sheet counts again."""
    _night(google, books, tmp_path)
    _trash(google, books["Sở Y tế"].id, trashed=True)
    _night(google, books, tmp_path)
    _trash(google, books["Sở Y tế"].id, trashed=False)

    assert _night(google, books, tmp_path).failures == {}


def test_a_sheet_in_the_bin_is_seen_on_the_first_night(
    google: Google, books: Books, tmp_path: Path
) -> None:
    """It could still be read, but its agency works on another one by now."""
    _trash(google, books["Sở Y tế"].id, trashed=True)

    assert "thùng rác" in _night(google, books, tmp_path).failures["Sở Y tế"]


def _trash(google: Google, key: str, *, trashed: bool) -> None:
    url = f"https://www.googleapis.com/drive/v3/files/{key}"
    google.robot.http_client.request("patch", url, json={"trashed": trashed})


def test_everything_is_read_once_a_week(google: Google, books: Books, tmp_path: Path) -> None:
    """A change that Drive never told is found after seven days at the latest."""
    _night(google, books, tmp_path)
    before = len(google.calls())
    _night(google, books, tmp_path, days=6)
    assert _read_since(google, before) == 0

    _night(google, books, tmp_path, days=1)

    assert _read_since(google, before) == 3


@pytest.mark.parametrize("trouble", ["unknown token", "broken file", "no list"])
def test_without_a_list_of_changes_everything_is_read(
    trouble: str, google: Google, books: Books, tmp_path: Path
) -> None:
    """A token Google forgot, a spoilt bookmark, a list that cannot be had: reading all is safe."""
    _night(google, books, tmp_path)
    bookmark = tmp_path / "google.json"
    if trouble == "unknown token":
        told = json.loads(bookmark.read_text(encoding="utf-8"))
        bookmark.write_text(json.dumps({**told, "token": "khong-co"}), encoding="utf-8")
    elif trouble == "broken file":
        bookmark.write_text("{", encoding="utf-8")
    else:
        google.sandbox.faults.add("unavailable", kind="drive.changes.list", times=6)
    before = len(google.calls())

    pulled = _night(google, books, tmp_path)

    assert _read_since(google, before) == 3
    assert pulled.failures == {}


def test_many_changes_come_in_pages(google: Google, books: Books, tmp_path: Path) -> None:
    """More than a thousand changed files of others hide nobody's sheet."""
    _night(google, books, tmp_path)
    _type(books["Sở Nội vụ"], "đầu")
    drive = google.sandbox.world.drive
    template = drive.changes[-1]
    drive.changes += [
        replace(template, number=template.number + n, file=f"khac-{n}") for n in range(1, 1500)
    ]
    google.time.later(minutes=5)
    before = len(google.calls())

    pulled = _night(google, books, tmp_path)

    assert len([c for c in google.calls()[before:] if c.kind == "drive.changes.list"]) == 2
    assert pulled.unchanged == {"Sở Tư pháp", "Sở Y tế"}


def test_a_burst_of_refusals_loses_nobody(google: Google, tmp_path: Path) -> None:
    """Forty times 429: those who were given up at first are read in a second round."""
    many = {f"Sở {n}": google.hand_out(f"Sở {n}", [row(1)]) for n in range(30)}
    google.sandbox.faults.add("rate", kind=f"*{READS}", times=40)

    pulled = _night(google, many, tmp_path)

    assert (set(pulled.snapshots), pulled.failures) == (set(many), {})


def test_refusals_without_end_end(google: Google, books: Books, tmp_path: Path) -> None:
    """429 for ever: every agency is named, and the night is short."""
    google.sandbox.faults.add("rate", kind=f"*{READS}", times=10**6)
    began = google.time.elapsed()

    pulled = _night(google, books, tmp_path, days=0)

    assert set(pulled.failures) == set(NAMES)
    assert all("giới hạn" in reason for reason in pulled.failures.values())
    assert google.time.elapsed() - began < timedelta(minutes=10).total_seconds()


def test_a_revoked_key_ends_the_night_at_once(google: Google, books: Books, tmp_path: Path) -> None:
    """One sentence, one question to the token endpoint, and code 4."""
    google.sandbox.faults.add("invalid_grant", kind="token", times=10**6)
    before = len(google.calls())

    with pytest.raises(NothingPulledError, match="khóa đã bị thu hồi") as error:
        _night(google, books, tmp_path)

    assert error.value.exit_code == 4
    assert len(google.calls()) == before + 1


def test_a_key_revoked_in_mid_run_keeps_what_is_read(
    google: Google, books: Books, tmp_path: Path
) -> None:
    """The first sheet is kept, the others are named with the one reason."""
    google.sandbox.faults.add("unauthenticated", kind=f"*{READS}", skip=1)
    google.sandbox.faults.add("invalid_grant", kind="token", skip=1, times=10**6)

    pulled = _night(google, books, tmp_path)

    assert set(pulled.snapshots) == {"Sở Nội vụ"}
    assert set(pulled.failures) == {"Sở Tư pháp", "Sở Y tế"}


def test_other_people_s_sheets_are_left_alone(google: Google, books: Books, tmp_path: Path) -> None:
    """What is shared with the robot and not configured is never read."""
    stranger = google.hand_out("Người lạ", [row(1)])
    _night(google, books, tmp_path)
    _type(stranger, "đổi")

    _night(google, books, tmp_path)

    assert not [call for call in google.calls(READS) if stranger.id in call.path]


def test_an_edit_that_drive_tells_late_is_read_the_next_night(
    google: Google, books: Books, tmp_path: Path
) -> None:
    """Drive gathers edits for minutes; what the list does not show yet comes after the token."""
    google.sandbox.world.lag = timedelta(minutes=3)
    _night(google, books, tmp_path)
    google.time.later(days=1)
    _type(books["Sở Y tế"], "phút chót")
    google.time.later(minutes=1)
    assert len(_night(google, books, tmp_path, days=0).unchanged) == 3

    pulled = _night(google, books, tmp_path)

    assert pulled.unchanged == {"Sở Nội vụ", "Sở Tư pháp"}


def test_without_drive_everything_is_read(google: Google, books: Books, tmp_path: Path) -> None:
    """Drive's API refused for good: each night reads all sheets, and none is lost."""
    google.sandbox.faults.add("permission-denied", kind="drive.changes.*", times=99)

    nights = [_night(google, books, tmp_path) for _ in range(2)]

    assert [(set(night.snapshots), night.failures) for night in nights] == [(set(NAMES), {})] * 2
    assert not (tmp_path / "google.json").exists()


def test_a_night_has_an_end(google: Google, tmp_path: Path) -> None:
    """Google asks to wait again and again: after an hour the rest is left, and named."""
    many = {f"Sở {n:02}": google.hand_out(f"Sở {n:02}", [row(1)]) for n in range(30)}
    for book in many.values():
        google.sandbox.faults.add("rate", path=book.id, times=3, retry_after=55)
    began = google.time.elapsed()

    pulled = _night(google, many, tmp_path, days=0)

    assert google.time.elapsed() - began < timedelta(minutes=61).total_seconds()
    assert set(pulled.snapshots) | set(pulled.failures) == set(many)
    assert 15 < len(pulled.snapshots) < 30
    assert all("60 phút" in reason or "giới hạn" in reason for reason in pulled.failures.values())
