"""A book on paper: one side of the port `Book` that only remembers what was done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from validators.a1 import position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.book import Entry, Field, SheetAnswer, Spot


class PaperBook:
    """One sheet “Biểu” from lines of text, `|` between cells; `answers` are the person's."""

    def __init__(self, text: str, *, at: str = "A1", answers: Sequence[Any] = ()) -> None:
        self.rows = [line.split("|") for line in text.strip("\n").split("\n")]
        self.at = at
        self.answers = list(answers)
        self.said: list[str] = []
        self.marks: list[dict[str, str]] = []
        self.results: dict[str, Any] = {}
        self.fields: list[Field] = []
        self.locked: list[str] = []

    def name(self) -> str:
        """See `Book`."""
        return "bieu.xlsx"

    def tables(self) -> list[SheetAnswer]:
        """See `Book`."""
        rows = [[cell.strip() or None for cell in row] for row in self.rows]
        sheet = {"name": "Biểu", "rows": rows, "merged": []}
        return [{**sheet, "hidden_rows": [], "hidden_columns": []}]

    def mark(self, marks: list[dict[str, str]], results: dict[str, Any]) -> list[str]:
        """See `Book`."""
        self.marks, self.results = marks, results
        return self.locked

    def clear(self) -> tuple[int, list[str]]:
        """See `Book`."""
        count, self.marks = len(self.marks), []
        return count, self.locked

    def write(self, entries: Sequence[Entry], title: str) -> list[Spot]:  # noqa: ARG002  # no undo
        """See `Book`."""
        for entry in entries:
            row, column = position(entry["cell"])
            line = self.rows[row]
            line.extend([""] * (column + 1 - len(line)))
            line[column] = str(entry["value"])
        return []

    def selection(self) -> Spot:
        """See `Book`."""
        return {"sheet": "Biểu", "cell": self.at}

    def note(self, sheet: str, cell: str) -> str:
        """See `Book`."""
        notes = {(mark["sheet"], mark["cell"]): mark["note"] for mark in self.marks}
        return notes.get((sheet, cell), "")

    def go_to(self, sheet: str, cell: str) -> None:  # noqa: ARG002  # there is one sheet
        """See `Book`."""
        self.at = cell

    def say(self, text: str) -> None:
        """See `Book`."""
        self.said.append(text)

    def ask(self, text: str) -> bool:
        """See `Book`."""
        self.said.append(text)
        return bool(self.answers.pop(0))

    def enter(self, title: str, fields: Sequence[Field]) -> list[str] | None:
        """See `Book`."""
        self.said.append(title)
        self.fields = list(fields)
        answer: list[str] | None = self.answers.pop(0)
        return answer

    def shown(self, cell: str) -> str:
        """What a cell holds."""
        row, column = position(cell)
        return self.rows[row][column]
