"""Rows of values become the cells that spans with the same values become."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from workbook.canvas import Formula, Outline, Span
from workbook.new_book import new_book
from workbook.style import CELL, CENTRED, DATE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbook.canvas import Canvas, Value

DAY = date(2026, 6, 2)
PARTS = ("font", "fill", "border", "alignment", "number_format", "quotePrefix")
LOOKS = (CELL, replace(CENTRED, size=30), DATE, replace(CELL, wrap=False))
_UNSTYLED = re.compile(rb' s="\d+"')
ROWS: Sequence[Sequence[Value]] = (
    ("một dòng", "hai\ndòng", DAY, "không xuống dòng " * 9),
    ("một dòng", "hai\ndòng", DAY, None),
    (0, -1.5, None, ""),
    ("=1+1", " <&>\"' ", Formula("=A5&B5", "x"), Formula("=SUM(C6:C9)", 12.5)),
    ("=1+1", "điều\x0bkhiển\r\n", "05/6/2026", 7),
    ("dài " * 300, "dài " * 60, DAY, 100),
    ("quá dài " * 1500, "một dòng", DAY, "=1+1"),
)


def _by_spans(canvas: Canvas, values: Sequence[Value], outline: Outline) -> None:
    cells = enumerate(zip(values, LOOKS, strict=True), 1)
    canvas.put([Span(at, at, value, look) for at, (value, look) in cells], 22, outline)


def _by_values(canvas: Canvas, values: Sequence[Value], outline: Outline) -> None:
    places = [canvas.place(at, look) for at, look in enumerate(LOOKS, 1)]
    canvas.put_values(places, values, 22, outline)


def _file(write: Callable[..., None], rows: Sequence[Sequence[Value]]) -> bytes:
    with new_book("thử", DAY) as book:
        for name in ("A", "B"):
            canvas = book.canvas(name, (4, 20, 12, 14, 10))
            canvas.put((Span(0, 4, "Tiêu đề", CENTRED),))
            for number, values in enumerate(rows):
                write(canvas, values, Outline.MEMBER if number % 2 else Outline.NONE)
    return book.content()


def _parts(content: bytes) -> dict[str, bytes]:
    """The parts that do not depend on the order in which formats were met."""
    with ZipFile(BytesIO(content)) as file:
        names = [name for name in file.namelist() if "styles" not in name]
        return {name: _UNSTYLED.sub(b"", file.read(name)) for name in names}


def _styles(content: bytes) -> list[tuple[object, ...]]:
    """How each cell looks, one after the other."""
    return [
        (cell.coordinate, *(str(getattr(cell, part)) for part in PARTS))
        for sheet in load_workbook(BytesIO(content))
        for row in sheet.iter_rows()
        for cell in row
    ]


@pytest.mark.parametrize("rows", [ROWS, ROWS[::-1], ROWS * 3])
def test_values_are_written_as_spans_are(rows: Sequence[Sequence[Value]]) -> None:
    """Every kind of value, met first and again, alone and in groups, on two sheets."""
    by_spans, by_values = (_file(write, rows) for write in (_by_spans, _by_values))
    assert _parts(by_values) == _parts(by_spans)
    assert _styles(by_values) == _styles(by_spans)
