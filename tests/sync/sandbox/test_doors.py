"""The doors for logins without a key: who may act as whom, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import requests
from google.auth.transport.requests import Request
from google.oauth2.credentials import Credentials

from sync.google_client import ACTING, READING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.sandbox import Sandbox

LAN, ACCOUNT = "lan@phancong.example", "doc@du-an.iam.gserviceaccount.com"
ASKED = {"scope": list(READING), "lifetime": "3600s"}


@pytest.fixture
def knock(sandbox: Sandbox) -> Callable[[str, object], tuple[int, dict[str, Any]]]:
    """Asks for something in the name of an account, as a person who logged in."""
    info = sandbox.authorized_user(LAN, *ACTING)
    login: Any = Credentials(None, **{key: told for key, told in info.items() if key != "type"})
    login.refresh(Request())

    def ask(what: str, body: object) -> tuple[int, dict[str, Any]]:
        url = f"{sandbox.url}/v1/projects/-/serviceAccounts/{ACCOUNT}:{what}"
        headers = {"Authorization": f"Bearer {login.token}"}
        answer = requests.post(url, json=body, headers=headers, timeout=20)
        return answer.status_code, answer.json()

    return ask


@pytest.mark.parametrize(
    ("what", "right"), [("generateAccessToken", "getAccessToken"), ("signJwt", "signJwt")]
)
def test_without_the_role_nothing_is_given(what: str, right: str, knock: Any) -> None:  # noqa: ANN401  # a function
    """403 in IAM's words, which do not tell whether the account exists."""
    status, told = knock(what, ASKED)

    assert (status, told["error"]["status"]) == (403, "PERMISSION_DENIED")
    assert told["error"]["message"] == (
        f"Permission 'iam.serviceAccounts.{right}' denied on resource (or it may not exist)."
    )


def test_with_the_role_a_token_of_the_account(sandbox: Sandbox, knock: Any) -> None:  # noqa: ANN401
    """It bears the account's name and the scopes that were asked for."""
    sandbox.let_act(LAN, ACCOUNT)

    status, told = knock("generateAccessToken", ASKED)

    identity = sandbox.world.tokens.identity(told["accessToken"])
    assert identity is not None
    assert (status, identity.email, identity.scopes) == (200, ACCOUNT, READING)


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"scope": []},
        {"scope": list(READING), "lifetime": "7200s"},
        {"scope": list(READING), "lifetime": "soon"},
        {"scope": list(READING), "lifetime": 60},
    ],
)
def test_what_is_no_request_is_400(body: object, sandbox: Sandbox, knock: Any) -> None:  # noqa: ANN401
    """No scopes, a life longer than an hour, nonsense: refused, and no mistake of the stand-in."""
    sandbox.let_act(LAN, ACCOUNT)

    status, told = knock("generateAccessToken", body)

    assert (status, told["error"]["status"]) == (400, "INVALID_ARGUMENT")


def test_a_foreign_token_nobody_knows_is_refused(sandbox: Sandbox) -> None:
    """The exchange answers as OAuth does."""
    form = {"subject_token": "la", "audience": "x", "scope": READING[0]}

    answer = requests.post(f"{sandbox.url}/v1/token", data=form, timeout=20)

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")
