"""A department's run, wired from its settings: the only place where real parts are put together."""

from __future__ import annotations

import logging
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from sync import run_log
from sync.alone import alone
from sync.balance import balance
from sync.basis import to_bytes
from sync.clock import SystemClock, business_date
from sync.compared import forget, recall, remember
from sync.earlier_names import last_words, source_names
from sync.handout.journal import Journal, code_of
from sync.history.acknowledging import Night
from sync.history.archive import Archive, runs_of, unread_after
from sync.history.errors import HistoryError
from sync.history.history import History
from sync.history.listed import require_listed
from sync.lasting_ids import GivenIds
from sync.moving_in import move_in
from sync.odd_clock import ahead_of
from sync.past_night import basis_of, past_night
from sync.plan_home import PlanHome, new_beginning
from sync.plan_ids import require_ids
from sync.pull import NothingPulledError
from sync.run import Run
from sync.settings import (
    GoogleSettings,
    Settings,
    read_settings,
    registry_of,
    rules_of,
)
from sync.settings_table import SettingsError
from sync.sheet_keys import plan_id
from sync.snapshots import SnapshotStore
from sync.source_names import GOOGLE
from sync.sources import Sorts
from sync.sources.files import file_sources
from sync.whose import Whose
from sync.whose_plan import WhosePlan
from validators.rulebook import fingerprint
from workbook.consolidated.changes import with_changes
from workbook.plan_table import plan_table
from workbook.plans import read_plan
from workbook.sections import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from datetime import date
    from pathlib import Path

    from sync.evidence import Evidence
    from sync.google_login import GoogleLogin
    from sync.history.redaction import Wish
    from sync.pull import Pulled
    from sync.sources import Source
    from validators.agencies import AgencyRegistry
    from validators.plan import Plan
    from workbook.consolidated.model import Consolidation
    from workbook.editions import Edition
    from workbook.find_table import ReadSheet


@dataclass(frozen=True, slots=True)
class Department:
    """A run, the path its workbook is published at, the home of what it keeps, its history.

    `notes` are what people should know besides: the age of a key, a history that begins, a clock
    that has gone back.
    """

    run: Run
    output: Path
    home: PlanHome
    history: History
    google: GoogleSettings | None = None
    notes: tuple[str, ...] = ()

    @property
    def state(self) -> Path:
        """The folder of what the department keeps for all its plans."""
        return self.home.state

    def acknowledge(self, pulled: Pulled | None) -> None:
        """Write what a pull brought into the journal of the history."""
        given = self.run.assignment
        whose = {agency: agency for agency in given.agencies} | dict(self.run.agencies)
        tasks = {source: given.all_of(agency) for source, agency in whose.items()}
        rules, basis = fingerprint(self.run.rules), to_bytes(basis_of(self.run))
        night = Night(self.run.clock.now(), rules, tasks, basis, self.run.today)
        self.history.acknowledge(night, pulled)

    def pull(self, done: Callable[[], object] = lambda: None) -> Pulled:
        """Every sheet of every source, kept as snapshots. Raises NothingPulledError, HistoryError.

        A night on which nothing came leaves its trace like any other: who was not read, and why.
        """
        require_listed(self.history.archive)
        try:
            return self.run.pull(done)
        except NothingPulledError as error:
            self.acknowledge(error.pulled)
            line = run_log.nothing_came(self.run, error.pulled)
            run_log.append(self.home.folder, {**line, "chain": self.history.record()})
            raise

    def consolidate(self, pulled: Pulled | None = None) -> tuple[Consolidation, Edition]:
        """Consolidate, publish, and record the run; what the last pull missed counts as unread.

        The history is written first: what is published was kept before.
        """
        self.acknowledge(pulled)
        evidence = self.run.evidence(pulled.failures if pulled else self._unread())
        end = self.history.record(_read(evidence, pulled))
        run = replace(self.run, before=self.history.known_before(self.run.plan))
        told = run.consolidated(evidence)
        sums = balance(run, run.knowing(evidence), told.findings, pulled)
        for fault in sums.faults:
            logging.getLogger("phancong").error(fault)
        told = replace(told, faults=sums.faults)
        consolidation = with_changes(told, self._before(told.business_date))
        edition = self.run.publish(consolidation, self.output)
        remember(self.home.folder, consolidation)
        run_log.append(
            self.home.folder,
            {
                **run_log.record(self.run, pulled, consolidation),
                "sums": sums.as_json(),
                "chain": end,
            },
        )
        if pulled:
            self.run.commit(pulled)
        return consolidation, edition

    def informed(self) -> Run:
        """The run, with what the history knows. Raises HistoryError."""
        require_listed(self.history.archive)
        return self.run.informed(self.history.known_before(self.run.plan))

    def as_of(self, day: date) -> tuple[Consolidation, Edition]:
        """The workbook of the last night up to a day, beside the published one.

        Raises HistoryError where there was no night yet.
        """
        self.history.record()
        told = self._told_on(day)
        consolidation = with_changes(told, self._before(told.business_date))
        name = f"{self.output.stem} ({consolidation.business_date}){self.output.suffix}"
        return consolidation, self.run.publish(consolidation, self.output.with_name(name))

    def redact(self, wish: Wish) -> int:
        """Take words out of the history and of what is kept to compare; how many answers went.

        What is kept goes first: it is made again from the history, whatever happens in between.
        Raises HistoryError.
        """
        forget(self.home.folder)
        return self.history.redact(wish, self.run.clock.now())

    def _told_on(self, day: date) -> Consolidation:
        run, failures = past_night(self.run, self.history, day)
        return run.consolidate(failures)

    def _before(self, day: date) -> Consolidation | None:
        """What a past day was compared with, made again where that is no longer kept."""
        with suppress(HistoryError):
            return recall(self.home.folder, day) or self._told_on(day - timedelta(days=1))
        return None

    def _unread(self) -> dict[str, str]:
        """Why sheets could not be read when they were last asked for."""
        return unread_after(runs_of(self.history.archive.events()), self.run.source_names)


