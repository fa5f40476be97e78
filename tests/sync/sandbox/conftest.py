"""A running sandbox whose every call is judged by Google's discovery documents, and logins to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gspread
import pytest
from google.oauth2.credentials import Credentials
from google.oauth2.service_account import Credentials as Robot
from support.discovery import complaints

from sync.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Login = Callable[..., gspread.Client]

HOSTS = ("https://sheets.googleapis.com", "https://www.googleapis.com")
SCOPES = list(gspread.auth.DEFAULT_SCOPES)


class Local(Robot):
    """A service account whose background lookup of locations stays switched off."""

    def _is_regional_access_boundary_lookup_required(self) -> bool:
        return False


def client_for(sandbox: Sandbox, credentials: Any) -> gspread.Client:
    """A gspread client with these credentials whose calls all go to the sandbox."""

    class Loopback(gspread.HTTPClient):
        def request(self, method: str, endpoint: str, *args: Any, **options: Any) -> Any:
            for host in HOSTS:
                endpoint = endpoint.replace(host, sandbox.url, 1)
            return super().request(method, endpoint, *args, **options)

    client = gspread.authorize(credentials, http_client=Loopback)
    client.set_timeout((5, 20))
    return client


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox that lets service accounts own files; its log is judged at the end."""
    with Sandbox(service_accounts_own_files=True, keep_bodies=True) as running:
        yield running
    found = [text for logged in running.log for text in complaints(logged)]
    assert not found, "\n".join(found)


@pytest.fixture
def login(sandbox: Sandbox) -> Iterator[Login]:
    """Log in by address: a service account, or with `person=True` somebody with an account."""
    opened: list[gspread.Client] = []

    def log_in(email: str = "robot@phancong.example", *, person: bool = False) -> gspread.Client:
        if person:
            info = sandbox.authorized_user(email)
            credentials: Any = Credentials.from_authorized_user_info(info)
        else:
            key = sandbox.service_account_key(email)
            credentials = Local.from_service_account_info(key, scopes=SCOPES)
        opened.append(client_for(sandbox, credentials))
        return opened[-1]

    yield log_in
    for client in opened:
        client.http_client.session.close()


@pytest.fixture
def robot(login: Login) -> gspread.Client:
    """The service account that runs the nights."""
    return login()
