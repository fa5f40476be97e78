"""Small sheets written as text: one line a row, `|` between cells."""

from __future__ import annotations

from workbook.raw_table import BLANK, Cell, RawTable, SheetRef, State

HEADER = (
    "Mã nhiệm vụ|TT|Nội dung công việc|Đơn vị chủ trì|Đơn vị phối hợp|Kết quả/sản phẩm"
    "|Thời gian thực hiện|Trạng thái|Tỷ lệ %|Kết quả thực hiện|Khó khăn/vướng mắc|Ngày cập nhật"
)


def raw_table(text: str, source: str = "bieu.xlsx", sheet: str = "Biểu") -> RawTable:
    """The lines of `text` as a sheet; `#` cells like `#REF!` are error cells."""
    lines = text.strip("\n").split("\n")
    rows = tuple(tuple(map(_cell, line.split("|"))) for line in lines)
    return RawTable(SheetRef(source, sheet), rows)


def _cell(text: str) -> Cell:
    text = text.strip()
    if not text:
        return BLANK
    return Cell(text, text, State.ERROR if text.startswith("#") else State.VALUE)
