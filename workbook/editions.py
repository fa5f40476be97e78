"""A workbook published day after day: the newest at its place, the last good ones in a folder."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from workbook.publish import PAUSES, InUseError, publish, save, sweep

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

KEPT = 10  # editions, one a day
_FOLDER = "các bản trước"
_MOST_COPIES = 9


@dataclass(frozen=True, slots=True)
class Edition:
    """Where an edition stands; `note` is a sentence where that is not its own place."""

    path: Path
    note: str = ""


def publish_edition(
    path: Path,
    content: bytes,
    day: date,
    *,
    replace: Callable[[Path, Path], None] = os.replace,
    pauses: tuple[float, ...] = PAUSES,
) -> Edition:
    """Publish `content` at `path`; where another program holds it, in a dated copy beside it.

    A copy goes to the folder beside it, which holds one edition a day, the last `KEPT`.
    Raises `PublishError`; what stood anywhere before is untouched then.
    """
    put = partial(publish, write=lambda beside: save(beside, content), replace=replace)
    try:
        put(path, pauses=pauses)
        edition = Edition(path)
    except InUseError as held:
        edition = _beside(path, day, put, held)
    _keep(path, day, put)
    return edition


def kept_editions(path: Path) -> list[Path]:
    """The editions kept of a workbook, the oldest first."""
    name = re.compile(rf"{re.escape(path.stem)} \d{{4}}-\d\d-\d\d{re.escape(path.suffix)}")
    folder = path.parent / _FOLDER
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(one for one in found if name.fullmatch(one.name))


def _beside(path: Path, day: date, put: Callable[..., None], held: InUseError) -> Edition:
    """The first dated name that is free to be written: an earlier copy may be open as well."""
    marks = ["", *(f" ({number})" for number in range(2, _MOST_COPIES))]
    for copy in (_dated(path, day, mark) for mark in marks):
        with suppress(InUseError):
            put(copy, pauses=())
            note = f"Tệp “{path.name}” đang mở nên bản mới ghi vào “{copy.name}”; hãy đóng tệp cũ."
            return Edition(copy, note)
    raise held


def _keep(path: Path, day: date, put: Callable[..., None]) -> None:
    """Add the day's edition to the folder and let the oldest go, but no file of another name."""
    folder = path.parent / _FOLDER
    with suppress(OSError):  # `publish` says what is wrong with a folder
        folder.mkdir(exist_ok=True)
    with suppress(InUseError):  # somebody reads today's copy; the workbook itself is in its place
        put(folder / _dated(path, day).name, pauses=())
    for old in kept_editions(path)[:-KEPT]:
        with suppress(OSError):
            old.unlink()
    sweep(path.parent)
    sweep(folder)


def _dated(path: Path, day: date, mark: str = "") -> Path:
    return path.with_name(f"{path.stem} {day.isoformat()}{mark}{path.suffix}")
