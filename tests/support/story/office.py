"""The office of the story: its folder, its agencies' pages, and the oracle that watches them."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from support.agency_sheets import READER
from support.story import people
from support.story.oracle import Oracle
from support.story.pages import FilePage, GooglePage, hand_out, row_of
from support.story.people import HEAD, Roll

from sync.clock import VIETNAM
from sync.plan_home import PlanHome
from sync.sheet_keys import plan_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path
    from typing import Any

    import gspread
    from support.story.pages import Page

    from sync.sandbox import Sandbox

FIRST_DAY = date(2026, 6, 11)
_FILES = {
    people.JUSTICE: "so-tu-phap.xlsx",
    people.BUILDING: "so-xay-dung.xlsx",
    people.OFFICE: "van-phong.xlsx",
    people.POLICE: "cong-an.xlsx",
    people.INSPECTORS: "thanh-tra.xlsx",
    people.TAN_PHONG: "xa-tan-phong.xlsx",
    people.BEN_DO: "phuong-ben-do.csv",
    people.HEALTH: "so-y-te gui kem.xlsx",
}
_KINDS = {"google": "Google Sheets", "file": "thư mục"}
_ON_GOOGLE = (people.INTERIOR, people.FINANCE, people.HEALTH, people.HOA_LAC)


def day_of(night: int) -> date:
    """The business date of a night, counted from 1."""
    return FIRST_DAY + timedelta(days=night - 1)


def evening(night: int, hours: float = 0) -> datetime:
    """22:00 in Việt Nam, and so many hours later."""
    moment = datetime.combine(day_of(night), time(22), tzinfo=VIETNAM)
    return (moment + timedelta(hours=hours)).astimezone(UTC)


@dataclass(slots=True)
class Office:
    """`google` and `files` are the pages by agency, `firsts` which of the two came first.

    `database` is the address of PostgreSQL or "".
    """

    folder: Path
    sandbox: Sandbox
    robot: gspread.Client
    database: str = ""
    roll: Roll = field(init=False)
    google: dict[str, GooglePage] = field(default_factory=dict[str, GooglePage])
    files: dict[str, FilePage] = field(default_factory=dict[str, FilePage])
    oracle: Oracle = field(default_factory=Oracle)
    firsts: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        """Hand out every table, and write plan, registry and settings."""
        self.roll = Roll(self.folder)
        (self.folder / "ket-qua").mkdir()
        key = self.folder / "khoa.json"
        key.write_text(json.dumps(self.sandbox.service_account_key(READER)), encoding="utf-8")
        key.chmod(0o600)
        for agency in _ON_GOOGLE:
            self.give_sheet(agency)
        for agency, name in _FILES.items():
            self.give_file(agency, name)
        self.settle()

    def give_sheet(self, agency: str) -> None:
        """Hand out a spreadsheet."""
        rows = [row_of(duty) for duty in self.roll.given(agency).values()]
        self.google[agency] = hand_out(self.robot, agency, plan_id(HEAD), rows)
        self.oracle.place(agency, "google")
        self.firsts.setdefault(agency, "google")

    def give_file(self, agency: str, name: str) -> None:
        """Take a file of an agency into the settings."""
        rows = [row_of(duty) for duty in self.roll.given(agency).values()]
        self.files[agency] = FilePage(rows, path=self.folder / name)
        self.oracle.place(agency, "file")
        self.firsts.setdefault(agency, "file")

    @property
    def workbook(self) -> Path:
        """The consolidated workbook."""
        return self.folder / "ket-qua" / "tong-hop.xlsx"

    @property
    def kept(self) -> Path:
        """Where the things of the plan lie."""
        return PlanHome(self.folder / "du-lieu", plan_id(HEAD)).folder

    def settle(self, but: Collection[tuple[str, str]] = ()) -> None:
        """Everything on disk and on Google as it is meant to be, without the sheets in `but`."""
        self.roll.write()
        for agency, name, page in self.pages():
            if page.is_dirty and (agency, name) not in but:
                page.save()
        self._write_settings()

    def source(self, agency: str, name: str) -> str:
        """What the program calls a sheet of an agency: the first bears its name, for ever."""
        return agency if self.firsts[agency] == name else f"{agency} ({_KINDS[name]})"

    def litter(self) -> list[Path]:
        """What killed runs left beside the workbooks; from now on it is long past."""
        found = [path for path in self.folder.rglob(".phancong-*") if path.is_file()]
        for path in found:
            os.utime(path, (0, 0))
        return found

    def torn(self) -> Iterator[str]:
        """Workbooks that are not whole: of the one published and the editions kept."""
        for path in self.workbook.parent.rglob("*.xlsx"):
            try:
                with ZipFile(path) as package:
                    if package.testzip():
                        yield f"{path.name} hỏng"
            except BadZipFile:
                yield f"{path.name} không mở được"

    def pages(self) -> list[tuple[str, str, Page]]:
        """Every page with its agency and the name the oracle knows it by."""
        google = [(agency, "google", page) for agency, page in self.google.items()]
        return [*google, *((agency, "file", page) for agency, page in self.files.items())]

    def give(self, task: str) -> None:
        """Every agency that has the task now and lacks its row is given one."""
        for agency, _, page in self.pages():
            duty = self.roll.given(agency).get(task)
            if duty and task not in {row.get("task_id") for row in page.rows}:
                page.rows.append(row_of(duty))
                page.is_dirty = True

    def journal(self) -> list[dict[str, Any]]:
        """The lines of the history's journal."""
        lines = (self.kept / "lich-su.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in lines.splitlines() if line.endswith("}")]

    def inputs(self) -> dict[str, str]:
        """What the department's inputs are, byte for byte."""
        paths = (path for path in self.folder.iterdir() if path.is_file())
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}

    def _write_settings(self) -> None:
        sheets = "".join(f'"{agency}" = "{page.book.id}"\n' for agency, page in self.google.items())
        files = "".join(f'"{agency}" = "{page.path.name}"\n' for agency, page in self.files.items())
        text = (
            'plan = "ke-hoach.xlsx"\noutput = "ket-qua/tong-hop.xlsx"\nregistry = "danh-muc.xlsx"\n'
            f'[history]\ndatabase = "{self.database}"\n'
            f'[google]\nkey = "khoa.json"\napi = "{self.sandbox.url}"\n'
            f"[google.spreadsheets]\n{sheets}[folder.files]\n{files}"
        )
        (self.folder / "phancong.toml").write_text(text, encoding="utf-8")
