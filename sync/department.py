"""A department's run, wired from its settings: the only place where real parts are put together."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from sync import run_log
from sync.cli_errors import BusyError
from sync.history.acknowledging import Night
from sync.history.history import History, history_of
from sync.past_night import past_night
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
from sync.snapshots import SnapshotStore
from sync.sources.folder import FolderSource
from validators.errors import CannotDoError
from validators.rulebook import fingerprint
from workbook.plan_table import plan_table
from workbook.plans import read_plan
from workbook.sections import numbered

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from datetime import date
    from pathlib import Path

    from sync.consolidate import Evidence
    from sync.pull import Pulled
    from sync.sources import Source
    from workbook.consolidated.model import Consolidation
    from workbook.raw_table import RawTable


@dataclass(frozen=True, slots=True)
class Department:
    """A run, the path its workbook is published at, the folder of what it keeps, its history."""

    run: Run
    output: Path
    state: Path
    history: History

    def acknowledge(self, pulled: Pulled | None) -> None:
        """Write what a pull brought into the journal of the history."""
        night = Night(self.run.clock.now(), fingerprint(self.run.rules), self.run.assignment.tasks)
        self.history.acknowledge(night, pulled)

    def consolidate(self, pulled: Pulled | None = None) -> Consolidation:
        """Consolidate, publish, and record the run; after a pull its failures count as unread.

        The history is written first: what is published was kept before.
        """
        self.acknowledge(pulled)
        evidence = self.run.evidence(pulled.failures if pulled else None)
        end = self.history.record(_tables(evidence, pulled))
        consolidation = self.run.consolidated(evidence)
        self.run.publish(consolidation, self.output)
        run_log.append(
            self.state, {**run_log.record(self.run, pulled, consolidation), "chain": end}
        )
        return consolidation

    def as_of(self, day: date) -> tuple[Consolidation, Path]:
        """The workbook of the last night up to a day, beside the published one.

        Raises HistoryError where there was no night yet.
        """
        run, failures = past_night(self.run, self.history.archive, day)
        consolidation = run.consolidate(failures)
        name = f"{self.output.stem} ({consolidation.business_date}){self.output.suffix}"
        output = self.output.with_name(name)
        run.publish(consolidation, output)
        return consolidation, output


def _tables(evidence: Evidence, pulled: Pulled | None) -> dict[str, RawTable]:
    """The answers of a pull that were read for the consolidation, by SHA-256."""
    return {
        snapshot.sha256: evidence.answers[agency].raw
        for agency, snapshot in (pulled.snapshots if pulled else {}).items()
        if agency in evidence.answers and agency not in evidence.failures
    }


@contextmanager
def open_department(settings_path: Path) -> Generator[Department]:
    """The department of a settings file, for one run at a time.

    Raises BusyError while another run holds the state folder (the lock dies with its
    process), SettingsError and other CannotDoError for what the settings name and is not so.
    """
    settings = read_settings(settings_path)
    try:
        settings.state.mkdir(parents=True, exist_ok=True)
        with FileLock(settings.state / "dang-chay.lock", timeout=0):
            run = _run(settings)
            yield Department(
                run, settings.output, settings.state, history_of(settings, run.sources)
            )
    except Timeout:
        raise BusyError(f"{settings.state}: đang có lần chạy khác; hãy chờ lần đó xong.") from None
    except OSError as error:
        raise CannotDoError(
            f"{settings.state}: không dùng được thư mục này ({error.strerror}); "
            "hãy kiểm tra quyền ghi và dung lượng đĩa."
        ) from error


def _run(settings: Settings) -> Run:
    if not (settings.files or (settings.google and settings.google.spreadsheets)):
        raise SettingsError(
            "Tệp cài đặt chưa khai báo bảng của đơn vị nào; hãy ghi vào [google.spreadsheets] "
            "hoặc [folder.files]."
        )
    plan = require_ids(numbered(read_plan(settings.plan)), settings.plan)
    return Run(
        plan=plan,
        registry=registry_of(settings),
        store=SnapshotStore(settings.state),
        sources=tuple(_sources(settings)),
        rules=rules_of(settings),
        own=(plan_table(plan, settings.plan.name),),
    )


def _sources(settings: Settings) -> Iterator[Source]:
    if settings.google and settings.google.spreadsheets:
        # Google's libraries load only where Google is used.
        from sync.google_client import connect
        from sync.sources.google import GoogleSource

        client = connect(_key(settings.google), api=settings.google.api)
        yield GoogleSource(client, settings.google.spreadsheets)
    if settings.files:
        yield FolderSource(settings.files)


def _key(google: GoogleSettings) -> dict[str, str]:
    """The key file's content; it is never shown or logged."""
    try:
        key = json.loads(google.key.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{google.key}: không đọc được khóa ({error.strerror}).") from None
    except ValueError:
        raise SettingsError(
            f"{google.key}: không phải khóa tài khoản dịch vụ (JSON); hãy tải lại khóa."
        ) from None
    if not isinstance(key, dict) or "private_key" not in key:
        raise SettingsError(f"{google.key}: không phải khóa tài khoản dịch vụ; hãy tải lại khóa.")
    return key
