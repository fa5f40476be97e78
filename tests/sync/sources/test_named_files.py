"""A folder whose files say by their names whose they are."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest
from support.plans import plan, task

from sync.clock import FixedClock
from sync.department import open_department
from sync.pull import NothingPulledError, pull
from sync.snapshots import SnapshotStore
from sync.source_names import SourceNames
from sync.sources.named_files import files_before, folder_source, found_in
from sync.whose import Whose
from validators.agencies import Agency, AgencyRegistry
from validators.errors import CannotDoError
from workbook.bieu.write import bieu_bytes
from workbook.registry import default_registry

if TYPE_CHECKING:
    from pathlib import Path

    from sync.pull import Pulled

CLOCK = FixedClock(datetime(2026, 10, 12, 15, tzinfo=UTC))
BOOK = bieu_bytes(plan(task("I.1")))
YTE, TC = "Sở Y tế", "Sở Tài chính"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    (tmp_path / "bao-cao").mkdir()
    return tmp_path / "bao-cao"


def _put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(BOOK)


def _reasons(folder: Path) -> dict[str, str]:
    found = found_in(folder, Whose(default_registry()))
    return {each.place.rpartition("/")[2]: each.reason for each in found.rejects}


def _night(
    folder: Path,
    declared: dict[str, Path] | None = None,
    registry: AgencyRegistry | None = None,
) -> Pulled:
    """One pull, with the archive beside the folder."""
    store, names = SnapshotStore(folder.parent / "du-lieu"), SourceNames()
    (folder.parent / "du-lieu").mkdir(exist_ok=True)
    whose = Whose(registry or default_registry())
    found = found_in(folder, whose, set((declared or {}).values()))
    before = files_before(store, folder, whose, names)
    return pull([folder_source(declared or {}, found, before, names)], store, CLOCK)


def test_each_file_goes_to_the_agency_it_names(folder: Path) -> None:
    """With months and marks around the name, or none."""
    _put(folder, "Sở Tài chính - tháng 10.xlsx", "so-y-te.xlsx")

    assert set(_night(folder).snapshots) == {YTE, TC}


def test_what_programs_leave_behind_is_not_looked_at(folder: Path) -> None:
    """Lock files, half-saved files, the system's own, and folders are neither taken nor listed."""
    _put(folder, "~$Sở Y tế.xlsx", ".~lock.Sở Y tế.xlsx#", "Sở Y tế.tmp", "Thumbs.db", ".an.xlsx")
    (folder / "cu").mkdir()
    _put(folder / "cu", "Sở Y tế.xlsx")

    found = found_in(folder, Whose(default_registry()))

    assert (found.files, found.rejects) == ({}, ())


def test_what_names_nobody_is_listed(folder: Path) -> None:
    """Copies, slips and other papers: each with what to do; a near name is only proposed."""
    _put(folder, "Sở Y tế (1).xlsx", "Sở Y tê.xlsx", "tong-hop.xlsx", "Sở Y tế.docx")

    reasons = _reasons(folder)

    assert set(reasons) == {"Sở Y tế (1).xlsx", "Sở Y tê.xlsx", "tong-hop.xlsx", "Sở Y tế.docx"}
    assert "“Sở Y tế”" in reasons["Sở Y tê.xlsx"]
    assert "không phải bảng tính" in reasons["Sở Y tế.docx"]


def test_a_file_that_is_whole_by_the_end_is_taken(folder: Path) -> None:
    """It was still on its way when its turn came; it is asked for once more."""
    (folder / "Sở Y tế.xlsx").write_bytes(BOOK[:-40])
    found = found_in(folder, Whose(default_registry()))
    source = folder_source({}, found, {}, SourceNames())
    saved = partial(_put, folder, "Sở Y tế.xlsx")

    pulled = pull([source], SnapshotStore(folder.parent), CLOCK, saved)

    assert (set(pulled.snapshots), dict(pulled.failures)) == ({YTE}, {})


