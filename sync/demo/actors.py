"""Playing the agencies: progress as clerks type it, with the mistakes they usually make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from validators.a1 import address
from validators.columns import COLUMNS, PROGRESS_COLUMNS
from validators.progress import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    import gspread

    Mistake = Callable[[gspread.Worksheet, int, Sequence[int]], None]

_POSITION = {column.key: position for position, column in enumerate(COLUMNS)}
_FIRST = _POSITION[PROGRESS_COLUMNS[0].key]
_RESULTS = (
    "- Đã họp thống nhất nội dung với các đơn vị liên quan",
    "Đã ban hành văn bản triển khai",
    "Đã trình lãnh đạo phê duyệt dự thảo",
    "Đang lấy ý kiến góp ý",
    "Đã tổ chức 02 lớp tập huấn",
)
_DIFFICULTIES = ("", "", "", "Thiếu kinh phí", "Chờ hướng dẫn của cấp trên", "Thiếu nhân lực")
_USUAL, _BLANK_SHARE = 0.75, 0.12


@dataclass(frozen=True, slots=True)
class Actor:
    """One clerk with a seeded character; `today` is the day they report on."""

    random: Random
    today: date

    def play(self, sheet: gspread.Worksheet, mistake: Mistake | None) -> None:
        """Fill the progress of every task row, then do the clerk's mistake, if any."""
        rows = sheet.get_all_values()
        header = next(n for n, row in enumerate(rows) if row[_POSITION["number"]] == "TT")
        tasks = [n for n in range(header + 1, len(rows)) if rows[n][0]]
        updates = [
            {"range": _span(row), "values": [self._progress()]}
            for row in tasks
            if self.random.random() > _BLANK_SHARE
        ]
        if updates:
            sheet.batch_update(updates, raw=True)
        if mistake:
            mistake(sheet, header, tasks)

    def _progress(self) -> list[object]:
        """Status, percentage, result, difficulty, day: as typed."""
        status = self.random.choices(list(Status), weights=(2, 5, 4))[0]
        day = self.today - timedelta(days=self.random.randrange(40))
        if status is Status.NOT_STARTED:
            return [status.value, 0, "", self.random.choice(_DIFFICULTIES), _as_text(day)]
        percent = 100 if status is Status.DONE else self.random.randrange(10, 95, 5)
        return [
            status.value,
            self._percent(percent),
            self.random.choice(_RESULTS),
            self.random.choice(_DIFFICULTIES),
            _as_text(day),
        ]

    def _percent(self, percent: int) -> object:
        """Mostly a number; sometimes `80 %` or `0,8`."""
        if self.random.random() < _USUAL:
            return percent
        fraction = f"{percent / 100:.2g}".replace(".", ",")
        return self.random.choice((f"{percent} %", fraction if 0 < percent < 100 else percent))


def rename_heading(sheet: gspread.Worksheet, header: int, tasks: Sequence[int]) -> None:
    """A heading in the clerk's own words, which no alias knows."""
    sheet.update([["Đạt được bao nhiêu"]], address(header, _POSITION["percent"]), raw=True)


def insert_row(sheet: gspread.Worksheet, header: int, tasks: Sequence[int]) -> None:
    """A task of the clerk's own, in the middle of the department's."""
    row: list[str | int | float] = ["", "", "Việc đơn vị tự thêm", *[""] * 4, "Đang thực hiện", 50]
    sheet.insert_row(row, index=tasks[0] + 1)


def add_column(sheet: gspread.Worksheet, header: int, tasks: Sequence[int]) -> None:
    """A column for the clerk's own notes, between the department's."""
    column: list[list[str]] = [[""] for _ in range(header)] + [["Người theo dõi"]]
    sheet.insert_cols([[line[0] for line in column]], col=_FIRST + 1)


def clear_progress(sheet: gspread.Worksheet, header: int, tasks: Sequence[int]) -> None:
    """Nothing reported at all."""
    sheet.batch_clear([_span(row) for row in tasks])


MISTAKES = (rename_heading, insert_row, add_column, clear_progress)


def _span(row: int) -> str:
    return f"{address(row, _FIRST)}:{address(row, _FIRST + len(PROGRESS_COLUMNS) - 1)}"


def _as_text(day: date) -> str:
    return f"{day:%d/%m/%Y}"
