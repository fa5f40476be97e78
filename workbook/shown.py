"""The text a cell shows, from its stored value and number format, as Việt Nam writes it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from validators.deadlines import displayed_date

if TYPE_CHECKING:
    from workbook.raw_table import Stored


def shown(value: Stored | time, number_format: str = "General") -> str:
    """`0.8` under `0%` → `80%`, `87.5` → `87,5`, a date cell → its date; text stays itself."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ĐÚNG" if value else "SAI"
    if isinstance(value, datetime | date):
        return displayed_date(value, number_format)
    if isinstance(value, int | float):
        percent = "%" in number_format
        return decimal(value * 100 if percent else value) + ("%" if percent else "")
    return str(value)


def decimal(number: float) -> str:
    """A number with a decimal comma and no needless zeros."""
    return f"{number:.10g}".replace(".", ",")
