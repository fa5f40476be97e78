"""Time that passes only when somebody sleeps: for the program and for the stand-in alike."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.sandbox import Sandbox

START = datetime(2026, 6, 1, 15, tzinfo=UTC)  # 22:00 in Việt Nam


class SimulatedTime:
    """Clock and timer of a test; `sandbox` lives by the same time, if there is one."""

    def __init__(self, sandbox: Sandbox | None = None, start: datetime = START) -> None:
        self._now = start
        self._sandbox = sandbox
        self.slept: list[float] = []
        self._tell()

    def now(self) -> datetime:
        """The present instant."""
        return self._now

    def elapsed(self) -> float:
        """Seconds since the start."""
        return (self._now - START).total_seconds()

    def sleep(self, seconds: float) -> None:
        """Be later at once."""
        self.slept.append(seconds)
        self.later(seconds=seconds)

    def later(self, **passed: float) -> None:
        """Let time pass without anybody sleeping."""
        self._now += timedelta(**passed)
        self._tell()

    def _tell(self) -> None:
        if self._sandbox:
            self._sandbox.clock.freeze(self._now)
