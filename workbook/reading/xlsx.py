"""An .xlsx or .xlsm package as sheets: every declared worksheet is read, or the whole is refused."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbook.reading.full_sheet import fill_full
from workbook.reading.grid import MAX_COLUMNS, Grid
from workbook.reading.package import plain_name
from workbook.reading.plain_sheet import fill_plain
from workbook.reading.refused import RefusedError
from workbook.reading.xlsx_cells import Meaning, formats_of
from workbook.reading.xlsx_strings import strings_of
from workbook.reading.xml import attribute, child, children, is_true, is_zero, local, parse
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

MAX_SHEETS = 500

_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_AREA = re.compile(r"[A-Z]{1,3}\d{1,7}(:[A-Z]{1,3}\d{1,7})?", re.ASCII)
# Agencies fill copies of one form: their styles are the same bytes again and again.
_formats_of = lru_cache(maxsize=8)(formats_of)


def read_xlsx(parts: dict[str, bytes], main: str) -> tuple[list[Grid], bool]:
    """All worksheets in their order, hidden ones too; whether the fast reader took them all.

    Raises RefusedError.
    """
    workbook = parse(_part(parts, main))
    strings = _related(parts, main, "sharedStrings")
    styles = _related(parts, main, "styles")
    properties = child(workbook, "workbookPr")
    meaning = Meaning(
        strings_of(parts[strings]) if strings else [],
        _formats_of(parts[styles]) if styles else [],
        since_1904=properties is not None and is_true(properties.get("date1904")),
    )
    sheets = tuple(declared_sheets(parts, main, workbook))
    read = [_sheet(name, _part(parts, part), meaning) for name, part in sheets]
    return [grid for grid, _ in read], all(plain for _, plain in read)


def main_part(parts: dict[str, bytes]) -> str:
    """The name of the workbook part, which the package's relations give."""
    for kind, target, _ in _relations(parts, "").values():
        if kind == "officeDocument":
            return target
    raise RefusedError(Reason.NOT_A_SPREADSHEET)


def declared_sheets(
    parts: dict[str, bytes], main: str, workbook: ET.Element
) -> Iterator[tuple[str, str]]:
    """Name and part of each declared worksheet; charts and macro sheets hold no table."""
    relations = _relations(parts, main)
    sheets = list(children(child(workbook, "sheets"), "sheet"))
    if len(sheets) > MAX_SHEETS:
        raise RefusedError(Reason.TOO_LARGE)
    for sheet in sheets:
        kind, target, outside = relations.get(attribute(sheet, "id"), ("", "", False))
        if outside:
            raise RefusedError(Reason.UNSAFE)
        if kind in ("worksheet", ""):
            yield sheet.get("name", ""), target


def _part(parts: dict[str, bytes], name: str) -> bytes:
    part = parts.get(name)
    if part is None:
        raise RefusedError(Reason.DAMAGED)
    return part


def _related(parts: dict[str, bytes], main: str, wanted: str) -> str | None:
    for kind, target, _ in _relations(parts, main).values():
        if kind == wanted:
            _part(parts, target)
            return target
    return None


def _relations(parts: dict[str, bytes], source: str) -> dict[str, tuple[str, str, bool]]:
    """Relations of a part by id: the last word of their type, their target, whether outside."""
    folder, name = posixpath.split(source)
    part = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, tuple[str, str, bool]] = {}
    for one in children(parse(part), "Relationship") if part else ():
        target = plain_name(one.get("Target", ""))
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = one.get("Type", "").rpartition("/")[2]
        found[one.get("Id", "")] = (kind, path, one.get("TargetMode") == "External")
    return found


def _sheet(name: str, part: bytes, meaning: Meaning) -> tuple[Grid, bool]:
    """Rows by the fast reader where it can, all around them by expat in any case."""
    start, end = part.find(_OPEN), part.rfind(_CLOSE)
    if 0 <= start < end:
        grid = Grid(name)
        around = parse(part[: start + len(_OPEN)] + part[end:])
        rows = child(around, "sheetData")
        if rows is not None and fill_plain(grid, part[start + len(_OPEN) : end], meaning):
            _take_surroundings(grid, around)
            return grid, True
    grid, whole = Grid(name), parse(part)
    rows_of_all = list(children(whole, "sheetData"))
    if local(whole) != "worksheet" or len(rows_of_all) != 1:
        raise RefusedError(Reason.DAMAGED)
    fill_full(grid, rows_of_all[0], meaning)
    _take_surroundings(grid, whole)
    return grid, False


def _take_surroundings(grid: Grid, sheet: ET.Element) -> None:
    for column in children(child(sheet, "cols"), "col"):
        if is_true(column.get("hidden")) or is_zero(column.get("width")):
            first, last = column.get("min", ""), column.get("max", "")
            if not (first.isdecimal() and last.isdecimal() and int(first) >= 1):
                raise RefusedError(Reason.DAMAGED)
            grid.hide_columns(int(first) - 1, min(int(last), MAX_COLUMNS) - 1)
    areas = [one.get("ref", "") for one in children(child(sheet, "mergeCells"), "mergeCell")]
    if not all(map(_AREA.fullmatch, areas)):
        raise RefusedError(Reason.DAMAGED)
    grid.merge(areas)
