"""From settings to a client that reads: keys or the machine's own identity, never more rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sync.google.client import Line, PatientClient
from sync.google.hosts import Hosts
from sync.google.keys import ServiceKey, read_key
from sync.google.retry import Patience
from sync.google_client import READING, acting_as, client_over, from_key, of_machine

if TYPE_CHECKING:
    from collections.abc import Callable

    import gspread

    from sync.settings import GoogleSettings


_PLATFORM = "https://www.googleapis.com/auth/cloud-platform"


@dataclass(frozen=True, slots=True)
class GoogleLogin:
    """A client, whose it is, and what people should know about its keys."""

    client: gspread.Client
    account: str
    notes: tuple[str, ...]
    close: Callable[[], None]


def log_in(google: GoogleSettings) -> GoogleLogin:
    """Log in to read. Raises CannotDoError for a key that is open to others or no key."""
    keys = [read_key(path) for path in google.keys]
    hosts = Hosts(google.api, keyless=google.keyless or bool(google.account))
    # A stand-in on this machine need not be spared.
    line = Line(hosts, Patience(night=60.0 * google.minutes), paced=not google.api)
    http = PatientClient(_identities(google, keys), line)
    names = [google.account, *(key.info["client_email"] for key in keys), "keyless"]
    notes = tuple(key.told(datetime.now(UTC)) for key in keys)
    return GoogleLogin(client_over(http), next(filter(None, names)), notes, http.close)


def _identities(google: GoogleSettings, keys: list[ServiceKey]) -> list[Any]:
    """One identity per key, or the machine's own; each perhaps acting as another account."""
    # What acts as another needs the right to do so, and itself reads nothing.
    scopes = (_PLATFORM,) if google.account else READING
    sources = [from_key(key.info, scopes) for key in keys] or [of_machine(scopes)]
    if not google.account:
        return sources
    return [acting_as(source, google.account, READING) for source in sources]
