"""What an answer says: the progress cells of its tasks, each with a digest that proves it."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from validators.a1 import address
from validators.columns import PROGRESS_COLUMNS
from validators.task_words import words_key
from workbook.raw_table import State
from workbook.rows_by_id import rows_by_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.find_table import TableRow, TaskTable
    from workbook.raw_table import Cell, Stored

COLUMNS = tuple(column.key for column in PROGRESS_COLUMNS)
VALUE, BLANK, MISSING_ROW, UNREACHABLE = (
    state.name.lower() for state in (State.VALUE, State.BLANK, State.MISSING_ROW, State.UNREACHABLE)
)
_encoded = json.JSONEncoder().encode
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_NO_CELL = '""'


class Said(NamedTuple):
    """One progress cell of one task: its state, its text, the stored value as JSON, its place.

    The digest covers everything before it; `words` stands for the words of the task in the row
    (`words_key`) and is not recorded. The salt comes from the raw answer: a rebuild finds
    it again, and once both are erased nothing is left from which a short text could be guessed.
    """

    task: str
    column: str
    state: str
    shown: str
    stored: str
    sheet: str
    cell: str
    salt: str
    digest: str
    words: str = ""

    @property
    def value(self) -> tuple[str, str, str]:
        """What counts when asking whether something changed: not the place."""
        return self.state, self.shown, self.stored


RECORDED = len(Said._fields) - 1  # all but the words
# What an answer says, or the reason why it cannot be read.
Reading = tuple[Said, ...] | str


def reader_version() -> str:
    """Who reads: the same bytes may give other values in another version."""
    return f"phancong {version('phancong')}"


@lru_cache(maxsize=4096)  # the same for every agency
def missing(task: str, column: str) -> Said:
    """What is recorded of a task whose row, or whose column, is not there."""
    fields = (_storable(task), column, MISSING_ROW, "", _NO_CELL, "", "", "")
    return Said(*fields, digest_of(fields))


def netted(fields: Iterable[str]) -> str:
    """Texts as one, each behind its length, so that no two rows of texts give the same."""
    return "".join([f"{len(each)}:{each}" for each in fields])


def digest_of(fields: Iterable[str]) -> str:
    """The digest of the fields of a `Said` without its digest."""
    return hashlib.sha256(netted(fields).encode()).hexdigest()


def read(tables: Iterable[TaskTable], raw: bytes) -> tuple[Said, ...]:
    """All progress cells of all rows whose id stands once; a doubled id belongs to no row."""
    seed = hashlib.sha256(b"phancong" + raw).hexdigest()
    return tuple(
        each
        for task, (table, row) in rows_by_id(tables).items()
        for each in _row(task, table, row, seed)
    )


def _row(task: str, table: TaskTable, row: TableRow, seed: str) -> Iterator[Said]:
    own, tab = _storable(task), _storable(table.ref.sheet)
    beside = words_key(row.text("content"))
    for column in COLUMNS:
        cell = row.cells.get(column)
        if cell is None:
            yield missing(task, column)._replace(words=beside)
            continue
        at = address(row.anchors.get(column, row.row), table.columns[column])
        salt = hashlib.sha256(f"{seed}\n{task}\n{column}".encode(errors="replace"))
        words = (_state(cell), _storable(cell.shown), _json(cell.stored))
        fields = (own, column, *words, tab, at, salt.hexdigest()[:32])
        yield Said(*fields, digest_of(fields), beside)


def _state(cell: Cell) -> str:
    """The name of a cell's state; of the two that nearly all have it is known."""
    if cell.state is State.VALUE:
        return VALUE
    return BLANK if cell.state is State.BLANK else cell.state.name.lower()


def _json(stored: Stored) -> str:
    """A stored value with its type; days as `{"day": ISO}`."""
    if stored is None:
        return "null"
    if isinstance(stored, str):
        return _quoted(_storable(stored))
    if isinstance(stored, float) and isfinite(stored):
        return repr(stored)  # as JSON writes it, and much quicker
    return _encoded({"day": stored.isoformat()} if isinstance(stored, date) else stored)


def _storable(text: str) -> str:
    """The text without the two things that databases refuse: NUL and halves of a character."""
    if text.isprintable():  # neither of the two can be printed
        return text
    return text.replace("\x00", "\u2400").encode("utf-8", "backslashreplace").decode()
