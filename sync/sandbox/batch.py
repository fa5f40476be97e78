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
    texts,
)
from sync.sandbox.colors import both
from sync.sandbox.errors import invalid, sheets_error, unknown_name
from sync.sandbox.fields import merged
from sync.sandbox.tabs import required_mask
from sync.sandbox.values import naming

if TYPE_CHECKING:
    from collections.abc import Callable

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
    "deleteDuplicates": texts.delete_duplicates,
    "deleteFilterView": objects.delete_filter_view,
    "deleteNamedRange": objects.delete_named_range,
    "deleteProtectedRange": protected_ranges.delete_protected_range,
    "deleteRange": shifting.delete_range,
    "deleteSheet": tabs.delete_sheet,
    "duplicateFilterView": objects.duplicate_filter_view,
    "duplicateSheet": tabs.duplicate_sheet,
    "findReplace": texts.find_replace,
    "insertDimension": dimensions.insert_dimension,
    "insertRange": shifting.insert_range,
    "mergeCells": objects.merge_cells,
    "moveDimension": dimensions.move_dimension,
    "pasteData": texts.paste_data,
    "randomizeRange": texts.randomize_range,
    "repeatCell": cells.repeat_cell,
    "setBasicFilter": objects.set_basic_filter,
    "setDataValidation": cells.set_validation,
    "sortRange": dimensions.sort_range,
    "textToColumns": texts.text_to_columns,
    "trimWhitespace": texts.trim_whitespace,
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
        "deleteDuplicates",
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
        "deleteEmbeddedObject",
        "deleteReply",
        "deleteTable",
        "insertComment",
        "insertReply",
        "refreshDataSource",
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
                reply = REQUESTS[kind](edit, both(request[kind]))
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
