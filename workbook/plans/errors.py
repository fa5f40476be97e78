"""The one failure of reading a plan: the file cannot be read as a plan at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.errors import CannotDoError

if TYPE_CHECKING:
    from pathlib import Path


class UnreadableError(Exception):
    """What a reader of a format says of a document it cannot read: the reason alone.

    Readers know no path; who called them makes a `PlanError` of it.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PlanError(CannotDoError):
    """A plan that cannot be read; `str()` is one Vietnamese sentence: file, reason, what to do."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"Không đọc được kế hoạch {str(path) or '(văn bản)'}: {reason}")
        self.path = str(path)
        self.reason = reason
