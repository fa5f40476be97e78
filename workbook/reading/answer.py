"""The child's answer as raw tables: checked as strictly as if a stranger had written it."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from itertools import islice, repeat
from typing import TYPE_CHECKING

from workbook.raw_table import BLANK, Cell, RawTable, SheetRef, State
from workbook.reading.grid import BOOLEAN, DATE, ERROR, NUMBER, TEXT, TIME, UNCOUNTED
from workbook.reading.wire import sheets_of
from workbook.refusal import Reason, Refusal
from workbook.shown import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from workbook.reading.wire import SentSheet

_MINUTES_A_DAY = 24 * 60
_NEW = tuple.__new__


def tables_of(path: Path, answer: bytes | None) -> tuple[RawTable, ...]:
    """Raw tables out of an answer, `None` for that of a child that died. Raises Refusal."""
    if answer is None:
        raise Refusal(path, Reason.TOO_LARGE)
    try:
        sheets = sheets_of(answer)
        if isinstance(sheets, str):
            raise Refusal(path, Reason[sheets])
        return tuple(_table(path.name, sheet) for sheet in sheets)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        raise Refusal(path, Reason.UNSAFE) from None


def _table(source: str, sheet: SentSheet) -> RawTable:
    head = sheet.head
    cells = _cells(sheet)
    filled = map(cells.__getitem__, sheet.places)
    return RawTable(
        SheetRef(source, _text(head["name"])),
        tuple([tuple(islice(filled, width)) for width in head["widths"]]),
        merged=tuple(map(_text, head["merged"])),
        hidden_rows=frozenset(map(_whole, head["hidden_rows"])),
        hidden_columns=frozenset(map(_whole, head["hidden_columns"])),
    )


def _cells(sheet: SentSheet) -> list[Cell]:
    """All different cells by their places."""
    texts = sheet.texts
    # What `Cell(text, text, State.VALUE)` does in the end, three times as fast.
    cells: list[Cell] = list(map(_NEW, repeat(Cell), zip(texts, texts, repeat(State.VALUE))))
    for place, kind, value, number_format in sheet.head["others"]:
        cells[place] = cell_of(kind, value, number_format)
    cells[0] = BLANK
    return cells


def cell_of(kind: str, value: object, number_format: str) -> Cell:
    """The cell of a content. Raises KeyError, TypeError or ValueError where it is none."""
    return _CELLS[kind](value, number_format)


def _text(value: object) -> str:
    """Half a letter can be escaped in JSON and never be written again: UnicodeEncodeError."""
    if not isinstance(value, str):
        raise TypeError
    value.encode()
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


def _text_cell(value: object, _: str) -> Cell:
    text = _text(value)
    return Cell(text, text, State.VALUE)


_CELLS: Mapping[str, Callable[[object, str], Cell]] = {
    TEXT: _text_cell,
    NUMBER: _number_cell,
    DATE: _date_cell,
    TIME: _time_cell,
    BOOLEAN: lambda value, _: Cell(bool(value), shown(bool(value)), State.VALUE),
    ERROR: _error_cell,
    UNCOUNTED: lambda value, _: Cell(None, _text(value), State.ERROR),
}
