"""A biểu with everything a person puts around a table, finished and saved by LibreOffice."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from support.plans import plan, task

from workbook.bieu.write import bieu_bytes
from workbook.libreoffice.engine import runtime

if TYPE_CHECKING:
    from pathlib import Path

    from support.office_with_buttons import OfficeWithButtons

# One red dot.
_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=="
)
_SHEET = "xl/worksheets/sheet1.xml"
_PROTECTION = (
    '<sheetProtection sheet="1" formatCells="0" sort="0"/>'
    '<protectedRanges><protectedRange sqref="I1:M60" name="TienDo"/></protectedRanges>'
)
_SPARKLINES = (
    '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    '<x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/>'
    "<x14:sparklines><x14:sparkline><xm:f>'Biểu phân công'!I12:I14</xm:f><xm:sqref>N12</xm:sqref>"
    "</x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"
)
FORMATS = {
    "pdf": "calc_pdf_Export",
    "xlsx": "Calc MS Excel 2007 XML",
    "ods": "calc8",
    "fods": "OpenDocument Spreadsheet Flat XML",
}


def faulty_bieu() -> bytes:
    """A biểu of four tasks with a few faults."""
    tasks = (
        task("I.1", content="Xây dựng kế hoạch", lead="Sở Tư pháp", deadline="Quý IV/2026"),
        task("I.2", content="Tổ chức hội nghị", lead="", deadline="Thường xuyên"),
        task(
            "I.3", content="Rà soát  văn bản", lead="Sở Tư pháp", deadline="", detail="Theo mẫu 1"
        ),
        task("II.1", content="Kiểm tra", lead="Sở Nội vụ", deadline="sớm nhất có thể"),
    )
    progress = {"I.1": {"status": "Đang thực hiện", "percent": "0,8", "result": "- Đã họp"}}
    return bieu_bytes(plan(*tasks), progress=progress)


def rich_bieu(office: OfficeWithButtons, folder: Path, kind: str, *, locked: bool) -> Path:
    """The biểu with a text box, a picture, notes, own fills, rich text and a sparkline.

    LibreOffice decorates and saves it; `locked`: all but the progress columns, for which
    protected ranges are set.
    """
    start, extended = folder / "start.xlsx", folder / "extended.xlsx"
    path = folder / f"bieu-{'khoa' if locked else 'mo'}.{kind}"
    start.write_bytes(faulty_bieu())
    document = office.open(start)
    _decorate(document, document.getSheets().getByIndex(0), folder)
    save(document, extended, "xlsx")
    document.close(True)
    extended.write_bytes(_extended(extended.read_bytes(), locked=locked))
    document = office.open(extended)
    save(document, path, kind)
    document.close(True)
    return path


def _extended(content: bytes, *, locked: bool) -> bytes:
    """The package with what LibreOffice keeps but no interface of it can make."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for member in source.infolist():
            part = source.read(member)
            if member.filename == _SHEET:
                part = _with_extras(part.decode(), locked=locked).encode()
            package.writestr(member, part)
    return target.getvalue()


def _with_extras(sheet: str, *, locked: bool) -> str:
    if locked:
        sheet = sheet.replace("</sheetData>", f"</sheetData>{_PROTECTION}", 1)
    return re.sub(r"(<extLst>.*</extLst>)?</worksheet>$", f"{_SPARKLINES}</worksheet>", sheet)


def save(document: Any, path: Path, kind: str) -> None:
    """A copy of an open document."""
    document.storeToURL(runtime.url(path), runtime.properties(FilterName=FORMATS[kind]))


def _decorate(document: Any, sheet: Any, folder: Path) -> None:
    page = sheet.getDrawPage()
    box = document.createInstance("com.sun.star.drawing.TextShape")
    _place(box, 1_000, 30_000, 6_000, 1_500)
    page.add(box)
    box.setString("Liên hệ Văn phòng")
    picture_file = folder / "dau.png"
    picture_file.write_bytes(_PICTURE)
    picture = document.createInstance("com.sun.star.drawing.GraphicObjectShape")
    _place(picture, 9_000, 30_000, 2_000, 2_000)
    page.add(picture)
    picture.GraphicURL = runtime.url(picture_file)
    lead = sheet.getCellRangeByName("D13")
    sheet.getAnnotations().insertNew(lead.getCellAddress(), "Chờ anh Nam cho ý kiến")
    shape = lead.getAnnotation().getAnnotationShape()
    size = shape.getSize()
    size.Width, size.Height = 6_000, 2_500
    shape.setSize(size)
    lead.CellBackColor = 0xD9EAD3
    title = sheet.getCellRangeByName("C12").createTextCursor()
    title.gotoStart(False)
    title.goRight(3, True)
    title.CharWeight = 150.0


def _place(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.setPosition(runtime.struct("awt.Point", X=left, Y=top))
    shape.setSize(runtime.struct("awt.Size", Width=width, Height=height))
