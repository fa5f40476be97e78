"""Google's doors for logins without a key: acting as a service account, and foreign identities.

IAM Credentials gives a token of a service account to whoever may act as it (`creators`), or
signs a login in its name; the security token service changes a token of somebody else's
(`federated`) for one of Google's.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote

from sync.sandbox.errors import invalid, oauth_error, sheets_error, unauthenticated
from sync.sandbox.identities import Identity
from sync.sandbox.tokens import LIFE, signed

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json
    from sync.sandbox.tokens import Tokens
    from sync.sandbox.wire import Request

_ACCOUNT = re.compile(r"/v1/projects/-/serviceAccounts/(.+):(generateAccessToken|signJwt)")
_EXCHANGE = "/v1/token"
_MAY_ACT = frozenset(
    f"https://www.googleapis.com/auth/{name}" for name in ("iam", "cloud-platform")
)
_ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token"  # noqa: S105  # a name
_RIGHTS = {"generateAccessToken": "getAccessToken", "signJwt": "signJwt"}


def kind(request: Request) -> str:
    """Which door a request knocks at; "" for none."""
    account = _ACCOUNT.fullmatch(request.path)
    told = account[2] if account else "exchange" if request.path == _EXCHANGE else ""
    return told if request.method == "POST" else ""


def answered(tokens: Tokens, request: Request) -> Json:
    """What the door gives. Raises RefusedError."""
    account = _ACCOUNT.fullmatch(request.path)
    if account is None:
        return _exchanged(tokens, request)
    name = unquote(account[1])
    _check_right(tokens, request, name, _RIGHTS[account[2]])
    give = _signed if account[2] == "signJwt" else _given
    try:
        return give(tokens, name, json.loads(request.body))
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise invalid("Request contains an invalid argument.") from wrong


def _signed(_: Tokens, name: str, asked: Json) -> Json:
    return {"keyId": "sandbox", "signedJwt": signed(name, json.loads(asked["payload"]))}


def _given(tokens: Tokens, name: str, asked: Json) -> Json:
    life = timedelta(seconds=int(asked.get("lifetime", "3600s").removesuffix("s")))
    scopes = tuple(map(str, asked["scope"]))
    if not scopes or not timedelta(0) < life <= LIFE:
        raise ValueError(asked)
    # The client that looks at this knows the real time only.
    until = datetime.now(UTC) + life
    token = tokens.give(Identity(name, service_account=True, scopes=scopes), life)
    return {"accessToken": token, "expireTime": f"{until:%Y-%m-%dT%H:%M:%SZ}"}


def _check_right(tokens: Tokens, request: Request, name: str, right: str) -> None:
    who = tokens.identity(request.header("authorization").removeprefix("Bearer ").strip())
    if who is None:
        raise unauthenticated(drive=False)
    if (who.email, name) not in tokens.creators or not _MAY_ACT & set(who.scopes):
        told = f"Permission 'iam.serviceAccounts.{right}' denied on resource (or it may not exist)."
        raise sheets_error("PERMISSION_DENIED", told)


def _exchanged(tokens: Tokens, request: Request) -> Json:
    form = {name: parts[-1] for name, parts in parse_qs(request.body.decode()).items()}
    email = tokens.federated.get(form.get("subject_token", ""))
    if email is None:
        raise oauth_error("invalid_grant", "The given credential is rejected.")
    identity = Identity(email, scopes=tuple(form.get("scope", "").split()))
    seconds = int(LIFE.total_seconds()) - 1
    told = {"access_token": tokens.give(identity), "token_type": "Bearer", "expires_in": seconds}
    return told | {"issued_token_type": _ACCESS_TOKEN}
