"""Marks come off a copy that another program has saved since, too."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.marked_books import mark
from support.rich_workbooks import QUIET, SHEET, changed, rich_workbook

from workbook.patching import unmarked

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")


def saved_by_another_program(book: bytes) -> bytes:
    """The same workbook without what only we wrote: looks no longer say what they covered."""
    opened = load_workbook(io.BytesIO(book))
    target = io.BytesIO()
    opened.save(target)
    return target.getvalue()


def looks(sheet: Worksheet) -> dict[str, tuple[object, ...]]:
    """Value, fill and note of every cell that has any."""
    found = {
        cell.coordinate: (
            cell.value,
            cell.fill.fgColor.rgb if cell.fill.patternType == "solid" else None,
            cell.comment.text if cell.comment else None,
        )
        for row in sheet.iter_rows()
        for cell in row
    }
    return {place: look for place, look in found.items() if any(look)}


def test_fills_and_notes_are_given_back_by_what_the_notes_say() -> None:
    """Own plain fills come back, cells without one have none, own notes are as they were."""
    own = rich_workbook()

    book = load_workbook(io.BytesIO(unmarked(saved_by_another_program(mark(own)))))

    before = looks(load_workbook(io.BytesIO(own))[SHEET])
    after = looks(book[SHEET])
    before.pop("B6"), after.pop("B6")  # a conversation: nothing says that its fill was ours
    before.pop("B7"), after.pop("B7")  # a pattern: its ground comes back, without the pattern
    assert after == before | {"J20": (None, "FFDDEBF7", None)}  # a blank cell that now exists
    assert book.sheetnames == [SHEET, QUIET]


def test_a_fill_that_a_person_gave_a_marked_cell_stays() -> None:
    """It is no longer ours."""
    other = changed(
        mark(rich_workbook()),
        {"xl/styles.xml": lambda part: part.replace(b"FFF4B4A8", b"FF112233")},
    )

    sheet = load_workbook(io.BytesIO(unmarked(saved_by_another_program(other))))[SHEET]

    assert sheet["B2"].fill.fgColor.rgb == "FF112233"
    assert sheet["B2"].comment is None


def test_what_a_person_wrote_into_a_marked_cell_stays() -> None:
    """A cell that was made for its mark stays once somebody has filled it."""
    filled = changed(
        mark(rich_workbook()),
        {
            "xl/worksheets/sheet1.xml": lambda part: re.sub(
                rb'(r="A30"[^>]*)/>', rb"\1><v>5</v></c>", part
            )
        },
    )

    sheet = load_workbook(io.BytesIO(unmarked(filled)))[SHEET]

    assert (sheet["A30"].value, sheet["A30"].fill.patternType) == (5, None)


def test_our_sheet_goes_wherever_it_was_moved() -> None:
    """Names of other sheets go on meaning the same sheets."""
    moved = changed(mark(rich_workbook()), {"xl/workbook.xml": _to_the_front})

    book = load_workbook(io.BytesIO(unmarked(moved)))

    assert book.sheetnames == [SHEET, QUIET]
    assert book[SHEET].print_title_rows == "$1:$1"
    assert book[QUIET].print_title_rows is None


def _to_the_front(part: bytes) -> bytes:
    """The workbook part as Excel writes it once our sheet, the last of three, is the first tab."""
    before, start, rest = part.partition(b"<sheets>")
    first, second, third, _ = rest.split(b"</sheets>")[0].split(b"/>")
    moved = b"/>".join([third, first, second, b""])
    after = rest.partition(b"</sheets>")[2]
    for old, new in ((b'Id="2"', b'Id="X"'), (b'Id="0"', b'Id="1"'), (b'Id="X"', b'Id="0"')):
        after = after.replace(b"localSheet" + old, b"localSheet" + new)
    return before + start + moved + b"</sheets>" + after
