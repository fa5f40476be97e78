"""What a biểu says of its plan above the table: number, date of issue, title, year.

The rules need the date and the year to read a deadline such as `trước 15/6`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from validators.plan import PlanHead
from validators.text import nfc, skeleton, squeeze
from workbook.find_table import first_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.raw_table import RawTable

_DAY = re.compile(r"ngày\s+(\d{1,2})(?:\s*/\s*|\s+tháng\s+)(\d{1,2})(?:\s*/\s*|\s+năm\s+)(\d{4})\b")
_NUMBER = re.compile(r"số\s*:?\s*(\d+\s*/\s*[A-ZĐ][\w-]*)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d )\bnăm\s+(20\d\d)\b")
_ATTACHED = "kem theo"
_PLACE_AND_DATE = re.compile(r"(?:[^,]{0,40},\s*)?ngày\s+[\d….]")
_CAPTION = (
    "bieu phan cong",
    "phu luc",
    "uy ban nhan dan",
    "cong hoa xa hoi",
    "doc lap",
    "so:",
    "don vi bao cao",
)


def sheet_head(raw: RawTable) -> PlanHead:
    """The head above the table of a sheet; an empty one where nothing is said."""
    texts = _texts_above(raw)
    attached = [text for text in texts if _ATTACHED in skeleton(text)]
    # A date in the title is that of another document.
    issued_on = _first_day((*attached, *filter(_PLACE_AND_DATE.match, texts)))
    title = _title(text for text in texts if text not in attached)
    named = _YEAR.search(_DAY.sub("", title))
    return PlanHead(
        number=next(_numbers((*attached, *texts)), None),
        issued_on=issued_on,
        title=title or None,
        year=int(named[1]) if named else (issued_on.year if issued_on else None),
    )


def numbers_above(raw: RawTable) -> tuple[str, ...]:
    """Every document number above the table of a sheet, in reading order."""
    return tuple(_numbers(_texts_above(raw)))


def _texts_above(raw: RawTable) -> list[str]:
    rows = raw.rows[: first_header(raw) or 0]
    return [squeeze(nfc(cell.shown)) for row in rows for cell in row if cell.shown.strip()]


def _first_day(texts: Iterable[str]) -> date | None:
    for text in texts:
        for day, month, year in _DAY.findall(text):
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                continue
    return None


def _numbers(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (re.sub(r"\s", "", number) for number in _NUMBER.findall(text))


def _title(texts: Iterable[str]) -> str:
    """The longest line that is no caption and no date line: what the plan is about."""
    titles = (
        text
        for text in texts
        if not skeleton(text).startswith(_CAPTION) and not _PLACE_AND_DATE.match(text)
    )
    return max(titles, key=len, default="")
