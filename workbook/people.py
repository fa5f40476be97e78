"""The port `People`: how a program talks to the person in front of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.book import Field


class People(Protocol):
    """The part of the port `Book` that shows windows."""

    def say(self, text: str) -> None:
        """See `Book`."""
        ...

    def ask(self, text: str) -> bool:
        """See `Book`."""
        ...

    def enter(self, title: str, fields: Sequence[Field]) -> list[str] | None:
        """See `Book`."""
        ...
