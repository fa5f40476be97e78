"""A department with the sample plan whose agencies send Excel files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates import read_template
from workbook.bieu import write_bieu
from workbook.plans import read_plan

if TYPE_CHECKING:
    from pathlib import Path

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
