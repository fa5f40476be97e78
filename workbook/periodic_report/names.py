"""Names of many agencies in little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def joined(agencies: Sequence[str]) -> str:
    """All of them."""
    return "; ".join(agencies)


def first_of(agencies: Sequence[str], most: int) -> str:
    """All of them where they are few, else the first ones and how many more there are."""
    if len(agencies) <= most:
        return joined(agencies)
    return f"{joined(agencies[:most])} và {len(agencies) - most} đơn vị khác"
