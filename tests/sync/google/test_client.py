"""Every call ends: by a good answer, by a refusal that is meant, or by its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gspread
import pytest
import requests
from google.auth.exceptions import TransportError
from support.agency_sheets import ROBOT, line, row
from support.odd_server import odd_server
from support.simulated_time import SimulatedTime

from sync.clock import SystemTimer
from sync.google.answers import BrokenAnswerError, GoogleError
from sync.google.client import Line, is_repeatable
from sync.google.hosts import ForeignHostError, Hosts
from sync.google.login import LoginRefusedError, LoginRequest
from sync.google.retry import Patience
from sync.google_client import READING, connect, connect_reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.stand_in import Google

READ = "sheets.spreadsheets.values.get"
TRIES = Patience().tries
SHEETS = "https://sheets.googleapis.com/v4/spreadsheets"


@pytest.fixture
def key(google: Google) -> str:
    """A spreadsheet to read."""
    return google.hand_out("Sở Y tế", [row(1)]).id


@pytest.fixture
def read(google: Google, key: str) -> Callable[[], object]:
    """One read by a patient reader."""
    keys = [google.sandbox.service_account_key(ROBOT)]
    reader = connect_reader(keys, line=line(google.sandbox, google.time))
    return lambda: reader.http_client.values_get(key, "A3")["values"]


@pytest.mark.parametrize(
    "fault",
    [
        "rate",
        "userRateLimitExceeded",
        "rateLimitExceeded",
        "sharingRateLimitExceeded",
        "internal",
        "unavailable",
        "internal-html",
        "bad-gateway-html",
        "unavailable-html",
        "reset",
        "truncated",
    ],
)
def test_what_passes_is_tried_again(fault: str, google: Google, read: Callable[[], object]) -> None:
    """After three faulty answers the fourth is taken, whole; the waits grow."""
    google.sandbox.faults.add(fault, kind=READ, times=3)

    assert read() == [["Mã nhiệm vụ"]]
    first, second, third = google.time.slept[-3:]
    assert 1 <= first < second < third < 18


@pytest.mark.parametrize("fault", ["rate", "unavailable-html", "reset", "truncated"])
def test_what_lasts_is_given_up(fault: str, google: Google, read: Callable[[], object]) -> None:
    """Six tries within three minutes, then the last error; never a traceback for a web page."""
    google.sandbox.faults.add(fault, kind=READ, times=1000)
    began = google.time.elapsed()

    with pytest.raises((GoogleError, requests.RequestException)):
        read()

    assert len(google.calls(READ)) == TRIES
    assert (60 if fault == "rate" else 30) < google.time.elapsed() - began < 180


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("storageQuotaExceeded", "storageQuotaExceeded"),
        ("dailyLimitExceeded", "dailyLimitExceeded"),
        ("insufficientFilePermissions", "insufficientFilePermissions"),
        ("permission-denied", "PERMISSION_DENIED"),
    ],
)
def test_what_is_meant_is_believed_at_once(
    fault: str, reason: str, google: Google, read: Callable[[], object]
) -> None:
    """A full drive, a spent day and a missing right are not asked about again."""
    google.sandbox.faults.add(fault, kind=READ, times=1000)

    with pytest.raises(GoogleError) as error:
        read()

    assert (error.value.code, error.value.reason) == (403, reason)
    assert len(google.calls(READ)) == 1


def test_a_missing_sheet_is_asked_for_once(google: Google, read: Callable[[], object]) -> None:
    """404 is an answer; as the status, not as gspread's -1."""
    read()
    with pytest.raises(gspread.exceptions.APIError) as error:
        google.robot.http_client.values_get("khong-co", "A1")

    assert error.value.code == 404
    assert len(google.calls(READ)) == 2


def test_the_server_s_wish_is_obeyed(google: Google, read: Callable[[], object]) -> None:
    """`Retry-After: 40` waits so long; one that is too long ends the call at once."""
    google.sandbox.faults.add("rate", kind=READ, retry_after=40)
    read()
    assert 40 <= google.time.slept[-1] < 42

    google.sandbox.faults.add("rate", kind=READ, retry_after=4000)
    with pytest.raises(GoogleError):
        read()
    assert sum(google.time.slept) < 180


def test_an_expired_token_is_invisible(google: Google, read: Callable[[], object]) -> None:
    """One more login, and the call goes on."""
    read()
    google.sandbox.expire_tokens()

    assert read() == [["Mã nhiệm vụ"]]
    assert len(google.calls("token")) == 3  # the writer's, the reader's, and once more


def test_a_revoked_key_is_one_clear_line(google: Google, read: Callable[[], object]) -> None:
    """`invalid_grant` is asked for once, and nothing of the answer or the key is repeated."""
    google.sandbox.faults.add("invalid_grant", kind="token", times=1000)
    before = len(google.calls("token"))

    with pytest.raises(LoginRefusedError, match="khóa đã bị thu hồi") as error:
        read()

    assert len(google.calls("token")) == before + 1
    assert error.value.exit_code == 4
    assert "\n" not in str(error.value)


