"""N2: the database itself refuses to change or lose what was once written."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from support.history_nights import Office, row, sheet

from sync.history.errors import HistoryError

TABLES = ("events", "runs", "answers", "observations", "redactions")


@pytest.fixture
def kept(office: Office) -> Office:
    """A history with a row in every table."""
    from sync.history.redaction import Wish

    office.night(law=sheet(row("I.1", "CCCD 001234567890")))
    office.night(law=sheet(row("I.1", "Hoàn thành")))
    wish = Wish("Sở Tư pháp", "I.1", "status", "Văn phòng", "Luật 91/2025/QH15")
    office.history.redact(wish, _now())
    return office


def _now():  # noqa: ANN202
    from support.history_nights import FIRST_NIGHT

    return FIRST_NIGHT


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_changed_or_deleted(kept: Office, table: str) -> None:
    """UPDATE of any column, DELETE and TRUNCATE fail, and every row is as it was."""
    database = kept.history.open()
    before = kept.rows()
    columns = [column for column in _columns(kept, table)]
    changes = [f'UPDATE {table} SET "{name}" = "{name}"' for name in columns]
    if table == "observations":
        changes = [
            f"UPDATE {table} SET \"{name}\" = '7' WHERE run > 1 OR \"column\" <> 'status'"
            for name in columns
        ]
    if database.file is None:
        changes.append(f"TRUNCATE {table} CASCADE")
    for statement in (*changes, f"DELETE FROM {table}"):
        with pytest.raises(HistoryError, match="ghi them"), database.writing() as connection:
            connection.execute(text(statement))

    assert kept.rows() == before


def _columns(office: Office, table: str) -> list[str]:
    from sync.history.schema import METADATA

    return [column.name for column in METADATA.tables[table].columns]
