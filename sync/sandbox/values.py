"""The values collection: get, update, append, clear and their batch forms, by A1 ranges.

Every function takes the spreadsheet (reads) or the edit (writes) and plain options, and gives
the JSON of the answer. HTTP, identities and quotas are somebody else's business.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sync.sandbox import a1
from sync.sandbox.areas import Area, Box
from sync.sandbox.entry import raw, typed_into
from sync.sandbox.errors import RefusedError, invalid
from sync.sandbox.jsons import Json, present
from sync.sandbox.locales import locale_of
from sync.sandbox.proto_text import text_of
from sync.sandbox.render import lines, options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.sandbox.book import Book, Tab
    from sync.sandbox.protection import Editing


def placed(book: Book, area: Area) -> tuple[Tab, Box]:
    """The tab and the closed box of an area; 400 when it begins outside the grid."""
    tab = book.need(area.sheet)
    if (area.top or 0) >= tab.rows or (area.left or 0) >= tab.columns:
        raise exceeds(tab, area)
    return tab, area.within(tab.rows, tab.columns)


def exceeds(tab: Tab, area: Area) -> RefusedError:
    """400 for an area outside the grid."""
    text = a1.area_text(tab.title, area)
    limits = f"Max rows: {tab.rows}, max columns: {tab.columns}"
    return invalid(f"Range ({text}) exceeds grid limits. {limits}")


@contextmanager
def naming(where: str) -> Iterator[None]:
    """Errors inside say which part of a batch they are about: `Invalid data[2]: …`."""
    try:
        yield
    except RefusedError as refused:
        if refused.status != 400:  # noqa: PLR2004
            raise
        raise invalid(f"Invalid {where}: {refused.message}") from refused


def value_range(book: Book, area: Area, query: Json) -> Json:
    """A ValueRange: the range as it lies in the grid, and its values when there are any."""
    tab, box = placed(book, area)
    view = options(query)
    found = lines(book, tab, box, view)
    answer = {"range": a1.box_text(tab.title, box), "majorDimension": view.major}
    return answer | ({"values": found} if found else {})


def get(book: Book, text: str, query: Json) -> Json:
    """values.get: one range; `query` holds the three rendering options."""
    return value_range(book, a1.parse(text, book), query)


def batch_get(book: Book, texts: list[str], query: Json) -> Json:
    """values.batchGet: many ranges, in the order asked for."""
    found = [value_range(book, a1.parse(text, book), query) for text in texts]
    return {"spreadsheetId": book.id} | ({"valueRanges": found} if found else {})


def update(edit: Editing, text: str, body: Json, query: Json) -> Json:
    """values.update: write one range; answers what was written."""
    area = asked_area(edit.book, text, body)
    with edit.book.saved():
        return write(edit, area, body, query)


def asked_area(book: Book, text: str, body: Json) -> Area:
    """The area a write is about; 400 when the body names another one than the address."""
    area, named = a1.parse(text, book), body.get("range") or text
    if a1.parse(named, book) != area:
        raise invalid(f"Request range[{text}] does not match value's range[{named}]")
    return area


def batch_update(edit: Editing, body: Json) -> Json:
    """values.batchUpdate: many ranges, all or nothing."""
    answers: list[Json] = []
    with edit.book.saved():
        for place, part in enumerate(body.get("data", ())):
            with naming(f"data[{place}]"):
                answers.append(write(edit, a1.parse(part.get("range", ""), edit.book), part, body))
    return totals(edit.book, answers)


def totals(book: Book, answers: list[Json]) -> Json:
    """The answer of a batch of writes: its sums (absent when zero) and its parts."""
    tabs = {answer["updatedRange"].rpartition("!")[0] for answer in answers}
    sums = {
        "totalUpdatedRows": sum(answer.get("updatedRows", 0) for answer in answers),
        "totalUpdatedColumns": sum(answer.get("updatedColumns", 0) for answer in answers),
        "totalUpdatedCells": sum(answer.get("updatedCells", 0) for answer in answers),
        "totalUpdatedSheets": len(tabs),
    }
    counted = {name: count for name, count in sums.items() if count}
    return {"spreadsheetId": book.id} | counted | ({"responses": answers} if answers else {})


def write(edit: Editing, area: Area, body: Json, query: Json) -> Json:
    """Write the values of a ValueRange into an area; the UpdateValuesResponse."""
    tab, box = placed(edit.book, area)
    rows = table(body)
    target = _target(tab, area, box, rows)
    edit.allow(tab, target)
    option = query.get("valueInputOption")
    if option not in ("RAW", "USER_ENTERED"):
        raise invalid("'valueInputOption' is required but not specified")
    count = sum(
        _enter(edit, tab, (target.top + r, target.left + c), value, option)
        for r, line in enumerate(rows)
        for c, value in enumerate(line)
    )
    answer = _updated(edit.book, tab, target or box, count, target)
    if query.get("includeValuesInResponse") in (True, "true", "True") and target:
        answer["updatedData"] = value_range(edit.book, _area(tab, target), _echo(query, body))
    return answer


def table(body: Json) -> list[list[Any]]:
    """The values of a ValueRange as rows, whatever its major dimension."""
    values: list[list[Any]] = body.get("values", [])
    for n, line in enumerate(values):
        for m, value in enumerate(line):
            if isinstance(value, dict | list):
                raise invalid(f"Invalid values[{n}][{m}]: {text_of(value)}")
    if body.get("majorDimension") != "COLUMNS":
        return values
    height = max((len(line) for line in values), default=0)
    return [[line[r] if r < len(line) else None for line in values] for r in range(height)]


def _target(tab: Tab, area: Area, box: Box, rows: list[list[Any]]) -> Box:
    width = max((len(line) for line in rows), default=0)
    target = Box(box.top, box.top + len(rows), box.left, box.left + width)
    one_cell = area.bottom == box.top + 1 and area.right == box.left + 1
    room = tab.box if one_cell else box
    asked = a1.box_text(tab.title, box)
    if target.right > room.right and width:
        column = a1.letters(room.right)
        raise invalid(
            f"Requested writing within range [{asked}], but tried writing to column [{column}]"
        )
    if target.bottom > room.bottom:
        row = room.bottom + 1
        raise invalid(f"Requested writing within range [{asked}], but tried writing to row [{row}]")
    return target


def _enter(edit: Editing, tab: Tab, at: tuple[int, int], value: object, option: str) -> int:
    if value is None:
        return 0
    cell = tab.cell(*at)
    if option == "RAW":
        tab.put_value(*at, raw(value))
        return 1
    locale = locale_of(str(edit.book.properties["locale"]))
    tab.put(*at, typed_into(cell, value, locale, edit.year)[0])
    return 1


def _updated(book: Book, tab: Tab, box: Box, count: int, target: Box) -> Json:
    sizes = present(
        updatedRows=target.height or None if target else None,
        updatedColumns=target.width or None if target else None,
        updatedCells=count or None,
    )
    return {"spreadsheetId": book.id, "updatedRange": a1.box_text(tab.title, box)} | sizes


def _area(tab: Tab, box: Box) -> Area:
    return Area(tab.id, box.top, box.bottom, box.left, box.right)


def _echo(query: Json, body: Json) -> Json:
    return present(
        valueRenderOption=query.get("responseValueRenderOption"),
        dateTimeRenderOption=query.get("responseDateTimeRenderOption"),
        majorDimension=body.get("majorDimension"),
    )


def clear(edit: Editing, text: str) -> Json:
    """values.clear: empty one range; formats, notes and rules stay."""
    with edit.book.saved():
        cleared = wipe(edit, a1.parse(text, edit.book))
    return {"spreadsheetId": edit.book.id, "clearedRange": cleared}


def batch_clear(edit: Editing, texts: list[str]) -> Json:
    """values.batchClear: empty many ranges, all or nothing."""
    cleared: list[str] = []
    with edit.book.saved():
        for place, text in enumerate(texts):
            with naming(f"range[{place}]"):
                cleared.append(wipe(edit, a1.parse(text, edit.book)))
    return {"spreadsheetId": edit.book.id} | ({"clearedRanges": cleared} if cleared else {})


def wipe(edit: Editing, area: Area) -> str:
    """Empty the values of an area; its range as echoed."""
    tab, box = placed(edit.book, area)
    edit.allow(tab, box)
    for row, column, _ in list(tab.used(box)):
        tab.put_value(row, column, None)
    return a1.box_text(tab.title, box)
