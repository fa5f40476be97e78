"""Reading progress as people type it, and the class a task falls in on a day."""

from __future__ import annotations

from datetime import date

import pytest

from validators.deadlines import read_deadline
from validators.finish import Finish
from validators.progress import (
    CLASS_GROUPS,
    Percent,
    Status,
    StatusClass,
    classify,
    day_in,
    read_percent,
    read_status,
    says_late,
    share_of,
    status_of,
)

LAST = date(2026, 9, 30)
BEFORE, AFTER = date(2026, 9, 30), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Hoàn thành", Status.DONE),
        ("đã xong.", Status.DONE),
        ("Đang thực hiện 80%", Status.IN_PROGRESS),
        ("đang làm (80 %)", Status.IN_PROGRESS),
        ("Cơ bản hoàn thành", Status.IN_PROGRESS),
        ("chưa hoàn thành", Status.IN_PROGRESS),
        ("CHƯA TRIỂN KHAI", Status.NOT_STARTED),
        ("", None),
        ("ổn", None),
        ("hoàn thành một nửa", None),
        ("xong", Status.DONE),
        ("Hoàn thành 100%", Status.DONE),
        ("Đã hoàn thành ngày 12/5/2026", Status.DONE),
        ("Hoàn thành 50%", Status.IN_PROGRESS),
        ("Đã trình UBND tỉnh", Status.IN_PROGRESS),
        ("Đã trình UBND tỉnh phê duyệt", Status.IN_PROGRESS),
        ("Đã trình và đã được UBND tỉnh phê duyệt", None),
        ("Đang lấy ý kiến các sở", Status.IN_PROGRESS),
        ("Đang hoàn thành hồ sơ", Status.IN_PROGRESS),
        ("Chưa thực hiện xong", Status.IN_PROGRESS),
        ("Chưa có kinh phí", None),
        ("đangbận", None),
        ("Xong rồi", Status.DONE),
        ("đã xong rồi ạ", Status.DONE),
        ("Đã hoàn thành rồi ạ!", Status.DONE),
        ("da hoan thanh", Status.DONE),
        ("đã cơ bản hoàn thành", Status.IN_PROGRESS),
        ("Hoàn thành cơ bản", Status.IN_PROGRESS),
        ("gần xong", Status.IN_PROGRESS),
        ("sẽ hoàn thành trong tháng 7", Status.IN_PROGRESS),
        ("Dự kiến triển khai trong tháng 7", None),
        ("Xin gia hạn đến 30/9", Status.IN_PROGRESS),
        ("chưa ạ", Status.NOT_STARTED),
        ("100%", Status.DONE),
        ("Đạt 50%", Status.IN_PROGRESS),
        ("khoảng 60 %", Status.IN_PROGRESS),
        ("gần 100%", None),
        ("0%", Status.NOT_STARTED),
        ("150%", None),
        ("Đã hoàn thành dự thảo, đang lấy ý kiến", None),
        ("Hoàn thành 3/5 nội dung", None),
        ("Không hoàn thành", None),
        ("ok", None),
        ("✓", None),
    ],
)
def test_status_words(text: str, status: Status | None) -> None:
    """Known phrases are read, others are not guessed; nearly done is not done."""
    assert read_status(text) is status


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("80", Percent(80)),
        (" 80 % ", Percent(80)),
        ("87,5%", Percent(87.5)),
        ("0,8", Percent(80, proposed=True)),
        ("0,8%", Percent(0.8)),
        ("0", Percent(0)),
        ("1", Percent(1)),
        ("-5", Percent(-5)),
        ("1.234,5", None),
        ("tám mươi", None),
        ("80/100", None),
        ("", None),
        ("９９", Percent(99)),
    ],
)
def test_percentages(text: str, percent: Percent | None) -> None:
    """Decimal commas and signs are read; a fraction is a proposal; the rest is no number."""
    assert read_percent(text) == percent


