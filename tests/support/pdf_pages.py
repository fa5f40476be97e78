"""A small typesetter for test documents: A4 pages with a real text layer, made by PDFium.

It breaks lines and pages as a word processor does: justified paragraphs with an indented
first line, rows of tables cut by the page, a number on top of every page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from support.pdf_file import BOLD, HEIGHT, REGULAR, WIDTH, Font, write_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbook.plans.blocks import Line, TableBlock

LEFT, RIGHT, TOP, BOTTOM = 85.0, 550.0, 780.0, 60.0
SIZE, INDENT, LEADING, SPACING = 12.0, 36.0, 1.25, 6.0
_REPUBLIC = "CỘNG H"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, with whether it is bold."""

    text: str
    bold: bool = False


@dataclass(slots=True)
class Pages:
    """A PDF while it is made: the page in work and how far down it is filled."""

    leading: float = LEADING
    numbers: bool = True
    y: float = 0.0
    pages: list[list[str]] = field(default_factory=list[list[str]])
    fonts: tuple[Font, Font] = field(default_factory=lambda: (Font(REGULAR), Font(BOLD)))

    def __post_init__(self) -> None:
        """Begin the first page."""
        self.turn()

    def turn(self) -> None:
        """Begin the next page."""
        self.pages.append([])
        self.y = TOP
        if self.numbers and len(self.pages) > 1:
            self.put(WIDTH / 2 - 4, HEIGHT - 40, str(len(self.pages)), size=13)

    def width(self, text: str, size: float = SIZE, *, bold: bool = False) -> float:
        """How wide a text is."""
        return self.fonts[bold].width(text, size)

    def put(self, x: float, y: float, text: str, *, size: float = SIZE, bold: bool = False) -> None:
        """Letters at a place."""
        coded = "".join(f"{self.fonts[bold].glyph(letter):04x}" for letter in text)
        self.pages[-1].append(f"BT /F{int(bold)} {size} Tf {x:.2f} {y:.2f} Td <{coded}> Tj ET")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin line."""
        self.pages[-1].append(f"0.5 w {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")

    def fits(self, words: Sequence[Word], room: float, size: float) -> int:
        """How many words fit in one line."""
        used = 0.0
        for at, word in enumerate(words):
            used += self.width(word.text + " ", size, bold=word.bold)
            if at and used - self.width(" ", size) > room:
                return at
        return len(words)

    def paragraph(self, words: Sequence[Word], *, centred: bool = False, indent: float = INDENT) -> None:
        """A justified (or centred) paragraph that may run over pages."""
        rest = list(words)
        first = 0.0 if centred else indent
        while rest:
            if self.y < BOTTOM:
                self.turn()
            room = RIGHT - LEFT - first
            here = rest[: self.fits(rest, room, SIZE)]
            rest = rest[len(here) :]
            self._line(here, LEFT + first, room, justified=bool(rest) and not centred, centred=centred)
            first = 0.0
            self.y -= SIZE * self.leading
        self.y -= SPACING

    def columns(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Two columns of centred lines side by side: the title block, or the signature."""
        start, ends = self.y, []
        for texts, begin, end in ((left, LEFT, 270.0), (right, 275.0, RIGHT)):
            self.y = start
            for text in texts:
                words = [Word(word, bold=True) for word in text.split()]
                while words:
                    here = words[: self.fits(words, end - begin, 10)]
                    words = words[len(here) :]
                    line = " ".join(word.text for word in here)
                    x = (begin + end - self.width(line, 10, bold=True)) / 2
                    self.put(x, self.y, line, size=10, bold=True)
                    self.y -= 10 * self.leading
            ends.append(self.y)
        self.y = min(ends) - SPACING

    def table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, split: bool = True
    ) -> None:
        """A table with borders; a row is cut by the end of the page, or moved where not `split`."""
        scale = (RIGHT - LEFT) / sum(widths)
        edges = [LEFT]
        for width in widths:
            edges.append(edges[-1] + width * scale)
        for row in rows:
            self._row(row, edges, split=split)
        self.y -= SIZE * self.leading

    def _row(self, row: Sequence[str], edges: Sequence[float], *, split: bool) -> None:
        cells = [*row, *[""] * (len(edges) - 1 - len(row))]
        size, step = 10.0, 10.0 * self.leading
        lines = [
            self._wrapped(cell, edges[at + 1] - edges[at] - 10, size)
            for at, cell in enumerate(cells)
        ]
        tall = max(max(map(len, lines)), 1)
        done = 0
        while done < tall:
            room = int((self.y - BOTTOM) / step)
            if room < 2 or (not split and room < tall and done == 0 and tall < 40):
                self.turn()
                room = int((self.y - BOTTOM) / step)
            here = min(room, tall - done)
            top, bottom = self.y + size, self.y + size - here * step - 4
            for at, cell in enumerate(lines):
                for down, text in enumerate(cell[done : done + here]):
                    self.put(edges[at] + 5, self.y - down * step, text, size=size)
            for x in edges:
                self.rule(x, top, x, bottom)
            for y in (top, bottom):
                self.rule(edges[0], y, edges[-1], y)
            self.y = bottom - size
            done += here

    def _wrapped(self, text: str, room: float, size: float) -> list[str]:
        found: list[str] = []
        for part in text.split("\n"):
            words = [Word(word) for word in part.split()]
            while words:
                here = words[: self.fits(words, room, size)]
                words = words[len(here) :]
                found.append(" ".join(word.text for word in here))
        return found

    def _line(
        self, words: Sequence[Word], x: float, room: float, *, justified: bool, centred: bool
    ) -> None:
        natural = sum(self.width(word.text, bold=word.bold) for word in words)
        gap = self.width(" ")
        if justified and len(words) > 1:
            gap = (room - natural) / (len(words) - 1)
        if centred:
            x += (room - natural - gap * (len(words) - 1)) / 2
        if not justified and len({word.bold for word in words}) == 1:
            self.put(x, self.y, " ".join(word.text for word in words), bold=words[0].bold)
            return
        for word in words:
            self.put(x, self.y, word.text, bold=word.bold)
            x += self.width(word.text, bold=word.bold) + gap

    def save(self, path: Path) -> Path:
        """Write the document."""
        return write_pdf(path, ["\n".join(page) for page in self.pages], self.fonts)


