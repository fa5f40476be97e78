"""The checks of `phancong doctor`: each one question, answered with what is wrong.

A check is a function that gives the faults it finds, one Vietnamese sentence each; its docstring
is for us, its name for people stands beside it in `CHECKS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sync.disk import refusal
from sync.history.archive import erased_by
from sync.history.chain import breaks
from sync.history.database import connect, damage
from sync.history.guards import fallen
from sync.history.listed import unlisted
from validators.errors import CannotDoError
from workbook.os_reasons import why_not_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sync.history.history import History

_MOST = 20  # faults of one check that are told


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was asked and what was found wrong."""

    check: str
    faults: tuple[str, ...]


def examine(history: History) -> tuple[Verdict, ...]:
    """The verdicts of all checks; one that cannot be made says why, and the others go on."""
    return tuple(Verdict(name, _faults(check, history)) for name, check in CHECKS)


def _faults(check: Callable[[History], Iterator[str]], history: History) -> tuple[str, ...]:
    faults: list[str] = []
    try:
        faults.extend(islice(check(history), _MOST))
    except CannotDoError as error:
        faults.append(str(error))
    return tuple(faults)


def _disk(history: History) -> Iterator[str]:
    """The next night can be written down."""
    folder = history.archive.folder
    if folder.is_dir() and (error := refusal(folder)):
        yield f"{folder}: không ghi được vào thư mục này: {why_not_written(error)}"


def _archive(history: History) -> Iterator[str]:
    """Every acknowledged answer is there, byte for byte, or was lawfully erased."""
    archive = history.archive
    events = archive.events()
    yield from archive.damaged(events)
    for sha256 in sorted(erased_by(events)):
        archive.entombed(sha256)
        if archive.store.holds(sha256):
            yield f"Bản chụp {sha256[:12]}… phải được xóa nhưng vẫn còn; hãy chạy phancong rebuild."


def _list(history: History) -> Iterator[str]:
    """The list of snapshots holds every acknowledged answer, in its order."""
    archive = history.archive
    yield from filter(None, [unlisted(archive, archive.events(), archive.store.all())])


def _database(history: History) -> Iterator[str]:
    """The database is there, and SQLite finds no damage in its file."""
    database = connect(history.address, history.archive.folder)
    if database.file and not database.file.exists() and history.archive.events():
        yield f"{database.place}: mất cơ sở dữ liệu; hãy chạy phancong rebuild."
    elif fault := damage(database):
        yield f"{database.place}: {fault}; hãy chạy phancong rebuild."


def _chain(history: History) -> Iterator[str]:
    """Database and archive bear each other out, event by event, and nobody can change it."""
    file = connect(history.address, history.archive.folder).file
    if file and not file.exists():
        return  # said above; opening it would make an empty one
    events = history.archive.events()
    with history.open().reading() as connection:
        yield from breaks(connection, events)
        if down := fallen(connection):
            names = ", ".join(down)
            yield f"Cơ sở dữ liệu mất khóa chống sửa ({names}); hãy chạy phancong rebuild."


CHECKS: tuple[tuple[str, Callable[[History], Iterator[str]]], ...] = (
    ("Thư mục dữ liệu còn ghi được.", _disk),
    ("Mọi bản chụp còn nguyên từng byte.", _archive),
    ("Danh sách bản chụp đủ mọi dòng mà nhật ký đã ghi.", _list),
    ("Cơ sở dữ liệu lịch sử không hỏng.", _database),
    ("Chuỗi kiểm chứng liền, lịch sử khớp với kho bản chụp.", _chain),
)
