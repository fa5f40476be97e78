"""Headings: which columns the one to three rows of a header name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from validators.heading_set import Stack, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbook.sheet_view import SheetView

# Fewer known headings than this and a row is no header: titles hold "Nhiệm vụ" too.
MIN_HEADINGS = 3
_SAMPLED_ROWS, _SAMPLED_CELLS = 60, 12


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading; `key` is "" for a stranger, `nth` counts columns of the same key from 1.

    `text` joins the headings above each other, `row` is that of the lowest one.
    """

    column: int
    text: str
    key: str
    nth: int
    row: int = 0


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its first and last row, and its headings from left to right."""

    top: int
    bottom: int
    headings: tuple[Heading, ...]

    @property
    def keys(self) -> set[str]:
        """The columns that are named."""
        return {heading.key for heading in self.headings} - {""}

    def holds_tasks(self) -> bool:
        """Whether enough columns are named to believe in a task table.

        Without a column of tasks it must at least say who does something by when.
        """
        keys = self.keys
        about_work = keys & {"content", "task_id"} or {"lead", "deadline"} <= keys
        mostly = "number" in keys or 2 * len(keys) >= len(self.headings)
        return len(keys) >= MIN_HEADINGS and bool(about_work) and mostly


def columns_of(headings: tuple[Heading, ...]) -> dict[str, int]:
    """The column of each key; the first where a heading stands twice."""
    return {heading.key: heading.column for heading in reversed(headings) if heading.key}


def read_header(view: SheetView, top: int, bottom: int) -> Header:
    """The rows `top` to `bottom`, read as one header."""
    texts = texts_of(view, top, bottom)
    siblings = _siblings(tuple(texts.values()))
    stacks = [
        Stack(text, beside, partial(_below, view, bottom, column))
        for (column, text), beside in zip(texts.items(), siblings, strict=True)
    ]
    seen: Counter[str] = Counter()
    headings: list[Heading] = []
    keys = _marked(view, texts, keys_of(stacks))
    for column, stack, key in zip(texts, stacks, keys, strict=True):
        seen[key] += 1
        lowest = max(row for row in range(top, bottom + 1) if view.text(row, column))
        headings.append(Heading(column, " ".join(stack.texts), key, seen[key], lowest))
    headings += [
        Heading(column, "", key, 1, bottom) for column, key in view.raw.known if column not in texts
    ]
    headings.sort(key=lambda heading: heading.column)
    return Header(top, bottom, tuple(headings))


def _marked(view: SheetView, places: Iterable[int], keys: Iterable[str]) -> list[str]:
    """The keys of the columns: a mark says more than any heading, which people may reword."""
    known = dict(view.raw.known)
    taken = set(known.values())
    return [
        known.get(place, "" if key in taken else key)
        for place, key in zip(places, keys, strict=True)
    ]


def texts_of(view: SheetView, top: int, bottom: int) -> dict[int, tuple[str, ...]]:
    """For each column with a heading of its own, the headings above each other."""
    places = sorted({column for row in range(top, bottom + 1) for column, _ in view.filled(row)})
    grid = _grid(view, top, bottom, places)
    stacks = (tuple(text for text, _ in groupby(filter(None, column))) for column in grid)
    return dict(zip(places, stacks, strict=True))


def _grid(view: SheetView, top: int, bottom: int, places: Sequence[int]) -> list[tuple[str, ...]]:
    """For each column what stands in it from top to bottom, merged headings said again.

    An upper heading typed into the first of its columns, without merging them, is said
    again over the next column where both have headings below.
    """
    rows = [[view.spoken(row, column, top) for column in places] for row in range(top, bottom + 1)]
    for upper, lower, row in zip(rows, rows[1:], range(top, bottom), strict=False):
        for at in range(1, len(places)):
            blank = not upper[at] and not view.area(row, places[at])
            beside = places[at] == places[at - 1] + 1 and lower[at - 1] != upper[at - 1]
            if blank and beside and lower[at] and lower[at - 1]:
                upper[at] = upper[at - 1]
    return list(zip(*rows, strict=True))


def _siblings(texts: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """For each column the lowest headings of its neighbours below the same upper heading."""
    found: list[tuple[str, ...]] = []
    for _, same in groupby(texts, key=lambda stack: stack[0]):
        leaves = [stack[-1] for stack in same]
        found += [tuple(leaves)] * len(leaves)
    return found


def _below(view: SheetView, bottom: int, column: int) -> tuple[str, ...]:
    last = min(bottom + 1 + _SAMPLED_ROWS, view.height)
    texts = (view.text(row, column) for row in range(bottom + 1, last))
    return tuple([text for text in texts if text][:_SAMPLED_CELLS])
