"""Two plans with the same ids in one state folder: whatever is asked, each tells only its own.

Their tabs lie in the same spreadsheets, their files in the same folder; the nights alternate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
import pytest
from openpyxl import load_workbook
from support.handing_out import Office
from support.judged import sandboxes
from support.outgoing import TASKS, department
from support.postgresql import new_base
from support.story.machine import machine

from sync.clock import VIETNAM
from workbook.bieu import write_bieu
from workbook.plans import read_plan
from workbook.sections import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.story.machine import Ended

    from sync.sandbox import Sandbox
    from validators.plan import Plan

__all__ = ["sandboxes"]

YTE, NOIVU = "Sở Y tế", "Sở Nội vụ"
FIRST = datetime(2026, 6, 2, 22, tzinfo=VIETNAM)
ALL = (*TASKS, ("4", "Sắp xếp thôn, tổ dân phố", NOIVU, "", "Đề án", "Tháng 11/2026"))


@dataclass
class Side:
    """One of the plans: its settings, and what its agencies say only there."""

    settings: Path
    plan: Plan
    file: Path
    typed: str

    @property
    def workbook(self) -> Path:
        """What its nights publish."""
        return self.settings.with_name(f"{self.settings.stem}.xlsx")


@dataclass
class Pair:
    """The department with both its plans; `day` counts from 0."""

    office: Office
    ran: Callable[..., Ended]
    sides: tuple[Side, Side]
    day: int = 0

    def run(self, side: Side, *words: str) -> Ended:
        """A command of one plan in the evening of the day."""
        at = FIRST + timedelta(days=self.day)
        self.office.sandbox.clock.freeze(at)
        return self.ran([*words, "--settings", str(side.settings)], at)

    def say(self, side: Side, words: str) -> None:
        """An agency types into its tab of the plan, and sends its file."""
        tab = self.office.tab(YTE, side.plan)
        book = self.office.robot.open_by_key(self.office.key(YTE))
        (row,) = (row.at for row in tab.rows() if row.task_id == "I.1")
        sheet = book.get_worksheet_by_id(tab.id)
        sheet.update_cell(row + 1, tab.columns["result"] + 1, words)
        write_bieu(side.file, side.plan, progress={"I.4": {"result": f"{words} (tệp)"}})

    def nights(self, *sides: Side) -> None:
        """Both plans' nights, one after the other; the next day comes."""
        for side in sides:
            ended = self.run(side, "nightly", "--json")
            assert ended.code in {0, 3}, ended.err
            assert not ended.told["faults"]
        self.day += 1


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """The one database of all plans; "" for files."""
    if request.param == "sqlite":
        return ""
    return new_base(request.getfixturevalue("server"), uuid4().hex)


@pytest.fixture
def pair(sandboxes: Callable[..., Sandbox], tmp_path: Path, address: str) -> Iterator[Pair]:
    """Three days of both plans: both speak, then only the first, then only the second."""
    with machine(tmp_path) as ran:
        office = Office(sandboxes(service_accounts_own_files=True), tmp_path)
        pair = Pair(office, ran, _sides(office, address))
        first, second = pair.sides
        for side in pair.sides:
            assert pair.run(side, "distribute").code == 0
            pair.say(side, f"{side.typed} ngày 1")
        pair.nights(first, second)
        pair.say(first, f"{first.typed} ngày 2")
        pair.nights(second, first)
        pair.say(second, f"{second.typed} ngày 3")
        pair.nights(first, second)
        pair.day -= 1  # questions are asked in the last evening
        yield pair


def _sides(office: Office, address: str) -> tuple[Side, Side]:
    """Settings of two plans that differ in number and title alone."""
    text = department(office, *ALL).read_text(encoding="utf-8")
    folder, words = office.state, (office.state / "ke-hoach.txt").read_text(encoding="utf-8")
    (folder / "bao-cao").mkdir()
    sides: list[Side] = []
    for number, name, title in (("48", "mot", "Cải cách"), ("49", "hai", "Chuyển đổi")):
        plan = folder / f"{name}.txt"
        plan.write_text(words.replace("48/KH", f"{number}/KH").replace("Cải cách", title), "utf-8")
        settings = folder / f"{name}.toml"
        own = text.replace("ke-hoach.txt", plan.name)
        more = f'[folder]\npath = "bao-cao"\n[history]\ndatabase = "{address}"\n'
        settings.write_text(f'output = "{name}.xlsx"\n{own}{more}', encoding="utf-8")
        file = (
            folder / "bao-cao" / ("Sở Nội vụ.xlsx" if name == "mot" else "Báo cáo Sở Nội vụ.xlsx")
        )
        sides.append(Side(settings, numbered(read_plan(plan)), file, f"Lời {name}"))
    return sides[0], sides[1]


