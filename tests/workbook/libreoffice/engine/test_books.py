"""Books: opened, saved in every form, printed, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlwings as xw

from validators.errors import CannotDoError
from workbook.libreoffice import engine

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.office

_PASSWORD = "mật khẩu"  # noqa: S105  # of a file that this test makes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small workbook on disk, made without LibreOffice."""
    made = openpyxl.Workbook()
    made.active["A1"] = "Sở Nội vụ"
    made.save(tmp_path / "Biểu số 1.xlsx")
    return tmp_path / "Biểu số 1.xlsx"


def test_a_file_is_opened_by_its_path(app: xw.App, book: xw.Book, file: Path) -> None:
    """Its name and whole path are known, and it is the book in front."""
    opened = app.books.open(file)
    assert (opened.name, opened.fullname) == (file.name, str(file))
    assert opened.sheets[0]["A1"].value == "Sở Nội vụ"
    assert (app.books.active, app.books[file.name], len(app.books)) == (opened, opened, 2)
    book.activate()
    assert app.books.active == book


@pytest.mark.usefixtures("book")
def test_a_file_is_open_only_once(app: xw.App, file: Path) -> None:
    """Asking again gives the same book, by path or through xlwings' own finder."""
    opened = app.books.open(file)
    opened.sheets[0]["B1"].value = "chưa lưu"
    assert app.books.open(file).sheets[0]["B1"].value == "chưa lưu"
    assert xw.Book(file).sheets[0]["B1"].value == "chưa lưu"
    assert len(app.books) == 2


@pytest.mark.parametrize("ending", ["xlsx", "xlsm", "xls", "ods", "fods"])
def test_a_book_is_saved_in_the_form_its_name_says(
    app: xw.App, book: xw.Book, tmp_path: Path, ending: str
) -> None:
    """And is that file from then on; another office can open it."""
    book.sheets[0]["A1"].value = ["'=không phải công thức", "=1+1"]
    path = tmp_path / f"sổ.{ending}"
    book.save(path)
    assert (book.name, book.fullname) == (path.name, str(path))
    book.close()
    again = app.books.open(path)
    assert again.sheets[0]["A1:B1"].formula == (("=không phải công thức", "=1+1"),)


def test_saving_again_writes_the_same_file(book: xw.Book, tmp_path: Path) -> None:
    """Without a path it goes where it came from."""
    path = tmp_path / "sổ.xlsx"
    book.save(path)
    book.sheets[0]["A1"].value = "mới"
    book.save()
    assert openpyxl.load_workbook(path).active["A1"].value == "mới"


def test_a_password_is_kept_or_refused(app: xw.App, book: xw.Book, tmp_path: Path) -> None:
    """LibreOffice's own format takes one; no file is written without the one asked for."""
    book.sheets[0]["A1"].value = "kín"
    book.save(tmp_path / "kín.ods", password=_PASSWORD)
    with pytest.raises(NotImplementedError, match="password"):
        book.save(tmp_path / "hở.xlsx", password=_PASSWORD)
    assert not (tmp_path / "hở.xlsx").exists()
    book.close()
    with pytest.raises(CannotDoError, match="mật khẩu"):
        app.books.open(tmp_path / "kín.ods", password=_PASSWORD[1:])
    opened = app.books.open(tmp_path / "kín.ods", password=_PASSWORD)
    assert opened.sheets[0]["A1"].value == "kín"


def test_an_ending_nobody_knows_is_refused(book: xw.Book, tmp_path: Path) -> None:
    """By name."""
    with pytest.raises(NotImplementedError, match="xlsb"):
        book.save(tmp_path / "sổ.xlsb")


@pytest.mark.usefixtures("book")
def test_a_read_only_book_keeps_its_file(app: xw.App, file: Path) -> None:
    """What it was stays what it is, and a sentence says why."""
    before = file.read_bytes()
    opened = app.books.open(file, read_only=True)
    opened.sheets[0]["B1"].value = "x"
    with pytest.raises(CannotDoError, match="chỉ đọc"):
        opened.save()
    assert file.read_bytes() == before


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"PK\x03\x04xxxx", "hỏng"), (b"", "rỗng")],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(
    app: xw.App, tmp_path: Path, content: bytes, reason: str
) -> None:
    """A broken file, or an empty one."""
    path = tmp_path / "hỏng.xlsx"
    path.write_bytes(content)
    with pytest.raises(CannotDoError, match=reason):
        app.books.open(path)
    assert len(app.books) == 1


@pytest.mark.usefixtures("book")
def test_a_text_document_is_no_book(app: xw.App, tmp_path: Path) -> None:
    """It is not left open either."""
    path = tmp_path / "kế hoạch.txt"
    path.write_text("Kế hoạch", encoding="utf-8")
    with pytest.raises(CannotDoError, match="bảng tính"):
        app.books.open(path)
    assert len(list(app.api.getComponents())) == 1


def test_a_book_is_printed(book: xw.Book, tmp_path: Path) -> None:
    """Whole, or some of its sheets, or some cells."""
    sheet = book.sheets[0]
    sheet["A1"].value = "in"
    book.sheets.add("Hai", after=sheet)["A1"].value = "hai"
    for name, print_ in [
        ("sổ", book.to_pdf),
        ("tờ", lambda path: book.to_pdf(path, include="Hai", quality="minimum")),
        ("ô", sheet["A1"].to_pdf),
    ]:
        path = tmp_path / f"{name}.pdf"
        print_(path)
        assert path.read_bytes().startswith(b"%PDF")
    assert [each.visible for each in book.sheets] == [True, True]


@pytest.mark.usefixtures("book")
def test_a_file_open_elsewhere_is_said_to_be(app: xw.App, file: Path) -> None:
    """LibreOffice itself would open nothing, and say nothing; reading it is still possible."""
    with engine.start() as other:
        other.books.open(file)
        with pytest.raises(CannotDoError, match="đang mở trong một LibreOffice khác"):
            app.books.open(file)
        assert app.books.open(file, read_only=True).sheets[0]["A1"].value == "Sở Nội vụ"


def test_a_closed_book_is_gone(app: xw.App, book: xw.Book, file: Path) -> None:
    """With what was not saved, and without a trace beside the file."""
    with app.books.open(file) as opened:
        opened.sheets[0]["A1"].value = "không lưu"
    assert [each.name for each in app.books] == [book.name]
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    with pytest.raises(KeyError):
        app.books[file.name]


def test_a_macro_finds_the_book_it_was_called_from(book: xw.Book) -> None:
    """Xlwings' own way for macros, on whichever engine the book is open."""
    book.set_mock_caller()
    try:
        assert xw.Book.caller() == book
        assert xw.Book.caller().sheets.active["A1"].value is None
    finally:
        del xw.Book._mock_caller
