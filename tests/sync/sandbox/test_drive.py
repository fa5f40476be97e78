"""Drive: shared drives, storage, searching, and the log of changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import gspread
import pytest
from support.sandbox_login import logins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.sandbox_login import Login

    from sync.sandbox import Sandbox

    Members = tuple[gspread.Client, gspread.Client, str]

DRIVE = "https://www.googleapis.com/drive/v3"
SHEET = "application/vnd.google-apps.spreadsheet"
ONE = {"supportsAllDrives": "true"}
ALL = ONE | {"includeItemsFromAllDrives": "true"}


def call(
    client: gspread.Client, verb: str, path: str, body: object = None, **query: str
) -> dict[str, Any]:
    """One raw Drive call; its JSON, empty without a body."""
    answer = client.http_client.request(verb, f"{DRIVE}/{path}", json=body, params=query)
    return answer.json() if answer.content else {}


def reason(work: Callable[[], object]) -> tuple[int, str, str]:
    """Status, reason and domain of a refused Drive call."""
    with pytest.raises(gspread.exceptions.APIError) as refused:
        work()
    error = refused.value.response.json()["error"]["errors"][0]
    return refused.value.response.status_code, error["reason"], error["domain"]


@pytest.fixture
def strict(started: Callable[..., Sandbox]) -> Sandbox:
    """A sandbox as the service has been since 2025, whose Drive gathers edits for three minutes."""
    running = started(lag=timedelta(minutes=3))
    running.clock.freeze(datetime(2026, 11, 22, 1, tzinfo=UTC))
    return running


@pytest.fixture
def members(strict: Sandbox) -> Iterator[Members]:
    """The robot and an agency, and a shared drive of which the robot is manager."""
    with logins(strict) as log_in:
        robot, agency = log_in(), log_in("so-y-te@phancong.example")
        yield (
            robot,
            agency,
            call(robot, "post", "drives", {"name": "Biểu mẫu"}, requestId="1")["id"],
        )


def test_a_service_account_has_no_storage(members: Members) -> None:
    """Outside a shared drive it creates nothing, and the reason is not one to retry."""
    robot, _, drive = members
    refused = reason(lambda: robot.create("Của tôi"))
    assert refused == (403, "storageQuotaExceeded", "usageLimits")
    book = robot.create("Chung", folder_id=drive)
    assert (
        reason(lambda: call(robot, "post", f"files/{book.id}/copy", {"parents": ["root"]}, **ONE))
        == refused
    )
    assert call(robot, "post", f"files/{book.id}/copy", {}, **ONE)["name"] == "Copy of Chung"


def test_files_of_a_shared_drive_need_the_right_parameters(members: Members) -> None:
    """A call that does not support shared drives finds nothing there."""
    robot, _, drive = members
    book = robot.create("Chung", folder_id=drive)
    assert reason(lambda: call(robot, "get", f"files/{book.id}"))[:2] == (404, "notFound")
    assert call(robot, "get", f"files/{book.id}", supportsAllDrives="true")["driveId"] == drive
    assert call(robot, "get", "files")["files"] == []
    listed = call(robot, "get", "files", corpora="drive", driveId=drive, **ALL)
    assert [file["id"] for file in listed["files"]] == [book.id]


def test_a_stranger_does_not_learn_that_a_file_exists(members: Members) -> None:
    """Drive answers 404, Sheets 403, for one and the same file."""
    robot, agency, drive = members
    book = robot.create("Kín", folder_id=drive)
    assert reason(lambda: call(agency, "get", f"files/{book.id}", **ONE))[:2] == (404, "notFound")
    with pytest.raises(PermissionError):
        agency.open_by_key(book.id)


def test_files_are_searched(robot: gspread.Client) -> None:
    """The search language of files.list: names, kinds, folders, owners, brackets."""
    folder = call(
        robot,
        "post",
        "files",
        {"name": "Thư mục", "mimeType": "application/vnd.google-apps.folder"},
    )
    for name in ("Sở Y tế", "Sở Tài chính", "Ban Dân tộc"):
        robot.create(name, folder_id=folder["id"] if name == "Sở Y tế" else None)
    wanted = {
        "name contains 'Sở'": {"Sở Y tế", "Sở Tài chính"},
        f"'{folder['id']}' in parents": {"Sở Y tế"},
        f"mimeType='{SHEET}' and not name='Sở Y tế'": {"Sở Tài chính", "Ban Dân tộc"},
        "(name = 'Ban Dân tộc' or name = 'Thư mục') and trashed = false": {
            "Ban Dân tộc",
            "Thư mục",
        },
        "'ai-do@phancong.example' in owners": set(),
    }
    for query, names in wanted.items():
        assert {file["name"] for file in call(robot, "get", "files", q=query)["files"]} == names, (
            query
        )
    assert reason(lambda: call(robot, "get", "files", q="name ="))[:2] == (400, "invalid")


def test_a_long_list_comes_in_pages(robot: gspread.Client) -> None:
    """Pages are as long as asked for and lose nothing."""
    for number in range(5):
        robot.create(f"Biểu {number}")
    query = {"pageSize": "2", "orderBy": "name"}
    names, token = [], ""
    while token is not None:
        page = call(robot, "get", "files", pageToken=token, **query)
        assert len(page["files"]) <= 2
        names += [file["name"] for file in page["files"]]
        token = page.get("nextPageToken")
    assert names == [f"Biểu {number}" for number in range(5)]


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


def test_trash_hides_nothing_but_says_so(robot: gspread.Client) -> None:
    """A trashed file is still there, marked; search can leave it out."""
    book = robot.create("Rác")
    call(robot, "patch", f"files/{book.id}", {"trashed": True})
    assert call(robot, "get", f"files/{book.id}", fields="trashed") == {"trashed": True}
    assert call(robot, "get", "files", q="trashed = false")["files"] == []


def test_roles_decide_what_may_be_done(robot: gspread.Client, login: Login) -> None:
    """A writer shares and renames but does not delete; a reader does neither."""
    book = robot.create("Vai trò")
    for role in ("writer", "reader"):
        book.share(f"{role}@phancong.example", perm_type="user", role=role, notify=False)
    writer, reader = login("writer@phancong.example"), login("reader@phancong.example")
    call(writer, "patch", f"files/{book.id}", {"name": "Tên mới"})
    assert robot.open_by_key(book.id).title == "Tên mới"
    for work in (
        lambda: writer.del_spreadsheet(book.id),
        lambda: call(reader, "patch", f"files/{book.id}", {"name": "x"}),
    ):
        assert reason(work)[:2] == (403, "insufficientFilePermissions")
