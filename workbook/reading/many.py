"""Many files in a row: children read the next ones while we build the tables of this one."""

from __future__ import annotations

from collections import deque
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from workbook.reading.answer import tables_of
from workbook.reading.kinds import kind_of
from workbook.reading.worker import Worker
from workbook.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from workbook.raw_table import RawTable

    Reading: TypeAlias = tuple[RawTable, ...] | Refusal
    # A file by its path, and what gives its bytes or raises Refusal.
    File: TypeAlias = tuple[Path, Callable[[], bytes]]

# Enough to keep two cores busy; each has one file at a time, so memory stays flat.
_CHILDREN = 2


def in_turn(files: Iterable[File]) -> Iterator[Reading]:
    """The sheets of each file, in their order; a refusal is a result like any other."""
    waiting = iter(files)
    with ExitStack() as stack:
        first = [(file, stack.enter_context(Worker())) for file in islice(waiting, _CHILDREN)]
        for _, worker in first:
            worker.launch()
        started = deque(_started(file, worker) for file, worker in first)
        for file in waiting:
            before, worker, refusal = started.popleft()
            answer = None if refusal else worker.finish()
            # The child has its next file before we build anything of this one.
            started.append(_started(file, worker))
            yield refusal or _tables(before, answer)
        for path, worker, refusal in started:
            yield refusal or _tables(path, worker.finish())


def _started(file: File, worker: Worker) -> tuple[Path, Worker, Refusal | None]:
    path, read = file
    try:
        content = read()
        worker.start(kind_of(path, content), content)
    except Refusal as refusal:
        return path, worker, refusal
    return path, worker, None


def _tables(path: Path, answer: bytes | None) -> Reading:
    try:
        return tables_of(path, answer)
    except Refusal as refusal:
        return refusal
