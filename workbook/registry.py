"""Reads the agency registry: the department's workbook, or the one that is shipped.

The shipped registry stands twice in `templates`: as the workbook that people copy and edit,
and as plain text. The text is read here, because a workbook costs some 0.4 s to open (openpyxl)
and `phancong agency` shall answer at once; a test holds both to say the same.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from templates import read_template
from validators.text import fold, skeleton
from workbook.registry_rows import (
    AGENCY_HEADINGS,
    AGENCY_SHEET,
    GROUP_HEADINGS,
    GROUP_SHEET,
    NAME,
    PLACE_LABEL,
    RegistryError,
    RegistryRow,
    registry_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from validators.agencies import AgencyRegistry
    from workbook.raw_table import Cell, RawTable

__all__ = ["RegistryError", "default_registry", "read_registry", "template_rows"]

AGENCIES_TEXT, GROUPS_TEXT = "danh_muc_don_vi.tsv", "danh_muc_nhom.tsv"
_ONE_SHEET = (
    "{}: danh mục đơn vị phải là bảng tính có nhiều trang; hãy mở tệp này trong Excel, đặt tên "
    "trang là “{}” và lưu thành .xlsx."
)
_HEADER_WITHIN = 15  # rows in which the headings are looked for


@lru_cache(maxsize=1)
def default_registry() -> AgencyRegistry:
    """The shipped registry: a province after 1 July 2025, with sample communes."""
    return registry_of(template_rows(AGENCIES_TEXT), template_rows(GROUPS_TEXT))


def template_rows(name: str) -> tuple[RegistryRow, ...]:
    """The rows of a plain text template: a heading line, then tab-separated cells."""
    headings, *lines = (line.split("\t") for line in read_template(name).splitlines())
    return tuple(
        RegistryRow(dict(zip(headings, cells, strict=False)), {}, f"{name} dòng {number}")
        for number, cells in enumerate(lines, start=2)
    )


def read_registry(path: Path) -> AgencyRegistry:
    """The registry in a workbook. Raises RegistryError, or Refusal for a file that is none."""
    from workbook.reading import read_workbook

    tables = {skeleton(table.ref.sheet): table for table in read_workbook(path)}
    agencies = _sheet(path, tables, AGENCY_SHEET)
    groups = tables.get(skeleton(GROUP_SHEET))
    return registry_of(
        _rows(path, agencies, AGENCY_HEADINGS),
        _rows(path, groups, GROUP_HEADINGS) if groups else (),
        _place(agencies),
    )


def _sheet(path: Path, tables: dict[str, RawTable], name: str) -> RawTable:
    table = tables.get(skeleton(name))
    if table is None and not any(each.ref.sheet for each in tables.values()):
        raise RegistryError(_ONE_SHEET.format(path.name, name))
    if table is None:
        raise RegistryError(
            f"{path.name} không có trang “{name}”; đề nghị dùng mẫu danh mục đơn vị."
        )
    return table


def _rows(path: Path, table: RawTable, headings: Sequence[str]) -> Iterator[RegistryRow]:
    header, columns = _header(path, table, headings)
    sheet = table.ref.sheet
    for row in range(header + 1, len(table.rows)):
        texts = {name: _text(table.at(row, column)) for name, column in columns.items()}
        places = {name: f"ô {_letter(column)}{row + 1}" for name, column in columns.items()}
        yield RegistryRow(texts, places, f"{path.name}, trang “{sheet}”")


def _header(path: Path, table: RawTable, headings: Sequence[str]) -> tuple[int, dict[str, int]]:
    """The row of the headings and the column of each; the order of columns is free."""
    wanted = {skeleton(heading): heading for heading in headings}
    required = NAME if NAME in headings else headings[0]
    for row in range(min(_HEADER_WITHIN, len(table.rows))):
        shown = [skeleton(cell.shown.strip(" *:")) for cell in table.rows[row]]
        columns = {
            wanted[text]: at for at, text in reversed(list(enumerate(shown))) if text in wanted
        }
        if required in columns:
            return row, columns
    raise RegistryError(
        f"{path.name}, trang “{table.ref.sheet}”: không thấy cột “{required}” trong "
        f"{_HEADER_WITHIN} dòng đầu; đề nghị dùng mẫu danh mục đơn vị."
    )


def _text(cell: Cell) -> str:
    """The text of a cell; a date always as day/month/year, however it is shown."""
    stored = cell.stored
    if isinstance(stored, datetime | date):
        return f"{stored:%d/%m/%Y}"
    return cell.shown


def _place(table: RawTable) -> str:
    label = fold(PLACE_LABEL)
    for cells in table.rows[:_HEADER_WITHIN]:
        for at, cell in enumerate(cells[:-1]):
            if fold(cell.shown) == label:
                return cells[at + 1].shown.strip()
    return ""


def _letter(column: int) -> str:
    """The letters of a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
