"""A PostgreSQL database of earlier times goes over to the plan whose archive it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import inspect, text
from support.earlier_state import as_earlier_base
from support.history_nights import FIRST_NIGHT, LAW, Office, row, sheet
from support.postgresql import new_base

from sync.history.database import connect, schema_of
from sync.history.errors import HistoryError
from sync.history.redaction import Wish

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def address(server: str) -> str:
    """The address of an empty database."""
    return new_base(server, uuid4().hex)


@pytest.fixture
def earlier(tmp_path: Path, address: str) -> Office:
    """A plan whose two nights are in the schema that every database had."""
    office = _plan(tmp_path, "mot", address)
    office.night(law=sheet(row("I.1", "Đang thực hiện")))
    office.night(law=sheet(row("I.1", "Hoàn thành")))
    as_earlier_base(address, office.folder)
    return office


def _plan(state: Path, name: str, address: str) -> Office:
    (state / name).mkdir()
    return Office(state / name, address)


def _schemas(office: Office) -> set[str]:
    with connect(office.address, office.folder).reading() as connection:
        names = inspect(connection).get_schema_names()
    return {name for name in names if name.startswith("phancong")}


def test_the_plan_takes_its_tables_over(earlier: Office) -> None:
    """Row by row, with the guards, and the next night goes on; nothing of the old name is left."""
    told = earlier.standing()

    earlier.night(law=sheet(row("I.1", "Đã trình")))

    assert told[LAW, "I.1", "status"].shown == "Hoàn thành"
    assert len(earlier.rows()["runs"]) == 3
    assert _schemas(earlier) == {schema_of(earlier.folder)}
    with (
        pytest.raises(HistoryError, match="chỉ được ghi thêm"),
        earlier.history.open().writing() as connection,
    ):
        connection.execute(text("DELETE FROM observations"))


def test_its_words_can_still_be_taken_out(earlier: Office) -> None:
    """The one lawful change finds its tombstone under the new name; a rebuild agrees."""
    earlier.history.redact(Wish(LAW, "I.1", "status", "Văn phòng", "đơn 12"), FIRST_NIGHT)

    assert earlier.history.rebuild(FIRST_NIGHT).same


def test_a_rebuild_takes_it_over_first(earlier: Office) -> None:
    """So that it is set aside and compared like any other."""
    rebuilt = earlier.history.rebuild(FIRST_NIGHT)

    assert rebuilt.same
    assert _schemas(earlier) == {rebuilt.aside, schema_of(earlier.folder)}


def test_another_plan_leaves_it_alone(earlier: Office) -> None:
    """Whichever plan's night comes first: it begins its own tables, and takes nobody's."""
    other = _plan(earlier.folder.parent, "hai", earlier.address)

    other.night(law=sheet(row("I.1", "Chưa thực hiện")))

    assert _schemas(other) == {"phancong", schema_of(other.folder)}
    assert earlier.standing()[LAW, "I.1", "status"].shown == "Hoàn thành"
    assert other.standing()[LAW, "I.1", "status"].shown == "Chưa thực hiện"


def test_the_name_of_a_schema_needs_no_quotes(tmp_path: Path) -> None:
    """Whatever the folder is called; it is not longer than a name may be."""
    for name in ("48-kh-ubnd-2026-7ce71aa6", 'a"; DROP SCHEMA x', "Sở Y tế", "x" * 90):
        schema = schema_of(tmp_path / name)
        assert schema.replace("_", "").isalnum()
        assert schema.isascii()
        assert len(schema) <= 63
