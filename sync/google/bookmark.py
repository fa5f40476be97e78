"""Where a department stopped reading Google's list of changes, and what it still owes."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbook.os_reasons import writing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_WEEK = timedelta(days=7)


def bookmark_path(state: Path, plan: str) -> Path:
    """Where a plan's bookmark is kept: plans of one state folder are read each for itself."""
    return state / f"google-{hashlib.sha256(plan.encode()).hexdigest()[:12]}.json"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """`token` is the place in the list of changes of `feed`.

    `feed` names who reads the list, of which drive, and for which plan. `unread` are
    spreadsheets whose last reading failed, `gone` those that the list called out of reach, with
    the reason. `full_at` is when everything was read last (ISO, UTC).
    """

    feed: str = ""
    token: str = ""
    full_at: str = ""
    unread: tuple[str, ...] = ()
    gone: Mapping[str, str] = field(default_factory=dict[str, str])

    def serves(self, feed: str, now: datetime) -> bool:
        """Whether the changes since then are enough; once a week everything is read again."""
        if not self.token or self.feed != feed:
            return False
        return timedelta(0) <= now - datetime.fromisoformat(self.full_at) < _WEEK


def read_bookmark(path: Path) -> Bookmark:
    """The bookmark of a file; an empty one where there is none, or none that can be used.

    Without a bookmark everything is read, so a broken one costs time and loses nothing.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        found = replace(Bookmark(**told), unread=tuple(told["unread"]))
        texts: list[object] = [found.feed, found.token, *found.unread, *found.gone.values()]
        is_usable = datetime.fromisoformat(found.full_at).utcoffset() is not None and all(
            isinstance(text, str) for text in texts
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Bookmark()
    return found if is_usable else Bookmark()


def write_bookmark(path: Path, bookmark: Bookmark) -> None:
    """Replace the bookmark, whole and safely on disk. Raises CannotDoError."""
    beside = path.with_suffix(".tmp")
    with writing(path, "không ghi được dấu lần đọc"):
        with beside.open("w", encoding="utf-8") as file:
            json.dump(asdict(bookmark), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
