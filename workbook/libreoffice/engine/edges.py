"""Where Ctrl and an arrow lead, as Excel goes: to the end of a block, or to the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.libreoffice.engine.areas import Area

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILLED = 1 | 2 | 4 | 16  # com.sun.star.sheet.CellFlags: VALUE, DATETIME, STRING, FORMULA
# xlwings' words, and the numbers of Excel that it lets pass as well.
_WORDS = {"down": "down", "d": "down", -4121: "down", "up": "up", "u": "up", -4162: "up",
          "right": "right", "r": "right", -4161: "right",
          "left": "left", "l": "left", -4159: "left"}  # fmt: skip

Run = tuple[int, int]
"""The first and the last filled place along a line, from 1."""


def end(sheet: Any, area: Area, direction: str | int, size: tuple[int, int]) -> Area:  # noqa: ANN401  # uno has no types
    """The cell reached from the first of `area` on a sheet of `size` rows and columns."""
    word = _WORDS[direction]
    rows, columns = size
    if word in {"down", "up"}:
        line = sheet.getCellRangeByPosition(area.column - 1, 0, area.column - 1, rows - 1)
        runs = [(part.StartRow + 1, part.EndRow + 1) for part in _filled(line)]
        return Area(jump(runs, area.row, rows, onward=word == "down"), area.column)
    line = sheet.getCellRangeByPosition(0, area.row - 1, columns - 1, area.row - 1)
    runs = [(part.StartColumn + 1, part.EndColumn + 1) for part in _filled(line)]
    return Area(area.row, jump(runs, area.column, columns, onward=word == "right"))


def jump(runs: Sequence[Run], place: int, last: int, *, onward: bool) -> int:
    """Where the jump from `place` ends on a line of places 1 to `last`."""
    if not onward:
        turned = [(last + 1 - stop, last + 1 - start) for start, stop in runs]
        return last + 1 - jump(turned, last + 1 - place, last, onward=True)
    ahead = [(start, stop) for start, stop in _joined(runs) if stop > place]
    if not ahead:
        return last
    start, stop = ahead[0]
    return stop if start <= place else start


def _joined(runs: Sequence[Run]) -> list[Run]:
    joined: list[Run] = []
    for start, stop in sorted(runs):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(joined[-1][1], stop)
        else:
            joined.append((start, stop))
    return joined


def _filled(line: Any) -> Sequence[Any]:  # noqa: ANN401  # uno has no types
    found: Sequence[Any] = line.queryContentCells(_FILLED).getRangeAddresses()
    return found
