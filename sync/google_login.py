"""From settings to clients: one identity reads, another one writes, none has more rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sync.google.client import Line, PatientClient
from sync.google.hosts import Hosts
from sync.google.keys import ServiceKey, read_key
from sync.google.retry import Patience
from sync.google_client import (
    READING,
    WRITING,
    acting_as,
    client_over,
    from_key,
    of_machine,
)
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
    patience = Patience(night=60.0 * google.minutes)
    return _login(google, _Identity(google.keys, google.account, READING), patience)


def log_in_to_write(google: GoogleSettings) -> GoogleLogin:
    """Log in to hand out and to answer. Raises CannotDoError where no such identity is named."""
    keys = (google.write_key,) if google.write_key else ()
    if not (keys or google.write_account):
        raise CannotDoError(
            "Chưa khai báo tài khoản được ghi; hãy thêm write_key hoặc write_account vào phần "
            "[google] của tệp cài đặt."
        )
    return _login(google, _Identity(keys, google.write_account, WRITING), Patience())


@dataclass(frozen=True, slots=True)
class _Identity:
    """Whom to be: by keys or as the machine, perhaps acting as an account, with which rights."""

    keys: tuple[Path, ...]
    account: str
    scopes: tuple[str, ...]

    def credentials(self, keys: list[ServiceKey]) -> list[Any]:
        """One identity per key, or the machine's own."""
        # What acts as another needs the right to do so, and itself reads nothing.
        scopes = (_PLATFORM,) if self.account else self.scopes
        sources = [from_key(key.info, scopes) for key in keys] or [of_machine(scopes)]
        if not self.account:
            return sources
        return [acting_as(source, self.account, self.scopes) for source in sources]


def _login(google: GoogleSettings, identity: _Identity, patience: Patience) -> GoogleLogin:
    keys = [read_key(path) for path in identity.keys]
    keyless = not keys or bool(identity.account)
    # A stand-in on this machine need not be spared.
    line = Line(Hosts(google.api, keyless=keyless), patience, paced=not google.api)
    http = PatientClient(identity.credentials(keys), line)
    names = [identity.account, *(key.info["client_email"] for key in keys), "keyless"]
    notes = tuple(key.told(datetime.now(UTC)) for key in keys)
    return GoogleLogin(client_over(http), next(filter(None, names)), notes, http.close)
