"""What a report says: parts that add up, late tasks with their reasons, the period before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.sample_consolidation import LINES, report
from support.sample_report import TOLD, report_on

from validators.progress import CLASS_GROUPS, StatusClass
from validators.report_figures import FiguresError, Rate
from workbook.consolidated.model import ConsolidatedTask, Consolidation
from workbook.periodic_report.facts import NAMES, _prove, facts, share
from workbook.periodic_report.late import NO_REASON, NOBODY

_CLASSES = st.sampled_from(StatusClass)
_TODAY = date(2026, 12, 14)


def _task(number: int, *classes: StatusClass, **said: str) -> ConsolidatedTask:
    task = replace(LINES[0].task, task_id=f"NV{number:03}", number=str(number))
    reports = tuple(report(f"Đơn vị {at}", "x", one, **said) for at, one in enumerate(classes))
    return ConsolidatedTask(task, date(2026, 12, 4), classes[0], None, reports)


def _told(*tasks: ConsolidatedTask) -> Consolidation:
    return replace(TOLD, tasks=tasks)


@given(st.lists(_CLASSES, max_size=30), st.lists(_CLASSES, max_size=30))
def test_parts_add_up(now: list[StatusClass], before: list[StatusClass]) -> None:
    """Whatever stands in the tasks: groups make the whole, and every table counts the same."""
    then = _told(*(_task(at, one) for at, one in enumerate(before)))

    named = facts(report_on(_told(*(_task(at, one) for at, one in enumerate(now))), then))

    so, lines = named["so"], {line["ten"]: line for line in named["so_sanh"]["dong"]}
    assert so["tong"] == len(now) == so["hoan_thanh"] + so["chua_hoan_thanh"] + so["rieng"]
    assert so["hoan_thanh"] == so["dung_han"] + so["tre_han"]
    assert so["chua_hoan_thanh"] == so["trong_han"] + so["qua_han"] + so["chua_bat_dau"]
    assert so["rieng"] == so["thuong_xuyen"] + so["co_dieu_kien"] + so["chua_ro_han"]
    assert len(named["phu_luc"]) == so["tong"]
    assert len(named["cham"]) == so["qua_han"] + so["tre_han"]
    for each in StatusClass:
        line = lines[f"- {each.value}"]
        assert (line["truoc"], line["nay"]) == (before.count(each), now.count(each))


@pytest.mark.parametrize("name", [*NAMES.values(), "tong"])
def test_a_figure_that_is_not_in_the_tables_stops_everything(name: str) -> None:
    """A report whose tables say something else than its figures is never made."""
    named = facts(report_on())
    named["so"][name] += 1

    with pytest.raises(FiguresError):
        _prove(named)


def test_late_tasks_with_agencies_and_reasons() -> None:
    """Agencies late in the same way with the same reason share a row; overdue tasks come first."""
    late, done = StatusClass.OVERDUE, StatusClass.DONE_LATE
    shared = _task(1, late, late, StatusClass.DONE_ON_TIME)
    finished = _task(2, done, difficulty="Thiếu kinh phí")

    rows = facts(report_on(_told(finished, shared)))["cham"]

    assert [(row["tt"], row["don_vi"], row["ngay"], row["ly_do"]) for row in rows] == [
        (1, "Đơn vị 0; Đơn vị 1", 10, NO_REASON),
        (2, "Đơn vị 0", 0, "Thiếu kinh phí"),
    ]
    assert [row["mo_dau"] for row in rows] == [late.value, done.value]


def test_different_reasons_stand_apart() -> None:
    """Each agency's own words, below one number."""
    task = _task(1, StatusClass.OVERDUE)
    others = (
        report("Sở A", "x", StatusClass.OVERDUE, difficulty="Chờ hướng dẫn"),
        report("Sở B", "x", StatusClass.OVERDUE, difficulty="Thiếu người"),
    )

    rows = facts(report_on(_told(replace(task, reports=others))))["cham"]

    assert [(row["tt"], row["don_vi"], row["ly_do"]) for row in rows] == [
        (1, "Sở A", "Chờ hướng dẫn"),
        ("", "Sở B", "Thiếu người"),
    ]


def test_many_late_agencies_are_counted_and_named_in_the_annex() -> None:
    """Six agencies: how many, the first five, all of them behind; five are named at once."""
    many = _task(1, *[StatusClass.OVERDUE] * 6)
    few = _task(2, *[StatusClass.OVERDUE] * 5)

    named = facts(report_on(_told(many, few)))

    five, six = ("; ".join(f"Đơn vị {at}" for at in range(count)) for count in (5, 6))
    assert [row["don_vi_gon"] for row in named["cham"]] == [
        f"6 đơn vị: {five} và 1 đơn vị khác (xem Phụ lục)",
        five,
    ]
    assert [row["don_vi"] for row in named["cham"]] == [six, five]
    assert [(row["so_don_vi"], row["don_vi"]) for row in named["phu_luc_cham"]] == [(6, six)]


def test_a_late_task_of_nobody() -> None:
    """It is late all the same, and the row says that nobody was given it."""
    task = replace(_task(1, StatusClass.OVERDUE), reports=())

    (row,) = facts(report_on(_told(task)))["cham"]

    assert (row["don_vi"], row["ngay"]) == (NOBODY, 10)


def test_nothing_known_of_the_period_before() -> None:
    """A sentence with the first night, and no row of noughts."""
    compared = facts(report_on())["so_sanh"]

    assert compared["dong"] == []
    assert compared["cau"].endswith("lần lấy dữ liệu đầu tiên là ngày 20/09/2026.")


def test_what_is_newly_done_and_newly_late() -> None:
    """Tasks by their numbers: what was already so in the period before is not told again."""
    before = _told(_task(1, StatusClass.IN_TERM), _task(2, StatusClass.OVERDUE))
    now = _told(_task(1, StatusClass.DONE_LATE), _task(2, StatusClass.OVERDUE))

    compared = facts(report_on(now, before))["so_sanh"]

    assert (compared["moi_hoan_thanh"], compared["moi_qua_han"]) == ("1 (I.1)", "không có")
    changes = {line["ten"]: line["tang_giam"] for line in compared["dong"]}
    assert changes["Đã hoàn thành"] == "+1"
    assert changes["Chưa hoàn thành"] == "−1"
    assert set(CLASS_GROUPS) < set(changes)


def test_rates_say_what_they_are_made_of() -> None:
    """Two places behind the comma, dots between thousands; no rate of nothing."""
    assert share(Rate(7_892, 9_831)) == "80,28% (7.892/9.831)"
    assert share(Rate(0, 0)).startswith("chưa tính được")


def test_obligations_with_those_who_met_them() -> None:
    """The plan's sentence, by whom and to whom; each kind with its number and its names."""
    (row,) = facts(report_on())["bao_cao"]

    assert row["mo_dau"].startswith("“hằng quý báo cáo Sở Nội vụ” (đơn vị gửi: Các sở")
    assert row["han"] == "10/12/2026"
    assert row["tinh_hinh"].split("\n") == [
        "Tính từ 11/09/2026 đến hết 10/12/2026, 3 đơn vị:",
        "- Có số liệu mới, đủ các nhiệm vụ: 1 (Văn phòng UBND tỉnh)",
        "- Chưa báo cáo: 2 (Sở Tư pháp; Sở Y tế)",
    ]
    assert report_on().as_of == _TODAY
