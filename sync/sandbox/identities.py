"""Who calls: people and service accounts, told apart by their e-mail address."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """One caller. A service account has no storage of its own (unless the sandbox is told so)."""

    email: str
    service_account: bool = False
    scopes: tuple[str, ...] = ()

    @property
    def domain(self) -> str:
        """What stands behind the @."""
        return self.email.rpartition("@")[2].lower()


def permission_id(address: str) -> str:
    """The permission id of an address: the same on every file, twenty digits like the service's."""
    digest = hashlib.sha256(address.lower().encode()).digest()
    return str(int.from_bytes(digest[:8], "big")).zfill(20)


def same(first: str, second: str) -> bool:
    """Whether two addresses are one mailbox."""
    return first.strip().lower() == second.strip().lower()
