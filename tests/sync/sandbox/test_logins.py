"""Logging in: only a well-signed, fresh assertion for this server gets a token."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import google.auth.exceptions
import gspread
import pytest
import requests
from google.auth import crypt, jwt
from support.sandbox_login import Local, client_for

if TYPE_CHECKING:
    from support.sandbox_login import Login

    from sync.sandbox import Sandbox

ROBOT = "robot@phancong.example"
SCOPE = "https://www.googleapis.com/auth/spreadsheets"


def log_in(sandbox: Sandbox, key: dict[str, Any], **claims: object) -> requests.Response:
    """Post an assertion signed with a key."""
    now = int(time.time())
    whole = {"iss": ROBOT, "scope": SCOPE, "aud": sandbox.token_uri, "iat": now, "exp": now + 3600}
    signer = crypt.RSASigner.from_service_account_info(key)
    assertion = jwt.encode(signer, whole | claims).decode()
    form = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": assertion}
    return requests.post(sandbox.token_uri, data=form, timeout=5)


def test_a_good_assertion_gets_a_token(sandbox: Sandbox) -> None:
    """The answer holds a bearer token for an hour."""
    answer = log_in(sandbox, sandbox.service_account_key(ROBOT)).json()
    assert (answer["token_type"], answer["expires_in"]) == ("Bearer", 3599)


@pytest.mark.parametrize(
    ("claims", "error"),
    [
        ({"aud": "https://noi-khac.example/token"}, "invalid_grant"),
        ({"exp": 1_600_003_600, "iat": 1_600_000_000}, "invalid_grant"),
        ({"exp": int(time.time()) + 90_000}, "invalid_grant"),
        ({"iss": "la@phancong.example"}, "invalid_grant"),
        ({"scope": ""}, "invalid_scope"),
        ({"sub": "lanh-dao@phancong.example"}, "unauthorized_client"),
    ],
)
def test_a_wrong_claim_is_refused(sandbox: Sandbox, claims: dict[str, Any], error: str) -> None:
    """Audience, life, issuer, scope and subject are all looked at."""
    answer = log_in(sandbox, sandbox.service_account_key(ROBOT), **claims)
    assert (answer.status_code in (400, 401), answer.json()["error"]) == (True, error)


def test_a_key_of_somebody_else_is_refused(sandbox: Sandbox) -> None:
    """The signature has to be made with the key the sandbox gave to this account."""
    sandbox.service_account_key(ROBOT)
    stranger = sandbox.service_account_key("khac@phancong.example")
    answer = log_in(sandbox, stranger)
    assert answer.json() == {
        "error": "invalid_grant",
        "error_description": "Invalid JWT Signature.",
    }


@pytest.mark.parametrize(
    "form", [{}, {"grant_type": "password"}, {"grant_type": "refresh_token", "refresh_token": "x"}]
)
def test_other_logins_are_refused(sandbox: Sandbox, form: dict[str, str]) -> None:
    """Unknown grants and unknown refresh tokens get an OAuth error."""
    answer = requests.post(sandbox.token_uri, data=form, timeout=5)
    assert (answer.status_code, "error" in answer.json()) == (400, True)


def test_an_account_that_may_acts_for_a_person(sandbox: Sandbox) -> None:
    """With delegation the files belong to the person."""
    sandbox.delegate(ROBOT)
    key = sandbox.service_account_key(ROBOT)
    scopes = list(gspread.auth.DEFAULT_SCOPES)
    credentials = Local.from_service_account_info(
        key, scopes=scopes, subject="van-phong@phancong.example"
    )
    client = client_for(sandbox, credentials)
    book = client.create("Của văn phòng")
    assert book.list_permissions()[0]["emailAddress"] == "van-phong@phancong.example"
    client.http_client.session.close()


def test_an_expired_token_is_refreshed_by_the_client(
    sandbox: Sandbox, robot: gspread.Client
) -> None:
    """A 401 in the middle of a run costs one more login and nothing else."""
    robot.create("Một")
    sandbox.expire_tokens()
    robot.create("Hai")
    assert [(c.kind, c.status) for c in sandbox.log if c.status == 401 or c.kind == "token"] == [
        ("token", 200),
        ("drive.files.create", 401),
        ("token", 200),
    ]


def test_a_call_without_a_token_is_refused(sandbox: Sandbox) -> None:
    """Both APIs answer 401 in their own way, and 403 where the key of an application would do."""
    sheets = requests.post(f"{sandbox.url}/v4/spreadsheets", json={}, timeout=5).json()["error"]
    drive = requests.get(f"{sandbox.url}/drive/v3/changes", timeout=5).json()["error"]
    listed = requests.get(f"{sandbox.url}/drive/v3/files", timeout=5).json()["error"]
    assert (sheets["status"], "errors" in sheets) == ("UNAUTHENTICATED", False)
    assert (drive["code"], drive["errors"][0]["reason"]) == (401, "required")
    assert (listed["code"], listed["errors"][0]["reason"]) == (403, "forbidden")


def test_a_scope_opens_only_its_api(sandbox: Sandbox) -> None:
    """A token for Sheets does not list files; a read-only one does not write."""
    key = sandbox.service_account_key(ROBOT)
    token = log_in(sandbox, key, scope=SCOPE + ".readonly").json()["access_token"]
    head = {"Authorization": f"Bearer {token}"}
    listed = requests.get(f"{sandbox.url}/drive/v3/files", headers=head, timeout=5)
    made = requests.post(f"{sandbox.url}/v4/spreadsheets", json={}, headers=head, timeout=5)
    assert listed.json()["error"]["errors"][0]["reason"] == "insufficientPermissions"
    assert made.json()["error"]["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"


def test_a_person_logs_in_with_a_refresh_token(sandbox: Sandbox, login: Login) -> None:
    """Somebody with an account creates files of their own."""
    person = login("chuyen-vien@phancong.example", person=True)
    book = person.create("Của tôi")
    assert [file["id"] for file in person.list_spreadsheet_files()] == [book.id]
    sandbox.faults.add("invalid_grant", kind="token")
    sandbox.expire_tokens()
    with pytest.raises(google.auth.exceptions.RefreshError):
        person.open_by_key(book.id)


def test_metadata_alone_does_not_open_what_lies_in_a_file(sandbox: Sandbox) -> None:
    """The least scope for a night lists files and changes, but downloads nothing."""
    key = sandbox.service_account_key(ROBOT)
    scope = "https://www.googleapis.com/auth/drive.metadata.readonly"
    token = log_in(sandbox, key, scope=scope).json()["access_token"]
    head = {"Authorization": f"Bearer {token}"}
    listed = requests.get(f"{sandbox.url}/drive/v3/files", headers=head, timeout=5)
    url = f"{sandbox.url}/drive/v3/files/x/export?mimeType=text/csv"
    downloaded = requests.get(url, headers=head, timeout=5)
    assert (listed.status_code, downloaded.status_code) == (200, 403)
    assert downloaded.json()["error"]["errors"][0]["reason"] == "insufficientPermissions"
