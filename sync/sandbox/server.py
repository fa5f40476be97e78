"""The sandbox itself: an HTTP server on the loopback interface, for the length of a `with` block."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING, Any, Self

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from sync.sandbox.app import Answer, App, Logged, Request
from sync.sandbox.identities import Identity
from sync.sandbox.tokens import DRIVE_SCOPES, SHEETS_SCOPES, new_key
from sync.sandbox.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import timedelta

    from sync.sandbox.clock import SandboxClock
    from sync.sandbox.jsons import Json

PATIENCE = 5.0  # seconds the end of a block waits for threads
IDLE = 60.0  # seconds a silent connection is kept
REASONS = {200: "OK", 204: "No Content", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden"}
REASONS |= {404: "Not Found", 429: "Too Many Requests", 500: "Internal Server Error"}
REASONS |= {501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable"}


class _Handler(WSGIRequestHandler):
    """A silent handler that sends small answers at once and does not wait for ever."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE
    disable_nagle_algorithm = True

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  # werkzeug's name
        """Nothing: the sandbox has its own log."""


class _Server(ThreadedWSGIServer):
    """Remembers its connections, so that the end of the sandbox ends them too."""

    daemon_threads = True

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        super().__init__("127.0.0.1", 0, app, _Handler)
        self.connections: set[socket.socket] = set()
        self.workers: list[threading.Thread] = []
        self.guard = threading.Lock()

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """Serve a connection in a thread that can be waited for."""
        worker = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=True
        )
        with self.guard:
            self.connections.add(request)
            self.workers = [old for old in self.workers if old.is_alive()] + [worker]
        worker.start()

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401
        """Close a connection and forget it."""
        with self.guard:
            self.connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """A client that went away is no news."""

    def finish_all(self) -> None:
        """Hang up on everyone and wait until the threads have noticed."""
        with self.guard:
            open_now, workers = list(self.connections), list(self.workers)
        for connection in open_now:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        for worker in workers:
            worker.join(PATIENCE)


class Sandbox:
    """A stand-in for Google's token endpoint, Drive v3 and Sheets v4, on 127.0.0.1.

    Use as a context manager. `url` is where it listens; point a client's hosts there.
    `service_accounts_own_files=True` turns off the refusal service accounts meet when they
    create files outside shared drives; `lag` is how long Drive hides edits of cells;
    `keep_bodies=True` keeps the JSON of every call in `log`.
    """

    def __init__(
        self,
        *,
        service_accounts_own_files: bool = False,
        lag: timedelta | None = None,
        keep_bodies: bool = False,
    ) -> None:
        self.world = World(service_accounts_own_files=service_accounts_own_files)
        if lag is not None:
            self.world.lag = lag
        self._app = App(self.world, keep_bodies=keep_bodies)
        self._server = _Server(self._wsgi)
        self.world.tokens.audience = self.token_uri
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )

    @property
    def url(self) -> str:
        """Where the sandbox listens."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def token_uri(self) -> str:
        """The token endpoint."""
        return self.url + "/token"

    @property
    def log(self) -> list[Logged]:
        """The calls so far, in the order they were answered."""
        return self._app.log

    @property
    def clock(self) -> SandboxClock:
        """The clock the sandbox lives by."""
        return self.world.clock

    def service_account_key(self, email: str) -> Json:
        """A fresh key file of a service account; from now on the sandbox knows that account."""
        key, public = new_key(email, self.token_uri)
        self.world.tokens.keys[email] = public
        return key

    def authorized_user(self, email: str) -> Json:
        """What gspread and google-auth need to act as a person: an `authorized_user` file."""
        token = f"1//sandbox-{email}"
        scopes = (*SHEETS_SCOPES, *DRIVE_SCOPES)
        self.world.tokens.refresh[token] = Identity(email, scopes=scopes)
        info = {"type": "authorized_user", "refresh_token": token, "token_uri": self.token_uri}
        return info | {"client_id": "sandbox", "client_secret": "sandbox", "scopes": list(scopes)}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.finish_all()
        self._server.server_close()
        self._thread.join(PATIENCE)

    def _wsgi(
        self, environ: dict[str, Any], start_response: Callable[..., object]
    ) -> Iterable[bytes]:
        answer = self._app(_request(environ))
        return _send(answer, start_response)


def _request(environ: dict[str, Any]) -> Request:
    path, _, query = str(environ["RAW_URI"]).partition("?")
    headers = {
        name[5:].replace("_", "-").lower(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    length = int(environ.get("CONTENT_LENGTH") or 0)
    # a body that is left unread would be taken for the next request of the connection
    body = environ["wsgi.input"].read(length) if length else b""
    return Request(str(environ["REQUEST_METHOD"]), path, query, headers, body)


def _send(answer: Answer, start_response: Callable[..., object]) -> Iterable[bytes]:
    headers = [*answer.headers, ("Content-Length", str(len(answer.body)))]
    if answer.body:
        headers.append(("Content-Type", answer.type))
    start_response(f"{answer.status} {REASONS.get(answer.status, 'Error')}", headers)
    return [answer.body]
