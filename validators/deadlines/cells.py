"""Real date cells: a value and its number format are read together.

A cell that holds 01/02/2026 and shows "Tháng 2/2026" means the month: what is shown counts.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from validators.deadlines.model import Conventions, Deadline
from validators.deadlines.reader import read_deadline, serial_date

_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<skipped>\[[^\]]*\]|[_*].)|(?P<code>d+|m+|y+|h+|s+)'
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_DATE_CODES = "dmy"


def displayed_date(value: datetime | date, number_format: str) -> str:
    """What a date cell shows, day first: "Tháng 02/2026", "08/02/2026", "2026".

    Formats that put the month before the day (the built-in `mm-dd-yy` is one: Excel shows
    it in the order of the country) are shown as dd/mm/yyyy, so that nobody mistakes them.
    """
    pieces = _pieces(number_format)
    order = [piece[0] for kind, piece in pieces if kind == "code" and piece[0] in _DATE_CODES]
    codes = [letter for letter in order if letter in _DATE_CODES]
    if not codes:
        return f"{value:%d/%m/%Y}"
    if "d" in codes and "m" in codes and codes.index("d") > codes.index("m"):
        return _rewritten(value, pieces)
    return "".join(_shown(value, kind, piece) for kind, piece in pieces).strip()


def read_deadline_cell(
    value: datetime | date | float | str,
    number_format: str,
    *,
    year: int | None = None,
    issued_on: date | None = None,
    conventions: Conventions = Conventions(),  # noqa: B008 - a frozen value
) -> Deadline:
    """How a cell is read: dates and Excel serials by what their number format shows."""
    if isinstance(value, (int, float)):
        day = _serial_day(value, number_format)
        value = _plain(value) if day is None else day
    if isinstance(value, str):
        return read_deadline(value, year=year, issued_on=issued_on, conventions=conventions)
    text = displayed_date(value, number_format)
    if year is None and issued_on is None and not re.search(r"y", _codes(number_format)):
        year = value.year  # the cell knows the year that it does not show
    return read_deadline(text, year=year, issued_on=issued_on, conventions=conventions)


def _serial_day(value: float, number_format: str) -> date | None:
    """The day of a number whose format shows a date; None for a plain number."""
    if not math.isfinite(value) or not set(_codes(number_format)) & set(_DATE_CODES):
        return None
    return serial_date(value)


def _plain(value: float) -> str:
    whole = math.isfinite(value) and value == int(value)
    return str(int(value)) if whole else str(value)


def _codes(number_format: str) -> str:
    return "".join(piece for kind, piece in _pieces(number_format) if kind == "code")


def _pieces(number_format: str) -> list[tuple[str, str]]:
    """The first section of a format as (kind, text); minutes are told from months."""
    pieces: list[tuple[str, str]] = []
    last_code = ""
    for match in _PIECES.finditer(number_format):
        kind = str(match.lastgroup)
        piece = match[kind]
        if kind == "other" and piece == ";":
            break
        if kind == "code":
            piece = piece.lower()
            if piece[0] == "m" and last_code[:1] == "h":
                piece = piece.replace("m", "n")
            last_code = piece
        pieces.append((kind, piece))
    return [] if number_format.lower() == "general" else pieces


def _shown(value: datetime | date, kind: str, piece: str) -> str:
    if kind in ("quoted", "escaped"):
        return piece
    if kind == "skipped":
        return ""
    if kind == "other":
        return "" if piece == "@" else piece
    return _code(value, piece)


def _code(value: datetime | date, code: str) -> str:
    letter, width = code[0], len(code)
    if letter == "d":
        return _WEEKDAYS[value.weekday()] if width > 2 else f"{value.day:0{width}d}"  # noqa: PLR2004
    if letter == "m":
        return f"{value.month:0{min(width, 2)}d}"
    if letter == "y":
        return f"{value:%Y}" if width > 2 else f"{value:%y}"  # noqa: PLR2004
    hours = (value.hour, value.minute, value.second) if isinstance(value, datetime) else (0, 0, 0)
    return f"{hours['hns'.index(letter)]:0{min(width, 2)}d}"


def _rewritten(value: datetime | date, pieces: list[tuple[str, str]]) -> str:
    """The words of a format before and after its date, with the date as dd/mm/yyyy."""
    places = [at for at, (kind, _) in enumerate(pieces) if kind == "code"]
    before = "".join(_shown(value, *piece) for piece in pieces[: places[0]])
    after = "".join(_shown(value, *piece) for piece in pieces[places[-1] + 1 :])
    return f"{before}{value:%d/%m/%Y}{after}".strip()
