"""What every format of a plan is turned into: lines and tables, in the order of the document.

Readers of formats make blocks; nothing after them knows where the blocks came from.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph (or, before wrapping is undone, one printed line) without mark-up.

    `places` are the numbers of the printed lines it stands on, from 1; `bold` is how many
    characters at its start are bold; `gap` is how many blank lines stand before it;
    `heading` is True where the document itself marks a heading; `after_break` where a page
    ended between this line and the one before.
    """

    text: str
    places: tuple[int, ...] = ()
    bold: int = 0
    gap: int = 0
    heading: bool = False
    after_break: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the words of its cells, merged cells repeated in every place.

    `task_id` is the identifier that a biểu of ours gives the row, beside its cells.
    """

    cells: tuple[str, ...]
    places: tuple[int, ...] = ()
    task_id: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table, or the part of one that stands on a page."""

    rows: tuple[Row, ...]


Block = Line | TableBlock
