"""The chain: the hash of every event covers the event, what it recorded, and the hash before it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from sync.history.events import RunEvent, kind_of, to_json
from sync.history.reading import digest_of, netted
from sync.history.schema import ANSWERS, EVENTS, OBSERVATIONS, REDACTIONS, RUNS
from sync.history.tombstones import tombstones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Row

    from sync.history.events import Event
    from sync.history.tombstones import Tombstone

START = ""

# What the hash of a run covers: its answers as they were settled, observations by their digests.
SETTLED = ("source", "sha256", "reason")

# What an answer's row repeats of the journal. Why it cannot be read may be known to the row alone.
SAID = ("source", "kind", "sheet", "key", "pulled_at", "sha256")
PROVEN = ("source", "task", "column", "digest")

# What of an observation its digest covers, in the order of `Said`.
_COVERED = ("task", "column", "state", "shown", "stored", "sheet", "cell", "salt")


def link(before: str, event: Event, recorded: Iterable[Sequence[str]]) -> str:
    """The hash of an event; `recorded` are its answers and observations, in any order."""
    linked = hashlib.sha256(f"{before}\n{to_json(event)}".encode())
    for line in sorted(map(netted, recorded)):
        linked.update(b"\n" + line.encode())
    return linked.hexdigest()


def head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the newest event; 0 and the start of the chain where there is none."""
    query = select(EVENTS.c.number, EVENTS.c.hash).order_by(EVENTS.c.number.desc()).limit(1)
    row = connection.execute(query).first()
    return (row.number, row.hash) if row else (0, START)


def breaks(connection: Connection, events: Sequence[Event]) -> Iterator[str]:
    """Where database and archive do not bear each other out, one sentence each."""
    before = START
    graves = tombstones(connection)
    stored = connection.execute(select(EVENTS).order_by(EVENTS.c.number)).all()
    for event, row in zip(events, stored, strict=False):
        if not _same(connection, event, row):
            yield f"Sự kiện số {row.number} trong cơ sở dữ liệu khác với nhật ký."
        answers = _answers(connection, event)
        for source in _strange(answers, event):
            yield (
                f"Lần chạy {row.number}: câu trả lời của {source} trong cơ sở dữ liệu khác với "
                "nhật ký."
            )
        rows = _observations(connection, event)
        for each in rows:
            if not _proven(each, graves):
                yield (
                    f"Lần chạy {each.run}: ô {each.column} của nhiệm vụ {each.task} "
                    f"({each.source}) đã bị sửa."
                )
        before = link(before, event, (*_picked(answers, SETTLED), *_picked(rows, PROVEN)))
        if before != row.hash:
            yield f"Chuỗi kiểm chứng đứt ở sự kiện số {row.number}."
            before = row.hash
    if len(stored) < len(events):
        yield f"Còn {len(events) - len(stored)} sự kiện chưa ghi; lần chạy sau sẽ ghi tiếp."
    if len(stored) > len(events):
        yield f"Nhật ký mất {len(stored) - len(events)} sự kiện mà cơ sở dữ liệu còn giữ."


def _observations(connection: Connection, event: Event) -> Sequence[Row[tuple[object, ...]]]:
    return connection.execute(select(OBSERVATIONS).where(OBSERVATIONS.c.run == event.number)).all()


def _answers(connection: Connection, event: Event) -> Sequence[Row[tuple[object, ...]]]:
    return connection.execute(select(ANSWERS).where(ANSWERS.c.run == event.number)).all()


def _strange(rows: Iterable[Row[tuple[object, ...]]], event: Event) -> list[str]:
    """The sources whose answers are not those of the journal."""
    journal = set(_picked(event.answers, SAID)) if isinstance(event, RunEvent) else set()
    return sorted({source for source, *_ in journal ^ set(_picked(rows, SAID))})


def _picked(rows: Iterable[object], names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(getattr(row, name) for name in names) for row in rows)


def _proven(row: Row[tuple[object, ...]], graves: Sequence[Tombstone]) -> bool:
    """Whether a row says what its digest covers, or lawfully says nothing any more."""
    if any(grave.covers(row) for grave in graves):
        return (row.salt, row.stored) == ("", '""')
    return digest_of(getattr(row, name) for name in _COVERED) == str(row.digest)


def _same(connection: Connection, event: Event, row: Row[tuple[object, ...]]) -> bool:
    """Whether the rows of an event say what the journal says."""
    if (row.number, row.kind, row.at) != (event.number, kind_of(event), event.at):
        return False
    if not isinstance(event, RunEvent):
        query = select(REDACTIONS).where(REDACTIONS.c.number == event.number)
        said = {**asdict(event), "answers": json.dumps(list(event.answers))}
        redaction = connection.execute(query).mappings().first()
        return redaction is not None and all(said[name] == each for name, each in redaction.items())
    run = connection.execute(select(RUNS).where(RUNS.c.run == event.number)).first()
    fields = ("business_date", "rules", "reader", "assignment")
    return run is not None and all(getattr(run, f) == getattr(event, f) for f in fields)
