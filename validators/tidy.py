"""Repairs of the form of a text that leave every word as it is."""

from __future__ import annotations

from validators.text import nfc


def tidied(text: str) -> str:
    """One plain space between words, none around lines, letters in NFC; line breaks stay."""
    lines = nfc(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()
