"""`phancong check`: findings of files, and the copy with safe fixes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from docx import Document
from openpyxl import load_workbook
from support.plans import plan, task
from support.rich_workbooks import changed
from support.small_packages import ods

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


def test_findings_are_marked_in_a_copy(bieu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each faulty cell has our note; the copy checks as the file does; the file is untouched."""
    before, copy = bieu.read_bytes(), bieu.with_name("danh-dau.xlsx")

    assert run(["check", "--json", str(bieu), "--mark", str(copy)]) == 1
    said = json.loads(capsys.readouterr().out)
    _, again = _checked(capsys, str(copy))

    cells = {finding["place"]["cell"] for finding in said["findings"]}
    sheet = load_workbook(copy).worksheets[0]
    noted = {cell.coordinate for row in sheet for cell in row if cell.comment}
    assert said["marked"] == len(cells)
    assert cells <= noted
    assert again == [finding["code"] for finding in said["findings"]]
    assert bieu.read_bytes() == before


def test_a_marked_copy_of_a_marked_copy_is_the_same(bieu: Path) -> None:
    """Old marks make place for new ones."""
    once, twice = bieu.with_name("mot.xlsx"), bieu.with_name("hai.xlsx")

    run(["check", str(bieu), "--mark", str(once)])
    run(["check", str(once), "--mark", str(twice)])

    assert twice.read_bytes() == once.read_bytes()


@pytest.mark.parametrize("name", ["bieu.ods", "bieu.csv", "bieu.txt", "bieu.docx"])
def test_other_kinds_are_not_marked(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence says what to do, and nothing is written."""
    source, copy = tmp_path / name, tmp_path / "danh-dau.xlsx"
    if name.endswith("docx"):
        Document().save(str(source))
    else:
        source.write_bytes(ods("") if name.endswith("ods") else "TT;Nội dung\n".encode())

    assert run(["check", str(source), "--mark", str(copy)]) == 2
    said = capsys.readouterr()
    assert "lưu lại dạng .xlsx" in said.err
    assert said.out == ""
    assert not copy.exists()


@pytest.mark.parametrize("output", ["bieu.xlsx", "khac/../bieu.xlsx", "lien-ket.xlsx", "x.xls"])
def test_no_copy_takes_the_place_of_the_file(
    output: str, bieu: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By whatever name or link the file is called, and not under an ending of another kind."""
    (bieu.parent / "khac").mkdir()
    (bieu.parent / "lien-ket.xlsx").hardlink_to(bieu)
    before = bieu.read_bytes()

    code = run(["check", str(bieu), "--mark", str(bieu.parent / output)])

    assert code == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert bieu.read_bytes() == before


def test_two_copies_need_two_names(bieu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One would take the other's place."""
    copy = bieu.with_name("x.xlsx")

    assert run(["check", str(bieu), "--fix", str(copy), "--mark", str(copy)]) == 2
    assert "hai tên tệp" in capsys.readouterr().err
    assert not copy.exists()


def test_a_fix_leaves_formulas_alone_and_says_so(
    bieu: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The fault is in what the formula gives: a text in its place would be wrong tomorrow."""
    cell = next(
        one for row in load_workbook(bieu).worksheets[0] for one in row if one.value == "sở tư pháp"
    )
    own = rf'(r="{cell.coordinate}" s="\d+") t="s"><v>\d+'
    counted = r'\1 t="str"><f>A1</f><v>sở tư pháp'
    edit = {"xl/worksheets/sheet1.xml": lambda part: re.sub(own, counted, part.decode()).encode()}
    bieu.write_bytes(changed(bieu.read_bytes(), edit))
    copy = bieu.with_name("sua.xlsx")

    run(["check", str(bieu), "--fix", str(copy)])

    assert f"có công thức, hãy tự sửa: Biểu phân công!{cell.coordinate}" in capsys.readouterr().out
    assert load_workbook(copy).worksheets[0][cell.coordinate].value == "=A1"


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
