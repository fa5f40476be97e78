"""One mail taken apart: who sent it, when, and the workbooks that came with it."""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from sync.sources.mail.enclosure import Enclosure, enclosed

if TYPE_CHECKING:
    from email.message import EmailMessage

# Far above any real mail; each bounds what taking one apart may cost.
MAX_BYTES, _MAX_LINES, _MAX_PARTS, _MAX_HEADER = 50_000_000, 1_000_000, 1_000, 4_000
_TOO_LARGE = "thư quá lớn hoặc có quá nhiều phần; đề nghị đơn vị chỉ gửi bảng báo cáo."
_BROKEN = "thư sai định dạng, không đọc được; hãy xuất lại thư này từ hộp thư."
_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+")


class Letter(NamedTuple):
    """A mail; `sender` is "" where it names none or several, `sent_at` None without a day.

    `trouble` is why it cannot be taken apart.
    """

    sender: str = ""
    sent_at: datetime | None = None
    enclosures: tuple[Enclosure, ...] = ()
    trouble: str = ""


def read_letter(raw: bytes) -> Letter:
    """The mail in these bytes. Never raises: what people send may break any reader of mail."""
    if len(raw) > MAX_BYTES or raw.count(b"\n") > _MAX_LINES or raw.count(b"\n--") > _MAX_PARTS:
        return Letter(trouble=_TOO_LARGE)
    try:
        return _taken_apart(message_from_bytes(raw, policy=policy.default))
    except Exception:  # the standard library's reader is not made for hostile mail
        logging.getLogger("phancong").info("a mail cannot be taken apart", exc_info=True)
        return Letter(trouble=_BROKEN)


def _taken_apart(message: EmailMessage) -> Letter:
    return Letter(_sender(message), _sent_at(message), tuple(enclosed(message)))


def _sender(message: EmailMessage) -> str:
    """The one address in From, as written; a display name says nothing."""
    written = _headers(message, "from")
    found = [address for _, address in getaddresses(written) if _ADDRESS.fullmatch(address)]
    return found[0] if len(written) == len(found) == 1 else ""


def _sent_at(message: EmailMessage) -> datetime | None:
    for written in _headers(message, "date"):
        with suppress(ValueError, TypeError, OverflowError):
            day = parsedate_to_datetime(written)
            return (day if day.tzinfo else day.replace(tzinfo=UTC)).astimezone(UTC)
    return None


def _headers(message: EmailMessage, name: str) -> list[str]:
    """The headers of a name as they were written; one of absurd length counts as none."""
    raw = (str(value) for key, value in message.raw_items() if key.lower() == name)
    return [value for value in raw if len(value) <= _MAX_HEADER]
