"""The number of a task: what stands before its last figure, and the figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

_NUMBER = re.compile(r"(?P<before>(?:[\w]{1,6}[.\-/])*)(?P<nth>\d{1,5})")


class Number(NamedTuple):
    """`2.3` is the 3rd behind "2.", `07` the 7th behind nothing."""

    before: str
    nth: int


def bare_number(text: str) -> str:
    """A number as it is compared: `1.`, `1)` and `(1)` are the same as `1`; a dash is none."""
    bare = text.strip().strip("().")
    return bare if any(map(str.isalnum, bare)) else ""


def within(section: str, number: str) -> str:
    """A number with that of its section (`II.4`), unless it already begins with it."""
    number = number.strip(" .")
    if not number or not section or number.startswith(f"{section}."):
        return number
    return f"{section}.{number}"


def read_number(text: str) -> Number | None:
    """The number that counts rows; None for a blank, a letter, or words."""
    match = _NUMBER.fullmatch(bare_number(text))
    return Number(match["before"], int(match["nth"])) if match else None


def gaps(rows: Iterable[tuple[Hashable, Hashable, Number | None]]) -> Iterator[int]:
    """The places (from 0) behind a number left out, in rows of (sheet, block, number).

    A row without a number, or with one that was there already, may stand for the one that
    is lacking: that is no gap. A block begins at 1 or goes on from the block before; what
    stands before a dotted number (`2.2`) may be no task, so it begins anywhere.
    """
    lines = list(rows)
    taken = set(lines)
    reached: dict[tuple[Hashable, ...], int] = {}
    idle = 0
    block_before: Hashable = None
    for place, (sheet, block, number) in enumerate(lines):
        if (sheet, block) != block_before:
            idle, block_before = 0, (sheet, block)
        if number is None:
            idle += 1
            continue
        own, running = (sheet, block, number.before), (sheet, number.before)
        first = own not in reached
        fresh = first and (number.nth <= 1 + idle or bool(number.before))
        last = number.nth - 1 if fresh else reached.get(own, reached.get(running, 0))
        if number.nth <= last:
            idle += 1
            continue
        above = Number(number.before, number.nth - 1)
        if number.nth > last + 1 + idle and (sheet, block, above) not in taken:
            yield place
        reached[own] = reached[running] = number.nth
        idle = 0
