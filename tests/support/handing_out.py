"""A department that hands plans out over a judged sandbox, and looks at what the agencies got."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from support.plans import plan

from sync.clock import FixedClock
from sync.distribute import HandOut
from sync.google_client import connect
from sync.handout.files import Files
from sync.handout.google import read_book
from sync.handout.journal import Journal
from sync.run import Run
from sync.sheet_keys import plan_id
from sync.snapshots import SnapshotStore
from validators.agencies import Agency, AgencyRegistry
from validators.columns import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    import gspread

    from sync.handout.found import FoundTab
    from sync.handout.outcome import HandedOut
    from sync.sandbox import Sandbox
    from validators.plan import Plan, TaskRow

ROBOT = "robot@phancong.example"
REGISTRY = AgencyRegistry(
    Agency(code, name, email=f"{code}@phancong.example")
    for code, name in {
        "so-tu-phap": "Sở Tư pháp",
        "so-y-te": "Sở Y tế",
        "so-noi-vu": "Sở Nội vụ",
    }.items()
)
KEYS = tuple(column.key for column in COLUMNS)
NOON = FixedClock(datetime(2026, 6, 1, 5, tzinfo=UTC))


@dataclass
class Office:
    """One department: its sandbox, its log-in, and the folder of what it keeps."""

    sandbox: Sandbox
    state: Path
    registry: AgencyRegistry = REGISTRY
    known: dict[str, str] = field(default_factory=dict[str, str])
    parent: str = ""
    editors: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Log the robot in."""
        self.robot = self.client(ROBOT)

    def client(self, address: str) -> gspread.Client:
        """A log-in of somebody else, by their address."""
        return connect(self.sandbox.service_account_key(address), api=self.sandbox.url)

    def run(self, given: Plan) -> Run:
        """A run over a plan."""
        return Run(given, self.registry, SnapshotStore(self.state), clock=NOON)

    def hand_out(self, *tasks: TaskRow, given: Plan | None = None) -> dict[str, HandedOut]:
        """Hand a plan out, with everything read again from the state folder."""
        files = Files(self.robot, Journal(self.state), self.known, self.parent)
        hand_out = HandOut(self.run(given or plan(*tasks)), files, ROBOT, self.editors)
        return {result.agency: result for result in hand_out.all()}

    def key(self, agency: str) -> str:
        """The spreadsheet an agency got."""
        return self.known.get(agency) or Journal(self.state).by_name(self.registry)[agency]

    def tab(self, agency: str, given: Plan | None = None) -> FoundTab:
        """The agency's tab of a plan, read anew."""
        tab = read_book(self.robot, self.key(agency)).tab_of(plan_id((given or plan()).head))
        assert tab is not None
        return tab

    def rows(self, agency: str, *keys: str) -> list[tuple[str, ...]]:
        """The rows below the header as their agency sees them, in some columns."""
        return [tuple(row.texts[key] for key in keys) for row in self.tab(agency).rows()]

    def clerk(self, agency: str) -> gspread.Worksheet:
        """The agency's own log-in, at its tab."""
        known = self.registry.find(agency)
        client = self.client(str(known and known.email))
        return client.open_by_key(self.key(agency)).get_worksheet_by_id(self.tab(agency).id)

    def report(self, agency: str, task_id: str, **said: str) -> None:
        """The agency's clerk types progress into its row of a task."""
        tab, sheet = self.tab(agency), self.clerk(agency)
        (row,) = (row.at for row in tab.rows() if row.task_id == task_id)
        for key, text in said.items():
            sheet.update_cell(row + 1, tab.columns[key] + 1, text)

    def calls(self, kind: str = "*") -> list[str]:
        """The methods that were called since the log was emptied, logins left out."""
        kinds = [logged.kind for logged in self.sandbox.log]
        return [each for each in kinds if each != "token" and (kind in {"*", each})]
