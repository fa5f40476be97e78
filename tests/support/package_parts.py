"""What stands in the parts of an .xlsx file, read as XML and not through a spreadsheet library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

if TYPE_CHECKING:
    from pathlib import Path

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def formulas(path: Path) -> list[str]:
    """The text of every `<f>` in every sheet."""
    return [one.text or "" for one in _elements(path, "f")]


def active_content(path: Path) -> list[str]:
    """Whatever could reach outside: links, external relations, macros, connections."""
    with ZipFile(path) as package:
        names = package.namelist()
        external = [
            name for name in names
            if name.endswith(".rels") and b'TargetMode="External"' in package.read(name)
        ]  # fmt: skip
    parts = [name for name in names if re.search(r"vba|externalLink|connections|embeddings", name)]
    return [*external, *parts, *(one.tag for one in _elements(path, "hyperlink"))]


def with_cached_values(source: Path, target: Path, value: str) -> None:
    """Copy a workbook with every formula's stored value replaced: only a recount gets it right."""
    wrong = rf"\g<1><v>{value}</v>"
    with ZipFile(source) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(r"(</f>)<v>[^<]*</v>", wrong, part.decode()).encode()
            new.writestr(name, part)


def _elements(path: Path, tag: str) -> list[ET.Element]:
    with ZipFile(path) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        trees = [ET.fromstring(package.read(name)) for name in sheets]  # noqa: S314 (our own file)
    return [one for tree in trees for one in tree.iter(f"{_MAIN}{tag}")]
