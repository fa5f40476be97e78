"""A clerk's afternoon in a real LibreOffice: check, mend, clear, and nothing else has changed."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from support.rich_bieu import rich_bieu, save

from sync.check_files import check_files
from workbook.inside import traces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.office_with_buttons import OfficeWithButtons

pytestmark = pytest.mark.office
# What is no part of a sheet: where the cursor is and what time it is; how LibreOffice counts
# the empty columns at the right; and the arrow heads that any shape of the session used (its
# undo still holds the removed notes, and writes theirs too).
_VOLATILE = re.compile(
    r"<office:meta>.*?</office:meta>|<office:settings>.*?</office:settings>"
    r"|<table:table-cell table:number-columns-repeated=\"\d+\"/>\s*"
    r"|<table:table-column table:style-name=\"\w+\" table:number-columns-repeated=\"\d+\""
    r"( table:default-cell-style-name=\"Default\")?/>\s*"
    r"|<draw:marker [^>]*/>\s*",
    re.DOTALL,
)


@pytest.fixture(scope="session", params=["xlsx-mo", "xlsx-khoa", "ods-mo"])
def rich(
    request: pytest.FixtureRequest,
    buttons: OfficeWithButtons,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A rich biểu, open to everybody or locked but for the progress; made once."""
    kind, _, lock = request.param.partition("-")
    folder = tmp_path_factory.mktemp("rich")
    return rich_bieu(buttons, folder, kind, locked=lock == "khoa")


@pytest.fixture
def bieu(rich: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copy(rich, tmp_path))


@pytest.fixture
def document(buttons: OfficeWithButtons, bieu: Path) -> Iterator[Any]:
    """The biểu, open in LibreOffice, with the boxes of its notes (made when first asked for)."""
    opened = buttons.open(bieu)
    notes = opened.getSheets().getByIndex(0).getAnnotations()
    for index in range(notes.getCount()):
        notes.getByIndex(index).getAnnotationShape()
    yield opened
    opened.close(True)  # UNO knows no keywords


def _content(document: Any, folder: Path) -> str:
    """All that LibreOffice knows of a document."""
    path = folder / "all.fods"
    save(document, path, "fods")
    return _VOLATILE.sub("", path.read_text(encoding="utf-8"))


def _protection(document: Any, folder: Path) -> list[str]:
    """The lock of the biểu and its open ranges, as .xlsx writes them."""
    path = folder / "protection.xlsx"
    save(document, path, "xlsx")
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    return re.findall(r"<sheetProtection[^>]*>|<protectedRange [^>]*>", sheet)


def _colours(document: Any, folder: Path) -> set[tuple[int, ...]]:
    """The colours of the first page as LibreOffice prints it."""
    save(document, folder / "page.pdf", "pdf")
    picture = [str(folder / "page.pdf"), str(folder / "page")]
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", "50", *picture], check=True)
    with Image.open(folder / "page.png") as page:
        colours = page.convert("RGB").getcolors(maxcolors=1 << 24) or []
    return {colour for _, colour in colours if isinstance(colour, tuple)}


def _notes(document: Any) -> dict[str, str]:
    sheet = document.getSheets().getByIndex(0)
    notes = sheet.getAnnotations()
    found = [notes.getByIndex(index) for index in range(notes.getCount())]
    cells = [sheet.getCellByPosition(n.getPosition().Column, n.getPosition().Row) for n in found]
    return {
        cell.AbsoluteName.rpartition(".")[2].replace("$", ""): note.String
        for cell, note in zip(cells, found, strict=True)
    }


def test_what_a_check_marks_a_clear_takes_off(
    buttons: OfficeWithButtons, document: Any, tmp_path: Path
) -> None:
    """Text boxes, pictures, notes with size and author, protection, rules, looks: all as before."""
    before = _content(document, tmp_path)
    buttons.press(document, "check", [])
    assert _content(document, tmp_path) != before
    buttons.press(document, "clear", [])
    assert _content(document, tmp_path) == before


def test_three_checks_are_one(buttons: OfficeWithButtons, document: Any, tmp_path: Path) -> None:
    """Pressing again changes nothing."""
    buttons.press(document, "check", [])
    once = _content(document, tmp_path)
    buttons.press(document, "check", [])
    buttons.press(document, "check", [])
    assert _content(document, tmp_path) == once


def test_the_marks_are_what_the_command_line_finds(
    buttons: OfficeWithButtons, document: Any, bieu: Path
) -> None:
    """Cell by cell the same sentences and codes; each with its colour and its row in the list."""
    buttons.press(document, "check", [])
    findings = check_files([bieu], None)
    notes, sheet = _notes(document), document.getSheets().getByIndex(0)
    results = document.getSheets().getByName("Kết quả kiểm tra")
    listed = [row[:2] + row[3:] for row in results.getCellRangeByName("A5:F40").getDataArray()]
    assert findings
    for finding in findings:
        cell, message = finding.place.cell, " ".join(finding.message.split())
        assert f"{finding.code}» {finding.severity.value}: {message}" in notes[cell]
        color = sheet.getCellRangeByName(cell).CellBackColor
        assert f"#{color:06X}" in traces.FILLS
    assert [line[0] for line in listed if line[0]] == [f.severity.value for f in findings]
    assert [line[-1] for line in listed if line[-1]] == [f.code for f in findings]


