"""What a deadline text says, as one value, and the settings under which it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from datetime import date


class Kind(Enum):
    """The eight answers; the value is what the CLI and other programs see."""

    FIXED = "fixed"
    RANGE = "range"
    RECURRING = "recurring"
    CONDITIONAL = "conditional"
    RELATIVE = "relative"
    MIXED = "mixed"
    MISSING = "missing"
    UNREADABLE = "unreadable"


class Issue(Enum):
    """What a person should look at; the value finishes the sentence "Cần xem lại: …"."""

    IMPOSSIBLE_DATE = "ngày hoặc tháng không có trong lịch"
    BACKWARDS_RANGE = "ngày kết thúc đứng trước ngày bắt đầu"
    FAR_YEAR = "năm quá xa so với năm của kế hoạch"
    INCOMPLETE_DATE = "ngày ghi chưa đủ"
    NO_YEAR = "không rõ năm nào"
    NO_ISSUE_DATE = "chưa biết ngày ban hành nên chưa tính được hạn"
    BARE_NUMBER = "chỉ có một con số"
    UNREAD_NUMBER = "có con số không rõ nghĩa"
    UNKNOWN_WORDS = "có chữ chỉ thời gian không xác định được ngày"
    TOO_LONG = "nội dung quá dài so với một thời hạn"
    DOCUMENT_REFERENCE = "có số, ngày của văn bản, không phải thời hạn"
    WEEKDAY_MISMATCH = "thứ trong tuần không khớp với ngày"
    BEFORE_ISSUE = "hạn đứng trước ngày ban hành"
    NON_WORKING_DAY = "ngày cuối rơi vào ngày nghỉ"
    TENTATIVE = "thời hạn chỉ là dự kiến"
    TWO_DIGIT_YEAR = "năm chỉ ghi hai chữ số"
    WRONG_LETTER = "chữ ƣ viết thay cho chữ ư"


class DeadlineJson(TypedDict):
    """The shape other programs read: dates are ISO, `end` is the last acceptable day."""

    text: str
    kind: str
    start: str | None
    end: str | None
    condition: str | None
    parts: list[DeadlineJson]


@dataclass(frozen=True, slots=True)
class Conventions:
    """The choices no law makes for us; each is one named setting.

    `before_is_exclusive`: "trước ngày D" ends on D − 1 (no legal definition was found).
    `years_back`, `years_ahead`: how far from the plan's year a year is still believed.
    `longest_text`: above this many characters a text is no deadline.
    """

    before_is_exclusive: bool = True
    years_back: int = 15
    years_ahead: int = 30
    longest_text: int = 2000


@dataclass(frozen=True, slots=True)
class Context:
    """What the plan tells about itself: its year and date of issue, and the settings."""

    year: int | None = None
    issued_on: date | None = None
    conventions: Conventions = field(default_factory=Conventions)

    @property
    def plan_year(self) -> int | None:
        """The year of the plan, else the year it was issued in."""
        if self.year is None and self.issued_on is not None:
            return self.issued_on.year
        return self.year

    def believes(self, year: int) -> bool:
        """Whether a plan of this context would name `year`; 2000-2050 where nothing is known."""
        if self.plan_year is None:
            return 2000 <= year <= 2050  # noqa: PLR2004 - the working life of such a sheet
        near = self.conventions
        return self.plan_year - near.years_back <= year <= self.plan_year + near.years_ahead


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline text, read. Without `end` it sets no day, whatever its kind.

    `end` is the last acceptable day; `words` are the words the reading rests on;
    `recurrence` is e.g. "continuous", "monthly:24", "yearly:12-14" (last acceptable day);
    `offset` is e.g. "15 days", "10 working days", "5 days before"; `status` is a state
    of work written into the cell ("Đã hoàn thành"); `before` tells that "trước ngày D" was
    read as D − 1; `next_end` is the first last day of a recurrence from the date of issue on.
    """

    text: str
    kind: Kind
    start: date | None = None
    end: date | None = None
    condition: str | None = None
    parts: tuple[Deadline, ...] = ()
    words: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    recurrence: str | None = None
    offset: str | None = None
    status: str | None = None
    before: bool = False
    next_end: date | None = None

    def as_json(self) -> DeadlineJson:
        """The shape of `phancong deadline --json`."""
        return {
            "text": self.text,
            "kind": self.kind.value,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "condition": self.condition,
            "parts": [part.as_json() for part in self.parts],
        }
