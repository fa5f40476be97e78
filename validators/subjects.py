"""What rules look at: one frame over all sheets, with the facts several rules share.

Every cell is text (`""` for blank): what a text means is read here, once per distinct
text, and not coerced by pandera (one value it cannot coerce would hide all other faults
of its column).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from validators.a1 import covers
from validators.agencies import Mention, split_agencies
from validators.columns import COLUMNS, TASK_ID
from validators.deadlines import Deadline, read_deadline
from validators.progress import Percent, Status, read_percent, read_status
from validators.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from validators.context import Context

_T = TypeVar("_T")

PLACE_COLUMNS = ("source", "sheet", "row")
TASK_COLUMNS = (*PLACE_COLUMNS, "section", *(column.key for column in COLUMNS))
HEADING_COLUMNS = ("source", "sheet", "cell", "text", "key", "nth")
SHEET_COLUMNS = ("source", "sheet", "cell", "tables", "task_ids")
CELL_COLUMNS = (*PLACE_COLUMNS, "task_id", "number", "key", "text")


@dataclass(frozen=True)
class Sheets:
    """All sheets of one check as three frames (columns: the tuples of this module).

    By (source, sheet): `letters` gives the column letter of each key, `merged` the merged
    areas.
    """

    tasks: pd.DataFrame
    headings: pd.DataFrame
    sheets: pd.DataFrame
    letters: Mapping[tuple[str, str], Mapping[str, str]]
    merged: Mapping[tuple[str, str], tuple[str, ...]]

    @cached_property
    def cells(self) -> pd.DataFrame:
        """The filled cells of all task rows, one line each (columns: `CELL_COLUMNS`)."""
        keys = [column.key for column in COLUMNS if column is not TASK_ID]
        carried = self.tasks[[*PLACE_COLUMNS, "task_id", "number"]]
        parts = [carried.assign(key=key, text=self.tasks[key]) for key in keys]
        cells = pd.concat(parts, ignore_index=True)
        return cells[cells["text"] != ""].reset_index(drop=True)

    def anchor(self, source: str, sheet: str, cell: str) -> str:
        """The cell a person can select: the top-left one where `cell` is covered by a merge."""
        for area in self.merged.get((source, sheet), ()):
            if covers(area, cell):
                return area.partition(":")[0]
        return cell


class Subject:
    """A frame and its context, with what the cells mean, worked out once on first use."""

    def __init__(self, frame: pd.DataFrame, context: Context) -> None:
        self.frame = frame
        self.context = context

    def text(self, key: str) -> pd.Series[str]:
        """The texts of a column."""
        return self.frame[key]

    def filled(self, key: str) -> pd.Series[bool]:
        """Whether a cell holds more than spaces."""
        return self.frame[key].str.strip() != ""

    def each(self, key: str, read: Callable[[str], _T]) -> pd.Series[_T]:  # type: ignore[type-var]  # any object fits a column
        """`read` of every text of a column, called once per distinct text."""
        texts = self.frame[key]
        meanings = {text: read(text) for text in texts.unique()}
        return pd.Series([meanings[text] for text in texts], index=texts.index, dtype=object)

    @cached_property
    def deadlines(self) -> pd.Series[Deadline]:  # type: ignore[type-var]  # objects in a column
        """Each row's deadline, read with the year and date of issue of its plan."""
        seen: dict[Hashable, Deadline] = {}
        pairs = list(zip(self.frame["source"], self.frame["deadline"], strict=True))
        for pair in pairs:
            if pair not in seen:
                head = self.context.head_of(pair[0])
                seen[pair] = read_deadline(pair[1], year=head.year, issued_on=head.issued_on)
        return pd.Series([seen[pair] for pair in pairs], index=self.frame.index, dtype=object)

    @cached_property
    def leads(self) -> pd.Series[tuple[Mention, ...]]:  # type: ignore[type-var]  # same
        """Each row's lead cell, split into agencies, groups and roles."""
        return self.each("lead", lambda text: split_agencies(text, self.context.registry))

    @cached_property
    def coordinating(self) -> pd.Series[tuple[Mention, ...]]:  # type: ignore[type-var]  # same
        """Each row's coordinating cell, split likewise."""
        return self.each("coordinating", lambda text: split_agencies(text, self.context.registry))

    @cached_property
    def statuses(self) -> pd.Series[Status | None]:  # type: ignore[type-var]  # same
        """Each row's status, None where blank or unknown."""
        return self.each("status", read_status)

    @cached_property
    def percents(self) -> pd.Series[Percent | None]:  # type: ignore[type-var]  # same
        """Each row's percentage, None where blank or no number."""
        return self.each("percent", read_percent)

    @cached_property
    def folded_content(self) -> pd.Series[str]:
        """Each row's task text as its folded key."""
        return self.each("content", fold)
