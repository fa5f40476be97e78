"""Clock and waiting are ports: a run asks once what day it is and works on it to its end."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The present instant, with its time zone."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: for the demo, for tests, and for `--as-of`."""

    instant: datetime

    def now(self) -> datetime:
        """Always the same instant."""
        return self.instant


class Timer(Protocol):
    """Waiting, and how long something takes: never jumps when somebody sets the clock."""

    def elapsed(self) -> float:
        """Seconds since a moment that stays the same."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemTimer:
    """The computer's own time."""

    def elapsed(self) -> float:
        """Seconds since the computer was started."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Really wait."""
        time.sleep(seconds)


def business_date(clock: Clock) -> date:
    """The day in Việt Nam, on which “quá hạn” is counted."""
    return clock.now().astimezone(VIETNAM).date()
