"""Done without a day: what nights tell decides, through whole nights and again as of a past one."""

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

AGENCY, TASK = "Sở Nội vụ", "I.4"  # its last day is 31 August 2026
DONE = {"status": "Hoàn thành", "percent": "100"}
IN_TIME, LATE = "Hoàn thành đúng hạn", "Hoàn thành quá hạn"


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """A department whose agencies say on 28 August that all is under way."""
    settings = excel_office(tmp_path)
    night(settings, "2026-08-28")
    return settings


def _class(settings: Path, name: str = "tong-hop.xlsx") -> object:
    lines = load_workbook(settings.parent / name)["Nhiệm vụ"].values
    return next(line[8] for line in lines if line[0] == TASK)


def _asked(settings: Path, name: str = "tong-hop.xlsx") -> list[str]:
    """What is asked about the day of the task."""
    lines = load_workbook(settings.parent / name)["Kết quả kiểm tra"].values
    found = [str(line[5]) for line in lines if line[4] == "PC513" and line[1] == AGENCY]
    return [sentence for sentence in found if "31/08/2026" in sentence]


@pytest.mark.parametrize(
    ("nights", "expected", "told"),
    [
        (["2026-08-31"], IN_TIME, None),
        (["2026-09-02"], IN_TIME, "tạm tính là đúng hạn, dù đến ngày 02/09/2026 mới đọc thấy"),
        (["2026-09-01 open", "2026-09-02"], LATE, "vì ngày 01/09/2026 bảng còn ghi chưa xong"),
    ],
)
def test_the_first_reading_as_done_decides(
    settings: Path, nights: list[str], expected: str, told: str | None
) -> None:
    """In time up to the last day, late where a later night says otherwise, else told as unproven.

    A night long after says the same, and so does that night told again.
    """
    for day in nights:
        if not day.endswith("open"):
            send(settings.parent, AGENCY, **DONE)
        night(settings, day.removesuffix(" open"))
    night(settings, "2026-09-20")

    assert run(["consolidate", "--as-of", day, "--settings", str(settings)]) == PARTLY

    for name in ("tong-hop.xlsx", f"tong-hop ({day}).xlsx"):
        assert _class(settings, name) == expected
        assert [told in sentence for sentence in _asked(settings, name)] == ([True] if told else [])


def test_a_day_that_is_named_decides_and_ends_the_question(settings: Path) -> None:
    """Whenever it is read; in the status it counts as well as in its own column."""
    night(settings, "2026-09-01")
    send(settings.parent, AGENCY, **DONE, updated_on="31/8/2026")
    night(settings, "2026-09-02")
    assert (_class(settings), _asked(settings)) == (IN_TIME, [])

    send(settings.parent, AGENCY, status="Đã hoàn thành ngày 30/8/2026", percent="100")
    night(settings, "2026-09-03")
    assert (_class(settings), _asked(settings)) == (IN_TIME, [])


def test_a_day_that_is_still_to_come_proves_nothing(settings: Path) -> None:
    """It is told as a slip (PC507), and what was read decides instead."""
    night(settings, "2026-09-01")
    send(settings.parent, AGENCY, **DONE, updated_on="31/8/2027")
    night(settings, "2026-09-02")

    lines = load_workbook(settings.parent / "tong-hop.xlsx")["Kết quả kiểm tra"].values
    assert _class(settings) == LATE
    assert any(line[4] == "PC507" and "không được tính" in str(line[5]) for line in lines)


def test_who_says_to_be_late_is_late(settings: Path) -> None:
    """Its own words are enough; nobody asks for the day."""
    send(settings.parent, AGENCY, status="Hoàn thành quá hạn", percent="100")
    night(settings, "2026-09-02")

    assert (_class(settings), _asked(settings)) == (LATE, [])


def test_the_day_of_an_earlier_report_is_no_day_of_completion(settings: Path) -> None:
    """It stood there while the work was under way; the agency is asked for the day."""
    send(settings.parent, AGENCY, updated_on="20/8/2026")
    night(settings, "2026-08-29")
    night(settings, "2026-09-01")
    send(settings.parent, AGENCY, **DONE, updated_on="20/8/2026")
    night(settings, "2026-09-05")
    assert (_class(settings), len(_asked(settings))) == (LATE, 1)

    send(settings.parent, AGENCY, **DONE, updated_on="30/8/2026")
    night(settings, "2026-09-06")
    assert (_class(settings), _asked(settings)) == (IN_TIME, [])
