"""The styles part: looks are added at its end, say what they were made for, and go again.

Every look of ours carries an extension that other programs pass over: which look of the
person's it was cloned from. Excel and LibreOffice drop it when they save; what a mark
covered is then told by the cell's note.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.patching.xml_part import (
    appended,
    child,
    children,
    local,
    made,
    place_after,
    recount,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.patching.xml_part import Element

_EXTENSION = "{7B3C1B5E-6D0F-4C63-9A1E-50C1F0A6B2D4}"
_OURS = "urn:phancong:mark"
_LOOK = f"{{{_OURS}}}look"
_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
    "tableStyles", "colors", "extLst",
)  # fmt: skip
_SHARED = {"fonts": "fontId", "fills": "fillId", "borders": "borderId"}
_FIRST = {"fonts": 1, "fills": 2, "borders": 1, "cellXfs": 1}  # every workbook has these
NO_STYLES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{}">'
    "<fonts><font/></fonts>"
    '<fills><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
    '<cellXfs><xf xfId="0"/></cellXfs></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class Former:
    """What a marked cell was: its own style (None: it named none), and what was made for it."""

    style: str | None
    made: str


class Styles:
    """The looks of one workbook, by the numbers that cells give them."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._formers: dict[str, Former | None] = {}
        self._clones: dict[tuple[str | None, str, str], str] = {}

    @property
    def has_ours(self) -> bool:
        """Whether any look was made by us."""
        return next(self.root.iter(_LOOK), None) is not None

    def filled(self, style: str | None, fill: str, made_for_it: str) -> str:
        """The look of a cell with another fill (`#RRGGBB`) and nothing else changed."""
        key = (style, fill, made_for_it)
        if key not in self._clones:
            look = copy.deepcopy(self._look(style))
            look.set("fillId", self.add_fill(fill))
            look.set("applyFill", "1")
            said = {"made": made_for_it} if made_for_it else {}
            _tag(look, {**said, **({} if style is None else {"style": style})})
            self._clones[key] = self._append("cellXfs", look)
        return self._clones[key]

    def add_look(self, look: Mapping[str, str], alignment: Mapping[str, str]) -> str:
        """A look of our own for our own sheet, from parts that were added before."""
        element = made(self.root, "xf", {"numFmtId": "0", "xfId": "0", **look})
        appended(element, "alignment", alignment)
        _tag(element, {})
        return self._append("cellXfs", element)

    def add_fill(self, fill: str) -> str:
        """A plain fill; always a new one, so that it can go again."""
        element = made(self.root, "fill")
        pattern = appended(element, "patternFill", {"patternType": "solid"})
        appended(pattern, "fgColor", {"rgb": f"FF{fill.removeprefix('#')}"})
        appended(pattern, "bgColor", {"indexed": "64"})
        return self._append("fills", element)

    def add_part(self, group: str, element: Element) -> str:
        """A font or border."""
        return self._append(group, element)

    def former(self, style: str | None) -> Former | None:
        """What a look of ours was cloned from; None for one that is not ours."""
        if style is None:
            return None
        if style not in self._formers:
            self._formers[style] = self._former(style)
        return self._formers[style]

    def _former(self, style: str) -> Former | None:
        look = self._look(style)
        said = _said(look)
        if said is None:
            return None
        own = said.get("style")
        same = _but_fill(look) == _but_fill(self._look(own))
        return Former(own, said.get("made", "")) if same else None

    def fill_of(self, style: str | None) -> Element | None:
        """The fill element of a look; None where it has no fill."""
        number = int(self._look(style).get("fillId", "0"))
        fills = list(children(child(self.root, "fills"), "fill"))
        return fills[number] if 0 < number < len(fills) else None

    def refilled(self, style: str | None, fill: str | None) -> str:
        """The look of a cell with a plain fill or none, which stays."""
        look = copy.deepcopy(self._look(style))
        for extensions in list(children(look, "extLst")):
            if _said(look) is not None:
                look.remove(extensions)
        look.set("fillId", self.add_fill(fill) if fill else "0")
        look.set("applyFill", "1")
        return self._append("cellXfs", look)

    def forget_ours(self) -> None:
        """Take out looks that no cell has any more, with the fonts, fills and borders of theirs."""
        looks = child(self.root, "cellXfs")
        used: dict[str, set[str]] = {group: set() for group in _SHARED}
        while looks is not None and len(looks) > 1 and _said(looks[-1]) is not None:
            for group, key in _SHARED.items():
                used[group].add(looks[-1].get(key, "0"))
            looks.remove(looks[-1])
        self._formers.clear()
        if looks is not None:
            recount(looks)
        for group, key in _SHARED.items():
            self._forget(group, used[group] - self._mentioned(key))

    def _forget(self, group: str, numbers: set[str]) -> None:
        parts = child(self.root, group)
        while parts is not None and len(parts) > _FIRST[group] and str(len(parts) - 1) in numbers:
            parts.remove(parts[-1])
        if parts is not None:
            recount(parts)

    def _mentioned(self, key: str) -> set[str]:
        groups = children(self.root, "cellXfs", "cellStyleXfs")
        return {look.get(key, "0") for group in groups for look in children(group, "xf")}

    def _look(self, style: str | None) -> Element:
        looks = list(children(self._group("cellXfs"), "xf"))
        number = int(style or 0)
        return looks[number] if number < len(looks) else looks[0]

    def _append(self, group: str, element: Element) -> str:
        parts = self._group(group)
        parts.append(element)
        recount(parts)
        return str(sum(1 for one in parts if local(one)) - 1)

    def _group(self, group: str) -> Element:
        found = child(self.root, group)
        if found is None or not len(found):
            if found is not None:
                self.root.remove(found)
            found = _first_of(self.root, group)
            place_after(self.root, found, _ORDER[: _ORDER.index(group)])
        return found


def _first_of(root: Element, group: str) -> Element:
    """A group of parts with what every workbook has in it."""
    found = made(root, group)
    if group == "fills":
        for kind in ("none", "gray125"):
            appended(appended(found, "fill"), "patternFill", {"patternType": kind})
    else:
        appended(found, {"fonts": "font", "borders": "border"}.get(group, "xf"))
    return found


def _tag(look: Element, said: Mapping[str, str]) -> None:
    from lxml import etree

    extensions = child(look, "extLst")
    if extensions is None:
        extensions = appended(look, "extLst")
    extension = appended(extensions, "ext", {"uri": _EXTENSION})
    extension.append(etree.Element(_LOOK, dict(said), nsmap={"pc": _OURS}))


def _said(look: Element) -> Mapping[str, str] | None:
    ours = next(look.iter(_LOOK), None)
    return None if ours is None else {str(key): str(said) for key, said in ours.attrib.items()}


def _but_fill(look: Element) -> dict[str, str]:
    attributes = {str(key): str(said) for key, said in look.attrib.items()}
    return {key: said for key, said in attributes.items() if key not in ("fillId", "applyFill")}
