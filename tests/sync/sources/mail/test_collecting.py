"""All that lies in an exported mailbox: taken in the order it was sent, or listed."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

import pytest
from support.mail import HEALTH, LAW, letter, put, put_many
from support.small_packages import cell, xlsx

from sync.sources.mail.collecting import Attachment, collect
from sync.whose import Whose
from workbook.registry import default_registry

if TYPE_CHECKING:
    from pathlib import Path

    from sync.sources.mail.collecting import Collected

NOW = datetime(2026, 11, 1, tzinfo=UTC)
YTE, TP = "Sở Y tế", "Sở Tư pháp"


@cache
def _book(text: str) -> tuple[str, bytes]:
    return f"{text}.xlsx", xlsx(cell("A1", text))


def _collect(folder: Path) -> Collected:
    return collect(folder, Whose(default_registry()), NOW)


def _sent(collected: Collected) -> list[tuple[str, str]]:
    return [(each.agency, each.key.rpartition("/")[2]) for each in collected.attachments]


def _reasons(collected: Collected) -> dict[str, str]:
    return {each.place.rpartition("/")[2]: each.reason for each in collected.rejects}


def test_mails_in_one_file_and_alone_come_in_one_order(tmp_path: Path) -> None:
    """By the day in the mail, wherever it lies; each is found again by its bytes."""
    many = (
        letter(HEALTH, "5 Oct 2026 09:00:00 +0700", _book("b")),
        letter(LAW, "1 Oct 2026 09:00:00 +0700", _book("a")),
    )
    put_many(tmp_path / "Thunderbird" / "Inbox", many)
    put(tmp_path / "Outlook" / "1.eml", letter(HEALTH, "3 Oct 2026 09:00:00 +0700", _book("c")))

    collected = _collect(tmp_path)

    assert _sent(collected) == [(TP, "a.xlsx"), (YTE, "c.xlsx"), (YTE, "b.xlsx")]
    assert [each.content() for each in collected.attachments] == [_book(n)[1] for n in "acb"]


def test_attachments_lie_in_folders_named_by_sender_or_agency(tmp_path: Path) -> None:
    """At any depth; a folder that names nobody gives nothing, two names give nothing."""
    for place in (HEALTH, "Sở Tư pháp/2026", "Inbox", "Sở Y tế/Sở Tư pháp"):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        (tmp_path / place / "a.xlsx").write_bytes(_book(place)[1])

    collected = _collect(tmp_path)

    assert {each.agency for each in collected.attachments} == {YTE, TP}
    assert len(collected.attachments) == 2
    assert [each.reason.split(";")[0] for each in collected.rejects] == [
        "không nằm trong thư mục con mang tên một đơn vị hoặc địa chỉ gửi"
    ] * 2


def test_two_workbooks_of_one_mail_are_two_answers(tmp_path: Path) -> None:
    """In their order, also where both bear the same name."""
    first, second = _book("a"), ("a.xlsx", xlsx(cell("A1", "khác")))
    put(tmp_path / "1.eml", letter(HEALTH, "1 Oct 2026 09:00:00 +0700", first, second))

    collected = _collect(tmp_path)

    assert len({each.key for each in collected.attachments}) == 2
    assert [each.content() for each in collected.attachments] == [first[1], second[1]]


def test_the_same_report_again_is_no_new_one(tmp_path: Path) -> None:
    """Last month's file sent once more does not overthrow what came since."""
    for number, name in enumerate("aba", 1):
        day = f"{number} Oct 2026 09:00:00 +0700"
        put(tmp_path / f"{number}.eml", letter(HEALTH, day, _book(name)))

    collected = _collect(tmp_path)

    assert _sent(collected) == [(YTE, "a.xlsx"), (YTE, "b.xlsx")]
    assert "01/10/2026" in collected.rejects[0].reason


def test_one_mail_exported_twice_is_one(tmp_path: Path) -> None:
    """Alone and in a file of many: nothing is said about it."""
    mail = letter(HEALTH, "1 Oct 2026 09:00:00 +0700", _book("a"))
    put(tmp_path / "1.eml", mail)
    put_many(tmp_path / "Inbox", [mail])

    collected = _collect(tmp_path)

    assert (len(collected.attachments), collected.rejects) == (1, ())


def test_a_mail_from_the_future_is_from_now(tmp_path: Path) -> None:
    """Whoever writes a wrong day does not win for ever; without a day the file's counts."""
    put(tmp_path / "1.eml", letter(HEALTH, "1 Oct 2099 09:00:00 +0700", _book("a")))
    late = put(tmp_path / "2.eml", letter(HEALTH, "", _book("b")))
    os.utime(late, (1_790_000_000, 1_790_000_000))

    days = {each.key.rpartition("/")[2]: each.sent_at for each in _collect(tmp_path).attachments}

    assert days == {"a.xlsx": NOW, "b.xlsx": datetime.fromtimestamp(1_790_000_000, UTC)}


def test_a_mail_from_the_future_does_not_move_on_with_every_night(tmp_path: Path) -> None:
    """It stays where it was first taken, so what is sent after that night is newer."""
    put(tmp_path / "1.eml", letter(HEALTH, "1 Oct 2099 09:00:00 +0700", _book("a")))
    told = {each.digest: each.sent_at for each in _collect(tmp_path).attachments}
    put(tmp_path / "2.eml", letter(HEALTH, "2 Nov 2026 09:00:00 +0700", _book("b")))

    later = collect(tmp_path, Whose(default_registry()), NOW + timedelta(days=9), told)

    assert _sent(later) == [(YTE, "a.xlsx"), (YTE, "b.xlsx")]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("thu.msg", b"\xd0\xcf\x11\xe0", "Outlook"),
        ("hong.eml", b"\xff\xfe" * 40, "địa chỉ gửi"),
        ("Sở Y tế/anh.png", b"\x89PNG", "không phải bảng tính"),
        ("Sở Y tế/bao-cao.zip", b"PK\x03\x04", "tệp nén"),
    ],
)
def test_what_is_no_report_is_listed(tmp_path: Path, name: str, content: bytes, word: str) -> None:
    """Each with its reason."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(content)

    assert word in _reasons(_collect(tmp_path))[name.rpartition("/")[2]]


def test_what_programs_leave_behind_is_not_looked_at(tmp_path: Path) -> None:
    """Indexes of mail programs, hidden folders, lock files."""
    for name in ("Inbox.msf", ".an/a.xlsx", "~$a.xlsx", "a.eml.tmp"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    assert _collect(tmp_path).rejects == ()


def test_links_and_pipes_are_not_followed(tmp_path: Path) -> None:
    """Nobody waits for a pipe, and no link leads out of the folder."""
    (tmp_path / "khoa").write_bytes(b"From: a@b.vn\n\nbi mat")
    (tmp_path / "hop-thu").mkdir()
    (tmp_path / "hop-thu" / "a.eml").symlink_to(tmp_path / "khoa")
    os.mkfifo(tmp_path / "hop-thu" / "b.eml")

    assert all("liên kết" in reason for reason in _reasons(_collect(tmp_path / "hop-thu")).values())


def test_a_mail_that_changed_is_not_taken_for_what_it_was(tmp_path: Path) -> None:
    """What was promised is known by its digest."""
    put(tmp_path / "1.eml", letter(HEALTH, "1 Oct 2026 09:00:00 +0700", _book("a")))
    (attachment,) = _collect(tmp_path).attachments
    put(tmp_path / "1.eml", letter(HEALTH, "1 Oct 2026 09:00:00 +0700"))

    assert isinstance(attachment, Attachment)
    with pytest.raises(LookupError):
        attachment.content()
