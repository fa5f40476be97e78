"""Of which plan a file is, by its head; in a folder or a mailbox that two plans share."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.excel_office import run_told
from support.mail import HEALTH, letter, put, report
from support.plans import HEAD, task
from support.tables import HEADER, raw_table

from sync.whose_plan import WhosePlan
from validators.plan import Plan
from workbook.bieu import write_bieu

if TYPE_CHECKING:
    from pathlib import Path

OTHER = replace(HEAD, number="49/KH-UBND", title="Chuyển đổi số năm 2026")
KEPT = (
    "49/KH-UBND:2026",
    "48/KH-UBND:2025",
    "Phòng chống thiên tai năm 2026:2026",
    "Cải cách hành chính năm 2026:2026",
)
OURS = WhosePlan(replace(HEAD, parent_documents=("12/KH-UBND",)), KEPT)
YTE = "Sở Y tế"


def _says(above: str) -> str:
    return OURS.refusal([raw_table(f"{above}\n{HEADER}\nI.1|1|Việc một||||||||")])


@pytest.mark.parametrize(
    "above",
    [
        "BIỂU PHÂN CÔNG NHIỆM VỤ",
        "Số: 48/KH-UBND",
        "(Kèm theo Kế hoạch số 48/KH-UBND ngày 20/2/2026)",
        "Số: 123/BC-SYT",
        "Cải cách hành chính năm 2026",
        "(Kèm theo Báo cáo số 49/BC-SYT ngày 10/6/2026)",
        "Báo cáo kết quả thực hiện Kế hoạch số 12/KH-UBND",
        "Thực hiện Kế hoạch số 47/KH-UBND và Kế hoạch số 48/KH-UBND\nSố: 48/KH-UBND",
        "Số: 48/KH-UBND\nMẫu Sơn, ngày 15 tháng 01 năm 2027",
    ],
)
def test_what_may_be_ours_is_read(above: str) -> None:
    """Nothing said, our number or title, the agency's own number, a plan that ours is based on."""
    assert not _says(above)


@pytest.mark.parametrize(
    ("above", "named"),
    [
        ("Số: 49/KH-UBND", "49/KH-UBND:2026"),
        ("(Kèm theo Kế hoạch số 47/KH-UBND ngày 1/2/2026)", "47/KH-UBND"),
        ("Số: 123/BC-SYT\nThực hiện Kế hoạch số 49/KH-UBND", "49/KH-UBND:2026"),
        ("(Kèm theo Kế hoạch số 48/KH-UBND ngày 20/2/2025)", "48/KH-UBND:2025"),
        ("Phòng chống thiên tai năm 2026", "Phòng chống thiên tai năm 2026:2026"),
    ],
)
def test_another_plan_is_named(above: str, named: str) -> None:
    """One kept beside ours by number, year or title; and one of our own symbol."""
    assert f"“{named}”" in _says(above)
    assert "hãy sửa số" in _says(above)


def test_after_a_corrected_number_both_names_are_ours() -> None:
    """Forms with the old number and with the new one; also if nights ran under the new one."""
    corrected = replace(HEAD, number="84/KH-UBND", identity="48/KH-UBND:2026")
    ours = WhosePlan(corrected, ("84/KH-UBND:2026",))

    for number in ("48", "84"):
        table = raw_table(f"Số: {number}/KH-UBND\n{HEADER}\nI.1|1|Việc một||||||||")
        assert not ours.refusal([table])


