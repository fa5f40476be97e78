"""A Word table as a grid: rows with every merged cell in every place it covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.plans.word_xml import attribute, child, children, local, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.plans.word_xml import Node

_WIDEST = 60  # no plan has more columns; a larger span is a slip
_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as written: how many columns it spans, whether it goes on from above or left."""

    node: Node
    span: int
    from_above: bool
    from_left: bool


def rows_of(table: Node) -> list[tuple[int, list[Cell]]]:
    """The rows of a table: how many columns stay empty before the first cell, and the cells."""
    found: list[tuple[int, list[Cell]]] = []
    for row in _inside(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            continue  # a row deleted under tracking
        before = min(number(child(properties, "gridBefore"), 0), _WIDEST)
        found.append((max(before, 0), [_cell(cell) for cell in _inside(row, "tc")]))
    return found


def grid_of(table: Node, words: Callable[[Node], str]) -> list[tuple[str, ...]]:
    """The words of every place; `words` reads one cell and is called once a cell, in order."""
    above: list[str] = []
    grid: list[tuple[str, ...]] = []
    for before, cells in rows_of(table):
        line = [""] * before
        for cell in cells:
            at = len(line)
            if cell.from_above:
                text = above[at] if at < len(above) else words(cell.node)
            elif cell.from_left and line:
                text = line[-1]
            else:
                text = words(cell.node)
            line.extend([text] * cell.span)
        above = line
        grid.append(tuple(line))
    return grid


def _cell(node: Node) -> Cell:
    properties = child(node, "tcPr")
    span = min(max(number(child(properties, "gridSpan"), 1), 1), _WIDEST)
    return Cell(
        node, span, _goes_on(child(properties, "vMerge")), _goes_on(child(properties, "hMerge"))
    )


def _goes_on(merge: Node | None) -> bool:
    """A merge that does not say `restart` goes on."""
    return merge is not None and attribute(merge) != "restart"


def _inside(node: Node, name: str) -> Iterator[Node]:
    """The rows of a table or cells of a row, also those in content controls."""
    for below in children(node, name, *_WRAPPERS):
        if local(below) == name:
            yield below
        else:
            yield from _inside(below, name)
