"""Without a key: the machine's own identity hands out, answers and looks at rights, too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.judged import office, sandboxes
from support.machine_logins import LOGINS, PERSON, WRITER, person, write_login
from support.outgoing import department

from sync.cli import run
from sync.google_client import READING, WRITING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.handing_out import Office

    from sync.sandbox import Sandbox

__all__ = ["office", "sandboxes"]

YTE = "Sở Y tế"
Told = dict[str, Any]


def _settings(office: Office, **google: str) -> Path:
    """Settings without any key; further lines of [google] as keywords."""
    settings = department(office, **google)
    text = settings.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith(("key =", "write_key ="))]
    settings.write_text("\n".join(kept), encoding="utf-8")
    (settings.parent / "khoa.json").unlink()
    return settings


def _run(name: str, settings: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, Told]:
    capsys.readouterr()
    code = run([name, "--settings", str(settings), "--json"])
    return code, json.loads(capsys.readouterr().out)


def _knocked(sandbox: Sandbox) -> set[str]:
    """Doors that nobody configured."""
    return {call.kind for call in sandbox.log} & {"unknown", "allowedLocations"}


@pytest.mark.parametrize("kind", LOGINS)
def test_every_kind_of_login_writes_and_knows_its_address(
    kind: str,
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Hand out, report, pull, answer, rights: one identity, its real address among the editors."""
    login, address = LOGINS[kind]
    path = write_login(office.state, login(office.sandbox, office.state))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", path)
    settings = _settings(office, keyless="true")

    handed, _ = _run("distribute", settings, capsys)
    office.robot = office.client(address)
    office.clerk(YTE).update_acell("I6", "rất nhiều")
    pulled, _ = _run("pull", settings, capsys)
    answered, _ = _run("answer", settings, capsys)
    seen, rights = _run("access", settings, capsys)

    assert (handed, pulled, answered, seen) == (0, 0, 0, 0)
    (own,) = [each for each in rights["spreadsheets"] if each["agency"] == YTE]
    assert {tuple(lock["editors"]) for lock in own["protected"]} == {(address,)}
    assert office.clerk(YTE).get_note("I6")
    assert not _knocked(office.sandbox)


@pytest.fixture
def machine(office: Office, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes a login with these contents the machine's own."""

    def log_in(content: Told) -> None:
        path = write_login(office.state, content)
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", path)

    return log_in


def test_a_person_s_login_acts_as_two_accounts(
    office: Office, machine: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    """One account reads and one writes: each with its own scopes, the reader let in as such."""
    reader = "doc@du-an.iam.gserviceaccount.com"
    for account in (reader, WRITER):
        office.sandbox.let_act(PERSON, account)
    machine(person(office.sandbox, office.state))
    accounts = {"account": f'"{reader}"', "write_account": f'"{WRITER}"'}
    settings = _settings(office, keyless="true", **accounts)

    handed, _ = _run("distribute", settings, capsys)
    pulled, _ = _run("pull", settings, capsys)

    assert (handed, pulled) == (0, 0)
    office.robot = office.client(WRITER)
    people = office.robot.list_permissions(office.key(YTE))
    roles = {each["emailAddress"]: each["role"] for each in people}
    assert (roles[WRITER], roles[reader]) == ("owner", "reader")
    given = office.sandbox.world.tokens.given.values()
    assert {who.email: set(who.scopes) for who, _ in given if who.email in {WRITER, reader}} == {
        WRITER: set(WRITING),
        reader: set(READING),
    }
    assert "drive.about.get" not in office.calls()


def test_who_reads_without_a_key_is_let_in_by_the_address_google_knows(
    office: Office, machine: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    """The machine's own identity reads, another account writes and shares with the first."""
    office.sandbox.let_act(PERSON, WRITER)
    machine(person(office.sandbox, office.state))
    settings = _settings(office, keyless="true", write_account=f'"{WRITER}"')

    _run("distribute", settings, capsys)

    people = office.client(WRITER).list_permissions(office.key(YTE))
    assert {each["emailAddress"]: each["role"] for each in people}[PERSON] == "reader"


def test_a_person_owns_the_files_without_a_key(
    office: Office, machine: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    """The machine acts as an account, which its domain lets act for the owner."""
    owner = "van-thu@phancong.example"
    office.sandbox.let_act(PERSON, WRITER)
    office.sandbox.delegate(WRITER)
    machine(person(office.sandbox, office.state))
    settings = _settings(
        office,
        keyless="true",
        write_account=f'"{WRITER}"',
        handout=f'owner = "người dùng"\nuser = "{owner}"',
    )

    code, _ = _run("distribute", settings, capsys)
    _, rights = _run("access", settings, capsys)

    assert code == 0
    (own,) = [each for each in rights["spreadsheets"] if each["agency"] == YTE]
    assert own["permissions"][0] == {"role": "owner", "type": "user", "who": owner}
    assert own["protected"][0]["editors"] == [owner]


@pytest.mark.parametrize(
    ("google", "handout", "told"),
    [
        ({"write_account": f'"{WRITER}"'}, 'owner = "ổ chia sẻ"', "thay mặt"),
        ({}, 'owner = "người dùng"\nuser = "x@phancong.example"', "write_account"),
    ],
)
def test_what_is_missing_is_one_sentence(  # noqa: PLR0913  # what is set, what is said, fixtures
    *,
    google: dict[str, str],
    handout: str,
    told: str,
    office: Office,
    machine: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No right to act as the account, or nobody who could act for the owner: what to set."""
    machine(person(office.sandbox, office.state))
    settings = _settings(office, keyless="true", handout=handout, **google)

    code = run(["distribute", "--settings", str(settings)])

    said = capsys.readouterr().err
    assert code in {2, 4}
    assert told in said
    assert len(said.strip().splitlines()) == 1


def test_an_address_google_keeps_to_itself_is_asked_of_the_settings(
    office: Office, machine: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Drive does not say who we are: nothing is handed out, and the sentence names what to set."""
    machine(person(office.sandbox, office.state))
    office.sandbox.faults.add("permission-denied", kind="drive.about.get", times=9)
    settings = _settings(office, keyless="true")

    code = run(["distribute", "--settings", str(settings)])

    assert code == 2
    assert "write_account" in capsys.readouterr().err
    assert "drive.files.create" not in office.calls()
