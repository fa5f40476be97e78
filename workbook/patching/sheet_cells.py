"""The cells of one sheet part: found by address, made where there are none, taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.a1 import address, position, span
from workbook.patching.xml_part import child, children, local, made, taken_out
from workbook.reading.refused import RefusedError
from workbook.reading.xml import is_true
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.patching.xml_part import Element

# What was made for a mark, and goes with it.
OLD, NEW_CELL, NEW_ROW = "", "cell", "row"
_HAS_RANGE = ("array", "dataTable")


class SheetCells:
    """Rows and cells by their places, counted from 0, also where the file leaves them unsaid."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._rows = _placed(child(root, "sheetData"), "row")
        self._merged = [
            span(one.get("ref", "")) for one in children(child(root, "mergeCells"), "mergeCell")
        ]
        self._new_rows: set[int] = set()
        self._lines: dict[int, dict[int, Element]] = {}

    def all(self) -> Iterator[tuple[str, Element]]:
        """Every cell with its address."""
        for row in list(self._rows):
            for column, cell in list(self._line(row).items()):
                yield cell.get("r") or address(row, column), cell

    def at(self, cell: str) -> Element | None:
        """The cell of an address; None where the file has none."""
        row, column = position(cell)
        return self._line(row).get(column) if row in self._rows else None

    def width(self) -> int:
        """How many columns hold anything, counted from A."""
        filled = (position(place)[1] + 1 for place, cell in self.all() if len(cell))
        return max(filled, default=0)

    def anchor(self, cell: str) -> str:
        """The cell itself, or the first of the merged area it lies in."""
        row, column = position(cell)
        for top, left, bottom, right in self._merged:
            if top <= row <= bottom and left <= column <= right:
                return address(top, left)
        return cell

    def make(self, cell: str) -> tuple[Element, str]:
        """The cell of an address, and what had to be made for it."""
        row, column = position(cell)
        parent = self._rows.get(row)
        if parent is None:
            parent = self._insert_row(row)
        new = NEW_ROW if row in self._new_rows else NEW_CELL
        line = self._line(row)
        if column in line:
            return line[column], OLD
        style = self._style_around(parent, column)
        made_cell = made(parent, "c", {"r": address(row, column), **style})
        _insert(parent, line, column, made_cell)
        return made_cell, new

    def remove(self, cell: str, made_for_it: str) -> None:
        """Take out a cell that was made, and its row where that was made too."""
        row, column = position(cell)
        parent, line = self._rows[row], self._line(row)
        parent.remove(line.pop(column))
        if made_for_it == NEW_ROW and not len(parent):
            taken_out(parent)
            del self._rows[row], self._lines[row]

    def formula_cells(self) -> set[str]:
        """Every cell whose value a formula gives, those that an array formula fills among them."""
        found: set[str] = set()
        for place, cell in self.all():
            formula = child(cell, "f")
            if formula is not None:
                found.add(place)
                if formula.get("t") in _HAS_RANGE and formula.get("ref"):
                    found.update(self._inside(formula.get("ref", "")))
        return found

    def _inside(self, area: str) -> Iterator[str]:
        top, left, bottom, right = span(area)
        for place, _ in self.all():
            row, column = position(place)
            if top <= row <= bottom and left <= column <= right:
                yield place

    def _line(self, row: int) -> dict[int, Element]:
        if row not in self._lines:
            self._lines[row] = _placed(self._rows[row], "c")
        return self._lines[row]

    def _insert_row(self, row: int) -> Element:
        rows = child(self._root, "sheetData")
        if rows is None:
            raise RefusedError(Reason.DAMAGED)
        element = made(rows, "row", {"r": str(row + 1)})
        _insert(rows, self._rows, row, element)
        self._new_rows.add(row)
        return element

    def _style_around(self, row: Element, column: int) -> dict[str, str]:
        """The look that a cell has before it is there: that of its row, or of its column."""
        if is_true(row.get("customFormat")):
            return {"s": row.get("s", "0")}
        for one in children(child(self._root, "cols"), "col"):
            if int(one.get("min", "0")) <= column + 1 <= int(one.get("max", "0")) and one.get(
                "style"
            ):
                return {"s": one.get("style", "0")}
        return {}


def _placed(parent: Element | None, name: str) -> dict[int, Element]:
    """Children by their place: what `r` says, or one behind the one before."""
    found: dict[int, Element] = {}
    place = -1
    for one in children(parent, name):
        said = one.get("r", "")
        place = _place(said, name) if said else place + 1
        found.setdefault(place, one)
    return found


def _place(said: str, name: str) -> int:
    return int(said) - 1 if name == "row" else position(said)[1]


def _insert(parent: Element, placed: dict[int, Element], place: int, element: Element) -> None:
    """Put a row or cell before the first one behind it."""
    later = [one for one in placed if one > place]
    if later:
        parent.insert(parent.index(placed[min(later)]), element)
    else:
        last = placed[max(placed)] if placed else None
        parent.insert(0 if last is None else parent.index(last) + 1, element)
    placed[place] = element


def is_empty(cell: Element) -> bool:
    """Whether a cell holds nothing at all."""
    return not any(local(one) for one in cell) and "t" not in cell.attrib
