"""N11: the database can be made again from the archive alone, row by row the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect
from support.history_nights import FIRST_NIGHT, HEALTH, LAW, Office, TextSource, row, sheet

from sync.history.archive import runs_of
from sync.history.database import FILE
from sync.history.errors import HistoryError

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.raw_table import RawTable, SheetRef

NIGHTS = (
    {"law": sheet(row("I.1", "Đang thực hiện", "40"), row("I.2")), "health": None},
    {"law": sheet(row("I.2", "Hoàn thành", "#REF!")), "health": sheet(row("I.1", "Đã trình"))},
    {"law": "không có bảng", "health": sheet(row("I.1", "Đã trình"), row("III.9", "Thừa"))},
)


@pytest.fixture
def kept(office: Office) -> Office:
    """Three nights with every kind of trouble."""
    for texts in NIGHTS:
        office.night(**texts)
    return office


def test_rows_are_identical(kept: Office) -> None:
    """Every row of every table, and the end of the chain, come out of the archive again."""
    before = kept.rows()

    rebuilt = kept.history.rebuild(FIRST_NIGHT)

    assert kept.rows() == before
    assert (rebuilt.events, rebuilt.same) == (3, True)
    assert rebuilt.aside


def test_the_old_database_is_kept(kept: Office) -> None:
    """Nothing is deleted: a second rebuild at the same instant finds another name or none."""
    rebuilt = kept.history.rebuild(FIRST_NIGHT)

    if kept.address:
        with kept.history.open().reading() as connection:
            assert rebuilt.aside in inspect(connection).get_schema_names()
    else:
        assert (kept.folder / rebuilt.aside).stat().st_size > 0


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _flip(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE", b"CREATE TAPLE"))


def _overwrite(path: Path) -> None:
    path.write_bytes(b"day khong phai co so du lieu" * 500)


@pytest.mark.parametrize("damage", [_cut, _flip, _overwrite])
def test_a_damaged_file_is_never_written_on(tmp_path: Path, damage: object) -> None:
    """A run stops with code 4 and says what to do; the rebuild heals it."""
    office = Office(tmp_path, "")
    for texts in NIGHTS:
        office.night(**texts)
    before = office.rows()
    damage(tmp_path / FILE)  # type: ignore[operator]  # one of the three above
    broken = (tmp_path / FILE).read_bytes()

    with pytest.raises(HistoryError, match="phancong rebuild") as told:
        office.night()

    assert told.value.exit_code == 4
    assert (tmp_path / FILE).read_bytes() == broken
    assert office.history.rebuild(FIRST_NIGHT).same is None
    assert office.rows()["observations"] == before["observations"]
    assert len(office.rows()["runs"]) == 4


def test_a_lost_answer_stops_no_other(kept: Office) -> None:
    """A rebuild without one raw answer says that it differs, and has everything else."""
    store = kept.history.archive.store
    (answer,) = [a for a in runs_of(kept.history.archive.events())[0].answers if a.sha256]
    store.erase(answer.sha256)

    rebuilt = kept.history.rebuild(FIRST_NIGHT)

    assert rebuilt.same is False
    (damaged,) = rebuilt.damaged
    assert answer.sha256 in damaged
    told = {(run, source): reason for run, source, *_, reason in kept.rows()["answers"]}
    assert "mất hoặc hỏng" in told[1, LAW]
    assert kept.standing()[HEALTH, "I.1", "status"].shown == "Đã trình"


def test_a_bug_in_one_answer_stops_no_other(office: Office) -> None:
    """What our own reader breaks on is out of reach; the other agencies are recorded."""

    class Broken(TextSource):
        """A reader with a bug."""

        def decode(self, sheet: SheetRef, raw: bytes) -> RawTable:
            """Break on one agency."""
            if sheet.source == LAW:
                raise ZeroDivisionError
            return super().decode(sheet, raw)

    office.texts = {LAW: sheet(row("I.1")), HEALTH: sheet(row("I.1", "Đã trình"))}
    office.pull()
    replace(office.history, sources=(Broken(office.texts),)).record()

    assert office.standing()[HEALTH, "I.1", "status"].shown == "Đã trình"
    told = {source: reason for _, source, *_, reason in office.rows()["answers"]}
    assert "lỗi chương trình" in told[LAW]


def test_a_lost_database_comes_back_by_itself(tmp_path: Path) -> None:
    """Without its file the next night records everything there ever was."""
    office = Office(tmp_path, "")
    for texts in NIGHTS:
        office.night(**texts)
    before = office.rows()
    (tmp_path / FILE).unlink()

    office.history.record()

    assert office.rows() == before


def test_a_database_of_another_archive_is_refused(kept: Office) -> None:
    """Numbers alone do not make two histories one, nor does the name of the plan."""
    other = Office(kept.folder / "khac" / kept.folder.name, kept.address, nights=5)
    other.folder.mkdir(parents=True)
    if not kept.address:
        (kept.folder / FILE).replace(other.folder / FILE)

    with pytest.raises(HistoryError, match="không thuộc kho bản chụp"):
        other.night(health=sheet(row("I.1")))


def test_a_kind_that_is_no_longer_set_up_is_named(kept: Office) -> None:
    """Answers of a source that left the settings are not guessed at."""
    history = replace(kept.history, sources=())

    with pytest.raises(HistoryError, match=f"(Sở Tư pháp|{HEALTH}).*văn bản"):
        history.rebuild(FIRST_NIGHT)
