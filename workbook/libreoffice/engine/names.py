"""Names for cells, of a whole book or of one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.libreoffice.engine import runtime
from workbook.libreoffice.engine.named import Named

if TYPE_CHECKING:
    from workbook.libreoffice.engine.areas import Area
    from workbook.libreoffice.engine.book import Book
    from workbook.libreoffice.engine.cells import Cells
    from workbook.libreoffice.engine.sheet import Sheet


class Name(Named, base_classes.Name):
    """One name; `sheet` where it belongs to one sheet."""

    def __init__(self, book: Book, xl: Any, sheet: Sheet | None = None) -> None:  # noqa: ANN401  # uno
        self.book = book
        self.xl = xl
        self.sheet = sheet

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's NamedRange."""
        return self.xl

    @property
    def name(self) -> str:
        """The name; `Sheet!name` where it belongs to one sheet, as in Excel."""
        bare = str(self.xl.getName())
        return bare if self.sheet is None else f"{self.sheet.quoted}!{bare}"

    @name.setter
    def name(self, value: str) -> None:
        self.xl.setName(value)

    @property
    def refers_to(self) -> str:
        """What it means, as a formula of Excel."""
        return self.book.formulas.text(self.xl.getTokens(), self.xl.getReferencePosition())

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.xl.setTokens(self.book.formulas.tokens(value, self.xl.getReferencePosition()))

    @property
    def refers_to_range(self) -> Cells:
        """The cells it means; an exception where it means none."""
        found = self.xl.getReferredCells()
        if found is None:
            raise ValueError(f"Tên “{self.name}” không chỉ tới ô nào.")
        return self.book.sheet_of(found).at(found)

    def area(self) -> tuple[str, Area] | None:
        """Sheet and rectangle it means; None where it means no cells."""
        found = self.xl.getReferredCells()
        if found is None:
            return None
        sheet = self.book.sheet_of(found)
        return sheet.name, sheet.at(found).area

    def delete(self) -> None:
        """Forget it; the cells stay."""
        owner = self.book.xl if self.sheet is None else self.sheet.xl
        owner.NamedRanges.removeByName(self.xl.getName())


class Names(Named, base_classes.Names):
    """All names of a book with those of its sheets, or the names of one sheet."""

    def __init__(self, book: Book, sheet: Sheet | None = None) -> None:
        self.book = book
        self.sheet = sheet

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's NamedRanges."""
        return (self.book if self.sheet is None else self.sheet).xl.NamedRanges

    def snapshot(self) -> list[tuple[str, Name]]:
        """Every name with its text."""
        found = [] if self.sheet else [Name(self.book, each) for each in self.api]
        for sheet in [self.sheet] if self.sheet else self.book.sheets:
            found += [Name(self.book, each, sheet) for each in sheet.xl.NamedRanges]
        return [(name.name, name) for name in found]

    def __len__(self) -> int:
        return len(self.snapshot())

    def __call__(self, name_or_index: str | int) -> Name:
        """By its text, or by place from 1; KeyError where there is none."""
        if isinstance(name_or_index, int):
            return self.snapshot()[name_or_index - 1][1]
        found = self._find(name_or_index)
        if found is None:
            raise KeyError(name_or_index)
        return found

    def contains(self, name_or_index: str | int) -> bool:
        """Whether there is a name so called, or so many names."""
        if isinstance(name_or_index, int):
            return 1 <= name_or_index <= len(self)
        return self._find(name_or_index) is not None

    def _find(self, wanted: str) -> Name | None:
        # Names are told apart without regard to capitals, here as in Excel.
        wanted = wanted.replace("'", "").casefold()
        for text, name in self.snapshot():
            plain = text.replace("'", "").casefold()
            if plain == wanted or (self.sheet and plain.endswith(f"!{wanted}")):
                return name
        return None

    def add(self, name: str, refers_to: str) -> Name:
        """A new name, or a new meaning of an old one; `Sheet!name` belongs to that sheet."""
        place, mark, bare = name.rpartition("!")
        sheet = self.book.sheets(place.strip("'")) if mark else self.sheet
        owner = (self.book if sheet is None else sheet).xl.NamedRanges
        if owner.hasByName(bare):
            owner.removeByName(bare)
        at = runtime.struct("table.CellAddress", Sheet=sheet.index - 1 if sheet else 0)
        try:
            owner.addNewByName(bare, "0", at, 0)
        except runtime.failure() as error:
            raise ValueError(f"“{bare}” không đặt được làm tên cho ô.") from error
        made = Name(self.book, owner.getByName(bare), sheet)
        made.refers_to = refers_to
        return made
