"""The story of the demo, from a plan document to the consolidated workbook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sync.answer.answering import Answering
from sync.clock import VIETNAM, FixedClock, business_date
from sync.demo.actors import MISTAKES, OWNERS_MISTAKES, Actor, open_page
from sync.distribute import HandOut
from sync.google.client import Line
from sync.google.hosts import Hosts
from sync.google_client import connect, connect_reader
from sync.handout.files import Files
from sync.handout.journal import Journal, codes_of
from sync.plan_ids import require_ids
from sync.run import Run
from sync.sandbox import Sandbox
from sync.sheet_keys import plan_id
from sync.snapshots import SnapshotStore
from sync.sources.google import GoogleSource
from validators.errors import CannotDoError
from workbook.bieu import write_bieu
from workbook.plans import read_plan
from workbook.reading import read_workbook
from workbook.registry import default_registry
from workbook.sections import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import gspread

    from validators.findings import Finding
    from workbook.consolidated.model import Consolidation

_DRIVES = "https://www.googleapis.com/drive/v3/drives"
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
    """What the demo made: two workbooks, the findings of the biểu, and what the second says.

    `answered` are the agencies whose sheets were told what to mend.
    """

    bieu: Path
    output: Path
    findings: tuple[Finding, ...]
    consolidation: Consolidation
    answered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who watches the demo: `begin` hears the number of steps, `step` each step's name."""

    begin: Callable[[int], object] = lambda _: None
    step: Callable[[str], object] = lambda _: None


def play(plan_path: Path, folder: Path, seed: int, watcher: Watcher) -> Ending:
    """Run the whole story in `folder`.

    Raises CannotDoError for a plan that cannot be read; nothing is written then.
    """
    plan = require_ids(numbered(read_plan(plan_path)), plan_path)
    run = Run(
        plan=plan,
        registry=default_registry(),
        store=SnapshotStore(folder / "du-lieu"),
        clock=FixedClock(datetime.combine((plan.head.issued_on or _NO_DATE) + _LATER, _MORNING)),
    )
    bieu, output = folder / "bieu-phan-cong.xlsx", folder / "tong-hop.xlsx"
    given = run.assignment
    watcher.begin(3 * len(given.agencies) + len(given.tasks) + 3)
    folder.mkdir(parents=True, exist_ok=True)
    write_bieu(bieu, plan)
    run = replace(run, own=read_workbook(bieu))
    watcher.step("Lập và kiểm tra biểu phân công")
    # The stand-in forgets everything at its end, so what points into it must go with it.
    with Sandbox() as sandbox, TemporaryDirectory() as state:
        key = sandbox.service_account_key(_ROBOT)
        robot = connect(key, api=sandbox.url)
        reader = connect_reader([key], line=Line(Hosts(sandbox.url), paced=False))
        clerk = connect(sandbox.service_account_key(_CLERK), api=sandbox.url)
        stage = _Stage(robot, reader, clerk, seed, watcher, Path(state))
        consolidation, answered = stage.one_night(run)
    watcher.step("Tổng hợp")
    run.publish(consolidation, output)
    watcher.step("Ghi bảng tổng hợp")
    return Ending(bieu, output, run.check(), consolidation, answered)


@dataclass(frozen=True, slots=True)
class _Stage:
    """The log-ins of the play: the department's robot, to write and to read, and a clerk."""

    robot: gspread.Client
    reader: gspread.Client
    clerk: gspread.Client
    seed: int
    watcher: Watcher
    state: Path

    def one_night(self, run: Run) -> tuple[Consolidation, tuple[str, ...]]:
        """Hand out, let the agencies work, pull everything back, answer; who was answered."""
        spreadsheets = self._hand_out(run)
        self._work(run, spreadsheets)
        codes = codes_of(spreadsheets, run.registry)
        source = GoogleSource(self.reader, spreadsheets, plan_id(run.plan.head), codes=codes)
        run = replace(run, sources=(source,))
        pulled = run.pull(lambda: self.watcher.step("Lấy dữ liệu về"))
        consolidation = run.consolidate(pulled.failures)
        answering = Answering(run, self.robot, spreadsheets, (_ROBOT,), self.state)
        told = answering.all(consolidation.findings, done=self._answered)
        return consolidation, tuple(each.agency for each in told if each.written)

    def _hand_out(self, run: Run) -> dict[str, str]:
        """Every agency's spreadsheet, in a shared drive: a service account owns no file itself."""
        made = self.robot.http_client.request(
            "post", _DRIVES, json={"name": "Biểu phân công"}, params={"requestId": "demo"}
        ).json()
        files = Files(self.robot, Journal(self.state), parent=made["id"])
        results = HandOut(run, files, _ROBOT).all(self._handed_out)
        for result in results:
            if result.trouble:
                raise CannotDoError(f"{result.agency}: {result.trouble}")
        return {result.agency: result.key for result in results}

    def _handed_out(self) -> None:
        self.watcher.step("Giao bảng cho đơn vị")

    def _answered(self) -> None:
        self.watcher.step("Trả lời đơn vị")

    def _work(self, run: Run, spreadsheets: Mapping[str, str]) -> None:
        """Every leading agency but the silent ones fills its own sheet, logged in as a clerk."""
        today = business_date(run.clock)
        for turn, agency in enumerate(run.assignment.tasks):
            self.watcher.step("Đơn vị điền tiến độ")
            if turn % _SILENT == _SILENT - _MISTAKEN:
                continue
            book = self.robot.open_by_key(spreadsheets[agency])
            book.share(_CLERK, perm_type="user", role="writer", notify=False)
            page = open_page(self.clerk.open_by_key(book.id).sheet1)
            Actor(Random(f"{self.seed}/{agency}"), today).play(page)  # noqa: S311  # a play
            if turn % _MISTAKEN == 0:
                mistake = MISTAKES[turn // _MISTAKEN % len(MISTAKES)]
                mistake(open_page(book.sheet1) if mistake in OWNERS_MISTAKES else page)
