"""The port `Book`: an open workbook, and the person in front of it, as the macros see them.

Only plain values pass (texts, numbers, lists, dicts): the macros may run in another process
than the spreadsheet program. A side of the port stands for each program: `XlwingsBook` for
Excel (and for LibreOffice through our xlwings engine), `OfficeBook` inside LibreOffice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NotRequired, Protocol, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

# One sheet in the form of `workbook.reading.grid.Grid.answer`.
SheetAnswer = dict[str, Any]


class Spot(TypedDict):
    """A cell: title of its sheet, and A1."""

    sheet: str
    cell: str


class Entry(Spot):
    """What is to stand in a cell: a text, a number, or a day as ISO text."""

    value: str | float
    kind: str  # "text", "number" or "date"


class Field(TypedDict):
    """One line of a form; with `options` the person picks one of them (and types none)."""

    label: str
    value: str
    options: NotRequired[list[str]]


class Book(Protocol):
    """An open workbook."""

    def name(self) -> str:
        """The file's name, without its folder."""
        ...

    def tables(self) -> list[SheetAnswer]:
        """Every sheet with its cells, merged areas and hidden parts."""
        ...

    def mark(self, marks: list[dict[str, str]], results: dict[str, Any]) -> list[str]:
        """Take all old marks off, put these on, and write the results sheet.

        `marks` are `Mark` values, `results` a `ResultsSheet`, both as dicts. The titles of
        the locked sheets where nothing could be put on.
        """
        ...

    def clear(self) -> tuple[int, list[str]]:
        """Take all marks and the results sheet off.

        How many cells were marked, and the titles of locked sheets that keep their marks.
        """
        ...

    def write(self, entries: Sequence[Entry], title: str) -> list[Spot]:
        """Write into cells, in one step of undo named `title` where the program can.

        Cells that hold a formula or are locked keep what they have; they are given back.
        """
        ...

    def selection(self) -> Spot:
        """The cell the cursor is on."""
        ...

    def note(self, sheet: str, cell: str) -> str:
        """The text of a cell's note; empty where it has none."""
        ...

    def go_to(self, sheet: str, cell: str) -> None:
        """Put the cursor on a cell and show it."""
        ...

    def say(self, text: str) -> None:
        """Tell the person something."""
        ...

    def ask(self, text: str) -> bool:
        """Ask the person; True for yes, False for no and for closing the question."""
        ...

    def enter(self, title: str, fields: Sequence[Field]) -> list[str] | None:
        """Let the person fill in a form; its values in order, None where it was closed."""
        ...
