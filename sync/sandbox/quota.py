"""The limits of the Sheets API: calls per minute of one caller and of the whole project.

Reads and writes are counted apart; a batch is one call. Figures of the service, 2026: 60 a
minute for one caller, 300 for a project. Drive's limits are so wide that none is kept here.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sync.sandbox.errors import sheets_error

if TYPE_CHECKING:
    from sync.sandbox.errors import RefusedError

MINUTE = timedelta(minutes=1)
PROJECT = "108642"


@dataclass(slots=True)
class Quota:
    """Counts calls over the last minute and refuses what is too much; None means no limit."""

    per_user: int | None = None
    per_project: int | None = None
    calls: dict[tuple[str, str], deque[datetime]] = field(
        default_factory=dict[tuple[str, str], "deque[datetime]"]
    )

    def count(self, access: str, who: str, now: datetime) -> None:
        """Count one call (`access` read or write); 429 when a limit is reached."""
        limits = ((who, self.per_user, " per user"), ("", self.per_project, ""))
        queues = [self._recent((access, name), now) for name, _, _ in limits]
        for queue, (_, most, words) in zip(queues, limits, strict=True):
            if most is not None and len(queue) >= most:
                raise exceeded(access, words, most)
        for queue in queues:
            queue.append(now)

    def _recent(self, key: tuple[str, str], now: datetime) -> deque[datetime]:
        queue = self.calls.setdefault(key, deque())
        while queue and queue[0] <= now - MINUTE:
            queue.popleft()
        return queue


def exceeded(access: str, words: str = " per user", most: int = 60) -> RefusedError:
    """429 in the service's words, with the details that name the limit."""
    metric = f"{access.capitalize()} requests"
    limit = f"{metric} per minute{words}"
    message = (
        f"Quota exceeded for quota metric '{metric}' and limit '{limit}' of service "
        f"'sheets.googleapis.com' for consumer 'project_number:{PROJECT}'."
    )
    reached = {
        "service": "sheets.googleapis.com",
        "quota_metric": f"sheets.googleapis.com/{access}_requests",
        "quota_location": "global",
        "quota_limit": limit.title().replace(" ", ""),
        "quota_limit_value": str(most),
        "quota_unit": "1/min/{project}/{user}" if words else "1/min/{project}",
        "consumer": f"projects/{PROJECT}",
    }
    info = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": reached,
    }
    link = {
        "description": "Request a higher quota limit.",
        "url": "https://cloud.google.com/docs/quotas/help/request_increase",
    }
    support = {"@type": "type.googleapis.com/google.rpc.Help", "links": [link]}
    return sheets_error("RESOURCE_EXHAUSTED", message, [info, support])
