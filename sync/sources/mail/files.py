"""The files of an exported mailbox: mails one by one, mails in one file, and attachments."""

from __future__ import annotations

import os
import re
import stat
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sync.sources.mail.letter import MAX_BYTES
from workbook.reading import is_passing

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FILES = 50_000
# How each mail begins in a file of many; a sentence that begins so has no time of day.
_ENVELOPE = re.compile(rb"From (- ?\r?\n|.*\d\d:\d\d:\d\d)")
_HEAD = 200
_LETTER = ".eml"
_FIRST_HEADER = re.compile(
    rb"(return-path|delivered-to|received|from|date|subject|message-id|mime-version|x-[\w-]+): ",
    re.IGNORECASE,
)
# What mail programs keep for themselves beside the mails.
_INDEXES = (".msf", ".ini", ".db", ".json", ".html")
_LINE = 1 << 20


class Stretch(NamedTuple):
    """Where a mail lies in a file of many; the whole file is from 0 to None."""

    start: int = 0
    end: int | None = None


def files_in(folder: Path) -> list[Path]:
    """The files below a folder in a stable order, one more than bearable at most.

    No link is followed. Raises OSError.
    """
    folder.stat()
    found = (
        Path(place) / name
        for place, folders, names in os.walk(folder)
        for name in _visible(names, folders)
    )
    return sorted(islice(found, MAX_FILES + 1))


def is_regular(path: Path) -> bool:
    """Whether it is a file of its own, and no link to one elsewhere, no pipe, no device."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def is_many(path: Path) -> bool:
    """Whether a file holds many mails one after the other. Raises OSError."""
    return bool(_ENVELOPE.match(_head(path)))


def is_letter(path: Path) -> bool:
    """Whether a file is one mail, by its ending or by its first header. Raises OSError."""
    return path.suffix.lower() == _LETTER or bool(_FIRST_HEADER.match(_head(path)))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def stretches(path: Path) -> Iterator[Stretch]:
    """The mails of such a file: each begins with its envelope, behind a blank line.

    `mailbox.mbox` would open the file for writing, and read a mail whatever its size.
    Raises OSError.
    """
    with path.open("rb") as file:
        start, at, blank = None, 0, True
        while line := file.readline(_LINE):
            if blank and _ENVELOPE.match(line[:_HEAD]):
                if start is not None:
                    yield Stretch(start, at)
                start = at + len(line)
            blank = line in {b"\n", b"\r\n"}
            at += len(line)
        if start is not None:
            yield Stretch(start, at)


def content_of(path: Path, stretch: Stretch = Stretch()) -> bytes:  # noqa: B008  # a constant
    """The bytes of a mail, one more than bearable at most. Raises OSError."""
    with path.open("rb") as file:
        file.seek(stretch.start)
        size = MAX_BYTES + 1
        return file.read(size if stretch.end is None else min(size, stretch.end - stretch.start))


def _visible(names: list[str], folders: list[str]) -> Iterator[str]:
    """The files of one folder in order; hidden folders are not entered."""
    folders[:] = sorted(name for name in folders if not name.startswith("."))
    for name in sorted(names):
        if not (name.startswith(".") or name.lower().endswith(_INDEXES) or is_passing(Path(name))):
            yield name
