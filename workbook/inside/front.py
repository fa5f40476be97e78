"""The spreadsheet program's side of a click: it finds the warm process and does what it asks.

The macro runs over there; each call of the port `Book` comes here as one message and is
answered from the open book. Standard library only: this also runs in the Python of a
spreadsheet program, which may be older than ours.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from typing import TYPE_CHECKING, Any

from . import meeting  # in the extension this package has another name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

    from workbook.book import Book

_START_SECONDS = 60.0
_LOOK_SECONDS = 0.02
_WORK_SECONDS = 120.0
# Windows: no console window flashes up, and the process outlives the program that started it.
_NO_WINDOW, _DETACHED = 0x08000000, 0x00000008
_CALLS = ("name", "tables", "mark", "clear", "write", "selection", "note", "go_to", "say", "ask",
          "enter")  # fmt: skip
# Held, so that Python does not complain about a child that goes on.
_started: list[subprocess.Popen[Any]] = []
NOT_STARTED = (
    "Chưa khởi động được phancong. Hãy nhờ cán bộ công nghệ thông tin cài lại phancong "
    "trên máy này."
)
OTHER_VERSION = (
    "Các nút này thuộc bản {} của phancong, trên máy là bản {}. Hãy nhờ cán bộ công nghệ thông tin "
    "chạy “phancong libreoffice install” hoặc “phancong excel install”."
)
STOPPED = "phancong dừng giữa chừng; biểu của bạn còn nguyên. Hãy bấm lại."


class NotStartedError(Exception):
    """The warm process could not be reached or started."""


class OtherVersionError(Exception):
    """The buttons and the installed program are not of one version; the text is the program's."""


class CannotError(Exception):
    """The open book does not let itself be treated so; the text is a sentence for the person."""


def run(command: str, book: Book, start: Sequence[str], version: str) -> None:
    """Run one command on `book`; `start` is the command line of the warm process.

    `book` is one side of the port `Book`. What goes wrong is said to the person.
    """
    try:
        connection = _connect(start, version)
    except NotStartedError:
        book.say(NOT_STARTED)
        return
    except OtherVersionError as other:
        book.say(OTHER_VERSION.format(version, other))
        return
    try:
        with connection:
            _send(connection, {"command": command})
            _serve(connection, book)
    except (EOFError, OSError):
        book.say(STOPPED)


def _serve(connection: Connection, book: Book) -> None:
    """Answer calls until the macro has ended."""
    while True:
        if not connection.poll(_WORK_SECONDS):
            raise EOFError
        message = json.loads(connection.recv_bytes().decode())
        if "end" in message:
            return
        _send(connection, _answer(book, message["call"], message["arguments"]))


def _answer(book: Book, call: str, arguments: Sequence[Any]) -> dict[str, Any]:
    if call not in _CALLS:
        return {"failed": call}
    try:
        return {"result": getattr(book, call)(*arguments)}
    except CannotError as error:
        return {"cannot": str(error)}
    except Exception as error:  # noqa: BLE001  # the other side ends the macro and keeps the log
        return {"failed": f"{type(error).__name__}: {error}"}


def _send(connection: Connection, message: dict[str, Any]) -> None:
    connection.send_bytes(json.dumps(message).encode())


def _connect(start: Sequence[str], version: str) -> Any:  # noqa: ANN401  # as `_try`
    """A connection to a warm process of this version, started where there is none."""
    connection = _try(version)
    if connection is None:
        process = _launch(start)
        deadline = time.monotonic() + _START_SECONDS
        while connection is None:
            if process.poll() is not None or time.monotonic() > deadline:
                raise NotStartedError
            time.sleep(_LOOK_SECONDS)
            connection = _try(version)
            told = meeting.announced()
            if told and told["pid"] == str(process.pid) and told["version"] != version:
                process.terminate()
                raise OtherVersionError(told["version"])
    return connection


def _try(version: str) -> Any:  # noqa: ANN401  # a Connection or None; two kinds on Windows
    """A connection to the process that announced itself; None where that is gone or another."""
    told = meeting.announced()
    if told is None or told["version"] != version:
        return None
    try:
        connection: Any = Client(told["address"], authkey=bytes.fromhex(told["secret"]))
    except (OSError, EOFError, ValueError, AuthenticationError):
        return None
    return connection


def _launch(start: Sequence[str]) -> subprocess.Popen[Any]:
    """Start it free of this program: it lives on when the person closes the book."""
    options: dict[str, Any] = {"start_new_session": True}
    if os.name == "nt":
        options = {"creationflags": _NO_WINDOW | _DETACHED}
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    try:
        process = subprocess.Popen(  # noqa: S603  # our own interpreter and our own program
            list(start),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=str(meeting.folder()),
            env=clean,
            **options,
        )
    except OSError:
        raise NotStartedError from None
    _started.append(process)
    return process
