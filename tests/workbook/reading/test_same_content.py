"""One content in many formats and by many programs: the same cells."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from support.office import convert

from workbook.raw_table import State
from workbook.reading import decode_workbook, read_workbook

if TYPE_CHECKING:
    from workbook.raw_table import RawTable

MONTH, DAY = datetime(2026, 2, 1), datetime(2026, 6, 30)  # noqa: DTZ001  # as sheets store them
ROWS: list[list[str | float | datetime | None]] = [
    ["BIỂU PHÂN CÔNG — ưỡ"],
    [],
    ["00123", "=1+1", "- Đã họp\nhai dòng", 'a & b <c> "d"', None, "  lùi vào"],
    [MONTH, DAY, 0.8, 87.5, 80, -3, 1234567.25],
    ["ẩn", None, "1.234,5", "87%"],
]
SHOWN = [
    ["BIỂU PHÂN CÔNG — ưỡ"],
    [],
    ["00123", "=1+1", "- Đã họp\nhai dòng", 'a & b <c> "d"', "", "  lùi vào"],
    ["Tháng 2/2026", "30/06/2026", "80%", "87,5", "80", "-3", "1234567,25"],
    ["ẩn", "", "1.234,5", "87%"],
]
FORMATS = {0: '"Tháng "m/yyyy', 1: "dd/mm/yyyy", 2: "0%"}


def by_xlsxwriter(path: Path) -> Path:
    """The content by XlsxWriter; the last row is hidden, A6 is an error."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Biểu")
        for row, line in enumerate(ROWS):
            for column, value in enumerate(line):
                form = book.add_format({"num_format": FORMATS.get(column, "General")})
                if isinstance(value, datetime):
                    sheet.write_datetime(row, column, value, form)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif value is not None:
                    sheet.write_number(row, column, value, form)
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.write_formula(5, 0, "=1/0", None, "#DIV/0!")
    return path


def by_openpyxl(path: Path) -> Path:
    """The same once more through openpyxl, which writes texts and references in its own way."""
    book = openpyxl.load_workbook(by_xlsxwriter(path))
    book.active.cell(6, 1).value = "#DIV/0!"
    book.save(path)
    return path


def by_office(path: Path, kind: str) -> Path:
    """The same once more through LibreOffice."""
    return convert(by_xlsxwriter(path), kind, path.parent)


WRITERS = {
    "XlsxWriter": by_xlsxwriter,
    "openpyxl": by_openpyxl,
    "LibreOffice xlsx": lambda path: by_office(path, "xlsx"),
    "LibreOffice xls": lambda path: by_office(path, "xls"),
    "LibreOffice ods": lambda path: by_office(path, "ods"),
}


def _office_mark(name: str) -> object:
    return pytest.param(name, marks=[pytest.mark.office] if "Office" in name else [])


@pytest.fixture(params=map(_office_mark, WRITERS))
def table(request: pytest.FixtureRequest, tmp_path: Path) -> RawTable:
    """The one sheet, from a file of each kind."""
    (table,) = read_workbook(WRITERS[request.param](tmp_path / "bieu.xlsx"))
    return table


def test_every_cell_is_the_same(table: RawTable) -> None:
    """Stored values and shown texts, text that looks like numbers and formulas included."""
    stored = [[cell.stored for cell in row] for row in table.rows[:5]]

    assert stored == ROWS
    assert [[cell.shown for cell in row] for row in table.rows[:5]] == SHOWN
    assert table.ref.sheet == "Biểu"


def test_errors_and_hidden_rows_are_the_same(table: RawTable) -> None:
    """An error is no blank in any format, and the hidden row is hidden in all."""
    assert (table.at(5, 0).shown, table.at(5, 0).state) == ("#DIV/0!", State.ERROR)
    assert table.hidden_rows == frozenset({4})


ENCODED = {
    "comma": (",", "utf-8"),
    "semicolon with mark": (";", "utf-8-sig"),
    "tab": ("\t", "utf-8"),
    "UTF-16": ("\t", "utf-16"),
    "UTF-16 without mark": (";", "utf-16-le"),
    "windows-1258": (";", "cp1258"),
}


def _delimited(delimiter: str, encoding: str) -> bytes:
    import csv
    import unicodedata

    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(SHOWN)
    if encoding != "cp1258":
        return text.getvalue().encode(encoding)
    # That code page writes tones as letters of their own.
    return b"".join(map(_old_letter, unicodedata.normalize("NFC", text.getvalue())))


def _old_letter(letter: str) -> bytes:
    import unicodedata

    if letter == "—":
        return b"\x97"
    for form in (letter, *_split_tone(unicodedata.normalize("NFD", letter))):
        try:
            return form.encode("cp1258")
        except UnicodeEncodeError:
            continue
    raise ValueError(letter)


def _split_tone(parts: str) -> list[str]:
    import unicodedata

    tones = "\u0300\u0301\u0303\u0309\u0323"
    tone = "".join(one for one in parts if one in tones)
    base = unicodedata.normalize("NFC", "".join(one for one in parts if one not in tones))
    return [base + tone]


@pytest.mark.parametrize("name", ENCODED)
def test_text_files_show_the_same(name: str) -> None:
    """Delimiter and encoding are found out; every cell is text that shows the same."""
    content = _delimited(*ENCODED[name])

    (table,) = decode_workbook(Path("bieu.csv"), content)

    assert [[cell.shown for cell in row] for row in table.rows] == SHOWN
