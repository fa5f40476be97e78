"""A department's run, wired from its settings: the only place where real parts are put together."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from sync import run_log
from sync.cli_errors import BusyError
from sync.handout.journal import Journal, code_of
from sync.plan_ids import require_ids
from sync.run import Run
from sync.settings import (
    GoogleSettings,
    Settings,
    SettingsError,
    read_settings,
    registry_of,
    rules_of,
)
from sync.sheet_keys import plan_id
from sync.snapshots import SnapshotStore
from sync.sources.folder import FolderSource
from validators.errors import CannotDoError
from workbook.plan_table import plan_table
from workbook.plans import read_plan
from workbook.sections import numbered

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path

    from sync.google_login import GoogleLogin
    from sync.pull import Pulled
    from sync.sources import Source
    from validators.agencies import AgencyRegistry
    from workbook.consolidated.model import Consolidation


@dataclass(frozen=True, slots=True)
class Department:
    """A run, the path its workbook is published at, and the folder of what it keeps.

    `notes` are what people should know about their logins, such as the age of a key.
    """

    run: Run
    output: Path
    state: Path
    google: GoogleSettings | None = None
    notes: tuple[str, ...] = ()

    def consolidate(self, pulled: Pulled | None = None) -> Consolidation:
        """Consolidate, publish, and record the run; after a pull its failures count as unread."""
        consolidation = self.run.consolidate(pulled.failures if pulled else None)
        self.run.publish(consolidation, self.output)
        run_log.append(self.state, run_log.record(self.run, pulled, consolidation))
        if pulled:
            self.run.commit(pulled)
        return consolidation


@contextmanager
def open_department(settings_path: Path, *, sheets: bool = True) -> Generator[Department]:
    """The department of a settings file, for one run at a time; with `sheets` it must have some.

    Raises BusyError while another run holds the state folder (the lock dies with its
    process), SettingsError and other CannotDoError for what the settings name and is not so.
    """
    settings = read_settings(settings_path)
    try:
        settings.state.mkdir(parents=True, exist_ok=True)
        with FileLock(settings.state / "dang-chay.lock", timeout=0), ExitStack() as stack:
            yield _department(settings, stack, sheets=sheets)
    except Timeout:
        raise BusyError(f"{settings.state}: đang có lần chạy khác; hãy chờ lần đó xong.") from None
    except OSError as error:
        raise CannotDoError(
            f"{settings.state}: không dùng được thư mục này ({error.strerror}); "
            "hãy kiểm tra quyền ghi và dung lượng đĩa."
        ) from error


def _department(settings: Settings, stack: ExitStack, *, sheets: bool) -> Department:
    registry = registry_of(settings)
    google = _handed(settings, registry)
    if sheets and not (settings.files or (google and google.spreadsheets)):
        raise SettingsError(
            "Tệp cài đặt chưa khai báo bảng của đơn vị nào; hãy ghi vào [google.spreadsheets] "
            "hoặc [folder.files], hoặc giao bảng bằng lệnh phancong distribute."
        )
    plan = require_ids(numbered(read_plan(settings.plan)), settings.plan)
    sources: list[Source] = []
    notes: tuple[str, ...] = ()
    if google and google.spreadsheets:
        codes = {agency: code_of(agency, registry) for agency in google.spreadsheets}
        source, login = _google(google, plan_id(plan.head), codes, settings.state)
        stack.callback(login.close)
        sources.append(source)
        notes = login.notes
    if settings.files:
        sources.append(FolderSource(settings.files))
    run = Run(
        plan=plan,
        registry=registry,
        store=SnapshotStore(settings.state),
        sources=tuple(sources),
        rules=rules_of(settings),
        own=(plan_table(plan, settings.plan.name),),
    )
    return Department(run, settings.output, settings.state, settings.google, notes)


def _handed(settings: Settings, registry: AgencyRegistry) -> GoogleSettings | None:
    """The settings of Google with the spreadsheets that were handed out, too."""
    if settings.google is None:
        return None
    handed = Journal(settings.state).by_name(registry)
    return replace(settings.google, spreadsheets={**handed, **settings.google.spreadsheets})


def _google(
    google: GoogleSettings, plan: str, codes: Mapping[str, str], state: Path
) -> tuple[Source, GoogleLogin]:
    # Google's libraries load only where Google is used.
    from sync.google.bookmark import bookmark_path
    from sync.google.changes import ChangeFeed
    from sync.google_login import log_in
    from sync.sources.google import Following, GoogleSource

    login = log_in(google)
    feed = ChangeFeed(login.client, google.drive)
    following = Following(feed, bookmark_path(state, plan), login.account)
    source = GoogleSource(login.client, google.spreadsheets, plan, following, codes)
    return source, login
