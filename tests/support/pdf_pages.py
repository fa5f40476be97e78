"""A small typesetter for test documents: A4 pages with a real text layer, made by PDFium.

It breaks lines and pages as a word processor does: justified paragraphs with an indented
first line, rows of tables cut by the page, a number on top of every page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from support.pdf_file import BOLD, HEIGHT, REGULAR, WIDTH, Font, write_pdf

from workbook.plans.blocks import TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbook.plans.blocks import Line

LEFT, RIGHT, TOP, BOTTOM = 85.0, 550.0, 780.0, 60.0
TITLE, CELL = 10.0, 10.0  # sizes of letters
_REPUBLIC = "CỘNG H"
_WIDTHS = (1.2, 5.0, 2.8, 3.0, 2.6, 2.6)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, with whether it is bold."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How paragraphs are set; points and multiples of the letters' size."""

    size: float = 12.0
    indent: float = 36.0
    leading: float = 1.25
    spacing: float = 6.0
    justified: bool = True
    hanging: bool = False  # entries of lists hang on their sign
    split: bool = True  # rows are cut by the end of a page
    header: bool = False  # the first row is repeated on every page
    ruled: bool = True  # tables have lines between their cells


@dataclass(slots=True)
class Pages:
    """A PDF while it is made: the page in work and how far down it is filled."""

    layout: Layout = field(default_factory=Layout)
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

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text is."""
        return self.fonts[bold].width(text, size)

    def put(self, x: float, y: float, text: str, *, size: float, bold: bool = False) -> None:
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

    def paragraph(self, words: Sequence[Word], *, centred: bool = False) -> None:
        """A paragraph in the layout of the document that may run over pages."""
        layout, rest = self.layout, list(words)
        hangs = layout.hanging and _is_sign(words[0].text)
        first = 0.0 if centred or hangs else layout.indent
        while rest:
            if self.y < BOTTOM:
                self.turn()
            room = RIGHT - LEFT - first
            here = rest[: self.fits(rest, room, layout.size)]
            rest = rest[len(here) :]
            gap = self.width(" ", layout.size)
            natural = self._natural(here)
            x = LEFT + first
            if centred:
                x += (room - natural - gap * (len(here) - 1)) / 2
            elif layout.justified and rest and here[1:]:
                gap = (room - natural) / (len(here) - 1)
            self._line(here, x, gap)
            first = 18.0 if hangs else 0.0
            self.y -= layout.size * layout.leading
        self.y -= layout.spacing

    def columns(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Two columns of centred lines side by side: the title block, or the signature."""
        start, ends = self.y, []
        for texts, begin, end in ((left, LEFT, 270.0), (right, 275.0, RIGHT)):
            self.y = start
            for text in texts:
                words = [Word(word, bold=True) for word in text.split()]
                while words:
                    here = words[: self.fits(words, end - begin, TITLE)]
                    words = words[len(here) :]
                    line = " ".join(word.text for word in here)
                    x = (begin + end - self.width(line, TITLE, bold=True)) / 2
                    self.put(x, self.y, line, size=TITLE, bold=True)
                    self.y -= TITLE * self.layout.leading
            ends.append(self.y)
        self.y = min(ends) - self.layout.spacing

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """A table; its rows are cut by the end of a page or moved, as the layout says."""
        scale = (RIGHT - LEFT) / sum(widths)
        edges = [LEFT]
        for width in widths:
            edges.append(edges[-1] + width * scale)
        for at, row in enumerate(rows):
            self._row(row, edges, rows[0] if at and self.layout.header else ())
        self.y -= TITLE

    def _row(self, row: Sequence[str], edges: Sequence[float], header: Sequence[str]) -> None:
        cells = [*row, *[""] * (len(edges) - 1 - len(row))]
        step = CELL * self.layout.leading
        lines = [
            self._wrapped(cell, edges[at + 1] - edges[at] - 10) for at, cell in enumerate(cells)
        ]
        tall = max(1, *map(len, lines))
        done = 0
        while done < tall:
            room = int((self.y - BOTTOM) / step)
            if room < 2 or (not self.layout.split and room < tall and done == 0 and tall < 40):
                self.turn()
                if header:
                    self._row(header, edges, ())
                room = int((self.y - BOTTOM) / step)
            here = min(room, tall - done)
            top, bottom = self.y + CELL, self.y + CELL - here * step - 4
            for at, cell in enumerate(lines):
                for down, text in enumerate(cell[done : done + here]):
                    self.put(edges[at] + 5, self.y - down * step, text, size=CELL)
            if self.layout.ruled:
                for x in edges:
                    self.rule(x, top, x, bottom)
                for y in (top, bottom):
                    self.rule(edges[0], y, edges[-1], y)
            self.y = bottom - CELL
            done += here

    def _wrapped(self, text: str, room: float) -> list[str]:
        found: list[str] = []
        for part in text.split("\n"):
            words = [Word(word) for word in part.split()]
            while words:
                here = words[: self.fits(words, room, CELL)]
                words = words[len(here) :]
                found.append(" ".join(word.text for word in here))
        return found

    def _natural(self, words: Sequence[Word]) -> float:
        return sum(self.width(word.text, self.layout.size, bold=word.bold) for word in words)

    def _line(self, words: Sequence[Word], x: float, gap: float) -> None:
        """One line: a single string where nothing stretches it, else word by word."""
        size = self.layout.size
        if gap == self.width(" ", size) and len({word.bold for word in words}) == 1:
            text = " ".join(word.text for word in words)
            self.put(x, self.y, text, size=size, bold=words[0].bold)
            return
        for word in words:
            self.put(x, self.y, word.text, size=size, bold=word.bold)
            x += self.width(word.text, size, bold=word.bold) + gap

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


def plan_pdf(path: Path, blocks: Sequence[Line | TableBlock], layout: Layout) -> Path:
    """A plan as PDF: title block in two columns, paragraphs and tables over pages."""
    pages = Pages(layout)
    for block in _with_letterhead(pages, blocks):
        if isinstance(block, TableBlock):
            rows = [row.cells for row in block.rows]
            width = max(map(len, rows))
            pages.table(rows, _WIDTHS if width == len(_WIDTHS) else (1.0,) * width)
        else:
            capitals = block.text.isupper() and not block.text[0].isdigit()
            centred = capitals and "." not in block.text[:5]
            bold = len(block.text) if capitals else block.bold
            pages.paragraph(words_of(block.text, bold), centred=centred)
    return pages.save(path)


def _is_sign(word: str) -> bool:
    """Whether a paragraph begins with the sign of a list."""
    return word in {"-", "+", "•"} or (len(word) < 6 and word.endswith((".", ")")))


def _with_letterhead(pages: Pages, blocks: Sequence[Line | TableBlock]) -> list[Line | TableBlock]:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, TableBlock) or block.text.startswith("KẾ HOẠCH"):
            break
        lines.append(block.text)
    at = next((i for i, text in enumerate(lines) if text.startswith(_REPUBLIC)), None)
    if at is None:
        return list(blocks)
    pages.columns(lines[:at], lines[at:])
    return list(blocks[len(lines) :])