def _words(path: Path, sheet: str) -> str:
    lines = load_workbook(path)[sheet].values
    return "\n".join(str(cell) for line in lines for cell in line if cell is not None)


def test_each_tells_only_its_own(pair: Pair, address: str) -> None:
    """History, workbook, changes, a past night, the report; rebuilt, examined, redacted."""
    first, second = pair.sides
    for own, other in ((first, second), (second, first)):
        _told_apart(pair, own, other)
    assert "ngày 3" not in _words(first.workbook, "Thay đổi")
    assert f"{second.typed} ngày 3" in _words(second.workbook, "Thay đổi")
    _redacted_apart(pair, first, second)
    assert len(list(pair.office.state.glob("*/lich-su.jsonl"))) == 2
    if address:
        assert len(_schemas(address)) == 2


def _told_apart(pair: Pair, own: Side, other: Side) -> None:
    told = [each["shown"] for each in _changes(pair, own, "I.1") if each["column"] == "result"]
    days = (1, 2) if own is pair.sides[0] else (1, 3)
    assert [each for each in told if each] == [f"{own.typed} ngày {day}" for day in days]
    files = {each["shown"] for each in _changes(pair, own, "I.4") if each["source"] != NOIVU}
    assert f"{own.typed} ngày 1 (tệp)" in files

    ended = pair.run(own, "consolidate", "--json")
    (reject,) = ended.told["rejects"].items()
    assert reject[0] == str(other.file)
    assert "không phải kế hoạch này" in reject[1]
    past = pair.run(own, "consolidate", "--as-of", "2026-06-02", "--json")
    report = pair.run(
        own, "report", "--period", "thang", "--as-of", "2026-06-03", "--no-pdf", "--json"
    )
    for sheet in ("Nhiệm vụ", "Thay đổi", "Nguồn số liệu"):
        assert other.typed not in _words(own.workbook, sheet)
    then = _words(_output(past), "Nhiệm vụ")
    assert f"{own.typed} ngày 1" in then
    assert other.typed not in then
    assert (report.code in {0, 3}, report.told["tasks"]) == (True, 4)

    rebuilt, sound = pair.run(own, "rebuild", "--json"), pair.run(own, "doctor", "--json")
    assert (rebuilt.code, rebuilt.told["same"], rebuilt.told["events"]) == (0, True, 3)
    assert (sound.code, sound.told["note"]) == (0, None)


def _redacted_apart(pair: Pair, first: Side, second: Side) -> None:
    """What one plan takes out stays in the other, and both are whole."""
    before = _changes(pair, second, "I.1")
    wish = ("--agency", YTE, "--column", "result", "--who", "Ông A", "--why", "đơn 12")

    assert pair.run(first, "redact", "I.1", *wish).code == 0

    told = [each["shown"] for each in _changes(pair, first, "I.1") if each["column"] == "result"]
    assert f"{first.typed} ngày 1" not in told
    assert _changes(pair, second, "I.1") == before
    assert [pair.run(side, "doctor").code for side in pair.sides] == [0, 0]


def _changes(pair: Pair, side: Side, task: str) -> list[dict[str, Any]]:
    changes: list[dict[str, Any]] = pair.run(side, "history", task, "--json").told["changes"]
    return changes


def _output(ended: Ended) -> Path:
    return Path(ended.told["output"])


def _schemas(address: str) -> set[str]:
    query = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'phancong_%'"
    with psycopg.connect(address) as connection:
        names = {name for (name,) in connection.execute(query.encode())}
    return {name for name in names if not name.startswith("phancong_cu_")}
