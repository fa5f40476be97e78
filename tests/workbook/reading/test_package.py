"""What a package says of its members must be true, or nothing of it is read."""

from __future__ import annotations

import struct

import pytest
from support.small_packages import SHEET, cell, parts, sheet, zipped

from workbook.reading.package import Package
from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

PARTS = parts(sheet(cell("A1", "Ủy ban")))
CONTENT = zipped(PARTS)
NAME = SHEET.encode()
# Where the sheet's member begins, and where the directory says so.
START, ENTRY = CONTENT.index(NAME) - 30, CONTENT.rindex(NAME) - 46


def changed(place: int, kind: str, value: int) -> bytes:
    """The package with one number of a header changed."""
    content = bytearray(CONTENT)
    struct.pack_into(kind, content, place, value)
    return bytes(content)


def test_a_sound_member_is_read() -> None:
    """Else the refusals below would prove nothing; stored or deflated, it is the same."""
    for content in (CONTENT, zipped(PARTS, method=0)):
        assert Package(content).declared(SHEET) == str(PARTS[SHEET]).encode()


@pytest.mark.parametrize(
    "content",
    [
        changed(ENTRY + 16, "<I", 1),
        changed(ENTRY + 20, "<I", 10),
        changed(ENTRY + 24, "<I", 10),
        changed(ENTRY + 24, "<I", 1 << 20),
        changed(ENTRY + 42, "<I", 0),
        changed(ENTRY + 42, "<I", START + 1),
        changed(START + 30, "<B", ord("y")),
        changed(START + 26, "<H", 1),
    ],
    ids=["checksum", "packed", "short", "long", "other", "no header", "name", "name length"],
)
def test_a_member_that_is_not_as_declared_is_damaged(content: bytes) -> None:
    """Checksum, sizes, place and name of the directory are compared with what is there."""
    with pytest.raises(RefusedError) as refused:
        Package(content).declared(SHEET)

    assert refused.value.reason is Reason.DAMAGED
