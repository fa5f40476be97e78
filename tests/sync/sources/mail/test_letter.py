"""Taking mails apart: what people's programs write, and what is meant to break a reader."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.mail import HEALTH, letter
from support.small_packages import cell, xlsx

from sync.sources.mail.enclosure import plain_name
from sync.sources.mail.letter import MAX_BYTES, read_letter

if TYPE_CHECKING:
    from email.message import EmailMessage

BOOK = xlsx(cell("A1"))
# The first member of every .ods is its kind, unpacked.
_ODS = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
DAY = "Mon, 12 Oct 2026 09:00:00 +0700"


def _names(message: EmailMessage) -> list[str]:
    return [each.name for each in read_letter(bytes(message)).enclosures if not each.reason]


def _reasons(message: EmailMessage) -> str:
    return " ".join(each.reason for each in read_letter(bytes(message)).enclosures)


def test_sender_day_and_workbooks_are_read() -> None:
    """A display name says nothing, a day is read in its own zone."""
    told = read_letter(bytes(letter(HEALTH, DAY, ("Báo cáo.xlsx", BOOK))))

    assert told.sender == HEALTH
    assert told.sent_at == datetime(2026, 10, 12, 2, tzinfo=UTC)
    assert [(each.name, each.content) for each in told.enclosures] == [("Báo cáo.xlsx", BOOK)]


@pytest.mark.parametrize(
    ("name", "content", "taken"),
    [
        ("khong-duoi", BOOK, True),
        ("bao-cao.dat", _ODS, True),
        ("anh.png", b"\x89PNG", False),
        ("van-ban.docx", b"PK\x03\x04 word/document.xml", False),
        ("bao-cao.csv", b"a;b", True),
        ("trang.xlsx", b"<html>", True),
    ],
)
def test_workbooks_are_told_by_their_content(name: str, content: bytes, taken: bool) -> None:
    """Whatever the ending; one that only bears the ending is refused later, with its reason."""
    assert bool(_names(letter(HEALTH, DAY, (name, content)))) is taken


@pytest.mark.parametrize("written", ["", "không rõ", "a@x.vn, b@x.vn", "<>", "a@@b"])
def test_a_mail_without_one_sender_names_none(written: str) -> None:
    """No From, several, or nonsense: nobody is guessed."""
    raw = f"From: {written}\r\nDate: {DAY}\r\n\r\nChào.".encode()

    assert read_letter(raw).sender == ""


@pytest.mark.parametrize("written", ["", "hôm qua", "32 Oct 2026 25:00", "1 Jan 0000 00:00 +9999"])
def test_a_day_that_is_none_is_none(written: str) -> None:
    """The mail is read all the same."""
    told = read_letter(f"From: {HEALTH}\r\nDate: {written}\r\n\r\nChào.".encode())

    assert (told.sender, told.sent_at) == (HEALTH, None)


def test_a_mail_in_a_mail_is_not_opened() -> None:
    """Whoever forwards a mail as a file is not who wrote it."""
    outer = letter(HEALTH, DAY)
    outer.add_attachment(letter("stp@tinh.example", DAY, ("a.xlsx", BOOK)))

    assert _names(outer) == []
    assert "lưu riêng thư" in _reasons(outer)


@pytest.mark.parametrize(
    ("kind", "name", "word"),
    [
        (("application", "ms-tnef"), "winmail.dat", "winmail.dat"),
        (("application", "pkcs7-mime"), "smime.p7m", "mã hóa"),
        (("application", "zip"), "bao-cao.zip", "tệp nén"),
    ],
)
def test_what_hides_a_workbook_is_told(kind: tuple[str, str], name: str, word: str) -> None:
    """Outlook's wrapping, sealed mails and archives: a sentence says what to ask for."""
    message = letter(HEALTH, DAY)
    message.add_attachment(b"x" * 40, maintype=kind[0], subtype=kind[1], filename=name)

    assert word in _reasons(message)


@pytest.mark.parametrize(
    "raw",
    [
        b"x" * (MAX_BYTES + 1),
        b"From: a@x.vn\n" + b"a:b\n" * 1_100_000,
        b"From: a@x.vn\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n\n" * 2_000,
    ],
    ids=["large", "many headers", "many parts"],
)
def test_a_mail_without_measure_is_refused(raw: bytes) -> None:
    """Before anything takes it apart."""
    assert "quá lớn" in read_letter(raw).trouble


def test_a_mail_nested_without_end_is_no_trouble_for_others() -> None:
    """Three hundred multiparts inside each other give a result like any other."""
    inner = b"From: a@x.vn\n"
    for depth in range(300):
        inner += f"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n".encode()

    assert read_letter(inner).enclosures == ()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_bytes_break_the_reader(data: st.DataObject) -> None:
    """A sound mail with some bytes changed gives a mail, or the reason why not."""
    raw = bytearray(bytes(letter(HEALTH, DAY, ("Báo cáo.xlsx", BOOK[:60]))))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))

    told = read_letter(bytes(raw))

    assert told.trouble.endswith(".") or told.trouble == ""


@pytest.mark.parametrize(
    ("given_name", "plain"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\a.xlsx", "a.xlsx"),
        ("a\x00\u202excod.xlsx", "a xcod.xlsx"),
        ("b" * 300 + ".xlsx", "b" * 115 + ".xlsx"),
        ("\ud800.xlsx", "xlsx"),
        ("...", "khong-ten"),
    ],
)
def test_names_that_others_chose_lead_nowhere(given_name: str, plain: str) -> None:
    """No folders, no hidden characters, no endless name."""
    assert plain_name(given_name) == plain
