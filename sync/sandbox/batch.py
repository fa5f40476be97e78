"""spreadsheets.batchUpdate: one function per kind of request, all or nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sync.sandbox import (
    borders,
    cells,
    dimensions,
    groups,
    metadata,
    objects,
    protected_ranges,
    shifting,
    tabs,
)
from sync.sandbox.areas import Box, area_of
from sync.sandbox.book import Formula
from sync.sandbox.errors import invalid, sheets_error, unknown_name
from sync.sandbox.fields import merged
from sync.sandbox.render import plain
from sync.sandbox.tabs import required_mask
from sync.sandbox.values import naming, placed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.sandbox.book import Book, Tab
    from sync.sandbox.jsons import Json
    from sync.sandbox.protection import Editing


def update_spreadsheet_properties(edit: Editing, request: Json) -> Json:
    """updateSpreadsheetProperties: title, locale, time zone and the like."""
    asked, mask = request.get("properties", {}), required_mask(request)
    if ("title" in mask or "*" in mask) and not asked.get("title"):
        raise invalid("The spreadsheet title cannot be empty")
    names = {name: {} for name in asked} if "*" in mask else mask
    for name in ("locale", "timeZone", "autoRecalc"):
        if name in names and not asked.get(name):
            raise invalid(f"properties.{name} cannot be empty")
    locale = str(asked.get("locale", "en_US"))
    if not re.fullmatch(r"[a-z]{2,3}(_[A-Z0-9]{2,3})?", locale):
        raise invalid(f"Unsupported locale: {locale}")
    edit.book.properties = merged(edit.book.properties, asked, names)
    return {}


def find_replace(edit: Editing, request: Json) -> Json:
    """findReplace: plain text or a regular expression, in a range, a tab or everywhere."""
    counts = dict.fromkeys(
        ("valuesChanged", "formulasChanged", "rowsChanged", "sheetsChanged", "occurrencesChanged"),
        0,
    )
    pattern = _search_pattern(request)
    for tab, box in _searched(edit.book, request):
        rows: set[int] = set()
        for row, column, cell in list(tab.used(box)):
            is_formula = isinstance(cell.value, Formula)
            text = cell.value.text if isinstance(cell.value, Formula) else cell.value
            if isinstance(text, float):
                text = str(plain(text))
            if not isinstance(text, str) or (is_formula and not request.get("includeFormulas")):
                continue
            new, hits = pattern.subn(lambda _: str(request.get("replacement", "")), text)
            if hits:
                edit.allow(tab, Box(row, row + 1, column, column + 1))
                tab.put_value(row, column, Formula(new) if is_formula else new or None)
                rows.add(row)
                counts["occurrencesChanged"] += hits
                counts["formulasChanged" if is_formula else "valuesChanged"] += 1
        counts["rowsChanged"] += len(rows)
        counts["sheetsChanged"] += bool(rows)
    return {name: count for name, count in counts.items() if count}


def _search_pattern(request: Json) -> re.Pattern[str]:
    text = str(request.get("find", ""))
    if not text:
        raise invalid("find must not be empty")
    source = text if request.get("searchByRegex") else re.escape(text)
    if request.get("matchEntireCell"):
        source = rf"\A(?:{source})\Z"
    try:
        return re.compile(source, 0 if request.get("matchCase") else re.IGNORECASE)
    except re.error as wrong:
        raise invalid(f"Invalid regular expression: {text}") from wrong


def _searched(book: Book, request: Json) -> list[tuple[Tab, Box]]:
    if "range" in request:
        return [placed(book, area_of(request["range"]))]
    if request.get("allSheets"):
        return [(tab, tab.box) for tab in book.tabs]
    tab = tabs.existing(book, int(request.get("sheetId", 0)))
    return [(tab, tab.box)]


def trim_whitespace(edit: Editing, request: Json) -> Json:
    """trimWhitespace: texts lose blanks at their ends and doubled ones inside."""
    tab, box = placed(edit.book, area_of(request.get("range", {})))
    edit.allow(tab, box)
    changed = 0
    for row, column, cell in list(tab.used(box)):
        text = " ".join(cell.value.split()) if isinstance(cell.value, str) else cell.value
        if text != cell.value:
            tab.put_value(row, column, text or None)
            changed += 1
    return {"cellsChangedCount": changed} if changed else {}


REQUESTS: dict[str, Callable[[Editing, Json], Json]] = {
    "addBanding": objects.add_banding,
    "addConditionalFormatRule": objects.add_conditional,
    "addDimensionGroup": groups.add_group,
    "addFilterView": objects.add_filter_view,
    "addNamedRange": objects.add_named_range,
    "addProtectedRange": protected_ranges.add_protected_range,
    "addSheet": tabs.add_sheet,
    "appendCells": cells.append_cells,
    "appendDimension": dimensions.append_dimension,
    "autoResizeDimensions": dimensions.auto_resize,
    "clearBasicFilter": objects.clear_basic_filter,
    "copyPaste": cells.copy_paste,
    "createDeveloperMetadata": metadata.create,
    "cutPaste": cells.cut_paste,
    "deleteBanding": objects.delete_banding,
    "deleteConditionalFormatRule": objects.delete_conditional,
    "deleteDeveloperMetadata": metadata.delete,
    "deleteDimension": dimensions.delete_dimension,
    "deleteDimensionGroup": groups.delete_group,
    "deleteFilterView": objects.delete_filter_view,
    "deleteNamedRange": objects.delete_named_range,
    "deleteProtectedRange": protected_ranges.delete_protected_range,
    "deleteRange": shifting.delete_range,
    "deleteSheet": tabs.delete_sheet,
    "duplicateFilterView": objects.duplicate_filter_view,
    "duplicateSheet": tabs.duplicate_sheet,
    "findReplace": find_replace,
    "insertDimension": dimensions.insert_dimension,
    "insertRange": shifting.insert_range,
    "mergeCells": objects.merge_cells,
    "moveDimension": dimensions.move_dimension,
    "repeatCell": cells.repeat_cell,
    "setBasicFilter": objects.set_basic_filter,
    "setDataValidation": cells.set_validation,
    "sortRange": dimensions.sort_range,
    "trimWhitespace": trim_whitespace,
    "unmergeCells": objects.unmerge_cells,
    "updateBanding": objects.update_banding,
    "updateBorders": borders.update_borders,
    "updateCells": cells.update_cells,
    "updateConditionalFormatRule": objects.update_conditional,
    "updateDeveloperMetadata": metadata.update,
    "updateDimensionProperties": dimensions.update_dimension_properties,
    "updateFilterView": objects.update_filter_view,
    "updateNamedRange": objects.update_named_range,
    "updateProtectedRange": protected_ranges.update_protected_range,
    "updateSheetProperties": tabs.update_sheet_properties,
    "updateSpreadsheetProperties": update_spreadsheet_properties,
}

# Kinds whose reply is named even when there is nothing to say.
REPLYING = frozenset(
    [
        "addBanding",
        "addDimensionGroup",
        "addFilterView",
        "addNamedRange",
        "addProtectedRange",
        "addSheet",
        "createDeveloperMetadata",
        "deleteConditionalFormatRule",
        "deleteDeveloperMetadata",
        "deleteDimensionGroup",
        "duplicateFilterView",
        "duplicateSheet",
        "findReplace",
        "trimWhitespace",
        "updateConditionalFormatRule",
        "updateDeveloperMetadata",
    ]
)

# What the service knows and the sandbox does not: said openly, never pretended.
UNKNOWN = frozenset(
    [
        "addChart",
        "addDataSource",
        "addSlicer",
        "addTable",
        "autoFill",
        "cancelDataSourceRefresh",
        "deleteComment",
        "deleteDataSource",
        "deleteDuplicates",
        "deleteEmbeddedObject",
        "deleteReply",
        "deleteTable",
        "insertComment",
        "insertReply",
        "pasteData",
        "randomizeRange",
        "refreshDataSource",
        "textToColumns",
        "updateChartSpec",
        "updateComment",
        "updateDataSource",
        "updateDimensionGroup",
        "updateEmbeddedObjectBorder",
        "updateEmbeddedObjectPosition",
        "updateReply",
        "updateSlicerSpec",
        "updateTable",
    ]
)


def batch_update(edit: Editing, body: Json) -> list[Json]:
    """Do every request of the body; the replies, one for each, `{}` where there is none."""
    requests = body.get("requests", [])
    if not requests:
        raise invalid("Must specify at least one request.")
    replies: list[Json] = []
    with edit.book.saved():
        for place, request in enumerate(requests):
            kind = _kind(request, place)
            edit.book.results.clear()
            with naming(f"requests[{place}].{kind}"):
                reply = REQUESTS[kind](edit, request[kind])
            replies.append({kind: reply} if kind in REPLYING else {})
    return replies


def _kind(request: Json, place: int) -> str:
    if not request:
        raise invalid(f"Invalid requests[{place}]: No request set.")
    kind = next(iter(request))
    if kind in UNKNOWN:
        raise sheets_error("UNIMPLEMENTED", f"The sandbox does not know requests[{place}].{kind}")
    if kind not in REQUESTS:
        raise unknown_name(kind, f"requests[{place}]")
    return kind
