"""The thin HTTP shell: from a raw request to an answer, and a log of what was asked.

It knows nothing about spreadsheets. One lock keeps the state whole, so that calls on it follow
one another; only the waiting that a fault asks for happens outside of it.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from sync.sandbox import routes
from sync.sandbox.errors import RefusedError, invalid, too_narrow_scope, unauthenticated
from sync.sandbox.jsons import Json, tidy
from sync.sandbox.tokens import allowed
from sync.sandbox.world import Call, World

if TYPE_CHECKING:
    from sync.sandbox.identities import Identity
    from sync.sandbox.routes import Route

JSON_TYPE = "application/json; charset=UTF-8"
HTML_TYPE = "text/html; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Request:
    """What came over the wire: the path still encoded, the query not yet read."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes

    def header(self, name: str) -> str:
        """A header by its lower-case name; empty when absent."""
        return self.headers.get(name, "")


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: status, type, body, further headers."""

    status: int
    body: bytes
    type: str = JSON_TYPE
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Logged:
    """One call as it was answered. `kind` is the discovery id of the method, `token` for a login.

    `sent` and `answered` are the JSON bodies, None when there was none or bodies are not kept.
    """

    method: str
    kind: str
    status: int
    path: str
    who: str
    sent: Any = None
    answered: Any = None


@dataclass(slots=True)
class App:
    """Answers requests on a world."""

    world: World
    keep_bodies: bool = False
    log: list[Logged] = field(default_factory=list[Logged])
    lock: threading.RLock = field(default_factory=threading.RLock)

    def __call__(self, request: Request) -> Answer:
        """The answer to one request, logged."""
        if request.path == "/token" and request.method == "POST":
            return self._login(request)
        if request.path.endswith("/allowedLocations"):
            return self._plain(
                request, "allowedLocations", {"locations": [], "encodedLocations": "0x0"}
            )
        found = routes.find(request.method, request.path)
        if found is None:
            return self._note(request, "unknown", Answer(404, NOT_FOUND, HTML_TYPE), "", None)
        return self._method(request, *found)

    def _login(self, request: Request) -> Answer:
        form = {name: parts[-1] for name, parts in parse_qs(request.body.decode()).items()}
        with self.lock:
            answer = _answered(lambda: self.world.tokens.answer(form))
        return self._note(request, "token", answer, "", None)

    def _plain(self, request: Request, kind: str, body: Json) -> Answer:
        return self._note(request, kind, as_json(200, body), "", None)

    def _method(self, request: Request, route: Route, path: dict[str, str]) -> Answer:
        who: Identity | None = None
        sent: Json = {}
        with self.lock:
            try:
                who = self._caller(request, route)
                sent = _body(request)
                query = parse_qs(request.query, keep_blank_values=True)
                self.world.drive.settle(self.world.clock.now())
                answer = done(route.answer(Call(self.world, who, query, tidy(sent), path)))
            except RefusedError as refused:
                answer = as_json(refused.status, refused.body)
        return self._note(request, route.kind, answer, who.email if who else "", sent)

    def _caller(self, request: Request, route: Route) -> Identity:
        scheme, _, token = request.header("authorization").partition(" ")
        who = self.world.tokens.identity(token.strip()) if scheme.lower() == "bearer" else None
        if who is None:
            raise unauthenticated(drive=route.is_drive)
        if not allowed(who, drive=route.is_drive, write=route.access == routes.WRITE):
            raise too_narrow_scope(drive=route.is_drive)
        return who

    def _note(
        self, request: Request, kind: str, answer: Answer, who: str, sent: Json | None
    ) -> Answer:
        answered: Any = None
        if self.keep_bodies and answer.body and answer.type == JSON_TYPE:
            answered = json.loads(answer.body)
        kept = sent if self.keep_bodies else None
        target = request.path + (f"?{request.query}" if request.query else "")
        self.log.append(Logged(request.method, kind, answer.status, target, who, kept, answered))
        return answer


def _answered(call: Any) -> Answer:  # noqa: ANN401
    try:
        return as_json(200, call())
    except RefusedError as refused:
        return as_json(refused.status, refused.body)


def done(body: Json | None) -> Answer:
    """The answer of a method that went well; no body means 204."""
    return Answer(204, b"") if body is None else as_json(200, body)


def as_json(status: int, body: Json) -> Answer:
    """A JSON answer in the service's own layout: indented by two, a newline at the end."""
    return Answer(status, (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode())


def _body(request: Request) -> Json:
    if not request.body:
        return {}
    try:
        body = json.loads(request.body)
    except ValueError as wrong:
        raise invalid("Invalid JSON payload received. Unexpected token.") from wrong
    if not isinstance(body, dict):
        raise invalid(
            'Invalid JSON payload received. Unknown name "": Root element must be a message.'
        )
    return body


NOT_FOUND = (
    b"<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n"
    b"<p><b>404.</b> <ins>That\xe2\x80\x99s an error.</ins>\n"
)
