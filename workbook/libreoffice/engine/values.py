"""What stands in cells: as LibreOffice gives it, and as xlwings wants it. Pure.

LibreOffice gives numbers, texts, an empty text for an empty cell, and None for an error. Only
the number format tells a date or a truth value from a number. A text stays the text it is.
"""

from __future__ import annotations

import datetime as dt
import math
import numbers
from dataclasses import dataclass
from typing import Any

Value = float | str | bool | dt.datetime | None
"""What is written into a cell; a text that begins with = is a formula."""

_SECONDS = 86400
_TAB = "\x01"  # in a text of several lines
# Excel's names of errors by LibreOffice's numbers (formula/errorcodes.hxx).
_ERRORS = {
    502: "#VALUE!", 503: "#NUM!", 519: "#VALUE!", 521: "#NULL!", 524: "#REF!", 525: "#NAME?",
    526: "#REF!", 532: "#DIV/0!", 32767: "#N/A",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellError:
    """An error in a cell: not empty, and no value either."""

    text: str

    @classmethod
    def of(cls, number: int) -> CellError:
        """The error with LibreOffice's number, under Excel's name where Excel has one."""
        return cls(_ERRORS.get(number, f"Err:{number}"))


def to_datetime(serial: float, null_date: dt.datetime) -> dt.datetime:
    """The day and time that a number means; to the millisecond, as numbers hold no more."""
    return null_date + dt.timedelta(seconds=round(serial * _SECONDS, 3))


def to_serial(moment: dt.datetime, null_date: dt.datetime) -> float:
    """The number that means this day and time; a time zone is cut off, as Excel does."""
    return (moment.replace(tzinfo=None) - null_date) / dt.timedelta(days=1)


def to_write(value: Any) -> Value:  # noqa: ANN401  # whatever a person's code writes
    """One value on its way into a cell; None empties it.

    TypeError or ValueError where no cell can hold it.
    """
    value = _plain(value)
    if value is None or isinstance(value, str | bool | dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001  # cells have no zone
    if isinstance(value, numbers.Number) and not isinstance(value, complex):
        amount = float(value)  # type: ignore[arg-type]  # every real number and Decimal has it
        if math.isinf(amount):
            raise ValueError("Một ô không chứa được số vô hạn.")
        return None if math.isnan(amount) else amount
    raise TypeError(f"Một ô không chứa được giá trị kiểu {type(value).__name__}.")


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a person's code writes
    # numpy's scalars and pandas' timestamps and missing values; neither need be installed.
    kind = type(value)
    if kind.__module__ == "numpy" and hasattr(value, "item"):
        unit = "datetime64[us]"
        value = (value.astype(unit) if kind.__name__ == "datetime64" else value).item()
    if hasattr(value, "to_pydatetime"):
        value = None if value != value else value.to_pydatetime()  # noqa: PLR0124  # NaT
    return None if type(value).__name__ == "NAType" else value


def to_read(
    value: Any,  # noqa: ANN401  # what raw_value gave
    build: Any,  # noqa: ANN401  # a function of xlwings' options
    empty: Any,  # noqa: ANN401  # same
    number: Any,  # noqa: ANN401  # same
    *,
    error_text: bool,
) -> Any:  # noqa: ANN401  # what the options make of it
    """One value as xlwings' options ask for it."""
    if value is None or value == "":
        return empty
    if isinstance(value, CellError):
        return value.text if error_text else None
    if isinstance(value, dt.datetime):
        parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
        return build(**{part: getattr(value, part) for part in parts}, tzinfo=None)
    if number is not None and isinstance(value, float):
        return number(value)
    return value


def from_office(value: Any) -> Any:  # noqa: ANN401  # a float, a text or None
    """What LibreOffice gave, with None for an empty cell, and its own sign for a tab undone."""
    if value == "":
        return None
    return value.replace(_TAB, "\t") if isinstance(value, str) else value


def as_rows(value: Any, rows: int, columns: int) -> list[list[Any]]:  # noqa: ANN401  # any value
    """What is written to so many cells, as rows: a list is one row, anything else fills all."""
    if not isinstance(value, list | tuple):
        return [[value] * columns for _ in range(rows)]
    if value and isinstance(value[0], list | tuple):
        return [list(row) for row in value]
    return [list(value)]
