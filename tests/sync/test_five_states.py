"""The five states of a cell, from the file an agency sent to the consolidated workbook.

Value, blank, error, missing row and source out of reach are never taken for one another, and
what was typed arrives as it was typed, whatever the kind of file.
"""

from __future__ import annotations

import csv
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from openpyxl import load_workbook
from support.office import convert
from support.plans import plan, task

from sync.run import Run
from sync.snapshots import SnapshotStore
from sync.sources.folder import FolderSource
from validators.columns import COLUMNS
from validators.deadlines import read_deadline
from workbook.find_table import find_table
from workbook.raw_table import State
from workbook.reading import read_workbook
from workbook.registry import default_registry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbook.consolidated.model import Consolidation, Report

KINDS = [
    "xlsx",
    "csv",
    pytest.param("xls", marks=pytest.mark.office),
    pytest.param("ods", marks=pytest.mark.office),
]
KEYS = [column.key for column in COLUMNS]
ERROR = "#DIV/0!"
MONTH = datetime(2026, 2, 1)  # noqa: DTZ001  # as sheets store it
Line = dict[str, str | float | datetime]
FORMATS = {"deadline": '"Tháng "m/yyyy', "percent": "0%"}
SHOWN = {"deadline": lambda day: f"Tháng {day.month}/{day.year}", "percent": "{:.0%}".format}


def _file(kind: str, lines: Sequence[Line], folder: Path) -> Path:
    """An agency's file of a kind: headings, then the cells of each line by key."""
    if kind == "csv":
        return _text_file(lines, folder / "so-tu-phap.csv")
    path = folder / "so-tu-phap.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Biểu")
        sheet.write_row(0, 0, [column.heading for column in COLUMNS])
        for row, line in enumerate(lines, 1):
            for key, value in line.items():
                column = KEYS.index(key)
                form = book.add_format({"num_format": FORMATS.get(key, "General")})
                if value == ERROR:
                    sheet.write_formula(row, column, "=1/0", None, ERROR)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif isinstance(value, datetime):
                    sheet.write_datetime(row, column, value, form)
                else:
                    sheet.write_number(row, column, value, form)
    return path if kind == "xlsx" else convert(path, kind, folder)


