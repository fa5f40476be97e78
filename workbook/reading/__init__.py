"""Safe reading of people's spreadsheets: every cell with its place and state, or a refusal.

`.xlsx`, `.xlsm`, `.xlsb`, `.xls`, `.ods` and `.csv`. A file is looked at, then read in a child
process with limits of memory and time; it is never changed, and nothing is left beside it.
"""

from __future__ import annotations

import atexit
from functools import cache
from typing import TYPE_CHECKING

from workbook.reading.files import is_passing, read_bytes
from workbook.reading.kinds import kind_of

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.raw_table import RawTable
    from workbook.reading.worker import Worker

__all__ = ["decode_workbook", "is_passing", "read_bytes", "read_workbook"]


def read_workbook(path: Path) -> tuple[RawTable, ...]:
    """All sheets of a file, in their order, hidden ones too. Raises Refusal."""
    return decode_workbook(path, read_bytes(path))


def decode_workbook(path: Path, content: bytes) -> tuple[RawTable, ...]:
    """The same from bytes that were read before; `path` only names them. Raises Refusal."""
    from workbook.reading.answer import tables_of

    kind = kind_of(path, content)
    return tables_of(path, shared_worker().read(kind, content))


@cache
def shared_worker() -> Worker:
    """The one worker of this process; its child starts with the first file, ends with us."""
    from workbook.reading.worker import Worker

    worker = Worker()
    atexit.register(worker.close)
    return worker
