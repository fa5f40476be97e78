"""Other texts in some cells of an .xlsx package, and everything else as it was.

Loading and saving with a library would lose what the library does not know (text boxes,
protected ranges, sparklines, rich text). So only the XML of the sheets concerned is
touched, cell by cell; every other part keeps its bytes.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


def with_texts(content: bytes, texts: Mapping[tuple[str, str], str]) -> bytes:
    """The package with `texts` by (sheet title, A1 cell) in place of what stood there.

    Only cells that exist are changed. Raises KeyError for a sheet or cell that does not.
    """
    source = zipfile.ZipFile(io.BytesIO(content))
    parts = _sheet_parts(source)
    wanted: dict[str, dict[str, str]] = {}
    for (title, cell), text in texts.items():
        wanted.setdefault(parts[title], {})[cell] = text
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for member in source.infolist():
            part = source.read(member)
            changes = wanted.get(member.filename)
            package.writestr(member, _patched(part, changes) if changes else part)
    return target.getvalue()


def _sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The path of each sheet's part, by the sheet's title."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _tree(package.read(_RELATIONS))
    }
    sheets = _tree(package.read(_WORKBOOK)).iter(f"{_MAIN}sheet")
    return {sheet.get("name", ""): _path(targets[sheet.get(_ID)]) for sheet in sheets}


def _path(target: str) -> str:
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")


def _tree(part: bytes) -> etree._Element:  # pyright: ignore[reportPrivateUsage]  # lxml's own name
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(part, parser)


def _patched(part: bytes, changes: Mapping[str, str]) -> bytes:
    from lxml import etree

    sheet = _tree(part)
    cells = {cell.get("r"): cell for cell in sheet.iter(f"{_MAIN}c")}
    for address, text in changes.items():
        cell = cells[address]
        for child in list(cell):
            cell.remove(child)
        cell.set("t", "inlineStr")
        words = etree.SubElement(etree.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t")
        words.text = text
        words.set(_SPACE, "preserve")
    return etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True)
