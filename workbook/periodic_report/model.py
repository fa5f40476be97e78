"""What a periodic report says, as values: sync gathers it, this package writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from validators.plan import ReportObligation
    from validators.report_period import ReportPeriod
    from workbook.consolidated.model import Consolidation


class Heard(Enum):
    """What a progress sheet tells about one agency's report; the value is what people read.

    Each agency that owes the report stands in exactly one of them.
    """

    FULL = "Có số liệu mới, đủ các nhiệm vụ"
    PARTLY = "Có số liệu mới, còn thiếu nhiệm vụ"
    OLD = "Không có số liệu mới"
    NOTHING = "Chưa báo cáo"
    UNREAD = "Không đọc được bảng lần nào"
    NO_SHEET = "Không chủ trì nhiệm vụ nào nên không có bảng"


@dataclass(frozen=True, slots=True)
class Duty:
    """One report that the plan asks for, on one last day (None where the plan names none).

    `agencies` are those that owe it, by what was heard of them from `since` (None: from the
    first day on) until `until`. Where nothing can be known `remark` says why.
    """

    report: ReportObligation
    last_day: date | None
    since: date | None
    until: date
    agencies: Mapping[Heard, tuple[str, ...]] = field(default_factory=dict[Heard, tuple[str, ...]])
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PeriodicReport:
    """A period, how things stood on `as_of`, and how they stood when the period before ended.

    `now` and `before` were counted on the day that they are of; `before` is None where nothing
    was known then. `read_at` is the night the figures are from, `known_since` the first one.
    """

    period: ReportPeriod
    as_of: date
    now: Consolidation
    read_at: datetime
    known_since: date
    before: Consolidation | None = None
    duties: tuple[Duty, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the period had ended on the day the figures are of."""
        return self.as_of >= self.period.last
