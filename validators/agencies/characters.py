"""Characters that look like Vietnamese text and are none: look-alikes, invisible ones, controls."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Letters of other scripts that a reader takes for Latin ones (Unicode UTS #39 confusables).
_CYRILLIC = dict(
    zip("АВСЕНІЈКМОРЅТУХаеіјорсухѕԁһՏԛԝѵ", "ABCEHIJKMOPSTYXaeijopcyxsdhSqwv", strict=True)
)
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανρικυ", "ABEZHIKMNOPTYXoavpiku", strict=True))
_NAMED = {
    "\u00ad": "dấu nối mềm",
    "\u034f": "ký tự nối ẩn",
    "\u061c": "dấu đổi chiều chữ",
    "\u180e": "khoảng trắng Mông Cổ",
    "\u200b": "khoảng trắng độ rộng không",
    "\u200c": "dấu ngắt nối độ rộng không",
    "\u200d": "dấu nối độ rộng không",
    "\u2060": "dấu nối từ ẩn",
    "\ufeff": "dấu thứ tự byte",
    "\ufffc": "ký tự thay đối tượng",
    "\ufffd": "ký tự hỏng",
}
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ALLOWED_CONTROLS = frozenset("\t\n\r")
_PLAIN = re.compile(
    r"[\t\n\r -~\u00a0-\u00ac\u00ae-\u024f\u0300-\u0323\u1e00-\u1eff\u2010-\u2027•…–—]*"
)


@dataclass(frozen=True, slots=True)
class SuspiciousCharacter:
    """One such character: its place (0 = first), what it is, and what to write instead."""

    position: int
    character: str
    name: str
    instead: str = ""


def suspicious_characters(text: str) -> tuple[SuspiciousCharacter, ...]:
    """All look-alikes, zero-width, bidi and control characters of `text`, in order.

    A Cyrillic or Greek letter counts where it looks like a Latin one or stands in a word
    with Latin letters.
    """
    if _PLAIN.fullmatch(text):
        return ()
    named = ((at, letter, _name(text, at)) for at, letter in enumerate(text))
    return tuple(
        SuspiciousCharacter(at, letter, name, _CYRILLIC.get(letter, _GREEK.get(letter, "")))
        for at, letter, name in named
        if name
    )


def _name(text: str, at: int) -> str:
    letter = text[at]
    if letter in _NAMED:
        return _NAMED[letter]
    if letter in _BIDI:
        return "dấu đổi chiều chữ"
    category = unicodedata.category(letter)
    if category == "Cc":
        return "" if letter in _ALLOWED_CONTROLS else f"ký tự điều khiển (mã {ord(letter):04X})"
    if category in {"Cf", "Co", "Cs"}:
        return f"ký tự ẩn (mã {ord(letter):04X})"
    return _script(text, at)


def _script(text: str, at: int) -> str:
    letter = text[at]
    script = unicodedata.name(letter, "").split(" ")[0]
    name = {"CYRILLIC": "chữ Kirin", "GREEK": "chữ Hy Lạp"}.get(script, "")
    known = _CYRILLIC.get(letter) or _GREEK.get(letter)
    if name and known:
        return f"{name} trông như chữ {known}"
    return name if name and _beside_latin(text, at) else ""


def _beside_latin(text: str, at: int) -> bool:
    beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return any(unicodedata.name(letter, "").startswith("LATIN") for letter in beside)
