"""What every kind of source promises: the same sheet gives the same cells."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from sync.google_client import connect
from sync.sandbox import Sandbox
from sync.sources import Source, SourceError
from sync.sources.folder import FolderSource
from sync.sources.google import GoogleSource
from workbook.raw_table import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import gspread

    from workbook.raw_table import RawTable, SheetRef

DAY = datetime(2026, 6, 30)  # noqa: DTZ001  # as a sheet stores it
SERIAL = 46203
TEXTS = [
    ["BIỂU PHÂN CÔNG"],
    [],
    ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Tỷ lệ %", "Ngày cập nhật"],
    ["1", "- Đã họp", "=1+1", 80, DAY],
    ["00123", "", "Sở Y tế", 87.5, "30/6/2026"],
]


@pytest.fixture(scope="module")
def robot() -> Iterator[gspread.Client]:
    """A logged-in client of a running stand-in."""
    with Sandbox(service_accounts_own_files=True) as sandbox:
        yield connect(sandbox.service_account_key("robot@phancong.example"), api=sandbox.url)


@pytest.fixture(params=["google", "folder"])
def source(request: pytest.FixtureRequest, robot: gspread.Client, tmp_path: Path) -> Source:
    """The same sheet of one agency, from every kind of source."""
    if request.param == "folder":
        return FolderSource({"Sở Y tế": _workbook(tmp_path / "so-y-te.xlsx")})
    return GoogleSource(robot, {"Sở Y tế": _spreadsheet(robot)})


def _workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Biểu")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for row, line in enumerate(TEXTS):
            for column, value in enumerate(line):
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif isinstance(value, datetime):
                    sheet.write_datetime(row, column, value, day)
                else:
                    sheet.write_number(row, column, value)
    return path


def _spreadsheet(robot: gspread.Client) -> str:
    spreadsheet = robot.create("Sở Y tế")
    spreadsheet.update_locale("vi_VN")
    sheet = spreadsheet.sheet1
    sheet.update_title("Biểu")
    sheet.format("E4:E4", {"numberFormat": {"type": "DATE", "pattern": "dd/mm/yyyy"}})
    sheet.update(
        [[SERIAL if value is DAY else value for value in line] for line in TEXTS], raw=True
    )
    return spreadsheet.id


def _pull(source: Source) -> tuple[SheetRef, RawTable]:
    (sheet,) = source.sheets()
    return sheet, source.decode(sheet, source.fetch(sheet))


def test_same_sheet_same_cells(source: Source) -> None:
    """Stored values, shown texts and states agree with what was put in, whatever the kind."""
    _, table = _pull(source)

    assert (table.ref.source, table.ref.sheet) == ("Sở Y tế", "Biểu")
    assert [[cell.stored for cell in row] for row in table.rows] == [
        [None if value == "" else value for value in line] for line in TEXTS
    ]
    assert [cell.shown for cell in table.rows[3]] == ["1", "- Đã họp", "=1+1", "80", "30/06/2026"]
    assert [cell.shown for cell in table.rows[4]] == ["00123", "", "Sở Y tế", "87,5", "30/6/2026"]
    assert table.at(4, 1).state is State.BLANK


def test_decoding_needs_only_the_bytes(source: Source) -> None:
    """The same bytes give the same table again."""
    (sheet,) = source.sheets()
    raw = source.fetch(sheet)

    assert source.decode(sheet, raw) == source.decode(sheet, raw)


@pytest.mark.parametrize("end", [0, 1, 100])
def test_cut_answers_are_refused_whole(source: Source, end: int) -> None:
    """Half an answer is never half a sheet."""
    (sheet,) = source.sheets()
    raw = source.fetch(sheet)

    with pytest.raises(SourceError):
        source.decode(sheet, raw[:end])


def test_what_is_gone_is_said(robot: gspread.Client, tmp_path: Path) -> None:
    """A missing file and a deleted spreadsheet raise SourceError with what to do."""
    gone = (
        FolderSource({"Sở Y tế": tmp_path / "mat.xlsx"}),
        GoogleSource(robot, {"Sở Y tế": "khong-co"}),
    )

    for source in gone:
        (sheet,) = source.sheets()
        with pytest.raises(SourceError, match="hãy"):
            source.fetch(sheet)
