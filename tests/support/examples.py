"""The examples of a rule as the sheets they mean, and where its finding must stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from support.sheets import HEADER_ROW, HEADINGS, KEYS, cell_of, raw_table, valid_rows

from validators.a1 import letters
from validators.columns import column_for
from validators.example import EXAMPLE_CONTEXT, EXAMPLE_SOURCE
from validators.rule import Over
from workbook.frames import to_sheets
from workbook.raw_table import Cell, RawTable, SheetRef, State

if TYPE_CHECKING:
    from validators.context import Context
    from validators.rule import Example, Rule
    from validators.sheets import Sheets


def context_of(rule: Rule) -> Context:
    """What the rule's examples are checked with."""
    return rule.example_context or EXAMPLE_CONTEXT


def example_sheets(rule: Rule, example: Example) -> Sheets:
    """The sheet an example means: its cells over valid rows, its headings over the usual ones."""
    first = example[0]
    if first.get("tables") == "0":
        note = Cell("Ghi chú", "Ghi chú", State.VALUE)
        return to_sheets([RawTable(SheetRef(EXAMPLE_SOURCE, "Biểu"), ((note,),))])
    if rule.over is Over.HEADINGS:
        return to_sheets([raw_table(valid_rows(2), headings=_headings(example))])
    count = int(first.get("rows", len(example)))
    given = example if rule.over is not Over.SHEETS or "rows" not in first else ()
    rows = valid_rows(count)
    for row, cells in zip(rows, given, strict=False):
        row.update(cells)
    hidden = frozenset({HEADER_ROW} if first.get("hidden") else ())
    return to_sheets([replace(raw_table(rows), hidden_rows=hidden)])


def _headings(example: Example) -> tuple[str, ...]:
    """A heading that names its key takes the place of the usual one; any other is added."""
    headings = list(HEADINGS)
    for cells in example:
        known = column_for(cells["text"])
        if "key" in cells:
            headings[KEYS.index(cells["key"])] = cells["text"]
        elif known is None or cells["text"] != known.heading:
            headings.append(cells["text"])
    return tuple(headings)


def example_cells(rule: Rule, example: Example) -> set[str]:
    """Where the finding of a bad example may stand."""
    if rule.over is Over.HEADINGS:
        return {f"{letters(column)}3" for column in range(len(HEADINGS) + len(example))}
    if rule.over in {Over.SHEETS, Over.ASSIGNED}:
        return {"A1", "A3"}
    places = range(len(example))
    if rule.over is Over.TASKS:
        return {cell_of(place, rule.column) for place in places}
    return {cell_of(place, key) for place in places for key in example[place] if key != "task_id"}
