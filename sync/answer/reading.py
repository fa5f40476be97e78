"""One agency's spreadsheet as answering needs it: the cells a check looks at, notes, our list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync import sheet_keys
from sync.handout.read_tabs import Fields, Json, read_tabs
from sync.sources.google_grid import tab_table
from validators.a1 import address
from workbook.raw_table import SheetRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import gspread

    from workbook.raw_table import RawTable

_HUNG = "developerMetadata(metadataKey,metadataValue)"
_FIELDS = Fields(
    book=f"spreadsheetId,{_HUNG}",
    tab=f"properties(sheetId,title,gridProperties),protectedRanges,merges,{_HUNG}",
    cells="data(rowData(values(effectiveValue,formattedValue,effectiveFormat.numberFormat,note)),"
    f"rowMetadata.hiddenByUser,columnMetadata(hiddenByUser,{_HUNG}))",
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its cells as a raw table, and the notes by A1 cell."""

    id: int
    title: str
    plan: str
    is_list: bool
    raw: RawTable
    notes: Mapping[str, str]
    protected: tuple[Json, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Book:
    """One spreadsheet with all its tabs; `agency` is the code it bears, "" for none."""

    key: str
    tabs: tuple[Tab, ...]
    agency: str = ""

    def is_doubled(self, plan: str) -> bool:
        """Whether more than one tab bears the plan's key, so that none is known as the real one."""
        return sum(tab.plan == plan for tab in self.tabs) > 1

    def tab_of(self, plan: str) -> Tab | None:
        """The plan's tab; the first one where no tab bears a plan's key."""
        found = next((tab for tab in self.tabs if tab.plan == plan), None)
        keyed = any(tab.plan for tab in self.tabs)
        return found or (self.tabs[0] if self.tabs and not keyed else None)

    @property
    def list_tab(self) -> Tab | None:
        """The tab of our list, where there is one."""
        return next((tab for tab in self.tabs if tab.is_list), None)


def read(client: gspread.Client, agency: str, key: str, *, only: str = "") -> Book:
    """A spreadsheet; with `only`, of a plan's tab and our list alone the cells.

    Raises gspread's and the network's own errors.
    """

    def chosen(sheets: Sequence[Json]) -> list[str]:
        keyed = [(sheet["properties"]["title"], _keys(sheet)) for sheet in sheets]
        return [
            t for t, keys in keyed if keys.get(sheet_keys.PLAN) == only or sheet_keys.LIST in keys
        ]

    told = read_tabs(client, key, _FIELDS, chosen if only else None)
    tabs = tuple(_tab(sheet, agency, key) for sheet in told.get("sheets", []))
    return Book(key, tabs, _keys(told).get(sheet_keys.AGENCY, ""))


def _tab(sheet: Json, agency: str, key: str) -> Tab:
    properties: Json = sheet["properties"]
    title = properties.get("title", "")
    block: Json = next(iter(sheet.get("data", [])), {})
    rows = [row.get("values", []) for row in block.get("rowData", [])]
    keys = _keys(sheet)
    return Tab(
        id=properties.get("sheetId", 0),
        title=title,
        plan=keys.get(sheet_keys.PLAN, ""),
        is_list=sheet_keys.LIST in keys,
        raw=tab_table(SheetRef(agency, title, key), sheet),
        notes=dict(_notes(rows)),
        protected=tuple(sheet.get("protectedRanges", [])),
        rows=properties.get("gridProperties", {}).get("rowCount", 0),
    )


def _keys(holder: Json) -> dict[str, str]:
    entries: list[Json] = holder.get("developerMetadata", [])
    return {entry["metadataKey"]: entry.get("metadataValue", "") for entry in entries}


def _notes(rows: list[list[Json]]) -> Iterator[tuple[str, str]]:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if "note" in cell:
                yield address(row, column), cell["note"]
