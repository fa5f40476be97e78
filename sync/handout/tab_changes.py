"""From a tab as it is to the tab as the plan wants it: what differs, and the requests for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sync import sheet_keys
from sync.handout import looks
from sync.handout.arrange import Arranged, Handed, Slot, arranged
from sync.handout.entry_rules import rule_requests
from sync.handout.protection import (
    ours,
    protection_faults,
    protection_request,
    wanted_protection,
)
from sync.handout.requests import Request, delete_row, insert, move_row, runs, size, texts_at
from sync.handout.row_order import Insert, Move, moves
from sync.handout.wanted import Kind
from validators.columns import BY_KEY, COLUMNS
from validators.errors import CannotDoError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sync.handout.found import FoundTab
    from sync.handout.wanted import WantedTab

_ORDER = tuple(column.key for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Editors:
    """`asked` may edit what is locked; `always` may whether asked or not (small letters)."""

    asked: tuple[str, ...] = ()
    always: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in words, and the requests that remove it."""

    told: str
    requests: tuple[Request, ...] = ()


class TabChanges:
    """The differences of one tab. Positions of columns are those after missing ones came back."""

    def __init__(
        self, wanted: WantedTab, found: FoundTab, handed: Handed, editors: Editors
    ) -> None:
        self.wanted, self.found, self.editors = wanted, found, editors
        self.tab = found.id
        self.fresh = not found.columns
        header = len(wanted.above) if self.fresh else found.header
        if header is None:
            raise CannotDoError(
                f"trang “{found.title}” không còn dòng tiêu đề của biểu; hãy khôi phục từ lịch sử "
                "phiên bản của bảng (Tệp > Nhật ký phiên bản) rồi chạy lại."
            )
        self.header = header
        self.columns, self._lacking = _positions(found)
        self.rows = [] if self.fresh else found.rows()
        self.order: Arranged = arranged(wanted.lines, self.rows, handed)
        self.tasks = {
            self.top + n: slot.row
            for n, slot in enumerate(self.order.slots)
            if slot.kind is Kind.TASK
        }

    @property
    def top(self) -> int:
        """The first row below the header."""
        return self.header + 1

    @property
    def counts(self) -> Counter[str]:
        """How many tasks are new, changed, closed, and open again."""
        return Counter(filter(None, map(_fate, self.order.slots)))

    def changes(self) -> Iterator[Change]:
        """Everything that differs, in the order in which it has to be written."""
        yield from self._columns()
        yield from self._rows()
        yield from self._texts()
        yield from self._named(
            "quy tắc nhập liệu", rule_requests(self.tab, self.columns, self.tasks)
        )
        yield from self._frame()
        yield from self._protection()

    def _named(self, told: str, requests: Iterable[Request]) -> Iterator[Change]:
        listed = tuple(requests)
        if listed:
            yield Change(told, listed)

    def _columns(self) -> Iterator[Change]:
        if not self._lacking:
            return
        again = {key: self.columns[key] for key in self._lacking}
        below = (self.top, max(self.top + len(self.rows), self.top + 1))
        width = self.found.size.get("columnCount", 0)
        inserted = [
            insert(self.tab, "COLUMNS", place, width + n)
            for n, place in enumerate(self._lacking.values())
        ]
        requests = [
            *(() if self.fresh else inserted),
            *self._keys(again),
            *looks.header_look(self.tab, self.columns, self.header),
            *looks.column_sizes(self.tab, again),
            *(() if self.fresh else looks.new_rows(self.tab, again, below)),
        ]
        names = ", ".join(f"“{BY_KEY[key].heading}”" for key in again)
        yield Change(f"thêm cột {names}", tuple(requests))

    def _keys(self, places: Mapping[str, int]) -> Iterator[Request]:
        for key, place in places.items():
            yield sheet_keys.on_column(self.tab, place, key, self.wanted.plan)

    def _rows(self) -> Iterator[Change]:
        gone = tuple(delete_row(self.tab, row.at) for row in reversed(self.order.gone))
        if gone:
            yield Change(f"bỏ {len(gone)} đề mục không còn nhiệm vụ", gone)
        yield from self._named("thêm hoặc chuyển dòng", self._moved())
        new = [self.top + n for n, slot in enumerate(self.order.slots) if slot.row is None]
        dressed = [r for part in runs(new) for r in looks.new_rows(self.tab, self.columns, part)]
        yield from self._named("hình thức của dòng mới", dressed)
        yield from self._kinds()

    @cached_property
    def _steps(self) -> list[Move | Insert]:
        """The rows to move and to insert; a new tab has its rows from the beginning."""
        now = [row.at for row in self.rows if row not in self.order.gone]
        final = [None if slot.row is None else slot.row.at for slot in self.order.slots]
        return [] if self.fresh else moves(now, final)

    def _moved(self) -> Iterator[Request]:
        height = self.found.size.get("rowCount", 0) - len(self.order.gone)
        for step in self._steps:
            if isinstance(step, Move):
                yield move_row(self.tab, self.top + step.start, self.top + step.goal)
            else:
                yield insert(self.tab, "ROWS", self.top + step.goal, height)
                height += 1

    def _kinds(self) -> Iterator[Change]:
        for n, slot in enumerate(self.order.slots):
            plain = slot.was is None and slot.kind is Kind.TASK
            if slot.kind is not slot.was and not plain:
                dressed = looks.kind_of_row(self.tab, self.columns, self.top + n, slot.kind)
                yield Change("hình thức của dòng", tuple(dressed))

    def _texts(self) -> Iterator[Change]:
        # Above a table that was moved down stand other people's lines.
        above = self.wanted.above if self.header == len(self.wanted.above) else ()
        for row, text in enumerate(above):
            if self.found.text(row, self._shown("number")) != text:
                yield Change("dòng tên kế hoạch", tuple(self._write(row, {"number": text})))
        headings = {
            key: BY_KEY[key].heading
            for key in self.columns
            if key in self._lacking
            or self.found.text(self.header, self.found.columns[key]) != BY_KEY[key].heading
        }
        yield from self._named("tiêu đề cột", self._write(self.header, headings))
        for n, slot in enumerate(self.order.slots):
            yield from self._named(_told(slot), self._write(self.top + n, _differing(slot)))

    def _shown(self, key: str) -> int:
        """Where a column stands in the sheet as it was read."""
        return self.found.columns.get(key, self.columns[key])

    def _write(self, row: int, texts: dict[str, str]) -> Iterator[Request]:
        return texts_at(self.tab, row, {self.columns[key]: text for key, text in texts.items()})

    def _frame(self) -> Iterator[Change]:
        """Frozen header and hidden id."""
        place = self.columns["task_id"]
        if self._shown("task_id") not in self.found.hidden or "task_id" in self._lacking:
            hiding = size(self.tab, "COLUMNS", place, hiddenByUser=True)
            yield Change("ẩn cột mã nhiệm vụ", (hiding,))
        if self.found.size.get("frozenRowCount", 0) != self.header + 1:
            grid = {"frozenRowCount": self.header + 1}
            properties = {"sheetId": self.tab, "gridProperties": grid}
            request = {"properties": properties, "fields": "gridProperties.frozenRowCount"}
            yield Change("cố định dòng tiêu đề", ({"updateSheetProperties": request},))

    def _protection(self) -> Iterator[Change]:
        found = ours(self.found.protected)
        wanted = wanted_protection(self.tab, self.columns, self.tasks, self.editors.asked)
        faults = list(protection_faults(found, wanted, self.editors.always))
        if not faults and (self._steps or self.order.gone or self._lacking):
            faults = ["các ô mở cho đơn vị điền"]  # Google shifts them along with the rows
        if faults:
            yield Change("; ".join(faults), (protection_request(found, wanted),))


