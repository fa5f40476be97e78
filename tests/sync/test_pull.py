"""One bad sheet stops nothing, be the fault the world's or our own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sync.clock import FixedClock
from sync.pull import pull
from sync.snapshots import SnapshotStore
from sync.sources.folder import FolderSource
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.raw_table import SheetRef

CLOCK = FixedClock(datetime(2026, 6, 1, 15, tzinfo=UTC))
NAMES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế")


class Buggy(FolderSource):
    """A source with a bug that one agency's sheet brings out."""

    def fetch(self, sheet: SheetRef) -> bytes:
        """The bytes, or a bug."""
        if sheet.source == NAMES[1]:
            raise ZeroDivisionError(sheet.source)
        return super().fetch(sheet)


def _files(folder: Path) -> dict[str, Path]:
    for at, name in enumerate(NAMES):
        (folder / f"{at}.csv").write_text(name, encoding="utf-8")
    return {name: folder / f"{at}.csv" for at, name in enumerate(NAMES)}


def test_a_bug_in_one_sheet_leaves_the_others_unharmed(tmp_path: Path) -> None:
    """Its agency is named, all others are kept."""
    pulled = pull([Buggy(_files(tmp_path))], SnapshotStore(tmp_path), CLOCK)

    assert set(pulled.snapshots) == {NAMES[0], NAMES[2]}
    assert "lỗi chương trình" in pulled.failures[NAMES[1]]


def test_every_sheet_is_told_of_once(tmp_path: Path) -> None:
    """A progress bar reaches its end, whatever becomes of the sheets."""
    files = {**_files(tmp_path), "Sở Xây dựng": tmp_path / "mat.csv"}
    told: list[int] = []

    pull([Buggy(files)], SnapshotStore(tmp_path), CLOCK, lambda: told.append(1))

    assert len(told) == len(files)


def test_answers_that_cannot_be_kept_end_the_pull(tmp_path: Path) -> None:
    """Where nothing can be stored, going on would only lose more."""
    (tmp_path / "ban-chup").write_text("không phải thư mục", encoding="utf-8")

    with pytest.raises(CannotDoError, match="không lưu được bản chụp"):
        pull([FolderSource(_files(tmp_path))], SnapshotStore(tmp_path), CLOCK)
