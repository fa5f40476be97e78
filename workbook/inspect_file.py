"""What a file really is, by its content and not by its name, before any parser sees it."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from workbook.refusal import Reason, Refusal

if TYPE_CHECKING:
    from pathlib import Path

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

# Limits of what a biểu can be; far above any real one (measured on public workbooks).
MAX_BYTES = 50_000_000
MAX_UNPACKED = 300_000_000
MAX_MEMBERS = 5_000


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of bearable size, or a Refusal."""
    try:
        if path.is_dir():
            raise Refusal(path, Reason.NOT_A_FILE)
        if path.stat().st_size > MAX_BYTES:
            raise Refusal(path, Reason.TOO_LARGE)
        content = path.read_bytes()
    except FileNotFoundError:
        raise Refusal(path, Reason.NOT_FOUND) from None
    except OSError:
        raise Refusal(path, Reason.NO_ACCESS) from None
    if not content.strip(b"\0 \r\n\t"):
        raise Refusal(path, Reason.EMPTY)
    return content


def require_xlsx(path: Path, content: bytes) -> None:
    """Return where `content` is an .xlsx package, whole, of bearable size and without traps."""
    head = content[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if content.startswith(_OLE):
        raise Refusal(path, Reason.ENCRYPTED if _ENCRYPTED in content else Reason.OLD_FORMAT)
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<script", b"<meta", b"<table")):
        raise Refusal(path, Reason.WEB_PAGE)
    if not content.startswith(_ZIP):
        raise Refusal(path, Reason.NOT_A_SPREADSHEET)
    _require_sound_package(path, content)


def _require_sound_package(path: Path, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            names = [member.filename.lower() for member in members]
            if len(names) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED:
                raise Refusal(path, Reason.TOO_LARGE)
            if len(set(names)) < len(names):
                raise Refusal(path, Reason.UNSAFE)
            if "xl/workbook.xml" not in names:
                raise Refusal(path, Reason.NOT_A_SPREADSHEET)
            if any(
                _has_doctype(package, m) for m in members if m.filename.endswith((".xml", ".rels"))
            ):
                raise Refusal(path, Reason.UNSAFE)
            if package.testzip():
                raise Refusal(path, Reason.DAMAGED)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        raise Refusal(path, Reason.DAMAGED) from None


def _has_doctype(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """A DOCTYPE stands before the root element; no honest workbook has one."""
    with package.open(member) as part:
        return b"<!doctype" in part.read(4096).replace(b"\0", b"").lower()
