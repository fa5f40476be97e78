"""The methods of the Sheets API: they find the spreadsheet, check the caller, and do the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.sandbox import append as appending
from sync.sandbox import batch, filters, grid, metadata, values
from sync.sandbox.book import Book, Tab
from sync.sandbox.colors import both
from sync.sandbox.defaults import book_properties
from sync.sandbox.drive import SPREADSHEET, File, rank
from sync.sandbox.errors import invalid, missing_spreadsheet, no_permission, sheets_error
from sync.sandbox.fields import keep, parse_mask
from sync.sandbox.files import new_file
from sync.sandbox.protection import Editing
from sync.sandbox.tabs import existing, new_id, new_tab, properties, renumbered, transplanted

if TYPE_CHECKING:
    from sync.sandbox.jsons import Json
    from sync.sandbox.world import Call


def opened(call: Call, least: str = "reader") -> tuple[File, Editing]:
    """The spreadsheet of a call in the hands of its caller; 404 or 403 as the API answers."""
    drive = call.world.drive
    file = drive.files.get(call.path["book"])
    if file is None:
        raise missing_spreadsheet()
    role = drive.role(call.who, file)
    if rank(role) < rank(least):
        raise no_permission()
    if file.book is None:
        raise sheets_error(
            "FAILED_PRECONDITION", "This operation is not supported for this document"
        )
    master = rank(role) >= rank("organizer")
    owner = file.owner
    domain = (owner or _chief(call, file)).rpartition("@")[2].lower()
    year = call.world.clock.now().year
    return file, Editing(file.book, call.who, master, domain, year, owner)


def _chief(call: Call, file: File) -> str:
    """The first organizer of a file's shared drive, whose domain the file belongs to."""
    shared = call.world.drive.drives.get(file.drive or "")
    grants = shared.permissions if shared else []
    return next((grant.address for grant in grants if grant.role == "organizer"), "")


def changed(call: Call, file: File) -> None:
    """Note that a write went through: Drive will show it, after its lag."""
    if file.book and file.name != file.book.properties["title"]:
        file.name = str(file.book.properties["title"])
    call.world.drive.edit(file, call.who, call.world.clock.now(), call.world.lag)


def cut(call: Call, answer: Json) -> Json:
    """The answer as the `fields` parameter wants it."""
    text = call.text("fields")
    return keep(answer, parse_mask(text)) if text else answer


def create(call: Call) -> Json:
    """spreadsheets.create: in the caller's own Drive, which a service account does not have."""
    world, asked = call.world, call.body.get("properties", {})
    if call.who.service_account and not world.service_accounts_own_files:
        raise no_permission()
    title = str(asked.get("title", "Untitled spreadsheet"))
    start = book_properties(title, world.locale, world.time_zone)
    book = Book("", {**start, **asked}, [])
    for sent in call.body.get("sheets", []) or [{"properties": {"sheetId": 0}}]:
        tab = new_tab(book, both(sent.get("properties", {})))
        book.tabs.append(tab)
    file = new_file(world, call.who, title, SPREADSHEET, (world.drive.root(call.who), None), book)
    edit = Editing(book, call.who, owner=file.owner)
    _fill(edit, call.body)
    return cut(call, grid.spreadsheet(edit, None, grid=False))


def _fill(edit: Editing, body: Json) -> None:
    """What a new spreadsheet brings along besides its tabs: cells, names, metadata."""
    requests: list[Json] = []
    for tab, sent in zip(edit.book.tabs, body.get("sheets", []), strict=False):
        for block in sent.get("data", []):
            start = {
                "sheetId": tab.id,
                "rowIndex": block.get("startRow", 0),
                "columnIndex": block.get("startColumn", 0),
            }
            requests.append(
                {"updateCells": {"start": start, "rows": block.get("rowData", []), "fields": "*"}}
            )
    requests += [{"addNamedRange": {"namedRange": named}} for named in body.get("namedRanges", [])]
    entries = body.get("developerMetadata", [])
    requests += [{"createDeveloperMetadata": {"developerMetadata": entry}} for entry in entries]
    if requests:
        batch.batch_update(edit, {"requests": requests})


def get(call: Call) -> Json:
    """spreadsheets.get."""
    _, edit = opened(call)
    areas = grid.areas_of(edit.book, call.query.get("ranges", []))
    text = call.text("fields")
    mask = parse_mask(text) if text else None
    answer = grid.spreadsheet(edit, areas, grid=call.flag("includeGridData"), mask=mask)
    return keep(answer, mask) if mask else answer


