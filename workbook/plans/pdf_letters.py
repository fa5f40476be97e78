"""Letters of a PDF page → printed lines: by their places on the page, in no other order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from validators.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SMALL = 0.68  # of the usual size: footnotes are larger, raised numbers smaller
_SHARED = 0.6  # how much of a letter's height must lie in a row to belong to it
_WORD_GAP = 0.16  # of the size: more white than this parts two words
_COLUMN_GAP = 1.6  # of the size: more white than this parts two columns
PIECE_GAP = 0.45  # of the size: more white than this may part the cells of a table
_RAISED_BY = 0.12  # of the size: how far the foot of a raised number is above the line
_SAME_PLACE = 0.12  # of the size; a real letter is wider
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)


class Letter(TypedDict):
    """What is used of a pdfplumber letter; points from the top left."""

    text: str
    fontname: str
    size: float
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line, or one side of it where the page has columns; points from the top left.

    `bold` counts characters at the start; `first` is the width of the first word.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: int = 0
    first: float = 0.0
    page: int = 0

    def all_bold(self) -> bool:
        """Whether every letter is bold."""
        return self.bold >= len(self.text)

    def over(self, other: Printed) -> bool:
        """Whether both stand above one another, in part at least."""
        return self.x0 < other.x1 and other.x0 < self.x1


def printed_lines(
    letters: Sequence[Letter], page: int = 0, gap: float = _COLUMN_GAP
) -> list[Printed]:
    """The printed lines, from top to bottom and from left to right.

    White wider than `gap` sizes parts a line in two.
    """
    lines = [
        line
        for row in _rows([letter for letter in letters if letter["text"]])
        for part in _parts(row, gap)
        if (line := _printed(part, page)) is not None
    ]
    return sorted(lines, key=lambda line: (line.top, line.x0))


def usual_size(letters: Iterable[Letter]) -> float:
    """The size most letters have; 0 where there are none."""
    count: dict[float, int] = {}
    for letter in letters:
        size = round(letter["size"] * 2) / 2
        count[size] = count.get(size, 0) + 1
    return max(count, key=lambda size: count[size], default=0.0)


def _rows(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Letters that stand on one line; raised numbers join the line they are raised from."""
    least = _SMALL * usual_size(letters)
    rows: list[list[Letter]] = []
    for letter in sorted((one for one in letters if one["size"] >= least), key=_middle):
        near = [row for row in rows[-4:] if _shared(letter, row[0]) >= _SHARED]
        if near:
            near[-1].append(letter)
        else:
            rows.append([letter])
    small: list[Letter] = []
    for letter in (one for one in letters if one["size"] < least):
        row = next((row for row in rows if _stands_in(letter, row)), None)
        (small if row is None else row).append(letter)
    return [*rows, *_rows(small)] if small and len(small) < len(letters) else rows


def _middle(letter: Letter) -> float:
    return (letter["top"] + letter["bottom"]) / 2


def _shared(one: Letter, other: Letter) -> float:
    """The part of the lower of two letters that lies beside the other."""
    reach = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    low = min(one["bottom"] - one["top"], other["bottom"] - other["top"])
    return reach / low if low > 0 else 0.0


def _stands_in(letter: Letter, row: Sequence[Letter]) -> bool:
    if _shared(letter, row[0]) < _SHARED / 2:
        return False
    reach = 2 * letter["size"]
    return any(one["x0"] - reach < letter["x1"] and letter["x0"] < one["x1"] + reach for one in row)


def _parts(row: list[Letter], gap: float) -> list[list[Letter]]:
    """A row cut where columns are: at white far wider than between words."""
    ordered = sorted(row, key=lambda letter: letter["x0"])
    inked = [letter for letter in ordered if letter["text"].strip()]
    parts: list[list[Letter]] = []
    reach = 0.0
    for letter in ordered:
        blank = not letter["text"].strip()
        if not blank and parts and _again(letter, parts[-1]):
            continue
        if not blank and (not parts or letter["x0"] - reach > gap * letter["size"]):
            parts.append([])
        if parts:
            parts[-1].append(letter)
        reach = reach if blank else max(reach, letter["x1"])
    return parts if inked else []


def _again(letter: Letter, part: Sequence[Letter]) -> bool:
    """Whether a letter is printed a second time at the same place, to look bold."""
    return any(
        letter["text"] == one["text"] and letter["x0"] - one["x0"] < _SAME_PLACE * letter["size"]
        for one in part[-2:]
    )


def _printed(part: Sequence[Letter], page: int) -> Printed | None:
    inked = [letter for letter in part if letter["text"].strip()]
    if not inked:
        return None
    size = max(letter["size"] for letter in inked)
    foot = max(letter["bottom"] for letter in inked)
    text, bold, whole = "", 0, True
    reach = inked[0]["x0"]
    first = 0.0
    for letter in part:
        blank = not letter["text"].strip()
        if text and not text.endswith(" ") and (blank or letter["x0"] - reach > _WORD_GAP * size):
            first = first or reach - inked[0]["x0"]
            text += " "
        if blank:
            continue
        words = letter["text"]
        if (
            words.isdecimal()
            and letter["size"] < 0.8 * size
            and letter["bottom"] < foot - _RAISED_BY * size
        ):
            words = words.translate(_RAISED)
        text += words
        whole = whole and bool(_BOLD.search(letter["fontname"]))
        bold = len(text) if whole else bold
        reach = max(reach, letter["x1"])
    shown = squeeze(text)
    x0, top = inked[0]["x0"], min(letter["top"] for letter in inked)
    width = first or reach - x0
    return Printed(shown, x0, reach, top, foot, size, min(bold, len(shown)), width, page)