def _read(evidence: Evidence, pulled: Pulled | None) -> dict[str, ReadSheet]:
    """The answers of a pull that were read for the consolidation, by SHA-256."""
    return {
        snapshot.sha256: evidence.answers[source].sheet
        for source, snapshot in (pulled.snapshots if pulled else {}).items()
        if source in evidence.answers and source not in evidence.failures
    }


@contextmanager
def open_department(
    settings_path: Path, *, sheets: bool = True, mail: bool = True
) -> Generator[Department]:
    """The department of a settings file, for one run at a time; with `sheets` it must have some.

    Without `mail` nobody looks for new mail: what was pulled before is enough.
    Raises BusyError while another run holds the state folder (the lock dies with its
    process), SettingsError and other CannotDoError for what the settings name and is not so.
    """
    settings = read_settings(settings_path)
    with alone(settings.state), ExitStack() as stack:
        yield _department(settings, stack, sheets=sheets, mail=mail)


def _department(settings: Settings, stack: ExitStack, *, sheets: bool, mail: bool) -> Department:
    registry = registry_of(settings)
    google = _handed(settings, registry)
    if sheets and not (settings.has_files or (google and google.spreadsheets)):
        raise SettingsError(
            "Tệp cài đặt chưa khai báo bảng của đơn vị nào; hãy ghi vào [google.spreadsheets], "
            "[folder] hoặc [mailbox], hoặc giao bảng bằng lệnh phancong distribute."
        )
    plan = _plan(settings)
    home = PlanHome(settings.state, plan_id(plan.head))
    move_in(home)
    home.settle()
    store, sources = SnapshotStore(home.folder), list["Source"]()
    archive, day = Archive(home.folder, store), business_date(SystemClock())
    plan = GivenIds(archive).of(plan)
    handed = google.spreadsheets if google else {}
    names = source_names(archive, registry, settings, handed, day)
    notes: list[str] = []
    if google and google.spreadsheets:
        given = names.give(google.spreadsheets, GOOGLE)
        codes = {name: code_of(names.agencies[name], registry) for name in given}
        source, login = _google(replace(google, spreadsheets=given), home, codes)
        stack.callback(login.close)
        sources.append(source)
        notes += login.notes
    whose = Whose(registry, plan=WhosePlan(plan.head, home.others()))
    sources += file_sources(settings, whose, store, names, mail=mail)
    sources += last_words(names, sources, store)
    run = Run(
        plan=plan,
        registry=registry,
        store=store,
        sources=tuple(sources),
        rules=rules_of(settings),
        own=(plan_table(plan, settings.plan.name),),
        agencies=names.agencies,
        rejects=tuple(each for one in sources if isinstance(one, Sorts) for each in one.rejects),
        day=day,
    )
    history = History(archive, settings.database, tuple(sources))
    newest = islice(history.archive.days(newest_first=True), 1)
    told = (new_beginning(home, history.archive, run.today), ahead_of(run.today, newest))
    notes += filter(None, told)
    return Department(run, settings.output, home, history, settings.google, tuple(notes))


def _plan(settings: Settings) -> Plan:
    """The plan of settings, under the name that they give it, if any."""
    plan = require_ids(numbered(read_plan(settings.plan)), settings.plan)
    return replace(plan, head=replace(plan.head, identity=settings.plan_id))


def _handed(settings: Settings, registry: AgencyRegistry) -> GoogleSettings | None:
    """The settings of Google with the spreadsheets that were handed out, too."""
    if settings.google is None:
        return None
    handed = Journal(settings.state).by_name(registry)
    return replace(settings.google, spreadsheets={**handed, **settings.google.spreadsheets})


def _google(
    google: GoogleSettings, home: PlanHome, codes: Mapping[str, str]
) -> tuple[Source, GoogleLogin]:
    # Google's libraries load only where Google is used.
    from sync.google.bookmark import bookmark_path
    from sync.google.changes import ChangeFeed
    from sync.google_login import log_in
    from sync.sources.google import Following, GoogleSource

    login = log_in(google)
    feed = ChangeFeed(login.client, google.drive)
    following = Following(feed, bookmark_path(home.state, home.plan), login.account)
    source = GoogleSource(login.client, google.spreadsheets, home.plan, following, codes)
    return source, login
