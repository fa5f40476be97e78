"""The number of a task: what stands before its last count, and the count."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = re.compile(r"(?P<before>(?:[\w]{1,6}[.\-/])*)(?P<count>\d{1,5})")


class Number(NamedTuple):
    """`2.3` is count 3 behind "2.", `07` count 7 behind nothing."""

    before: str
    count: int


def bare_number(text: str) -> str:
    """A number as it is compared: `1.`, `1)` and `(1)` are the same as `1`."""
    return text.strip().strip("().").rstrip(".)")


def read_number(text: str) -> Number | None:
    """The number that counts rows; None for a blank, a letter, or words."""
    match = _NUMBER.fullmatch(bare_number(text))
    return Number(match["before"], int(match["count"])) if match else None