def test_a_link_is_not_followed(folder: Path) -> None:
    """Whatever it leads to."""
    (folder.parent / "khoa.xlsx").write_bytes(b"bi mat")
    (folder / "Sở Y tế.xlsx").symlink_to(folder.parent / "khoa.xlsx")

    assert "liên kết" in _reasons(folder)["Sở Y tế.xlsx"]


def test_two_files_of_one_agency_are_both_left_alone(folder: Path) -> None:
    """Nothing says which counts: the agency keeps what it said, and the reason names both."""
    _put(folder, "Sở Y tế.xlsx")
    _night(folder)
    _put(folder, "Sở Y tế - tháng 10.xlsx")

    pulled = _night(folder)

    assert not pulled.snapshots
    assert "Sở Y tế - tháng 10.xlsx, Sở Y tế.xlsx" in pulled.failures[YTE]


def test_a_declared_file_goes_before_a_name(folder: Path) -> None:
    """What the department says is sure; another file of the agency is listed."""
    _put(folder, "Sở Y tế.xlsx", "a.xlsx")
    declared = {YTE: folder / "a.xlsx"}

    source = folder_source(
        declared,
        found_in(folder, Whose(default_registry()), {folder / "a.xlsx"}),
        {},
        SourceNames(),
    )

    assert source.files == declared
    assert [each.place for each in source.rejects] == [str(folder / "Sở Y tế.xlsx")]


def test_a_file_that_is_gone_is_missed(folder: Path) -> None:
    """The agency stays, with the reason; nobody takes it for one that was never there."""
    _put(folder, "Sở Y tế.xlsx", "Sở Tài chính.xlsx")
    _night(folder)
    (folder / "Sở Y tế.xlsx").unlink()

    pulled = _night(folder)

    assert set(pulled.snapshots) == {TC}
    assert "không còn trong thư mục" in pulled.failures[YTE]


def test_nobody_misses_a_file_of_an_agency_that_is_no_more(folder: Path) -> None:
    """Whom the department took out of its registry, or calls otherwise, is no lost source."""
    _put(folder, "Sở Y tế.xlsx", "Sở Tài chính.xlsx")
    _night(folder)
    for name in ("Sở Y tế.xlsx", "Sở Tài chính.xlsx"):
        (folder / name).unlink()
    today = [Agency("a", "Sở Tài chính"), Agency("b", "Sở Y tế và Dân số", ("Sở Y tế",))]

    pulled = _night(folder, registry=AgencyRegistry(today))

    assert set(pulled.failures) == {TC}


def test_a_folder_that_is_gone_is_one_trouble(folder: Path) -> None:
    """All agencies known from it keep what they said."""
    _put(folder, "Sở Y tế.xlsx")
    _night(folder)
    folder.rename(folder.with_name("khac"))

    with pytest.raises(NothingPulledError, match="không mở được thư mục"):
        _night(folder)


@pytest.mark.parametrize("share", range(5, 100, 5))
def test_a_file_cut_anywhere_is_not_kept(folder: Path, share: int) -> None:
    """Half a file, still on its way to the share, never reaches the archive."""
    (folder / "Sở Y tế.xlsx").write_bytes(BOOK[: len(BOOK) * share // 100])

    pulled = _night(folder)

    assert "chưa tải xong" in pulled.failures[YTE]
    assert not SnapshotStore(folder.parent / "du-lieu").all()


def test_the_workbook_does_not_take_the_place_of_an_agency(folder: Path) -> None:
    """Written into the folder under the name of an agency, it would destroy what they sent."""
    _put(folder, "Sở Y tế.xlsx")
    (folder.parent / "ke-hoach.xlsx").write_bytes(BOOK)
    settings = folder.parent / "phancong.toml"
    settings.write_text(
        'plan = "ke-hoach.xlsx"\noutput = "bao-cao/so-y-te.xlsx"\n[folder]\npath = "bao-cao"\n',
        encoding="utf-8",
    )

    with pytest.raises(CannotDoError, match="không ghi đè"), open_department(settings):
        pass
