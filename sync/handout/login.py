"""Who hands out: the identity that may create and write, and the address it goes by."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from google.oauth2.credentials import Credentials

from sync.google.address import asked_address, told_address
from sync.google.keys import read_key, read_private
from sync.google_client import ACTING, WRITING, acting_as, connect_as, from_key, of_machine
from sync.google_login import log_in
from sync.settings import FileOwner
from sync.settings_table import SettingsError
from workbook.os_reasons import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import gspread

    from sync.settings import GoogleSettings, HandoutSettings

_GOOGLE = "https://oauth2.googleapis.com/token"
_PARTS = ("refresh_token", "client_id", "client_secret")


def writer(google: GoogleSettings, handout: HandoutSettings) -> tuple[gspread.Client, str]:
    """A client for handing out, and its address. Raises CannotDoError for an unusable file.

    A service account acts for itself in a shared drive. A person acts through their own log-in,
    or through a service account that their domain lets act for them. Where the agencies own
    the files, nothing is written, and the identity that reads is enough.
    """
    if handout.owner is FileOwner.AGENCY:
        login = log_in(google)
        return login.client, login.address
    person = handout.user if handout.owner is FileOwner.USER else ""
    identity = _saved(handout.login) if person and handout.login else _writing(google, person)
    client = connect_as(identity, api=google.api, keyless=_is_keyless(google))
    return client, person or told_address(identity) or asked_address(client)


def readers(google: GoogleSettings) -> tuple[str, ...]:
    """The addresses that read every night. Raises CannotDoError."""
    if google.account:
        return (google.account,)
    keys = tuple(str(read_key(path).info["client_email"]) for path in google.keys)
    if keys or not google.keyless or not (google.write_key or google.write_account):
        return keys
    login = log_in(google)
    try:
        return (login.address,)
    finally:
        login.close()


def key_notes(google: GoogleSettings, handout: HandoutSettings) -> tuple[str, ...]:
    """What people should know about the keys that read and write, such as their age."""
    writing = None if handout.login else google.write_key
    paths = dict.fromkeys((*google.keys, *filter(None, [writing])))
    return tuple(read_key(path).told(datetime.now(UTC)) for path in paths)


def _writing(google: GoogleSettings, person: str) -> Any:  # noqa: ANN401  # google-auth is untyped
    """The identity that may write, acting for a person where one owns the files."""
    path = google.write_key or next(iter(google.keys), None)
    if path is None and not google.keyless:
        raise SettingsError(
            "Chưa khai báo khóa của tài khoản được ghi; hãy thêm write_key vào phần [google]."
        )
    account = google.write_account or ("" if path else google.account)
    scopes = ACTING if account else WRITING
    source = from_key(read_key(path).info, scopes) if path else of_machine(scopes, api=google.api)
    if account:
        return acting_as(source, account, WRITING, person=person)
    return _acting_for(source, person) if person else source


def _acting_for(source: Any, person: str) -> Any:  # noqa: ANN401
    """A key acts for a person by itself; any other identity only through a service account."""
    if not hasattr(source, "with_subject"):
        raise SettingsError(
            "owner = “người dùng” mà không có khóa: hãy ghi vào write_account tài khoản dịch vụ "
            "được tên miền ủy quyền, hoặc ghi tệp đăng nhập của người đó vào login."
        )
    return source.with_subject(person)


def _is_keyless(google: GoogleSettings) -> bool:
    """Whether writing logs in at the hosts that only logins without keys need."""
    return google.keyless or bool(google.write_account)


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
