"""An agency with two sheets: one report a task, and contradictions told with both words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from support.plans import plan, task
from support.tables import HEADER, raw_table

from sync.assign import assign
from sync.consolidate import consolidate
from sync.emptied import emptied
from sync.evidence import Answered, Before, Evidence, Kept
from sync.rivals import rivals
from sync.source_names import SourceNames
from sync.undated import undated
from validators.context import Undated
from validators.findings import Place
from validators.finish import Finish
from validators.progress import StatusClass
from workbook.consolidated.model import Answer, Consolidation, Origin, Report
from workbook.consolidated.words import freshness, last_read
from workbook.find_table import ReadSheet
from workbook.raw_table import State
from workbook.registry import default_registry

MONDAY = datetime(2026, 6, 1, 23, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
TODAY = date(2026, 6, 3)
PLAN = plan(task("I.1"))
SHEET, FILE = "Sở Tư pháp", "Sở Tư pháp (thư mục)"
AGENCIES = {SHEET: "Sở Tư pháp", FILE: "Sở Tư pháp"}


def _answered(source: str, said: str, changed_at: datetime) -> Answered:
    raw = raw_table(f"{HEADER}\nI.1|1|x|||||{said}", source=source)
    return Answered(ReadSheet.of(raw), TUESDAY, changed_at=changed_at)


def _evidence(sheet: str, file: str, newer: str = SHEET) -> Evidence:
    moments = {SHEET: MONDAY, FILE: MONDAY} | {newer: TUESDAY}
    answers = {
        source: _answered(source, said, moments[source])
        for source, said in ((SHEET, sheet), (FILE, file))
    }
    return Evidence(answers, agencies=AGENCIES)


def _told(evidence: Evidence) -> Consolidation:
    return consolidate(PLAN, assign(PLAN, default_registry()), evidence, TODAY)


def _report(evidence: Evidence) -> Report:
    (report,) = _told(evidence).tasks[0].reports
    return report


def test_only_further_sources_say_their_kind() -> None:
    """The first source of an agency bears its name alone."""
    names = SourceNames()

    first = names.give({"Sở A": 1}, "Google")
    second = names.give({"Sở A": 2, "Sở B": 3}, "thư mục")

    assert (first, second) == ({"Sở A": 1}, {"Sở A (thư mục)": 2, "Sở B": 3})
    assert names.agencies == {"Sở A": "Sở A", "Sở A (thư mục)": "Sở A", "Sở B": "Sở B"}


def test_the_row_that_changed_last_counts() -> None:
    """Whatever kind of sheet it stands in; its place is told."""
    said = ("Đang thực hiện|50|||", "Hoàn thành|100|||")

    by_sheet = _report(_evidence(*said, newer=SHEET))
    by_file = _report(_evidence(*said, newer=FILE))

    assert (by_sheet.status, by_file.status) == ("Đang thực hiện", "Hoàn thành")
    assert [str(each.place) for each in (by_sheet, by_file)] == [
        "Sở Tư pháp!Biểu!H2",
        "Sở Tư pháp (thư mục)!Biểu!H2",
    ]


def test_what_one_sheet_leaves_blank_the_other_fills() -> None:
    """A blank is no word against a word."""
    report = _report(_evidence("Hoàn thành||||", "Đang thực hiện|50|Đã trình||", newer=SHEET))

    assert (report.status, report.percent, report.result) == ("Hoàn thành", 50, "Đã trình")


def test_contradictions_are_told_at_both_cells() -> None:
    """Each with the other's words and place; what only is written otherwise is none."""
    found = rivals(_evidence("Hoàn thành|80%|||", "đang làm|80|Đã trình||", newer=FILE))

    assert {(source, key) for source, _, key in found} == {(SHEET, "status"), (FILE, "status")}
    here = found[SHEET, "I.1", "status"]
    assert (here.text, here.where, here.counts) == (
        "đang làm",
        "Sở Tư pháp (thư mục)!Biểu!H2",
        False,
    )
    assert found[FILE, "I.1", "status"].counts


def test_one_sheet_out_of_reach_leaves_the_other() -> None:
    """The agency has answered; which sheet was not read stands in its line."""
    evidence = _evidence("Đang thực hiện|50|||", "Đang thực hiện|50|||")

    (line,) = _told(replace(evidence, failures={SHEET: "không còn quyền."})).agencies

    assert (line.answer, line.reason) == (Answer.FULL, "không còn quyền.")


def test_how_far_a_sheet_out_of_reach_is_behind_is_told() -> None:
    """The fresh sheet of an agency does not hide how old the figures of its other one are."""
    evidence = _evidence("Đang thực hiện|50|||", "Đang thực hiện|50|||")
    old = replace(evidence.answers[FILE], read_at=MONDAY - timedelta(days=9))
    evidence = replace(evidence, answers={**evidence.answers, FILE: old}, failures={FILE: "mất."})

    told = _told(evidence)
    (line,) = told.agencies

    assert (line.read_at, line.old_at, line.reason) == (TUESDAY, old.read_at, "thư mục: mất.")
    assert last_read(line) == "03/06/2026 06:00 (có bảng mới đọc đến 24/05/2026 06:00)"
    assert "cũ nhất 24/05/2026 06:00; 1 đơn vị đang dùng số liệu cũ" in freshness(told)


def test_a_report_is_dated_by_the_sheet_it_stands_in() -> None:
    """Not by another sheet of the agency, whose blank row changed later."""
    evidence = _evidence("||||", "Đang thực hiện|50|||", newer=SHEET)
    old = replace(evidence.answers[FILE], read_at=MONDAY)

    report = _report(replace(evidence, answers={**evidence.answers, FILE: old}))

    assert (report.place and report.place.source, report.read_at) == (FILE, MONDAY)


