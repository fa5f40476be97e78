"""The thin HTTP shell: from a raw request to an answer, and a log of what was asked.

It knows nothing about spreadsheets. One lock keeps the state whole, so that calls on it follow
one another; the waiting that a fault asks for happens outside of it.
"""

from __future__ import annotations

import json
import threading
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from sync.sandbox import doors, masks, parameters, routes, shapes, web
from sync.sandbox.errors import (
    RefusedError,
    bad_values,
    drive_error,
    invalid,
    no_token,
    sheets_error,
    too_narrow_scope,
    unauthenticated,
    unregistered,
)
from sync.sandbox.faults import Faults
from sync.sandbox.jsons import Json, tidy
from sync.sandbox.tokens import allowed
from sync.sandbox.wire import HTML_TYPE, JSON_TYPE, Answer, Logged, Request, as_json, done
from sync.sandbox.world import Call, World

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.sandbox.faults import Fault
    from sync.sandbox.identities import Identity
    from sync.sandbox.routes import Route

NOT_FOUND = (
    b"<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n"
    b"<p><b>404.</b> <ins>That\xe2\x80\x99s an error.</ins>\n"
)
NO_LOCATIONS = {"locations": [], "encodedLocations": "0x0"}


@dataclass(slots=True)
class App:
    """Answers requests on a world."""

    world: World
    keep_bodies: bool = False
    log_limit: int | None = None
    log: list[Logged] = field(default_factory=list[Logged])
    faults: Faults = field(default_factory=Faults)
    bugs: list[str] = field(default_factory=list[str])
    lock: threading.RLock = field(default_factory=threading.RLock)

    def __call__(self, request: Request) -> Answer:
        """The answer to one request, logged."""
        if request.path == "/token" and request.method == "POST":
            return self._login(request)
        if request.path.endswith("/allowedLocations"):
            return self._noted(request, "allowedLocations", as_json(200, NO_LOCATIONS))
        if door := doors.kind(request):
            with self.lock:
                given = self._safely(
                    lambda: as_json(200, doors.answered(self.world.tokens, request))
                )
            return self._noted(request, door, given)
        if web.is_page(request):
            return self._page(request)
        found = routes.find(request.method, request.path)
        if found is None:
            return self._noted(request, "unknown", Answer(404, NOT_FOUND, HTML_TYPE))
        return self._method(request, *found)

    def _page(self, request: Request) -> Answer:
        if not web.is_ours(request):
            return self._noted(request, "page", Answer(403, NOT_FOUND, HTML_TYPE))
        with self.lock:
            answer = self._safely(lambda: web.answered(self.world, request))
        return self._noted(request, "page", answer)

    def _login(self, request: Request) -> Answer:
        form = {name: parts[-1] for name, parts in parse_qs(request.body.decode()).items()}
        fault = self.faults.next("token", request.target, "")
        with self.lock:
            answer = self._safely(lambda: as_json(200, self.world.tokens.answer(form)))
        return self._noted(request, "token", answer, fault=fault)

    def _method(self, request: Request, route: Route, path: dict[str, str]) -> Answer:
        who = self._identity(request)
        name = who.email if who else ""
        fault = self.faults.next(route.kind, request.target, name)
        sent: list[Json] = [{}]

        def work() -> Answer:
            caller = _admitted(who, route, request)
            query = _query(request, route)
            sent[0] = _body(request)
            body = tidy(sent[0])
            _check_shape(body, route)
            return self._work(Call(self.world, caller, query, body, path), route)

        answer = Answer(200, b"{}\n")
        if fault is None or fault.applied:
            with self.lock:
                answer = self._safely(work)
        return self._noted(
            request, route.kind, answer, who=name, sent=sent[0], fault=fault, drive=route.is_drive
        )

    def _safely(self, work: Callable[[], Answer]) -> Answer:
        try:
            return work()
        except RefusedError as refused:
            return as_json(refused.status, refused.body, headers=refused.headers)
        except Exception:  # noqa: BLE001  # a client must get an answer, a tester the traceback
            self.bugs.append(traceback.format_exc())
            broken = sheets_error("INTERNAL", "Internal error encountered.")
            return as_json(broken.status, broken.body)

    def _work(self, call: Call, route: Route) -> Answer:
        now = self.world.clock.now()
        if not route.is_drive:
            self.world.quota.count(route.access, call.who.email, now)
        self.world.drive.settle(now)
        compact = call.text("prettyPrint") in ("false", "0")
        body = route.answer(call)
        return body if isinstance(body, Answer) else done(body, compact=compact)

    def _identity(self, request: Request) -> Identity | None:
        scheme, _, token = request.header("authorization").partition(" ")
        return self.world.tokens.identity(token.strip()) if scheme.lower() == "bearer" else None

    def _noted(  # noqa: PLR0913  # everything the log keeps
        self,
        request: Request,
        kind: str,
        answer: Answer,
        *,
        who: str = "",
        sent: Json | None = None,
        fault: Fault | None = None,
        drive: bool = False,
    ) -> Answer:
        if fault is not None:
            answer = fault.answer(answer, drive=drive)
        answered: Any = None
        if self.keep_bodies and answer.body and answer.type == JSON_TYPE:
            answered = json.loads(answer.body)
        self.log.append(
            Logged(
                request.method,
                kind,
                answer.status,
                request.target,
                who,
                sent if self.keep_bodies else None,
                answered,
                fault.name if fault else "",
            )
        )
        if self.log_limit is not None:
            del self.log[: -self.log_limit]
        return answer


def _admitted(who: Identity | None, route: Route, request: Request) -> Identity:
    if who is None:
        if request.header("authorization"):
            raise unauthenticated(drive=route.is_drive)
        # some reads would also take the key of an application, and say so
        nobody = unregistered if route.kind in routes.OPEN_TO_KEYS else no_token
        raise nobody(drive=route.is_drive)
    content, write = route.kind in routes.CONTENT, route.access == routes.WRITE
    if not allowed(who, drive=route.is_drive, write=write, content=content):
        raise too_narrow_scope(drive=route.is_drive)
    return who


def _check_shape(body: Json, route: Route) -> None:
    try:
        shapes.check(body, route.kind)
    except RefusedError as refused:
        if route.is_drive:
            raise drive_error(400, "invalid", refused.message) from refused
        raise


def _query(request: Request, route: Route) -> dict[str, list[str]]:
    query = parse_qs(request.query, keep_blank_values=True)
    if not route.is_drive:
        query = parameters.read(query, route.kind)
    for mask in query.get("fields", [""])[:1]:
        if mask:
            masks.check(mask, route.kind)
    return query


def _body(request: Request) -> Json:
    if not request.body:
        return {}
    if request.path.startswith("/upload/"):
        return {"media": request.body.decode("utf-8", "replace")}
    try:
        body = json.loads(request.body)
    except ValueError as wrong:
        raise invalid("Invalid JSON payload received. Unexpected token.") from wrong
    if not isinstance(body, dict):
        said = 'Invalid JSON payload received. Unknown name "": Root element must be a message.'
        raise bad_values([("", said)])
    return dict(body)
