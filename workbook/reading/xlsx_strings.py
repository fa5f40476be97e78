"""The shared strings of a workbook: a fast reader of the usual form, a full one for the rest."""

from __future__ import annotations

import re

from workbook.reading.xlsx_cells import rich_text
from workbook.reading.xml import children, parse, unescaped

_HEAD = re.compile(rb"\s*(?:<\?xml[^>]*\?>)?\s*<sst(?:\s[^>]*)?>\s*")
# One string of one format, as Excel, LibreOffice, XlsxWriter and openpyxl write it.
_START, _END, _TAIL = b"<si><t>", b"</t></si>", b"</sst>"
_BETWEEN = (_END + _START).decode()
_SPACED, _EMPTY = b'<t xml:space="preserve">', b"<t/>"
# What XML forbids, or turns into something else (a carriage return).
NOT_PLAIN = bytes(set(range(32)) - set(b"\t\n"))


def strings_of(part: bytes) -> list[str]:
    """All shared strings. Raises RefusedError."""
    plain = plain_strings(part)
    return [rich_text(one) for one in children(parse(part), "si")] if plain is None else plain


def plain_strings(part: bytes) -> list[str] | None:
    """The strings of a part of the usual form; None where any byte of it is of another."""
    head = _HEAD.match(part)
    body = part[head.end() :].rstrip() if head else b""
    if not body.endswith(_TAIL):
        return None
    body = body.removesuffix(_TAIL).rstrip().replace(_SPACED, b"<t>").replace(_EMPTY, b"<t></t>")
    if not (body.startswith(_START) and body.endswith(_END)):
        return None
    found = body[len(_START) : -len(_END)].decode().split(_BETWEEN)
    # Every markup is accounted for: four of each string.
    if body.count(b"<") != 4 * len(found) or len(body.translate(None, NOT_PLAIN)) < len(body):
        return None
    meant = resolved(found) if b"&" in body or b"_x" in body else {}
    return [meant.get(one, one) for one in found] if meant else found


def resolved(texts: list[str]) -> dict[str, str]:
    """What the texts mean that hold `&amp;`, `&#7841;` or `_x000D_`, by the text as written.

    All at once by expat, for some programs write every Vietnamese letter so. Raises RefusedError.
    """
    written = list(dict.fromkeys(text for text in texts if "&" in text or "_x" in text))
    if not written:
        return {}
    root = parse(f"<x><t>{'</t><t>'.join(written)}</t></x>".encode())
    meant = (unescaped(one.text or "") for one in root)
    return dict(zip(written, meant, strict=True))
