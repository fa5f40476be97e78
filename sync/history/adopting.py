"""A PostgreSQL database of earlier times, which held one plan, becomes that of its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import MetaData, inspect, select, text

from sync.history.schema import EVENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from sync.history.archive import Archive
    from sync.history.events import Event

_EARLIER = "phancong"  # the one schema there was


def adopt(connection: Connection, schema: str, archive: Archive) -> None:
    """Rename the schema of earlier times to `schema`, if it holds what this archive says.

    It is one statement: the tables keep rows and guards, and nobody sees half of it.
    """
    names = inspect(connection).get_schema_names()
    if schema in names or _EARLIER not in names:
        return
    if _is_of(connection, archive.events()):
        connection.execute(text(f"ALTER SCHEMA {_EARLIER} RENAME TO {schema}"))


def _is_of(connection: Connection, events: Sequence[Event]) -> bool:
    """Whether the newest event of the earlier schema is that of a journal."""
    if not inspect(connection).has_table(EVENTS.name, schema=_EARLIER):
        return False
    earlier = EVENTS.to_metadata(MetaData(), schema=_EARLIER)
    query = select(earlier.c.number, earlier.c.at).order_by(earlier.c.number.desc())
    newest = connection.execute(query.limit(1)).first()
    return newest is not None and tuple(newest) in {(each.number, each.at) for each in events}
