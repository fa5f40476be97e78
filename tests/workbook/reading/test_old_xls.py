"""Old .xls files: errors, formats, hidden rows and columns, though calamine tells none of them."""

from __future__ import annotations

import struct
from datetime import datetime
from pathlib import Path

import pytest
from support.old_file import old_workbook, record

from workbook.raw_table import State
from workbook.reading import decode_workbook
from workbook.refusal import Reason, Refusal

DATE = '"Thang "m/yyyy'


def _number(row: int, column: int, style: int, value: float) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def _error(row: int, column: int, code: int) -> bytes:
    return record(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def _text(row: int, column: int, text: str) -> bytes:
    own = struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
    return record(0x204, struct.pack("<HHH", row, column, 0) + own)


RECORDS = (
    record(0x7D, struct.pack("<HHHHH2x", 1, 1, 2000, 0, 1)),
    record(0x208, struct.pack("<HHHHHHHH", 1, 0, 4, 300, 0, 0, 0x20, 0)),
    _number(0, 0, 1, 0.8),
    _number(0, 1, 2, 46054),
    _error(0, 2, 0x17),
    _text(1, 0, "Ủy ban"),
    record(0xBD, struct.pack("<HHHIHIH", 1, 1, 0, 80 << 2 | 2, 0, 8750 << 2 | 3, 2)),
    record(0xE5, struct.pack("<HHHHH", 1, 2, 3, 0, 1)),
)


def test_every_kind_of_cell_is_read() -> None:
    """Numbers with their formats, packed numbers, texts, errors, and what is hidden or merged."""
    content = old_workbook(*RECORDS, formats=("General", "0%", DATE))

    (table,) = decode_workbook(Path("a.xls"), content)

    assert [[cell.shown for cell in row] for row in table.rows] == [
        ["80%", "Thang 2/2026", "#REF!"],
        ["Ủy ban", "80", "87,5"],
    ]
    assert table.at(0, 1).stored == datetime(2026, 2, 1)  # noqa: DTZ001  # as sheets store it
    assert table.at(0, 2).state is State.ERROR
    assert (table.merged, table.hidden_rows, table.hidden_columns) == (("A3:B4",), {1}, {1})


def test_a_password_is_said() -> None:
    """A file that is encrypted record by record says so, and nothing of it is read."""
    content = bytearray(old_workbook(*RECORDS))
    at = content.index(b"\x1e\x04")
    content[at : at + 2] = struct.pack("<H", 0x2F)

    with pytest.raises(Refusal) as refusal:
        decode_workbook(Path("a.xls"), bytes(content))

    assert refusal.value.reason is Reason.ENCRYPTED


def test_the_same_cell_twice_is_refused() -> None:
    """Two values for one place are damage, not a choice."""
    content = old_workbook(_number(0, 0, 0, 1), _number(0, 0, 0, 2))

    with pytest.raises(Refusal) as refusal:
        decode_workbook(Path("a.xls"), content)

    assert refusal.value.reason is Reason.DAMAGED
