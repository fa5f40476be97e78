"""What the system refuses is told in Vietnamese, whatever its number, by one table alone."""

from __future__ import annotations

import ast
import errno
import os
from pathlib import Path

import pytest

from validators.errors import CannotDoError
from workbook.os_reasons import reading, why_not_read, why_not_written, writing

ROOT = Path(__file__).parents[2]
PACKAGES = ("sync", "workbook", "validators")
CODES = sorted(errno.errorcode)


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
def test_every_number_has_its_words(code: int) -> None:
    """What is in the way and what to do, never the system's own English."""
    for told in (why_not_written(OSError(code, "")), why_not_read(OSError(code, ""))):
        assert os.strerror(code) not in str(told)
        assert not f"{told.what}{told.remedy}".isascii()
        assert str(told) == f"{told.what}; hãy {told.remedy}."


def test_an_error_without_a_number_has_words_too() -> None:
    """Some libraries raise OSError with a text alone."""
    assert "hệ thống không cho ghi" in str(why_not_written(OSError("short write")))
    assert "hệ thống không cho đọc" in str(why_not_read(OSError("short read")))


def test_a_full_disk_is_no_question_of_rights() -> None:
    """The remedy is that of the reason."""
    with (
        pytest.raises(CannotDoError, match=r"^so\.jsonl: không ghi được sổ: ổ đĩa đã đầy; hãy"),
        writing(Path("so.jsonl"), "không ghi được sổ"),
    ):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_missing_file_is_no_missing_folder(tmp_path: Path) -> None:
    """The same number means another thing while reading."""
    path = tmp_path / "khoa.json"
    with (
        pytest.raises(CannotDoError, match="không đọc được khóa: không có tệp này; hãy kiểm tra"),
        reading(path, "không đọc được khóa"),
    ):
        path.read_bytes()


def test_nobody_tells_the_systems_own_words() -> None:
    """`strerror` is English on most systems: no module may put it into a sentence."""
    modules = [path for name in PACKAGES for path in (ROOT / name).rglob("*.py")]
    trees = ((path, ast.walk(ast.parse(path.read_text(encoding="utf-8")))) for path in modules)

    speakers = [
        str(path.relative_to(ROOT))
        for path, nodes in trees
        if any(isinstance(node, ast.Attribute) and node.attr == "strerror" for node in nodes)
    ]

    assert len(modules) > 200
    assert speakers == []
