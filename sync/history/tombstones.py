"""The tombstones of a history: what was taken out, by whom, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from sync.history.schema import EVENTS, REDACTIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One redaction, as far as it concerns reading observations."""

    number: int
    at: str
    who: str
    why: str
    source: str
    task: str
    column: str
    mark: str
    first: int
    last: int

    def covers(self, row: Row[Any]) -> bool:
        """Whether an observation's words were taken out by this redaction."""
        return (
            (row.source, row.task, row.column) == (self.source, self.task, self.column)
            and self.first <= row.run <= self.last
            and row.shown.startswith(self.mark)
        )


def tombstones(connection: Connection) -> tuple[Tombstone, ...]:
    """All tombstones, in the order in which they were set."""
    joined = REDACTIONS.join(EVENTS, EVENTS.c.number == REDACTIONS.c.number)
    names = [getattr(REDACTIONS.c, name, None) for name in Tombstone.__slots__]
    columns = [EVENTS.c.at if column is None else column for column in names]
    query = select(*columns).select_from(joined).order_by(REDACTIONS.c.number)
    return tuple(Tombstone(*row) for row in connection.execute(query))
