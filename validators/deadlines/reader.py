"""The way from a text to its deadline: clean, scan, group, arrange, combine, annotate."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from validators.deadlines.arrange import arrange
from validators.deadlines.combine import combine
from validators.deadlines.model import Context, Conventions, Deadline, Issue, Kind
from validators.deadlines.nodes import read_nodes
from validators.deadlines.spelling import has_wrong_letter, searched, shown
from validators.deadlines.tokens import scan

if TYPE_CHECKING:
    from validators.deadlines.tokens import Token

_NOTHING = re.compile(r"[\W_]*|(?:không|vô|chưa)(?: có| xác định| quy định)?(?: thời hạn)?|n/a|x")
_LONE_NUMBER = re.compile(r"(\d+)(?:[.,]\d+)?")
_TWO_DIGITS = re.compile(r"\d[/.\-]\d\d?[/.\-]\d\d$|^\D+\d\d?/\d\d$|[iv]/\d\d$")
_SERIAL_ZERO = date(1899, 12, 30)  # Excel's day 0, its false 29/02/1900 included
_SERIALS = range(36526, 73051)  # 2000 to 2099: five digits, never a year
_SERIAL_YEARS = range(-1, 6)  # around the plan's year: "45000" is far more often a count


def read_deadline(
    text: str,
    *,
    year: int | None = None,
    issued_on: date | None = None,
    conventions: Conventions = Conventions(),  # noqa: B008 - a frozen value
) -> Deadline:
    """How a deadline text is read; `year` and `issued_on` are those of the plan.

    Never raises and never guesses: what cannot be read is `unreadable` with its issues.
    """
    clean = shown(text)
    if len(clean) > conventions.longest_text:
        return Deadline(text, Kind.UNREADABLE, issues=(Issue.TOO_LONG,))
    context = Context(year, issued_on, conventions)
    key = searched(clean)
    if _NOTHING.fullmatch(key):
        return Deadline(text, Kind.MISSING)
    number = _lone_number(key, context)
    if number is not None:
        return replace(number, text=text, words=(clean,) if number.end else ())
    tokens = scan(key)
    reading = combine(clean, key, arrange(read_nodes(tokens)), context)
    return _annotated(replace(reading, text=text), clean, tokens)


def serial_date(serial: float) -> date | None:
    """The day of an Excel serial number; None outside 2000-2099."""
    return _SERIAL_ZERO + timedelta(days=int(serial)) if int(serial) in _SERIALS else None


def _lone_number(key: str, context: Context) -> Deadline | None:
    """A cell with nothing but a number: an Excel serial, or a number without meaning.

    Years (four digits) and "9.2025" are left to the grammar.
    """
    match = _LONE_NUMBER.fullmatch(key)
    if match is None or re.fullmatch(r"(?:19|20|21)\d\d|\d\d?\.\d{4}|\d\d?\.\d\d?", key):
        return None
    day = serial_date(int(match[1])) if len(match[1]) == 5 else None  # noqa: PLR2004
    if day is None:
        return Deadline(key, Kind.UNREADABLE, issues=(Issue.BARE_NUMBER,))
    near = context.plan_year is None or day.year - context.plan_year in _SERIAL_YEARS
    if not near or not context.believes(day.year):
        return Deadline(key, Kind.UNREADABLE, issues=(Issue.FAR_YEAR,))
    before = context.issued_on is not None and day < context.issued_on
    return Deadline(key, Kind.FIXED, None, day, issues=(Issue.BEFORE_ISSUE,) if before else ())


def _annotated(reading: Deadline, clean: str, tokens: list[Token]) -> Deadline:
    """Adds what the whole text shows: a status, a document number, an odd letter or year."""
    notes = list(reading.issues)
    if has_wrong_letter(clean):
        notes.append(Issue.WRONG_LETTER)
    if any(token.kind == "document" for token in tokens):
        notes.append(Issue.DOCUMENT_REFERENCE)
    if any(
        token.form in ("numeric", "month", "quarter") and _TWO_DIGITS.search(token.text)
        for token in tokens
    ):
        notes.append(Issue.TWO_DIGIT_YEAR)
    states = [clean[token.start : token.end] for token in tokens if token.kind == "status"]
    return replace(reading, issues=tuple(dict.fromkeys(notes)), status="; ".join(states) or None)
