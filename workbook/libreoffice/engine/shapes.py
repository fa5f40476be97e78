"""What lies on a sheet's drawing layer: pictures, text boxes, drawn forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from workbook.libreoffice.engine import runtime, units
from workbook.libreoffice.engine.characters import Characters
from workbook.libreoffice.engine.font import Font
from workbook.libreoffice.engine.named import Named
from workbook.libreoffice.engine.sheet_part import SheetPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.libreoffice.engine.sheet import Sheet

PICTURE = "com.sun.star.drawing.GraphicObjectShape"
_NOTE = "com.sun.star.drawing.CaptionShape"  # the boxes of notes lie on the same layer
_TYPES = {
    PICTURE: "picture",
    "com.sun.star.drawing.TextShape": "text_box",
    "com.sun.star.drawing.LineShape": "line",
    "com.sun.star.drawing.GroupShape": "group",
    "com.sun.star.drawing.ControlShape": "form_control",
    "com.sun.star.drawing.OLE2Shape": "embedded_ole_object",
}


class Placed(SheetPart):
    """Whatever lies on the drawing layer; places and sizes in points."""

    @property
    def left(self) -> float:
        """Points from the sheet's left edge."""
        return units.to_points(self.xl.Position.X)

    @left.setter
    def left(self, value: float) -> None:
        self._move(x=units.to_mm100(value), y=self.xl.Position.Y)

    @property
    def top(self) -> float:
        """Points from the sheet's upper edge."""
        return units.to_points(self.xl.Position.Y)

    @top.setter
    def top(self, value: float) -> None:
        self._move(x=self.xl.Position.X, y=units.to_mm100(value))

    @property
    def width(self) -> float:
        """Points."""
        return units.to_points(self.xl.Size.Width)

    @width.setter
    def width(self, value: float) -> None:
        self.resize(units.to_mm100(value), self.xl.Size.Height)

    @property
    def height(self) -> float:
        """Points."""
        return units.to_points(self.xl.Size.Height)

    @height.setter
    def height(self, value: float) -> None:
        self.resize(self.xl.Size.Width, units.to_mm100(value))

    def resize(self, width: int, height: int) -> None:
        """Give it a size, in hundredths of a millimetre."""
        self.check_writable()
        self.xl.setSize(runtime.struct("awt.Size", Width=width, Height=height))

    def _move(self, *, x: int, y: int) -> None:
        self.check_writable()
        self.xl.setPosition(runtime.struct("awt.Point", X=x, Y=y))

    def delete(self) -> None:
        """Take it away."""
        self.check_writable()
        self._parent.xl.DrawPage.remove(self.xl)

    def check_writable(self) -> None:
        """CannotDoError where the sheet is protected."""
        self._parent.check_unprotected()


class Shape(Placed, base_classes.Shape):
    """Anything on the drawing layer."""

    @property
    def type(self) -> str:
        """Xlwings' word for what it is."""
        return _TYPES.get(self.xl.getShapeType(), "auto_shape")

    @property
    def index(self) -> int:
        """Its place among the shapes, from 1."""
        return next(i for i, each in enumerate(shapes_of(self._parent), 1) if each == self.xl)

    @property
    def text(self) -> str | None:
        """What is written in it; None where nothing can be."""
        return str(self.xl.getString()) if hasattr(self.xl, "getString") else None

    @text.setter
    def text(self, value: str) -> None:
        self.check_writable()
        self.xl.setString(value)

    @property
    def font(self) -> Font:
        """The letters of its text."""
        return Font(self.characters)

    @property
    def characters(self) -> Characters:
        """Its text, letter by letter."""
        return Characters(self)

    def scale_width(self, factor: float, relative_to_original_size: bool, scale: str) -> None:  # noqa: ARG002  # it grows from its upper left corner
        """Make it so many times as wide."""
        size = original_size(self.xl) if relative_to_original_size else self.xl.Size
        self.resize(round(size.Width * factor), self.xl.Size.Height)

    def scale_height(self, factor: float, relative_to_original_size: bool, scale: str) -> None:  # noqa: ARG002  # it grows from its upper left corner
        """Make it so many times as high."""
        size = original_size(self.xl) if relative_to_original_size else self.xl.Size
        self.resize(self.xl.Size.Width, round(size.Height * factor))


class OnSheet(Named, base_classes.Collection):
    """All things of one kind on a sheet's drawing layer."""

    _kind: str | None = None
    _wrap: type[Placed]

    def __init__(self, parent: Sheet) -> None:
        self._parent = parent

    @property
    def api(self) -> Any:  # noqa: ANN401  # uno has no types
        """LibreOffice's drawing page of the sheet."""
        return self._parent.xl.DrawPage

    @property
    def parent(self) -> Sheet:
        """The sheet."""
        return self._parent

    def __len__(self) -> int:
        return len(shapes_of(self._parent, self._kind))

    def __iter__(self) -> Iterator[Placed]:
        return (self._wrap(self._parent, each) for each in shapes_of(self._parent, self._kind))

    def __call__(self, key: int | str) -> Placed:
        """By name, or by place from 1; KeyError where there is none."""
        for index, each in enumerate(self, 1):
            if key in {index, each.name}:
                return each
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key == each.name for each in self)


class Shapes(OnSheet):
    """Everything on the drawing layer but the boxes of notes."""

    _wrap = Shape


def shapes_of(sheet: Sheet, kind: str | None = None) -> list[Any]:
    """LibreOffice's shapes on a sheet, of one kind or of all but the boxes of notes."""
    page = sheet.xl.DrawPage
    shapes = [page.getByIndex(index) for index in range(page.getCount())]
    if kind is None:
        return [shape for shape in shapes if shape.getShapeType() != _NOTE]
    return [shape for shape in shapes if shape.getShapeType() == kind]


def original_size(shape: Any) -> Any:  # noqa: ANN401  # uno has no types
    """The size its picture has of itself; pictures without one count 96 dots to the inch."""
    graphic = shape.Graphic
    size = graphic.Size100thMM
    if size.Width and size.Height:
        return size
    dots = graphic.SizePixel
    width, height = round(dots.Width * 2540 / 96), round(dots.Height * 2540 / 96)
    return runtime.struct("awt.Size", Width=width, Height=height)
