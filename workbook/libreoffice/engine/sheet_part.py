"""What lies on a sheet under a name of its own: tables, pictures, shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.libreoffice.engine.named import Named

if TYPE_CHECKING:
    from workbook.libreoffice.engine.sheet import Sheet


class SheetPart(Named):
    """One thing of a sheet; `xl` is LibreOffice's own object."""

    def __init__(self, parent: Sheet, xl: Any) -> None:  # noqa: ANN401  # uno has no types
        self._parent = parent
        self.xl = xl

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's own object."""
        return self.xl

    @property
    def parent(self) -> Sheet:
        """The sheet it lies on."""
        return self._parent

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.xl.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.xl.Name = value
