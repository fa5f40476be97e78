"""gspread's HTTP client, made to end: every call it makes goes through pace, limits and retry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import SystemRandom
from typing import TYPE_CHECKING, Any

import gspread
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import AuthorizedSession

from sync.clock import SystemTimer, Timer
from sync.google.answers import checked, reader
from sync.google.hosts import Hosts
from sync.google.login import LoginRequest, refused
from sync.google.pace import Pace, quota_of
from sync.google.retry import Patience, Retry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    import requests
    from google.auth.credentials import Credentials
    from requests import Response

# Posts that may be sent twice: they read, or put the same values into the same cells.
_REPEATABLE = re.compile(
    r":(batchGetByDataFilter|getByDataFilter|clear|batchClear)$"
    r"|/values:batchUpdate(ByDataFilter)?$|/developerMetadata:search$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """How calls leave: for which hosts, under which limits, by which time.

    `paced`: keep below Google's limits; see `Hosts.are_here`.
    """

    hosts: Hosts = field(default_factory=Hosts)
    patience: Patience = field(default_factory=Patience)
    timer: Timer = field(default_factory=SystemTimer)
    random: Random = field(default_factory=SystemRandom)
    paced: bool = True


class PatientClient(gspread.HTTPClient):
    """Several identities behind one client: each call is made by the one that may go first.

    Raises GoogleError, requests.RequestException, LoginRefusedError, ForeignHostError and
    NightOverError.
    """

    def __init__(self, identities: Sequence[Credentials], line: Line) -> None:
        self._line = line
        self._logins = [LoginRequest(line.hosts, line.patience, line.timer) for _ in identities]
        pairs = zip(identities, self._logins, strict=True)
        self._sessions = [_session(credentials, login) for credentials, login in pairs]
        self._pace = Pace(line.timer, len(identities))
        self._retry = Retry(line.timer, line.patience, line.random)
        self._limits = (line.patience.connect, line.patience.silence)
        super().__init__(identities[0], self._sessions[0])
        self.auth = identities[0]

    def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401  # gspread's own signature is passed through
        """One call, tried until it goes well or cannot."""
        url = self._line.hosts.call(endpoint)
        names = ("params", "data", "json", "files", "headers")
        options = {**dict(zip(names, args, strict=False)), **kwargs}
        return self._retry.run(
            lambda: self._once(method, url, options), repeatable=is_repeatable(method, url)
        )

    def begin(self) -> None:
        """A night begins: its time runs from here."""
        self._retry.begin()

    def close(self) -> None:
        """Hang up."""
        for session in (*self._sessions, *(login.session for login in self._logins)):
            session.close()

    def _once(self, method: str, url: str, options: dict[str, Any]) -> Response:
        turn = self._pace.next(quota_of(method, url)) if self._line.paced else 0
        session = self._sessions[turn]
        try:
            answer = session.request(
                method,
                url,
                **options,
                timeout=self._limits,
                allow_redirects=False,
                stream=True,
                hooks={"response": reader(self._line.timer, self._line.patience.answer)},
            )
        except RefreshError as error:
            if error.retryable:
                raise
            raise refused(error) from None
        return checked(answer)


def _session(credentials: Credentials, login: LoginRequest) -> requests.Session:
    # google-auth looks up allowed locations in the background, on a host nobody configured.
    vars(credentials)["_maybe_start_regional_access_boundary_refresh"] = lambda *_: None
    make: Callable[..., requests.Session] = AuthorizedSession
    return make(credentials, auth_request=login, max_refresh_attempts=1)


def is_repeatable(method: str, url: str) -> bool:
    """Whether a call may be sent again when nobody knows if it was done."""
    path = url.partition("?")[0]
    return method.lower() != "post" or _REPEATABLE.search(path) is not None
