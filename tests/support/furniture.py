"""What people do to a sheet that means nothing: moving, inserting, sorting, renaming."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.agency_sheets import FIRST
from support.sheets import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    import gspread

PERCENT = KEYS.index("percent")


def change(book: gspread.Spreadsheet, **request: object) -> None:
    """One request of a batchUpdate."""
    book.batch_update({"requests": [request]})


def columns(start: int, end: int) -> dict[str, Any]:
    """Columns of the first tab, half open."""
    return {"sheetId": 0, "dimension": "COLUMNS", "startIndex": start, "endIndex": end}


def rows(start: int, end: int) -> dict[str, Any]:
    """Rows of the first tab, half open."""
    return {"sheetId": 0, "dimension": "ROWS", "startIndex": start, "endIndex": end}


def area(top: int, bottom: int, left: int = 0, right: int = len(KEYS)) -> dict[str, int]:
    """Cells of the first tab, half open."""
    rows = {"sheetId": 0, "startRowIndex": top, "endRowIndex": bottom}
    return rows | {"startColumnIndex": left, "endColumnIndex": right}


def _sort(book: gspread.Spreadsheet) -> None:
    order = {"dimensionIndex": PERCENT, "sortOrder": "DESCENDING"}
    change(book, sortRange={"range": area(FIRST, FIRST + 4), "sortSpecs": [order]})


def _rename_tab(book: gspread.Spreadsheet) -> None:
    book.sheet1.update_title("Tiến độ: 2026/Q4 'A'!")


def _other_tab_first(book: gspread.Spreadsheet) -> None:
    book.add_worksheet("A1", 5, 5, index=0).update([["Mã nhiệm vụ", "TT", "Nội dung công việc"]])


def _reword(book: gspread.Spreadsheet) -> None:
    book.sheet1.update([["Đạt được bao nhiêu", "Việc đã làm"]], "I3:J3", raw=True)


def _swap_headings(book: gspread.Spreadsheet) -> None:
    book.sheet1.update([["Kết quả thực hiện", "Khó khăn/vướng mắc"]], "K3:L3", raw=True)


def _blank_heading(book: gspread.Spreadsheet) -> None:
    book.sheet1.batch_clear(["I3"])


FURNITURE: dict[str, Callable[[gspread.Spreadsheet], None]] = {
    "column moved to the front": lambda book: change(
        book, moveDimension={"source": columns(PERCENT, PERCENT + 1), "destinationIndex": 1}
    ),
    "column inserted": lambda book: change(
        book, insertDimension={"range": columns(PERCENT, PERCENT + 2)}
    ),
    "a column that is not read back deleted": lambda book: change(
        book, deleteDimension={"range": columns(4, 5)}
    ),
    "rows inserted at the top": lambda book: change(book, insertDimension={"range": rows(0, 2)}),
    "rows inserted between tasks": lambda book: change(
        book, insertDimension={"range": rows(FIRST + 1, FIRST + 3)}
    ),
    "rows sorted": _sort,
    "tab renamed": _rename_tab,
    "another tab in front": _other_tab_first,
}
WORDING: dict[str, Callable[[gspread.Spreadsheet], None]] = {
    "headings reworded": _reword,
    "headings swapped": _swap_headings,
    "a heading emptied": _blank_heading,
}
