"""An old .xls file (BIFF5, BIFF8) as sheets: our scan of its records, calamine's texts (MS-XLS)."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from validators.a1 import address
from workbook.reading.compound import Compound
from workbook.reading.grid import BOOLEAN, ERROR, Content
from workbook.reading.marked import ERRORS, TEXT_MARK, Marks, rk, whole, with_texts
from workbook.reading.number_formats import BUILT_IN, GENERAL, number_content
from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.reading.grid import Grid

_BOF, _EOF, _FILE_PASS, _SHEET, _FORMAT, _XF, _EPOCH = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0, 0x22
_ROW, _COLUMNS, _MERGED = 0x208, 0x7D, 0xE5
_NUMBER, _RK, _MANY_RK, _BOOL_OR_ERROR, _FORMULA = 0x203, 0x27E, 0xBD, 0x205, 0x06
_TEXTS = (0xFD, 0x204, 0xD6)  # shared, own, with fonts
_BIFF8 = 0x600
_HIDDEN_ROW = 0x20


def read_old(content: bytes) -> list[Grid]:
    """All worksheets in their order. Raises RefusedError."""
    stream = Compound(content).stream("Workbook", "WORKBOOK", "Book", "BOOK")
    if stream is None:
        raise RefusedError(Reason.NOT_A_SPREADSHEET)
    book = _Book(stream)
    return with_texts(content, [book.marks(start) for start in book.starts])


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream; charts inside a sheet are substreams of their own."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        record = stream[start + 4 : start + 4 + size]
        if len(record) < size:
            break
        start += 4 + size
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            return
        if depth == 1:
            yield kind, record
    raise RefusedError(Reason.DAMAGED)


@dataclass(slots=True)
class _Book:
    """What stands before the sheets: where they start, number formats, the epoch."""

    stream: bytes
    starts: list[int] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    since_1904: bool = False
    is_biff8: bool = True

    def __post_init__(self) -> None:
        for kind, record in _records(self.stream, 0):
            if kind == _FILE_PASS:
                raise RefusedError(Reason.ENCRYPTED)
            self._take(kind, record)

    def _take(self, kind: int, record: bytes) -> None:
        if kind == _BOF:
            self.is_biff8 = struct.unpack_from("<H", record)[0] >= _BIFF8
        elif kind == _SHEET:
            start, _, sheet_type = struct.unpack_from("<IBB", record)
            if sheet_type == 0:
                self.starts.append(start)
        elif kind == _FORMAT:
            self.formats[struct.unpack_from("<H", record)[0]] = self._format(record)
        elif kind == _XF:
            self.styles.append(struct.unpack_from("<H", record, 2)[0])
        elif kind == _EPOCH:
            self.since_1904 = record[:1] == b"\x01"

    def _format(self, record: bytes) -> str:
        if not self.is_biff8:
            return record[3:].decode("cp1258", "replace")
        return record[5:].decode("utf-16-le" if record[4] & 1 else "latin-1", "replace")

    def marks(self, start: int) -> Marks:
        """The cells of the sheet that starts there."""
        marks = Marks()
        for kind, record in _records(self.stream, start):
            if kind in _PLACES:
                _PLACES[kind](marks, record)
            elif kind == _MANY_RK:
                self._many(marks, record)
            elif kind in (_NUMBER, _RK, _BOOL_OR_ERROR, _FORMULA, *_TEXTS):
                row, column, style = struct.unpack_from("<HHH", record)
                content = self._content(kind, record[6:], style)
                if content:
                    marks.mark(row, column, content)
        return marks

    def _content(self, kind: int, value: bytes, style: int) -> Content | None:
        if kind in _TEXTS:
            return TEXT_MARK
        if kind == _BOOL_OR_ERROR:
            return _bool_or_error(value[0], is_error=value[1] == 1)
        if kind == _RK:
            return self._number(rk(struct.unpack_from("<I", value)[0]), style)
        if kind == _FORMULA and value[6:8] == b"\xff\xff":
            return _result(value)
        return self._number(struct.unpack_from("<d", value)[0], style)

    def _many(self, marks: Marks, record: bytes) -> None:
        row, first = struct.unpack_from("<HH", record)
        for nth in range((len(record) - 6) // 6):
            style, packed = struct.unpack_from("<HI", record, 4 + 6 * nth)
            marks.mark(row, first + nth, self._number(rk(packed), style))

    def _number(self, value: float, style: int) -> Content:
        if not math.isfinite(value):
            raise RefusedError(Reason.DAMAGED)
        number = self.styles[style]
        number_format = self.formats.get(number, BUILT_IN.get(number, GENERAL))
        return number_content(whole(value), number_format, since_1904=self.since_1904)


def _bool_or_error(value: int, *, is_error: bool) -> Content:
    if is_error:
        return (ERROR, ERRORS.get(value, "#N/A"), "")
    return (BOOLEAN, value != 0, "")


def _result(value: bytes) -> Content | None:
    """What a formula came to, when that is no number: text, boolean, error, nothing."""
    kind = value[0]
    if kind == 0:
        return TEXT_MARK
    return _bool_or_error(value[2], is_error=kind == 2) if kind in (1, 2) else None  # noqa: PLR2004


def _row(marks: Marks, record: bytes) -> None:
    if record[12] & _HIDDEN_ROW:
        marks.hidden_rows.add(struct.unpack_from("<H", record)[0])


def _columns(marks: Marks, record: bytes) -> None:
    first, last, width, _, flags = struct.unpack_from("<HHHHH", record)
    if flags & 1 or width == 0:
        marks.hidden_columns.update(range(first, last + 1))


def _merged(marks: Marks, record: bytes) -> None:
    for nth in range(struct.unpack_from("<H", record)[0]):
        top, bottom, left, right = struct.unpack_from("<HHHH", record, 2 + 8 * nth)
        marks.merged.append(f"{address(top, left)}:{address(bottom, right)}")


_PLACES = {_ROW: _row, _COLUMNS: _columns, _MERGED: _merged}
