"""Keys: private, never shown, with their age; and logins without any key."""

from __future__ import annotations

import json
import logging
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.agency_sheets import ROBOT, row

from sync.google.keys import read_key
from sync.google_client import READING
from sync.google_login import log_in
from sync.settings import GoogleSettings
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from pathlib import Path

    from support.stand_in import Google


@pytest.fixture
def path(google: Google, tmp_path: Path) -> Path:
    """A key file as it should lie on the disk."""
    path = tmp_path / "khoa.json"
    path.write_text(json.dumps(google.sandbox.service_account_key(ROBOT)), encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.mark.skipif(os.name == "nt", reason="Windows không có bit quyền")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o622, 0o777])
def test_a_key_that_others_can_open_is_refused(mode: int, path: Path) -> None:
    """Any right of the group or of others; the sentence says what to type."""
    path.chmod(mode)

    with pytest.raises(CannotDoError, match=f"quyền {mode:o}.*chmod 600"):
        read_key(path)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"private_key": "x"}', "\x00\xff"])
def test_what_is_no_key_is_said(text: str, path: Path) -> None:
    """One sentence with the file, none of its content."""
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CannotDoError, match=r"khoa\.json: không phải khóa"):
        read_key(path)


def test_a_missing_key_is_said(tmp_path: Path) -> None:
    """The file is named."""
    with pytest.raises(CannotDoError, match="không đọc được khóa"):
        read_key(tmp_path / "mat.json")


def test_the_age_of_a_key_is_told(path: Path) -> None:
    """From the day the file was written; an old one should be changed."""
    key = read_key(path)
    now = datetime.now(UTC)

    assert "12 ngày trước" in key.told(now + timedelta(days=12, minutes=1))
    assert "nên thay" not in key.told(now + timedelta(days=89))
    assert "nên thay" in key.told(now + timedelta(days=92))


def test_a_key_never_shows(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Not in its own texts, not in what is logged while logging in and failing, not in errors."""
    caplog.set_level(logging.DEBUG)
    info = json.loads(path.read_text(encoding="utf-8"))
    canary = info["private_key"].splitlines()[5]
    broken = {**info, "private_key": f"-----BEGIN PRIVATE KEY-----\n{canary}\n"}
    path.write_text(json.dumps(broken), encoding="utf-8")

    with pytest.raises(CannotDoError) as error:
        log_in(GoogleSettings(keys=(path,)))

    assert canary not in repr(read_key(path)) + str(error.value) + caplog.text
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__


def test_the_machine_s_own_identity(
    google: Google, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`keyless`: google-auth's default credentials, with the reader's rights and no more."""
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(path))
    book = google.hand_out("Sở Y tế", [row(1)])

    login = log_in(GoogleSettings(keyless=True, api=google.sandbox.url))

    assert login.client.http_client.values_get(book.id, "A3")["values"] == [["Mã nhiệm vụ"]]
    *_, (identity, _) = google.sandbox.world.tokens.given.values()
    assert set(identity.scopes) == set(READING)
    login.close()


def test_no_identity_at_all_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine that has none: one sentence with three ways out."""
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "mat.json"))

    with pytest.raises(CannotDoError, match="gcloud"):
        log_in(GoogleSettings(keyless=True))


def test_even_the_question_for_a_machine_of_google_s_own_stays_here(
    google: Google, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With `api` set the look-up of the metadata server goes there and nowhere else."""
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))

    with pytest.raises(CannotDoError, match="gcloud"):
        log_in(GoogleSettings(keyless=True, api=google.sandbox.url))

    assert {call.path for call in google.calls()} == {"/"}


def test_acting_as_another_account(google: Google, path: Path) -> None:
    """The key logs in, then gets a token of the other account with the reader's rights only."""
    account = "doc@du-an.iam.gserviceaccount.com"
    book = google.hand_out("Sở Y tế", [row(1)])
    google.robot.insert_permission(book.id, account, "user", "reader", notify=False)
    google.sandbox.let_act(ROBOT, account)
    login = log_in(GoogleSettings(keys=(path,), account=account, api=google.sandbox.url))

    assert login.client.http_client.values_get(book.id, "A3")["values"] == [["Mã nhiệm vụ"]]

    *_, (identity, _) = google.sandbox.world.tokens.given.values()
    assert (identity.email, set(identity.scopes)) == (account, set(READING))
    assert login.address == account
    login.close()


def test_who_may_not_act_is_told_what_to_grant(google: Google, path: Path) -> None:
    """Without the role Google refuses; the sentence names the role."""
    account = "doc@du-an.iam.gserviceaccount.com"
    login = log_in(GoogleSettings(keys=(path,), account=account, api=google.sandbox.url))

    with pytest.raises(CannotDoError, match="Service Account Token Creator"):
        login.client.http_client.values_get("x", "A1")

    assert not google.calls("unknown")
    login.close()
