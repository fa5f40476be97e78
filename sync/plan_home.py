"""Where the things of one plan are: a folder of its own inside the state folder.

What is the department's (the lock, the journal of hand-outs, Google's bookmarks) stays in the
state folder itself, for all plans.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.cli_errors import StateError
from sync.history.archive import JOURNAL
from sync.snapshots import write_durably
from workbook.os_reasons import writing
from workbook.registry_rows import slug

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sync.history.archive import Archive

_NAME = "ten-ke-hoach.txt"
_LONGEST = 32  # letters of the readable part; the digest behind it tells plans apart
_BEGINS = (
    "Lịch sử của kế hoạch “{plan}” bắt đầu từ ngày {day:%d/%m/%Y}. Thư mục {state} đã có lịch sử "
    "của kế hoạch {others}. Nếu vẫn là một kế hoạch, chỉ sửa lại số, năm hoặc tên, hãy ghi dòng "
    "plan_id = {pin} vào đầu tệp cài đặt rồi chạy lại."
)


def folder_name(plan: str) -> str:
    """The name of a plan's folder: safe on every system, another one for every other plan."""
    readable = slug(plan)[:_LONGEST].strip("-") or "ke-hoach"
    return f"{readable}-{hashlib.sha256(plan.encode()).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class PlanHome:
    """The home of a plan (`sheet_keys.plan_id`) in a department's state folder."""

    state: Path
    plan: str

    @property
    def folder(self) -> Path:
        """Where archive, database, and the logs of runs and of what they said lie."""
        return self.state / folder_name(self.plan)

    @property
    def has_history(self) -> bool:
        """Whether anything was ever acknowledged for the plan."""
        return (self.folder / JOURNAL).exists()

    def settle(self) -> None:
        """Make the folder, with the plan's name in it. Raises CannotDoError."""
        path = self.folder / _NAME
        with writing(path, "không dùng được thư mục của kế hoạch", StateError):
            if read_name(path) != self.plan:
                write_name(path, self.plan)

    def others(self) -> tuple[str, ...]:
        """The other plans that have a home here."""
        paths = sorted(self.state.glob(f"*/{_NAME}"))
        named = ((read_name(path), path.parent.name) for path in paths)
        # A folder under another name is a copy that somebody made.
        return tuple(name for name, at in named if name != self.plan and folder_name(name) == at)


def write_name(path: Path, plan: str) -> None:
    """Write a plan's name into a file; on disk when this returns. Raises OSError."""
    write_durably(path, f"{plan}\n".encode())


def read_name(path: Path) -> str:
    """The plan's name in a file; "" where there is none."""
    with suppress(OSError, ValueError):
        return path.read_text(encoding="utf-8").strip()
    return ""


def new_beginning(home: PlanHome, archive: Archive, today: date) -> str:
    """What people must know on the first day of a plan's history, where others have one.

    A plan whose number or title was corrected looks like a new one.
    """
    others = [each for each in home.others() if PlanHome(home.state, each).has_history]
    first = next(archive.days(), None)
    if not others or (first is not None and first < today):
        return ""
    return _BEGINS.format(
        plan=home.plan,
        day=today,
        state=home.state,
        others=", ".join(f"“{each}”" for each in others),
        pin=" hoặc ".join(json.dumps(each, ensure_ascii=False) for each in others),
    )
