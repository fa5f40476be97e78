"""What goes over the wire: requests as they came, answers as they go, calls as they are logged."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json

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

    @property
    def target(self) -> str:
        """Path and query, as they came."""
        return self.path + (f"?{self.query}" if self.query else "")


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: status, body, type, further headers.

    `wire` says what happens to it on the way: nothing, or `hang` (silence for `seconds`, then
    the connection breaks), `reset` (it breaks at once), `truncated` (half of the body arrives).
    """

    status: int
    body: bytes
    type: str = JSON_TYPE
    headers: tuple[tuple[str, str], ...] = ()
    wire: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Logged:
    """One call as it was answered. `kind` is the discovery id of the method, `token` for a login.

    `sent` and `answered` are the JSON bodies, None when there was none or bodies are not kept.
    `fault` names the ordered fault the call met.
    """

    method: str
    kind: str
    status: int
    path: str
    who: str
    sent: Any = None
    answered: Any = None
    fault: str = ""


def as_json(
    status: int,
    body: Json,
    *,
    headers: tuple[tuple[str, str], ...] = (),
    compact: bool = False,
) -> Answer:
    """A JSON answer in the service's own layout: indented by two, a newline at the end.

    A `compact` one is a single line, as `prettyPrint=false` asks for.
    """
    layout: dict[str, Any] = {"separators": (",", ":")} if compact else {"indent": 2}
    text = json.dumps(body, ensure_ascii=False, **layout)
    return Answer(status, f"{text}\n".encode(), headers=headers)


def done(body: Json | None, *, compact: bool = False) -> Answer:
    """The answer of a method that went well; no body means 204."""
    if body is None:
        return Answer(204, b"", "text/html")
    return as_json(200, body, compact=compact)
