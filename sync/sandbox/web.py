"""The addresses of the sandbox's own pages: `/`, `/s/{id}`, and the form that is sent there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from sync.sandbox.pages import front, sheet
from sync.sandbox.typing_in import save
from sync.sandbox.wire import HTML_TYPE, Answer

if TYPE_CHECKING:
    from sync.sandbox.wire import Request
    from sync.sandbox.world import World

# no script, nothing from elsewhere, forms only to here
GUARD = (
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)
HERE = ("127.0.0.1", "localhost")


def is_ours(request: Request) -> bool:
    """Whether a browser means this machine, and no other page sent it here."""
    host = urlsplit(f"//{request.header('host')}").hostname
    origin = request.header("origin")
    # a page without an address of its own says "null"
    from_here = not origin or origin == f"http://{request.header('host')}" or origin == "null"
    foreign = request.header("sec-fetch-site") in ("cross-site", "same-site")
    return host in HERE and from_here and not (foreign and request.method == "POST")


def answered(world: World, request: Request) -> Answer:
    """The page of an address; after a form, the way back to its sheet."""
    if request.path == "/":
        return Answer(200, front(world), HTML_TYPE, GUARD)
    file_id = unquote(request.path.removeprefix("/s/"))
    query = dict(parse_qsl(request.query))
    if request.method != "POST":
        return Answer(200, sheet(world, file_id, query), HTML_TYPE, GUARD)
    form = dict(parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True))
    message = save(world, file_id, form)
    if message:
        return Answer(200, sheet(world, file_id, form, message), HTML_TYPE, GUARD)
    who, gid = quote(form.get("who", "")), quote(form.get("gid", ""))
    back = f"/s/{quote(file_id)}?who={who}&gid={gid}"
    return Answer(303, b"", headers=(("Location", back), *GUARD))
