"""Answers in an agency's own spreadsheet: notes on its faulty cells, and the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gspread
import pytest
import xlsxwriter
from support.handing_out import KEYS, NOON, REGISTRY, ROBOT
from support.plans import plan, task

from sync.answer.answering import Answering, Told
from sync.answer.reading import Tab, read
from sync.clock import business_date
from sync.sheet_keys import plan_id
from validators.columns import PROGRESS_COLUMNS
from validators.context import RuleSettings
from validators.plan import Plan, PlanHead
from workbook.checking import Basis, findings_of
from workbook.find_table import find_tables
from workbook.inside.traces import is_marked
from workbook.marks import marks_of
from workbook.reading import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from support.handing_out import Office

    from validators.findings import Finding

YTE = "Sở Y tế"
GIVEN = plan(
    task("I.1", lead=YTE, coordinating=""),
    task("I.2", lead=YTE, coordinating=""),
    task("II.1", lead="Sở Tư pháp", coordinating=""),
)
PERCENT, STATUS = "I6", "H6"  # of the first task


@pytest.fixture
def faulty(office: Office) -> Office:
    """Two agencies; one typed a percentage and a status that nobody can read."""
    office.hand_out(given=GIVEN)
    office.report(YTE, "I.1", status="Hoàn thành", percent="rất nhiều", result="Đã xong")
    office.report("Sở Tư pháp", "II.1", status="Đang thực hiện", percent="50", result="Đã họp")
    return office


def _answer(office: Office, given: Plan = GIVEN, *, again: bool = False) -> dict[str, Told]:
    """Answer everybody by what the sheets say now."""
    run, names = office.run(given), ("Sở Tư pháp", YTE)
    keys = {agency: office.key(agency) for agency in names}
    tabs = [_tab(office, agency, given) for agency in names]
    answering = Answering(run, office.robot, keys, (ROBOT,), office.state)
    findings = run.check(tuple(tab.raw for tab in tabs))
    return {told.agency: told for told in answering.all(findings, again=again)}


def _tab(office: Office, agency: str = YTE, given: Plan = GIVEN) -> Tab:
    tab = read(office.robot, agency, office.key(agency)).tab_of(plan_id(given.head))
    assert tab is not None
    return tab


def _list(office: Office, agency: str = YTE) -> Tab | None:
    return read(office.robot, agency, office.key(agency)).list_tab


def _findings(office: Office) -> list[Finding]:
    found = office.run(GIVEN).check((_tab(office).raw,))
    return [finding for finding in found if finding.place.source == YTE]


def test_every_faulty_cell_gets_its_note_and_no_other(faulty: Office) -> None:
    """The notes are those of the shared marks; nothing else in the tab changes."""
    before = _tab(faulty).raw

    told = _answer(faulty)

    tab = _tab(faulty)
    assert dict(tab.notes) == {mark.cell: mark.note for mark in marks_of(_findings(faulty))}
    assert PERCENT in tab.notes
    assert tab.raw == before
    assert told[YTE] == Told(YTE, len(_findings(faulty)), written=True)


def test_the_list_says_each_finding_with_a_link_to_its_cell(faulty: Office) -> None:
    """Severity, tab, cell, sentence, remedy, code; the cell jumps to its place."""
    _answer(faulty)

    listed = _list(faulty)
    assert listed is not None
    assert listed.title == "Kiểm tra"
    rows = [tuple(cell.shown for cell in row) for row in listed.raw.rows[3:]]
    assert [(r[0], r[1], r[2], r[3], r[5]) for r in rows] == [
        (f.severity.value, "48/KH-UBND", f.place.cell, f.message, f.code) for f in _findings(faulty)
    ]
    told = faulty.robot.open_by_key(faulty.key(YTE)).fetch_sheet_metadata(
        {
            "fields": "sheets.data.rowData.values.userEnteredFormat.textFormat.link",
            "ranges": "Kiểm tra!C4",
        }
    )
    cell = told["sheets"][0]["data"][0]["rowData"][0]["values"][0]
    link = cell["userEnteredFormat"]["textFormat"]["link"]["uri"]
    assert link.endswith(f"/{faulty.key(YTE)}/edit#gid={_tab(faulty).id}&range={rows[0][2]}")


def test_the_agency_cannot_change_the_list_and_is_not_read_from_it(faulty: Office) -> None:
    """The tab is locked, and holds no table that a check would take for tasks."""
    _answer(faulty)

    sheet = faulty.clerk(YTE).spreadsheet.worksheet("Kiểm tra")
    with pytest.raises(gspread.exceptions.APIError, match="protected"):
        sheet.update_acell("D4", "không sai")
    listed = _list(faulty)
    assert listed is not None
    assert find_tables(listed.raw) == ()


def test_a_second_answer_makes_no_call(faulty: Office) -> None:
    """Findings that were told already cost nothing; asked again, they cost one read each."""
    _answer(faulty)
    run = faulty.run(GIVEN)
    findings = run.check((_tab(faulty).raw,))
    keys = {YTE: faulty.key(YTE)}
    answering = Answering(run, faulty.robot, keys, (ROBOT,), faulty.state)
    faulty.sandbox.log.clear()

    told = answering.all(findings)
    calls = faulty.calls()
    again = answering.all(findings, again=True)

    assert (told, calls) == ((), [])
    assert faulty.calls() == ["sheets.spreadsheets.get"]
    assert [each.written for each in again] == [False]


@pytest.mark.parametrize(
    "text", ["[]", '{"p": []}', '{"p": {"Sở Y tế": 1}}', '{"p": {"S\\xe1', "1"]
)
def test_a_broken_memory_costs_only_time(faulty: Office, text: str) -> None:
    """Everybody is looked at again."""
    (faulty.state / "da-tra-loi.json").write_text(text, encoding="utf-8")

    assert _answer(faulty)[YTE].written


def test_one_read_and_one_write_for_a_sheet(faulty: Office) -> None:
    """The first answer of a faulty sheet: one read, one batch; the sound sheet costs nothing."""
    run = faulty.run(GIVEN)
    findings = run.check((_tab(faulty).raw, _tab(faulty, "Sở Tư pháp").raw))
    own = [f for f in findings if f.place.source == YTE]
    keys = {YTE: faulty.key(YTE), "Sở Tư pháp": faulty.key("Sở Tư pháp")}
    faulty.sandbox.log.clear()

    Answering(run, faulty.robot, keys, (ROBOT,), faulty.state).all(own)

    assert faulty.calls() == ["sheets.spreadsheets.get", "sheets.spreadsheets.batchUpdate"]


def test_mended_cells_lose_our_notes_without_a_trace(faulty: Office) -> None:
    """After the agency has mended everything its tab is as if nothing had ever been said."""
    _answer(faulty)
    faulty.report(YTE, "I.1", percent="100")

    told = _answer(faulty)

    left = {mark.cell for mark in marks_of(_findings(faulty))}
    assert PERCENT not in left
    assert set(_tab(faulty).notes) == left
    assert told[YTE].written


def test_an_agencys_own_note_stays_to_the_letter(faulty: Office) -> None:
    """Our lines stand below a person's note, and go again without touching it."""
    theirs = "Chị Lan: số này lấy từ báo cáo tháng 5.\n  (chưa duyệt)"
    sheet = faulty.clerk(YTE)
    sheet.update_note(PERCENT, theirs)
    sheet.update_note("J7", "của tôi")

    _answer(faulty)
    both = _tab(faulty).notes[PERCENT]
    faulty.report(YTE, "I.1", percent="100")
    _answer(faulty)

    assert both.startswith(f"{theirs}\n")
    assert is_marked(both)
    notes = _tab(faulty).notes
    assert (notes[PERCENT], notes["J7"]) == (theirs, "của tôi")


