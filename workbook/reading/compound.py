"""A stream out of an OLE compound file (MS-CFB): where old .xls files keep their records."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENTRY, _MINI_SECTOR, _HEADER_TABLE = 128, 64, 109
_END = 0xFFFFFFFA  # this and above are no sectors
# Where the header says what (MS-CFB 2.2).
_SHIFT_AT, _FOLDER_AT, _CUTOFF_AT, _MINI_AT, _MORE_AT, _TABLE_AT = 30, 48, 56, 60, 68, 76


class Compound:
    """An opened compound file. Raises RefusedError for chains that lead in circles or nowhere."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        (shift,) = struct.unpack_from("<H", content, _SHIFT_AT)
        if shift not in (9, 12):
            raise RefusedError(Reason.DAMAGED)
        self._size = 1 << shift
        self._table = self._numbers(self._table_sectors())
        self._mini_table = self._numbers(self._chain(self._long(_MINI_AT)))
        self._streams = dict(self._entries(self._read(self._long(_FOLDER_AT))))

    def stream(self, *names: str) -> bytes | None:
        """The first stream of one of these names; None where there is none."""
        for name in names:
            if name in self._streams:
                start, size = self._streams[name]
                return (
                    self._mini(start, size)
                    if size < self._long(_CUTOFF_AT)
                    else self._read(start)[:size]
                )
        return None

    def _long(self, place: int) -> int:
        return int(struct.unpack_from("<I", self._content, place)[0])

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._content[start : start + self._size]
        if not sector:
            raise RefusedError(Reason.DAMAGED)
        return sector

    def _table_sectors(self) -> list[int]:
        """Sectors of the allocation table: the first are in the header, more in a chain."""
        numbers = list(struct.unpack_from(f"<{_HEADER_TABLE}I", self._content, _TABLE_AT))
        more, seen = self._long(_MORE_AT), 0
        while more < _END:
            *own, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            numbers.extend(own)
            seen += 1
            if seen > len(self._content) // self._size:
                raise RefusedError(Reason.DAMAGED)
        return [number for number in numbers if number < _END]

    def _numbers(self, sectors: Iterable[int]) -> list[int]:
        joined = b"".join(map(self._sector, sectors))
        return list(struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4]))

    def _chain(self, start: int, table: list[int] | None = None) -> list[int]:
        table = self._table if table is None else table
        chain: list[int] = []
        while start < _END:
            if len(chain) > len(table) or start >= len(table):
                raise RefusedError(Reason.DAMAGED)
            chain.append(start)
            start = table[start]
        return chain

    def _read(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start)))

    def _mini(self, start: int, size: int) -> bytes:
        """Small streams share the sectors of the root entry."""
        inside = self._read(self._streams["Root Entry"][0])
        places = (number * _MINI_SECTOR for number in self._chain(start, self._mini_table))
        return b"".join(inside[at : at + _MINI_SECTOR] for at in places)[:size]

    def _entries(self, folder: bytes) -> list[tuple[str, tuple[int, int]]]:
        entries: list[tuple[str, tuple[int, int]]] = []
        for at in range(0, len(folder) - _ENTRY + 1, _ENTRY):
            (length,) = struct.unpack_from("<H", folder, at + 64)
            name = folder[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", folder, at + 116)
            entries.append((name, (start, size)))
        return entries
