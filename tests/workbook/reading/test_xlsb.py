""".xlsb files, written record by record: the same promises as for any other kind."""

from __future__ import annotations

import struct
from pathlib import Path

from support.small_packages import relations, zipped

from workbook.raw_table import State
from workbook.reading import decode_workbook

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _record(kind: int, content: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(content)]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    return _record(kind, struct.pack("<II", column, style) + value)


def _row(row: int, flags: int = 0) -> bytes:
    return _record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, flags, 0, 0))


SHEET = b"".join(
    (
        _record(129),
        _record(148, struct.pack("<IIII", 0, 1, 0, 4)),
        _record(60, struct.pack("<IIIIH", 1, 1, 2000, 0, 1)),
        _record(145),
        _row(0),
        _cell(5, 0, struct.pack("<d", 0.8), 1),
        _cell(2, 1, struct.pack("<I", 80 << 2 | 2)),
        _cell(3, 2, b"\x17"),
        _cell(6, 3, _wide("Ủy ban")),
        _row(1, 0x10),
        _cell(4, 0, b"\x01"),
        _record(146),
        _record(176, struct.pack("<IIII", 2, 3, 0, 1)),
        _record(130),
    )
)
STYLES = b"".join(
    (
        _record(278),
        _record(617, struct.pack("<I", 2)),
        _record(47, struct.pack("<HHHHHBB", 0xFFFF, 0, 0, 0, 0, 0, 0) + bytes(4)),
        _record(47, struct.pack("<HHHHHBB", 0xFFFF, 9, 0, 0, 0, 0, 0) + bytes(4)),
        _record(618),
        _record(279),
    )
)
BOOK = b"".join(
    (
        _record(131),
        _record(153, bytes(12)),
        _record(143),
        _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Biểu")),
        _record(144),
        _record(132),
    )
)


def test_every_kind_of_cell_is_read() -> None:
    """Percentages, packed numbers, errors, texts, truths, and what is hidden or merged."""
    content = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(_relation("r", "officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": BOOK,
            "xl/_rels/workbook.bin.rels": relations(
                _relation("rId1", "worksheet", "worksheets/sheet1.bin")
                + _relation("rId2", "styles", "styles.bin")
            ),
            "xl/worksheets/sheet1.bin": SHEET,
            "xl/styles.bin": STYLES,
        }
    )

    (table,) = decode_workbook(Path("a.xlsb"), content)

    assert [[cell.shown for cell in row] for row in table.rows] == [
        ["80%", "80", "#REF!", "Ủy ban"],
        ["ĐÚNG"],
    ]
    assert table.at(0, 2).state is State.ERROR
    assert (table.merged, table.hidden_rows, table.hidden_columns) == (("A3:B4",), {1}, {1})
