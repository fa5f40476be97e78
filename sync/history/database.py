"""Opening the database of a plan's history: SQLite beside the archive, or PostgreSQL.

In PostgreSQL every plan has a schema of its own, named like the folder of its archive.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import create_engine, event, make_url, text
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from sync.history.adopting import adopt
from sync.history.errors import HistoryError, is_refused_by_disk, told
from sync.history.migrations import STEPS, migrate, version_of
from workbook.registry_rows import slug

if TYPE_CHECKING:
    from collections.abc import Generator

    from sqlalchemy import Connection, Engine

    from sync.history.archive import Archive

FILE = "lich-su.db"
LONGEST_NAME = 63  # letters PostgreSQL keeps of a name
_WAIT = 30  # seconds for another program to let go


@dataclass(frozen=True, slots=True)
class Database:
    """`place` is what people call it: the file, or the address without its password.

    `schema` is where the tables are in PostgreSQL; "" for a file.
    """

    place: str
    engine: Engine
    schema: str = ""

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database."""
        name = self.engine.url.database
        return Path(name) if name and self.engine.dialect.name == "sqlite" else None

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A connection that sees one state of the history and writes nothing."""
        with told(self.place), self.connected() as connection:
            yield connection

    def connected(self) -> Connection:
        """A connection for reading, also where the disk lets nobody write.

        Raises DBAPIError.
        """
        try:
            return self.engine.connect()
        except DBAPIError as error:
            if self.file is None or not is_refused_by_disk(error) or not _is_closed(self.file):
                raise
            return _standing_still(self.file).connect()

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """A connection with one transaction: everything in it is written, or nothing."""
        with told(self.place), self.engine.execution_options(writes=True).begin() as connection:
            yield connection


def schema_of(folder: Path) -> str:
    """The schema of the plan whose archive is in a folder: a name that needs no quotes."""
    return f"phancong_{slug(folder.name).replace('-', '_')}"[:LONGEST_NAME]


def connect(address: str, folder: Path) -> Database:
    """The database of an address, of the file in the plan's folder where none is given."""
    if not address:
        path = folder / FILE
        return Database(str(path), _sqlite(path))
    # An address that cannot be read is not repeated: there may be a password in it.
    with told("[history] database"):
        url = make_url(address)
    if url.get_backend_name() != "postgresql":
        raise HistoryError(f"{url!r}: chỉ dùng được PostgreSQL (postgresql://…); hãy sửa địa chỉ.")
    schema = schema_of(folder)
    options = {"options": f"-csearch_path={schema}", "connect_timeout": _WAIT}
    with told(repr(url)):
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"), connect_args=options, poolclass=NullPool
        )
    return Database(repr(url), engine, schema)


def open_database(address: str, archive: Archive) -> Database:
    """The database, found whole and brought to the newest form. Raises HistoryError, BusyError."""
    database = connect(address, archive.folder)
    if fault := damage(database):
        raise HistoryError(
            f"{database.place}: cơ sở dữ liệu bị hỏng: {fault}; hãy chạy phancong rebuild để lập "
            "lại từ bản chụp."
        )
    with database.reading() as connection:
        if version_of(connection) == len(STEPS):
            return database
    with database.writing() as connection:
        if database.schema:
            adopt(connection, database.schema, archive)
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {database.schema}"))
        migrate(connection, database.place)
    return database


def damage(database: Database) -> str:
    """What SQLite finds broken in its file; empty where it is whole. PostgreSQL checks itself.

    SQLite's own words, which tell pages and trees, go to the log.
    """
    if database.file is None or not database.file.exists():
        return ""
    with told(database.place):
        try:
            with database.connected() as connection:
                found = connection.scalars(text("PRAGMA quick_check(1)")).first()
        except OperationalError:
            raise  # held by another program, or no such folder: no damage
        except DatabaseError as error:
            found = error.orig
    if found == "ok":
        return ""
    logging.getLogger("phancong").error("%s: %s", database.place, found)
    return "tệp không còn đọc được như một cơ sở dữ liệu SQLite"


def _sqlite(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _WAIT}, poolclass=NullPool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _is_closed(path: Path) -> bool:
    """Whether all that was written is in the file itself, and nothing in its log."""
    log = path.with_name(f"{path.name}-wal")
    return path.exists() and not (log.exists() and log.stat().st_size)


def _standing_still(path: Path) -> Engine:
    """The file as it is: without the log and the lock, which SQLite would have to write."""
    uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    return create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(uri, uri=True), poolclass=NullPool
    )


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401  # of the driver
    # The driver must not begin and commit by itself: tables are then made in one transaction too.
    connection.isolation_level = None
    # What a redaction takes out must not stay behind in unused parts of the file.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
