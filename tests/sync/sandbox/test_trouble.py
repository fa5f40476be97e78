"""Quotas and ordered faults: what a night has to survive, exactly as often as ordered."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import gspread
import pytest
import requests
from support.sandbox_login import logins

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.sandbox import Sandbox

GET = "sheets.spreadsheets.values.get"


def status(work: Callable[[], Any]) -> int:
    """200, or the status a refused call answers with."""
    try:
        work()
    except gspread.exceptions.APIError as refused:
        return refused.response.status_code
    return 200


def test_the_sixty_first_read_of_a_minute_is_refused(started: Callable[..., Sandbox]) -> None:
    """60 reads a minute and no more; writes are counted apart; a minute later all is well."""
    sandbox = started(service_accounts_own_files=True, quota=True)
    sandbox.clock.freeze()
    with logins(sandbox) as log_in:
        tab = log_in().create("Nhiều").sheet1
        reads = [status(lambda: tab.get("A1")) for _ in range(60)]
        with pytest.raises(gspread.exceptions.APIError) as refused:
            tab.get("A1")
        written = status(lambda: tab.update_acell("A1", "1"))
        sandbox.clock.advance(60)
        assert (reads.count(200), written, status(lambda: tab.get("A1"))) == (58, 200, 200)
    error = refused.value.response.json()["error"]
    info = next(part for part in error["details"] if part["@type"].endswith("ErrorInfo"))
    assert (error["code"], error["status"]) == (429, "RESOURCE_EXHAUSTED")
    assert error["message"].startswith(
        "Quota exceeded for quota metric 'Read requests' and limit "
        "'Read requests per minute per user'"
    )
    assert info["metadata"]["quota_limit"] == "ReadRequestsPerMinutePerUser"


def test_five_accounts_share_the_limit_of_the_project(started: Callable[..., Sandbox]) -> None:
    """More accounts do not help beyond 300 calls a minute."""
    sandbox = started(service_accounts_own_files=True, quota=True)
    sandbox.clock.freeze()
    with logins(sandbox) as log_in:
        books = [log_in(f"robot-{n}@phancong.example").create("Biểu") for n in range(6)]
        codes = [status(lambda b=book: b.values_get("A1")) for book in books for _ in range(55)]
    assert codes.count(200) == 300 - len(books)  # opening each book cost a read


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("rate", 429),
        ("internal", 500),
        ("unavailable", 503),
        ("unavailable-html", 503),
        ("bad-gateway-html", 502),
        ("permission-denied", 403),
        ("rateLimitExceeded", 403),
    ],
)
def test_a_fault_comes_as_often_as_ordered(
    sandbox: Sandbox, robot: gspread.Client, name: str, code: int
) -> None:
    """Two ordered faults spoil two calls of that kind and no other."""
    tab = robot.create("Lỗi").sheet1
    sandbox.faults.add(name, kind=GET, times=2, skip=1)
    codes = [status(lambda: tab.get("A1")) for _ in range(4)]
    assert codes == [200, code, code, 200]
    assert status(lambda: tab.update_acell("A1", "1")) == 200


def test_a_fault_may_be_for_one_sheet_only(sandbox: Sandbox, robot: gspread.Client) -> None:
    """An order can name the spreadsheet and the caller it is about."""
    bad, good = robot.create("Hỏng").sheet1, robot.create("Tốt").sheet1
    sandbox.faults.add(
        "unavailable", kind="sheets.*", path=bad.spreadsheet_id, who="robot@phancong.example"
    )
    assert (status(lambda: good.get("A1")), status(lambda: bad.get("A1"))) == (200, 503)


@pytest.mark.parametrize("name", ["reset", "truncated", "hang"])
def test_the_wire_breaks(sandbox: Sandbox, robot: gspread.Client, name: str) -> None:
    """A broken connection is an error in bounded time, and the next call works."""
    tab = robot.create("Đứt").sheet1
    tab.update_acell("A1", "1" * 1000)
    sandbox.faults.add(name, kind=GET, seconds=0.2)
    with pytest.raises(requests.exceptions.RequestException):
        tab.get("A1")
    assert tab.get("A1") == [["1" * 1000]]


def test_a_write_may_be_done_though_its_answer_is_lost(
    sandbox: Sandbox, robot: gspread.Client
) -> None:
    """With `applied` the sheet has changed when the client sees the connection break."""
    tab = robot.create("Mất trả lời").sheet1
    sandbox.faults.add("reset", kind="sheets.spreadsheets.values.append", applied=True)
    with pytest.raises(requests.exceptions.ConnectionError):
        tab.append_row(["một lần"])
    assert tab.get_all_values() == [["một lần"]]


def test_a_silent_server_does_not_hold_up_the_end(started: Callable[..., Sandbox]) -> None:
    """Leaving the block ends hanging calls at once."""
    sandbox = started(service_accounts_own_files=True)
    with logins(sandbox) as log_in:
        client = log_in()
        client.set_timeout((1, 0.3))
        book = client.create("Im")
        sandbox.faults.add("hang", seconds=60)
        with pytest.raises(requests.exceptions.RequestException):
            book.values_get("A1")
    begin = time.monotonic()
    sandbox.__exit__()
    assert time.monotonic() - begin < 3


def test_a_wait_can_be_asked_for(sandbox: Sandbox, robot: gspread.Client) -> None:
    """A fault may carry Retry-After; every fault is in the log."""
    tab = robot.create("Chờ").sheet1
    sandbox.faults.add("rate", kind=GET, retry_after=7)
    with pytest.raises(gspread.exceptions.APIError) as refused:
        tab.get("A1")
    assert refused.value.response.headers["Retry-After"] == "7"
    assert sandbox.log[-1].fault == "rate"


def test_an_unknown_fault_cannot_be_ordered(sandbox: Sandbox) -> None:
    """A typing mistake in a test does not pass for a quiet night."""
    with pytest.raises(ValueError, match="unknown fault 'rat'"):
        sandbox.faults.add("rat")


@pytest.mark.parametrize(
    ("path", "code"),
    [("/v4/spreadsheets/x:y", 404), ("/v4/khac", 404), ("/", 200), ("/drive/v3/files/x/y/z", 404)],
)
def test_unknown_addresses_are_not_found(sandbox: Sandbox, path: str, code: int) -> None:
    """A path nobody serves is a 404 page, never a hanging connection."""
    assert requests.get(sandbox.url + path, timeout=5).status_code == code


def test_a_port_that_is_taken_is_an_error(sandbox: Sandbox) -> None:
    """A second sandbox on the same port raises and leaves the first one alone."""
    port = int(sandbox.url.rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        type(sandbox)(port=port)
    assert requests.get(sandbox.url, timeout=5).status_code == 200
