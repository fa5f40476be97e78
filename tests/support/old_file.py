"""Small .xls files written record by record (MS-XLS, MS-CFB), for tests without an office."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind: int, content: bytes = b"") -> bytes:
    """One record."""
    return struct.pack("<HH", kind, len(content)) + content


def old_workbook(*records: bytes, formats: tuple[str, ...] = ("General",)) -> bytes:
    """A workbook of one sheet “Bieu”; style n has the n-th number format."""
    form = b"".join(
        record(0x41E, struct.pack("<HHB", 164 + n, len(text), 0) + text.encode("latin-1"))
        for n, text in enumerate(formats)
    )
    styles = b"".join(record(0xE0, struct.pack("<HH16x", 0, 164 + n)) for n in range(len(formats)))
    name = b"Bieu"
    start = record(0x809, struct.pack("<HH12x", 0x600, 5)) + form + styles
    sheet = struct.pack("<BBBB", 0, 0, len(name), 0) + name
    at = len(start) + 4 + 4 + len(sheet) + 4
    head = start + record(0x85, struct.pack("<I", at) + sheet) + record(0x0A)
    body = record(0x809, struct.pack("<HH12x", 0x600, 0x10)) + b"".join(records) + record(0x0A)
    return _compound(head + body)


def _compound(stream: bytes) -> bytes:
    """The one stream `Workbook`, long enough to need no small sectors."""
    stream = stream.ljust(-(-max(len(stream), 4096) // _SECTOR) * _SECTOR, b"\0")
    count = len(stream) // _SECTOR
    header = bytearray(_SECTOR)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 44, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    struct.pack_into("<109I", header, 76, 0, *[_FREE] * 108)
    chain = [*range(3, 2 + count), _END]
    table = [_TABLE, _END, *chain]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    folder = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 2, len(stream))
    return bytes(header) + struct.pack("<128I", *table) + folder.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text) + 2, kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
