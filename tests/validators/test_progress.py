"""Reading progress as people type it, and the class a task falls in on a day."""

from __future__ import annotations

from datetime import date

import pytest

from validators.progress import Percent, Status, StatusClass, classify, read_percent, read_status

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
    found = classify(status, last_day=LAST, routine=False, done_on=done_on, today=today)

    assert found is expected


@pytest.mark.parametrize("status", [None, *Status])
def test_undated_tasks_are_never_late(status: Status | None) -> None:
    """Routine work is counted apart whatever is reported; other undated work until it is done."""
    routine = classify(status, last_day=None, routine=True, done_on=None, today=AFTER)
    other = classify(status, last_day=None, routine=False, done_on=None, today=AFTER)

    assert routine is StatusClass.ROUTINE
    done = status is Status.DONE
    assert other is (StatusClass.DONE_ON_TIME if done else StatusClass.UNDATED)
