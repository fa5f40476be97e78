"""Agencies' spreadsheets in a stand-in: marked as they are handed out, and a source over them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from support.sheets import HEADINGS, KEYS

from sync import sheet_keys
from sync.google.changes import ChangeFeed
from sync.google.client import Line
from sync.google.hosts import Hosts
from sync.google.retry import Patience
from sync.google_client import connect, connect_reader
from sync.sources.google import Following, GoogleSource
from validators.columns import PROGRESS_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import gspread
    from support.simulated_time import SimulatedTime

    from sync.sandbox import Sandbox

PLAN = "12/KH-UBND:2026"
ROBOT = "robot@phancong.example"  # hands out and owns
READER = "doc@phancong.example"  # may only read
HEADER = 2  # the row of the headings, from 0
FIRST = HEADER + 1
TYPED = {"percent": {"type": "NUMBER", "pattern": "0.##"}, "updated_on": {"type": "DATE"}}


def row(number: int, **cells: object) -> dict[str, object]:
    """A task row: what the department wrote, and `cells` on top."""
    told = {"task_id": f"NV-{number}", "number": str(number), "content": f"Nhiệm vụ {number}"}
    return {**told, "lead": "Sở Y tế", "deadline": "30/6/2026", **cells}


def writer(sandbox: Sandbox) -> gspread.Client:
    """The department's writing login."""
    return connect(sandbox.service_account_key(ROBOT), api=sandbox.url)


def hand_out(
    robot: gspread.Client,
    name: str,
    rows: Sequence[Mapping[str, object]],
    *,
    marked: bool = True,
    plan: str = PLAN,
) -> gspread.Spreadsheet:
    """A spreadsheet with a title, headings and rows by column key, shared with the reader.

    `plan` is the plan in the names of the columns' marks; "" as it was in earlier times.
    """
    book = robot.create(name)
    tab = book.sheet1
    lines: list[list[object]] = [["Biểu phân công nhiệm vụ"], [], list(HEADINGS)]
    lines += [[one.get(key, "") for key in KEYS] for one in rows]
    requests = [
        _properties(),
        *_formats(tab.id, len(lines)),
        *(_marks(tab.id, plan) if marked else ()),
    ]
    book.batch_update({"requests": requests})
    tab.update(lines, raw=True)
    robot.insert_permission(book.id, READER, "user", "reader", notify=False)
    return book


def _properties() -> dict[str, Any]:
    properties = {"locale": "vi_VN", "timeZone": "Asia/Ho_Chi_Minh"}
    return {"updateSpreadsheetProperties": {"properties": properties, "fields": "locale,timeZone"}}


def _formats(tab: int, last: int) -> Iterable[dict[str, Any]]:
    for place, key in enumerate(KEYS):
        area = {"sheetId": tab, "startRowIndex": FIRST, "endRowIndex": last + 20}
        area |= {"startColumnIndex": place, "endColumnIndex": place + 1}
        cell = {"userEnteredFormat": {"numberFormat": TYPED.get(key, {"type": "TEXT"})}}
        fields = "userEnteredFormat.numberFormat"
        yield {"repeatCell": {"range": area, "cell": cell, "fields": fields}}


def _marks(tab: int, plan: str) -> Iterable[dict[str, Any]]:
    yield sheet_keys.on_spreadsheet("SYT")
    yield sheet_keys.on_tab(tab, PLAN)
    for place, key in enumerate(KEYS):
        yield sheet_keys.on_column(tab, place, key, plan)


def line(sandbox: Sandbox, time: SimulatedTime, **patience: float) -> Line:
    """Calls to a stand-in in simulated time."""
    return Line(Hosts(sandbox.url), Patience(**patience), time, Random(1))  # noqa: S311  # the same waits every time


def source(
    sandbox: Sandbox, time: SimulatedTime, sheets: Mapping[str, str], state: Path | None = None
) -> GoogleSource:
    """A source that reads as a night does; with `state` it follows the list of changes."""
    client = connect_reader(
        [sandbox.service_account_key(READER)], line=line(sandbox, time, night=3600)
    )
    following = Following(ChangeFeed(client), state / "google.json") if state else None
    return GoogleSource(client, sheets, PLAN, following)


def progress(number: int) -> dict[str, object]:
    """Some progress as an agency types it."""
    values = ("Đang thực hiện", number % 90 + 5, "- Đã họp", "", "01/06/2026")
    return dict(zip((column.key for column in PROGRESS_COLUMNS), values, strict=True))
