"""What the database itself refuses: changing or deleting what was once written.

One change is lawful: a redaction takes the words and the salt out of an observation, after its
tombstone was written, and leaves everything else as it was.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from sqlalchemy import text

from sync.history.schema import ANSWERS, EVENTS, OBSERVATIONS, REDACTIONS, RUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

REFUSAL = "lịch sử chỉ được ghi thêm"
_REDACTED = ("shown", "stored", "salt")
_GUARDED = (EVENTS, RUNS, ANSWERS, OBSERVATIONS, REDACTIONS)

_KEPT = " AND ".join(
    f'NEW."{column.name}" = OLD."{column.name}"'
    for column in OBSERVATIONS.columns
    if column.name not in _REDACTED
)
_LAWFUL = f"""
    {_KEPT} AND NEW.salt = '' AND NEW.stored = '""' AND EXISTS (
        SELECT 1 FROM redactions AS r
        WHERE r.source = OLD.source AND r.task = OLD.task AND r."column" = OLD."column"
          AND OLD.run BETWEEN r.first AND r.last
          AND substr(NEW.shown, 1, length(r.mark)) = r.mark
    )
"""  # noqa: S608  # names of our own columns, no foreign text

_BODIES = {
    "refuse_change": f"BEGIN RAISE EXCEPTION '{REFUSAL}'; END",
    "only_redact": f"""
BEGIN
    IF {_LAWFUL} THEN RETURN NEW; END IF;
    RAISE EXCEPTION '{REFUSAL}';
END""",
}

# Name, what it is worth (a trigger that was switched off is worth nothing), body of its function.
_STANDING = """
    SELECT t.tgname, t.tgenabled IN ('O', 'A'), p.prosrc
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
"""

_STATEMENTS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def guards(dialect: str) -> Iterator[str]:
    """The statements that put the guards up, for `sqlite` or `postgresql`."""
    if dialect == "postgresql":
        for name, body in _BODIES.items():
            yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
        for table, verb in _guarded(dialect):
            each = "" if verb == "truncate" else "FOR EACH ROW"
            yield (
                f"CREATE TRIGGER {table}_{verb} BEFORE {verb.upper()} ON {table} {each} "
                f"EXECUTE FUNCTION {_function(table, verb)}()"
            )
    else:
        yield from _sqlite().values()


def fallen(connection: Connection) -> list[str]:
    """The guards that are no longer there as they were put up, by name."""
    dialect = connection.dialect.name
    if dialect == "postgresql":
        wanted = {f"{t}_{verb}": _BODIES[_function(t, verb)] for t, verb in _guarded(dialect)}
        rows = connection.execute(text(_STANDING))
        standing = {name: body for name, is_on, body in rows if is_on}
    else:
        wanted = _sqlite()
        rows = connection.execute(text(_STATEMENTS))
        standing = {row.name: row.sql for row in rows}
    return [name for name, words in wanted.items() if not _is_alike(words, standing.get(name))]


def _is_alike(wanted: str, standing: str | None) -> bool:
    return standing is not None and wanted.split() == standing.split()


def _guarded(dialect: str) -> Iterator[tuple[str, str]]:
    """Every guarded table with what is refused there."""
    verbs = ("update", "delete", "truncate") if dialect == "postgresql" else ("update", "delete")
    return product((table.name for table in _GUARDED), verbs)


def _function(table: str, verb: str) -> str:
    lawful = (table, verb) == (OBSERVATIONS.name, "update")
    return "only_redact" if lawful else "refuse_change"


def _sqlite() -> dict[str, str]:
    """The statement of every guard, by its name."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    return {
        f"{table}_{verb}": f"CREATE TRIGGER {table}_{verb} BEFORE {verb.upper()} ON {table} "
        f"{_when(table, verb)} {refuse}"
        for table, verb in _guarded("sqlite")
    }


def _when(table: str, verb: str) -> str:
    return f"WHEN NOT ({_LAWFUL})" if _function(table, verb) == "only_redact" else ""
