"""How the parts of an OOXML package point at one another (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from workbook.reading.package import plain_name
from workbook.reading.refused import RefusedError
from workbook.reading.remembered import remembered
from workbook.reading.xml import children, parse
from workbook.refusal import Reason

if TYPE_CHECKING:
    from workbook.reading.package import Package


class Relation(NamedTuple):
    """What one part says of another: the last word of the type, the name, whether outside."""

    kind: str
    target: str
    is_outside: bool


NOWHERE = Relation("", "", is_outside=False)


def relations(package: Package, source: str) -> dict[str, Relation]:
    """The relations of a part (of the package itself: "") by their ids."""
    folder, name = posixpath.split(source)
    part = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    return _relations(part, folder) if part else {}


@remembered
def _relations(part: bytes, folder: str) -> dict[str, Relation]:
    found: dict[str, Relation] = {}
    for one in children(parse(part), "Relationship"):
        target = plain_name(one.get("Target", ""))
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = one.get("Type", "").rpartition("/")[2]
        found[one.get("Id", "")] = Relation(kind, path, one.get("TargetMode") == "External")
    return found


def related(found: dict[str, Relation], kind: str) -> str | None:
    """The part of a kind, if there is one."""
    return next((one.target for one in found.values() if one.kind == kind), None)


def main_part(package: Package) -> str:
    """The name of the workbook part, which the package's own relations give."""
    main = related(relations(package, ""), "officeDocument")
    if main is None:
        raise RefusedError(Reason.NOT_A_SPREADSHEET)
    return main
