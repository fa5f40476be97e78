"""HTTP on the loopback interface: werkzeug's threaded server, made to end cleanly and to misbehave.

A thread per connection, HTTP/1.1 with keep-alive. Ordered faults of the wire – silence, a reset,
half a body – are made here, because only here there is a socket.
"""

from __future__ import annotations

import socket
import struct
import sys
import threading
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from sync.sandbox.wire import Answer, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PATIENCE = 5.0  # seconds the end waits for a thread
BACKLOG = 64  # connections that may wait to be taken
IDLE = 60.0  # seconds a silent connection is kept
LARGEST = 64 * 2**20  # bytes of a body that are read
# SO_LINGER: close with a reset, not with a farewell; Windows has shorter fields
AT_ONCE = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class _Conversation(WSGIRequestHandler):
    """A silent handler that sends small answers at once and does not wait for ever."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE
    disable_nagle_algorithm = True

    def run_wsgi(self) -> None:
        """Answer one request; after a reset there is no next one on this connection."""
        super().run_wsgi()
        if isinstance(self.server, Server) and self.connection in self.server.broken:
            self.close_connection = True

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  # werkzeug's name
        """Nothing: the sandbox has its own log."""


class Server(ThreadedWSGIServer):
    """Remembers its connections, so that its end ends them too."""

    daemon_threads = True

    def __init__(self, answer: Callable[[Request], Answer], port: int = 0) -> None:
        # werkzeug ends the whole program when a port is taken; a socket of our own raises OSError
        with socket.create_server(("127.0.0.1", port), backlog=BACKLOG) as listening:
            super().__init__("127.0.0.1", port, self.wsgi, _Conversation, fd=listening.fileno())
        self.answer = answer
        self.connections: set[socket.socket] = set()
        self.broken: set[socket.socket] = set()
        self.workers: list[threading.Thread] = []
        self.guard = threading.Lock()
        self.over = threading.Event()

    def wsgi(self, environ: dict[str, Any], start: Callable[..., object]) -> Iterable[bytes]:
        """The WSGI application: one answer, unless the wire fails on the way."""
        if int(environ.get("CONTENT_LENGTH") or 0) > LARGEST:
            return _sent(Answer(413, b"", headers=(("Connection", "close"),)), start)
        answer = self.answer(_request(environ))
        if answer.wire == "hang":
            self.over.wait(answer.seconds)
        if answer.wire in ("hang", "reset"):
            self._break(environ["werkzeug.socket"])
        return _sent(answer, start)

    def _break(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        with self.guard:
            self.broken.add(connection)
        raise ConnectionResetError("an ordered fault")

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
        """Close a connection and forget it; a broken one goes without a farewell."""
        with self.guard:
            self.connections.discard(request)
            broken = request in self.broken
            self.broken.discard(request)
        if broken:
            self.close_request(request)
        else:
            super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """A client that went away is no news."""

    def finish(self) -> None:
        """Stop listening, hang up on everyone, wait until the threads have noticed."""
        self.over.set()
        self.shutdown()
        with self.guard:
            open_now, workers = list(self.connections), list(self.workers)
        for connection in open_now:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        for worker in workers:
            worker.join(PATIENCE)
        self.server_close()


def _request(environ: dict[str, Any]) -> Request:
    path, _, query = str(environ["RAW_URI"]).partition("?")
    headers = {
        name[5:].replace("_", "-").lower(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    headers["content-type"] = str(environ.get("CONTENT_TYPE", ""))
    length = int(environ.get("CONTENT_LENGTH") or 0)
    # a body that is left unread would be taken for the next request of the connection
    body = environ["wsgi.input"].read(length) if length else b""
    return Request(str(environ["REQUEST_METHOD"]), path, query, headers, body)


def _sent(answer: Answer, start: Callable[..., object]) -> Iterable[bytes]:
    headers = [*answer.headers, ("Content-Length", str(len(answer.body)))]
    headers.append(("Content-Type", answer.type))
    body = answer.body
    if answer.wire == "truncated":
        headers.append(("Connection", "close"))
        body = body[: len(body) // 2]
    start(f"{answer.status} {HTTPStatus(answer.status).phrase}", headers)
    return [body]
