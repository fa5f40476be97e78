"""Names of files that no text can hold: what another system wrote in letters of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

UNWRITABLE = "tên tệp hoặc thư mục có ký tự hỏng; hãy đổi tên."


def unwritable(path: Path) -> str:
    """The path with its broken letters escaped; "" where there are none."""
    text = str(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return ""
