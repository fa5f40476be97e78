"""Handing out again: tasks come, change and go, and what an agency has written stays its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.plans import task

from sync.sources.google import GoogleSource
from validators.agencies import Agency, AgencyRegistry
from workbook.find_table import find_tables

if TYPE_CHECKING:
    from support.handing_out import Office

HEALTH = {"lead": "Sở Y tế", "coordinating": ""}
VACCINE = task("I.1", content="Tiêm chủng mở rộng cho trẻ em", **HEALTH)
CLINIC = task("I.2", content="Xây dựng trạm y tế xã", **HEALTH)
RECORDS = task("I.3", content="Lập hồ sơ sức khỏe điện tử", **HEALTH)
SCHOOL = task("II.1", content="Khám sức khỏe học sinh", **HEALTH)


@pytest.fixture
def reported(office: Office) -> Office:
    """Three tasks were handed out and every one was reported on in its own words."""
    office.hand_out(VACCINE, CLINIC, RECORDS)
    for each in (VACCINE, CLINIC, RECORDS):
        office.report("Sở Y tế", each.task_id, result=f"Về {each.content}")
    return office


def _said(office: Office) -> dict[str, tuple[str, str]]:
    """Words and progress of the open tasks, by id."""
    rows = office.rows("Sở Y tế", "task_id", "content", "result")
    return {task_id: (content, result) for task_id, content, result in rows if task_id}


def test_nothing_changed_means_no_write(reported: Office) -> None:
    """A second hand-out of the same plan only reads."""
    reported.sandbox.log.clear()

    results = reported.hand_out(VACCINE, CLINIC, RECORDS)

    assert reported.calls() == ["drive.permissions.list", "sheets.spreadsheets.get"]
    assert (results["Sở Y tế"].told, results["Sở Y tế"].trouble) == ((), "")


def test_new_tasks_are_put_where_the_plan_has_them(reported: Office) -> None:
    """A task in a new section and one in the middle; progress stays with its words."""
    told = reported.hand_out(VACCINE, CLINIC, RECORDS, SCHOOL)["Sở Y tế"]

    assert told.counts == {"added": 1}
    assert reported.rows("Sở Y tế", "task_id", "number", "content")[-2:] == [
        ("", "II", "Mục II"),
        ("II.1", "1", SCHOOL.content),
    ]
    assert _said(reported)["I.3"] == (RECORDS.content, f"Về {RECORDS.content}")


def test_progress_follows_the_words_when_numbers_move_on(reported: Office) -> None:
    """A task put first gives all others new ids: each report stays beside its own words."""
    first = task("I.1", content="Kiện toàn ban chỉ đạo", **HEALTH)
    moved = [
        task(f"I.{n}", content=each.content, **HEALTH)
        for n, each in enumerate((VACCINE, CLINIC, RECORDS), 2)
    ]

    told = reported.hand_out(first, *moved)["Sở Y tế"]

    assert _said(reported) == {
        "I.1": (first.content, ""),
        "I.2": (VACCINE.content, f"Về {VACCINE.content}"),
        "I.3": (CLINIC.content, f"Về {CLINIC.content}"),
        "I.4": (RECORDS.content, f"Về {RECORDS.content}"),
    }
    assert told.counts["added"] == 1
    assert "closed" not in told.counts


def test_a_reworded_task_keeps_its_progress(reported: Office) -> None:
    """A deadline and some words change: the row is mended, not replaced."""
    later = task(
        "I.2", content="Xây dựng trạm y tế xã và phường", deadline="Tháng 12/2026", **HEALTH
    )

    told = reported.hand_out(VACCINE, later, RECORDS)["Sở Y tế"]

    assert told.counts == {"changed": 1}
    assert _said(reported)["I.2"] == (later.content, f"Về {CLINIC.content}")
    assert reported.rows("Sở Y tế", "deadline")[2] == ("Tháng 12/2026",)


def test_a_task_that_left_the_plan_is_marked_and_kept(reported: Office) -> None:
    """Its row stands below, locked, with its words and its report; nobody reads it as open."""
    told = reported.hand_out(VACCINE, RECORDS)["Sở Y tế"]

    assert told.counts == {"closed": 1}
    rows = reported.rows("Sở Y tế", "task_id", "content", "result")
    assert rows[-2][1] == "NHIỆM VỤ ĐÃ KẾT THÚC"
    assert rows[-1] == ("", CLINIC.content, f"Về {CLINIC.content}")
    source = GoogleSource(reported.robot, {"Sở Y tế": reported.key("Sở Y tế")})
    (sheet,) = source.sheets()
    (table,) = find_tables(source.decode(sheet, source.fetch(sheet)))
    assert [row.text("task_id") for row in table.rows] == ["I.1", "I.3"]
    assert not _open(reported, rows.index(rows[-1]))


def test_another_task_under_an_old_id_gets_a_row_of_its_own(reported: Office) -> None:
    """Where an id now means other work, old progress is not put under the new words."""
    other = task("I.2", content="Mua sắm xe cứu thương cho bệnh viện", **HEALTH)

    told = reported.hand_out(VACCINE, other, RECORDS)["Sở Y tế"]

    assert told.counts == {"added": 1, "closed": 1}
    assert _said(reported)["I.2"] == (other.content, "")
    assert ("", f"Về {CLINIC.content}") in reported.rows("Sở Y tế", "task_id", "result")


def test_a_closed_task_that_comes_back_brings_its_progress(reported: Office) -> None:
    """Closed by one plan and open again in the next: the same row, with what was reported."""
    reported.hand_out(VACCINE, RECORDS)

    told = reported.hand_out(VACCINE, CLINIC, RECORDS)["Sở Y tế"]

    assert told.counts == {"reopened": 1}
    assert _said(reported)["I.2"] == (CLINIC.content, f"Về {CLINIC.content}")
    assert _open(reported, 2)


def test_an_agency_without_tasks_keeps_its_sheet_with_everything_closed(reported: Office) -> None:
    """All work went to another agency: nothing is deleted, nothing stays open."""
    gone = [task(t.task_id, content=t.content) for t in (VACCINE, CLINIC, RECORDS)]

    told = reported.hand_out(*gone)["Sở Y tế"]

    assert told.counts == {"closed": 3}
    assert _said(reported) == {}
    results = [result for (result,) in reported.rows("Sở Y tế", "result") if result]
    assert results == [f"Về {t.content}" for t in (VACCINE, CLINIC, RECORDS)]


def test_after_every_change_a_further_hand_out_writes_nothing(reported: Office) -> None:
    """Whatever the change was, it is whole after one hand-out."""
    plans = [
        (VACCINE, CLINIC, RECORDS, SCHOOL),
        (SCHOOL, RECORDS),
        (task("I.1", content=SCHOOL.content, **HEALTH), VACCINE),
        (VACCINE, CLINIC, RECORDS),
    ]
    for tasks in plans:
        reported.hand_out(*tasks)
        reported.sandbox.log.clear()
        reported.hand_out(*tasks)
        assert reported.calls("sheets.spreadsheets.batchUpdate") == []


def test_rows_of_others_and_typed_words_are_left_alone(reported: Office) -> None:
    """What the owner put between the tasks stays there; a lifted column comes back with ids."""
    sheet = _owners(reported)
    sheet.insert_row(["", "", "Ghi chú của sở", *[""] * 6, "Đã nộp"], index=7)

    reported.hand_out(VACCINE, CLINIC, RECORDS, SCHOOL)

    rows = reported.rows("Sở Y tế", "content", "result")
    assert rows[2] == ("Ghi chú của sở", "Đã nộp")
    assert rows[1] == (VACCINE.content, f"Về {VACCINE.content}")


def test_what_the_owner_spoiled_is_mended(reported: Office) -> None:
    """Words, heading, an id, a moved and a deleted column, the frozen header: all as before."""
    sheet = _owners(reported)
    sheet.update_acell("I4", "Đạt được bao nhiêu")
    sheet.update_acell("C6", "Việc khác")
    sheet.update_acell("A7", "")
    sheet.freeze(rows=1)
    source = {"sheetId": sheet.id, "dimension": "COLUMNS", "startIndex": 2, "endIndex": 3}
    move = {"moveDimension": {"source": source, "destinationIndex": 10}}
    gone = {"sheetId": sheet.id, "dimension": "COLUMNS", "startIndex": 3, "endIndex": 4}
    sheet.spreadsheet.batch_update({"requests": [move, {"deleteDimension": {"range": gone}}]})

    told = reported.hand_out(VACCINE, CLINIC, RECORDS)["Sở Y tế"]

    assert told.trouble == ""
    assert _said(reported)["I.2"] == (CLINIC.content, f"Về {CLINIC.content}")
    assert _said(reported)["I.1"] == (VACCINE.content, f"Về {VACCINE.content}")
    rows = reported.rows("Sở Y tế", "coordinating", "deliverable", "percent")
    assert rows[1] == ("", VACCINE.deliverable, "")


def test_another_agencys_spreadsheet_is_refused(reported: Office) -> None:
    """An id that belongs to another agency is named and left untouched."""
    reported.hand_out(VACCINE, task("III.1", lead="Sở Tư pháp", coordinating=""))
    reported.known = {"Sở Tư pháp": reported.key("Sở Y tế")}
    before = reported.rows("Sở Y tế", "task_id", "content")

    told = reported.hand_out(VACCINE, task("III.1", lead="Sở Tư pháp", coordinating=""))

    assert "đơn vị khác" in told["Sở Tư pháp"].trouble
    assert told["Sở Y tế"].trouble == ""
    assert reported.rows("Sở Y tế", "task_id", "content") == before


def test_a_renamed_agency_keeps_its_spreadsheet(reported: Office) -> None:
    """The registry gives the body another name: the same file, nothing made anew."""
    before = reported.key("Sở Y tế")
    told = Agency("so-y-te", "Sở Y tế và Dân số", ("Sở Y tế",), email="so-y-te@phancong.example")
    reported.registry = AgencyRegistry([told])
    reported.sandbox.log.clear()

    results = reported.hand_out(VACCINE, CLINIC, RECORDS)

    assert {name: each.key for name, each in results.items()} == {told.name: before}
    assert "drive.files.create" not in reported.calls()


def test_a_tab_without_its_headings_is_refused_with_what_to_do(reported: Office) -> None:
    """No guess where the table is: a sentence, and nothing written."""
    sheet = _owners(reported)
    sheet.batch_clear(["A4:L4"])

    told = reported.hand_out(VACCINE, CLINIC, RECORDS)["Sở Y tế"]

    assert "dòng tiêu đề" in told.trouble
    assert "hãy" in told.trouble


def _owners(office: Office) -> object:
    """The tab as its owner opens it, past every lock."""
    return office.robot.open_by_key(office.key("Sở Y tế")).get_worksheet_by_id(
        office.tab("Sở Y tế").id
    )


def _open(office: Office, row: int) -> bool:
    """Whether the progress cells of a row (from 0, below the header) are open to the agency."""
    tab = office.tab("Sở Y tế")
    at = tab.rows()[row].at
    holes = tab.protected[0].get("unprotectedRanges", [])
    return any(hole["startRowIndex"] <= at < hole["endRowIndex"] for hole in holes)
