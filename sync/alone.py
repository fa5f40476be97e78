"""One run at a time on a state folder; the lock dies with its process."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from sync.cli_errors import BusyError, StateError
from workbook.os_reasons import writing

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@contextmanager
def alone(state: Path) -> Generator[None]:
    """Holds the state folder, which is made where there is none.

    Raises BusyError while somebody else does, StateError for a folder that cannot be used.
    """
    with writing(state, "không dùng được thư mục này", StateError):
        state.mkdir(parents=True, exist_ok=True)
        try:
            held = FileLock(state / "dang-chay.lock", timeout=0).acquire()
        except Timeout:
            raise BusyError(f"{state}: đang có lần chạy khác; hãy chờ lần đó xong.") from None
    with held:
        yield
