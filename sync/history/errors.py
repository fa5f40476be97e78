"""What goes wrong with a database, as sentences for people."""

from __future__ import annotations

import errno
import logging
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from sync.cli_errors import BusyError
from sync.disk import refusal
from sync.history.guards import REFUSAL
from validators.errors import CannotDoError
from workbook.os_reasons import why_not_written

if TYPE_CHECKING:
    from collections.abc import Generator

_log = logging.getLogger("phancong")
_DETAILS = " (chi tiết trong nhật ký phancong.log của máy)."

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
        raise _refused(place, error) from error
    except ImportError as error:
        raise HistoryError(
            f"{place}: máy này chưa có thư viện để dùng PostgreSQL; hãy cài phancong[postgresql]."
        ) from error
    except SQLAlchemyError as error:
        _log.exception("the database cannot be opened")
        raise HistoryError(
            f"{place}: không mở được cơ sở dữ liệu; hãy xem lại mục [history] của tệp cài "
            f"đặt{_DETAILS}"
        ) from error


def _refused(place: str, error: DBAPIError) -> CannotDoError:
    """What a database refused, in our words; those of others go to the log."""
    if "locked" in str(error.orig):
        return BusyError(
            f"{place}: chương trình khác đang giữ cơ sở dữ liệu; hãy chờ rồi chạy lại."
        )
    if (code := _refused_by_disk(error)) is not None:
        # SQLite says that it could not; the folder says why.
        why = why_not_written(refusal(Path(place).parent) or OSError(code, ""))
        return HistoryError(f"{place}: không dùng được cơ sở dữ liệu: {why}")
    if REFUSAL in str(error.orig):
        return HistoryError(f"{place}: cơ sở dữ liệu từ chối: {REFUSAL}.")
    _log.error("the database refused", exc_info=error)
    if _is_server_away(error):
        return HistoryError(
            f"{place}: không nối được với máy chủ PostgreSQL; hãy kiểm tra máy chủ, mạng, tên và "
            f"mật khẩu của tài khoản, rồi chạy lại{_DETAILS}"
        )
    return HistoryError(
        f"{place}: cơ sở dữ liệu không nhận lệnh; hãy chạy phancong doctor để xem chỗ "
        f"hỏng{_DETAILS}"
    )


def _is_server_away(error: DBAPIError) -> bool:
    """Whether there is no talking to the server: it is down, out of reach, or lets nobody in."""
    return isinstance(error, OperationalError) and not hasattr(error.orig, "sqlite_errorname")


def is_refused_by_disk(error: DBAPIError) -> bool:
    """Whether it is the disk that refused, and not the database."""
    return _refused_by_disk(error) is not None


def _refused_by_disk(error: DBAPIError) -> int | None:
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    return next((code for start, code in _DISK.items() if name.startswith(start)), None)
