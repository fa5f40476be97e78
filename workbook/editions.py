"""A workbook published day after day: the newest at its place, the last good ones in a folder."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from filecmp import cmp
from functools import partial
from itertools import chain, count
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
    """Where an edition stands; `note` says what else there is to know, in sentences."""

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

    A copy goes to the folder beside it, which holds one edition a day, the last `KEPT`; there
    goes as well what stood at `path` and is no edition, for somebody worked on it.
    Raises `PublishError`; what stood anywhere before is untouched then.
    """
    put = partial(publish, write=lambda beside: save(beside, content), replace=replace)
    worked_on = _keep_work(path, day)
    try:
        put(path, pauses=pauses)
        edition = Edition(path, worked_on)
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


def _keep_work(path: Path, day: date) -> str:
    """Copy what stands at `path` to the folder unless it is an edition; the sentence about it."""
    if not path.is_file() or any(cmp(path, one, shallow=False) for one in kept_editions(path)):
        return ""
    folder = _folder_of(path)
    marks = chain([""], (f" {number}" for number in count(2)))
    names = (folder / _dated(path, day, f" (sửa tay{mark})").name for mark in marks)
    place = next(one for one in names if not one.exists() or cmp(path, one, shallow=False))
    if not place.exists():
        publish(place, lambda beside: save(beside, path.read_bytes()))
    return (
        f"Tệp “{path.name}” không còn như chương trình đã ghi; bản ấy được giữ ở “{_FOLDER}/"
        f"{place.name}”, còn lời ghi trong đó không được tổng hợp."
    )


def _folder_of(path: Path) -> Path:
    """The folder of the editions of a workbook, made where there is none yet."""
    folder = path.parent / _FOLDER
    with suppress(OSError):  # `publish` says what is wrong with a folder
        folder.mkdir(exist_ok=True)
    return folder


def _keep(path: Path, day: date, put: Callable[..., None]) -> None:
    """Add the day's edition to the folder and let the oldest go, but no file of another name."""
    folder = _folder_of(path)
    with suppress(InUseError):  # somebody reads today's copy; the workbook itself is in its place
        put(folder / _dated(path, day).name, pauses=())
    for old in kept_editions(path)[:-KEPT]:
        with suppress(OSError):
            old.unlink()
    sweep(path.parent)
    sweep(folder)


def _dated(path: Path, day: date, mark: str = "") -> Path:
    return path.with_name(f"{path.stem} {day.isoformat()}{mark}{path.suffix}")
