"""The department's computer: commands in processes of their own, at a simulated hour.

Run as a program it takes orders on standard input and carries each out in a fork of itself, which
may be killed at the n-th thing it does to disk or database.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from support.killing import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TESTS = Path(__file__).parents[2]
NEVER = 0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code, None where it was killed; what it said.

    `steps` counts what it did to disk and database, `publishing` is the first of these that
    touched the folder of the workbook.
    """

    code: int | None
    out: str = ""
    err: str = ""
    steps: int = 0
    publishing: int = 0

    @property
    def told(self) -> dict[str, Any]:
        """What was said as JSON."""
        told: dict[str, Any] = json.loads(self.out)
        return told


@contextmanager
def machine(folder: Path) -> Iterator[Callable[..., Ended]]:
    """A call that runs a command of a department's folder at an hour: `(words, at, step)`."""
    command = [sys.executable, "-m", "support.story.machine", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(_TESTS)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as server:

        def ran(words: list[str], at: datetime, step: int = NEVER) -> Ended:
            assert server.stdin is not None
            assert server.stdout is not None
            server.stdin.write(json.dumps([words, at.isoformat(), step]) + "\n")
            server.stdin.flush()
            return Ended(**json.loads(server.stdout.readline()))

        yield ran


class _Hour:
    """A clock that goes on by a second whenever it is looked at, and by what is slept."""

    def __init__(self, at: datetime) -> None:
        self._start = self._now = at

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now

    def elapsed(self) -> float:
        return (self._now - self._start).total_seconds()

    def sleep(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


def _serve(folder: Path) -> None:
    from sync.cli_words import speak_vietnamese

    speak_vietnamese()
    _warm_up()
    for line in sys.stdin:
        words, at, step = json.loads(line)
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            ended = _carry_out(folder, words, datetime.fromisoformat(at), step)
            os.write(write, json.dumps(asdict(ended)).encode())
            os._exit(0)
        os.close(write)
        with os.fdopen(read, "rb") as answer:
            said = answer.read()
        _, status = os.waitpid(child, 0)
        assert said or os.WIFSIGNALED(status)
        sys.stdout.write((said.decode() or json.dumps(asdict(Ended(None)))) + "\n")
        sys.stdout.flush()


def _warm_up() -> None:
    """Import what every command needs, so that a fork costs no start of Python."""
    from sync import department, google_login  # noqa: F401  # for their imports
    from sync.history.database import connect
    from sync.sources import google  # noqa: F401  # for its imports

    connect("", Path())


def _carry_out(folder: Path, words: list[str], at: datetime, step: int) -> Ended:
    from sync.cli import run
    from sync.clock import SystemClock, SystemTimer

    hour = _Hour(at)
    # Bound to the hour already, so that calls must not add another self.
    SystemClock.now = staticmethod(hour.now)
    SystemTimer.elapsed = staticmethod(hour.elapsed)
    SystemTimer.sleep = staticmethod(hour.sleep)
    count = {"steps": 0, "publishing": 0}

    def tick(path: str) -> None:
        count["steps"] += 1
        if not count["publishing"] and path.startswith(str(folder / "ket-qua")):
            count["publishing"] = count["steps"]
        if count["steps"] == step:
            os.kill(os.getpid(), signal.SIGKILL)

    watch(str(folder), tick)
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        usual = [] if "--settings" in words else ["--settings", str(folder / "phancong.toml")]
        code = run([*words, *usual])
    return Ended(code, out.getvalue(), err.getvalue(), **count)


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
