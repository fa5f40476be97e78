"""Text typed without any tone marks ("truoc ngay 30/6"): the words of the grammar get theirs back.

Only where no letter of the text carries a mark, and only words that the neighbouring word or
number makes certain: "quy 2" is a quarter, "theo quy dinh" stays as it is. The length of the
text never changes.
"""

from __future__ import annotations

import re

_NUMERAL = r"(?=\s*(?:\d|(?:i{1,3}|iv)\b))"
_PERIOD = r"(?=\s*(?:nam|quy|thang|tuan|ngay)\b)"
_POINT = r"(?=\s*(?:(?:het|ngay|thang|quy|nam|cuoi|giua|dau)\b|\d))"

# Order matters: the first group that fits gives its word.
_WORDS = {
    "trước": "truoc",
    "tháng": "thang",
    "quý": rf"quy{_NUMERAL}|(?<=hang )quy|(?<=cuoi )quy",
    "ngày": rf"ngay{_NUMERAL}|(?<=\d )ngay|(?<=truoc )ngay",
    "năm": rf"nam{_NUMERAL}|(?<=hang )nam|(?<=cuoi )nam|(?<=dau )nam|(?<=trong )nam",
    "hằng": f"hang{_PERIOD}",
    "đến": f"den{_POINT}",
    "hết": f"het{_POINT}",
    "từ": f"tu{_POINT}",
    "cuối": f"cuoi{_PERIOD}",
    "giữa": f"giua{_PERIOD}",
    "đầu": f"dau{_PERIOD}",
    "chậm nhất": "cham nhat",
    "muộn nhất": "muon nhat",
    "làm việc": "lam viec",
    "thường xuyên": "thuong xuyen",
    "định kỳ": "dinh ky",
    "giai đoạn": "giai doan",
}
_SPOKEN = tuple(_WORDS)
_FINDER = re.compile(
    "|".join(rf"\b(?P<_{at}>{pattern})\b" for at, pattern in enumerate(_WORDS.values()))
)


def with_tones(text: str) -> str:
    """`text` (lower case) with the marks of its time words, if it has no marks at all."""
    return _FINDER.sub(_spoken, text) if text.isascii() else text


def _spoken(match: re.Match[str]) -> str:
    return _SPOKEN[int((match.lastgroup or "_0")[1:])]
