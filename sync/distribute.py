"""Handing out: every agency's spreadsheet brought to what the plan says, and read back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import gspread
import requests
from google.auth.exceptions import GoogleAuthError

from sync.google.login import LoginRefusedError
from sync.google.retry import NightOverError
from sync.handout import google
from sync.handout.changes import Terms, changes
from sync.handout.journal import code_of, name_of
from sync.handout.outcome import HandedOut
from sync.handout.read_tabs import FEW
from sync.handout.refusals import NobodyCanError, sentence
from sync.handout.tab_changes import Editors
from sync.handout.wanted import wanted_tab
from sync.sheet_keys import plan_id
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sync.assign import Assignment
    from sync.handout.files import Files
    from sync.handout.wanted import WantedTab
    from sync.run import Run


@dataclass(frozen=True)
class HandOut:
    """Hands a run's plan out.

    `robot` is the address that acts, `editors` are the department's own people, `readers` the
    addresses that pull every night.
    """

    run: Run
    files: Files
    robot: str = ""
    editors: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()

    def all(self, done: Callable[[], object] = lambda: None) -> tuple[HandedOut, ...]:
        """Every agency of the plan, and those that were; one's trouble does not stop the others.

        `done` is called after each. Raises NobodyCanError for what stops all of them.
        """
        results: list[HandedOut] = []
        for agency in self.agencies:
            results.append(self._one(agency))
            done()
        return tuple(results)

    @property
    def agencies(self) -> list[str]:
        """Who has a task now, and who had one when the plan was handed out before."""
        codes = self.files.journal.agencies_of(plan_id(self.run.plan.head))
        before = (name_of(code, self.run.registry) for code in codes)
        return list(dict.fromkeys((*self._assignment.agencies, *before)))

    @cached_property
    def _assignment(self) -> Assignment:
        return self.run.assignment

    def _one(self, agency: str) -> HandedOut:
        try:
            return self._hand_out(agency)
        except (NobodyCanError, LoginRefusedError, NightOverError):
            raise
        except CannotDoError as error:
            trouble = str(error)
        except (gspread.exceptions.APIError, requests.RequestException, GoogleAuthError) as error:
            trouble = sentence(error)
        key = self.files.key_of(agency, code_of(agency, self.run.registry))
        return HandedOut(agency, key or "", trouble=trouble)

    def _hand_out(self, agency: str) -> HandedOut:
        known = self.run.registry.find(agency)
        code = code_of(agency, self.run.registry)
        key = self.files.key(agency, code, self.run.clock.now())
        people = self.files.people(key)
        wanted = self.wanted(agency)
        terms = Terms(
            code,
            Editors(self._asked(), people.masters | {self.robot.lower()}),
            self.files.journal.handed(code, wanted.plan),
        )
        told, counts = self._bring(key, wanted, terms)
        self.files.journal.note_handed(code, key, wanted, self.run.clock.now())
        email = known.email if known else None
        lacking = people.lacking(filter(None, (email, *self.editors)), self.readers)
        self.files.share(key, lacking)
        return HandedOut(agency, key, told, counts, tuple(who for who, _ in lacking))

    def wanted(self, agency: str) -> WantedTab:
        """What the agency's tab shall hold."""
        given = self._assignment
        leading, beside = given.tasks.get(agency, ()), given.coordinating.get(agency, ())
        return wanted_tab(self.run.plan, agency, leading, beside)

    def _bring(
        self, key: str, wanted: WantedTab, terms: Terms
    ) -> tuple[tuple[str, ...], Mapping[str, int]]:
        """Write the difference, if any, and read back that there is none any more."""
        many = len(self.files.journal.plans_of(terms.agency)) > FEW
        only = wanted.plan if many else ""
        first = changes(wanted, google.read_book(self.files.client, key, only=only), terms)
        if not first.requests:
            return (), Counter()
        google.write(self.files.client, key, first.requests)
        second = changes(wanted, google.read_book(self.files.client, key, only=only), terms)
        if second.requests:
            raise CannotDoError(
                f"đã ghi nhưng đọc lại thấy chưa đúng: {'; '.join(second.told)}; hãy xem lại quyền "
                "của bảng rồi chạy lại."
            )
        return first.told, first.counts

    def _asked(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.robot, *self.editors)))
