"""Who hands out: the identity that may create and write, and the address it goes by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from google.oauth2.credentials import Credentials

from sync.google_client import SCOPES, connect_as, robot_of
from sync.settings import FileOwner, SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    import gspread

    from sync.settings import GoogleSettings, HandoutSettings

_GOOGLE = "https://oauth2.googleapis.com/token"
_PARTS = ("refresh_token", "client_id", "client_secret")


def writer(google: GoogleSettings, handout: HandoutSettings) -> tuple[gspread.Client, str]:
    """A client that may write, and its address. Raises SettingsError for an unusable file.

    A service account acts for itself in a shared drive. A person acts through their own log-in,
    or through a service account that their domain lets act for them.
    """
    if handout.owner is FileOwner.USER and handout.login:
        return connect_as(_person(handout.login), api=google.api), handout.user
    key = _read(google.write_key or google.key, "private_key")
    robot: Any = robot_of(key)
    if handout.owner is FileOwner.USER:
        return connect_as(robot.with_subject(handout.user), api=google.api), handout.user
    return connect_as(robot, api=google.api), str(key.get("client_email", ""))


def readers(google: GoogleSettings) -> tuple[str, ...]:
    """The addresses that read every night, where that is another identity than the writer."""
    if google.write_key is None:
        return ()
    return (str(_read(google.key, "client_email")["client_email"]),)


def _person(path: Path) -> Credentials:
    told = _read(path, *_PARTS)
    parts = {name: told[name] for name in _PARTS}
    # google-auth's own reader of such files would not look at token_uri.
    return Credentials(None, token_uri=told.get("token_uri", _GOOGLE), scopes=SCOPES, **parts)  # type: ignore[no-untyped-call]  # untyped library


def _read(path: Path, *parts: str) -> dict[str, Any]:
    """A file of secrets; what it holds is never shown or logged."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: không đọc được tệp ({error.strerror}).") from None
    except ValueError:
        told = None
    if not isinstance(told, dict) or any(part not in told for part in parts):
        raise SettingsError(f"{path}: không phải tệp khóa hay tệp đăng nhập; hãy tải lại tệp.")
    return told
