"""The log of changes: what moved, when it shows, and what was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.drive_calls import ALL, ONE, call

if TYPE_CHECKING:
    import gspread
    from support.drive_calls import Members

    from sync.sandbox import Sandbox


def changes(client: gspread.Client, token: str, **query: str) -> dict[str, Any]:
    """One page of the log of changes."""
    return call(client, "get", "changes", pageToken=token, **ALL, **query)


def test_an_edit_is_reported_after_the_lag(strict: Sandbox, members: Members) -> None:
    """An edit of cells moves modifiedTime and the log three minutes later, and only then."""
    robot, _, drive = members
    book = robot.create("Chậm", folder_id=drive)
    token = call(robot, "get", "changes/startPageToken", driveId=drive, **ONE)["startPageToken"]
    strict.clock.advance(60)
    book.sheet1.update_acell("A1", "1")
    before = call(robot, "get", f"files/{book.id}", fields="modifiedTime,version", **ONE)
    assert changes(robot, token, driveId=drive)["changes"] == []
    strict.clock.advance(181)
    found = changes(robot, token, driveId=drive)
    after = call(robot, "get", f"files/{book.id}", fields="modifiedTime,version", **ONE)
    assert [(c["fileId"], c["removed"]) for c in found["changes"]] == [(book.id, False)]
    assert (before["modifiedTime"], after["modifiedTime"]) == (
        "2026-11-22T01:00:00.000Z",
        "2026-11-22T01:01:00.000Z",
    )
    assert int(after["version"]) == int(before["version"]) + 1
    assert changes(robot, found["newStartPageToken"], driveId=drive)["changes"] == []


def test_changes_come_in_pages_and_once_a_file(members: Members) -> None:
    """Many edits of a file are one change; a token can be used again."""
    robot, _, drive = members
    first = call(robot, "get", "changes/startPageToken")["startPageToken"]
    books = [robot.create(f"Biểu {n}", folder_id=drive) for n in range(3)]
    for name in ("x", "y"):
        call(robot, "patch", f"files/{books[0].id}", {"name": name}, **ONE)
    page = changes(robot, first, pageSize="2")
    rest = changes(robot, page["nextPageToken"], pageSize="2")
    seen = [change["fileId"] for change in page["changes"] + rest["changes"]]
    assert seen == [books[1].id, books[2].id, books[0].id]
    assert "newStartPageToken" not in page
    assert changes(robot, first, pageSize="2") == page


def test_lost_access_and_deletion_are_reported_as_removed(members: Members) -> None:
    """Both look the same in the log: removed, without a file."""
    robot, agency, drive = members
    shared, kept = (robot.create(name, folder_id=drive) for name in ("Một", "Hai"))
    for book in (shared, kept):
        book.share("so-y-te@phancong.example", perm_type="user", role="writer", notify=False)
    token = call(agency, "get", "changes/startPageToken")["startPageToken"]
    shared.remove_permissions("so-y-te@phancong.example")
    robot.del_spreadsheet(kept.id)
    found = changes(agency, token)["changes"]
    assert [(c["fileId"], c["removed"], "file" in c) for c in found] == [
        (shared.id, True, False),
        (kept.id, True, False),
    ]
