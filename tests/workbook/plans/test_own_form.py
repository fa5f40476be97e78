"""A biểu of our own form, imported again: its tasks keep the ids of the hidden column."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from support.office import convert

from templates import read_template
from workbook.bieu import write_bieu
from workbook.plans import read_plan, read_plan_text
from workbook.sections import numbered

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from validators.plan import Plan

PLAN = numbered(read_plan_text(read_template("ke_hoach_mau.txt")))
IDS = {task.content: task.task_id for task in PLAN.tasks}


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The form of the sample plan as `phancong import` writes it."""
    path = tmp_path / "bieu.xlsx"
    write_bieu(path, PLAN)
    return path


def ids(plan: Plan) -> dict[str, str]:
    """The id of each task by its words."""
    return {task.content: task.task_id for task in plan.tasks}


def task_lines(sheet: Worksheet) -> list[list[Any]]:
    """The cells of every row that bears an id."""
    known = set(IDS.values())
    return [list(row) for row in sheet.iter_rows() if row[0].value in known]


def reordered(path: Path, seed: int) -> None:
    """Sort the tasks as people do: merged titles taken apart, whole rows in another order."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    lines = task_lines(sheet)
    values = [[cell.value for cell in line] for line in lines]
    Random(seed).shuffle(values)  # noqa: S311  # an order, no secret
    for line, moved in zip(lines, values, strict=True):
        for cell, value in zip(line, moved, strict=True):
            cell.value = value
    book.save(path)


def rewritten(path: Path, nth: int, column: int, value: str | None) -> str:
    """Write into one cell of the nth task row; the words of that task."""
    book = load_workbook(path)
    line = task_lines(book.worksheets[0])[nth]
    line[column].value = value
    words = str(line[2].value)
    book.save(path)
    return words


def test_as_it_was_written(form: Path) -> None:
    """All ids, in the order of the form, and the sections above them."""
    found = read_plan(form).tasks

    assert [(t.task_id, t.section_number, t.section) for t in found] == [
        (t.task_id, t.section_number, t.section) for t in PLAN.tasks
    ]


@pytest.mark.parametrize("seed", range(3))
def test_rows_in_another_order(form: Path, seed: int) -> None:
    """Every task takes its id along, whatever its new place and number."""
    reordered(form, seed)

    found = read_plan(form)

    assert ids(found) == IDS
    assert [t.task_id for t in found.tasks] != [t.task_id for t in PLAN.tasks]


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_saved_by_libreoffice(form: Path, kind: str, tmp_path: Path) -> None:
    """Another program and another format change no id; the order is the new one."""
    reordered(form, 1)

    assert ids(read_plan(convert(form, kind, tmp_path))) == IDS


def test_an_id_twice_stays_twice(form: Path) -> None:
    """A copied id is no reason to think up another one."""
    first, second = list(IDS.values())[:2]
    words = rewritten(form, 1, 0, first)

    found = ids(read_plan(form))

    assert found == {**IDS, words: first}
    assert second not in found.values()


def test_a_blank_id_stays_blank(form: Path) -> None:
    """A row that somebody added, or whose id was wiped, is a task without an id."""
    words = rewritten(form, 1, 0, None)

    assert ids(read_plan(form)) == {**IDS, words: ""}


def test_without_any_id_they_come_from_the_numbers(form: Path) -> None:
    """Where the whole column is empty, the form is a table like any other."""
    book = load_workbook(form)
    for line in task_lines(book.worksheets[0]):
        line[0].value = None
    book.save(form)

    found = read_plan(form).tasks

    assert len(found) == len(IDS)
    assert len({task.task_id for task in found}) == len(IDS)
    assert all(task.task_id for task in found)


def test_a_row_with_an_id_is_a_task_whatever_it_lacks(form: Path) -> None:
    """Without number, lead or time, and in small letters: its id says that it is a task."""
    book = load_workbook(form)
    line = task_lines(book.worksheets[0])[1]
    for cell in line[1:]:
        cell.value = None
    line[2].value = "và việc còn lại"
    book.save(form)

    found = read_plan(form).tasks

    assert [task.task_id for task in found] == list(IDS.values())
    assert found[1].content == "và việc còn lại"
