"""The requests that write cells: updateCells, repeatCell, appendCells, copy and paste, clearing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sync.sandbox.areas import Area, Box, area_of
from sync.sandbox.book import EMPTY, Cell, Formula, Tab, Value
from sync.sandbox.entry import raw
from sync.sandbox.errors import invalid, sheets_error
from sync.sandbox.fields import Mask, asks_for, merged
from sync.sandbox.references import carried
from sync.sandbox.render import effective_at
from sync.sandbox.tabs import existing, required_mask
from sync.sandbox.values import placed

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing

MOST_CELLS = 300_000
KNOWN = ("userEnteredValue", "userEnteredFormat", "note", "dataValidation", "textFormatRuns")
IGNORED = ("hyperlink", "effectiveValue", "formattedValue", "effectiveFormat", "pivotTable")


def stored_value(sent: Json) -> Value:
    """An ExtendedValue of a request as it is stored; errors cannot be entered."""
    if "formulaValue" in sent:
        return Formula(str(sent["formulaValue"]))
    if "stringValue" in sent:
        text = str(sent["stringValue"])
        return raw(text)
    if "boolValue" in sent:
        return bool(sent["boolValue"])
    if "numberValue" in sent:
        return float(sent["numberValue"])
    if "errorValue" in sent:
        raise invalid("errorValue is output only")
    return None


def written(cell: Cell, sent: Json, mask: Mask) -> Cell:
    """A cell after the masked parts of a CellData were put on it; absent parts are cleared."""
    _check(mask)
    if asks_for(mask, "userEnteredValue"):
        cell = replace(cell, value=stored_value(sent.get("userEnteredValue", {})))
    if asks_for(mask, "note"):
        cell = replace(cell, note=str(sent.get("note", "")))
    if asks_for(mask, "dataValidation"):
        cell = replace(cell, rule=sent.get("dataValidation"))
    if asks_for(mask, "userEnteredFormat"):
        below = {} if "*" in mask else mask["userEnteredFormat"]
        looks = merged(cell.format, sent.get("userEnteredFormat", {}), below)
        cell = replace(cell, format=looks or None)
    return cell


def _check(mask: Mask) -> None:
    for name in mask:
        if name not in (*KNOWN, *IGNORED, "*"):
            raise invalid(f"Invalid field: {name}")


def fillable(box: Box) -> Box:
    """A box the sandbox is willing to fill cell by cell; 501 for a larger one."""
    if box.height * box.width > MOST_CELLS:
        text = f"The sandbox fills at most {MOST_CELLS} cells in one request"
        raise sheets_error("UNIMPLEMENTED", text)
    return box


def update_cells(edit: Editing, request: Json) -> Json:
    """updateCells: rows of CellData from `start` on, or over `range` (the rest of it cleared)."""
    mask = required_mask(request)
    tab, box, bounded = _goal(edit, request)
    sent = [row.get("values", []) for row in request.get("rows", [])]
    height, width = len(sent), max((len(line) for line in sent), default=0)
    reach = box if bounded else Box(box.top, box.top + height, box.left, box.left + width)
    room = box if bounded else tab.box
    _check_room(max(reach.bottom, reach.top + height), room.bottom, "row")
    _check_room(max(reach.right, reach.left + width), room.right, "column")
    edit.allow(tab, fillable(reach))
    for row in range(reach.top, reach.bottom):
        line = sent[row - reach.top] if row - reach.top < height else []
        last = reach.right if bounded else reach.left + len(line)
        for column in range(reach.left, last):
            sent_cell = line[column - reach.left] if column - reach.left < len(line) else {}
            tab.put(row, column, written(tab.cell(row, column), sent_cell, mask))
    return {}


def _check_room(end: int, most: int, word: str) -> None:
    if end > most:
        raise invalid(
            f"Attempting to write {word}: {most}, beyond the last requested {word} of: {most - 1}"
        )


def _goal(edit: Editing, request: Json) -> tuple[Tab, Box, bool]:
    if "range" in request:
        tab, box = placed(edit.book, area_of(request["range"]))
        return tab, box, True
    start = request.get("start", {})
    tab = edit.book.need(int(start.get("sheetId", 0)))
    top, left = int(start.get("rowIndex", 0)), int(start.get("columnIndex", 0))
    tab, box = placed(edit.book, Area(tab.id, top, None, left, None))
    return tab, box, False


def repeat_cell(edit: Editing, request: Json) -> Json:
    """repeatCell: one CellData on every cell of a range; a formula as if pasted from the first."""
    mask = required_mask(request)
    tab, box = placed(edit.book, area_of(request.get("range", {})))
    edit.allow(tab, box)
    sent = request.get("cell", {})
    formula = "formulaValue" in sent.get("userEnteredValue", {}) and asks_for(
        mask, "userEnteredValue"
    )
    fresh = written(EMPTY, sent, mask)  # most cells of a whole column are empty: one for all
    for row, column in fillable(box).cells():
        cell = tab.cell(row, column)
        new = fresh if cell is EMPTY else written(cell, sent, mask)
        tab.put(row, column, carried(new, row - box.top, column - box.left) if formula else new)
    return {}


def append_cells(edit: Editing, request: Json) -> Json:
    """appendCells: rows after the last row of the tab that holds anything."""
    mask = required_mask(request)
    tab = existing(edit.book, int(request.get("sheetId", 0)))
    top = max((row for row, _, cell in tab.used(tab.box) if cell), default=-1) + 1
    rows = request.get("rows", [])
    width = max((len(row.get("values", [])) for row in rows), default=0)
    _check_room(width, tab.columns, "column")
    edit.allow(tab, Box(top, top + len(rows), 0, width))
    tab.rows = max(tab.rows, top + len(rows))
    for r, row in enumerate(rows):
        for column, sent in enumerate(row.get("values", [])):
            tab.put(top + r, column, written(tab.cell(top + r, column), sent, mask))
    return {}


PASTED = {
    "PASTE_NORMAL": ("value", "format", "note", "rule"),
    "PASTE_VALUES": ("value",),
    "PASTE_FORMAT": ("format", "rule"),
    "PASTE_NO_BORDERS": ("value", "format", "note", "rule"),
    "PASTE_FORMULA": ("value",),
    "PASTE_DATA_VALIDATION": ("rule",),
    "PASTE_CONDITIONAL_FORMATTING": (),
}


def copy_paste(edit: Editing, request: Json) -> Json:
    """copyPaste: a range onto another, repeated when the goal is a multiple of the source."""
    source_tab, source = placed(edit.book, area_of(request.get("source", {})))
    goal_tab, goal = placed(edit.book, area_of(request.get("destination", {})))
    if not source:
        raise invalid("The source range is empty")
    turned = request.get("pasteOrientation") == "TRANSPOSE"
    size = (source.width, source.height) if turned else (source.height, source.width)
    height = size[0] * max(1, goal.height // size[0])
    width = size[1] * max(1, goal.width // size[1])
    reach = Box(goal.top, goal.top + height, goal.left, goal.left + width).meet(goal_tab.box)
    edit.allow(goal_tab, reach)
    parts = PASTED.get(request.get("pasteType", "PASTE_NORMAL"), PASTED["PASTE_NORMAL"])
    taken = {place: source_tab.cell(*place) for place in fillable(source).cells()}
    if request.get("pasteType") == "PASTE_VALUES":
        taken = {
            place: replace(cell, value=effective_at(edit.book, source_tab, *place))
            for place, cell in taken.items()
        }
    for row, column in fillable(reach).cells():
        step = (row - reach.top, column - reach.left)
        step = step[::-1] if turned else step
        place = (
            source.top + step[0] % source.height,
            source.left + step[1] % source.width,
        )
        down, right = row - place[0], column - place[1]
        put = {part: getattr(carried(taken[place], down, right), part) for part in parts}
        goal_tab.put(row, column, replace(goal_tab.cell(row, column), **put))
    return {}


def cut_paste(edit: Editing, request: Json) -> Json:
    """cutPaste: the cells of a range move; the source is left empty."""
    source_tab, source = placed(edit.book, area_of(request.get("source", {})))
    corner = request.get("destination", {})
    goal_tab = edit.book.need(int(corner.get("sheetId", 0)))
    top, left = int(corner.get("rowIndex", 0)), int(corner.get("columnIndex", 0))
    reach = Box(top, top + source.height, left, left + source.width).meet(goal_tab.box)
    edit.allow(source_tab, source)
    edit.allow(goal_tab, reach)
    taken = {place: source_tab.cell(*place) for place in fillable(source).cells()}
    for place in source.cells():
        source_tab.put(*place, Cell())
    for row, column in fillable(reach).cells():
        goal_tab.put(row, column, taken[row - top + source.top, column - left + source.left])
    return {}


def set_validation(edit: Editing, request: Json) -> Json:
    """setDataValidation: one rule on every cell of a range, or none when no rule is sent."""
    tab, box = placed(edit.book, area_of(request.get("range", {})))
    edit.allow(tab, box)
    for row, column in fillable(box).cells():
        tab.put(row, column, replace(tab.cell(row, column), rule=request.get("rule")))
    return {}