def _positions(found: FoundTab) -> tuple[dict[str, int], dict[str, int]]:
    """Where each column will stand; and where each missing one is inserted, one after another."""
    if not found.columns:
        places = {key: place for place, key in enumerate(_ORDER)}
        return places, places
    places, lacking = dict(found.columns), dict[str, int]()
    for number, key in enumerate(_ORDER):
        if key not in places:
            before = (places[other] + 1 for other in _ORDER[:number])
            new = lacking[key] = max(before, default=0)
            places = {other: at + (at >= new) for other, at in places.items()} | {key: new}
    return places, lacking


def _differing(slot: Slot) -> dict[str, str]:
    """The texts to write in a row: those that are not there."""
    if slot.line is None:
        return {}
    there = slot.row.texts if slot.row else {}
    return {key: text for key, text in slot.line.texts.items() if there.get(key, "") != text}


def _fate(slot: Slot) -> str:
    """What becomes of the task of a row; "" where nothing does."""
    if slot.kind is Kind.CLOSED:
        return "" if slot.was is Kind.CLOSED else "closed"
    if slot.kind is not Kind.TASK:
        return ""
    if slot.was is not Kind.TASK:
        return "added" if slot.was is None else "reopened"
    return "changed" if _differing(slot) else ""


def _told(slot: Slot) -> str:
    words = {Kind.TASK: "nhiệm vụ", Kind.CLOSED: "nhiệm vụ đã kết thúc"}
    name = slot.line.texts.get("number", "") if slot.line else ""
    return f"{words.get(slot.kind, 'dòng')} {name or '…'}"
