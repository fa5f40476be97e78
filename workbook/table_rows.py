"""The rows below a header: tasks, the sections above them, and what is neither."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from validators.columns import column_for
from validators.deadlines import Kind, read_deadline
from validators.text import fold
from workbook.continued_rows import goes_on, is_part
from workbook.headings import columns_of
from workbook.markers import Rank
from workbook.raw_table import Cell, State
from workbook.row_lines import Line, line_at
from workbook.row_signs import is_index, is_total

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from workbook.headings import Header
    from workbook.sheet_view import SheetView

_LONG = 12  # a number cell longer than this holds the title of a section
_FEWEST_HEADINGS = 3
_NO_TIME = {Kind.MISSING, Kind.UNREADABLE}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One task row: its place in the sheet (from 0), the section above it, its cells by key.

    `anchors` says for each cell that is shared with a row above where it really stands;
    `further` are rows below that belong to the task, and `pieced` the keys whose text was
    put together from them.
    """

    row: int
    section: str
    cells: Mapping[str, Cell]
    anchors: Mapping[str, int] = field(default_factory=dict[str, int])
    further: tuple[int, ...] = ()
    pieced: frozenset[str] = frozenset()

    def text(self, key: str) -> str:
        """What a cell shows, without spaces around; "" where blank or without such a column."""
        cell = self.cells.get(key)
        return cell.shown.strip() if cell else ""


class Title(NamedTuple):
    """The words of a row that opens a section, and where they stand (from 0)."""

    row: int
    column: int
    text: str


def task_rows(
    view: SheetView, header: Header, parts: Sequence[tuple[int, int]]
) -> tuple[tuple[TableRow, ...], tuple[Title, ...]]:
    """Every task of a table, under its section (`II/1` for one inside another), and all titles.

    `parts` are the rows below each repetition of the header: first row, and one past the last.
    """
    columns = columns_of(header.headings)
    pages = [[line_at(view, header, columns, row) for row in range(*part)] for part in parts]
    captions = {_bare(text) for row in range(header.top) for _, text in view.filled(row)}
    for page in pages[:-1]:
        _without_captions(page, captions)
    with_ids = any(line.texts.get("task_id") for page in pages for line in page)
    walk = _Walk(view, columns, with_ids=with_ids)
    for page in pages:
        walk.turn_page()
        said = [line for line in page if not line.blank]
        after = {line.row: following for line, following in pairwise(said)}
        for line in page:
            walk.take(line, after.get(line.row))
    return tuple(walk.rows), tuple(walk.titles)


def _without_captions(page: list[Line], captions: AbstractSet[str]) -> None:
    """Take off the end of a page what stood above the table already: the next page begins there."""
    while page and all(_bare(text) in captions for text in page[-1].all_texts):
        page.pop()


