"""What rules look at: one frame over all sheets, with the facts several rules share.

Every cell is text (`""` for blank): what a text means is read here, once per distinct
text, and not coerced by pandera (one value it cannot coerce would hide all other faults
of its column).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from validators.agencies import Mention, Part, split_agencies
from validators.columns import PROGRESS_COLUMNS
from validators.deadlines import Deadline, read_deadline
from validators.legible import legible
from validators.numbering import Number, read_number
from validators.progress import Percent, Status, read_day, read_percent, read_status
from validators.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
    from datetime import date

    import numpy as np
    import numpy.typing as npt

    from validators.context import Context

_T = TypeVar("_T")


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
