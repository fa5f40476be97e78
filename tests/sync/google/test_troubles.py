"""When a service of Google fails, the sentence says which one and how, and blames nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import requests
from google.auth.exceptions import GoogleAuthError
from gspread.urls import SPREADSHEET_URL
from support.agency_sheets import row

from sync.google.answers import GoogleError
from sync.google.changes import ChangeFeed
from sync.google.login import LoginDownError
from sync.google.troubles import trouble_of
from sync.handout.refusals import NobodyCanError, sentence

if TYPE_CHECKING:
    from support.stand_in import Google

THEN = "hãy chạy lại sau"
SHEETS, DRIVE, LOGIN = "Google Sheets", "Google Drive", "máy chủ đăng nhập của Google"
IS_DOWN = "đang gặp sự cố (lỗi {}), không phải lỗi của bảng hay khóa; hãy chạy lại sau."
IS_BUSY = "đang giới hạn số lượt gọi (lỗi {}); hãy chạy lại sau."


def _failing(google: Google, fault: str, kind: str) -> Exception:
    """What a reading, or a look at the list of changes, ends with."""
    book = google.hand_out("Sở Y tế", [row(1)])
    client, url = google.source({"Sở Y tế": book}).client, SPREADSHEET_URL % book.id
    google.sandbox.faults.add(fault, kind=kind, times=99, seconds=0.0)
    with pytest.raises((GoogleError, requests.RequestException, GoogleAuthError)) as caught:
        ChangeFeed(client).start() if kind == "drive.*" else client.http_client.request("get", url)
    return caught.value


@pytest.mark.parametrize(
    ("fault", "kind", "words"),
    [
        ("unavailable", "sheets.*", f"{SHEETS} {IS_DOWN.format(503)}"),
        ("internal-html", "sheets.*", f"{SHEETS} {IS_DOWN.format(500)}"),
        ("bad-gateway-html", "drive.*", f"{DRIVE} {IS_DOWN.format(502)}"),
        ("unavailable-html", "token", f"{LOGIN} {IS_DOWN.format(503)}"),
        ("rate", "sheets.*", f"{SHEETS} {IS_BUSY.format(429)}"),
        ("userRateLimitExceeded", "drive.*", f"{DRIVE} {IS_BUSY.format(403)}"),
        ("truncated", "sheets.*", f"câu trả lời của {SHEETS} bị cắt hoặc sai dạng; {THEN}."),
        ("truncated", "token", f"câu trả lời của {LOGIN} bị cắt hoặc sai dạng; {THEN}."),
        (
            "reset",
            "sheets.*",
            f"không kết nối được tới {SHEETS}; hãy kiểm tra mạng; {THEN}.",
        ),
        ("hang", "token", f"không kết nối được tới {LOGIN}; hãy kiểm tra mạng; {THEN}."),
    ],
)
def test_the_service_and_its_trouble_are_named(
    google: Google, fault: str, kind: str, words: str
) -> None:
    """Each way of failing, at each service, after all tries."""
    assert trouble_of(_failing(google, fault, kind), THEN) == words


def test_a_login_answered_with_a_web_page_is_no_broken_line() -> None:
    """200, and no token in it: a portal of a hotel, or half an answer."""
    assert trouble_of(LoginDownError(0), THEN).startswith(f"câu trả lời của {LOGIN} bị cắt")


@pytest.mark.parametrize("fault", ["permission-denied", "storageQuotaExceeded"])
def test_what_does_not_pass_is_no_trouble(google: Google, fault: str) -> None:
    """A refusal means something to whoever was refused."""
    assert not trouble_of(_failing(google, fault, "sheets.*"), THEN)


def test_a_login_that_is_down_is_not_the_fault_of_the_key(google: Google) -> None:
    """Handing out and answering stop at once, and nobody looks for a new key."""
    error = _failing(google, "unavailable-html", "token")

    with pytest.raises(NobodyCanError) as told:
        sentence(error)

    assert "lỗi 503" in str(told.value)
    assert "không phải lỗi của bảng hay khóa" in str(told.value)


@pytest.mark.parametrize(
    ("fault", "words"), [("unavailable", f"{SHEETS} đang gặp sự cố (lỗi 503)"), ("rate", "429")]
)
def test_one_sheet_that_failed_is_told_the_same_way(google: Google, fault: str, words: str) -> None:
    """What handing out and answering say of one agency."""
    assert words in sentence(_failing(google, fault, "sheets.*"))


def test_sharing_has_its_own_limit(google: Google) -> None:
    """An hour, not some minutes."""
    assert "sau một giờ" in sentence(_failing(google, "sharingRateLimitExceeded", "sheets.*"))
