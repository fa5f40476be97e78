"""Every layout of the corpus is read cell by cell as its file says.

How the maps were made: those directly in `layouts` were first written by the table finder,
then each sheet was read again from its raw cells as a person would and the map judged; none
had to be changed. Those in `by_hand` were written by hand before the finder had seen the
sheet: it read 16 of the first 27 right, and 14 of 15 more that were written after it had been
mended. Two maps were changed afterwards: a slip in the order of strangers, and two tables side
by side, of which only the left one is read (a rule says that the right one's headings are
doubled).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.layouts import cell_map, read_layout

from validators.a1 import position
from workbook.find_table import find_tables
from workbook.hidden_parts import hidden_parts

LAYOUTS = sorted((Path(__file__).parent / "layouts").rglob("*.txt"))


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_cell_is_where_the_layout_says(path: Path) -> None:
    """Which cell is which field of which task, and which headings stay unknown."""
    layout = read_layout(path)

    tables = find_tables(layout.raw)

    assert cell_map(tables) == layout.cells
    strangers = [each.text for table in tables for each in table.headings if not each.key]
    assert tuple(strangers) == layout.strangers
    assert hidden_parts(layout.raw, tables) == layout.unseen


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_text_is_that_of_its_cells(path: Path) -> None:
    """Nothing is changed on the way: a text is its cell's, or its cells' one after the other."""
    raw = read_layout(path).raw

    for table in find_tables(raw):
        for row in table.rows:
            for key, column in table.columns.items():
                rows = (row.anchors.get(key, row.row), *(row.further if key in row.pieced else ()))
                shown = [raw.at(each, column).shown.strip() for each in rows]
                assert row.text(key).split() == " ".join(shown).split()


def test_the_corpus_is_large_enough() -> None:
    """At least thirty layouts, each with a map that names real cells."""
    maps = [read_layout(path).cells.split() for path in LAYOUTS]

    assert len(maps) >= 30
    cells = {word for words in maps for word in words if word[-1].isdigit() and word[0] in "ABC"}
    assert all(position(cell.partition("+")[0]) >= (0, 0) for cell in cells)
