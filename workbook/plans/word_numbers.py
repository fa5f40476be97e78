"""Automatic numbers of Word lists (numbering.xml): what is printed before each paragraph.

Rules: ISO/IEC 29500-1, 17.9. Lists that share an abstract definition share its counters;
`startOverride` begins anew at the first use of a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.plans.word_xml import attribute, child, children, number, switched_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.plans.word_xml import Node

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LETTERS = "abcdefghijklmnopqrstuvwxyz"  # Word prints no đ
_PRINTED_BULLETS = "-–—+•*●■▪◦·"  # signs of text fonts; others are drawn by symbol fonts
_LARGEST_ROMAN = 3999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: format, printed text (`%1.%2.`), first value, after what it restarts.

    `style` is the paragraph style that stands on this level.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class List:
    """One list: its abstract definition, its levels, the levels it begins anew."""

    abstract: str
    levels: dict[int, Level]
    overrides: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """All lists of a document, with the counters of one pass through it."""

    lists: dict[str, List] = field(default_factory=dict[str, List])
    counters: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level on which a list puts the paragraphs of a style."""
        known = self.lists.get(list_id)
        levels = known.levels.items() if known else ()
        return next((at for at, level in levels if style and level.style == style), 0)

    def next_label(self, list_id: str, at: int) -> str:
        """What is printed before the next paragraph of a list at a level; empty for nothing."""
        known = self.lists.get(list_id)
        level = known.levels.get(at) if known else None
        if known is None or level is None:
            return ""
        counts = self.counters.setdefault(known.abstract, {})
        if at in known.overrides:
            counts[at] = known.overrides.pop(at)
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        for deeper in [place for place in counts if place > at]:
            if _restarts(known.levels.get(deeper), deeper, at):
                del counts[deeper]
        return _label(known.levels, at, counts)


def read_numbering(root: Node | None) -> Numbering:
    """The lists that a numbering part defines; none of None."""
    abstracts = {attribute(node, "abstractNumId"): node for node in children(root, "abstractNum")}
    styled = {
        attribute(child(node, "styleLink")): key
        for key, node in abstracts.items()
        if child(node, "styleLink") is not None
    }
    lists: dict[str, List] = {}
    for node in children(root, "num"):
        key = attribute(child(node, "abstractNumId"))
        link = attribute(child(abstracts.get(key), "numStyleLink"))
        key = styled.get(link, key) if link else key
        lists[attribute(node, "numId")] = _list(node, key, abstracts.get(key))
    return Numbering(lists)


def _list(node: Node, abstract: str, definition: Node | None) -> List:
    levels = {number(one, 0, "ilvl"): _level(one) for one in children(definition, "lvl")}
    overrides: dict[int, int] = {}
    for override in children(node, "lvlOverride"):
        at = number(override, 0, "ilvl")
        own, begin = child(override, "lvl"), child(override, "startOverride")
        if own is not None:
            levels[at] = _level(own)
        if begin is not None:
            overrides[at] = number(begin, 1)
    return List(abstract, levels, overrides)


def _level(node: Node) -> Level:
    restart, legal = child(node, "lvlRestart"), child(node, "isLgl")
    return Level(
        form=attribute(child(node, "numFmt")) or "decimal",
        text=attribute(child(node, "lvlText")),
        start=number(child(node, "start"), 0),
        restart=None if restart is None else number(restart, 0),
        legal=legal is not None and switched_on(legal),
        style=attribute(child(node, "pStyle")),
    )


def _restarts(level: Level | None, deeper: int, at: int) -> bool:
    """Whether a deeper level begins anew after a paragraph on level `at`."""
    after = deeper if level is None or level.restart is None else level.restart
    return at < after


def _label(levels: dict[int, Level], at: int, counts: dict[int, int]) -> str:
    level = levels[at]
    if level.form == "bullet":
        return _bullet(levels, at)

    def value(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        there = levels.get(place, Level())
        form = "decimal" if level.legal else there.form
        return FORMATS.get(form, str)(counts.get(place, there.start))

    return "" if level.form == "none" else _PLACE.sub(value, level.text).strip()


def _bullet(levels: dict[int, Level], at: int) -> str:
    """The sign itself; for one drawn by a symbol font `-`, below another sign `+`."""
    sign = levels[at].text.strip()
    if sign in _PRINTED_BULLETS:
        return sign
    return "+" if at and levels.get(at - 1, Level()).form == "bullet" else "-"


def roman(value: int) -> str:
    """A Roman number in small letters."""
    if not 0 < value <= _LARGEST_ROMAN:
        return str(value)
    digits = ""
    for worth, sign in _ROMAN:
        digits += sign * (value // worth)
        value %= worth
    return digits


def letters(value: int) -> str:
    """Letters as Word counts with them: a … z, aa, bb …."""
    at, times = (value - 1) % len(_LETTERS), (value - 1) // len(_LETTERS) + 1
    return _LETTERS[at] * min(times, _LEVELS) if value > 0 else str(value)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "upperRoman": lambda value: roman(value).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda value: letters(value).upper(),
    "lowerLetter": letters,
    "none": lambda _: "",
}
