"""Trouble to order: the answers and the silences a night has to survive.

`faults.add("unavailable-html", kind="sheets.spreadsheets.values.get", times=3)` spoils the next
three such calls. A fault is used up by the calls it meets; `clear` takes all orders back.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from sync.sandbox.errors import (
    RefusedError,
    drive_error,
    no_permission,
    oauth_error,
    sheets_error,
    unauthenticated,
)
from sync.sandbox.quota import exceeded
from sync.sandbox.wire import HTML_TYPE, Answer, as_json

if TYPE_CHECKING:
    from collections.abc import Callable

HANG = 30.0  # seconds of silence before a hanging connection breaks off


def _reason(
    code: int, reason: str, message: str, domain: str = "usageLimits"
) -> Callable[[bool], Answer]:
    return lambda _: _refusal(drive_error(code, reason, message, domain=domain))


def _refusal(refused: RefusedError) -> Answer:
    return as_json(refused.status, refused.body)


def _html(status: int, title: str) -> Callable[[bool], Answer]:
    page = f"<!DOCTYPE html>\n<html lang=en>\n<title>Error {status} ({title})!!1</title>\n"
    page += f"<p><b>{status}.</b> <ins>That’s an error.</ins>\n"
    return lambda _: Answer(status, page.encode(), HTML_TYPE)


def _sheets(status: str, message: str) -> Callable[[bool], Answer]:
    return lambda _: _refusal(sheets_error(status, message))


# Each takes whether the call is one of Drive's and gives the answer that comes instead.
ANSWERS: dict[str, Callable[[bool], Answer]] = {
    "rate": lambda _: _refusal(exceeded("read")),
    "unauthenticated": lambda drive: _refusal(unauthenticated(drive=drive)),
    "permission-denied": lambda _: _refusal(no_permission()),
    "userRateLimitExceeded": _reason(403, "userRateLimitExceeded", "User Rate Limit Exceeded"),
    "rateLimitExceeded": _reason(403, "rateLimitExceeded", "Rate Limit Exceeded"),
    "sharingRateLimitExceeded": _reason(
        403,
        "sharingRateLimitExceeded",
        "Rate limit exceeded. User message: Sharing quota exceeded.",
        "global",
    ),
    "storageQuotaExceeded": _reason(
        403, "storageQuotaExceeded", "The user's Drive storage quota has been exceeded."
    ),
    "dailyLimitExceeded": _reason(403, "dailyLimitExceeded", "Daily Limit Exceeded"),
    "insufficientFilePermissions": _reason(
        403,
        "insufficientFilePermissions",
        "The user does not have sufficient permissions for this file.",
        "global",
    ),
    "internal": _sheets("INTERNAL", "Internal error encountered."),
    "unavailable": _sheets("UNAVAILABLE", "The service is currently unavailable."),
    "internal-html": _html(500, "Server Error"),
    "bad-gateway-html": _html(502, "Server Error"),
    "unavailable-html": _html(503, "Service Unavailable"),
    "invalid_grant": lambda _: _refusal(oauth_error("invalid_grant", "Invalid JWT Signature.")),
}
BROKEN = ("hang", "reset", "truncated")  # what happens on the wire instead of an answer


@dataclass(frozen=True, slots=True)
class Fault:
    """One order: what goes wrong, for which calls, and how often.

    `kind` is a pattern for method ids (`token` for logins), `path` a part of the address, such
    as a spreadsheet's id, `who` the address of a caller. The first `skip` matching calls pass.
    With `applied` the call is really done and only its answer is lost.
    """

    name: str
    kind: str = "*"
    path: str = ""
    who: str = ""
    times: int = 1
    skip: int = 0
    applied: bool = False
    retry_after: int | None = None
    seconds: float = HANG

    def meets(self, kind: str, path: str, who: str) -> bool:
        """Whether a call is one this order is about."""
        return fnmatchcase(kind, self.kind) and self.path in path and self.who in ("", who)

    def answer(self, good: Answer, *, drive: bool) -> Answer:
        """What comes instead of a good answer."""
        if self.name in BROKEN:
            return replace(good, wire=self.name, seconds=self.seconds)
        bad = ANSWERS[self.name](drive)
        if self.retry_after is None:
            return bad
        return replace(bad, headers=(("Retry-After", str(self.retry_after)),))


class Faults:
    """The orders that are open, first come first served."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._orders: list[Fault] = []

    def add(self, name: str, **conditions: str | float | bool | None) -> None:
        """Order a fault; the keywords are the fields of `Fault`. ValueError for an unknown name."""
        if name not in ANSWERS and name not in BROKEN:
            raise ValueError(f"unknown fault {name!r}: one of {sorted((*ANSWERS, *BROKEN))}")
        with self._lock:
            self._orders.append(replace(Fault(name), **conditions))  # type: ignore[arg-type]  # checked by the dataclass

    def clear(self) -> None:
        """Take all orders back."""
        with self._lock:
            self._orders.clear()

    def next(self, kind: str, path: str, who: str) -> Fault | None:
        """The fault this call meets, which is used up by one."""
        with self._lock:
            for place, fault in enumerate(self._orders):
                if not fault.meets(kind, path, who):
                    continue
                if fault.skip:
                    self._orders[place] = replace(fault, skip=fault.skip - 1)
                    continue
                left = replace(fault, times=fault.times - 1)
                self._orders[place : place + 1] = [left] if left.times > 0 else []
                return fault
        return None
