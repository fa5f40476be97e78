"""What differs between a spreadsheet and what its agency should have; in words and requests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zlib import crc32

from sync import sheet_keys
from sync.handout.arrange import Handed
from sync.handout.found import FoundTab
from sync.handout.tab_changes import Change, Editors, TabChanges
from validators.columns import COLUMNS, TASK_ID
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from sync.handout.found import FoundBook
    from sync.handout.requests import Request
    from sync.handout.wanted import WantedTab

_TAB_KEY = "khóa của trang"
_PROPERTIES = {"locale": "vi_VN", "timeZone": "Asia/Ho_Chi_Minh"}


@dataclass(frozen=True, slots=True)
class Terms:
    """For whom: the agency's code, who may edit what is locked, what was handed out last."""

    agency: str
    editors: Editors = field(default_factory=Editors)
    handed: Handed = field(default_factory=Handed)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything to write into one spreadsheet; empty where it is as it should be."""

    told: tuple[str, ...]
    requests: tuple[Request, ...]
    counts: Counter[str]


def changes(wanted: WantedTab, book: FoundBook, terms: Terms) -> Changes:
    """The difference. Raises CannotDoError for another agency's spreadsheet, or a doubled tab."""
    if book.agency not in {"", terms.agency}:
        raise CannotDoError(sheet_keys.another_agency(book.agency))
    found = book.tab_of(wanted.plan)
    tab = TabChanges(wanted, found or _new_tab(wanted, book), terms.handed, terms.editors)
    listed = [
        *_properties(book),
        *([] if found else [_opened(tab, book)]),
        *tab.changes(),
        *_keys(tab, book, terms.agency),
    ]
    told = dict.fromkeys(change.told for change in listed)
    requests = (request for change in listed for request in change.requests)
    return Changes(tuple(told), tuple(requests), tab.counts)


def _properties(book: FoundBook) -> Iterator[Change]:
    wrong = {k: v for k, v in _PROPERTIES.items() if book.properties.get(k) != v}
    if wrong:
        request = {"properties": wrong, "fields": ",".join(wrong)}
        yield Change("ngôn ngữ và múi giờ", ({"updateSpreadsheetProperties": request},))


def _keys(tab: TabChanges, book: FoundBook, agency: str) -> Iterator[Change]:
    plan, old = tab.wanted.plan, tab.found.old
    if not tab.found.plan:
        yield Change(_TAB_KEY, (sheet_keys.on_tab(tab.tab, plan),))
    if old:
        yield Change(_TAB_KEY, tuple(sheet_keys.without(name, tab.tab) for name in sorted(old)))
    if sheet_keys.COLUMN in old:
        again = ((tab.columns[key], key) for key in tab.found.columns)
        marks = (sheet_keys.on_column(tab.tab, place, key, plan) for place, key in again)
        yield Change(_TAB_KEY, tuple(marks))
    if not tab.found.agency or sheet_keys.AGENCY in old:
        place = tab.columns[TASK_ID.key]
        mark = sheet_keys.agency_on_column(tab.tab, place, agency, plan)
        yield Change(_TAB_KEY, (mark,))
    if not book.agency:
        yield Change("khóa của bảng", (sheet_keys.on_spreadsheet(agency),))


def _new_tab(wanted: WantedTab, book: FoundBook) -> FoundTab:
    """A tab to be made, or the one of a spreadsheet that nobody has used yet."""
    if len(book.tabs) == 1 and book.tabs[0].is_blank:
        return book.tabs[0]
    number, taken = crc32(wanted.plan.encode()) & 0x7FFFFFFF, {tab.id for tab in book.tabs}
    while number in taken:
        number += 1
    return FoundTab(number, "", "", {}, {})


def _opened(tab: TabChanges, book: FoundBook) -> Change:
    """Makes the tab, or gives the unused one its name and size."""
    rows = tab.top + max(len(tab.order.slots), 1)
    grid = {"rowCount": rows, "columnCount": len(COLUMNS)}
    title = _free_title(tab.wanted.title, book)
    properties = {"sheetId": tab.tab, "title": title, "gridProperties": grid}
    told = f"lập trang “{title}”"
    if tab.found not in book.tabs:
        return Change(told, ({"addSheet": {"properties": properties}},))
    fields = "title,gridProperties(rowCount,columnCount)"
    return Change(told, ({"updateSheetProperties": {"properties": properties, "fields": fields}},))


def _free_title(title: str, book: FoundBook) -> str:
    taken = {tab.title.casefold() for tab in book.tabs}
    numbers = (f"{title[:90]} ({n})" for n in range(2, len(taken) + 3))
    return next(t for t in (title, *numbers) if t.casefold() not in taken)
