"""References inside formulas: how they are written, and how they follow cells that move.

A formula is kept as the text that was entered. Here its references are found – what stands in
quotation marks is left alone – and written anew: in capitals and in order, as the service shows
them; further down in a copy of the formula; elsewhere when rows, columns or a tab's title change.
A reference to what was deleted turns into `#REF!`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sync.sandbox import a1
from sync.sandbox.book import Cell, Formula

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.sandbox.book import Book, Tab
    from sync.sandbox.moves import Change

LOST = "#REF!"
TITLE = r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!"
CELL = r"\$?[A-Za-z]{1,3}\$?\d+"
LINE = r"\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+"
CELLS = rf"{CELL}:\$?[A-Za-z]{{1,3}}(?:\$?\d+)?|{CELL}|{LINE}"
PIECE = re.compile(
    rf"\"(?:[^\"]|\"\")*\"|(?<![\w.$])(?P<title>{TITLE})?(?P<cells>{CELLS})(?![\w(!.])"
)
END = re.compile(r"(\$?)([A-Za-z]{1,3})?(\$?)(\d+)?")


@dataclass(frozen=True, slots=True)
class _Line:
    """One coordinate of a corner: its index, and whether a dollar sign holds it."""

    index: int
    fixed: bool


@dataclass(frozen=True, slots=True)
class _Corner:
    """One corner of a reference; a column or a row alone lacks the other coordinate."""

    column: _Line | None
    row: _Line | None

    def text(self) -> str:
        column = "" if self.column is None else a1.letters(self.column.index)
        row = "" if self.row is None else str(self.row.index + 1)
        before = "$" if self.column and self.column.fixed else ""
        return before + column + ("$" if self.row and self.row.fixed else "") + row


Corners = list[_Corner]


def _corner(text: str) -> _Corner:
    match = END.fullmatch(text)
    if match is None:  # the pieces that are found have this form
        raise ValueError(text)
    dollar, letters, second, digits = match.groups()
    column = _Line(a1.column_number(letters), bool(dollar)) if letters else None
    row = _Line(int(digits) - 1, bool(second or (dollar and not letters))) if digits else None
    return _Corner(column, row)


def _rewritten(text: str, each: Callable[[str, Corners], str]) -> str:
    def one(match: re.Match[str]) -> str:
        if match["cells"] is None:
            return match[0]
        return each(match["title"] or "", [_corner(part) for part in match["cells"].split(":")])

    return PIECE.sub(one, text)


def _written(corners: Corners) -> str:
    return ":".join(corner.text() for corner in corners)


def title_of(prefix: str) -> str:
    """The title in front of a reference, without its quotes and its mark."""
    title = prefix.removesuffix("!")
    return title[1:-1].replace("''", "'") if title.startswith("'") else title


def shown(text: str, book: Book) -> str:
    """A formula as the service shows it: titles as they are, corners in capitals and in order."""

    def one(prefix: str, corners: Corners) -> str:
        tab = book.titled(title_of(prefix)) if prefix else None
        ordered = _ordered(corners)
        once = (
            len(ordered) > 1
            and ordered[0] == ordered[1]
            and None
            not in (
                ordered[0].column,
                ordered[0].row,
            )
        )
        return (f"{a1.quoted(tab.title)}!" if tab else prefix) + _written(
            ordered[: 1 if once else 2]
        )

    return _rewritten(text, one)


def _ordered(corners: Corners) -> Corners:
    if len(corners) == 1 or None in (corners[1].row, corners[1].column, corners[0].row):
        return corners
    columns = sorted((c.column for c in corners if c.column), key=lambda line: line.index)
    rows = sorted((c.row for c in corners if c.row), key=lambda line: line.index)
    return [_Corner(columns[0], rows[0]), _Corner(columns[-1], rows[-1])]


def copied(text: str, down: int, right: int) -> str:
    """A formula pasted elsewhere: what no dollar sign holds goes along."""

    def one(prefix: str, corners: Corners) -> str:
        moved = [_Corner(_gone(c.column, right), _gone(c.row, down)) for c in corners]
        lines = [line for corner in moved for line in (corner.column, corner.row) if line]
        return prefix + (LOST if any(line.index < 0 for line in lines) else _written(moved))

    return _rewritten(text, one)


def _gone(line: _Line | None, by: int) -> _Line | None:
    return line if line is None or line.fixed else replace(line, index=line.index + by)


def carried(cell: Cell, down: int, right: int) -> Cell:
    """A cell put elsewhere: its formula refers to what lies there as it did here."""
    if not isinstance(cell.value, Formula) or (down, right) == (0, 0):
        return cell
    return replace(cell, value=Formula(copied(cell.value.text, down, right)))


def follow(book: Book, sheet: int, change: Change, *, rows: bool) -> None:
    """Write every reference to a tab anew after its rows or columns have changed."""

    def one(own: int) -> Callable[[str, Corners], str]:
        def each(prefix: str, corners: Corners) -> str:
            tab = book.titled(title_of(prefix)) if prefix else None
            if (tab.id if tab else -1 if prefix else own) != sheet:
                return prefix + _written(corners)
            moved = _followed(corners, change, rows=rows)
            return prefix + (LOST if moved is None else _written(moved))

        return each

    for tab in book.tabs:
        _rewrite(tab, one(tab.id))


def _followed(corners: Corners, change: Change, *, rows: bool) -> Corners | None:
    first, last = corners[0], corners[-1]
    start, end = (first.row, last.row) if rows else (first.column, last.column)
    if start is None:
        return corners
    span = change.span(start.index, end.index + 1 if end else 10**9)
    if span is None:
        return None
    ends = [replace(start, index=span[0]), replace(end, index=span[1] - 1) if end else None]
    name = "row" if rows else "column"
    return [replace(corner, **{name: ends[n]}) for n, corner in enumerate(corners)]


def rename(book: Book, old: str, new: str) -> None:
    """Write every reference to a tab anew after it got another title."""

    def each(prefix: str, corners: Corners) -> str:
        same = bool(prefix) and title_of(prefix).casefold() == old.casefold()
        return (f"{a1.quoted(new)}!" if same else prefix) + _written(corners)

    for tab in book.tabs:
        _rewrite(tab, each)


def _rewrite(tab: Tab, each: Callable[[str, Corners], str]) -> None:
    for row, column, cell in list(tab.used(tab.box)):
        if isinstance(cell.value, Formula):
            text = _rewritten(cell.value.text, each)
            if text != cell.value.text:
                tab.put_value(row, column, Formula(text))
