"""An .xlsx package to be patched: the parts that are changed are written anew, no others."""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from workbook.patching.relations import Relations, relations_name
from workbook.patching.xml_part import XmlPart, appended, children
from workbook.reading.package import Package, plain_name
from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

if TYPE_CHECKING:
    from workbook.patching.xml_part import Element

_TYPES = "[Content_Types].xml"
_NEW_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships'
    b' xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_BROKEN = (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
_NO_DATE = (1980, 1, 1, 0, 0, 0)


class OfficePackage:
    """Parts by name, whatever the case; order, dates and compression of members are kept.

    Raises RefusedError for a package that is broken or not honest about what it holds.
    """

    def __init__(self, content: bytes) -> None:
        Package(content)  # refuses directories that lie, lead outside or unpack without end
        self._content = content
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        self._members = {plain_name(one.filename): one for one in self._zip.infolist()}
        self._opened: dict[str, XmlPart] = {}
        self._bytes: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self._members

    def part(self, name: str) -> bytes:
        """The bytes of a part as they are now. Raises RefusedError where there is none."""
        key = plain_name(name)
        if key in self._opened:
            return self._opened[key].written()
        if key in self._bytes:
            return self._bytes[key]
        if key not in self._members:
            raise RefusedError(Reason.DAMAGED)
        try:
            return self._zip.read(self._members[key])
        except _BROKEN:
            raise RefusedError(Reason.DAMAGED) from None

    def tree(self, name: str) -> Element:
        """The root of an XML part; what is changed in it will be written."""
        key = plain_name(name)
        if key not in self._opened:
            self._opened[key] = XmlPart(self.part(name))
        return self._opened[key].root

    def put(self, name: str, content: bytes, content_type: str = "") -> None:
        """Other bytes for a part; one that is new needs a content type."""
        key = plain_name(name)
        self._opened.pop(key, None)
        self._bytes[key] = content
        if key not in self._members:
            member = zipfile.ZipInfo(name, _NO_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            self._members[key] = member
        if content_type:
            types = self.tree(_TYPES)
            appended(types, "Override", {"PartName": f"/{name}", "ContentType": content_type})

    def drop(self, name: str) -> None:
        """Take a part out, with what it says of others and what is said of its type."""
        for one in (name, relations_name(name)):
            self._members.pop(plain_name(one), None)
            self._opened.pop(plain_name(one), None)
            self._bytes.pop(plain_name(one), None)
        types = self.tree(_TYPES)
        for override in list(children(types, "Override")):
            if plain_name(override.get("PartName", "")) == plain_name(f"/{name}"):
                types.remove(override)

    def free_name(self, pattern: str) -> str:
        """A name for a new part, from a pattern such as `xl/comments{}.xml`."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def content_type(self, name: str) -> str:
        """What the package says a part is; empty where it says so for its ending only."""
        for override in children(self.tree(_TYPES), "Override"):
            if plain_name(override.get("PartName", "")) == plain_name(f"/{name}"):
                return override.get("ContentType", "")
        return ""

    def relations(self, source: str) -> Relations:
        """What a part (the package itself: "") says of others; to be read or changed."""
        name = relations_name(self._real_name(source))
        if name not in self:
            return Relations(source, XmlPart(_NEW_RELATIONS).root)
        return Relations(source, self.tree(name))

    def relate(self, source: str, kind: str, target: str) -> str:
        """Say of a part that another one belongs to it; the id of the new relation."""
        name = relations_name(self._real_name(source))
        if name not in self:
            self.put(name, _NEW_RELATIONS)
        return Relations(source, self.tree(name)).add(kind, f"/{target}")

    def unrelate(self, source: str, target: str) -> None:
        """Take back what `relate` said."""
        found = self.relations(source)
        found.remove(target)
        if found.is_empty:
            self._members.pop(plain_name(relations_name(source)), None)
            self._opened.pop(plain_name(relations_name(source)), None)

    def is_related(self, target: str) -> bool:
        """Whether any part says that this one belongs to it."""
        sources = [_source_of(one.filename) for one in self._members.values()]
        return any(target in self.relations(one).targets for one in sources if one is not None)

    def content(self) -> bytes:
        """The package with what was changed; the bytes it came in where nothing was."""
        if not self._is_changed():
            return self._content
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as package:
            package.comment = self._zip.comment
            for member in self._members.values():
                package.writestr(
                    copy.copy(member), self.part(member.filename)
                )  # it is written into
        return target.getvalue()

    def _is_changed(self) -> bool:
        members = self._zip.infolist()
        own = {plain_name(one.filename): one for one in members}
        touched = (self._opened.keys() | self._bytes.keys()) & own.keys()
        return self._members.keys() != own.keys() or any(
            self.part(name) != self._zip.read(own[name]) for name in touched
        )

    def _real_name(self, name: str) -> str:
        member = self._members.get(plain_name(name))
        return member.filename if member else name


def _source_of(name: str) -> str | None:
    """The part that a relations part speaks for; None for other parts."""
    folder, base = posixpath.split(name)
    above, last = posixpath.split(folder)
    return posixpath.join(above, base.removesuffix(".rels")) if last == "_rels" else None
