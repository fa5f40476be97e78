"""Several answers of one agency in one night: each becomes a run, in the order they were sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from support.history_nights import FIRST_NIGHT, HEALTH, LAW, TASKS, TextSource, row, sheet
from support.plans import plan, task

from sync.clock import FixedClock
from sync.history.acknowledging import Night
from sync.history.archive import JOURNAL, Archive
from sync.history.history import History
from sync.history.telling import standing_on
from sync.pull import pull
from sync.snapshots import SnapshotStore
from workbook.raw_table import SheetRef

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PLAN = plan(task("I.1"), task("I.2"))
NIGHT = Night(FIRST_NIGHT, "rules-1", TASKS)
ANSWERS = {
    "1": sheet(row("I.1", "Chưa thực hiện"), row("I.2", "Đã trình")),
    "2": sheet(row("I.1", "Đang thực hiện")),
    "3": sheet(row("I.1", "Hoàn thành"), row("I.2", "", "", "xong phần đầu")),
}


@dataclass(frozen=True, slots=True)
class Post(TextSource):
    """A source to which one agency sent three answers; their keys are their texts' names."""

    name: str = "thư"

    def sheets(self) -> Iterable[SheetRef]:
        """One after the other."""
        days = (f"2026-05-0{key}T02:00:00+00:00" for key in ANSWERS)
        refs = zip(ANSWERS, days, strict=True)
        return tuple(SheetRef(LAW, "", key, sent_at=day) for key, day in refs)

    def fetch(self, sheet: SheetRef) -> bytes:
        """The answer of a key."""
        return ANSWERS[sheet.key].encode()


def _history(folder: Path) -> History:
    first = TextSource({HEALTH: sheet(row("I.1", "Đã họp"))})
    return History(Archive(folder, SnapshotStore(folder)), "", (first, Post({LAW: ""})))


def _told(history: History) -> dict[tuple[str, str, str], str]:
    """What stands, with what blank cells said before."""
    history.record()
    with history.open().reading() as connection:
        standing = {
            (source, task, column): each.shown
            for task in ("I.1", "I.2")
            for (source, column), each in standing_on(connection, "9999-12-31", task).items()
            if each.shown
        }
    kept = {cell: each.text for cell, each in history.known_before(PLAN).kept.items()}
    return {**kept, **standing}


def _night(folder: Path) -> History:
    history = _history(folder)
    pulled = pull(history.sources, history.archive.store, FixedClock(FIRST_NIGHT))
    history.acknowledge(NIGHT, pulled)
    return history


EXPECTED = {
    (HEALTH, "I.1", "status"): "Đã họp",
    (LAW, "I.1", "status"): "Hoàn thành",
    (LAW, "I.2", "status"): "Đã trình",
    (LAW, "I.2", "result"): "xong phần đầu",
}


def test_each_is_a_run_and_the_last_counts(tmp_path: Path) -> None:
    """What a later answer leaves blank keeps what an earlier one said."""
    history = _night(tmp_path)

    runs = [[(a.source, a.key) for a in run.answers] for run in history.archive.events()]
    assert runs == [[(LAW, "1")], [(LAW, "2")], [(LAW, "3"), (HEALTH, HEALTH)]]
    assert _told(history) == EXPECTED


def test_a_journal_that_ends_between_them_is_gone_on_with(tmp_path: Path) -> None:
    """A run killed after any line: the next one names every answer that no line names."""
    _night(tmp_path)
    lines = (tmp_path / JOURNAL).read_bytes().splitlines(keepends=True)

    for kept in range(len(lines)):
        (tmp_path / JOURNAL).write_bytes(b"".join(lines[:kept]))
        (tmp_path / "lich-su.db").unlink(missing_ok=True)
        history = _history(tmp_path)
        history.acknowledge(NIGHT, None)
        named = {a.key for run in history.archive.events() for a in run.answers}
        assert named == {HEALTH, *ANSWERS}
        assert _told(history) == EXPECTED


def test_words_are_from_the_day_they_were_sent(tmp_path: Path) -> None:
    """Not from the night that found the mail; what is read at its place is from its night."""
    history = _night(tmp_path)
    history.record()

    since = history.known_before(PLAN).since

    assert since[LAW, "I.1"].isoformat() == "2026-05-03T02:00:00+00:00"
    assert since[HEALTH, "I.1"] == FIRST_NIGHT
