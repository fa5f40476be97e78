"""What happens when somebody types into a cell of the sandbox's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox.a1 import letters
from sync.sandbox.entry import LONGEST, typed_into
from sync.sandbox.locales import locale_of
from sync.sandbox.page_view import is_open
from sync.sandbox.rules import allows, hint

if TYPE_CHECKING:
    from sync.sandbox.book import Cell
    from sync.sandbox.jsons import Json
    from sync.sandbox.players import Seat
    from sync.sandbox.protection import Editing
    from sync.sandbox.world import World


class NotWrittenError(Exception):
    """A cell was not written; says why, in a Vietnamese sentence for the person who typed."""


def write(world: World, seat: Seat, sent: Json) -> None:
    """Write one cell as if typed: `gid`, `at` (row and column) and `text`.

    Raises NotWrittenError where the role, the protection or the rule of the cell forbids it.
    """
    if not seat.writes:
        raise NotWrittenError("Anh/chị chỉ được xem bảng tính này.")
    tab = next((one for one in seat.edit.book.tabs if str(one.id) == str(sent.get("gid"))), None)
    if tab is None:
        raise NotWrittenError("Trang tính này không còn nữa; hãy tải lại trang.")
    row, column = _place(sent)
    if not (0 <= row < tab.rows and 0 <= column < tab.columns):
        raise NotWrittenError("Ô này nằm ngoài trang tính; hãy tải lại trang.")
    place = f"{letters(column)}{row + 1}"
    if not is_open(seat, tab, row, column):
        raise NotWrittenError(f"Ô {place} được bảo vệ nên không sửa được.")
    with seat.edit.book.saved():
        tab.put(row, column, _entered(seat.edit, tab.cell(row, column), str(sent["text"]), place))
    world.drive.edit(seat.file, seat.edit.identity, world.clock.now(), world.lag)


def _place(sent: Json) -> tuple[int, int]:
    at = sent.get("at")
    if isinstance(at, list) and len(at) == 2 and all(type(part) is int for part in at):  # noqa: PLR2004  # row and column
        return at[0], at[1]
    raise NotWrittenError("Yêu cầu không nói ô nào; hãy tải lại trang.")


def _entered(edit: Editing, cell: Cell, text: str, place: str) -> Cell:
    if len(text) > LONGEST:
        raise NotWrittenError(f"Ô {place}: một ô chỉ chứa được {LONGEST} ký tự.")
    locale = locale_of(str(edit.book.properties["locale"]))
    new, brought = typed_into(cell, text, locale, edit.year)
    if not allows(cell.rule, new.value, brought, text):
        raise NotWrittenError(f"Ô {place} không nhận giá trị này. {hint(cell.rule)}".strip())
    return new
