"""Numbers by a pattern of the service: `#,##0.00`, `0.0,,"M"`, `0.00E+00`, `0;(0);"không"`.

Sections are for positive numbers, negative ones, and zero. In a section there are digits (`0`, `#`,
`?`), grouping and scaling commas, a percent sign, a power of ten, and words: in quotes, escaped,
a currency in brackets, or any other sign. Fractions (`# ?/?`) and conditions (`[<1]`) are unknown.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sync.sandbox.locales import Locale

WORD = r"\"[^\"]*\"|\\.|\[[^\]]*\]|_.|\*."
DIGITS = r"(?P<whole>[0#?][0#?,]*?)(?P<point>\.[0#?]*)?(?P<scale>,*)(?P<power>[eE][+-]0+)?"
TOKEN = re.compile(rf"(?P<word>{WORD})|(?P<digits>{DIGITS}(?![0#?,.]))|(?P<sign>.)", re.DOTALL)
SECTION = re.compile(rf"((?:{WORD}|[^;])*);?", re.DOTALL)
MOST_DECIMALS = 30
EXACT = Context(prec=400, rounding=ROUND_HALF_UP)  # room for every float there is


def in_pattern(number: float, pattern: str, locale: Locale) -> str | None:
    """A number as a pattern shows it; None when the pattern cannot be understood."""
    sections = [found[1] for found in SECTION.finditer(pattern) if found[0]]
    if not sections:
        return None
    if number < 0 and len(sections) > 1:
        return _section(-number, sections[1], locale)
    zero = number == 0 and len(sections) > 2  # noqa: PLR2004  # the third is for zero
    text = _section(abs(number), sections[2 if zero else 0], locale)
    # what is rounded to nothing keeps its sign, as on the screen
    return f"-{text}" if text is not None and number < 0 else text


def _section(number: float, section: str, locale: Locale) -> str | None:
    tokens = list(TOKEN.finditer(section))
    places = [token for token in tokens if token["digits"]]
    condition = any(re.fullmatch(r"\[[<>=].*", token[0], re.DOTALL) for token in tokens)
    if len(places) > 1 or condition or (not places and any(t["sign"] for t in tokens)):
        return None
    number *= 100.0 ** min(9, sum(token[0] == "%" for token in tokens))
    if not isfinite(number):
        return None
    return "".join(
        _digits(number, token, locale) if token["digits"] else _said(token[0]) for token in tokens
    )


def _said(token: str) -> str:
    """What a token that is no digits shows: colours and fillings nothing, a currency its sign."""
    if token.startswith("[$"):
        return token[2:-1].partition("-")[0]
    if token.startswith(("[", "*")) and len(token) > 1:
        return ""
    if token.startswith("_") and len(token) > 1:
        return " "
    if token.startswith('"'):
        return token.strip('"')
    return token.removeprefix("\\")


def _digits(number: float, token: re.Match[str], locale: Locale) -> str:
    decimals = (token["point"] or ".")[1:]
    if token["power"]:
        return _power(number, decimals, token["power"], locale)
    scaled = number / 1000 ** len(token["scale"])
    return fixed(scaled, token["whole"], decimals, locale)


def _power(number: float, decimals: str, power: str, locale: Locale) -> str:
    text, _, exponent = f"{number:.{min(len(decimals), MOST_DECIMALS)}E}".partition("E")
    digits = fixed(float(text), "0", decimals, locale)
    sign = "-" if exponent.startswith("-") else "+" if power[1] == "+" else ""
    return f"{digits}{power[0]}{sign}{exponent[1:].lstrip('0').zfill(len(power) - 2)}"


def fixed(number: float, whole: str, decimals: str, locale: Locale) -> str:
    """A number that is not negative, by the digits before and behind the point."""
    most, least = min(len(decimals), MOST_DECIMALS), decimals.count("0")
    rounded = Decimal(repr(number)).quantize(Decimal(1).scaleb(-most), context=EXACT)
    units, _, fraction = f"{rounded:f}".partition(".")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    units = units.lstrip("0").zfill(whole.count("0"))
    if "," in whole and units:
        units = f"{int(units):,}".replace(",", locale.group)
    return units + (locale.decimal + fraction if fraction else "")