def test_notes_follow_the_fault_when_rows_move(faulty: Office) -> None:
    """After new rows were put above, the old place is clean and the new one is told."""
    _answer(faulty)
    more = Plan(GIVEN.head, (task("I.0", lead=YTE, coordinating=""), *GIVEN.tasks))
    faulty.hand_out(given=more)

    _answer(faulty, more)

    notes = _tab(faulty, given=more).notes
    assert "rất nhiều" in str([f.value for f in _findings_of(faulty, more, "I7")])
    assert PERCENT not in notes
    assert is_marked(notes["I7"])


def _findings_of(office: Office, given: Plan, cell: str) -> list[Finding]:
    found = office.run(given).check((_tab(office, given=given).raw,))
    return [f for f in found if (f.place.source, f.place.cell) == (YTE, cell)]


def test_the_list_keeps_what_it_says_about_another_plan(faulty: Office) -> None:
    """Answers of two plans stand in one list, each replaced by its own plan only."""
    other = Plan(PlanHead(number="50/KH-UBND", year=2026), GIVEN.tasks)
    faulty.hand_out(given=other)
    _answer(faulty)

    _answer(faulty, other, again=True)

    listed = _list(faulty)
    assert listed is not None
    tabs = {row[1].shown for row in listed.raw.rows[3:]}
    assert "48/KH-UBND" in tabs