def _of(head: object, said: str) -> Plan:
    return Plan(head, (task("I.1", lead=YTE, content=said),))  # type: ignore[arg-type]  # a head


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Settings `48.toml` and `49.toml` over one state folder, one drop folder, one mailbox."""
    for head in (HEAD, OTHER):
        name = str(head.number)[:2]
        write_bieu(tmp_path / f"{name}.xlsx", _of(head, "Ban hành kế hoạch"))
        lines = (
            f'plan = "{name}.xlsx"',
            f'output = "tong-hop-{name}.xlsx"',
            '[folder]\npath = "bao-cao"\n[mailbox]\npath = "hop-thu"',
        )
        (tmp_path / f"{name}.toml").write_text("\n".join(lines), encoding="utf-8")
    for each in ("bao-cao", "hop-thu"):
        (tmp_path / each).mkdir()
    return tmp_path


def _drop(office: Path, name: str, head: object, result: str) -> None:
    path = office / "bao-cao" / name
    write_bieu(path, _of(head, "Ban hành kế hoạch"), progress={"I.1": {"result": result}})


def _night(office: Path, name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """What a night of a plan rejects, by file name; and what it reads, by source."""
    _, told = run_told(capsys, office / f"{name}.toml", "nightly", "--json")
    rejects = json.loads(told)["rejects"]
    lines = load_workbook(office / f"tong-hop-{name}.xlsx")["Nhiệm vụ"].values
    words = {str(cell) for line in lines for cell in line if str(cell).startswith("Lời")}
    places = {place.rpartition("/")[2]: reason for place, reason in rejects.items()}
    return {**places, "": ", ".join(sorted(words))}


def test_each_takes_its_own_file_of_an_agency(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two files of one agency are no riddle where their heads tell; the other one is listed."""
    _drop(office, "Sở Y tế.xlsx", HEAD, "Lời một")
    _drop(office, "Báo cáo Sở Y tế.xlsx", OTHER, "Lời hai")

    first, second = (_night(office, name, capsys) for name in ("48", "49"))
    again = _night(office, "48", capsys)

    assert (first[""], second[""]) == ("Lời một", "Lời hai")
    assert "kế hoạch “49/KH-UBND" in first["Báo cáo Sở Y tế.xlsx"]
    assert "kế hoạch “48/KH-UBND" in second["Sở Y tế.xlsx"]
    assert (again[""], again.keys()) == ("Lời một", first.keys())


def test_a_file_that_became_another_plans_leaves_the_words_before(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The agency put the wrong form over its own: its words stay, it is told why they are old."""
    _drop(office, "Sở Y tế.xlsx", HEAD, "Lời một")
    _night(office, "48", capsys)
    _drop(office, "Sở Y tế.xlsx", OTHER, "Lời hai")

    night = _night(office, "48", capsys)

    assert night[""] == "Lời một"
    _, told = run_told(capsys, office / "48.toml", "consolidate", "--json")
    assert "không phải kế hoạch này" in json.loads(told)["unread"][YTE]


def test_a_declared_file_of_another_plan_is_not_read(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Declared by hand, and yet another plan's: the agency has no figures, and is told why."""
    path = office / "48.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}\n[folder.files]\n"{YTE}" = "nham.xlsx"\n', encoding="utf-8")
    write_bieu(office / "nham.xlsx", _of(OTHER, "x"), progress={"I.1": {"result": "Lời hai"}})

    night = _night(office, "48", capsys)

    assert night[""] == ""
    assert "không phải kế hoạch này" in night["nham.xlsx"]


def test_mails_go_to_the_plan_they_name(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One mailbox for both: each workbook is an answer to one plan, and listed in the other."""
    for number, head in enumerate((HEAD, OTHER), 1):
        sent = report(_of(head, "x"), {"I.1": {"result": f"Lời {number}"}})
        day = f"1{number} Oct 2026 09:00:00 +0700"
        put(office / f"hop-thu/{number}.eml", letter(HEALTH, day, (f"{number}.xlsx", sent)))

    first, second = (_night(office, name, capsys) for name in ("48", "49"))

    assert (first[""], second[""]) == ("Lời 1", "Lời 2")
    assert "không phải kế hoạch này" in first["2.xlsx"]
    assert "không phải kế hoạch này" in second["1.xlsx"]


def test_a_workbook_with_a_sheet_for_each_plan(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each plan reads the sheet that names it, wherever it stands."""
    book = load_workbook(office / "48.xlsx")
    (own,) = book.worksheets[:1]
    column = next(cell.column for row in own.iter_rows() for cell in row if cell.value == "I.1")
    (line,) = (cell.row for cell in own[chr(64 + column)] if cell.value == "I.1")
    (result,) = (
        cell.column for row in own.iter_rows() for cell in row if cell.value == "Kết quả thực hiện"
    )
    own.cell(line, result, "Lời một")
    other = book.copy_worksheet(own)
    other.cell(line, result, "Lời hai")
    for row in other.iter_rows():
        for cell in row:
            if "48/KH-UBND" in str(cell.value):
                cell.value = str(cell.value).replace("48/KH-UBND", "49/KH-UBND")
    book.save(office / "bao-cao" / "Sở Y tế.xlsx")

    first, second = (_night(office, name, capsys) for name in ("48", "49"))

    assert (first, second) == ({"": "Lời một"}, {"": "Lời hai"})
