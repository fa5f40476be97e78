"""Spreadsheets under the wrong agency's name, and doubled tabs: nothing is taken or written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.judged import office, sandboxes
from support.outgoing import department
from support.plan_folder import plan_folder

from sync import sheet_keys
from sync.cli import run
from sync.snapshots import SnapshotStore

if TYPE_CHECKING:
    from pathlib import Path

    from support.handing_out import Office

__all__ = ["office", "sandboxes"]

YTE, TUPHAP, NOIVU = "Sở Y tế", "Sở Tư pháp", "Sở Nội vụ"
STRANGER = "bảng này đã được giao cho đơn vị khác"
WRITES = "sheets.spreadsheets.batchUpdate"
TASKS = tuple(
    (str(n), f"Rà soát văn bản số {n}", agency, "", "Báo cáo", "Tháng 9/2026")
    for n, agency in enumerate((YTE, TUPHAP, NOIVU), 1)
)


@pytest.fixture
def handed(office: Office) -> Path:
    """Settings of a department whose plan is handed out to three agencies."""
    settings = department(office, *TASKS)
    assert run(["distribute", "--settings", str(settings)]) == 0
    return settings


def _swap(office: Office, settings: Path) -> None:
    """The ids of two agencies stand at each other's name in the settings."""
    text = settings.read_text(encoding="utf-8")
    ids = f'"{YTE}" = "{office.key(TUPHAP)}"\n"{TUPHAP}" = "{office.key(YTE)}"\n'
    settings.write_text(f"{text}[google.spreadsheets]\n{ids}", encoding="utf-8")


def _told(name: str, settings: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Trouble by agency, as a command says it."""
    capsys.readouterr()
    run([name, "--json", "--settings", str(settings)])
    told = json.loads(capsys.readouterr().out)
    if name == "pull":
        return dict(told["failed"])
    results = told["answered" if name == "answer" else "agencies"]
    return {each["agency"]: each["trouble"] for each in results if each["trouble"]}


def _double(office: Office, agency: str) -> None:
    """A second tab with the mark of the plan, as a script may copy it."""
    book = office.robot.open_by_key(office.key(agency))
    again = book.duplicate_sheet(office.tab(agency).id, new_sheet_name="Bản chép")
    mark = sheet_keys.on_tab(again.id, office.tab(agency).plan)
    book.batch_update({"requests": [mark]})


def test_swapped_spreadsheets_are_not_pulled(
    office: Office, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both agencies are named, nothing of theirs is kept, and the third is read."""
    _swap(office, handed)

    told = _told("pull", handed, capsys)

    assert set(told) == {YTE, TUPHAP}
    assert all(reason.startswith(STRANGER) for reason in told.values())
    assert {snapshot.source for snapshot in SnapshotStore(plan_folder(handed)).all()} == {NOIVU}


def test_a_reading_with_formats_refuses_a_stranger_too(
    office: Office, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no column says whose it is and bare values are not enough, the spreadsheet says it."""
    _swap(office, handed)
    office.clerk(TUPHAP).update_acell("I6", "=1/0")
    name = sheet_keys.of_plan(sheet_keys.AGENCY, office.tab(TUPHAP).plan)
    lookup = {"developerMetadataLookup": {"metadataKey": name}}
    request = {"deleteDeveloperMetadata": {"dataFilter": lookup}}
    office.robot.open_by_key(office.key(TUPHAP)).batch_update({"requests": [request]})

    told = _told("pull", handed, capsys)

    assert told[YTE].startswith(f"{STRANGER} (mã “so-tu-phap”)")
    assert YTE not in SnapshotStore(plan_folder(handed)).by_source()


def test_swapped_spreadsheets_are_not_answered(
    office: Office, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Findings of one agency are never written into the spreadsheet of another."""
    office.clerk(YTE).update_acell("I6", "rất nhiều")
    run(["nightly", "--settings", str(handed)])
    _swap(office, handed)
    office.sandbox.log.clear()

    told = _told("answer", handed, capsys)

    assert told[YTE].startswith(f"{STRANGER} (mã “so-tu-phap”)")
    assert WRITES not in office.calls()


def test_a_spreadsheet_without_marks_of_agencies_is_accepted(
    office: Office, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sheets that were handed out or marked before agencies were marked are read as ever."""
    for agency in (YTE, TUPHAP):
        book = office.robot.open_by_key(office.key(agency))
        for name in sheet_keys.names(sheet_keys.AGENCY, office.tab(agency).plan):
            lookup = {"developerMetadataLookup": {"metadataKey": name}}
            book.batch_update({"requests": [{"deleteDeveloperMetadata": {"dataFilter": lookup}}]})

    assert _told("pull", handed, capsys) == {}


def test_a_doubled_tab_is_refused_by_everybody_alike(
    office: Office, handed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Handing out and answering write into neither of two tabs, and a night reads neither."""
    office.clerk(YTE).update_acell("I6", "rất nhiều")
    run(["nightly", "--settings", str(handed)])
    _double(office, YTE)
    office.sandbox.log.clear()

    told = [_told(name, handed, capsys) for name in ("distribute", "answer")]
    run(["nightly", "--json", "--settings", str(handed)])
    unread = json.loads(capsys.readouterr().out)["unread"]

    assert told == [{YTE: sheet_keys.TWO_TABS}] * 2
    assert unread[YTE] == sheet_keys.TWO_TABS
    assert WRITES not in office.calls()
