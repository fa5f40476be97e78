"""The one door to Google: clients that read, and clients that write, as different identities."""

from __future__ import annotations

import logging
import warnings
from typing import TYPE_CHECKING, Any

import google.auth
import gspread
from google.auth import impersonated_credentials
from google.auth.credentials import with_scopes_if_required
from google.auth.exceptions import GoogleAuthError
from google.oauth2.service_account import Credentials

from sync.clock import SystemTimer
from sync.google.client import Line, PatientClient
from sync.google.hosts import Hosts
from sync.google.login import LoginRefusedError, LoginRequest
from sync.google.retry import Patience
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_SCOPE = "https://www.googleapis.com/auth/"
READING = (f"{_SCOPE}spreadsheets.readonly", f"{_SCOPE}drive.metadata.readonly")
WRITING = (f"{_SCOPE}spreadsheets", f"{_SCOPE}drive")
# What acts as another needs the right to do so, and itself reads and writes nothing.
ACTING = (f"{_SCOPE}cloud-platform",)
_METADATA_LIMITS = Patience(connect=2, silence=5, answer=10)


def connect(key: Mapping[str, str], *, api: str = "") -> gspread.Client:
    """A client that may write, for a service-account key; `api` is the stand-in's, if any."""
    return connect_as(from_key(key, WRITING), api=api)


def connect_as(identity: Any, *, api: str = "", keyless: bool = False) -> gspread.Client:  # noqa: ANN401  # google-auth is untyped
    """A client for any credentials of google-auth; `keyless` ones log in at further hosts."""
    hosts = Hosts(api, keyless=keyless)
    return client_over(PatientClient([identity], Line(hosts, paced=not hosts.are_here)))


def connect_reader(
    keys: Sequence[Mapping[str, str]], *, line: Line | None = None
) -> gspread.Client:
    """A client that may only read, with as many identities as there are keys."""
    return client_over(PatientClient([from_key(key, READING) for key in keys], line or Line()))


def client_over(http: PatientClient) -> gspread.Client:
    """What gspread offers, over our own HTTP client."""
    make: Callable[..., gspread.Client] = gspread.authorize
    return make(None, http_client=lambda *_: http)


def hang_up(client: gspread.Client) -> None:
    """Close a client's connections."""
    if isinstance(client.http_client, PatientClient):
        client.http_client.close()


def from_key(key: Mapping[str, str], scopes: Sequence[str]) -> Any:  # noqa: ANN401  # google-auth is untyped
    """The identity of a service-account key. Raises CannotDoError, which never repeats the key."""
    make: Callable[..., Any] = Credentials.from_service_account_info
    try:
        return make(dict(key), scopes=scopes)
    except (ValueError, GoogleAuthError):
        # Nothing of the cause is kept: it may quote the key.
        raise CannotDoError(
            "Khóa tài khoản dịch vụ hỏng hoặc thiếu phần; hãy tải lại khóa."
        ) from None


def of_machine(scopes: Sequence[str], *, api: str = "") -> Any:  # noqa: ANN401
    """The identity the machine has without a key: workload identity, gcloud, a Google machine.

    Raises LoginRefusedError where it has none. A person's log-in has the scopes it was given.
    """
    try:
        # On a machine of Google's own the answer comes from its metadata server.
        request = LoginRequest(Hosts(api, keyless=True), _METADATA_LIMITS, SystemTimer())
        # With scopes at once it would look up the name of a project, on yet another host. That
        # there is no project, and that a person logged in, it tells in English.
        logging.getLogger("google.auth._default").setLevel(logging.ERROR)
        with warnings.catch_warnings(action="ignore", category=UserWarning):
            credentials, _ = google.auth.default(request=request)
    except GoogleAuthError:
        raise LoginRefusedError(
            "Máy này chưa có danh tính Google nào (keyless = true); hãy đăng nhập bằng gcloud, "
            "cấu hình Workload Identity, hoặc dùng khóa."
        ) from None
    scoped: Callable[..., Any] = with_scopes_if_required
    return scoped(credentials, list(scopes))


def acting_as(source: Any, account: str, scopes: Sequence[str], *, person: str = "") -> Any:  # noqa: ANN401
    """`source` acting as a service account, for an hour at a time and without that one's key.

    With `person` the account in turn acts for that person, as their domain allows it to.
    """
    make: Callable[..., Any] = impersonated_credentials.Credentials
    return make(
        source_credentials=source,
        target_principal=account,
        target_scopes=list(scopes),
        subject=person or None,
    )
