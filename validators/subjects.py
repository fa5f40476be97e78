"""What rules look at: one frame over all sheets, with the facts several rules share.

Every cell is text (`""` for blank): what a text means is read here, once per distinct
text, and not coerced by pandera (one value it cannot coerce would hide all other faults
of its column).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from validators.a1 import address, position
from validators.agencies import Mention, Part, split_agencies
from validators.columns import COLUMNS, PROGRESS_COLUMNS, TASK_ID
from validators.deadlines import Deadline, read_deadline
from validators.legible import legible
from validators.merged_areas import MergedAreas
from validators.numbering import Number, read_number
from validators.progress import Percent, Status, read_day, read_percent, read_status
from validators.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    import numpy as np
    import numpy.typing as npt

    from validators.context import CellKey, Context

_T = TypeVar("_T")

PLACE_COLUMNS = ("source", "sheet", "row")
TASK_COLUMNS = (*PLACE_COLUMNS, "section", *(column.key for column in COLUMNS))
HEADING_COLUMNS = ("source", "sheet", "cell", "text", "key", "nth")
SHEET_COLUMNS = ("source", "sheet", "cell", "tables", "task_ids", "hidden")
TITLE_COLUMNS = (*PLACE_COLUMNS, "cell", "text")
CELL_COLUMNS = (*PLACE_COLUMNS, "cell", "task_id", "number", "key", "text")
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
        carried = self.tasks[[*PLACE_COLUMNS, "task_id", "number"]]
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
        titles = self.titles.assign(task_id="", number="", key=SECTION)
        every = [cells[list(CELL_COLUMNS)], titles[list(CELL_COLUMNS)]]
        return pd.concat([each for each in every if len(each)] or every[:1], ignore_index=True)

    def cells_in(self, context: Context) -> pd.DataFrame:
        """`cells`, and behind them those of progress that are blank by now and were not before."""
        known = context.emptied.keys() - self.withdrawn
        columns = ["source", "sheet", "row", "task_id", "number"]
        lines: list[tuple[object, ...]] = []
        for key in sorted({key for _, _, key in known}):
            texts = zip(*(self.tasks[each].tolist() for each in (*columns, key)), strict=True)
            for source, sheet, row, task_id, number, text in texts:
                if not text and (source, task_id, key) in known:
                    lines.append((source, sheet, row, "", task_id, number, key, ""))
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


class Subject:
    """A frame and its context, with what the cells mean, worked out once on first use."""

    def __init__(self, frame: pd.DataFrame, context: Context) -> None:
        self.frame = frame
        self.context = context
        self._coded: dict[str, tuple[npt.NDArray[np.intp], list[str]]] = {}
        self._filled: dict[str, pd.Series[bool]] = {}

    def text(self, key: str) -> pd.Series[str]:
        """The texts of a column."""
        return self.frame[key]

    def filled(self, key: str) -> pd.Series[bool]:
        """Whether a cell holds more than spaces."""
        if key not in self._filled:
            self._filled[key] = self.every(key, lambda text: bool(text.strip()))
        return self._filled[key]

    def each(self, key: str, read: Callable[[str], _T]) -> list[_T]:
        """`read` of every text of a column, row by row; called once per distinct text."""
        codes, texts = self._distinct(key)
        meanings = [read(text) for text in texts]
        return [meanings[code] for code in codes.tolist()]

    def every(self, key: str, keeps: Callable[[str], bool]) -> pd.Series[bool]:
        """Whether each text of a column keeps a rule; asked once per distinct text."""
        codes, texts = self._distinct(key)
        kept = pd.Series(list(map(keeps, texts)), dtype=bool).to_numpy()
        return pd.Series(kept[codes], index=self.frame.index)

    def _distinct(self, key: str) -> tuple[npt.NDArray[np.intp], list[str]]:
        """For each row the place of its text in the list of distinct texts, and that list."""
        if key not in self._coded:
            codes, texts = pd.factorize(self.frame[key].to_numpy(dtype=object))
            self._coded[key] = codes, texts.tolist()
        return self._coded[key]

    def rows(self, *keys: str) -> Iterator[tuple[str, ...]]:
        """The cells of some columns, row by row."""
        return zip(*(self.frame[key].tolist() for key in keys), strict=True)

    def flags(self, flags: Iterable[bool]) -> pd.Series[bool]:
        """One flag per row, in the order of the frame."""
        return pd.Series(list(flags), index=self.frame.index, dtype=bool)

    def judged(self, meanings: Sequence[_T], keeps: Callable[[_T], bool]) -> pd.Series[bool]:
        """Whether the meaning of each row keeps a rule; asked once per distinct meaning.

        Rows with the same text share one meaning, so that it is known again without comparing.
        """
        told = list(map(id, meanings))
        verdicts = {at: keeps(each) for at, each in dict(zip(told, meanings, strict=True)).items()}
        return self.flags([verdicts[at] for at in told])

    @property
    def kept(self) -> pd.Series[bool]:
        """No row breaks the rule: for one that has nothing to compare with."""
        return pd.Series(data=True, index=self.frame.index, dtype=bool)

    def only(
        self, rows: pd.Series[bool], holds: Callable[[Subject], pd.Series[bool]]
    ) -> pd.Series[bool]:
        """Whether some rows keep a rule; all others do."""
        chosen = Subject(self.frame[rows], self.context)
        return holds(chosen).reindex(self.frame.index, fill_value=True)

    @cached_property
    def places(self) -> pd.Series[int]:
        """A number for each sheet of each source, to group rows by."""
        return self.frame.groupby(["source", "sheet"], sort=False).ngroup().astype(int)

    @cached_property
    def blocks(self) -> pd.Series[int]:
        """A number for each run of rows below one section heading of one sheet."""
        here = self.frame[["source", "sheet", "section"]]
        return (here != here.shift()).any(axis="columns").astype(int).cumsum()

    @cached_property
    def numbers(self) -> list[Number | None]:
        """Each row's number, None where it is none that counts on."""
        return self.each("number", read_number)

    @cached_property
    def deadlines(self) -> list[Deadline]:
        """Each row's deadline, read with the year and date of issue of its plan."""
        heads = {source: self.context.head_of(source) for source in self.frame["source"].unique()}
        seen: dict[Hashable, Deadline] = {}
        found: list[Deadline] = []
        for source, text in self.rows("source", "deadline"):
            head = heads[source]
            key = (text, head.year, head.issued_on)
            if key not in seen:
                seen[key] = read_deadline(legible(text), year=head.year, issued_on=head.issued_on)
            found.append(seen[key])
        return found

    def mentions(self, key: str) -> list[tuple[Mention, ...]]:
        """The agencies, groups and roles that each cell of a column names."""
        return self.each(key, self._named)

    def _named(self, text: str) -> tuple[Mention, ...]:
        return split_agencies(legible(text), self.context.registry)

    def _leading(self, text: str) -> tuple[Mention, ...]:
        return tuple(each for each in self._named(text) if each.part is not Part.COORDINATING)

    @cached_property
    def leads(self) -> list[tuple[Mention, ...]]:
        """Who leads, by each lead cell: not those whom it names as coordinating."""
        return self.each("lead", self._leading)

    @cached_property
    def coordinating(self) -> list[tuple[Mention, ...]]:
        """Who coordinates, by each coordinating cell."""
        return self.mentions("coordinating")

    @cached_property
    def statuses(self) -> list[Status | None]:
        """Each row's status, None where blank or unknown."""
        return self.each("status", lambda text: read_status(legible(text)))

    def has_status(self, status: Status) -> pd.Series[bool]:
        """Whether each row has this status."""
        return self.judged(self.statuses, lambda each: each is status)

    @cached_property
    def percents(self) -> list[Percent | None]:
        """Each row's percentage, None where blank or no number."""
        return self.each("percent", lambda text: read_percent(legible(text)))

    @cached_property
    def percentages(self) -> pd.Series[float]:
        """Each row's percentage as a number; NaN where there is none, or only a fraction."""
        known = (percent if percent and not percent.proposed else None for percent in self.percents)
        numbers = [percent.value if percent else float("nan") for percent in known]
        return pd.Series(numbers, index=self.frame.index, dtype=float)

    @cached_property
    def updated(self) -> list[date | None]:
        """Each row's day of update; None where the cell is blank or holds no one full day."""
        return self.each("updated_on", lambda text: read_day(legible(text)))

    @cached_property
    def reported(self) -> pd.Series[bool]:
        """Whether anybody has filled a progress cell anywhere in the row's sheet."""
        keys = [column.key for column in PROGRESS_COLUMNS]
        any_cell = (self.frame[keys] != "").any(axis="columns")
        return any_cell.groupby(self.places).transform("any")

    @cached_property
    def folded_content(self) -> list[str]:
        """Each row's task text as its folded key."""
        return self.each("content", lambda text: fold(legible(text)))
