"""A run that is killed anywhere loses nothing, and the next run ends well without help."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from support.history_nights import FIRST_NIGHT, LAW, Office, row, sheet
from support.killing import killer

from sync.clock import FixedClock
from sync.history.archive import JOURNAL
from sync.history.chain import breaks
from sync.pull import pull

if TYPE_CHECKING:
    from pathlib import Path


def test_killed_at_every_step(office: Office) -> None:
    """Whatever was acknowledged is there afterwards; the chain holds; a rebuild agrees."""
    office.night(law=sheet(row("I.1", "Chưa thực hiện")), health=sheet(row("I.1", "Đã trình")))

    with killer(office) as killed_night:
        for step in itertools.count(1):
            acknowledged = office.history.archive.events()
            killed = killed_night(step, sheet(row("I.1", f"Lần {step}", percent="#REF!")))
            office.nights += 1
            office.history.record()
            events = office.history.archive.events()
            assert events[: len(acknowledged)] == acknowledged
            with office.history.open().reading() as connection:
                assert list(breaks(connection, events)) == []
            if not killed:
                break

    assert step > 40, "ít bước hơn số lần ghi đĩa và lệnh SQL của một đêm"
    assert office.standing()[LAW, "I.1", "status"].shown == f"Lần {step}"
    before = office.rows()
    assert office.history.rebuild(FIRST_NIGHT).same
    assert office.rows() == before


def test_a_line_cut_anywhere_was_never_acknowledged(tmp_path: Path) -> None:
    """However much of the last line reached the disk, the next night makes its answers a run."""
    office = Office(tmp_path, "")
    office.night(law=sheet(row("I.1", "Hoàn thành {1}")), health=None)
    journal = tmp_path / JOURNAL
    whole = journal.read_bytes()
    office.pull()
    line = journal.read_bytes()[len(whole) :]

    for length in range(0, len(line) - 2, 29):
        journal.write_bytes(whole + line[:length])
        assert len(office.history.archive.events()) == 1
        office.pull()
        numbers = [event.number for event in office.history.archive.events()]
        assert numbers == [*range(1, len(numbers) + 1)]
        assert len(numbers) > 2


def test_answers_of_a_killed_pull_are_not_forgotten(office: Office) -> None:
    """What was kept before the journal's line could be written becomes a run of its own."""
    office.texts = {LAW: sheet(row("I.1", "Hoàn thành"))}
    history = office.history
    pull(history.sources, history.archive.store, FixedClock(FIRST_NIGHT))
    office.nights = 1

    office.night(law=None)

    told = office.standing()[LAW, "I.1", "status"]
    assert (told.since, told.shown, told.reason) == (1, "Hoàn thành", "mất kết nối")
