"""The full reading of a spreadsheet: values with formats, merged areas, hidden parts, marks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sync import sheet_keys
from sync.sources.google_marks import Marks
from sync.sources.google_values import EPOCH
from validators.a1 import address
from workbook.find_table import find_table
from workbook.raw_table import BLANK, Cell, RawTable, SheetRef, State
from workbook.sheet_head import sheet_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MARK = "developerMetadata(metadataKey,metadataValue)"
# One call says what is stored, what is shown, and whether a formula failed.
FIELDS = (
    f"{_MARK},sheets(properties(title,sheetId),{_MARK},merges,"
    f"data(rowMetadata.hiddenByUser,columnMetadata(hiddenByUser,{_MARK}),"
    "rowData.values(effectiveValue,formattedValue,effectiveFormat.numberFormat)))"
)
_DATES = ("DATE", "DATE_TIME")


def asked_grid(plan: str) -> dict[str, Any]:
    """The body of `spreadsheets:getByDataFilter` for the tab of a plan alone."""
    return {"dataFilters": [sheet_keys.of_tab(plan)], "includeGridData": True}


def decode_grid(sheet: SheetRef, book: Mapping[str, Any], plan: str) -> RawTable:
    """The cells of the plan's tab; where nothing is marked, of the tab that looks most like it.

    Raises SourceError for a lost tab or column; KeyError and the like for what is no answer.
    """
    tabs = list(book["sheets"])
    if plan and any(_marked(part) for part in (book, *tabs)):
        own = [tab for tab in tabs if (sheet_keys.PLAN, plan) in _marked(tab)]
        tab = Marks(sheet).only_tab(own)
        return _table(sheet, tab, Marks(sheet).checked(_known(tab)))
    return max((_table(sheet, tab, ()) for tab in tabs), key=lambda raw: _likeness(raw, plan))


def check_agency_of(sheet: SheetRef, book: Mapping[str, Any], code: str) -> None:
    """Raises SourceError for a spreadsheet that bears the code of another agency than `code`."""
    for key, value in _marked(book):
        if key == sheet_keys.AGENCY and value != code:
            raise Marks(sheet).of_another(value)


def tab_table(sheet: SheetRef, tab: Mapping[str, Any]) -> RawTable:
    """The cells of one tab of an answer, under its title, with the columns that bear our marks."""
    return _table(sheet, tab, _known(tab))


def _likeness(raw: RawTable, plan: str) -> tuple[bool, bool, bool]:
    """Whether the words above a table name the plan, it holds tasks, it is there at all."""
    table = find_table(raw)
    if table is None:
        return False, False, False
    is_named = sheet_keys.is_number_of(sheet_head(raw).number or "", plan)
    return is_named, any(row.text("task_id") for row in table.rows), True


def _marked(part: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Our marks on a spreadsheet, tab or column."""
    entries = part.get("developerMetadata", [])
    pairs = {(str(each["metadataKey"]), str(each.get("metadataValue", ""))) for each in entries}
    ours = (sheet_keys.COLUMN, sheet_keys.PLAN, sheet_keys.AGENCY)
    return {(key, value) for key, value in pairs if key.startswith(ours)}


def _known(tab: Mapping[str, Any]) -> tuple[tuple[int, str], ...]:
    """Place and key of every column that is marked for the tab's plan."""
    plan = dict(_marked(tab)).get(sheet_keys.PLAN, "")
    names = sheet_keys.names(sheet_keys.COLUMN, plan)
    columns = enumerate(_block(tab).get("columnMetadata", []))
    pairs = ((at, key, value) for at, column in columns for key, value in _marked(column))
    return tuple(dict.fromkeys((at, value) for at, key, value in pairs if key in names))


def _table(sheet: SheetRef, tab: Mapping[str, Any], known: tuple[tuple[int, str], ...]) -> RawTable:
    block = _block(tab)
    return RawTable(
        SheetRef(sheet.source, str(tab["properties"]["title"]), sheet.key),
        tuple(tuple(map(_cell, row.get("values", ()))) for row in block.get("rowData", ())),
        merged=tuple(_area(merge) for merge in tab.get("merges", ())),
        hidden_rows=frozenset(_hidden(block.get("rowMetadata", ()))),
        hidden_columns=frozenset(_hidden(block.get("columnMetadata", ()))),
        known=known,
    )


def _block(tab: Mapping[str, Any]) -> Mapping[str, Any]:
    blocks: Sequence[Mapping[str, Any]] = tab.get("data", [{}])
    return blocks[0] if blocks else {}


def _hidden(sizes: Sequence[Mapping[str, Any]]) -> Iterator[int]:
    return (at for at, size in enumerate(sizes) if size.get("hiddenByUser"))


def _area(merge: Mapping[str, int]) -> str:
    first = address(merge.get("startRowIndex", 0), merge.get("startColumnIndex", 0))
    return f"{first}:{address(merge['endRowIndex'] - 1, merge['endColumnIndex'] - 1)}"


def _cell(value: Mapping[str, Any]) -> Cell:
    effective: Mapping[str, Any] = value.get("effectiveValue", {})
    text = str(value.get("formattedValue", ""))
    if "errorValue" in effective:
        return Cell(text, text, State.ERROR)
    stored = next(iter(effective.values()), None)
    if stored is None or not text.strip():
        return BLANK
    kind = value.get("effectiveFormat", {}).get("numberFormat", {}).get("type", "")
    if kind in _DATES and isinstance(stored, int | float):
        stored = EPOCH + timedelta(days=stored)
    return Cell(stored, text, State.VALUE)
