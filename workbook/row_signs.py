"""Words by which a row is known to be no task: notes, totals, recipients, signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from validators.text import skeleton, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST_SIGNATURE = 90
_INDEX = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-z])\s*\)?(?:\s*=.*)?")
_FEWEST_INDEXES = 3
_PAGE = re.compile(r"(?:trang )?\d{1,4}(?:\s*/\s*\d{1,4})?")
_TOTAL = re.compile(
    r"(?:tong(?: cong| so| hop)?|cong)(?: (?:cong|so|muc|phan|nhom|nhiem vu|cong viec))*"
    r"(?: [ivx]+| [a-z]| \d{1,3})?\s*[:=]?\s*[\d.,]*(?: nhiem vu| cong viec)?[\s./]*"
)
_NOTE = re.compile(r"(?:ghi chu|chu thich|luu y|noi nhan|nguon|giai thich)\s*(?:[:(]|$)")
_SIGNER = (
    r"(?:nguoi|can bo|chuyen vien|cong chuc) (?:lap|tong hop|bao cao|kiem tra|phu trach)"
    r"(?: bieu| bang| bao cao)?|(?:pho )?(?:chu tich|giam doc|truong phong|thu truong"
    r"|chanh van phong|cuc truong|vu truong|truong ban|hieu truong)(?: .{0,40})?"
    r"|thu truong (?:don vi|co quan)|ke toan truong|lanh dao (?:don vi|co quan|phong)"
    r"|xac nhan cua .{0,40}"
)
_SIGNATURE = re.compile(
    rf"(?:tm|kt|tl|tuq|q)\s*\. .*|(?:tm|kt|tl|tuq)\.\S.*|{_SIGNER}"
    r"|\(?(?:da )?ky(?:,| ten| va| ghi).{0,50}|\(da ky\)"
    r"|(?:[^,]{0,40}, ?)?ngay [\d.…\s]+ ?thang [\d.…\s]+ ?nam [\d.…\s]+"
    r"|-? ?luu ?: ?vt.*|-? ?nhu (?:tren|dieu \d)[;,.]?"
)


def is_index(texts: Sequence[str]) -> bool:
    """Whether filled cells only number the columns: `(1) (2) (3)`, `A B 1 2`, `(5)=(3)+(4)`."""
    different = len(set(texts)) == len(texts) >= _FEWEST_INDEXES
    return different and all(map(_INDEX.fullmatch, texts))


def is_page_number(text: str) -> bool:
    """Whether a text only numbers the page it stands on."""
    return bool(_PAGE.fullmatch(skeleton(squeeze(text))))


def is_total(texts: Iterable[str]) -> bool:
    """Whether a row sums up the rows above: its first words say so."""
    first = next(iter(texts), "")
    return len(first) <= _LONGEST_SIGNATURE and bool(_TOTAL.fullmatch(skeleton(squeeze(first))))


def is_note(text: str) -> bool:
    """Whether a text opens the notes or recipients below a table."""
    return bool(_NOTE.match(skeleton(squeeze(text))))


def is_signature(text: str) -> bool:
    """Whether a cell belongs to a signature block: place and date, post, or `(Ký, họ tên)`."""
    short = len(text) <= _LONGEST_SIGNATURE
    return short and bool(_SIGNATURE.fullmatch(skeleton(squeeze(text))))
