"""What is wrong or doubtful in a deadline is named, and a doubtful text never sets a date."""

from __future__ import annotations

from datetime import date

import pytest

from validators.deadlines import Conventions, Issue, Kind, read_deadline

ISSUED_ON = date(2026, 1, 20)


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("31/02/2026", Issue.IMPOSSIBLE_DATE),
        ("Tháng 13/2026", Issue.IMPOSSIBLE_DATE),
        ("30/6/206", Issue.IMPOSSIBLE_DATE),
        ("Từ 30/6/2026 đến 15/6/2026", Issue.BACKWARDS_RANGE),
        ("Quý IV - Quý II/2026", Issue.BACKWARDS_RANGE),
        ("2030-2026", Issue.BACKWARDS_RANGE),
        ("30/6/2062", Issue.FAR_YEAR),
        ("Năm 1926", Issue.FAR_YEAR),
        ("ngày ... tháng ... năm 2026", Issue.INCOMPLETE_DATE),
        ("trước ngày 15", Issue.INCOMPLETE_DATE),
        ("45", Issue.BARE_NUMBER),
        ("Hoàn thành 3-6/2026", Issue.UNREAD_NUMBER),
        ("Tuần 3 tháng 5/2026", Issue.UNKNOWN_WORDS),
        ("Đợt 2 năm 2026", Issue.UNKNOWN_WORDS),
        ("Tháng 6/2026 " * 300, Issue.TOO_LONG),
    ],
)
def test_a_text_that_cannot_be_believed_sets_no_date(text: str, issue: Issue) -> None:
    """The reading is unreadable, without any day, and says why."""
    reading = read_deadline(text, year=2026, issued_on=ISSUED_ON)

    assert reading.kind is Kind.UNREADABLE
    assert (reading.start, reading.end, reading.parts) == (None, None, ())
    assert issue in reading.issues


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("10/01/2026", Issue.BEFORE_ISSUE),
        ("Tháng 10 năm 2018", Issue.BEFORE_ISSUE),
        ("31/5/2026", Issue.NON_WORKING_DAY),
        ("30/4/2026", Issue.NON_WORKING_DAY),
        ("trước ngày 31/5/2026", Issue.NON_WORKING_DAY),
        ("Thứ Hai, ngày 12/5/2026", Issue.WEEKDAY_MISMATCH),
        ("12/5/2026 (thứ 4)", Issue.WEEKDAY_MISMATCH),
        ("Dự kiến tháng 6/2026", Issue.TENTATIVE),
        ("30/6/26", Issue.TWO_DIGIT_YEAR),
        ("trƣớc ngày 30/6/2026", Issue.WRONG_LETTER),
        ("Trước 30/6/2026 theo Công văn số 12/STP-VP ngày 05/01/2026", Issue.DOCUMENT_REFERENCE),
    ],
)
def test_a_doubt_is_named_and_the_date_stays_literal(text: str, issue: Issue) -> None:
    """A suspected slip is flagged, never corrected and never moved."""
    reading = read_deadline(text, year=2026, issued_on=ISSUED_ON)

    assert issue in reading.issues
    assert reading.end is not None


@pytest.mark.parametrize("text", ["29/6/2026", "Tháng 5/2026", "Cuối tháng 5/2026", "Quý II/2026"])
def test_only_a_day_that_is_named_can_be_a_day_off(text: str) -> None:
    """The end of a month may be a Sunday without anybody having named that Sunday."""
    assert read_deadline(text, year=2026, issued_on=ISSUED_ON).issues == ()


@pytest.mark.parametrize("text", ["30/6", "Tháng 6", "Trước 15/12", "Quý II", "Trong năm"])
def test_without_any_year_there_is_no_date(text: str) -> None:
    """A day without a year, in a plan without one, stays undated and says so."""
    reading = read_deadline(text)

    assert (reading.start, reading.end) == (None, None)
    assert Issue.NO_YEAR in reading.issues


def test_a_relative_deadline_without_date_of_issue_says_so() -> None:
    """The period is read, its end is not computed."""
    reading = read_deadline("10 ngày kể từ ngày Kế hoạch này được ban hành", year=2026)

    assert (reading.kind, reading.offset, reading.end) == (Kind.RELATIVE, "10 days", None)
    assert Issue.NO_ISSUE_DATE in reading.issues


def test_a_day_without_year_is_the_first_after_the_issue() -> None:
    """A plan of December that asks for "15/3" means the March that is still to come."""
    assert read_deadline("Trước 15/3", issued_on=date(2025, 12, 28)).end == date(2026, 3, 14)
    assert read_deadline("Trước 15/3", year=2025, issued_on=date(2025, 12, 28)).end == date(
        2025, 3, 14
    )


def test_before_a_day_follows_the_setting() -> None:
    """“Trước ngày D” is D − 1, or D where the department decides so; months are not touched."""
    inclusive = Conventions(before_is_exclusive=False)

    assert read_deadline("trước ngày 30/6/2026", conventions=inclusive).end == date(2026, 6, 30)
    assert read_deadline("trước tháng 6/2026", conventions=inclusive).end == date(2026, 5, 31)
    assert read_deadline("trước ngày 30/6/2026").end == date(2026, 6, 29)


def test_a_status_in_the_cell_is_kept_apart() -> None:
    """“Tháng 5/2025 (Đã hoàn thành)” is a date and a status."""
    reading = read_deadline("Tháng 5/2025 (Đã hoàn thành)", year=2025)

    assert (reading.end, reading.status) == (date(2025, 5, 31), "Đã hoàn thành")


def test_a_yearly_recurrence_knows_its_first_day() -> None:
    """From the date of issue on, the first last acceptable day of the rule is told."""
    reading = read_deadline("trước ngày 15/12 hằng năm", year=2025, issued_on=date(2025, 12, 20))

    assert (reading.end, reading.next_end) == (None, date(2026, 12, 14))
