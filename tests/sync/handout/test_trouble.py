"""Google fails in the middle of a hand-out: the next one goes on, and nothing is made twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.plans import task

from sync.handout.journal import Journal
from sync.handout.refusals import NobodyCanError
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from support.handing_out import Office

TASKS = (
    task("I.1", coordinating=""),
    task("I.2", lead="Sở Y tế", coordinating=""),
    task("I.3", lead="Sở Nội vụ", coordinating=""),
)
WRITE, CREATE, SHARE = (
    "sheets.spreadsheets.batchUpdate",
    "drive.files.create",
    "drive.permissions.create",
)


def _files(office: Office) -> list[str]:
    """The names of all files there are."""
    return sorted(file.name for file in office.sandbox.world.drive.files.values())


def _whole(office: Office) -> bool:
    """Whether every agency has one spreadsheet with its task, and nothing is left to write."""
    names = [f"Biểu phân công – {name}" for name in ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế")]
    office.sandbox.log.clear()
    results = office.hand_out(*TASKS)
    quiet = not {WRITE, CREATE, SHARE} & set(office.calls())
    return quiet and _files(office) == names and not any(r.trouble for r in results.values())


@pytest.mark.parametrize("fault", ["unavailable", "unavailable-html", "internal", "rate"])
@pytest.mark.parametrize("kind", [WRITE, CREATE, SHARE])
def test_one_failing_call_costs_at_most_a_second_run(office: Office, fault: str, kind: str) -> None:
    """429, 500 and 503 at any writing call of the second agency; then once more."""
    office.sandbox.faults.add(fault, kind=kind, skip=1, retry_after=0)

    first = office.hand_out(*TASKS)
    office.hand_out(*TASKS)

    assert (first["Sở Tư pháp"].trouble, first["Sở Nội vụ"].trouble) == ("", "")
    assert _whole(office)


@pytest.mark.parametrize("fault", ["truncated", "reset", "internal"])
@pytest.mark.parametrize("kind", [WRITE, CREATE, SHARE])
def test_a_lost_answer_makes_nothing_twice(office: Office, fault: str, kind: str) -> None:
    """The call was done and its answer lost: what it made is found again, not made again."""
    office.sandbox.faults.add(fault, kind=kind, skip=1, applied=True)

    office.hand_out(*TASKS)
    office.hand_out(*TASKS)

    assert _whole(office)


def test_a_broken_off_run_is_taken_up(office: Office) -> None:
    """Killed between two agencies and in the middle of a journal line: the rest follows."""
    office.hand_out(TASKS[0])
    with (office.state / "giao-bang.jsonl").open("a", encoding="utf-8") as journal:
        journal.write('\n{"step": "created", "agency": "Sở Y')

    office.hand_out(*TASKS)

    assert _whole(office)


@pytest.mark.parametrize("end", [b'{"at": "2026", "step": "created", "agency": "S\xe1', b"\0\0\0"])
def test_a_line_torn_inside_a_letter_is_no_line(office: Office, end: bytes) -> None:
    """What a power cut leaves, also after more was written behind it."""
    office.hand_out(TASKS[0])
    before = Journal(office.state).entries
    with (office.state / "giao-bang.jsonl").open("ab") as journal:
        journal.write(b"\n" + end)

    torn = Journal(office.state).entries
    office.hand_out(*TASKS)

    assert torn == before
    assert _whole(office)


@pytest.mark.parametrize(
    "line", ["[]", "1", "{}", '{"step": 1, "agency": "", "key": "", "plan": "", "lines": []}', "a"]
)
def test_a_line_of_another_shape_is_named(office: Office, line: str) -> None:
    """Damage in the middle is not passed over: a sheet could be made twice."""
    office.hand_out(TASKS[0])
    path = office.state / "giao-bang.jsonl"
    path.write_bytes(f"\n{line}\n".encode() + path.read_bytes())

    with pytest.raises(CannotDoError, match=r"giao-bang\.jsonl, dòng 2:"):
        Journal(office.state)


def test_progress_survives_whatever_fails(office: Office) -> None:
    """Faults at every call of a changed plan; what was reported is there at the end."""
    office.hand_out(*TASKS)
    office.report("Sở Y tế", "I.2", result="Đã họp")
    more = (*TASKS, task("I.0", lead="Sở Y tế", coordinating=""))
    for kind in (WRITE, "sheets.spreadsheets.get", "drive.permissions.list"):
        office.sandbox.faults.add("internal", kind=kind, skip=1, applied=True)
        office.hand_out(*more)

    office.hand_out(*more)

    assert ("I.2", "Đã họp") in office.rows("Sở Y tế", "task_id", "result")


def test_when_sharing_is_limited_the_sheets_are_made_all_the_same(office: Office) -> None:
    """Google's limit on sharing: every sheet is ready, and the next run only shares."""
    office.sandbox.faults.add("sharingRateLimitExceeded", kind=SHARE, times=50, retry_after=0)

    first = office.hand_out(*TASKS)
    office.sandbox.faults.clear()
    office.sandbox.log.clear()
    second = office.hand_out(*TASKS)

    assert all("giới hạn" in result.trouble for result in first.values())
    assert [kind for kind in office.calls() if kind in {WRITE, CREATE, SHARE}] == [SHARE] * 3
    assert second["Sở Y tế"].shared_with == ("so-y-te@phancong.example",)


def test_no_storage_stops_at_once_with_what_to_do(office: Office) -> None:
    """A robot without storage: one call, and one sentence that names the three ways."""
    office.sandbox.world.service_accounts_own_files = False

    with pytest.raises(NobodyCanError, match=r"ổ chia sẻ.*người dùng.*đơn vị"):
        office.hand_out(*TASKS)

    assert office.calls() == [CREATE]
    assert Journal(office.state).spreadsheets == {}


def test_a_lost_spreadsheet_is_named_and_not_made_again(office: Office) -> None:
    """Deleted by hand: nothing is guessed, the sentence says what to look at."""
    office.hand_out(*TASKS)
    office.robot.del_spreadsheet(office.key("Sở Y tế"))

    results = office.hand_out(*TASKS)

    assert "đã xóa" in results["Sở Y tế"].trouble
    assert results["Sở Nội vụ"].trouble == ""
    assert len(_files(office)) == 2
