"""Whole nights of a department on days that are long past."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sync.clock import FixedClock
from sync.department import open_department

if TYPE_CHECKING:
    from pathlib import Path


def night(settings: Path, day: str) -> None:
    """Pull, consolidate and record at 23:05 of a day (ISO) in Việt Nam."""
    on = date.fromisoformat(day)
    clock = FixedClock(datetime(on.year, on.month, on.day, 16, 5, tzinfo=UTC))
    with open_department(settings) as department:
        run = replace(department.run, clock=clock, day=None)
        replace(department, run=run).consolidate(run.pull())
