"""Consolidation: values by task id, nothing on the wrong task, nothing guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from support.plans import plan, task
from support.tables import HEADER, raw_table

from sync.assign import assign
from sync.consolidate import consolidate
from sync.evidence import Answered, Evidence
from validators.progress import StatusClass
from workbook.consolidated.model import Answer, Consolidation
from workbook.find_table import ReadSheet
from workbook.registry import default_registry

READ_AT = datetime(2026, 6, 1, tzinfo=UTC)
TODAY = date(2026, 10, 15)
PLAN = plan(task("I.1"), task("I.2", lead="Sở Y tế", deadline="Thường xuyên"))


def _consolidated(
    rows: dict[str, str], failures: dict[str, str] | None = None, today: date = TODAY
) -> Consolidation:
    answers = {
        agency: Answered(ReadSheet.of(raw_table(f"{HEADER}\n{text}", source=agency)), READ_AT)
        for agency, text in rows.items()
    }
    assignment = assign(PLAN, default_registry())
    return consolidate(PLAN, assignment, Evidence(answers, failures or {}), today)


def test_progress_lands_on_its_task_and_can_be_traced() -> None:
    """A report carries the agency's own words and the cell it starts at."""
    told = _consolidated({"Sở Tư pháp": "I.1|1|x|||||Hoàn thành|100|- Đã họp||30/9/2026"})

    (report,) = told.tasks[0].reports
    assert (report.status, report.percent, report.result) == ("Hoàn thành", 100, "- Đã họp")
    assert str(report.place) == "Sở Tư pháp!Biểu!H2"
    assert told.tasks[0].status_class is StatusClass.DONE_ON_TIME


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Hoàn thành|100|Xong||01/10/2026", StatusClass.DONE_LATE),
        ("Đang thực hiện|50|||", StatusClass.OVERDUE),
        ("||||", StatusClass.OVERDUE),
    ],
)
def test_class_on_a_day_after_the_last_day(row: str, expected: StatusClass) -> None:
    """Done late by the day reported; unfinished or silent is overdue."""
    told = _consolidated({"Sở Tư pháp": f"I.1|1|x|||||{row}"})

    assert told.tasks[0].status_class is expected


@pytest.mark.parametrize(
    ("row", "percent", "said"),
    [
        ("Đang làm 80%|||", 80, ""),
        ("Đang thực hiện|150||", None, "150"),
        ("Đang thực hiện|50||", 50, "50"),
    ],
)
def test_the_percentage_that_is_shown(row: str, percent: float | None, said: str) -> None:
    """One in the status fills a blank cell; one beyond 100 is shown as it was typed only."""
    told = _consolidated({"Sở Tư pháp": f"I.1|1|x|||||{row}|"})

    (report,) = told.tasks[0].reports
    assert (report.percent, report.percent_said, told.tasks[0].percent) == (percent, said, percent)


def test_what_a_coordinating_agency_adds_is_shown_and_not_counted() -> None:
    """Its words stand beside the task; class, percentage and completeness are the lead's."""
    row = "I.1|1|x|||||Hoàn thành|100|- Đã góp ý||"
    told = _consolidated({"Sở Nội vụ": row})

    (report,) = told.tasks[0].beside
    assert (report.agency, report.result) == ("Sở Nội vụ", "- Đã góp ý")
    assert told.tasks[0].status_class is StatusClass.OVERDUE
    assert told.tasks[0].percent is None
    assert {line.agency for line in told.agencies} == {"Sở Tư pháp", "Sở Y tế"}


def test_routine_tasks_are_counted_apart() -> None:
    """A task that is always going on is never late by itself."""
    told = _consolidated({"Sở Y tế": "I.2|2|x|||||Đang thực hiện|40|||"})

    assert told.tasks[1].status_class is StatusClass.ROUTINE


@pytest.mark.parametrize(
    "rows", ["I.1|1|x|||||Hoàn thành|100|||\n" * 2, "I.9|1|x|||||Hoàn thành|100|||"]
)
def test_doubled_and_strange_ids_reach_no_task(rows: str) -> None:
    """A task id that stands twice or is not the agency's own belongs to nobody."""
    told = _consolidated({"Sở Tư pháp": rows.strip()})

    assert told.tasks[0].reports[0].is_blank


def test_another_agencys_task_is_not_reported_on() -> None:
    """What A writes on B's task does not count as B's report."""
    told = _consolidated({"Sở Tư pháp": "I.2|2|x|||||Hoàn thành|100|||"})

    assert [report.agency for report in told.tasks[1].reports] == ["Sở Y tế"]
    assert told.tasks[1].reports[0].is_blank


def test_agencies_answer_in_four_ways() -> None:
    """Full, empty and unreachable are told apart; received never exceeds expected."""
    told = _consolidated(
        {"Sở Tư pháp": "I.1|1|x|||||Hoàn thành|100|||"}, failures={"Sở Y tế": "không còn quyền"}
    )

    lines = {line.agency: line for line in told.agencies}
    assert lines["Sở Tư pháp"].answer is Answer.FULL
    assert lines["Sở Y tế"].answer is Answer.UNREACHABLE
    assert lines["Sở Y tế"].reason == "không còn quyền"
    assert all(line.received <= line.expected for line in told.agencies)


def test_order_of_rows_does_not_matter() -> None:
    """Sorting an agency's sheet changes nothing but the places."""
    rows = ["I.1|1|x|||||Hoàn thành|100|||", "I.2|2|x|||||Đang thực hiện|10|||"]

    one = _consolidated({"Sở Tư pháp": "\n".join(rows)})
    other = _consolidated({"Sở Tư pháp": "\n".join(reversed(rows))})

    assert [t.status_class for t in one.tasks] == [t.status_class for t in other.tasks]
    assert [t.percent for t in one.tasks] == [t.percent for t in other.tasks]
