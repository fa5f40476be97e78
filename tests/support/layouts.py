"""Layouts: sheets as text, each with the exact map of its cells (`tests/workbook/layouts`).

A file says in its first line what is special; then `merged:`, `strangers:`, `hidden:` (rows
and columns) and `unseen:` (what must be said of them) where there are any; after `:` the rows
of the sheet (`⏎` is a line break in a cell); after `=` the map. The map has one line of keys
per table, then one line per task: its section (`-` for none) and the cell of each key (`-`
where nothing is said, `B2+B3` where the text goes on).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from support.tables import raw_table

from validators.a1 import address, position

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.find_table import TableRow, TaskTable
    from workbook.raw_table import RawTable


@dataclass(frozen=True, slots=True)
class Layout:
    """One file: the sheet, its map as written, and the headings that must stay unknown.

    `unseen` is what must be told of hidden parts.
    """

    raw: RawTable
    cells: str
    strangers: tuple[str, ...]
    unseen: str


def read_layout(path: Path) -> Layout:
    """Read one layout file."""
    head, rest = path.read_text("utf-8").split("\n:\n", 1)
    sheet, _, cells = rest.partition("\n=\n")
    options = dict(line.split(": ", 1) for line in head.split("\n")[1:])
    raw = raw_table(sheet.replace("⏎", "\v"))
    rows = tuple(tuple(c._replace(shown=c.shown.replace("\v", "\n")) for c in r) for r in raw.rows)
    merged = tuple(options.get("merged", "").split())
    strangers = tuple(filter(None, options.get("strangers", "").split("; ")))
    hidden = options.get("hidden", "").split()
    raw = replace(
        raw,
        rows=rows,
        merged=merged,
        hidden_rows=frozenset(int(name) - 1 for name in hidden if name.isdigit()),
        hidden_columns=frozenset(position(f"{name}1")[1] for name in hidden if name.isalpha()),
    )
    return Layout(raw, cells.strip(), strangers, options.get("unseen", ""))


def cell_map(tables: tuple[TaskTable, ...]) -> str:
    """The map of tables in the form in which a layout writes it."""
    return "\n".join(line for table in tables for line in _lines(table))


def _lines(table: TaskTable) -> list[str]:
    keys = sorted(table.columns, key=table.columns.__getitem__)
    tasks = (
        " ".join((row.section.replace(" ", "_") or "-", *(_cell(table, row, key) for key in keys)))
        for row in table.rows
    )
    return [f"{address(table.header_row, 0)[1:]}: {' '.join(keys)}", *tasks]


def _cell(table: TaskTable, row: TableRow, key: str) -> str:
    """Where the text of a key stands; a shared cell is said by its top-left place."""
    if not row.text(key):
        return "-"
    column = table.columns[key]
    rows = [row.anchors.get(key, row.row), *(row.further if key in row.pieced else ())]
    return "+".join(address(each, column) for each in rows)
