"""N2: the database itself refuses to change or lose what was once written."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from support.history_nights import FIRST_NIGHT, LAW, Office, row, sheet

from sync.history.errors import HistoryError
from sync.history.redaction import Wish
from sync.history.schema import METADATA

TABLES = ("events", "runs", "answers", "observations", "redactions")


@pytest.fixture
def kept(office: Office) -> Office:
    """A history with rows in every table, one observation of which is redacted."""
    office.night(law=sheet(row("I.1", "CCCD 001234567890")))
    office.night(law=sheet(row("I.1", "Hoàn thành")))
    office.history.redact(Wish(LAW, "I.1", "status", "Văn phòng", "Luật 91/2025/QH15"), FIRST_NIGHT)
    return office


def _refused(office: Office, statement: str) -> None:
    with (
        pytest.raises(HistoryError, match="chỉ được ghi thêm"),
        office.history.open().writing() as connection,
    ):
        connection.execute(text(statement))


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_changed_or_deleted(kept: Office, table: str) -> None:
    """UPDATE of any column, DELETE and TRUNCATE fail, and every row is as it was."""
    before = kept.rows()

    for column in METADATA.tables[table].columns:
        value = 7 if column.type.python_type is int else "'khác'"
        _refused(kept, f'UPDATE {table} SET "{column.name}" = {value}')  # noqa: S608
    _refused(kept, f"DELETE FROM {table}")  # noqa: S608
    if kept.address:
        _refused(kept, f"TRUNCATE {table} CASCADE")

    assert kept.rows() == before
    assert before[table]


@pytest.mark.parametrize(
    "change",
    [
        "shown = 'lời khác'",
        "shown = (SELECT mark FROM redactions) || ' x', stored = '1'",
        "shown = (SELECT mark FROM redactions), state = 'blank'",
        "shown = (SELECT mark FROM redactions), run = 2",
    ],
)
def test_a_tombstone_opens_no_door(kept: Office, change: str) -> None:
    """Where words were taken out, still nothing else can be put or changed."""
    _refused(kept, f"UPDATE observations SET {change} WHERE run = 1 AND \"column\" = 'status'")  # noqa: S608


def test_words_without_a_tombstone_stay(kept: Office) -> None:
    """The form of a redaction alone changes nothing: its cell must be named by a tombstone."""
    _refused(
        kept,
        "UPDATE observations SET shown = (SELECT mark FROM redactions), stored = '\"\"', salt = ''"
        " WHERE \"column\" = 'result'",
    )
