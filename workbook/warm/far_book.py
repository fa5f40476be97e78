"""A book that is open in another process: every call of the port is one message and its answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

    from workbook.book import Entry, Field, SheetAnswer, Spot


class FarSideError(Exception):
    """The other side could not do what it was asked; the text says what broke there."""


class FarBook:
    """The port `Book` over a connection."""

    def __init__(self, connection: Connection[Any, Any]) -> None:
        self._connection = connection

    def name(self) -> str:
        """See `Book`."""
        return str(self._ask("name"))

    def tables(self) -> list[SheetAnswer]:
        """See `Book`."""
        tables: list[SheetAnswer] = self._ask("tables")
        return tables

    def mark(self, marks: list[dict[str, str]], results: dict[str, Any]) -> list[str]:
        """See `Book`."""
        locked: list[str] = self._ask("mark", marks, results)
        return locked

    def clear(self) -> tuple[int, list[str]]:
        """See `Book`."""
        count, locked = self._ask("clear")
        return count, locked

    def write(self, entries: Sequence[Entry], title: str) -> list[Spot]:
        """See `Book`."""
        kept: list[Spot] = self._ask("write", list(entries), title)
        return kept

    def selection(self) -> Spot:
        """See `Book`."""
        spot: Spot = self._ask("selection")
        return spot

    def note(self, sheet: str, cell: str) -> str:
        """See `Book`."""
        return str(self._ask("note", sheet, cell))

    def go_to(self, sheet: str, cell: str) -> None:
        """See `Book`."""
        self._ask("go_to", sheet, cell)

    def say(self, text: str) -> None:
        """See `Book`."""
        self._ask("say", text)

    def ask(self, text: str) -> bool:
        """See `Book`."""
        return bool(self._ask("ask", text))

    def enter(self, title: str, fields: Sequence[Field]) -> list[str] | None:
        """See `Book`."""
        answer: list[str] | None = self._ask("enter", title, list(fields))
        return answer

    def _ask(self, call: str, *arguments: object) -> Any:  # noqa: ANN401  # as JSON holds it
        message = {"call": call, "arguments": arguments}
        self._connection.send_bytes(json.dumps(message).encode())
        answer = json.loads(self._connection.recv_bytes())
        if "cannot" in answer:
            raise CannotDoError(answer["cannot"])
        if "failed" in answer:
            raise FarSideError(answer["failed"])
        return answer["result"]
