"""An .xlsx or .xlsm package as sheets: every declared worksheet is read, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbook.reading.full_sheet import fill_full
from workbook.reading.grid import MAX_COLUMNS, Grid
from workbook.reading.plain_sheet import fill_plain
from workbook.reading.refused import RefusedError
from workbook.reading.relations import NOWHERE, related, relations
from workbook.reading.remembered import remembered
from workbook.reading.xlsx_cells import Meaning, formats_of
from workbook.reading.xlsx_strings import strings_of
from workbook.reading.xml import (
    attribute,
    child,
    children,
    is_true,
    is_zero,
    local,
    parse,
    parse_known,
)
from workbook.refusal import Reason

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from workbook.reading.package import Package
    from workbook.reading.relations import Relation

MAX_SHEETS = 500

_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_AREA = re.compile(r"[A-Z]{1,3}\d{1,7}(:[A-Z]{1,3}\d{1,7})?", re.ASCII)
_formats_of = remembered(formats_of)


def read_xlsx(package: Package, main: str) -> tuple[list[Grid], bool]:
    """All worksheets in their order, hidden ones too; whether the fast reader took them all.

    `main` is the workbook part. Raises RefusedError.
    """
    workbook, found = parse_known(package.declared(main)), relations(package, main)
    strings, styles = related(found, "sharedStrings"), related(found, "styles")
    properties = child(workbook, "workbookPr")
    meaning = Meaning(
        strings_of(package.declared(strings)) if strings else [],
        _formats_of(package.declared(styles)) if styles else [],
        since_1904=properties is not None and is_true(properties.get("date1904")),
    )
    read = [
        _sheet(name, package.declared(part), meaning)
        for name, part in declared_sheets(found, workbook)
    ]
    return [grid for grid, _ in read], all(plain for _, plain in read)


def declared_sheets(found: dict[str, Relation], workbook: ET.Element) -> list[tuple[str, str]]:
    """Name and part of each declared worksheet; charts and macro sheets hold no table."""
    sheets = list(children(child(workbook, "sheets"), "sheet"))
    if len(sheets) > MAX_SHEETS:
        raise RefusedError(Reason.TOO_LARGE)
    declared: list[tuple[str, str]] = []
    for sheet in sheets:
        relation = found.get(attribute(sheet, "id"), NOWHERE)
        if relation.is_outside:
            raise RefusedError(Reason.UNSAFE)
        if relation.kind in ("worksheet", ""):
            declared.append((sheet.get("name", ""), relation.target))
    return declared


def _sheet(name: str, part: bytes, meaning: Meaning) -> tuple[Grid, bool]:
    """Rows by the fast reader where it can, all around them by expat in any case."""
    start, end = part.find(_OPEN), part.rfind(_CLOSE)
    if 0 <= start < end:
        grid = Grid(name)
        around = _known_surroundings(part[: start + len(_OPEN)] + part[end:])
        if around and fill_plain(grid, part[start + len(_OPEN) : end], meaning):
            around.put_on(grid)
            return grid, True
    grid, whole = Grid(name), parse(part)
    rows = list(children(whole, "sheetData"))
    if local(whole) != "worksheet" or len(rows) != 1:
        raise RefusedError(Reason.DAMAGED)
    fill_full(grid, rows[0], meaning)
    _surroundings(whole).put_on(grid)
    return grid, False


class _Surroundings(NamedTuple):
    """What stands around the rows of a sheet: hidden columns, first and last, and merged areas."""

    hidden: list[tuple[int, int]]
    merged: list[str]

    def put_on(self, grid: Grid) -> None:
        for first, last in self.hidden:
            grid.hide_columns(first, last)
        grid.merge(self.merged)


@remembered
def _known_surroundings(part: bytes) -> _Surroundings | None:
    """Of a sheet without its rows; None for one that has no place for them."""
    sheet = parse(part)
    return None if child(sheet, "sheetData") is None else _surroundings(sheet)


def _surroundings(sheet: ET.Element) -> _Surroundings:
    hidden: list[tuple[int, int]] = []
    for column in children(child(sheet, "cols"), "col"):
        if is_true(column.get("hidden")) or is_zero(column.get("width")):
            first, last = column.get("min", ""), column.get("max", "")
            if not (first.isdecimal() and last.isdecimal() and int(first) >= 1):
                raise RefusedError(Reason.DAMAGED)
            hidden.append((int(first) - 1, min(int(last), MAX_COLUMNS) - 1))
    areas = [one.get("ref", "") for one in children(child(sheet, "mergeCells"), "mergeCell")]
    if not all(map(_AREA.fullmatch, areas)):
        raise RefusedError(Reason.DAMAGED)
    return _Surroundings(hidden, areas)
