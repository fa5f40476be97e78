"""A running reading child: its pipes, and the watch over its time."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from workbook.reading.frame import receive, send

if TYPE_CHECKING:
    from typing import BinaryIO

_START_SECONDS = 60.0
_WATCH_SECONDS = 0.2
_END_SECONDS = 2.0
# What an interpreter needs to start; nothing else of our surroundings is the child's business.
_SURROUNDINGS = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "LC_ALL")
# `-I`: nothing beside the opened file or in a person's folders is ever imported. Our own
# packages come last, so that none of them stands in for a module of Python.
_PROGRAM = (
    "import sys; sys.path.append(sys.argv[1]); from workbook.reading import child; child.main()"
)
_ROOT = str(Path(__file__).resolve().parents[2])


class ChildProcess:
    """Started at once, and not waited for before the first file."""

    def __init__(self) -> None:
        self.files = 0
        self._owner = os.getpid()
        self._deadline = time.monotonic() + _START_SECONDS
        self._ended = threading.Event()
        self.process = _start()
        self._stdin = cast("BinaryIO", self.process.stdin)
        self._stdout = cast("BinaryIO", self.process.stdout)
        threading.Thread(target=self._watch, daemon=True).start()
        self._is_ready = False

    def start(self, kind: str, content: bytes) -> None:
        """Send a file. Raises OSError where the child is gone.

        RuntimeError where no child can be started at all.
        """
        if not self._is_ready:
            self._await_ready()
        self.files += 1
        send(self._stdin, kind.encode() + b"\n" + content)

    def finish(self, seconds: float) -> bytes:
        """Wait for the answer, so long at most. Raises EOFError where the child is gone.

        Its time counts from here: until now its answer may have waited for us.
        """
        self._deadline = time.monotonic() + seconds
        answer = receive(self._stdout)
        self._deadline = float("inf")
        return answer

    def is_usable(self) -> bool:
        """Whether it lives and is ours: after a fork the pipes would serve two masters."""
        return self._owner == os.getpid() and self.process.poll() is None

    def end(self) -> None:
        """End it and wait for its end, so that nothing is left behind."""
        self._ended.set()
        if self._owner != os.getpid():
            return
        self.process.kill()
        for pipe in (self._stdin, self._stdout):
            try:
                pipe.close()
            except OSError:
                continue  # what was still to be sent has no reader any more
        self.process.wait(_END_SECONDS)

    def _await_ready(self) -> None:
        try:
            receive(self._stdout)
        except EOFError:
            self.end()
            raise RuntimeError(
                f"the reading child ended at once: {self.process.returncode}"
            ) from None
        self._is_ready = True
        self._deadline = float("inf")

    def _watch(self) -> None:
        """A thread of its own, because Windows cannot wait for a pipe with a time limit."""
        while not self._ended.wait(_WATCH_SECONDS):
            if time.monotonic() > self._deadline:
                self.process.kill()
                return


def _start() -> subprocess.Popen[bytes]:
    """Pipes only: it shares no terminal with us, and what it complains of goes nowhere."""
    return subprocess.Popen(  # noqa: S603  # our own interpreter and our own program
        [sys.executable, "-I", "-c", _PROGRAM, _ROOT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _SURROUNDINGS if name in os.environ},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
