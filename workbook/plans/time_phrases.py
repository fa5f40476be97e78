"""By when, where a sentence says it instead of a label: the phrases found, never read."""

from __future__ import annotations

import re

from validators.text import nfc

_NUMERIC = r"(?:ngày )?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?"
_WRITTEN = r"ngày \d{1,2} tháng \d{1,2}(?: năm \d{4})?"
_OF_MONTH = (
    r"ngày \d{1,2}(?: (?:của )?tháng (?:cuối cùng|cuối|đầu|sau)(?: của)?(?: mỗi)?"
    r"(?: quý| kỳ báo cáo| năm)?)?"
)
_DAY = rf"(?:{_NUMERIC}|{_WRITTEN}|{_OF_MONTH})(?: (?:hằng|hàng) (?:tháng|quý|năm))?"
_DONE = r"(?:hoàn thành |xong )?"
_BEFORE = rf"{_DONE}(?:chậm nhất (?:là |vào |đến |trước )?|trước |đến hết |xong trước )"
_WITHIN = rf"{_DONE}(?:trong|đến hết|chậm nhất (?:trong )?|trước) (?:tháng|quý) [\dIVX]+"
_EACH = r"(?:hằng |hàng )?(?:0?6 tháng|0?3 tháng|0?9 tháng|tháng|quý|năm)\b(?:\s*\([^()]{0,60}\))?"
_TIMES = re.compile(
    rf"{_BEFORE}{_DAY}(?:\s*(?:và|,|;)\s*(?:trước )?{_DAY})*"
    rf"|{_WITHIN}(?:\s?/\s?\d{{4}}| năm \d{{4}})?"
    r"|(?:hoàn thành|xong) (?:trong |trước )?năm \d{4}"
    rf"|định kỳ {_EACH}(?:\s*(?:,|và)\s*{_EACH})*"
    r"|\b0?6 tháng(?: đầu năm)?\s*(?:,|và)\s*(?:hằng |hàng |cả |01 |1 )?năm\b"
    r"|\bkhi có yêu cầu\b",
    re.IGNORECASE,
)
_ACCORDING = (
    r"theo (?:kế hoạch|yêu cầu|hướng dẫn|chỉ đạo|tiến độ|quy định|đề nghị|lộ trình|thời hạn)"
)
_TAIL = re.compile(
    rf"(?:thực hiện )?(?:{_ACCORDING}|thường xuyên|(?:hằng|hàng) (?:tháng|quý|năm)|quý [\dIVX]"
    r"|tháng \d|năm \d{4}|trước (?:ngày|tháng|\d)|trong (?:tháng|quý|năm)|chậm nhất"
    r"|hoàn thành (?:trước|trong)|khi có|sau khi|ngay sau|ngày \d)",
    re.IGNORECASE,
)
_LONGEST = 200


def times(sentence: str) -> str:
    """The deadlines and periods inside a sentence, joined by `; `, or nothing."""
    return "; ".join(dict.fromkeys(match[0].strip() for match in _TIMES.finditer(nfc(sentence))))


def time_tail(sentence: str) -> tuple[str, str]:
    """A sentence `what: when` as its two sides; the second is empty where no time stands there."""
    what, colon, when = sentence.rpartition(": ")
    fits = colon and len(when) <= _LONGEST and _TAIL.match(nfc(when))
    return (what.rstrip(), when.strip()) if fits else (sentence, "")
