"""Laws of finding the table: what people do to a sheet does not change its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from support.tables import raw_table

from validators.columns import BY_KEY, COLUMNS
from workbook.find_table import find_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = ("number", "content", "lead", "coordinating", "deliverable", "deadline", "status", "result")
TASKS = (
    ("1", "Rà soát văn bản", "Phòng A", "Phòng B", "Báo cáo", "Quý I/2026", "Hoàn thành", "Đã ký"),
    ("2", "Khảo sát", "Phòng B", "", "Phiếu hỏi", "30/6/2026", "", ""),
    ("3", "Tổng kết", "Phòng C", "Phòng A, Phòng B", "", "Tháng 12", "Đang thực hiện", "Đã họp"),
)
# A heading that alone can mean two columns is decided by the others, so not by itself.
OPEN = {"Kết quả", "Tiến độ", "Tiến độ thực hiện", "Tình hình"}
SPELLINGS = {
    column.key: st.sampled_from(
        [text for text in (column.heading, *column.aliases) if text not in OPEN]
    )
    for column in COLUMNS
}
HEADINGS = st.tuples(*(SPELLINGS[key] for key in KEYS))
ORDERS = st.permutations(range(len(KEYS)))


def said(lines: Sequence[Sequence[str]]) -> list[list[tuple[str, ...]]]:
    """The tasks of every table of a sheet, by key in a fixed order."""
    tables = find_tables(raw_table("\n".join("|".join(line) for line in lines)))
    return [[tuple(row.text(key) for key in KEYS) for row in table.rows] for table in tables]


@settings(deadline=None)
@given(headings=HEADINGS, order=ORDERS)
def test_moved_and_renamed_columns_give_the_same_tasks(
    headings: tuple[str, ...], order: list[int]
) -> None:
    """Any order of the columns, any known spelling of their headings."""
    lines = [[line[at] for at in order] for line in (headings, *TASKS)]

    assert said(lines) == [list(TASKS)]


@settings(deadline=None)
@given(places=st.lists(st.integers(0, len(KEYS)), max_size=4), strange=st.booleans())
def test_inserted_columns_change_nothing(places: list[int], *, strange: bool) -> None:
    """Empty columns and columns of the agency's own stand anywhere."""
    lines = [list(line) for line in (_plain(), *TASKS)]
    for place in sorted(places, reverse=True):
        for row, line in enumerate(lines):
            line.insert(place, ("Màu sắc" if row == 0 else "xanh") if strange else "")

    assert said(lines) == [list(TASKS)]


@settings(deadline=None)
@given(blank=st.lists(st.integers(0, 4), max_size=5), repeated=st.sets(st.integers(1, 3)))
def test_blank_rows_and_repeated_headers_change_nothing(
    blank: list[int], repeated: set[int]
) -> None:
    """Empty rows anywhere, and the header once more before any task."""
    lines = [_plain(), *TASKS]
    for place in sorted(repeated, reverse=True):
        lines.insert(place, _plain())
    for place in sorted(blank, reverse=True):
        lines.insert(place, ("",) * len(KEYS))

    assert said(lines) == [list(TASKS)]


@settings(deadline=None)
@given(down=st.integers(0, 30), right=st.integers(0, 30))
def test_the_table_starts_anywhere(down: int, right: int) -> None:
    """Titles above and empty columns at the left only move the cells."""
    lines = [("BIỂU PHÂN CÔNG NHIỆM VỤ",)] * down + [
        ("",) * right + line for line in (_plain(), *TASKS)
    ]

    assert said(lines) == [list(TASKS)]


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "",
                    "TT",
                    "Nội dung",
                    "Chủ trì",
                    "Thời hạn",
                    "1",
                    "II",
                    "Tổng cộng",
                    "Ghi chú:",
                    "việc,",
                    "(1)",
                    "Kết quả",
                    "A. VIỆC",
                ]
            ),
            max_size=6,
        ),
        max_size=12,
    )
)
def test_nothing_a_sheet_holds_breaks_the_search(lines: list[list[str]]) -> None:  # fmt: skip
    """Any mixture of words is read: no row twice, every row below a header."""
    raw = raw_table("\n".join("|".join(line) for line in lines))

    for table in find_tables(raw):
        places = [at for row in table.rows for at in (row.row, *row.further)]
        assert places == sorted(set(places))
        assert all(table.header_row < at < table.end for at in places)


def _plain() -> tuple[str, ...]:
    return tuple(BY_KEY[key].heading for key in KEYS)
