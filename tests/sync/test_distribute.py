"""Handing out: what an agency finds in its own spreadsheet, through gspread and HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.plans import plan, task

from sync.distribute import distribute
from sync.google_client import connect
from sync.run import Run
from sync.sandbox import Sandbox
from sync.snapshots import SnapshotStore
from sync.sources.google import GoogleSource
from validators.columns import COLUMNS
from validators.errors import CannotDoError
from workbook.find_table import find_table
from workbook.registry import default_registry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import gspread

HOSTILE = '=HYPERLINK("http://x.invalid")'
PLAN = plan(
    task("I.1", content=HOSTILE, deliverable="- Đã họp", deadline="00123"),
    task("II.1", lead="Sở Y tế"),
    task("II.2", lead="Sở Tư pháp; Sở Y tế"),
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A running stand-in in which service accounts may own files."""
    with Sandbox(service_accounts_own_files=True) as running:
        yield running


@pytest.fixture
def robot(sandbox: Sandbox) -> gspread.Client:
    """The department's log-in."""
    return connect(sandbox.service_account_key("robot@phancong.example"), api=sandbox.url)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run over the small plan of this module."""
    return Run(plan=PLAN, registry=default_registry(), store=SnapshotStore(tmp_path))


def test_each_agency_gets_its_own_tasks_and_no_others(run: Run, robot: gspread.Client) -> None:
    """Pulled back, every sheet holds exactly the agency's task ids under their sections."""
    spreadsheets = distribute(robot, run)

    source = GoogleSource(robot, spreadsheets)
    rows = {}
    for sheet in source.sheets():
        table = find_table(source.decode(sheet, source.fetch(sheet)))
        assert table is not None
        rows[sheet.source] = [(row.section, row.text("task_id")) for row in table.rows]
    assert rows == {
        "Sở Tư pháp": [("I", "I.1"), ("II", "II.2")],
        "Sở Y tế": [("II", "II.1"), ("II", "II.2")],
    }


def test_texts_arrive_as_texts(run: Run, robot: gspread.Client) -> None:
    """A text that looks like a formula, a bullet or a number is stored as it was written."""
    spreadsheets = distribute(robot, run)

    values = robot.open_by_key(spreadsheets["Sở Tư pháp"]).sheet1.get_all_values()

    assert values[2] == [column.heading for column in COLUMNS]
    (row,) = [line for line in values if line[0] == "I.1"]
    assert (row[2], row[5], row[6]) == (HOSTILE, "- Đã họp", "00123")


def test_the_sheet_is_set_up_for_vietnam(run: Run, robot: gspread.Client) -> None:
    """Locale and time zone are Vietnamese, the header is frozen, the task id hidden."""
    spreadsheets = distribute(robot, run)

    told = robot.open_by_key(spreadsheets["Sở Y tế"]).fetch_sheet_metadata(
        {"includeGridData": True, "fields": "properties,sheets(properties,data.columnMetadata)"}
    )

    assert told["properties"]["locale"] == "vi_VN"
    assert told["properties"]["timeZone"] == "Asia/Ho_Chi_Minh"
    (tab,) = told["sheets"]
    assert tab["properties"]["gridProperties"]["frozenRowCount"] == 3
    assert tab["data"][0]["columnMetadata"][0]["hiddenByUser"] is True


def test_a_refusal_of_google_is_one_sentence(run: Run) -> None:
    """Where a service account may not own files, the agency and the remedy are named."""
    with Sandbox(service_accounts_own_files=False) as strict:
        robot = connect(strict.service_account_key("robot@phancong.example"), api=strict.url)

        with pytest.raises(CannotDoError, match="hãy"):
            distribute(robot, run)
