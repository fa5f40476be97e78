"""What a value becomes when it is entered: RAW as it is, USER_ENTERED as if typed.

Typing is read by the spreadsheet's locale. Known here: formulas, an apostrophe that forces text,
TRUE/FALSE, numbers with grouping, decimals, exponent, percent and dollars, dates, times. A cell
formatted as plain text keeps what was typed. Anything else stays text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sync.sandbox.book import Formula, Value
from sync.sandbox.date_patterns import DAY, EPOCH, NOON
from sync.sandbox.errors import invalid

if TYPE_CHECKING:
    from sync.sandbox.book import Cell
    from sync.sandbox.jsons import Json
    from sync.sandbox.locales import Locale

LONGEST = 50_000  # characters a cell may hold
Entered = tuple[Value, "Json | None"]


def raw(value: object) -> Value:
    """A value stored as it was sent; an empty text empties the cell."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return float(value)
    if not isinstance(value, str):
        raise invalid("Invalid values: a cell can hold only text, a number or true/false")
    if len(value) > LONGEST:
        raise invalid(
            f"Your input contains more than the maximum of {LONGEST} characters in a single cell."
        )
    return value or None


def typed(value: object, locale: Locale, year: int, *, plain_text: bool) -> Entered:
    """A value as if a person typed it: what is stored, and a number format it brings along."""
    stored = raw(value)
    if not isinstance(stored, str):
        return stored, None
    if plain_text:
        return stored, None
    if stored.startswith("=") and len(stored) > 1:
        return Formula(stored), None
    if stored.startswith("'"):
        return stored[1:] or None, None
    text = stored.strip()
    if text.upper() in ("TRUE", "FALSE"):
        return text.upper() == "TRUE", None
    return number(text, locale) or date(text, locale, year) or (stored, None)


def typed_into(cell: Cell, value: object, locale: Locale, year: int) -> tuple[Cell, Json | None]:
    """A cell after a value was typed into it, and the format it brought along.

    A format of numbers that the cell has already stays.
    """
    known = (cell.format or {}).get("numberFormat")
    stored, brought = typed(value, locale, year, plain_text=(known or {}).get("type") == "TEXT")
    looks = cell.format
    if brought and not known:
        looks = {**(looks or {}), "numberFormat": brought}
    return replace(cell, value=stored, format=looks), brought


def number(text: str, locale: Locale) -> Entered | None:
    """A number in the locale's writing, or None; a sign of money stands in front."""
    money = re.fullmatch(r"([+-]?)" + re.escape(locale.money) + r"\s*(\S+)", text)
    if locale.money and money:
        found = number(money[1] + money[2], locale)
        whole = locale.decimal not in money[2]
        pattern = f'"{locale.money}"#,##0' + ("" if whole else ".00")
        plain = found is not None and (found[1] or {}).get("type", "NUMBER") == "NUMBER"
        return (found[0], {"type": "CURRENCY", "pattern": pattern}) if found and plain else None
    group, decimal = re.escape(locale.group), re.escape(locale.decimal)
    shape = rf"[+-]?(\d+|\d{{1,3}}(?:{group}\d{{3}})+)?(?:({decimal})(\d*))?(e[+-]?\d+)?\s*(%)?"
    match = re.fullmatch(shape, text, re.ASCII | re.IGNORECASE)
    if not match or not (match[1] or match[3]):
        return None
    plain = text.rstrip("% \t").replace(locale.group, "").replace(locale.decimal, ".")
    read = float(plain)
    if read in (float("inf"), float("-inf")):
        return None
    if match[5]:
        return read / 100, {"type": "PERCENT", "pattern": "0.00%" if match[3] else "0%"}
    if match[4]:
        return read, {"type": "SCIENTIFIC", "pattern": "0.00E+00"}
    grouped = bool(match[1]) and locale.group in match[1]
    pattern = ("#,##0" if grouped else "0") + (".00" if match[3] and grouped else "")
    return read, {"type": "NUMBER", "pattern": pattern} if grouped else None


TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])m)?", re.ASCII | re.IGNORECASE)
ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", re.ASCII)
LOCAL = re.compile(r"(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}|\d{2}))?", re.ASCII)


def date(text: str, locale: Locale, year: int) -> Entered | None:
    """A date, a time or both as a serial number with its format, or None."""
    day, _, rest = text.partition(" ")
    clock = TIME.fullmatch(text)
    if clock:
        seconds = _seconds(clock)
        half = "h:mm:ss am/pm" if clock[3] else "h:mm am/pm"
        pattern = half if clock[4] else locale.time
        return None if seconds is None else (seconds, {"type": "TIME", "pattern": pattern})
    serial = _serial(day, locale, year)
    if serial is None:
        return None
    # a date written year first is shown year first
    pattern = day_pattern(day[4]) if ISO.fullmatch(day) else _shown_as(day, locale)
    if not rest:
        return serial, {"type": "DATE", "pattern": pattern}
    clock = TIME.fullmatch(rest.strip())
    seconds = _seconds(clock) if clock else None
    if seconds is None:
        return None
    return serial + seconds, {"type": "DATE_TIME", "pattern": f"{pattern} {locale.time}"}


def day_pattern(mark: str) -> str:
    """The pattern of a date written year first."""
    return f"yyyy{mark}mm{mark}dd"


def _shown_as(day: str, locale: Locale) -> str:
    """The pattern of a date in the locale's order; one typed without its year shows none."""
    local = LOCAL.fullmatch(day)
    if local is None or local[3]:
        return locale.date
    mark = day[len(local[1])]
    return f"d{mark}m" if locale.day_first else f"m{mark}d"


def _seconds(clock: re.Match[str]) -> float | None:
    hours, minutes, seconds = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        if not 1 <= hours <= NOON:
            return None
        hours = hours % NOON + (NOON if clock[4].lower() == "p" else 0)
    if hours > 23 or minutes > 59 or seconds > 59:  # noqa: PLR2004  # the clock face
        return None
    return (hours * 3600 + minutes * 60 + seconds) / 86400


def _serial(text: str, locale: Locale, year: int) -> float | None:
    iso, local = ISO.fullmatch(text), LOCAL.fullmatch(text)
    if iso:
        parts = int(iso[1]), int(iso[2]), int(iso[3])
    elif local:
        first, second = int(local[1]), int(local[2])
        day, month = (first, second) if locale.day_first else (second, first)
        parts = _full_year(local[3], year), month, day
    else:
        return None
    try:
        return float((datetime(*parts) - EPOCH) / DAY)  # noqa: DTZ001  # a sheet has no zone
    except ValueError:
        return None


def _full_year(text: str | None, year: int) -> int:
    if text is None:
        return year
    return int(text) if len(text) == 4 else 2000 + int(text)  # noqa: PLR2004  # four digits