def _text_file(lines: Sequence[Line], path: Path) -> Path:
    """The same as the text that a spreadsheet program exports: what the cells show."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([column.heading for column in COLUMNS])
        for line in lines:
            cells = (line.get(key, "") for key in KEYS)
            writer.writerow(
                [
                    each if isinstance(each, str) else SHOWN[key](each)
                    for key, each in zip(KEYS, cells, strict=True)
                ]
            )
    return path


STATES: dict[str, tuple[Line | None, State, str]] = {
    "I.1": ({"status": "Đang thực hiện"}, State.VALUE, "Đang thực hiện"),
    "I.2": ({}, State.BLANK, "Chưa báo cáo"),
    "I.3": ({"percent": ERROR}, State.ERROR, "Ô bị lỗi"),
    "I.4": (None, State.MISSING_ROW, "Không thấy dòng"),
    "I.5": ({"status": ERROR, "result": "Đã họp"}, State.ERROR, ERROR),
    "I.6": ({"percent": "tám mươi"}, State.VALUE, None),
    "I.7": ({"updated_on": "30/6/2026"}, State.BLANK, "Chưa báo cáo"),
}  # type: ignore[dict-item]  # no status is no text
LOST = "II.1"


def _night(kind: str, folder: Path) -> Consolidation:
    """What a night makes of a file with every state, and of a file that is not there."""
    lines = [
        {"task_id": task_id, "number": task_id, "content": f"Việc {task_id}", **said}
        for task_id, (said, _, _) in STATES.items()
        if said is not None
    ]
    files = {"Sở Tư pháp": _file(kind, lines, folder), "Sở Y tế": folder / "mat.xlsx"}
    tasks = [*map(task, STATES), task(LOST, lead="Sở Y tế")]
    store = SnapshotStore(folder / "du-lieu")
    run = Run(plan(*tasks), default_registry(), store, (FolderSource(files),))
    consolidation = run.consolidate(run.pull().failures)
    run.publish(consolidation, folder / "tong-hop.xlsx")
    return consolidation


def _reports(consolidation: Consolidation) -> dict[str, Report]:
    return {line.task.task_id: line.reports[0] for line in consolidation.tasks}


@pytest.mark.parametrize("kind", KINDS)
def test_five_states_stay_apart(kind: str, tmp_path: Path) -> None:
    """Each report has the state of its cells, and the workbook says each in other words."""
    reports = _reports(_night(kind, tmp_path))

    expected = {task_id: state for task_id, (_, state, _) in STATES.items()}
    assert {task_id: each.state for task_id, each in reports.items()} == {
        **expected,
        LOST: State.UNREACHABLE,
    }
    words = {task_id: word for task_id, (_, _, word) in STATES.items()}
    assert _written(tmp_path / "tong-hop.xlsx") == {**words, LOST: "Không đọc được"}


def _written(path: Path) -> dict[str, object]:
    """The status that the consolidated workbook shows for each task."""
    rows = list(load_workbook(path)["Nhiệm vụ"].iter_rows(values_only=True))
    at = next(row.index("Trạng thái") for row in rows if "Trạng thái" in row)
    known = {*STATES, LOST}
    return {str(row[0]): row[at] for row in rows if row[0] in known}


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_was_said_counts_as_received(kind: str, tmp_path: Path) -> None:
    """Blank and missing rows are not received; a lost file is unreachable, with its reason."""
    told = {line.agency: line for line in _night(kind, tmp_path).agencies}

    assert (told["Sở Tư pháp"].received, told["Sở Tư pháp"].expected) == (4, 7)
    assert (told["Sở Y tế"].received, told["Sở Y tế"].answer.value) == (0, "Không đọc được")
    assert "mat.xlsx" in told["Sở Y tế"].reason


TYPED: list[tuple[Line, Line]] = [
    ({"result": "00123"}, {"result": "00123"}),
    ({"result": "=1+1"}, {"result": "=1+1"}),
    ({"result": "- Đã họp"}, {"result": "- Đã họp"}),
    ({"result": "1.234,5"}, {"result": "1.234,5"}),
    ({"percent": "87,5"}, {"percent": "87,5"}),
    ({"percent": "87%"}, {"percent": "87%"}),
    ({"percent": 0.87}, {"percent": "87%"}),
    ({"deadline": MONTH}, {"deadline": "Tháng 2/2026"}),
]


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_typed_arrives_as_it_was_typed(kind: str, tmp_path: Path) -> None:
    """Text stays text, numbers keep their Vietnamese signs, a month is no day."""
    lines = [
        {"task_id": f"I.{n}", "number": str(n), "content": f"Việc {n}", **cells}
        for n, (cells, _) in enumerate(TYPED, 1)
    ]

    (raw,) = read_workbook(_file(kind, lines, tmp_path))

    table = find_table(raw)
    assert table is not None
    shown = [
        {key: row.text(key) for key in said}
        for row, (_, said) in zip(table.rows, TYPED, strict=True)
    ]
    assert shown == [said for _, said in TYPED]


@pytest.mark.parametrize("kind", KINDS)
def test_a_month_runs_to_its_last_day(kind: str, tmp_path: Path) -> None:
    """`"Tháng "m/yyyy` that holds the 1st means the month: its last day is the deadline."""
    line: Line = {"task_id": "I.1", "number": "1", "content": "Việc", "deadline": MONTH}

    (raw,) = read_workbook(_file(kind, [line], tmp_path))

    table = find_table(raw)
    assert table is not None
    end = read_deadline(table.rows[0].text("deadline"), year=2026).end
    assert end is not None
    assert (end.month, end.day) == (2, 28)
