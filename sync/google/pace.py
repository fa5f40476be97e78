"""Keeping below Google's limits by ourselves, so that a refusal for haste stays the exception.

Sheets allows 60 reads and 60 writes a minute to one identity and 300 to one project. A bucket
of 10 that fills with 50 a minute never lets more than 60 out within any minute.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.clock import Timer

_MINUTE = 60.0
# Google tells no number for shares; users of gspread were stopped after some tens in a row.
_SHARES = 20
_BURST = 1 / 6  # of the limit at once, the rest spread over the minute


class Quota(Enum):
    """What a call is counted as; Drive's limits are so wide that we keep no count of the rest."""

    READ = "read"
    WRITE = "write"
    SHARE = "share"
    NONE = "none"


_SHARED = re.compile(r"/drive/v3/files/[^/]+/permissions(\?|$)")
_READS = (":batchGetByDataFilter", ":getByDataFilter", "developerMetadata:search")


# Calls a minute: to one identity, and to the project.
_LIMITS = {
    Quota.READ: (60, 300),
    Quota.WRITE: (60, 300),
    Quota.SHARE: (_SHARES, _SHARES),
}


def quota_of(method: str, url: str) -> Quota:
    """What a call counts as, by its method and address."""
    if method.lower() == "post" and _SHARED.search(url):
        return Quota.SHARE
    if "/v4/spreadsheets" not in url:
        return Quota.NONE
    reads = method.lower() == "get" or url.partition("?")[0].endswith(_READS)
    return Quota.READ if reads else Quota.WRITE


@dataclass(slots=True)
class Bucket:
    """Lets at most `limit` calls out within any minute; `held` may leave at once."""

    timer: Timer
    limit: int
    held: float = field(init=False)
    _seen: float = field(init=False)

    def __post_init__(self) -> None:
        self.held = self._size
        self._seen = self.timer.elapsed()

    def wait(self) -> float:
        """Seconds until the next call may leave."""
        self._fill()
        # A tiny rest of a division must not make us sleep for a tiny moment again and again.
        return max(0.0, 1 - self.held) / self._rate if self.held < 1 - 1e-9 else 0.0

    def take(self) -> None:
        """One call leaves."""
        self._fill()
        self.held -= 1

    @property
    def _size(self) -> float:
        return self.limit * _BURST

    @property
    def _rate(self) -> float:
        return (self.limit - self._size) / _MINUTE

    def _fill(self) -> None:
        now = self.timer.elapsed()
        self.held = min(self._size, self.held + (now - self._seen) * self._rate)
        self._seen = now


class Pace:
    """The buckets of one project and its identities (by their place)."""

    def __init__(self, timer: Timer, identities: int) -> None:
        self._timer = timer
        self._own = [
            {quota: Bucket(timer, own) for quota, (own, _) in _LIMITS.items()}
            for _ in range(identities)
        ]
        self._all = {quota: Bucket(timer, every) for quota, (_, every) in _LIMITS.items()}

    def next(self, quota: Quota) -> int:
        """Wait until an identity may make a call of this kind; its place."""
        if quota is Quota.NONE:
            return 0
        buckets = [own[quota] for own in self._own]
        # The fullest goes first, so that all of them are used from the beginning.
        place, bucket = min(enumerate(buckets), key=lambda each: (each[1].wait(), -each[1].held))
        wait = max(bucket.wait(), self._all[quota].wait())
        if wait:
            self._timer.sleep(wait)
        bucket.take()
        self._all[quota].take()
        return place
