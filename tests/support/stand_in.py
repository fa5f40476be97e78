"""A stand-in for Google in simulated time, with what a test of pulling asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from support import agency_sheets

from sync.pull import Pulled, pull
from sync.snapshots import SnapshotStore

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import gspread
    from support.simulated_time import SimulatedTime

    from sync.sandbox import Sandbox
    from sync.sandbox.wire import Logged
    from sync.sources.google import GoogleSource


@dataclass(slots=True)
class Google:
    """A running stand-in that keeps Google's limits, its time, and the login that writes."""

    sandbox: Sandbox
    time: SimulatedTime
    robot: gspread.Client

    def hand_out(
        self,
        name: str,
        rows: Sequence[Mapping[str, object]],
        *,
        marked: bool = True,
        plan: str = agency_sheets.PLAN,
    ) -> gspread.Spreadsheet:
        """An agency's spreadsheet; see `agency_sheets.hand_out`."""
        self.time.later(minutes=1)
        return agency_sheets.hand_out(self.robot, name, rows, marked=marked, plan=plan)

    def source(
        self, books: Mapping[str, gspread.Spreadsheet], state: Path | None = None
    ) -> GoogleSource:
        """A source that reads as a night does."""
        sheets = {agency: book.id for agency, book in books.items()}
        return agency_sheets.source(self.sandbox, self.time, sheets, state)

    def calls(self, kind: str = "") -> list[Logged]:
        """The calls so far whose kind ends so."""
        return [call for call in self.sandbox.log if call.kind.endswith(kind)]

    def night(
        self,
        books: Mapping[str, gspread.Spreadsheet],
        state: Path,
        *,
        commit: bool = True,
        days: float = 1,
    ) -> Pulled:
        """Days pass, then a run pulls; without `commit` it dies before its end."""
        self.time.later(days=days)
        source = self.source(books, state)
        pulled = pull([source], SnapshotStore(state), self.time)
        if commit:
            source.commit(pulled.failures)
        return pulled
