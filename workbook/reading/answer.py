"""The child's answer as raw tables: checked as strictly as if a stranger had written it."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Any

from workbook.raw_table import BLANK, Cell, RawTable, SheetRef, State
from workbook.reading.grid import BOOLEAN, DATE, ERROR, NUMBER, TIME, UNCOUNTED
from workbook.refusal import Reason, Refusal
from workbook.shown import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_MINUTES_A_DAY = 24 * 60
_HALF_LETTER = b"\\ud"  # half of a letter can be escaped in JSON, and never be written again


def tables_of(path: Path, answer: bytes | None) -> tuple[RawTable, ...]:
    """Raw tables out of an answer, `None` for that of a child that died. Raises Refusal."""
    if answer is None:
        raise Refusal(path, Reason.TOO_LARGE)
    try:
        reading = json.loads(answer)
        if "refused" in reading:
            raise Refusal(path, Reason[reading["refused"]])
        if _HALF_LETTER in answer:
            raise Refusal(path, Reason.UNSAFE)
        return tuple(_table(path.name, sheet) for sheet in reading["sheets"])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        raise Refusal(path, Reason.UNSAFE) from None


def _table(source: str, sheet: Mapping[str, Any]) -> RawTable:
    contents: list[Any] = sheet["cells"]
    # Texts, the most of all cells, come bare; all others with their kind and format.
    cells = list(map(Cell, contents, contents, repeat(State.VALUE)))
    for place, content in enumerate(contents):
        if type(content) is not str:
            kind, value, number_format = content
            cells[place] = _CELLS[kind](value, number_format)
    cells[0] = BLANK
    cell = cells.__getitem__
    return RawTable(
        SheetRef(source, _text(sheet["name"])),
        tuple([tuple(map(cell, row)) for row in sheet["rows"]]),
        merged=tuple(map(_text, sheet["merged"])),
        hidden_rows=frozenset(map(_whole, sheet["hidden_rows"])),
        hidden_columns=frozenset(map(_whole, sheet["hidden_columns"])),
    )


def cell_of(kind: str, value: object, number_format: str) -> Cell:
    """The cell of a content that is no text. Raises KeyError, TypeError, ValueError for none."""
    return _CELLS[kind](value, number_format)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    return value


@lru_cache(maxsize=4096)
def _number_cell(value: object, number_format: str) -> Cell:
    number = _number(value)
    return Cell(number, shown(number, number_format), State.VALUE)


@lru_cache(maxsize=4096)
def _date_cell(value: object, number_format: str) -> Cell:
    day = datetime.fromisoformat(_text(value))
    text = shown(day, number_format)
    return Cell(day, text, State.VALUE) if text.strip() else BLANK


def _time_cell(value: object, _: str) -> Cell:
    """A time of day or a span, `7:30`; its stored value is the part of a day."""
    hours, minutes = divmod(round(_number(value) * _MINUTES_A_DAY), 60)
    return Cell(_number(value), f"{hours:02}:{minutes:02}", State.VALUE)


def _error_cell(value: object, _: str) -> Cell:
    text = _text(value)
    return Cell(text, text, State.ERROR)


_CELLS: Mapping[str, Callable[[object, str], Cell]] = {
    NUMBER: _number_cell,
    DATE: _date_cell,
    TIME: _time_cell,
    BOOLEAN: lambda value, _: Cell(bool(value), shown(bool(value)), State.VALUE),
    ERROR: _error_cell,
    UNCOUNTED: lambda value, _: Cell(None, _text(value), State.ERROR),
}
