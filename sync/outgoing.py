"""What goes out to the agencies, wired from a department's settings: tables, rights, answers."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sync.access import rights
from sync.answer.answering import Answering
from sync.department import open_department
from sync.distribute import HandOut
from sync.google_client import hang_up
from sync.handout.files import Files
from sync.handout.instruct import Instruct
from sync.handout.journal import Journal, codes_of
from sync.handout.login import key_notes, readers, writer
from sync.settings import FileOwner
from sync.settings_table import SettingsError
from sync.sheet_keys import plan_id
from sync.sources.google import GoogleSource
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping
    from pathlib import Path

    import gspread

    from sync.access import Rights
    from sync.answer.answering import Told
    from sync.department import Department
    from sync.handout.outcome import HandedOut
    from sync.run import Run
    from sync.settings import GoogleSettings, HandoutSettings
    from validators.findings import Finding

_FORMS = "bieu-don-vi"  # folder, beside the workbook, of the forms that agencies import
_NO_HANDOUT = "Tệp cài đặt chưa có phần [google.handout]; hãy chép từ tệp mẫu phancong.toml."


@dataclass(frozen=True)
class Outgoing:
    """A department that may write to Google."""

    department: Department
    google: GoogleSettings
    handout: HandoutSettings

    @property
    def run(self) -> Run:
        """The department's run."""
        return self.department.run

    def distribute(self, done: Callable[[], object] = lambda: None) -> tuple[HandedOut, ...]:
        """Hand the plan out the way the settings say; `done` is called after each agency."""
        client, robot = self._writer
        journal = Journal(self.department.state)
        if self.handout.owner is FileOwner.AGENCY:
            sheets, plan = self.google.spreadsheets, plan_id(self.run.plan.head)
            source = GoogleSource(client, sheets, plan, codes=codes_of(sheets, self.run.registry))
            forms = self.department.output.parent / _FORMS
            return Instruct(self.run, source, sheets, forms, robot).all(done)
        files = Files(client, journal, self.google.spreadsheets, self.google.drive)
        return HandOut(self.run, files, robot, self.handout.editors, readers(self.google)).all(done)

    def rights(self, done: Callable[[], object] = lambda: None) -> tuple[Rights, ...]:
        """Who may do what with each spreadsheet; `done` is called after each."""
        client, robot = self._writer
        editors = (robot, *self.handout.editors)
        ours = (*editors, *readers(self.google))
        results: list[Rights] = []
        for agency, key in sorted(self.spreadsheets.items()):
            known = self.run.registry.find(agency)
            email = known.email if known else None
            results.append(rights(client, agency, key, (*ours, email or ""), editors))
            done()
        return tuple(results)

    def answer(
        self,
        findings: Iterable[Finding] | None = None,
        *,
        again: bool = False,
        done: Callable[[], object] = lambda: None,
    ) -> tuple[Told, ...]:
        """Write findings back, those of the newest snapshots where none are given.

        Raises CannotDoError where the agencies own the files.
        """
        client, robot = self.answering_as()
        run = self.department.informed()
        editors = tuple(filter(None, (robot, *self.handout.editors)))
        answering = Answering(run, client, self._sheets, editors, self.department.state)
        told = run.consolidate().findings if findings is None else findings
        return answering.all(told, again=again, done=done)

    def answering_as(self) -> tuple[gspread.Client, str]:
        """Who writes findings back, known before anything is done.

        Raises CannotDoError where the agencies own the files, or a key cannot be used.
        """
        if self.handout.owner is FileOwner.AGENCY:
            raise CannotDoError(
                "Với owner = “đơn vị”, chương trình chỉ đọc bảng nên không trả lời vào bảng được; "
                "hãy gửi kết quả kiểm tra trong bảng tổng hợp, hoặc đổi owner."
            )
        return self._writer

    @property
    def notes(self) -> tuple[str, ...]:
        """What people should know about the keys."""
        return key_notes(self.google, self.handout)

    @property
    def spreadsheets(self) -> Mapping[str, str]:
        """The spreadsheet of each agency."""
        handed = Journal(self.department.state).by_name(self.run.registry)
        return {**handed, **self.google.spreadsheets}

    @property
    def _sheets(self) -> dict[str, str]:
        """The same by the names of sources, under which findings stand."""
        keys = set(self.spreadsheets.values())
        refs = (ref for source in self.run.sources for ref in source.sheets())
        return {ref.source: ref.key for ref in refs if ref.key in keys}

    def close(self) -> None:
        """Hang up, where there was a call."""
        if "_writer" in vars(self):
            hang_up(self._writer[0])

    @cached_property
    def _writer(self) -> tuple[gspread.Client, str]:
        return writer(self.google, self.handout)


def outgoing(department: Department) -> Outgoing:
    """The writing half of a department. Raises SettingsError where the settings have none."""
    if department.google is None or department.google.handout is None:
        raise SettingsError(_NO_HANDOUT)
    return Outgoing(department, department.google, department.google.handout)


@contextmanager
def open_outgoing(settings: Path) -> Generator[Outgoing]:
    """The writing half of a settings file's department, for one run at a time."""
    with (
        open_department(settings, sheets=False, mail=False) as department,
        closing(outgoing(department)) as writing,
    ):
        yield writing
