"""A file that is no plan ends in one Vietnamese sentence that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbook.plans import PlanError, read_plan, read_plan_text

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "KẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n1. Tiêm chủng.\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "không có chữ nào"),
        (b" \n\n\t", "không có chữ nào"),
        ("Xin chào các bạn.\n".encode(), "không tìm thấy nhiệm vụ nào"),
        ("Kế hoạch".encode("utf-16-le") + b"\0\0", "tệp nhị phân"),
        (b"%PDF-1.7 \xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "đời cũ"),
        (b"K\xd5 ho\xb9ch", "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes, reason: str) -> None:
    """The sentence names the file, the reason and the way out."""
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(content)

    with pytest.raises(PlanError) as raised:
        read_plan(path)

    sentence = str(raised.value)
    assert "ke-hoach.txt" in sentence
    assert reason in sentence
    assert "hãy" in sentence
    assert raised.value.path == str(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A missing file and a folder are said to be so."""
    with pytest.raises(PlanError, match="không có tệp này"):
        read_plan(tmp_path / "khong-co.txt")
    with pytest.raises(PlanError, match="thư mục"):
        read_plan(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_unicode_file_with_its_mark_is_read(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with or without a byte order mark, and what Notepad calls Unicode."""
    path = tmp_path / "ke-hoach.md"
    path.write_bytes(PLAN.encode(encoding))

    assert [task.content for task in read_plan(path).tasks] == ["Tiêm chủng."]


def test_line_ends_of_every_system() -> None:
    """Windows, Unix and old Macintosh line ends give the same plan."""
    plans = [read_plan_text(PLAN.replace("\n", end)) for end in ("\n", "\r\n", "\r")]

    assert plans[0] == plans[1] == plans[2]


def test_a_text_without_a_name_is_called_a_text() -> None:
    """The message for a bare text names no file."""
    with pytest.raises(PlanError, match=r"\(văn bản\)"):
        read_plan_text("")