def test_a_missing_row_is_traced_to_the_sheet_that_lacks_it() -> None:
    """File and tab are known, a cell is not."""
    answered = _answered(SHEET, "Hoàn thành", TUESDAY)
    ref = replace(answered.sheet.raw.ref, key="/thu-muc/Sở Tư pháp.xlsx")
    sheet = ReadSheet.of(replace(raw_table(f"{HEADER}\nI.9|1|x|||||", source=SHEET), ref=ref))

    report = _report(Evidence({SHEET: replace(answered, sheet=sheet, snapshot="5" * 64)}))

    assert (report.state, report.place) == (State.MISSING_ROW, None)
    assert report.origin == Origin("Sở Tư pháp.xlsx", "5" * 64, TUESDAY, "Biểu")


def _kept(words: str) -> Kept:
    return Kept(words, MONDAY, Place(SHEET, "Biểu", "H2"), "bao-cao.xlsx", "5" * 64)


def _emptied(said: str) -> Report:
    cell = (SHEET, "I.1", "status")
    known = Before(kept={cell: _kept("Hoàn thành")})
    return _report(Evidence({SHEET: _answered(SHEET, said, TUESDAY)}, before=known))


def test_a_blank_erases_nothing() -> None:
    """The words from before count on, and since when they were said is told."""
    report = _emptied("|50|||")

    assert (report.status, report.percent, report.kept_at) == ("Hoàn thành", 50, MONDAY)
    assert report.status_class is StatusClass.DONE_ON_TIME
    assert not report.is_blank


def test_a_lost_row_erases_nothing() -> None:
    """Its state is told apart from a blank one."""
    cell = (SHEET, "I.1", "result")
    known = Before(kept={cell: _kept("- Đã họp")})
    raw = raw_table(f"{HEADER}\nI.7|7|x|||||Hoàn thành|100|||", source=SHEET)
    evidence = Evidence({SHEET: Answered(ReadSheet.of(raw), TUESDAY)}, before=known)

    report = _report(evidence)

    assert (report.result, report.state, report.kept_at) == ("- Đã họp", State.MISSING_ROW, MONDAY)


def test_a_cell_that_says_so_erases() -> None:
    """`xóa` is no status: it takes back the one from before."""
    report = _emptied("xóa||||")

    assert (report.status, report.kept_at, report.is_blank) == ("", None, True)


def test_what_one_sheet_took_back_the_other_does_not_bring_back() -> None:
    """The newest of all last words counts, also where it only takes back."""
    cells = {
        (SHEET, "I.1", "status"): _kept("Hoàn thành"),
        (FILE, "I.1", "status"): _kept("xóa")._replace(said_at=TUESDAY),
    }
    evidence = replace(_evidence("|50|||", "|50|||"), before=Before(kept=cells))

    report = _report(evidence)

    assert (report.status, report.kept_at) == ("", None)
    assert emptied(evidence) == {}


def test_only_a_cell_that_nothing_replaces_is_told_as_emptied() -> None:
    """Where the other sheet says something, the workbook goes by that."""
    cell = (SHEET, "I.1", "status")
    known = Before(kept={cell: _kept("Hoàn thành")})

    alone = replace(_evidence("|50|||", "|50|||"), before=known)
    beside = replace(_evidence("|50|||", "Đang thực hiện|50|||"), before=known)

    assert set(emptied(alone)) == {cell}
    assert emptied(beside) == {}


def test_a_report_is_traced_to_the_sheet_that_speaks() -> None:
    """A row that is blank is not where the words are from, however new it is."""
    report = _report(_evidence("||||", "Đang thực hiện|50|||", newer=SHEET))

    assert str(report.place) == "Sở Tư pháp (thư mục)!Biểu!H2"


AFTER = date(2026, 10, 10)  # the last day of the task is 30 September
LATE = Finish(seen=date(2026, 10, 5), open_on=date(2026, 10, 4))


def test_the_first_sheet_that_says_done_proves_the_day() -> None:
    """Whichever of them counts: what was said in time in one is not late by the other."""
    done = {(SHEET, "I.1"): LATE, (FILE, "I.1"): Finish(seen=date(2026, 9, 20))}
    evidence = replace(_evidence("Hoàn thành||||", "Hoàn thành||||"), before=Before(done=done))

    told = consolidate(PLAN, assign(PLAN, default_registry()), evidence, AFTER)

    assert told.tasks[0].status_class is StatusClass.DONE_ON_TIME
    assert undated(evidence, PLAN, AFTER) == {}


def test_a_day_in_one_sheet_answers_for_both() -> None:
    """Only where no sheet names a day the agency is asked for it, at the sheets that say done."""
    before = Before(done={(SHEET, "I.1"): LATE})
    asked = replace(_evidence("Hoàn thành||||", "|50|||"), before=before)
    named = replace(_evidence("Hoàn thành||||", "|50|||29/9/2026"), before=before)

    assert undated(asked, PLAN, AFTER) == {(SHEET, "I.1"): Undated(date(2026, 9, 30), LATE)}
    assert undated(named, PLAN, AFTER) == {}


def test_a_task_that_is_open_by_the_newer_sheet_is_not_asked_about() -> None:
    """What an older sheet still calls done does not count."""
    before = Before(done={(SHEET, "I.1"): LATE})
    said = _evidence("Hoàn thành||||", "Đang thực hiện|50|||", newer=FILE)

    assert undated(replace(said, before=before), PLAN, AFTER) == {}
