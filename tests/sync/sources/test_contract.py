"""What every kind of source promises: the same sheet gives the same cells."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from support.mail import HEALTH, letter, put, put_many
from support.sheets import HEADINGS, KEYS

from sync import sheet_keys
from sync.google_client import connect
from sync.sandbox import Sandbox
from sync.snapshots import SnapshotStore
from sync.source_names import SourceNames
from sync.sources import Source, SourceError
from sync.sources.folder import FolderSource
from sync.sources.google import GoogleSource
from sync.sources.mail.collecting import collect
from sync.sources.mailbox import mailbox_source
from sync.sources.named_files import folder_source, found_in
from sync.whose import Whose
from workbook.raw_table import State
from workbook.registry import default_registry

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
    list(HEADINGS),
    ["NV-1", "1", "- Đã họp", "=1+1", "", "", "Quý II", "Đang thực hiện", 80, "xong", "", DAY],
    ["NV-2", "00123", "", "Sở Y tế", "", "", "", "", 87.5, "", "", "30/6/2026"],
]
PLAN = "12/KH-UBND:2026"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def robot() -> Iterator[gspread.Client]:
    """A logged-in client of a running stand-in."""
    with Sandbox(service_accounts_own_files=True) as sandbox:
        yield connect(sandbox.service_account_key("robot@phancong.example"), api=sandbox.url)


FILES = ("folder", "named folder", "mail", "mails in one file", "attachment")


@pytest.fixture(params=["google", "marked google", *FILES])
def source(request: pytest.FixtureRequest, robot: gspread.Client, tmp_path: Path) -> Source:
    """The same sheet of one agency, from every kind of source."""
    if request.param in FILES:
        return _of_files(request.param, tmp_path)
    book = _spreadsheet(robot)
    if request.param == "marked google":
        marks = [sheet_keys.on_column(0, at, key, PLAN) for at, key in enumerate(KEYS)]
        book.batch_update({"requests": [sheet_keys.on_tab(0, PLAN), *marks]})
    return GoogleSource(robot, {"Sở Y tế": book.id}, PLAN)


def _of_files(kind: str, folder: Path) -> Source:
    """The sheet as a file: declared, known by its name, or sent in one of three ways."""
    place = folder / "noi-de"
    if kind == "folder":
        return FolderSource({"Sở Y tế": _workbook(place / "a.xlsx")})
    if kind == "named folder":
        _workbook(place / "Báo cáo Sở Y tế.xlsx")
        return folder_source({}, found_in(place, Whose(default_registry())), {}, SourceNames())
    if kind == "attachment":
        _workbook(place / HEALTH / "a.xlsx")
    else:
        workbook = ("a.xlsx", _workbook(folder / "a.xlsx").read_bytes())
        mail = letter(HEALTH, "Mon, 12 Oct 2026 09:00:00 +0700", workbook)
        put(place / "1.eml", mail) if kind == "mail" else put_many(place / "Inbox", [mail])
    store = SnapshotStore(folder / "du-lieu")
    collected = collect(place, Whose(default_registry()), NOW)
    return mailbox_source(collected, store, SourceNames())


def _workbook(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
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


def _spreadsheet(robot: gspread.Client) -> gspread.Spreadsheet:
    spreadsheet = robot.create("Sở Y tế")
    spreadsheet.update_locale("vi_VN")
    sheet = spreadsheet.sheet1
    sheet.update_title("Biểu")
    sheet.format("L4:L4", {"numberFormat": {"type": "DATE", "pattern": "dd/mm/yyyy"}})
    sheet.update(
        [[SERIAL if value is DAY else value for value in line] for line in TEXTS], raw=True
    )
    return spreadsheet


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
    shown = [[cell.shown for cell in row if cell.shown] for row in table.rows[3:]]
    assert shown[0][2:] == [
        "- Đã họp",
        "=1+1",
        "Quý II",
        "Đang thực hiện",
        "80",
        "xong",
        "30/06/2026",
    ]
    assert shown[1] == ["NV-2", "00123", "Sở Y tế", "87,5", "30/6/2026"]
    assert table.at(4, 2).state is State.BLANK


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
