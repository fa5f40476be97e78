"""How a sheet is shown and printed: frozen panes, the printed area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.libreoffice.engine.named import Named

if TYPE_CHECKING:
    from workbook.libreoffice.engine.sheet import Sheet


class FreezePanes(Named, base_classes.FreezePanes):
    """The rows and columns that stay in view."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Keep the rows and columns down to the range's last cell in view."""
        area = self.sheet.range(frozen_range).area
        rows, columns = self.sheet.size
        right = 0 if area.last_column == columns else area.last_column
        down = 0 if area.last_row == rows else area.last_row
        with self.sheet.shown() as controller:
            controller.freezeAtPosition(right, down)

    def unfreeze(self) -> None:
        """Let everything move again."""
        with self.sheet.shown() as controller:
            controller.freezeAtPosition(0, 0)


class PageSetup(Named, base_classes.PageSetup):
    """How the sheet is printed."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's page style of the sheet."""
        styles = self.sheet.book.xl.StyleFamilies.getByName("PageStyles")
        return styles.getByName(self.sheet.xl.PageStyle)

    @property
    def print_area(self) -> str | None:
        """The addresses that are printed; None where the whole sheet is."""
        found = self.sheet.xl.getPrintAreas()
        names = [self.sheet.at_address(each).address for each in found]
        return ",".join(names) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        parts = [self.sheet.range(part) for part in value.split(",")] if value else []
        self.sheet.xl.setPrintAreas(tuple(part.xl.getRangeAddress() for part in parts))
