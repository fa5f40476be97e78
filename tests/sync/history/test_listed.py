"""A list of snapshots that lost what the journal acknowledged stops a night, and is made again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from support.history_nights import (
    FIRST_NIGHT,
    HEALTH,
    LAW,
    TASKS,
    Office,
    TextSource,
    row,
    sheet,
)

from sync.clock import FixedClock
from sync.history.acknowledging import Night
from sync.history.errors import HistoryError
from sync.history.events import RunEvent
from sync.history.listed import require_listed
from sync.pull import pull
from workbook.raw_table import SheetRef

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Lines = list[str]
DAMAGES: dict[str, Callable[[Lines], Lines | None]] = {
    "deleted": lambda _: None,
    "emptied": lambda _: [],
    "first": lambda lines: lines[1:],
    "middle": lambda lines: [*lines[:2], *lines[3:]],
    "last": lambda lines: lines[:-1],
    "cut": lambda lines: [*lines[:-1], lines[-1][:-9]],
    "garbage": lambda _: ["\x00\x01 hỏng", "5", "[1]", '{"source": "Sở"}'],
    "edited": lambda lines: [lines[0].replace(LAW, HEALTH), *lines[1:]],
    "sorted": lambda lines: lines[::-1],
}


@pytest.fixture
def kept(tmp_path: Path) -> Office:
    """Three nights on which two agencies wrote something new."""
    office = Office(tmp_path, "")
    for status in ("Chưa thực hiện", "Đang thực hiện", "Hoàn thành"):
        office.night(law=sheet(row("I.1", status)), health=sheet(row("I.1", f"{status}.")))
    return office


def _night(office: Office) -> Night:
    return Night(FIRST_NIGHT + timedelta(days=office.nights), "rules-1", TASKS)


def _damage(office: Office, name: str) -> None:
    path = office.history.archive.store.index
    lines = DAMAGES[name]([each for each in path.read_text(encoding="utf-8").split("\n") if each])
    if lines is None:
        path.unlink()
    else:
        path.write_text("".join(f"\n{each}\n" for each in lines), encoding="utf-8")


@pytest.mark.parametrize("name", DAMAGES)
def test_nothing_goes_on_until_it_is_made_again(kept: Office, name: str) -> None:
    """A night is refused; a rebuild brings back every line, and then nights go on."""
    before, rows = kept.history.archive.store.all(), kept.rows()
    _damage(kept, name)

    with pytest.raises(HistoryError, match="phancong rebuild"):
        require_listed(kept.history.archive)
    with pytest.raises(HistoryError, match="phancong rebuild"):
        kept.history.acknowledge(_night(kept), None)
    rebuilt = kept.history.rebuild(FIRST_NIGHT)

    assert (rebuilt.listed, rebuilt.same, bool(rebuilt.list_aside)) == (
        True,
        True,
        name != "deleted",
    )
    assert kept.history.archive.store.all() == before
    assert kept.rows() == rows
    kept.night(law=sheet(row("I.1", "Mới")))
    assert kept.standing()[LAW, "I.1", "status"].shown == "Mới"


@pytest.mark.parametrize("name", ["deleted", "first", "garbage"])
def test_an_answer_that_came_in_meanwhile_is_acknowledged(kept: Office, name: str) -> None:
    """A pull onto the damaged list is no loss: its answers follow the others and are recorded."""
    before = kept.history.archive.store.all()
    _damage(kept, name)
    history, at = kept.history, FIRST_NIGHT + timedelta(days=9)
    source = TextSource({LAW: sheet(row("I.1", "Lỡ đêm"))})
    pulled = pull([source], history.archive.store, FixedClock(at))
    with pytest.raises(HistoryError):
        history.acknowledge(_night(kept), pulled)

    history.rebuild(FIRST_NIGHT)
    history.acknowledge(_night(kept), None)
    history.record()

    assert history.archive.store.all() == [*before, pulled.snapshots[LAW]]
    assert kept.standing()[LAW, "I.1", "status"].shown == "Lỡ đêm"


def test_a_whole_list_is_left_alone(kept: Office) -> None:
    """Not a byte of it changes, whatever stands in it besides."""
    path = kept.history.archive.store.index
    path.write_bytes(path.read_bytes() + b'\n{"source": "S\xe1')
    content = path.read_bytes()

    rebuilt = kept.history.rebuild(FIRST_NIGHT)

    assert (rebuilt.listed, rebuilt.list_aside) == (False, "")
    assert path.read_bytes() == content


def test_what_was_sent_and_for_which_plan_comes_back(tmp_path: Path) -> None:
    """A mail keeps the moment it was sent, a Google sheet the plan it was asked for."""
    office = Office(tmp_path, "")
    store = office.history.archive.store
    store.keep(SheetRef(LAW, "Trang 1", "id-1", "48/KH:2026"), b"mot", FIRST_NIGHT)
    store.keep(
        SheetRef(HEALTH, "", "thu", sent_at="2026-05-30T01:00:00+00:00"), b"hai", FIRST_NIGHT
    )
    office.history.acknowledge(_night(office), None)
    before = store.all()
    store.index.unlink()

    office.history.rebuild(FIRST_NIGHT)

    assert sorted(store.all(), key=str) == sorted(before, key=str)
    (event,) = office.history.archive.events()
    assert isinstance(event, RunEvent)
    assert event.kept == len(before)
