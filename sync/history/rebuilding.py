"""Setting the old database aside, so that a new one can be made from the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from sync.history.adopting import adopt
from sync.history.chain import head
from sync.history.database import LONGEST_NAME, connect
from sync.history.errors import HistoryError
from sync.history.migrations import version_of

if TYPE_CHECKING:
    from sync.history.archive import Archive
    from sync.history.database import Database


def set_aside(address: str, archive: Archive, stamp: str) -> tuple[str | None, str]:
    """The hash at the end of the old chain, and where the old database is now; `stamp` tells it.

    None and "" where there is none; None also where it cannot be read.
    """
    database = connect(address, archive.folder)
    if database.schema:
        with database.writing() as connection:
            adopt(connection, database.schema, archive)
    end = _end(database)
    if database.file is None:
        return end, _rename_schema(database, _old_name(database.schema, stamp))
    database.engine.dispose()
    aside = database.file.with_name(f"lich-su-cu-{stamp}.db")
    found = False
    # The log files first: a database beside the log of another one would be taken for damaged.
    for suffix in ("-wal", "-shm", ""):
        old = database.file.with_name(database.file.name + suffix)
        if old.exists():
            found = True
            old.replace(aside.with_name(aside.name + suffix))
    return end, str(aside) if found else ""


def _end(database: Database) -> str | None:
    if database.file is not None and not database.file.exists():
        return None
    try:
        with database.reading() as connection:
            return head(connection)[1] if version_of(connection) else None
    except HistoryError:
        if database.file is None:
            raise  # a server that does not answer is no damaged database
        return None


def _old_name(schema: str, stamp: str) -> str:
    """The moment comes first: a long name of a plan may be cut."""
    return f"phancong_cu_{stamp}_{schema.removeprefix('phancong_')}"[:LONGEST_NAME]


def _rename_schema(database: Database, name: str) -> str:
    with database.writing() as connection:
        if database.schema not in inspect(connection).get_schema_names():
            return ""
        connection.execute(text(f"ALTER SCHEMA {database.schema} RENAME TO {name}"))
    return name
