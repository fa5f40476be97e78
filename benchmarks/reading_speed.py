"""What safe reading costs against python-calamine alone, and whether memory stays flat.

Run: .venv/bin/python benchmarks/reading_speed.py [number of files, or a folder of .xlsx files]
Without a folder: so many workbooks (200 unless said) of 60 rows and 12 columns, our own form
as XlsxWriter writes it and as openpyxl saves it, filled in to different degrees. In each round
the same files are read by calamine in this process, by `read_workbook` one after another, and
by `read_workbooks`, the start of the children included; every way is compared with calamine of
the same round, and the medians of all rounds are printed. Memory is the peak of a fresh process
that reads a quarter of the files, or all of them twice, with `read_workbooks`, and of its child.
"""

from __future__ import annotations

import resource
import subprocess
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
ANSWERED, HINDERED = 0.8, 0.5
ROUNDS = 9
MEMORY_AT = (0.25, 2)  # of the files
TEXT = (
    "rà soát thủ tục hành chính thuộc phạm vi quản lý xây dựng kế hoạch triển khai chương trình "
    "chuyển đổi số ban hành văn bản hướng dẫn tổ chức tập huấn cho công chức"
)


class Cost(NamedTuple):
    """Seconds of one round, children included."""

    wall: float
    processor: float


def make(folder: Path, files: int) -> list[Path]:
    """The files; one in five is of its own, the rest are copies under other names."""
    paths = [folder / f"don-vi-{number}.xlsx" for number in range(files)]
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
            "difficulty": text(8) if random.random() < HINDERED else "", "updated_on": "10/6/2026",
        }
        for task in tasks if random.random() < ANSWERED
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


def _processor() -> float:
    usage = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in usage)


def compare(paths: Sequence[Path]) -> None:
    """Print a line for each way."""
    rounds = [[cost(way, paths) for way in WAYS] for _ in range(ROUNDS)]
    print(f"{len(paths)} files, medians of {ROUNDS} rounds, milliseconds a file")
    for number, way in enumerate(WAYS):
        wall, processor = (
            f"{median(one[number][kind] / len(paths) * 1e3 for one in rounds):5.2f} = "
            f"{median(one[number][kind] / one[0][kind] for one in rounds):4.2f} × calamine"
            for kind in (0, 1)
        )
        print(f"{way.__name__:12} wall {wall}   processor {processor}")


_PEAK = """
import resource, sys
from pathlib import Path
from workbook.reading import read_workbooks
for _ in read_workbooks(map(Path, sys.argv[1:])): pass
kinds = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
print(*(resource.getrusage(one).ru_maxrss // 1024 for one in kinds))
"""


def memory(paths: Sequence[Path], files: int) -> None:
    """Print the peaks after so many files."""
    many = [str(paths[number % len(paths)]) for number in range(files)]
    command = [sys.executable, "-c", _PEAK, *many]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # ours
    own, child = done.stdout.split()
    print(f"{files} files: peak memory {own} MB, its child {child} MB")


def main() -> None:
    """Print costs and memory."""
    with TemporaryDirectory() as folder:
        given = sys.argv[1] if len(sys.argv) > 1 else str(FILES)
        own = given.isdigit()
        paths = make(Path(folder), int(given)) if own else sorted(Path(given).glob("*.xlsx"))
        compare(paths)
        for share in MEMORY_AT:
            memory(paths, round(share * len(paths)) or 1)


if __name__ == "__main__":
    main()
