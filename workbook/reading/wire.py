"""What the child answers: a line of JSON, then the places of all cells, then all texts.

A form of our own, because JSON alone would cost as much as reading the file. Still there is
nothing in it that could make the parent run anything, whatever a hostile file did to the child.
"""

from __future__ import annotations

import json
from array import array
from itertools import chain, islice
from sys import intern
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from workbook.reading.grid import TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbook.reading.grid import Grid

_PLACE: Final = "I"
_PLACE_BYTES = array(_PLACE).itemsize
# Stands between two texts; one that holds it itself goes into the line.
_BETWEEN = "\0"
# Five times as fast as UTF-8 where every other letter has a mark.
_ENCODING = "utf-16-le"


class SentSheet(NamedTuple):
    """A sheet as it arrives: its part of the line, its texts, the places of its cells."""

    head: dict[str, Any]
    texts: list[str]
    places: list[int]


def written_refusal(reason: str) -> bytes:
    """The answer for a file that is not read."""
    return _line({"refused": reason})


def written(grids: Sequence[Grid]) -> bytes:
    """The answer for a file that is read. Raises UnicodeEncodeError for half a letter."""
    texts = _BETWEEN.join(map(_joined_texts, grids)).encode(_ENCODING)
    places = array(_PLACE, chain.from_iterable(chain.from_iterable(one.rows for one in grids)))
    head = {"places": len(places), "sheets": list(map(_head, grids))}
    return _line(head) + places.tobytes() + texts


def _joined_texts(grid: Grid) -> str:
    joined = _BETWEEN.join(grid.texts)
    if joined.count(_BETWEEN) == len(grid.texts) - 1:
        return joined
    for place, text in enumerate(grid.texts):
        if _BETWEEN in text:
            grid.others[place], grid.texts[place] = (TEXT, text, ""), ""
    return _BETWEEN.join(grid.texts)


def _head(grid: Grid) -> dict[str, object]:
    """What is hidden beyond the last cell says nothing."""
    widths = list(map(len, grid.rows))
    widest = max(widths, default=0)
    return {
        "name": grid.name,
        "texts": len(grid.texts),
        "others": [(place, *content) for place, content in grid.others.items()],
        "widths": widths,
        "merged": grid.merged,
        "hidden_rows": sorted(one for one in grid.hidden_rows if one < len(widths)),
        "hidden_columns": sorted(one for one in grid.hidden_columns if one < widest),
    }


def _line(head: Mapping[str, object]) -> bytes:
    return json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def sheets_of(answer: bytes) -> str | list[SentSheet]:
    """The sheets of an answer, or the name of the reason why there are none.

    Raises ValueError, KeyError, TypeError or RecursionError for what is no answer.
    """
    line, _, rest = answer.partition(b"\n")
    head = json.loads(line)
    if "refused" in head:
        return str(head["refused"])
    end = head["places"] * _PLACE_BYTES
    places = iter(memoryview(rest)[:end].cast(_PLACE))
    # Agencies are given the same tasks: the same words are kept once for all sheets.
    texts = map(intern, rest[end:].decode(_ENCODING).split(_BETWEEN))
    return [
        SentSheet(one, list(islice(texts, one["texts"])), list(islice(places, sum(one["widths"]))))
        for one in head["sheets"]
    ]
