"""State folders as earlier versions left them: everything of the one plan lies in them directly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from sync.history.database import connect, schema_of

if TYPE_CHECKING:
    from pathlib import Path

_NAME = "ten-ke-hoach.txt"


def as_earlier(folder: Path) -> None:
    """Bring a plan's folder back into the state folder; nothing of its name is left."""
    (folder / _NAME).unlink()
    for each in folder.iterdir():
        each.rename(folder.parent / each.name)
    folder.rmdir()


def as_earlier_base(address: str, folder: Path) -> None:
    """Give the tables of a plan in PostgreSQL the one name that there was."""
    with connect(address, folder).writing() as connection:
        connection.execute(text(f"ALTER SCHEMA {schema_of(folder)} RENAME TO phancong"))
