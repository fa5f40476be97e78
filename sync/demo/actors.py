"""Playing the agencies: progress as clerks type it, with the mistakes they usually make.

A handed-out sheet lets a clerk type progress and nothing else. Headings, rows and columns are
spoiled by those who may: the owners of the file, from the department itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sync.handout.wanted import COORDINATING
from validators.a1 import address
from validators.columns import COLUMNS, PROGRESS_COLUMNS
from validators.progress import Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    import gspread

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
_BLANK_SHARE, _ALL = 0.12, 100


@dataclass(frozen=True, slots=True)
class Page:
    """An agency's open sheet: where its headings and its tasks stand (rows from 0)."""

    sheet: gspread.Worksheet
    header: int
    tasks: tuple[int, ...]


def open_page(sheet: gspread.Worksheet) -> Page:
    """Look at a sheet as a clerk does: headings, then the rows that are the agency's to report on.

    What others lead, below a heading of its own, is left to them.
    """
    rows = sheet.get_all_values()
    header = next(n for n, row in enumerate(rows) if row[_POSITION["number"]] == "TT")
    helping = (n for n, row in enumerate(rows) if row[_POSITION["content"]] == COORDINATING)
    end = next(helping, len(rows))
    return Page(sheet, header, tuple(n for n in range(header + 1, end) if rows[n][0]))


@dataclass(frozen=True, slots=True)
class Actor:
    """One clerk with a seeded character; `today` is the day they report on."""

    random: Random
    today: date

    def play(self, page: Page) -> None:
        """Fill the progress of most tasks."""
        updates = [
            {"range": _span(row), "values": [self._progress()]}
            for row in page.tasks
            if self.random.random() > _BLANK_SHARE
        ]
        if updates:
            page.sheet.batch_update(updates, raw=True)

    def _progress(self) -> list[object]:
        """Status, percentage, result, difficulty, day: as typed."""
        status = self.random.choices(list(Status), weights=(2, 4, 6))[0]
        day = self.today - timedelta(days=self.random.randrange(40))
        if status is Status.NOT_STARTED:
            return [status.value, 0, "", self.random.choice(_DIFFICULTIES), _as_text(day)]
        percent = _ALL if status is Status.DONE else self.random.randrange(10, 95, 5)
        return [
            status.value,
            percent,
            self.random.choice(_RESULTS),
            self.random.choice(_DIFFICULTIES),
            _as_text(day),
        ]


def rename_heading(page: Page) -> None:
    """A heading in the clerk's own words, which no alias knows."""
    page.sheet.update(
        [["Đạt được bao nhiêu"]], address(page.header, _POSITION["percent"]), raw=True
    )


def insert_row(page: Page) -> None:
    """A task of the clerk's own, in the middle of the department's."""
    row: list[str | int | float] = ["", "", "Việc đơn vị tự thêm", *[""] * 4, "Đang thực hiện", 50]
    page.sheet.insert_row(row, index=page.tasks[0] + 1)


def add_column(page: Page) -> None:
    """A column for the clerk's own notes, between the department's."""
    page.sheet.insert_cols([[""] * page.header + ["Người theo dõi"]], col=_FIRST + 1)


def clear_progress(page: Page) -> None:
    """Nothing reported at all."""
    page.sheet.batch_clear([_span(row) for row in page.tasks])


def percent_sign(page: Page) -> None:
    """`80 %`, typed as a text."""
    _type_percent(page, "80 %")


def fraction(page: Page) -> None:
    """`0,8`, typed as a text."""
    _type_percent(page, "0,8")


def _type_percent(page: Page, text: str) -> None:
    row = [Status.IN_PROGRESS.value, text]
    page.sheet.update([row], address(page.tasks[0], _FIRST), raw=True)


MISTAKES: tuple[Callable[[Page], None], ...] = (
    rename_heading,
    insert_row,
    add_column,
    clear_progress,
    percent_sign,
    fraction,
)
OWNERS_MISTAKES = frozenset({rename_heading, insert_row, add_column})


def _span(row: int) -> str:
    return f"{address(row, _FIRST)}:{address(row, _FIRST + len(PROGRESS_COLUMNS) - 1)}"


def _as_text(day: date) -> str:
    return f"{day:%d/%m/%Y}"
