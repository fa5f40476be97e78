"""Children that read files for us, replaced when they die, hang or get old.

No Python reader of spreadsheets is safe in the caller's own process: files of two kilobytes
make some ask for more memory than there is, which no `try` survives.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbook.reading.child_process import ChildProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

WALL_SECONDS = 9.0
FILES_PER_CHILD = 500


class Worker:
    """One child at most, started with the first file; for one file at a time."""

    def __init__(
        self, *, wall_seconds: float = WALL_SECONDS, files_per_child: int = FILES_PER_CHILD
    ) -> None:
        self._wall_seconds = wall_seconds
        self._files_per_child = files_per_child
        self._lock = threading.Lock()
        self.child: ChildProcess | None = None

    def read(self, kind: str, content: bytes) -> bytes | None:
        """The child's answer; None where it died over the file or had to be ended.

        Threads may share a worker; they wait for one another.
        """
        with self._lock:
            self.start(kind, content)
            return self.finish()

    def launch(self) -> None:
        """Start a child and do not wait: it gets ready while others do."""
        self._usable_child()

    def start(self, kind: str, content: bytes) -> None:
        """Hand a file over and do not wait. The child must not have another one."""
        with self._ended_by_trouble():
            self._usable_child().start(kind, content)

    def finish(self) -> bytes | None:
        """Wait for the answer to the file that was handed over."""
        answer = None
        if self.child:
            with self._ended_by_trouble():
                answer = self.child.finish(self._wall_seconds)
        return answer

    @contextmanager
    def _ended_by_trouble(self) -> Iterator[None]:
        """A child that died is done with; so is one that we stopped listening to."""
        try:
            yield
        except (EOFError, OSError):
            self.close()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the child; the next file would start another."""
        child, self.child = self.child, None
        if child:
            child.end()

    def _usable_child(self) -> ChildProcess:
        child = self.child
        if child and (child.files >= self._files_per_child or not child.is_usable()):
            self.close()
        if self.child is None:
            self.child = ChildProcess()
        return self.child

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
