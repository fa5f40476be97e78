"""A past night again: its moment, what it stood on, the snapshots there were, what was unread."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sync.basis import Basis, from_bytes
from sync.clock import FixedClock
from sync.history.archive import runs_of, unread_after
from sync.history.errors import HistoryError
from sync.history.listed import require_whole
from sync.sources.past import PastSource
from workbook.plan_table import plan_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sync.history.history import History
    from sync.run import Run
    from sync.sources import Source
    from workbook.raw_table import SheetRef

_ERASED = "bản chụp của đêm ấy đã được xóa theo yêu cầu; xem phancong history."


def basis_of(run: Run) -> Basis:
    """What a run stands on."""
    sheets: dict[str, tuple[SheetRef, ...]] = {}
    for source in run.sources:
        sheets[source.name] = (*sheets.get(source.name, ()), *source.sheets())
    return Basis(
        plan=run.plan,
        plan_name=run.own[0].ref.source if run.own else "",
        registry=run.registry,
        rules=run.rules,
        agencies=run.agencies,
        sheets=sheets,
        rejects=run.rejects,
    )


def past_night(run: Run, history: History, day: date) -> tuple[Run, dict[str, str]]:
    """The run as it stood on the last night up to `day`, and its failures by source.

    A night of an older journal stands on the plan, registry and rules of today. Raises
    HistoryError where there was no night.
    """
    if day > run.today:
        raise HistoryError(f"Ngày {day:%d/%m/%Y} chưa đến nên chưa có số liệu của ngày ấy.")
    events = history.archive.events()
    require_whole(history.archive, events, history.archive.store.all())
    nights = [each for each in runs_of(events) if each.business_date <= day.isoformat()]
    if not nights:
        raise HistoryError(f"Chưa có lần lấy dữ liệu nào cho đến ngày {day:%d/%m/%Y}.")
    night = nights[-1]
    run = replace(run, rejects=())  # what lies there today was not there then
    if night.basis:
        run = _standing_on(run, _basis(history, night.basis))
    failures = unread_after(nights, run.source_names)
    for answer in night.answers:
        if answer.sha256 and run.store.is_erased(answer.sha256):
            failures[answer.source] = _ERASED
    past = replace(
        run,
        before=history.known_before(run.plan, night.number),
        store=run.store.until(night.kept),
        clock=FixedClock(datetime.fromisoformat(night.at)),
        day=date.fromisoformat(night.business_date),
    )
    return past, failures


def _basis(history: History, sha256: str) -> Basis:
    try:
        return from_bytes(history.archive.store.content(sha256))
    except (KeyError, TypeError, ValueError) as error:
        raise HistoryError(
            "Kế hoạch của đêm ấy do bản phancong khác ghi, bản này không đọc được; hãy dùng bản đã "
            "ghi, hoặc cập nhật phancong."
        ) from error


def _standing_on(run: Run, basis: Basis) -> Run:
    return replace(
        run,
        plan=basis.plan,
        registry=basis.registry,
        rules=basis.rules,
        agencies=basis.agencies,
        rejects=basis.rejects,
        own=(plan_table(basis.plan, basis.plan_name),) if basis.plan_name else (),
        sources=tuple(_past_sources(run.sources, basis)),
    )


def _past_sources(sources: Iterable[Source], basis: Basis) -> Iterator[Source]:
    """The sources of then, read by those of today. Raises HistoryError where one is missing."""
    readers = {source.name: source for source in sources}
    for kind, refs in basis.sheets.items():
        if kind not in readers:
            raise HistoryError(
                f"Đêm ấy có bảng từ loại nguồn “{kind}”; hãy khai báo lại nguồn này trong tệp cài "
                "đặt."
            )
        yield PastSource(readers[kind], refs)
