"""The one door to Google: gspread with time limits, and with the host that was configured.

gspread sends no time limit of its own, which lets a silent server hang a night for ever.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import gspread
from google.oauth2.service_account import Credentials

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from requests import Response, Session

_HOSTS = ("https://sheets.googleapis.com", "https://www.googleapis.com")
_SECONDS = (5.0, 60.0)  # to connect, to wait for the next byte
SCOPES = (
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive",
)


class _Client(gspread.HTTPClient):
    """gspread's own client; `api` replaces Google's hosts where it is not empty."""

    def __init__(self, auth: Credentials, session: Session | None = None, *, api: str = "") -> None:
        super().__init__(auth, session)
        self.set_timeout(_SECONDS)
        self._api = api

    def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401  # gspread's own signature is passed through
        for host in _HOSTS:
            if self._api and endpoint.startswith(host):
                endpoint = self._api + endpoint.removeprefix(host)
        return super().request(method, endpoint, *args, **kwargs)


class _Credentials(Credentials):
    """A service account that calls only its token address.

    google-auth looks up allowed locations in the background, on a host nobody configured.
    """

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        return False


def connect(key: Mapping[str, str], *, api: str = "") -> gspread.Client:
    """A gspread client for a service-account key; `api` is the stand-in's address, if any."""
    return connect_as(robot_of(key), api=api)


def robot_of(key: Mapping[str, str]) -> Credentials:
    """The identity of a service-account key, with the right to write."""
    make: Callable[..., _Credentials] = _Credentials.from_service_account_info
    return make(dict(key), scopes=SCOPES)


def connect_as(credentials: object, *, api: str = "") -> gspread.Client:
    """A gspread client for any credentials of google-auth."""
    return gspread.authorize(credentials, http_client=partial(_Client, api=api))  # type: ignore[arg-type]  # any factory will do
