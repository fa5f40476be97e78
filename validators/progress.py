"""What an agency reports about a task, and the class the government counts it in.

Classes: Báo cáo 1270/BC-TCTTTg counts tasks as done (in time, late) and not done (within
time, overdue); routine and conditional tasks have no date to be late against and are
counted apart (Quyết định 42/2014/QĐ-TTg).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from validators.deadlines import Kind, read_deadline
from validators.text import fold

if TYPE_CHECKING:
    from datetime import date


class Status(Enum):
    """The three answers of the status dropdown; the value is what people choose."""

    NOT_STARTED = "Chưa thực hiện"
    IN_PROGRESS = "Đang thực hiện"
    DONE = "Hoàn thành"


class StatusClass(Enum):
    """In which count a task or report falls."""

    DONE_ON_TIME = "Hoàn thành đúng hạn"
    DONE_LATE = "Hoàn thành quá hạn"
    IN_TERM = "Đang thực hiện trong hạn"
    OVERDUE = "Quá hạn chưa hoàn thành"
    NOT_STARTED = "Chưa đến hạn, chưa bắt đầu"
    ROUTINE = "Thường xuyên, định kỳ"
    UNDATED = "Chưa xác định thời hạn"


_STATUS_WORDS = {
    Status.NOT_STARTED: ("chưa thực hiện", "chưa triển khai", "chưa bắt đầu", "chưa làm", "chưa"),
    Status.IN_PROGRESS: (
        "đang thực hiện", "đang triển khai", "đang làm", "đang tham mưu", "đang xây dựng",
        "tiếp tục thực hiện", "tiếp tục duy trì", "thường xuyên", "cơ bản hoàn thành",
        "chưa hoàn thành", "đang", "tạm dừng", "xin lùi thời hạn", "trong hạn",
    ),
    Status.DONE: (
        "hoàn thành", "đã hoàn thành", "hoàn thành đúng hạn", "hoàn thành quá hạn",
        "hoàn thành trễ hạn", "hoàn thành chậm", "xong", "đã xong", "đã thực hiện",
        "đã thực hiện xong",
    ),
}  # fmt: skip
_STATUS_BY_WORD = {fold(word): status for status, words in _STATUS_WORDS.items() for word in words}
_PERCENT = re.compile(r"(-?\d{1,6}(?:[.,]\d{1,6})?)\s*(%?)")


def read_status(text: str) -> Status | None:
    """The status a person wrote, when it is one of the phrases we know; None otherwise."""
    bare = re.sub(r"\(?\d+([.,]\d+)?\s*%\)?", "", text)
    return _STATUS_BY_WORD.get(fold(bare.strip(" .,;:-")))


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage as read: `value` 0 to 100 when sound; `proposed` where it was a fraction."""

    value: float
    proposed: bool = False


def read_percent(text: str) -> Percent | None:
    """`80`, `80 %`, `87,5%` → that; `0,8` → 80, as a proposal; None where it is no number.

    A bare number above 0 and below 1 can only be a fraction, but saying so is left to people.
    """
    match = _PERCENT.fullmatch(text.strip())
    if match is None:
        return None
    number = float(match[1].replace(",", "."))
    fraction = not match[2] and 0 < number < 1
    return Percent(number * 100, proposed=True) if fraction else Percent(number)


def read_day(text: str) -> date | None:
    """The day a report names, when its cell holds one full day and nothing else."""
    read = read_deadline(text)
    one_day = read.kind is Kind.FIXED and read.start is None and not read.before
    return read.end if one_day else None


def classify(
    status: Status | None,
    *,
    last_day: date | None,
    routine: bool,
    done_on: date | None,
    today: date,
) -> StatusClass:
    """The class of a task on a business day.

    `last_day` is the last acceptable day (None: nothing to be late against); `done_on` is
    the day the agency dates its report of completion with. A completion without a date
    counts as in time while the last day has not passed, and as late afterwards only if the
    report says so: here it stays in time, and a rule asks for the date.
    """
    if routine and last_day is None:
        return StatusClass.ROUTINE  # never done for good, so never counted as done
    if status is Status.DONE:
        late = last_day is not None and done_on is not None and done_on > last_day
        return StatusClass.DONE_LATE if late else StatusClass.DONE_ON_TIME
    if last_day is None:
        return StatusClass.UNDATED
    if today > last_day:
        return StatusClass.OVERDUE
    return StatusClass.IN_TERM if status is Status.IN_PROGRESS else StatusClass.NOT_STARTED
