"""Delimited text (.csv, .tsv) as one sheet of text cells: encoding and delimiter are found out.

Nothing in such a file says what its values are, so every cell stays text: `00123`, `=1+1`,
`87,5`. Only the names of spreadsheet errors, exported as text, are errors. Where two readings
of a file are equally good, it is refused: people have better formats.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from workbook.reading.grid import ERROR, TEXT, Grid
from workbook.reading.refused import RefusedError
from workbook.refusal import Reason

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DELIMITERS = ",;\t|"
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_ERRORS = re.compile(r"#(REF!|N/A|NAME\?|DIV/0!|NULL!|NUM!|VALUE!|SPILL!|CALC!)|Err:\d{3}")
_FORBIDDEN = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_MARKS = "\u0300\u0301\u0303\u0309\u0323"
# Letters of windows-1258 that no Vietnamese text has: finding one means another encoding.
_FOREIGN = re.compile(r"[ŒœŸÄÅÆÇËÎÏÑÖØÛÜßäåæçëîïñöøûüÿƒ¤¦¨¯¸\u0300-\u036f\x80-\x9f]")
_MOSTLY = 0.5


def read_delimited(content: bytes) -> list[Grid]:
    """The one sheet of a text file. Raises RefusedError."""
    text = _decoded(content)
    if _FORBIDDEN.search(text):
        raise RefusedError(Reason.NOT_A_SPREADSHEET)
    grid = Grid("")
    for row, line in enumerate(_lines(text)):
        for column, value in enumerate(line):
            grid.put(row, column, (ERROR if _ERRORS.fullmatch(value) else TEXT, value, ""))
    return [grid]


def _decoded(content: bytes) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content.removeprefix(mark), encoding)
    if b"\0" in content[:2]:
        return _strictly(content, "utf-16-be" if content[0] == 0 else "utf-16-le")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _windows_1258(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise RefusedError(Reason.DAMAGED) from None


def _windows_1258(content: bytes) -> str:
    """Any bytes are some text in this encoding, so what comes out must be Vietnamese."""
    text = unicodedata.normalize("NFC", _strictly_or_unknown(content))
    if _FOREIGN.search(text):
        raise RefusedError(Reason.NOT_A_SPREADSHEET)
    return text


def _strictly_or_unknown(content: bytes) -> str:
    try:
        return content.decode("cp1258")
    except UnicodeDecodeError:
        raise RefusedError(Reason.NOT_A_SPREADSHEET) from None


@dataclass(frozen=True, slots=True, order=True)
class _Fit:
    """How well a delimiter explains a text: lines it cuts alike, lines it cuts, fields a line."""

    alike: float
    cut: int
    width: int


def _lines(text: str) -> list[list[str]]:
    said = _SAID.match(text)
    if said:
        lines = _cut(text[said.end() :], said[1])
        if lines is None:
            raise RefusedError(Reason.DAMAGED)
        return [[], *lines]  # places are counted with the line that names the delimiter
    readings = {one: lines for one in _DELIMITERS if (lines := _cut(text, one)) is not None}
    if not readings:
        raise RefusedError(Reason.DAMAGED)  # a quotation without an end: half a file
    fits = {one: _fit(lines) for one, lines in readings.items()}
    best = max(fits.values())
    chosen = [one for one, fit in fits.items() if fit == best]
    if len(chosen) > 1 and best.cut:
        raise RefusedError(Reason.NOT_A_SPREADSHEET)
    return readings[chosen[0]]


def _cut(text: str, delimiter: str) -> list[list[str]] | None:
    """The fields of each line; None where quotation marks do not fit."""
    csv.field_size_limit(len(text) + 1)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def _fit(lines: list[list[str]]) -> _Fit:
    widths = [len(line) for line in lines if any(field.strip() for field in line)]
    cut = [width for width in widths if width > 1]
    if len(cut) < _MOSTLY * len(widths) or not cut:
        return _Fit(0.0, 0, 0)
    width, count = Counter(cut).most_common(1)[0]
    return _Fit(count / len(cut), len(cut), width)
