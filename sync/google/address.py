"""Under which address an identity acts: as it says itself, else as Drive knows it.

Keys and acting as a service account tell their address. A person's log-in and a machine of
Google's own do not; then one call asks Drive who is asking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gspread
import requests
from google.auth.exceptions import GoogleAuthError

from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Mapping

_ABOUT = "https://www.googleapis.com/drive/v3/about"
_UNKNOWN = (
    "Google không cho biết địa chỉ của danh tính trên máy này (keyless = true); hãy ghi vào "
    "[google] địa chỉ một tài khoản dịch vụ mà danh tính ấy được phép thay mặt: write_account để "
    "ghi, account để đọc."
)


def told_address(identity: Any) -> str:  # noqa: ANN401  # google-auth is untyped
    """The address that credentials themselves name; "" where they name none."""
    name = getattr(identity, "service_account_email", None) or getattr(identity, "account", None)
    # A machine of Google's own calls its account `default` until its first login.
    return name if isinstance(name, str) and "@" in name else ""


def asked_address(client: gspread.Client) -> str:
    """The address that Drive knows a client by. Raises CannotDoError where it does not say."""
    try:
        answer = client.http_client.request("get", _ABOUT, params={"fields": "user(emailAddress)"})
    except (gspread.exceptions.APIError, requests.RequestException, GoogleAuthError):
        raise CannotDoError(_UNKNOWN) from None
    user: Mapping[str, str] = answer.json().get("user", {})
    if not user.get("emailAddress"):
        raise CannotDoError(_UNKNOWN)
    return user["emailAddress"]
