"""Writes our sheet “Kết quả kiểm tra” into a document that is open in LibreOffice."""

from __future__ import annotations

from typing import Any

import uno  # pyright: ignore[reportMissingImports]  # LibreOffice gives it

from . import office_cells, traces
from .office_marks import unprotect

_PAGE_STYLE = "phancong"
_FONT, _SIZE, _BOLD = "Times New Roman", 11.0, 150.0
_INDENT = 100  # 1/100 mm
_DIGIT = 220  # the width of one digit, in 1/100 mm
_HEADING_FILL = 0xDCE6F1
_HEADING_ROW = 3
_KEYS = ("severity", "sheet", "cell", "sentence", "mend", "code")
_CELL_COLUMN = 2
_MARGIN, _A4 = 1_500, (29_700, 21_000)  # 1/100 mm


def write(document: Any, results: dict[str, Any]) -> None:
    """Write the sheet behind all others, and lock it without a password."""
    sheets = document.getSheets()
    name = traces.free_name(sheets.getElementNames())
    sheets.insertNewByName(name, sheets.getCount())
    sheet = sheets.getByName(name)
    for column, width in enumerate(results["widths"]):
        sheet.getColumns().getByIndex(column).Width = int(width * _DIGIT)
    lines, columns = results["rows"], len(results["headings"])
    _write_head(sheet, results, columns)
    if lines:
        _write_rows(document, sheet, lines, columns)
    _set_page(document, sheet)
    sheet.protect("")


def says(document: Any, results: dict[str, Any]) -> bool:
    """Whether the one sheet of ours says just this already."""
    ours = [sheet for sheet in document.getSheets() if is_ours(sheet)]
    if len(ours) != 1 or ours[0].getCellByPosition(0, 1).String != results["summary"]:
        return False
    lines, columns = results["rows"], len(results["headings"])
    # One row more than there should be: it must be empty.
    area = ours[0].getCellRangeByPosition(
        0, _HEADING_ROW + 1, columns - 1, _HEADING_ROW + 1 + len(lines)
    )
    wanted = [tuple(line[key] for key in _KEYS) for line in lines]
    return list(area.getDataArray()) == [*wanted, ("",) * columns]


def remove(document: Any) -> None:
    """Remove every sheet of ours, and the page style that came with it."""
    sheets = document.getSheets()
    for name in sheets.getElementNames():
        sheet = sheets.getByName(name)
        if is_ours(sheet):
            unprotect(sheet)
            if not sheet.isProtected():  # a password is the person's, and so is the sheet then
                sheets.removeByName(name)
    styles = _page_styles(document)
    if styles.hasByName(_PAGE_STYLE) and not styles.getByName(_PAGE_STYLE).isInUse():
        styles.removeByName(_PAGE_STYLE)


def is_ours(sheet: Any) -> bool:
    """Whether we wrote a sheet."""
    first = sheet.getCellByPosition(0, 0).String
    width = office_cells.extent(sheet)[1]
    return traces.is_our_sheet(sheet.Name, first, locked=sheet.isProtected(), width=width)


def is_present(document: Any) -> bool:
    """Whether there is a sheet of ours."""
    return any(is_ours(sheet) for sheet in document.getSheets())


def _write_head(sheet: Any, results: dict[str, Any], columns: int) -> None:
    title = sheet.getCellByPosition(0, 0)
    title.String, title.CharWeight = results["title"], _BOLD
    sheet.getCellByPosition(0, 1).String = results["summary"]
    heading = sheet.getCellRangeByPosition(0, _HEADING_ROW, columns - 1, _HEADING_ROW)
    heading.setDataArray((tuple(results["headings"]),))
    heading.CharWeight, heading.CellBackColor = _BOLD, _HEADING_FILL
    whole = sheet.getCellRangeByPosition(0, 0, columns - 1, _HEADING_ROW)
    whole.CharFontName = _FONT
    whole.CharHeight = _SIZE
    title.CharHeight = 14.0


def _write_rows(document: Any, sheet: Any, lines: list[dict[str, str]], columns: int) -> None:
    first, last = _HEADING_ROW + 1, _HEADING_ROW + len(lines)
    body = sheet.getCellRangeByPosition(0, first, columns - 1, last)
    body.setDataArray(
        tuple(tuple("" if key == "cell" else line[key] for key in _KEYS) for line in lines)
    )
    body.CharFontName, body.CharHeight, body.IsTextWrapped = _FONT, _SIZE, True
    body.ParaIndent = _INDENT
    _border(sheet.getCellRangeByPosition(0, _HEADING_ROW, columns - 1, last))
    for row, line in enumerate(lines, first):
        field = _link(document, line["sheet"], line["cell"])
        cell = sheet.getCellByPosition(_CELL_COLUMN, row)
        cell.insertTextContent(cell.createTextCursor(), field, False)
        if line["fill"]:
            sheet.getCellByPosition(0, row).CellBackColor = int(line["fill"][1:], 16)
    body.getRows().OptimalHeight = True


def _link(document: Any, sheet: str, cell: str) -> Any:
    """A link that jumps to a cell of this document."""
    field = document.createInstance("com.sun.star.text.TextField.URL")
    field.URL = "#'{}'.{}".format(sheet.replace("'", "''"), cell)
    field.Representation = cell
    return field


def _border(area: Any) -> None:
    line = uno.createUnoStruct("com.sun.star.table.BorderLine2")
    line.OuterLineWidth, line.LineWidth, line.Color = 18, 18, 0x7F7F7F
    border = area.TableBorder
    for side in ("TopLine", "BottomLine", "LeftLine", "RightLine", "HorizontalLine",
                 "VerticalLine"):  # fmt: skip
        setattr(border, side, line)
        setattr(border, f"Is{side}Valid", True)
    area.TableBorder = border
    area.VertJustify = 1  # com.sun.star.table.CellVertJustify2.TOP


def _page_styles(document: Any) -> Any:
    return document.getStyleFamilies().getByName("PageStyles")


def _set_page(document: Any, sheet: Any) -> None:
    """A4 landscape, one page wide, the heading repeated; the person's own page stays as it is."""
    styles = _page_styles(document)
    if not styles.hasByName(_PAGE_STYLE):
        style = document.createInstance("com.sun.star.style.PageStyle")
        styles.insertByName(_PAGE_STYLE, style)
        style.IsLandscape, style.Width, style.Height = True, _A4[0], _A4[1]
        style.LeftMargin = style.RightMargin = _MARGIN
        style.ScaleToPagesX, style.ScaleToPagesY = 1, 0
        style.HeaderIsOn = False
    sheet.PageStyle = _PAGE_STYLE
    sheet.setPrintTitleRows(True)
    rows = sheet.getTitleRows()
    rows.StartRow = rows.EndRow = _HEADING_ROW
    sheet.setTitleRows(rows)
