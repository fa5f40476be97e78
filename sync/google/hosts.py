"""Which hosts a call may leave for: Google's, or the stand-in that is configured instead."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

from validators.errors import CannotDoError

_APIS = frozenset({"sheets.googleapis.com", "www.googleapis.com"})
_TOKENS = frozenset({"oauth2.googleapis.com"})
# Only for logins without a key: workload identity, impersonation, and a machine of Google's own.
_KEYLESS = frozenset({"sts.googleapis.com", "iamcredentials.googleapis.com"})
_METADATA = frozenset({"metadata.google.internal", "169.254.169.254"})


class ForeignHostError(CannotDoError):
    """A call that would have left for a host nobody configured; it was not made."""


@dataclass(frozen=True, slots=True)
class Hosts:
    """`api` takes the place of all of Google's hosts; `keyless` opens those of such logins."""

    api: str = ""
    keyless: bool = False

    @property
    def are_here(self) -> bool:
        """Whether all calls stay on this machine: a stand-in, whose limits nobody need spare."""
        name = urlsplit(self.api).hostname or ""
        with suppress(ValueError):
            return ip_address(name).is_loopback
        return name == "localhost"

    def call(self, url: str) -> str:
        """Where to send a call of the API instead. Raises ForeignHostError."""
        return self._placed(url, _APIS, ())

    def login(self, url: str) -> str:
        """Where to ask for a token instead. Raises ForeignHostError."""
        secure = _TOKENS | _KEYLESS if self.keyless else _TOKENS
        return self._placed(url, secure, _METADATA if self.keyless else ())

    def _placed(self, url: str, secure: frozenset[str], plain: frozenset[str] | tuple[()]) -> str:
        parts = urlsplit(url)
        known = (parts.scheme == "https" and parts.netloc in secure) or parts.netloc in plain
        if self.api:
            base = urlsplit(self.api)
            if known or (parts.scheme, parts.netloc) == (base.scheme, base.netloc):
                return urlunsplit((base.scheme, base.netloc, parts.path, parts.query, ""))
        elif known:
            return url
        raise ForeignHostError(
            f"Không gọi tới máy chủ “{parts.netloc or url}” vì không có trong cài đặt; "
            "hãy kiểm tra mục api và tệp khóa."
        )
