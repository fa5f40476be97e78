"""A folder exported from a mailbox: each workbook an agency sent is an answer, the last counts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import dropwhile, starmap
from pathlib import Path
from typing import TYPE_CHECKING

from sync.source_names import MAILBOX
from sync.sources import Reject, SourceDownError, SourceError, Survey
from sync.sources.file_answers import decode_file, decode_files
from sync.sources.mail.collecting import Attachment, Collected, collect
from sync.whose_plan import ANY_PLAN
from workbook.find_table import has_table
from workbook.raw_table import SheetRef
from workbook.reading import decode_workbooks
from workbook.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sync.snapshots import Snapshot, SnapshotStore
    from sync.source_names import SourceNames
    from sync.whose import Whose
    from sync.whose_plan import WhosePlan
    from workbook.raw_table import RawTable

_NO_TABLE = (
    "bảng tính không có bảng phân công nhiệm vụ; hãy chuyển đi nơi khác nếu không phải biểu."
)
_CHANGED = "thư đã thay đổi hoặc bị chuyển đi trong lúc đọc; lần chạy sau sẽ đọc lại."

_ERASED = "bản chụp của thư gần nhất đã được xóa theo yêu cầu; xem phancong history."


@dataclass(frozen=True, slots=True)
class MailboxSource:
    """`sent` are the workbooks of each source in the order in which they were sent.

    A mail does not change: `known` are the digests of what was pulled from each source before,
    `last` the newest of it, which lies in the `store`. `rejects` belong to nobody for sure,
    `trouble` is why the folder cannot be read.
    """

    sent: Mapping[str, tuple[Attachment, ...]]
    store: SnapshotStore
    known: Mapping[str, set[str]] = field(default_factory=dict[str, set[str]])
    last: Mapping[str, Snapshot] = field(default_factory=dict[str, "Snapshot"])
    rejects: tuple[Reject, ...] = ()
    trouble: str = ""
    name: str = MAILBOX
    plan: WhosePlan = ANY_PLAN

    def sheets(self) -> Iterable[SheetRef]:
        """What each source sent since the last run, else what it sent last.

        A mail that turns up late is followed by the later ones again, so that the last counts.
        """
        found: list[SheetRef] = []
        for source, news in sorted(self._news().items()):
            last = [self.last[source].ref] if source in self.last else []
            refs = [_ref(source, each) for each in news] or last
            found += [replace(ref, source=source) for ref in refs]
        return tuple(found)

    def survey(self, now: datetime) -> Survey:  # noqa: ARG002  # the port's signature
        """Who sent something. Raises SourceDownError."""
        if self.trouble:
            raise SourceDownError(self.name, "", self.trouble)
        return Survey(frozenset(source for source, news in self._news().items() if news))

    def fetch(self, sheet: SheetRef) -> bytes:
        """The workbook as it was sent."""
        found = next((a for a in self.sent.get(sheet.source, ()) if a.key == sheet.key), None)
        if found is None:
            return self._kept(sheet)
        try:
            content = found.content()
        except (Refusal, OSError, LookupError):
            content = b""
        if hashlib.sha256(content).hexdigest() != found.digest:
            raise SourceError(sheet.source, sheet.sheet, _CHANGED, passing=True)
        return content

    def _kept(self, sheet: SheetRef) -> bytes:
        """What was sent last, where its mail is gone and the source has got another name since."""
        last = self.last[sheet.source]
        if self.store.is_erased(last.sha256):
            raise SourceError(sheet.source, sheet.sheet, _ERASED)
        return self.store.raw(last)

    def decode(self, sheet: SheetRef, raw: bytes) -> RawTable:
        """The sheet of the workbook with a task table of the plan, else its first sheet."""
        return decode_file(sheet, raw, self.plan)

    def decode_all(
        self, answers: Iterable[tuple[SheetRef, bytes]]
    ) -> Iterator[RawTable | SourceError]:
        """The same for many workbooks, on two cores; a refusal is a result like any other."""
        return decode_files(answers, self.plan)

    def commit(self, failed: Collection[str]) -> None:
        """Nothing to remember: the archive tells what was pulled."""

    def _news(self) -> dict[str, list[Attachment]]:
        """From the first workbook on that was not pulled before."""
        return {
            source: list(dropwhile(partial(_is_known, self.known.get(source, set())), sent))
            for source, sent in self.sent.items()
        }


def _is_known(known: set[str], attachment: Attachment) -> bool:
    return attachment.digest in known


def mailbox_source(
    folder: Path | None, whose: Whose, store: SnapshotStore, names: SourceNames, now: datetime
) -> MailboxSource:
    """The source of what lies in a folder; sources whose mails were taken away stay.

    Without a folder nobody looks for mail: it holds what was pulled before.
    """
    kept = [each for each in store.all() if each.sent_at]
    told = {each.sha256: datetime.fromisoformat(each.sent_at) for each in reversed(kept)}
    collected = collect(folder, whose, now, told) if folder else Collected()
    wanted = [each for each in collected.attachments if not store.is_erased(each.digest)]
    known = {each.sha256 for each in kept}
    refused = _refused([each for each in wanted if each.digest not in known], whose.plan)
    newest = {names.agency_of(each.source, MAILBOX): each for each in kept}
    sent: dict[str, tuple[Attachment, ...]] = dict.fromkeys(newest, ())
    for each in wanted:
        if each.key not in refused:
            sent[each.agency] = (*sent.get(each.agency, ()), each)
    named = names.give(sent, MAILBOX)
    return MailboxSource(
        named,
        store,
        known={name: {each.sha256 for each in kept if each.source == name} for name in named},
        last={name: newest[own] for name, own in names.agencies.items() if own in newest},
        rejects=(*collected.rejects, *starmap(Reject, refused.items())),
        trouble=collected.trouble,
        plan=whose.plan,
    )


def _refused(attachments: Sequence[Attachment], plan: WhosePlan) -> dict[str, str]:
    """By key: why a workbook that can be read is no answer to the plan."""
    if not attachments:
        return {}  # to ask costs a process
    files = ((Path(each.key), _content(each)) for each in attachments)
    readings = zip(attachments, decode_workbooks(files), strict=True)
    reasons = {each.key: _reason(reading, plan) for each, reading in readings}
    return {key: reason for key, reason in reasons.items() if reason}


def _reason(reading: Sequence[RawTable] | Refusal, plan: WhosePlan) -> str:
    if isinstance(reading, Refusal):
        return ""  # said when it is fetched
    return plan.refusal(reading) if any(map(has_table, reading)) else _NO_TABLE


def _content(attachment: Attachment) -> bytes:
    try:
        return attachment.content()
    except (Refusal, OSError, LookupError):
        return b""  # said when it is fetched


def _ref(source: str, attachment: Attachment) -> SheetRef:
    return SheetRef(source, "", attachment.key, sent_at=attachment.sent_at.isoformat())
