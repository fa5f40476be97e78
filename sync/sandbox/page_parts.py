"""The pieces the sandbox's pages are made of."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sync.sandbox.errors import missing_spreadsheet
from sync.sandbox.rules import choices

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.sandbox.jsons import Json

NOWHERE = missing_spreadsheet()
STYLE = (
    "body{font:15px/1.4 system-ui,sans-serif;margin:1rem}"
    "table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:2px 6px;vertical-align:top}"
    "th{background:#eee;font-weight:normal}.locked{background:#f5f5f5;white-space:pre-wrap}"
    "td{max-width:24rem}input,select{font:inherit;border:0;background:#fffde7;width:100%}"
    "small{display:block;color:#a33}.banner{background:#fff3cd;padding:4px 8px}"
    ".message{background:#fdd;padding:4px 8px}b{text-decoration:underline}"
)


def menu(label: str, entries: Iterable[tuple[str, str, bool]]) -> str:
    """A line of links (text, address, whether it is the present one)."""
    links = (
        f"<b>{escape(text)}</b>" if chosen else f'<a href="{address}">{escape(text)}</a>'
        for text, address, chosen in entries
    )
    return f"<p>{escape(label)}: {' · '.join(links)}</p>"


def unseen(name: str, value: str) -> str:
    """A field of a form that is only carried along."""
    return f'<input type=hidden name={name} value="{escape(value)}">'


def typed_into(name: str, label: str, shown: str, rule: Json | None) -> str:
    """The field of a cell that can be typed into; a list where the cell offers one."""
    words = choices(rule)
    if not words:
        return f'<input name={name} value="{escape(shown)}" aria-label="{escape(label)}">'
    options = "".join(
        _option(word, chosen=word == shown) for word in dict.fromkeys(("", shown, *words))
    )
    return f'<select name={name} aria-label="{escape(label)}">{options}</select>'


def _option(word: str, *, chosen: bool) -> str:
    mark = " selected" if chosen else ""
    return f'<option{mark} value="{escape(word)}">{escape(word)}</option>'
