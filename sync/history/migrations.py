"""The steps from one form of the tables to the next, taken together or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, inspect, select

from sync.history.errors import HistoryError
from sync.history.guards import guards
from sync.history.schema import METADATA, VERSIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection


def _first_form(connection: Connection) -> None:
    """All tables with their guards."""
    METADATA.create_all(connection)
    for statement in guards(connection.dialect.name):
        connection.exec_driver_sql(statement)


# A later form is one more step here; steps that were once released stay as they are.
STEPS: tuple[Callable[[Connection], None], ...] = (_first_form,)


def migrate(connection: Connection, place: str) -> None:
    """Bring the tables to the newest form, inside the connection's transaction.

    Raises HistoryError for tables that a newer phancong has made.
    """
    version = version_of(connection)
    if version > len(STEPS):
        raise HistoryError(
            f"{place}: lịch sử do bản phancong mới hơn ghi (dạng {version}); hãy cập nhật phancong."
        )
    for number, step in enumerate(STEPS[version:], version + 1):
        step(connection)
        connection.execute(insert(VERSIONS).values(version=number))


def version_of(connection: Connection) -> int:
    """The newest form the tables have; 0 where there are none."""
    if not inspect(connection).has_table(VERSIONS.name):
        return 0
    return connection.scalar(select(func.max(VERSIONS.c.version))) or 0
