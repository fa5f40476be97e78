"""Drive beside its files: what they hold as a download, their comments, and who is asking.

A spreadsheet is downloaded as CSV or TSV (the first tab, as shown) or as a workbook of plain
values, and replaced from CSV, the one call gspread makes of Drive v2. Pictures of pages (PDF, ODS,
zipped HTML) are not made.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sync.sandbox.book import Tab
from sync.sandbox.clock import timestamp
from sync.sandbox.entry import typed_into
from sync.sandbox.errors import drive_error, sheets_error
from sync.sandbox.file_json import user_json
from sync.sandbox.files import masked, visible
from sync.sandbox.identities import permission_id
from sync.sandbox.locales import locale_of
from sync.sandbox.render import View, lines
from sync.sandbox.tabs import new_id
from sync.sandbox.wire import Answer

if TYPE_CHECKING:
    from sync.sandbox.book import Book
    from sync.sandbox.jsons import Json
    from sync.sandbox.world import Call

CSV, TSV = "text/csv", "text/tab-separated-values"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_MADE = (
    "application/pdf",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/x-vnd.oasis.opendocument.spreadsheet",
    "application/zip",
)


def export(call: Call) -> Answer:
    """files.export: a spreadsheet as a file of another kind."""
    mime = call.text("mimeType")
    if not mime:
        raise drive_error(400, "required", "Required parameter: mimeType", location="mimeType")
    file = visible(call, call.path["file"], anywhere=True)
    if file.book is None:
        text = "Export only supports Docs Editors files."
        raise drive_error(403, "fileNotExportable", text)
    if mime in NOT_MADE:
        raise sheets_error("UNIMPLEMENTED", f"The sandbox does not export {mime}")
    if mime not in (CSV, TSV, XLSX):
        text = "The requested conversion is not supported."
        raise drive_error(400, "badRequest", text, location="convertTo")
    body = workbook(file.book) if mime == XLSX else table(file.book, "\t" if mime == TSV else ",")
    return Answer(200, body, mime)


def table(book: Book, delimiter: str) -> bytes:
    """The first tab as shown, line by line, every line as long as the longest."""
    tab = book.tabs[0]
    shown = lines(book, tab, tab.box, View())
    width = max((len(line) for line in shown), default=0)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([*line, *[""] * (width - len(line))] for line in shown)
    return text.getvalue().removesuffix("\r\n").encode()


def workbook(book: Book) -> bytes:
    """Every tab with its raw values."""
    from openpyxl import Workbook

    made = Workbook(write_only=True)
    for tab in book.tabs:
        sheet = made.create_sheet(tab.title[:31])
        for line in lines(book, tab, tab.box, View(render="UNFORMATTED_VALUE")):
            sheet.append([None if value == "" else value for value in line])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def replace_content(call: Call) -> Json:
    """files.update of Drive v2 with media: CSV as if typed, on one new tab called as the file.

    The answer holds what the sandbox knows of the many members of a file of Drive v2.
    """
    file = visible(call, call.path["file"], "writer")
    book = file.book
    if book is None:
        raise sheets_error("UNIMPLEMENTED", "The sandbox stores spreadsheets only")
    tab = Tab(new_id(book), file.name)
    locale, year = locale_of(str(book.properties["locale"])), call.world.clock.now().year
    rows = list(csv.reader(io.StringIO(str(call.body["media"]))))
    tab.rows = max(tab.rows, len(rows))
    tab.columns = max([tab.columns, *(len(row) for row in rows)])
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            tab.put(at, column, typed_into(tab.cell(at, column), text, locale, year)[0])
    with book.saved():
        book.tabs, book.named_ranges, book.metadata = [tab], {}, {}
    call.world.drive.edit(file, call.who, call.world.clock.now(), call.world.lag)
    return {
        "kind": "drive#file",
        "id": file.id,
        "title": file.name,
        "mimeType": file.mime,
        "editable": True,
        "labels": {"trashed": file.trashed, "starred": False},
        "alternateLink": f"https://docs.google.com/spreadsheets/d/{file.id}/edit?usp=drivesdk",
        "createdDate": timestamp(file.created),
        "modifiedDate": timestamp(call.world.clock.now()),
        "version": str(file.version),
    }


def about(call: Call) -> Json:
    """about.get: who is asking; a mask is required."""
    _need_mask(call)
    user = user_json(call.who.email, call.who)
    return masked(call, {"kind": "drive#about", "user": user, "storageQuota": {"usage": "0"}}, "*")


def list_comments(call: Call) -> Json:
    """comments.list, the newest first; a mask is required."""
    _need_mask(call)
    file = visible(call, call.path["file"], anywhere=True)
    shown = {"kind": "drive#commentList", "comments": list(reversed(file.comments))}
    return masked(call, shown, "*")


def create_comment(call: Call) -> Json:
    """comments.create: a word on the whole file; a mask is required."""
    _need_mask(call)
    file = visible(call, call.path["file"], "commenter", anywhere=True)
    now = timestamp(call.world.clock.now())
    comment = {
        "kind": "drive#comment",
        "id": "AAAA" + permission_id(f"{file.id} {len(file.comments)}")[:7],
        "createdTime": now,
        "modifiedTime": now,
        "author": user_json(call.who.email, call.who),
        "content": str(call.body.get("content", "")),
        "deleted": False,
        "resolved": False,
    }
    if "anchor" in call.body:
        comment["anchor"] = str(call.body["anchor"])
    file.comments.append(comment)
    return masked(call, comment, "*")


def _need_mask(call: Call) -> None:
    if not call.text("fields"):
        text = "The 'fields' parameter is required for this method."
        raise drive_error(400, "required", text, location="fields")
