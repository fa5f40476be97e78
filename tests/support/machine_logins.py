"""Files of Application Default Credentials, as a machine without a key has them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sync.google_client import ACTING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.sandbox import Sandbox

PERSON, MACHINE = "lan@phancong.example", "may-chu@phancong.example"
WRITER = "ghi@du-an.iam.gserviceaccount.com"
_IAM = "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts"
_POOL = "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/a/providers/b"

Login = dict[str, Any]


def person(sandbox: Sandbox, _: Path) -> Login:
    """`gcloud auth application-default login`."""
    return sandbox.authorized_user(PERSON, *ACTING)


def key(sandbox: Sandbox, _: Path) -> Login:
    """A service-account key that the machine holds."""
    return sandbox.service_account_key(MACHINE)


def impersonating(sandbox: Sandbox, _: Path) -> Login:
    """`gcloud auth application-default login --impersonate-service-account`."""
    sandbox.let_act(PERSON, WRITER)
    return {
        "type": "impersonated_service_account",
        "service_account_impersonation_url": f"{_IAM}/{WRITER}:generateAccessToken",
        "source_credentials": sandbox.authorized_user(PERSON, *ACTING),
        "delegates": [],
    }


def federated(sandbox: Sandbox, folder: Path) -> Login:
    """Workload Identity Federation: a token in a file, exchanged, then acting as an account."""
    (folder / "token").write_text("cua-may-chu", encoding="utf-8")
    sandbox.federate("cua-may-chu", "principal")
    sandbox.let_act("principal", WRITER)
    return {
        "type": "external_account",
        "audience": _POOL,
        "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
        "token_url": "https://sts.googleapis.com/v1/token",
        "service_account_impersonation_url": f"{_IAM}/{WRITER}:generateAccessToken",
        "credential_source": {"file": str(folder / "token")},
    }


# Each with the address it acts under.
LOGINS: dict[str, tuple[Callable[[Sandbox, Path], Login], str]] = {
    "authorized_user": (person, PERSON),
    "service_account": (key, MACHINE),
    "impersonated_service_account": (impersonating, WRITER),
    "external_account": (federated, WRITER),
}


def write_login(folder: Path, content: Login) -> str:
    """The path of the file that GOOGLE_APPLICATION_CREDENTIALS shall name."""
    path = folder / "danh-tinh.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    path.chmod(0o600)
    return str(path)
