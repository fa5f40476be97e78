"""Number and date formats: a small documented part of the service's pattern language.

Numbers: `0`, `#`, `,` (grouping), `.` (decimals), `%`, quoted and escaped literals, `E+0`.
Dates and times: `d dd m mm mmm yy yyyy h hh mm ss`, with `mm` read as minutes beside hours.
Separators follow the locale. Any other pattern shows the number in the general form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a sheet's clock has no zone
DAY = timedelta(days=1)
LITERAL = re.compile(r"\"[^\"]*\"|\\.", re.DOTALL)
ASIDE = r"((?:\"[^\"]*\"|\\.|[^#0.,;\"\\])*)"  # signs and words around the digits
NUMBER_PATTERN = re.compile(rf"{ASIDE}([#0][#0,]*(?:\.[#0]*)?){ASIDE}", re.DOTALL)
POWER_PATTERN = re.compile(r"([#0]+(?:\.[#0]*)?)E\+(0+)")
DATE_TYPES = ("DATE", "TIME", "DATE_TIME")


@dataclass(frozen=True, slots=True)
class Locale:
    """What a spreadsheet's locale changes: separators, the order of a date, default patterns."""

    decimal: str
    group: str
    day_first: bool
    date: str
    time: str = "h:mm:ss"


VIETNAMESE = Locale(",", ".", day_first=True, date="dd/mm/yyyy")
ENGLISH = Locale(".", ",", day_first=False, date="m/d/yyyy")
LOCALES = {"vi_VN": VIETNAMESE, "vi": VIETNAMESE}


def locale_of(name: str) -> Locale:
    """The locale by its name; every name but the Vietnamese ones is treated as American."""
    return LOCALES.get(name, ENGLISH)


def is_date(number_format: Json | None) -> bool:
    """Whether a number format shows a date or a time."""
    return (number_format or {}).get("type") in DATE_TYPES


def shown(number: float, number_format: Json | None, locale: Locale) -> str:
    """A number as its cell shows it."""
    spec = number_format or {}
    kind, pattern = str(spec.get("type", "")), str(spec.get("pattern", ""))
    if kind in DATE_TYPES:
        return date_text(number, pattern or default_pattern(kind, locale))
    if kind == "PERCENT" and not pattern:
        pattern = "0.00%"
    if kind in ("NUMBER", "CURRENCY") and not pattern:
        pattern = "#,##0.00"
    power = POWER_PATTERN.fullmatch(pattern.split(";")[0])
    if power:
        return in_power(number, power[1], len(power[2]), locale)
    parts = NUMBER_PATTERN.fullmatch(pattern.split(";")[0])
    return in_pattern(number, parts, locale) if parts else general(number, locale)


def default_pattern(kind: str, locale: Locale) -> str:
    """The pattern of a date, a time or both when the format names none."""
    if kind == "TIME":
        return locale.time
    return locale.date if kind == "DATE" else f"{locale.date} {locale.time}"


def general(number: float, locale: Locale) -> str:
    """A number in a cell without a format: ten digits at most, no grouping."""
    if number == int(number) and abs(number) < 1e15:  # noqa: PLR2004  # then powers of ten
        return str(int(number))
    text = f"{number:.10g}".upper()
    return text.replace(".", locale.decimal)


def in_pattern(number: float, parts: re.Match[str], locale: Locale) -> str:
    """A number by the three parts of a pattern: what stands before, the digits, what follows.

    A percent sign shows a hundred times the number, one in quotes is only a sign.
    """
    before, digits, after = (parts[place] for place in (1, 2, 3))
    signs = LITERAL.sub("", before + after)
    text = digits_text(number * 100 if "%" in signs else number, digits, locale)
    return _spoken(before) + text + _spoken(after)


def in_power(number: float, pattern: str, places: int, locale: Locale) -> str:
    """A number as digits times a power of ten: `1,50E+03`."""
    decimals = len(pattern.partition(".")[2])
    digits, _, power = f"{number:.{decimals}E}".partition("E")
    sign = "-" if power.startswith("-") else "+"
    return (
        f"{digits_text(float(digits), pattern, locale)}E{sign}{power[1:].lstrip('0').zfill(places)}"
    )


def _spoken(text: str) -> str:
    return LITERAL.sub(
        lambda match: match[0].strip('"') if match[0][0] == '"' else match[0][1:], text
    )


def digits_text(number: float, pattern: str, locale: Locale) -> str:
    """A number by a pattern of `#`, `0`, `,` and `.` alone."""
    whole, _, decimals = pattern.partition(".")
    most, least = len(decimals), decimals.count("0")
    rounded = Decimal(repr(number)).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    units, _, fraction = f"{abs(rounded):f}".partition(".")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    units = units.zfill(whole.count("0"))
    if "," in whole:
        units = f"{int(units):,}".replace(",", locale.group)
    sign = "-" if rounded < 0 else ""
    return sign + units + (locale.decimal + fraction if fraction else "")


DATE_PART = re.compile(
    r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|am/pm|\"[^\"]*\"|\\.|.",
    re.IGNORECASE | re.DOTALL,
)


def date_text(serial: float, pattern: str) -> str:
    """A serial date by a pattern; months and weekdays in Vietnamese, as in a vi_VN sheet."""
    try:
        moment = EPOCH + timedelta(seconds=round(serial * 86400))
    except OverflowError:
        return "###"  # a date outside the calendar
    parts = DATE_PART.findall(pattern)
    last = ""
    shown_parts: list[str] = []
    for place, part in enumerate(parts):
        token = part.lower()
        following = next((p.lower() for p in parts[place + 1 :] if p[0].lower() in "ymdhs"), "")
        if token in ("m", "mm") and (last.startswith("h") or following.startswith("s")):
            token = "n" * len(token)
        shown_parts.append(_date_part(moment, token, part, twelve="am/pm" in pattern.lower()))
        last = token if token[0] in "ymdhsn" else last
    return "".join(shown_parts)


WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def _date_part(moment: datetime, token: str, part: str, *, twelve: bool) -> str:
    hour = (moment.hour % 12 or 12) if twelve else moment.hour
    number = {
        "yyyy": f"{moment.year:04d}",
        "yy": f"{moment.year % 100:02d}",
        "mmmm": f"tháng {moment.month}",
        "mmm": f"thg {moment.month}",
        "mm": f"{moment.month:02d}",
        "m": str(moment.month),
        "dddd": WEEKDAYS[moment.weekday()],
        "ddd": WEEKDAYS[moment.weekday()],
        "dd": f"{moment.day:02d}",
        "d": str(moment.day),
        "hh": f"{hour:02d}",
        "h": str(hour),
        "nn": f"{moment.minute:02d}",
        "n": str(moment.minute),
        "ss": f"{moment.second:02d}",
        "s": str(moment.second),
        "am/pm": "SA" if moment.hour < 12 else "CH",  # noqa: PLR2004  # noon
    }
    return number.get(token, part[1:-1] if part.startswith('"') else part.removeprefix("\\"))
