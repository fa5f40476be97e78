"""The sandbox: a stand-in for Google's services on 127.0.0.1, for the length of a `with` block."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from sync.sandbox.app import App
from sync.sandbox.identities import Identity
from sync.sandbox.keeping import Keeper
from sync.sandbox.quota import Quota
from sync.sandbox.tokens import CLIENT, DRIVE_SCOPES, SHEETS_SCOPES, new_key, public_half
from sync.sandbox.transport import PATIENCE, Server
from sync.sandbox.world import World

if TYPE_CHECKING:
    from pathlib import Path

    from sync.sandbox.clock import SandboxClock
    from sync.sandbox.faults import Faults
    from sync.sandbox.jsons import Json
    from sync.sandbox.wire import Logged

PER_USER, PER_PROJECT = 60, 300  # calls of the Sheets API a minute, reads and writes each
NO_LAG = timedelta(0)


class Sandbox:
    """A stand-in for Google's token endpoint, Drive v3 and Sheets v4.

    Use as a context manager; `url` is where it listens, point a client's hosts there.

    * `service_accounts_own_files`: let service accounts own files, as they could until 2025.
      Without it they may create files only in a shared drive.
    * `quota`: refuse calls beyond 60 a minute per caller and 300 per project (Sheets only).
    * `lag`: how long Drive hides an edit of cells from `modifiedTime` and the list of changes.
    * `keep_bodies`: keep the JSON of every call in `log`.
    * `port`: where to listen; any free port by default. OSError when it is taken.
    * `folder`: keep the state there and begin with what is kept there already.
    * `log_limit`: how many calls `log` remembers; all by default.
    """

    def __init__(  # noqa: PLR0913  # the settings of one sandbox
        self,
        *,
        service_accounts_own_files: bool = False,
        quota: bool = False,
        lag: timedelta = NO_LAG,
        keep_bodies: bool = False,
        port: int = 0,
        folder: Path | None = None,
        log_limit: int | None = None,
    ) -> None:
        self.world = World(
            service_accounts_own_files=service_accounts_own_files,
            quota=Quota(PER_USER, PER_PROJECT) if quota else Quota(),
            lag=lag,
            kept=folder is not None,
        )
        self._app = App(self.world, keep_bodies=keep_bodies, log_limit=log_limit)
        self._keeper = Keeper(folder, self.world.drive, self._app.lock) if folder else None
        if self._keeper:
            self._keeper.load()
        self._server = Server(self._app, port)
        self.world.tokens.audience = self.token_uri
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )

    @property
    def url(self) -> str:
        """Where the sandbox listens."""
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def token_uri(self) -> str:
        """The token endpoint."""
        return self.url + "/token"

    @property
    def log(self) -> list[Logged]:
        """The calls so far, in the order they were answered."""
        return self._app.log

    @property
    def bugs(self) -> list[str]:
        """Tracebacks of the sandbox's own mistakes, each answered with a 500; should stay empty."""
        return self._app.bugs

    @property
    def faults(self) -> Faults:
        """Where trouble is ordered."""
        return self._app.faults

    @property
    def clock(self) -> SandboxClock:
        """The clock the sandbox lives by."""
        return self.world.clock

    def service_account_key(self, email: str) -> Json:
        """A fresh key file of a service account; from now on the sandbox knows that account."""
        key, public = new_key(email, self.token_uri)
        self.world.tokens.keys[email] = public
        return key

    def trust(self, key: Json) -> None:
        """Know the account of a key file from an earlier time; ValueError when it is no key."""
        self.world.tokens.keys[str(key["client_email"])] = public_half(key)

    def authorized_user(self, email: str, *more: str) -> Json:
        """What google-auth needs to act as a person: the content of an `authorized_user` file.

        `more` are scopes that the person agreed to beside those for spreadsheets and Drive.
        """
        token = f"1//sandbox-{email}"
        scopes = (*SHEETS_SCOPES, *DRIVE_SCOPES, *more)
        self.world.tokens.refresh[token] = Identity(email, scopes=scopes)
        info = {"type": "authorized_user", "refresh_token": token, "token_uri": self.token_uri}
        return info | {"client_id": CLIENT, "client_secret": CLIENT, "scopes": list(scopes)}

    def delegate(self, email: str) -> None:
        """Let a service account act for people (domain-wide delegation, the `sub` of a login)."""
        self.world.tokens.delegated.add(email)

    def let_act(self, email: str, account: str) -> None:
        """Let somebody act as a service account (the role Service Account Token Creator)."""
        self.service_account_key(account)  # known from now on
        self.world.tokens.creators.add((email, account))

    def federate(self, token: str, email: str) -> None:
        """Take a token of somebody else's for an address (Workload Identity Federation)."""
        self.world.tokens.federated[token] = email

    def expire_tokens(self) -> None:
        """Make every access token given so far worthless; new logins go on working."""
        self.world.tokens.expire()

    def __enter__(self) -> Self:
        self._thread.start()
        if self._keeper:
            self._keeper.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.finish()
        self._thread.join(PATIENCE)
        if self._keeper:
            self._keeper.finish()
