"""Deadlines as people write them, read into dates: one text in, one value out, no clock."""

from validators.deadlines.cells import displayed_date, read_deadline_cell
from validators.deadlines.explain import explain
from validators.deadlines.model import Conventions, Deadline, DeadlineJson, Issue, Kind
from validators.deadlines.reader import read_deadline

__all__ = [
    "Conventions",
    "Deadline",
    "DeadlineJson",
    "Issue",
    "Kind",
    "displayed_date",
    "explain",
    "read_deadline",
    "read_deadline_cell",
]
