"""What the consolidations of past days said, kept so that the next one can tell what changed.

Only what is compared is kept: one small file a day, beside the snapshots.
"""

from __future__ import annotations

import gzip
import json
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from sync.cli_errors import StateError
from validators.plan import PlanHead, TaskRow
from validators.progress import StatusClass
from workbook.consolidated.model import ConsolidatedTask, Consolidation, Report
from workbook.os_reasons import writing
from workbook.publish import publish, save, sweep
from workbook.raw_table import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FOLDER, _SUFFIX = "da-tong-hop", ".json.gz"
_KEPT = 30
_WORDS = ("agency", "status", "percent_said", "result", "difficulty", "updated_on")


def remember(state: Path, consolidation: Consolidation) -> None:
    """Keep what a day's consolidation said; a later run of the same day replaces it."""
    folder = state / _FOLDER
    with writing(folder, "không ghi được số liệu để so sánh", StateError):
        folder.mkdir(exist_ok=True)
    text = json.dumps([_task_json(line) for line in consolidation.tasks], ensure_ascii=False)
    content = gzip.compress(text.encode(), mtime=0)
    path = folder / f"{consolidation.business_date.isoformat()}{_SUFFIX}"
    publish(path, lambda beside: save(beside, content))
    sweep(folder)
    for old in sorted(folder.glob(f"*{_SUFFIX}"))[:-_KEPT]:
        with suppress(OSError):
            old.unlink()


def forget(state: Path) -> None:
    """Drop all that is kept: it may hold words that are to be taken out for good."""
    for path in (state / _FOLDER).glob(f"*{_SUFFIX}"):
        with writing(path, "không xóa được số liệu để so sánh", StateError):
            path.unlink()


def recall(state: Path, today: date) -> Consolidation | None:
    """The newest consolidation of a day before today; None where none can be read."""
    return next(_readable(state / _FOLDER, today), None)


def _readable(folder: Path, today: date) -> Iterator[Consolidation]:
    for path in sorted(folder.glob(f"*{_SUFFIX}"), reverse=True):
        # A file that was damaged is passed over: an older day is still a true comparison.
        with suppress(OSError, EOFError, ValueError, TypeError, KeyError):
            day = date.fromisoformat(path.name.removesuffix(_SUFFIX))
            if day < today:
                tasks = json.loads(gzip.decompress(path.read_bytes()))
                lines = tuple(_task(each) for each in tasks)
                yield Consolidation(PlanHead(), day, lines, (), ())


def _task_json(line: ConsolidatedTask) -> dict[str, Any]:
    return {
        "task": asdict(line.task),
        "class": line.status_class.name,
        "reports": [
            {**{key: getattr(report, key) for key in _WORDS}, "class": report.status_class.name}
            for report in line.reports
        ],
    }


def _task(each: dict[str, Any]) -> ConsolidatedTask:
    reports = tuple(_report(one) for one in each["reports"])
    status_class = StatusClass[each["class"]]
    return ConsolidatedTask(TaskRow(**each["task"]), None, status_class, None, reports)


def _report(one: dict[str, Any]) -> Report:
    said = {key: one[key] for key in _WORDS}
    state = State.VALUE if any(said.values()) else State.BLANK
    status_class = StatusClass[one["class"]]
    return Report(
        **said, percent=None, status_class=status_class, place=None, read_at=None, state=state
    )
