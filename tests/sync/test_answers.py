"""A night over many files: each is read as if it were alone, and one waits for no other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from support.history_nights import TextSource, row
from support.history_nights import sheet as text_of
from support.plans import plan, task

from sync.answers import newest_answers
from sync.snapshots import SnapshotStore
from sync.sources import SourceError
from sync.sources.folder import FolderSource
from sync.sources.many import decode_all
from workbook.bieu.write import bieu_bytes
from workbook.raw_table import SheetRef

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NIGHT = datetime(2026, 6, 1, 22, tzinfo=UTC)
CSV = "TT,Nội dung,Chủ trì,Thời hạn\n1,{},Sở A,Quý I/2026\n"


def _contents() -> dict[str, bytes]:
    """Good and bad files of several kinds, by agency."""
    return {
        "Sở A": bieu_bytes(plan(task("I.1"))),
        "Sở B": b"PK\x03\x04 hong",
        "Sở C": CSV.format("Rà soát").encode(),
        "Sở D": b"",
        "Sở E": bieu_bytes(plan(task("I.1"), task("I.2"))),
        "Sở G": b"<html><body>Sign in</body></html>",
        "Sở H": CSV.format("Tập huấn").encode(),
    }


@pytest.fixture
def source(tmp_path: Path) -> FolderSource:
    """These files in a folder."""
    files = {
        name: tmp_path / f"{name}.{'csv' if content.startswith(b'TT') else 'xlsx'}"
        for name, content in _contents().items()
    }
    for name, path in files.items():
        path.write_bytes(_contents()[name])
    return FolderSource(files)


def _raws(source: FolderSource) -> list[tuple[SheetRef, bytes]]:
    return [(sheet, _contents()[sheet.source]) for sheet in source.sheets()]


def _said(reading: object) -> object:
    return str(reading) if isinstance(reading, SourceError) else reading


def test_many_at_a_time_are_what_each_is_alone(source: FolderSource) -> None:
    """The same tables and the same refusals, in the order of the sheets."""
    alone: list[object] = []
    for sheet, raw in _raws(source):
        try:
            alone.append(source.decode(sheet, raw))
        except SourceError as error:
            alone.append(str(error))

    together = [_said(reading) for reading in decode_all(source, _raws(source))]

    assert together == alone
    assert sum(isinstance(each, str) for each in together) == 3


def test_the_next_file_is_handed_over_before_one_is_done(source: FolderSource) -> None:
    """While one answer is looked at, the files behind it are being read already."""
    taken: list[str] = []

    def watched() -> Iterator[tuple[SheetRef, bytes]]:
        for sheet, raw in _raws(source):
            taken.append(sheet.source)
            yield sheet, raw

    next(decode_all(source, watched()))

    assert 1 < len(taken) < len(_contents())


def test_a_file_that_breaks_leaves_its_agency_with_the_answer_before(
    source: FolderSource, tmp_path: Path
) -> None:
    """The newest readable snapshot counts, by its own hour, and the reason is kept."""
    store = SnapshotStore(tmp_path / "du-lieu")
    earlier = NIGHT.replace(day=1, hour=1)
    by_name = {sheet.source: sheet for sheet in source.sheets()}
    store.keep(by_name["Sở B"], _contents()["Sở A"], earlier)
    for sheet, raw in _raws(source):
        store.keep(sheet, raw, NIGHT)

    answers, unread = newest_answers([source], store)

    assert set(answers) == {"Sở A", "Sở B", "Sở C", "Sở E", "Sở H"}
    assert (answers["Sở B"].read_at, answers["Sở A"].read_at) == (earlier, NIGHT)
    assert set(unread) == {"Sở B", "Sở D", "Sở G"}
    assert "hỏng" in unread["Sở B"]


NOW_CALLED = "Sở Y tế (tệp)"  # also the key of its sheet


def _kept(store: SnapshotStore, source: str, day: int, status: str) -> None:
    said = text_of(row("I.1", status)).encode()
    store.keep(SheetRef(source, "", NOW_CALLED), said, NIGHT.replace(day=day))


def _status(store: SnapshotStore) -> str | None:
    """What is read of the sheet by the name it has now."""
    source = TextSource({NOW_CALLED: None})
    answers, _ = newest_answers([source], store, {NOW_CALLED: "Sở Y tế"})
    return answers[NOW_CALLED].sheet.tables[0].rows[0].text("status") if answers else None


def test_a_sheet_that_is_called_otherwise_keeps_its_answers(tmp_path: Path) -> None:
    """Its agency was given a second sheet; of several old names the newest answer counts."""
    store = SnapshotStore(tmp_path)
    _kept(store, "Sở Y tế", 2, "Đang thực hiện")
    _kept(store, "Sở Y tế (thư mục)", 3, "Hoàn thành")
    _kept(store, "Sở Y tế", 1, "Chưa thực hiện")

    assert _status(store) == "Hoàn thành"


def test_the_same_key_of_another_agency_is_not_its_answer(tmp_path: Path) -> None:
    """Two agencies may have had the file one after the other."""
    store = SnapshotStore(tmp_path)
    _kept(store, "Sở Nội vụ", 3, "Hoàn thành")

    assert _status(store) is None
