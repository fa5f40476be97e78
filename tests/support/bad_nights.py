"""Bad nights by a seed: a share of all answers is faulty, and some sheets cannot be read at all."""

from __future__ import annotations

from random import Random

from sync.sandbox.faults import Fault, Faults

# Everything that passes by itself. `hang` breaks off at once: waiting is not what is tried here.
PASSING = (
    "rate",
    "userRateLimitExceeded",
    "rateLimitExceeded",
    "internal",
    "unavailable",
    "internal-html",
    "bad-gateway-html",
    "unavailable-html",
    "reset",
    "truncated",
    "hang",
    "unauthenticated",
)
_AT_LOGIN = ("unavailable-html", "internal", "reset", "truncated")
LOST = ("insufficientFilePermissions", "permission-denied", "storageQuotaExceeded")
_ASKED_TO_WAIT = 0.2


class BadNight(Faults):
    """Faults of a seed: `share` of the answers, and one of `LOST` for paths that are `lost`."""

    def __init__(self, seed: int, share: float, lost: dict[str, str]) -> None:
        super().__init__()
        self._random = Random(seed)  # noqa: S311  # the same night for a seed
        self._share, self._lost = share, lost
        self.met = 0

    def next(self, kind: str, path: str, who: str) -> Fault | None:
        """The fault of this call."""
        for part, name in self._lost.items():
            if part in path:
                return Fault(name)
        if self._random.random() >= self._share:
            return super().next(kind, path, who)
        self.met += 1
        name = self._random.choice(_AT_LOGIN if kind == "token" else PASSING)
        wait = self._random.randrange(1, 20) if self._random.random() < _ASKED_TO_WAIT else None
        return Fault(name, retry_after=wait, seconds=0.0)
