"""Writes our sheet “Kết quả kiểm tra” into a workbook that xlwings drives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.driven.native import is_locked, lock, unlock
from workbook.inside import traces

if TYPE_CHECKING:
    import xlwings as xw

_FONT, _SIZE, _TITLE_SIZE = "Times New Roman", 11, 14
_HEADING_ROW = 4
_CELL_COLUMN = 3
_HEADING_FILL = "#DCE6F1"


def write(book: xw.Book, results: dict[str, Any]) -> None:
    """Write the sheet behind all others, and lock it without a password."""
    shown = book.sheets.active
    name = traces.free_name(sheet.name for sheet in book.sheets)
    sheet = book.sheets.add(name, after=book.sheets[-1])
    columns, lines = len(results["headings"]), results["rows"]
    whole = sheet.range((1, 1), (_HEADING_ROW + len(lines), columns))
    whole.number_format = "@"  # a text that looks like a formula stays text
    whole.font.name, whole.font.size = _FONT, _SIZE
    for column, width in enumerate(results["widths"], 1):
        sheet.range((1, column)).column_width = width
    sheet.range("A1").value, sheet.range("A2").value = results["title"], results["summary"]
    sheet.range("A1").font.bold, sheet.range("A1").font.size = True, _TITLE_SIZE
    heading = sheet.range((_HEADING_ROW, 1), (_HEADING_ROW, columns))
    heading.value, heading.font.bold, heading.color = results["headings"], True, _HEADING_FILL
    if lines:
        _write_lines(sheet, lines, columns)
    lock(sheet)
    shown.activate()


def remove(book: xw.Book) -> None:
    """Remove every sheet of ours."""
    ours = [sheet for sheet in book.sheets if _is_ours(sheet)]
    with book.app.properties(display_alerts=False):
        for sheet in ours:
            unlock(sheet)
            sheet.delete()


def _is_ours(sheet: xw.Sheet) -> bool:
    if not sheet.name.startswith(traces.RESULTS_NAME):
        return False
    width = sheet.used_range.last_cell.column
    first = str(sheet.range("A1").value)
    return traces.is_our_sheet(sheet.name, first, locked=is_locked(sheet), width=width)


def _write_lines(sheet: xw.Sheet, lines: list[dict[str, str]], columns: int) -> None:
    body = sheet.range((_HEADING_ROW + 1, 1), (_HEADING_ROW + len(lines), columns))
    keys = ("severity", "sheet", "cell", "sentence", "mend", "code")
    body.value = [[line[key] for key in keys] for line in lines]
    body.wrap_text = True
    for row, line in enumerate(lines, _HEADING_ROW + 1):
        title = line["sheet"].replace("'", "''")
        link = sheet.range((row, _CELL_COLUMN))
        link.add_hyperlink(f"#'{title}'!{line['cell']}", line["cell"])
        if line["fill"]:
            sheet.range((row, 1)).color = line["fill"]
    body.rows.autofit()
