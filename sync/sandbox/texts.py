"""The requests about what cells say: find and replace, blanks, doubled rows, texts and columns."""

from __future__ import annotations

import csv
import io
import random
import re
from typing import TYPE_CHECKING

from sync.sandbox import tabs
from sync.sandbox.areas import Box, area_of
from sync.sandbox.book import EMPTY, Formula
from sync.sandbox.entry import typed_into
from sync.sandbox.errors import invalid, sheets_error
from sync.sandbox.locales import locale_of
from sync.sandbox.render import effective_at, plain
from sync.sandbox.values import placed

if TYPE_CHECKING:
    from sync.sandbox.book import Book, Tab
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing

MARKS = {"COMMA": ",", "SEMICOLON": ";", "PERIOD": ".", "SPACE": " "}


def find_replace(edit: Editing, request: Json) -> Json:
    """findReplace: plain text or a regular expression, in a range, a tab or everywhere."""
    counts = dict.fromkeys(
        ("valuesChanged", "formulasChanged", "rowsChanged", "sheetsChanged", "occurrencesChanged"),
        0,
    )
    pattern = _search_pattern(request)
    for tab, box in _searched(edit.book, request):
        rows: set[int] = set()
        for row, column, cell in list(tab.used(box)):
            is_formula = isinstance(cell.value, Formula)
            text = cell.value.text if isinstance(cell.value, Formula) else cell.value
            if isinstance(text, float):
                text = str(plain(text))
            if not isinstance(text, str) or (is_formula and not request.get("includeFormulas")):
                continue
            new, hits = pattern.subn(lambda _: str(request.get("replacement", "")), text)
            if hits:
                edit.allow(tab, Box(row, row + 1, column, column + 1))
                tab.put_value(row, column, Formula(new) if is_formula else new or None)
                rows.add(row)
                counts["occurrencesChanged"] += hits
                counts["formulasChanged" if is_formula else "valuesChanged"] += 1
        counts["rowsChanged"] += len(rows)
        counts["sheetsChanged"] += bool(rows)
    return {name: count for name, count in counts.items() if count}


def _search_pattern(request: Json) -> re.Pattern[str]:
    text = str(request.get("find", ""))
    if not text:
        raise invalid("find must not be empty")
    source = text if request.get("searchByRegex") else re.escape(text)
    if request.get("matchEntireCell"):
        source = rf"\A(?:{source})\Z"
    try:
        return re.compile(source, 0 if request.get("matchCase") else re.IGNORECASE)
    except re.error as wrong:
        raise invalid(f"Invalid regular expression: {text}") from wrong


def _searched(book: Book, request: Json) -> list[tuple[Tab, Box]]:
    if "range" in request:
        return [placed(book, area_of(request["range"]))]
    if request.get("allSheets"):
        return [(tab, tab.box) for tab in book.tabs]
    tab = tabs.existing(book, int(request.get("sheetId", 0)))
    return [(tab, tab.box)]


def trim_whitespace(edit: Editing, request: Json) -> Json:
    """trimWhitespace: texts lose blanks at their ends and doubled ones inside."""
    tab, box = placed(edit.book, area_of(request.get("range", {})))
    edit.allow(tab, box)
    changed = 0
    for row, column, cell in list(tab.used(box)):
        text = " ".join(cell.value.split()) if isinstance(cell.value, str) else cell.value
        if text != cell.value:
            tab.put_value(row, column, text or None)
            changed += 1
    return {"cellsChangedCount": changed} if changed else {}


def delete_duplicates(edit: Editing, request: Json) -> Json:
    """deleteDuplicates: of rows that say the same in the compared columns the first one stays."""
    tab, box = placed(edit.book, area_of(request.get("range", {})))
    edit.allow(tab, box)
    columns = _compared(box, request.get("comparisonColumns", []))
    seen: set[tuple[object, ...]] = set()
    kept: list[int] = []
    for row in range(box.top, box.bottom):
        said = tuple(_said(effective_at(edit.book, tab, row, column)) for column in columns)
        if said not in seen:
            seen.add(said)
            kept.append(row)
    _stack(tab, box, kept)
    removed = box.height - len(kept)
    return {"duplicatesRemovedCount": removed} if removed else {}


def _compared(box: Box, asked: list[Json]) -> list[int]:
    inside = range(box.left, box.right)
    named = {
        column
        for part in asked
        for column in range(int(part.get("startIndex", 0)), int(part.get("endIndex", box.right)))
    }
    return [column for column in inside if not asked or column in named]


def _said(value: object) -> object:
    return value.casefold() if isinstance(value, str) else (type(value) is bool, value)


def _stack(tab: Tab, box: Box, rows: list[int]) -> None:
    """Put rows of a box one below another from its top; what is left over is emptied."""
    lines = [[tab.cell(row, column) for column in range(box.left, box.right)] for row in rows]
    for row, column in box.cells():
        place = row - box.top
        tab.put(row, column, lines[place][column - box.left] if place < len(lines) else EMPTY)


def randomize_range(edit: Editing, request: Json) -> Json:
    """randomizeRange: the rows of a range in any order."""
    tab, box = placed(edit.book, area_of(request.get("range", {})))
    edit.allow(tab, box)
    rows = list(range(box.top, box.bottom))
    random.shuffle(rows)
    _stack(tab, box, rows)
    return {}


def text_to_columns(edit: Editing, request: Json) -> Json:
    """textToColumns: the texts of one column, cut at a mark, run on to the right as if typed."""
    tab, box = placed(edit.book, area_of(request.get("source", {})))
    kind = request.get("delimiterType", "DELIMITER_TYPE_UNSPECIFIED")
    mark = request.get("delimiter", "") if kind == "CUSTOM" else MARKS.get(kind, "")
    if not mark:
        raise sheets_error("UNIMPLEMENTED", f"The sandbox finds no delimiter itself: {kind}")
    for row, column, cell in list(tab.used(box)):
        if isinstance(cell.value, str):
            _type(edit, tab, row, column, cell.value.split(mark))
    return {}


def paste_data(edit: Editing, request: Json) -> Json:
    """pasteData: lines of text, cut at a delimiter, typed in from a corner on."""
    if request.get("html"):
        raise sheets_error("UNIMPLEMENTED", "The sandbox pastes no HTML")
    mark = str(request.get("delimiter", ""))
    if len(mark) != 1:
        raise sheets_error("UNIMPLEMENTED", "The sandbox pastes with delimiters of one sign only")
    corner = request.get("coordinate", {})
    tab = edit.book.need(int(corner.get("sheetId", 0)))
    top, left = int(corner.get("rowIndex", 0)), int(corner.get("columnIndex", 0))
    lines = csv.reader(io.StringIO(str(request.get("data", ""))), delimiter=mark)
    for row, parts in enumerate(lines, top):
        _type(edit, tab, row, left, parts)
    return {}


def _type(edit: Editing, tab: Tab, row: int, left: int, parts: list[str]) -> None:
    """Texts typed into a row; the grid grows when it has to."""
    edit.allow(tab, Box(row, row + 1, left, left + len(parts)).meet(tab.box))
    tab.rows, tab.columns = max(tab.rows, row + 1), max(tab.columns, left + len(parts))
    locale = locale_of(str(edit.book.properties["locale"]))
    for column, text in enumerate(parts, left):
        tab.put(row, column, typed_into(tab.cell(row, column), text, locale, edit.year)[0])
