"""The report as files: a Word file, and a PDF of it where LibreOffice is installed.

The Word file is meant to be worked on by hand, so one that says something else is never written
over: the new one goes beside it, and so does its PDF.
"""

from __future__ import annotations

import tempfile
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from templates import open_template
from validators.errors import CannotDoError
from workbook.libreoffice.conversion import TooSlowError, converted
from workbook.libreoffice.program import find_program
from workbook.periodic_report.fill import report_docx
from workbook.publish import publish, save

if TYPE_CHECKING:
    from workbook.periodic_report.model import PeriodicReport

FORM = "bao_cao_dinh_ky.docx"
NO_PROGRAM = "Máy này chưa cài LibreOffice nên không có bản PDF; có thể mở tệp Word rồi lưu ra PDF."
_NOT_MADE = "LibreOffice không làm được bản PDF của báo cáo; hãy mở tệp Word rồi lưu ra PDF."
_NO_END = "LibreOffice làm bản PDF mãi không xong; hãy mở tệp Word rồi lưu ra PDF."


@dataclass(frozen=True, slots=True)
class Published:
    """Where a report stands; `notes` are sentences about what is otherwise than expected.

    `is_whole` tells that everything asked for was made.
    """

    docx: Path
    pdf: Path | None
    notes: tuple[str, ...] = ()
    is_whole: bool = True


def usual_name(report: PeriodicReport) -> str:
    """`bao-cao-quy-3-2026.docx`; of a period that goes on, with the day of its figures."""
    day = "" if report.is_whole else f"-den-{report.as_of.isoformat()}"
    return f"bao-cao-{report.period.slug}{day}.docx"


def give_template(path: Path) -> None:
    """Write the shipped form for the department to edit, never over a form that was edited.

    Raises CannotDoError, PublishError.
    """
    with open_template(FORM) as shipped:
        content = shipped.read_bytes()
    if path.is_file() and path.read_bytes() != content:
        raise CannotDoError(f"{path}: đã có tệp này; hãy chọn tên khác để không mất mẫu đã sửa.")
    publish(path, lambda beside: save(beside, content))


def publish_report(
    report: PeriodicReport, path: Path, form: Path | None, *, with_pdf: bool
) -> Published:
    """Write the report at `path`, in the shipped form where no other is given, and its PDF.

    Raises PublishError, TemplateFaultError, and FiguresError where figures do not add up.
    """
    with nullcontext(form) if form else open_template(FORM) as chosen:
        content = report_docx(chosen, report)
    place = _free(path, content)
    notes = () if place == path else (_beside(path, place),)
    publish(place, lambda beside: save(beside, content))
    if not with_pdf:
        return Published(place, None, notes)
    pdf = place.with_suffix(".pdf")
    if pdf.exists():  # that of this very Word file, perhaps signed by now
        return Published(place, pdf, notes)
    program = find_program()
    if program is None:
        return Published(place, None, (*notes, NO_PROGRAM))
    return _with_pdf(program, Published(place, None, notes), content)


def _with_pdf(program: str, made: Published, content: bytes) -> Published:
    try:
        pdf = _pdf_of(program, content)
    except TooSlowError:
        return Published(made.docx, None, (*made.notes, _NO_END), is_whole=False)
    if pdf is None:
        return Published(made.docx, None, (*made.notes, _NOT_MADE), is_whole=False)
    path = made.docx.with_suffix(".pdf")
    publish(path, lambda beside: save(beside, pdf))
    return Published(made.docx, path, made.notes)


def _pdf_of(program: str, content: bytes) -> bytes | None:
    with tempfile.TemporaryDirectory(prefix="phancong-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "bao-cao.docx"
        source.write_bytes(content)
        return converted(program, source, "pdf")


def _free(path: Path, content: bytes) -> Path:
    """The path itself, or the first name beside it where nothing else would be lost."""
    place, number = path, 1
    while _is_taken(place, content):
        number += 1
        place = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return place


def _is_taken(place: Path, content: bytes) -> bool:
    """Whether something else stands there, or where its PDF would be."""
    if place.exists():
        return not place.is_file() or place.read_bytes() != content
    return place.with_suffix(".pdf").exists()


def _beside(path: Path, place: Path) -> str:
    return (
        f"Đã có tệp “{path.stem}” với nội dung khác (có thể đã được sửa tay) nên giữ nguyên tệp ấy "
        f"và ghi bản mới vào “{place.name}”."
    )
