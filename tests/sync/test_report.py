"""`phancong report` on a department whose agencies send Excel files, night after night."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from support.excel_office import excel_office, send
from support.past_nights import night
from support.sample_report import tables, words

from sync.cli import run
from sync.clock import SystemClock, business_date
from validators.progress import StatusClass
from validators.report_period import PeriodKind, latest_ended

Say = Callable[..., tuple[int, str]]
_QUARTER = ("--period", "quy", "--as-of", "2026-09-14")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department with a night at the end of two quarters; to be copied, never used."""
    folder = tmp_path_factory.mktemp("so")
    settings = excel_office(folder)
    night(settings, "2026-06-14")
    send(folder, "Sở Y tế", difficulty="Thiếu kinh phí", updated_on="10/9/2026")
    night(settings, "2026-09-14")
    return folder


@pytest.fixture
def office(lived: Path, tmp_path: Path) -> Path:
    """The settings of such a department."""
    shutil.copytree(lived, tmp_path, dirs_exist_ok=True)
    return tmp_path / "phancong.toml"


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs `phancong report` without a PDF: its exit code, and what it says."""

    def call(settings: Path, *words: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run(["report", "--no-pdf", "--settings", str(settings), *words])
        told = capsys.readouterr()
        return code, told.out + told.err

    return call


def _json(say: Say, settings: Path, *words: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(say(settings, *words, "--json")[1])
    return told


def test_a_quarter(office: Path, say: Say) -> None:
    """Quý III is 15/6 to 14/9; the file says what the summary says, and its parts add up."""
    told = _json(say, office, *_QUARTER)

    assert told["period"] == {
        "kind": "quy",
        "name": "Quý III năm 2026",
        "first": "2026-06-15",
        "last": "2026-09-14",
        "sent_by": "2026-09-25",
    }
    assert Path(told["output"]) == office.parent / "bao-cao-quy-3-2026.docx"
    content = Path(told["output"]).read_bytes()
    assert sum(told["classes"].values()) == told["tasks"]
    found = tables(content)
    assert found["Số nhiệm vụ"][-1][1] == str(told["tasks"])
    for name, count in told["classes"].items():
        assert [row[2] for row in found["Số nhiệm vụ"] if row[0].strip() == name] == [str(count)]
        before = told["classes_before"][name]
        assert [f"- {name}", str(before), str(count)] in [row[:3] for row in found["Kỳ trước"]]
    annex = [row for row in found["Nội dung công việc"] if len(set(row)) > 1]
    assert len(annex) == told["tasks"]
    assert "từ ngày 15/06/2026 đến hết ngày 14/09/2026" in words(content)


def test_overdue_is_counted_on_the_day_of_the_figures(office: Path, say: Say) -> None:
    """The last night was on 14/9; what fell due since then is overdue on 30/11 all the same."""
    then = _json(say, office, *_QUARTER)["classes"]

    later = _json(say, office, "--period", "quy", "--as-of", "2026-11-27")["classes"]

    assert later[StatusClass.OVERDUE.value] > then[StatusClass.OVERDUE.value]


def test_late_tasks_with_their_reasons(office: Path, say: Say) -> None:
    """What Sở Y tế reported as difficulty stands beside its late task, others have none."""
    told = _json(say, office, *_QUARTER)

    rows = tables(Path(told["output"]).read_bytes())["Nhiệm vụ"]
    late = {row[4]: row[5] for row in rows if len(set(row)) > 1}
    assert late["Sở Y tế"] == "Thiếu kinh phí"
    assert late["UBND xã Hòa Lạc"] == "Chưa nêu khó khăn, vướng mắc."


def test_the_report_of_then_again(office: Path, say: Say) -> None:
    """Later nights change nothing in the report of a past day: the same bytes."""
    first = _json(say, office, *_QUARTER)
    made = Path(first["output"]).read_bytes()
    send(office.parent, "Sở Nội vụ", status="Hoàn thành")
    night(office, "2026-10-20")

    again = _json(say, office, *_QUARTER)

    assert again == first
    assert Path(again["output"]).read_bytes() == made


def test_without_a_day_the_period_that_has_just_ended(tmp_path: Path, say: Say) -> None:
    """With the figures of its last day, whatever was read since."""
    settings = excel_office(tmp_path)
    ended = latest_ended(PeriodKind.QUARTER, business_date(SystemClock()))
    night(settings, (ended.last - timedelta(days=3)).isoformat())

    told = _json(say, settings, "--period", "quy")

    assert told["as_of"] == told["period"]["last"] == ended.last.isoformat()


def test_a_period_that_goes_on(office: Path, say: Say) -> None:
    """The period that the day lies in, named as not ended in the file and by its name."""
    code, told = say(office, "--period", "nam", "--as-of", "2026-09-20")

    path = office.parent / "bao-cao-nam-2026-den-2026-09-20.docx"
    assert code == 3  # agencies without a sheet
    assert "Năm 2026 (15/12/2025 – 14/12/2026), số liệu đến hết ngày 20/09/2026" in told
    assert "kỳ báo cáo chốt số liệu ngày 14/12/2026" in words(path.read_bytes())


def test_nothing_known_of_the_period_before(office: Path, say: Say) -> None:
    """A sentence in the file, and no comparison with noughts."""
    told = _json(say, office, "--period", "6-thang", "--as-of", "2026-06-14")

    content = Path(told["output"]).read_bytes()
    assert told["classes_before"] is None
    assert "Chưa có số liệu của kỳ trước (6 tháng cuối năm 2025" in words(content)
    assert "Kỳ trước" not in tables(content)


def test_who_has_met_the_plan_s_reports(office: Path, say: Say) -> None:
    """New words by the last day are told apart from old ones; what no sheet tells is said so."""
    night(office, "2026-09-24")

    duties = _json(say, office, "--period", "quy", "--as-of", "2026-09-28")["obligations"]

    by_day = {(duty["kind"], duty["last_day"]): duty for duty in duties}
    monthly = by_day["monthly", "2026-09-24"]
    assert (monthly["since"], monthly["to"]) == ("2026-08-25", "Sở Nội vụ")
    assert monthly["agencies"]["Có số liệu mới, đủ các nhiệm vụ"] == ["Sở Y tế"]
    assert monthly["agencies"]["Không có số liệu mới"] == ["Sở Nội vụ"]
    assert "Sở Tư pháp" in monthly["agencies"]["Chưa đọc được bảng lần nào"]
    assert "Công an tỉnh" in monthly["agencies"]["Không chủ trì nhiệm vụ nào nên không có bảng"]
    listed = [name for names in monthly["agencies"].values() for name in names]
    assert len(listed) == len(set(listed))
    assert by_day["quarterly", "2026-09-29"]["remark"] == "Chưa đến hạn."
    assert by_day["monthly", "2026-10-24"]["agencies"] == {}


def test_reports_that_no_sheet_tells_of(office: Path, say: Say) -> None:
    """A synthesis is sent as a document; a day before the first night is unknown."""
    duties = _json(say, office, "--period", "nam", "--as-of", "2026-09-14")["obligations"]

    remarks = {(duty["kind"], duty["last_day"]): duty["remark"] for duty in duties}
    assert remarks["quarterly", "2026-06-29"].startswith("Báo cáo tổng hợp")
    assert remarks["monthly", "2026-05-24"].startswith("Chưa lấy số liệu lần nào")
    assert remarks["monthly", "2026-06-24"] is None


def test_an_empty_history(tmp_path: Path, say: Say) -> None:
    """Code 4, a sentence, and no file."""
    settings = excel_office(tmp_path)

    code, told = say(settings, "--period", "quy")

    assert (code, told) == (
        4,
        "Chưa có lần lấy dữ liệu nào; hãy chạy phancong nightly rồi lập báo cáo.\n",
    )
    assert list(tmp_path.glob("bao-cao*")) == []


def test_a_period_before_the_first_night(office: Path, say: Say) -> None:
    """Code 4: when the first night was, and how to have a report of what is known."""
    code, told = say(office, "--period", "thang", "--as-of", "2026-06-13")

    assert code == 4
    assert "lần lấy dữ liệu đầu tiên là ngày 14/06/2026" in told
    assert "--as-of 2026-09-14" in told


def test_a_day_to_come(office: Path, say: Say) -> None:
    """Nobody knows the figures of tomorrow."""
    tomorrow = business_date(SystemClock()) + timedelta(days=1)

    code, told = say(office, "--period", "quy", "--as-of", tomorrow.isoformat())

    assert code == 4
    assert "chưa đến" in told


def test_an_unreadable_night_is_named(office: Path, say: Say) -> None:
    """The agency keeps its older figures; the file says which, from when and why; code 3."""
    (office.parent / "so-y-te.xlsx").unlink()
    night(office, "2026-10-10")

    code, _ = say(office, "--period", "quy", "--as-of", "2026-10-12")

    made = office.parent / "bao-cao-quy-4-2026-den-2026-10-12.docx"
    (line,) = [one for one in words(made.read_bytes()).split("\n") if one.startswith("- Sở Y tế: ")]
    assert code == 3
    assert "số liệu đang dùng: 14/09/2026 23:05" in line


def test_a_file_worked_on_by_hand_is_kept(office: Path, say: Say) -> None:
    """The new report goes beside it, and a sentence says so; a third one stands beside both."""
    path = Path(_json(say, office, *_QUARTER)["output"])
    document = docx.Document(str(path))
    document.add_paragraph("Ý kiến của lãnh đạo")
    document.save(str(path))

    told = _json(say, office, *_QUARTER)
    again = _json(say, office, *_QUARTER)

    assert "Ý kiến của lãnh đạo" in words(path.read_bytes())
    assert Path(told["output"]).name == "bao-cao-quy-3-2026 (2).docx"
    assert again["output"] == told["output"]
    assert "nên giữ nguyên tệp ấy" in told["notes"][0]


def test_the_department_s_own_form(office: Path, tmp_path: Path, say: Say) -> None:
    """Given out once, edited in Word, used from then on; never written over."""
    form = tmp_path / "mau.docx"
    say(office, "--template-out", str(form))
    document = docx.Document(str(form))
    document.paragraphs[0].insert_paragraph_before("SỞ NỘI VỤ: {{ ky }}")
    document.save(str(form))

    told = _json(say, office, *_QUARTER, "--template", str(form))
    code, refused = say(office, "--template-out", str(form))

    assert "SỞ NỘI VỤ: Quý III năm 2026" in words(Path(told["output"]).read_bytes())
    assert code == 2
    assert "đã có tệp này" in refused


def test_a_broken_form(office: Path, tmp_path: Path, say: Say) -> None:
    """Code 2, one sentence, no file."""
    form = tmp_path / "mau.docx"
    document = docx.Document()
    document.add_paragraph("{{ so.nhieu_qua }}")
    document.save(str(form))

    code, told = say(office, *_QUARTER, "--template", str(form))

    assert code == 2
    assert "dùng một tên không có" in told
    assert told.count("\n") == 1
    assert list(tmp_path.glob("bao-cao*")) == []


@pytest.mark.parametrize(
    ("output", "code", "reason"),
    [
        ("khong-co/bao-cao.docx", 4, "không tìm thấy thư mục"),
        ("ke-hoach.txt/bao-cao.docx", 4, "đường dẫn không phải là thư mục"),
        ("bao-cao.pdf", 2, "phải có đuôi .docx"),
        ("mau.docx", 2, "không ghi đè lên tệp gốc"),
    ],
)
def test_where_nothing_can_be_written(
    office: Path, say: Say, output: str, code: int, reason: str
) -> None:
    """A sentence with the reason; the inputs stay as they are."""
    form = office.parent / "mau.docx"
    say(office, "--template-out", str(form))
    before = form.read_bytes()

    told = say(office, *_QUARTER, "--template", str(form), "-o", str(office.parent / output))

    assert told[0] == code
    assert reason in told[1]
    assert form.read_bytes() == before


def test_no_period(office: Path, say: Say) -> None:
    """What may be asked for is named."""
    assert say(office)[0] == 2
    assert "thang, quy, 6-thang, nam" in say(office)[1]


@pytest.mark.office
def test_the_pdf(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Real LibreOffice prints it: the words, headings on every page of the annex, no empty page."""
    told = _with_pdf(office, capsys)

    pages = _pages(Path(told["pdf"]))
    assert Path(told["pdf"]) == tmp_path / "bao-cao-quy-3-2026.pdf"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0]
    assert "Quý III năm 2026" in " ".join(pages[0].replace("quý III", "Quý III").split())
    annex = next(at for at, page in enumerate(pages) if "Phụ lục" in page)
    assert len(pages) > annex + 1
    assert all("Nội dung công việc" in page for page in pages[annex:])
    assert all(len(page.split()) > 5 for page in pages)


def test_without_libreoffice(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Word file is there, and a sentence says why no PDF is."""
    monkeypatch.setenv("PATH", str(office.parent))

    told = _with_pdf(office, capsys)

    assert told["pdf"] is None
    assert "chưa cài LibreOffice" in told["notes"][0]
    assert Path(told["output"]).is_file()


@pytest.mark.skipif(os.name == "nt", reason="chương trình thế vai là lệnh sh")
def test_libreoffice_that_makes_nothing(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends well and writes nothing: the Word file stays, a sentence tells it."""
    program = office.parent / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{office.parent}:/usr/bin:/bin")

    told = _with_pdf(office, capsys)

    assert told["pdf"] is None
    assert "không làm được bản PDF" in told["notes"][0]
    assert Path(told["output"]).is_file()


def _with_pdf(settings: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    run(["report", *_QUARTER, "--settings", str(settings), "--json"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def _pages(pdf: Path) -> list[str]:
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    )
    return text.stdout.decode().rstrip("\f").split("\f")
