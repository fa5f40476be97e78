"""Real gspread and google-auth, pointed at a sandbox."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import gspread
from google.oauth2.credentials import Credentials
from google.oauth2.service_account import Credentials as Robot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from requests import Response

    from sync.sandbox import Sandbox

HOSTS = ("https://sheets.googleapis.com", "https://www.googleapis.com")
SCOPES = list(gspread.auth.DEFAULT_SCOPES)


class Login(Protocol):
    """Logs in by address: a service account, or with `person=True` somebody with an account."""

    def __call__(self, email: str = ..., *, person: bool = ...) -> gspread.Client:
        """A client that acts as that address."""
        ...


class Local(Robot):
    """A service account whose background lookup of locations stays switched off."""

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        return False


def client_for(sandbox: Sandbox, credentials: object) -> gspread.Client:
    """A gspread client with these credentials whose calls all go to the sandbox."""

    class Loopback(gspread.HTTPClient):
        def request(self, method: str, endpoint: str, *args: object, **options: object) -> Response:
            for host in HOSTS:
                endpoint = endpoint.replace(host, sandbox.url, 1)
            return super().request(method, endpoint, *args, **options)

    client = gspread.authorize(credentials, http_client=Loopback)
    client.set_timeout((5, 20))
    return client


@contextmanager
def logins(sandbox: Sandbox) -> Iterator[Login]:
    """Logins whose connections are closed at the end."""
    opened: list[gspread.Client] = []

    def log_in(email: str = "robot@phancong.example", *, person: bool = False) -> gspread.Client:
        if person:
            info = sandbox.authorized_user(email)
            info.pop("type")
            # from_authorized_user_info would ignore token_uri and call Google
            credentials: object = Credentials(None, **info)
        else:
            key = sandbox.service_account_key(email)
            credentials = Local.from_service_account_info(key, scopes=SCOPES)
        opened.append(client_for(sandbox, credentials))
        return opened[-1]

    yield log_in
    for client in opened:
        client.http_client.session.close()
