"""Google spreadsheets, one per agency: only what changed is read, with one call each."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

import gspread
import requests
from google.auth.exceptions import GoogleAuthError
from gspread.urls import SPREADSHEET_URL

from sync.google.answers import GoogleError
from sync.google.bookmark import Bookmark, read_bookmark, write_bookmark
from sync.google.client import PatientClient
from sync.google.login import LoginRefusedError
from sync.google.retry import NightOverError, passes
from sync.source_names import GOOGLE
from sync.sources import SourceDownError, SourceError, Survey
from sync.sources.google_grid import FIELDS, asked_grid, check_agency_of, decode_grid
from sync.sources.google_reasons import reason_of
from sync.sources.google_values import (
    asked,
    check_agency,
    decode_values,
    has_tab,
    says_everything,
)
from workbook.raw_table import RawTable, SheetRef

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from sync.google.changes import ChangeFeed, Changes

_VALUES_URL = SPREADSHEET_URL + "/values:batchGetByDataFilter"
_GRID_URL = SPREADSHEET_URL + ":getByDataFilter"
_CUT = "câu trả lời của Google bị cắt hoặc sai dạng; lần chạy sau sẽ đọc lại."
_ERRORS = (gspread.exceptions.APIError, requests.RequestException, GoogleAuthError)

T = TypeVar("T")


@contextmanager
def _whole(sheet: SheetRef) -> Generator[None]:
    """Reads an answer; one that is cut or is no answer becomes a SourceError."""
    try:
        yield
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise SourceError(sheet.source, sheet.sheet, _CUT, passing=True) from error


@dataclass(frozen=True, slots=True)
class Following:
    """What tells a source which sheets changed: Drive's list, and where we stopped reading it."""

    feed: ChangeFeed
    path: Path
    reader: str = ""

    def name(self, plan: str) -> str:
        """Whose list it is, and for which plan it was read: elsewhere a token means nothing."""
        return f"{self.reader} {self.feed.drive} {plan}".strip() or "-"


