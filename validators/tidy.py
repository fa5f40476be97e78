"""Repairs of the form of a text that leave every word as it is."""

from __future__ import annotations

import re

from validators.text import nfc

_BLANKS = re.compile(r"[^\S\n]{2,}")
_AROUND_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*")


def tidied(text: str) -> str:
    """One space between words, none around lines, letters in NFC; line breaks stay."""
    lines = _AROUND_BREAK.sub("\n", nfc(text).replace("\r\n", "\n").replace("\r", "\n"))
    return _BLANKS.sub(" ", lines).strip()
