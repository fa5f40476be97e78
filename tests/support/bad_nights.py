"""Bad nights by a seed: a share of all answers is faulty, and some sheets cannot be read at all."""

from __future__ import annotations

from random import Random

from sync.sandbox.errors import missing_spreadsheet
from sync.sandbox.faults import Fault, Faults
from sync.sandbox.wire import Answer, as_json

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
# What does not pass tonight, and a part of the sentence in which people are told of it.
LOST = {
    "insufficientFilePermissions": "hãy nhờ đơn vị chia sẻ lại",
    "permission-denied": "hãy nhờ đơn vị chia sẻ lại",
    "storageQuotaExceeded": "hãy dọn hoặc dùng ổ dùng chung",
    "dailyLimitExceeded": "đã hết số lượt gọi Google của một ngày",
    "gone": "bảng đã bị xóa hoặc không còn được chia sẻ",
}
_ASKED_TO_WAIT = 0.2


class _Gone(Fault):
    """A spreadsheet that nobody finds any more."""

    def answer(self, good: Answer, *, drive: bool) -> Answer:  # noqa: ARG002  # always the same
        """404, as Sheets says it."""
        refused = missing_spreadsheet()
        return as_json(refused.status, refused.body)


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
                return _Gone(name) if name == "gone" else Fault(name)
        if self._random.random() >= self._share:
            return super().next(kind, path, who)
        self.met += 1
        name = self._random.choice(_AT_LOGIN if kind == "token" else PASSING)
        wait = self._random.randrange(1, 20) if self._random.random() < _ASKED_TO_WAIT else None
        return Fault(name, retry_after=wait, seconds=0.0)
