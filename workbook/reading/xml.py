"""XML parts: parsed by expat, looked at by local names, so that Strict and prefixed files agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # no part holds a DOCTYPE: see package.py

from workbook.reading.refused import RefusedError
from workbook.reading.remembered import remembered
from workbook.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRUE = ("1", "true", "on")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def parse(part: bytes) -> ET.Element:
    """The root element. Raises RefusedError for what is not well-formed."""
    try:
        return ET.fromstring(part)  # noqa: S314  # no DOCTYPE, child process with limits
    except ET.ParseError:
        raise RefusedError(Reason.DAMAGED) from None


# For parts that are only looked at.
parse_known = remembered(parse)


def local(element: ET.Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: ET.Element | None, *names: str) -> Iterator[ET.Element]:
    """The direct children of these names; none of nothing."""
    for child in element if element is not None else ():
        if local(child) in names:
            yield child


def child(element: ET.Element | None, name: str) -> ET.Element | None:
    """The first direct child of a name."""
    return next(children(element, name), None)


def attribute(element: ET.Element, name: str) -> str:
    """An attribute by its local name; empty where it is absent."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def is_true(text: str | None) -> bool:
    """A boolean as files write it."""
    return text in _TRUE


def is_zero(text: str | None) -> bool:
    """Whether a height or width is written and is nothing: as hidden as what is marked so."""
    return bool(text) and not str(text).strip("0.")


def unescaped(text: str) -> str:
    """`_x000D_` is how OOXML writes a letter that XML could not hold."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
