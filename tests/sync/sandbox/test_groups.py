"""Groups of rows and columns, as gspread makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import gspread


@pytest.fixture
def tab(robot: gspread.Client) -> gspread.Worksheet:
    """An empty tab."""
    return robot.create("Nhóm").sheet1


def groups(tab: gspread.Worksheet) -> list[tuple[int, int, int]]:
    """Start, end and depth of the groups of rows."""
    (sheet,) = tab.spreadsheet.fetch_sheet_metadata()["sheets"]
    return [
        (one["range"]["startIndex"], one["range"]["endIndex"], one["depth"])
        for one in sheet.get("rowGroups", [])
    ]


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ((3, 5), [(2, 8, 1), (3, 5, 2)]),
        ((0, 9), [(0, 9, 1), (2, 8, 2)]),
        ((6, 10), [(2, 10, 1), (6, 8, 2)]),
        ((12, 14), [(2, 8, 1), (12, 14, 1)]),
    ],
)
def test_groups_nest_and_join(
    tab: gspread.Worksheet, second: tuple[int, int], found: list[tuple[int, int, int]]
) -> None:
    """A group inside another, around it, across its end, or far from it, as Google documents."""
    tab.add_dimension_group_rows(2, 8)
    tab.add_dimension_group_rows(*second)
    assert groups(tab) == found


def test_groups_follow_their_rows(tab: gspread.Worksheet) -> None:
    """Rows that come in before push a group down, inside they belong to it, deleted ones leave."""
    tab.add_dimension_group_rows(2, 5)
    tab.insert_rows([[]], 1)
    tab.insert_rows([[]], 5)
    assert groups(tab) == [(3, 7, 1)]
    tab.delete_rows(4, 5)
    assert groups(tab) == [(3, 5, 1)]


def test_a_group_goes_and_its_button_stays(tab: gspread.Worksheet) -> None:
    """After the last group is deleted the tab still says where the button would stand."""
    tab.add_dimension_group_columns(0, 2)
    tab.delete_dimension_group_columns(0, 2)
    (sheet,) = tab.spreadsheet.fetch_sheet_metadata()["sheets"]
    grid: dict[str, Any] = sheet["properties"]["gridProperties"]
    assert ("columnGroups" in sheet, grid["columnGroupControlAfter"]) == (False, True)
