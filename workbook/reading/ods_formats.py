"""How .ods cells show dates: data styles written as the number formats of Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.reading.xml import attribute, child, children, local

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_CODES = {"day": "d", "month": "m", "year": "yy", "hours": "h", "minutes": "m", "seconds": "s"}
_GENERAL_DATE = "dd/mm/yyyy"


class Styles:
    """The cell styles of a document; `roots` are its common and its own styles."""

    def __init__(self, roots: tuple[ET.Element, ...]) -> None:
        self._dates: dict[str, str] = {}
        self._cells: dict[str, tuple[str, str]] = {}
        for root in roots:
            for group in ("styles", "automatic-styles"):
                self._take(child(root, group))

    def _take(self, group: ET.Element | None) -> None:
        for one in children(group, "date-style"):
            self._dates[attribute(one, "name")] = "".join(map(_code, one))
        for one in children(group, "style"):
            parents = attribute(one, "data-style-name"), attribute(one, "parent-style-name")
            self._cells[attribute(one, "name")] = parents

    def format_of(self, style: str) -> str:
        """The date format of a cell style, or of the nearest style it is made from."""
        for _ in range(len(self._cells)):
            own, style = self._cells.get(style, ("", ""))
            if own in self._dates:
                return self._dates[own]
        return _GENERAL_DATE


def _code(part: ET.Element) -> str:
    name = local(part)
    if name == "text":
        return '"' + (part.text or "").replace('"', "") + '"'
    code = _CODES.get(name, "")
    if name == "month" and attribute(part, "textual") == "true":
        return "mmm"
    return code * 2 if attribute(part, "style") == "long" else code
