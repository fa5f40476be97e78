"""Raw tables as frames: every row with its place, and what is expected but missing."""

from __future__ import annotations

from support.tables import HEADER, raw_table

from workbook.frames import to_sheets
from workbook.raw_table import RawTable, SheetRef

TASK = "I.1|1|Họp|Sở Y tế|Sở Nội vụ|Biên bản|Tháng 9/2026|Đang thực hiện|40|- Đã họp||1/6/2026"


def test_a_task_row_knows_its_place() -> None:
    """Row numbers are the sheet's own, counted from 1; letters are those of the columns."""
    sheets = to_sheets([raw_table(f"BIỂU\n\n{HEADER}\n{TASK}")])

    (row,) = sheets.tasks.to_dict("records")
    assert (row["source"], row["sheet"], row["row"]) == ("bieu.xlsx", "Biểu", 4)
    assert (row["lead"], row["percent"]) == ("Sở Y tế", "40")
    assert sheets.letters["bieu.xlsx", "Biểu"]["deadline"] == "G"


def test_progress_columns_are_expected_only_where_progress_is_reported() -> None:
    """A bare plan needs no progress columns; a sheet that has one needs them all."""
    bare = "|".join(HEADER.split("|")[1:7])
    renamed = HEADER.replace("Tỷ lệ %", "Đạt bao nhiêu")

    missing = [
        [key for key, text in zip(frame["key"], frame["text"], strict=True) if not text]
        for frame in (to_sheets([raw_table(head)]).headings for head in (bare, renamed))
    ]

    assert missing == [[], ["percent"]]


def test_each_tab_has_columns_of_its_own() -> None:
    """Two tabs of a file hold the same columns in other places: each row is read by its tab's."""
    first = raw_table(f"{HEADER}\n{TASK}")
    turned = ["|".join(reversed(line.split("|"))) for line in (HEADER, TASK)]
    second = RawTable(SheetRef("bieu.xlsx", "Bản hai"), raw_table("\n".join(turned)).rows)

    sheets = to_sheets([first, second])

    one, other = sheets.tasks.to_dict("records")
    assert {**one, "sheet": "Bản hai"} == other
    assert [sheets.letters["bieu.xlsx", tab]["lead"] for tab in ("Biểu", "Bản hai")] == ["D", "I"]


def test_a_covered_cell_points_at_its_anchor() -> None:
    """A person can only select the top-left cell of a merged area."""
    raw = raw_table(f"{HEADER}\n{TASK}")
    merged = RawTable(SheetRef("bieu.xlsx", "Biểu"), raw.rows, merged=("D2:D1048576",))

    sheets = to_sheets([merged])

    assert sheets.anchor("bieu.xlsx", "Biểu", "D900") == "D2"
    assert sheets.anchor("bieu.xlsx", "Biểu", "E900") == "E900"
