"""The text of an .ods cell: paragraphs are lines, notes are no part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.reading.xml import attribute, children, local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

_MAX_SPACES = 32_767


def cell_text(cell: ET.Element) -> str:
    """All paragraphs of a cell, as the sheet shows them."""
    return "\n".join("".join(_pieces(one)) for one in children(cell, "p"))


def _pieces(element: ET.Element) -> Iterator[str]:
    """Text in reading order; files write repeated spaces and tabs as elements."""
    yield element.text or ""
    for one in element:
        name = local(one)
        if name == "s":
            count = attribute(one, "c") or "1"
            yield " " * min(int(count), _MAX_SPACES)
        elif name in ("tab", "line-break"):
            yield "\t" if name == "tab" else "\n"
        elif name not in ("annotation", "note"):
            yield from _pieces(one)
        yield one.tail or ""
