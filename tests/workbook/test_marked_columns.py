"""A column that bears a mark is known by it, whatever its heading says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from support.sheets import HEADINGS, KEYS, raw_table, valid_rows

from workbook.find_table import find_table

if TYPE_CHECKING:
    from workbook.raw_table import RawTable

KNOWN = tuple(enumerate(KEYS))


def _marked(headings: tuple[str, ...]) -> RawTable:
    rows = [{**row, "percent": "40", "result": "xong"} for row in valid_rows(2)]
    return replace(raw_table(rows, headings=headings), known=KNOWN)


def _renamed(**names: str) -> tuple[str, ...]:
    return tuple(names.get(key, heading) for key, heading in zip(KEYS, HEADINGS, strict=True))


def test_a_reworded_heading_is_still_its_column() -> None:
    """The text of the heading is kept, the column is found by its mark."""
    table = find_table(_marked(_renamed(percent="Đạt được bao nhiêu")))

    assert table
    assert table.rows[0].text("percent") == "40"
    assert table.headings[KEYS.index("percent")].text == "Đạt được bao nhiêu"


def test_a_stranger_with_a_known_heading_stays_a_stranger() -> None:
    """A heading typed over another column does not take the marked one's place."""
    headings = (*_renamed(percent="Kết quả thực hiện", result="Tỷ lệ %"), "Tỷ lệ %")

    table = find_table(_marked(headings))

    assert table
    assert (table.rows[0].text("percent"), table.rows[0].text("result")) == ("40", "xong")
    assert [heading.key for heading in table.headings][-1] == ""


def test_an_emptied_heading_is_still_its_column() -> None:
    """Without any heading the mark alone says what the column is."""
    table = find_table(_marked(_renamed(percent="")))

    assert table
    assert table.rows[1].text("percent") == "40"
