"""A server on the loopback interface that answers as no good server does: slowly, or elsewhere."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY = b'{"values": [["x"]]}'


class _Odd(BaseHTTPRequestHandler):
    """`/slow…` sends a byte at a time until told to stop, `/away…` points to another host."""

    protocol_version = "HTTP/1.1"
    over: threading.Event
    seen: list[str]

    def do_POST(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        self.seen.append(self.path)
        if "away" in self.path:
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        try:
            for at in range(len(BODY)):
                self.wfile.write(BODY[at : at + 1])
                self.wfile.flush()
                if self.over.wait(0.1):
                    return
        except OSError:
            return  # the client had enough

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def odd_server() -> Iterator[tuple[str, list[str]]]:
    """Its address, and the paths it was asked for."""
    handler = type("Odd", (_Odd,), {"over": threading.Event(), "seen": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    worker = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    worker.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", handler.seen
    finally:
        handler.over.set()
        server.shutdown()
        worker.join()
        server.server_close()
