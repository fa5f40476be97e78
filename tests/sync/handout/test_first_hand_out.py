"""What an agency finds in its spreadsheet after the first hand-out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gspread
import pytest
from support.handing_out import KEYS, ROBOT
from support.plans import HEAD, task

from sync.handout.google import read_book
from validators.columns import COLUMNS, PROGRESS_COLUMNS
from validators.plan import Plan, PlanHead
from validators.progress import Status

if TYPE_CHECKING:
    from support.handing_out import Office

HOSTILE = '=HYPERLINK("http://x.invalid")'
TASKS = (
    task("I.1", content=HOSTILE, deliverable="- Đã họp", deadline="00123"),
    task("II.1", lead="Sở Y tế"),
    task("II.2", lead="Sở Tư pháp; Sở Y tế"),
)


def test_each_agency_gets_its_tasks_as_lead_then_as_coordinator(office: Office) -> None:
    """Led tasks stand first under their sections, coordinated ones under a heading of theirs."""
    office.hand_out(*TASKS)

    assert office.rows("Sở Tư pháp", "task_id", "number", "content")[::3] == [
        ("", "I", "Mục I"),
        ("II.2", "2", TASKS[2].content),
    ]
    assert [row[0] for row in office.rows("Sở Y tế", "task_id")] == ["", "II.1", "II.2"]
    assert office.rows("Sở Nội vụ", "task_id", "content")[0] == ("", "NHIỆM VỤ PHỐI HỢP")
    assert [r[0] for r in office.rows("Sở Nội vụ", "task_id") if r[0]] == ["I.1", "II.1", "II.2"]


def test_texts_arrive_as_texts(office: Office) -> None:
    """A text that looks like a formula, a bullet or a number is stored as it was written."""
    office.hand_out(*TASKS)

    values = office.clerk("Sở Tư pháp").get_all_values()

    assert values[3] == [column.heading for column in COLUMNS]
    (row,) = [line for line in values if line[0] == "I.1"]
    assert (row[2], row[5], row[6]) == (HOSTILE, "- Đã họp", "00123")


def test_the_sheet_is_set_up_for_vietnam(office: Office) -> None:
    """Locale, time zone, frozen header, hidden id; aids for the status, the number and the day."""
    office.hand_out(*TASKS)

    book = read_book(office.robot, office.key("Sở Y tế"))
    (tab,) = book.tabs
    assert (book.properties["locale"], book.properties["timeZone"]) == ("vi_VN", "Asia/Ho_Chi_Minh")
    assert (tab.title, tab.size["frozenRowCount"], tab.hidden) == ("48/KH-UBND", 4, {0})
    (first, *_) = [row for row in tab.rows() if row.task_id]
    kinds = {key: rule["condition"]["type"] for key, rule in first.rules.items()}
    assert kinds == {
        "status": "ONE_OF_LIST", "percent": "NUMBER_BETWEEN", "updated_on": "DATE_IS_VALID",
    }  # fmt: skip
    choices = [value["userEnteredValue"] for value in first.rules["status"]["condition"]["values"]]
    assert choices == [status.value for status in Status]
    assert first.rules["status"]["strict"]


def test_columns_tab_and_file_bear_their_keys(office: Office) -> None:
    """Every column, the tab and the spreadsheet can be found again without their names."""
    office.hand_out(*TASKS)

    book = read_book(office.robot, office.key("Sở Y tế"))
    assert book.agency == "so-y-te"
    assert [tab.plan for tab in book.tabs] == ["48/KH-UBND:2026"]
    assert book.tabs[0].columns == {key: place for place, key in enumerate(KEYS)}


def test_the_agency_writes_progress_and_nothing_else(office: Office) -> None:
    """Progress cells of tasks are open to the agency; plan, headings and section rows are not."""
    office.hand_out(*TASKS)

    office.report("Sở Y tế", "II.1", **{column.key: "50" for column in PROGRESS_COLUMNS})

    sheet = office.clerk("Sở Y tế")
    for cell in ("A6", "C6", "H4", "H5", "H1"):  # id, content, heading, section, title
        with pytest.raises(gspread.exceptions.APIError, match="protected"):
            sheet.update_acell(cell, "x")
    assert office.rows("Sở Y tế", "status", "percent")[1] == ("50", "50")


def test_only_the_robot_may_edit_what_is_locked(office: Office) -> None:
    """The protected range names its editors and shuts the rest of the domain out."""
    office.hand_out(*TASKS)

    (rule,) = office.tab("Sở Y tế").protected
    assert rule["editors"] == {"users": [ROBOT], "domainUsersCanEdit": False}
    assert not rule.get("warningOnly")


def test_shared_in_silence_with_the_registry_address(office: Office) -> None:
    """The agency's address may write, and Google sends no mail."""
    office.hand_out(*TASKS)

    people = office.robot.list_permissions(office.key("Sở Y tế"))
    assert {p["emailAddress"]: p["role"] for p in people} == {
        ROBOT: "owner",
        "so-y-te@phancong.example": "writer",
    }
    shares = [c for c in office.sandbox.log if c.kind == "drive.permissions.create"]
    assert shares
    assert all("sendnotificationemail=false" in call.path.lower() for call in shares)


def test_one_batch_and_four_calls_more_for_an_agency(office: Office) -> None:
    """Create, list rights, read, write once, read back, share: nothing else."""
    office.sandbox.log.clear()

    office.hand_out(task("I.1", coordinating=""))

    assert office.calls() == [
        "drive.files.create",
        "drive.permissions.list",
        "sheets.spreadsheets.get",
        "sheets.spreadsheets.batchUpdate",
        "sheets.spreadsheets.get",
        "drive.permissions.create",
    ]


def test_a_second_plan_is_a_second_tab(office: Office) -> None:
    """Another plan goes into the same spreadsheets and leaves the first tab alone."""
    office.hand_out(*TASKS)
    office.report("Sở Y tế", "II.1", result="Đã họp")
    other = Plan(PlanHead(number="50/KH-UBND", year=2026), (task("I.1", lead="Sở Y tế"),))

    office.hand_out(given=other)

    book = read_book(office.robot, office.key("Sở Y tế"))
    assert [tab.title for tab in book.tabs] == ["48/KH-UBND", "50/KH-UBND"]
    assert office.rows("Sở Y tế", "result")[1] == ("Đã họp",)
    assert [row.task_id for row in office.tab("Sở Y tế", other).rows()] == ["", "I.1"]


def test_of_many_plans_only_the_one_that_matters_is_read_whole(office: Office) -> None:
    """With more than a few tabs the cells of the others are not asked for, and all is the same."""
    given = [
        Plan(PlanHead(number=f"{number}/KH-UBND", year=2026), (task("I.1", lead="Sở Y tế"),))
        for number in range(6)
    ]
    for each in given:
        office.hand_out(given=each)
    office.sandbox.log.clear()

    results = office.hand_out(given=given[2])

    reads = [call.answered for call in office.sandbox.log if call.kind == "sheets.spreadsheets.get"]
    told = [bool(sheet.get("data")) for answer in reads for sheet in answer["sheets"]]
    assert sum(told) == len(results)
    assert not any(result.told or result.trouble for result in results.values())


def test_two_plans_of_one_number_stay_apart(office: Office) -> None:
    """Next year's plan of the same number gets a tab of its own with another title."""
    office.hand_out(*TASKS)

    office.hand_out(given=Plan(PlanHead(number=HEAD.number, year=2027), TASKS))

    book = read_book(office.robot, office.key("Sở Y tế"))
    assert [tab.title for tab in book.tabs] == ["48/KH-UBND", "48/KH-UBND (2)"]
