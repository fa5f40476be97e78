"""Reads a sheet through xlwings: every cell with its kind, in few calls.

Asking Excel for one cell costs a millisecond, asking for a thousand costs little more. So
whole areas are asked first, and halved only where their cells disagree.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from validators.a1 import letters, span
from workbook.reading.grid import BOOLEAN, DATE, ERROR, NUMBER, TIME, iso
from workbook.reading.number_formats import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import xlwings as xw

    from workbook.book import SheetAnswer

_FIRST_YEAR = 1900  # a time of day may come as a moment before it
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # the day 0 of sheets, which know no time zones
_MOST_ROWS, _MOST_COLUMNS = 20_000, 512


def sheet_answer(sheet: xw.Sheet) -> SheetAnswer:
    """A sheet with its cells, merged areas, hidden rows and columns (counted from 0)."""
    last = sheet.used_range.last_cell
    height, width = min(last.row, _MOST_ROWS), min(last.column, _MOST_COLUMNS)
    used = sheet.range((1, 1), (height, width))
    return {
        "name": sheet.name,
        "rows": _rows(used),
        "merged": list(_merged(used, height, width)),
        "hidden_rows": list(_agreeing(0, height, partial(_hidden_rows, used))),
        "hidden_columns": list(_agreeing(0, width, partial(_hidden_columns, used))),
    }


def _rows(used: xw.Range) -> list[list[Any]]:
    told = used.options(ndim=2, empty=None, err_to_str=True).value
    if any(isinstance(value, str) and value.startswith("#") for line in told for value in line):
        plain = used.options(ndim=2, empty=None).value
    else:
        plain = told
    formats = _formats(used, told)
    return [
        [
            _content(value, bare, formats.get((row, column), ""))
            for column, (value, bare) in enumerate(zip(line, bares, strict=True))
        ]
        for row, (line, bares) in enumerate(zip(told, plain, strict=True))
    ]


def _content(value: object, bare: object, number_format: str) -> str | list[Any] | None:
    """One cell; `bare` is None where the value is the text of an error."""
    if isinstance(value, str):
        return [ERROR, value, ""] if bare is None else value
    if isinstance(value, bool):
        return [BOOLEAN, value, ""]
    if isinstance(value, datetime):
        is_time = value.year < _FIRST_YEAR or kind_of(number_format) == TIME
        kind, told = (TIME, _serial(value)) if is_time else (DATE, iso(value))
        return [kind, told, number_format]
    if value is None:
        return None
    return [TIME if kind_of(number_format) == TIME else NUMBER, value, number_format]


def _serial(moment: datetime) -> float:
    return (moment.replace(tzinfo=None) - _EPOCH) / timedelta(days=1)


def _formats(used: xw.Range, values: list[list[Any]]) -> dict[tuple[int, int], str]:
    """The number formats of the cells that hold numbers and days, by row and column."""
    found: dict[tuple[int, int], str] = {}
    for column in range(len(values[0])):
        rows = [row for row, line in enumerate(values) if _has_format(line[column])]
        if rows:
            area = range(rows[0], rows[-1] + 1)
            found.update(_formats_down(used, column, area))
    return found


def _has_format(value: object) -> bool:
    return isinstance(value, int | float | datetime) and not isinstance(value, bool)


def _formats_down(
    used: xw.Range, column: int, rows: range
) -> Iterator[tuple[tuple[int, int], str]]:
    """The format of each cell of a column's part: asked at once, halved where it is mixed."""
    told = cast("str | None", used[rows.start : rows.stop, column].number_format)
    if told is not None or len(rows) == 1:
        yield from (((row, column), told or "") for row in rows)
        return
    middle = rows.start + len(rows) // 2
    yield from _formats_down(used, column, range(rows.start, middle))
    yield from _formats_down(used, column, range(middle, rows.stop))


def _merged(used: xw.Range, height: int, width: int) -> Iterator[str]:
    """The merged areas, looked for only in rows that have any."""
    seen: set[str] = set()
    for row in _agreeing(0, height, partial(_merged_rows, used)):
        for area in _merged_along(used[row, :], width):
            if area not in seen:
                seen.add(area)
                yield area


def _merged_along(line: xw.Range, width: int) -> Iterator[str]:
    """The merged areas that a row crosses, from left to right."""
    column = 0
    while column < width:
        area = line[0, column].merge_area.get_address(False, False)
        if ":" in area:
            yield area
            column = span(area)[3] + 1
        elif line[0, column:width].merge_cells is False:
            return
        else:
            column += 1


def _merged_rows(used: xw.Range, first: int, end: int) -> bool | None:
    """Whether all rows (of one: any cell) are merged; None where only a part is."""
    told: bool | None = used[first:end, :].merge_cells
    return told is not False if end - first == 1 else _sure(told)


def _sure(told: bool | None) -> bool | None:
    """A yes for many cells may mean one of them, as programs differ; a no means none."""
    return None if told else told


def _hidden_rows(used: xw.Range, first: int, end: int) -> bool | None:
    return used[first:end, 0].rows.hidden


def _hidden_columns(used: xw.Range, first: int, end: int) -> bool | None:
    return used[0, first:end].columns.hidden


def _agreeing(first: int, end: int, told: Callable[[int, int], bool | None]) -> Iterator[int]:
    """The places between `first` and `end` of which it is true; None: the part is mixed."""
    answer = told(first, end)
    if answer is True or (answer is None and end - first == 1):
        yield from range(first, end)
    elif answer is None:
        middle = (first + end) // 2
        yield from _agreeing(first, middle, told)
        yield from _agreeing(middle, end, told)


def cell_name(row: int, column: int) -> str:
    """`C7` for a row and a column counted from 1, as xlwings counts."""
    return f"{letters(column - 1)}{row}"
