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
    "Option {name!r} requires an argument.": "tùy chọn {name!r} cần một giá trị",
    "Option {name!r} requires {nargs} arguments.": "tùy chọn {name!r} cần {nargs} giá trị",
    "Got unexpected extra argument ({args})": "thừa chữ “{args}”",
    "Got unexpected extra arguments ({args})": "thừa những chữ “{args}”",
    "{value!r} is not {choice}.": "{value!r} không phải là {choice}",
    "{value!r} is not one of {choices}.": "{value!r} không thuộc {choices}",
    "{value!r} does not match the format {format}.": "{value!r} không theo dạng {format}",
    "{value!r} does not match the formats {formats}.": "{value!r} không theo dạng nào: {formats}",
    "Did you mean {possibility}?": "Có phải {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Có phải một trong {possibilities}?)",
    "{name} {filename!r} does not exist.": "không có {name} {filename!r}",
    "{name} {filename!r} is a file.": "{filename!r} là tệp, không phải thư mục",
    "{name} {filename!r} is a directory.": "{filename!r} là thư mục, không phải tệp",
    "{name} {filename!r} is not readable.": "không có quyền đọc {name} {filename!r}",
    "{name} {filename!r} is not writable.": "không có quyền ghi {name} {filename!r}",
    "file": "tệp",
    "directory": "thư mục",
    "path": "đường dẫn",
}


class _Vietnamese(NullTranslations):
    def gettext(self, message: str) -> str:
        return _WORDS.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


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
    import click.parser
    import click.types

    words = _Vietnamese()
    speaking = (click.core, click.decorators, click.exceptions, click.parser, click.types)
    for module in (*speaking, click.formatting):
        vars(module).update(_=words.gettext, ngettext=words.ngettext)  # its gettext names
