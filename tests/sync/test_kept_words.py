"""A blank erases nothing: through whole nights, to the workbook and back to the agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.excel_office import excel_office, send
from support.past_nights import night

from sync.cli import run
from sync.cli_errors import PARTLY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A department whose agencies have reported once, on 2 June."""
    settings = excel_office(tmp_path)
    night(settings, "2026-06-02")
    return settings


def _said(settings: Path, tab: str, name: str = "tong-hop.xlsx") -> str:
    """All texts of a sheet of the consolidated workbook."""
    book = load_workbook(settings.parent / name)
    return "\n".join(str(cell) for row in book[tab].values for cell in row if cell is not None)


def test_an_emptied_cell_keeps_its_words_and_is_told(settings: Path) -> None:
    """The words stay with the day they were said; the finding says how to take them back."""
    send(settings.parent, "Sở Y tế", result="")
    night(settings, "2026-06-05")

    assert "giữ lời ghi ngày 02/06/2026, ô nay để trống" in _said(settings, "Nhiệm vụ")
    assert "nay để trống; bản tổng hợp giữ lời ghi ngày 02/06/2026: “- Đã họp”" in _said(
        settings, "Kết quả kiểm tra"
    )
    assert "giữ lời ghi" in _said(settings, "Nguồn số liệu")


def test_words_that_are_taken_back_are_gone(settings: Path) -> None:
    """And no finding asks for them."""
    send(settings.parent, "Sở Y tế", result="xóa", status="xóa", percent="xóa")
    night(settings, "2026-06-05")
    send(settings.parent, "Sở Y tế", result="", status="", percent="")
    night(settings, "2026-06-06")

    assert "giữ lời ghi" not in _said(settings, "Nhiệm vụ")
    assert "giữ lời ghi" not in _said(settings, "Kết quả kiểm tra")


def test_a_past_night_keeps_what_was_kept_then(settings: Path) -> None:
    """Rebuilt later, it knows the words that were blank on it, and no later ones."""
    send(settings.parent, "Sở Y tế", result="")
    night(settings, "2026-06-05")
    send(settings.parent, "Sở Y tế", result="- Đã ban hành")
    night(settings, "2026-06-08")

    assert run(["consolidate", "--as-of", "2026-06-06", "--settings", str(settings)]) == PARTLY

    told = _said(settings, "Nhiệm vụ", "tong-hop (2026-06-05).xlsx")
    assert "giữ lời ghi ngày 02/06/2026" in told
    assert "Đã ban hành" not in told


def test_a_falling_percentage_is_told(settings: Path) -> None:
    """The one before is known from the history."""
    send(settings.parent, "Sở Y tế", percent="30")
    night(settings, "2026-06-05")

    assert "thấp hơn lần báo cáo trước (40 %)" in _said(settings, "Kết quả kiểm tra")


def test_a_failing_formula_erases_nothing(settings: Path) -> None:
    """The last words count, and the remark says that the cell is broken, not blank."""
    path = settings.parent / "so-y-te.xlsx"
    book = load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == "Đang thực hiện":
                cell.value, cell.data_type = "#N/A", "e"
    book.save(path)
    night(settings, "2026-06-05")

    told = _said(settings, "Nhiệm vụ")
    assert "giữ lời ghi ngày 02/06/2026, ô nay bị lỗi" in told
    assert "#N/A" not in told
    assert "PC608" not in _said(settings, "Kết quả kiểm tra")