def test_a_login_that_stumbles_is_tried_again(google: Google, read: Callable[[], object]) -> None:
    """A token endpoint that is down for a moment costs simulated seconds, not real ones."""
    for fault in ("unavailable-html", "reset", "truncated"):
        google.sandbox.faults.add(fault, kind="token")

    assert read() == [["Mã nhiệm vụ"]]
    assert len(google.time.slept) == 3


def test_only_the_least_rights_are_asked_for(google: Google, read: Callable[[], object]) -> None:
    """The reader's token carries exactly two scopes, and a write with it is refused."""
    read()

    *_, (identity, _) = google.sandbox.world.tokens.given.values()

    assert set(identity.scopes) == set(READING)
    assert {scope.rpartition("/")[2] for scope in READING} == {
        "spreadsheets.readonly",
        "drive.metadata.readonly",
    }


def test_no_look_up_in_the_background(google: Google, read: Callable[[], object]) -> None:
    """google-auth's own look-up of locations does not happen; every call is one we made."""
    read()

    assert {call.kind for call in google.calls()} & {"allowedLocations", "unknown"} == set()


def test_a_write_that_may_have_happened_is_not_repeated(google: Google, key: str) -> None:
    """An append whose answer was lost stands in the sheet once; one that was refused is sent."""
    writer = connect(google.sandbox.service_account_key(ROBOT), api=google.sandbox.url)
    append = "sheets.spreadsheets.values.append"
    google.sandbox.faults.add("reset", kind=append, applied=True)

    with pytest.raises(requests.ConnectionError):
        writer.open_by_key(key).sheet1.append_row(["một lần"])

    assert len(google.calls(append)) == 1
    assert is_repeatable("put", f"{SHEETS}/x/values/A1")
    assert is_repeatable("post", f"{SHEETS}/x/values:batchUpdate")
    assert not is_repeatable("post", f"{SHEETS}/x:batchUpdate")
    assert not is_repeatable("post", f"{SHEETS}/x/values/A1:append")


def test_silence_and_slowness_have_an_end(google: Google) -> None:
    """A server that never answers, and one that sends a byte now and then, in real time."""
    keys = [google.sandbox.service_account_key(ROBOT)]
    google.sandbox.faults.add("hang", kind=READ, times=9, seconds=20)
    impatient = Patience(connect=1, silence=0.3, answer=0.5, tries=1)
    silent = connect_reader(keys, line=Line(Hosts(google.sandbox.url), impatient, SystemTimer()))
    with pytest.raises(requests.ReadTimeout):
        silent.http_client.values_get("x", "A1")

    with odd_server() as (url, seen):
        slow = _without_login(url, impatient)
        with pytest.raises(BrokenAnswerError, match="too long"):
            slow.http_client.request("get", f"{SHEETS}/slow")
    assert len(seen) == 1


def test_a_slow_login_has_an_end_too() -> None:
    """A token endpoint that sends a byte now and then."""
    impatient = Patience(connect=1, silence=0.3, answer=0.5)
    with odd_server() as (url, seen):
        login = LoginRequest(Hosts(url), impatient, SystemTimer())
        with pytest.raises(TransportError, match="too long"):
            login(f"{url}/slow", method="POST", body=b"")
    assert len(seen) == 1


def test_no_call_follows_to_another_host() -> None:
    """A redirect is a refusal; a foreign address is not called at all."""
    with odd_server() as (url, seen):
        client = _without_login(url, Patience(tries=1))
        with pytest.raises(GoogleError) as error:
            client.http_client.request("get", f"{SHEETS}/away")
        for foreign in ("http://169.254.169.254/x", "https://example.org/v4", "file:///etc/passwd"):
            with pytest.raises(ForeignHostError, match="cài đặt"):
                client.http_client.request("get", foreign)

    assert error.value.code == 302
    assert seen == ["/v4/spreadsheets/away"]


def _without_login(url: str, patience: Patience) -> gspread.Client:
    """A client whose token is good for ever."""
    from google.oauth2.credentials import Credentials

    from sync.google.client import PatientClient
    from sync.google_client import client_over

    time = SystemTimer() if patience.answer < 1 else SimulatedTime()
    return client_over(PatientClient([Credentials("token")], Line(Hosts(url), patience, time)))


def test_several_identities_take_turns(google: Google, key: str) -> None:
    """Three keys read by turns, each with a token of its own."""
    names = [f"may-{n}@phancong.example" for n in range(3)]
    for name in names:
        google.robot.insert_permission(key, name, "user", "reader", notify=False)
    keys = [google.sandbox.service_account_key(name) for name in names]
    reader = connect_reader(keys, line=line(google.sandbox, google.time))

    for _ in range(40):
        reader.http_client.values_get(key, "A1")

    who = [call.who for call in google.calls(READ)]
    assert set(who) == set(names)
    assert max(who.count(name) for name in names) < 16
