"""A file appears whole or not at all: written beside its place, made durable, then put there."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from validators.errors import CannotDoError
from workbook.os_reasons import OsReason, why_not_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Seconds between attempts while another program holds the file open (Windows); 3.1 s in all.
PAUSES = (0.1, 0.2, 0.4, 0.8, 1.6)

_ABANDONED = 86_400  # seconds after which nobody writes at it any more
_PREFIX, _SUFFIX = ".phancong-", ".tmp"  # readers skip such names

_A_FOLDER = why_not_written(IsADirectoryError(errno.EISDIR, ""))
_IN_USE = OsReason("tệp đang mở trong chương trình khác", "đóng tệp rồi chạy lại")


class PublishError(CannotDoError):
    """The file could not be published; the message says in Vietnamese why and what to do.

    What stood there before is untouched.
    """

    exit_code = 4


class InUseError(PublishError):
    """Another program holds the file open, and the system will not let it be replaced."""


def publish(
    path: Path,
    write: Callable[[Path], None],
    *,
    replace: Callable[[Path, Path], None] = os.replace,
    pauses: tuple[float, ...] = PAUSES,
) -> None:
    """Let `write` write a file beside `path`, then put it there in one step.

    Readers see the old file or the new one, whole. An `OSError` becomes a `PublishError`,
    any other failure of `write` passes through; either way the old file stays as it was and
    nothing is left beside it. `pauses` are the seconds between attempts to replace a file
    that another program holds open.
    """
    if not path.name:
        raise _error(path, _A_FOLDER)
    beside = path.with_name(f"{_PREFIX}{secrets.token_hex(6)}{_SUFFIX}")
    try:
        with _sentences(path):
            write(beside)
            if path.exists():
                shutil.copymode(path, beside)
            _make_durable(beside)
            _replace(beside, path, replace, pauses)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    make_folder_durable(path.parent)


def save(path: Path, content: bytes) -> None:
    """Write all bytes to a new file: what `publish` is given where the content is ready."""
    path.write_bytes(content)


def sweep(folder: Path) -> None:
    """Remove what killed runs left in a folder; what is younger may still be being written."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    """Tell an `OSError` as a sentence about `path`."""
    try:
        yield
    except OSError as failure:
        raise _error(path, why_not_written(failure)) from failure


def _error(path: Path, reason: OsReason, kind: type[PublishError] = PublishError) -> PublishError:
    kept = " Bản cũ vẫn còn nguyên." if path.is_file() else ""
    return kind(f"Chưa ghi được tệp “{path}”: {reason.what}. Hãy {reason.remedy}.{kept}")


def _replace(
    beside: Path, path: Path, replace: Callable[[Path, Path], None], pauses: tuple[float, ...]
) -> None:
    """Put the new file in place; wait while a program holds the old one (Windows refuses then)."""
    for pause in pauses:
        try:
            return replace(beside, path)
        except PermissionError:
            time.sleep(pause)
    try:
        return replace(beside, path)
    except PermissionError as failure:
        raise _error(path, _IN_USE, InUseError) from failure


def _make_durable(path: Path) -> None:
    with path.open("r+b") as written:
        os.fsync(written.fileno())


def make_folder_durable(folder: Path) -> None:
    """Make the new name survive a power cut, where the system can do that for folders.

    Windows and some network drives cannot. The file is in its place by then, and whole.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