def test_a_picture_shows_the_marks(
    buttons: OfficeWithButtons, document: Any, tmp_path: Path
) -> None:
    """Printed and looked at: the red of a fault is on the page after a check, and gone again."""
    red = tuple(bytes.fromhex(traces.FILLS[0][1:]))
    seen = []
    for command in ("check", "clear"):
        buttons.press(document, command, [])
        seen.append(red in _colours(document, tmp_path))
    assert seen == [True, False]


def test_the_list_jumps_to_the_cells(buttons: OfficeWithButtons, document: Any) -> None:
    """Every row has a link to its cell, and the cursor stands on the first fault."""
    buttons.press(document, "check", [])
    results = document.getSheets().getByName("Kết quả kiểm tra")
    fields = results.getCellRangeByName("C5").getCellByPosition(0, 0).getTextFields()
    link = fields.getByIndex(0)
    selected = document.getCurrentSelection().AbsoluteName
    assert f"#'Biểu phân công'.{link.Representation}" == link.URL
    assert selected.replace("$", "") == f"'Biểu phân công'.{link.Representation}"


def test_a_person_s_note_keeps_its_words_and_gets_ours(
    buttons: OfficeWithButtons, document: Any
) -> None:
    """Below “Chờ anh Nam …” stand our lines, among them the colour the cell had."""
    buttons.press(document, "check", [])
    note = _notes(document)["D13"]
    assert note.startswith("Chờ anh Nam cho ý kiến\nPC201» Lỗi: ")
    assert note.endswith("Màu cũ của ô: #D9EAD3 «")


def test_marks_follow_their_rows(buttons: OfficeWithButtons, document: Any, tmp_path: Path) -> None:
    """After rows were put in above, everything still comes off: nothing of ours is left."""
    sheet = document.getSheets().getByIndex(0)
    if sheet.isProtected():
        sheet.unprotect("")
    buttons.press(document, "check", [])
    sheet.getRows().insertByIndex(10, 2)
    buttons.press(document, "clear", [])
    content = _content(document, tmp_path)
    assert "PC201»" not in content
    assert not [fill for fill in traces.FILLS if fill.lower() in content]
    assert _notes(document)["D15"] == "Chờ anh Nam cho ý kiến"


def test_one_undo_takes_a_repair_back(buttons: OfficeWithButtons, document: Any) -> None:
    """After a yes the doubled spaces are gone; one step of undo brings them again."""
    sheet = document.getSheets().getByIndex(0)
    if sheet.isProtected():
        sheet.unprotect("")
    cell = sheet.getCellRangeByName("C14")
    before = cell.String
    buttons.press(document, "fix", [True])
    assert cell.String == "Rà soát văn bản"
    document.getUndoManager().undo()
    assert cell.String == before


def test_words_typed_into_our_note_stay(buttons: OfficeWithButtons, document: Any) -> None:
    """At the end of our last line, where the cursor stands: they are the person's."""
    buttons.press(document, "check", [])
    note = document.getSheets().getByIndex(0).getCellRangeByName("G14").getAnnotation()
    cursor = note.createTextCursor()
    cursor.gotoEnd(False)
    note.insertString(cursor, " hỏi anh Nam", False)
    buttons.press(document, "clear", [])
    assert _notes(document)["G14"] == " hỏi anh Nam"


def test_a_taken_over_list_stays(buttons: OfficeWithButtons, document: Any) -> None:
    """Unlocked, written into and locked again with a password: it is the person's now."""
    buttons.press(document, "check", [])
    results = document.getSheets().getByName("Kết quả kiểm tra")
    results.unprotect("")
    results.getCellRangeByName("D5").getCellByPosition(0, 0).String = "đã sửa, của tôi"
    results.protect("mật khẩu")
    buttons.press(document, "clear", [])
    assert document.getSheets().hasByName("Kết quả kiểm tra")


def test_the_protection_of_the_file_is_as_before(
    buttons: OfficeWithButtons, document: Any, tmp_path: Path
) -> None:
    """What the lock allows, and the ranges that stay open: as .xlsx says them."""
    before = _protection(document, tmp_path)
    buttons.press(document, "check", [])
    during = _protection(document, tmp_path)
    buttons.press(document, "clear", [])
    assert during == _protection(document, tmp_path) == before


def test_locked_cells_keep_what_they_have(buttons: OfficeWithButtons, document: Any) -> None:
    """A repair never writes behind a lock."""
    sheet = document.getSheets().getByIndex(0)
    if not sheet.isProtected():
        sheet.protect("")
    buttons.press(document, "fix", [True])
    assert sheet.getCellRangeByName("C14").String == "Rà soát  văn bản"


def test_a_sheet_locked_with_a_password_is_left_alone(
    buttons: OfficeWithButtons, document: Any
) -> None:
    """Nothing is marked in it; the list of findings is there all the same."""
    sheet = document.getSheets().getByIndex(0)
    sheet.unprotect("")
    sheet.protect("bí mật")
    before = _notes(document)
    buttons.press(document, "check", [])
    assert _notes(document) == before
    assert document.getSheets().hasByName("Kết quả kiểm tra")
