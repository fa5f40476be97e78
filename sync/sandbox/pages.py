"""The sandbox's own pages: a list of its spreadsheets, and one sheet as an agency sees it.

No script runs here and everything that comes from people is escaped. A page is shown as
somebody: that person's role and the protected ranges decide which cells can be typed into.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from sync.sandbox.a1 import letters
from sync.sandbox.areas import Box
from sync.sandbox.drive import SPREADSHEET, File, rank
from sync.sandbox.errors import RefusedError
from sync.sandbox.formulas import effective
from sync.sandbox.identities import Identity
from sync.sandbox.page_parts import NOWHERE, STYLE, menu, typed_into, unseen
from sync.sandbox.render import formatted
from sync.sandbox.sheets import opened
from sync.sandbox.world import Call

if TYPE_CHECKING:
    from sync.sandbox.book import Tab
    from sync.sandbox.protection import Editing
    from sync.sandbox.world import World

MOST_ROWS, MOST_COLUMNS = 300, 40
SPARE = 3  # empty rows shown below the last one, to type into


def page(title: str, body: str) -> bytes:
    """A whole page."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    banner = (
        "<p class=banner>Môi trường thử, không phải Google. Dữ liệu mất khi tắt chương trình.</p>"
    )
    html = (
        f'<!DOCTYPE html>\n<html lang="vi"><head>{head}</head><body>{banner}{body}</body></html>\n'
    )
    return html.encode()


def front(world: World) -> bytes:
    """The list of spreadsheets."""
    books = [file for file in world.drive.files.values() if file.mime == SPREADSHEET]
    books.sort(key=lambda file: file.name.casefold())
    rows = "".join(
        f'<li><a href="/s/{quote(file.id)}">{escape(file.name)}</a>'
        f"{' (trong thùng rác)' if file.trashed else ''}</li>"
        for file in books
    )
    body = f"<h1>Bảng tính</h1><p>Có {len(books)} bảng tính.</p><ul>{rows}</ul>"
    return page("Bảng tính", body)


def people(world: World, file: File) -> list[str]:
    """The addresses a sheet can be looked at as: agencies first, the owner last."""
    grants = [grant for grant in world.drive.grants(file) if grant.type == "user"]
    grants.sort(key=lambda grant: (rank(grant.role) > rank("writer"), grant.address))
    return list(dict.fromkeys(grant.address for grant in grants))


def opened_as(world: World, file_id: str, who: str) -> tuple[File, Editing, str]:
    """A spreadsheet in the hands of `who`, or of the first person who may see it."""
    file = world.drive.files.get(file_id)
    if file is None:
        raise NOWHERE
    known = people(world, file)
    address = who or (known[0] if known else "")
    call = Call(world, Identity(address), {}, {}, {"book": file_id})
    return *opened(call), address


def sheet(world: World, file_id: str, query: dict[str, str], message: str = "") -> bytes:
    """One tab of a spreadsheet as somebody sees it; `query` holds `who` and `gid`."""
    try:
        file, edit, who = opened_as(world, file_id, query.get("who", ""))
    except RefusedError as refused:
        return page("Không mở được", f"<h1>Không mở được</h1><p>{escape(refused.message)}</p>")
    tab = next(
        (t for t in edit.book.tabs if str(t.id) == query.get("gid")), edit.book.first_visible()
    )
    role = rank(world.drive.role(Identity(who), file))
    writes = role >= rank("writer")
    here = f"/s/{quote(file_id)}?who={quote(who)}&amp;gid="
    tabs = [t for t in edit.book.tabs if not t.properties.get("hidden")]
    body = f'<p><a href="/">Tất cả bảng tính</a></p><h1>{escape(file.name)}</h1>'
    body += menu(
        "Xem với tư cách",
        [(p, f"/s/{quote(file_id)}?who={quote(p)}", p == who) for p in people(world, file)],
    )
    body += menu("Trang tính", [(t.title, f"{here}{t.id}", t is tab) for t in tabs])
    body += f"<p class=message>{escape(message)}</p>" if message else ""
    hidden = unseen("who", who) + unseen("gid", str(tab.id))
    save = "<p><button>Ghi các ô đã sửa</button></p>" if writes else "<p>Chỉ được xem.</p>"
    table = _table(edit, tab, writes=writes)
    form = f'<form method=post action="/s/{quote(file_id)}">{hidden}{save}{table}{save}</form>'
    return page(file.name, body + form)


def seen(tab: Tab) -> Box:
    """The part of a tab the page shows: what holds a value or a note, and a few rows more."""
    filled = [(r, c) for r, c, cell in tab.used(tab.box) if cell.value is not None or cell.note]
    last_row = max((row for row, _ in filled), default=0)
    last_column = max((column for _, column in filled), default=0)
    rows = min(tab.rows, last_row + 1 + SPARE, MOST_ROWS)
    return Box(0, rows, 0, min(tab.columns, last_column + 1, MOST_COLUMNS))


def _table(edit: Editing, tab: Tab, *, writes: bool) -> str:
    box = seen(tab)
    hidden = "hiddenByUser"
    columns = [c for c in range(box.right) if not tab.column_properties.get(c, {}).get(hidden)]
    rows = [r for r in range(box.bottom) if not tab.row_properties.get(r, {}).get(hidden)]
    heads = "".join(f"<th>{letters(column)}</th>" for column in columns)
    lines = [f"<tr><th></th>{heads}</tr>"]
    for row in rows:
        cells = "".join(_cell(edit, tab, row, column, writes=writes) for column in columns)
        lines.append(f"<tr><th>{row + 1}</th>{cells}</tr>")
    cut = tab.rows > MOST_ROWS and box.bottom == MOST_ROWS
    more = f"<p>Chỉ hiện {MOST_ROWS} dòng đầu.</p>" if cut else ""
    return f"<table>{''.join(lines)}</table>{more}"


def _cell(edit: Editing, tab: Tab, row: int, column: int, *, writes: bool) -> str:
    covering = next((m for m in tab.merges if m.meet(Box(row, row + 1, column, column + 1))), None)
    if covering and (row, column) != (covering.top, covering.left):
        return ""
    span = f" colspan={covering.width} rowspan={covering.height}" if covering else ""
    cell = tab.cell(row, column)
    shown = formatted(edit.book, cell, effective(edit.book, tab, cell))
    note = f"<small>{escape(cell.note)}</small>" if cell.note else ""
    if not writes or not open_to(edit, tab, row, column):
        return f"<td class=locked{span}>{escape(shown)}{note}</td>"
    field = typed_into(f"r{row}c{column}", f"Ô {letters(column)}{row + 1}", shown, cell.rule)
    return f"<td{span}>{field}{note}</td>"


def open_to(edit: Editing, tab: Tab, row: int, column: int) -> bool:
    """Whether the person of this edit may type into a cell."""
    try:
        edit.allow(tab, Box(row, row + 1, column, column + 1))
    except RefusedError:
        return False
    return True
