"""The report as files: whose words are kept, whose form is used, and the PDF."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from support.reporting import QUARTER
from support.sample_report import words

if TYPE_CHECKING:
    from support.reporting import Reporting


def test_a_file_worked_on_by_hand_is_kept(office: Path, say: Reporting) -> None:
    """The new report goes beside it, and a sentence says so; a third one stands beside both."""
    path = Path(say.json(office, *QUARTER)["output"])
    document = docx.Document(str(path))
    document.add_paragraph("Ý kiến của lãnh đạo")
    document.save(str(path))

    told = say.json(office, *QUARTER)
    again = say.json(office, *QUARTER)

    assert "Ý kiến của lãnh đạo" in words(path.read_bytes())
    assert Path(told["output"]).name == "bao-cao-quy-3-2026 (2).docx"
    assert again["output"] == told["output"]
    assert "nên giữ nguyên tệp ấy" in told["notes"][0]


def test_a_pdf_of_people_is_kept(office: Path, say: Reporting) -> None:
    """One that lies where ours would go, and one of this very report, which may be signed."""
    plan = office.parent / "ke-hoach.pdf"
    plan.write_bytes(b"%PDF cua nguoi khac")

    told = say.json(office, *QUARTER, "-o", str(plan.with_suffix(".docx")))
    signed = Path(told["output"]).with_suffix(".pdf")
    signed.write_bytes(b"%PDF da ky")
    again = say.with_pdf(office, "-o", str(plan.with_suffix(".docx")))

    assert Path(told["output"]).name == "ke-hoach (2).docx"
    assert (again["output"], again["pdf"]) == (told["output"], str(signed))
    assert (plan.read_bytes(), signed.read_bytes()) == (b"%PDF cua nguoi khac", b"%PDF da ky")


def test_the_department_s_own_form(office: Path, tmp_path: Path, say: Reporting) -> None:
    """Given out once, edited in Word, used from then on; never written over."""
    form = tmp_path / "mau.docx"
    say(office, "--template-out", str(form))
    document = docx.Document(str(form))
    document.paragraphs[0].insert_paragraph_before("SỞ NỘI VỤ: {{ ky }}")
    document.save(str(form))

    told = say.json(office, *QUARTER, "--template", str(form))
    code, refused = say(office, "--template-out", str(form))

    assert "SỞ NỘI VỤ: Quý III năm 2026" in words(Path(told["output"]).read_bytes())
    assert code == 2
    assert "đã có tệp này" in refused


def test_a_broken_form(office: Path, tmp_path: Path, say: Reporting) -> None:
    """Code 2, one sentence, no file."""
    form = tmp_path / "mau.docx"
    document = docx.Document()
    document.add_paragraph("{{ so.nhieu_qua }}")
    document.save(str(form))

    code, told = say(office, *QUARTER, "--template", str(form))

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
    office: Path, say: Reporting, output: str, code: int, reason: str
) -> None:
    """A sentence with the reason; the inputs stay as they are."""
    form = office.parent / "mau.docx"
    say(office, "--template-out", str(form))
    before = form.read_bytes()

    told = say(office, *QUARTER, "--template", str(form), "-o", str(office.parent / output))

    assert told[0] == code
    assert reason in told[1]
    assert form.read_bytes() == before


@pytest.mark.office
def test_the_pdf(office: Path, tmp_path: Path, say: Reporting) -> None:
    """Real LibreOffice prints it: the words, headings on every page of the annex, no empty page."""
    told = say.with_pdf(office)

    pages = _pages(Path(told["pdf"]))
    assert Path(told["pdf"]) == tmp_path / "bao-cao-quy-3-2026.pdf"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0]
    assert "Quý III năm 2026" in " ".join(pages[0].replace("quý III", "Quý III").split())
    annex = next(at for at, page in enumerate(pages) if "Phụ lục" in page)
    assert len(pages) > annex + 1
    assert all("Nội dung công việc" in page for page in pages[annex:])
    assert all(len(page.split()) > 5 for page in pages)


def test_without_libreoffice(office: Path, say: Reporting, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Word file is there, and a sentence says why no PDF is."""
    monkeypatch.setenv("PATH", str(office.parent))

    told = say.with_pdf(office)

    assert told["pdf"] is None
    assert "chưa cài LibreOffice" in told["notes"][0]
    assert Path(told["output"]).is_file()


@pytest.mark.skipif(os.name == "nt", reason="chương trình thế vai là lệnh sh")
def test_libreoffice_that_makes_nothing(
    office: Path, say: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends well and writes nothing: the Word file stays, a sentence tells it."""
    program = office.parent / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{office.parent}:/usr/bin:/bin")

    told = say.with_pdf(office)

    assert told["pdf"] is None
    assert "không làm được bản PDF" in told["notes"][0]
    assert Path(told["output"]).is_file()


def _pages(pdf: Path) -> list[str]:
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    )
    return text.stdout.decode().rstrip("\f").split("\f")
