"""A past night again: the snapshots there were, its moment, and what could not be read then."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sync.clock import FixedClock
from sync.history.archive import runs_of
from sync.history.errors import HistoryError

if TYPE_CHECKING:
    from datetime import date

    from sync.history.history import History
    from sync.run import Run

_ERASED = "bản chụp của đêm ấy đã được xóa theo yêu cầu; xem phancong history."


def past_night(run: Run, history: History, day: date) -> tuple[Run, dict[str, str]]:
    """The run as it stood on the last night up to `day`, and its failures by agency.

    Plan, registry and rules are those of today. Raises HistoryError where there was no night.
    """
    nights = [
        each for each in runs_of(history.archive.events()) if each.business_date <= day.isoformat()
    ]
    if not nights:
        raise HistoryError(f"Chưa có lần lấy dữ liệu nào cho đến ngày {day:%d/%m/%Y}.")
    night = nights[-1]
    failures = {each.source: each.reason for each in night.answers if each.reason}
    for answer in night.answers:
        if answer.sha256 and run.store.is_erased(answer.sha256):
            failures[answer.source] = _ERASED
    past = replace(
        run,
        rejects=(),  # what lies there today was not there then
        before=history.known_before(night.number),
        store=run.store.until(night.kept),
        clock=FixedClock(datetime.fromisoformat(night.at)),
    )
    return past, failures
