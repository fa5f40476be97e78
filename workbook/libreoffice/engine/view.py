"""How a sheet is shown and printed: frozen panes, the printed area."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from validators.errors import CannotDoError
from workbook.libreoffice.engine.named import Named

if TYPE_CHECKING:
    from workbook.libreoffice.engine.sheet import Sheet

_TRIES, _PAUSE = 100, 0.05


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
        self._freeze(right, down)

    def unfreeze(self) -> None:
        """Let everything move again."""
        self._freeze(0, 0)

    def _freeze(self, right: int, down: int) -> None:
        with self.sheet.shown() as controller:
            for _ in range(_TRIES):  # a view that has just been opened may not listen yet
                controller.freezeAtPosition(right, down)
                if controller.hasFrozenPanes() == bool(right or down):
                    return
                time.sleep(_PAUSE)
        raise CannotDoError(f"LibreOffice không cố định được hàng, cột của “{self.sheet.name}”.")


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
