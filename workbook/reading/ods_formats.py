"""How .ods cells show dates: data styles written as the number formats of Excel.

LibreOffice writes some truths as numbers that only their style makes TRUE or FALSE.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.reading.xml import attribute, child, children, local

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_CODES = {"day": "d", "month": "m", "year": "yy", "hours": "h", "minutes": "m", "seconds": "s"}
BOOLEAN_FORMAT = "BOOLEAN"


class Styles:
    """The cell styles of a document; `roots` are its common and its own styles."""

    def __init__(self, roots: tuple[ET.Element, ...]) -> None:
        self._formats: dict[str, str] = {}
        self._cells: dict[str, tuple[str, str]] = {}
        for root in roots:
            for group in ("styles", "automatic-styles"):
                self._take(child(root, group))

    def _take(self, group: ET.Element | None) -> None:
        for one in children(group, "date-style"):
            self._formats[attribute(one, "name")] = "".join(map(_code, one))
        for one in children(group, "boolean-style"):
            self._formats[attribute(one, "name")] = BOOLEAN_FORMAT
        for one in children(group, "style"):
            parents = attribute(one, "data-style-name"), attribute(one, "parent-style-name")
            self._cells[attribute(one, "name")] = parents

    def format_of(self, style: str) -> str:
        """The format of a cell style, or of the nearest style it is made from; empty for none."""
        for _ in range(len(self._cells)):
            own, style = self._cells.get(style, ("", ""))
            if own in self._formats:
                return self._formats[own]
        return ""


def _code(part: ET.Element) -> str:
    name = local(part)
    if name == "text":
        return '"' + (part.text or "").replace('"', "") + '"'
    code = _CODES.get(name, "")
    if name == "month" and attribute(part, "textual") == "true":
        return "mmm"
    return code * 2 if attribute(part, "style") == "long" else code
