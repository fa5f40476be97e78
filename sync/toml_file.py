"""A file that people wrote in TOML, and in words where they mistyped."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from workbook.os_reasons import reading

if TYPE_CHECKING:
    from pathlib import Path

    from validators.errors import CannotDoError


def read_toml(path: Path, kind: type[CannotDoError]) -> dict[str, Any]:
    """What stands in a settings file. Raises `kind` with the place and what to do."""
    with reading(path, "không đọc được tệp cài đặt", kind):
        if not path.exists():
            raise kind(
                f"{path}: không tìm thấy tệp cài đặt; hãy chép tệp mẫu phancong.toml vào đây rồi "
                "sửa."
            )
        content = path.read_bytes()
    try:
        return tomllib.loads(content.decode("utf-8-sig"))  # Notepad may begin with a mark
    except UnicodeDecodeError:
        raise kind(f"{path}: không phải chữ UTF-8; hãy lưu lại tệp bằng UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        place = f"dòng {at[1]}, cột {at[2]}" if at else "cuối tệp"
        raise kind(
            f"{path}, {place}: sai cách viết; hãy so với tệp mẫu phancong.toml (chữ để trong dấu "
            "nháy kép, mỗi mục một dòng)."
        ) from None