def words_of(text: str, bold: int = 0) -> list[Word]:
    """The words of a text of which the first `bold` characters are bold."""
    found, at = [], 0
    for word in text.split(" "):
        if word:
            found.append(Word(word, at < bold))
        at += len(word) + 1
    return found


def plan_pdf(path: Path, blocks: Sequence[Line | TableBlock], *, leading: float = LEADING, split: bool = True) -> Path:
    """A plan as PDF: title block in two columns, justified paragraphs, tables over pages."""
    pages = Pages(leading)
    for block in _with_letterhead(pages, blocks):
        if hasattr(block, "rows"):
            rows = [row.cells for row in block.rows]
            width = max(map(len, rows))
            widths = (1.2, 5.0, 2.8, 3.0, 2.6, 2.6) if width == 6 else (1.0,) * width
            pages.table(rows, widths, split=split)
        else:
            capitals = block.text.isupper() and not block.text[0].isdigit()
            centred = capitals and "." not in block.text[:5]
            pages.paragraph(words_of(block.text, block.bold or 999 * capitals), centred=centred)
    return pages.save(path)


def _with_letterhead(pages: Pages, blocks: Sequence[Line | TableBlock]) -> list[Line | TableBlock]:
    lines: list[str] = []
    for block in blocks:
        if hasattr(block, "rows") or block.text.startswith("KẾ HOẠCH"):
            break
        lines.append(block.text)
    at = next((i for i, text in enumerate(lines) if text.startswith(_REPUBLIC)), None)
    if at is None:
        return list(blocks)
    pages.columns(lines[:at], lines[at:])
    return list(blocks[len(lines) :])
