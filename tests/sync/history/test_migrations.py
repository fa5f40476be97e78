"""Migrations: the old form or the new one, never between."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, inspect, text
from support.history_nights import Office, row, sheet

from sync.history import database, migrations
from sync.history.errors import HistoryError
from sync.history.schema import VERSIONS


def _breaks_off(connection: object) -> None:
    connection.execute(text("CREATE TABLE half_way (n INTEGER)"))  # type: ignore[attr-defined]
    connection.execute(text("SELECT * FROM khong_co"))  # type: ignore[attr-defined]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> tuple[object, ...]:
    """A phancong whose second step breaks off after its first statement."""
    broken = (*migrations.STEPS, _breaks_off)
    for module in (migrations, database):
        monkeypatch.setattr(module, "STEPS", broken)
    return broken


def test_a_step_that_breaks_off_leaves_no_trace(office: Office, steps: tuple[object, ...]) -> None:
    """A new database stays empty: no table of the first step, none of the second."""
    assert len(steps) == 2

    with pytest.raises(HistoryError):
        office.history.open()

    with database.connect(office.address, office.folder).reading() as connection:
        assert inspect(connection).get_table_names() == []


def test_the_old_form_survives_a_failed_step(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows and version are as before, and the history can be used again."""
    office.night(law=sheet(row("I.1", "Hoàn thành")))
    before = office.rows()
    with monkeypatch.context() as patched:
        for module in (migrations, database):
            patched.setattr(module, "STEPS", (*migrations.STEPS, _breaks_off))
        with pytest.raises(HistoryError):
            office.history.open()

    assert office.rows() == before


def test_a_newer_form_is_left_alone(office: Office) -> None:
    """The sentence says that phancong must be brought up to date."""
    with office.history.open().writing() as connection:
        connection.execute(insert(VERSIONS).values(version=99))

    with pytest.raises(HistoryError, match="mới hơn"):
        office.history.open()
