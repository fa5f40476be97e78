"""How the warm process is started, and which settings it works with."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from validators.errors import CannotDoError

_SETTINGS = Path(sys.prefix) / "phancong.json"
_NOT_KEPT = (
    "Các nút đã cài, nhưng không ghi được “{}” nên chưa nhớ tệp cài đặt nào; "
    "hãy chạy lại bằng tài khoản có quyền ghi vào thư mục ấy."
)


def start_command() -> list[str]:
    """The command line. `-I`: nothing beside the opened workbook is ever imported."""
    return [sys.executable, "-I", "-m", "sync", "warm"]


def keep_settings(path: Path) -> None:
    """Let the buttons of this installation work with a `phancong.toml`, until another is named.

    Raises CannotDoError where the environment of phancong cannot be written.
    """
    told = {"settings": str(path.resolve())}
    try:
        _SETTINGS.write_text(json.dumps(told), encoding="utf-8")
    except OSError:
        raise CannotDoError(_NOT_KEPT.format(_SETTINGS)) from None


def kept_settings() -> Path | None:
    """The `phancong.toml` that the buttons work with."""
    try:
        told = json.loads(_SETTINGS.read_text(encoding="utf-8"))["settings"]
    except (OSError, ValueError, KeyError):
        return None
    return Path(told) if told else None