class _Walk:
    """The state between two rows of one table.

    `gap`: an empty row stands above. `foot`: notes or signatures have begun. `foreign`: the
    heading of a table of another kind stands above. `loose` are the lines since then that
    belong to no task; they may turn out to be the title of what follows. `titled`: the line
    above opened a section.
    """

    def __init__(self, view: SheetView, columns: Mapping[str, int], *, with_ids: bool) -> None:
        self.view, self.columns, self.with_ids = view, columns, with_ids
        self.rows: list[TableRow] = []
        self.titles: list[Title] = []
        self.above: list[tuple[Rank, str]] = []
        self.loose: list[Line] = []
        self.gap = self.foot = self.foreign = self.begun = self.titled = False
        self._places: set[int] = set()

    def turn_page(self) -> None:
        """A header stands here again: what stood loose above it may be its title."""
        self._title_of(self.loose)
        self.loose = []
        self.gap = self.foot = self.foreign = self.begun = False

    def take(self, line: Line, after: Line | None) -> None:
        """Read one line; `after` is the next one that says anything."""
        if line.blank:
            self.gap = True
        elif self.foreign or line.is_page_number or self._is_index(line):
            return
        elif _heads_other_table(line):
            self.foreign = True
        elif not line.speaks:
            self.foot = self.foot or line.ends_table
        elif self._is_loose(line):
            self.foot = self.foot or line.ends_table
            self.loose.append(line)
        else:
            self._take_inside(line, after)

    def _take_inside(self, line: Line, after: Line | None) -> None:
        self._title_of([loose for loose in self.loose if _is_title(loose)])
        self.loose = []
        apart = self.gap or self.titled
        self.gap = self.foot = self.titled = False
        self.begun = True
        if _is_total(line):
            return
        if self._is_section(line, after):
            self._open_section(line)
        elif self._shares_task(line):
            self._join(line, "\n")
        elif not (line.numbered or apart) and self.rows and goes_on(self._texts(), line.texts):
            self._join(line, "\n" if is_part(line.texts) else " ")
        else:
            self._add(line)

    def _is_index(self, line: Line) -> bool:
        return not self.begun and is_index(line.all_texts)

    def _is_loose(self, line: Line) -> bool:
        """Whether a line stands outside the table: below its end, or behind an empty row.

        Behind an empty row a line goes on with the table when it is numbered or gives out
        work by a time, below notes only when it does both.
        """
        if line.ends_table:
            return True
        if line.numbered:
            return self.foot and not line.planned
        return (self.gap or self.foot) and not _gives_out_work(line)

    def _shares_task(self, line: Line) -> bool:
        """Whether number and task are merged cells that the row shares with the last task."""
        own = any(line.texts.get(key) for key in ("task_id", "number", "content"))
        if own or not self.rows or "content" not in self.columns:
            return False
        shared = ("content", "number") if "number" in self.columns else ("content",)
        return all(self._anchor(line.row, key) == self.rows[-1].row for key in shared)

    def _anchor(self, row: int, key: str) -> int | None:
        """The task row above in which the merged cell over this place begins."""
        column = self.columns[key]
        area = self.view.area(row, column)
        ours = area is not None and area.left == column and area.top < row
        return area.top if area and ours and area.top in self._places else None

    def _add(self, line: Line) -> None:
        raw = self.view.raw
        cells = {key: raw.at(line.row, column) for key, column in self.columns.items()}
        blank = [key for key, cell in cells.items() if not cell.shown.strip()]
        found = {key: self._anchor(line.row, key) for key in blank}
        anchors = {key: row for key, row in found.items() if row is not None}
        cells |= {key: raw.at(row, self.columns[key]) for key, row in anchors.items()}
        if line.marker and not self.with_ids:
            self.above = [outer for outer in self.above if outer[0] < line.marker.rank]
        section = "/".join(number for _, number in self.above)
        self.rows.append(TableRow(line.row, section, cells, anchors))
        self._places.add(line.row)

    def _texts(self) -> dict[str, str]:
        return {key: self.rows[-1].text(key) for key in self.columns}

    def _join(self, line: Line, between: str) -> None:
        """Put the cells of a line behind those of the last task."""
        task = self.rows[-1]
        said = {key: text for key, text in line.texts.items() if text}
        cells = {
            key: _joined(task.cells[key], self.view.raw.at(line.row, self.columns[key]), between)
            for key in said
        }
        self.rows[-1] = replace(
            task,
            cells={**task.cells, **cells},
            further=(*task.further, line.row),
            pieced=task.pieced | said.keys(),
        )

    def _is_section(self, line: Line, after: Line | None) -> bool:
        """A row with a number and a title only, or with a title alone.

        Where tasks carry ids, a section is such a row without one. Elsewhere its number tells:
        a Roman number or a capital, a number above deeper ones (`1` above `a)`), or words.
        """
        if line.title:
            return True
        if line.texts.get("task_id") or line.assigned:
            return False
        marker, number = line.marker, line.texts.get("number", "")
        if not number:
            outer = marker is not None and marker.rank <= Rank.ROMAN
            return outer or _is_loud(line.words)
        if self.with_ids or len(number) > _LONG or marker is None or marker.rank <= Rank.ROMAN:
            return True
        below = after.marker if after else None
        deeper = below is not None and marker.rank < below.rank
        return deeper or (_is_loud(line.words) and after is not None and after.assigned)

    def _open_section(self, line: Line) -> None:
        marker, number = line.marker, line.texts.get("number", "")
        rank = marker.rank if marker else Rank.PART
        if _is_loud(line.words) and not line.title:
            rank = min(rank, Rank.ROMAN)  # `1 | CÔNG TÁC A` above tasks that count from 1 again
        self.above = [outer for outer in self.above if not self.with_ids and outer[0] < rank]
        self.above.append((rank, number or (marker.value if marker else line.words)))
        self.titled = True
        filled = self.view.filled(line.row)
        self.titles += [
            Title(line.row, column, text) for column, text in filled if text == line.words
        ]

    def _title_of(self, lines: Sequence[Line]) -> None:
        """Lines between two parts of a table: those that are titles open sections."""
        for line in lines:
            single = len(line.all_texts) == 1 and not line.ends_table
            if single and not line.all_texts[0].startswith("("):
                self._open_section(line)


def _joined(first: Cell, second: Cell, between: str) -> Cell:
    text = f"{first.shown.strip()}{between}{second.shown.strip()}".strip()
    broken = State.ERROR in {first.state, second.state}
    return Cell(text, text, State.ERROR if broken else State.VALUE)


def _bare(text: str) -> str:
    """A title as it is compared: without the remark `(tiếp theo)` behind it."""
    return fold(text.partition("(")[0])


def _is_loud(words: str) -> bool:
    """Whether words are written in capitals throughout, as titles are."""
    return words.isupper() and sum(map(str.isalpha, words)) > 1


def _is_title(line: Line) -> bool:
    """Whether a loose line may be the title of what follows without a header of its own."""
    marker = line.marker
    return bool(line.title) or _is_loud(line.words) or bool(marker and marker.rank <= Rank.ROMAN)


def _is_total(line: Line) -> bool:
    return not line.numbered and is_total(line.all_texts)


def _gives_out_work(line: Line) -> bool:
    if not (line.texts.get("content") and line.texts.get("lead") and line.texts.get("deadline")):
        return False
    return read_deadline(line.texts["deadline"]).kind not in _NO_TIME


def _heads_other_table(line: Line) -> bool:
    """Whether a row is the heading of a table that gives out no work: `TT` and other words."""
    known = column_for(line.all_texts[0])
    return len(line.all_texts) >= _FEWEST_HEADINGS and known is not None and known.key == "number"
