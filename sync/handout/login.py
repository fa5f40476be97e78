"""Who hands out: the identity that may create and write, and the address it goes by."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from google.oauth2.credentials import Credentials

from sync.google.keys import read_key, read_private
from sync.google_client import WRITING, connect_as, from_key
from sync.google_login import log_in
from sync.settings import FileOwner, SettingsError
from workbook.os_reasons import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import gspread

    from sync.google.keys import ServiceKey
    from sync.settings import GoogleSettings, HandoutSettings

_GOOGLE = "https://oauth2.googleapis.com/token"
_PARTS = ("refresh_token", "client_id", "client_secret")


def writer(google: GoogleSettings, handout: HandoutSettings) -> tuple[gspread.Client, str]:
    """A client for handing out, and its address. Raises CannotDoError for an unusable file.

    A service account acts for itself in a shared drive. A person acts through their own log-in,
    or through a service account that their domain lets act for them. Where the agencies own
    the files, nothing is written, and the identity that reads is enough.
    """
    if handout.owner is FileOwner.USER:
        return connect_as(_person(google, handout), api=google.api), handout.user
    if handout.owner is FileOwner.AGENCY:
        login = log_in(google)
        return login.client, login.account
    key = _writing_key(google).info
    return connect_as(from_key(key, WRITING), api=google.api), str(key["client_email"])


def readers(google: GoogleSettings) -> tuple[str, ...]:
    """The addresses that read every night."""
    keys = (str(read_key(path).info["client_email"]) for path in google.keys)
    return tuple(filter(None, (google.account, *keys)))


def key_notes(google: GoogleSettings, handout: HandoutSettings) -> tuple[str, ...]:
    """What people should know about the keys that read and write, such as their age."""
    writing = None if handout.login else google.write_key
    paths = dict.fromkeys((*google.keys, *filter(None, [writing])))
    return tuple(read_key(path).told(datetime.now(UTC)) for path in paths)


def _person(google: GoogleSettings, handout: HandoutSettings) -> Any:  # noqa: ANN401  # google-auth is untyped
    if handout.login:
        return _saved(handout.login)
    return from_key(_writing_key(google).info, WRITING).with_subject(handout.user)


def _writing_key(google: GoogleSettings) -> ServiceKey:
    """The key that may write; the one that reads, where there is no other."""
    path = google.write_key or next(iter(google.keys), None)
    if path is None:
        raise SettingsError(
            "Chưa khai báo khóa của tài khoản được ghi; hãy thêm write_key vào phần [google]."
        )
    return read_key(path)


def _saved(path: Path) -> Any:  # noqa: ANN401
    """A person's saved log-in, closed to others; what it holds is never shown or logged."""
    try:
        with reading(path, "không đọc được tệp đăng nhập", SettingsError):
            told = json.loads(read_private(path)[0])
    except ValueError:
        told = None
    if not isinstance(told, dict) or any(part not in told for part in _PARTS):
        raise SettingsError(f"{path}: không phải tệp đăng nhập; hãy đăng nhập lại để lấy tệp mới.")
    parts = {name: told[name] for name in _PARTS}
    # google-auth's own reader of such files would not look at token_uri.
    make: Callable[..., Any] = Credentials
    return make(None, token_uri=told.get("token_uri", _GOOGLE), scopes=WRITING, **parts)
