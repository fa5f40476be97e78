"""The state of one spreadsheet: tabs, cells, and the objects that lie on ranges.

Everything stored here is either frozen or replaced as a whole, never changed in place; so
`Book.saved` can remember a state by copying a few references and put it back when a batch fails.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sync.sandbox.areas import Box
from sync.sandbox.errors import invalid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.sandbox.jsons import Json

ROWS, COLUMNS = 1000, 26  # the grid of a new tab


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as typed, with its equals sign."""

    text: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """An error value: `kind` as in ErrorValue (`DIVIDE_BY_ZERO` …) and a sentence, maybe empty."""

    kind: str
    message: str = ""


Value = str | float | bool | Formula | Wrong | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what was entered, its format, its note and its validation rule."""

    value: Value = None
    format: Json | None = None
    note: str = ""
    rule: Json | None = None

    def __bool__(self) -> bool:
        return self != EMPTY


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Metadata:
    """One developer metadata entry and where it hangs.

    `sheet` None means on the spreadsheet; `dimension` (ROWS or COLUMNS) with `start` and `end`
    means on those rows or columns of the tab.
    """

    id: int
    key: str
    value: str
    visibility: str
    sheet: int | None = None
    dimension: str | None = None
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Tab:
    """One tab: its grid, its cells (only those that hold something) and its objects.

    `depths` tells for each dimension how deep its lines lie in groups.
    """

    id: int
    title: str
    rows: int = ROWS
    columns: int = COLUMNS
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict[int, dict[int, Cell]])
    properties: Json = field(default_factory=dict[str, "object"])
    grid: Json = field(default_factory=dict[str, "object"])
    row_properties: dict[int, Json] = field(default_factory=dict[int, "Json"])
    column_properties: dict[int, Json] = field(default_factory=dict[int, "Json"])
    depths: dict[str, dict[int, int]] = field(default_factory=dict[str, "dict[int, int]"])
    merges: tuple[Box, ...] = ()
    protected: tuple[Json, ...] = ()
    conditional: tuple[Json, ...] = ()
    banded: tuple[Json, ...] = ()
    filter_views: tuple[Json, ...] = ()
    basic_filter: Json | None = None

    @property
    def box(self) -> Box:
        """The whole grid."""
        return Box(0, self.rows, 0, self.columns)

    def cell(self, row: int, column: int) -> Cell:
        """The cell there, empty when nothing was ever put into it."""
        line = self.cells.get(row)
        return EMPTY if line is None else line.get(column, EMPTY)

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Store a cell; an empty one leaves no trace."""
        if cell:
            self.cells.setdefault(row, {})[column] = cell
        elif row in self.cells:
            self.cells[row].pop(column, None)
            if not self.cells[row]:
                del self.cells[row]

    def put_value(self, row: int, column: int, value: Value) -> None:
        """Change what a cell holds and nothing else of it."""
        self.put(row, column, replace(self.cell(row, column), value=value))

    def used(self, box: Box) -> Iterator[tuple[int, int, Cell]]:
        """The stored cells inside a box, row by row."""
        for row in sorted(row for row in self.cells if box.top <= row < box.bottom):
            line = self.cells[row]
            for column in sorted(column for column in line if box.left <= column < box.right):
                yield row, column, line[column]

    def copied(self) -> Tab:
        """A tab of its own with the same content."""
        lines = {row: line.copy() for row, line in self.cells.items()}
        return replace(
            self,
            cells=lines,
            row_properties=self.row_properties.copy(),
            column_properties=self.column_properties.copy(),
        )


@dataclass(slots=True)
class Book:
    """One spreadsheet; `results` are those of its formulas, until the next write."""

    id: str
    properties: Json
    tabs: list[Tab]
    named_ranges: dict[str, Json] = field(default_factory=dict[str, "Json"])
    metadata: dict[int, Metadata] = field(default_factory=dict[int, Metadata])
    results: dict[tuple[int, str], Value] = field(default_factory=dict[tuple[int, str], Value])

    def tab(self, sheet: int) -> Tab | None:
        """The tab with that id, or None."""
        return next((tab for tab in self.tabs if tab.id == sheet), None)

    def need(self, sheet: int) -> Tab:
        """The tab with that id; 400 when there is none."""
        tab = self.tab(sheet)
        if tab is None:
            raise invalid(f"No grid with id: {sheet}")
        return tab

    def titled(self, title: str) -> Tab | None:
        """The tab with that title, in any case, or None."""
        wanted = title.casefold()
        return next((tab for tab in self.tabs if tab.title.casefold() == wanted), None)

    def first_visible(self) -> Tab:
        """The tab a range without a title means."""
        return next((tab for tab in self.tabs if not tab.properties.get("hidden")), self.tabs[0])

    @contextmanager
    def saved(self) -> Iterator[None]:
        """Everything inside happens, or – when it raises – nothing of it."""
        tabs, before = list(self.tabs), [tab.copied() for tab in self.tabs]
        rest = self.properties, self.named_ranges.copy(), self.metadata.copy()
        self.results.clear()
        try:
            yield
        except BaseException:
            # the same Tab objects stay in use: whoever holds one sees the old state again
            for tab, old in zip(tabs, before, strict=True):
                for name in Tab.__slots__:
                    setattr(tab, name, getattr(old, name))
            self.tabs = tabs
            self.properties, self.named_ranges, self.metadata = rest
            raise
        finally:
            self.results.clear()
