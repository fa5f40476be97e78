"""From click to painted findings in a real LibreOffice: what starting Python and more rows cost.

Run: .venv/bin/python benchmarks/click_speed.py [rounds]
Prints seconds for a look, and the ratios that count: a click that starts the warm process
beside one that finds it, and 500 rows beside 60 with as many faults in them. Painting a fault
costs by itself, so a third book has more of them. Medians of so many rounds (seven unless
said) in one run.
"""

from __future__ import annotations

import statistics
import sys
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
_SMALL, _LARGE, _FAULTY = (60, 10), (500, 10), (500, 80)  # rows, and rows without a lead


def _plan(rows: int, faults: int) -> Plan:
    tasks = (
        TaskRow(
            task_id=f"I.{number}", number=str(number), section_number="I", section="Mục I",
            content=f"Xây dựng kế hoạch triển khai nội dung thứ {number} của năm",
            lead="" if number <= faults else "Sở Tư pháp", coordinating="Sở Nội vụ",
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
            _measure(trial, folder, int(sys.argv[1]) if len(sys.argv) > 1 else _ROUNDS)
        finally:
            trial.end()


def _measure(trial: Trial, folder: Path, rounds: int) -> None:
    documents = {}
    for book in (_SMALL, _LARGE, _FAULTY):
        path = folder / f"bieu-{book[0]}-{book[1]}.xlsx"
        write_bieu(path, _plan(*book))
        documents[book] = trial.open(path)
    cold: list[float] = []
    first: dict[tuple[int, int], list[float]] = {book: [] for book in documents}
    again: dict[tuple[int, int], list[float]] = {book: [] for book in documents}
    for _ in range(rounds):
        trial.press(documents[_SMALL], "clear", [])
        trial.end_warm()
        cold.append(_seconds(lambda: trial.press(documents[_SMALL], "check", [])))
        for book, document in documents.items():
            trial.press(document, "clear", [])
            first[book].append(_seconds(lambda one=document: trial.press(one, "check", [])))
            again[book].append(_seconds(lambda one=document: trial.press(one, "check", [])))
    _tell(cold, first, again)


def _tell(
    cold: list[float],
    first: dict[tuple[int, int], list[float]],
    again: dict[tuple[int, int], list[float]],
) -> None:
    middle = {book: statistics.median(times) for book, times in first.items()}
    print(f"khởi động Python rồi kiểm tra {_SMALL[0]} dòng: {statistics.median(cold):.2f} s")
    for book, seconds in middle.items():
        repeated = statistics.median(again[book])
        print(f"{book[0]} dòng, {book[1]} điểm cần sửa: {seconds:.2f} s; bấm lại: {repeated:.2f} s")
    small = middle[_SMALL]
    print(f"khởi động / đã khởi động: {statistics.median(cold) / small:.1f}")
    print(f"{_LARGE[0]} dòng / {_SMALL[0]} dòng, số điểm như nhau: {middle[_LARGE] / small:.2f}")
    per_fault = (middle[_FAULTY] - middle[_LARGE]) / (_FAULTY[1] - _LARGE[1])
    print(f"mỗi điểm cần sửa thêm: {per_fault / small:.3f} lần một lượt kiểm tra")


if __name__ == "__main__":
    main()
