"""The story of the demo, from a plan document to the consolidated workbook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from sync.clock import VIETNAM, FixedClock, business_date
from sync.demo.actors import MISTAKES, Actor, open_page
from sync.distribute import distribute
from sync.google.client import Line
from sync.google.hosts import Hosts
from sync.google_client import connect, connect_reader
from sync.run import Run
from sync.sandbox import Sandbox
from sync.sheet_keys import plan_id
from sync.snapshots import SnapshotStore
from sync.sources.google import GoogleSource
from workbook.bieu import write_bieu
from workbook.plans import read_plan
from workbook.reading import read_workbook
from workbook.registry import default_registry
from workbook.sections import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import gspread

    from validators.findings import Finding
    from workbook.consolidated.model import Consolidation

_ROBOT = "may-chu@phancong.example"
_CLERK = "can-bo@phancong.example"
# The demo looks at the plan this long after its issue: late enough for tasks to be overdue.
_LATER = timedelta(days=150)
_NO_DATE = date(2026, 1, 1)
_MORNING = time(7, 0, tzinfo=VIETNAM)
# Of so many agencies one never opens its sheet, and one makes the next usual mistake.
_SILENT, _MISTAKEN = 9, 2


@dataclass(frozen=True, slots=True)
class Ending:
    """What the demo made: two workbooks, the findings of the biểu, and what the second says."""

    bieu: Path
    output: Path
    findings: tuple[Finding, ...]
    consolidation: Consolidation


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who watches the demo: `begin` hears the number of steps, `step` each step's name."""

    begin: Callable[[int], object] = lambda _: None
    step: Callable[[str], object] = lambda _: None


def play(plan_path: Path, folder: Path, seed: int, watcher: Watcher) -> Ending:
    """Run the whole story in `folder`.

    Raises CannotDoError for a plan that cannot be read; nothing is written then.
    """
    plan = numbered(read_plan(plan_path))
    run = Run(
        plan=plan,
        registry=default_registry(),
        store=SnapshotStore(folder / "du-lieu"),
        clock=FixedClock(datetime.combine((plan.head.issued_on or _NO_DATE) + _LATER, _MORNING)),
    )
    bieu, output = folder / "bieu-phan-cong.xlsx", folder / "tong-hop.xlsx"
    watcher.begin(3 * len(run.assignment.tasks) + 3)
    folder.mkdir(parents=True, exist_ok=True)
    write_bieu(bieu, plan)
    run = replace(run, own=read_workbook(bieu))
    watcher.step("Lập và kiểm tra biểu phân công")
    with Sandbox(service_accounts_own_files=True) as sandbox:
        key = sandbox.service_account_key(_ROBOT)
        robot = connect(key, api=sandbox.url)
        reader = connect_reader([key], line=Line(Hosts(sandbox.url), paced=False))
        clerk = connect(sandbox.service_account_key(_CLERK), api=sandbox.url)
        consolidation = _Stage(robot, reader, clerk, seed, watcher).one_night(run)
    watcher.step("Tổng hợp")
    run.publish(consolidation, output)
    watcher.step("Ghi bảng tổng hợp")
    return Ending(bieu, output, run.check(), consolidation)


@dataclass(frozen=True, slots=True)
class _Stage:
    """The log-ins of the play: the department's robot, to write and to read, and a clerk."""

    robot: gspread.Client
    reader: gspread.Client
    clerk: gspread.Client
    seed: int
    watcher: Watcher

    def one_night(self, run: Run) -> Consolidation:
        """Hand out, let the agencies work, pull everything back."""
        spreadsheets = distribute(self.robot, run, self._handed_out)
        self._work(spreadsheets, business_date(run.clock))
        source = GoogleSource(self.reader, spreadsheets, plan_id(run.plan.head))
        run = replace(run, sources=(source,))
        pulled = run.pull(lambda: self.watcher.step("Lấy dữ liệu về"))
        return run.consolidate(pulled.failures)

    def _handed_out(self) -> None:
        self.watcher.step("Giao bảng cho đơn vị")

    def _work(self, spreadsheets: Mapping[str, str], today: date) -> None:
        """Every agency but the silent ones fills its own sheet, logged in as a clerk."""
        for turn, (agency, key) in enumerate(spreadsheets.items()):
            self.watcher.step("Đơn vị điền tiến độ")
            if turn % _SILENT == _SILENT - _MISTAKEN:
                continue
            self.robot.open_by_key(key).share(_CLERK, perm_type="user", role="writer", notify=False)
            page = open_page(self.clerk.open_by_key(key).sheet1)
            Actor(Random(f"{self.seed}/{agency}"), today).play(page)  # noqa: S311  # a play
            if turn % _MISTAKEN == 0:
                MISTAKES[turn // _MISTAKEN % len(MISTAKES)](page)
