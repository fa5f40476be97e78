"""What happens when somebody types into the sandbox's page and sends it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sync.sandbox.a1 import letters
from sync.sandbox.drive import rank
from sync.sandbox.entry import typed
from sync.sandbox.errors import PROTECTED, RefusedError
from sync.sandbox.formulas import effective
from sync.sandbox.identities import Identity
from sync.sandbox.pages import open_to, opened_as, seen
from sync.sandbox.patterns import locale_of
from sync.sandbox.render import formatted
from sync.sandbox.rules import allows

if TYPE_CHECKING:
    from sync.sandbox.book import Cell, Tab
    from sync.sandbox.protection import Editing
    from sync.sandbox.world import World

NAME = re.compile(r"r(\d{1,6})c(\d{1,4})", re.ASCII)


def save(world: World, file_id: str, form: dict[str, str]) -> str:
    """Write the cells of a form that differ from what was shown; a sentence when something failed.

    Either every changed cell is written or none is.
    """
    try:
        file, edit, who = opened_as(world, file_id, form.get("who", ""))
        if rank(world.drive.role(Identity(who), file)) < rank("writer"):
            return "Anh/chị chỉ được xem bảng tính này."
        tab = next((t for t in edit.book.tabs if str(t.id) == form.get("gid")), None)
        if tab is None:
            return "Trang tính này không còn nữa."
        with edit.book.saved():
            written = [_written(edit, tab, name, text) for name, text in form.items()]
    except RefusedError as refused:
        if refused.message == PROTECTED:
            return "Ô này được bảo vệ, không sửa được."
        return f"Không ghi được: {refused.message}"
    if any(written):
        world.drive.edit(file, edit.identity, world.clock.now(), world.lag)
    return ""


def _written(edit: Editing, tab: Tab, name: str, text: str) -> bool:
    match = NAME.fullmatch(name)
    if not match:
        return False
    row, column = int(match[1]), int(match[2])
    box, cell = seen(tab), tab.cell(row, column)
    shown = formatted(edit.book, cell, effective(edit.book, tab, cell))
    if not (row < box.bottom and column < box.right) or text == shown:
        return False
    if not open_to(edit, tab, row, column):
        raise RefusedError(400, {}, PROTECTED)
    tab.put(row, column, _entered(edit, cell, text, f"{letters(column)}{row + 1}"))
    return True


def _entered(edit: Editing, cell: Cell, text: str, place: str) -> Cell:
    number_format = (cell.format or {}).get("numberFormat")
    is_text = (number_format or {}).get("type") == "TEXT"
    locale = locale_of(str(edit.book.properties["locale"]))
    stored, brought = typed(text, locale, edit.year, plain_text=is_text)
    if not allows(cell.rule, stored, brought, text):
        raise RefusedError(400, {}, f"giá trị của ô {place} không đúng quy định của ô.")
    if brought and not number_format:
        cell = replace(cell, format={**(cell.format or {}), "numberFormat": brought})
    return replace(cell, value=stored)
