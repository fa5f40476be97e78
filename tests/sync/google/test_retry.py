"""When a server says how long to wait, and what an error is."""

from __future__ import annotations

import pytest
import requests
from google.auth.exceptions import RefreshError

from sync.google.answers import GoogleError
from sync.google.retry import passes, retry_after, was_not_done

DATE = "Mon, 01 Jun 2026 15:00:00 GMT"


def _response(status: int, body: bytes = b"", **headers: str) -> requests.Response:
    response = requests.Response()
    response.status_code, response._content = status, body
    response.headers.update({name.replace("_", "-"): text for name, text in headers.items()})
    return response


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry_After": "17"}, 17),
        ({"Retry_After": "Mon, 01 Jun 2026 15:01:30 GMT", "Date": DATE}, 90),
        ({"Retry_After": "Mon, 01 Jun 2026 14:00:00 GMT", "Date": DATE}, 0),
        ({"Retry_After": "Mon, 01 Jun 2026 15:01:30 GMT"}, None),
        ({"Retry_After": "sớm thôi"}, None),
        ({"Retry_After": "-5"}, None),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    """A number, or a date by the server's own clock; nonsense is no wish."""
    assert retry_after(_response(503, **headers)) == seconds


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b'{"error": "invalid_token"}', b'{"error": {}}', b'{"error": null}'],
)
def test_every_body_is_an_error_with_its_status(body: bytes) -> None:
    """OAuth's short form, a page, an empty list of errors: the status stays, nothing crashes."""
    error = GoogleError(_response(503, body))

    assert (error.code, passes(error), was_not_done(error)) == (503, True, False)
    assert "503" in str(error)


def test_an_empty_list_of_errors_has_no_reason() -> None:
    """One that gspread's own client stumbles over."""
    error = GoogleError(_response(403, b'{"error": {"errors": [], "message": "x"}}'))

    assert (error.reason, passes(error)) == ("", False)


def test_a_login_passes_only_where_google_says_so() -> None:
    """A refused grant is final; an error that the endpoint calls temporary is not."""
    assert not passes(RefreshError("invalid_grant"))
    assert passes(RefreshError("internal_failure", retryable=True))
    assert was_not_done(RefreshError("x"))
