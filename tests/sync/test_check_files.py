"""`phancong check`: findings of files, and the copy with safe fixes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.plans import plan, task

from sync.cli import run
from workbook.bieu import write_bieu
from workbook.find_table import find_table
from workbook.reading import read_workbook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def bieu(tmp_path: Path) -> Path:
    """A biểu with faults that can be mended safely, and one that cannot."""
    path = tmp_path / "bieu.xlsx"
    tasks = (
        task("I.1", content="Họp  giao ban", lead="sở tư pháp", deadline="Thường xuyên"),
        task("I.2", lead="", deadline="Thường xuyên"),
    )
    said = {"I.1": {"status": "Đang thực hiện", "percent": "0,8", "result": "- Đã họp"}}
    write_bieu(path, plan(*tasks), progress=said)
    return path


def _checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    code = run(["check", "--json", *arguments])
    return code, [finding["code"] for finding in json.loads(capsys.readouterr().out)["findings"]]


def test_errors_decide_the_exit_code(bieu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing lead is an error: code 1; switched off by the settings it is not even listed."""
    settings = bieu.with_name("phancong.toml")
    settings.write_text('plan = "x"\n[severity]\nPC201 = "tắt"\n', encoding="utf-8")

    code, codes = _checked(capsys, str(bieu))
    quiet, fewer = _checked(capsys, str(bieu), "--settings", str(settings))

    assert (code, quiet) == (1, 0)
    assert "PC201" in codes
    assert "PC201" not in fewer


def test_safe_fixes_go_into_a_copy(bieu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The copy has the mended cells and no safe fault any more; the file itself is untouched."""
    before, copy = bieu.read_bytes(), bieu.with_name("sua.xlsx")

    _, codes = _checked(capsys, str(bieu), "--fix", str(copy))
    _, left = _checked(capsys, str(copy))

    (raw,) = read_workbook(copy)
    table = find_table(raw)
    assert table is not None
    row = table.rows[0]
    assert (row.text("content"), row.text("lead"), row.text("percent")) == (
        "Họp giao ban",
        "Sở Tư pháp",
        "80%",
    )
    assert {"PC026", "PC210", "PC510"} <= set(codes)
    assert left == ["PC201"]
    assert bieu.read_bytes() == before


def test_the_file_itself_is_never_the_copy(bieu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Writing over the person's own file is refused in a sentence."""
    code = run(["check", str(bieu), "--fix", str(bieu)])

    assert code == 2
    assert "không ghi đè" in capsys.readouterr().err


def test_two_files_of_one_name_are_told_apart(
    bieu: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where two files share a name, findings say the whole path."""
    other = tmp_path / "khac" / "bieu.xlsx"
    other.parent.mkdir()
    other.write_bytes(bieu.read_bytes())

    run(["check", str(bieu), str(other)])

    said = capsys.readouterr().out
    assert f"{bieu}!" in said
    assert f"{other}!" in said
