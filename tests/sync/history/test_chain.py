"""The chain finds whatever somebody changed behind our back, in the database or the journal."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from support.history_nights import LAW, Office, row, sheet

from sync.history.archive import JOURNAL
from sync.history.chain import breaks
from sync.history.guards import fallen


@pytest.fixture
def kept(office: Office) -> Office:
    """Three nights."""
    for status in ("Chưa thực hiện", "Đang thực hiện", "Hoàn thành"):
        office.night(law=sheet(row("I.1", status)))
    return office


def _breaks(office: Office) -> list[str]:
    events = office.history.archive.events()
    with office.history.open().reading() as connection:
        return list(breaks(connection, events))


def _tamper(office: Office, statement: str) -> None:
    """Do what only the owner of the database can: take the guards away first."""
    with office.history.open().writing() as connection:
        for table in ("events", "observations", "answers", "runs"):
            for verb in ("update", "delete"):
                on = f" ON {table}" if office.address else ""
                connection.execute(text(f"DROP TRIGGER {table}_{verb}{on}"))
        connection.execute(text(statement))


def test_an_untouched_history_holds(kept: Office) -> None:
    """Nothing is found where nothing was changed."""
    assert _breaks(kept) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE observations SET shown = 'Hoàn thành' WHERE run = 2", "Lần chạy 2: ô status"),
        ("UPDATE observations SET digest = '0' WHERE run = 2", "Lần chạy 2: ô status"),
        ("DELETE FROM observations WHERE run = 2", "đứt ở sự kiện số 2"),
        ("UPDATE answers SET reason = 'không đọc được' WHERE run = 3", "đứt ở sự kiện số 3"),
        ("UPDATE runs SET business_date = '2026-01-01' WHERE run = 1", "Sự kiện số 1"),
        ("UPDATE events SET kind = 'redaction' WHERE number = 2", "Sự kiện số 2"),
        ("UPDATE answers SET kind = 'hộp thư' WHERE run = 2", f"Lần chạy 2: câu trả lời của {LAW}"),
        ("UPDATE answers SET sheet = 'Trang 9' WHERE run = 2", "Lần chạy 2: câu trả lời"),
        ("UPDATE answers SET key = 'khác' WHERE run = 2", "Lần chạy 2: câu trả lời"),
        ("UPDATE answers SET pulled_at = '2027' WHERE run = 2", "Lần chạy 2: câu trả lời"),
    ],
)
def test_a_changed_row_is_found(kept: Office, statement: str, found: str) -> None:
    """Each change is named by its run; runs that were not touched are not accused."""
    _tamper(kept, statement)

    told = _breaks(kept)

    assert any(found in each for each in told)
    assert len(told) <= 2


@pytest.mark.parametrize("table", ["events", "runs", "answers", "observations", "redactions"])
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_a_guard_that_was_taken_away_is_found(kept: Office, table: str, verb: str) -> None:
    """It is named, and also where another one that guards nothing stands under its name."""
    on = f" ON {table}" if kept.address else ""
    does = "EXECUTE FUNCTION nothing()" if kept.address else "BEGIN SELECT 1; END"
    with kept.history.open().writing() as connection:
        assert fallen(connection) == []
        connection.execute(text(f"DROP TRIGGER {table}_{verb}{on}"))
        assert fallen(connection) == [f"{table}_{verb}"]
        if kept.address:
            body = "LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
            connection.execute(text(f"CREATE FUNCTION nothing() RETURNS trigger {body}"))
        connection.execute(
            text(f"CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table} FOR EACH ROW {does}")
        )

    with kept.history.open().reading() as connection:
        assert fallen(connection) == [f"{table}_{verb}"]


def test_a_guard_that_was_switched_off_is_found(kept: Office) -> None:
    """PostgreSQL can leave a guard standing and not ask it; SQLite knows no such switch."""
    if kept.address:
        with kept.history.open().writing() as connection:
            connection.execute(text("ALTER TABLE answers DISABLE TRIGGER answers_update"))

    with kept.history.open().reading() as connection:
        assert fallen(connection) == (["answers_update"] if kept.address else [])


def test_a_changed_journal_is_found(kept: Office) -> None:
    """Another day in the journal no longer agrees with the database."""
    path = kept.folder / JOURNAL
    path.write_text(path.read_text(encoding="utf-8").replace("2026-06-03", "2026-06-04"))

    assert any("số 2" in each for each in _breaks(kept))


def test_events_that_wait_are_told(kept: Office) -> None:
    """A pull that was acknowledged and not yet recorded is no damage, and is said."""
    kept.pull()

    assert _breaks(kept) == ["Còn 1 sự kiện chưa ghi; lần chạy sau sẽ ghi tiếp."]
