"""A spreadsheet as it is: what one reading tells about its tabs, columns, rows and protection."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sync import sheet_keys
from sync.handout.read_tabs import Fields
from validators.columns import BY_KEY, PROGRESS_COLUMNS
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Json = dict[str, Any]

_HUNG = "developerMetadata(metadataKey,metadataValue)"
FIELDS = Fields(
    book=f"spreadsheetId,properties(title,locale,timeZone),{_HUNG}",
    tab=f"properties(sheetId,title,gridProperties),protectedRanges,{_HUNG}",
    cells="data(rowData(values(userEnteredValue,dataValidation)),"
    f"columnMetadata(hiddenByUser,{_HUNG}))",
)
_PROGRESS = tuple(column.key for column in PROGRESS_COLUMNS)
_FEWEST_HEADINGS = 3  # equal texts by which a row is known as the header


@dataclass(frozen=True, slots=True, eq=False)
class FoundRow:
    """One row below the header: `at` counts from 0; texts and validations by column key."""

    at: int
    texts: Mapping[str, str]
    rules: Mapping[str, Json]

    @property
    def task_id(self) -> str:
        """The id in the hidden column."""
        return self.texts.get("task_id", "").strip()

    @property
    def has_progress(self) -> bool:
        """Whether the agency has written anything in the row."""
        return any(self.texts.get(key, "").strip() for key in _PROGRESS)


@dataclass(frozen=True, slots=True)
class FoundTab:
    """One tab. `columns` gives the position of each key that developer metadata names.

    `agency` is the code that one of its columns bears, "" where none does; `old` are the keys
    without a plan that its columns bear from earlier times.
    `grid` are the raw cells, `hidden` the hidden columns; positions count from 0.
    """

    id: int
    title: str
    plan: str
    size: Mapping[str, int]
    columns: Mapping[str, int]
    hidden: frozenset[int] = frozenset()
    grid: Sequence[Sequence[Json]] = ()
    protected: tuple[Json, ...] = ()
    agency: str = ""
    old: frozenset[str] = frozenset()

    @property
    def is_blank(self) -> bool:
        """Whether nobody has used the tab: no keys, no cell, no protection."""
        return not (self.plan or self.columns or self.protected or any(map(any, self.grid)))

    @property
    def header(self) -> int | None:
        """The row whose cells say most of the headings in their columns; None where none does."""
        best, most = None, _FEWEST_HEADINGS - 1
        for row in range(len(self.grid)):
            same = sum(
                self.text(row, place) == BY_KEY[key].heading for key, place in self.columns.items()
            )
            if same > most:
                best, most = row, same
        return best

    def text(self, row: int, column: int) -> str:
        """What was entered in a cell, as text."""
        return _text(self._cell(row, column))

    def rows(self) -> list[FoundRow]:
        """The rows below the header, up to the last that holds anything."""
        first = self.header
        return [] if first is None else [self._row(at) for at in range(first + 1, self._end())]

    def _row(self, at: int) -> FoundRow:
        cells = {key: self._cell(at, place) for key, place in self.columns.items()}
        rules = {k: cell["dataValidation"] for k, cell in cells.items() if "dataValidation" in cell}
        return FoundRow(at, {key: _text(cell) for key, cell in cells.items()}, rules)

    def _end(self) -> int:
        filled = (row for row, cells in enumerate(self.grid) if any(map(_text, cells)))
        return max(filled, default=-1) + 1

    def _cell(self, row: int, column: int) -> Json:
        cells = self.grid[row] if row < len(self.grid) else ()
        return cells[column] if column < len(cells) else {}


@dataclass(frozen=True, slots=True)
class FoundBook:
    """One spreadsheet; `agency` is the code in its developer metadata, "" where it has none."""

    id: str
    properties: Mapping[str, str]
    agency: str
    tabs: tuple[FoundTab, ...] = field(default=())

    def tab_of(self, plan: str) -> FoundTab | None:
        """The tab that bears the plan's key. Raises CannotDoError where two do."""
        own = [tab for tab in self.tabs if tab.plan == plan]
        if len(own) > 1:
            raise CannotDoError(sheet_keys.TWO_TABS)
        return own[0] if own else None


def tab_titles(sheets: Sequence[Json], plan: str) -> list[str]:
    """The tabs whose cells matter to a plan: its own, or the only one there is."""
    chosen = [s for s in sheets if _hung(s, sheet_keys.PLAN) == plan or len(sheets) == 1]
    return [sheet["properties"]["title"] for sheet in chosen]


def found_book(told: Json) -> FoundBook:
    """The answer of spreadsheets.get with `FIELDS`."""
    return FoundBook(
        id=told["spreadsheetId"],
        properties=told.get("properties", {}),
        agency=_hung(told, sheet_keys.AGENCY),
        tabs=tuple(_tab(sheet) for sheet in told.get("sheets", [])),
    )


def _tab(sheet: Json) -> FoundTab:
    properties: Json = sheet["properties"]
    block: Json = next(iter(sheet.get("data", [])), {})
    columns: list[Json] = block.get("columnMetadata", [])
    plan = _hung(sheet, sheet_keys.PLAN)
    keyed = [(_on_column(each, sheet_keys.COLUMN, plan), at) for at, each in enumerate(columns)]
    agencies = (_on_column(each, sheet_keys.AGENCY, plan) for each in columns)
    return FoundTab(
        id=properties.get("sheetId", 0),
        title=properties.get("title", ""),
        plan=plan,
        size=properties.get("gridProperties", {}),
        # of two columns with one key the first counts
        columns={key: place for key, place in reversed(keyed) if key in BY_KEY},
        hidden=frozenset(n for n, column in enumerate(columns) if column.get("hiddenByUser")),
        grid=[row.get("values", []) for row in block.get("rowData", [])],
        protected=tuple(sheet.get("protectedRanges", [])),
        agency=next(filter(None, agencies), ""),
        old=frozenset(
            name
            for name in (sheet_keys.COLUMN, sheet_keys.AGENCY)
            if any(_hung(column, name) for column in columns)
        ),
    )


def _on_column(column: Json, name: str, plan: str) -> str:
    """The value of a key for a plan, by its name of now or of earlier times."""
    return next(filter(None, (_hung(column, each) for each in sheet_keys.names(name, plan))), "")


def _hung(holder: Json, key: str) -> str:
    entries: list[Json] = holder.get("developerMetadata", [])
    values = (entry.get("metadataValue", "") for entry in entries if entry["metadataKey"] == key)
    return next(values, "")


def _text(cell: Json) -> str:
    value = next(iter(cell.get("userEnteredValue", {}).values()), "")
    return value if isinstance(value, str) else f"{value}"
