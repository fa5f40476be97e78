"""One page of a PDF: its lines in reading order, its tables, its footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from workbook.plans.blocks import Line
from workbook.plans.errors import UnreadableError
from workbook.plans.pdf_columns import in_reading_order
from workbook.plans.pdf_letters import Letter, Printed, printed_lines, usual_size
from workbook.plans.pdf_tables import Box, inside, rows_of_table
from workbook.plans.pdf_unruled import PAGE_NUMBER, Table, parted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdfplumber.page import Page

    from workbook.plans.unruled_columns import Columns

_NOTE = re.compile(r"([¹²³⁰-⁹]{1,3}|\[?\d{1,2}\]?(?=\s))\s*(.*)")
_RAISED_NUMBER = re.compile(r"(?<=\S)[¹²³⁰-⁹]{1,3}")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", "[]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", "[]")
_COVERED = 0.5  # share of a page that an image covers on a scan
_FEW_LETTERS = 60
_UNMAPPED = 0.02  # share of letters that the file gives no meaning
_NOTE_SIZE = 0.92  # of the usual size
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its width, its lines in reading order, its tables and footnotes.

    `open_columns` are those of a table without rules that fills the page to its end.
    """

    width: int
    lines: tuple[Printed, ...]
    tables: tuple[Table, ...] = ()
    notes: tuple[Line, ...] = ()
    open_columns: Columns | None = None


def read_sheet(page: Page, number: int, before: Sheet | None = None) -> Sheet | None:
    """One page, counted from 1, behind another; None for a scan.

    Raises UnreadableError for unknown letters.
    """
    letters = _letters(page)
    if _is_scan(page, letters):
        return None
    tables: list[Table] = []
    for table in page.find_tables():
        boxes = [cast("Box", tuple(map(float, cell))) for cell in table.cells]
        rows = tuple(rows_of_table(boxes, letters))
        if len({box[0] for box in boxes}) < _FEWEST_COLUMNS or not any(map(any, rows)):
            continue  # a frame around words, or empty lines
        around = cast("Box", tuple(map(float, table.bbox)))
        tables.append((around[1], rows))
        letters = [letter for letter in letters if not inside(letter, around)]
    unruled = parted(letters, before.open_columns if before else None)
    lines = in_reading_order(printed_lines(unruled.letters, number))
    body, notes = _without_notes(lines, usual_size(letters), float(page.height))
    found = tuple(sorted([*tables, *unruled.tables]))
    return Sheet(round(page.width), tuple(body), found, tuple(notes), unruled.open_columns)


def _letters(page: Page) -> list[Letter]:
    """The upright letters of a page."""
    letters = [letter for letter in page.chars if letter.get("upright", True)]
    unknown = sum(one["text"].startswith("(cid:") or one["text"] == "\ufffd" for one in letters)
    if unknown > _UNMAPPED * max(len(letters), 1):
        raise UnreadableError(
            "phông trong PDF không cho biết chữ nào là chữ nào; hãy xin bản Word, hoặc mở bản gốc "
            "và xuất lại PDF có lớp chữ."
        )
    return cast("list[Letter]", letters)


def _is_scan(page: Page, letters: Sequence[Letter]) -> bool:
    if len(letters) >= _FEW_LETTERS:
        return False
    size = float(page.width * page.height) or 1.0
    return any(
        (image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) > _COVERED * size
        for image in page.images
    )


def _without_notes(
    lines: Sequence[Printed], size: float, height: float
) -> tuple[list[Printed], list[Line]]:
    """The lines above the footnotes, without the signs that point to them; and the footnotes."""
    start = _first_note(lines, size)
    if start == len(lines) or lines[start].top < height / 2:
        return list(lines), []
    notes: list[str] = []
    for line in lines[start:]:
        if _NOTE.match(line.text) and not PAGE_NUMBER.fullmatch(line.text):
            notes.append(line.text)
        elif not PAGE_NUMBER.fullmatch(line.text):
            notes[-1] += f" {line.text}"
    matches = [match for match in map(_NOTE.match, notes) if match]
    signs = {match[1].translate(_PLAIN) for match in matches}
    body = [_unsigned(line, signs) for line in lines[:start]]
    numbers = [line for line in lines[start:] if PAGE_NUMBER.fullmatch(line.text)]
    told = [Line(f"{match[1].translate(_RAISED)} {match[2]}") for match in matches]
    return [*body, *numbers], told


def _first_note(lines: Sequence[Printed], size: float) -> int:
    """Where the footnotes begin: small lines at the end, the first of them with a number."""
    start = len(lines)
    while start and _may_be_note(lines[start - 1], size):
        start -= 1
    while start < len(lines) and (
        PAGE_NUMBER.fullmatch(lines[start].text) or not _NOTE.match(lines[start].text)
    ):
        start += 1
    return start


def _may_be_note(line: Printed, size: float) -> bool:
    return line.size < _NOTE_SIZE * size or bool(PAGE_NUMBER.fullmatch(line.text))


def _unsigned(line: Printed, signs: set[str]) -> Printed:
    text = _RAISED_NUMBER.sub(
        lambda found: "" if found[0].translate(_PLAIN) in signs else found[0], line.text
    )
    return replace(line, text=text, bold=min(line.bold, len(text)))
