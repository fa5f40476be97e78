"""An .xlsb package as sheets: our scan of its records, calamine's texts (MS-XLSB 2.3)."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validators.a1 import address
from workbook.reading.grid import BOOLEAN, ERROR, MAX_COLUMNS, Content
from workbook.reading.marked import ERRORS, TEXT_MARK, Marks, rk, whole, with_texts
from workbook.reading.number_formats import BUILT_IN, GENERAL, number_content
from workbook.reading.refused import RefusedError
from workbook.reading.relations import relations
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.reading.grid import Grid
    from workbook.reading.package import Package

_ROW, _COLUMNS, _MERGED = 0, 60, 176
_RK, _ERRORS, _BOOLEANS, _NUMBERS, _TEXTS = 2, (3, 11), (4, 10), (5, 9), (6, 7, 8)
_SHEET, _PROPERTIES, _FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 156, 153, 44, 47, 617, 618
_HIDDEN_ROW = 0x10


def read_xlsb(package: Package, main: str, content: bytes) -> list[Grid]:
    """All worksheets in their order. Raises RefusedError."""
    found = relations(package, main)
    book = _Book()
    sheets: list[str] = []
    for kind, record in _records(package.declared(main)):
        if kind == _PROPERTIES:
            book.since_1904 = bool(record[0] & 1)
        elif kind == _SHEET:
            relation = found[_wide(record, 8)[0]]
            if relation.kind == "worksheet":
                sheets.append(relation.target)
    for relation in found.values():
        if relation.kind == "styles":
            book.take_styles(package.declared(relation.target))
    return with_texts(content, [book.marks(package.declared(sheet)) for sheet in sheets])


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and size are numbers of 7 bits a byte, at most two and four bytes long."""
    at = 0
    while at < len(part):
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (part[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while True:
            size |= (part[at] & 0x7F) << shift
            shift += 7
            at += 1
            if not part[at - 1] & 0x80:
                break
        if at + size > len(part):
            raise RefusedError(Reason.DAMAGED)
        yield kind, part[at : at + size]
        at += size


def _wide(record: bytes, at: int) -> tuple[str, int]:
    """A text and where it ends."""
    (count,) = struct.unpack_from("<I", record, at)
    end = at + 4 + 2 * count
    return record[at + 4 : end].decode("utf-16-le"), end


@dataclass(slots=True)
class _Book:
    """What all sheets refer to."""

    formats: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    since_1904: bool = False

    def take_styles(self, part: bytes) -> None:
        """The number formats of cell styles."""
        among_cells = False
        for kind, record in _records(part):
            if kind == _FORMAT:
                self.formats[struct.unpack_from("<H", record)[0]] = _wide(record, 2)[0]
            elif kind in (_STYLES_BEGIN, _STYLES_END):
                among_cells = kind == _STYLES_BEGIN
            elif kind == _STYLE and among_cells:
                self.styles.append(struct.unpack_from("<H", record, 2)[0])

    def marks(self, part: bytes) -> Marks:
        """The cells of one sheet."""
        marks, row = Marks(), 0
        for kind, record in _records(part):
            if kind == _ROW:
                (row,) = struct.unpack_from("<I", record)
                if record[11] & _HIDDEN_ROW:
                    marks.hidden_rows.add(row)
            elif kind == _COLUMNS:
                _hide_columns(marks, record)
            elif kind == _MERGED:
                top, bottom, left, right = struct.unpack_from("<IIII", record)
                marks.merged.append(f"{address(top, left)}:{address(bottom, right)}")
            elif kind in (_RK, *_ERRORS, *_BOOLEANS, *_NUMBERS, *_TEXTS):
                column, style = struct.unpack_from("<II", record)
                marks.mark(row, column, self._content(kind, record[8:], style & 0xFFFFFF))
        return marks

    def _content(self, kind: int, value: bytes, style: int) -> Content:
        if kind in _TEXTS:
            return TEXT_MARK
        if kind in _ERRORS:
            return (ERROR, ERRORS.get(value[0], "#N/A"), "")
        if kind in _BOOLEANS:
            return (BOOLEAN, value[0] != 0, "")
        packed = kind == _RK
        number = struct.unpack_from("<I" if packed else "<d", value)[0]
        return self._number(rk(number) if packed else number, style)

    def _number(self, value: float, style: int) -> Content:
        if not math.isfinite(value):
            raise RefusedError(Reason.DAMAGED)
        number = self.styles[style] if self.styles else 0
        number_format = self.formats.get(number, BUILT_IN.get(number, GENERAL))
        return number_content(whole(value), number_format, since_1904=self.since_1904)


def _hide_columns(marks: Marks, record: bytes) -> None:
    first, last, width, _, flags = struct.unpack_from("<IIIIH", record)
    if flags & 1 or width == 0:
        marks.hidden_columns.update(range(first, min(last + 1, MAX_COLUMNS)))
