"""What we leave in a person's book, and how it is told from what is theirs.

Our lines in the notes of cells are known by how they begin, so they are found again wherever
rows were moved, sorted or copied to; whatever a person wrote into the same note stays as it
was. Our sheet is known by its name, its title and its lock: one that was unlocked has been
taken over, and is the person's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

RESULTS_NAME = "Kết quả kiểm tra"
RESULTS_TITLE = "KẾT QUẢ KIỂM TRA BIỂU PHÂN CÔNG"

# Fills of marks: Lỗi, Cảnh báo, Gợi ý. Light enough for black text, different enough in
# brightness to be told apart on a grey print.
FILLS = ("#F4B4A8", "#FFE699", "#CFE2F3")

SIGN = "» "
_OUR_LINE = re.compile(r"PC(?:\d{3})?» ")
_FORMER = "PC» Màu cũ của ô: "
_NO_FILL = "không tô"


def added(own: str | None, ours: str) -> str:
    """A note with our lines below what a person wrote; `None`: the cell had no note."""
    return ours if own is None else f"{own}\n{ours}"


def without(text: str) -> str | None:
    """The note as the person wrote it; `None` where all of it was ours."""
    own = [line for line in text.split("\n") if not _OUR_LINE.match(line)]
    return "\n".join(own) if own else None


def ours(text: str) -> str:
    """Our lines in a note, without the one that remembers the fill."""
    lines = text.split("\n")
    return "\n".join(
        line for line in lines if _OUR_LINE.match(line) and not line.startswith(_FORMER)
    )


def is_marked(text: str) -> bool:
    """Whether a note holds any line of ours."""
    return any(_OUR_LINE.match(line) for line in text.split("\n"))


def codes_in(text: str) -> tuple[str, ...]:
    """The codes of the rules that our lines in a note speak of, in their order."""
    starts = (_OUR_LINE.match(line) for line in text.split("\n"))
    codes = (match[0][: -len(SIGN)] for match in starts if match)
    return tuple(dict.fromkeys(code for code in codes if code != "PC"))


def remembering(note: str, fill: str | None) -> str:
    """Our lines with the cell's own fill among them; `None`: it was set to have no fill."""
    return f"{note}\n{_FORMER}{fill or _NO_FILL}"


def former_fill(text: str) -> tuple[bool, str | None]:
    """Whether a note remembers the cell's own fill, and which (`None`: set to have none)."""
    for line in text.split("\n"):
        if line.startswith(_FORMER):
            fill = line[len(_FORMER) :].strip()
            return True, None if fill == _NO_FILL else fill
    return False, None


def free_name(taken: Iterable[str]) -> str:
    """A name for our sheet that no sheet of the book has."""
    names = {name.casefold() for name in taken}
    name, number = RESULTS_NAME, 2
    while name.casefold() in names:
        name, number = f"{RESULTS_NAME} ({number})", number + 1
    return name


def is_our_sheet(name: str, first_cell: str, locked: bool) -> bool:
    """Whether a sheet is the one we wrote, and still ours."""
    return locked and name.startswith(RESULTS_NAME) and first_cell == RESULTS_TITLE
