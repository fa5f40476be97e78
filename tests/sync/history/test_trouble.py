"""A database that is held, out of reach, or not what the settings say: one sentence each."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import StaticPool, create_engine
from support.history_nights import Office, row, sheet

from sync.cli_errors import BusyError
from sync.history import database
from sync.history.errors import HistoryError, told

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection


def test_a_database_that_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program writes for longer than we wait: code 75, and the next run records all."""
    monkeypatch.setattr(database, "_WAIT", 0.1)
    office = Office(tmp_path, "")
    office.night(law=sheet(row("I.1", "Đang thực hiện")))
    with closing(sqlite3.connect(tmp_path / database.FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyError, match="đang giữ") as told:
            office.night(law=sheet(row("I.1", "Hoàn thành")))

    office.history.record()

    assert told.value.exit_code == 75
    assert len(office.rows()["runs"]) == 2


def test_reading_goes_on_beside_a_writer(tmp_path: Path) -> None:
    """Whoever asks for the history sees the last whole state while a run is being recorded."""
    office = Office(tmp_path, "")
    office.night(law=sheet(row("I.1", "Đang thực hiện")))
    with closing(sqlite3.connect(tmp_path / database.FILE)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert len(office.rows()["runs"]) == 1


def test_commits_reach_the_disk(tmp_path: Path) -> None:
    """WAL with synchronous=FULL: what was recorded survives the power cut after it."""
    office = Office(tmp_path, "")
    with office.history.open().reading() as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    assert pragmas == ["wal", 2, 1]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("mysql://x@y/z", "chỉ dùng được PostgreSQL"),
        ("postgresql:/ai:matkhau@y", "không mở được"),
        ("postgresql://ai:matkhau@/x?host=/khong/co", "không nối được với máy chủ"),
    ],
)
def test_an_address_that_leads_nowhere(tmp_path: Path, address: str, found: str) -> None:
    """Each is refused in a sentence, and the password is never in it."""
    with pytest.raises(HistoryError, match=found) as told:
        Office(tmp_path, address).night()

    assert "matkhau" not in str(told.value)


def test_a_machine_without_the_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names what is to be installed."""
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(HistoryError, match=r"phancong\[postgresql\]"):
        Office(tmp_path, "postgresql://x@/y?host=/khong/co").night()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Neither journal nor database can be made where a file stands in the way."""
    office = Office(tmp_path, "")
    (tmp_path / "lich-su.jsonl").mkdir()

    with pytest.raises(HistoryError):
        office.night(law=sheet(row("I.1")))


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        ("PRAGMA max_page_count=1", "ổ đĩa đã đầy; hãy giải phóng dung lượng"),
        ("PRAGMA query_only=ON", "không có quyền ghi"),
        ("PRAGMA no_such_thing; SELEC", "không nhận lệnh; hãy chạy phancong doctor"),
    ],
)
def test_a_disk_that_refuses_is_told_as_any_disk_is(limit: str, found: str) -> None:
    """SQLite's own English goes to the log."""
    engine = create_engine("sqlite://", poolclass=StaticPool)

    with engine.connect() as connection, pytest.raises(HistoryError, match=found):
        _fill(connection, limit)


def _fill(connection: Connection, limit: str) -> None:
    with told("lich-su.db"):
        connection.exec_driver_sql(limit)
        connection.exec_driver_sql("CREATE TABLE one (text TEXT)")
        connection.exec_driver_sql("INSERT INTO one VALUES (hex(zeroblob(100000)))")
