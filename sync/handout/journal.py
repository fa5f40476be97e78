"""What was handed out, line by line: written before each step, so that a broken run is taken up."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from sync.handout.arrange import Handed
from sync.handout.wanted import Kind
from validators.errors import CannotDoError
from workbook.os_reasons import reading, writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from sync.handout.wanted import WantedTab
    from validators.agencies import AgencyRegistry

_NAME = "giao-bang.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """One step for one agency (its code): `step` is `creating`, `created` or `handed`.

    `lines` are id, number and words of every row that was written, of plan `plan`.
    """

    step: str
    agency: str
    key: str = ""
    plan: str = ""
    lines: tuple[tuple[str, str, str], ...] = ()


@dataclass
class Journal:
    """The lines of a state folder; only ever added."""

    folder: Path
    entries: list[Entry] = field(default_factory=list[Entry])

    def __post_init__(self) -> None:
        """Read what is there. Raises CannotDoError for a line that cannot be understood."""
        path = self.folder / _NAME
        self.entries = list(_entries(path)) if path.exists() else []

    def add(self, entry: Entry, at: datetime) -> None:
        """Write a step; it is on disk when this returns. Raises CannotDoError."""
        line = json.dumps({"at": at.isoformat(), **asdict(entry)}, ensure_ascii=False)
        with writing(self.folder / _NAME, "không ghi được sổ giao bảng"):
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / _NAME).open("ab") as log:
                # The first line break ends a line that a crash may have cut short.
                log.write(f"\n{line}\n".encode())
                log.flush()
                os.fsync(log.fileno())
        self.entries.append(entry)

    @property
    def spreadsheets(self) -> Mapping[str, str]:
        """The spreadsheet of each agency that got one, by the agency's code."""
        return {entry.agency: entry.key for entry in self.entries if entry.key}

    def by_name(self, registry: AgencyRegistry) -> dict[str, str]:
        """The same by the names that agencies bear now."""
        return {name_of(code, registry): key for code, key in self.spreadsheets.items()}

    def was_creating(self, agency: str) -> bool:
        """Whether a spreadsheet may exist whose id was never heard."""
        steps = [entry.step for entry in self.entries if entry.agency == agency]
        return "creating" in steps and agency not in self.spreadsheets

    def handed(self, agency: str, plan: str) -> Handed:
        """What the agency's tab of a plan said after the last hand-out."""
        entry = self._last(agency, plan)
        if entry is None:
            return Handed()
        return Handed(
            words={task_id: words for task_id, _, words in entry.lines if task_id},
            sections=frozenset((n, words) for task_id, n, words in entry.lines if not task_id),
        )

    def plans_of(self, agency: str) -> frozenset[str]:
        """The plans of which an agency has a tab."""
        return frozenset(e.plan for e in self.entries if e.agency == agency and e.plan)

    def agencies_of(self, plan: str) -> Iterator[str]:
        """Every agency that ever got a tab of a plan."""
        yield from dict.fromkeys(e.agency for e in self.entries if e.plan == plan)

    def note_handed(self, agency: str, key: str, wanted: WantedTab, at: datetime) -> None:
        """Write what a tab says now, unless the last line says the same."""
        rows = tuple(
            (line.task_id, line.texts["number"], line.texts["content"])
            for line in wanted.lines
            if line.kind in {Kind.TASK, Kind.SECTION}
        )
        last = self._last(agency, wanted.plan)
        if last is None or (last.key, last.lines) != (key, rows):
            self.add(Entry("handed", agency, key, wanted.plan, rows), at)

    def _last(self, agency: str, plan: str) -> Entry | None:
        found = (e for e in reversed(self.entries) if (e.agency, e.plan) == (agency, plan))
        return next(found, None)


def code_of(name: str, registry: AgencyRegistry) -> str:
    """What an agency is called in the journal and on its file: the same when it is renamed."""
    known = registry.find(name)
    return known.code if known else name


def codes_of(names: Iterable[str], registry: AgencyRegistry) -> dict[str, str]:
    """The code of each agency by its name."""
    return {name: code_of(name, registry) for name in names}


def name_of(code: str, registry: AgencyRegistry) -> str:
    """The present name of an agency; the code itself where the registry has none."""
    known = registry.agency(code)
    return known.name if known else code


def _entries(path: Path) -> Iterator[Entry]:
    """Every step that was acknowledged; a crash cuts a line anywhere, even inside a letter.

    A whole line is followed by an empty one, or ends the file. One that was cut short is followed
    by nothing, or at once by the next entry.
    """
    with reading(path, "không đọc được sổ giao bảng"):
        lines = [line.strip() for line in path.read_bytes().split(b"\n")]
    for number, line in enumerate(lines):
        if not line:
            continue
        try:
            yield _entry(json.loads(line))
        except (ValueError, TypeError, KeyError):
            if lines[number + 1 : number + 2] == [b""]:
                raise CannotDoError(
                    f"{path}, dòng {number + 1}: sổ giao bảng bị hỏng; hãy lấy lại tệp từ bản sao "
                    "lưu, hoặc xóa dòng ấy và ghi mã bảng của đơn vị vào [google.spreadsheets]."
                ) from None


def _entry(told: dict[str, Any]) -> Entry:
    lines = tuple((_text(n), _text(m), _text(words)) for n, m, words in told["lines"])
    step, agency, key, plan = (_text(told[name]) for name in ("step", "agency", "key", "plan"))
    return Entry(step, agency, key, plan, lines)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
