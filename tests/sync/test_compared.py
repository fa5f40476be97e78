"""What past consolidations said, for the comparison of the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from support.sample_consolidation import CONSOLIDATION, TODAY

from sync.compared import recall, remember
from workbook.consolidated.changes import with_changes

if TYPE_CHECKING:
    from pathlib import Path

TOMORROW = replace(CONSOLIDATION, business_date=TODAY + timedelta(days=1))


def test_nothing_is_known_before_the_first_run(tmp_path: Path) -> None:
    """Then there is nothing to compare with."""
    assert recall(tmp_path, TODAY) is None


def test_equal_days_differ_in_nothing(tmp_path: Path) -> None:
    """What comes back says the same as what was kept."""
    remember(tmp_path, CONSOLIDATION)

    told = with_changes(TOMORROW, recall(tmp_path, TOMORROW.business_date))

    assert (told.changes, told.compared_with) == ((), TODAY)


def test_a_run_is_never_compared_with_its_own_day(tmp_path: Path) -> None:
    """A second run in the morning still shows what the night changed."""
    remember(tmp_path, CONSOLIDATION)

    assert recall(tmp_path, TODAY) is None


def test_a_damaged_file_is_passed_over_for_an_older_one(tmp_path: Path) -> None:
    """An older day is still a true comparison."""
    remember(tmp_path, CONSOLIDATION)
    remember(tmp_path, TOMORROW)
    newest = max(tmp_path.rglob("*.json.gz"))
    newest.write_bytes(newest.read_bytes()[:20])

    found = recall(tmp_path, TODAY + timedelta(days=9))

    assert found is not None
    assert found.business_date == TODAY
