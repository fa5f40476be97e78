"""The tables of the history. A moment is ISO text in UTC, so that both databases keep it alike."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=False)


VERSIONS = Table("versions", METADATA, Column("version", Integer, primary_key=True))

# Every event has a number, over all kinds; its hash covers the hash of the event before.
EVENTS = Table(
    "events",
    METADATA,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    _text("kind"),
    _text("at"),
    _text("hash"),
)

RUNS = Table(
    "runs",
    METADATA,
    Column("run", BigInteger, ForeignKey("events.number"), primary_key=True),
    _text("business_date"),
    _text("rules"),
    _text("reader"),
    _text("assignment"),
)

# One answer per source of a run: either the bytes (`sha256`) or why there are none to read.
ANSWERS = Table(
    "answers",
    METADATA,
    Column("run", BigInteger, ForeignKey("runs.run"), primary_key=True),
    _text("source", key=True),
    _text("kind"),
    _text("sheet"),
    _text("key"),
    _text("pulled_at"),
    _text("sha256"),
    _text("reason"),
)

# A row says what became of a cell from this run on; where nothing changed there is no row.
OBSERVATIONS = Table(
    "observations",
    METADATA,
    Column("run", BigInteger, nullable=False),
    _text("source"),
    _text("task"),
    _text("column"),
    _text("state"),
    _text("shown"),
    _text("stored"),
    _text("sheet"),
    _text("cell"),
    _text("salt"),
    _text("digest"),
    ForeignKeyConstraint(["run", "source"], ["answers.run", "answers.source"]),
    # In this order the key also finds what a source last said of a task.
    UniqueConstraint("source", "task", "column", "run"),
    Index("observations_of_run", "run"),
    Index("observations_of_task", "task"),
)

REDACTIONS = Table(
    "redactions",
    METADATA,
    Column("number", BigInteger, ForeignKey("events.number"), primary_key=True),
    _text("who"),
    _text("why"),
    _text("source"),
    _text("task"),
    _text("column"),
    _text("mark"),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    _text("answers"),
)
