"""R1C1 notation: `R2C3` counts from one, `R[1]C[2]` from the cell A1, and either letter may lack.

A letter without a number is its first row or column; an absent letter beside a numbered one means
the whole row or column. Backwards ranges are turned round, but an end that lies exactly one before
its start, written in the same way, is no range: the service reads it as one without cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER = r"(?:(0*[1-9]\d*)|\[(\d+)\])?"
END = re.compile(rf"(R{NUMBER})?(C{NUMBER})?", re.ASCII | re.IGNORECASE)
Stretch = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class _Place:
    """One coordinate of an end: where it is (None: everywhere) and how it was written."""

    index: int | None
    written: tuple[str, int] | None


def stretches(text: str) -> tuple[Stretch, Stretch] | None:
    """The rows and the columns of a range in this notation, or None when it is no such text."""
    ends = [_end(part) for part in text.split(":")]
    if len(ends) > 2:  # noqa: PLR2004  # a start and an end
        return None
    found = [end for end in ends if end is not None]
    if len(found) < len(ends):
        return None
    rows, columns = (_stretch(found[0][axis], found[-1][axis]) for axis in (0, 1))
    return None if rows is None or columns is None else (rows, columns)


def _end(text: str) -> tuple[_Place, _Place] | None:
    match = END.fullmatch(text)
    if not match or not text:
        return None
    row, column = _written(match[2], match[3]), _written(match[5], match[6])
    return _place(match[1], row, column), _place(match[4], column, row)


def _written(absolute: str | None, relative: str | None) -> tuple[str, int] | None:
    if absolute is not None:
        return "absolute", int(absolute)
    return None if relative is None else ("relative", int(relative))


def _place(
    letter: str | None, own: tuple[str, int] | None, other: tuple[str, int] | None
) -> _Place:
    if own is not None:
        return _Place(own[1] - (own[0] == "absolute"), own)
    return _Place(None if other is not None and not letter else 0, None)


def _stretch(first: _Place, last: _Place) -> Stretch | None:
    if first.written and last.written == (first.written[0], first.written[1] - 1):
        return None
    if first.index is None or last.index is None:
        return first.index, None if last.index is None else last.index + 1
    return min(first.index, last.index), max(first.index, last.index) + 1
