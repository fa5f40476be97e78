"""The form by which one task's progress is filled in, and what it writes into the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.columns import BY_KEY
from validators.errors import CannotDoError
from validators.progress import Status, read_percent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbook.book import Entry, Field
    from workbook.selected_row import SelectedRow

KEYS = ("status", "percent", "result", "difficulty")
_DAY = "updated_on"
_FULL = 100.0


def missing_columns(row: SelectedRow) -> list[str]:
    """The headings that the form needs and the table does not have."""
    return [BY_KEY[key].heading for key in (*KEYS, _DAY) if key not in row.columns]


def fields(row: SelectedRow) -> list[Field]:
    """The lines of the form, each with what the row says now."""
    lines: list[Field] = [{"label": BY_KEY[key].heading, "value": row.text(key)} for key in KEYS]
    lines[0]["options"] = [status.value for status in Status]
    return lines


def entries(row: SelectedRow, answer: Sequence[str], today: date) -> list[Entry]:
    """What a filled form writes: the cells that changed, and the day if any did.

    Raises CannotDoError for a percentage that is none.
    """
    changed = [
        _entry(row, key, text.strip())
        for key, text in zip(KEYS, answer, strict=True)
        if text.strip() != row.text(key)
    ]
    if changed:
        cell = row.place(_DAY)
        changed.append(
            {"sheet": row.raw.ref.sheet, "cell": cell, "value": today.isoformat(), "kind": "date"}
        )
    return changed


def _entry(row: SelectedRow, key: str, text: str) -> Entry:
    entry: Entry = {
        "sheet": row.raw.ref.sheet, "cell": row.place(key), "value": text, "kind": "text",
    }  # fmt: skip
    if key == "percent" and text:
        read = read_percent(text)
        if read is None or not 0 <= read.value <= _FULL:
            raise CannotDoError(
                f"Tỷ lệ “{text}” không phải số từ 0 đến 100; hãy nhập lại, ví dụ 80."
            )
        entry["value"], entry["kind"] = read.value, "number"
    return entry
