"""What the department must know by now, kept in the plainest way: written from the promises.

Of several sheets of an agency the row counts that changed last; a blank is filled from the next
one, then from what was last said there; a cell that says `xóa` ends that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from support.story.pages import ERROR, PROGRESS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from support.story.pages import Typed, Words

GONE = "xóa"
# What a cell of the consolidated workbook may say; more than one where two sheets are as new.
Allowed = set[str]


@dataclass(slots=True)
class Place:
    """A sheet of an agency: what it last said, since when each row is as it is, its last words.

    Nights are counted; `read` is the last one on which the sheet could be read, 0 for none.
    """

    read: int = 0
    now: Words = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict[str, int])
    spoken: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)

    def hear(self, words: Words, night: int) -> None:
        """The sheet was read, and says this."""
        for cell in {*self.now, *words}:
            was, says = self.now.get(cell), words.get(cell)
            if (was, type(was)) != (says, type(says)):
                self.changed[cell[0]] = night
                if says not in {None, "", ERROR}:
                    self.spoken[cell] = (str(says), night)
        self.now, self.read = dict(words), night


@dataclass(slots=True)
class Oracle:
    """The sheets of every agency, by name of the sheet."""

    places: dict[str, dict[str, Place]] = field(default_factory=dict[str, "dict[str, Place]"])

    def place(self, agency: str, name: str) -> Place:
        """A sheet of an agency; known from now on."""
        return self.places.setdefault(agency, {}).setdefault(name, Place())

    def row(self, agency: str, task: str) -> dict[str, Allowed]:
        """What the row of a task may say, by column."""
        return {key: self._cell(agency, (task, key)) for key in PROGRESS}

    def last_read(self, agency: str) -> int:
        """The last night on which any sheet of an agency was read; 0 for none."""
        return max((place.read for place in self.places.get(agency, {}).values()), default=0)

    def furthest_behind(self, agency: str, names: Iterable[str]) -> int:
        """The night on which that of some sheets was last read that is behind the others."""
        places = self.places.get(agency, {})
        read = (places[name].read for name in names if name in places)
        return min(filter(None, read), default=0)

    def _cell(self, agency: str, cell: tuple[str, str]) -> Allowed:
        places = list(self.places.get(agency, {}).values())
        speaking = [
            (place.changed.get(cell[0], 0), str(text))
            for place in places
            if _said(text := place.now.get(cell))
        ]
        if not speaking:
            speaking = [
                (night, text)
                for place in places
                if cell in place.spoken
                for text, night in [place.spoken[cell]]
            ]
        if not speaking:
            return {ERROR if any(place.now.get(cell) == ERROR for place in places) else ""}
        newest = max(night for night, _ in speaking)
        return {"" if text == GONE else text for night, text in speaking if night == newest}


def _said(text: Typed | None) -> bool:
    """A blank says nothing, nor does a failing formula: what was said before it counts."""
    return text not in {None, "", ERROR}
