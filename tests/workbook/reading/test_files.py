"""Taking people's files: nothing is changed, waited for, or mistaken for another file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from support.small_packages import cell, xlsx

from workbook.reading import is_passing, read_workbook
from workbook.refusal import Reason, Refusal

if TYPE_CHECKING:
    from pathlib import Path

PASSING = ["~$bieu.xlsx", ".~lock.bieu.xlsx#", "bieu.xlsx.tmp", "bieu.xlsx.crdownload", "a.part"]


def _reason(path: Path) -> Reason:
    with pytest.raises(Refusal) as refusal:
        read_workbook(path)
    return refusal.value.reason


@pytest.mark.parametrize("name", PASSING)
def test_files_in_passing_are_known(name: str, tmp_path: Path) -> None:
    """Lock files and half-saved files are refused by their name, whatever they hold."""
    path = tmp_path / name
    path.write_bytes(xlsx(cell("A1")))

    assert is_passing(path)
    assert _reason(path) is Reason.TEMPORARY


def test_a_lock_beside_a_file_does_not_hinder(tmp_path: Path) -> None:
    """A file that somebody has open is read as it was saved last."""
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(xlsx(cell("A1", "đã lưu")))
    (tmp_path / ".~lock.bieu.xlsx#").write_text(",ai đó,")

    (table,) = read_workbook(path)

    assert table.at(0, 0).shown == "đã lưu"
    assert not is_passing(path)


@pytest.mark.parametrize("share", range(5, 100, 5))
def test_every_cut_is_refused(share: int, tmp_path: Path) -> None:
    """A file cut anywhere is never half read."""
    path, whole = tmp_path / "bieu.xlsx", xlsx(cell("A1"))
    path.write_bytes(whole[: len(whole) * share // 100])

    assert _reason(path) is Reason.DAMAGED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows không có ống đặt tên kiểu này")
def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    """A named pipe that nobody writes to is no file."""
    os.mkfifo(tmp_path / "bieu.xlsx")

    assert _reason(tmp_path / "bieu.xlsx") is Reason.NOT_A_FILE


def test_no_more_than_twelve_reasons_each_with_advice() -> None:
    """The list is fixed and short, and every sentence says what to do."""
    assert len(Reason) <= 12
    assert all("hãy" in reason.value for reason in Reason)
