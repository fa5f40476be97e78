"""Filling the form: texts stay texts, equal input gives equal bytes, a broken form is told."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from support.sample_report import TOLD, report_on, tables, words

from templates import open_template
from workbook.periodic_report.fill import TemplateFaultError, filled, report_docx
from workbook.periodic_report.form import FORM, form_bytes
from workbook.safe_text import safe_text

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.consolidated.model import Consolidation
    from workbook.periodic_report.model import PeriodicReport

HOSTILE = (
    "{{ so.tong }} {% for x in y %} {_{ }_} {_% %_} {# chú thích #}",
    "A & B <w:p/> ]]> &amp; \"'",
    "=1+1",
    "- Đã họp\n- Chưa xong",
    "\u202eđảo\u0007\x0bngược",
)


def _made(report: PeriodicReport) -> bytes:
    with open_template(FORM) as form:
        return report_docx(form, report)


def _saying(text: str) -> Consolidation:
    line = TOLD.tasks[1]
    said = replace(line.reports[0], result=text, difficulty=text)
    task = replace(line.task, content=text, section=text)
    return replace(TOLD, tasks=(replace(line, task=task, reports=(said,)),))


def _own_form(path: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def test_the_shipped_form_is_what_is_drawn() -> None:
    """After a change of the drawing the form was written again."""
    with open_template(FORM) as shipped:
        kept, drawn = zipfile.ZipFile(shipped), zipfile.ZipFile(BytesIO(form_bytes()))
        assert {name: kept.read(name) for name in kept.namelist()} == {
            name: drawn.read(name) for name in drawn.namelist()
        }


def test_the_whole_report() -> None:
    """Every part is there, with figures in its tables, and no name is left to be filled in."""
    made = _made(report_on(before=TOLD))

    text, found = words(made), tables(made)
    for part in ("BÁO CÁO", "quý IV năm 2026", "II. SO VỚI KỲ TRƯỚC", "Phụ lục"):
        assert part in text
    assert found["Số nhiệm vụ"][-1] == ["TỔNG SỐ (1 + 2 + 3)", "3", ""]
    assert ["- Thường xuyên, định kỳ", "1", "1", "0"] in found["Kỳ trước"]
    assert found["Nhiệm vụ"][1][1] == TOLD.tasks[1].task.content
    assert len(found["Nội dung công việc"]) == len(TOLD.tasks) + 2  # and two sections
    assert "{{" not in text + str(found)
    assert "{%" not in text + str(found)


def test_heading_rows_are_repeated_and_the_annex_lies_across() -> None:
    """Long tables can be read on every page; the annex has its own page numbers."""
    document = docx.Document(BytesIO(_made(report_on())))

    ruled = [table for table in document.tables if table.style and table.style.name == "Table Grid"]
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in ruled)
    upright, across = document.sections
    assert upright.page_height > upright.page_width
    assert across.page_width > across.page_height
    assert across._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_as_they_are(text: str) -> None:
    """Signs of Word, of the form and of docxtpl itself; what XML forbids is shown, not dropped."""
    found = tables(_made(report_on(_saying(text))))

    shown = text.replace("\u202e", "\\u202e").replace("\x07", "\\x07").replace("\x0b", "\\x0b")
    rows = found["Nội dung công việc"]
    assert rows[0][0] == f"I. {shown}"
    assert rows[1][1] == shown
    assert rows[1][6].endswith(shown)
    assert found["Nhiệm vụ"][1][5] == shown


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_comes_through(text: str) -> None:
    """Whatever people type, the file opens and says it, as any cell of ours would."""
    assert tables(_made(report_on(_saying(text))))["Nội dung công việc"][-1][1] == safe_text(text)


def test_equal_reports_give_equal_bytes() -> None:
    """No clock is in the file."""
    assert _made(report_on()) == _made(report_on())


def test_no_row_leaves_no_empty_table() -> None:
    """Nothing late, nothing owed, no task at all: a sentence each, and a file that opens."""
    made = _made(replace(report_on(replace(TOLD, tasks=())), duties=()))

    text = words(made)
    assert "Không có nhiệm vụ quá hạn hoặc hoàn thành quá hạn." in text
    assert "Kế hoạch không nêu báo cáo nào phải gửi." in text
    assert "Chưa có số liệu của kỳ trước" in text
    assert "Nhiệm vụ" not in tables(made)


def test_a_form_of_the_department(tmp_path: Path) -> None:
    """Its own words and the names it uses, nothing else."""
    form = _own_form(tmp_path / "mau.docx", "Kỳ {{ ky }}: {{ so.tong }} việc, {{ ve|upper }}")

    told = words(report_docx(form, report_on()))

    assert told == "Kỳ Quý IV năm 2026: 3 việc, CẢI CÁCH THỦ TỤC HÀNH CHÍNH NĂM 2026"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ so.tongg }}", "dùng một tên không có (“tongg”);"),
        ("{{ khong_co }}", "dùng một tên không có (“khong_co”);"),
        ("{{ so.tong | sai }}", "hoặc {% %} (“sai”);"),
        ("{% for x in phu_luc %}", "có chỗ viết sai"),
        ("{{ so.tong", "có chỗ viết sai"),
        ("{{ ''.__class__.__mro__ }}", "không điền được"),
        ("{{ so.tong / 0 }}", "không điền được"),
        ("{%p if so %} x {%p endif %}", ""),
    ],
)
def test_a_broken_form_is_told(tmp_path: Path, text: str, reason: str) -> None:
    """One sentence: which file, what is wrong with it, how to get a good one."""
    form = _own_form(tmp_path / "mau.docx", text)

    with pytest.raises(TemplateFaultError) as caught:
        report_docx(form, report_on())

    assert str(caught.value).startswith(f"{form}: ")
    assert reason in str(caught.value)
    assert "--template-out" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 hong", b"{\\rtf1 khong}", "chữ".encode()])
def test_what_is_no_word_file(tmp_path: Path, content: bytes) -> None:
    """Torn, empty or of another kind: told, whatever the name says."""
    form = tmp_path / "mau.docx"
    form.write_bytes(content)

    with pytest.raises(TemplateFaultError, match="không phải là tệp Word"):
        filled(form, {}, TOLD.business_date)


def test_a_form_that_is_not_there(tmp_path: Path) -> None:
    """The sentence names the path."""
    with pytest.raises(TemplateFaultError, match="không mở được mẫu báo cáo"):
        filled(tmp_path / "khong-co.docx", {}, TOLD.business_date)
