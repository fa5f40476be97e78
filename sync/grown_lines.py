"""A file to which lines are only ever added: read once, and later only what came behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_T = TypeVar("_T")


class GrownLines(Generic[_T]):
    """What `parse` makes of each line; it gives None for lines that say nothing.

    A file that was replaced, cut, or written anew in its length is read from its beginning. A
    last line without an end may be one that is being written: it is read again each time.
    """

    def __init__(self, path: Path, parse: Callable[[bytes], _T | None]) -> None:
        self._path, self._parse = path, parse
        self._seen = (0, 0, 0)  # the file (inode), how far it was read, when it was last written
        self._lines: list[_T] = []

    def all(self) -> list[_T]:
        """Everything so far; nothing where there is no file. Raises OSError, and what `parse` does.

        Nothing is taken as read where that happens.
        """
        if not self._path.exists():
            return []
        with self._path.open("rb") as file:
            status = self._path.stat()
            node, end, written = self._seen
            grown = status.st_size > end or (status.st_size, status.st_mtime_ns) == (end, written)
            known = self._lines if node == status.st_ino and grown else []
            start = end if known else 0
            file.seek(start)
            # Bytes: a line may be cut in the middle of a letter.
            whole, stop, rest = file.read().rpartition(b"\n")
        lines = [*known, *self._parsed(whole)]
        last = [*self._parsed(rest)]
        self._lines = lines
        self._seen = (status.st_ino, start + len(whole) + len(stop), status.st_mtime_ns)
        return [*lines, *last]

    def _parsed(self, text: bytes) -> Iterator[_T]:
        parsed = map(self._parse, text.split(b"\n"))
        return (line for line in parsed if line is not None)
