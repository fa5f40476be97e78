"""What goes wrong with a database, as sentences for people."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from sync.cli_errors import BusyError
from validators.errors import CannotDoError
from workbook.os_reasons import why_not_written

if TYPE_CHECKING:
    from collections.abc import Generator

# What SQLite calls a refusal of the disk, and the system's number for the same.
_DISK = {
    "SQLITE_FULL": errno.ENOSPC,
    "SQLITE_READONLY": errno.EACCES,
    "SQLITE_CANTOPEN": errno.ENOENT,
    "SQLITE_IOERR": errno.EIO,
}


class HistoryError(CannotDoError):
    """The history cannot be used; raw answers are safe, and what is published stays as it is."""

    exit_code = 4


@contextmanager
def told(place: str) -> Generator[None]:
    """Tell what the database refuses as a sentence about `place`.

    Raises BusyError where another program holds it, HistoryError for everything else.
    """
    try:
        yield
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        if "locked" in reason:
            raise BusyError(
                f"{place}: chương trình khác đang giữ cơ sở dữ liệu; hãy chờ rồi chạy lại."
            ) from error
        if (code := _refused_by_disk(error.orig)) is not None:
            why = why_not_written(OSError(code, ""))
            raise HistoryError(f"{place}: không dùng được cơ sở dữ liệu: {why}") from error
        raise HistoryError(
            f"{place}: cơ sở dữ liệu không nhận lệnh ({reason}); hãy chạy phancong doctor để xem "
            "chỗ hỏng."
        ) from error
    except ImportError as error:
        raise HistoryError(
            f"{place}: máy này chưa có thư viện để dùng PostgreSQL; hãy cài phancong[postgresql]."
        ) from error
    except SQLAlchemyError as error:
        raise HistoryError(
            f"{place}: không mở được cơ sở dữ liệu ({error}); hãy xem lại mục [history] của tệp "
            "cài đặt."
        ) from error


def _refused_by_disk(error: BaseException | None) -> int | None:
    name = str(getattr(error, "sqlite_errorname", ""))
    return next((code for start, code in _DISK.items() if name.startswith(start)), None)
