"""Three ways of owning the files, and who may edit what is locked in each of them."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from google.oauth2.credentials import Credentials
from support.drive_calls import call
from support.handing_out import ROBOT, Office
from support.plans import task

from sync.google_client import connect, connect_as
from sync.handout.login import writer
from sync.handout.refusals import NobodyCanError
from sync.settings import FileOwner, GoogleSettings, HandoutSettings
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import gspread

    from sync.sandbox import Sandbox

CLERK = "van-thu@phancong.example"
TASKS = (task("I.1", lead="Sở Y tế", coordinating=""),)
YTE = "Sở Y tế"


@pytest.fixture
def today(sandboxes: Callable[..., Sandbox], tmp_path: Path) -> Office:
    """A department in a Google as it is since 2025: service accounts own nothing."""
    return Office(sandboxes(), tmp_path)


def _log_in(office: Office, handout: HandoutSettings) -> tuple[gspread.Client, str]:
    key = office.state / "khoa.json"
    key.write_text(json.dumps(office.sandbox.service_account_key(ROBOT)), encoding="utf-8")
    key.chmod(0o600)
    return writer(GoogleSettings(write_key=key, api=office.sandbox.url), handout)


def test_a_shared_drive_owns_the_files(today: Office) -> None:
    """The robot makes them in the drive of which it is a content manager."""
    today.parent = call(today.robot, "post", "drives", {"name": "Biểu"}, requestId="1")["id"]

    results = today.hand_out(*TASKS)

    assert results[YTE].trouble == ""
    asked = {"fields": "driveId", "supportsAllDrives": "true"}
    file = call(today.robot, "get", f"files/{today.key(YTE)}", **asked)
    assert file == {"driveId": today.parent}


@pytest.mark.parametrize("member", [False, True])
def test_a_drive_that_does_not_let_the_robot_in_is_named(today: Office, *, member: bool) -> None:
    """Unknown, or known and only to read: one sentence that says which role it takes."""
    owner = connect(today.sandbox.service_account_key(CLERK), api=today.sandbox.url)
    drive = call(owner, "post", "drives", {"name": "Biểu"}, requestId="1")["id"]
    if member:
        grant = {"type": "user", "role": "reader", "emailAddress": ROBOT}
        call(owner, "post", f"files/{drive}/permissions", grant, supportsAllDrives="true")
    today.parent = drive

    with pytest.raises(NobodyCanError, match="Người quản lý nội dung"):
        today.hand_out(*TASKS)


def test_a_person_owns_the_files_by_delegation(today: Office) -> None:
    """The service account acts for the person: the file is theirs, and they may edit the locks."""
    today.sandbox.delegate(ROBOT)
    handout = HandoutSettings(FileOwner.USER, user=CLERK)

    today.robot, _ = _log_in(today, handout)
    results = today.hand_out(*TASKS)

    assert results[YTE].trouble == ""
    people = {p["emailAddress"]: p["role"] for p in today.robot.list_permissions(today.key(YTE))}
    assert people[CLERK] == "owner"


def test_without_delegation_the_sentence_says_who_can_help(today: Office) -> None:
    """The domain did not allow it: the administrator is named, not a stack of words."""
    today.robot, _ = _log_in(today, HandoutSettings(FileOwner.USER, user=CLERK))

    with pytest.raises(CannotDoError, match="quản trị"):
        today.hand_out(*TASKS)


def test_a_person_owns_the_files_by_their_own_log_in(today: Office) -> None:
    """An office account without a domain: its saved log-in is enough."""
    login = today.state / "dang-nhap.json"
    login.write_text(json.dumps(today.sandbox.authorized_user(CLERK)), encoding="utf-8")
    login.chmod(0o600)

    today.robot, robot = _log_in(today, HandoutSettings(FileOwner.USER, user=CLERK, login=login))
    results = today.hand_out(*TASKS)

    assert (results[YTE].trouble, robot) == ("", CLERK)


@pytest.mark.skipif(os.name == "nt", reason="Windows không có bit quyền")
def test_a_log_in_that_others_can_open_is_refused(today: Office) -> None:
    """As a key is: it lets whoever reads it act as that person."""
    login = today.state / "dang-nhap.json"
    login.write_text(json.dumps(today.sandbox.authorized_user(CLERK)), encoding="utf-8")
    login.chmod(0o640)

    with pytest.raises(CannotDoError, match=r"dang-nhap\.json: .*chmod 600"):
        _log_in(today, HandoutSettings(FileOwner.USER, user=CLERK, login=login))


def test_a_spreadsheet_somebody_else_made_is_set_up(today: Office) -> None:
    """The owner made it empty and let the robot write: the owner stays an editor, unasked."""
    owner = _owner(today)
    made = owner.create("Của sở")
    made.share(ROBOT, perm_type="user", role="writer", notify=False)
    today.known = {YTE: made.id}

    results = today.hand_out(*TASKS)

    assert results[YTE].trouble == ""
    (rule,) = today.tab(YTE).protected
    assert set(rule["editors"]["users"]) == {ROBOT, CLERK}


def test_locks_that_somebody_loosened_are_closed_again(today: Office) -> None:
    """Another editor, the whole domain, a mere warning: each is told and taken back."""
    owner = _owner(today)
    made = owner.create("Của sở")
    made.share(ROBOT, perm_type="user", role="writer", notify=False)
    today.known = {YTE: made.id}
    today.hand_out(*TASKS)
    loose = (
        {"editors": {"users": [ROBOT, "la@phancong.example"], "domainUsersCanEdit": False}},
        {"editors": {"users": [ROBOT], "domainUsersCanEdit": True}},
        {"warningOnly": True},
    )
    for change in loose:
        (rule,) = today.tab(YTE).protected
        changed = {"protectedRangeId": rule["protectedRangeId"], **change}
        request = {"protectedRange": changed, "fields": ",".join(change)}
        made.batch_update({"requests": [{"updateProtectedRange": request}]})

        results = today.hand_out(*TASKS)

        assert results[YTE].trouble == ""
        assert results[YTE].told
        (rule,) = today.tab(YTE).protected
        assert set(rule["editors"]["users"]) == {ROBOT, CLERK}
        assert not rule["editors"].get("domainUsersCanEdit")
        assert not rule.get("warningOnly")


def test_a_copy_has_other_editors_and_that_is_noticed(today: Office) -> None:
    """A copy by the agency lets the agency edit everything: it is never taken for the real one."""
    owner = _owner(today)
    made = owner.create("Của sở")
    for address in (ROBOT, "so-y-te@phancong.example"):
        made.share(address, perm_type="user", role="writer", notify=False)
    today.known = {YTE: made.id}
    today.hand_out(*TASKS)
    agency = connect_as(_person(today, "so-y-te@phancong.example"), api=today.sandbox.url)
    copy = agency.copy(made.id, "Bản sao")
    copy.share(ROBOT, perm_type="user", role="writer", notify=False)
    today.known = {YTE: copy.id}

    results = today.hand_out(*TASKS)

    assert "ô khóa mà tài khoản này không được sửa" in results[YTE].trouble


def test_the_departments_editors_may_write_and_nobody_else(today: Office) -> None:
    """Editors of the settings are let in: to the file and to the locked cells."""
    owner = _owner(today)
    made = owner.create("Của sở")
    made.share(ROBOT, perm_type="user", role="writer", notify=False)
    today.known, today.editors = {YTE: made.id}, ("chuyen-vien@phancong.example",)

    results = today.hand_out(*TASKS)

    assert set(results[YTE].shared_with) == {
        "so-y-te@phancong.example",
        "chuyen-vien@phancong.example",
    }
    (rule,) = today.tab(YTE).protected
    assert set(rule["editors"]["users"]) == {ROBOT, CLERK, "chuyen-vien@phancong.example"}


def _owner(office: Office) -> gspread.Client:
    return connect_as(_person(office, CLERK), api=office.sandbox.url)


def _person(office: Office, email: str) -> object:
    info = office.sandbox.authorized_user(email)
    info.pop("type")
    return Credentials(None, **info)
