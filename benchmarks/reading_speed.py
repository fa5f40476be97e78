"""What safe reading costs against python-calamine alone, and whether memory stays flat.

Run: .venv/bin/python benchmarks/reading_speed.py [folder of .xlsx files]
Without a folder: 200 workbooks of 60 rows and 12 columns, our own form as XlsxWriter writes it
and as openpyxl saves it, filled in to different degrees. In each round the same files are read
by calamine in this process, by `read_workbook` one after another, and by `read_workbooks`, the
start of the children included; every way is compared with calamine of the same round, and the
medians of all rounds are printed. Memory is the peak of this process and of its children.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
from python_calamine import CalamineWorkbook

from validators.plan import Plan, PlanHead, TaskRow
from workbook.bieu import write_bieu
from workbook.reading import close_reading, read_workbook, read_workbooks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FILES, ROWS, DIFFERENT = 200, 60, 40
ROUNDS = 9
MEMORY_AT = (50, 400)
TEXT = (
    "rà soát thủ tục hành chính thuộc phạm vi quản lý xây dựng kế hoạch triển khai chương trình "
    "chuyển đổi số ban hành văn bản hướng dẫn tổ chức tập huấn cho công chức"
)


class Cost(NamedTuple):
    """Seconds of one round, children included."""

    wall: float
    processor: float


def make(folder: Path) -> list[Path]:
    """The files; one in five is of its own, the rest are copies under other names."""
    paths = [folder / f"don-vi-{number}.xlsx" for number in range(FILES)]
    for number, path in enumerate(paths):
        if number < DIFFERENT:
            _fill(path, Random(number))  # noqa: S311  # test material
            if number % 2:
                openpyxl.load_workbook(path).save(path)
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
            "difficulty": text(8) if random.random() < 0.5 else "", "updated_on": "10/6/2026",
        }
        for task in tasks if random.random() < 0.8
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


WAYS = (by_calamine, one_by_one, in_a_row)


def cost(work: Callable[[Sequence[Path]], None], paths: Sequence[Path]) -> Cost:
    """Of one round."""
    began, before = time.perf_counter(), _processor()
    work(paths)
    return Cost(time.perf_counter() - began, _processor() - before)


def _usage() -> tuple[resource.struct_rusage, resource.struct_rusage]:
    return resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)


def _processor() -> float:
    return sum(one.ru_utime + one.ru_stime for one in _usage())


def _megabytes() -> float:
    return sum(one.ru_maxrss for one in _usage()) / 1024


def compare(paths: Sequence[Path]) -> None:
    """Print a line for each way."""
    rounds = [[cost(way, paths) for way in WAYS] for _ in range(ROUNDS)]
    print(f"{len(paths)} files, medians of {ROUNDS} rounds: ms a file, ratio to calamine")
    for number, way in enumerate(WAYS):
        wall, processor = (median(costs) for costs in zip(*(one[number] for one in rounds)))
        wall_ratio, processor_ratio = (
            median(costs)
            for costs in zip(
                *((a / b for a, b in zip(one[number], one[0], strict=True)) for one in rounds)
            )
        )
        print(
            f"{way.__name__:12} wall {wall / len(paths) * 1e3:5.2f} = {wall_ratio:4.2f} ×   "
            f"processor {processor / len(paths) * 1e3:5.2f} = {processor_ratio:4.2f} ×"
        )


def main() -> None:
    """Print costs, then memory."""
    with TemporaryDirectory() as folder:
        own = len(sys.argv) > 1
        paths = sorted(Path(sys.argv[1]).glob("*.xlsx")) if own else make(Path(folder))
        # Before calamine, and rising: a peak never falls again.
        for files in MEMORY_AT:
            in_a_row([paths[number % len(paths)] for number in range(files)])
            print(f"peak memory after {files} files: {_megabytes():.0f} MB, children included")
        compare(paths)


if __name__ == "__main__":
    main()
