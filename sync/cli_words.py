"""click in Vietnamese: its own few words, so that `--help` and errors speak one language."""

from __future__ import annotations

import sys
from gettext import NullTranslations
from io import TextIOWrapper

_WORDS = {
    "Usage:": "Cách dùng:",
    "Options": "Tùy chọn",
    "Positional arguments": "Tham số",
    "Commands": "Các lệnh",
    "Show this message and exit.": "Hiện lời giải thích này rồi thoát.",
    "Show the version and exit.": "Hiện phiên bản rồi thoát.",
    "No such command {name!r}.": "không có lệnh {name!r}",
    "Missing command.": "chưa ghi tên lệnh",
    "default: {default}": "mặc định: {default}",
    "required": "bắt buộc",
    "{value!r} is not a valid {number_type}.": "{value!r} không phải số",
    "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}",
    "Option {name!r} does not take a value.": "Tùy chọn {name!r} không nhận giá trị",
    "Argument {name!r} takes {nargs} values.": "Tham số {name!r} nhận {nargs} giá trị",
}


class _Vietnamese(NullTranslations):
    def gettext(self, message: str) -> str:
        return _WORDS.get(message, message)


def speak_vietnamese() -> None:
    """Give click our words, and let every console and file take them.

    Redirected on Windows, output would be in an encoding without Vietnamese letters.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    import click.core
    import click.decorators
    import click.exceptions
    import click.formatting
    import click.types

    words = _Vietnamese()
    for module in (click.core, click.decorators, click.exceptions, click.formatting, click.types):
        module._ = words.gettext  # type: ignore[attr-defined]  # its gettext name
