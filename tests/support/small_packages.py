"""Small packages made part by part, where a library would make only sound ones."""

from __future__ import annotations

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "xl/worksheets/sheet1.xml"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_NAMES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def sheet(rows: str, *, before: str = "", after: str = "", prolog: str = "") -> str:
    """A worksheet part around rows."""
    body = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'{XML}{prolog}<worksheet xmlns="{MAIN}">{body}</worksheet>'


def cell(address: str, text: str = "x") -> str:
    """A cell with a text of its own, in a row of its own."""
    row = "".join(filter(str.isdigit, address))
    own = f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'
    return f'<row r="{row}">{own}</row>'


def parts(sheet_part: str | bytes, strings: str = "") -> dict[str, str | bytes]:
    """The smallest sound workbook of one sheet."""
    shared = f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f"{XML}<Types/>",
        "_rels/.rels": relations(
            f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": workbook('<sheet name="Biểu" sheetId="1" r:id="rId1"/>'),
        "xl/_rels/workbook.xml.rels": relations(to_sheet(1) + (shared if strings else "")),
        SHEET: sheet_part,
    }
    if strings:
        made["xl/sharedStrings.xml"] = strings
    return made


def relations(inside: str) -> str:
    """A relations part."""
    return f'{XML}<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


def workbook(sheets: str) -> str:
    """A workbook part."""
    return f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


def xlsx(rows: str, **around: str) -> bytes:
    """A workbook of one sheet."""
    return zipped(parts(sheet(rows, **around)))


def to_sheet(number: int, extra: str = "") -> str:
    """The relation of a workbook to its n-th sheet."""
    target = f"worksheets/sheet{number}.xml"
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="{target}"{extra}/>'


def ods(table: str, prolog: str = "") -> bytes:
    """A small .ods of one table."""
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = f"{XML}{prolog}<office:document-content{_ODS_NAMES}>{body}</office:document-content>"
    return zipped({"mimetype": _ODS, "content.xml": content})
