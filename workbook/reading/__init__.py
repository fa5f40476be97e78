"""Safe reading of people's spreadsheets: every cell with its place and state, or a refusal.

`.xlsx`, `.xlsm`, `.xlsb`, `.xls`, `.ods` and `.csv`. A file is looked at, then read in a child
process with limits of memory and time; it is never changed, and nothing is left beside it.
"""

from __future__ import annotations

import atexit
from functools import cache, partial
from typing import TYPE_CHECKING

from workbook.reading.files import is_passing, read_bytes
from workbook.reading.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from workbook.raw_table import RawTable
    from workbook.reading.worker import Worker
    from workbook.refusal import Refusal

__all__ = ["close_reading", "decode_workbook", "decode_workbooks", "is_passing", "read_bytes",
           "read_workbook", "read_workbooks"]  # fmt: skip


def read_workbook(path: Path) -> tuple[RawTable, ...]:
    """All sheets of a file, in their order, hidden ones too. Raises Refusal."""
    return decode_workbook(path, read_bytes(path))


def decode_workbook(path: Path, content: bytes) -> tuple[RawTable, ...]:
    """The same from bytes that were read before; `path` only names them. Raises Refusal."""
    from workbook.reading.answer import tables_of

    kind = kind_of(path, content)
    return tables_of(path, _worker().read(kind, content))


def read_workbooks(paths: Iterable[Path]) -> Iterator[tuple[RawTable, ...] | Refusal]:
    """For each path in turn its sheets or its refusal; on two cores, in flat memory."""
    from workbook.reading.many import in_turn

    return in_turn((path, partial(read_bytes, path)) for path in paths)


def decode_workbooks(
    files: Iterable[tuple[Path, bytes]],
) -> Iterator[tuple[RawTable, ...] | Refusal]:
    """The same from bytes that were read before; the paths only name them."""
    from workbook.reading.many import in_turn

    return in_turn((path, partial(bytes, content)) for path, content in files)


def close_reading() -> None:
    """End the child now instead of with this process; reading again starts another."""
    _worker().close()


@cache
def _worker() -> Worker:
    """That of this process: its child starts with the first file and ends with us."""
    from workbook.reading.worker import Worker

    worker = Worker()
    atexit.register(worker.close)
    return worker