def batch_update(call: Call) -> Json:
    """spreadsheets.batchUpdate."""
    file, edit = opened(call, "writer")
    body = call.body
    replies = batch.batch_update(edit, body)
    changed(call, file)
    answer: Json = {"spreadsheetId": file.id, "replies": replies}
    if body.get("includeSpreadsheetInResponse"):
        areas = grid.areas_of(edit.book, body.get("responseRanges", []))
        with_cells = bool(body.get("responseIncludeGridData"))
        answer["updatedSpreadsheet"] = grid.spreadsheet(edit, areas, grid=with_cells)
    return cut(call, answer)


def copy_to(call: Call) -> Json:
    """sheets.copyTo: a tab into another spreadsheet; the answer is its properties there."""
    _, source = opened(call)
    goal_id = str(call.body.get("destinationSpreadsheetId", ""))
    goal_call = type(call)(call.world, call.who, call.query, call.body, {"book": goal_id})
    file, goal = opened(goal_call, "writer")
    try:
        tab = existing(source.book, int(call.path["sheet"]))
    except ValueError as wrong:
        raise invalid(
            f"Invalid value at 'sheet_id' (TYPE_INT32), \"{call.path['sheet']}\""
        ) from wrong
    copy = _into(goal.book, tab)
    changed(goal_call, file)
    return cut(call, properties(goal.book, copy))


def _into(book: Book, tab: Tab) -> Tab:
    title = f"Copy of {tab.title}"
    number = 1
    while book.titled(title):
        number += 1
        title = f"Copy of {tab.title} {number}"
    copy = renumbered(transplanted(tab, new_id(book), title))
    book.tabs.append(copy)
    return copy


def values_get(call: Call) -> Json:
    """values.get."""
    return cut(call, values.get(opened(call)[1].book, call.path["range"], call.flat()))


def values_batch_get(call: Call) -> Json:
    """values.batchGet."""
    _, edit = opened(call)
    return cut(call, values.batch_get(edit.book, call.query.get("ranges", []), call.flat()))


def values_update(call: Call) -> Json:
    """values.update."""
    file, edit = opened(call, "writer")
    answer = values.update(edit, call.path["range"], call.body, call.flat())
    changed(call, file)
    return cut(call, answer)


def values_append(call: Call) -> Json:
    """values.append."""
    file, edit = opened(call, "writer")
    answer = appending.append(edit, call.path["range"], call.body, call.flat())
    changed(call, file)
    return cut(call, answer)


def values_clear(call: Call) -> Json:
    """values.clear."""
    file, edit = opened(call, "writer")
    answer = values.clear(edit, call.path["range"])
    changed(call, file)
    return cut(call, answer)


def values_batch_update(call: Call) -> Json:
    """values.batchUpdate."""
    file, edit = opened(call, "writer")
    answer = values.batch_update(edit, call.body)
    changed(call, file)
    return cut(call, answer)


def values_batch_clear(call: Call) -> Json:
    """values.batchClear."""
    file, edit = opened(call, "writer")
    answer = values.batch_clear(edit, call.body.get("ranges", []))
    changed(call, file)
    return cut(call, answer)


def metadata_get(call: Call) -> Json:
    """developerMetadata.get."""
    _, edit = opened(call)
    try:
        return cut(call, metadata.get(edit.book, int(call.path["metadata"])))
    except ValueError as wrong:
        raise invalid("Invalid value at 'metadata_id' (TYPE_INT32)") from wrong


def metadata_search(call: Call) -> Json:
    """developerMetadata.search."""
    return cut(call, metadata.search(opened(call)[1].book, call.body))


def get_by_data_filter(call: Call) -> Json:
    """spreadsheets.getByDataFilter."""
    return cut(call, filters.spreadsheet(opened(call)[1], call.body))


def values_get_by_filter(call: Call) -> Json:
    """values.batchGetByDataFilter."""
    return cut(call, filters.batch_get(opened(call)[1].book, call.body))


def values_update_by_filter(call: Call) -> Json:
    """values.batchUpdateByDataFilter."""
    file, edit = opened(call, "writer")
    answer = filters.batch_update(edit, call.body)
    changed(call, file)
    return cut(call, answer)


def values_clear_by_filter(call: Call) -> Json:
    """values.batchClearByDataFilter."""
    file, edit = opened(call, "writer")
    answer = filters.batch_clear(edit, call.body)
    changed(call, file)
    return cut(call, answer)
