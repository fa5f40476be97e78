"""Reads a sheet that is open in LibreOffice: every cell with its kind, in few calls.

What comes out is the form of `workbook.reading.grid`, with the cells in place of their
numbers: text as text; everything else as kind, value and number format.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from .front import CannotError

if TYPE_CHECKING:
    from collections.abc import Iterator

    Content = str | float | list[Any] | None
    Area = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0


# com.sun.star.sheet.CellFlags, FormulaResult; com.sun.star.util.NumberFormat
_FILLED = 1 | 2 | 4 | 16
_ERRORS = 4
_DATE, _TIME, _LOGICAL = 2, 4, 1024
_MOST_ROWS, _MOST_COLUMNS = 20_000, 512
_TOO_LARGE = (
    "Trang “{}” lớn hơn một biểu phân công ({} dòng, {} cột); có thể có ô nằm quá xa. "
    "Hãy chép riêng biểu sang tệp mới rồi bấm lại."
)


def sheet_answer(document: Any, sheet: Any) -> dict[str, Any]:
    """A sheet with its cells, merged areas, hidden rows and columns (all counted from 0)."""
    height, width = extent(sheet)
    answer: dict[str, Any] = {
        "name": sheet.Name, "rows": [], "merged": [], "hidden_rows": [], "hidden_columns": [],
    }  # fmt: skip
    if height:
        used = sheet.getCellRangeByPosition(0, 0, width - 1, height - 1)
        answer["rows"] = _rows(document, sheet, used)
        answer["merged"] = [_a1_of(sheet, area) for area in _merged(used, height, width)]
        rows, columns = _hidden(used, height, width)
        answer["hidden_rows"], answer["hidden_columns"] = rows, columns
    return answer


def addresses(ranges: Any) -> Iterator[Area]:
    """The areas of a collection of ranges."""
    for one in ranges.getRangeAddresses():
        yield one.StartRow, one.StartColumn, one.EndRow, one.EndColumn


def a1(area: Any) -> str:
    """`B2:D4`, or `B2` for one cell; LibreOffice itself knows how columns are named."""
    return str(area.AbsoluteName.rpartition(".")[2].replace("$", ""))


def extent(sheet: Any) -> tuple[int, int]:
    """Rows and columns from A1 that hold everything typed."""
    filled = list(addresses(sheet.queryContentCells(_FILLED)))
    height = max((bottom + 1 for _, _, bottom, _ in filled), default=0)
    width = max((right + 1 for _, _, _, right in filled), default=0)
    if height > _MOST_ROWS or width > _MOST_COLUMNS:
        raise CannotError(_TOO_LARGE.format(sheet.Name, _MOST_ROWS, _MOST_COLUMNS))
    return height, width


def _rows(document: Any, sheet: Any, used: Any) -> list[list[Content]]:
    rows: list[list[Content]] = [list(line) for line in used.getDataArray()]
    formats = _Formats(document)
    for top, left, bottom, right, key in _format_areas(used):
        for row in range(top, bottom + 1):
            line = rows[row]
            for column in range(left, right + 1):
                value = line[column]
                if isinstance(value, float):
                    line[column] = formats.content(value, key)
    for top, left, bottom, right in addresses(used.queryFormulaCells(_ERRORS)):
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                shown = sheet.getCellByPosition(column, row).String
                rows[row][column] = ["e", shown, ""]
    return rows


def _format_areas(used: Any) -> Iterator[tuple[int, int, int, int, int]]:
    """The areas of equal look, with the key of their number format."""
    groups = used.getUniqueCellFormatRanges()
    for index in range(groups.getCount()):
        group = groups.getByIndex(index)
        key = group.NumberFormat
        for area in addresses(group):
            yield (*area, key)


class _Formats:
    """The number formats of a document: what kind of value each one shows."""

    def __init__(self, document: Any) -> None:
        self._formats = document.getNumberFormats()
        null = document.NullDate
        self._first_day = date(null.Year, null.Month, null.Day)
        self._known: dict[int, tuple[str, str]] = {}

    def content(self, number: float, key: int) -> list[Any]:
        """A number as its format means it."""
        kind, code = self._of(key)
        if kind == "d":
            days, part = divmod(number, 1)
            try:
                day = self._first_day + timedelta(days=int(days))
            except OverflowError:
                return ["n", number, code]
            seconds = round(part * 86_400)
            clock = "{:02}:{:02}:{:02}".format(*_clock(min(seconds, 86_399)))
            return ["d", f"{day.isoformat()}T{clock}", code]
        return [kind, bool(number) if kind == "b" else number, code]

    def _of(self, key: int) -> tuple[str, str]:
        if key not in self._known:
            entry = self._formats.getByKey(key)
            code = entry.FormatString
            kinds = (("d", _DATE), ("h", _TIME), ("b", _LOGICAL))
            kind = next((kind for kind, bit in kinds if entry.Type & bit), "n")
            self._known[key] = kind, code
        return self._known[key]


def _clock(seconds: int) -> tuple[int, int, int]:
    return seconds // 3600, seconds // 60 % 60, seconds % 60


def _merged(used: Any, height: int, width: int) -> Iterator[Area]:
    """The merged areas, looked for only in rows that have any."""
    if not used.getIsMerged():
        return
    for row in range(height):
        line = used.getCellRangeByPosition(0, row, width - 1, row)
        if not line.getIsMerged():
            continue
        for column in range(width):
            cell = line.getCellByPosition(column, 0)
            if cell.getIsMerged():
                cursor = cell.getSpreadsheet().createCursorByRange(cell)
                cursor.collapseToMergedArea()
                area = cursor.getRangeAddress()
                yield area.StartRow, area.StartColumn, area.EndRow, area.EndColumn


def _a1_of(sheet: Any, area: Area) -> str:
    top, left, bottom, right = area
    return a1(sheet.getCellRangeByPosition(left, top, right, bottom))


def _hidden(used: Any, height: int, width: int) -> tuple[list[int], list[int]]:
    visible = list(addresses(used.queryVisibleCells()))
    rows = {row for top, _, bottom, _ in visible for row in range(top, bottom + 1)}
    columns = {column for _, left, _, right in visible for column in range(left, right + 1)}
    return (
        [row for row in range(height) if row not in rows],
        [column for column in range(width) if column not in columns],
    )
