"""Work without the collector of cycles, and what is left to it afterwards."""

from __future__ import annotations

import gc
import weakref

from workbook.uncollected import uncollected


class _Cell:
    """Something that a cycle may hold."""

    own: _Cell


def _left_by_a_run() -> weakref.ref[_Cell]:
    """What a lasting block leaves in a cycle that nobody refers to any more."""
    with uncollected(lasting=True):
        cell = _Cell()
        cell.own = cell
    return weakref.ref(cell)


def test_a_process_keeps_the_cells_of_its_last_run_only() -> None:
    """What the run before left in cycles is gone once the next one begins."""
    try:
        first = _left_by_a_run()
        gc.collect()
        kept = first() is not None
        second = _left_by_a_run()

        assert (kept, first() is None, second() is None) == (True, True, False)
    finally:
        gc.unfreeze()


def test_the_collector_is_left_as_it_was() -> None:
    """Switched on stays on, switched off stays off."""
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
