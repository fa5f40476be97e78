"""Many files in a row: children read the next ones while we build the tables of this one."""

from __future__ import annotations

from collections import deque
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from workbook.reading.answer import tables_of
from workbook.reading.files import read_bytes
from workbook.reading.kinds import kind_of
from workbook.reading.worker import Worker
from workbook.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from workbook.raw_table import RawTable

    Reading: TypeAlias = tuple[RawTable, ...] | Refusal

# Enough to keep two cores busy; each has one file at a time, so memory stays flat.
_CHILDREN = 2


def in_turn(paths: Iterable[Path]) -> Iterator[Reading]:
    """The sheets of each file, in their order; a refusal is a result like any other."""
    waiting = iter(paths)
    with ExitStack() as stack:
        first = [(path, stack.enter_context(Worker())) for path in islice(waiting, _CHILDREN)]
        for _, worker in first:
            worker.launch()
        started = deque(_started(path, worker) for path, worker in first)
        for path in waiting:
            before, worker, refusal = started.popleft()
            answer = None if refusal else worker.finish()
            # The child has its next file before we build anything of this one.
            started.append(_started(path, worker))
            yield refusal or _tables(before, answer)
        for path, worker, refusal in started:
            yield refusal or _tables(path, worker.finish())


def _started(path: Path, worker: Worker) -> tuple[Path, Worker, Refusal | None]:
    try:
        content = read_bytes(path)
        worker.start(kind_of(path, content), content)
    except Refusal as refusal:
        return path, worker, refusal
    return path, worker, None


def _tables(path: Path, answer: bytes | None) -> Reading:
    try:
        return tables_of(path, answer)
    except Refusal as refusal:
        return refusal
