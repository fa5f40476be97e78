"""Editions of a workbook: the newest in its place, the last good ones kept."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from workbook.editions import KEPT, kept_editions, publish_edition
from workbook.publish import InUseError, PublishError

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 10, 1)


class OpenFiles:
    """A system where some names are held open, as Excel does on Windows."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def __call__(self, beside: Path, path: Path) -> None:
        """Replace a file unless somebody holds it."""
        if path.name in self._names:
            raise PermissionError(path)
        os.replace(beside, path)  # noqa: PTH105  # what `publish` itself uses


class Everything(OpenFiles):
    """A system where every name is held open."""

    def __call__(self, beside: Path, path: Path) -> None:
        """Refuse."""
        raise PermissionError(path, beside)


def test_an_edition_stands_in_its_place_and_is_kept(tmp_path: Path) -> None:
    """Both are whole and equal; nothing is said."""
    edition = publish_edition(tmp_path / "tong-hop.xlsx", b"one", DAY)

    (kept,) = kept_editions(edition.path)
    assert (edition.note, edition.path.read_bytes(), kept.read_bytes()) == ("", b"one", b"one")


def test_only_the_last_good_ones_are_kept(tmp_path: Path) -> None:
    """One a day; the oldest goes, a stranger's file in the folder stays."""
    path = tmp_path / "tong-hop.xlsx"
    publish_edition(path, b"first", DAY)
    stranger = kept_editions(path)[0].with_name("ghi chú 2026-10-01.xlsx")
    stranger.write_bytes(b"mine")

    for number in range(KEPT + 2):
        publish_edition(path, str(number).encode(), DAY + timedelta(days=number))

    kept = [one.read_bytes() for one in kept_editions(path)]
    assert kept == [str(number).encode() for number in range(2, KEPT + 2)]
    assert stranger.read_bytes() == b"mine"


def test_a_later_run_of_a_day_replaces_that_days_edition(tmp_path: Path) -> None:
    """So running ten times does not push ten days out."""
    path = tmp_path / "tong-hop.xlsx"
    publish_edition(path, b"early", DAY)

    publish_edition(path, b"late", DAY)

    assert [one.read_bytes() for one in kept_editions(path)] == [b"late"]


def test_an_open_workbook_gets_a_dated_copy_beside_it(tmp_path: Path) -> None:
    """What somebody reads stays as it is; the sentence names both files."""
    path = tmp_path / "tong-hop.xlsx"
    path.write_bytes(b"old")

    edition = publish_edition(path, b"new", DAY, replace=OpenFiles(path.name), pauses=())

    assert (path.read_bytes(), edition.path.read_bytes()) == (b"old", b"new")
    assert edition.path == tmp_path / "tong-hop 2026-10-01.xlsx"
    assert path.name in edition.note
    assert edition.path.name in edition.note


def test_an_open_copy_is_passed_by(tmp_path: Path) -> None:
    """The next free name is taken, and the kept edition is no obstacle either."""
    path = tmp_path / "tong-hop.xlsx"
    held = OpenFiles(path.name, "tong-hop 2026-10-01.xlsx")

    edition = publish_edition(path, b"new", DAY, replace=held, pauses=())

    assert edition.path.name == "tong-hop 2026-10-01 (2).xlsx"
    assert edition.path.read_bytes() == b"new"


def test_where_every_name_is_held_it_is_said(tmp_path: Path) -> None:
    """No edition is lost in silence, and nothing is left lying about."""
    with pytest.raises(InUseError, match="đang mở"):
        publish_edition(tmp_path / "tong-hop.xlsx", b"new", DAY, replace=Everything(), pauses=())
    assert list(tmp_path.iterdir()) == []


def test_what_a_person_worked_on_is_kept_aside(tmp_path: Path) -> None:
    """Each piece of work once, under a name of its own, and it is said."""
    path = tmp_path / "tong-hop.xlsx"
    publish_edition(path, b"ours", DAY)
    for work in (b"theirs", b"theirs", b"more of theirs"):
        path.write_bytes(work)
        edition = publish_edition(path, b"ours again", DAY)
        assert "sửa tay" in edition.note
        assert path.read_bytes() == b"ours again"

    aside = sorted((tmp_path / "các bản trước").glob("*sửa tay*"))
    assert {one.read_bytes() for one in aside} == {b"theirs", b"more of theirs"}
    assert len(aside) == len({b"theirs", b"more of theirs"})


def test_work_that_cannot_be_kept_is_not_written_over(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    path = tmp_path / "tong-hop.xlsx"
    path.write_bytes(b"theirs")
    (tmp_path / "các bản trước").write_bytes(b"")

    with pytest.raises(PublishError, match="các bản trước"):
        publish_edition(path, b"ours", DAY)

    assert path.read_bytes() == b"theirs"
