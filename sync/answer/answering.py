"""Writing findings back: only where they changed, one read and at most one write for a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import gspread
import requests
from google.auth.exceptions import GoogleAuthError

from sync.answer.listing import NAME, list_id, list_requests
from sync.answer.locking import ListLock
from sync.answer.memory import Last, Memory, mark_of
from sync.answer.notes import note_requests
from sync.answer.reading import read
from sync.handout.google import write_and_see
from sync.handout.journal import code_of
from sync.handout.read_tabs import FEW
from sync.handout.refusals import sentence
from sync.sheet_keys import TWO_TABS, another_agency, plan_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sync.answer.reading import Book
    from sync.run import Run
    from validators.findings import Finding


@dataclass(frozen=True, slots=True)
class Told:
    """One agency's answer: how many findings, whether anything was written, or why not."""

    agency: str
    findings: int = 0
    written: bool = False
    trouble: str = ""


@dataclass(frozen=True)
class Answering:
    """Answers the agencies of a run. `editors` may edit our list; `state` is the state folder.

    `spreadsheets` are by the names of their sources.
    """

    run: Run
    client: gspread.Client
    spreadsheets: Mapping[str, str]
    editors: tuple[str, ...]
    state: Path

    def all(
        self,
        findings: Iterable[Finding],
        *,
        again: bool = False,
        done: Callable[[], object] = lambda: None,
    ) -> tuple[Told, ...]:
        """Answer everybody whose findings are not those of the last answer; `again`: everybody.

        `findings` are those of the last reading. What is written are the findings of the sheet
        as it is now: its cells may have moved since.
        """
        memory = Memory(self.state, plan_id(self.run.plan.head))
        last = {agency: mark_of(own) for agency, own in self._by_agency(findings).items()}
        read_at = self.run.last_read(last)
        results: list[Told] = []
        for agency, mark in last.items():
            at = read_at[agency]
            reading = at.isoformat() if at else ""
            if again or not memory.knows(agency, mark, reading):
                told, now = self._one(agency, many=memory.plans_of(agency) > FEW)
                results.append(told)
                if not told.trouble:
                    memory.learn(agency, Last(now, reading))
            done()
        return tuple(results)

    def _by_agency(self, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
        own: dict[str, list[Finding]] = {agency: [] for agency in sorted(self.spreadsheets)}
        for finding in findings:
            own.get(finding.place.source, []).append(finding)
        return own

    def _one(self, agency: str, *, many: bool) -> tuple[Told, str]:
        plan = plan_id(self.run.plan.head)
        try:
            only = plan if many else ""
            book = read(self.client, agency, self.spreadsheets[agency], only=only)
            return self._answer(agency, book, plan)
        except (gspread.exceptions.APIError, requests.RequestException, GoogleAuthError) as error:
            return Told(agency, trouble=sentence(error)), ""

    def _answer(self, agency: str, book: Book, plan: str) -> tuple[Told, str]:
        whose = self.run.agencies.get(agency, agency)
        if book.agency not in {"", code_of(whose, self.run.registry)}:
            return Told(agency, trouble=another_agency(book.agency)), ""
        if book.is_doubled(plan):
            return Told(agency, trouble=TWO_TABS), ""
        tab = book.tab_of(plan)
        if tab is None:
            return Told(agency, trouble="bảng không có trang của kế hoạch; hãy giao lại bảng."), ""
        found = [f for f in self.run.check((tab.raw,)) if f.place.source == agency]
        listed = tuple(list_requests(book, tab, found))
        has_list = bool(listed) or book.list_tab is not None
        lock = ListLock(self.client, book.key, list_id(book), self.editors)
        mended = lock.requests(book.list_tab.protected if book.list_tab else ()) if has_list else ()
        wanted = (*note_requests(tab, found), *listed, *mended)
        if not wanted:
            return Told(agency, len(found)), mark_of(found)
        seen = write_and_see(self.client, book.key, wanted)
        faults = lock.faults(seen.get(lock.tab, [])) if has_list else []
        told = f"đã ghi, nhưng trang “{NAME}” chưa khóa đúng: {'; '.join(faults)}."
        return Told(agency, len(found), written=True, trouble=told if faults else ""), mark_of(
            found
        )
