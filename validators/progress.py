"""What an agency reports about a task, and the class the government counts it in.

Classes: Báo cáo 1270/BC-TCTTTg counts tasks as done (in time, late) and not done (within
time, overdue); routine and conditional tasks have no date to be late against and are
counted apart (Quyết định 42/2014/QĐ-TTg).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from validators.deadlines import Deadline, Kind, read_deadline
from validators.finish import Finish, in_time
from validators.text import fold, skeleton

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
    CONDITIONAL = "Có điều kiện"
    UNDATED = "Chưa xác định thời hạn"


CLASS_GROUPS = {
    "Đã hoàn thành": (StatusClass.DONE_ON_TIME, StatusClass.DONE_LATE),
    "Chưa hoàn thành": (StatusClass.IN_TERM, StatusClass.OVERDUE, StatusClass.NOT_STARTED),
    "Theo dõi riêng": (StatusClass.ROUTINE, StatusClass.CONDITIONAL, StatusClass.UNDATED),
}
_APART = {
    Kind.RECURRING: StatusClass.ROUTINE,
    Kind.CONDITIONAL: StatusClass.CONDITIONAL,
    Kind.RELATIVE: StatusClass.CONDITIONAL,  # so many days after something that has no date yet
}
_WHOLE = 100
_EDGES = " .,;:!-–"
_UNKNOWN = Finish()
# Whole answers, by the status they mean.
_STATUS_WORDS = {
    Status.NOT_STARTED: (
        "chưa thực hiện", "chưa triển khai", "chưa bắt đầu", "chưa làm", "chưa đến hạn", "chưa",
        "chưa triển khai thực hiện", "chưa tổ chức thực hiện",
    ),
    Status.IN_PROGRESS: ("thường xuyên", "đang", "tạm dừng", "xin lùi thời hạn", "trong hạn"),
    Status.DONE: (
        "hoàn thành", "đã hoàn thành", "hoàn thành đúng hạn", "hoàn thành quá hạn",
        "hoàn thành trễ hạn", "hoàn thành chậm", "xong", "đã xong", "đã thực hiện",
        "đã thực hiện xong", "đã hoàn thành đúng hạn", "đã hoàn thành quá hạn",
        "hoàn thành trước hạn", "đã hoàn thành trước hạn", "làm xong", "đã làm xong",
        "đã hoàn thành xong", "hoàn thành xong",
    ),
}  # fmt: skip
# What answers begin with while work goes on.
_STEPS = (
    "đang", "tiếp tục", "cơ bản", "chờ", "đã trình", "đã gửi", "đã tham mưu",
    "đã dự thảo", "đã xây dựng dự thảo", "đã lấy ý kiến", "đã xin ý kiến", "đã có dự thảo",
    "đã triển khai", "xin gia hạn", "xin lùi", "đề nghị gia hạn", "đề nghị lùi",
)  # fmt: skip
_SURE_STEPS = ("đang", "cơ bản", "đã cơ bản", "hoàn thành cơ bản")  # not done, whatever follows
# Not done either, and under way where it is the end that is spoken of: `sẽ hoàn thành`.
_NOT_YET = ("chưa", "gần", "gần như", "sắp", "sẽ", "dự kiến", "phấn đấu")
_ENDS = ("hoàn thành", "xong", "đã ban hành", "được phê duyệt", "được ban hành", "đã được")
_STATUS_BY_WORD = {fold(word): status for status, words in _STATUS_WORDS.items() for word in words}
_PLAIN_STATUS = {skeleton(word): status for word, status in _STATUS_BY_WORD.items()}
_LATE = tuple(fold(word) for word in ("quá hạn", "trễ hạn", "chậm"))
_SHARE = re.compile(r"\(?(\d+(?:[.,]\d+)?)\s*%\)?")
_REACHED = {fold(word) for word in ("", "đạt", "được", "đã đạt", "đã được")}
_ABOUT = {fold(word) for word in ("khoảng", "gần", "ước", "ước đạt", "đạt khoảng", "trên")}
# Behind an answer, of no meaning.
_MANNERS = re.compile(rf"(?<=\S)(?:\s+(?:{'|'.join(map(fold, ('rồi', 'ạ', 'nhé', 'nha')))}))+$")
_DAY = re.compile(r"\bngày\s+(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$", re.IGNORECASE)
_DATED = re.compile(r"\s+(?:từ |vào |trong )?(?:ngày|tháng|quý)\s+[\divx/.-]+$", re.IGNORECASE)
_WITHDRAWALS = {fold(word) for word in ("xóa", "đã xóa", "xóa bỏ")}
_LONGEST_WITHDRAWAL = 12
_PERCENT = re.compile(r"(-?\d{1,6}(?:[.,]\d{1,6})?)\s*(%?)")


@lru_cache(maxsize=4096)
def read_status(text: str) -> Status | None:
    """The status a person's words mean, where they leave no doubt; None otherwise.

    `Xong rồi ạ`, `da xong` and `hoàn thành ngày 12/5/2026` are done; `đang làm 80%`, `Đã trình
    UBND tỉnh`, `hoàn thành 50%` and `cơ bản hoàn thành` are under way. A share alone is the
    status it means: `100%` is done.
    """
    bare = _SHARE.sub("", text).strip(_EDGES)
    shares = _shares(text)
    if len(shares) == 1 and fold(bare) in _REACHED | _ABOUT:
        return _of_share(shares[0], about=fold(bare) in _ABOUT)
    status = _of_words(bare)
    partly = status is Status.DONE and any(share < _WHOLE for share in shares)
    return Status.IN_PROGRESS if partly else status


def says_late(text: str) -> bool:
    """Whether a status says itself that work was done late: `Hoàn thành quá hạn`."""
    return read_status(text) is Status.DONE and any(late in fold(text) for late in _LATE)


def day_in(status: str) -> date | None:
    """The full day on which a status says that work was done: `hoàn thành ngày 12/5/2026`."""
    found = _DAY.search(status.strip(_EDGES)) if read_status(status) is Status.DONE else None
    return read_day(found[1]) if found else None


def lacks_day(status: str, updated_on: str, stale: date | None = None) -> bool:
    """Whether words say that work is done, and neither on which day nor that it was late.

    A `stale` day of update is that of an earlier report.
    """
    updated = read_day(updated_on)
    day = day_in(status) or (updated if updated != stale else None)
    return read_status(status) is Status.DONE and not day and not says_late(status)


def _shares(text: str) -> list[float]:
    return [float(share.replace(",", ".")) for share in _SHARE.findall(text)]


def _of_share(share: float, *, about: bool) -> Status | None:
    if 0 < share < _WHOLE:
        return Status.IN_PROGRESS
    if about or share > _WHOLE:
        return None
    return Status.DONE if share else Status.NOT_STARTED


def _of_words(bare: str) -> Status | None:
    words, undated = (
        _MANNERS.sub("", fold(each)).strip(_EDGES) for each in (bare, _DATED.sub("", bare))
    )
    # Who types no marks at all is read without them.
    plain = _PLAIN_STATUS.get(words) if bare.isascii() else None
    return _STATUS_BY_WORD.get(undated) or plain or _by_beginning(words)


def _by_beginning(words: str) -> Status | None:
    """Work under way, told by its first words and by what the rest does not claim."""
    ended = any(fold(end) in words for end in _ENDS)
    if any(_begins(words, step) for step in _SURE_STEPS):
        return Status.IN_PROGRESS
    if any(_begins(words, step) for step in _NOT_YET):
        return Status.IN_PROGRESS if ended else None
    begun = any(_begins(words, step) for step in _STEPS)
    return Status.IN_PROGRESS if begun and not ended else None


def _begins(words: str, step: str) -> bool:
    return f"{words} ".startswith(f"{fold(step)} ")


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage as read: `value` 0 to 100 when sound; `proposed` where it was a fraction."""

    value: float
    proposed: bool = False


