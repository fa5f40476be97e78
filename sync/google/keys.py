"""Key files: refused when others can read them, never shown, with their age."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from validators.errors import CannotDoError
from workbook.os_reasons import reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OLDEST = 90  # days after which a key should be changed
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class ServiceKey:
    """A service-account key. `info` is its content and does not appear in any text of it.

    `made_on` is when the file was written: Google does not say in it when the key was made.
    """

    path: Path
    made_on: datetime
    info: Mapping[str, str] = field(repr=False)

    def told(self, now: datetime) -> str:
        """One line about the key for people: its age, and what to do about it."""
        days = max((now - self.made_on).days, 0)
        lines = [f"Khóa {self.path.name}: tải về {days} ngày trước"]
        if days > _OLDEST:
            lines.append(f"đã quá {_OLDEST} ngày, nên thay khóa mới")
        if os.name == "nt":
            lines.append("hãy tự kiểm tra rằng chỉ người chạy chương trình mở được tệp này")
        return "; ".join(lines) + "."


def read_key(path: Path) -> ServiceKey:
    """A key file of the person who runs this, readable for nobody else. Raises CannotDoError."""
    try:
        with reading(path, "không đọc được khóa"):
            content, about = read_private(path)
        info = json.loads(content)
    except ValueError:
        raise _no_key(path) from None
    if not isinstance(info, dict) or not {"private_key", "client_email", "token_uri"} <= set(info):
        raise _no_key(path)
    return ServiceKey(path, datetime.fromtimestamp(about.st_mtime, UTC), info)


def read_private(path: Path) -> tuple[bytes, os.stat_result]:
    """A file with secrets and what the disk says of it. Raises OSError.

    Raises CannotDoError where others could read it, or it belongs to somebody else.
    """
    # What is checked is what is read: the file may not change in between.
    with path.open("rb") as file:
        about = os.fstat(file.fileno())
        _check_private(path, about)
        return file.read(), about


def _no_key(path: Path) -> CannotDoError:
    return CannotDoError(
        f"{path}: không phải khóa tài khoản dịch vụ (JSON); hãy tải lại khóa từ Google Cloud."
    )


def _check_private(path: Path, about: os.stat_result) -> None:
    if os.name == "nt":  # its mode bits say nothing; `told` reminds people instead
        return
    if about.st_uid not in (os.geteuid(), 0):
        raise CannotDoError(
            f"{path}: tệp thuộc về người dùng khác; hãy chép tệp về thư mục của mình."
        )
    if about.st_mode & _OTHERS:
        mode = stat.S_IMODE(about.st_mode)
        raise CannotDoError(
            f"{path}: người khác trên máy mở được tệp (quyền {mode:o}); hãy chạy: chmod 600 {path}"
        )
