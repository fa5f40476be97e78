"""Notes pinned to cells (Excel's old comments, LibreOffice's comments)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.libreoffice.engine.content import ANNOTATION
from workbook.libreoffice.engine.named import Named

if TYPE_CHECKING:
    from workbook.libreoffice.engine.cells import Cells


class Note(Named, base_classes.Note):
    """The note of one cell."""

    def __init__(self, location: Cells) -> None:
        self._location = location

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's annotation."""
        return self._location.xl.getAnnotation()

    @property
    def text(self) -> str:
        """What it says."""
        return str(self.api.getString())

    @text.setter
    def text(self, value: str) -> None:
        self._location.check_writable()
        self.api.setString(value)

    @property
    def author(self) -> str:
        """Who wrote it, where LibreOffice knows."""
        return str(self.api.getAuthor())

    @property
    def location(self) -> Cells:
        """The cell it is pinned to."""
        return self._location

    def delete(self) -> None:
        """Take it off."""
        self._location.check_writable()
        self._location.xl.clearContents(ANNOTATION)
