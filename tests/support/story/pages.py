"""An agency's table as it lies before the clerk, kept as a file or as a Google spreadsheet."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from support import agency_sheets
from support.sheets import KEYS

from sync import sheet_keys
from validators.columns import BY_KEY, PROGRESS_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import gspread
    from support.story.people import Duty

PROGRESS = tuple(column.key for column in PROGRESS_COLUMNS)
ERROR = "#REF!"
Typed = str | int
Row = dict[str, Typed]
# What a table says, by task and column: only rows whose id stands once, only columns there are.
Words = dict[tuple[str, str], Typed]


def row_of(duty: Duty) -> Row:
    """The row of a task as it was given, without progress."""
    known = {key: getattr(duty.row, key, "") for key in KEYS}
    return {key: text for key, text in known.items() if text}


@dataclass(slots=True)
class Page:
    """Rows by column key; `keys` are the columns as they stand, `renamed` headings in own words.

    A key that is no column of the biểu is a column of the clerk's own.
    """

    rows: list[Row]
    keys: list[str] = field(default_factory=lambda: list(KEYS))
    renamed: dict[str, str] = field(default_factory=dict[str, str])
    tab: str = "Biểu phân công"
    is_dirty: bool = True

    @property
    def readable(self) -> frozenset[str]:
        """The columns a reader can find."""
        return frozenset(self.keys) - frozenset(self.renamed)

    def words(self) -> Words:
        """What the table says."""
        count = Counter(row.get("task_id", "") for row in self.rows)
        return {
            (str(row["task_id"]), key): row.get(key, "")
            for row in self.rows
            if row.get("task_id") and count[row["task_id"]] == 1
            for key in PROGRESS
            if key in self.readable
        }

    def lines(self) -> list[list[Typed]]:
        """The whole table: a title, a blank line, headings, rows."""
        headings = [self.renamed.get(k, BY_KEY[k].heading if k in BY_KEY else k) for k in self.keys]
        rows = [[row.get(key, "") for key in self.keys] for row in self.rows]
        return [["Biểu phân công nhiệm vụ"], [], [*headings], *rows]

    def add_column(self, at: int, name: str) -> None:
        """A column of the clerk's own."""
        self.keys.insert(at, name)

    def save(self) -> None:
        """Put the table where the department will find it."""
        self.is_dirty = False


@dataclass(slots=True)
class FilePage(Page):
    """A file in the department's folder: .xlsx, or .csv by its name."""

    path: Path = field(kw_only=True)

    def save(self) -> None:
        """Write the file anew."""
        if self.path.suffix == ".csv":
            with self.path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(self.lines())
        else:
            book = Workbook()
            sheet = book.worksheets[0]
            sheet.title = self.tab
            for line in self.lines():
                sheet.append([each if each != "" else None for each in line])
            for cell in (cell for row in sheet for cell in row if cell.data_type == "f"):
                cell.data_type = "s"  # typed as a text
            book.save(self.path)
        self.is_dirty = False


@dataclass(slots=True)
class GooglePage(Page):
    """A spreadsheet on Google whose tab and columns bear the department's marks."""

    book: gspread.Spreadsheet = field(kw_only=True)
    _requests: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    _said_tab: str = "Biểu phân công"

    @property
    def readable(self) -> frozenset[str]:
        """The marks tell the columns, whatever their headings say."""
        return frozenset(self.keys)

    def add_column(self, at: int, name: str) -> None:
        """A column of the clerk's own; the others move with their marks."""
        span = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": at, "endIndex": at + 1}
        self._requests.append({"insertDimension": {"range": span}})
        self.keys.insert(at, name)

    def save(self) -> None:
        """Do to the spreadsheet what was done to the page."""
        if self._said_tab != self.tab:
            self._said_tab = self.tab
            properties = {"sheetId": 0, "title": self.tab}
            change = {"properties": properties, "fields": "title"}
            self._requests.append({"updateSheetProperties": change})
        if self._requests:
            self.book.batch_update({"requests": self._requests})
            self._requests.clear()
        sheet = self.book.get_worksheet(0)
        sheet.batch_clear(["A4:Z60"])
        sheet.update(self.lines(), raw=True)
        self.is_dirty = False


def hand_out(robot: gspread.Client, agency: str, plan: str, rows: Iterable[Row]) -> GooglePage:
    """A marked spreadsheet of an agency."""
    rows = list(rows)
    book = agency_sheets.hand_out(robot, agency, rows, marked=False)
    marks = [sheet_keys.on_column(0, at, key, plan) for at, key in enumerate(KEYS)]
    book.batch_update({"requests": [sheet_keys.on_tab(0, plan), *marks]})
    page = GooglePage(rows, book=book)
    page._said_tab = book.get_worksheet(0).title
    return page
