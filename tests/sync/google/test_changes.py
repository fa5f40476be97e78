"""Drive's list of changes, also of a shared drive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import READER, line, writer
from support.drive_calls import call
from support.simulated_time import SimulatedTime

from sync.google.bookmark import Bookmark, read_bookmark
from sync.google.changes import ChangeFeed
from sync.google_client import connect_reader
from sync.sandbox import Sandbox
from sync.sandbox.drive import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from support.stand_in import Google


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"unread": []}',
        '{"token": "1", "full_at": "2026-06-01T05:00:00", "unread": []}',
        '{"token": "1", "full_at": "2026-06-01T05:00:00+00:00", "unread": [1]}',
        '{"token": "1", "full_at": "2026-06-01T05:00:00+00:00", "unread": [], "gone": []}',
        '{"token": 1, "full_at": "2026-06-01T05:00:00+00:00", "unread": []}',
        '{"full_at": "\xe1',
    ],
)
def test_a_broken_bookmark_costs_only_time(text: str, tmp_path: Path) -> None:
    """It is as if there were none: everything is read again."""
    path = tmp_path / "google.json"
    path.write_bytes(text.encode("latin-1"))

    assert read_bookmark(path) == Bookmark()


def _feed(sandbox: Sandbox, time: SimulatedTime, drive: str = "") -> ChangeFeed:
    keys = [sandbox.service_account_key(READER)]
    return ChangeFeed(connect_reader(keys, line=line(sandbox, time)), drive)


def test_a_shared_drive_has_a_list_of_its_own() -> None:
    """Robots own nothing there, the drive does; changes elsewhere are not told."""
    with Sandbox() as sandbox:
        time, robot = SimulatedTime(sandbox), writer(sandbox)
        drive = call(robot, "post", "drives", {"name": "Biểu mẫu"}, requestId="1")["id"]
        other = call(robot, "post", "drives", {"name": "Khác"}, requestId="2")["id"]
        for one in (drive, other):
            member = {"type": "user", "role": "reader", "emailAddress": READER}
            call(robot, "post", f"files/{one}/permissions", member, supportsAllDrives="true")
        feed = _feed(sandbox, time, drive)
        token = feed.start()

        made = {one: robot.create("Sở Y tế", folder_id=one).id for one in (drive, other)}

        assert feed.since(token).changed == {made[drive]}
        assert feed.trashed() == {}
        folder = {"name": "2026", "mimeType": FOLDER, "parents": [drive]}
        inside = call(robot, "post", "files", folder, supportsAllDrives="true")["id"]
        assert made[drive] in _feed(sandbox, time, inside).since(token).changed


def test_the_last_word_on_a_file_counts(google: Google) -> None:
    """Trashed and restored between two nights: it changed, and it is there."""
    book = google.hand_out("Sở Y tế", [])
    feed = _feed(google.sandbox, google.time)
    token = feed.start()
    for trashed in (True, False):
        call(google.robot, "patch", f"files/{book.id}", {"trashed": trashed})

    changes = feed.since(token)

    assert (changes.changed, changes.gone) == ({book.id}, {})
    assert feed.since(changes.token).changed == frozenset()


def test_a_token_serves_a_week_and_one_list(google: Google) -> None:
    """Another reader or drive, a week gone by, a clock set back: everything is read again."""
    now = google.time.now()
    mark = Bookmark("máy đọc", "17", now.isoformat())

    google.time.later(days=6.9)
    assert mark.serves("máy đọc", google.time.now())
    assert not mark.serves("máy khác", google.time.now())
    google.time.later(days=0.2)
    assert not mark.serves("máy đọc", google.time.now())
    google.time.later(days=-8)
    assert not mark.serves("máy đọc", google.time.now())
