"""Pictures on a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.libreoffice.engine import runtime, units
from workbook.libreoffice.engine.shapes import (
    PICTURE,
    OnSheet,
    Placed,
    original_size,
    shapes_of,
)

if TYPE_CHECKING:
    from workbook.libreoffice.engine.sheet import Sheet


class Picture(Placed, base_classes.Picture):
    """A picture."""

    _locked = False

    @property
    def lock_aspect_ratio(self) -> bool:
        """Whether width and height change together, through this object."""
        return self._locked

    @lock_aspect_ratio.setter
    def lock_aspect_ratio(self, value: bool) -> None:
        self._locked = value

    def resize(self, width: int, height: int) -> None:
        """Give it a size; with a locked ratio the other side follows the changed one."""
        old = self.xl.Size
        if self._locked and width != old.Width:
            height = round(width * old.Height / old.Width)
        elif self._locked:
            width = round(height * old.Width / old.Height)
        super().resize(width, height)

    def index(self) -> int:
        """Its place among the pictures, from 1."""
        return next(i for i, p in enumerate(shapes_of(self._parent, PICTURE), 1) if p == self.xl)

    def update(self, filename: str) -> Picture:
        """Show another file in the same place and size."""
        self.check_writable()
        self.xl.Graphic = _graphic(self._parent, filename)
        return self


class Pictures(OnSheet, base_classes.Pictures):
    """The pictures of a sheet."""

    _kind = PICTURE
    _wrap = Picture

    def add(  # noqa: PLR0913, PLR0917  # xlwings' own signature
        self,
        filename: str,
        link_to_file: bool,  # noqa: ARG002  # LibreOffice takes the picture into the document
        save_with_document: bool,  # noqa: ARG002  # same
        left: float | None,
        top: float | None,
        width: float,
        height: float,
        anchor: Any = None,  # noqa: ANN401  # xlwings' own Range
    ) -> Picture:
        """Put a file's picture on the sheet; a width below 0 asks for the picture's own size."""
        self._parent.check_unprotected()
        shape = self._parent.book.xl.createInstance(PICTURE)
        shape.Graphic = _graphic(self._parent, filename)
        self.api.add(shape)
        shape.Name = next(n for i in range(1, 10**6) if (n := f"Picture {i}") not in self)
        made = Picture(self._parent, shape)
        own = original_size(shape)
        made.resize(
            own.Width if width < 0 else units.to_mm100(width),
            own.Height if height < 0 else units.to_mm100(height),
        )
        made.left = anchor.left if anchor is not None else left or 0
        made.top = anchor.top if anchor is not None else top or 0
        return made


def _graphic(sheet: Sheet, filename: str) -> Any:  # noqa: ANN401  # uno has no types
    provider = sheet.book.app.service("com.sun.star.graphic.GraphicProvider")
    graphic = provider.queryGraphic(runtime.properties(URL=runtime.url(filename)))
    if graphic is None:
        raise ValueError(f"{filename}: LibreOffice không đọc được tệp ảnh này.")
    return graphic
