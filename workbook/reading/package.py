"""A zipped workbook looked at from outside, then unpacked in memory within limits.

Runs in the child process. Nothing is ever written to disk, so names of members cannot lead
anywhere; strange ones are refused all the same, for no honest program writes them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

# Far above any real biểu (measured on public workbooks).
MAX_UNPACKED = 300_000_000
MAX_MEMBERS = 5_000

_STORED_OR_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED_FLAG = 0x1
_XML = (".xml", ".rels")
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
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN:
            raise RefusedError(Reason.DAMAGED) from None
        members = self._zip.infolist()
        _require_honest_directory(members)
        self._members = {plain_name(one.filename): one for one in members}

    def part(self, name: str) -> bytes | None:
        """One part, XML as UTF-8; None where there is none. Raises RefusedError.

        `ZipFile.read` stops at the declared size and compares the checksum: no size can lie.
        """
        member = self._members.get(name)
        if member is None:
            return None
        try:
            part = self._zip.read(member)
        except _BROKEN:
            raise RefusedError(Reason.DAMAGED) from None
        return _sound_xml(part) if name.endswith(_XML) else part

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
