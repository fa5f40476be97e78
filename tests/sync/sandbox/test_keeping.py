"""The state of the sandbox in a folder: what was there is there again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import requests
from support.agency_book import AGENCY, agency_book
from support.drive_calls import ALL, call
from support.sandbox_login import logins

from sync.sandbox import Sandbox
from sync.sandbox.packing import packed, unpacked
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_is_there_again(tmp_path: Path) -> None:
    """Cells, looks, rules, protection, people, shared drives and changes outlive the program."""
    with Sandbox(service_accounts_own_files=True, folder=tmp_path) as first, logins(first) as login:
        robot = login()
        call(robot, "post", "drives", {"name": "Biểu mẫu"}, requestId="1")
        token = call(robot, "get", "changes/startPageToken")["startPageToken"]
        book = agency_book(robot)
        before = first.world.drive
    with Sandbox(folder=tmp_path) as second, logins(second) as login:
        assert second.world.drive == before
        again = login().open_by_key(book.id)
        assert again.sheet1.get("A1:B2") == [["Mã", "Tỷ lệ %"], ["NV-1", "50"]]
        theirs = login(AGENCY).open_by_key(book.id).sheet1
        theirs.update_acell("B2", 75)
        changes = call(login(), "get", "changes", None, pageToken=token, **ALL)["changes"]
    assert [change["fileId"] for change in changes] == [book.id]
    with Sandbox(folder=tmp_path) as third, logins(third) as login:
        assert login().open_by_key(book.id).sheet1.acell("B2").value == "75"


def test_a_deleted_file_is_gone_for_good(tmp_path: Path) -> None:
    """What was deleted leaves no file behind."""
    with Sandbox(service_accounts_own_files=True, folder=tmp_path) as first, logins(first) as login:
        robot = login()
        book = agency_book(robot)
        first._keeper.save()
        robot.del_spreadsheet(book.id)
    assert list((tmp_path / "bang-tinh").iterdir()) == []
    with Sandbox(folder=tmp_path) as second:
        assert second.world.drive.files == {}


def test_only_what_changed_is_written_again(tmp_path: Path) -> None:
    """A sheet nobody touched keeps the file it has."""
    with Sandbox(service_accounts_own_files=True, folder=tmp_path) as first, logins(first) as login:
        quiet, busy = agency_book(login()), agency_book(login())
        first._keeper.save()
        places = [tmp_path / "bang-tinh" / f"{book.id}.json" for book in (quiet, busy)]
        before = [place.stat().st_ino for place in places]
        busy.sheet1.update_acell("B2", 60)
        first._keeper.save()
        after = [place.stat().st_ino for place in places]
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"files": 3}', '{"": "Sandbox"}', '{"": "os.system"}']
)
def test_a_broken_state_is_one_sentence(tmp_path: Path, text: str) -> None:
    """A file that is no state of ours is named, and builds nothing."""
    (tmp_path / "drive.json").write_text(text, "utf-8")
    with pytest.raises(CannotDoError, match="không đọc lại được trạng thái đã giữ"):
        Sandbox(folder=tmp_path)


@pytest.mark.parametrize(
    "thing", [{"": "x"}, {1: {2: "x"}}, {"a": [(1, 2), {"b"}, frozenset()]}, [None, True, 1.5]]
)
def test_what_is_packed_is_unpacked_as_it_was(thing: object) -> None:
    """Keys of any kind, tuples and sets survive JSON."""
    assert unpacked(json.loads(json.dumps(packed(thing)))) == thing


def test_a_body_without_end_is_not_read(tmp_path: Path) -> None:
    """A request that announces more than the sandbox reads is refused at once."""
    with Sandbox(folder=tmp_path) as sandbox:
        head = {"Content-Length": str(10**10)}
        answer = requests.post(f"{sandbox.url}/token", headers=head, timeout=5)
    assert answer.status_code == 413
