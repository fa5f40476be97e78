"""The promises about what is kept, asked when the nights are over."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from support.story.office import evening

from sync.history.database import connect
from sync.history.schema import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from support.story.office import Office
    from support.story.story import Night, Story

_CHANGES = (
    "UPDATE observations SET shown = 'khác'",
    "DELETE FROM observations",
    "UPDATE answers SET sha256 = ''",
    "DELETE FROM runs",
    "DELETE FROM events",
)


def nothing_is_new(story: Story, hours: float = 1.5) -> Iterator[str]:
    """The same answers once more give the same workbook, and the same end."""
    night = story.nights[-1]
    before = _rows(story.office)
    again = story.run(["consolidate", "--json"], evening(night.number, hours))
    if story.office.workbook.read_bytes() != night.book:
        yield f"đêm {night.number}: tổng hợp lại cho bảng khác"
    if again.code != night.ended.code:
        yield f"đêm {night.number}: tổng hợp lại có mã {again.code}, không phải {night.ended.code}"
    if _rows(story.office) != before:
        yield f"đêm {night.number}: tổng hợp lại ghi thêm vào lịch sử"


def one_run_at_a_time(story: Story) -> Iterator[str]:
    """A second run leaves with code 75, and nothing of it is seen."""
    last, state = story.nights[-1].number, story.office.folder / "du-lieu"
    before = story.office.journal()
    with FileLock(state / "dang-chay.lock"):
        second = story.run(["nightly"], evening(last, 1.6))
    if second.code != 75 or story.office.journal() != before:
        yield f"lần chạy thứ hai: {second}"


def nowhere_to_publish(story: Story) -> Iterator[str]:
    """While the folder of the results is away, code 4; afterwards the workbook as it was."""
    last, results = story.nights[-1], story.office.workbook.parent
    away = results.rename(results.with_name("mất ổ mạng"))
    ended = story.run(["nightly"], evening(last.number, 1.7))
    away.rename(results)
    if ended.code != 4 or story.office.workbook.read_bytes() != last.book:
        yield f"không có thư mục kết quả: {ended}"


def editions_are_kept(story: Story) -> Iterator[str]:
    """Of the last ten days there is the workbook of each, as it was published."""
    folder = story.office.workbook.parent / "các bản trước"
    for night in story.nights[-10:]:
        edition = folder / f"tong-hop {night.day.isoformat()}.xlsx"
        if not edition.exists() or edition.read_bytes() != night.book:
            yield f"đêm {night.number}: không giữ bản đã công bố"


def past_is_kept(story: Story, nights: Iterable[Night]) -> Iterator[str]:
    """The workbook of a past night can be made again as it was."""
    last = story.nights[-1].number
    for night in nights:
        words = ["consolidate", "--as-of", night.day.isoformat(), "--json"]
        made = story.run(words, evening(last, 3))
        if made.code not in {0, 3}:
            yield f"đêm {night.number}: không lập lại được: {made.err}"
        elif Path(made.told["output"]).read_bytes() != night.book:
            yield f"đêm {night.number}: lập lại không giống"


def history_is_kept(story: Story) -> Iterator[str]:
    """Raw answers are there; the database refuses changes, and can be made again from them."""
    office, last = story.office, story.nights[-1].number
    yield from _answers(office)
    yield from _refusals(office)
    before = _rows(office)
    rebuilt = story.run(["rebuild"], evening(last, 4))
    if rebuilt.code != 0 or _rows(office) != before:
        yield f"lập lại lịch sử không giống: {rebuilt.out}{rebuilt.err}"
    doctor = story.run(["doctor"], evening(last, 5))
    if doctor.code != 0:
        yield f"doctor: {doctor.out}{doctor.err}"


def _answers(office: Office) -> Iterator[str]:
    answers = (each for run in office.journal() for each in run["answers"])
    for digest in {each["sha256"] for each in answers} - {""}:
        raw = gzip.decompress((office.kept / "ban-chup" / digest[:2] / f"{digest}.gz").read_bytes())
        if hashlib.sha256(raw).hexdigest() != digest:
            yield f"bản chụp {digest} đã khác"


def _refusals(office: Office) -> Iterator[str]:
    for change in _CHANGES:
        try:
            with connect(office.database, office.kept).engine.begin() as connection:
                connection.execute(text(change))
            yield f"cơ sở dữ liệu chịu sửa: {change}"
        except DBAPIError:
            continue


def _rows(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the history, in an order of its own."""
    with connect(office.database, office.kept).engine.begin() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))))
            for table in METADATA.sorted_tables
        }
