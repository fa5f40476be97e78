"""Nights that are killed, as by `kill -9`, at the n-th thing they do to disk or database.

Run as a program it lets one night after another run in a fork of itself, as standard input asks:
everything is imported by then, so a night costs milliseconds.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event
from support.history_nights import Office

from sync.history.database import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TESTS = Path(__file__).parents[1]
_WATCHED = {"open", "os.rename", "os.remove", "os.mkdir", "sqlite3.connect"}
_SQL = ("before_cursor_execute", "after_cursor_execute", "begin", "commit")


@contextmanager
def killer(office: Office) -> Iterator[Callable[[int, str], bool]]:
    """A call that lets a night of the office be killed at a step; False where it ended before."""
    command = [sys.executable, "-m", "support.killing", office.folder, office.address]
    environment = {**os.environ, "PYTHONPATH": str(_TESTS)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as server:

        def killed(step: int, text: str) -> bool:
            assert server.stdin is not None
            assert server.stdout is not None
            server.stdin.write(json.dumps([step, text, office.nights]) + "\n")
            server.stdin.flush()
            answer: bool = json.loads(server.stdout.readline())
            return answer

        yield killed


def _serve(folder: Path, address: str) -> None:
    connect(address, folder)  # loads what talks to this database
    for line in sys.stdin:
        step, text, nights = json.loads(line)
        child = os.fork()
        if child == 0:
            _die_at(step, str(folder))
            Office(folder, address, nights=nights).night(law=text)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
        sys.stdout.write(json.dumps(os.WIFSIGNALED(status)) + "\n")
        sys.stdout.flush()


def _die_at(step: int, folder: str) -> None:
    """Count whatever reaches disk or database, and die at one of these."""
    counter = itertools.count(1)

    def tick(_: str) -> None:
        if next(counter) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    watch(folder, tick)


def watch(folder: str, tick: Callable[[str], None]) -> None:
    """Call `tick` at every step towards disk or database, with the path where one is known."""

    def heard(name: str, arguments: tuple[object, ...]) -> None:
        # Only what is done in the folder: imports open files too.
        if name in _WATCHED and str(arguments[0]).startswith(folder):
            tick(str(arguments[0]))

    sys.addaudithook(heard)
    os.fsync = _around(os.fsync, lambda: tick(""))
    for name in _SQL:
        event.listen(Engine, name, lambda *_: tick(""))


def _around(call: Callable[[int], None], tick: Callable[[], None]) -> Callable[[int], None]:
    def counted(handle: int) -> None:
        tick()
        call(handle)
        tick()

    return counted


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), sys.argv[2])
