"""The child process: reads one file after another, each within limits, and answers.

It knows neither paths nor settings, writes no file, and may die at any time: the parent then
refuses that file and starts another child. Started by `worker.py`.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from workbook.reading.frame import receive, send
from workbook.reading.kinds import DELIMITED, OLD, ZIPPED
from workbook.reading.limits import limit_next_file, limit_process
from workbook.reading.refused import RefusedError
from workbook.reading.wire import written, written_refusal
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbook.reading.grid import Grid

READY = b"ready"
_OBJECTS = 100_000
# Loaded when a file of the kind comes: most children only ever see zipped ones.
_READERS: Mapping[str, tuple[str, str]] = {
    ZIPPED: ("workbook.reading.zipped", "read_zipped"),
    OLD: ("workbook.reading.old_xls", "read_old"),
    DELIMITED: ("workbook.reading.delimited", "read_delimited"),
}


def main() -> None:
    """Serve until the parent closes the pipe or dies."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    limit_process()
    # What is read goes without circles; to look for them at every file costs more than it frees.
    gc.set_threshold(_OBJECTS)
    send(target, READY)
    while True:
        try:
            kind, _, content = receive(source).partition(b"\n")
        except EOFError:
            return
        limit_next_file()
        send(target, _answer(kind.decode(), content))


def _answer(kind: str, content: bytes) -> bytes:
    try:
        return written(_read(kind, content))
    except RefusedError as refused:
        reason = refused.reason
    except (MemoryError, RecursionError):
        reason = Reason.TOO_LARGE
    except BaseException:  # noqa: BLE001  # a Rust panic is no Exception, and damage raises anything
        reason = Reason.DAMAGED
    return written_refusal(reason.name)


def _read(kind: str, content: bytes) -> list[Grid]:
    module, name = _READERS[kind]
    read: Callable[[bytes], list[Grid]] = getattr(import_module(module), name)
    grids = read(content)
    if not grids:
        raise RefusedError(Reason.NO_SHEET)
    return grids
