"""Protected ranges hold against everyone who is not let in, by values and by requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gspread
import pytest

from sync.sandbox.errors import PROTECTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.sandbox_login import Login

AGENCY = "so-y-te@phancong.example"


@pytest.fixture
def book(robot: gspread.Client) -> gspread.Spreadsheet:
    """A sheet shared with an agency."""
    made = robot.create("Sở Y tế")
    made.sheet1.update([["Mã", "Tiến độ"], ["NV-1", ""], ["NV-2", ""]], "A1")
    made.share(AGENCY, perm_type="user", role="writer", notify=False)
    return made


def protect(book: gspread.Spreadsheet, **rule: object) -> dict[str, Any]:
    """Protect the first tab but for the column of progress."""
    hole = {"sheetId": 0, "startColumnIndex": 1, "endColumnIndex": 2, "startRowIndex": 1}
    whole = {
        "range": {"sheetId": 0},
        "unprotectedRanges": [hole],
        "editors": {"domainUsersCanEdit": False},
    }
    request = {"addProtectedRange": {"protectedRange": whole | rule}}
    reply = book.batch_update({"requests": [request]})["replies"][0]
    return reply["addProtectedRange"]["protectedRange"]


def refusal(work: Callable[[], object]) -> str:
    """The message a refused call answers with."""
    with pytest.raises(gspread.exceptions.APIError) as refused:
        work()
    return refused.value.error["message"]


def test_the_agency_writes_only_into_the_open_column(
    book: gspread.Spreadsheet, login: Login
) -> None:
    """Open cells take values, locked ones and ranges that touch them do not."""
    protect(book)
    theirs = login(AGENCY).open_by_key(book.id)
    theirs.sheet1.update([["50"], ["100"]], "B2:B3")
    assert refusal(lambda: theirs.sheet1.update_acell("A2", "khác")) == PROTECTED
    assert refusal(lambda: theirs.sheet1.update([["NV-1", "75"]], "A2:B2")) == PROTECTED
    assert refusal(lambda: theirs.values_clear("Sheet1")) == PROTECTED
    assert book.sheet1.get("A1:B3") == [["Mã", "Tiến độ"], ["NV-1", "50"], ["NV-2", "100"]]


def test_requests_meet_the_same_wall(book: gspread.Spreadsheet, login: Login) -> None:
    """Deleting, sorting or formatting what is locked is refused with the request's place."""
    protect(book)
    theirs = login(AGENCY).open_by_key(book.id)
    for work in (
        lambda: theirs.sheet1.delete_rows(2),
        lambda: theirs.sheet1.sort((1, "des")),
        lambda: theirs.sheet1.format("A1", {"textFormat": {"bold": True}}),
        lambda: theirs.sheet1.update_title("Khác"),
    ):
        assert refusal(work).endswith(PROTECTED)


def test_the_owner_and_the_editors_go_through(book: gspread.Spreadsheet, login: Login) -> None:
    """The robot that owns the file writes anywhere; a listed editor too."""
    protect(book, editors={"users": [AGENCY], "domainUsersCanEdit": False})
    book.sheet1.update_acell("A2", "NV-1a")
    login(AGENCY).open_by_key(book.id).sheet1.update_acell("A3", "NV-2a")
    assert book.sheet1.col_values(1) == ["Mã", "NV-1a", "NV-2a"]


def test_a_warning_stops_nobody(book: gspread.Spreadsheet, login: Login) -> None:
    """`warningOnly` is a word on the screen and nothing for an API."""
    protect(book, warningOnly=True, editors=None)
    login(AGENCY).open_by_key(book.id).sheet1.update_acell("A2", "khác")
    assert book.sheet1.acell("A2").value == "khác"


def test_domain_users_get_in_when_the_range_says_so(
    book: gspread.Spreadsheet, login: Login
) -> None:
    """`domainUsersCanEdit` lets in everyone of the file's domain, and nobody else."""
    stranger = "ai-do@noi-khac.example"
    book.share(stranger, perm_type="user", role="writer", notify=False)
    protect(book, editors={"domainUsersCanEdit": True})
    login(AGENCY).open_by_key(book.id).sheet1.update_acell("A2", "khác")
    other = login(stranger).open_by_key(book.id)
    assert refusal(lambda: other.sheet1.update_acell("A2", "lạ")) == PROTECTED


def test_a_reader_writes_nowhere_and_a_stranger_sees_nothing(
    book: gspread.Spreadsheet, login: Login
) -> None:
    """Without the role there is no write; without access not even a read."""
    book.share("doc@phancong.example", perm_type="user", role="reader", notify=False)
    reader = login("doc@phancong.example").open_by_key(book.id)
    assert reader.sheet1.acell("A2").value == "NV-1"
    with pytest.raises(gspread.exceptions.APIError) as refused:
        reader.sheet1.update_acell("B2", "1")
    assert refused.value.error["status"] == "PERMISSION_DENIED"
    with pytest.raises(PermissionError):
        login("la@phancong.example").open_by_key(book.id)


def test_a_copy_forgets_the_editors(book: gspread.Spreadsheet, login: Login) -> None:
    """After a file copy only the copier edits protected ranges, as with the service."""
    protect(book, editors={"users": [AGENCY], "domainUsersCanEdit": False})
    clerk = "van-phong@phancong.example"
    book.share(clerk, perm_type="user", role="writer", notify=False)
    copy = login(clerk, person=True).copy(book.id, "Bản sao")
    rule = copy.fetch_sheet_metadata()["sheets"][0]["protectedRanges"][0]
    assert rule["editors"] == {"users": [clerk]}


def test_only_those_who_may_edit_see_the_editors(book: gspread.Spreadsheet, login: Login) -> None:
    """A protected range shows its editors to editors only."""
    made = protect(book)
    rule = (
        login(AGENCY).open_by_key(book.id).fetch_sheet_metadata()["sheets"][0]["protectedRanges"][0]
    )
    assert rule["protectedRangeId"] == made["protectedRangeId"]
    assert not {"editors", "requestingUserCanEdit"} & set(rule)
    theirs = login(AGENCY).open_by_key(book.id)
    assert refusal(lambda: theirs.sheet1.delete_protected_range(made["protectedRangeId"])).endswith(
        PROTECTED
    )


def test_a_protected_part_does_not_lock_the_name_of_the_tab(
    book: gspread.Spreadsheet, login: Login
) -> None:
    """Only a tab protected as a whole keeps its name and size; no protected part may be lost."""
    protect(book, range={"sheetId": 0, "endRowIndex": 1}, unprotectedRanges=[])
    book.add_worksheet("Khác", 3, 3)
    theirs = login(AGENCY).open_by_key(book.id)
    theirs.sheet1.update_title("Biểu")
    assert refusal(lambda: theirs.del_worksheet(theirs.sheet1)).endswith(PROTECTED)
    assert book.sheet1.title == "Biểu"


def test_a_duplicated_tab_is_protected_on_its_own(book: gspread.Spreadsheet) -> None:
    """The copy of a tab carries its own protected range with its own id."""
    made = protect(book)
    copy = book.sheet1.duplicate(new_sheet_name="Bản sao")
    sheets = {s["properties"]["title"]: s for s in book.fetch_sheet_metadata()["sheets"]}
    rule = sheets["Bản sao"]["protectedRanges"][0]
    assert rule["protectedRangeId"] != made["protectedRangeId"]
    assert rule["range"] == {"sheetId": copy.id}
    assert rule["unprotectedRanges"][0]["sheetId"] == copy.id
