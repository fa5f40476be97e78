"""The sheets of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.libreoffice.engine import runtime
from workbook.libreoffice.engine.named import Named
from workbook.libreoffice.engine.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.libreoffice.engine.book import Book


class Sheets(Named, base_classes.Sheets):
    """All sheets of a book, in the order of their tabs."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's Spreadsheets."""
        return self.book.xl.Sheets

    @property
    def active(self) -> Sheet:
        """The one in view."""
        return Sheet(self.book, self.book.controller.getActiveSheet())

    def __len__(self) -> int:
        return int(self.api.getCount())

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self.book, self.api.getByIndex(index)) for index in range(len(self)))

    def __contains__(self, key: object) -> bool:
        return self._found(key) is not None if isinstance(key, str) else False

    def __call__(self, name_or_index: str | int) -> Sheet:
        """By name, whatever its capitals, or by place from 1; KeyError where there is none."""
        if isinstance(name_or_index, int):
            if not 1 <= name_or_index <= len(self):
                raise KeyError(name_or_index)
            return Sheet(self.book, self.api.getByIndex(name_or_index - 1))
        name = self._found(name_or_index)
        if name is None:
            raise KeyError(name_or_index)
        return Sheet(self.book, self.api.getByName(name))

    def _found(self, wanted: str) -> str | None:
        names: tuple[str, ...] = self.api.getElementNames()
        return next((name for name in names if name.casefold() == wanted.casefold()), None)

    def add(
        self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None
    ) -> Sheet:
        """A new sheet, in view; before the one in view where no place is given."""
        place = after.index if after else (before or self.active).index - 1
        numbered = (f"Sheet{number}" for number in range(1, 10**6))
        name = name or next(each for each in numbered if each not in self)
        try:
            self.api.insertNewByName(name, place)
        except runtime.failure() as error:
            raise ValueError(f"“{name}” không đặt được làm tên trang tính.") from error
        made = self(name)
        made.activate()
        return made
