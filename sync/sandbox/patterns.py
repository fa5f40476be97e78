"""How a cell shows a number: by its number format, or in the general form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.date_patterns import date_text
from sync.sandbox.number_patterns import in_pattern

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json
    from sync.sandbox.locales import Locale

DATE_TYPES = ("DATE", "TIME", "DATE_TIME")
USUAL = {
    "PERCENT": "0.00%",
    "NUMBER": "#,##0.00",
    "CURRENCY": "#,##0.00",
    "SCIENTIFIC": "0.00E+00",
}


def is_date(number_format: Json | None) -> bool:
    """Whether a number format shows a date or a time."""
    return (number_format or {}).get("type") in DATE_TYPES


def shown(number: float, number_format: Json | None, locale: Locale) -> str:
    """A number as its cell shows it."""
    spec = number_format or {}
    kind, pattern = str(spec.get("type", "")), str(spec.get("pattern", ""))
    if kind in DATE_TYPES:
        return date_text(number, pattern or default_pattern(kind, locale), locale)
    text = in_pattern(number, pattern or USUAL.get(kind, ""), locale) if kind != "TEXT" else None
    return general(number, locale) if text is None else text


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
