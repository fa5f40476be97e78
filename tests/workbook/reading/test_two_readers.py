"""The fast reader, the full reader and openpyxl agree on every cell, or the fast one steps back."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.small_packages import MAIN, cell, parts, sheet, xlsx, zipped

from workbook.raw_table import State
from workbook.reading import decode_workbook
from workbook.reading.full_sheet import fill_full
from workbook.reading.grid import Grid
from workbook.reading.plain_sheet import fill_plain
from workbook.reading.refused import RefusedError
from workbook.reading.second_look import require_no_loss
from workbook.reading.xlsx_cells import Meaning
from workbook.reading.xml import children, parse

if TYPE_CHECKING:
    from workbook.raw_table import RawTable

MEANING = Meaning(["một", "  ", "ba & bốn"], ["General", "0%", "dd/mm/yyyy", "h:mm"])
VALUES = st.sampled_from(
    (
        "/>", "></c>", ' t="s"><v>0</v></c>', ' t="s"><v>1</v></c>', ' s="2"><v>46203</v></c>',
        ' s="1"><v>0.8</v></c>', ' t="e"><v>#REF!</v></c>', ' t="b"><v>1</v></c>', "><v>12</v></c>",
        ' t="str"><f>A1</f><v></v></c>', "><f>A1&amp;B2</f></c>", ' t="str"><f>A1</f><v>á</v></c>',
        '><f t="shared" si="0"/><v>-1.5E3</v></c>',
        ' t="inlineStr"><is><t>&#7910;y &amp;</t></is></c>',
        ' t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>', ' s="3"><v>0.3125</v></c>',
        ' t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "><v/></c>",
        ' t="s"><!-- x --><v>0</v></c>', " ><v>7</v></c>", "><v>7</v><extLst/></c>",
        ' t="n" s="1"><v>3</v></c>', ' s="2" />', ' t="e"/>',
        ' cm="1"><f t="array" ref="A1">A1</f><v>2</v></c>',
        ' t="inlineStr"><is><t>một\ndòng\n</t></is></c>',
    )
)  # fmt: skip
COLUMNS = ("A", "B", "D", "Z", "AA", "AB")


@st.composite
def rows(draw: st.DrawFn) -> str:
    """What stands inside `<sheetData>`: some rows, with gaps, hidden ones and closed ones."""
    written: list[str] = []
    for row in sorted(draw(st.sets(st.integers(1, 60), max_size=6))):
        names = sorted(draw(st.sets(st.sampled_from(COLUMNS))), key=lambda name: (len(name), name))
        cells = "".join(f'<c r="{name}{row}"{draw(VALUES)}' for name in names)
        extra = draw(st.sampled_from(("", ' hidden="1"', ' spans="1:3" ht="0"', " ")))
        closed = not cells and draw(st.booleans())
        rest = "/>" if closed else f">{cells}</row>"
        written.append(f'<row r="{row}"{extra}{rest}')
    between = draw(st.sampled_from(("", "\n", "\r\n  ")))
    return between + between.join(written) + between


def _contents(grid: Grid) -> list[list[object]]:
    lines = [[grid.others.get(one, grid.texts[one]) for one in row] for row in grid.rows]
    while lines and not lines[-1]:
        lines.pop()
    return lines


@settings(max_examples=400)
@given(rows())
def test_the_fast_reader_agrees_with_the_full_one(inside: str) -> None:
    """Whatever the fast reader takes, it reads as expat does; hidden rows too."""
    fast, full = Grid(""), Grid("")
    (element,) = children(parse(sheet(inside).encode()), "sheetData")

    taken = fill_plain(fast, inside.encode(), MEANING)
    fill_full(full, element, MEANING)

    if taken:
        assert (_contents(fast), fast.hidden_rows) == (_contents(full), full.hidden_rows)


USUAL = '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="C1"><v>1</v></c></row>'


def test_the_fast_reader_takes_the_usual_form() -> None:
    """Else the law above would hold for a reader that never reads."""
    assert fill_plain(Grid(""), USUAL.encode(), MEANING)


@pytest.mark.parametrize(
    "broken",
    [
        USUAL.replace("</row>", ""),
        USUAL.replace('r="C1"', 'r="C2"'),
        USUAL.replace('r="C1"', 'r="A1"'),
        USUAL + USUAL,
        USUAL.replace("<v>1</v>", "<v>1</v><v>2</v>"),
        USUAL.replace('<c r="C1">', '<x/><c r="C1">'),
        USUAL.replace("</row>", "<c></c></row>"),
        USUAL.replace('<row r="1">', "<row>"),
        USUAL.replace('<row r="1">', '<row r="1" r="2">'),
        USUAL.replace(' s="1"', ' s="1" s="2"'),
        USUAL.replace('r="1"', 'r="01"').replace("A1", "A01").replace("C1", "C01"),
        f"1{USUAL}",
        f"{USUAL}1",
    ],
)
def test_the_fast_reader_leaves_the_rest(broken: str) -> None:
    """A byte that belongs to no known form, or a wrong order, is left to the full reader."""
    assert not fill_plain(Grid(""), broken.encode(), MEANING)


def _tables(content: bytes) -> RawTable:
    (table,) = decode_workbook(Path("a.xlsx"), content)
    return table


def test_no_cell_is_lost_where_the_dimension_lies() -> None:
    """Programs that write a wrong `<dimension>` lose nothing."""
    inside = "".join(cell(f"A{row}") for row in range(1, 501))

    table = _tables(xlsx(inside, before='<dimension ref="A1"/>'))

    assert len(table.rows) == 500


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_other_encodings_of_xml_are_read(encoding: str) -> None:
    """UTF-16 parts, which calamine reads as nothing, are read as they are."""
    part = sheet(cell("A1", "Ủy ban")).replace("UTF-8", encoding[:6].upper().rstrip("-S"))

    assert _tables(zipped(parts(part.encode(encoding)))).at(0, 0).shown == "Ủy ban"


def test_strict_and_prefixed_files_are_read() -> None:
    """“Strict Open XML” and prefixes, where openpyxl sees no sheet, are read as they are."""
    part = sheet(cell("B2", "x")).replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    prefixed = sheet(cell("B2", "x")).replace("<", "<x:").replace("<x:/", "</x:")
    prefixed = prefixed.replace("<x:?", "<?").replace("xmlns=", "xmlns:x=")

    assert [_tables(zipped(parts(one))).at(1, 1).shown for one in (part, prefixed)] == ["x", "x"]


def test_openpyxl_agrees_on_every_cell() -> None:
    """Values, blanks and errors of a sheet with gaps, as an independent reader sees them."""
    book = openpyxl.Workbook()
    sheet_ = book.active
    assert sheet_ is not None
    for row in range(1, 40):
        for column in range(1, 12, 1 + row % 3):
            sheet_.cell(row, column, (f"dòng {row}", row / 4, row % 2 == 0, "#N/A")[column % 4])
    target = io.BytesIO()
    book.save(target)

    table = _tables(target.getvalue())

    theirs = openpyxl.load_workbook(io.BytesIO(target.getvalue()), data_only=True).active
    assert theirs is not None
    for line in theirs.iter_rows():
        for one in line:
            ours = table.at(one.row - 1, one.column - 1)
            assert ours.stored == one.value
            assert (ours.state is State.ERROR) == (one.data_type == "e")


def test_a_value_that_only_the_other_reader_sees_refuses_the_file() -> None:
    """A blank of ours where calamine finds a value would be a loss in silence."""
    content = xlsx(cell("A1"))
    complete = Grid("Biểu")
    complete.put(0, 0, ("s", "x", ""))

    require_no_loss(content, [complete])

    with pytest.raises(RefusedError):
        require_no_loss(content, [Grid("Biểu")])
