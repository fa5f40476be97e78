"""The addresses of the sandbox's own pages, for this machine's browser only.

`/` lists the spreadsheets and `/s/{id}` shows one; both are fixed files that ask `/page/books` and
`/page/s/{id}` for what they show. A cell that was typed into is posted to the latter.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from sync.sandbox.errors import RefusedError
from sync.sandbox.page_edit import NotWrittenError, write
from sync.sandbox.page_view import sheet
from sync.sandbox.players import books, seated
from sync.sandbox.wire import HTML_TYPE, Answer, as_json

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json
    from sync.sandbox.wire import Request
    from sync.sandbox.world import World

# only our own files, nothing written into a page, nothing from elsewhere, in no other page
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
GUARD = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
)
TYPES = {
    "css": "text/css; charset=UTF-8",
    "js": "text/javascript; charset=UTF-8",
    "svg": "image/svg+xml",
    "html": HTML_TYPE,
}
HERE = ("127.0.0.1", "localhost")
GONE = "Không có bảng tính này, hoặc người này không được xem; hãy mở lại từ danh sách."


def is_page(request: Request) -> bool:
    """Whether a request is for a page and not for one of Google's APIs."""
    return request.path == "/" or request.path.startswith(("/s/", "/page/"))


def is_ours(request: Request) -> bool:
    """Whether a browser means this machine, and no other page sent it here."""
    host = urlsplit(f"//{request.header('host')}").hostname
    origin = request.header("origin")
    from_here = not origin or origin == f"http://{request.header('host')}"
    foreign = request.header("sec-fetch-site") in ("cross-site", "same-site")
    return host in HERE and from_here and not (foreign and request.method == "POST")


def answered(world: World, request: Request) -> Answer:
    """The answer to a browser: one of the files, or what they ask for."""
    path = request.path
    if path == "/":
        return _file("list.html")
    if path.startswith("/s/"):
        return _file("sheet.html")
    if path == "/page/books":
        return _json(200, {"books": books(world), "kept": world.kept})
    if path.startswith("/page/s/"):
        return _sheet(world, request, unquote(path.removeprefix("/page/s/")))
    return _file(path.removeprefix("/page/"))


def _file(name: str) -> Answer:
    kind = TYPES.get(name.rpartition(".")[2])
    place = files("sync.sandbox").joinpath("page", name)
    if kind is None or "/" in name or "\\" in name or not place.is_file():
        return _json(404, {"message": "Không có trang này."})
    return Answer(200, place.read_bytes(), kind, GUARD)


def _sheet(world: World, request: Request, file_id: str) -> Answer:
    query = dict(parse_qsl(request.query))
    try:
        seat = seated(world, file_id, query.get("who", ""))
        if request.method == "POST":
            write(world, seat, _sent(request))
        return _json(200, sheet(world, seat, query.get("gid", "")))
    except NotWrittenError as wrong:
        return _json(400, {"message": str(wrong)})
    except RefusedError:
        return _json(404, {"message": GONE})


def _sent(request: Request) -> Json:
    """The JSON of a typed cell; a page from elsewhere cannot send this type without asking."""
    if not request.header("content-type").startswith("application/json"):
        raise NotWrittenError("Yêu cầu không đúng dạng.")
    try:
        sent = json.loads(request.body)
    except ValueError as wrong:
        raise NotWrittenError("Yêu cầu không đúng dạng.") from wrong
    if not isinstance(sent, dict) or not isinstance(sent.get("text"), str):
        raise NotWrittenError("Yêu cầu không đúng dạng.")
    return dict(sent)


def _json(status: int, body: Json) -> Answer:
    return as_json(status, body, headers=GUARD)
