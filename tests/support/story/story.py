"""Days and nights: what people do, what breaks, and the run that must not mind."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from support.bad_nights import PASSING
from support.story.decisions import decide
from support.story.moves import ODD, SPOILERS, report
from support.story.office import day_of, evening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from support.story.machine import Ended
    from support.story.office import Office

_LOST = ("insufficientFilePermissions", "permission-denied")
# How often, of all chances.
_SILENT, _ODD, _SPOILT, _HEALED = 0.4, 0.5, 0.06, 0.6
_BAD_WIRE, _LOST_SHEET, _KILLED, _GIVEN_UP = 0.4, 0.25, 0.4, 0.2
Sheet = tuple[str, str]  # an agency, and the name by which the oracle knows one of its sheets


@dataclass(frozen=True, slots=True)
class Night:
    """A night that ended with a workbook: what is known about it.

    `unread` are the agencies of which a sheet could not be read, `leaders` all that had to
    report; `book` is the workbook, byte for byte.
    """

    number: int
    ended: Ended
    unread: frozenset[str]
    leaders: frozenset[str]
    book: bytes

    @property
    def day(self) -> date:
        """Its business date."""
        return day_of(self.number)


@dataclass(slots=True)
class Story:
    """The days and nights of an office; `run` is the machine on which its commands run.

    `owed` are spreadsheets that were edited since they were last read, `spoilt` files that
    cannot be read as they are.
    """

    office: Office
    run: Callable[..., Ended]
    seed: int
    random: Random = field(init=False)
    nights: list[Night] = field(default_factory=list[Night])
    owed: set[str] = field(default_factory=set[str])
    spoilt: set[Sheet] = field(default_factory=set[Sheet])
    kills: int = 0

    def __post_init__(self) -> None:
        """The same story for a seed."""
        self.random = Random(self.seed)  # noqa: S311  # a story, no secret
        self.owed |= set(self.office.google)

    def day(self, number: int) -> None:
        """What the department decides, and then what every agency does."""
        self.office.sandbox.clock.freeze(evening(number, -9))
        decide(self.office, number)
        for agency, name, page in self.office.pages():
            if (agency, name) in self.spoilt and self.random.random() > _HEALED:
                continue
            if (agency, name) in self.spoilt:
                self.spoilt.remove((agency, name))
            elif self.random.random() < _SILENT and not page.is_dirty:
                continue
            report(page, self.random, day_of(number))
            if self.random.random() < _ODD:
                self.random.choice(ODD)(page, self.random, day_of(number))
            page.is_dirty = True
        self.owed |= {agency for agency, page in self.office.google.items() if page.is_dirty}
        self.office.settle(but=self.spoilt)
        self._spoil()

    def night(self, number: int) -> Iterator[str]:
        """One night, perhaps killed and begun anew; what it did that it must not do."""
        office = self.office
        before = office.inputs()
        office.sandbox.clock.freeze(evening(number))
        lost = self._order_faults()
        kept = len(self._kept())
        killed = self.random.random() < _KILLED and bool(self.nights)
        if killed:
            yield from self._killed(number)
        litter = office.litter()
        if killed and self.random.random() < _GIVEN_UP:
            self._hear(number, {one["source"] for one in self._kept()[kept:]})
        else:
            ended = self.run(["nightly", "--json"], evening(number, 1))
            self._hear(number, None, lost)
            self._remember(number, ended, lost)
            yield from (f"đêm {number}: còn {path}" for path in litter if path.exists())
        if office.inputs() != before:
            yield f"đêm {number}: tệp của đơn vị đã bị sửa"
        office.sandbox.faults.clear()

    def _spoil(self) -> None:
        for agency, page in self.office.files.items():
            if self.random.random() < _SPOILT and (agency, "file") not in self.spoilt:
                self.spoilt.add((agency, "file"))
                spoiler = self.random.choice((None, *SPOILERS))
                if spoiler is None or page.path.suffix == ".csv":  # half a text is a shorter text
                    page.path.unlink()
                else:
                    page.path.write_bytes(spoiler(page.path.read_bytes()))

    def _order_faults(self) -> frozenset[str]:
        """Trouble on Google for tonight; the agencies whose spreadsheets cannot be had."""
        order = self.office.sandbox.faults.add
        lost = {a for a in sorted(self.owed) if self.random.random() < _LOST_SHEET}
        for agency in sorted(lost):
            key = self.office.google[agency].book.id
            order(self.random.choice(_LOST), kind="sheets.*", path=key, times=99)
        for _ in range(self.random.randrange(1, 6) if self.random.random() < _BAD_WIRE else 0):
            kind = self.random.choice(("sheets.*", "drive.*"))
            name = self.random.choice(PASSING)
            order(name, kind=kind, skip=self.random.randrange(3), seconds=0.0)
        return frozenset(lost)

    def _killed(self, number: int) -> Iterator[str]:
        """Begin the run and kill it, anywhere or while it publishes."""
        last = self.nights[-1].ended
        first = self.random.choice((1, last.publishing))
        step = self.random.randint(first, last.steps)
        if self.run(["nightly"], evening(number), step).code is None:
            self.kills += 1
            where = f"đêm {number}, giết ở bước {step}/{last.steps}"
            yield from (f"{where}: {fault}" for fault in self.office.torn())

    def _kept(self) -> list[dict[str, str]]:
        """The answers in the archive, as its index names them."""
        index = self.office.kept / "ban-chup.jsonl"
        lines = index.read_text(encoding="utf-8", errors="replace") if index.exists() else ""
        return [json.loads(line) for line in lines.splitlines() if line.endswith("}")]

    def _hear(self, number: int, only: set[str] | None, lost: frozenset[str] = frozenset()) -> None:
        """Tell the oracle what was read tonight; `only` names sources where not all were."""
        for agency, name, page in self.office.pages():
            is_kept = only is None or self.office.source(agency, name) in only
            is_lost = name == "google" and agency in lost
            if is_kept and not is_lost and (agency, name) not in self.spoilt:
                self.office.oracle.place(agency, name).hear(page.words(), number)
        if only is None:
            self.owed &= lost

    def _remember(self, number: int, ended: Ended, lost: frozenset[str]) -> None:
        roll = self.office.roll
        unread = frozenset({agency for agency, _ in self.spoilt} | lost)
        leaders = frozenset(name for duty in roll.duties for name in roll.leaders(duty))
        book = self.office.workbook.read_bytes() if self.office.workbook.exists() else b""
        self.nights.append(Night(number, ended, unread, leaders, book))
