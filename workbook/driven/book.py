"""One side of the port `Book`: a workbook open in a program that xlwings drives.

Excel on Windows and macOS, and LibreOffice through our engine. Only xlwings' own words are
used, so what is proved on one engine holds for the others; the few things xlwings has no
word for stand in `native`. See `workbook.book.Book` for what each call means.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from validators.errors import CannotDoError
from workbook.driven.cells import cell_name, sheet_answer
from workbook.driven.native import (
    fit_note,
    is_closed,
    is_locked,
    is_structure_locked,
    takes_fill,
    takes_note,
)
from workbook.driven.results import remove as remove_results
from workbook.driven.results import write as write_results
from workbook.inside import traces
from workbook.inside.front import CannotError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import xlwings as xw

    from workbook.book import Entry, SheetAnswer, Spot
    from workbook.people import People

_DAY_FORMAT = "dd/mm/yyyy"
_FORMULA_SIGNS = ("=", "+", "-", "@", "'")


_LOCKED_STRUCTURE = (
    "Tệp khóa cấu trúc nên không thêm hay bỏ được trang “Kết quả kiểm tra”; "
    "hãy bỏ khóa cấu trúc rồi bấm lại."
)


class BookError(CannotDoError, CannotError):
    """What the open book does not allow: said alike on this side of a click and on the other."""


class XlwingsBook:
    """An open workbook; `people` is how to talk to the person in front of it."""

    def __init__(self, book: xw.Book, people: People) -> None:
        self._book = book
        self.say = people.say
        self.ask = people.ask
        self.enter = people.enter

    def name(self) -> str:
        """See `Book`."""
        return self._book.name

    def tables(self) -> list[SheetAnswer]:
        """See `Book`."""
        return [sheet_answer(sheet) for sheet in self._book.sheets]

    def mark(self, marks: list[dict[str, str]], results: dict[str, Any]) -> list[str]:
        """See `Book`."""
        self._require_open_structure()
        with self._book.app.properties(screen_updating=False):
            self._take_off()
            locked = [title for title in dict.fromkeys(mark["sheet"] for mark in marks)
                      if is_locked(self._book.sheets[title])]  # fmt: skip
            for mark in marks:
                if mark["sheet"] not in locked:
                    _put(self._book.sheets[mark["sheet"]].range(mark["cell"]), mark)
            write_results(self._book, results)
        return locked

    def clear(self) -> tuple[int, list[str]]:
        """See `Book`."""
        self._require_open_structure()
        locked = [sheet.name for sheet in self._book.sheets if is_locked(sheet) and _marks(sheet)]
        with self._book.app.properties(screen_updating=False):
            return self._take_off(), locked

    def write(self, entries: Sequence[Entry], title: str) -> list[Spot]:  # noqa: ARG002  # Excel names no steps
        """See `Book`. Excel forgets its undo whenever a program writes."""
        kept: list[Spot] = []
        for entry in entries:
            cell = self._book.sheets[entry["sheet"]].range(entry["cell"])
            if is_closed(cell) or _has_formula(cell):
                kept.append({"sheet": entry["sheet"], "cell": entry["cell"]})
            else:
                _set(cell, entry)
        return kept

    def selection(self) -> Spot:
        """See `Book`."""
        chosen = self._book.selection
        if chosen is None:
            raise BookError("Đang chọn hình vẽ chứ không phải ô; hãy bấm vào một ô rồi bấm lại.")
        return {"sheet": chosen.sheet.name, "cell": cell_name(chosen.row, chosen.column)}

    def note(self, sheet: str, cell: str) -> str:
        """See `Book`."""
        note = self._book.sheets[sheet].range(cell).note
        return note.text if note else ""

    def go_to(self, sheet: str, cell: str) -> None:
        """See `Book`."""
        self._book.sheets[sheet].activate()
        self._book.sheets[sheet].range(cell).select()

    def _require_open_structure(self) -> None:
        """Asked first: nothing is painted where the list cannot be put beside it."""
        if is_structure_locked(self._book):
            raise BookError(_LOCKED_STRUCTURE)

    def _take_off(self) -> int:
        remove_results(self._book)
        return sum(_clear_sheet(sheet) for sheet in self._book.sheets if not is_locked(sheet))


def _put(cell: xw.Range, mark: dict[str, str]) -> None:
    """Mark a cell; what cannot be taken off again without trace is not put on."""
    if not takes_note(cell):
        return
    ours = mark["note"]
    if takes_fill(cell):
        if cell.color is not None:
            ours = traces.remembering(ours, _hex(cell.color))
        cell.color = mark["fill"]
    note = cell.note
    if note is None:
        cell.add_note(ours)
        fit_note(cell, ours)
    else:
        note.text = traces.added(note.text, ours)


def _marks(sheet: xw.Sheet) -> list[tuple[xw.Note, str]]:
    """The notes that hold lines of ours, with their texts."""
    return [(note, note.text) for note in sheet.notes if traces.is_marked(note.text)]


def _clear_sheet(sheet: xw.Sheet) -> int:
    """Take the marks off a sheet; how many cells had one."""
    marked = _marks(sheet)
    for note, text in marked:
        cell = note.location
        if cell.color is not None and _hex(cell.color) in traces.FILLS:
            cell.color = traces.former_fill(text)[1]
        own = traces.without(text)
        if own is None:
            note.delete()
        else:
            note.text = own
    return len(marked)


def _set(cell: xw.Range, entry: Entry) -> None:
    value = entry["value"]
    if entry["kind"] == "date":
        cell.value = datetime.combine(date.fromisoformat(str(value)), time())
        if "y" not in (cell.number_format or "").casefold():
            cell.number_format = _DAY_FORMAT
        return
    if entry["kind"] == "text" and value:
        _set_text(cell, str(value))
    else:
        cell.value = value


def _set_text(cell: xw.Range, text: str) -> None:
    """A text that stays one: Excel takes many for numbers, days or formulas.

    Half a formula it does not take at all, so what may be one is quoted from the start.
    """
    ways = (text, f"'{text}")
    for way in reversed(ways) if text.startswith(_FORMULA_SIGNS) else ways:
        cell.value = way
        if cell.value == text:
            return


def _has_formula(cell: xw.Range) -> bool:
    formula = cell.formula
    return isinstance(formula, str) and formula.startswith("=") and cell.value != formula


def _hex(color: Iterable[int]) -> str:
    return "#" + "".join(f"{part:02X}" for part in color)
