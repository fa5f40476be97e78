"""What every agency was answered last: an answer that would say the same is not sent again."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from validators.findings import Finding

_NAME = "da-tra-loi.json"


def mark_of(findings: Iterable[Finding]) -> str:
    """A short text that is equal for equal findings."""
    told = "\n".join(repr((f, f.fix, f.accepted)) for f in findings)
    return hashlib.sha256(told.encode()).hexdigest()


def _read(told: Any) -> dict[str, dict[str, list[str]]]:  # noqa: ANN401  # whatever JSON holds
    """Raises TypeError and AttributeError for another shape."""
    return {
        plan: {agency: [str(mark) for mark in marks] for agency, marks in agencies.items()}
        for plan, agencies in told.items()
    }


class Memory:
    """The marks of what each agency knows, by plan and agency; a file of the state folder."""

    def __init__(self, folder: Path, plan: str) -> None:
        self._path, self._plan = folder / _NAME, plan
        self._all: dict[str, dict[str, list[str]]] = {}
        if self._path.exists():
            with suppress(OSError, ValueError, TypeError, AttributeError):
                # Where it is broken everything is looked at again, and nothing is lost.
                self._all = _read(json.loads(self._path.read_bytes()))

    def knows(self, agency: str, mark: str) -> bool:
        """Whether the agency was answered this already; who was never answered knows nothing."""
        return mark in self._all.get(self._plan, {}).get(agency, [mark_of(())])

    def plans_of(self, agency: str) -> int:
        """How many plans an agency was answered about."""
        return sum(agency in agencies for agencies in self._all.values())

    def learn(self, agency: str, marks: Sequence[str]) -> None:
        """Remember an answer; on disk when this returns. Raises CannotDoError."""
        self._all.setdefault(self._plan, {})[agency] = list(dict.fromkeys(marks))
        beside = self._path.with_suffix(".tmp")
        try:
            with beside.open("w", encoding="utf-8") as file:
                json.dump(self._all, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
        except OSError as error:
            raise CannotDoError(
                f"{self._path}: không ghi được ({error.strerror}); hãy kiểm tra quyền ghi."
            ) from error
