"""From settings to a client that reads: keys or the machine's own identity, never more rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sync.google.address import asked_address, told_address
from sync.google.client import Line, PatientClient
from sync.google.hosts import Hosts
from sync.google.keys import ServiceKey, read_key
from sync.google.retry import Patience
from sync.google_client import ACTING, READING, acting_as, client_over, from_key, of_machine

if TYPE_CHECKING:
    from collections.abc import Callable

    import gspread

    from sync.settings import GoogleSettings

_MACHINE = "keyless"  # the name of an identity whose address only Google knows


@dataclass(frozen=True, slots=True)
class GoogleLogin:
    """A client, by which name its reading is known, and what people should know about its keys."""

    client: gspread.Client
    account: str
    notes: tuple[str, ...]
    close: Callable[[], None]

    @property
    def address(self) -> str:
        """The address to share with; where the login does not tell it, Google is asked.

        Raises CannotDoError.
        """
        return asked_address(self.client) if self.account == _MACHINE else self.account


def log_in(google: GoogleSettings) -> GoogleLogin:
    """Log in to read. Raises CannotDoError for a key that is open to others or no key."""
    keys = [read_key(path) for path in google.keys]
    hosts = Hosts(google.api, keyless=google.keyless or bool(google.account))
    line = Line(hosts, Patience(night=60.0 * google.minutes), paced=not hosts.are_here)
    identities = _identities(google, keys)
    http = PatientClient(identities, line)
    notes = tuple(key.told(datetime.now(UTC)) for key in keys)
    account = told_address(identities[0]) or _MACHINE
    return GoogleLogin(client_over(http), account, notes, http.close)


def _identities(google: GoogleSettings, keys: list[ServiceKey]) -> list[Any]:
    """One identity per key, or the machine's own; each perhaps acting as another account."""
    scopes = ACTING if google.account else READING
    sources = [from_key(key.info, scopes) for key in keys] or [of_machine(scopes, api=google.api)]
    if not google.account:
        return sources
    return [acting_as(source, google.account, READING) for source in sources]
