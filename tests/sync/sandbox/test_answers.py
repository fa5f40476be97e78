"""The stand-in's answers beside what Google answers, as public sources tell it.

Each case of `answers/*.toml` names its source; `answers/book.json` makes the spreadsheet they
speak of. The expectations were written down from the sources first; nothing in them was taken
from the stand-in.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import requests

if TYPE_CHECKING:
    from collections.abc import Callable

    import gspread
    from support.sandbox_login import Login

    from sync.sandbox import Sandbox

FOLDER = Path(__file__).parent / "answers"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(file.read_text("utf-8"))["case"]
]

# A call sent before that of a case: `VERB path body`, a status in front if it is to be refused.
STEP = re.compile(
    r"(?P<refused>4\d\d )?(?P<verb>\S+) (?P<path>.+?)(?: (?P<body>\{.*\}))?", re.DOTALL
)


@pytest.fixture
def book(robot: gspread.Client) -> gspread.Spreadsheet:
    """A spreadsheet with a little of everything the cases ask for."""
    made = robot.create("Kế hoạch")
    made.batch_update({"requests": json.loads((FOLDER / "book.json").read_text("utf-8"))})
    return made


def head(who: str, book: gspread.Spreadsheet, login: Login) -> dict[str, str]:
    """The credential of a case: the owner's, a stranger's, one nobody gave out, or none."""
    if who not in ("owner", "stranger"):
        return {"Authorization": f"Bearer {who}"} if who else {}
    client = book.client
    if who == "stranger":
        other = login("la@noi-khac.example")
        other.list_spreadsheet_files()
        client = other.http_client
    return {"Authorization": f"Bearer {client.auth.token}"}


def address(sandbox: Sandbox, book: gspread.Spreadsheet, path: str) -> str:
    """Where the path of a case leads: whole addresses, Drive, or something of the book."""
    if path == "token":
        return f"{sandbox.url}/token"
    if path.startswith("https:"):
        return path.replace("https://sheets.googleapis.com", sandbox.url)
    if path.startswith("drive/"):
        return f"{sandbox.url}/drive/v3/{path.removeprefix('drive/')}"
    return f"{sandbox.url}/v4/spreadsheets/{book.id}{path}"


def alike(got: object, expected: object) -> bool:
    """Whether an answer is the one a case names; "*" stands for what no source can tell."""
    if isinstance(expected, dict) and isinstance(got, dict):
        return got.keys() == expected.keys() and all(alike(got[k], v) for k, v in expected.items())
    if isinstance(expected, list) and isinstance(got, list):
        return len(got) == len(expected) and all(map(alike, got, expected))
    return bool(expected == "*" or (got == expected and type(got) is type(expected)))


def check(got: dict[str, Any], case: dict[str, Any]) -> None:
    """The body of an answer is what a case says of it."""
    if "answer" in case:
        expected = json.loads(case["answer"])
        assert alike(got, expected), (got, expected)
    if "error" in case:
        assert got["error"] == json.loads(case["error"])
    if "details" in case:
        assert got["error"]["details"] == json.loads(case["details"])
    if "says" in case:
        assert got["error"]["message"] == case["says"]
    if "begins" in case:
        assert got["error"]["message"].startswith(case["begins"])


def sender(
    sandbox: Sandbox, book: gspread.Spreadsheet, auth: dict[str, str]
) -> Callable[[str, str, bytes], requests.Response]:
    """Sends calls of a case: the spreadsheet's id goes where a case says `{book}`."""

    def send(verb: str, path: str, body: bytes) -> requests.Response:
        form = {"Content-Type": "application/x-www-form-urlencoded"} if path == "token" else {}
        where = address(sandbox, book, path.replace("{book}", book.id))
        sent = body.replace(b"{book}", book.id.encode()) or None
        return requests.request(verb, where, data=sent, headers=auth | form, timeout=10)

    return send


def body_of(case: dict[str, Any]) -> bytes:
    """What a case sends: a body, or one request of a batchUpdate."""
    text = f'{{"requests": [{case["request"]}]}}' if "request" in case else case.get("body", "")
    return str(text).replace("{50001 x}", "x" * 50_001).encode()


@pytest.mark.parametrize("case", CASES)
def test_it_answers_as_google_does(
    sandbox: Sandbox, login: Login, book: gspread.Spreadsheet, case: dict[str, Any]
) -> None:
    """Status, body, error text, details and headers are those of the case."""
    send = sender(sandbox, book, head(case.get("who", "owner"), book, login))
    for line in case.get("before", []):
        step = STEP.fullmatch(line)
        assert step, line
        done = send(step["verb"], step["path"], (step["body"] or "").encode())
        assert done.ok != bool(step["refused"]), done.text
    verb, _, path = case.get("call", "POST :batchUpdate").partition(" ")
    got = send(verb, path, body_of(case))
    assert got.status_code == case.get("status", 200), got.text
    check(json.loads(got.text.replace(book.id, "{book}") or "{}"), case)
    name, value = case.get("header", ("Content-Type", "application/json; charset=UTF-8"))
    assert got.headers[name] == value
