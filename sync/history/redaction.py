"""Redaction: words are taken out for good, and a tombstone says who did it, when and why.

First what may be kept of the raw answers is stored beside them, then the event is acknowledged
in the journal; erasing and recording follow from that line, and again after a crash.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from sync.history.errors import HistoryError
from sync.history.events import RedactionEvent
from sync.history.reading import BLANK
from sync.history.schema import ANSWERS, OBSERVATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from sync.history.archive import Archive
    from sync.history.reading import Reading, Said

_GONE = '""'


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be taken out: all an agency said in a column of a task before its last change."""

    source: str
    task: str
    column: str
    who: str
    why: str


def plan_redaction(connection: Connection, wish: Wish, number: int, at: str) -> RedactionEvent:
    """The event of a wish. Raises HistoryError where nothing can be taken out yet."""
    *old, standing = _observed(connection, wish) or [(0, "")]
    if not old or standing[1] in {shown for _, shown in old if shown}:
        raise HistoryError(
            f"{wish.source}, nhiệm vụ {wish.task}: không có lời cũ nào để xóa; nếu lời cần xóa còn "
            "trong bảng của đơn vị, hãy nhờ đơn vị xóa ở đó và lấy dữ liệu về trước."
        )
    first, end = old[0][0], standing[0]
    answers = _answers_between(connection, wish.source, first, end)
    for sha256 in answers:
        _refuse_shared(connection, wish, sha256, end)
    return RedactionEvent(
        number=number,
        at=at,
        who=wish.who,
        why=wish.why,
        source=wish.source,
        task=wish.task,
        column=wish.column,
        mark=f"[đã xóa {secrets.token_hex(4)}]",
        first=first,
        last=end - 1,
        answers=answers,
    )


def entomb(archive: Archive, event: RedactionEvent, read: Callable[[str], Reading]) -> None:
    """Store what may be kept of every answer the event erases."""
    # Thrown away when done: equal words stay equal, and nobody can find them by trying.
    secret = secrets.token_bytes(32)
    for sha256 in event.answers:
        reading = read(sha256)
        if not isinstance(reading, str):
            reading = tuple(_silenced(each, event, secret) for each in reading)
        archive.entomb(sha256, reading)


def apply_redaction(connection: Connection, archive: Archive, event: RedactionEvent) -> None:
    """Erase the answers, then take the words out of the observations."""
    c = OBSERVATIONS.c
    for sha256 in event.answers:
        archive.store.erase(sha256)
    cell = (c.source == event.source, c.task == event.task, c.column == event.column)
    query = select(c.run, ANSWERS.c.sha256).join(
        ANSWERS, (ANSWERS.c.run == c.run) & (ANSWERS.c.source == c.source)
    )
    rows = query.where(*cell, c.run.between(event.first, event.last))
    for run, sha256 in connection.execute(rows).all():
        reading = archive.entombed(sha256)
        for said in () if isinstance(reading, str) else reading:
            if (said.task, said.column) == (event.task, event.column):
                change = update(OBSERVATIONS).where(*cell, c.run == run)
                connection.execute(
                    change.values(shown=said.shown, stored=said.stored, salt=said.salt)
                )


def _silenced(said: Said, event: RedactionEvent, secret: bytes) -> Said:
    if (
        (said.task, said.column) != (event.task, event.column)
        or not said.salt
        or said.state == BLANK
    ):
        return said
    token = hashlib.sha256(secret + f"{said.shown}\n{said.stored}".encode()).hexdigest()[:8]
    return said._replace(shown=f"{event.mark} {token}", stored=_GONE, salt="")


def _observed(connection: Connection, wish: Wish) -> list[tuple[int, str]]:
    """Every run in which the cell changed, with what it then showed."""
    c = OBSERVATIONS.c
    cell = (c.source == wish.source, c.task == wish.task, c.column == wish.column)
    rows = connection.execute(select(c.run, c.shown).where(*cell).order_by(c.run))
    return [(run, shown) for run, shown in rows]


def _answers_between(connection: Connection, source: str, first: int, end: int) -> tuple[str, ...]:
    """The readable answers of a source from run `first` to before run `end`, each once."""
    c = ANSWERS.c
    query = select(c.sha256).where(c.source == source, c.run >= first, c.run < end, c.sha256 != "")
    return tuple(dict.fromkeys(connection.scalars(query.order_by(c.run))))


def _refuse_shared(connection: Connection, wish: Wish, sha256: str, end: int) -> None:
    """An answer that also stands for something else cannot be erased for this."""
    c = ANSWERS.c
    elsewhere = (c.source != wish.source) | (c.run >= end)
    query = select(c.source).where(c.sha256 == sha256, elsewhere).limit(1)
    if (other := connection.scalar(query)) is not None:
        raise HistoryError(
            f"{wish.source}, nhiệm vụ {wish.task}: bản chụp chứa lời này cũng là bảng mới hơn của "
            f"{other}; hãy nhờ đơn vị sửa bảng và lấy dữ liệu về trước."
        )
