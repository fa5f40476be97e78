"""What the database itself refuses: changing or deleting what was once written.

One change is lawful: a redaction takes the words and the salt out of an observation, after its
tombstone was written, and leaves everything else as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.history.schema import ANSWERS, EVENTS, OBSERVATIONS, REDACTIONS, RUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

_REFUSAL = "lịch sử chỉ được ghi thêm"
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

_POSTGRESQL = f"""
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$;
CREATE FUNCTION only_redact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {_LAWFUL} THEN RETURN NEW; END IF;
    RAISE EXCEPTION '{_REFUSAL}';
END $$;
"""


def guards(dialect: str) -> Iterator[str]:
    """The statements that put the guards up, for `sqlite` or `postgresql`."""
    if dialect == "postgresql":
        yield _POSTGRESQL
        yield from map(_postgresql, (table.name for table in _GUARDED))
    else:
        for table in _GUARDED:
            yield from _sqlite(table.name)


def _postgresql(table: str) -> str:
    update = "only_redact" if table == OBSERVATIONS.name else "refuse_change"
    return f"""
        CREATE TRIGGER {table}_update BEFORE UPDATE ON {table}
            FOR EACH ROW EXECUTE FUNCTION {update}();
        CREATE TRIGGER {table}_delete BEFORE DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table}
            EXECUTE FUNCTION refuse_change();
    """


def _sqlite(table: str) -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    when = f"WHEN NOT ({_LAWFUL})" if table == OBSERVATIONS.name else ""
    yield f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {when} {refuse}"
    yield f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {refuse}"
