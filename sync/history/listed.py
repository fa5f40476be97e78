"""The list of snapshots against the journal, which names every answer that was acknowledged.

What the list says of an answer is in the journal too, so that a list that was cut, edited or lost
is made again from it. What no event names yet follows as it stood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.history.archive import runs_of
from sync.history.errors import HistoryError
from sync.snapshots import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sync.history.archive import Archive
    from sync.history.events import AnswerLine, Event, RunEvent

# What tells an answer from all others; journals of earlier times have no more of it.
_Place = tuple[str, str, str, str, str]
_Named = dict[_Place, tuple["RunEvent", "AnswerLine"]]


def require_listed(archive: Archive) -> None:
    """Raises HistoryError where the list of snapshots lacks what the journal acknowledged.

    Going on would take an agency's figures for never read, and new answers for old ones.
    """
    require_whole(archive, archive.events(), archive.store.all())


def require_whole(archive: Archive, events: Iterable[Event], listed: Sequence[Snapshot]) -> None:
    """The same for a journal and a list that were read before."""
    if fault := unlisted(archive, events, listed):
        raise HistoryError(fault)


def unlisted(archive: Archive, events: Iterable[Event], listed: Sequence[Snapshot]) -> str:
    """What is wrong with the list, as a sentence; empty where it holds all in its order."""
    named, places = _named(events), dict.fromkeys(map(_place, listed))
    lost = [place for place in named if place not in places]
    path = archive.store.index
    if lost:
        source, _, _, at, _ = lost[0]
        return (
            f"{path}: danh sách bản chụp thiếu {len(lost)} dòng mà nhật ký đã ghi (dòng đầu: "
            f"{source}, lấy lúc {at}); hãy chạy phancong rebuild để lập lại từ nhật ký."
        )
    if _by_source(named) != _by_source(place for place in places if place in named):
        return (
            f"{path}: các dòng của danh sách bản chụp không còn đúng thứ tự của nhật ký; hãy chạy "
            "phancong rebuild để lập lại từ nhật ký."
        )
    return ""


def list_again(archive: Archive, events: Sequence[Event], stamp: str) -> str:
    """Make the list again; where the old one is now, "" where there was none.

    Raises CannotDoError.
    """
    named, listed = _named(events), archive.store.all()
    kept = {_place(each): each for each in listed}
    lines = [kept.get(place) or _line(*each) for place, each in named.items()]
    return archive.store.replace_list([*lines, *_waiting(events, listed)], stamp)


def _waiting(events: Sequence[Event], listed: Sequence[Snapshot]) -> list[Snapshot]:
    """What was kept and not acknowledged yet, and not what became of a line that is lost.

    Of a whole list the first `kept` lines are named, so that what stands before was edited; at
    the moment of a lost line there was no other answer.
    """
    named, runs = _named(events), runs_of(events)
    lost = named.keys() - set(map(_place, listed))
    moments = {at for _, _, _, at, _ in lost}
    first = runs[-1].kept - len(lost) if runs else 0
    behind = listed[max(first, 0) :]
    return [each for each in behind if _place(each) not in named and each.as_of not in moments]


def _named(events: Iterable[Event]) -> _Named:
    """Every acknowledged answer, in the order of the journal.

    A pull that was killed may have named an answer twice.
    """
    named: _Named = {}
    for run in runs_of(events):
        for each in run.answers:
            if each.sha256:
                place = (each.source, each.sheet, each.key, each.pulled_at, each.sha256)
                named.setdefault(place, (run, each))
    return named


def _line(run: RunEvent, answer: AnswerLine) -> Snapshot:
    """The line of an answer. Of a mail the journal has the day it was sent; this run read it."""
    at = run.at if answer.sent_at else answer.pulled_at
    place = (answer.source, answer.sheet, answer.key, at, answer.sha256)
    return Snapshot(*place, answer.plan, answer.sent_at)


def _place(snapshot: Snapshot) -> _Place:
    return snapshot.source, snapshot.sheet, snapshot.key, snapshot.as_of, snapshot.sha256


def _by_source(places: Iterable[_Place]) -> Mapping[str, Sequence[_Place]]:
    """Answers in their order, each source by itself: a run names its sources in another one."""
    found: dict[str, list[_Place]] = {}
    for place in places:
        found.setdefault(place[0], []).append(place)
    return found
