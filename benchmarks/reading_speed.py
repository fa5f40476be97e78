"""What safe reading costs against python-calamine alone, and whether memory stays flat.

Run: .venv/bin/python benchmarks/reading_speed.py [files]
The same files (60 rows, 12 columns, our own form filled in) are read in turn by calamine in
this process, by `read_workbook` one after another, and by `read_workbooks`; best of five,
start of the children included. Memory is the peak of this process and of its children after
a quarter of the files and after all of them.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from validators.plan import Plan, PlanHead, TaskRow
from workbook.bieu import write_bieu
from workbook.reading import close_reading, read_workbook, read_workbooks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FILES = int(sys.argv[1]) if len(sys.argv) > 1 else 200
ROWS = 60
DIFFERENT = 20
TEXT = (
    "rà soát thủ tục hành chính thuộc phạm vi quản lý xây dựng kế hoạch triển khai chương trình "
    "chuyển đổi số ban hành văn bản hướng dẫn tổ chức tập huấn cho công chức"
)


def make(folder: Path, files: int) -> list[Path]:
    """So many filled forms; one in twenty is of its own, the rest are copies under other names."""
    paths = [folder / f"don-vi-{number}.xlsx" for number in range(files)]
    for number, path in enumerate(paths):
        if number < DIFFERENT:
            _fill(path, Random(number))  # noqa: S311  # test material
        else:
            path.write_bytes(paths[number % DIFFERENT].read_bytes())
    return paths


def _fill(path: Path, random: Random) -> None:
    def text(words: int) -> str:
        return " ".join(random.choices(TEXT.split(), k=words)).capitalize()

    tasks = tuple(
        TaskRow(
            f"NV{row:03}", str(row + 1), text(30), random.choice(("Sở Nội vụ", "Sở Y tế")),
            random.choice(("Các sở, ban, ngành", "Sở Tài chính; Công an tỉnh")), text(6),
            f"{random.randint(1, 28)}/{random.randint(3, 12)}/2026", "I", "Cải cách", text(10),
        )
        for row in range(ROWS)
    )  # fmt: skip
    said = {
        task.task_id: {
            "status": "Đang thực hiện", "percent": "50", "result": text(20),
            "difficulty": text(8), "updated_on": "10/6/2026",
        }
        for task in tasks
    }  # fmt: skip
    write_bieu(path, Plan(PlanHead(title="Cải cách", year=2026), tasks), progress=said)


def by_calamine(paths: Sequence[Path]) -> None:
    """Nothing but calamine, all sheets."""
    for path in paths:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def one_by_one(paths: Sequence[Path]) -> None:
    """Each file safely, as a single command would."""
    for path in paths:
        read_workbook(path)
    close_reading()


def in_a_row(paths: Sequence[Path]) -> None:
    """All files safely, as a check of many files would."""
    for _ in read_workbooks(paths):
        pass


def seconds(work: Callable[[Sequence[Path]], None], paths: Sequence[Path]) -> tuple[float, float]:
    """Wall time and processor time of one round, children included."""
    began, before = time.perf_counter(), sum(os.times()[:4])
    work(paths)
    return time.perf_counter() - began, sum(os.times()[:4]) - before


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as folder:
        paths = make(Path(folder), FILES)
        ways = (by_calamine, one_by_one, in_a_row)
        rounds = [[seconds(way, paths) for way in ways] for _ in range(5)]
        best = [
            [min(one[way][kind] for one in rounds) / FILES * 1000 for kind in (0, 1)]
            for way in range(len(ways))
        ]
        print(f"{FILES} files of {ROWS} rows, milliseconds a file")
        for way, (wall, cpu) in zip(ways, best, strict=True):
            ratios = f"{wall / best[0][0]:5.2f} × wall, {cpu / best[0][1]:5.2f} × processor"
            print(f"{way.__name__:12} {wall:6.2f} wall {cpu:6.2f} processor {ratios}")
        for share in (4, 1):
            in_a_row(paths[: FILES // share])
            print(f"peak memory after {FILES // share} files: {_peak():.0f} MB, children included")


def _peak() -> float:
    own, children = (
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return (own + children) / 1024


if __name__ == "__main__":
    main()
