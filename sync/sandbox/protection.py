"""Protected ranges: who may write where.

A write that touches a protected cell is refused as a whole, unless the caller owns the file,
manages its shared drive, is among the editors, or the range lets the whole domain in.
A range that only warns stops nobody, and a whole tab may leave some ranges unprotected.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.sandbox.areas import Area, Box, area_of
from sync.sandbox.errors import protected
from sync.sandbox.identities import Identity, same

if TYPE_CHECKING:
    from sync.sandbox.book import Book, Tab
    from sync.sandbox.jsons import Json


@dataclass(frozen=True, slots=True)
class Editing:
    """One write call: the spreadsheet, who writes, and whether protection binds this caller.

    `master` is true for the owner of the file and the managers of its shared drive. `domain`
    is the domain the file belongs to, empty when it belongs to none. `year` is the present
    year, which a date typed without one gets.
    """

    book: Book
    identity: Identity
    master: bool = True
    domain: str = ""
    year: int = 2026
    owner: str = ""
    replies: list[Json] = field(default_factory=list["Json"])

    def allow(self, tab: Tab, box: Box) -> None:
        """Refuse (400) when this caller may not write somewhere in the box."""
        if self.master or not box:
            return
        for rule in tab.protected:
            if _touches(self.book, tab, rule, box) and not self.may_edit(rule):
                raise protected()

    def allow_tab(self, tab: Tab) -> None:
        """Refuse to lose a tab of which any part is protected against this caller."""
        self.allow(tab, tab.box)

    def allow_shape(self, tab: Tab) -> None:
        """Refuse a new title or size of a tab that is protected as a whole."""
        for rule in tab.protected:
            area = protected_area(self.book, tab, rule)
            if area == Area(tab.id) and not self.may_edit(rule):
                raise protected()

    def may_edit(self, rule: Json) -> bool:
        """Whether this caller is let through a protected range."""
        if self.master or rule.get("warningOnly"):
            return True
        editors = rule.get("editors", {})
        if any(same(user, self.identity.email) for user in editors.get("users", ())):
            return True
        inside = bool(self.domain) and self.identity.domain == self.domain
        return bool(editors.get("domainUsersCanEdit")) and inside


def protected_area(book: Book, tab: Tab, rule: Json) -> Area:
    """The area a protected range lies on, directly or by the name of a named range."""
    named = book.named_ranges.get(str(rule.get("namedRangeId", "")))
    return area_of(named["range"] if named else rule.get("range", {"sheetId": tab.id}))


def _touches(book: Book, tab: Tab, rule: Json, box: Box) -> bool:
    locked = protected_area(book, tab, rule).within(tab.rows, tab.columns).meet(box)
    parts = [locked] if locked else []
    for hole in rule.get("unprotectedRanges", ()):
        cut = area_of(hole).within(tab.rows, tab.columns)
        parts = [rest for part in parts for rest in part.minus(cut)]
    return bool(parts)