@lru_cache(maxsize=4096)
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


def status_of(status: str, percent: str) -> Status | None:
    """The status of a report; where its own cell tells none, a share that was reached does.

    What has a share of 100 % and no word of being done is under way still: PC504 asks.
    """
    told = read_status(status)
    return told or (Status.IN_PROGRESS if share_of(percent, status) else None)


def share_of(percent: str, status: str) -> float | None:
    """The percentage (0 to 100) that a report counts with; None where it says none, or no such.

    It is that of its own cell; only where that is blank the one that the status speaks of.
    """
    if percent.strip():
        read = read_percent(percent)
        return read.value if read and 0 <= read.value <= _WHOLE else None
    shares = _shares(status)
    return shares[0] if len(shares) == 1 and shares[0] <= _WHOLE else None


def is_withdrawn(text: str) -> bool:
    """Whether a cell says that what stood in it before no longer holds: `xóa`, `(Xoá)`."""
    return 0 < len(text) <= _LONGEST_WITHDRAWAL and fold(text.strip(" ().")) in _WITHDRAWALS


@lru_cache(maxsize=4096)
def read_day(text: str) -> date | None:
    """The day a report names, when its cell holds one full day and nothing else."""
    read = read_deadline(text)
    one_day = read.kind is Kind.FIXED and read.start is None and not read.before
    return read.end if one_day else None


def classify(
    status: Status | None, deadline: Deadline, *, today: date, finish: Finish = _UNKNOWN
) -> StatusClass:
    """The class of a task on a business day.

    Work that is done counts by `in_time`. Where nothing proves that it was late it counts as in
    time: nobody is blamed on a guess, and rule PC513 asks for the day.
    """
    last_day, apart = deadline.end, _without_date(deadline)
    if last_day is None and apart is StatusClass.ROUTINE:
        return apart  # never done for good, so never counted as done
    if status is Status.DONE:
        late = last_day is not None and in_time(finish, last_day, today) is False
        return StatusClass.DONE_LATE if late else StatusClass.DONE_ON_TIME
    if last_day is None:
        return apart
    if today > last_day:
        return StatusClass.OVERDUE
    return StatusClass.IN_TERM if status is Status.IN_PROGRESS else StatusClass.NOT_STARTED


def _without_date(deadline: Deadline) -> StatusClass:
    """The class of a task whose time names no last day; of several times the first counts."""
    for each in deadline.parts or (deadline,):
        if each.kind in _APART:
            return _APART[each.kind]
    return StatusClass.UNDATED
