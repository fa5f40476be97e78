"""Drive: shared drives, storage, searching, and who may do what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.drive_calls import ALL, ONE, call, reason

if TYPE_CHECKING:
    import gspread
    from support.drive_calls import Members
    from support.sandbox_login import Login

    from sync.sandbox import Sandbox

SHEET = "application/vnd.google-apps.spreadsheet"


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


def test_a_grant_is_changed_and_taken_back(robot: gspread.Client, login: Login) -> None:
    """Roles change in place; nobody gives away more than they have; a domain is a grant, too."""
    book = robot.create("Quyền")
    made = call(
        robot,
        "post",
        f"files/{book.id}/permissions",
        {"type": "domain", "role": "reader", "domain": "phancong.example"},
    )
    writer = login("viet@phancong.example")
    assert writer.open_by_key(book.id).title == "Quyền"
    url = f"files/{book.id}/permissions/{made['id']}"
    assert reason(lambda: call(writer, "patch", url, {"role": "writer"}))[0] == 403
    assert call(robot, "patch", url, {"role": "writer"})["role"] == "writer"
    assert call(robot, "get", url, fields="domain,role") == {
        "domain": "phancong.example",
        "role": "writer",
    }
    grant = {"type": "user", "role": "owner", "emailAddress": "viet@phancong.example"}
    assert reason(lambda: call(writer, "post", f"files/{book.id}/permissions", grant))[:2] == (
        403,
        "forbidden",
    )
    call(robot, "delete", url)
    assert reason(lambda: call(writer, "get", f"files/{book.id}"))[0] == 404


@pytest.mark.parametrize(
    "grant", [{"role": "writer"}, {"type": "user"}, {"type": "user", "role": "writer"}]
)
def test_an_incomplete_grant_is_refused(robot: gspread.Client, grant: dict[str, str]) -> None:
    """Kind, role and address are all needed."""
    book = robot.create("Thiếu")
    assert reason(lambda: call(robot, "post", f"files/{book.id}/permissions", grant))[0] == 400


def test_shared_drives_are_listed_for_their_members(members: Members) -> None:
    """A member sees the drive, a stranger does not; a member may be added with a role."""
    robot, agency, drive = members
    assert call(agency, "get", "drives")["drives"] == []
    assert reason(lambda: call(agency, "get", f"drives/{drive}"))[0] == 404
    grant = {"type": "user", "role": "reader", "emailAddress": "so-y-te@phancong.example"}
    call(robot, "post", f"files/{drive}/permissions", grant, **ONE)
    assert call(agency, "get", f"drives/{drive}")["name"] == "Biểu mẫu"
    assert reason(lambda: agency.create("Không được", folder_id=drive))[0] == 403
    assert len(call(robot, "get", f"files/{drive}/permissions", **ONE)["permissions"]) == 2


def test_files_are_found_by_time(strict: Sandbox, members: Members) -> None:
    """A query by modifiedTime sees what Drive shows, with the zone of the query."""
    robot, _, drive = members
    robot.create("Cũ", folder_id=drive)
    strict.clock.advance(3600)
    robot.create("Mới", folder_id=drive)
    query = "modifiedTime > '2026-11-22T08:30:00+07:00' and modifiedTime <= '2026-11-22T02:00:00'"
    found = call(robot, "get", "files", q=query, **ALL)["files"]
    assert [file["name"] for file in found] == ["Mới"]
