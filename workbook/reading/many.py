"""Many files in a row: a child reads the next one while we build the tables of this one."""

from __future__ import annotations

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


def in_turn(files: Iterable[File]) -> Iterator[Reading]:
    """The sheets of each file, in their order; a refusal is a result like any other.

    One child: together with us it keeps two cores busy, in memory that stays flat, and to
    start a second one costs as much as reading fifty files.
    """
    with Worker() as worker:
        worker.launch()
        before: Path | None = None
        for path, read in files:
            looked = _looked(path, read)
            answer = worker.finish() if before else None
            # The child has its next file before we build anything of the one before.
            if not isinstance(looked, Refusal):
                worker.start(*looked)
            if before:
                yield _tables(before, answer)
            before = None if isinstance(looked, Refusal) else path
            if isinstance(looked, Refusal):
                yield looked
        if before:
            yield _tables(before, worker.finish())


def _looked(path: Path, read: Callable[[], bytes]) -> tuple[str, bytes] | Refusal:
    """Kind and bytes of a file."""
    try:
        content = read()
        return kind_of(path, content), content
    except Refusal as refusal:
        return refusal


def _tables(path: Path, answer: bytes | None) -> Reading:
    try:
        return tables_of(path, answer)
    except Refusal as refusal:
        return refusal
