"""A zipped workbook looked at from outside, then unpacked in memory within limits.

Runs in the child process. Nothing is ever written to disk, so names of members cannot lead
anywhere; strange ones are refused all the same, for no honest program writes them.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from workbook.reading.refused import RefusedError
from workbook.reading.remembered import LONGEST, remembered
from workbook.refusal import Reason

# Far above any real biểu (measured on public workbooks).
MAX_UNPACKED = 300_000_000
MAX_MEMBERS = 5_000

_STORED_OR_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED_FLAG = 0x1
_XML = (".xml", ".rels")
# What a member begins with: mark, lengths of its name and of what follows the name.
_HEADER = struct.Struct("<4s22xHH")
_MARK, _UTF8_FLAG = b"PK\x03\x04", 0x800
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*?\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_UTF16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError,
    ValueError,
)  # fmt: skip


class Package:
    """The parts of a package by lower-case name; only those asked for are ever unpacked."""

    def __init__(self, content: bytes) -> None:
        try:
            members = zipfile.ZipFile(io.BytesIO(content)).infolist()
        except _BROKEN:
            raise RefusedError(Reason.DAMAGED) from None
        _require_honest_directory(members)
        self._content = content
        self._members = {plain_name(one.filename): one for one in members}

    def part(self, name: str) -> bytes | None:
        """One part, XML as UTF-8; None where there is none. Raises RefusedError."""
        member = self._members.get(name)
        if member is None:
            return None
        # By its size when unpacked: what is remembered must not be a bomb.
        unpacked = _known_unpacked if member.file_size <= LONGEST else _unpacked
        is_xml = name.endswith(_XML)
        return unpacked(
            self._packed(member), member.compress_type, member.file_size, member.CRC, is_xml
        )

    def _packed(self, member: zipfile.ZipInfo) -> bytes:
        """The bytes of a member, behind a header that must name the member that we look for."""
        start = member.header_offset
        header = self._content[start : start + _HEADER.size]
        if len(header) < _HEADER.size:
            raise RefusedError(Reason.DAMAGED)
        mark, name_length, extra_length = _HEADER.unpack(header)
        start += _HEADER.size
        name = self._content[start : start + name_length]
        encoding = "utf-8" if member.flag_bits & _UTF8_FLAG else "cp437"
        if mark != _MARK or name != member.orig_filename.encode(encoding):
            raise RefusedError(Reason.DAMAGED)
        start += name_length + extra_length
        return self._content[start : start + member.compress_size]

    def declared(self, name: str) -> bytes:
        """A part that must be there, because another one names it. Raises RefusedError."""
        part = self.part(name)
        if part is None:
            raise RefusedError(Reason.DAMAGED)
        return part


def _require_honest_directory(members: list[zipfile.ZipInfo]) -> None:
    """Look at names, sizes and methods before anything is unpacked."""
    if len(members) > MAX_MEMBERS or sum(one.file_size for one in members) > MAX_UNPACKED:
        raise RefusedError(Reason.TOO_LARGE)
    names = [plain_name(one.filename) for one in members]
    if len(set(names)) < len(names) or any(map(_leads_outside, names)):
        raise RefusedError(Reason.UNSAFE)
    if any(one.flag_bits & _ENCRYPTED_FLAG for one in members):
        raise RefusedError(Reason.ENCRYPTED)
    if any(one.compress_type not in _STORED_OR_DEFLATED for one in members):
        raise RefusedError(Reason.UNSAFE)


def _unpacked(packed: bytes, method: int, size: int, checksum: int, is_xml: bool) -> bytes:
    """One part, unpacked no further than to its declared size: no size can lie."""
    try:
        part = packed
        if method == zipfile.ZIP_DEFLATED:
            part = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1)
    except zlib.error:
        raise RefusedError(Reason.DAMAGED) from None
    if len(part) != size or zlib.crc32(part) != checksum:
        raise RefusedError(Reason.DAMAGED)
    return _sound_xml(part) if is_xml else part


_known_unpacked = remembered(_unpacked)


def plain_name(name: str) -> str:
    """Names of parts ignore case; some old programs write backslashes in them."""
    return name.replace("\\", "/").lower()


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or ":" in name or ".." in name.split("/")


def _sound_xml(part: bytes) -> bytes:
    """The part in UTF-8 without a DOCTYPE, so without entities of its own. Raises RefusedError."""
    part = _as_utf8(part)
    if b"<!DOCTYPE" in part:  # XML knows capitals only
        raise RefusedError(Reason.UNSAFE)
    return part


def _as_utf8(part: bytes) -> bytes:
    """Calamine reads nothing at all from UTF-16 parts, and expat knows encodings nobody needs."""
    utf16 = _UTF16.get(part[:2])
    if utf16:
        return _DECLARATION.sub(b"", part.decode(utf16).lstrip("\ufeff").encode(), count=1)
    part = part.removeprefix(b"\xef\xbb\xbf")
    declaration = _DECLARATION.match(part)
    declared = _ENCODING.search(declaration[0]) if declaration else None
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise RefusedError(Reason.DAMAGED)
    return part
