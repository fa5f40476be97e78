"""What a failed command says and which code it ends with: the one handler of the CLI."""

from __future__ import annotations

import logging
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

import click

from validators.errors import CannotDoError

OK, FOUND_ERRORS, CANNOT, PARTLY, NOT_PUBLISHED, BUG, BUSY, INTERRUPTED = 0, 1, 2, 3, 4, 70, 75, 130


class BusyError(CannotDoError):
    """Another run works on the same folder."""

    exit_code = BUSY


class StateError(CannotDoError):
    """The state folder cannot be written; what is published stays as it is."""

    exit_code = NOT_PUBLISHED


def log_to_file() -> None:
    """What the program notes about itself goes to a file, never into people's sight."""
    log = logging.getLogger("phancong")
    path = Path(tempfile.gettempdir()) / "phancong.log"
    log.addHandler(logging.FileHandler(path, delay=True, encoding="utf-8"))
    log.propagate = False


def exit_code_for(error: BaseException) -> int:
    """Say what went wrong on stderr, in one sentence, and give the exit code."""
    if isinstance(error, CannotDoError):
        return _say(str(error), error.exit_code)
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return _say("Đã dừng theo yêu cầu.", INTERRUPTED)
    if isinstance(error, click.UsageError):
        return _say(_usage(error), CANNOT)
    return _bug(error)


def _say(sentence: str, code: int) -> int:
    click.echo(" ".join(sentence.split()), err=True)
    return code


def _usage(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "phancong"
    return f"{_usage_reason(error)} Xem cách dùng: {command} --help"


def _usage_reason(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"Không có tùy chọn “{error.option_name}”."
    if isinstance(error, click.MissingParameter):
        name = _named(error.param)
        return f"Thiếu tham số {name}."
    if isinstance(error, click.BadParameter):
        name = _named(error.param)
        return f"Giá trị của {name} không dùng được: {error.message.rstrip('.')}."
    return f"Lệnh không đúng: {error.format_message().rstrip('.')}."


def _bug(error: BaseException) -> int:
    """A fault of the program: the trace goes to a file, people get its path."""
    stamp = f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    log = Path(tempfile.gettempdir()) / f"phancong-loi-{stamp}.log"
    trace = "".join(traceback.format_exception(error))
    try:
        log.write_text(trace, encoding="utf-8")
    except OSError:
        return _say(f"Lỗi chương trình: {type(error).__name__}; không ghi được nhật ký.", BUG)
    return _say(f"Lỗi chương trình; hãy gửi tệp nhật ký {log} cho người phụ trách.", BUG)


def _named(param: click.Parameter | None) -> str:
    """An option as it is typed, an argument as the help shows it."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.human_readable_name if param else ""
