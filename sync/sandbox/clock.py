"""The clock of the sandbox: it runs like the real one until somebody sets it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta


class SandboxClock:
    """The time the sandbox believes in, for `modifiedTime`, quotas and the life of tokens.

    Until `set` or `freeze` is called it is the real time; `advance` jumps ahead. Only the
    signature of a login (`iat`, `exp` of a JWT) is judged by the real time, because the
    client that signs it knows no other.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._offset = timedelta(0)
        self._frozen: datetime | None = None

    def now(self) -> datetime:
        """The present moment, in UTC."""
        with self._lock:
            return self._frozen or datetime.now(UTC) + self._offset

    def set(self, moment: datetime) -> None:
        """Let the clock show `moment` (aware) and go on running from there."""
        with self._lock:
            self._frozen = None
            self._offset = moment.astimezone(UTC) - datetime.now(UTC)

    def freeze(self, moment: datetime | None = None) -> None:
        """Stop the clock at `moment` (aware), or where it stands."""
        stop = self.now() if moment is None else moment.astimezone(UTC)
        with self._lock:
            self._frozen = stop

    def advance(self, seconds: float) -> None:
        """Move the clock `seconds` ahead, running or frozen."""
        step = timedelta(seconds=seconds)
        with self._lock:
            if self._frozen is None:
                self._offset += step
            else:
                self._frozen += step


def timestamp(moment: datetime) -> str:
    """A moment as Drive writes it: RFC 3339 in UTC with milliseconds."""
    return (
        moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
    )
