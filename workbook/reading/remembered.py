"""What was understood of a part, kept for the next files: agencies fill copies of one form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")
# Of a few parts that are not long, so that no file weighs on those after it.
_PARTS = 32
LONGEST = 50_000


def remembered(understand: Callable[[bytes, *_Ts], _T]) -> Callable[[bytes, *_Ts], _T]:
    """The same function, which does not look twice at the same bytes.

    They alone, and what else it is called with, must decide; nobody may change what it gives.
    """
    known = lru_cache(maxsize=_PARTS)(understand)

    def of(part: bytes, *rest: *_Ts) -> _T:
        return (known if len(part) <= LONGEST else understand)(part, *rest)

    return of
