"""The OAuth token endpoint: who may log in, and which tokens are good.

Two grants are answered: the signed assertion of a service account (RFC 7523; signature,
audience, issuer, life and scope are really checked) and the refresh token of a person.
"""

from __future__ import annotations

import base64
import json
import secrets
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sync.sandbox.errors import oauth_error
from sync.sandbox.identities import Identity

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

    from sync.sandbox.clock import SandboxClock
    from sync.sandbox.jsons import Json

JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
GOOGLE_AUDIENCE = (
    "https://oauth2.googleapis.com/token"  # google-auth signs for it whatever token_uri says
)
LIFE = timedelta(hours=1)
CLIENT = "sandbox"  # the one application people log in with
SKEW = 300  # seconds a client's clock may be wrong
SHEETS_SCOPES = ("https://www.googleapis.com/auth/spreadsheets",)
DRIVE_SCOPES = (
    "https://www.googleapis.com/auth/drive",
    "https://www.googleapis.com/auth/drive.file",
)
METADATA_ONLY = "https://www.googleapis.com/auth/drive.metadata.readonly"
READ_ONLY = (
    "https://www.googleapis.com/auth/spreadsheets.readonly",
    "https://www.googleapis.com/auth/drive.readonly",
    METADATA_ONLY,
)
LEGACY = ("https://spreadsheets.google.com/feeds", "https://docs.google.com/feeds")