@pytest.mark.parametrize(
    ("percent", "status", "share"),
    [
        ("80", "", 80),
        ("0,8", "", 80),
        ("80", "Đang làm 60%", 80),
        ("", "đang làm 60%", 60),
        ("", "Hoàn thành 100%", 100),
        ("", "Hoàn thành", None),
        ("", "Đạt 30%, giải ngân 50%", None),
        ("", "Hoàn thành 150%", None),
        ("150", "đang làm 60%", None),
        ("-5", "", None),
        ("gần xong", "đang làm 60%", None),
    ],
)
def test_the_percentage_that_counts(percent: str, status: str, share: float | None) -> None:
    """Its own cell comes first; a single share in the status fills a blank; none beyond 100."""
    assert share_of(percent, status) == share


@pytest.mark.parametrize(
    ("status", "day", "late"),
    [
        ("Đã hoàn thành ngày 12/5/2026.", date(2026, 5, 12), False),
        ("hoàn thành ngày 12/5", None, False),
        ("Dự kiến hoàn thành ngày 12/5/2026", None, False),
        ("Hoàn thành quá hạn", None, True),
        ("hoàn thành chậm", None, True),
        ("Hoàn thành đúng hạn", None, False),
        ("Quá hạn", None, False),
    ],
)
def test_what_a_status_says_of_the_day(status: str, day: date | None, late: bool) -> None:
    """A full day behind words that mean done; or that it was late."""
    assert (day_in(status), says_late(status)) == (day, late)


@pytest.mark.parametrize(
    ("status", "done_on", "today", "expected"),
    [
        (Status.DONE, LAST, AFTER, StatusClass.DONE_ON_TIME),
        (Status.DONE, AFTER, AFTER, StatusClass.DONE_LATE),
        (Status.DONE, None, AFTER, StatusClass.DONE_ON_TIME),
        (Status.IN_PROGRESS, None, BEFORE, StatusClass.IN_TERM),
        (Status.IN_PROGRESS, None, AFTER, StatusClass.OVERDUE),
        (Status.NOT_STARTED, None, BEFORE, StatusClass.NOT_STARTED),
        (None, None, BEFORE, StatusClass.NOT_STARTED),
        (None, None, AFTER, StatusClass.OVERDUE),
    ],
)
def test_classes_of_a_dated_task(
    status: Status | None, done_on: date | None, today: date, expected: StatusClass
) -> None:
    """The last acceptable day itself is in time; the day after is late."""
    found = classify(status, read_deadline("30/9/2026"), finish=Finish(done_on), today=today)

    assert found is expected


@pytest.mark.parametrize("status", [None, *Status])
@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Thường xuyên", StatusClass.ROUTINE),
        ("Hằng quý", StatusClass.ROUTINE),
        ("Sau khi có hướng dẫn của Bộ Nội vụ", StatusClass.CONDITIONAL),
        ("Trong 10 ngày kể từ ngày nhận hồ sơ", StatusClass.CONDITIONAL),
        ("", StatusClass.UNDATED),
        ("sớm", StatusClass.UNDATED),
    ],
)
def test_work_without_a_last_day_is_counted_apart(
    text: str, apart: StatusClass, status: Status | None
) -> None:
    """It is never late; routine work is never done for good, other work is once it is done."""
    found = classify(status, read_deadline(text), today=AFTER)

    finished = status is Status.DONE and apart is not StatusClass.ROUTINE
    assert found is (StatusClass.DONE_ON_TIME if finished else apart)


def test_every_class_belongs_to_one_group() -> None:
    """So the groups add up to the whole, whatever is counted."""
    grouped = [one for group in CLASS_GROUPS.values() for one in group]

    assert sorted(grouped, key=lambda one: one.value) == sorted(
        StatusClass, key=lambda one: one.value
    )


@pytest.mark.parametrize(
    ("status", "percent", "expected"),
    [
        ("", "80", Status.IN_PROGRESS),
        ("Đúng tiến độ", "60%", Status.IN_PROGRESS),
        ("", "100", Status.IN_PROGRESS),
        ("", "0", None),
        ("", "150", None),
        ("", "", None),
        ("Hoàn thành", "80", Status.DONE),
        ("Chưa thực hiện", "80", Status.NOT_STARTED),
    ],
)
def test_a_share_tells_that_work_has_begun(
    status: str, percent: str, expected: Status | None
) -> None:
    """Only where the status tells nothing, and never that it is done."""
    assert status_of(status, percent) is expected
