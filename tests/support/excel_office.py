"""A department with the sample plan whose agencies send Excel files."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sync.cli import run
from templates import read_template
from workbook.bieu import write_bieu
from workbook.plans import read_plan

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FILES = {"Sở Nội vụ": "so-noi-vu.xlsx", "Sở Y tế": "so-y-te.xlsx"}
SAID = {"status": "Đang thực hiện", "percent": "40", "result": "- Đã họp"}


def excel_office(folder: Path) -> Path:
    """Plan, files and settings in a folder; the settings' path."""
    (folder / "ke-hoach.txt").write_text(read_template("ke_hoach_mau.txt"), encoding="utf-8")
    for agency in FILES:
        send(folder, agency)
    files = "\n".join(f'"{agency}" = "{name}"' for agency, name in FILES.items())
    settings = folder / "phancong.toml"
    settings.write_text(f'plan = "ke-hoach.txt"\n[folder.files]\n{files}\n', encoding="utf-8")
    return settings


def send(folder: Path, agency: str, **said: str) -> None:
    """Let an agency send its file, saying the same of every task."""
    plan = read_plan(folder / "ke-hoach.txt")
    progress = {task.task_id: {**SAID, **said} for task in plan.tasks}
    write_bieu(folder / FILES[agency], plan, progress=progress)


def run_told(capsys: pytest.CaptureFixture[str], settings: Path, *words: str) -> tuple[int, str]:
    """The exit code of a command of the department, and everything it says."""
    capsys.readouterr()
    code = run([*words, "--settings", str(settings)])
    told = capsys.readouterr()
    return code, told.out + told.err


def journal_of(folder: Path) -> list[dict[str, str]]:
    """The lines of the history's journal in a plan's folder."""
    lines = (folder / "lich-su.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def day_of_night(state: Path, place: int) -> str:
    """The business date (ISO) of a night, by its place among all."""
    return journal_of(state)[place]["business_date"]


def shift_nights(state: Path, days: int) -> None:
    """Let the nights there were have been on earlier days; the database is made from that again."""
    events = journal_of(state)
    for event in events:
        at = datetime.fromisoformat(event["at"]) + timedelta(days=days)
        day = datetime.fromisoformat(event["business_date"]) + timedelta(days=days)
        event |= {"at": at.isoformat(), "business_date": day.date().isoformat()}
    text = "".join(f"\n{json.dumps(event, ensure_ascii=False)}\n" for event in events)
    (state / "lich-su.jsonl").write_text(text, encoding="utf-8")
    (state / "lich-su.db").unlink()
