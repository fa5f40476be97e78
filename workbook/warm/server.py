"""The warm process itself: listens for clicks of its owner and runs the macros."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener
from typing import TYPE_CHECKING, Any

from validators.errors import CannotDoError
from workbook.inside import meeting
from workbook.macros import COMMANDS
from workbook.warm.far_book import FarBook, FarSideError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from workbook.checking import Basis

_SECRET_BYTES = 32
_LOOK_SECONDS = 1.0
_BUG = "Lỗi chương trình; biểu của bạn còn nguyên. Chi tiết ở nhật ký phancong.log."
_log = logging.getLogger("phancong.warm")


class Server:
    """Serves until nobody has clicked for `idle_seconds`; `basis` is asked anew at each click."""

    def __init__(self, basis: Callable[[], Basis], version: str, idle_seconds: float) -> None:
        self._basis = basis
        self._version = version
        self._idle_seconds = idle_seconds
        self._last = time.monotonic()
        self._busy = 0
        self._ending = False
        self._lock = threading.Lock()

    def serve(self) -> None:
        """Listen, announce where, and answer each click in a thread of its own."""
        secret = os.urandom(_SECRET_BYTES)
        address = meeting.new_address()
        with Listener(address, authkey=secret) as listener:
            meeting.announce(address, secret, self._version)
            threading.Thread(target=self._watch, args=(address, secret), daemon=True).start()
            try:
                self._accept(listener)
            finally:
                meeting.withdraw()

    def _accept(self, listener: Listener) -> None:
        while True:
            try:
                connection = listener.accept()
            except (AuthenticationError, EOFError, OSError):
                continue  # a stranger without the secret, or one who left at once
            if self._ending:
                connection.close()
                return
            threading.Thread(target=self._click, args=(connection,), daemon=True).start()

    def _watch(self, address: str, secret: bytes) -> None:
        """End the wait for clicks by a click of our own: nothing else wakes a listener."""
        while not self._ending:
            time.sleep(min(_LOOK_SECONDS, self._idle_seconds))
            with self._lock:
                idle = time.monotonic() - self._last
                self._ending = not self._busy and idle > self._idle_seconds
        Client(address, authkey=secret).close()

    def _click(self, connection: Connection[Any, Any]) -> None:
        with self._lock:
            self._busy += 1
        try:
            with connection:
                self._run(connection)
        except (OSError, EOFError, FarSideError):
            _log.info("the spreadsheet program went away")
        finally:
            with self._lock:
                self._busy -= 1
                self._last = time.monotonic()

    def _run(self, connection: Connection[Any, Any]) -> None:
        command = json.loads(connection.recv_bytes())["command"]
        book = FarBook(connection)
        try:
            COMMANDS[command](book, self._basis())
        except CannotDoError as error:
            book.say(str(error))
        except FarSideError:
            _log.exception("%s failed in the spreadsheet program", command)
            book.say(_BUG)
        except (OSError, EOFError):
            raise
        except Exception:  # noqa: BLE001  # the entry point of every click
            _log.exception("%s failed", command)
            book.say(_BUG)
        connection.send_bytes(b'{"end": true}')
