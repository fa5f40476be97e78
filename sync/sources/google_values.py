"""The cheap reading of a spreadsheet: bare values, and which columns are ours by their marks.

One call finds the tab of the plan and every marked column, wherever they were moved. Values
come without formats, so this reading is taken only where the values alone say everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sync import sheet_keys
from sync.sources.google_marks import Marks, column_of, title_of
from validators.columns import COLUMNS
from workbook.raw_table import BLANK, Cell, RawTable, SheetRef, State
from workbook.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a date in a sheet has no time zone
_DAYS = range(36526, 73051)  # 2000 to 2099: what a number in the column of days can mean
_DAY, _PERCENT = "updated_on", "percent"
_DAY_FORMAT = "dd/mm/yyyy"


def asked(plan: str, agency: str = "") -> dict[str, Any]:
    """The body of `values:batchGetByDataFilter`: the tab of a plan and every column by its key.

    With an agency's code also whether a column says whose the tab is, and whether it says that.
    Keys of earlier times are asked for as well; where there are none, that brings nothing.
    """
    of_column, of_agency = sheet_keys.of_column, sheet_keys.of_agency
    times = (plan, "")
    columns = [of_column(column.key, time) for time in times for column in COLUMNS]
    whose = [of_agency(time, code) for time in times for code in ("", agency)] if agency else []
    return {
        "dataFilters": [sheet_keys.of_tab(plan), *columns, *whose],
        "valueRenderOption": "UNFORMATTED_VALUE",
        "dateTimeRenderOption": "SERIAL_NUMBER",
    }


def says_everything(answer: Mapping[str, Any], plan: str) -> bool:
    """Whether the bare values of a plan's tab are enough; else it must be read with its formats.

    They are not where nothing is marked, and where a number, a truth value or the word of an
    error stands in a column that has no such thing: there the format says what is meant
    (0.8 is `80%` under one and `0,8` under another).
    """
    if not answer.get("valueRanges"):
        return False
    for found in _on_tab(list(_found(answer))):
        key = found.column_key(plan)
        if key and any(not _is_plain(value, key) for line in found.values for value in line):
            return False
    return True


def has_tab(answer: Mapping[str, Any]) -> bool:
    """Whether the tab of the plan was found."""
    return any(each.asked_for(sheet_keys.PLAN) for each in _found(answer))


def check_agency(sheet: SheetRef, answer: Mapping[str, Any], plan: str) -> None:
    """Raises SourceError where a tab of the plan bears the code of another agency.

    A mark that answers only the question for any agency is not the mark that was asked for.
    """
    for each in _on_tab(list(_found(answer))):
        for name in sheet_keys.names(sheet_keys.AGENCY, plan):
            codes = each.asked_for(name)
            if codes and not any(codes):
                raise Marks(sheet).of_another()


def decode_values(sheet: SheetRef, answer: Mapping[str, Any], plan: str) -> RawTable:
    """The cells of the plan's tab.

    Raises SourceError for a lost tab or column; ValueError and the like for what is no answer.
    """
    found = list(_found(answer))
    marks = Marks(sheet)
    tab = marks.only_tab([each for each in found if plan in each.asked_for(sheet_keys.PLAN)])
    columns = [(each.left, each.column_key(plan)) for each in found if each.title == tab.title]
    known = marks.checked(tuple((at, key) for at, key in columns if key))
    rows = tuple(_row(line, tab.left, dict(known)) for line in tab.values)
    ref = SheetRef(sheet.source, tab.title, sheet.key)
    return RawTable(ref, (*((),) * tab.top, *rows), known=known)


@dataclass(frozen=True, slots=True)
class _Found:
    """One range of an answer: where it begins (from 0), its values by rows, and whom it answers."""

    title: str
    top: int
    left: int
    values: Sequence[Sequence[Any]]
    filters: Sequence[Mapping[str, Any]]

    def column_key(self, plan: str) -> str:
        """The key of the column that was asked for; "" for a tab."""
        asked = (self.asked_for(name) for name in sheet_keys.names(sheet_keys.COLUMN, plan))
        return next((key for keys in asked for key in keys), "")

    def asked_for(self, key: str) -> list[str]:
        """The values of a metadata key that this range answers; "" where any was asked for.

        Google echoes the filters; what else it writes into them does not matter.
        """
        lookups = [each["developerMetadataLookup"] for each in self.filters]
        return [each.get("metadataValue", "") for each in lookups if each["metadataKey"] == key]


def _found(answer: Mapping[str, Any]) -> Iterator[_Found]:
    for each in answer.get("valueRanges", ()):
        told = each["valueRange"]
        title, start = title_of(told["range"])
        row, column = column_of(start)
        yield _Found(title, row, column, told.get("values", []), each["dataFilters"])


def _on_tab(found: Sequence[_Found]) -> Iterator[_Found]:
    """What lies on a tab of the plan."""
    own = {each.title for each in found if each.asked_for(sheet_keys.PLAN)}
    return (each for each in found if each.title in own)


def _is_plain(value: object, key: str) -> bool:
    if isinstance(value, str):
        return not value.startswith("#")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value is None
    if key == _DAY:
        return value in _DAYS
    return key == _PERCENT and not 0 < value <= 1


def _row(values: Sequence[Any], left: int, keys: Mapping[int, str]) -> tuple[Cell, ...]:
    cells = (_cell(value, keys.get(at, "")) for at, value in enumerate(values, left))
    return (*(BLANK,) * left, *cells)


def _cell(value: str | float | bool | None, key: str) -> Cell:  # as JSON has it
    if value is None or (isinstance(value, str) and not value.strip()):
        return BLANK
    if key == _DAY and not isinstance(value, str):
        day = EPOCH + timedelta(days=value)
        return Cell(day, shown(day, _DAY_FORMAT), State.VALUE)
    return Cell(value, shown(value), State.VALUE)
