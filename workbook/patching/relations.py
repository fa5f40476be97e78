"""What one part says of others, in a form that can be changed (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from workbook.patching.xml_part import appended, children, taken_out
from workbook.reading.package import plain_name

if TYPE_CHECKING:
    from workbook.patching.xml_part import Element

_NUMBERED = re.compile(r"rId(\d+)", re.ASCII)


class Relations:
    """The relations of a part; `root` has no children where it has none."""

    def __init__(self, source: str, root: Element) -> None:
        self._folder = plain_name(posixpath.dirname(source))
        self._root = root

    @property
    def targets(self) -> list[str]:
        """The names of all parts inside the package that are spoken of."""
        return [self._path(one) for one in self._inside()]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said at all."""
        return not list(children(self._root, "Relationship"))

    def target(self, relation: str) -> str:
        """The part that a relation of this id leads to; empty where there is none inside."""
        found = (one for one in self._inside() if one.get("Id") == relation)
        return next(map(self._path, found), "")

    def of_kind(self, kind: str) -> str:
        """The first part of a kind (the last word of the type); empty where there is none."""
        found = (one for one in self._inside() if one.get("Type", "").rpartition("/")[2] == kind)
        return next(map(self._path, found), "")

    def add(self, kind: str, target: str) -> str:
        """Another relation, by its whole type; its id."""
        ids = [one.get("Id", "") for one in children(self._root, "Relationship")]
        used = [int(match[1]) for match in map(_NUMBERED.fullmatch, ids) if match]
        relation = f"rId{max(used, default=0) + 1}"
        said = {"Id": relation, "Type": kind, "Target": target}
        appended(self._root, "Relationship", said)
        return relation

    def remove(self, target: str) -> None:
        """Speak no more of a part."""
        for one in list(self._inside()):
            if self._path(one) == plain_name(target):
                taken_out(one)

    def _inside(self) -> list[Element]:
        found = children(self._root, "Relationship")
        return [one for one in found if one.get("TargetMode") != "External"]

    def _path(self, relation: Element) -> str:
        target = plain_name(relation.get("Target", ""))
        return posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")


def relations_name(source: str) -> str:
    """Where a package keeps what a part says of others."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
