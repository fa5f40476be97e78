"""The third way: others create the spreadsheets, we give them the form and only read and verify."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sync.handout.outcome import HandedOut
from sync.sources import SourceError
from workbook.bieu import write_bieu
from workbook.find_table import find_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from sync.run import Run
    from sync.sources import Source
    from validators.plan import Plan
    from workbook.raw_table import RawTable


@dataclass(frozen=True)
class Instruct:
    """Writes each agency's form into `folder` and looks whether its spreadsheet holds it.

    `robot` is the address that must be let in, as a reader.
    """

    run: Run
    source: Source
    spreadsheets: Mapping[str, str]
    folder: Path
    robot: str

    def all(self, done: Callable[[], object] = lambda: None) -> tuple[HandedOut, ...]:
        """Every agency of the plan; `done` is called after each."""
        results: list[HandedOut] = []
        for agency in self.run.assignment.agencies:
            results.append(self._one(agency))
            done()
        return tuple(results)

    def _one(self, agency: str) -> HandedOut:
        known = self.run.registry.find(agency)
        form = self.folder / f"{known.code if known else agency}.xlsx"
        given = self._part(agency)
        with suppress(OSError):  # writing the form says what is wrong with a folder
            self.folder.mkdir(parents=True, exist_ok=True)
        write_bieu(form, given, agency=agency)
        if agency not in self.spreadsheets:
            return HandedOut(
                agency,
                trouble=f"chưa có bảng; hãy lập một bảng Google, nhập tệp {form} vào (Tệp > Nhập), "
                f"chia sẻ cho {self.robot} với vai trò Người xem và ghi mã bảng vào "
                "[google.spreadsheets].",
            )
        return HandedOut(
            agency, self.spreadsheets[agency], trouble=self._fault(agency, given, form)
        )

    def _part(self, agency: str) -> Plan:
        """The plan with the agency's own tasks only."""
        ids = set(self.run.assignment.all_of(agency))
        return replace(
            self.run.plan, tasks=tuple(t for t in self.run.plan.tasks if t.task_id in ids)
        )

    def _fault(self, agency: str, given: Plan, form: Path) -> str:
        (ref,) = (ref for ref in self.source.sheets() if ref.source == agency)
        try:
            raw = self.source.decode(ref, self.source.fetch(ref))
        except SourceError as error:
            return error.reason
        there = set(_ids(raw))
        lacking = [task.number for task in given.tasks if task.task_id not in there]
        if not lacking:
            return ""
        told = (
            "chưa có nhiệm vụ nào"
            if len(lacking) == len(given.tasks)
            else (f"còn thiếu nhiệm vụ {', '.join(lacking)}")
        )
        return f"bảng {told} của kế hoạch; hãy nhập lại tệp {form} (Tệp > Nhập)."


def _ids(raw: RawTable) -> Iterator[str]:
    for table in find_tables(raw):
        yield from (row.text("task_id") for row in table.rows)
