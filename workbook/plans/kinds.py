"""What format a plan is in, by its content and not by its name; no parser is needed for that."""

from __future__ import annotations

import re
import struct
from enum import Enum


class Kind(Enum):
    """How a document is read; the value is a word for it."""

    TEXT = "text"
    DOCX = "docx"
    PDF = "pdf"
    SHEETS = "sheets"
    DOC = ".doc"
    ODT = ".odt"
    RTF = ".rtf"
    PASSWORD = "password"  # noqa: S105  # says that there is one
    WEB_PAGE = "web page"
    BROKEN_ZIP = "broken zip"
    UNKNOWN_ZIP = "zip"
    UNKNOWN_OLD = "ole"


OFFICE = (Kind.DOC, Kind.ODT, Kind.RTF)
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_PDF_WITHIN = 1024  # bytes of something else that may stand before a PDF
_DIRECTORY_END = b"PK\x05\x06"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."
_DELIMITED = (".csv", ".tsv", ".tab")
_TEXTS = ("", ".txt", ".md", ".htm", ".html")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|script|meta)\b", re.IGNORECASE
)


def kind_of(content: bytes, ending: str) -> Kind:
    """The kind of a document; `ending` counts only among texts, which say nothing of themselves."""
    if content.startswith(_ZIP):
        return _zipped(content)
    if content.startswith(_OLE):
        return _old(content)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return Kind.PDF
    if content.startswith(b"{\\rtf"):
        return Kind.RTF
    if ending.lower() not in _TEXTS and _HTML.match(content):
        return Kind.WEB_PAGE  # usually a page to sign in at, saved under the document's name
    return Kind.SHEETS if ending.lower() in _DELIMITED else Kind.TEXT


def _zipped(content: bytes) -> Kind:
    if _OPEN_DOCUMENT in content[:200]:
        return Kind.ODT if _OPEN_DOCUMENT + b"text" in content[:200] else Kind.SHEETS
    names = _directory(content).lower()
    if b"word/" in names:
        return Kind.DOCX
    if b"xl/" in names:
        return Kind.SHEETS
    return Kind.UNKNOWN_ZIP if _DIRECTORY_END in content else Kind.BROKEN_ZIP


def _directory(content: bytes) -> bytes:
    """The list of members at the end of a package; all of it where the end is cut off."""
    end = content.rfind(_DIRECTORY_END)
    if end < 0 or end + 20 > len(content):
        return content
    size, start = struct.unpack_from("<II", content, end + 12)
    return content[start : start + size]


def _old(content: bytes) -> Kind:
    """Formats of before 2007 by the names of their streams, which are UTF-16."""
    names = {name: name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument")}
    if names["EncryptedPackage"] in content:
        return Kind.PASSWORD
    if names["WordDocument"] in content:
        return Kind.DOC
    books = ("Workbook", "Book")
    if any(name.encode("utf-16-le") in content for name in books):
        return Kind.SHEETS
    return Kind.UNKNOWN_OLD
