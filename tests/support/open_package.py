"""An Office package looked at as ECMA-376 describes it: parts, their types, and what they name."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES_PART = "[Content_Types].xml"


class OpenPackage:
    """All parts of a package by name."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as package:
            self.names = package.namelist()
            self.parts = {name: package.read(name) for name in self.names}

    def type_of(self, part: str) -> str | None:
        """The content type of a part: its own, else that of its ending."""
        types = ET.fromstring(self.parts[TYPES_PART])  # noqa: S314  # made by us
        own = {
            one.get("PartName"): one.get("ContentType") for one in types.iter(f"{_TYPES}Override")
        }
        usual = {
            one.get("Extension"): one.get("ContentType") for one in types.iter(f"{_TYPES}Default")
        }
        return own.get(f"/{part}") or usual.get(part.rpartition(".")[2])

    def named_types(self) -> set[str]:
        """The parts that are given a type of their own."""
        types = ET.fromstring(self.parts[TYPES_PART])  # noqa: S314  # made by us
        return {
            str(one.get("PartName")).removeprefix("/") for one in types.iter(f"{_TYPES}Override")
        }

    def relations(self) -> Iterator[tuple[str, str, str, str]]:
        """Part, id, kind and target part of every relation inside the package."""
        for name in self.names:
            if not name.endswith(".rels"):
                continue
            folder, _, file = name.partition("_rels/")
            for one in ET.fromstring(self.parts[name]).iter(_RELATION):  # noqa: S314  # made by us
                target = posixpath.normpath(posixpath.join("/" + folder, str(one.get("Target"))))
                source = folder + file.removesuffix(".rels")
                yield source, str(one.get("Id")), str(one.get("Type")), target.removeprefix("/")
