"""The lock of our list: what is wrong with it, mended in the same write, and looked at after."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sync.handout.files import people_of
from sync.handout.protection import locked_tab, ours, protection_faults, protection_request

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import gspread

    from sync.handout.requests import Request

_DESCRIPTION = "phancong: danh sách điểm cần sửa"


@dataclass(frozen=True)
class ListLock:
    """The lock that the list of one spreadsheet (`key`) shall have, on the tab with this id."""

    client: gspread.Client
    key: str
    tab: int
    editors: Sequence[str]

    def requests(self, protected: Sequence[Request]) -> Iterator[Request]:
        """What mends the lock; nothing where it is as it shall be."""
        if self.faults(protected):
            yield protection_request(ours(protected), self._wanted)

    @property
    def _wanted(self) -> Request:
        return locked_tab(self.tab, _DESCRIPTION, self.editors)

    @cached_property
    def _masters(self) -> frozenset[str]:
        return people_of(self.client, self.key).masters

    def faults(self, protected: Sequence[Request]) -> list[str]:
        """What is wrong with the protected ranges of the tab, in words."""
        found = ours(protected)
        told: Sequence[str] = (found or {}).get("editors", {}).get("users", [])
        asked = frozenset(editor.lower() for editor in self.editors)
        # Owners may always edit, and Google may list them; only a strange name costs the question.
        is_strange = bool({user.lower() for user in told} - asked)
        always = asked | self._masters if is_strange else asked
        return list(protection_faults(found, self._wanted, always))
