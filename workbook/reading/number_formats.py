"""Number formats: which numbers are dates, times of day, or plain numbers (ECMA-376, 18.8.30)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from workbook.reading.grid import DATE, NUMBER, TIME, Content, iso

GENERAL = "General"
# The formats that files name by number only; the gaps are formats of other countries.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "m/d/yy h:mm", 37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip

_SILENT = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  # no time zone
# Serials up to here are a day off: Excel holds 1900 for a leap year.
_PHANTOM_LEAP_DAY = 60
_LAST_SERIAL = 2_958_465  # 31/12/9999
_SLACK = timedelta(microseconds=500)


@lru_cache(maxsize=1024)
def kind_of(number_format: str) -> str:
    """Whether a number under this format is a DATE, a TIME of day, or a NUMBER."""
    codes = _SILENT.sub("", number_format).partition(";")[0].lower()
    if codes.strip() in ("general", "standard", "@"):
        return NUMBER
    if "y" in codes or "d" in codes:
        return DATE
    timed = "h" in codes or "s" in codes
    return TIME if timed else DATE if "m" in codes else NUMBER


@lru_cache(maxsize=4096)
def number_content(value: float, number_format: str, *, since_1904: bool = False) -> Content:
    """A stored number as a date, a time or a number, by its format."""
    kind = kind_of(number_format)
    if kind == DATE:
        moment = moment_of(value, since_1904=since_1904)
        return (NUMBER, value, GENERAL) if moment is None else (DATE, iso(moment), number_format)
    return (kind, value, number_format)


def moment_of(serial: float, *, since_1904: bool) -> datetime | None:
    """The moment of a serial number; None for one that Excel shows as ####."""
    if not 0 <= serial <= _LAST_SERIAL:
        return None
    if since_1904:
        return _EPOCH_1904 + timedelta(days=serial) + _SLACK
    early = 1 if serial < _PHANTOM_LEAP_DAY else 0
    return _EPOCH + timedelta(days=serial + early) + _SLACK
