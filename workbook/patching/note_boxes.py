"""The boxes that notes are shown in: shapes of a VML part, put in and cut out as text.

Excel writes VML that is not always well-formed XML (an open `<br>` in a button's caption),
so nothing but the shapes concerned is looked into, and all around them keeps its letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbook.patching.xml_part import decoded

if TYPE_CHECKING:
    from collections.abc import Collection

_NAMES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_ALL_NAMES = " ".join(f'xmlns:{key}="{uri}"' for key, uri in _NAMES.items())
NO_BOXES = (
    f"<xml {_ALL_NAMES}>"
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
).encode()
_TYPE_ID = "_x0000_t202"
_TYPE = (
    f'<v:shapetype{{names}} id="{_TYPE_ID}" coordsize="21600,21600" o:spt="202"'
    ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_OUR_TYPE = re.compile(re.escape(_TYPE).replace(r"\{names\}", "[^>]*?"))
_BOX = (
    f'<v:shape{{names}} id="_x0000_s{{number}}" type="#{_TYPE_ID}"'
    ' style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;'
    'z-index:{number};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_END = "</xml>"
_SELF_CLOSED = re.compile(r"/>\s*\Z")
# Programs choose their own prefixes, and may choose others for each element.
_SHAPE = re.compile(r"<((?:[\w.-]+:)?)shape[\s>].*?</\1shape\s*>", re.DOTALL)
_ANY_SHAPE = re.compile(
    r"<(?:[\w.-]+:)?(?:shape|group|rect|roundrect|line|polyline|curve|arc|oval|image)[\s/>]"
)
_PLACE = r"<(?:[\w.-]+:)?{}>\s*(\d+)\s*<"
_ROW, _COLUMN = (re.compile(_PLACE.format(name), re.ASCII) for name in ("Row", "Column"))
_ROOT = re.compile(r"<xml\b[^>]*>")
_NUMBER = re.compile(r"_x0000_s(\d+)", re.ASCII)
_FIRST_NUMBER = 1025


class NoteBoxes:
    """The boxes of one sheet; `part` is the VML part as bytes."""

    def __init__(self, part: bytes) -> None:
        self._text, self._mark, self._encoding = decoded(part)
        numbers = [int(found[1]) for found in _NUMBER.finditer(self._text)]
        self._next = max(numbers, default=_FIRST_NUMBER - 1) + 1
        self._new: list[str] = []
        root = _ROOT.search(self._text)
        self._names = "".join(
            f' xmlns:{key}="{uri}"'
            for key, uri in _NAMES.items()
            if root is None or f"xmlns:{key}=" not in root[0]
        )

    @property
    def is_empty(self) -> bool:
        """Whether no shape of any kind is left."""
        return _ANY_SHAPE.search(self._text) is None

    def add(self, place: tuple[int, int], anchor: str, width: int, height: int) -> None:
        """A hidden box for the note of a cell (row, column); its size in pixels."""
        self._new.append(
            _BOX.format(
                names=self._names, number=self._next, anchor=anchor, row=place[0],
                column=place[1], width=width * 3 / 4, height=height * 3 / 4,
            )
        )  # fmt: skip
        self._next += 1

    def remove(self, places: Collection[tuple[int, int]]) -> None:
        """Cut out the boxes of these cells' notes."""
        self._text = _SHAPE.sub(
            lambda found: "" if _place(found[0]) in places else found[0], self._text
        )
        if f'"#{_TYPE_ID}"' not in self._text:
            self._text = _OUR_TYPE.sub("", self._text)

    def written(self) -> bytes:
        """The part as bytes again."""
        return self._mark + self._with_new().encode(self._encoding)

    def _with_new(self) -> str:
        if not self._new:
            return self._text
        kind = "" if f'id="{_TYPE_ID}"' in self._text else _TYPE.format(names=self._names)
        text = self._text if _END in self._text else _SELF_CLOSED.sub(f">{_END}", self._text)
        before, end, after = text.rpartition(_END)
        return "".join([before, kind, *self._new, end, after])


def _place(shape: str) -> tuple[int, int] | None:
    """Which cell's note a shape shows; None for buttons, pictures and all else."""
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if 'ObjectType="Note"' not in shape or row is None or column is None:
        return None
    return int(row[1]), int(column[1])
