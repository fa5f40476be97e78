"""What the rules see of shared, hidden and cut cells, and of further tables in a sheet."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from support.tables import HEADER, raw_table

from validators.check import check
from validators.example import EXAMPLE_CONTEXT
from workbook.find_table import find_tables
from workbook.frames import to_sheets
from workbook.raw_table import BLANK, Cell, RawTable, SheetRef, State

PLAIN = "TT|Nội dung|Chủ trì|Phối hợp|Sản phẩm|Thời hạn\n"
FIRST = "1|Rà soát văn bản|Sở Tư pháp||Báo cáo|Quý I/2026\n"
OTHER_TABLE = (
    "TT|Nội dung|Thời hạn|Chủ trì|Phối hợp|Sản phẩm\n1|Khảo sát|30/2/2026|Sở Nội vụ||Phiếu\n"
)


def places(raw: RawTable, code: str) -> list[str]:
    """The cells at which a rule finds a fault."""
    return [
        each.place.cell for each in check(to_sheets([raw]), EXAMPLE_CONTEXT) if each.code == code
    ]


def test_a_fault_of_a_shared_cell_stands_at_its_anchor() -> None:
    """An impossible deadline over two tasks is a fault of both, at the one cell there is."""
    second = "2|Khảo sát nhu cầu đào tạo|Sở Nội vụ||Phiếu|\n"
    raw = raw_table(PLAIN + FIRST.replace("Quý I/2026", "31/2/2026") + second)

    found = places(replace(raw, merged=("F2:F3",)), "PC403")

    assert found == ["F2", "F2"]


def test_a_fault_of_a_second_table_stands_in_its_own_column() -> None:
    """Every table has its own letters."""
    raw = raw_table(f"{PLAIN}{FIRST}|||||\n{OTHER_TABLE}")

    assert places(raw, "PC403") == ["C5"]
    assert places(raw, "PC103") == []


def test_nothing_is_written_into_a_text_that_goes_on_elsewhere() -> None:
    """A cell cut by a page has no fix: writing the whole text would say its rest twice."""
    raw = raw_table(f"{PLAIN}{FIRST}{PLAIN}|của   tỉnh, và||||\n")

    sheets = to_sheets([raw])

    assert sheets.tasks["content"].tolist() == ["Rà soát văn bản của   tỉnh, và"]
    assert all(
        each.fix is None for each in check(sheets, EXAMPLE_CONTEXT) if each.place.cell == "B2"
    )


@pytest.mark.parametrize(
    ("rows", "columns", "told"),
    [
        ({1}, set(), "dòng 2"),
        ({1, 2, 3}, {2}, "dòng 2–4; cột C (Chủ trì)"),
        ({0}, {9}, ""),
    ],
)
def test_hidden_tasks_and_columns_are_told(rows: set[int], columns: set[int], told: str) -> None:
    """Rows without a task and columns that are not read are nobody's business."""
    lines = "".join(f"{at}|Việc {at}|Sở Tư pháp||Báo cáo|Quý I\n" for at in (1, 2, 3))
    raw = replace(
        raw_table(PLAIN + lines), hidden_rows=frozenset(rows), hidden_columns=frozenset(columns)
    )

    assert to_sheets([raw]).sheets["hidden"].tolist() == [told]
    assert len(to_sheets([raw]).tasks) == 3


def test_the_hidden_id_of_our_own_form_is_not_told() -> None:
    """The form hides the task id itself."""
    raw = replace(raw_table(f"{HEADER}\nI.1|1|Họp"), hidden_columns=frozenset({0}))

    assert to_sheets([raw]).sheets["hidden"].tolist() == [""]


def test_the_place_of_a_low_heading_is_its_own_cell() -> None:
    """A heading of the second row is spoken of where it stands."""
    raw = raw_table("TT|Nội dung|Phân công||Thời hạn\n||Chủ trì|Phối hợp|\n1|Họp|A|B|Quý I")

    headings = to_sheets([raw]).headings

    cells = dict(zip(headings["key"], headings["cell"], strict=True))
    assert (cells["content"], cells["lead"], cells["coordinating"]) == ("B1", "C2", "D2")


def test_a_hundred_and_ninety_sheets_are_found_at_once() -> None:
    """All agencies' sheets of sixty tasks take well under a second and a half of one core."""
    raws = [_sheet(name, 60) for name in range(190)]
    start = time.process_time()

    count = sum(len(table.rows) for raw in raws for table in find_tables(raw))

    assert count == 190 * 60
    assert time.process_time() - start < 1.5


@pytest.mark.parametrize(
    "merged", [("A1:XFD1048576",), tuple(f"A{n}:XFD{n}" for n in range(2, 5002))]
)
def test_hostile_sheets_are_read_in_bounded_time(merged: tuple[str, ...]) -> None:
    """Thousands of rows, long cells and absurd merges cost seconds, not minutes."""
    junk = tuple(Cell(text, text, State.VALUE) for text in ["x" * 1000, *"abcdefgh"] * 20)
    raw = replace(_sheet(0, 5), rows=(*_sheet(0, 5).rows, *(junk,) * 3000), merged=merged)
    start = time.process_time()

    find_tables(raw)

    assert time.process_time() - start < 5


def _sheet(name: int, tasks: int) -> RawTable:
    lines = [HEADER.split("|")]
    for at in range(1, tasks + 1):
        work = f"Triển khai nội dung {name}.{at} của chương trình"
        lines.append(
            [f"NV{at}", str(at), work, "Sở Tư pháp", "", f"Báo cáo {at}", f"{at % 28 + 1}/9/2026"]
        )
    rows = (tuple(Cell(t, t, State.VALUE) if t else BLANK for t in line) for line in lines)
    return RawTable(SheetRef(f"don-vi-{name}", "Biểu"), tuple(rows))
