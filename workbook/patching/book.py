"""The workbook part: which sheets there are, one more of them, one less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.patching.package import OfficePackage
from workbook.patching.xml_part import (
    appended,
    child,
    children,
    local,
    made,
    made_with_relation,
    namespace,
    place_after,
    relation_of,
    taken_out,
)
from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

if TYPE_CHECKING:
    from workbook.patching.xml_part import Element

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_KINDS = {
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
    "application/vnd.ms-excel.addin.macroEnabled.main+xml": ".xlam",
}
_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")


class Book:
    """A workbook to be patched. Raises RefusedError for what is none of the XML kinds."""

    def __init__(self, content: bytes) -> None:
        self.package = OfficePackage(content)
        self.main = self.package.relations("").of_kind("officeDocument")
        if not self.main or self.main.endswith(".bin"):
            raise RefusedError(Reason.NOT_A_SPREADSHEET)
        self.root = self.package.tree(self.main)
        if local(self.root) != "workbook":
            raise RefusedError(Reason.NOT_A_SPREADSHEET)

    @property
    def ending(self) -> str:
        """What a file of this kind must be called, or Excel would not open it."""
        return _KINDS.get(self.package.content_type(self.main), ".xlsx")

    @property
    def office(self) -> str:
        """How this file begins the types of its relations, and names them in attributes."""
        return _STRICT if namespace(self.root).startswith("http://purl.oclc.org/") else OFFICE

    def sheets(self) -> dict[str, str]:
        """The part of each worksheet by its title, in the order of the tabs."""
        found = self.package.relations(self.main)
        parts = {one.get("name", ""): found.target(relation_of(one)) for one in self._sheets()}
        return {title: part for title, part in parts.items() if part in self.package}

    def related(self, kind: str) -> str:
        """The part of a kind that the workbook has, such as its styles; empty where none."""
        return self.package.relations(self.main).of_kind(kind)

    def titles(self) -> list[str]:
        """What is written on all tabs, those of charts too."""
        return [one.get("name", "") for one in self._sheets()]

    def add_sheet(self, title: str, content: bytes, title_row: int) -> None:
        """One more sheet as the last, `title_row` on each of its pages."""
        part = self.package.free_name("xl/worksheets/sheet{}.xml")
        self.package.put(part, content, _WORKSHEET)
        relation = self.package.relate(self.main, f"{self.office}/worksheet", part)
        ids = [one.get("sheetId", "0") for one in self._sheets()]
        sheets = child(self.root, "sheets")
        if sheets is None:
            raise RefusedError(Reason.DAMAGED)
        number = str(max(map(int, ids), default=0) + 1)
        sheet = made_with_relation(sheets, "sheet", self.office, relation)
        sheet.set("name", title)
        sheet.set("sheetId", number)
        sheets.append(sheet)
        quoted = title.replace("'", "''")
        said = {"name": "_xlnm.Print_Titles", "localSheetId": str(len(ids))}
        appended(self._names(), "definedName", said).text = f"'{quoted}'!${title_row}:${title_row}"

    def remove_sheet(self, title: str) -> None:
        """Take a sheet out, with its names and the parts that only it speaks of."""
        index, sheet = next(
            (place, one) for place, one in enumerate(self._sheets()) if one.get("name") == title
        )
        part = self.sheets()[title]
        own = self.package.relations(part).targets
        self.package.unrelate(self.main, part)
        self.package.drop(part)
        for one in own:
            if one in self.package and not self.package.is_related(one):
                self.package.drop(one)
        taken_out(sheet)
        self._forget_names(index)
        self._keep_views(index)

    def _sheets(self) -> list[Element]:
        return list(children(child(self.root, "sheets"), "sheet"))

    def _names(self) -> Element:
        names = child(self.root, "definedNames")
        if names is None:
            names = made(self.root, "definedNames")
            place_after(self.root, names, _BEFORE_NAMES)
        return names

    def _forget_names(self, index: int) -> None:
        """Names of single sheets count the tabs: those behind a removed one move up."""
        names = child(self.root, "definedNames")
        for name in list(children(names, "definedName")):
            place = int(name.get("localSheetId", "-1"))
            if place == index:
                taken_out(name)
            elif place > index:
                name.set("localSheetId", str(place - 1))
        if names is not None and not len(names):
            self.root.remove(names)

    def _keep_views(self, index: int) -> None:
        for view in children(child(self.root, "bookViews"), "workbookView"):
            for key in ("activeTab", "firstSheet"):
                place = int(view.get(key, "0"))
                if place and place >= index:
                    view.set(key, str(place - 1))
