"""Whole workbooks as programs write them: read fast, and just as the full reader reads them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from support.small_packages import MAIN, SHEET, XML, cell, xlsx

from workbook.reading import decode_workbook
from workbook.reading.package import Package
from workbook.reading.xlsx import read_xlsx
from workbook.reading.xlsx_cells import rich_text
from workbook.reading.xlsx_strings import plain_strings
from workbook.reading.xml import parse

if TYPE_CHECKING:
    from collections.abc import Callable

Values = list[list[object]]
DAY = datetime(2026, 6, 30)  # noqa: DTZ001  # as sheets store them
VALUES = st.lists(
    st.lists(
        st.sampled_from(
            (None, None, "Sở Y tế", "  ", "a & b <c>", "hai\ndòng", "=1+1", 80, -0.5, True, DAY)
        ),
        max_size=14,
    ),
    min_size=1,
    max_size=20,
)


def by_xlsxwriter(values: Values, *, inline: bool) -> bytes:
    """Styled, with a merged area, a hidden row and column; texts shared or in the cells."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"constant_memory": inline, "in_memory": True}) as book:
        sheet = book.add_worksheet("Biểu")
        framed = book.add_format({"border": 1})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.set_column(2, 2, None, None, {"hidden": True})
        sheet.write_string(0, 0, "BIỂU")
        for row, line in enumerate(values, 1):
            sheet.set_row(row, None, None, {"hidden": row % 5 == 0})
            for column, value in enumerate(line):
                if isinstance(value, str):
                    sheet.write_string(row, column, value, framed)
                else:
                    sheet.write(row, column, value, day if value is DAY else framed)
        sheet.merge_range(len(values) + 1, 0, len(values) + 1, 3, "Nơi nhận", framed)
    return target.getvalue()


def by_openpyxl(values: Values) -> bytes:
    """Again through openpyxl, which writes another markup."""
    target = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(by_xlsxwriter(values, inline=False))).save(target)
    return target.getvalue()


WRITERS: dict[str, Callable[[Values], bytes]] = {
    "shared": lambda values: by_xlsxwriter(values, inline=False),
    "inline": lambda values: by_xlsxwriter(values, inline=True),
    "openpyxl": by_openpyxl,
}


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        for one in old.namelist():
            part = old.read(one)
            new.writestr(one, change(part) if one == name else part)
    return target.getvalue()


def is_read_fast(content: bytes) -> bool:
    """Whether no sheet was left to the full reader."""
    _, all_plain = read_xlsx(Package(content), "xl/workbook.xml")
    return all_plain


@pytest.mark.parametrize("writer", sorted(WRITERS))
@settings(max_examples=25, deadline=None)
@given(values=VALUES)
def test_both_readers_give_the_same_table(writer: str, values: Values) -> None:
    """The comment changes nothing but who reads; every cell, merge and hidden part is the same."""
    content = WRITERS[writer](values)
    for_full = with_part(
        content, SHEET, lambda part: part.replace(b"<sheetData>", b"<sheetData><!-- -->")
    )

    assert (is_read_fast(content), is_read_fast(for_full)) == (True, False)
    assert decode_workbook(Path("a.xlsx"), content) == decode_workbook(Path("a.xlsx"), for_full)


STRINGS = st.lists(
    st.sampled_from(
        (
            "<t>Sở Y tế</t>", '<t xml:space="preserve"> lùi </t>', "<t/>", "<t></t>",
            "<t>a &amp; &#7841;_x000D_</t>", "<t>hai\ndòng</t>", "<r><t>a</t></r><r><t>b</t></r>",
            "<t>x</t><rPh><t>y</t></rPh>", "<!-- x --><t>z</t>", "<t>a</t></si><si><t>b</t>",
        )
    ),
    max_size=6,
)  # fmt: skip


@given(STRINGS, st.sampled_from(("", "\n", "\r\n")))
def test_shared_strings_are_what_expat_reads(strings: list[str], line_end: str) -> None:
    """Whatever the fast reader of strings takes, it reads as expat does."""
    inside = "".join(f"<si>{one}</si>" for one in strings)
    part = f'{XML.strip()}{line_end}<sst xmlns="{MAIN}">{inside}</sst>{line_end}'.encode()

    plain = plain_strings(part)

    assert plain is None or plain == [rich_text(one) for one in parse(part)]


@pytest.mark.parametrize("line_end", ["", "\n", "\r\n"])
def test_strings_of_excel_are_read_fast(line_end: str) -> None:
    """Excel ends its declaration with a carriage return, which is not part of any string."""
    part = f"{XML.strip()}{line_end}<sst><si><t>á</t></si><si><t/></si></sst>".encode()

    assert plain_strings(part) == ["á", ""]
    assert plain_strings(part.removesuffix(b"</sst>")) is None


def test_a_nul_in_a_text_comes_through() -> None:
    """OOXML can write it, and our own messages part texts by it."""
    (table,) = decode_workbook(Path("a.xlsx"), xlsx(cell("A1", "a_x0000_b") + cell("A2", "c")))

    assert [row[0].shown for row in table.rows] == ["a\0b", "c"]
