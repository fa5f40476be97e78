"""Trying again: what passes by itself, how long to wait, and when to stop.

Google asks for truncated exponential back-off. By HTTP status and reason; a full drive, a
missing right and a missing sheet never pass by waiting.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar

import requests
from google.auth.exceptions import RefreshError, TransportError

from sync.google.answers import BrokenAnswerError, GoogleError
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from sync.clock import Timer

PASSING = frozenset({408, 429, 500, 502, 503, 504})
_HASTE = frozenset({"userRateLimitExceeded", "rateLimitExceeded", "sharingRateLimitExceeded"})
_FIRST, _LONGEST = 1.0, 32.0  # seconds between two tries
_FIRST_IN_HASTE = 4.0  # all tries together must outlast the minute that Google counts by
_TIRED_AFTER = 3  # calls lost one after another: Google is down, not one sheet
_ERRORS = (GoogleError, requests.RequestException, TransportError, RefreshError)

T = TypeVar("T")


class NightOverError(CannotDoError):
    """The time of the whole night is used up; what was not read keeps its old values."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Limits in seconds: to connect, for silence, for one answer, for a call, for the night.

    A call ends after all its `tries`; a night is everything a client does.
    """

    connect: float = 5
    silence: float = 30
    answer: float = 60
    call: float = 180
    night: float = math.inf
    tries: int = 6


def passes(error: Exception) -> bool:
    """Whether the same call may go well a little later."""
    if isinstance(error, GoogleError):
        return error.code in PASSING or is_haste(error)
    if isinstance(error, RefreshError):
        return bool(error.retryable)
    kinds = (requests.ConnectionError, requests.Timeout, BrokenAnswerError, TransportError)
    return isinstance(error, kinds)


def is_haste(error: GoogleError) -> bool:
    """Whether Google refused only because too much was asked at once."""
    return error.code == requests.codes.too_many_requests or (
        error.code == requests.codes.forbidden and error.reason in _HASTE
    )


def was_not_done(error: Exception) -> bool:
    """Whether a failed call surely changed nothing, so that even a write may be sent again."""
    if isinstance(error, GoogleError):
        return is_haste(error)
    return isinstance(error, TransportError | RefreshError | requests.ConnectTimeout)


class Retry:
    """Tries calls again within the limits; knows when Google as a whole is down."""

    def __init__(self, timer: Timer, patience: Patience, random: Random) -> None:
        self._timer, self._patience, self._random = timer, patience, random
        self.begin()

    def begin(self) -> None:
        """A night begins."""
        self._night_ends = self._timer.elapsed() + self._patience.night
        self._lost = 0

    def run(self, call: Callable[[], T], *, repeatable: bool) -> T:
        """What the call gives in the end. Raises its last error, or NightOverError.

        A call that is not `repeatable` is sent again only if it surely was not done.
        """
        ends = min(self._timer.elapsed() + self._patience.call, self._night_ends)
        tries = 1 if self._lost >= _TIRED_AFTER else self._patience.tries
        for tried in range(1, tries + 1):
            self._check_night()
            try:
                got = call()
            except _ERRORS as error:
                again = passes(error) and (repeatable or was_not_done(error))
                wait = self._wait(error, tried)
                if not again or tried == tries or self._timer.elapsed() + wait > ends:
                    self._lost += passes(error)
                    raise
                self._timer.sleep(wait)
            else:
                self._lost = 0
                return got
        raise AssertionError(tries)

    def _check_night(self) -> None:
        if self._timer.elapsed() >= self._night_ends:
            minutes = round(self._patience.night / 60)
            raise NightOverError(f"hết {minutes} phút dành cho một đêm; lần sau sẽ đọc lại.")

    def _wait(self, error: Exception, tried: int) -> float:
        first, asked = _FIRST, None
        if isinstance(error, GoogleError):
            first = _FIRST_IN_HASTE if is_haste(error) else _FIRST
            asked = retry_after(error.response)
        wait = min(first * 2 ** (tried - 1), _LONGEST) if asked is None else asked
        return wait + self._random.random()


def retry_after(response: requests.Response) -> float | None:
    """The seconds a server asks to wait, as a number or a date; None where it asks nothing."""
    text = response.headers.get("Retry-After", "").strip()
    if text.isdecimal():
        return float(text)
    try:
        then = parsedate_to_datetime(text)
        return max(0.0, (then - parsedate_to_datetime(response.headers["Date"])).total_seconds())
    except (ValueError, TypeError, KeyError):
        return None
