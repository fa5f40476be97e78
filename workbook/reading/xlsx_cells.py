"""What a stored cell of an .xlsx sheet means: strings, styles, types (ECMA-376, 18.3.1.4)."""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from workbook.reading.grid import BOOLEAN, DATE, ERROR, TEXT, UNCOUNTED, Content, iso
from workbook.reading.number_formats import BUILT_IN, GENERAL, number_content
from workbook.reading.refused import RefusedError
from workbook.reading.xml import attribute, child, children, local, parse, unescaped
from workbook.refusal import Reason

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_NUMBER = re.compile(r"[+-]?(\d+|\d+\.\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_LAST_WHOLE = 15  # digits that a cell can hold


class Meaning(NamedTuple):
    """What the sheets of one workbook refer to: `formats` holds one number format per style."""

    strings: list[str]
    formats: list[str]
    since_1904: bool = False

    def of(self, kind: str, value: str, style: int, formula: str | None = None) -> Content | None:
        """The content of a cell of `t=kind`; a formula without a value is no blank."""
        if kind == "s" and value:
            return (TEXT, self.strings[_index(value)], "")
        if not value:
            if formula is None or kind == "str":
                return (ERROR, "#N/A", "") if kind == "e" else None
            return (UNCOUNTED, f"={formula}", "")
        if kind in ("str", "inlineStr"):
            return (TEXT, unescaped(value), "")
        return self._plain(kind, value.strip(), style)

    def _plain(self, kind: str, value: str, style: int) -> Content:
        if kind == "e":
            return (ERROR, value, "")
        if kind == "b":
            return (BOOLEAN, value in ("1", "true"), "")
        number_format = self.formats[style] if style or self.formats else GENERAL
        if kind == "d":
            return (DATE, iso(datetime.fromisoformat(value)), number_format)
        if kind != "n":
            raise RefusedError(Reason.DAMAGED)
        return number_content(number(value), number_format, since_1904=self.since_1904)


def number(text: str) -> float:
    """A stored number, whole where it is written so. Raises RefusedError for anything else."""
    if not _NUMBER.fullmatch(text):
        raise RefusedError(Reason.DAMAGED)
    if len(text) <= _LAST_WHOLE and text.isdecimal():
        return int(text)
    value = float(text)
    if not math.isfinite(value):
        raise RefusedError(Reason.DAMAGED)
    return value


def _index(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise RefusedError(Reason.DAMAGED)
    return int(text)


def rich_text(element: ET.Element) -> str:
    """The text of `<si>` or `<is>`, runs joined; readings for Japanese are no part of it."""
    texts: list[str] = []
    for one in element:
        if local(one) == "t":
            texts.append(one.text or "")
        elif local(one) == "r":
            texts.extend(text.text or "" for text in children(one, "t"))
    return unescaped("".join(texts))


def formats_of(styles: bytes) -> list[str]:
    """The number format of each cell style."""
    root = parse(styles)
    own = {
        _index(attribute(one, "numFmtId")): attribute(one, "formatCode")
        for one in children(child(root, "numFmts"), "numFmt")
    }
    numbers = (
        _index(attribute(one, "numFmtId") or "0") for one in children(child(root, "cellXfs"), "xf")
    )
    return [own.get(number, BUILT_IN.get(number, GENERAL)) for number in numbers]
