"""Everything the sandbox knows, and the one call that reaches into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sync.sandbox.clock import SandboxClock
from sync.sandbox.drive import Drive
from sync.sandbox.quota import Quota
from sync.sandbox.tokens import Tokens

if TYPE_CHECKING:
    from sync.sandbox.identities import Identity
    from sync.sandbox.jsons import Json

TRUE = ("true", "True", "1")


@dataclass(slots=True)
class World:
    """The whole state: the clock, Drive with its spreadsheets, the accounts, and the rules of play.

    `lag` is how long Drive hides an edit of cells. `kept` tells people that the state outlives the
    program. `service_accounts_own_files` turns the
    refusal off that service accounts have met since 2025.
    """

    clock: SandboxClock = field(default_factory=SandboxClock)
    drive: Drive = field(default_factory=Drive)
    tokens: Tokens = field(init=False)
    service_accounts_own_files: bool = False
    quota: Quota = field(default_factory=Quota)
    lag: timedelta = timedelta(0)
    locale: str = "en_US"
    time_zone: str = "Etc/GMT"
    kept: bool = False

    def __post_init__(self) -> None:
        self.tokens = Tokens(self.clock)


@dataclass(frozen=True, slots=True)
class Call:
    """One authorised call: who, the query parameters (each a list), the JSON body, path parts."""

    world: World
    who: Identity
    query: dict[str, list[str]]
    body: Json
    path: dict[str, str]

    def text(self, name: str) -> str | None:
        """A query parameter, or None when it is absent or empty."""
        return (self.query.get(name) or [""])[-1] or None

    def flag(self, name: str) -> bool:
        """A query parameter that says yes or no."""
        return self.text(name) in TRUE

    def flat(self) -> dict[str, Any]:
        """The query parameters with their last values."""
        return {name: parts[-1] for name, parts in self.query.items() if parts and parts[-1]}
