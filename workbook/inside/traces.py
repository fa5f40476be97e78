"""What we leave in a person's book, and how it is told from what is theirs.

Our lines in the notes of cells are known by how they begin and end, so they are found again
wherever rows were moved, sorted or copied to; whatever a person wrote into the same note,
before them, after them or on the same line, stays as it was. Our sheet is known by its name,
its title, its lock and its width: one that was unlocked or written into beside our columns has
been taken over, and is the person's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

RESULTS_NAME = "Kết quả kiểm tra"
RESULTS_TITLE = "KẾT QUẢ KIỂM TRA BIỂU PHÂN CÔNG"
RESULTS_WIDTH = 6

# Fills of marks: Lỗi, Cảnh báo, Gợi ý. Light enough for black text, different enough in
# brightness to be told apart on a grey print.
FILLS = ("#F4B4A8", "#FFE699", "#CFE2F3")

SIGN, END = "» ", " «"
_OURS = re.compile(r"PC(?:\d{3})?» [^«\n]*«")
_CODE = re.compile(r"(PC\d{3})» [^«\n]*«")
_FORMER = "PC» Màu cũ của ô: "
_NO_FILL = "không tô"
_REMEMBERED = re.compile(_FORMER + "(#[0-9A-F]{6}|" + _NO_FILL + ") «")


def added(own: str | None, ours: str) -> str:
    """A note with our lines below what a person wrote; `None`: the cell had no note."""
    return ours if own is None else f"{own}\n{ours}"


def kept(text: str) -> list[bool]:
    """For each letter of a note whether it is the person's; our lines take their breaks along."""
    theirs = [True] * len(text)
    for ours in _OURS.finditer(text):
        start, end = ours.span()
        start -= start > 0 and text[start - 1] == "\n"
        theirs[start:end] = [False] * (end - start)
    if _OURS.match(text):  # nothing stood above: what was written below begins the note
        first = next((place for place, own in enumerate(theirs) if own), None)
        if first is not None and text[first] == "\n":
            theirs[first] = False
    return theirs


def without(text: str) -> str | None:
    """The note as the person wrote it; `None` where all of it was ours."""
    own = "".join(letter for letter, is_theirs in zip(text, kept(text)) if is_theirs)  # noqa: B905  # Python 3.8
    return None if not own and _OURS.match(text) else own


def ours(text: str) -> str:
    """Our lines in a note, without the one that remembers the fill."""
    lines = (match[0] for match in _OURS.finditer(text))
    return "\n".join(line for line in lines if not line.startswith(_FORMER))


def is_marked(text: str) -> bool:
    """Whether a note holds any line of ours."""
    return bool(_OURS.search(text))


def codes_in(text: str) -> tuple[str, ...]:
    """The codes of the rules that our lines in a note speak of, in their order."""
    return tuple(dict.fromkeys(_CODE.findall(text)))


def remembering(note: str, fill: str | None) -> str:
    """Our lines with the cell's own fill among them; `None`: it was set to have no fill."""
    return f"{note}\n{_FORMER}{fill or _NO_FILL}{END}"


def former_fill(text: str) -> tuple[bool, str | None]:
    """Whether a note remembers the cell's own fill, and which (`None`: set to have none).

    A line that somebody has changed is not believed.
    """
    match = _REMEMBERED.search(text)
    fill = match[1] if match else None
    return match is not None, None if fill == _NO_FILL else fill


def free_name(taken: Iterable[str]) -> str:
    """A name for our sheet that no sheet of the book has."""
    names = {name.casefold() for name in taken}
    name, number = RESULTS_NAME, 2
    while name.casefold() in names:
        name, number = f"{RESULTS_NAME} ({number})", number + 1
    return name


def is_our_sheet(name: str, first_cell: str, *, locked: bool, width: int) -> bool:
    """Whether a sheet is the one we wrote, and still ours; `width` in columns with content."""
    known = name.startswith(RESULTS_NAME) and first_cell == RESULTS_TITLE
    return known and locked and width <= RESULTS_WIDTH