def test_with_many_plans_the_answer_reads_its_own_tab_and_the_list(faulty: Office) -> None:
    """An agency that was answered about many plans: no cells of the other tabs, the same notes."""
    for number in range(5):
        other = Plan(PlanHead(number=f"{number}/KH-UBND", year=2026), GIVEN.tasks)
        faulty.hand_out(given=other)
        _answer(faulty, other, again=True)
    faulty.sandbox.log.clear()

    told = _answer(faulty)

    reads = [c.answered for c in faulty.sandbox.log if c.kind == "sheets.spreadsheets.get"]
    (cells,) = [r["sheets"] for r in reads[2:] if "data" in r["sheets"][0]]
    assert {sheet["properties"].get("sheetId", 0) for sheet in cells} >= {_tab(faulty).id}
    assert len(cells) < len(reads[0]["sheets"])
    assert told[YTE].written
    assert set(_tab(faulty).notes) == {mark.cell for mark in marks_of(_findings(faulty))}


def test_a_tab_of_the_agency_called_like_ours_is_left_alone(faulty: Office) -> None:
    """Our list takes another name where the name is taken."""
    spreadsheet = faulty.clerk(YTE).spreadsheet
    spreadsheet.add_worksheet("Kiểm tra", 5, 5).update_acell("A1", "của đơn vị")

    _answer(faulty)

    listed = _list(faulty)
    assert listed is not None
    assert listed.title == "Kiểm tra (2)"
    assert spreadsheet.worksheet("Kiểm tra").acell("A1").value == "của đơn vị"


def test_findings_are_those_of_the_same_content_in_a_file(faulty: Office, tmp_path: Path) -> None:
    """What `phancong check` says of the downloaded sheet's progress is what the sheet is told."""
    tab = _tab(faulty)
    path = tmp_path / "so-y-te.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("48KH")
        for row, cells in enumerate(tab.raw.rows):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell.shown)

    basis = Basis(business_date(NOON), REGISTRY, RuleSettings())
    of_file = findings_of(read_workbook(path), basis)

    progress = {chr(ord("A") + KEYS.index(column.key)) for column in PROGRESS_COLUMNS}
    mine = [(f.place.cell, f.code, f.severity, f.message, f.value) for f in _findings(faulty)]
    theirs = [(f.place.cell, f.code, f.severity, f.message, f.value) for f in of_file]
    assert mine
    assert mine == [each for each in theirs if each[0][0] in progress]


def test_a_sheet_that_cannot_be_written_is_named(faulty: Office) -> None:
    """One agency's refusal does not keep the others from their answers, and is tried again."""
    faulty.report("Sở Tư pháp", "II.1", percent="nửa")
    faulty.sandbox.faults.add(
        "permission-denied", kind="sheets.spreadsheets.batchUpdate", path=faulty.key("Sở Tư pháp")
    )

    told = _answer(faulty)
    later = _answer(faulty)

    assert "quyền" in told["Sở Tư pháp"].trouble
    assert told[YTE].written
    assert (later["Sở Tư pháp"].written, YTE in later) == (True, False)


def _lock(office: Office) -> dict[str, object]:
    listed = _list(office)
    assert listed is not None
    (rule,) = listed.protected
    return dict(rule)


def _spoil(office: Office, **rule: object) -> None:
    """The lock of the list, as somebody from the department made it."""
    wanted = {"protectedRangeId": _lock(office)["protectedRangeId"], **rule}
    request = {"protectedRange": wanted, "fields": ",".join(rule)}
    book = office.robot.open_by_key(office.key(YTE))
    book.batch_update({"requests": [{"updateProtectedRange": request}]})


@pytest.mark.parametrize(
    "rule",
    [
        {"warningOnly": True},
        {"editors": {"users": [ROBOT, "so-y-te@phancong.example"]}},
        {"editors": {"users": [ROBOT], "domainUsersCanEdit": True}},
        {"unprotectedRanges": [{"startRowIndex": 3, "endRowIndex": 4}]},
    ],
)
def test_a_lock_of_the_list_that_somebody_loosened_is_mended(
    rule: dict[str, object], faulty: Office
) -> None:
    """Only warning, another editor, the whole domain, a hole: the next answer locks it again."""
    _answer(faulty)
    sound = _lock(faulty)
    _spoil(faulty, **rule)

    told = _answer(faulty, again=True)

    assert (told[YTE].written, told[YTE].trouble) == (True, "")
    assert _lock(faulty) == sound
    assert not _answer(faulty, again=True)[YTE].written


def test_a_lock_that_does_not_hold_is_trouble_and_tried_again(faulty: Office) -> None:
    """Google lets whoever locks go on editing: where that is nobody of ours, it is said."""
    clerk, keys = faulty.client("so-y-te@phancong.example"), {YTE: faulty.key(YTE)}
    answering = Answering(faulty.run(GIVEN), clerk, keys, (ROBOT,), faulty.state)

    first, second = (answering.all(_findings(faulty)) for _ in range(2))

    for (told,) in (first, second):
        assert told.trouble.startswith("đã ghi, nhưng trang “Kiểm tra” chưa khóa đúng: ")
        assert "so-y-te@phancong.example sửa được" in told.trouble
