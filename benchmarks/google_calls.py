"""What a night costs at Google: calls by kind, and minutes at Google's own limits.

Run: .venv/bin/python benchmarks/google_calls.py [agencies]
So many agencies (190 unless said) in the stand-in, which keeps the limits of 60 calls a
minute. The clock is simulated: it moves only where the program waits, so the minutes are
those that the limits alone impose. `textbook` is the usual gspread pull – open_by_key,
worksheet, get_all_records – in the same run, sent at the same pace. The last night is read
by two identities.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sync import sheet_keys
from sync.google.changes import ChangeFeed
from sync.google.client import Line
from sync.google.hosts import Hosts
from sync.google_client import connect, connect_reader
from sync.pull import pull
from sync.sandbox import Sandbox
from sync.snapshots import SnapshotStore
from sync.sources.google import Following, GoogleSource
from validators.columns import COLUMNS

if TYPE_CHECKING:
    import gspread

AGENCIES, TASKS = 190, 20
SHARES = (0.0, 0.6, 1.0)
PLAN = "12/KH-UBND:2026"
ROBOT, SECOND = "robot@phancong.example", "doc@phancong.example"
HEADER = 3  # as people count


@dataclass
class Simulated:
    """Clock and timer of the program and of the stand-in: sleeping takes no time."""

    sandbox: Sandbox
    at: datetime = field(default=datetime(2026, 6, 1, 15, tzinfo=UTC))

    def now(self) -> datetime:
        """The present instant."""
        return self.at

    def elapsed(self) -> float:
        """Seconds since 1970."""
        return self.at.timestamp()

    def sleep(self, seconds: float) -> None:
        """Be later at once."""
        self.at += timedelta(seconds=seconds)
        self.sandbox.clock.freeze(self.at)


def main() -> None:
    """Hand out, then nights with a growing share of changed sheets, then the textbook."""
    agencies = int(sys.argv[1]) if len(sys.argv) > 1 else AGENCIES
    with Sandbox(service_accounts_own_files=True, quota=True) as sandbox:
        time = Simulated(sandbox)
        time.sleep(0)
        robot = connect(sandbox.service_account_key(ROBOT), api=sandbox.url)
        books = [hand_out(robot, number, time) for number in range(agencies)]
        print(f"{agencies} agencies, {TASKS} tasks each\n")
        print(f"{'':<24}{'reads':>7}{'Drive':>7}{'token':>7}{'minutes':>9}   against textbook")
        with tempfile.TemporaryDirectory() as folder:
            rows = [night(sandbox, time, books, Path(folder), share) for share in (1.0, *SHARES)]
            rows.append(night(sandbox, time, books, Path(folder), 1.0, readers=(ROBOT, SECOND)))
        standard = textbook(sandbox, time, books)
        names = ["first night (all)", *(f"{share:.0%} changed" for share in SHARES)]
        names.append("100% by two identities")
        for name, cost in [*zip(names, rows, strict=True), ("textbook", standard)]:
            told = f"reads {cost.reads / standard.reads:.3f}, "
            told += f"minutes {cost.minutes / (standard.minutes or 1):.3f}"  # 0: nobody waited
            print(f"{name:<24}{cost}   {told}")


def hand_out(robot: gspread.Client, number: int, time: Simulated) -> gspread.Spreadsheet:
    """One marked spreadsheet."""
    book = robot.create(f"Đơn vị {number}")
    tab = book.sheet1
    marks = [sheet_keys.on_column(tab.id, at, each.key, PLAN) for at, each in enumerate(COLUMNS)]
    book.batch_update({"requests": [sheet_keys.on_tab(tab.id, PLAN), *marks]})
    rows = [[f"NV-{n}", str(n), f"Nhiệm vụ {n}", "Sở Y tế"] for n in range(1, TASKS + 1)]
    lines: list[list[Any]] = [["Biểu"], [], [column.heading for column in COLUMNS], *rows]
    tab.update(lines, raw=True)
    robot.insert_permission(book.id, SECOND, "user", "reader", notify=False)
    time.sleep(3)  # the stand-in keeps Google's limits for writing too
    return book


@dataclass(frozen=True)
class Cost:
    """What one pull took."""

    calls: Counter[str]
    minutes: float

    @property
    def reads(self) -> int:
        """Calls of the Sheets API."""
        return sum(n for kind, n in self.calls.items() if kind.startswith("sheets."))

    def __str__(self) -> str:
        drive = sum(n for kind, n in self.calls.items() if kind.startswith("drive."))
        return f"{self.reads:>7}{drive:>7}{self.calls['token']:>7}{self.minutes:>9.2f}"


def night(  # noqa: PLR0913  # what one night is made of
    sandbox: Sandbox,
    time: Simulated,
    books: list[gspread.Spreadsheet],
    folder: Path,
    share: float,
    *,
    readers: tuple[str, ...] = (ROBOT,),
) -> Cost:
    """Agencies type, a day passes, the program pulls."""
    for book in books[: round(share * len(books))]:
        book.values_update("H4", {"valueInputOption": "RAW"}, {"values": [[str(time.at)]]})
        time.sleep(3)
    time.sleep(12 * 3600)
    began, before = time.elapsed(), len(sandbox.log)
    client = reader(sandbox, time, readers)
    following = Following(ChangeFeed(client), folder / "google.json")
    sheets = {f"Đơn vị {number}": book.id for number, book in enumerate(books)}
    source = GoogleSource(client, sheets, PLAN, following)
    pulled = pull([source], SnapshotStore(folder), time)
    source.commit(pulled.failures)
    if len(pulled.snapshots) != len(books):
        raise SystemExit(f"not all were read: {pulled.failures}")
    return cost(sandbox, before, time.elapsed() - began)


def textbook(sandbox: Sandbox, time: Simulated, books: list[gspread.Spreadsheet]) -> Cost:
    """As the first page of gspread's documentation does it."""
    time.sleep(3600)
    began, before = time.elapsed(), len(sandbox.log)
    client = reader(sandbox, time)
    for book in books:
        client.open_by_key(book.id).worksheet("Sheet1").get_all_records(head=HEADER)
    return cost(sandbox, before, time.elapsed() - began)


def reader(
    sandbox: Sandbox, time: Simulated, readers: tuple[str, ...] = (ROBOT,)
) -> gspread.Client:
    """A new login of each reader, as every night makes one."""
    line = Line(Hosts(sandbox.url), timer=time)
    return connect_reader([sandbox.service_account_key(name) for name in readers], line=line)


def cost(sandbox: Sandbox, before: int, seconds: float) -> Cost:
    """The calls since a place in the log. None may have been refused."""
    made = sandbox.log[before:]
    refused = [call for call in made if call.status != 200]  # noqa: PLR2004  # HTTP's own number
    if refused:
        raise SystemExit(f"{len(refused)} calls were refused, the first was {refused[0]}")
    return Cost(Counter(call.kind for call in made), seconds / 60)


if __name__ == "__main__":
    main()