@dataclass(slots=True)
class Tokens:
    """The accounts of the sandbox and the tokens it gave out.

    `delegated` names the service accounts that may act for the people of a domain, `creators`
    who may act as which service account, `federated` the addresses behind tokens of others.
    """

    clock: SandboxClock
    audience: str = ""
    keys: dict[str, RSAPublicKey] = field(default_factory=dict[str, "RSAPublicKey"])
    refresh: dict[str, Identity] = field(default_factory=dict[str, Identity])
    given: dict[str, tuple[Identity, datetime]] = field(
        default_factory=dict[str, tuple[Identity, datetime]]
    )
    delegated: set[str] = field(default_factory=set[str])
    creators: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    federated: dict[str, str] = field(default_factory=dict[str, str])

    def identity(self, token: str) -> Identity | None:
        """Who a token stands for, or None when it is unknown or its hour is over."""
        identity, until = self.given.get(token, (None, None))
        return identity if until is not None and self.clock.now() < until else None

    def give(self, identity: Identity, life: timedelta = LIFE) -> str:
        """A fresh access token."""
        token = "ya29.sandbox-" + secrets.token_urlsafe(32)
        self.given[token] = (identity, self.clock.now() + life)
        return token

    def expire(self) -> None:
        """Make every token given so far worthless; logins go on working."""
        self.given.clear()

    def answer(self, form: dict[str, str]) -> Json:
        """The token endpoint; `form` are the fields of the posted form."""
        grant = form.get("grant_type", "")
        if grant == JWT_BEARER:
            identity = self._from_assertion(form.get("assertion", ""))
        elif grant == "refresh_token":
            identity = self._from_refresh(form)
        else:
            raise oauth_error("unsupported_grant_type", f"Invalid grant_type: {grant}")
        token = self.give(identity)
        answer = {"access_token": token, "expires_in": int(LIFE.total_seconds()) - 1}
        return (
            answer
            | {"token_type": "Bearer"}
            | ({"scope": " ".join(identity.scopes)} if grant == "refresh_token" else {})
        )

    def _from_refresh(self, form: dict[str, str]) -> Identity:
        if form.get("client_id", CLIENT) != CLIENT:
            raise oauth_error("invalid_client", "The OAuth client was not found.", 401)
        token = form.get("refresh_token", "")
        if token not in self.refresh:
            raise oauth_error("invalid_grant", "Bad Request")
        return self.refresh[token]

    def _from_assertion(self, assertion: str) -> Identity:
        claims = self._verified(assertion)
        issuer, subject = str(claims["iss"]), claims.get("sub")
        scopes = tuple(str(claims.get("scope", "")).split())
        if not scopes:
            raise oauth_error("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
        if subject and subject != issuer:
            if issuer not in self.delegated:
                raise oauth_error(
                    "unauthorized_client",
                    "Client is unauthorized to retrieve access tokens using this method, or client "
                    "not authorized for any of the scopes requested.",
                    401,
                )
            return Identity(str(subject), service_account=False, scopes=scopes)
        return Identity(issuer, service_account=True, scopes=scopes)

    def _verified(self, assertion: str) -> Json:
        header, claims, signed, signature = _split(assertion)
        key = self.keys.get(str(claims.get("iss", "")))
        if key is None:
            raise oauth_error("invalid_grant", "Invalid grant: account not found")
        if header.get("alg") != "RS256" or not _signed_by(key, signed, signature):
            raise oauth_error("invalid_grant", "Invalid JWT Signature.")
        if claims.get("aud") not in (self.audience, GOOGLE_AUDIENCE):
            raise oauth_error("invalid_grant", "Invalid JWT: Failed audience check.")
        # judged by the real time: the client that signs knows no other
        now, issued, until = time.time(), _seconds(claims, "iat"), _seconds(claims, "exp")
        if not (
            issued - SKEW <= now <= until + SKEW and 0 < until - issued <= LIFE.total_seconds()
        ):
            raise oauth_error(
                "invalid_grant",
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable "
                "timeframe. Check your iat and exp values in the JWT claim.",
            )
        return claims


def _seconds(claims: Json, name: str) -> float:
    value = claims.get(name)
    return float(value) if isinstance(value, int | float) else 0.0


def _split(assertion: str) -> tuple[Json, Json, bytes, bytes]:
    parts = assertion.split(".")
    try:
        header, claims, signature = (_decoded(part) for part in parts)
        read: tuple[Json, Json] = json.loads(header), json.loads(claims)
    except ValueError as wrong:
        raise oauth_error("invalid_request", "Bad Request") from wrong
    return read[0], read[1], f"{parts[0]}.{parts[1]}".encode(), signature


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _signed_by(key: RSAPublicKey, signed: bytes, signature: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    try:
        key.verify(signature, signed, PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True


def allowed(identity: Identity, *, drive: bool, write: bool, content: bool = False) -> bool:
    """Whether the scopes of a token reach a method: of one of the two APIs, writing or reading.

    `content` means what lies in a file of Drive, which its metadata alone does not open.
    """
    good: tuple[str, ...] = (*DRIVE_SCOPES, *LEGACY)
    if not drive:
        good += SHEETS_SCOPES
    if not write:
        good += READ_ONLY[1:] if drive else READ_ONLY[:2]
    closed = METADATA_ONLY if content else ""
    return any(scope in good and scope != closed for scope in identity.scopes)


@lru_cache(maxsize=256)
def _private(email: str) -> RSAPrivateKey:
    """The private key of an account, made on the spot and once only, for making one is slow."""
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

    if not email:
        raise ValueError("a service account needs an address")
    return generate_private_key(public_exponent=65537, key_size=2048)


def new_key(email: str, token_uri: str) -> tuple[Json, RSAPublicKey]:
    """A service-account key file, and the public half of its key."""
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    private = _private(email)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    key = {
        "type": "service_account",
        "project_id": "phancong-sandbox",
        "private_key_id": secrets.token_hex(20),
        "private_key": pem,
        "client_email": email,
        "client_id": str(secrets.randbelow(10**21)).zfill(21),
        "auth_uri": token_uri.removesuffix("/token") + "/o/oauth2/auth",
        "token_uri": token_uri,
        "universe_domain": "googleapis.com",
    }
    return key, private.public_key()


def signed(email: str, claims: Json) -> str:
    """A JWT in the name of a service account, as IAM signs it with a key of its own."""
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    parts = [json.dumps(part).encode() for part in ({"alg": "RS256", "typ": "JWT"}, claims)]
    text = b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in parts)
    signature = _private(email).sign(text, PKCS1v15(), SHA256())
    return (text + b"." + base64.urlsafe_b64encode(signature).rstrip(b"=")).decode()


def public_half(key: Json) -> RSAPublicKey:
    """The public half of a key file. ValueError when its private half cannot be read."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    private = load_pem_private_key(str(key["private_key"]).encode(), None)
    if not isinstance(private, RSAPrivateKey):
        raise ValueError("not an RSA key")  # noqa: TRY004  # the content is wrong, not the type
    return private.public_key()
