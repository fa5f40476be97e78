"""One long-lived child that reads files for us, replaced when it dies, hangs or gets old.

No Python reader of spreadsheets is safe in the caller's own process: files of two kilobytes
make some ask for more memory than there is, which no `try` survives.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from workbook.reading.child_process import ChildProcess

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

WALL_SECONDS = 9.0
FILES_PER_CHILD = 500


class Worker:
    """Reads files in a child process; for any number of threads, one file at a time."""

    def __init__(
        self, *, wall_seconds: float = WALL_SECONDS, files_per_child: int = FILES_PER_CHILD
    ) -> None:
        self._wall_seconds = wall_seconds
        self._files_per_child = files_per_child
        self._lock = threading.Lock()
        self._child: ChildProcess | None = None

    def read(self, kind: str, content: bytes) -> bytes | None:
        """The child's answer; None where it died over the file or had to be ended."""
        with self._lock:
            child = self._ready_child()
            try:
                return child.ask(kind, content, self._wall_seconds)
            except (EOFError, OSError):
                self._end()
                return None
            except BaseException:
                self._end()  # its answer to an interrupted question must not be the next one's
                raise

    def close(self) -> None:
        """End the child; the next file would start another."""
        with self._lock:
            self._end()

    @property
    def process_id(self) -> int | None:
        """The child that runs now."""
        return self._child.process.pid if self._child else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ready_child(self) -> ChildProcess:
        child = self._child
        if child and (child.files >= self._files_per_child or not child.is_usable()):
            self._end()
        if self._child is None:
            self._child = ChildProcess()
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child:
            child.end()
