"""A document that cannot be read ends in one Vietnamese sentence, and nothing is left behind."""

from __future__ import annotations

import io
import shutil
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from support.documents import new_document, plan_docx, text_blocks
from support.pdf_file import REGULAR, Font, grey_image, write_pdf
from support.pdf_pages import Pages, words_of

from templates import read_template
from workbook.plans import PlanError, read_plan, read_plan_text
from workbook.plans.contained import contained_blocks
from workbook.plans.errors import UnreadableError
from workbook.plans.office_reader import as_docx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PASSWORD = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]"  # noqa: S105
IMAGE = f"{595} 0 0 {842} 0 0 cm /I0 Do"


def refusal(path: Path) -> str:
    """The sentence said of a file; nothing may be left beside it."""
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    with pytest.raises(PlanError) as raised:
        read_plan(path)
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before
    sentence = str(raised.value)
    assert path.name in sentence
    assert "hãy" in sentence
    return sentence


def word(folder: Path, **parts: bytes) -> Path:
    """A Word document with parts added or replaced; `__` in a name stands for a slash."""
    content = io.BytesIO()
    new_document().save(content)
    path = folder / "ke-hoach.docx"
    added = {name.replace("__", "/"): part for name, part in parts.items()}
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, added.pop(name, None) or old.read(name))
        for name, part in added.items():
            new.writestr(name, part)
    return path


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({}, "không tìm thấy nhiệm vụ nào"),
        ({"word__vbaProject.bin": b"x"}, "macro"),
        ({"word__styles.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}, "không an toàn"),
        ({"word__big.xml": b" " * 301_000_000}, "quá lớn"),
        ({"word__document.xml": b"<w:document"}, "hỏng"),
        ({"..__thu.xml": b"<a/>"}, "không an toàn"),
    ],
    ids=["empty", "macro", "doctype", "bomb", "torn", "outside"],
)
def test_word_documents(tmp_path: Path, parts: Mapping[str, bytes], reason: str) -> None:
    """Documents with traps, without words, or torn are refused with the reason."""
    assert reason in refusal(word(tmp_path, **parts))


@pytest.mark.parametrize("share", [0.3, 0.9, 0.99])
@pytest.mark.parametrize("name", ["mau.docx", "mau.pdf"])
def test_a_file_cut_off(tmp_path: Path, name: str, share: float) -> None:
    """A file that did not arrive whole is refused, never read in part."""
    path = tmp_path / name
    if name.endswith("docx"):
        plan_docx(path, text_blocks(read_template("ke_hoach_mau.txt")))
    else:
        pages = Pages()
        pages.paragraph(words_of("1. Tập huấn. " * 400))
        pages.save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])

    assert "hỏng" in refusal(path)


def test_a_scan(tmp_path: Path) -> None:
    """Pages that are pictures are named; a document that is all pictures is a scan."""
    letters = Pages()
    letters.paragraph(words_of("1. Tập huấn nghiệp vụ cho công chức xã. " * 20))
    fonts = letters.fonts
    path = tmp_path / "quet.pdf"

    write_pdf(path, [IMAGE, IMAGE], fonts, images=[grey_image()])
    assert "PDF là ảnh quét" in refusal(path)
    write_pdf(path, ["\n".join(letters.pages[0]), IMAGE], fonts, images=[grey_image()])
    assert "trang 2 là ảnh quét" in refusal(path)


def test_letters_without_a_meaning(tmp_path: Path) -> None:
    """A font without a map to letters gives no words, so nothing is guessed."""
    pages = Pages()
    pages.paragraph(words_of("1. Tập huấn nghiệp vụ. " * 20))
    for font in pages.fonts:
        font.mapped, font.content = False, font.content.replace(b"cmap", b"xmap", 1)
    drawn = ["\n".join(page) for page in pages.pages]
    path = write_pdf(tmp_path / "x.pdf", drawn, pages.fonts)

    assert "phông trong PDF" in refusal(path)


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    """A password is said to be one."""
    trailer = PASSWORD.format("00" * 32)
    path = write_pdf(tmp_path / "x.pdf", ["BT ET"], [Font(REGULAR)], trailer=trailer)

    assert "mật khẩu" in refusal(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\n" + b"\x00" * 300, "hỏng"),
        (b"PK\x03\x04" + b"word/document.xml" + b"\x00" * 60, "hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"PK\x03\x04" + b"\x00" * 60, "bị hỏng"),
    ],
)
def test_noise(tmp_path: Path, content: bytes, reason: str) -> None:
    """The content decides, whatever the name says."""
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(content)

    assert reason in refusal(path)


def test_fonts_of_before_unicode() -> None:
    """TCVN3 text is said to be so and is not converted."""
    line = "1. X©y dùng kÕ ho¹ch tËp huÊn nghiÖp vô\n"

    with pytest.raises(PlanError, match=r"phông cũ \(TCVN3, VNI\).*Unicode"):
        read_plan_text("KÕ ho¹ch\n" + line * 3)


def test_a_reader_that_never_ends_is_ended() -> None:
    """The child has its time; then the document is refused."""
    with pytest.raises(UnreadableError, match="mãi không xong"):
        contained_blocks("pdf", b"%PDF-1.7", seconds=0.001)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="máy này không có LibreOffice")
@pytest.mark.office
def test_what_libreoffice_cannot_read(tmp_path: Path) -> None:
    """LibreOffice may end well without having written: only the file counts."""
    path = tmp_path / "ke-hoach.odt"
    path.write_bytes(
        b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text"
    )

    assert "LibreOffice" in refusal(path)


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no LibreOffice, the sentence says so and names the way out."""
    monkeypatch.setenv("PATH", "")

    with pytest.raises(UnreadableError, match=r"chưa cài.*\.docx"):
        as_docx(b"{\\rtf1 }", ".rtf")


def test_a_template_of_word_is_no_document(tmp_path: Path) -> None:
    """What python-docx does not take for a document is refused and not guessed at."""
    document = docx.Document()
    path = tmp_path / "mau.docx"
    document.save(str(path))
    content = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"document.main+xml", b"template.main+xml"))

    assert "Word Document" in refusal(path)


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    """A sound archive that holds no document is told from a broken document."""
    path = tmp_path / "ke-hoach.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("anh.jpg", b"x")

    with pytest.raises(PlanError, match="tệp nén"):
        read_plan(path)


def test_a_sign_in_page_under_the_name_of_a_document(tmp_path: Path) -> None:
    """A web page saved as .docx is named for what it is."""
    path = tmp_path / "ke-hoach.docx"
    path.write_text("<!DOCTYPE html><html><body>Đăng nhập</body></html>", "utf-8")

    with pytest.raises(PlanError, match="trang web"):
        read_plan(path)
