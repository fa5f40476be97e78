"""From click to painted findings in a real LibreOffice: what starting Python and more rows cost.

Prints seconds for a look, and the ratios that count: a click that starts the warm process
beside one that finds it, and 500 rows beside 60. Medians of several rounds in one run.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from validators.plan import Plan, PlanHead, TaskRow
from workbook.bieu import write_bieu
from workbook.libreoffice.extension.trial import Trial

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUNDS = 7
_SIZES = (60, 500)
_FAULTY_OF = 6  # one row of so many has no lead


def _plan(rows: int) -> Plan:
    tasks = (
        TaskRow(
            task_id=f"I.{number}", number=str(number), section_number="I", section="Mục I",
            content=f"Xây dựng kế hoạch triển khai nội dung thứ {number} của năm",
            lead="" if number % _FAULTY_OF == 0 else "Sở Tư pháp", coordinating="Sở Nội vụ",
            deliverable=f"Kế hoạch số {number}", deadline="Quý IV/2026",
        )
        for number in range(1, rows + 1)
    )  # fmt: skip
    return Plan(PlanHead(year=2026), tuple(tasks))


def _seconds(action: Callable[[], object]) -> float:
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        trial = Trial(folder)
        try:
            _measure(trial, folder)
        finally:
            trial.end()


def _measure(trial: Trial, folder: Path) -> None:
    documents = {}
    for size in _SIZES:
        path = folder / f"bieu-{size}.xlsx"
        write_bieu(path, _plan(size))
        documents[size] = trial.open(path)
    small = documents[_SIZES[0]]
    cold, warm = [], {size: [] for size in _SIZES}
    for _ in range(_ROUNDS):
        trial.end_warm()
        cold.append(_seconds(lambda: trial.press(small, "check", [])))
        for size, document in documents.items():
            warm[size].append(_seconds(lambda one=document: trial.press(one, "check", [])))
    first = statistics.median(cold)
    middle = {size: statistics.median(times) for size, times in warm.items()}
    print(f"bấm lần đầu (khởi động Python), {_SIZES[0]} dòng: {first:.2f} s")
    for size, seconds in middle.items():
        print(f"bấm khi đã khởi động, {size} dòng: {seconds:.2f} s")
    print(f"lần đầu / đã khởi động: {first / middle[_SIZES[0]]:.1f}")
    print(f"{_SIZES[1]} dòng / {_SIZES[0]} dòng: {middle[_SIZES[1]] / middle[_SIZES[0]]:.2f}")


if __name__ == "__main__":
    main()
