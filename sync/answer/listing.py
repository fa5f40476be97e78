"""The tab “Kiểm tra”: every finding of every plan of one agency, each with a link to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync import sheet_keys
from sync.handout.requests import BLUE, FONT, Request, area, size
from workbook.marks import FILLS
from workbook.results_sheet import HEADINGS, WIDTHS, results_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sync.answer.reading import Book, Tab
    from validators.findings import Finding

NAME = "Kiểm tra"
_TITLE = "KẾT QUẢ KIỂM TRA"
_NOTHING = "Không có điểm cần sửa."
_TOP = 3  # rows above the first finding: title, sum, headings
_SHEET, _CELL = HEADINGS.index("Trang tính"), HEADINGS.index("Ô")
_PIXELS_PER_CHARACTER = 7
_FILLS = {severity.value: fill for severity, fill in FILLS.items()}

Row = tuple[str, ...]


def list_id(book: Book) -> int:
    """The tab of our list: the one that is there, or the number of the one to be made."""
    taken = {tab.id for tab in book.tabs}
    free = next(number for number in range(1, len(taken) + 2) if number not in taken)
    return book.list_tab.id if book.list_tab else free


def list_requests(book: Book, tab: Tab, findings: Sequence[Finding]) -> Iterator[Request]:
    """What brings our list up to date; nothing where there is none and nothing to say."""
    there = book.list_tab
    rows = [*_of_other_plans(book, tab), *_rows(findings)]
    if there is None and not rows:
        return
    if there is None or _said(there) != rows:
        number = list_id(book)
        yield from _opened(book, there, number, len(rows))
        yield _written(book, number, rows, there.rows if there else 0)


def _rows(findings: Sequence[Finding]) -> list[Row]:
    return [
        (row.severity, row.sheet, row.cell, row.sentence, row.mend, row.code)
        for row in results_sheet(findings).rows
    ]


def _of_other_plans(book: Book, tab: Tab) -> list[Row]:
    """What the list says about the tabs of other plans, which this answer is not about."""
    others = {other.title for other in book.tabs if other.plan and other is not tab}
    said = _said(book.list_tab) if book.list_tab else []
    return [row for row in said if row[_SHEET] in others]


def _said(tab: Tab) -> list[Row]:
    lines = [tuple(cell.shown for cell in row) for row in tab.raw.rows[_TOP:]]
    return [(*line, *[""] * (len(HEADINGS) - len(line))) for line in lines if any(line)]


def _opened(book: Book, there: Tab | None, number: int, rows: int) -> Iterator[Request]:
    grid = {"rowCount": _TOP + max(rows, 1), "columnCount": len(HEADINGS), "frozenRowCount": _TOP}
    properties: Request = {"sheetId": number, "gridProperties": grid}
    if there:
        grown = {**properties, "gridProperties": {"rowCount": max(there.rows, grid["rowCount"])}}
        fields = "gridProperties.rowCount"
        yield {"updateSheetProperties": {"properties": grown, "fields": fields}}
        return
    titles = {tab.title.casefold() for tab in book.tabs}
    names = (NAME, *(f"{NAME} ({n})" for n in range(2, len(titles) + 3)))
    title = next(name for name in names if name.casefold() not in titles)
    yield {"addSheet": {"properties": {**properties, "title": title}}}
    entry = {
        "metadataKey": sheet_keys.LIST,
        "location": {"sheetId": number},
        "visibility": "DOCUMENT",
    }
    yield {"createDeveloperMetadata": {"developerMetadata": entry}}
    for place, width in enumerate(WIDTHS):
        yield size(number, "COLUMNS", place, pixelSize=int(width * _PIXELS_PER_CHARACTER))


def _written(book: Book, number: int, rows: Sequence[Row], before: int) -> Request:
    """The whole list in one request; cells that are not written any more become empty."""
    tabs = {tab.title: tab.id for tab in book.tabs}
    summary = f"Có {len(rows)} điểm cần sửa." if rows else _NOTHING
    bold = {"textFormat": {**FONT, "bold": True}}
    lines = [
        [_shown(_TITLE, **bold)],
        [_shown(summary)],
        [_shown(text, backgroundColor=BLUE, **bold) for text in HEADINGS],
        *(_line(book.key, tabs, row) for row in rows),
    ]
    end = max(len(lines), before, _TOP + 1)
    return {
        "updateCells": {
            "range": area(number, (0, end), (0, len(HEADINGS))),
            "rows": [{"values": line} for line in lines],
            "fields": "userEnteredValue,userEnteredFormat",
        }
    }


def _line(key: str, tabs: dict[str, int], row: Row) -> list[Request]:
    # Text with a link, not =HYPERLINK(): its separator depends on the locale.
    link = f"https://docs.google.com/spreadsheets/d/{key}/edit#gid={tabs[row[_SHEET]]}&range={row[_CELL]}"
    cells = [_shown(text, wrapStrategy="WRAP", verticalAlignment="TOP") for text in row]
    cells[0] = _shown(row[0], verticalAlignment="TOP", backgroundColor=_colour(_FILLS[row[0]]))
    cells[_CELL] = _shown(
        row[_CELL], verticalAlignment="TOP", textFormat={**FONT, "link": {"uri": link}}
    )
    return cells


def _shown(text: str, **looks: object) -> Request:
    dressed = {"textFormat": FONT, "numberFormat": {"type": "TEXT"}, **looks}
    return {"userEnteredValue": {"stringValue": text}, "userEnteredFormat": dressed}


def _colour(code: str) -> Request:
    parts = zip(("red", "green", "blue"), (1, 3, 5), strict=True)
    return {name: int(code[at : at + 2], 16) / 255 for name, at in parts}
