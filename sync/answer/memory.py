"""What every agency was answered last: an answer that would say the same is not sent again."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from workbook.os_reasons import writing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from validators.findings import Finding

_NAME = "da-tra-loi.json"


def mark_of(findings: Iterable[Finding]) -> str:
    """A short text that is equal for equal findings."""
    told = "\n".join(repr((f, f.fix, f.accepted)) for f in findings)
    return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Last:
    """The last answer: the mark of what was written, and which reading (ISO time) asked for it.

    The two may differ: what is written are the findings of the sheet as it is by then.
    """

    said: str
    read_at: str = ""


class Memory:
    """The last answer to each agency, by plan and agency; a file of the state folder."""

    def __init__(self, folder: Path, plan: str) -> None:
        self._path, self._plan = folder / _NAME, plan
        self._all: dict[str, dict[str, Last]] = {}
        if self._path.exists():
            with suppress(OSError, ValueError, TypeError, AttributeError):
                # Where it is broken everything is looked at again, and nothing is lost.
                self._all = _read(json.loads(self._path.read_bytes()))

    def knows(self, agency: str, mark: str, read_at: str) -> bool:
        """Whether findings, or the reading they are of, were answered last.

        Who was never answered knows nothing. `read_at` is "" where the reading is not known.
        """
        last = self._all.get(self._plan, {}).get(agency, Last(mark_of(())))
        return mark == last.said or bool(read_at and read_at == last.read_at)

    def plans_of(self, agency: str) -> int:
        """How many plans an agency was answered about."""
        return sum(agency in agencies for agencies in self._all.values())

    def learn(self, agency: str, last: Last) -> None:
        """Remember an answer; on disk when this returns. Raises CannotDoError."""
        self._all.setdefault(self._plan, {})[agency] = last
        told = {
            plan: {agency: asdict(last) for agency, last in agencies.items()}
            for plan, agencies in self._all.items()
        }
        beside = self._path.with_suffix(".tmp")
        with writing(self._path, "không ghi được sổ trả lời"):
            with beside.open("w", encoding="utf-8") as file:
                json.dump(told, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)


def _read(told: Any) -> dict[str, dict[str, Last]]:  # noqa: ANN401  # whatever JSON holds
    """Raises TypeError and AttributeError for another shape."""
    return {
        plan: {agency: Last(**last) for agency, last in agencies.items()}
        for plan, agencies in told.items()
    }
