"""One agency's spreadsheet as answering needs it: the cells a check looks at, notes, our list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sync import sheet_keys
from sync.handout.read_tabs import Fields, Json, read_tabs
from validators.a1 import address
from workbook.raw_table import BLANK, Cell, RawTable, SheetRef, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import gspread

LIST_KEY = "phancong.findings"  # developer metadata on the tab of our list; no value
_HUNG = "developerMetadata(metadataKey,metadataValue)"
_FIELDS = Fields(
    book="spreadsheetId",
    tab=f"properties(sheetId,title,gridProperties),protectedRanges,merges,{_HUNG}",
    cells="data(rowData(values(effectiveValue,formattedValue,effectiveFormat.numberFormat,note)),"
    "rowMetadata.hiddenByUser,columnMetadata.hiddenByUser)",
)
_DATES = ("DATE", "DATE_TIME")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a date in a sheet has no time zone


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
    """One spreadsheet with all its tabs."""

    key: str
    tabs: tuple[Tab, ...]

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
        return [t for t, keys in keyed if keys.get(sheet_keys.PLAN) == only or LIST_KEY in keys]

    told = read_tabs(client, key, _FIELDS, chosen if only else None)
    return Book(key, tuple(_tab(sheet, agency, key) for sheet in told.get("sheets", [])))


def _tab(sheet: Json, agency: str, key: str) -> Tab:
    properties: Json = sheet["properties"]
    title = properties.get("title", "")
    block: Json = next(iter(sheet.get("data", [])), {})
    rows = [row.get("values", []) for row in block.get("rowData", [])]
    keys = _keys(sheet)
    raw = RawTable(
        SheetRef(agency, title, key),
        tuple(tuple(map(_cell, row)) for row in rows),
        tuple(map(_area, sheet.get("merges", []))),
        _hidden(block.get("rowMetadata", [])),
        _hidden(block.get("columnMetadata", [])),
    )
    return Tab(
        id=properties.get("sheetId", 0),
        title=title,
        plan=keys.get(sheet_keys.PLAN, ""),
        is_list=LIST_KEY in keys,
        raw=raw,
        notes=dict(_notes(rows)),
        protected=tuple(sheet.get("protectedRanges", [])),
        rows=properties.get("gridProperties", {}).get("rowCount", 0),
    )


def _keys(sheet: Json) -> dict[str, str]:
    entries: list[Json] = sheet.get("developerMetadata", [])
    return {entry["metadataKey"]: entry.get("metadataValue", "") for entry in entries}


def _notes(rows: list[list[Json]]) -> Iterator[tuple[str, str]]:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if "note" in cell:
                yield address(row, column), cell["note"]


def _hidden(metadata: list[Json]) -> frozenset[int]:
    return frozenset(place for place, each in enumerate(metadata) if each.get("hiddenByUser"))


def _area(merge: Json) -> str:
    top, left = merge.get("startRowIndex", 0), merge.get("startColumnIndex", 0)
    return f"{address(top, left)}:{address(merge['endRowIndex'] - 1, merge['endColumnIndex'] - 1)}"


def _cell(value: Json) -> Cell:
    effective: Json = value.get("effectiveValue", {})
    text = str(value.get("formattedValue", ""))
    if "errorValue" in effective:
        return Cell(text, text, State.ERROR)
    stored = next(iter(effective.values()), None)
    if stored is None or not text.strip():
        return BLANK
    kind = value.get("effectiveFormat", {}).get("numberFormat", {}).get("type", "")
    if kind in _DATES and isinstance(stored, int | float):
        stored = _EPOCH + timedelta(days=stored)
    return Cell(stored, text, State.VALUE)
