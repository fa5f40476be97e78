"""Spreadsheets that were handed out when marks bore no plan: read, and brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.plans import plan, task

from sync import sheet_keys
from sync.sheet_keys import plan_id
from sync.sources.google import GoogleSource
from validators.columns import COLUMNS
from validators.plan import Plan, PlanHead
from workbook.find_table import find_table

if TYPE_CHECKING:
    from support.handing_out import Office

YTE = "Sở Y tế"
GIVEN = plan(task("I.1", lead=YTE, coordinating=""))
OTHER = Plan(PlanHead(number="50/KH-UBND", year=2026), GIVEN.tasks)
READ = "sheets.spreadsheets.values.batchGetByDataFilter"


def _make_old(office: Office, given: Plan) -> None:
    """The marks of a plan's tab as they were, those of agencies missing."""
    tab = office.tab(YTE, given)
    names = [sheet_keys.of_plan(n, tab.plan) for n in (sheet_keys.COLUMN, sheet_keys.AGENCY)]
    gone = [{"developerMetadataLookup": {"metadataKey": name}} for name in names]
    requests: list[dict[str, Any]] = [
        {"deleteDeveloperMetadata": {"dataFilter": each}} for each in gone
    ]
    requests += [sheet_keys.on_column(tab.id, at, key, "") for key, at in tab.columns.items()]
    office.robot.open_by_key(office.key(YTE)).batch_update({"requests": requests})


def _progress(office: Office, given: Plan) -> list[str]:
    """What one pull of a plan reads in the column of percentages; in one call."""
    codes = {YTE: "so-y-te"}
    source = GoogleSource(office.robot, {YTE: office.key(YTE)}, plan_id(given.head), codes=codes)
    (sheet,) = source.sheets()
    office.sandbox.log.clear()
    table = find_table(source.decode(sheet, source.fetch(sheet)))
    assert office.calls() == [READ]
    assert table
    return [row.text("percent") for row in table.rows]


def test_the_next_hand_out_brings_marks_up_to_date(office: Office) -> None:
    """Columns bear the plan's own marks and the agency's, none of earlier times; once is enough."""
    office.hand_out(given=GIVEN)
    before = office.tab(YTE, GIVEN)
    _make_old(office, GIVEN)
    assert office.tab(YTE, GIVEN).old == {sheet_keys.COLUMN}

    told = office.hand_out(given=GIVEN)[YTE]
    again = office.hand_out(given=GIVEN)[YTE]

    after = office.tab(YTE, GIVEN)
    assert (after.columns, after.agency, after.old) == (before.columns, "so-y-te", frozenset())
    assert (told.told, again.told) == (("khóa của trang",), ())


def test_one_tab_brought_up_to_date_leaves_the_other_readable(office: Office) -> None:
    """Two plans of one spreadsheet, one with marks of earlier times: each is read in one call."""
    for given, percent in ((GIVEN, "40"), (OTHER, "70")):
        office.hand_out(given=given)
        place = office.tab(YTE, given).columns["percent"] + 1
        client = office.client("so-y-te@phancong.example").open_by_key(office.key(YTE))
        sheet = client.get_worksheet_by_id(office.tab(YTE, given).id)
        (row,) = (row.at + 1 for row in office.tab(YTE, given).rows() if row.task_id)
        sheet.update_cell(row, place, percent)
        _make_old(office, given)

    both_old = [_progress(office, given) for given in (GIVEN, OTHER)]
    office.hand_out(given=GIVEN)
    one_old = [_progress(office, given) for given in (GIVEN, OTHER)]

    assert both_old == one_old == [["40"], ["70"]]


def test_a_column_that_is_gone_comes_back_with_the_plan_s_mark(office: Office) -> None:
    """Marks of earlier times and a deleted column at once: all columns, each marked once."""
    office.hand_out(given=GIVEN)
    _make_old(office, GIVEN)
    tab = office.tab(YTE, GIVEN)
    sheet = office.robot.open_by_key(office.key(YTE)).get_worksheet_by_id(tab.id)
    sheet.delete_columns(tab.columns["result"] + 1)

    office.hand_out(given=GIVEN)

    after = office.tab(YTE, GIVEN)
    assert sorted(after.columns, key=after.columns.__getitem__) == [c.key for c in COLUMNS]
    assert after.old == frozenset()
