"""Redaction: words are taken out for good, and a tombstone says who did it, when and why.

First what may be kept of the raw answers is stored beside them, then the event is acknowledged
in the journal; erasing and recording follow from that line, and again after a crash.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select, update

from sync.history.events import RedactionEvent
from sync.history.reading import BLANK
from sync.history.schema import ANSWERS, OBSERVATIONS
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from sync.history.archive import Archive
    from sync.history.reading import Reading, Said

_GONE = '""'
_FOREVER = 2**62


class RedactionError(CannotDoError):
    """What is to be taken out was never said, still stands, or belongs to others as well."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be taken out: all an agency said in a column of a task before its last change."""

    source: str
    task: str
    column: str
    who: str
    why: str


def plan_redaction(connection: Connection, wish: Wish, number: int, at: str) -> RedactionEvent:
    """The event of a wish. Raises RedactionError where nothing can be taken out yet."""
    *old, standing = _observed(connection, wish) or [_Stretch(0, 0, "")]
    spoken = [each for each in old if each.words]
    if not spoken or standing.words in {each.words for each in spoken}:
        raise RedactionError(
            f"{wish.source}, nhiệm vụ {wish.task}: không có lời cũ nào để xóa; nếu lời cần xóa còn "
            "trong bảng của đơn vị, hãy nhờ đơn vị xóa ở đó và lấy dữ liệu về trước."
        )
    found = (_answers_in(connection, wish.source, each) for each in spoken)
    answers = tuple(dict.fromkeys(chain.from_iterable(found)))
    for sha256 in answers:
        _refuse_shared(connection, wish, sha256, spoken)
    return RedactionEvent(
        number=number,
        at=at,
        who=wish.who,
        why=wish.why,
        source=wish.source,
        task=wish.task,
        column=wish.column,
        mark=f"[đã xóa {secrets.token_hex(4)}]",
        first=spoken[0].first,
        last=spoken[-1].first,
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
    held = ANSWERS.c.sha256.in_(event.answers)
    rows = query.where(*cell, c.run.between(event.first, event.last), held)
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


class _Stretch(NamedTuple):
    """The runs from `first` to before `end` over which a cell said the same words, if any."""

    first: int
    end: int
    words: str


def _observed(connection: Connection, wish: Wish) -> list[_Stretch]:
    """What the cell said, stretch by stretch; words that were taken out before are none."""
    c = OBSERVATIONS.c
    cell = (c.source == wish.source, c.task == wish.task, c.column == wish.column)
    query = select(c.run, c.shown, c.salt).where(*cell).order_by(c.run)
    rows = connection.execute(query).all()
    ends = (*(row.run for row in rows[1:]), _FOREVER)[: len(rows)]
    return [
        _Stretch(row.run, end, row.shown if row.salt else "")
        for row, end in zip(rows, ends, strict=True)
    ]


def _answers_in(connection: Connection, source: str, stretch: _Stretch) -> Iterable[str]:
    """The answers of a source over a stretch of runs."""
    c = ANSWERS.c
    runs = (c.run >= stretch.first, c.run < stretch.end)
    query = select(c.sha256).where(c.source == source, c.sha256 != "", *runs)
    return connection.scalars(query.order_by(c.run)).all()


def _refuse_shared(
    connection: Connection, wish: Wish, sha256: str, spoken: Iterable[_Stretch]
) -> None:
    """An answer that also stands for something else cannot be erased for this."""
    c = ANSWERS.c
    for source, run in connection.execute(select(c.source, c.run).where(c.sha256 == sha256)):
        own = source == wish.source and any(each.first <= run < each.end for each in spoken)
        if not own:
            raise RedactionError(
                f"{wish.source}, nhiệm vụ {wish.task}: bản chụp chứa lời này cũng là bảng của "
                f"{source} ở lần chạy {run}; hãy nhờ đơn vị sửa bảng và lấy dữ liệu về trước."
            )
