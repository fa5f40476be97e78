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


@dataclass(frozen=True, slots=True)
class GoogleLogin:
    """A reading client, whose it is, and what people should know about the keys."""

    client: gspread.Client
    reader: str
    notes: tuple[str, ...]
    close: Callable[[], None]


def log_in(google: GoogleSettings) -> GoogleLogin:
    """Log in to read. Raises CannotDoError for a key that is open to others or no key."""
    keys = [read_key(path) for path in google.keys]
    hosts = Hosts(google.api, keyless=google.keyless or bool(google.account))
    line = Line(hosts, Patience(night=60.0 * google.minutes), paced=not google.api)
    identities = _identities(google, keys)
    http = PatientClient(identities, line)
    opened = client_over(http)
    names = [key.info["client_email"] for key in keys] or ["keyless"]
    return GoogleLogin(
        opened,
        google.account or names[0],
        tuple(key.told(datetime.now(UTC)) for key in keys),
        http.close,
    )


def _identities(google: GoogleSettings, keys: list[ServiceKey]) -> list[Any]:
    """One identity per key, or the machine's own; each perhaps acting as another account."""
    if google.account:
        # What acts as another needs the right to do so, and itself reads nothing.
        platform = ("https://www.googleapis.com/auth/cloud-platform",)
        sources = [from_key(key.info, platform) for key in keys] or [of_machine(platform)]
        return [acting_as(source, google.account, READING) for source in sources]
    return [from_key(key.info, READING) for key in keys] or [of_machine(READING)]
