"""What we write, opened and recounted by a real LibreOffice."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from support.office import convert, heights, natural_heights
from support.package_parts import with_cached_values
from support.sample_consolidation import CONSOLIDATION
from support.sample_plan import HEAD, PLAN

from validators.plan import Plan, TaskRow
from workbook.bieu import SHEET_NAME, write_bieu
from workbook.consolidated.write import write_consolidated

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = ("nghiêm", "rà", "soát", "Ủy", "ban", "WWW;", "30/9/2026,", "UBND-TTPVHCC", "mi", "thừa")

pytestmark = pytest.mark.office


def values(path: Path, sheet: str) -> list[Any]:
    """All values of a sheet but blanks, row by row; shares rounded."""
    rows = load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True)
    found = (value for row in rows for value in row if value not in (None, ""))
    return [round(value, 6) if isinstance(value, float) else value for value in found]


# LibreOffice writes data bars with an extension that openpyxl does not know.
@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_a_recount_gives_the_figures_that_we_stored(tmp_path: Path) -> None:
    """With all stored figures spoilt, LibreOffice comes to ours again by the formulas."""
    ours, spoilt = tmp_path / "tong-hop.xlsx", tmp_path / "hong.xlsx"
    write_consolidated(ours, CONSOLIDATION)
    with_cached_values(ours, spoilt, "777")
    again = convert(spoilt, "xlsx", tmp_path)
    for sheet in ("Tổng quan", "Theo đơn vị"):
        assert {777, "777"} & set(values(spoilt, sheet))
        assert values(again, sheet) == values(ours, sheet)


def test_the_form_opens_with_all_its_words_and_rules(tmp_path: Path) -> None:
    """Every text, the hidden column and the three entry rules survive."""
    ours = tmp_path / "bieu.xlsx"
    write_bieu(ours, PLAN, progress={"NV001": {"result": "=1+1", "percent": "80"}})
    again = convert(ours, "xlsx", tmp_path)
    sheet = load_workbook(again)[SHEET_NAME]
    assert values(again, SHEET_NAME) == values(ours, SHEET_NAME)
    assert sheet.column_dimensions["A"].hidden
    assert {one.type for one in sheet.data_validations.dataValidation} == {
        "list", "decimal", "date",
    }  # fmt: skip


def wordy_task(chance: Random, number: int) -> TaskRow:
    """A task of random Vietnamese words, from a few to very many."""

    def text(most: int) -> str:
        return " ".join(chance.choices(_WORDS, k=chance.randint(1, most)))

    fields = [text(most) for most in (90, 25, 40, 30, 12)]
    return TaskRow(f"NV{number}", str(number), *fields, "", "")


def test_no_row_is_lower_than_its_text(tmp_path: Path) -> None:
    """Whatever the words, LibreOffice needs no more height than we gave, and not far less."""
    chance = Random(30)  # noqa: S311 (a fixed choice of words, no secret)
    path = tmp_path / "bieu.xlsx"
    write_bieu(path, Plan(HEAD, tuple(wordy_task(chance, number) for number in range(1, 81))))
    sheet = load_workbook(path)[SHEET_NAME]
    tasks = [cell.row for cell in sheet["A"] if str(cell.value).startswith("NV")]
    ours = heights(sheet)
    needed = natural_heights(path, tmp_path)[SHEET_NAME]
    assert len(tasks) == 80
    assert [row for row in tasks if ours[row] < min(needed[row] * 1.1, 409)] == []
    assert [row for row in tasks if ours[row] > needed[row] * 1.8 + 20] == []
