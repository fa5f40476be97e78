"""What Excel alone has, on objects that answer as Excel's do."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from workbook.driven.native import fit_note, is_closed, is_locked, takes_fill, takes_note

if TYPE_CHECKING:
    import xlwings as xw


@dataclass
class Native:
    """A range or a sheet as Excel's objects on Windows answer."""

    api: Any = field(default_factory=SimpleNamespace)
    sheet: Any = None


def _cell(*, locked: bool = False, **native: object) -> xw.Range:
    sheet = Native(SimpleNamespace(ProtectContents=locked))
    return cast("xw.Range", Native(SimpleNamespace(**native), sheet))


@pytest.mark.parametrize(("thread", "expected"), [(None, True), (object(), False)])
def test_a_thread_of_comments_leaves_no_room_for_a_note(thread: object, *, expected: bool) -> None:
    """Excel refuses a note beside a thread; older versions have none."""
    assert takes_note(_cell(CommentThreaded=thread)) is expected
    assert takes_note(_cell())


@pytest.mark.parametrize(
    ("pattern", "expected"), [(-4142, True), (1, True), (4000, False), (9, False)]
)
def test_only_plain_fills_can_be_given_back(pattern: int, *, expected: bool) -> None:
    """None and solid; gradients and patterns stay untouched."""
    assert takes_fill(_cell(Interior=SimpleNamespace(Pattern=pattern))) is expected


@pytest.mark.parametrize(
    ("locked", "may_edit", "expected"),
    [(False, False, False), (True, True, False), (True, False, True)],
)
def test_a_cell_is_closed_by_the_lock_of_its_sheet(
    *, locked: bool, may_edit: bool, expected: bool
) -> None:
    """An area that the lock leaves open to everybody is open."""
    cell = _cell(locked=locked, AllowEdit=may_edit)
    assert is_closed(cell) is expected
    assert is_locked(cell.sheet) is locked


def test_a_new_note_is_as_large_as_its_text() -> None:
    """Two lines, of which one is long, need more room than one short line."""
    shapes = [SimpleNamespace(Width=0.0, Height=0.0) for _ in range(2)]
    for shape, text in zip(shapes, ("ngắn", f"ngắn\n{'dài ' * 40}"), strict=True):
        fit_note(_cell(Comment=SimpleNamespace(Shape=shape)), text)
    assert shapes[0].Width == shapes[1].Width > 0
    assert 0 < shapes[0].Height < shapes[1].Height
