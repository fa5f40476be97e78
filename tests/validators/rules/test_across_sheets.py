"""Rules that compare a sheet with what was issued, known and sent back: beyond their examples."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.sheets import raw_table, sheets_of, valid_rows

from validators.check import check
from validators.example import EXAMPLE_IDS, EXAMPLE_SOURCE, ISSUED_CONTEXT
from workbook.frames import to_sheets

if TYPE_CHECKING:
    from validators.findings import Finding

ONE, TWO, FOREIGN = EXAMPLE_IDS


def _row(place: int, **cells: str) -> dict[str, str]:
    return valid_rows(place + 1)[place] | {"task_id": EXAMPLE_IDS[place]} | cells


def _found(*rows: dict[str, str], **context: object) -> list[Finding]:
    known = replace(ISSUED_CONTEXT, **context)  # type: ignore[arg-type]  # fields of a context
    return list(check(sheets_of(rows), known))


@pytest.mark.parametrize("said", [{}, {"result": "-"}, {"result": "không", "status": "xóa"}])
def test_a_foreign_row_that_says_nothing_is_no_finding(said: dict[str, str]) -> None:
    """Nor is anything else in it: the deadline that it has passed, its own words changed."""
    doing = {"status": "Đang thực hiện", "percent": "80"}
    foreign = _row(2, deadline="15/5/2026", **said)

    assert _found(_row(0, **doing), _row(1), foreign) == []


def test_a_sheet_with_foreign_rows_only_is_told() -> None:
    """It may be another agency's sheet."""
    found = _found(_row(2), assigned={EXAMPLE_SOURCE: frozenset({ONE})})

    assert {each.code for each in found} >= {"PC603", "PC606"}


def test_a_doubled_id_names_every_place() -> None:
    """Of three rows two are told, each with all three; a row of another tab with its tab."""
    rows = [_row(0), _row(1), _row(1, number="3"), _row(1, number="4")]
    found = [each for each in _found(*rows) if each.code == "PC602"]
    assert ["dòng 5, dòng 6 và dòng 7" in each.message for each in found] == [True, True]

    tabs = [raw_table([_row(0), _row(1)]), raw_table([_row(1)], sheet="Trang 2")]
    (other,) = [each for each in check(to_sheets(tabs), ISSUED_CONTEXT) if each.code == "PC602"]
    assert other.place.sheet == "Trang 2"
    assert "dòng 5 trang “Biểu” và dòng 4" in other.message


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("NV-OO2", TWO),  # letters for figures
        ("ＮＶ-００２", TWO),  # full width
        ("NV–002", TWO),
        ("NV - 002", TWO),
        ("nv-002", TWO),
        ("NV-0\u200b02", TWO),
        ("NV-009", None),
    ],
)
def test_an_id_that_looks_like_another_is_told_and_not_accepted(
    typed: str, meant: str | None
) -> None:
    """The row stays nobody's; the sentence names the id that it looks like."""
    found = [each for each in _found(_row(0), _row(1, task_id=typed)) if each.code == "PC601"]

    assert [f"trông giống mã “{meant}”" in each.message for each in found] == [meant is not None]


def test_two_ids_that_look_alike_are_not_proposed() -> None:
    """Which one was meant is for a person to say."""
    issued = {
        task_id: replace(ISSUED_CONTEXT.issued[ONE], task_id=task_id) for task_id in ("I.1", "1.1")
    }
    found = _found(_row(0, task_id="l.1"), issued=issued)

    assert ["trông giống" in each.message for each in found if each.code == "PC601"] == [False]


def test_what_an_earlier_plan_said_was_not_changed_by_the_agency() -> None:
    """An old deadline is told as such, also in another spelling; words of nobody are a change."""

    def before(task_id: str, key: str) -> frozenset[str]:
        return frozenset({"Quý I/2026", "30/5/2026"} if (task_id, key) == (ONE, "deadline") else ())

    rows = (_row(0, deadline="ngày 30/05/2026"), _row(1, deadline="30/5/2026"))
    found = _found(*rows, issued_before=before)

    assert [(each.code, each.place.cell) for each in found] == [("PC612", "G4"), ("PC605", "G5")]
    assert "kế hoạch nay là “30/6/2026”" in found[0].message


@pytest.mark.parametrize(
    ("percent", "known", "before"),
    [
        ("50", (60.0, 40.0), "60 %"),  # not recorded yet
        ("60", (60.0, 40.0), None),  # recorded already
        ("40", (40.0, 60.0), "60 %"),
        ("50", (40.0,), None),
        ("30", (40.0,), "40 %"),
        ("40", (40.0,), None),
    ],
)
def test_a_falling_percentage_whenever_the_sheet_is_read(
    percent: str, known: tuple[float, ...], before: str | None
) -> None:
    """Compared with the newest one that says something else: before and after it is recorded."""
    doing = _row(0, status="Đang thực hiện", percent=percent)
    found = _found(doing, _row(1), last_percents={(EXAMPLE_SOURCE, ONE): known})

    told = [each.message for each in found if each.code == "PC509"]
    assert [before in sentence for sentence in told if before] == ([True] if before else [])
    assert len(told) == (before is not None)
