"""Reading .xlsx: what a cell holds, what it shows, and files that are refused with a reason."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter
from support.small_packages import xlsx

from workbook.raw_table import State
from workbook.reading import decode_workbook, read_workbook
from workbook.refusal import Reason, Refusal


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A small sound workbook."""
    path = tmp_path / "bieu.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Biểu")
        date = book.add_format({"num_format": '"Tháng "mm/yyyy'})
        percent = book.add_format({"num_format": "0%"})
        sheet.write_string("A1", "=1+1")
        sheet.write_string("B1", "00123")
        sheet.write_datetime("C1", datetime(2026, 2, 1, tzinfo=UTC).replace(tzinfo=None), date)
        sheet.write_number("D1", 0.875, percent)
        sheet.write_formula("E1", "=1/0", None, "#DIV/0!")
        sheet.write_number("F1", 87.5)
        sheet.merge_range("A3:B4", "gộp")
    return path


def test_cells_keep_their_value_and_state(sound: Path) -> None:
    """Text stays text, a month cell shows its month, a decimal its comma, an error its error."""
    (table,) = read_workbook(sound)

    shown = [cell.shown for cell in table.rows[0]]
    assert shown == ["=1+1", "00123", "Tháng 02/2026", "87,5%", "#DIV/0!", "87,5"]
    assert [cell.state for cell in table.rows[0]][4] is State.ERROR
    assert table.at(1, 0).state is State.BLANK
    assert table.merged == ("A3:B4",)


def test_uncalculated_formula_is_no_blank(tmp_path: Path) -> None:
    """A formula that was never calculated has no value, and must not pass for an empty cell."""
    path = tmp_path / "f.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=B1", None, "")
        sheet.write_string("B1", "x")

    (table,) = read_workbook(path)

    assert (table.at(0, 0).stored, table.at(0, 0).state) == (None, State.ERROR)


def test_formula_that_came_to_nothing_is_blank() -> None:
    """`=IF(A1="","",A1)` with an empty result shows nothing and is blank, unlike an error."""
    row = (
        '<row r="1"><c r="A1" t="str"><f>IF(1=1,"","x")</f><v></v></c>'
        '<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )

    (table,) = decode_workbook(Path("f.xlsx"), xlsx(row))

    assert [cell.state for cell in table.rows[0]] == [State.BLANK, State.ERROR]


def test_hidden_and_merged_are_said(tmp_path: Path) -> None:
    """Hidden rows, columns and sheets are read like others; what is hidden is listed."""
    path = tmp_path / "an.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, other = book.add_worksheet("Một"), book.add_worksheet("Hai")
        for row in range(4):
            sheet.write_row(row, 0, ["a", "b", "c"])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(1, 1, 8, None, {"hidden": True})
        other.write_string("A1", "x")
        other.hide()

    first, second = read_workbook(path)

    assert (first.hidden_rows, first.hidden_columns) == (frozenset({2}), frozenset({1}))
    assert [cell.shown for cell in first.rows[2]] == ["a", "b", "c"]
    assert second.at(0, 0).shown == "x"


def test_reading_never_touches_the_file(sound: Path) -> None:
    """The file's bytes and its folder are as before."""
    before = sound.read_bytes(), sorted(sound.parent.iterdir())

    read_workbook(sound)

    assert (sound.read_bytes(), sorted(sound.parent.iterdir())) == before


def _doubled(path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")


def _with_doctype(path: Path) -> None:
    path.write_bytes(xlsx("", prolog='<!DOCTYPE x [<!ENTITY a "b">]>'))


REFUSED = {
    "empty": (lambda path: path.write_bytes(b""), Reason.EMPTY),
    "web page": (lambda path: path.write_text("\n<!DOCTYPE html><html>"), Reason.WEB_PAGE),
    "encrypted": (
        lambda path: path.write_bytes(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
        ),
        Reason.ENCRYPTED,
    ),
    "noise in an old file": (
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        Reason.DAMAGED,
    ),
    "text": (lambda path: path.write_text("xin chào"), Reason.NOT_A_SPREADSHEET),
    "half a file": (
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        Reason.DAMAGED,
    ),
    "gone": (lambda path: path.unlink(), Reason.NOT_FOUND),
    "doubled part": (_doubled, Reason.UNSAFE),
    "doctype": (_with_doctype, Reason.UNSAFE),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_the_right_reason(name: str, sound: Path) -> None:
    """Each broken file is refused in a sentence that names the file and what to do."""
    spoil, reason = REFUSED[name]
    spoil(sound)

    with pytest.raises(Refusal) as refusal:
        read_workbook(sound)

    assert refusal.value.reason is reason
    assert str(sound) in str(refusal.value)
    assert "hãy" in str(refusal.value)
