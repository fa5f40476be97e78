"""Styles of a Word document, as far as they change what is read: bold, capitals, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.plans.word_xml import attribute, child, children, number, switched_on

if TYPE_CHECKING:
    from workbook.plans.word_xml import Node

_HEADING = re.compile(r"(?:heading|tiêu đề|đề mục)\s*\d|title$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|mục lục)\s*\d", re.IGNORECASE)
_LOWEST_HEADING = 8
_DEEPEST = 20  # styles based on styles; a circle ends here


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name, the style it is based on, its own properties."""

    name: str
    base: str
    paragraph: Node | None
    letters: Node | None


@dataclass(slots=True)
class Styles:
    """All styles by identifier, and the style of paragraphs that name none."""

    known: dict[str, Style] = field(default_factory=dict[str, Style])
    usual: str = ""

    def chain(self, key: str) -> list[Style]:
        """A style and those it is based on, the nearest first."""
        found: list[Style] = []
        while key in self.known and len(found) < _DEEPEST:
            found.append(self.known[key])
            key = self.known[key].base
        return found

    def letters_on(self, name: str, properties: Node | None, paragraph_style: str) -> bool:
        """Whether a property of letters (`b`, `caps`, `vanish`) is on for a run."""
        run_style = attribute(child(properties, "rStyle"))
        chain = [*self.chain(run_style), *self.chain(paragraph_style or self.usual)]
        for holder in [properties, *(style.letters for style in chain)]:
            told = child(holder, name)
            if told is not None:
                return switched_on(told)
        return False

    def is_heading(self, properties: Node | None, key: str) -> bool:
        """Whether a paragraph is marked as a heading: by its style or its outline level."""
        chain = self.chain(key)
        holders = [properties, *(style.paragraph for style in chain)]
        levels = (child(holder, "outlineLvl") for holder in holders)
        level = next((number(one, 9) for one in levels if one is not None), 9)
        return level <= _LOWEST_HEADING or any(_HEADING.match(style.name) for style in chain)

    def is_contents(self, key: str) -> bool:
        """Whether a paragraph is a line of an automatic table of contents."""
        return any(_CONTENTS.match(style.name) for style in self.chain(key))

    def list_of(self, properties: Node | None, key: str) -> tuple[str, int | None, str]:
        """The list of a paragraph, its level (None: by the style), the style that says so."""
        own = child(properties, "numPr")
        if own is not None and child(own, "numId") is not None:
            return attribute(child(own, "numId")), number(child(own, "ilvl"), 0), ""
        for style_key in self._keys(key):
            told = child(self.known[style_key].paragraph, "numPr")
            if told is not None and child(told, "numId") is not None:
                level = child(own, "ilvl") if own is not None else child(told, "ilvl")
                at = None if level is None else number(level, 0)
                return attribute(child(told, "numId")), at, style_key
        return "", 0, ""

    def _keys(self, key: str) -> list[str]:
        found: list[str] = []
        while key in self.known and len(found) < _DEEPEST:
            found.append(key)
            key = self.known[key].base
        return found


def read_styles(root: Node | None) -> Styles:
    """The styles that a styles part defines."""
    styles = Styles()
    for node in children(root, "style"):
        key = attribute(node, "styleId")
        styles.known[key] = Style(
            attribute(child(node, "name")),
            attribute(child(node, "basedOn")),
            child(node, "pPr"),
            child(node, "rPr"),
        )
        default = attribute(node, "default") in {"1", "true", "on"}
        if default and attribute(node, "type") == "paragraph":
            styles.usual = key
    return styles
