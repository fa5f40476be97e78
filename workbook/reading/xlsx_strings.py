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
    found = _PLAIN.findall(text, head.end())
    # Every markup is accounted for: four of each string, one that closes the whole.
    rest = text.count("<") - head[0].count("<")
    if rest != 4 * len(found) + 1 or not _TAIL.fullmatch(text, text.rfind("</sst>")):
        return None
    return [text for _, text in resolved(found)]


def resolved(texts: list[str]) -> list[tuple[str, str]]:
    """Each text as written with the text that it means: expat resolves `&amp;` and `&#7841;`.

    All at once, because some programs write every Vietnamese letter so. Raises RefusedError.
    """
    if not any("&" in text or "_x" in text for text in texts):
        return list(zip(texts, texts, strict=True))
    root = parse(f"<x><t>{'</t><t>'.join(texts)}</t></x>".encode())
    return [(text, unescaped(one.text or "")) for text, one in zip(texts, root, strict=True)]
