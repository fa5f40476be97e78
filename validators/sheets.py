"""All sheets of one check as the frames that rules look at. Every cell is text (`""` for blank)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from validators.a1 import address, position
from validators.columns import COLUMNS, TASK_ID
from validators.legible import legible
from validators.merged_areas import MergedAreas
from validators.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from validators.context import CellKey, Context

PLACE_COLUMNS = ("source", "sheet", "row")
TASK_COLUMNS = (*PLACE_COLUMNS, "section", *(column.key for column in COLUMNS))
HEADING_COLUMNS = ("source", "sheet", "cell", "text", "key", "nth")
SHEET_COLUMNS = ("source", "sheet", "cell", "tables", "task_ids", "hidden")
TITLE_COLUMNS = (*PLACE_COLUMNS, "cell", "text")
CELL_COLUMNS = (*PLACE_COLUMNS, "section", "cell", "task_id", "number", "key", "text")
SECTION = "section"  # the key of a cell that holds the title of a section
ASSIGNED_COLUMNS = ("source", "sheet", "cell", "task_id", "present")


@dataclass(frozen=True)
class Sheets:
    """All sheets of one check as four frames (columns: the tuples of this module).

    By (source, sheet): `letters` gives the column letter of each key, `merged` the merged
    areas, `later` the letters of further tables below the first, each with its first row
    (from 1). `pieced` are the cells (source, sheet, cell) whose text goes on in other rows,
    `withdrawn` those that say that nothing they said before holds: they count as blank.
    """

    tasks: pd.DataFrame
    headings: pd.DataFrame
    sheets: pd.DataFrame
    letters: Mapping[tuple[str, str], Mapping[str, str]]
    merged: Mapping[tuple[str, str], tuple[str, ...]]
    later: Mapping[tuple[str, str], tuple[tuple[int, Mapping[str, str]], ...]] = field(
        default_factory=dict[tuple[str, str], "tuple[tuple[int, Mapping[str, str]], ...]"]
    )
    pieced: frozenset[tuple[str, str, str]] = frozenset()
    withdrawn: frozenset[CellKey] = frozenset()
    titles: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(TITLE_COLUMNS)))

    @cached_property
    def cells(self) -> pd.DataFrame:
        """The filled cells of all task rows in reading order (columns: `CELL_COLUMNS`).

        Behind them stand the titles of sections, the only ones that say their `cell`. A
        coordinating cell of an issued task counts when blank too: nothing else would notice
        that somebody emptied it.
        """
        keys = [column.key for column in COLUMNS if column is not TASK_ID]
        carried = self.tasks[[*PLACE_COLUMNS, "section", "task_id", "number"]]
        parts: list[pd.DataFrame] = []
        for key in keys:
            texts = self.tasks[key]
            kept = texts != ""
            if key == "coordinating":
                kept |= carried["task_id"] != ""
            part = carried[kept]
            parts.append(part.assign(key=_all(part, key), text=texts[kept]))
        cells = pd.concat(parts).sort_index(kind="stable")
        cells = cells.assign(cell=_all(cells, ""))
        titles = self.titles.assign(section="", task_id="", number="", key=SECTION)
        every = [cells[list(CELL_COLUMNS)], titles[list(CELL_COLUMNS)]]
        return pd.concat([each for each in every if len(each)] or every[:1], ignore_index=True)

    def cells_in(self, context: Context) -> pd.DataFrame:
        """`cells`, and behind them those of progress that are blank by now and were not before."""
        known = context.emptied.keys() - self.withdrawn
        columns = [*PLACE_COLUMNS, "section", "task_id", "number"]
        lines: list[tuple[object, ...]] = []
        for key in sorted({key for _, _, key in known}):
            texts = zip(*(self.tasks[each].tolist() for each in (*columns, key)), strict=True)
            for source, sheet, row, section, task_id, number, text in texts:
                if not text and (source, task_id, key) in known:
                    lines.append((source, sheet, row, section, "", task_id, number, key, ""))
        if not lines:
            return self.cells
        emptied = pd.DataFrame.from_records(lines, columns=list(CELL_COLUMNS))
        return pd.concat([self.cells, emptied], ignore_index=True)

    @cached_property
    def overview(self) -> pd.DataFrame:
        """The sources, each with the number of its task rows (`rows`, as text)."""
        counts = self.tasks["source"].value_counts()
        return self.sheets.assign(
            rows=[str(counts.get(source, 0)) for source in self.sheets["source"]]
        )

    def assigned(self, context: Context) -> pd.DataFrame:
        """One line per task id that a source was given (columns: `ASSIGNED_COLUMNS`).

        A source that carries no id at all is left out: its ids are not gone one by one. A
        task whose words stand in a row with a wrong id is present: the id is what is wrong.
        """
        if not context.assigned:
            return pd.DataFrame(columns=list(ASSIGNED_COLUMNS))
        carrying = self.tasks[self.tasks["task_id"] != ""]
        present = set(zip(carrying["source"].tolist(), carrying["task_id"].tolist(), strict=True))
        present |= self._under_wrong_id(context)
        first = self.headings[~self.headings["source"].duplicated()]
        first = first[first["source"].isin(carrying["source"])]
        places = first[["source", "sheet", "cell"]].itertuples(index=False, name=None)
        lines = [
            (*place, task_id, (place[0], task_id) in present)
            for place in places
            for task_id in sorted(context.assigned.get(place[0], ()))
        ]
        return pd.DataFrame.from_records(lines, columns=list(ASSIGNED_COLUMNS))

    def _under_wrong_id(self, context: Context) -> set[tuple[str, str]]:
        """(source, id) of issued tasks whose words stand in a row that bears another id."""
        owners = {fold(task.content): task_id for task_id, task in context.issued.items()}
        columns = (self.tasks[key].tolist() for key in ("source", "task_id", "content"))
        strange = (
            (source, owners.get(fold(legible(text))))
            for source, borne, text in zip(*columns, strict=True)
            if borne not in context.issued or context.issued[borne].content != text
        )
        return {(source, own) for source, own in strange if own}

    def anchor(self, source: str, sheet: str, cell: str) -> str:
        """The cell a person can select: the top-left one where `cell` is covered by a merge."""
        areas = self._areas.get((source, sheet))
        area = areas.at(*position(cell)) if areas else None
        return address(area.top, area.left) if area else cell

    @cached_property
    def _areas(self) -> dict[tuple[str, str], MergedAreas]:
        return {place: MergedAreas(areas) for place, areas in self.merged.items() if areas}

    def letters_at(self, source: str, sheet: str, row: int) -> Mapping[str, str]:
        """The column letter of each key in the table that holds a row (from 1)."""
        letters = self.letters.get((source, sheet), {})
        for first, others in self.later.get((source, sheet), ()):
            letters = others if row >= first else letters
        return letters


def _all(frame: pd.DataFrame, text: str) -> pd.Series[str]:
    """A column that says the same in every row, as Python's own string like all others here."""
    return pd.Series(text, index=frame.index, dtype=object)
