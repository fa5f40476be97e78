"""What a night costs, read to written, against reading and writing the same cells alone.

Run: .venv/bin/python benchmarks/consolidate_speed.py [agencies]
     .venv/bin/python benchmarks/consolidate_speed.py grow
So many workbooks (190 unless said) of 60 rows each. In each round, in this process: the
files are read by calamine, and the cells that our workbook holds are written by XlsxWriter in
the formats they have (`alone`); our own pipeline reads, keeps snapshots, records in the
history what changed, checks, merges and writes the workbook, on a night on which every third
agency has changed its answers (`ours`, its parts told apart) and on the night before it, the
first of all, on which everything is new to the history (`first night`); and the script a
competent analyst would write with pandas and openpyxl (`analyst`). Memory is the peak of a
fresh process that runs `ours` once.
`grow` tells what an agency costs where there are 190, 1,000 and 4,000, each in a fresh process.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from xlsxwriter.workbook import Workbook

from sync.answers import newest_answers
from sync.assign import Assignment
from sync.clock import VIETNAM, FixedClock
from sync.consolidate import consolidate
from sync.evidence import Evidence
from sync.history.acknowledging import Night
from sync.history.archive import Archive
from sync.history.history import History
from sync.pull import pull
from sync.snapshots import SnapshotStore
from sync.sources.folder import FolderSource
from validators.check import check
from validators.context import Context
from validators.plan import Plan, PlanHead, TaskRow
from workbook.bieu import write_bieu
from workbook.consolidated.write import consolidated_bytes
from workbook.frames import frames_of
from workbook.reading import close_reading
from workbook.registry import default_registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.format import Format

    _Cell = tuple[int, int, object, int]

AGENCIES, TASKS, ROUNDS = 190, 60, 3
GROWTH = (190, 1_000, 4_000)
TODAY = date(2026, 10, 6)
CLOCK = FixedClock(datetime(2026, 10, 6, 23, tzinfo=VIETNAM))
TEXT = (
    "rà soát thủ tục hành chính thuộc phạm vi quản lý xây dựng kế hoạch triển khai chương trình "
    "chuyển đổi số ban hành văn bản hướng dẫn tổ chức tập huấn cho công chức"
)
ANSWERED = 0.8
DAYS = ("monday", "tuesday")
FORMAT = {"font_name": "Times New Roman", "text_wrap": True, "border": 1, "valign": "top"}
DEADLINES = ("Quý II/2026", "Trước ngày 30/9/2026", "Thường xuyên", "15/10/2026", "31/12/2026")


def _text(random: Random, words: int) -> str:
    return " ".join(random.choices(TEXT.split(), k=words)).capitalize()


def a_plan() -> Plan:
    """Tasks that every agency is given."""
    random = Random(1)  # noqa: S311  # test material
    tasks = tuple(
        TaskRow(
            f"NV{at:03}", str(at), _text(random, 30), "UBND các xã, phường", "Sở Tài chính",
            _text(random, 6), random.choice(DEADLINES), "I", "Cải cách",
        )
        for at in range(1, TASKS + 1)
    )  # fmt: skip
    head = PlanHead(number="15/KH-UBND", issued_on=date(2026, 2, 5), title="Cải cách", year=2026)
    return Plan(head, tasks)


def make(folder: Path, plan: Plan, agencies: int, day: str = "") -> dict[str, Path]:
    """A workbook for each agency, four tasks in five answered; a third are new each day."""
    files: dict[str, Path] = {}
    folder.mkdir(exist_ok=True)
    for at in range(agencies):
        random = Random(f"{at}{'' if at % 3 else day}")  # noqa: S311  # test material
        said = {
            task.task_id: {
                "status": random.choice(("Đang thực hiện", "Hoàn thành")), "percent": "50",
                "result": _text(random, 20), "difficulty": "", "updated_on": "10/9/2026",
            }
            for task in plan.tasks if random.random() < ANSWERED
        }  # fmt: skip
        files[f"UBND xã Bình Minh {at}"] = folder / f"don-vi-{at}.xlsx"
        write_bieu(folder / f"don-vi-{at}.xlsx", plan, progress=said)
    return files


class Stopwatch:
    """Seconds by part of the work: on the wall, and of the processor with ended children."""

    def __init__(self) -> None:
        self.parts: dict[str, tuple[float, float]] = {}

    @contextmanager
    def __call__(self, part: str) -> Iterator[None]:
        """Time a part."""
        began, before = time.perf_counter(), _processor()
        yield
        self.parts[part] = (time.perf_counter() - began, _processor() - before)


def _processor() -> float:
    usage = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in usage)


def ours(plan: Plan, files: dict[str, Path], folder: Path, watch: Stopwatch) -> bytes:
    """A whole night but for the network."""
    source, store = FolderSource(files), SnapshotStore(folder)
    ids = tuple(task.task_id for task in plan.tasks)
    given = Assignment(dict.fromkeys(files, ids), ())
    with watch("pull"):
        pulled = pull((source,), store, CLOCK, lambda: None)
    with watch("read"):
        answers, unread = newest_answers((source,), store)
        close_reading()
    with watch("store"):
        history = History(Archive(folder, store), sources=(source,))
        history.acknowledge(Night(CLOCK.now(), "", dict.fromkeys(files, ids)), pulled)
        history.record({each.snapshot: each.sheet for each in answers.values()})
        before = history.known_before(plan)
    with watch("check"):
        context = Context(
            today=TODAY,
            registry=default_registry(),
            head=plan.head,
            issued={task.task_id: task for task in plan.tasks},
            assigned=dict.fromkeys(files, frozenset(ids)),
        )
        read = tuple(answer.sheet for answer in answers.values())
        findings = check(frames_of(read), context)
    with watch("merge"):
        told = consolidate(
            plan, given, Evidence(answers, unread, before=before, findings=findings), TODAY
        )
    with watch("write"):
        return consolidated_bytes(told)


def alone(files: dict[str, Path], sheets: list[list[_Cell]]) -> None:
    """Calamine reads, XlsxWriter writes; nothing in between."""
    for path in files.values():
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    workbook = Workbook(BytesIO(), {"in_memory": True, "strings_to_formulas": False})
    formats: dict[int, Format] = {}
    for cells in sheets:
        sheet = workbook.add_worksheet()
        for row, column, value, style in cells:
            if style not in formats:
                formats[style] = workbook.add_format(FORMAT)
            sheet.write(row, column, value, formats[style])
    workbook.close()


def analyst(files: dict[str, Path], folder: Path) -> None:
    """Read with pandas through openpyxl, put below one another, write."""
    import pandas as pd

    frames = [
        pd.read_excel(path, header=None, engine="openpyxl").assign(agency=agency)
        for agency, path in files.items()
    ]
    pd.concat(frames).to_excel(folder / "analyst.xlsx", engine="openpyxl", index=False)


def _cells(content: bytes) -> list[list[_Cell]]:
    """Every cell that is written in a workbook: row and column (from 0), value, its format."""
    book = load_workbook(BytesIO(content))
    return [
        [
            (cell.row - 1, cell.column - 1, cell.value, cell.style_id)
            for row in sheet.iter_rows()
            for cell in row
            if cell.has_style or cell.value is not None
        ]
        for sheet in book
    ]


def compare(plan: Plan, before: dict[str, Path], files: dict[str, Path], folder: Path) -> None:
    """Print the medians and what each part takes."""
    cells = _cells(ours(plan, files, folder / "first", Stopwatch()))
    rounds = []
    for number in range(ROUNDS):
        watch = Stopwatch()
        with watch("alone"):
            alone(files, cells)
        with watch("first night"):
            ours(plan, before, folder / f"round-{number}", Stopwatch())
        with watch("ours"):
            ours(plan, files, folder / f"round-{number}", watch)
        with watch("analyst"):
            analyst(files, folder)
        rounds.append(watch.parts)
    written = sum(map(len, cells))
    print(f"{len(files)} workbooks × {TASKS} rows, {written:,} cells written; medians of {ROUNDS}")
    for part in rounds[0]:
        wall, processor = (
            f"{median(one[part][kind] for one in rounds):6.2f} s = "
            f"{median(one[part][kind] / one['alone'][kind] for one in rounds):5.2f} × alone"
            for kind in (0, 1)
        )
        print(f"{part:8} wall {wall}   processor {processor}")


def memory(agencies: int, folder: Path, beside: float = 0.0) -> float:
    """Print the peak of a fresh process, and of its children, that reads what was made there.

    What an agency cost, in ms; `beside` is such a cost to compare it with.
    """
    command = [sys.executable, __file__, "once", str(agencies), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # ours
    own, children, each = map(int, done.stdout.split())
    ratio = f" = {each / beside:.2f} × that of {GROWTH[0]}" if beside else ""
    print(
        f"{agencies:,} agencies once: peak memory {own} MB, its children {children} MB; "
        f"{each} ms of processor an agency{ratio}",
        flush=True,
    )
    return each


def once(agencies: int, folder: Path) -> None:
    """One night in this process; prints its peak, its children's (MB), and ms an agency."""
    files = {f"UBND xã Bình Minh {at}": folder / f"don-vi-{at}.xlsx" for at in range(agencies)}
    began = _processor()
    ours(a_plan(), files, folder / "state", Stopwatch())
    cost = _processor() - began
    # Not getrusage: a started process inherits the peak of the one that started it.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    own = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(own, children, round(cost / agencies * 1000))


def main() -> None:
    """Print costs and memory."""
    match sys.argv[1:]:
        case ["once", agencies, folder]:
            once(int(agencies), Path(folder))
        case ["grow"]:
            cost = 0.0
            for agencies in GROWTH:
                with TemporaryDirectory() as name:
                    make(Path(name), a_plan(), agencies)
                    cost = cost or memory(agencies, Path(name))
                    if agencies != GROWTH[0]:
                        memory(agencies, Path(name), cost)
        case given:
            agencies = int(given[0]) if given else AGENCIES
            with TemporaryDirectory() as name:
                plan = a_plan()
                before, files = (make(Path(name) / day, plan, agencies, day) for day in DAYS)
                compare(plan, before, files, Path(name))
                memory(agencies, Path(name) / DAYS[-1])


if __name__ == "__main__":
    main()
