"""The shared strings of a workbook: a fast reader of the usual form, a full one for the rest."""

from __future__ import annotations

import re

from workbook.reading.xlsx_cells import rich_text
from workbook.reading.xml import children, parse, unescaped

# Exactly what Excel, LibreOffice, XlsxWriter and openpyxl write for text of one format.
_PLAIN = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_HEAD = re.compile(r"\s*(?:<\?xml[^>]*\?>)?\s*<sst[^>]*>")
_TAIL = re.compile(r"</sst>\s*")
# What XML forbids, or turns into something else (a carriage return).
NOT_PLAIN = bytes(set(range(32)) - set(b"\t\n"))


def strings_of(part: bytes) -> list[str]:
    """All shared strings. Raises RefusedError."""
    plain = _plain_strings(part)
    return [rich_text(one) for one in children(parse(part), "si")] if plain is None else plain


def _plain_strings(part: bytes) -> list[str] | None:
    """The strings of a part of the usual form; None where any byte of it is of another."""
    if len(part.translate(None, NOT_PLAIN)) < len(part):
        return None
    text = part.decode()
    head = _HEAD.match(text)
    if not head:
        return None
    found: list[str] = _PLAIN.findall(text, head.end())
    # Every markup is accounted for: four of each string, one that closes the whole.
    rest = text.count("<") - head[0].count("<")
    if rest != 4 * len(found) + 1 or not _TAIL.fullmatch(text, text.rfind("</sst>")):
        return None
    meant = resolved(found) if "&" in text or "_x" in text else {}
    return [meant.get(one, one) for one in found] if meant else found


def resolved(texts: list[str]) -> dict[str, str]:
    """What the texts mean that hold `&amp;`, `&#7841;` or `_x000D_`, by the text as written.

    All at once by expat, for some programs write every Vietnamese letter so. Raises RefusedError.
    """
    written = [text for text in texts if "&" in text or "_x" in text]
    if not written:
        return {}
    root = parse(f"<x><t>{'</t><t>'.join(written)}</t></x>".encode())
    meant = (unescaped(one.text or "") for one in root)
    return dict(zip(written, meant, strict=True))