@dataclass(slots=True)
class GoogleSource:
    """`spreadsheets` maps each agency to the id of its spreadsheet.

    `plan` is the id on the tab's mark (`sheet_keys.plan_id`); without one, and on sheets that
    bear no marks, everything is read by headings. Without `following` every sheet counts as
    changed. `codes` are the agencies' codes: a spreadsheet that bears another one is refused.
    """

    client: gspread.Client
    spreadsheets: Mapping[str, str]
    plan: str = ""
    following: Following | None = None
    codes: Mapping[str, str] = field(default_factory=dict[str, str])
    name: str = GOOGLE
    _next: Bookmark = field(default_factory=Bookmark, init=False)

    def sheets(self) -> Iterable[SheetRef]:
        """One sheet per configured agency, by name."""
        own = sorted(self.spreadsheets.items())
        return tuple(SheetRef(agency, "", key, self.plan) for agency, key in own)

    def survey(self, now: datetime) -> Survey:
        """Which sheets have to be read tonight, by Drive's list of changes."""
        if isinstance(self.client.http_client, PatientClient):
            self.client.http_client.begin()
        if self.following is None:
            return Survey(frozenset(self.spreadsheets))
        last = read_bookmark(self.following.path)
        changes = self._changes(last, self.following, now)
        if changes is None:
            self._next = self._everything(self.following, now)
            return self._told(frozenset(self.spreadsheets.values()), self._next.gone)
        gone = {key: why for key, why in last.gone.items() if key not in changes.changed}
        gone = self._own({**gone, **changes.gone})
        self._next = replace(last, token=changes.token, unread=(), gone=gone)
        return self._told(changes.changed | set(last.unread), self._next.gone)

    def fetch(self, sheet: SheetRef) -> bytes:
        """One read call, two where bare values leave something open; the body as Google sent it.

        Another agency's spreadsheet is refused here, before anything of it is kept.
        """
        code, is_found = self.codes.get(sheet.source, ""), False
        if self.plan:
            wanted = asked(self.plan, code)
            raw = self._read(sheet, "post", _VALUES_URL % sheet.key, json=wanted)
            with _whole(sheet):
                answer = json.loads(raw)
                check_agency(sheet, answer, self.plan)
                if says_everything(answer, self.plan):
                    return raw
                is_found = has_tab(answer)
        raw = self._read_grid(sheet, only=is_found)
        if code:
            with _whole(sheet):
                check_agency_of(sheet, json.loads(raw), code)
        return raw

    def decode(self, sheet: SheetRef, raw: bytes) -> RawTable:
        """The cells of the plan's tab, whichever of the two readings it was."""
        with _whole(sheet):
            answer = json.loads(raw)
            decode_one = decode_values if "valueRanges" in answer else decode_grid
            return decode_one(sheet, answer, self.plan)

    def commit(self, failed: Collection[str]) -> None:
        """Remember how far we have read, and which sheets are still owed (of sources `failed`)."""
        if self.following is None or not self._next.token:
            return
        owed = {self.spreadsheets[agency] for agency in failed if agency in self.spreadsheets}
        unread = tuple(sorted(owed - set(self._next.gone)))
        write_bookmark(self.following.path, replace(self._next, unread=unread))

    def _changes(self, last: Bookmark, following: Following, now: datetime) -> Changes | None:
        """The changes since the last run; None where everything has to be read."""
        if not last.serves(following.name(self.plan), now):
            return None
        try:
            return self._spoken(lambda: following.feed.since(last.token))
        except SourceDownError:
            raise
        except SourceError:
            return None  # a token that Google forgot, or no list tonight: reading all is safe

    def _everything(self, following: Following, now: datetime) -> Bookmark:
        """The bookmark of a full pull: its token is older than any of its readings."""
        try:
            token = self._spoken(following.feed.start)
            gone = self._own(self._spoken(following.feed.trashed))
        except SourceDownError:
            raise
        except SourceError:
            return Bookmark()  # the sheets may still be read; the next night is a full one again
        return Bookmark(following.name(self.plan), token, now.isoformat(), gone=gone)

    def _own(self, gone: Mapping[str, str]) -> dict[str, str]:
        """Without the sheets of others that happen to be shared with us."""
        configured = set(self.spreadsheets.values())
        return {key: why for key, why in gone.items() if key in configured}

    def _told(self, changed: Collection[str], gone: Mapping[str, str]) -> Survey:
        """The survey by agencies."""
        own = self.spreadsheets.items()
        lost = {agency: gone[key] for agency, key in own if key in gone}
        return Survey(frozenset(agency for agency, key in own if key in changed), lost)

    def _read_grid(self, sheet: SheetRef, *, only: bool) -> bytes:
        """The cells with their formats: of the plan's tab `only`, or of all tabs."""
        if only:
            wanted, params = asked_grid(self.plan), {"fields": FIELDS}
            return self._read(sheet, "post", _GRID_URL % sheet.key, json=wanted, params=params)
        params = {"includeGridData": "true", "fields": FIELDS}
        return self._read(sheet, "get", SPREADSHEET_URL % sheet.key, params=params)

    def _read(self, sheet: SheetRef, method: str, url: str, **options: Any) -> bytes:  # noqa: ANN401  # gspread's own parameters
        call = self.client.http_client.request
        return self._spoken(lambda: call(method, url, **options).content, sheet)

    def _spoken(self, call: Callable[[], T], sheet: SheetRef | None = None) -> T:
        """What a call gives, its errors as SourceError with a sentence."""
        where = (sheet.source, sheet.sheet) if sheet else (self.name, "")
        try:
            return call()
        except LoginRefusedError as error:
            raise SourceDownError(*where, str(error)) from error
        except NightOverError as error:
            raise SourceError(*where, str(error)) from error
        except _ERRORS as error:
            # Without Drive's list everything can still be read; without Sheets nothing can.
            if sheet and isinstance(error, GoogleError) and error.reason == "SERVICE_DISABLED":
                raise SourceDownError(*where, reason_of(error)) from error
            passing = passes(error) or getattr(error, "code", 0) == HTTPStatus.UNAUTHORIZED
            raise SourceError(*where, reason_of(error), passing=passing) from error
