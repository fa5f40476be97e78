"""The reports that the plan asks for, and what the agencies' sheets tell about each.

What is known is what was read: whether, by the last day, a sheet held words that had not stood
there before the days the report is about began, and on how many of the agency's tasks. A report
sent as a document is not seen here, so nothing is said about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from validators.agencies import split_agencies
from validators.report_days import collected_from, is_dated, last_days
from validators.text import fold
from workbook.periodic_report.model import Duty, Heard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sync.assign import Assignment
    from sync.history.heard import Words
    from validators.agencies import AgencyRegistry
    from validators.plan import PlanHead, ReportObligation
    from validators.report_period import ReportPeriod

_AHEAD = timedelta(days=366)  # within this the next report of every kind falls due
_SYNTHESIS = fold("tổng hợp")
NOT_YET = "Chưa đến hạn."
NO_NIGHT = "Chưa lấy số liệu lần nào đến ngày này nên không biết."
UNSEEN = "Báo cáo tổng hợp: bảng tiến độ của các đơn vị không cho biết đã gửi hay chưa."


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is needed to tell who has met a report: who owes it, and what was heard when.

    `day` is that on which successors stand in for agencies that are no more.
    """

    head: PlanHead
    assignment: Assignment
    registry: AgencyRegistry
    words: Words
    day: date | None = None

    def duties(self, period: ReportPeriod, as_of: date) -> tuple[Duty, ...]:
        """Every report that fell due in the period until a day, and the next one of each kind."""
        return tuple(
            duty
            for report in self.head.report_obligations
            for duty in self._of_report(report, period, as_of)
        )

    def _of_report(
        self, report: ReportObligation, period: ReportPeriod, as_of: date
    ) -> Iterator[Duty]:
        if not is_dated(report, self.head):
            yield self._told(report, None, period.first, as_of)
            return
        for day in last_days(report, self.head, period.first, as_of):
            yield self._told(report, day, collected_from(report, day), day)
        tomorrow = as_of + timedelta(days=1)
        for day in last_days(report, self.head, tomorrow, as_of + _AHEAD)[:1]:
            yield Duty(report, day, collected_from(report, day), as_of, remark=NOT_YET)

    def _told(
        self, report: ReportObligation, day: date | None, since: date | None, until: date
    ) -> Duty:
        """What was heard by the end of a day."""
        if fold(report.text).startswith(_SYNTHESIS):
            return Duty(report, day, since, until, remark=UNSEEN)
        if not any(night <= until for night in self.words.nights):
            return Duty(report, day, since, until, remark=NO_NIGHT)
        owing = {agency: self._heard(agency, since, until) for agency in self._owing(report)}
        by_kind = {kind: tuple(a for a, own in owing.items() if own is kind) for kind in Heard}
        return Duty(report, day, since, until, {k: v for k, v in by_kind.items() if v})

    def _owing(self, report: ReportObligation) -> list[str]:
        """Whom the plan names; where it leaves that open, everybody who leads a task."""
        mentions = split_agencies(report.by, self.registry)
        named = [self.registry.named_by(mention, self.day) for mention in mentions]
        leads = () if named and all(named) else self.assignment.tasks
        return sorted({*(line[-1] for group in named for line in group), *leads})

    def _heard(self, agency: str, since: date | None, until: date) -> Heard:
        own = frozenset(self.assignment.tasks.get(agency, ()))
        if not own:
            return Heard.NO_SHEET
        if not self.words.was_read(agency, until):
            return Heard.UNREAD
        said = own & self.words.tasks(agency, until)
        if not said:
            return Heard.NOTHING
        if not self.words.has_news(agency, own, since, until):
            return Heard.OLD
        return Heard.FULL if said == own else Heard.PARTLY
