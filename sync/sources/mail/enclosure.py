"""What comes with a mail: workbooks by their content, and what cannot be taken for one."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of members are never packed, so they can be seen without unpacking anything.
_IN_ZIP = (b"xl/", b"application/vnd.oasis.opendocument.spreadsheet")
_IN_OLE = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book", "EncryptedPackage"))
_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv")
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar")

NESTED = "có thư khác đính kèm trong thư; hãy lưu riêng thư ấy vào thư mục này."
WINMAIL = (
    "tệp đính kèm bị Outlook gói trong winmail.dat; đề nghị đơn vị gửi lại thư ở dạng HTML "
    "hoặc văn bản thường."
)
SEALED = "thư mã hóa hoặc bọc trong chữ ký số; hãy lưu tệp đính kèm ra thư mục con của đơn vị."
ARCHIVE = "tệp đính kèm là tệp nén; đề nghị đơn vị gửi bảng tính không nén."
_LONGEST_NAME = 120


class Enclosure(NamedTuple):
    """A part of a mail: a workbook with its content, or the reason why it is not taken."""

    name: str
    content: bytes
    reason: str = ""


def is_workbook(name: str, content: bytes) -> bool:
    """Whether a file means to be a workbook: by its content, or by its ending.

    One that only bears the ending is read all the same, so that its refusal names the reason.
    """
    if name.lower().endswith(_ENDINGS):
        return True
    if content.startswith(_ZIP):
        return any(mark in content for mark in _IN_ZIP)
    return content.startswith(_OLE) and any(mark in content for mark in _IN_OLE)


def is_archive(name: str) -> bool:
    """Whether a file is packed, so that a workbook in it would not be seen."""
    return name.lower().endswith(_ARCHIVES)


def enclosed(message: EmailMessage) -> Iterator[Enclosure]:
    """The workbooks of a mail in their order, and parts that may hide one."""
    for part in _leaves(message):
        name = plain_name(part.get_filename() or "")
        if reason := _refused(part, name):
            yield Enclosure(name, b"", reason)
            continue
        content = _content(part)
        if is_workbook(name, content):
            yield Enclosure(name, content)


def plain_name(name: str) -> str:
    """The last part of a name somebody else chose, without what could lead or mislead."""
    last = PurePath(name.replace("\\", "/")).name
    shown = "".join(each if _is_plain(each) else " " for each in last)
    short = re.sub(r"\s+", " ", shown).strip(" .")
    path = PurePath(short)
    kept = path.stem[: _LONGEST_NAME - len(path.suffix)] + path.suffix[:_LONGEST_NAME]
    return kept or "khong-ten"


def _is_plain(letter: str) -> bool:
    return letter == " " or not unicodedata.category(letter).startswith(("C", "Z"))


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something themselves; a mail inside a mail is one part."""
    waiting: list[Any] = [message]
    while waiting:
        part = waiting.pop(0)
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            waiting[:0] = inner
        else:
            yield part


def _refused(part: EmailMessage, name: str) -> str:
    kind, lower = part.get_content_type(), name.lower()
    if part.get_content_maintype() == "message":
        return NESTED
    if kind in {"application/ms-tnef", "application/vnd.ms-tnef"} or lower == "winmail.dat":
        return WINMAIL
    if "pkcs7-mime" in kind or lower.endswith(".p7m"):
        return SEALED
    return ARCHIVE if is_archive(name) else ""


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
