"""Dates and times by a pattern of the service: `dd/mm/yyyy`, `h:mm AM/PM`, `[hh]:[mm]:[ss].00`.

`m` means minutes beside hours or seconds, months elsewhere; in brackets hours, minutes and seconds
count what has passed. Names of months and weekdays follow the locale.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.sandbox.locales import Locale

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a sheet's clock has no zone
DAY = timedelta(days=1)
SECONDS = 86_400  # of a day
NOON = 12
PART = re.compile(
    r"\"[^\"]*\"|\\.|\[h+\]|\[m+\]|\[s+\]|am/pm|a/p|(?<![A-Za-z])[AP]M\b|y+|m+|d+|h+|s+|\.0+|.",
    re.IGNORECASE | re.DOTALL,
)
HALF = ("am/pm", "a/p", "am", "pm")


def date_text(serial: float, pattern: str, locale: Locale) -> str:
    """A serial date by a pattern; `###` when it lies outside the calendar."""
    parts = PART.findall(pattern)
    finest = max((len(part) - 1 for part in parts if re.fullmatch(r"\.0+", part)), default=0)
    try:
        moment = EPOCH + timedelta(seconds=round(serial * SECONDS, finest))
    except OverflowError:
        return "###"
    kinds = _kinds(parts)
    twelve = any(part.lower() in HALF for part in parts)
    counted = _counted(round(serial * SECONDS, finest), kinds)
    return "".join(
        counted.get(kind[:2], "").zfill(len(kind) - 2)
        if kind.startswith("[") and len(kind) > 1
        else _said(moment, kind, part, locale, twelve=twelve)
        for kind, part in zip(kinds, parts, strict=True)
    )


def _counted(passed: float, kinds: list[str]) -> dict[str, str]:
    """What has passed, in the units that stand in brackets: the rest of the next larger one."""
    found: dict[str, str] = {}
    for unit, length in (("[h", 3600), ("[m", 60), ("[s", 1)):
        if any(kind.startswith(unit) for kind in kinds):
            count, passed = divmod(passed, length)
            found[unit] = str(int(count))
    return found


def _kinds(parts: list[str]) -> list[str]:
    """The parts in small letters, minutes as `n`."""
    kinds = [part.lower() for part in parts]
    tokens = [
        n for n, kind in enumerate(kinds) if kind.strip("[]")[:1] in "ymdhs" and len(kind) > 0
    ]
    tokens = [n for n in tokens if re.fullmatch(r"\[?([ymdhs])\1*\]?", kinds[n])]
    for place, n in enumerate(tokens):
        before = kinds[tokens[place - 1]].strip("[")[:1] if place else ""
        after = kinds[tokens[place + 1]].strip("[")[:1] if place + 1 < len(tokens) else ""
        if kinds[n] in ("m", "mm") and (before == "h" or after == "s"):
            kinds[n] = "n" * len(kinds[n])
    return kinds


def _said(moment: datetime, kind: str, part: str, locale: Locale, *, twelve: bool) -> str:
    if part.startswith('"'):
        return part.strip('"')
    if part.startswith("\\"):
        return part[1:]
    if kind in HALF:
        half = locale.halves[moment.hour >= NOON]
        short = half[0].lower() if part.islower() else half[0]
        return short if kind == "a/p" else half
    if kind.startswith(".0"):
        return locale.decimal + f"{moment.microsecond:06d}".ljust(len(kind), "0")[: len(kind) - 1]
    return _number(moment, kind, part, locale, twelve=twelve)


def _number(moment: datetime, kind: str, part: str, locale: Locale, *, twelve: bool) -> str:
    hour = (moment.hour % NOON or NOON) if twelve else moment.hour
    values = {"h": hour, "n": moment.minute, "s": moment.second, "d": moment.day, "m": moment.month}
    letter, length = kind[:1], len(kind)
    if letter == "y":
        return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"  # noqa: PLR2004
    if letter not in values or set(kind) != {letter}:
        return part
    if letter in "md" and length > 2:  # noqa: PLR2004  # names, not numbers
        return _name(moment, letter, length, locale)
    return str(values[letter]).zfill(min(length, 2))


def _name(moment: datetime, letter: str, length: int, locale: Locale) -> str:
    names = locale.weekdays if letter == "d" else locale.months
    place = moment.weekday() if letter == "d" else moment.month - 1
    if letter == "m" and length == 5:  # noqa: PLR2004  # the first letter alone
        return names[0][place][:1]
    return names[1 if length == 3 else 0][place]  # noqa: PLR2004  # three letters: the short name
