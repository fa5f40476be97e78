"""Raw answers: kept whole, found again, and proven unchanged."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sync.snapshots import SnapshotStore
from validators.errors import CannotDoError
from workbook.raw_table import SheetRef

if TYPE_CHECKING:
    from pathlib import Path

NIGHT = datetime(2026, 6, 1, 22, tzinfo=UTC)
REF = SheetRef("Sở Y tế", "Biểu", "id-1")


def test_an_answer_comes_back_byte_for_byte(tmp_path: Path) -> None:
    """What was kept is what is read, through a new store on the same folder."""
    kept = SnapshotStore(tmp_path).keep(REF, b"\x00raw\xff", NIGHT)

    (found,) = SnapshotStore(tmp_path).all()

    assert found == kept
    assert SnapshotStore(tmp_path).raw(found) == b"\x00raw\xff"


def test_newest_first_and_nothing_replaced(tmp_path: Path) -> None:
    """Every answer of a source stays; the newest stands first."""
    store = SnapshotStore(tmp_path)
    store.keep(REF, b"cu", NIGHT)
    store.keep(REF, b"moi", NIGHT)

    assert [store.raw(snapshot) for snapshot in store.by_source()["Sở Y tế"]] == [b"moi", b"cu"]


def test_a_line_cut_by_a_crash_is_passed_over(tmp_path: Path) -> None:
    """A half-written last line was never acknowledged and spoils nothing."""
    store = SnapshotStore(tmp_path)
    store.keep(REF, b"mot", NIGHT)
    with (tmp_path / "ban-chup.jsonl").open("ab") as index:
        index.write('{"source": "Sở'.encode()[:-1])  # inside a letter

    assert len(store.all()) == 1


def test_keeping_after_a_cut_line_loses_nothing(tmp_path: Path) -> None:
    """The next answer starts a line of its own, whatever the crash left."""
    store = SnapshotStore(tmp_path)
    with (tmp_path / "ban-chup.jsonl").open("w", encoding="utf-8") as index:
        index.write('{"source": "Sở')

    kept = store.keep(REF, b"hai", NIGHT)

    assert store.all() == [kept]


def test_a_changed_archive_is_noticed(tmp_path: Path) -> None:
    """An answer whose bytes changed on disk is refused, never read."""
    store = SnapshotStore(tmp_path)
    kept = store.keep(REF, b"that", NIGHT)
    (path,) = (tmp_path / "ban-chup").rglob("*.gz")
    path.write_bytes(path.read_bytes()[:-6])

    with pytest.raises(CannotDoError, match="bản chụp"):
        store.raw(kept)
