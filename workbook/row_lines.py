"""The rows between two headers as lines: their words by column, before anybody judges them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validators.columns import PROGRESS_COLUMNS
from workbook.markers import Marker, Rank, marker_of, number_in_cell
from workbook.row_signs import is_note, is_page_number, is_signature

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.headings import Header
    from workbook.sheet_view import SheetView

# What a row must say at least one of to give work out or to report on it.
FIELDS = ("lead", "coordinating", "deliverable", "deadline", *(c.key for c in PROGRESS_COLUMNS))
_PLAN_FIELDS = FIELDS[:4]


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its own texts by key, and all of them (columns nobody knows too) in order.

    `title` is the text of a row that is one cell merged across the table.
    """

    row: int
    texts: Mapping[str, str]
    all_texts: tuple[str, ...]
    title: str = ""

    @property
    def blank(self) -> bool:
        """Whether the row says nothing at all."""
        return not self.all_texts

    @property
    def numbered(self) -> bool:
        """Whether the row bears an id or a number (words in the number column are none)."""
        return bool(self.texts.get("task_id") or number_in_cell(self.texts.get("number", "")))

    @property
    def assigned(self) -> bool:
        """Whether the row says who, what product, by when, or how far."""
        return any(self.texts.get(key) for key in FIELDS)

    @property
    def planned(self) -> bool:
        """Whether a field of the plan is filled."""
        return any(self.texts.get(key) for key in _PLAN_FIELDS)

    @property
    def words(self) -> str:
        """The words of a row that says one thing only."""
        return self.title or self.texts.get("content") or self.texts.get("number", "")

    @property
    def marker(self) -> Marker | None:
        """The number of the row: in its own cell, or at the start of its words.

        A dash in front of words begins an entry only where the row gives it to somebody.
        """
        number = "" if self.title else self.texts.get("number", "")
        if number and (found := number_in_cell(number)):
            return found
        found, _ = marker_of(self.words)
        return None if found and found.rank >= Rank.DASH and not self.assigned else found

    @property
    def ends_table(self) -> bool:
        """Whether notes, recipients or signatures begin here."""
        if self.numbered or not self.all_texts:
            return False
        bare = all(map(is_signature, self.all_texts))
        return bare or (is_note(self.all_texts[0]) and not self.assigned)

    @property
    def is_page_number(self) -> bool:
        """Whether the row only numbers its page."""
        single = len(self.all_texts) == 1 and not (self.numbered or self.assigned)
        return single and is_page_number(self.all_texts[0])

    @property
    def speaks(self) -> bool:
        """Whether a column of the biểu is filled, or the row is a title."""
        return bool(self.title) or any(self.texts.values())


def line_at(view: SheetView, header: Header, columns: Mapping[str, int], row: int) -> Line:
    """One row below a header; `columns` are those that the header names."""
    first, last = header.headings[0].column, header.headings[-1].column
    filled = view.filled(row)
    texts = {key: view.text(row, column) for key, column in columns.items()}
    inside = tuple(text for column, text in filled if first <= column <= last)
    title = ""
    if len(inside) == 1:
        column = next(column for column, _ in filled if first <= column <= last)
        area = view.area(row, column)
        spread = area and sum(area.left <= each.column <= area.right for each in header.headings)
        title = inside[0] if spread and 2 * spread >= len(header.headings) else ""
    return Line(row, {} if title else texts, inside or tuple(text for _, text in filled), title)
