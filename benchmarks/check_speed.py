"""What a check costs per row, and against the same predicates without pandera.

Run: .venv/bin/python benchmarks/check_speed.py [rows]
Prints CPU time (process_time, best of three) for growing numbers of rows, or for so many.
`bare` runs the very predicates of the rules as plain pandas expressions over the same frame,
facts (parsed deadlines, split agencies) included, and counts the faults; `check` is the whole
check: pandera, findings, sentences.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pandas as pd

from validators.check import check
from validators.columns import COLUMNS
from validators.context import Context
from validators.plan import PlanHead
from validators.rule import Over
from validators.rules import ALL_RULES
from validators.sheets import HEADING_COLUMNS, SHEET_COLUMNS, TASK_COLUMNS, Sheets
from validators.subjects import Subject
from workbook.registry import default_registry

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (60, 1_000, 12_000, 100_000)
ROWS_PER_SHEET = 60
FAULTY = 0.05
LETTERS = "CDEFGHIJKLMN"
CONTEXT = Context(
    today=date(2026, 6, 15),
    registry=default_registry(),
    head=PlanHead(issued_on=date(2026, 1, 15), year=2026),
)


def sheets(rows: int) -> Sheets:
    """`rows` task rows over sheets of 60, one in twenty with a fault somewhere."""
    random = Random(rows)  # noqa: S311  # test material
    lines = [_row(number, random) for number in range(rows)]
    tasks = pd.DataFrame.from_records(lines, columns=list(TASK_COLUMNS))
    return Sheets(
        tasks=tasks,
        headings=pd.DataFrame([], columns=list(HEADING_COLUMNS)),
        sheets=pd.DataFrame([], columns=list(SHEET_COLUMNS)),
        letters={
            (str(source), "Biểu"): {column.key: LETTERS[n] for n, column in enumerate(COLUMNS)}
            for source in tasks["source"].unique()
        },
        merged={},
    )


def _row(number: int, random: Random) -> tuple[object, ...]:
    place = number % ROWS_PER_SHEET
    texts = {
        "task_id": f"I.{place}",
        "number": str(place + 1),
        "content": f"Triển khai nội dung {number} của chương trình cải cách giai đoạn {place}",
        "lead": random.choice(("Sở Tư pháp", "Sở Nội vụ", "Sở Y tế", "UBND xã An Bình")),
        "coordinating": random.choice(("Sở Tài chính; Công an tỉnh", "Các sở, ban, ngành", "")),
        "deliverable": random.choice(("Báo cáo kết quả", "Kế hoạch của UBND tỉnh")),
        "deadline": f"{random.randint(1, 28)}/{random.choice((7, 9, 10, 11, 12))}/2026",
        "status": "Đang thực hiện",
        "percent": str(random.randrange(5, 95)),
        "result": "Đã họp thống nhất",
        "difficulty": "",
        "updated_on": "10/6/2026",
    }
    if random.random() < FAULTY:
        key, text = random.choice((("lead", ""), ("deadline", "31/02/2026"), ("percent", "120")))
        texts[key] = text
    source = f"Đơn vị {number // ROWS_PER_SHEET}"
    return (source, "Biểu", place + 4, "I", *(texts[column.key] for column in COLUMNS))


def bare(material: Sheets) -> int:
    """All predicates as plain expressions; how many faults."""
    frames = {Over.TASKS: material.tasks, Over.CELLS: material.cells}
    subjects = {over: Subject(frame, CONTEXT) for over, frame in frames.items()}
    return sum(
        int((~rule.holds(subjects[rule.over]).astype(bool)).sum())
        for rule in ALL_RULES
        if rule.over in subjects
    )


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of the best of three."""
    times: list[float] = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print one line per size."""
    print(f"{'dòng':>8} {'bare ms':>9} {'check ms':>9} {'tỷ số':>6} {'µs/dòng':>8}")
    for size in map(int, sys.argv[1:] or SIZES):
        material = sheets(size)
        plain = seconds(lambda material=material: bare(material))
        whole = seconds(lambda material=material: check(material, CONTEXT))
        print(
            f"{size:>8} {plain * 1e3:>9.1f} {whole * 1e3:>9.1f} "
            f"{whole / plain:>6.2f} {whole / size * 1e6:>8.1f}"
        )


if __name__ == "__main__":
    main()
