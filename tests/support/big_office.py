"""A province: 190 agencies on Google, and nights of their department in simulated time."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from support.agency_sheets import READER, hand_out, progress, row, source, writer
from support.bad_nights import BadNight
from support.simulated_time import START, SimulatedTime

from sync.department import open_department
from sync.sandbox.faults import Faults

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

    import gspread

    from sync.department import Department
    from sync.sandbox import Sandbox

NAMES = tuple(f"UBND xã Mẫu {number}" for number in range(190))
DAY = timedelta(days=1)
_PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH MẪU SƠN
Số: 12/KH-UBND
Mẫu Sơn, ngày 20 tháng 02 năm 2026

KẾ HOẠCH
Cải cách hành chính năm 2026

BIỂU PHÂN CÔNG NHIỆM VỤ

TT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tKết quả/sản phẩm\tThời gian thực hiện
I\tChỉ đạo, điều hành\t\t\t\t
"""
_TASKS = 2  # of each agency
_PACE = 2  # seconds between two of our calls that write: the stand-in keeps Google's limits


@dataclass
class BigOffice:
    """The stand-in with everybody's spreadsheet, and `folder`, what the department has."""

    sandbox: Sandbox
    folder: Path
    time: SimulatedTime = field(init=False)
    books: dict[str, gspread.Spreadsheet] = field(init=False)

    def __post_init__(self) -> None:
        """Hand every agency its sheet."""
        self.time = SimulatedTime(self.sandbox)
        self._robot = writer(self.sandbox)
        self.books = dict(self._hand_out())
        key = self.folder / "khoa.json"
        key.write_text(json.dumps(self.sandbox.service_account_key(READER)), encoding="utf-8")
        key.chmod(0o600)
        lines = [
            f"{number}\t{text}\t{name}\t\tBáo cáo\tTháng 9/2026\n"
            for at, name in enumerate(NAMES)
            for number, text in _tasks(at)
        ]
        (self.folder / "ke-hoach.txt").write_text(_PLAN + "".join(lines), encoding="utf-8")
        sheets = "".join(f'"{name}" = "{book.id}"\n' for name, book in self.books.items())
        (self.folder / "phancong.toml").write_text(
            f'plan = "ke-hoach.txt"\n[google]\nkey = "khoa.json"\napi = "{self.sandbox.url}"\n'
            f"[google.spreadsheets]\n{sheets}",
            encoding="utf-8",
        )

    def type_progress(self, names: Iterable[str], number: int) -> None:
        """Let agencies report on their first task; nothing goes wrong then."""
        self.sandbox._app.faults = Faults()
        for name in names:
            values = [list(progress(number + NAMES.index(name)).values())]
            self.books[name].values_update("H4:L4", {"valueInputOption": "RAW"}, {"values": values})
            self.time.later(seconds=_PACE)

    def evening(self, number: int, faults: Faults | None = None) -> None:
        """It is ten in the evening of a day (from 0); what Google's answers will be."""
        self.time = SimulatedTime(self.sandbox, START + number * DAY)
        # Calls of another evening, perhaps of a later one, are none of the minute before.
        self.sandbox.world.quota.calls.clear()
        self.sandbox._app.faults = faults or Faults()

    def losing(self, lost: dict[str, str], *, seed: int = 0, share: float = 0.0) -> BadNight:
        """A night on which agencies' sheets (and the fault of each) cannot be read."""
        return BadNight(seed, share, {self.books[name].id: fault for name, fault in lost.items()})

    @contextmanager
    def department(self, folder: Path) -> Generator[Department]:
        """The department of a copy of the folder, as settings say, but in simulated time."""
        with open_department(folder / "phancong.toml") as department:
            sheets = {name: book.id for name, book in self.books.items()}
            google = source(self.sandbox, self.time, sheets, department.state)
            yield replace(
                department,
                run=replace(department.run, sources=(google,), clock=self.time, day=None),
                history=replace(department.history, sources=(google,)),
            )
            google.client.http_client.close()

    def close(self) -> None:
        """Hang up."""
        self._robot.http_client.close()

    def _hand_out(self) -> Iterator[tuple[str, gspread.Spreadsheet]]:
        for at, name in enumerate(NAMES):
            rows = [
                row(number, task_id=f"I.{number}", content=text, lead=name)
                for number, text in _tasks(at)
            ]
            yield name, hand_out(self._robot, name, rows)
            self.time.later(seconds=_PACE)


def _tasks(at: int) -> list[tuple[int, str]]:
    """The numbers and words of an agency's tasks."""
    first = _TASKS * at + 1
    return [(n, f"Thực hiện nhiệm vụ số {n} của kế hoạch") for n in range(first, first + _TASKS)]
